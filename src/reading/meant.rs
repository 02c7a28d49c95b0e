//! What looks like a mistake and may be meant: it is told as a warning, and its writer can say that it is.

use super::diagnostic::{Diagnostic, Position};
use super::fields::Fields;
use super::hint::{Hint, nearest};
use super::report::Report;
use crate::values::Date;
use std::collections::BTreeSet;

/// Everything of which a writer can say that it is meant.
const SUSPICIONS: [&str; 7] = ["copy", "count", "future", "part", "phase", "several-answers", "swapped"];

/// What the writer of a table says is meant.
#[derive(Default)]
pub(crate) struct Meant(BTreeSet<String>);

impl Meant {
    /// Reads what is meant in a table.
    pub(crate) fn of(fields: &Fields<'_, '_>, report: &Report) -> Self {
        let mut meant = BTreeSet::new();
        for word in fields.optional_excerpts("meant") {
            if SUSPICIONS.contains(&&*word.text) {
                meant.insert(word.text.into_owned());
                continue;
            }
            let error = word.error(format!("nothing is called \"{}\" that could be meant", word.text));
            report.add(error.hint(match nearest(&word.text, SUSPICIONS) {
                Some(near) => Hint::meant(&word.text, near),
                None => format!("there are {}", SUSPICIONS.join(", ")).into(),
            }));
        }
        Self(meant)
    }

    /// Tells of something that looks like a mistake, if it is not meant.
    pub(crate) fn suspect(&self, what: &'static str, warning: Diagnostic, hint: &str, report: &Report) {
        debug_assert!(SUSPICIONS.contains(&what), "{what}");
        if !self.0.contains(what) {
            report.warn(warning.hint(format!("{hint}; if it is meant, write meant = [\"{what}\"]")));
        }
    }

    /// Tells of a date that is still to come.
    pub(crate) fn check_past(&self, date: Option<Date>, warning: impl FnOnce(String) -> Diagnostic, report: &Report) {
        if let Some(date) = date.filter(|date| report.is_to_come(*date)) {
            let warning = warning(format!("this day is still to come: {date}"));
            self.suspect("future", warning, "mend the date", report);
        }
    }

    /// Tells of counts of claims that are not so.
    pub(crate) fn check_counts(&self, untrue: &[(Position<'_>, String)], report: &Report) {
        for (position, message) in untrue {
            self.suspect("count", position.error(message.clone()), "mend the number", report);
        }
    }
}
