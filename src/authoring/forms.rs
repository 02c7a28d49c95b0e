//! The entries of a file of TOML as forms have them: read, and one value changed while all else, comments and order too,
//! stays as it was written.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, Value};

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Held {
    /// A text.
    Text(String),
    /// Several.
    Texts(Vec<String>),
}

/// One of the tables of a file, such as a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The lines that it stands in, from 1: the first, and the last.
    pub lines: (usize, usize),
    /// What its keys hold, as they stand there. What is neither a text nor several is left out.
    pub holds: Vec<(String, Held)>,
    /// The line of each key, from 1.
    pub places: BTreeMap<String, usize>,
}

/// The entries of a file under a key, such as `source`; `None` as long as it is not TOML.
pub fn entries(text: &str, key: &str) -> Option<Vec<Entry>> {
    let document = Document::parse(text).ok()?;
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let tables = document.get(key).and_then(Item::as_array_of_tables);
    let entry = |table: &Table| {
        let mut entry = Entry::default();
        let start = table.span().map_or(1, |span| line(span.start));
        entry.lines = (start, start);
        for (key, item) in table {
            let Some(span) = item.span() else { continue };
            entry.lines.1 = entry.lines.1.max(line(span.end));
            entry.places.insert(key.to_owned(), line(span.start));
            if let Some(held) = held(item) {
                entry.holds.push((key.to_owned(), held));
            }
        }
        entry
    };
    Some(tables.into_iter().flatten().map(entry).collect())
}

fn held(item: &Item) -> Option<Held> {
    match item.as_value()? {
        Value::String(text) => Some(Held::Text(text.value().clone())),
        Value::Array(texts) => {
            let texts: Option<Vec<_>> = texts.iter().map(|text| text.as_str().map(str::to_owned)).collect();
            texts.map(Held::Texts)
        }
        _ => None,
    }
}

/// The file with another value of a key in one of its entries, counted from 0; a new entry if there are not so many. A
/// value with nothing in it takes the key out. `None` if the file is not TOML.
pub fn with_value(text: &str, key: &str, entry: usize, name: &str, value: &Held) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let tables = document.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let tables = tables.as_array_of_tables_mut()?;
    if entry >= tables.len() {
        let mut table = Table::new();
        table.decor_mut().set_prefix(if text.trim().is_empty() { "" } else { "\n" });
        tables.push(table);
    }
    let last = tables.len() - 1;
    let table = tables.get_mut(entry.min(last))?;
    let made = match value {
        Held::Text(text) if text.is_empty() => None,
        Held::Texts(texts) if texts.is_empty() => None,
        Held::Text(text) => Some(Value::from(text.as_str())),
        Held::Texts(texts) => Some(Value::Array(texts.iter().map(String::as_str).collect::<Array>())),
    };
    match (made, table.get_mut(name).and_then(Item::as_value_mut)) {
        (None, _) => _ = table.remove(name),
        (Some(mut made), Some(value)) => {
            *made.decor_mut() = value.decor().clone();
            *value = made;
        }
        (Some(made), None) => _ = table.insert(name, Item::Value(made)),
    }
    Some(document.to_string())
}

/// The file without one of its entries, counted from 0, and without the comment above it. `None` if the file is not TOML
/// or has no such entry.
pub fn without_entry(text: &str, key: &str, entry: usize) -> Option<String> {
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
        let found = entries(FILE, "source").expect("it is TOML");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].lines, found[1].lines), ((3, 5), (8, 10)));
        assert_eq!(found[0].holds[1], ("url".to_owned(), Held::Text("https://post.example/".to_owned())));
        assert_eq!(found[1].places["tags"], 10);
        assert_eq!(found[1].holds[1].1, Held::Texts(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(entries("id = ", "source"), None);
        assert_eq!(entries("", "source"), Some(Vec::new()));
    }

    #[test]
    fn one_value_is_changed_and_nothing_else() {
        let text = |text: &str| Held::Text(text.to_owned());
        let set = |entry, name, value: &Held| with_value(FILE, "source", entry, name, value).expect("it is TOML");
        assert_eq!(set(0, "id", &text("the \"post\"")), FILE.replace("\"post\"   #", "'the \"post\"'   #"));
        assert_eq!(set(0, "url", &text("")), FILE.replace("url = 'https://post.example/'\n", ""));
        assert_eq!(set(1, "kind", &text("primary")), format!("{FILE}kind = \"primary\"\n"));
        assert_eq!(set(2, "id", &text("third")), format!("{FILE}\n[[source]]\nid = \"third\"\n"));
        assert_eq!(set(1, "tags", &Held::Texts(vec!["c".into()])), FILE.replace("[\"a\", \"b\"]", "[\"c\"]"));
        assert_eq!(with_value("", "person", 0, "id", &text("a")).as_deref(), Some("[[person]]\nid = \"a\"\n"));
        assert_eq!(with_value("id = ", "person", 0, "id", &text("a")), None);
    }

    #[test]
    fn one_entry_is_taken_out() {
        let [first, second] = [0, 1].map(|entry| without_entry(FILE, "source", entry).expect("it is there"));
        assert_eq!(first, FILE[FILE.find("\n# The second").expect("it is there")..]);
        assert_eq!(second, FILE[..FILE.find("\n# The second").expect("it is there")]);
        assert_eq!(without_entry(&second, "source", 0).as_deref(), Some(""));
        assert_eq!([without_entry(FILE, "source", 2), without_entry("id = ", "source", 0)], [None, None]);
    }
}
