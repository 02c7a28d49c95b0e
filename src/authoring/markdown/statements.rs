//! What a text says, sentence by sentence, as far as the record could contradict it.

use crate::reading::Position;
use crate::values::{Decimal, SourceId};

/// What is noted of the numbers of a run of words.
#[derive(Default)]
pub(super) struct Noted<'a> {
    /// The first number, and where.
    pub(super) first: Option<(String, usize)>,
    pub(super) statements: Vec<Statement<'a>>,
}

/// Words up to the citations that prove them, with the numbers that were typed in them.
#[derive(Default)]
pub(crate) struct Statement<'a> {
    pub(crate) words: String,
    pub(crate) typed: Vec<Typed<'a>>,
    /// Those that were read from the record instead.
    pub(crate) read: Vec<Decimal>,
    pub(crate) cited: Vec<SourceId>,
}

/// A whole number of at least three digits that was typed.
pub(crate) struct Typed<'a> {
    pub(crate) text: String,
    pub(crate) number: Decimal,
    pub(crate) position: Position<'a>,
    /// Some of what stands after it.
    pub(crate) after: String,
}

impl<'a> Noted<'a> {
    /// The statement that is not yet proved.
    pub(super) fn open(&mut self) -> &mut Statement<'a> {
        if self.statements.last().is_none_or(|last| !last.cited.is_empty()) {
            self.statements.push(Statement::default());
        }
        self.statements.last_mut().expect("one was added if there was none")
    }

    /// Notes that the words before this place are proved by a source.
    pub(super) fn cite(&mut self, source: &SourceId) {
        if let Some(statement) = self.statements.last_mut() {
            statement.cited.push(source.clone());
        }
    }
}
