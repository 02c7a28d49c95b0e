//! What a text says, sentence by sentence, as far as the record could contradict it.

use super::quantities::{Numerals, is_date, plain, quantities};
use crate::authoring::telling::{Quantity, Tally};
use crate::reading::Position;
use crate::values::{Decimal, SourceId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is noted of the numbers of a run of words.
#[derive(Default)]
pub(super) struct Noted<'a> {
    /// All words, whatever marks stand between them, with [`READ`] for each number of the record.
    text: String,
    /// Where pieces of the text stand: from which byte of it on, and where that stands in the file, if it stands there byte
    /// by byte or only begins there.
    pieces: Vec<(usize, usize, bool)>,
    /// Each number of the record, as it is written.
    read: BTreeMap<usize, String>,
    /// The words in which claims are made.
    claims: Vec<(Range<usize>, String)>,
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

/// A number that was typed.
pub(crate) struct Typed<'a> {
    pub(crate) quantity: Quantity,
    pub(crate) position: Position<'a>,
    /// Some of what stands after it.
    pub(crate) after: String,
}

impl Typed<'_> {
    pub(crate) fn number(&self) -> Decimal {
        self.quantity.number
    }
}

/// What stands for a number of the record.
const READ: char = '\u{fffc}';

impl<'a> Noted<'a> {
    /// Notes words and where they stand.
    pub(super) fn say(&mut self, text: &str, at: usize, is_raw: bool) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), at, is_raw));
            self.text.push_str(text);
        }
    }

    /// Notes a number of the record.
    pub(super) fn read(&mut self, written: &str, at: usize) {
        self.read.insert(self.text.len(), written.to_owned());
        self.say(READ.encode_utf8(&mut [0; 4]), at, false);
    }

    /// How much was said so far.
    pub(super) fn said(&self) -> usize {
        self.text.len()
    }

    /// Notes that a claim is made in what was said since then.
    pub(super) fn claim(&mut self, since: usize, claim: &str) {
        self.claims.push((since..self.text.len(), claim.to_owned()));
    }

    /// The first number that no claim answers for, and where it stands. A claim answers for what stands in its own words,
    /// and elsewhere for what it says itself, and for when that was.
    pub(super) fn unanswered(&self, numerals: &Numerals, claims: &BTreeMap<String, String>) -> Option<(String, usize)> {
        let says = self.claims.iter().filter_map(|(_, claim)| claims.get(claim));
        let said: BTreeSet<String> =
            says.flat_map(|says| quantities(says, numerals)).map(|(_, number)| plain(number)).collect();
        let typed = quantities(&self.text, numerals).map(|(at, number)| (at, number.to_owned()));
        let read = self.read.iter().map(|(at, written)| (*at, written.clone()));
        let is_answered = |at: usize, number: &str| {
            let is_when = !self.claims.is_empty() && is_date(&self.text, at, number);
            is_when || self.claims.iter().any(|(words, _)| words.contains(&at)) || said.contains(&plain(number))
        };
        let first = typed.filter(|(at, number)| !is_answered(*at, number)).min();
        let read = read.into_iter().find(|(at, _)| !self.claims.iter().any(|(words, _)| words.contains(at)));
        let (at, number) = first.into_iter().chain(read).min()?;
        Some((number, self.place(at)?))
    }

    /// Where a byte of the text stands.
    fn place(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.partition_point(|(start, ..)| *start <= at).checked_sub(1)?;
        let (start, place, is_raw) = self.pieces[piece];
        Some(if is_raw { place + at - start } else { place })
    }

    /// The counts of claims that are not so: where each stands, and what is so.
    pub(super) fn untrue(&self, tally: &Tally) -> Vec<(usize, String)> {
        let untrue = tally.untrue(&self.text).into_iter();
        untrue.filter_map(|(at, message)| Some((self.place(at)?, message))).collect()
    }

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
