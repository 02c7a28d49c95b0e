//! How a statement stands, in a word and a shape.

use super::Context;
use crate::language::Language;
use crate::values::Status;
use yew::prelude::*;

/// The shape of a status, so that it needs no colour.
pub(crate) fn status_shape(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "●",
        Status::Reported => "◐",
        Status::Claimed => "❝",
        Status::Estimate => "≈",
        Status::Disputed => "⇄",
        Status::Corrected => "✕",
        Status::Unverified => "○",
    }
}

/// The word of a status.
pub(crate) fn status_word(language: &Language, status: Status) -> String {
    match status {
        Status::Confirmed => language.confirmed(),
        Status::Reported => language.reported(),
        Status::Claimed => language.claimed(),
        Status::Estimate => language.estimate(),
        Status::Disputed => language.disputed(),
        Status::Corrected => language.corrected(),
        Status::Unverified => language.unverified(),
    }
}

/// A status as a reader sees it: its shape, which is no word to a screen reader, and its word.
pub(crate) fn status(context: &Context<'_>, status: Status) -> Html {
    html! {
        <>
            if !context.is_plain() {
                <span aria-hidden="true">{ [status_shape(status), "\u{a0}"].concat() }</span>
            }
            { status_word(context.language, status) }
        </>
    }
}
