//! What series and points have in common: counts over time, each to be read, and the table of who counted what.

use super::Figure;
use crate::drawing::{Context, Count, amount_of, amount_of_cell, article, citations, date, mount, table};
use crate::islands::{Reading, Readings, View};
use crate::language::Language;
use crate::values::{Amount, Date, SourceId, Unit};
use std::collections::BTreeMap;
use yew::prelude::*;

/// One count, as somebody gave it.
#[derive(Clone, Copy)]
pub(super) struct GivenCount<'a> {
    pub(super) as_of: Date,
    pub(super) amount: Amount,
    pub(super) unit: &'a Unit,
    pub(super) said_by: &'a str,
    pub(super) definition: &'a str,
    pub(super) sources: &'a [SourceId],
    pub(super) article: Option<&'a String>,
}

/// The counts as they are drawn.
pub(super) fn drawn(counts: &[GivenCount<'_>]) -> Vec<Count> {
    let mut definitions = BTreeMap::new();
    let drawn = counts.iter().map(|count| {
        let next = definitions.len();
        let definition = *definitions.entry(count.definition).or_insert(next);
        Count { as_of: count.as_of, amount: count.amount, is_in_article: count.article.is_some(), definition }
    });
    drawn.collect()
}

impl GivenCount<'_> {
    /// What is said when it is chosen.
    pub(super) fn reading(&self, language: &Language) -> Reading {
        let Self { said_by, definition, .. } = *self;
        Reading {
            when: language.date(self.as_of),
            value: amount_of(language, self.amount, self.unit),
            basis: match self.article {
                Some(says) => language.basis_in_article(said_by, definition, says),
                None => language.basis(said_by, definition),
            },
        }
    }
}

/// The drawing, count by count, or what the first of its views says where nothing is drawn.
pub(super) fn readings(context: &Context<'_>, figure: &Figure, views: Vec<View>) -> Html {
    let said = |view: &View| {
        let Reading { when, value, basis } = &view.readings[view.first];
        html! { <><p>{ &view.plot.alternative }</p><p><strong>{ value }</strong>{ " " }{ when }{ " " }<small>{ basis }</small></p></> }
    };
    let Some(plain) = views.first().map(said) else { return html! {} };
    let (switch, control) = (context.language.what_is_drawn(), context.language.count_by_count());
    let data = Readings { switch, control, views };
    mount(context, format!("figure-{}", figure.id), data, plain)
}

/// The table under these headings: when, how many, and who counted what.
pub(super) fn counts_table(
    context: &Context<'_>,
    figure: &Figure,
    headings: &[String],
    counts: &[GivenCount<'_>],
) -> Html {
    let language = context.language;
    let row = |count: &GivenCount<'_>| {
        html! {
            <tr>
                <th scope="row">{ date(language, count.as_of) }</th>
                <td>{ amount_of_cell(language, count.amount, count.unit) }{ article(context, count.article) }</td>
                <td>{ language.basis(count.said_by, count.definition) }{ citations(context, count.sources) }</td>
            </tr>
        }
    };
    table(&figure.title, headings, counts.iter().map(row).collect())
}
