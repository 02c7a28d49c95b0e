//! A piece of TOML, parsed as far as it can be understood.

use super::diagnostic::{Position, TextFile};
use super::report::Report;
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
        let (table, errors) = DeTable::parse_recoverable(&file.text[base..end]);
        let mut broken_lines = BTreeSet::new();
        for error in errors {
            let position = Position { file, offset: base + error.span().map_or(0, |span| span.start) };
            let line = position.line_and_column().0;
            // The parser's second thoughts on a line it has already given up on only confuse.
            if broken_lines.insert(line) {
                report.add(
                    position.error(lower_first(error.message())).hint("the form of this file is TOML: https://toml.io"),
                );
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

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
