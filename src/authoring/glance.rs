//! What `explainer.toml` puts first: the picture beside the headline, and numbers of the record.

use super::{
    addresses::AllNames,
    claims::{self, Judgement},
    markdown,
};
use crate::document::Glance;
use crate::figures::{Data, Figure};
use crate::reading::{Fields, Report, SourceText};
use crate::values::FigureId;

/// As many as are seen at a glance.
const MOST: usize = 4;

/// What must be said with a number is read in the same ten seconds.
const MOST_WORDS: usize = 20;

/// Reads the numbers, in the order of the file.
pub(crate) fn read<'a>(fields: &Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Vec<Glance> {
    let entries = fields.tables("glance");
    if let Some(fields) = entries.get(MOST) {
        let error = fields.start().error(format!("more than {MOST} numbers are not seen at a glance"));
        report.add(error.hint("leave out what is not the answer to the headline"));
    }
    entries.into_iter().take(MOST).filter_map(|fields| glance(fields, names, report)).collect()
}

/// Reads the figure whose drawing stands beside the headline.
pub(crate) fn picture<'a>(fields: &Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Option<FigureId> {
    let id = fields.optional_excerpt("picture")?;
    let figure = figure(&id, names, report)?;
    if !matches!(figure.data, Data::Map(_)) {
        let error = id.error(format!("the figure \"{}\" cannot stand by itself", id.text));
        report.add(error.hint("a map can; the other kinds need the words around them"));
        return None;
    }
    Some(figure.id.clone())
}

fn figure<'n>(id: &SourceText<'_>, names: &'n AllNames<'_>, report: &Report) -> Option<&'n Figure> {
    // Of one that is there and could not be read, that was reported.
    let known: FigureId = names.figures.resolve(&id.text, id.start(), report)?;
    names.record.figures.get(&known)
}

fn glance<'a>(fields: Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Option<Glance> {
    let lead = fields.text("lead");
    let id = fields.excerpt("figure");
    let row = fields.excerpt("row");
    let Judgement { standing, basis, by } = claims::judgement(&fields, names, report);
    let says = fields.short_text("says").map(|(_, says)| (markdown::plain(&says, names, report), says));
    if let Some((words, says)) = &says
        && words.split_whitespace().count() > MOST_WORDS
    {
        let error = says.error(format!("what is said with a number has at most {MOST_WORDS} words"));
        report.add(error.hint("the rest is for the panel"));
    }
    fields.finish();
    let figure = figure(&id?, names, report)?;
    let row = self::row(&row?, figure, names, report)?;
    Some(Glance { lead: lead?, figure: figure.id.clone(), row, standing: standing?, basis: basis?, by, says: says?.0 })
}

/// The one row that is called so, which is a number.
fn row(name: &SourceText<'_>, figure: &Figure, names: &AllNames<'_>, report: &Report) -> Option<usize> {
    let kind = figure.data.kind();
    let rows = names.record.rows_of_line(&name.plain(), figure, name.start(), report);
    let row = *rows.first()?;
    let other = rows.get(1);
    if let Some(other) = other {
        let error = name.error(format!("the figure \"{}\" has several rows \"{}\"", figure.id, name.text));
        let line = |row: usize| kind.numbers(row).first().and_then(|number| number.of);
        report.add(error.hint(match line(*other).filter(|other| Some(*other) != line(row)) {
            Some(line) => format!("say of which line, as \"{}:{line}\"", name.text),
            None => "take a row that no other is called like".to_owned(),
        }));
        return None;
    }
    if kind.told(&names.language, row).is_none() {
        let error = name.error(format!("a row of the figure \"{}\" is not one number", figure.id));
        report.add(error.hint("take a number of a ranking, a series, points, a rate, a poll or bands"));
        return None;
    }
    Some(row)
}
