//! `figures/<id>.toml` and `figures/<id>.csv`: facts about a figure, and its rows.

mod bands;

use super::{
    diagnostic::{Report, SourceText},
    fields::{Document, Fields, date, sources},
    folder::FigureFiles,
    markdown,
    names::AllNames,
    rows::{self, Row},
};
use crate::document::{
    Amount, AmountError, Count, Date, Decimal, Figure, FigureData, FigureId, Phase, RankingRow, Rate, RateRow, Share,
    SourceId, TimelineEntry, Unit,
};

#[derive(Clone, Copy)]
enum Kind {
    Ranking,
    Series,
    Points,
    Rate,
    Timeline,
    Bands,
}

const KINDS: [(&str, Kind); 6] = [
    ("ranking", Kind::Ranking),
    ("series", Kind::Series),
    ("points", Kind::Points),
    ("rate", Kind::Rate),
    ("timeline", Kind::Timeline),
    ("bands", Kind::Bands),
];

/// Reads a figure. Its text alternative is still empty: that stands where the figure is placed.
pub(crate) fn read<'a>(id: &str, files: &'a FigureFiles, names: &AllNames<'a>, report: &Report) -> Option<Figure> {
    let document = Document::of_file(files.facts.as_ref()?, report);
    let fields = document.fields(report);
    let kind = fields.choice("kind", &KINDS);
    let (title, sentence) = (fields.text("title"), fields.text("sentence"));
    let unit = match kind {
        Some(Kind::Timeline) => Some(Unit::new("events")),
        Some(_) => fields.cell("unit").map(|unit| Unit::new(&unit)),
        // Whether it needs one depends on the kind.
        None => fields.optional_text("unit").map(|unit| Unit::new(&unit)),
    };
    let as_of = fields.date("as_of");
    let sources = fields.sources(&names.sources);
    let notes = fields.optional_excerpts("notes");
    let notes = notes.iter().map(|note| markdown::remark(note, names, report)).collect();
    let reader = RowReader { files, names, report };
    let data = match kind {
        Some(Kind::Ranking) => Some(FigureData::Ranking(reader.ranking())),
        Some(Kind::Series) => Some(FigureData::Series(reader.series())),
        Some(Kind::Points) => Some(FigureData::Points(reader.points(unit.as_ref()))),
        Some(Kind::Rate) => reader.rate(&fields).map(FigureData::Rate),
        Some(Kind::Timeline) => Some(FigureData::Timeline(reader.timeline())),
        Some(Kind::Bands) => reader.bands(&fields).map(FigureData::Bands),
        None => {
            // Which other keys there may be depends on the kind.
            let _ = (fields.optional_number("per"), fields.optional_text("part_unit"), fields.has("band"));
            None
        }
    };
    fields.finish();
    Some(Figure {
        id: FigureId::new(id).ok()?,
        title: title?,
        sentence: sentence?,
        alternative: String::new(),
        unit: unit?,
        as_of: as_of?,
        sources: sources?,
        notes,
        data: data?,
    })
}

/// Reads the rows of one figure.
struct RowReader<'a, 'r> {
    files: &'a FigureFiles,
    names: &'r AllNames<'a>,
    report: &'r Report,
}

