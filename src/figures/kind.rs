//! What a kind of figure is.

pub(crate) use super::record::{Export, Observation, Urls, headings, least_and_most, unplaced};
use super::{Figure, record, suspicions};
use crate::drawing::{Context, Thumbnail};
use crate::language::{Catalogue, Keys, Language};
use crate::reading::{
    Cell, CellReader, Columns, Diagnostic, Fields, Kind as NameKind, Meant, Names, Report, Row, Shared, SourceText,
    Table, TextFile, read_table,
};
use crate::values::{Amount, Date, SourceId, Unit};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use yew::prelude::*;

/// A kind of figure: what its record is, how that is read, shown and exported. All of one kind is in one folder.
pub(crate) trait Kind: Sized {
    /// Its rows.
    type Row: Columns;

    /// What is worked out from a row and stands beside it in the exported CSV, in the order of [`Kind::derive`].
    const DERIVED: &'static [&'static str] = &[];

    /// Those of [`SHARED`] that each row says for itself.
    const OWN: &'static [&'static str] = &[];

    /// The messages of its own, each with the names of what stands in it, and their words in each language.
    const KEYS: Keys = &[];
    const WORDS: Catalogue = &[];

    /// What of the guide is about it (docs/authoring.md).
    const GUIDE: &'static str;

    /// Reads what its TOML has beside what every figure has, and its rows. `None` if something is wrong with them, which
    /// is reported.
    fn read(reader: &Reader<'_, '_>) -> Option<Self>;

    /// Its rows, in their order.
    fn rows(&self) -> &[Self::Row];

    /// The same, to put their sources in order.
    fn rows_mut(&mut self) -> &mut [Self::Row];

    /// What is worked out from a row.
    fn derive(&self, row: &Self::Row) -> Vec<String> {
        let _ = row;
        Vec::new()
    }

    /// The columns that its writer named, in the order of [`Kind::own_cells`].
    fn own_columns(&self) -> Vec<String> {
        Vec::new()
    }

    /// What stands in those of a row.
    fn own_cells(&self, row: usize) -> Vec<String> {
        let _ = row;
        Vec::new()
    }

    /// The same, each with what its amounts count.
    fn own_shown(&self, row: usize) -> Vec<record::Cell<'_>> {
        let _ = row;
        Vec::new()
    }

    /// The words for one of a few that a cell may have.
    fn choice(&self, language: &Language, name: &'static str) -> String {
        let _ = language;
        name.to_owned()
    }

    /// What it says that stands in none of its rows.
    fn remarks(&self, context: &Context<'_>) -> Html;

    /// The numbers of a row, for machines.
    fn observations<'a>(&'a self, row: &'a Self::Row) -> Vec<Observation<'a>> {
        let _ = row;
        Vec::new()
    }

    /// A row in a few words, to be told by itself; `None` of a kind whose rows cannot be.
    fn told(&self, language: &Language, row: &Self::Row) -> Option<String> {
        let _ = (language, row);
        None
    }

    /// A small picture of the record, with one row set apart.
    fn thumbnail(&self, row: usize) -> Thumbnail {
        let _ = row;
        Thumbnail::default()
    }

    /// The drawing by itself, to stand large beside a headline; `None` of a kind that needs its words.
    fn picture(&self, context: &Context<'_>, figure: &Figure) -> Option<Html> {
        let _ = (context, figure);
        None
    }

    /// Its markup. A drawing, a list or a whole table has the figure's text alternative; a table in an essential, its title.
    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html;
}

