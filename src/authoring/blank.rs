//! What a panel or a figure begins as: all that has to be filled in, and nothing that could be taken for its writer's.

use super::{Files, figures, folder::ROWS};
use crate::figures::{all_columns, columns};
use crate::reading::{Form, ID_HINT};
use crate::values::PanelId;
use std::fmt;

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank<'a> {
    /// A panel.
    Panel,
    /// A figure of a kind, by the kind's name.
    Figure(&'a str),
}

/// Why something is not begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlankError {
    /// That is no name: why not.
    Name(String),
    /// A file is there already.
    Taken(String),
    /// There is no such kind of figure.
    Kind(String),
}

impl fmt::Display for BlankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(why) => write!(f, "{why}: {ID_HINT}"),
            Self::Taken(place) => write!(f, "{place} is there already"),
            Self::Kind(kind) => write!(f, "there is no kind of figure called \"{kind}\""),
        }
    }
}

impl std::error::Error for BlankError {}

const PANEL: &str =
    "+++\ntitle = \"\"\nfinding = \"\"   # what is shown while it is closed\nas_of = \"\"\nsources = []\n+++\n\n";

/// The files to begin it with, by their places, the one that is filled in first at first. What is missing in them is a
/// mistake of the folder until it is there.
pub fn blank(files: &Files, what: Blank<'_>, name: &str) -> Result<Vec<(String, String)>, BlankError> {
    PanelId::new(name).map_err(|error| BlankError::Name(format!("{error}: \"{name}\"")))?;
    let made = match what {
        Blank::Panel => vec![(format!("panels/{name}.md"), PANEL.to_owned())],
        Blank::Figure(kind) => {
            let [header, once] = columns(kind).ok_or_else(|| BlankError::Kind(kind.to_owned()))?;
            let mut made = vec![(format!("figures/{name}.toml"), figure(kind, &once))];
            // A table may have been there before.
            if !ROWS.iter().any(|ending| files.files.contains_key(&format!("figures/{name}.{ending}"))) {
                made.push((format!("figures/{name}.csv"), format!("{}\n", header.join(","))));
            }
            made
        }
    };
    match made.iter().find(|(place, _)| files.files.contains_key(place)) {
        Some((place, _)) => Err(BlankError::Taken(place.clone())),
        None => Ok(made),
    }
}

/// The columns that a figure's rows may have, by what its TOML says: those of its kind, and those that its writer named.
/// None as long as that says no kind.
pub fn columns_of(files: &Files, figure: &str) -> Vec<String> {
    let text = files.files.get(&format!("figures/{figure}.toml")).and_then(|bytes| bytes.as_deref());
    let table: toml::Table = text.and_then(|bytes| std::str::from_utf8(bytes).ok()?.parse().ok()).unwrap_or_default();
    let kind = table.get("kind").and_then(toml::Value::as_str).and_then(all_columns).unwrap_or_default();
    let own = table.get("column").and_then(toml::Value::as_array).into_iter().flatten();
    let own = own.filter_map(|column| column.get("name")?.as_str());
    kind.into_iter().chain(own).map(str::to_owned).collect()
}

/// Which keys there are is what the reader of such a figure is seen to ask for, and again, of the tables among them; and
/// what rows have to say, but may once.
fn figure(kind: &str, once: &[&'static str]) -> String {
    let mut text = format!("kind = \"{kind}\"\n");
    loop {
        let before = text;
        let tables = figures::asked(before.clone());
        let mut keys: Vec<(&str, &Form)> = Vec::new();
        let mut inner = String::new();
        for (table, asked) in &tables {
            let needed = asked.iter().filter(|(_, key)| key.is_required).map(|(name, key)| (*name, &key.form));
            if table.is_empty() {
                keys.extend(needed.filter(|(name, _)| *name != "kind"));
                continue;
            }
            inner.push_str(&format!("\n[{table}]\n"));
            inner.extend(needed.map(line));
        }
        for name in once {
            if !keys.iter().any(|(known, _)| known == name) {
                keys.push((name, &Form::Text));
            }
        }
        keys.sort_by_key(|(name, _)| rank(name));
        let (nested, plain): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(_, form)| **form == Form::Table);
        text = format!("kind = \"{kind}\"\n");
        text.extend(plain.into_iter().map(line));
        let unknown = nested.iter().filter(|(name, _)| !tables.contains_key(*name));
        text.extend(unknown.map(|(name, _)| format!("\n[{name}]\n")));
        text.push_str(&inner);
        if text == before {
            return text;
        }
    }
}

/// First what it is of, last since when and where to check.
fn rank(name: &str) -> (usize, &str) {
    let first = ["measure", "title", "sentence"];
    let last = ["as_of", "sources"];
    let at = first.iter().position(|known| *known == name);
    let at = at.or_else(|| last.iter().position(|known| *known == name).map(|at| at + first.len() + 1));
    (at.unwrap_or(first.len()), name)
}

fn line((name, form): (&str, &Form)) -> String {
    match form {
        Form::Texts | Form::Sources => format!("{name} = []\n"),
        Form::Choice(words) => format!("{name} = \"\"   # {}\n", words.join(", ")),
        _ => format!("{name} = \"\"\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::{begun, compile_files};
    use crate::figures::KINDS;

    fn folder() -> Files {
        let known = begun::Begun { lang: "en", headline: "A ferry", publisher: "The Post", address: "" };
        let files = begun::begun(&known).into_iter().map(|(place, text)| (place.to_owned(), Some(text.into_bytes())));
        Files { path: "".into(), name: "ferry".into(), files: files.collect() }
    }

    #[test]
    fn what_is_missing_is_told_at_its_place() {
        let whats = KINDS.iter().map(|(kind, _)| Blank::Figure(kind)).chain([Blank::Panel]);
        for what in whats {
            let mut files = folder();
            let made = blank(&files, what, "new-one").expect("it can be begun");
            for (place, text) in &made {
                files.files.insert(place.clone(), Some(text.clone().into_bytes()));
            }
            let mistakes = compile_files(&files).expect_err("nothing is filled in");
            let (place, text) = &made[0];
            for (index, line) in
                text.lines().enumerate().filter(|(_, line)| line.contains("\"\"") || line.contains("[]"))
            {
                let told = mistakes.iter().find(|told| told.line == index + 1 && told.file.to_string_lossy() == *place);
                assert!(told.is_some_and(|told| told.hint.is_some()), "{what:?}: {line}: {mistakes}");
            }
            let missing = mistakes.iter().find(|told| told.message.contains("is missing"));
            assert!(missing.is_none(), "{what:?}: {missing:?}");
        }
    }

    #[test]
    fn what_is_there_is_not_begun_anew() {
        let files = folder();
        let taken = blank(&files, Blank::Figure("ranking"), "bill").expect_err("there is one");
        assert_eq!(taken, BlankError::Taken("figures/bill.toml".to_owned()));
        for name in ["", "../bill", "Bill", "a b"] {
            assert!(matches!(blank(&files, Blank::Panel, name), Err(BlankError::Name(_))), "{name}");
        }
        assert!(matches!(blank(&files, Blank::Figure("pie"), "one"), Err(BlankError::Kind(_))));
    }
}