impl<'a> RowReader<'a, '_> {
    fn rows(&self, columns: &[&'static str]) -> Vec<Row<'a>> {
        self.files.rows.as_ref().map(|file| rows::read(file, columns, self.report)).unwrap_or_default()
    }

    fn ranking(&self) -> Vec<RankingRow> {
        let rows = self.rows(&["label", "amount", "as_of", "sources", "article", "note"]);
        let read = |row: &Row<'a>| {
            let (label, amount) = (self.text(row, "label"), self.amount(row, "amount"));
            let (as_of, sources) = (self.date(row), self.sources(row));
            let (article, note) = (optional(row, "article"), optional(row, "note"));
            Some(RankingRow { label: label?, amount: amount?, as_of: as_of?, sources: sources?, article, note })
        };
        let rows = self.each(&rows, read);
        for pair in rows.windows(2) {
            if let [(_, before), (row, after)] = pair
                && before.amount.upper() < after.amount.upper()
            {
                let message = format!("{} stands after {}, which is less", after.amount, before.amount);
                self.report
                    .add(row.start.error(message).hint("a ranking goes from the largest to the smallest amount"));
            }
        }
        unplaced(rows)
    }

    fn series(&self) -> Vec<Count> {
        let rows = self.rows(&["as_of", "value", "said_by", "definition", "sources", "article"]);
        let rows = self.each(&rows, |row| self.count(row, None));
        self.check_order(rows.iter().map(|(row, count)| (*row, count.as_of)));
        unplaced(rows)
    }

    fn points(&self, figure_unit: Option<&Unit>) -> Vec<Count> {
        let rows = self.rows(&["as_of", "value", "unit", "said_by", "definition", "sources", "article"]);
        let unit = |row: &Row<'a>| row.optional_cell("unit").map(|unit| Unit::new(&unit.plain()));
        unplaced(self.each(&rows, |row| self.count(row, unit(row).filter(|unit| Some(unit) != figure_unit))))
    }

    fn count(&self, row: &Row<'a>, unit: Option<Unit>) -> Option<Count> {
        let (as_of, amount) = (self.date(row), self.amount(row, "value"));
        let (said_by, definition) = (self.text(row, "said_by"), self.text(row, "definition"));
        let (sources, article) = (self.sources(row), optional(row, "article"));
        Some(Count {
            as_of: as_of?,
            amount: amount?,
            unit,
            said_by: said_by?,
            definition: definition?,
            sources: sources?,
            article,
        })
    }

    fn rate(&self, fields: &Fields<'_, '_>) -> Option<Rate> {
        let per = fields.number("per", "1000");
        let part_unit = fields.cell("part_unit").map(|unit| Unit::new(&unit));
        let (per, place) = per?;
        if per == 0 {
            self.report.add(place.error("\"per\" is zero").hint("write per = 1000, or whatever number reads best"));
            return None;
        }
        let rows = self.rows(&["as_of", "part", "whole", "said_by", "definition", "sources", "article"]);
        let read = |row: &Row<'a>| {
            let (as_of, part, whole) = (self.date(row), self.amount(row, "part"), self.amount(row, "whole"));
            let (said_by, definition) = (self.text(row, "said_by"), self.text(row, "definition"));
            let (sources, article) = (self.sources(row), optional(row, "article"));
            let (part, whole) = (part?, whole?);
            let is_possible = self.check_share(row, part, whole);
            Some(RateRow {
                as_of: as_of?,
                part,
                whole,
                rate: is_possible.then(|| Share::of(part, whole, per))?,
                said_by: said_by?,
                definition: definition?,
                sources: sources?,
                article,
            })
        };
        let rows = self.each(&rows, read);
        self.check_order(rows.iter().map(|(row, rate)| (*row, rate.as_of)));
        Some(Rate { per, part_unit: part_unit?, rows: unplaced(rows) })
    }

    /// Whether the one can be a part of the other.
    fn check_share(&self, row: &Row<'a>, part: Amount, whole: Amount) -> bool {
        let problem = |column, message: String, hint| {
            let place = row.optional_cell(column).map_or(row.start, SourceText::start);
            self.report.add(place.error(message).hint(hint));
            false
        };
        match (part, whole) {
            (_, Amount::MoreThan(_)) => true,
            _ if whole.upper() == Decimal::whole(0) => {
                problem("whole", "the whole is zero".to_owned(), "nothing is a part of nothing: leave the row out")
            }
            // How far "about" goes is not known.
            (Amount::About(_), _) | (_, Amount::About(_)) => true,
            (Amount::MoreThan(least), _) if least < whole.upper() => true,
            (Amount::Exact(_) | Amount::Range(..), _) if part.lower() <= whole.upper() => true,
            _ => problem(
                "part",
                format!("the part is more than the whole: {part} of {whole}"),
                "a part is at most its whole: are the two the wrong way round?",
            ),
        }
    }

    fn timeline(&self) -> Vec<TimelineEntry> {
        let rows = self.rows(&["as_of", "event", "sources", "phase"]);
        let read = |row: &Row<'a>| {
            let (as_of, event) = (self.date(row), self.text(row, "event"));
            let (sources, phase) = (self.sources(row), self.phase(row));
            Some(TimelineEntry { as_of: as_of?, event: event?, phase: phase?, sources: sources? })
        };
        let rows = self.each(&rows, read);
        // A month may stand before or after a day in it: its writer knows more than its date says.
        let mut latest: Option<Date> = None;
        for (row, entry) in &rows {
            let date = entry.as_of;
            if let Some(before) = latest.filter(|before| date.span().1 < before.span().0) {
                let error = row.start.error(format!("{date} stands after {before}"));
                self.report.add(error.hint("rows go from the earliest to the latest date"));
                latest = Some(date);
            }
            // A year after a day in it does not let an earlier day of that year follow.
            latest = latest.filter(|before| date.span().0 < before.span().0).or(Some(date));
        }
        unplaced(rows)
    }

    fn phase(&self, row: &Row<'a>) -> Option<Phase> {
        let cell = row.cell("phase", self.report)?;
        let phase = Phase::ALL.into_iter().find(|phase| phase.name() == cell.text);
        if phase.is_none() {
            let error = cell.error(format!("unknown phase \"{}\"", cell.text));
            self.report.add(error.hint("write article (the article tells it), before or after (it does not)"));
        }
        phase
    }

    /// Every row that could be read, beside what it says.
    fn each<'w, T>(&self, rows: &'w [Row<'a>], read: impl Fn(&Row<'a>) -> Option<T>) -> Vec<(&'w Row<'a>, T)> {
        rows.iter().filter_map(|row| Some((row, read(row)?))).collect()
    }

    fn check_order<'w>(&self, rows: impl Iterator<Item = (&'w Row<'a>, Date)>)
    where
        'a: 'w,
    {
        let mut before: Option<Date> = None;
        for (row, date) in rows {
            if let Some(before) = before.filter(|before| date.span() < before.span()) {
                let error = row.start.error(format!("{date} stands after {before}"));
                self.report.add(error.hint("rows go from the earliest to the latest date"));
            }
            before = Some(date);
        }
    }

    fn text(&self, row: &Row<'a>, column: &'static str) -> Option<String> {
        row.cell(column, self.report).map(SourceText::plain)
    }

    fn date(&self, row: &Row<'a>) -> Option<Date> {
        date(row.cell("as_of", self.report)?, self.report)
    }

    fn sources(&self, row: &Row<'a>) -> Option<Vec<SourceId>> {
        let cell = row.cell("sources", self.report)?;
        Some(sources(&cell.words(), &self.names.sources, self.report))
    }

    fn amount(&self, row: &Row<'a>, column: &'static str) -> Option<Amount> {
        self.amount_of(row.cell(column, self.report)?)
    }

    fn amount_of(&self, cell: &SourceText<'a>) -> Option<Amount> {
        match cell.text.parse() {
            Ok(amount) => Some(amount),
            Err(error) => {
                let hint = match error {
                    AmountError::Range => "write 25000..35000",
                    _ => "write 1000000, 25000..35000 (a range), >2000 (more than), ~4500 (about) or 8.5",
                };
                self.report.add(cell.error(format!("{error}: \"{}\"", cell.text)).hint(hint));
                None
            }
        }
    }
}

fn optional(row: &Row<'_>, column: &'static str) -> Option<String> {
    row.optional_cell(column).map(SourceText::plain)
}

fn unplaced<T>(rows: Vec<(&Row<'_>, T)>) -> Vec<T> {
    rows.into_iter().map(|(_, row)| row).collect()
}
