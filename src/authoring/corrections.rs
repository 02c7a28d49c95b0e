//! `corrections.toml`: what was wrong here once, and what is said now.

use super::addresses::AllNames;
use super::claims::check_length;
use super::markdown;
use crate::document::{Corrected, Correction};
use crate::reading::{Document, Fields, Meant, Report, SourceText};
use crate::values::Inline;
use std::cmp::Reverse;

/// As much as is read in a list of corrections; the rest is where the correction was made.
const MOST_WORDS: usize = 40;

/// Reads all corrections. Whatever order they were written in, the newest come first, and those of one day as written.
pub(crate) fn read<'a>(document: &Document<'a>, names: &AllNames<'a>, report: &Report) -> Vec<Correction> {
    let (fields, found) = (document.fields(report), report.found());
    let entries = fields.tables("correction");
    let has_none = entries.is_empty() && document.is_sound();
    let mut corrections: Vec<_> = entries.into_iter().filter_map(|entry| correction(entry, names, report)).collect();
    let start = fields.start();
    fields.finish();
    // What is misspelt was said.
    if has_none && report.found() == found {
        let hint = "delete the file until something has to be corrected, or add [[correction]] and its keys below it";
        report.add(start.error("there are no corrections").hint(hint));
    }
    corrections.sort_by_key(|correction| Reverse(correction.date.span().0));
    corrections
}

fn correction<'a>(fields: Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Option<Correction> {
    let date = fields.date("date");
    Meant::of(&fields, report).check_past(date, |message| fields.start().error(message), report);
    let place = fields.excerpt("where").and_then(|place| self::place(&place, names, report));
    let remark = |written: SourceText<'a>, key: &str| {
        let remark = markdown::remark(&written, names, report).content;
        let hint = "say what was wrong, and leave the rest where it was corrected";
        check_length(&written, markdown::words(&remark), MOST_WORDS, &format!("text of \"{key}\""), hint, report);
        (remark, written)
    };
    let said = fields.excerpt("said").map(|written| remark(written, "said"));
    let says = fields.excerpt("says").map(|written| remark(written, "says").0);
    if let Some((said, written)) = &said
        && said.iter().any(|inline| matches!(inline, Inline::Citation(_) | Inline::Ours))
    {
        report.add(written.error("what was wrong cites nothing").hint("cite in \"says\" what is known now"));
    }
    fields.finish();
    Some(Correction { date: date?, place: place?, said: said?.0, says: says? })
}

/// What is corrected: `article`, `claim:` and a claim, or a panel.
fn place<'a>(place: &SourceText<'a>, names: &AllNames<'a>, report: &Report) -> Option<Corrected> {
    match place.text.split_once(':') {
        _ if place.text == "article" => Some(Corrected::Article),
        Some(("claim", claim)) => {
            let name = place.position("claim:".len());
            names.claims.resolve_in(claim, place.start(), name, report).map(Corrected::Claim)
        }
        _ => names.panels.resolve(&place.text, place.start(), report).map(Corrected::Panel),
    }
}
