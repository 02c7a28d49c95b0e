//! `facts.toml`: numbers that stand in no figure, each with who said it, as of when, and where to check.

use crate::document::Fact;
use crate::reading::{Cell, CellReader, Document, Fields, Kind, Names, Report};
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
    names: &mut Names<'a>,
    known: &Known<'a, '_>,
    report: &Report,
) -> Vec<Fact> {
    let fields = document.fields(report);
    let facts = fields.tables("fact").into_iter().filter_map(|entry| fact(entry, names, known, report)).collect();
    fields.finish();
    facts
}

fn fact<'a>(fields: Fields<'a, '_>, names: &mut Names<'a>, known: &Known<'a, '_>, report: &Report) -> Option<Fact> {
    let id = names.declare(fields.excerpt("id").as_ref(), report);
    let title = fields.text("title");
    let cells = CellReader { sources: known.sources, report };
    let amount = fields.excerpt("amount").and_then(|amount| Amount::read(&amount, &cells));
    let in_words = fields.optional_choice("large_numbers", &[("words", true), ("digits", false)]);
    let unit = fields.cell("unit").map(|unit| Unit::new(&unit).in_words(in_words == Some(true)));
    let as_of = fields.date("as_of");
    let said_by = fields.optional_cell("said_by").map(|said_by| match known.people.get(&*said_by.text) {
        Some(name) => {
            report.note_name(Kind::Person, &said_by.text, said_by.start());
            (*name).to_owned()
        }
        None => said_by.plain(),
    });
    let definition = fields.optional_text("definition");
    let sources = fields.sources(known.sources);
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
