//! Where the record has a number, and how it is read from there.

use crate::document::Fact;
use crate::figures::{Figure, Observation};
use crate::reading::Position;
use crate::values::{Amount, Unit};

/// Where the record has a number.
#[derive(Clone, Copy)]
pub(super) enum Place<'f> {
    /// A figure, its row, and where that stands.
    Row(&'f Figure, usize, Option<Position<'f>>),
    /// A fact, and where it is declared.
    Fact(&'f Fact, Option<Position<'f>>),
}

impl<'f> Place<'f> {
    pub(super) fn numbers(self) -> Vec<(Amount, &'f Unit)> {
        match self {
            Self::Row(figure, row, _) => {
                let numbers = figure.data.kind().numbers(row).into_iter();
                numbers.map(|number| (number.amount, number.unit)).collect()
            }
            Self::Fact(fact, _) => vec![(fact.amount, &fact.unit)],
        }
    }

    /// What the row is called.
    fn row(self) -> Option<String> {
        match self {
            Self::Row(figure, row, _) => figure.data.kind().names().get(row).cloned(),
            Self::Fact(..) => None,
        }
    }

    /// How the number is read.
    pub(super) fn reading(self, amount: Amount) -> String {
        match self {
            Self::Row(figure, row, _) => {
                let name = self.row().unwrap_or_default();
                let which = which(figure, row, &name, amount).map(|which| format!(":{which}")).unwrap_or_default();
                format!("{{{}:{name}{which}}}", figure.id)
            }
            Self::Fact(fact, _) => format!("{{{}}}", fact.id),
        }
    }

    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Row(..) => "row",
            Self::Fact(..) => "fact",
        }
    }

    /// Where it stands, as an editor takes it.
    fn line(self) -> Option<String> {
        let (Self::Row(.., position) | Self::Fact(_, position)) = self;
        let position = position?;
        Some(format!("{}:{}", position.file.path.display(), position.line_and_column().0))
    }

    /// The same behind other words.
    pub(super) fn at(self) -> String {
        self.line().map(|line| format!(": {line}")).unwrap_or_default()
    }

    /// The place for a writer.
    pub(super) fn name(self) -> String {
        let (file, what, name) = match self {
            Self::Row(figure, ..) => (format!("figures/{}", figure.id), "in the row", self.row().unwrap_or_default()),
            Self::Fact(fact, _) => ("facts.toml".to_owned(), "as", fact.id.to_string()),
        };
        format!("{}, {what} \"{name}\"", self.line().unwrap_or(file))
    }
}

/// What tells a number from the others in rows of that name, if there are any.
fn which<'f>(figure: &'f Figure, row: usize, name: &str, amount: Amount) -> Option<&'f str> {
    let kind = figure.data.kind();
    let rows = kind.names().into_iter().enumerate().filter(|(_, other)| other == name);
    let numbers: Vec<(usize, Observation<'f>)> =
        rows.flat_map(|(row, _)| kind.numbers(row).into_iter().map(move |number| (row, number))).collect();
    let names = |number: &Observation<'f>| [number.unit.things(), number.of, Some(number.column)];
    let (_, meant) = numbers.iter().find(|(at, number)| *at == row && number.amount == amount)?;
    let is_only = |name: &&str| numbers.iter().filter(|(_, number)| names(number).contains(&Some(*name))).count() == 1;
    names(meant).into_iter().flatten().find(is_only).filter(|_| numbers.len() > 1)
}
