//! `people.toml`: the people and organisations that say things.

use super::markdown::ALL;
use crate::document::{Person, PersonKind};
use crate::reading::{Document, Fields, Names, Report};

/// Reads everybody, in the order of the files, and declares their names. The files after the first are shared.
pub(crate) fn read<'a>(
    documents: &[&Document<'a>],
    names: &mut Names<'a>,
    sources: &Names<'a>,
    report: &Report,
) -> Vec<Person> {
    let mut people = Vec::new();
    for document in documents {
        let fields = document.fields(report);
        let mut entries = Vec::new();
        for (key, kind) in [("person", PersonKind::Person), ("organisation", PersonKind::Organisation)] {
            entries.extend(fields.tables(key).into_iter().map(|entry| (kind, entry)));
        }
        entries.sort_by_key(|(_, entry)| entry.start().offset);
        people.extend(entries.into_iter().filter_map(|(kind, entry)| person(kind, entry, names, sources, report)));
        fields.finish();
    }
    people
}

fn person<'a>(
    kind: PersonKind,
    fields: Fields<'a, '_>,
    names: &mut Names<'a>,
    sources: &Names<'a>,
    report: &Report,
) -> Option<Person> {
    let id = fields.excerpt("id");
    if let Some(id) = id.as_ref().filter(|id| id.text == ALL) {
        report.add(id.error("nobody can have the id \"all\"").hint("<claims:all> lists all claims; choose another id"));
    }
    let id = names.declare_shared(id.as_ref(), report);
    let (name, role, as_of) = (fields.text("name"), fields.text("role"), fields.date("as_of"));
    let sources = fields.sources(sources);
    fields.finish();
    Some(Person { id: id?, kind, name: name?, role: role?, as_of: as_of?, sources: sources? })
}
