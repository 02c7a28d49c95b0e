//! `figures/<id>.toml` and `figures/<id>.csv`: what every figure has. What its kind has is read by the kind.

use super::{addresses::AllNames, folder::FigureFiles, markdown};
use crate::figures::{Figure, KINDS, Reader, Urls};
use crate::reading::{Document, Report};
use crate::values::FigureId;

/// Reads a figure. Its text alternative is still empty: that stands where the figure is placed. `None` also if only some
/// of its rows could be read: what is said of the others would be taken for a mistake.
pub(crate) fn read<'a>(
    id: &str,
    files: &'a FigureFiles,
    names: &AllNames<'a>,
    urls: &Urls<'_>,
    report: &Report,
) -> Option<Figure> {
    let document = Document::of_file(files.facts.as_ref()?, report);
    let fields = document.fields(report);
    let kind = fields.choice("kind", KINDS);
    let (title, sentence) = (fields.text("title"), fields.text("sentence"));
    let as_of = fields.date("as_of");
    let sources = fields.sources(&names.sources);
    let notes = fields.optional_excerpts("notes");
    let notes = notes.iter().map(|note| markdown::remark(note, names, report)).collect();
    // Which other keys there may be, and which columns, depends on the kind.
    let before = report.found();
    let data = kind?(&Reader::new(&fields, files.rows.as_ref(), &names.sources, urls, report));
    let data = data.filter(|_| files.rows.is_some() && report.found() == before);
    fields.finish();
    Some(Figure {
        id: FigureId::new(id).ok()?,
        title: title?,
        sentence: sentence?,
        alternative: String::new(),
        as_of: as_of?,
        sources: sources?,
        notes,
        data: data?,
    })
}