/// A kind of figure, whichever it is.
pub(crate) trait AnyKind {
    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html;
    /// All that it says, without a drawing: what stands in no row, and a table of the rows.
    fn record(&self, context: &Context<'_>) -> Html;
    fn export(&self, urls: &Urls<'_>) -> Export;
    fn sources(&self) -> Vec<&SourceId>;
    fn sort_sources(&mut self, key: &dyn Fn(&SourceId) -> Option<usize>);
    fn dates(&self) -> Vec<Date>;
    fn observations(&self) -> Vec<(Date, Observation<'_>)>;
    /// The numbers of one row, each in a column of its own.
    fn numbers(&self, row: usize) -> Vec<Observation<'_>>;
    /// Where to check one row.
    fn row_sources(&self, row: usize) -> &[SourceId];
    /// What each row is called: what stands in its first column.
    fn names(&self) -> Vec<String>;
    fn told(&self, language: &Language, row: usize) -> Option<String>;
    fn thumbnail(&self, row: usize) -> Thumbnail;
    fn picture(&self, context: &Context<'_>, figure: &Figure) -> Option<Html>;
}

impl<K: Kind> AnyKind for K {
    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        Kind::show(self, context, figure)
    }

    fn record(&self, context: &Context<'_>) -> Html {
        let language = context.language;
        let headings = K::Row::COLUMNS.iter().map(|column| language.record_column(column.name));
        let headings = record::beside_first(headings.collect(), self.own_columns());
        let rows: Vec<_> = self.rows().iter().enumerate().map(|(index, row)| shown(self, index, row)).collect();
        let table = record::table(context, &headings, &rows, &|name| self.choice(language, name));
        html! { <>{ self.remarks(context) }{ table }</> }
    }

    fn export(&self, urls: &Urls<'_>) -> Export {
        let record =
            |(index, row): (usize, &K::Row)| [row.write(), self.own_cells(index), derived(self, row, urls)].concat();
        let columns = K::Row::COLUMNS.iter().map(|column| column.name.to_owned());
        let worked_out = table::<K>(&[]).derived().map(str::to_owned);
        Export {
            header: columns.chain(self.own_columns()).chain(worked_out).collect(),
            records: self.rows().iter().enumerate().map(record).collect(),
        }
    }

    fn sources(&self) -> Vec<&SourceId> {
        self.rows().iter().flat_map(Columns::sources).collect()
    }

    fn sort_sources(&mut self, key: &dyn Fn(&SourceId) -> Option<usize>) {
        self.rows_mut().iter_mut().for_each(|row| row.sources_mut().sort_by_key(key));
    }

    fn dates(&self) -> Vec<Date> {
        self.rows().iter().map(Columns::date).collect()
    }

    fn names(&self) -> Vec<String> {
        self.rows().iter().filter_map(|row| row.write().into_iter().next()).collect()
    }

    fn told(&self, language: &Language, row: usize) -> Option<String> {
        Kind::told(self, language, self.rows().get(row)?)
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        Kind::thumbnail(self, row)
    }

    fn picture(&self, context: &Context<'_>, figure: &Figure) -> Option<Html> {
        Kind::picture(self, context, figure)
    }

    fn numbers(&self, row: usize) -> Vec<Observation<'_>> {
        self.rows().get(row).map(|row| Kind::observations(self, row)).unwrap_or_default()
    }

    fn row_sources(&self, row: usize) -> &[SourceId] {
        self.rows().get(row).map(Columns::sources).unwrap_or_default()
    }

    fn observations(&self) -> Vec<(Date, Observation<'_>)> {
        let of = |row| Kind::observations(self, row).into_iter().map(|observation| (row.date(), observation));
        self.rows().iter().flat_map(of).collect()
    }
}

/// What stands in each column of a row, each amount with what it counts.
fn shown<'a, K: Kind>(kind: &'a K, index: usize, row: &'a K::Row) -> Vec<record::Cell<'a>> {
    let observations = Kind::observations(kind, row);
    let cells = K::Row::COLUMNS.iter().zip(row.shown());
    let cells = cells.map(|(column, shown)| (shown, record::unit_of(&observations, column.name)));
    record::beside_first(cells.collect(), kind.own_shown(index))
}

/// What of the addresses stands beside every row.
const SOURCE_URLS: &[&str] = &["source_urls"];

fn table<K: Kind>(own: &[(String, bool)]) -> Table<'_> {
    Table { columns: K::Row::COLUMNS, own, derived: [K::DERIVED, SOURCE_URLS] }
}

fn derived<K: Kind>(kind: &K, row: &K::Row, urls: &Urls<'_>) -> Vec<String> {
    let row_urls: Vec<&str> = row.sources().iter().filter_map(|id| urls.get(id).copied()).collect();
    let mut derived = kind.derive(row);
    derived.push(row_urls.join(" "));
    derived
}

/// Reads a kind's figure, of which everything that is worked out must be what we work out.
pub(super) fn read<K: Kind>(reader: &Reader<'_, '_>) -> Option<K> {
    let kind = K::read(reader)?;
    let rows = reader.raw_rows::<K>();
    // Where a row could not be read, nobody knows which is which.
    if rows.len() == kind.rows().len() {
        suspicions::check_dates(rows, kind.rows(), &reader.meant, reader.report);
        suspicions::check_speakers(rows, reader.known.people, &reader.meant, reader.report);
        for (row, typed) in rows.iter().zip(kind.rows()) {
            for (name, value) in table::<K>(&[]).derived().zip(derived(&kind, typed, reader.known.urls)) {
                if let Some(cell) = row.optional_cell(name).filter(|cell| cell.text != value) {
                    let message = format!("\"{name}\" is worked out from the rest, and would be \"{value}\" here");
                    reader.report.add(cell.error(message).hint("delete the column: it is made anew at every export"));
                }
            }
        }
    }
    Some(kind)
}

/// The columns of which a figure may say once what holds for all rows that leave it out.
const SHARED: [&str; 4] = ["as_of", "said_by", "definition", "sources"];

/// Those of them that a kind has.
pub(super) fn shared<K: Kind>() -> Vec<&'static str> {
    let is_column = |name: &&str| K::Row::COLUMNS.iter().any(|column| column.name == *name);
    SHARED.into_iter().filter(is_column).filter(|name| !K::OWN.contains(name)).collect()
}

