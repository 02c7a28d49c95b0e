//! `editions.toml`: what was published, and what changed from one edition to the next; and an entry for it, made of the
//! document that was published and the one that is now, by statement and number.

use crate::document::{Claim, Edition, Explainer, Index};
use crate::drawing::{self, amount_of, standing_word};
use crate::figures::WORDS;
use crate::language::Language;
use crate::reading::{Document, Fields, Meant, Report};
use crate::values::{Inline, Phrase};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Reads all editions, the newest first.
pub(crate) fn read(document: &Document<'_>, report: &Report) -> Vec<Edition> {
    let fields = document.fields(report);
    let mut editions: Vec<Edition> =
        fields.tables("edition").into_iter().filter_map(|fields| edition(fields, report)).collect();
    fields.finish();
    editions.sort_by_key(|edition| Reverse(edition.as_of.span().0));
    editions
}

fn edition(fields: Fields<'_, '_>, report: &Report) -> Option<Edition> {
    let as_of = fields.date("as_of");
    Meant::of(&fields, report).check_past(as_of, |message| fields.start().error(message), report);
    let changes = fields.optional_excerpts("changes");
    if changes.is_empty() {
        let error = fields.start().error("what changed in this edition is missing");
        report.add(error.hint("write changes = [\"…\"]; sidelight editions makes them of the document before"));
    }
    fields.finish();
    Some(Edition { as_of: as_of?, changes: changes.iter().map(|change| change.plain()).collect() })
}

/// An entry for the newer of two documents, to be put into `editions.toml`.
pub fn new_edition(old: &Explainer, new: &Explainer) -> String {
    let quoted = |change: &String| format!("  {},\n", toml::Value::String(change.clone()));
    let changes: String = changes(old, new).iter().map(quoted).collect();
    format!("[[edition]]\nas_of = \"{}\"\nchanges = [\n{changes}]\n", new.as_of)
}

/// What is other in a document than in the one before, in its language.
pub fn changes(old: &Explainer, new: &Explainer) -> Vec<String> {
    let language = Language::or_english(&new.lang, WORDS);
    let (old, new) = (Index::new(old), Index::new(new));
    let differences = Differences { language: &language };
    let told = |claim: &Claim, index: &Index<'_>| {
        let finding: String = claim.finding.iter().map(|inline| words(inline, index, &language)).collect();
        format!("{}. {finding}", standing_word(&language, claim.standing))
    };
    let claims = |index: &Index<'_>| -> Vec<(String, String, String)> {
        let claims = index.explainer().claims.iter();
        claims.map(|claim| (claim.id.to_string(), claim.says.clone(), told(claim, index))).collect()
    };
    let numbers = |index: &Index<'_>| -> Vec<(String, String, String)> {
        index.explainer().figures().flat_map(|figure| numbers(figure, &language)).collect()
    };
    let facts = |index: &Index<'_>| -> Vec<(String, String, String)> {
        let facts = index.explainer().facts.iter();
        facts.map(|it| (it.id.to_string(), it.title.clone(), amount_of(&language, it.amount, &it.unit))).collect()
    };
    let panels = |index: &Index<'_>| -> Vec<(String, String, String)> {
        let panels = index.explainer().panels.iter();
        panels.map(|panel| (panel.id.to_string(), panel.title.clone(), panel.finding.clone())).collect()
    };
    let of = [&claims as &dyn Fn(&Index<'_>) -> _, &numbers, &facts, &panels];
    of.into_iter().flat_map(|list| differences.between(list(&old), list(&new))).collect()
}

/// Each number of a figure: by what it is known, what it is called, and how it is told.
fn numbers(figure: &crate::figures::Figure, language: &Language) -> Vec<(String, String, String)> {
    let kind = figure.data.kind();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut numbers = Vec::new();
    for (row, name) in kind.names().into_iter().enumerate() {
        for number in kind.numbers(row) {
            let key = format!("{}:{name}:{}:{}", figure.id, number.column, number.of.unwrap_or_default());
            // Rows of one name are told apart by their order.
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            let date = name.parse().map_or(name.clone(), |date| language.date(date));
            let of = number.of.filter(|of| *of != name);
            let what = [Some(date.as_str()), of].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let told = amount_of(language, number.amount, number.unit);
            numbers.push((format!("{key}:{count}"), format!("{} ({what})", figure.title), told));
        }
    }
    numbers
}

struct Differences<'l> {
    language: &'l Language,
}

impl Differences<'_> {
    /// What is new, other and gone, of things by their keys, what they are called, and what is said of them.
    fn between(&self, old: Vec<(String, String, String)>, new: Vec<(String, String, String)>) -> Vec<String> {
        let mut before: BTreeMap<String, (String, String)> =
            old.iter().cloned().map(|(key, name, said)| (key, (name, said))).collect();
        let mut changes = Vec::new();
        for (key, name, said) in new {
            match before.remove(&key) {
                None => changes.push(self.language.edition_new(name, said)),
                Some((was_called, was)) if (&was_called, &was) != (&name, &said) => {
                    changes.push(self.language.edition_changed(name, was, said));
                }
                Some(_) => {}
            }
        }
        let gone = old.into_iter().filter(|(key, ..)| before.contains_key(key));
        changes.extend(gone.map(|(_, name, said)| self.language.edition_gone(name, said)));
        changes
    }
}

fn words(inline: &Inline, index: &Index<'_>, language: &Language) -> String {
    let phrase = |phrase: &Phrase| match phrase {
        Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text) => text.clone(),
        Phrase::Number { .. } | Phrase::Fact { .. } => {
            let number = index.number(phrase);
            number.map(|(amount, unit, told)| drawing::told(language, amount, unit, told)).unwrap_or_default()
        }
    };
    inline.phrases().iter().map(phrase).collect()
}
