//! `figures/<id>.toml` and `figures/<id>.csv`: what every figure has. What its kind has is read by the kind.

use super::{addresses::AllNames, folder::FigureFiles, markdown};
use crate::figures::{Figure, KINDS, Known, Reader, Urls};
use crate::reading::{Cell, Document, Fields, Kind, Names, NotedKey, Position, Report, SourceText, TextFile};
use crate::values::{FigureId, SourceId};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Reads all figures into the record. Their sentences and notes come last: those may read numbers of any figure.
pub(crate) fn read<'a>(
    files: &'a BTreeMap<String, FigureFiles>,
    names: &mut AllNames<'a>,
    urls: &Urls<'_>,
    people: &BTreeMap<&str, &str>,
    report: &Report,
) {
    let mut figures = BTreeMap::new();
    let mut notes: Vec<(&str, SourceText<'a>)> = Vec::new();
    let mut sentences: Vec<(&str, SourceText<'a>)> = Vec::new();
    for (id, files) in files {
        let Some(facts) = &files.facts else { continue };
        let document = Document::of_file(facts, report);
        let fields = document.fields(report);
        notes.extend(fields.optional_excerpts("notes").into_iter().map(|note| (id.as_str(), note)));
        sentences.extend(fields.short_text("sentence").map(|(_, sentence)| (id.as_str(), sentence)));
        if let Some((figure, rows)) = figure(id, files, fields, Known { sources: &names.sources, urls, people }, report)
        {
            names.rows.insert(figure.id.clone(), rows);
            figures.insert(figure.id.clone(), figure);
        }
    }
    names.record.figures = figures;
    for (id, sentence) in sentences {
        let sentence = markdown::plain(&sentence, names, report);
        let figure = FigureId::new(id).ok().and_then(|id| names.record.figures.get_mut(&id));
        figure.into_iter().for_each(|figure| figure.sentence = sentence.clone());
    }
    for (id, note) in notes {
        let note = markdown::remark(&note, names, report).content;
        let figure = FigureId::new(id).ok().and_then(|id| names.record.figures.get_mut(&id));
        figure.into_iter().for_each(|figure| figure.notes.push(note.clone()));
    }
}

/// Reads a figure. Its text alternative is still empty: that stands where the figure is placed; and so are its sentence
/// and its notes. With it, where its rows stand.
/// `None` also if only some of its rows could be read: what is said of the others would be taken for a mistake.
fn figure<'a>(
    id: &str,
    files: &'a FigureFiles,
    fields: Fields<'a, '_>,
    known: Known<'a, '_>,
    report: &Report,
) -> Option<(Figure, Vec<Position<'a>>)> {
    let kind = fields.choice("kind", KINDS);
    let title = fields.text("title");
    let as_of = fields.date("as_of");
    let sources = fields.sources(known.sources);
    let of_rows = |text: String| SourceText::filled_in(fields.start(), text);
    let own = [
        ("as_of", as_of.map(|date| of_rows(date.to_string()))),
        ("sources", sources.as_ref().map(|sources: &Vec<SourceId>| of_rows(sources.write()))),
    ];
    // Which other keys there may be, and which columns, depends on the kind.
    let before = report.found();
    let reader = Reader::new(&fields, own, files.rows(), known, report);
    let data = kind?(&reader);
    let rows = reader.read.get().into_iter().flatten().map(|row| row.start).collect();
    let data = data.filter(|_| files.rows().0.is_some() && report.found() == before);
    fields.finish();
    let figure = Figure {
        id: FigureId::new(id).ok()?,
        title: title?,
        sentence: String::new(),
        alternative: String::new(),
        as_of: as_of?,
        sources: sources?,
        notes: Vec::new(),
        data: data?,
    };
    Some((figure, rows))
}

/// Which keys are asked for, by table, by the reader of a figure that says this of itself.
pub(super) fn asked(facts: String) -> BTreeMap<String, BTreeMap<&'static str, NotedKey>> {
    let report = Report::noting_keys();
    let path = PathBuf::from("figure.toml");
    let files = FigureFiles { facts: Some(TextFile::new(path, facts)), rows: None, original: None };
    let sources = Names::new(Kind::Source, false);
    if let Some(facts) = &files.facts {
        let (urls, people) = (BTreeMap::new(), BTreeMap::new());
        let document = Document::of_file(facts, &report);
        let fields = document.fields(&report);
        // As all figures are read.
        fields.optional_excerpts("notes");
        fields.short_text("sentence");
        figure("figure", &files, fields, Known { sources: &sources, urls: &urls, people: &people }, &report);
    }
    let keys = report.take_noted().keys.unwrap_or_default();
    keys.into_iter().map(|((_, table), keys)| (table, keys)).collect()
}
