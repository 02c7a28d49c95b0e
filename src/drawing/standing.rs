//! How a statement stands, in a word and a shape.

use super::Context;
use crate::language::Language;
use crate::values::{Basis, Standing};
use yew::prelude::*;

/// The shape of a standing, so that it needs no colour.
pub(crate) fn standing_shape(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "●",
        Standing::Partly => "◐",
        Standing::Wrong => "✕",
        Standing::OutOfDate => "↻",
        Standing::Disputed => "⇄",
        Standing::Open => "○",
    }
}

/// The word of a standing.
pub(crate) fn standing_word(language: &Language, standing: Standing) -> String {
    match standing {
        Standing::Holds => language.holds(),
        Standing::Partly => language.partly(),
        Standing::Wrong => language.wrong(),
        Standing::OutOfDate => language.out_of_date(),
        Standing::Disputed => language.disputed(),
        Standing::Open => language.open(),
    }
}

/// The words of a basis.
pub(crate) fn basis_words(language: &Language, basis: Basis) -> String {
    match basis {
        Basis::Independent => language.independent(),
        Basis::Report => language.one_report(),
        Basis::Side => language.one_side(),
        Basis::Expert => language.one_expert(),
    }
}

/// A standing as a reader sees it: its shape, which is no word to a screen reader, and its word.
pub(crate) fn standing(context: &Context<'_>, standing: Standing) -> Html {
    html! {
        <>
            if !context.is_plain() {
                <span aria-hidden="true">{ [standing_shape(standing), "\u{a0}"].concat() }</span>
            }
            { standing_word(context.language, standing) }
        </>
    }
}
