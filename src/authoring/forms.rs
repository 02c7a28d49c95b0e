//! The entries of a file of TOML as forms have them: read, and one value changed while all else, comments and order too,
//! stays as it was written.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, Value};

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Held {
    /// Whether something is so.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Number(f64),
    /// A text.
    Text(String),
    /// Several.
    Texts(Vec<String>),
}

impl Held {
    fn of(item: &Item) -> Option<Self> {
        Some(match item.as_value()? {
            Value::Boolean(flag) => Self::Flag(*flag.value()),
            Value::Integer(number) => Self::Whole(*number.value()),
            Value::Float(number) => Self::Number(*number.value()),
            Value::String(text) => Self::Text(text.value().clone()),
            Value::Array(texts) => {
                Self::Texts(texts.iter().map(|text| text.as_str().map(str::to_owned)).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    /// As it is written; nothing, if there is nothing in it.
    fn written(&self) -> Option<Value> {
        Some(match self {
            Self::Text(text) if text.is_empty() => return None,
            Self::Texts(texts) if texts.is_empty() => return None,
            Self::Flag(flag) => Value::from(*flag),
            Self::Whole(number) => Value::from(*number),
            Self::Number(number) => Value::from(*number),
            Self::Text(text) => Value::from(text.as_str()),
            Self::Texts(texts) => {
                let mut array: Array = texts.iter().map(String::as_str).collect();
                // Of what has spaces in it each stands in a line of its own.
                if texts.iter().any(|text| text.contains(' ')) {
                    array.iter_mut().for_each(|text| text.decor_mut().set_prefix("\n  "));
                    array.set_trailing("\n");
                    array.set_trailing_comma(true);
                }
                Value::Array(array)
            }
        })
    }
}

/// One of the tables of a file, such as a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// The lines that it stands in, from 1: the first, and the last.
    pub lines: (usize, usize),
    /// What its keys hold, as they stand there. What is nothing that is [`Held`] is left out.
    pub holds: Vec<(String, Held)>,
    /// The lines of each key, from 1: the first, and the last.
    pub places: BTreeMap<String, (usize, usize)>,
}

/// Where tables stand in a file, as [schemas](super::schemas) say it: `` is all that stands under no heading, `original`
/// a table, `source[]` each of several.
#[derive(Clone, Copy)]
enum Place<'p> {
    Root,
    One(&'p str),
    Each(&'p str),
}

impl<'p> Place<'p> {
    fn of(path: &'p str) -> Self {
        match path.strip_suffix("[]") {
            Some(key) => Self::Each(key),
            None if path.is_empty() => Self::Root,
            None => Self::One(path),
        }
    }
}

/// The entries of a file at a path, such as `source[]`, `original`, or nothing for what stands under no heading; `None` as
/// long as it is not TOML.
pub fn entries(text: &str, path: &str) -> Option<Vec<Entry>> {
    let document = Document::parse(text).ok()?;
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let entry = |table: &Table| {
        let mut entry = Entry::default();
        let start = table.span().map_or(1, |span| line(span.start));
        entry.lines = (start, start);
        for (key, item) in table {
            let Some(span) = item.span().filter(|_| item.is_value()) else { continue };
            let lines = (line(span.start), line(span.end));
            entry.lines.1 = entry.lines.1.max(lines.1);
            entry.places.insert(key.to_owned(), lines);
            if let Some(held) = Held::of(item) {
                entry.holds.push((key.to_owned(), held));
            }
        }
        entry
    };
    Some(match Place::of(path) {
        Place::Root => vec![entry(document.as_table())],
        Place::One(key) => document.get(key).and_then(Item::as_table).map(entry).into_iter().collect(),
        Place::Each(key) => {
            document.get(key).and_then(Item::as_array_of_tables).into_iter().flatten().map(entry).collect()
        }
    })
}

/// The file with another value of a key in one of its entries at a path, counted from 0; a new entry if there are not so
/// many. A value with nothing in it takes the key out. `None` if the file is not TOML.
pub fn with_value(text: &str, path: &str, entry: usize, name: &str, value: &Held) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let made = || {
        let mut table = Table::new();
        table.decor_mut().set_prefix(if text.trim().is_empty() { "" } else { "\n" });
        table
    };
    let table = match Place::of(path) {
        Place::Root => document.as_table_mut(),
        Place::One(key) => document.entry(key).or_insert_with(|| Item::Table(made())).as_table_mut()?,
        Place::Each(key) => {
            let tables = document.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
            let tables = tables.as_array_of_tables_mut()?;
            if entry >= tables.len() {
                tables.push(made());
            }
            let last = tables.len() - 1;
            tables.get_mut(entry.min(last))?
        }
    };
    match (value.written(), table.get_mut(name).and_then(Item::as_value_mut)) {
        (None, _) => _ = table.remove(name),
        (Some(mut made), Some(value)) => {
            *made.decor_mut() = value.decor().clone();
            *value = made;
        }
        (Some(made), None) => _ = table.insert(name, Item::Value(made)),
    }
    Some(document.to_string())
}

/// The file without one of several entries, counted from 0, and without the comment above it. `None` if the file is not
/// TOML or has no such entry.
pub fn without_entry(text: &str, path: &str, entry: usize) -> Option<String> {
    let Place::Each(key) = Place::of(path) else { return None };
    let mut document: DocumentMut = text.parse().ok()?;
    let tables = document.get_mut(key)?.as_array_of_tables_mut()?;
    (entry < tables.len()).then(|| tables.remove(entry))?;
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# All that is cited.\n\n[[source]]\nid = \"post\"   # short\nurl = 'https://post.example/'\n\n# The second.\n[[source]]\nid = \"town\"\ntags = [\"a\", \"b\"]\n";

    #[test]
    fn entries_have_their_lines() {
        let found = entries(FILE, "source[]").expect("it is TOML");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].lines, found[1].lines), ((3, 5), (8, 10)));
        assert_eq!(found[0].holds[1], ("url".to_owned(), Held::Text("https://post.example/".to_owned())));
        assert_eq!(found[1].places["tags"], (10, 10));
        assert_eq!(found[1].holds[1].1, Held::Texts(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(entries("id = ", "source[]"), None);
        assert_eq!(entries("", "source[]"), Some(Vec::new()));
    }

    const FIGURE: &str =
        "kind = \"map\"\n# One each.\nnotes = [\n  \"One text.\",\n]\n\n[bounds]\nwest = 33.4\nwhole = 3\n";

    #[test]
    fn what_stands_under_no_heading_is_an_entry_too() {
        let found = |path| entries(FIGURE, path).expect("it is TOML");
        assert_eq!((found("")[0].lines, found("")[0].places["notes"]), ((1, 5), (3, 5)));
        assert_eq!(found("")[0].holds[1].1, Held::Texts(vec!["One text.".to_owned()]));
        assert_eq!(found("bounds")[0].lines, (7, 9));
        assert_eq!(found("bounds")[0].holds[0], ("west".to_owned(), Held::Number(33.4)));
        assert_eq!((found("original"), found("land[]")), (Vec::new(), Vec::new()));
        let set = |path, name, value: &Held| with_value(FIGURE, path, 0, name, value).expect("it is TOML");
        let notes = Held::Texts(vec!["One text.".to_owned(), "Another.".to_owned()]);
        assert_eq!(set("", "notes", &notes), FIGURE.replace(",\n]", ",\n  \"Another.\",\n]"));
        assert_eq!(set("", "draft", &Held::Flag(true)), FIGURE.replace("]\n\n", "]\ndraft = true\n\n"));
        assert_eq!(set("bounds", "west", &Held::Number(33.0)), FIGURE.replace("33.4", "33.0"));
        assert_eq!(set("bounds", "whole", &Held::Whole(5)), FIGURE.replace("= 3\n", "= 5\n"));
        let original = set("original", "author", &Held::Text("A. N.".to_owned()));
        assert_eq!(original, format!("{FIGURE}\n[original]\nauthor = \"A. N.\"\n"));
    }

    #[test]
    fn one_value_is_changed_and_nothing_else() {
        let text = |text: &str| Held::Text(text.to_owned());
        let set = |entry, name, value: &Held| with_value(FILE, "source[]", entry, name, value).expect("it is TOML");
        assert_eq!(set(0, "id", &text("the \"post\"")), FILE.replace("\"post\"   #", "'the \"post\"'   #"));
        assert_eq!(set(0, "url", &text("")), FILE.replace("url = 'https://post.example/'\n", ""));
        assert_eq!(set(1, "kind", &text("primary")), format!("{FILE}kind = \"primary\"\n"));
        assert_eq!(set(2, "id", &text("third")), format!("{FILE}\n[[source]]\nid = \"third\"\n"));
        assert_eq!(set(1, "tags", &Held::Texts(vec!["c".into()])), FILE.replace("[\"a\", \"b\"]", "[\"c\"]"));
        assert_eq!(with_value("", "person[]", 0, "id", &text("a")).as_deref(), Some("[[person]]\nid = \"a\"\n"));
        assert_eq!(with_value("id = ", "person[]", 0, "id", &text("a")), None);
    }

    #[test]
    fn one_entry_is_taken_out() {
        let [first, second] = [0, 1].map(|entry| without_entry(FILE, "source[]", entry).expect("it is there"));
        assert_eq!(first, FILE[FILE.find("\n# The second").expect("it is there")..]);
        assert_eq!(second, FILE[..FILE.find("\n# The second").expect("it is there")]);
        assert_eq!(without_entry(&second, "source[]", 0).as_deref(), Some(""));
        assert_eq!([without_entry(FILE, "source[]", 2), without_entry("id = ", "source[]", 0)], [None, None]);
    }
}
