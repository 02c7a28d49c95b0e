//! What series and points have in common: counts over time, each to be read, and the table of who counted what.

use super::Figure;
use super::kind::Reader;
use crate::drawing::{
    self, Context, Count, Says, Target, amount_of, amount_of_cell, article, citations, date, grouped_table, mount, plot,
};
use crate::islands::{Reading, Readings, View};
use crate::language::Language;
use crate::reading::Row;
use crate::values::{Amount, Date, Decimal, SourceId, Unit, digit as digit_of};
use std::collections::BTreeMap;
use yew::prelude::*;

/// One count, as somebody gave it.
#[derive(Clone, Copy)]
pub(super) struct GivenCount<'a> {
    pub(super) as_of: Date,
    pub(super) amount: Amount,
    /// Of an estimate, from where to where it may lie.
    pub(super) interval: Option<Amount>,
    pub(super) unit: &'a Unit,
    pub(super) said_by: &'a str,
    pub(super) definition: &'a str,
    pub(super) sources: &'a [SourceId],
    pub(super) article: Option<&'a String>,
    /// The line that it is on, where there are several: by its place among all, and its name.
    pub(super) line: Option<(usize, &'a str)>,
}

/// The counts as they are drawn. Two that were counted in different ways, or by different people, are never joined.
pub(super) fn drawn<'a>(counts: &[GivenCount<'a>]) -> Vec<Count<'a>> {
    let mut definitions = BTreeMap::new();
    let drawn = counts.iter().map(|count| {
        let next = definitions.len();
        let definition = *definitions.entry((count.definition, count.said_by)).or_insert(next);
        let article = count.article.map(|says| match has_number(says, count.amount) {
            true => Says::This,
            false => Says::Other(says),
        });
        let interval = count.interval.map(|interval| (interval.lower(), interval.upper()));
        let line = count.line.map_or(0, |(line, _)| line);
        Count { as_of: count.as_of, amount: count.amount, interval, article, definition, line }
    });
    drawn.collect()
}

/// Whether words have an amount's number or numbers in them, with whatever signs between their digits.
fn has_number(words: &str, amount: Amount) -> bool {
    let mut numbers: Vec<String> = vec![String::new()];
    let letters: Vec<char> = words.chars().collect();
    let digit = |at: usize| letters.get(at).and_then(|letter| digit_of(*letter));
    for (at, letter) in letters.iter().enumerate() {
        let last = numbers.last_mut().filter(|number| !number.is_empty());
        let is_sign = matches!(letter, '.' | ',' | '\'' | '’' | '٬' | '٫' | ' ' | '\u{a0}' | '\u{202f}');
        let is_group = || (1..=3).all(|next| digit(at + next).is_some()) && digit(at + 4).is_none();
        match (digit(at), last) {
            (Some(digit), _) => numbers.last_mut().into_iter().for_each(|number| number.push_str(&digit.to_string())),
            // A space stands between groups of three digits, and between numbers.
            (None, Some(_)) if is_sign && digit(at + 1).is_some() && (*letter != ' ' || is_group()) => {}
            (None, Some(_)) => numbers.push(String::new()),
            (None, None) => {}
        }
    }
    let is_said = |number: Decimal| {
        let digits: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
        numbers.contains(&digits)
    };
    is_said(amount.lower()) && is_said(amount.upper())
}

/// Whether what is said of where an estimate may lie is a range that has it; what is not is reported.
pub(super) fn check_interval(reader: &Reader<'_, '_>, row: &Row<'_>, value: Amount, interval: Option<Amount>) -> bool {
    let Some(interval) = interval else { return true };
    let holds = |number: Decimal| interval.lower() <= number && number <= interval.upper();
    let problem = match (value, interval) {
        (_, Amount::Exact(_) | Amount::About(_) | Amount::MoreThan(_) | Amount::LessThan(_)) => {
            "an interval goes from one number to another"
        }
        (Amount::Exact(_) | Amount::About(_), _) if holds(value.lower()) => return true,
        (Amount::Exact(_) | Amount::About(_), _) => "the estimate lies outside of its interval",
        _ => "only one number has an interval around it",
    };
    let error = row.position("interval").error(format!("{problem}: {value}, {interval}"));
    reader.report.add(error.hint("write value = 31 and interval = 28..34; of what is a range alone, value = 28..34"));
    false
}

impl GivenCount<'_> {
    /// What is said when it is chosen.
    pub(super) fn reading(&self, language: &Language) -> Reading {
        let Self { said_by, definition, .. } = *self;
        let when = language.date(self.as_of);
        Reading {
            when: self.line.map_or(when.clone(), |(_, name)| language.said(name, when).into()),
            value: [amount_of(language, self.amount, self.unit), self.around(language)].concat(),
            basis: match self.article {
                Some(says) => language.basis_in_article(said_by, definition, says),
                None => language.basis(said_by, definition),
            },
        }
    }

    /// From where to where it may lie.
    fn around(&self, language: &Language) -> String {
        let around =
            self.interval.map(|interval| [" (", &drawing::amount(language, interval, self.unit), ")"].concat());
        around.unwrap_or_default()
    }
}

/// The drawing, count by count, or what the first of its views says where nothing is drawn.
pub(super) fn readings(context: &Context<'_>, figure: &Figure, views: Vec<View>) -> Html {
    if let (Target::Picture(_), Some(view)) = (context.target, views.first()) {
        return plot(&view.plot);
    }
    let said = |view: &View| {
        let Reading { when, value, basis } = &view.readings[view.first];
        html! { <><p>{ &view.plot.alternative }</p><p><strong>{ value }</strong>{ " " }{ when }{ " " }<small>{ basis }</small></p></> }
    };
    let Some(plain) = views.first().map(said) else { return html! {} };
    let (switch, control) = (context.language.what_is_drawn(), context.language.count_by_count());
    let data = Readings { switch, control, views };
    mount(context, format!("figure-{}", figure.id), data, plain)
}

/// The table under these headings: when, how many, and who counted what. Several lines each have rows of their own.
pub(super) fn counts_table<'a>(
    context: &Context<'_>,
    figure: &Figure,
    headings: &[String],
    counts: &[GivenCount<'a>],
) -> Html {
    let language = context.language;
    let row = |count: &GivenCount<'_>| {
        html! {
            <tr>
                <th scope="row">{ date(language, count.as_of) }</th>
                <td>{ amount_of_cell(language, count.amount, count.unit) }{ count.around(language) }{ article(context, count.article) }</td>
                <td>{ language.basis(count.said_by, count.definition) }{ citations(context, count.sources) }</td>
            </tr>
        }
    };
    let mut counts = counts.to_vec();
    counts.sort_by_key(|count| count.line.map(|(line, _)| line));
    let groups = counts.chunk_by(|one, other| one.line == other.line);
    let name = |counts: &[GivenCount<'a>]| Some(counts.first()?.line?.1);
    grouped_table(&figure.title, headings, groups.map(|group| (name(group), group.iter().map(row).collect())).collect())
}
