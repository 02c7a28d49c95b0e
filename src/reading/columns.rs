//! The columns of a table, each declared once: from that come how its cells are read and written, what a header may
//! hold, and the guide.

use super::{
    column::Column,
    diagnostic::SourceText,
    hint::{Hint, list, nearest},
    meaning::{date_or_period, sources},
    names::Names,
    report::Report,
    rows::Row,
    spreadsheet,
};
use std::str::FromStr;

use crate::values::{Amount, AmountError, Date, Decimal, Degrees, DegreesError, SourceId, Standing, Unit};

/// What may stand in a cell.
pub(crate) trait Cell: Sized {
    /// How it is written, in a few words for the guide.
    const FORM: &'static str;

    /// Whether there may be nothing.
    const IS_OPTIONAL: bool = false;

    /// Whether it is published as it was written, so that a spreadsheet must not take it for a formula.
    const IS_VERBATIM: bool = false;

    /// Reads a cell that is filled; what is wrong with it is reported.
    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self>;

    /// Reads a row's cell.
    fn of_row(row: &Row<'_>, column: &'static str, reader: &CellReader<'_, '_>) -> Option<Self> {
        Self::read(row.cell(column, reader.report)?, reader)
    }

    /// Writes it so that it can be read again.
    fn write(&self) -> String;

    /// What it is, to be told in the words of a page.
    fn shown(&self) -> Shown<'_>;
}

/// What stands in a cell, as something that a language has words for.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'a> {
    Nothing,
    Words(&'a str),
    /// One of a few words, which a kind has in each language.
    Choice(&'static str),
    Amount(Amount),
    Number(Decimal),
    /// Decimal degrees, which are written alike everywhere.
    Degrees(Degrees),
    Date(Date),
    Standing(Standing),
    Sources(&'a [SourceId]),
}

/// What is needed to read a cell.
pub(crate) struct CellReader<'a, 'r> {
    /// The names of the sources.
    pub(crate) sources: &'r Names<'a>,
    pub(crate) report: &'r Report,
}

/// The row of a table whose columns are declared.
pub(crate) trait Columns: Sized {
    /// Its columns, in the order in which they are written.
    const COLUMNS: &'static [Column];

    /// Reads a row; `None` if something is wrong with it, which is reported.
    fn read(row: &Row<'_>, reader: &CellReader<'_, '_>) -> Option<Self>;

    /// Writes it, a cell a column.
    fn write(&self) -> Vec<String>;

    /// What stands in it, a cell a column.
    fn shown(&self) -> Vec<Shown<'_>>;

    /// The date that it holds for.
    fn date(&self) -> Date;

    /// Where to check it; never empty.
    fn sources(&self) -> &[SourceId];

    /// The same, to be put in order.
    fn sources_mut(&mut self) -> &mut Vec<SourceId>;
}

/// Declares a row: a field a column, in the order in which they are written. In brackets stands which of them is its
/// date; `sources` are there always. What is said of a field is told to writers, as the half of a sentence.
macro_rules! columns {
    (
        $(#[$about:meta])*
        pub struct $name:ident[$date:ident] {
            $(#[doc = $said:literal] pub $field:ident: $form:ty,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $(#[doc = $said] pub $field: $form,)+
        }

        impl crate::reading::Columns for $name {
            const COLUMNS: &'static [crate::reading::Column] = &[$(crate::reading::Column {
                name: stringify!($field),
                about: $said,
                form: <$form as crate::reading::Cell>::FORM,
                is_optional: <$form as crate::reading::Cell>::IS_OPTIONAL,
                is_verbatim: <$form as crate::reading::Cell>::IS_VERBATIM,
            }),+];

            fn read(row: &crate::reading::Row<'_>, reader: &crate::reading::CellReader<'_, '_>) -> Option<Self> {
                // All of them, before the first that is wrong ends it.
                $(let $field = <$form as crate::reading::Cell>::of_row(row, stringify!($field), reader);)+
                Some(Self { $($field: $field?),+ })
            }

            fn write(&self) -> Vec<String> {
                vec![$(crate::reading::Cell::write(&self.$field)),+]
            }

            fn shown(&self) -> Vec<crate::reading::Shown<'_>> {
                vec![$(crate::reading::Cell::shown(&self.$field)),+]
            }

            fn date(&self) -> crate::values::Date {
                self.$date
            }

            fn sources(&self) -> &[crate::values::SourceId] {
                &self.sources
            }

            fn sources_mut(&mut self) -> &mut Vec<crate::values::SourceId> {
                &mut self.sources
            }
        }
    };
}
pub(crate) use columns;

impl<T: Cell> Cell for Option<T> {
    const FORM: &'static str = T::FORM;
    const IS_OPTIONAL: bool = true;
    const IS_VERBATIM: bool = T::IS_VERBATIM;

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        T::read(cell, reader).map(Some)
    }

    fn of_row(row: &Row<'_>, column: &'static str, reader: &CellReader<'_, '_>) -> Option<Self> {
        match row.optional_cell(column) {
            Some(cell) => Self::read(cell, reader),
            None => Some(None),
        }
    }

    fn write(&self) -> String {
        self.as_ref().map(T::write).unwrap_or_default()
    }

    fn shown(&self) -> Shown<'_> {
        self.as_ref().map_or(Shown::Nothing, T::shown)
    }
}

impl Cell for String {
    const FORM: &'static str = "words";
    const IS_VERBATIM: bool = true;

    fn read(cell: &SourceText<'_>, _: &CellReader<'_, '_>) -> Option<Self> {
        Some(cell.plain())
    }

    fn write(&self) -> String {
        self.clone()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Words(self)
    }
}