/// Who said something: somebody's name, or any words.
const SAID_BY: &str = suspicions::SAID_BY;

/// What a figure may name.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a, 'r> {
    /// The names of the sources.
    pub(crate) sources: &'r Names<'a>,
    /// The addresses of the sources.
    pub(crate) urls: &'r Urls<'r>,
    /// What people are called, by those of their ids that are nobody's name.
    pub(crate) people: &'r BTreeMap<&'r str, &'r str>,
}

/// What of a figure's two files its kind reads.
pub(crate) struct Reader<'a, 'r> {
    /// The keys of its TOML.
    pub(crate) fields: &'r Fields<'a, 'r>,
    /// What the figure says of itself, which holds for its rows as well: its date and its sources.
    pub(crate) own: [(&'static str, Option<SourceText<'a>>); 2],
    /// Its CSV, if that could be read.
    pub(crate) rows: Option<&'a TextFile>,
    /// The rows that those are a translation of.
    pub(crate) original: Option<&'a TextFile>,
    pub(crate) known: Known<'a, 'r>,
    pub(crate) report: &'r Report,
    /// What of its suspicions the figure says is meant.
    meant: Meant,
    /// The columns that its writer named, each with whether it holds words, and as what it translates calls them.
    own_columns: OnceCell<[Vec<(String, bool)>; 2]>,
    /// Its rows, once they are read.
    pub(crate) read: OnceCell<Vec<Row<'a>>>,
}

impl<'a, 'r> Reader<'a, 'r> {
    pub(crate) fn new(
        fields: &'r Fields<'a, 'r>,
        own: [(&'static str, Option<SourceText<'a>>); 2],
        (rows, original): (Option<&'a TextFile>, Option<&'a TextFile>),
        known: Known<'a, 'r>,
        report: &'r Report,
    ) -> Self {
        let meant = Meant::of(fields, report);
        Self { fields, own, rows, original, known, report, meant, own_columns: OnceCell::new(), read: OnceCell::new() }
    }

    /// Tells of something that looks like a mistake, if the figure does not say that it is meant.
    pub(crate) fn suspect(&self, what: &'static str, warning: Diagnostic, hint: &str) {
        self.meant.suspect(what, warning, hint, self.report);
    }

    /// Says which columns its writer named, before the rows are read.
    pub(crate) fn set_own_columns(&self, columns: Vec<(String, bool)>, of_original: Vec<(String, bool)>) {
        // Whoever reads a kind says it once.
        let _ = self.own_columns.set([columns, of_original]);
    }

