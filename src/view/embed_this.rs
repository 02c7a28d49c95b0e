//! Taking the explainer elsewhere: the lines to paste, by part and by way.

use super::Context;
use crate::document::Home;
use crate::drawing::mount;
use crate::islands::EmbedThis;
use yew::prelude::*;

/// The place of it, which the program fills: where the page is published, only the page knows.
pub(super) fn embed_this(context: &Context<'_>) -> Html {
    html! {
        <details class="embed-this data">
            <summary>{ context.language.embed_this() }</summary>
            { mount(context, "embed-this".to_owned(), data(context), html! {}) }
        </details>
    }
}

/// The lines for each part and way. Each has a skip link, a place that is kept, and a link where nothing else works.
fn data(context: &Context<'_>) -> EmbedThis {
    let language = context.language;
    // `{page}` is where the program names the folder; a title that holds the same is no mark.
    let words = |text: &str| escape(text).replace('{', "&#123;");
    // One script is for all explainers of a site, in the folder above.
    let script = match &context.explainer.home {
        None => "{page}sidelight.js".to_owned(),
        Some(Home { url: None, .. }) => "{page}../sidelight.js".to_owned(),
        Some(Home { url: Some(url), .. }) => format!("{}sidelight.js", words(url.as_str())),
    };
    let (slug, headline) = (&context.explainer.slug, words(&context.explainer.headline));
    let lines = |panel: Option<(&str, &str)>| {
        let title = words(panel.map_or(&context.explainer.headline, |(_, title)| title));
        let (element, room, query, hash) = match panel {
            None => (format!("sidelight-explainer src=\"{{page}}{slug}.json\""), "100vh", String::new(), String::new()),
            Some((id, _)) => (
                format!("sidelight-panel src=\"{{page}}{slug}.json\" panel=\"{id}\""),
                "max(7rem, 18rem - 18vw)",
                format!("?panel={id}"),
                format!("#{id}"),
            ),
        };
        let name = element.split(' ').next().unwrap_or_default();
        let after = format!("after-{slug}{}", panel.map(|(id, _)| format!("-{id}")).unwrap_or_default());
        let skip = format!("<a href=\"#{after}\">{}</a>", language.skip_explainer(&title));
        let link = format!("<a href=\"{{page}}{hash}\">{headline}</a>");
        [
            format!(
                "{skip}\n<{element} style=\"display: block; min-height: {room}\">\n  {link}\n</{name}>\n\
                 <div id=\"{after}\" tabindex=\"-1\"></div>\n<script type=\"module\" src=\"{script}\"></script>"
            ),
            format!(
                "{skip}\n<iframe src=\"{{page}}embed.html{query}\" title=\"{title}\" width=\"100%\" height=\"600\" \
                 loading=\"lazy\" style=\"border: 0\"\n  sandbox=\"allow-scripts allow-popups \
                 allow-popups-to-escape-sandbox\"></iframe>\n<div id=\"{after}\" tabindex=\"-1\"></div>"
            ),
            format!("{{page}}{hash}"),
        ]
        .map(|lines| lines.split("{page}").map(str::to_owned).collect())
        .into()
    };
    let panels = context.explainer.panels.iter().map(|panel| (panel.id.as_str(), panel.title.as_str()));
    EmbedThis {
        part: language.embed_part(),
        way: language.embed_way(),
        ways: vec![language.embed_as_element(), language.embed_as_iframe(), language.embed_as_address()],
        parts: std::iter::once((language.embed_whole(), lines(None)))
            .chain(panels.map(|panel| (panel.1.to_owned(), lines(Some(panel)))))
            .collect(),
        lines: language.embed_lines(),
        copy: language.embed_copy(),
    }
}

/// Text as it stands in an element or between double quotes.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
