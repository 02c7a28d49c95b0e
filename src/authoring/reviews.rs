//! When something was last looked at, and by when it is to be looked at again.

use crate::document::Checked;
use crate::reading::{Fields, Report};
use crate::values::Date;

/// The two dates of an explainer, a panel or a claim. Either may be left out.
pub(crate) struct Reviews {
    pub(crate) reviewed: Option<Date>,
    pub(crate) review_by: Option<Date>,
}

/// Reads both. `as_of` is what holds until it is reviewed. A review that is due is no mistake: it is told to those who
/// say which day it is.
pub(crate) fn read(fields: &Fields<'_, '_>, as_of: Option<Date>, report: &Report) -> Reviews {
    let reviewed = fields.optional_date("reviewed");
    let due = fields.optional_placed_date("review_by");
    let review_by = due.as_ref().map(|(date, _)| *date);
    if let Some((review_by, written)) = due {
        let last = [as_of, reviewed].into_iter().flatten().max_by_key(|date| date.span().0);
        if let Some(last) = last.filter(|last| review_by.span().1 < last.span().0) {
            let error =
                written.error(format!("the next review is due on {review_by}, before the last state of {last}"));
            report.add(error.hint("write when it is to be looked at next, or delete review_by"));
        } else if report.is_over(review_by) {
            let warning = written.error(format!("the review was due by {review_by}"));
            report.warn(warning.hint("look whether it still holds; then write reviewed, and when it is due next"));
        }
    }
    Reviews { reviewed, review_by }
}

/// Reads who has checked something, and when. That it has changed since is no mistake.
pub(crate) fn checked(fields: &Fields<'_, '_>, as_of: Option<Date>, report: &Report) -> Option<Checked> {
    let by = fields.optional_short_text("checked_by");
    let on = fields.optional_placed_date("checked_on");
    let error = match (&by, &on) {
        (Some((_, by)), None) if !fields.has("checked_on") => {
            Some(by.error("what was checked has \"checked_on\", too").hint("write checked_on = \"2023-09-05\""))
        }
        (None, Some((_, on))) if !fields.has("checked_by") => {
            Some(on.error("what was checked has \"checked_by\", too").hint("write checked_by = \"…\""))
        }
        _ => None,
    };
    error.into_iter().for_each(|error| report.add(error));
    let ((by, _), (on, written)) = (by?, on?);
    if let Some(as_of) = as_of.filter(|as_of| on.span().1 < as_of.span().0) {
        let warning = written.error(format!("this was checked on {on}, and its state is of {as_of}"));
        report.warn(warning.hint("let it be checked again, and write when"));
    }
    Some(Checked { by, on })
}
