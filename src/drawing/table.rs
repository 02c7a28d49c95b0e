//! What the tables of figures have in common.

use super::{Context, format};
use crate::language::{Language, PLACEHOLDERS};
use crate::values::{Amount, Unit};
use yew::prelude::*;

/// A table that scrolls by itself where it is too wide: `columns` name what stands below them; the caption is for
/// those who cannot see it, who come upon the box or upon the table.
pub(crate) fn table(caption: &str, columns: &[String], rows: Html) -> Html {
    grouped_table(caption, columns, vec![(None, rows)])
}

/// The same with its rows in groups, each under its name.
pub(crate) fn grouped_table(caption: &str, columns: &[String], groups: Vec<(Option<&str>, Html)>) -> Html {
    let column = |name: &String| html! { <th scope="col">{ name }</th> };
    let span = columns.len().to_string();
    let heading = |name: &str| html! { <tr><th scope="rowgroup" colspan={span.clone()}>{ name }</th></tr> };
    let group =
        |(name, rows): (Option<&str>, Html)| html! { <tbody>{ name.map(heading).unwrap_or_default() }{ rows }</tbody> };
    html! {
        <div class="table" role="region" aria-label={caption.to_owned()} tabindex="0">
            <table aria-label={caption.to_owned()}>
                <thead><tr>{ columns.iter().map(column).collect::<Html>() }</tr></thead>
                { groups.into_iter().map(group).collect::<Html>() }
            </table>
        </div>
    }
}

/// A table to be opened by its summary.
pub(crate) fn folded(context: &Context<'_>, summary: String, table: Html) -> Html {
    match context.is_plain() {
        true => html! { <section><div>{ summary }</div>{ table }</section> },
        false => html! { <details class="data"><summary>{ summary }</summary>{ table }</details> },
    }
}

/// An amount with the machine form of its number.
pub(crate) fn amount(language: &Language, amount: Amount, unit: &Unit) -> Html {
    html! { <data value={amount.to_string()}>{ format::amount(language, amount, unit) }</data> }
}

/// The same with what is counted.
pub(crate) fn amount_of(language: &Language, amount: Amount, unit: &Unit) -> Html {
    let number = self::amount(language, amount, unit);
    match format::things(language, amount, unit) {
        Some(things) => format::fill(&things(&PLACEHOLDERS[0].into()), [number]),
        None => number,
    }
}

/// What the article says of a row, if it says anything.
pub(crate) fn article(context: &Context<'_>, says: Option<&String>) -> Html {
    let Some(says) = says else { return html! {} };
    let words = context.language.in_article(says);
    match context.is_plain() {
        // Only styles set it on a line of its own.
        true => html! { <p>{ words }</p> },
        false => html! { <>{ " " }<span class="in-article">{ words }</span></> },
    }
}
