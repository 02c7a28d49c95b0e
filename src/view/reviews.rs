//! When something was last looked at.

use crate::language::Language;
use crate::values::Date;
use yew::prelude::*;

/// After the date for which something holds: when somebody looked again, if that was later.
pub(super) fn reviewed(language: &Language, as_of: Date, reviewed: Option<Date>) -> Html {
    let later = reviewed.filter(|reviewed| reviewed.span().0 > as_of.span().0);
    match later {
        Some(reviewed) => html! { <>{ " · " }{ language.reviewed(language.date(reviewed)) }</> },
        None => html! {},
    }
}
