//! What a text means, in TOML and in CSV alike: a date, and sources.

use super::{diagnostic::SourceText, names::Names, report::Report};
use crate::values::{Date, SourceId};
use std::collections::BTreeSet;

/// A date; a text that is none is reported.
pub(crate) fn date(text: &SourceText<'_>, report: &Report) -> Option<Date> {
    let date = date_or_period(text, report)?;
    if matches!(date, Date::Period(..)) {
        let error = text.error(format!("a period cannot stand here: \"{}\"", text.text));
        report.add(error.hint("it stands in the rows of figures; write its last day, month or year"));
        return None;
    }
    Some(date)
}

/// The same, or the time from one date to another.
pub(crate) fn date_or_period(text: &SourceText<'_>, report: &Report) -> Option<Date> {
    if let Some(date) = report.named_date(&text.text) {
        return Some(date);
    }
    match text.text.parse() {
        Ok(date) => Some(date),
        Err(error) => {
            let hint = "write 2023-09-05, 2023-09 or 2023; a season is 2023-21 (spring) to 2023-24 (winter)";
            report.add(text.error(format!("{error}: \"{}\"", text.text)).hint(hint));
            None
        }
    }
}

/// The sources that ids mean, each once.
pub(crate) fn sources<'a>(mentions: &[SourceText<'a>], names: &Names<'a>, report: &Report) -> Vec<SourceId> {
    let mut seen = BTreeSet::new();
    let mut ids = Vec::new();
    for mention in mentions {
        if !seen.insert(names.meant(&mention.text)) {
            let error = mention.error(format!("source \"{}\" is listed twice", mention.text));
            report.add(error.hint("delete one of the two"));
        } else {
            ids.extend(names.resolve::<SourceId>(&mention.text, mention.start(), report));
        }
    }
    ids
}
