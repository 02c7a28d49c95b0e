//! `facts.toml`: numbers that stand in no figure, each with who said it, as of when, and where to check.

use crate::document::Fact;
use crate::reading::{Cell, CellReader, Document, Fields, Kind, Meant, Names, Report};
use crate::values::{Amount, Unit};
use std::collections::BTreeMap;

/// What a fact may name.
pub(crate) struct Known<'a, 'r> {
    pub(crate) sources: &'r Names<'a>,
    /// What people are called, by those of their ids that are nobody's name.
    pub(crate) people: &'r BTreeMap<&'r str, &'r str>,
}

/// Reads all facts, in the order of the file, and declares their names.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    original: Option<&Document<'a>>,
    names: &mut Names<'a>,
    known: &Known<'a, '_>,
    report: &Report,
) -> Vec<Fact> {
    let fields = document.fields(report);
    let of_original = original.map(|document| document.fields(report).tables("fact")).unwrap_or_default();
    let of_original: BTreeMap<String, Fields<'a, '_>> =
        of_original.into_iter().filter_map(|entry| Some((entry.peek("id")?, entry))).collect();
    let entries = fields.tables("fact").into_iter();
    let facts = entries.filter_map(|entry| {
        let original = entry.peek("id").and_then(|id| of_original.get(&id));
        fact(entry, original, names, known, report)
    });
    let facts = facts.collect();
    fields.finish();
    facts
}

/// Reads a fact. What a translation leaves out its original says; words are not left out.
fn fact<'a>(
    fields: Fields<'a, '_>,
    original: Option<&Fields<'a, '_>>,
    names: &mut Names<'a>,
    known: &Known<'a, '_>,
    report: &Report,
) -> Option<Fact> {
    let of = |key: &'static str| original.filter(|_| !fields.has(key)).unwrap_or(&fields);
    let id = names.declare(fields.excerpt("id").as_ref(), report);
    let title = fields.text("title");
    let cells = CellReader { sources: known.sources, report };
    let amount = of("amount").excerpt("amount").and_then(|amount| Amount::read(&amount, &cells));
    let in_words = of("large_numbers").optional_choice("large_numbers", &[("words", true), ("digits", false)]);
    let unit = of("unit").placed_cell("unit").and_then(|unit| Unit::read(&unit, &cells));
    let unit = unit.map(|unit| unit.in_words(in_words == Some(true)));
    let as_of = of("as_of").date("as_of");
    let said_by = of("said_by").optional_cell("said_by").map(|said_by| match known.people.get(&*said_by.text) {
        Some(name) => {
            report.note_name(Kind::Person, &said_by.text, said_by.start());
            (*name).to_owned()
        }
        None => said_by.plain(),
    });
    // Of a translation its original is asked.
    let meant = Meant::of(&fields, report);
    meant.check_past(as_of.filter(|_| fields.has("as_of")), |message| fields.start().error(message), report);
    let definition = fields.optional_text("definition");
    let sources = of("sources").sources(known.sources);
    fields.may_be_elsewhere(&["amount", "unit", "as_of", "sources"]);
    fields.finish();
    Some(Fact {
        id: id?,
        title: title?,
        amount: amount?,
        unit: unit?,
        as_of: as_of?,
        said_by,
        definition,
        sources: sources?,
    })
}
