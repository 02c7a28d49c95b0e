//! Taking the explainer elsewhere: the lines to paste, by part and by way.

use super::island;
use crate::document::Explainer;
use crate::islands::{EmbedThis, EmbedThisIsland};
use yew::prelude::*;

/// The place of it, which the program fills: where the page is published, only the page knows.
pub(super) fn embed_this(explainer: &Explainer) -> Html {
    html! {
        <details class="embed-this data">
            <summary>{ "Embed this" }</summary>
            { island::host::<EmbedThisIsland, _>(island::EMBED_THIS, data(explainer)) }
        </details>
    }
}

/// The lines for each part and way. Each has a skip link, a place that is kept, and a link where nothing else works.
pub(super) fn data(explainer: &Explainer) -> EmbedThis {
    let (slug, headline) = (&explainer.slug, escape(&explainer.headline));
    let lines = |panel: Option<(&str, &str)>| {
        let title = escape(panel.map_or(&explainer.headline, |(_, title)| title));
        let (element, place, query, hash) = match panel {
            None => (format!("sidelight-explainer src=\"{{page}}{slug}.json\""), "100vh", String::new(), String::new()),
            Some((id, _)) => (
                format!("sidelight-panel src=\"{{page}}{slug}.json\" panel=\"{id}\""),
                "8rem",
                format!("?panel={id}"),
                format!("#{id}"),
            ),
        };
        let name = element.split(' ').next().unwrap_or_default();
        let after = format!("after-{slug}{}", panel.map(|(id, _)| format!("-{id}")).unwrap_or_default());
        let skip = format!("<a href=\"#{after}\">Skip the explainer: {title}</a>");
        let link = format!("<a href=\"{{page}}{hash}\">{headline}</a>");
        vec![
            format!(
                "{skip}\n<{element} style=\"display: block; min-height: {place}\">\n  {link}\n</{name}>\n\
                 <span id=\"{after}\"></span>\n<script type=\"module\" src=\"{{page}}sidelight.js\"></script>"
            ),
            format!(
                "{skip}\n<iframe src=\"{{page}}embed.html{query}\" title=\"{title}\" width=\"100%\" height=\"600\" \
                 loading=\"lazy\" style=\"border: 0\"\n  sandbox=\"allow-scripts allow-popups \
                 allow-popups-to-escape-sandbox\"></iframe>\n<span id=\"{after}\"></span>"
            ),
            format!("{{page}}{hash}"),
        ]
    };
    let panels = explainer.panels.iter().map(|panel| (panel.id.as_str(), panel.title.as_str()));
    EmbedThis {
        part: "What to embed".to_owned(),
        way: "How to embed it".to_owned(),
        ways: vec!["As an element".to_owned(), "As an iframe".to_owned(), "As an address".to_owned()],
        parts: std::iter::once(("The whole explainer".to_owned(), lines(None)))
            .chain(panels.map(|panel| (panel.1.to_owned(), lines(Some(panel)))))
            .collect(),
        lines: "The lines to paste".to_owned(),
        copy: "Copy".to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
