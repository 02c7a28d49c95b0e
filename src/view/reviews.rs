//! When something was last looked at, and who has checked it.

use crate::document::Checked;
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

/// After that: who has checked it, and when.
pub(super) fn checked(language: &Language, checked: Option<&Checked>) -> Html {
    match checked {
        Some(Checked { by, on }) => html! { <>{ " · " }{ language.checked(by, language.date(*on)) }</> },
        None => html! {},
    }
}
