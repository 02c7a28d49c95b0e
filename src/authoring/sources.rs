//! `sources.toml`: the pages that a reader can open.

use crate::document::{Extent, Source, SourceKind};
use crate::reading::{Document, Fields, Meant, Names, Report, SourceText};
use crate::values::Url;
use std::collections::BTreeMap;

pub(crate) const KINDS: [(&str, SourceKind); 5] = [
    ("primary", SourceKind::Primary),
    ("reporting", SourceKind::Reporting),
    ("copy", SourceKind::Copy),
    ("partisan", SourceKind::Partisan),
    ("state-media", SourceKind::StateMedia),
];

const EXTENTS: [(&str, Extent); 2] = [("full", Extent::Full), ("part", Extent::Part)];

/// Reads all sources, in the order of the files, and declares their names. The files after the first are shared.
pub(crate) fn read<'a>(documents: &[&Document<'a>], names: &mut Names<'a>, report: &Report) -> Vec<Source> {
    let mut sources = Vec::new();
    for document in documents {
        let mut addresses = BTreeMap::new();
        let fields = document.fields(report);
        let entries = fields.tables("source");
        sources.extend(entries.into_iter().filter_map(|entry| source(entry, names, &mut addresses, report)));
        fields.finish();
    }
    sources
}

fn source<'a>(
    fields: Fields<'a, '_>,
    names: &mut Names<'a>,
    addresses: &mut BTreeMap<String, String>,
    report: &Report,
) -> Option<Source> {
    let name = fields.excerpt("id");
    let id = names.declare_shared(name.as_ref(), report);
    let is_own = id.is_some();
    let (publisher, title) = (fields.text("publisher"), fields.text("title"));
    let address = fields.excerpt("url");
    let published = fields.optional_date("published");
    let kind = fields.choice("kind", &KINDS);
    let via = match kind {
        Some(SourceKind::Copy) => fields.text("via"),
        _ => fields.optional_text("via"),
    };
    if let (Some(kind), Some(_)) = (kind, &via)
        && kind != SourceKind::Copy
    {
        let error = fields.start().error("only a copy stands on another site: \"via\" is for kind = \"copy\"");
        report.add(error.hint("write kind = \"copy\", or delete via"));
    }
    let quote = fields.optional_short_text("quote").and_then(|(words, quote)| self::quote(words, &quote, report));
    let read = fields.optional_date("read");
    let read_in = fields.optional_choice("read_in", &EXTENTS);
    let copy = fields.optional_excerpt("archived");
    let meant = Meant::of(&fields, report);
    for date in [published, read] {
        meant.check_past(date, |message| fields.start().error(message), report);
    }
    fields.finish();
    let url = address.as_ref().and_then(|address| self::url(address, report));
    let archived = copy.as_ref().and_then(|copy| self::url(copy, report));
    if let (Some(copy), true) = (&copy, archived.is_some() && archived == url) {
        let error = copy.error("\"archived\" is the address of the page itself");
        report.add(error.hint("write where an archive keeps a copy of it, or delete archived"));
    }
    if let (Some(address), Some(url)) = (&address, &url) {
        report.note_address(url.as_str(), address.start(), Some("url"), archived.as_ref().map(Url::as_str));
    }
    if let (Some(copy), Some(archived)) = (&copy, &archived) {
        report.note_address(archived.as_str(), copy.start(), Some("archived"), None);
    }
    if let (Some(name), Some(address), true) = (name, address, is_own) {
        // A reader who is shown two sources must not find that they are one.
        if let Some(first) = addresses.get(&*address.text) {
            report.add(address.error(format!("source \"{first}\" has the same address")).hint("cite that one"));
        }
        addresses.entry(address.text.into_owned()).or_insert_with(|| name.text.into_owned());
    }
    Some(Source {
        id: id?,
        publisher: publisher?,
        title: title?,
        url: url?,
        published,
        kind: kind?,
        via,
        quote,
        read,
        read_in,
        archived,
    })
}

/// An address that a reader can open.
fn url(address: &SourceText<'_>, report: &Report) -> Option<Url> {
    let url = Url::new(address.text.clone());
    if let Err(error) = url {
        let error = address.error(format!("{error}: \"{}\"", address.text));
        report.add(error.hint("write the full address that a reader can open, from https:// on"));
    }
    url.ok()
}

/// A quote that finds its place and copies no more than that.
fn quote(words: String, quote: &SourceText<'_>, report: &Report) -> Option<String> {
    const MOST: usize = 12;
    let count = words.split_whitespace().count();
    if count > MOST {
        let error = quote.error(format!("a quote has at most {MOST} words, this one has {count}"));
        report.add(error.hint("keep the words by which a reader finds the place"));
        return None;
    }
    Some(words)
}
