//! An entry for a page that is to be a source, as far as its address tells.

use super::{Diagnostics, Files, folder, sources};
use crate::reading::{Document, Report, TextFile};
use crate::values::{Date, Url};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An entry to be filled in.
#[derive(Debug)]
pub struct NewSource {
    /// Its id, which nothing has yet.
    pub id: String,
    /// The entry, as `sources.toml` has it.
    pub text: String,
}

/// Why there is no such entry.
#[derive(Debug)]
pub enum NewSourceError {
    /// The file of sources cannot be read.
    Mistakes(Diagnostics),
    /// This is no address that a reader can open.
    Address(String),
    /// The page is a source already.
    Known {
        /// The one.
        id: String,
        /// Whether it is the copy of it that an archive keeps.
        is_copy: bool,
    },
}

impl fmt::Display for NewSourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistakes(diagnostics) => diagnostics.fmt(f),
            Self::Address(address) => {
                write!(
                    f,
                    "error: not an http or https address: \"{address}\"\n  hint: write the full address that a reader can open, from https:// on"
                )
            }
            Self::Known { id, is_copy: false } => {
                write!(f, "error: the source \"{id}\" has this address\n  hint: cite that one: <source:{id}>")
            }
            Self::Known { id, is_copy: true } => {
                write!(
                    f,
                    "error: this is where an archive keeps the source \"{id}\"\n  hint: cite that one: <source:{id}>"
                )
            }
        }
    }
}

impl std::error::Error for NewSourceError {}

/// Makes the entry of a page that was read today. Other mistakes of the folder do not matter.
pub fn new_source(files: &Files, address: &str, today: Date) -> Result<NewSource, NewSourceError> {
    let refused = || NewSourceError::Address(address.to_owned());
    Url::new(address).map_err(|_| refused())?;
    let url = url::Url::parse(address).map_err(|_| refused())?;

    let report = Report::default();
    let folder = folder::read(files, &Report::default());
    let (known, mut taken) = entries(folder.sources.as_ref(), "source", &report);
    if let Some(diagnostics) = report.into_diagnostics() {
        return Err(NewSourceError::Mistakes(diagnostics));
    }
    if let Some((id, is_copy)) = known.get(&same(address)) {
        return Err(NewSourceError::Known { id: id.clone(), is_copy: *is_copy });
    }
    // They are addresses on one page.
    taken.extend(entries(folder.claims.as_ref(), "claim", &Report::default()).1);
    taken.extend(folder.panels.into_keys().chain(folder.figures.into_keys()));

    let dated = date_in(url.path()).filter(|date| date.span().1 <= today.span().1);
    let id = id(url.host_str().unwrap_or_default(), dated.unwrap_or(today), &taken);
    let text = text(&id, address, dated, today);
    Ok(NewSource { id, text })
}

/// The file of sources with an entry at its end, written with the line ends that it has; and the line of the entry.
pub fn with_source(file: &[u8], entry: &str) -> (Vec<u8>, usize) {
    let text = String::from_utf8_lossy(file);
    let (end, blank) = (text.ends_with(['\n', '\r']) || text.is_empty(), text.trim().is_empty());
    let between = [if end { "" } else { "\n" }, if blank { "" } else { "\n" }].concat();
    let added = between + entry;
    let lines = text.replace("\r\n", "\n").matches(['\n', '\r']).count() + added.len() - added.trim_start().len();
    let added = if text.contains("\r\n") { added.replace('\n', "\r\n") } else { added };
    ([file, added.as_bytes()].concat(), lines + 1)
}

/// Each page that a file names, with the id of its entry and whether it is a copy; and all ids. What is wrong with an
/// entry does not matter here, but that of the file.
fn entries(
    file: Option<&TextFile>,
    key: &'static str,
    report: &Report,
) -> (BTreeMap<String, (String, bool)>, BTreeSet<String>) {
    let (mut addresses, mut ids) = (BTreeMap::new(), BTreeSet::new());
    let Some(file) = file else { return (addresses, ids) };
    let document = Document::of_file(file, report);
    let ignored = Report::default();
    for fields in document.fields(&ignored).tables(key) {
        let Some(id) = fields.optional_excerpt("id").map(|id| id.text.into_owned()) else { continue };
        for (key, is_copy) in [("url", false), ("archived", true)] {
            let address = fields.optional_excerpt(key);
            addresses.extend(address.map(|address| (same(&address.text), (id.clone(), is_copy))));
        }
        ids.insert(id);
    }
    (addresses, ids)
}

