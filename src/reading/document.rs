//! A piece of TOML, parsed as far as it can be understood.

use super::diagnostic::{Position, TextFile};
use super::report::Report;
use super::slips::{Slip, plainly, slips, without};
use std::collections::BTreeSet;
use toml::{Spanned, de::DeTable};

/// A parsed piece of TOML. What could be understood is there even if not all of it is TOML.
pub(crate) struct Document<'a> {
    pub(super) file: &'a TextFile,
    /// Where the TOML starts in the file.
    pub(super) base: usize,
    pub(super) table: Spanned<DeTable<'a>>,
    /// The lines of syntax errors. Whatever else is found there follows from them.
    pub(super) broken_lines: BTreeSet<usize>,
}

impl<'a> Document<'a> {
    /// Parses a part of a file; every syntax error is reported.
    pub(crate) fn parse(file: &'a TextFile, base: usize, end: usize, report: &Report) -> Self {
        let text = &file.text[base..end];
        let mut broken_lines = BTreeSet::new();
        let mistakes = slips(text);
        let line = |offset: usize| Position { file, offset: base + offset }.line_and_column().0;
        for Slip { at, blank, told } in &mistakes {
            if let Some((message, hint)) = told {
                report.add(Position { file, offset: base + at }.error(message.clone()).hint(hint.clone()));
            }
            broken_lines.extend(line(blank.start)..=line(blank.end));
        }
        let text = match mistakes.is_empty() {
            true => text,
            false => file.readable.get_or_init(|| without(text, &mistakes)).as_str(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            // The parser's second thoughts on a line it has already given up on only confuse.
            if broken_lines.insert(line(at)) {
                let (at, message, hint) = plainly(text, at, error.message());
                report.add(Position { file, offset: base + at }.error(message).hint(hint));
            }
        }
        Self { file, base, table, broken_lines }
    }

    /// Parses a whole file.
    pub(crate) fn of_file(file: &'a TextFile, report: &Report) -> Self {
        Self::parse(file, 0, file.text.len(), report)
    }

    /// Whether all of it is TOML.
    pub(crate) fn is_sound(&self) -> bool {
        self.broken_lines.is_empty()
    }
}