    /// Whether every figure of a kind has this column.
    pub(crate) fn has_column<K: Kind>(name: &str) -> bool {
        K::Row::COLUMNS.iter().any(|column| column.name == name) || table::<K>(&[]).derived().any(|known| known == name)
    }

    /// Who did something: words, or somebody's name by their id.
    pub(crate) fn person(&self, key: &'static str) -> Option<String> {
        let mut person = self.fields.placed_cell(key)?;
        self.name(&mut person);
        Some(person.plain())
    }

    fn raw_rows<K: Kind>(&self) -> &[Row<'a>] {
        self.read.get_or_init(|| {
            let shared = self.shared::<K>();
            let Some(file) = self.rows else { return Vec::new() };
            let rewrite = |column: &str, cell: &mut SourceText<'a>| {
                if column == SAID_BY {
                    self.name(cell);
                }
            };
            let own = self.own_columns.get().map(|[own, _]| own.as_slice()).unwrap_or_default();
            read_table(file, table::<K>(own), shared, &rewrite, self.report)
        })
    }

    /// What the figure says for its rows.
    fn shared<K: Kind>(&self) -> Shared<'a> {
        let columns = shared::<K>();
        let mut said = BTreeMap::new();
        for column in &columns {
            if let Some((_, own)) = self.own.iter().find(|(key, _)| key == column) {
                said.insert(*column, own.clone());
            } else {
                // Whether it is there or not, editors know that it may be.
                let text = self.fields.optional_cell(column).map(|mut text| {
                    if *column == SAID_BY {
                        self.name(&mut text);
                    }
                    text
                });
                if self.fields.has(column) {
                    said.insert(*column, text);
                }
            }
        }
        let own_of_original = self.own_columns.get().map(|[_, of_original]| of_original.clone()).unwrap_or_default();
        Shared { columns, said, place: "the figure's TOML", original: self.original, own_of_original }
    }

    /// Puts somebody's name in the place of their id.
    fn name(&self, cell: &mut SourceText<'a>) {
        if let Some(name) = self.known.people.get(&*cell.text) {
            self.report.note_name(NameKind::Person, &cell.text, cell.start());
            cell.say((*name).to_owned());
        }
    }

    /// Every row that could be read, beside what it says.
    pub(crate) fn rows<K: Kind>(&self) -> Vec<(&Row<'a>, K::Row)> {
        let reader = CellReader { sources: self.known.sources, report: self.report };
        self.raw_rows::<K>().iter().filter_map(|row| Some((row, K::Row::read(row, &reader)?))).collect()
    }

    /// What is counted, and how its numbers are told.
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.unit_of("unit")
    }

    /// The same under another key.
    pub(crate) fn unit_of(&self, key: &'static str) -> Option<Unit> {
        let in_words = self.fields.optional_choice("large_numbers", &[("words", true), ("digits", false)]);
        let cells = CellReader { sources: self.known.sources, report: self.report };
        let unit = self.fields.placed_cell(key).and_then(|unit| Unit::read(&unit, &cells))?;
        Some(unit.in_words(in_words == Some(true)))
    }

    /// Whether an amount is one that is counted from nothing; one that is less is reported.
    pub(crate) fn check_counted(&self, row: &Row<'_>, column: &'static str, amount: Amount) -> bool {
        if amount.is_negative() {
            let error =
                row.position(column).error(format!("this is less than nothing, which it cannot be here: {amount}"));
            self.report
                .add(error.hint("a series and points can show what is less than nothing; bars and parts cannot"));
        }
        !amount.is_negative()
    }

    /// Reports each row that stands after one of a later date.
    pub(crate) fn check_order<R: Columns>(&self, rows: &[(&Row<'a>, R)]) {
        for pair in rows.windows(2) {
            let [(_, before), (row, after)] = pair else { continue };
            if after.date().span() < before.date().span() {
                let error = row.start.error(format!("{} stands after {}", after.date(), before.date()));
                self.report.add(error.hint("rows go from the earliest to the latest date"));
            }
        }
    }
}