/// The same for two addresses that lead to one page, as far as they tell.
fn same(address: &str) -> String {
    let Ok(mut url) = url::Url::parse(address) else { return address.to_owned() };
    // Where words stand on the page does not make it another.
    if url.fragment().is_some_and(|fragment| fragment.is_empty() || fragment.starts_with(":~:")) {
        url.set_fragment(None);
    }
    let text = url.as_str();
    text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

/// A date in an address, as news sites write it: `/2024/05/02/`, `2024-05-02`, `/2024/05/`.
fn date_in(path: &str) -> Option<Date> {
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let is = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    (0..parts.len()).find_map(|at| {
        let year = parts.get(at).filter(|year| is(year, 4) && ["19", "20"].contains(&&year[..2]))?;
        let month = parts.get(at + 1).filter(|month| is(month, 2))?;
        let month_alone = || format!("{year}-{month}").parse().ok().filter(|date| matches!(date, Date::Month(..)));
        match parts.get(at + 2).filter(|day| is(day, 2)) {
            Some(day) => format!("{year}-{month}-{day}").parse().ok().or_else(month_alone),
            None => month_alone(),
        }
    })
}

/// An id that nothing has: the site and the date.
fn id(host: &str, date: Date, taken: &BTreeSet<String>) -> String {
    let host = host.strip_prefix("www.").unwrap_or(host).to_ascii_lowercase();
    let parts = host.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    let start = if name.starts_with(|c: char| c.is_ascii_lowercase()) { "" } else { "site-" };
    let id = format!("{start}{name}-{date}");
    let others = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(others).find(|id| !taken.contains(id)).unwrap_or(id)
}

fn text(id: &str, address: &str, dated: Option<Date>, today: Date) -> String {
    let kinds = sources::KINDS.map(|(word, _)| word).join(", ");
    let quoted = |text: &str| if text.contains('\\') { format!("'{text}'") } else { format!("\"{text}\"") };
    let published = match dated {
        Some(date) => (format!("# published = \"{date}\""), "so says the address: write it if the page says so, too"),
        None => ("# published = \"\"".to_owned(), "leave it out if the page shows no date"),
    };
    let kind = format!("one of {kinds}; a copy has `via` besides");
    let lines = [
        (format!("id = \"{id}\""), ""),
        ("publisher = \"\"".to_owned(), "who published it"),
        ("title = \"\"".to_owned(), "what the page is, in your own words"),
        (format!("url = {}", quoted(address)), ""),
        published,
        ("kind = \"\"".to_owned(), &kind),
        (format!("read = \"{today}\""), ""),
        ("# read_in = \"full\"".to_owned(), "or \"part\", if that is all you read"),
        ("# quote = \"\"".to_owned(), "at most 12 words, by which a reader finds the place"),
        ("# archived = \"\"".to_owned(), "where an archive keeps a copy"),
    ];
    let line = |(key, about): (String, &str)| match about {
        "" => format!("{key}\n"),
        about => format!("{key:<32} # {about}\n"),
    };
    format!("[[source]]\n{}", lines.into_iter().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_addresses() {
        for (path, expected) in [
            ("/2024/05/02/ferry.html", "2024-05-02"),
            ("/news/ferry-2024-05-02", "2024-05-02"),
            ("/2024/05/ferry", "2024-05"),
            ("/2024/05/99/ferry", "2024-05"),
            ("/2024/21/ferry", "none"),
            ("/1848/05/02", "none"),
            ("/news/20240502", "none"),
            ("/", "none"),
        ] {
            assert_eq!(date_in(path).map_or("none".to_owned(), |date| date.to_string()), expected, "{path}");
        }
    }

    #[test]
    fn ids_of_addresses() {
        let (day, none) = (Date::Day(2024, 5, 2), BTreeSet::new());
        for (host, expected) in [
            ("www.example.org", "example-org-2024-05-02"),
            ("news.bbc.co.uk", "news-bbc-co-uk-2024-05-02"),
            ("9news.example", "site-9news-example-2024-05-02"),
            ("[::1]", "site-1-2024-05-02"),
            ("xn--fa-hia.example", "xn-fa-hia-example-2024-05-02"),
        ] {
            assert_eq!(id(host, day, &none), expected);
        }
        let taken = ["example-org-2024-05-02", "example-org-2024-05-02-2"].map(str::to_owned);
        assert_eq!(id("example.org", day, &taken.into()), "example-org-2024-05-02-3");
    }

    #[test]
    fn entries_are_added_at_the_end() {
        let added = |file: &str| {
            let (bytes, line) = with_source(file.as_bytes(), "[[source]]\n");
            (String::from_utf8(bytes).expect("text"), line)
        };
        assert_eq!(added(""), ("[[source]]\n".to_owned(), 1));
        assert_eq!(added("a = 1\n"), ("a = 1\n\n[[source]]\n".to_owned(), 3));
        assert_eq!(added("a = 1"), ("a = 1\n\n[[source]]\n".to_owned(), 3));
        assert_eq!(added("a = 1\r\n"), ("a = 1\r\n\r\n[[source]]\r\n".to_owned(), 3));
    }
}
