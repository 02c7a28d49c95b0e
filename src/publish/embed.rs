//! What an element on somebody else's page fetches: the markup of an explainer or of one panel, and the script that
//! shows it, which brings the styles.

use super::{Edition, PublishError, Subject, markup};
use crate::document::Index;
use crate::drawing::Address;
use crate::values::PanelId;
use crate::view::escape;
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Serialize;
use sha2::{Digest, Sha384};

/// The version of [`Embed`]'s shape, which `static/modules/embed/publication.js` knows. Up to 1 the styles were in it.
const SCHEMA: u32 = 2;

/// The embed's script in `dist`.
pub(super) const SCRIPT: &str = "sidelight-embed.js";

/// What stands in `static/modules/sidelight-embed.js` for [`Published`].
const PUBLISHED: &str = "\"sidelight:published\"";

/// What the script is given.
#[derive(Serialize)]
struct Published<'a> {
    /// The program's script, relative to this one.
    program: &'a str,
    /// Its wasm, and the [integrity](https://www.w3.org/TR/sri-2/) of that.
    wasm: &'a str,
    integrity: String,
    /// Fingerprint of the program, the styles and the list of markup.
    build: &'static str,
    styles: &'a str,
    /// The markup that may be shown.
    markup: serde_json::Value,
}

/// The embed's script with what it needs: the styles, and the addresses of the program's script and wasm, whose bytes
/// are given too. Nothing if the script has no one place for them.
pub(super) fn script(
    script: &str,
    styles: &str,
    program: &str,
    (wasm, bytes): (&str, &[u8]),
) -> Result<Option<String>, PublishError> {
    let published = Published {
        program,
        wasm,
        integrity: format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes))),
        build: crate::BUILD,
        styles,
        markup: serde_json::from_str(markup::LIST)?,
    };
    let is_one = script.matches(PUBLISHED).count() == 1;
    let published = serde_json::to_string(&published)?;
    Ok(is_one.then(|| script.replace(PUBLISHED, &published)))
}

#[derive(Serialize)]
struct Embed<'a> {
    /// The version of this shape.
    schema: u32,
    /// Fingerprint of all that is shown; also that of the edition and of the page.
    hash: &'a str,
    /// Fingerprint of the program, the styles and the list of markup, which the script has too.
    build: &'a str,
    /// The one panel that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    panel: Option<&'a PanelId>,
    /// The explainer's title.
    title: &'a str,
    /// What to say where an older copy stood.
    updated: &'a str,
    /// The page of the whole explainer, relative to this file.
    page: &'a str,
    /// The edition, relative to this file.
    edition: String,
    /// The markup.
    html: &'a str,
}

/// What elements fetch, by name: the whole explainer, each panel with the sources it cites, and the whole for a page
/// that includes files on its server. Fails if an element would refuse to show them.
pub(super) fn files(styles: &str, edition: &Edition) -> Result<Vec<(String, Vec<u8>)>, PublishError> {
    let explainer = &edition.explainer;
    let language = &edition.language;
    let updated = language.updated(language.date(explainer.as_of));
    let title = Subject::from(&Index::new(explainer)).page_title(language);
    let shown = edition.panels.iter().map(|(_, html)| html).chain([&edition.embed]);
    if let Some(refused) = markup::refused_by_scripts(shown.map(String::as_str)) {
        return Err(PublishError::Markup(refused));
    }
    let embed = |panel: Option<&PanelId>, html: &str| {
        serde_json::to_vec(&Embed {
            schema: SCHEMA,
            hash: &edition.head.hash,
            build: &edition.head.build,
            panel,
            title: &title,
            updated: &updated,
            page: "./",
            edition: format!("./{}", edition.name()),
            html,
        })
    };
    let slug = &explainer.slug;
    let mut files = vec![
        (format!("{slug}.json"), embed(None, &edition.embed)?),
        (format!("{slug}.include.html"), include(styles, edition).into_bytes()),
    ];
    for (id, html) in &edition.panels {
        files.push((format!("{slug}.{id}.json"), embed(Some(id), html)?));
    }
    Ok(files)
}

/// The element with the whole explainer in it, complete without any script. With `sidelight.js` it behaves as one that
/// was fetched. Its addresses are full if the page's is known.
fn include(css: &str, edition: &Edition) -> String {
    let explainer = &edition.explainer;
    format!(
        "<sidelight-explainer src=\"{src}\"><template shadowrootmode=\"open\"><style>{css}</style>\
         <div id=\"sidelight\" dir=\"{dir}\" data-hash=\"{hash}\" data-build=\"{build}\">{html}</div></template></sidelight-explainer>\n",
        src = escape(&Address::of(explainer.url.as_ref()).beside(&format!("{}.json", explainer.slug))),
        // A host's direction is not its own.
        dir = edition.language.dir().unwrap_or("ltr"),
        hash = edition.head.hash,
        build = edition.head.build,
        html = edition.include,
    )
}

/// What an embed has before the page's styles: a box of its own, outside which it can paint nothing and move nothing,
/// nothing of the host's, and a root em of its own.
const RESET: &str = ":host{display:block!important;contain:content!important;--rem:16px}\
                     #sidelight{all:initial;display:block;color-scheme:inherit}";

/// The page's styles, with every root em made relative to the embed: `rem` is the host page's, and some hosts set it.
pub(super) fn styles(css: &str) -> String {
    let mut scaled = String::from(RESET);
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let number = rest[..at].rfind(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != '-');
        let start = number.map_or(0, |at| at + 1);
        let (before, number) = (&rest[..start], &rest[start..at]);
        scaled.push_str(before);
        match number {
            "" | "-" => scaled.push_str(&rest[start..at + 3]),
            number => scaled.push_str(&format!("calc(var(--rem)*{number})")),
        }
        rest = &rest[at + 3..];
    }
    scaled + rest
}
