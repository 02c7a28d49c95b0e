//! The addresses on the one page: each thing that has one has its own.

use super::markdown::Numerals;
use super::record::Record;
use super::telling::Tally;
use crate::language::Language;
use crate::reading::{Names, Position, Report, SourceText};
use crate::values::FigureId;
use std::collections::BTreeMap;

/// All names of a folder.
pub(crate) struct AllNames<'a> {
    pub(crate) sources: Names<'a>,
    pub(crate) people: Names<'a>,
    pub(crate) claims: Names<'a>,
    pub(crate) panels: Names<'a>,
    pub(crate) figures: Names<'a>,
    pub(crate) terms: Names<'a>,
    pub(crate) images: Names<'a>,
    /// The facts and the figures themselves, once they are read.
    pub(crate) record: Record,
    /// Where the rows of each figure stand.
    pub(crate) rows: BTreeMap<FigureId, Vec<Position<'a>>>,
    /// What each claim says.
    pub(crate) claimed: BTreeMap<String, String>,
    /// How many of the claims stand how, once all are read.
    pub(crate) tally: Option<Tally>,
    pub(crate) facts: Names<'a>,
    /// The language of the explainer, and its words for numbers.
    pub(crate) language: Language,
    pub(crate) numerals: Numerals,
}

impl<'a> AllNames<'a> {
    /// How many claims stand how by a text's words, where that is not so: where it is said, and what is so.
    pub(crate) fn untrue(&self, text: &SourceText<'a>) -> Vec<(Position<'a>, String)> {
        let untrue = self.tally.iter().flat_map(|tally| tally.untrue(&text.text));
        untrue.map(|(at, message)| (text.position(at), message)).collect()
    }

    /// Reports names that are the same although their kinds are not: each is an address on the one page.
    ///
    /// People, terms and facts are not addresses, and may be called like anything else.
    pub(crate) fn check_addresses<'c>(&self, crossheads: impl IntoIterator<Item = &'c Crosshead<'a>>, report: &Report)
    where
        'a: 'c,
    {
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for names in [&self.panels, &self.figures, &self.claims, &self.sources] {
            for (name, position) in &names.declared {
                if let (Some(owner), Some(position)) = (taken.get(name.as_str()), position) {
                    let error = position.error(format!("duplicate id \"{name}\""));
                    report.add(error.hint(format!("{owner} has the same id, and both are addresses on one page")));
                }
                taken.entry(name.clone()).or_insert_with(|| format!("a {}", names.kind.name()));
            }
        }
        let made = self.made_addresses();
        let maker = |name: &str| made.get(name).cloned().or_else(|| self.trigger(name));
        for (name, position) in &self.panels.declared {
            if let (Some(owner), Some(position)) = (maker(name), position) {
                let error = position.error(format!("the panel's address \"{name}\" is taken"));
                report.add(error.hint(format!("{owner} has it; give the panel's file another name")));
            }
        }
        for crosshead in crossheads {
            if let Some(owner) = taken.get(&crosshead.id).cloned().or_else(|| maker(&crosshead.id)) {
                let message = format!("this heading's address \"{}\" is taken", crosshead.id);
                report.add(
                    crosshead.position.error(message).hint(format!("{owner} has it; word the heading differently")),
                );
            }
            taken.entry(crosshead.id.clone()).or_insert_with(|| format!("the heading in {}", crosshead.position));
        }
    }
}

impl AllNames<'_> {
    /// Whose address `trigger-<panel>-<number>` is.
    fn trigger(&self, name: &str) -> Option<String> {
        let (panel, number) = name.strip_prefix("trigger-")?.rsplit_once('-')?;
        let is_trigger = number.bytes().all(|byte| byte.is_ascii_digit()) && self.panels.contains(panel);
        is_trigger.then(|| format!("a link to the panel \"{panel}\""))
    }

    /// The addresses that the page makes by itself, and whose they are.
    fn made_addresses(&self) -> BTreeMap<String, String> {
        let mut made = BTreeMap::from([
            ("sidelight".to_owned(), "the explainer itself".to_owned()),
            ("sources".to_owned(), "the list of sources".to_owned()),
            ("list-of-corrections".to_owned(), "the list of corrections".to_owned()),
        ]);
        let kinds: [(&Names<'_>, &[&str]); 7] = [
            (&self.claims, &["claim", "passage", "note"]),
            (&self.sources, &["source"]),
            (&self.figures, &["figure"]),
            (&self.people, &["person"]),
            (&self.panels, &["panel"]),
            (&self.terms, &["term", "meaning"]),
            (&self.facts, &["fact"]),
        ];
        for (names, prefixes) in kinds {
            for name in names.declared.keys() {
                for prefix in prefixes {
                    made.insert(format!("{prefix}-{name}"), format!("the {} \"{name}\"", names.kind.name()));
                }
            }
        }
        made
    }
}

/// A heading in the text, with the address made of its words.
pub(crate) struct Crosshead<'a> {
    pub(crate) id: String,
    pub(crate) position: Position<'a>,
}