impl Cell for Unit {
    const FORM: &'static str = "a currency’s three letters, `%`, `pp` (percentage points), or a plural noun";
    const IS_VERBATIM: bool = true;

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        let text = cell.plain();
        // As a noun it would stand where no language has it.
        if text.chars().count() <= 3 && text.contains(is_currency_sign) {
            let error = cell.error(format!("a currency is named by its three letters: \"{text}\""));
            reader.report.add(error.hint("write EUR, USD, INR and the like; the page has the sign of its language"));
            return None;
        }
        Some(Self::new(&text))
    }

    fn write(&self) -> String {
        self.name().to_owned()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Words(self.name())
    }
}

fn is_currency_sign(character: char) -> bool {
    matches!(character, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// A number, in our own form or as a spreadsheet writes it; that it is in another form is told once for its file.
fn number<T: FromStr>(cell: &SourceText<'_>, report: &Report) -> Result<T, T::Err> {
    let error = match cell.text.parse() {
        Ok(number) => return Ok(number),
        Err(error) => error,
    };
    let Some((text, found)) = spreadsheet::number(&cell.text) else { return Err(error) };
    let number = text.parse()?;
    found.into_iter().for_each(|found| report.read_with(&cell.start().file.path, found));
    Ok(number)
}

/// What is about a number is known to so many digits at most, without the zeros at its end.
const MOST_OF_ABOUT: u32 = 3;

impl Cell for Amount {
    const FORM: &'static str = "an amount: `216`, `-3.5`, `>2000`, `<5`, `~4500`, `25000..35000`";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        // Who writes semicolons between cells has the comma for decimals, and the point for thousands.
        if spreadsheet::is_thousands_or_decimals(&cell.text) && spreadsheet::has_semicolons(cell.start().file) {
            let error = cell.error(format!("this may be a thousand or a decimal: \"{}\"", cell.text));
            reader.report.add(error.hint("write 1234; of a decimal, save the table with commas between its cells"));
            return None;
        }
        let error: AmountError = match number::<Self>(cell, reader.report) {
            Ok(amount) if amount.is_about() && amount.most_digits() > MOST_OF_ABOUT => {
                let message = format!("\"{}\" is more exact than \"about\"", cell.text);
                reader.report.add(cell.error(message).hint("write it exact, without ~, or rounded"));
                return None;
            }
            Ok(amount) => return Some(amount),
            Err(error) => error,
        };
        let hint = match error {
            AmountError::Range => "write 25000..35000",
            _ => "write 1000000, 25000..35000 (a range), >2000 (more than), <5 (less than), ~4500 (about), -3 or 8.5",
        };
        reader.report.add(cell.error(format!("{error}: \"{}\"", cell.text)).hint(hint));
        None
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Amount(*self)
    }
}

impl Cell for Decimal {
    const FORM: &'static str = "a number: `20`, `8.5`";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        let number = number::<Self>(cell, reader.report).ok();
        if number.is_none() {
            reader.report.add(cell.error(format!("not a number: \"{}\"", cell.text)).hint("write 20 or 8.5"));
        }
        number
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Number(*self)
    }
}

impl Cell for Degrees {
    const FORM: &'static str = "decimal degrees: `50.25`, `-0.2`";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        match number(cell, reader.report) {
            Ok(degrees) => Some(degrees),
            Err(error) => {
                let error: DegreesError = error;
                let hint = "write 50.25: north and east are positive, south and west negative";
                reader.report.add(cell.error(format!("{error}: \"{}\"", cell.text)).hint(hint));
                None
            }
        }
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Degrees(*self)
    }
}

impl Cell for Date {
    const FORM: &'static str = "a date: `2024-05-02`, `2024-05`, `2024`, `2024-21` (spring), `2024-03/2024-05`";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        let Some(date) = spreadsheet::date(&cell.text) else { return date_or_period(cell, reader.report) };
        reader.report.read_with(&cell.start().file.path, "dates such as 01.02.2022 as day, month and year");
        let mut cell = cell.clone();
        cell.say(date);
        date_or_period(&cell, reader.report)
    }

    fn write(&self) -> String {
        self.to_string()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Date(*self)
    }
}

impl Cell for Vec<SourceId> {
    const FORM: &'static str = "ids of sources, with spaces between them";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        // What a figure says for all of its rows was looked up where it says so.
        if cell.is_filled_in() {
            return Some(cell.text.split_ascii_whitespace().filter_map(|id| SourceId::new(id).ok()).collect());
        }
        Some(sources(&cell.words(), reader.sources, reader.report))
    }

    fn write(&self) -> String {
        self.iter().map(SourceId::as_str).collect::<Vec<_>>().join(" ")
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Sources(self)
    }
}

impl Cell for Standing {
    const FORM: &'static str = "a standing, as [claims](#claimstoml) have it";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        choice(cell, "standing", Self::WORDS, reader.report)
    }

    fn write(&self) -> String {
        self.name().to_owned()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Standing(*self)
    }
}

/// One of several words for something; another is reported.
pub(crate) fn choice<T: Copy>(
    cell: &SourceText<'_>,
    what: &str,
    choices: &[(&'static str, T)],
    report: &Report,
) -> Option<T> {
    let words = || choices.iter().map(|(word, _)| *word);
    let choice = choices.iter().find(|(word, _)| *word == cell.text);
    if choice.is_none() {
        let hint = match nearest(&cell.text, words()) {
            Some(near) => Hint::meant(&cell.text, near),
            None => format!("write one of {}", list(words())).into(),
        };
        report.add(cell.error(format!("unknown {what} \"{}\"", cell.text)).hint(hint));
    }
    choice.map(|(_, choice)| *choice)
}
