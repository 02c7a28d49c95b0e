//! A page's text in pieces: just so much of HTML as Trunk writes, which is our own page, well formed.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// The start of an element.
    Start(Tag<'a>),
    /// The end of one.
    End {
        name: &'a str,
        /// As it stands there.
        text: &'a str,
    },
    /// What stands between.
    Text(&'a str),
    /// The document's type, or a comment.
    Aside(&'a str),
}

/// The start of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// As it stands there; nothing, once it was changed.
    text: Option<&'a str>,
    /// Each with its value, if it has one.
    attributes: Vec<(&'a str, Option<Cow<'a, str>>)>,
}

impl<'a> Tag<'a> {
    /// What an attribute says, of those in which nothing is escaped.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| *known == name)?;
        Some(value.as_deref().unwrap_or_default())
    }

    /// Gives an attribute another value, or gives one that is not there yet.
    pub(super) fn set(&mut self, name: &'a str, value: &str) {
        self.text = None;
        let value = Some(Cow::Owned(value.to_owned()));
        match self.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((name, value)),
        }
    }

    /// Writes it.
    pub(super) fn write(&self, into: &mut String) {
        if let Some(text) = self.text {
            return into.push_str(text);
        }
        into.push('<');
        into.push_str(self.name);
        for (name, value) in &self.attributes {
            into.push(' ');
            into.push_str(name);
            if let Some(value) = value {
                into.extend(["=\"", &value.replace('"', "&quot;"), "\""]);
            }
        }
        into.push('>');
    }
}

/// Elements in which nothing but their own end is markup.
const RAW: [&str; 3] = ["script", "style", "title"];

/// The pieces of a page, all of its text in their order.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    let mut raw = None;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = raw.take() {
            let text = take(&mut rest, |rest| {
                rest.match_indices("</").map(|(at, _)| at).find(|at| rest[at + 2..].starts_with(name))
            });
            if !text.is_empty() {
                return Some(Piece::Text(text));
            }
        }
        if !rest.starts_with('<') {
            return Some(Piece::Text(take(&mut rest, |rest| rest.find('<'))));
        }
        let text = match rest.starts_with("<!--") {
            true => take(&mut rest, |rest| Some(rest.find("-->")? + 3)),
            false => take(&mut rest, end_of_tag),
        };
        let inner = text.trim_start_matches('<').trim_end_matches('>');
        Some(match inner.as_bytes().first() {
            Some(b'!') => Piece::Aside(text),
            Some(b'/') => Piece::End { name: inner[1..].trim(), text },
            _ => {
                let tag = Tag { text: Some(text), ..tag(inner.trim_end_matches('/')) };
                raw = RAW.into_iter().find(|name| *name == tag.name);
                Piece::Start(tag)
            }
        })
    })
}

/// What of a text is before an end, or all of it; it is taken off.
fn take<'a>(rest: &mut &'a str, end: impl FnOnce(&str) -> Option<usize>) -> &'a str {
    let (taken, left) = rest.split_at(end(rest).unwrap_or(rest.len()));
    *rest = left;
    taken
}

/// Where a tag ends: a value in quotes may hold what ends it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let end = text.char_indices().find(|(_, letter)| match (quote, letter) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(*letter);
            false
        }
        (Some(open), letter) if open == *letter => {
            quote = None;
            false
        }
        _ => false,
    });
    end.map(|(at, _)| at + 1)
}

fn tag(text: &str) -> Tag<'_> {
    let (of_element, mut rest) = text.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((text, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_ascii_start();
        let name = take(&mut rest, |rest| rest.find(|letter: char| letter == '=' || letter.is_ascii_whitespace()));
        if name.is_empty() {
            return Tag { name: of_element, text: None, attributes };
        }
        let value = rest.strip_prefix('=').map(|after| {
            rest = after;
            match after.chars().next().filter(|letter| ['"', '\''].contains(letter)) {
                Some(quote) => {
                    rest = &after[1..];
                    let value = take(&mut rest, |rest| rest.find(quote));
                    rest = rest.get(1..).unwrap_or_default();
                    value
                }
                None => take(&mut rest, |rest| rest.find(|letter: char| letter.is_ascii_whitespace())),
            }
        });
        attributes.push((name, value.map(Cow::Borrowed)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_all_of_it() {
        let html = "<!doctype html><html lang='en'>\n<!-- a > b --><title>a < b</title><link rel=icon href=\"./x.svg\"/>\
                    <script async src=\"./a.js\"></script><style>a>b{}</style><p title='>'>c</p></html>";
        let written = pieces(html).fold(String::new(), |mut written, piece| {
            match piece {
                Piece::Start(tag) => tag.write(&mut written),
                Piece::End { text, .. } | Piece::Text(text) | Piece::Aside(text) => written.push_str(text),
            }
            written
        });
        assert_eq!(written, html);
        assert_eq!(pieces(html).filter(|piece| matches!(piece, Piece::Start(_))).count(), 6);
    }

    #[test]
    fn attributes_are_found_and_set() {
        let mut tag = tag("link rel=icon crossorigin href=\"./x.svg\"");
        assert_eq!(
            ["rel", "crossorigin", "href", "id"].map(|name| tag.attribute(name).map(str::to_owned)),
            [Some("icon".to_owned()), Some(String::new()), Some("./x.svg".to_owned()), None]
        );
        tag.set("href", "./\"y\"");
        tag.set("id", "z");
        assert_eq!(tag.attribute("href"), Some("./\"y\""));
        let mut written = String::new();
        tag.write(&mut written);
        assert_eq!(written, "<link rel=\"icon\" crossorigin href=\"./&quot;y&quot;\" id=\"z\">");
    }
}
