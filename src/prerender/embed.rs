//! What an element on somebody else's page fetches: the markup of an explainer or of one panel, with its styles.

use super::{Edition, PrerenderError, address::Address, render};
use crate::app::{AppProps, Extent};
use crate::document::{Explainer, Source, SourceId};
use crate::view::{self, Worded, escape};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Serialize;
use sha2::{Digest, Sha384};
use std::{collections::BTreeSet, rc::Rc};

/// The version of [`Embed`]'s shape, which the element in `static/sidelight-embed.js` knows.
const SCHEMA: u32 = 1;

/// The embed's script in `dist`.
pub(super) const SCRIPT: &str = "sidelight-embed.js";

/// What stands in `static/sidelight-embed.js` for glue and wasm, each with its address and its hash.
const PROGRAM: &str = "\"sidelight:program\"";

/// The embed's script with the addresses and the [integrity](https://www.w3.org/TR/sri-2/) of the program's files,
/// which are given by their addresses and bytes.
pub(super) fn script(script: &str, program: [(&str, &[u8]); 2]) -> Result<String, PrerenderError> {
    let files =
        program.map(|(name, bytes)| (name, format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))));
    Ok(script.replace(PROGRAM, &serde_json::to_string(&files)?))
}

#[derive(Serialize)]
struct Embed<'a> {
    /// The version of this shape.
    schema: u32,
    /// Fingerprint of the document; also that of the edition.
    hash: &'a str,
    /// Fingerprint of the program that reads the edition.
    build: &'a str,
    /// The explainer's title.
    title: &'a str,
    /// What to say where an older copy stood.
    updated: &'a str,
    /// The page of the whole explainer, relative to this file.
    page: &'a str,
    /// The edition, relative to this file.
    edition: String,
    /// The styles.
    css: &'a str,
    /// The markup.
    html: &'a str,
}

/// What elements fetch, by name: the whole explainer, each panel with the sources it cites, and the whole for a page
/// that includes files on its server. `shell` is Trunk's output for `index.html`, which holds the styles.
pub(super) fn files(shell: &str, edition: &Edition) -> Result<Vec<(String, Vec<u8>)>, PrerenderError> {
    let explainer = Rc::new(edition.explainer.clone());
    let render = |extent: Extent| render(AppProps { explainer: Rc::clone(&explainer), extent });
    let (css, whole) = (styles(shell), super::whole(&explainer));
    let updated = view::updated(&Worded::new(&explainer));
    let embed = |html: &str| {
        serde_json::to_vec(&Embed {
            schema: SCHEMA,
            hash: &edition.head.hash,
            build: &edition.head.build,
            title: &explainer.headline,
            updated: &updated,
            page: "./",
            edition: format!("./{}.edition", explainer.slug),
            css: &css,
            html,
        })
    };
    let slug = &explainer.slug;
    let mut files = vec![
        (format!("{slug}.json"), embed(&whole)?),
        (format!("{slug}.include.html"), include(&css, &whole, edition).into_bytes()),
    ];
    for panel in &explainer.panels {
        // What it cites is seen from its markup.
        let cited = cited(&explainer, &render(Extent::Panel(panel.id.clone(), Vec::new())));
        let html = render(Extent::Panel(panel.id.clone(), cited));
        files.push((format!("{slug}.{}.json", panel.id), embed(&html)?));
    }
    Ok(files)
}

/// The element with the whole explainer in it, complete without any script. With `sidelight.js` it behaves as one that
/// was fetched. Its addresses are full if the page's is known.
fn include(css: &str, whole: &str, edition: &Edition) -> String {
    let explainer = &edition.explainer;
    let beside = |name: &str| escape(&Address::of(explainer).beside(name));
    format!(
        "<sidelight-explainer src=\"{src}\"><template shadowrootmode=\"open\"><style>{css}</style>\
         <div id=\"sidelight\" data-hash=\"{hash}\" data-build=\"{build}\">{html}</div></template></sidelight-explainer>\n",
        src = beside(&format!("{}.json", explainer.slug)),
        hash = edition.head.hash,
        build = edition.head.build,
        html = whole.replace("href=\"./", &format!("href=\"{}", beside(""))),
    )
}

/// The sources that a markup leads to, in the order of their numbers.
fn cited(explainer: &Explainer, markup: &str) -> Vec<SourceId> {
    let links = markup.split("href=\"#source-").skip(1).filter_map(|rest| rest.split_once('"'));
    let cited: BTreeSet<&str> = links.map(|(id, _)| id).collect();
    let is_cited = |source: &&Source| cited.contains(source.id.as_str());
    explainer.sources.iter().filter(is_cited).map(|source| source.id.clone()).collect()
}

/// What an embed has before the page's styles: nothing of the host's, and a root em of its own.
const RESET: &str = ":host{--rem:16px}#sidelight{all:initial;display:block;color-scheme:inherit}";

/// The page's styles, with every root em made relative to the embed: `rem` is the host page's, and some hosts set it.
fn styles(shell: &str) -> String {
    let css = shell.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map_or("", |(css, _)| css);
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
