//! `claims.toml`: what the article says, and how each statement stands.

use super::{addresses::AllNames, markdown};
use crate::document::Claim;
use crate::reading::{Document, Fields, Names, Report};
use crate::values::Status;

const STATUSES: [(&str, Status); 7] = [
    ("confirmed", Status::Confirmed),
    ("reported", Status::Reported),
    ("claimed", Status::Claimed),
    ("estimate", Status::Estimate),
    ("disputed", Status::Disputed),
    ("corrected", Status::Corrected),
    ("unverified", Status::Unverified),
];

/// Declares the names of all claims. Apart from reading them, because people and sources have to be known for that.
pub(crate) fn declare<'a>(document: &Document<'a>, names: &mut Names<'a>, report: &Report) {
    let fields = document.fields(report);
    for entry in fields.tables("claim") {
        names.declare::<crate::values::ClaimId>(entry.excerpt("id").as_ref(), report);
    }
    fields.finish();
}

/// Reads all claims, in the order of the file.
pub(crate) fn read<'a>(document: &Document<'a>, names: &AllNames<'a>, report: &Report) -> Vec<Claim> {
    let entries = document.fields(report).tables("claim");
    entries.into_iter().filter_map(|entry| claim(entry, names, report)).collect()
}

fn claim<'a>(fields: Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Option<Claim> {
    let id = fields.optional_excerpt("id");
    let says = fields.text("says");
    let status = fields.choice("status", &STATUSES);
    let by = fields.optional_excerpt("by");
    if by.is_none() && matches!(status, Some(Status::Claimed | Status::Estimate)) {
        let error = fields.start().error("a claim that is \"claimed\" or an \"estimate\" needs \"by\"");
        report.add(error.hint("write by = \"…\", the id of who says so in people.toml"));
    }
    let by = by.and_then(|by| names.people.resolve(&by.text, by.start(), report));
    let finding = fields.excerpt("finding").map(|finding| markdown::remark(&finding, names, report));
    let note = fields.optional_excerpt("note").map(|note| markdown::remark(&note, names, report));
    let as_of = fields.date("as_of");
    let sources = fields.sources(&names.sources);
    fields.finish();
    Some(Claim {
        // Whether it is an id was said when it was declared.
        id: id?.text.into_owned().try_into().ok()?,
        says: says?,
        status: status?,
        by,
        finding: finding?,
        note,
        as_of: as_of?,
        sources: sources?,
    })
}
