//! Reading TOML key by key: typed, with the place of everything, and without stopping at the first mistake.

use super::{
    characters::refused,
    diagnostic::{Position, SourceText},
    document::Document,
    effects::{check_directions, check_formula},
    hint::{Hint, list, nearest},
    meaning::{date, sources},
    names::Names,
    noted::Form,
    report::Report,
};
use crate::values::{Date, SourceId};
use std::{cell::RefCell, collections::BTreeSet};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The keys of one table. Each method reads one key, and reports what is wrong with it; `None` means that it did.
pub(crate) struct Fields<'a, 'd> {
    document: &'d Document<'a>,
    table: &'d DeTable<'a>,
    start: usize,
    /// What leads to it from the top, for those who ask for keys: `glance[]`.
    path: String,
    /// The keys that were asked for: all that may be there.
    known: RefCell<BTreeSet<&'static str>>,
    report: &'d Report,
}

impl<'a> Document<'a> {
    /// The keys at its top.
    pub(crate) fn fields<'d>(&'d self, report: &'d Report) -> Fields<'a, 'd> {
        let table = self.table.get_ref();
        Fields { document: self, table, start: 0, path: String::new(), known: RefCell::default(), report }
    }
}

impl<'a, 'd> Fields<'a, 'd> {
    /// Where the table starts.
    pub(crate) fn start(&self) -> Position<'a> {
        self.position(self.start)
    }

    pub(super) fn position(&self, offset: usize) -> Position<'a> {
        Position { file: self.document.file, offset: self.document.base + offset }
    }

    pub(super) fn report(&self, position: Position<'a>, message: impl Into<String>, hint: impl Into<Hint>) {
        if !self.document.broken_lines.contains(&position.line_and_column().0) {
            self.report.add(position.error(message).hint(hint));
        }
    }

    pub(super) fn look(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'a>>> {
        self.known.borrow_mut().insert(key);
        self.table.get(key)
    }

    pub(super) fn find(&self, key: &'static str, form: impl FnOnce() -> Form) -> Option<&'d Spanned<DeValue<'a>>> {
        self.report.note_key(&self.document.file.path, &self.path, key, false, form);
        self.look(key)
    }

    pub(super) fn require(
        &self,
        key: &'static str,
        form: impl FnOnce() -> Form,
        example: &str,
    ) -> Option<&'d Spanned<DeValue<'a>>> {
        self.report.note_key(&self.document.file.path, &self.path, key, true, form);
        let value = self.look(key);
        // What is missing from a table that was only half understood may well be there.
        if value.is_none() && self.document.is_sound() {
            self.report(self.start(), format!("\"{key}\" is missing"), format!("write {key} = {example}"));
        }
        value
    }

    fn string(&self, key: &str, value: &Spanned<DeValue<'a>>, example: &str) -> Option<SourceText<'a>> {
        let span = value.span();
        let DeValue::String(text) = value.get_ref() else {
            let hint = format!("write {key} = {example}");
            self.report(self.position(span.start), format!("\"{key}\" is not a text in quotes"), hint);
            return None;
        };
        let (start, end) = (self.position(span.start).offset, self.position(span.end).offset);
        let excerpt = SourceText::within(self.document.file, start, end, text.clone());
        if text.trim().is_empty() {
            self.report(self.position(span.start), format!("\"{key}\" is empty"), format!("write {key} = {example}"));
            return None;
        }
        // In the file itself none is let through; an escape can still mean one.
        if let Some(what) = text.chars().filter(|character| !character.is_ascii_whitespace()).find_map(refused) {
            self.report(excerpt.start(), format!("\"{key}\" holds what no text can: {what}"), "delete it");
            return None;
        }
        check_directions(&excerpt, self.report);
        Some(excerpt)
    }

    /// A text that has to be there, as it was written.
    pub(crate) fn excerpt(&self, key: &'static str) -> Option<SourceText<'a>> {
        self.string(key, self.require(key, || Form::Text, TEXT)?, TEXT)
    }

    /// A text that may be left out, as it was written.
    pub(crate) fn optional_excerpt(&self, key: &'static str) -> Option<SourceText<'a>> {
        self.string(key, self.find(key, || Form::Text)?, TEXT)
    }

    /// Plain words that have to be there, beside how they were written.
    pub(crate) fn short_text(&self, key: &'static str) -> Option<(String, SourceText<'a>)> {
        let excerpt = self.excerpt(key)?;
        Some((self.words(key, excerpt.clone())?, excerpt))
    }

    /// The same, if they are not left out.
    pub(crate) fn optional_short_text(&self, key: &'static str) -> Option<(String, SourceText<'a>)> {
        let excerpt = self.optional_excerpt(key)?;
        Some((self.words(key, excerpt.clone())?, excerpt))
    }

    /// Plain words that have to be there.
    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.words(key, self.excerpt(key)?)
    }

    /// Plain words that may be left out.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.words(key, self.optional_excerpt(key)?)
    }

    /// Plain words that have to be there, and stand in a table for spreadsheets.
    pub(crate) fn cell(&self, key: &'static str) -> Option<String> {
        let excerpt = self.excerpt(key)?;
        check_formula(&excerpt, self.report);
        self.words(key, excerpt)
    }

    /// The same, if they are not left out, as they were written.
    pub(crate) fn optional_cell(&self, key: &'static str) -> Option<SourceText<'a>> {
        let excerpt = self.optional_excerpt(key)?;
        check_formula(&excerpt, self.report);
        self.words(key, excerpt.clone()).map(|_| excerpt)
    }

    /// The same, which has to be there.
    pub(crate) fn placed_cell(&self, key: &'static str) -> Option<SourceText<'a>> {
        let excerpt = self.excerpt(key)?;
        check_formula(&excerpt, self.report);
        self.words(key, excerpt.clone()).map(|_| excerpt)
    }

    fn words(&self, key: &str, excerpt: SourceText<'a>) -> Option<String> {
        if let Some(offset) = excerpt.text.find("<source:").or_else(|| excerpt.text.find("](")) {
            let hint = "name its sources in \"sources\", or say it in the text";
            self.report(
                excerpt.position(offset),
                format!("\"{key}\" is plain text, without citations and links"),
                hint,
            );
            return None;
        }
        Some(excerpt.plain())
    }

    /// A date that has to be there.
    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        date(&self.string(key, self.require(key, || Form::Date, DATE)?, DATE)?, self.report)
    }

    /// A date that may be left out.
    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        self.optional_placed_date(key).map(|(date, _)| date)
    }

    /// The same, beside how it was written.
    pub(crate) fn optional_placed_date(&self, key: &'static str) -> Option<(Date, SourceText<'a>)> {
        let written = self.string(key, self.find(key, || Form::Date)?, DATE)?;
        Some((date(&written, self.report)?, written))
    }

    /// One of several words.
    pub(crate) fn choice<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        self.explained_choice(key, choices, &format!("\"{}\"", choices.first().map_or("", |(word, _)| *word)))
    }

    /// The same, with what is told where it is missing.
    pub(crate) fn explained_choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
        example: &str,
    ) -> Option<T> {
        let value = self.require(key, || Form::of_choices(choices), example)?;
        self.chosen(key, &self.string(key, value, example)?, choices)
    }

    /// The same, if it is not left out.
    pub(crate) fn optional_choice<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let value = self.find(key, || Form::of_choices(choices))?;
        self.chosen(key, &self.string(key, value, TEXT)?, choices)
    }

    fn chosen<T: Copy>(&self, key: &str, word: &SourceText<'_>, choices: &[(&'static str, T)]) -> Option<T> {
        let words = || choices.iter().map(|(word, _)| *word);
        let choice = choices.iter().find(|(name, _)| *name == word.text);
        if choice.is_none() {
            let hint = match nearest(&word.text, words()) {
                Some(near) => Hint::meant(&word.text, near),
                None => format!("{key} is one of {}", list(words())).into(),
            };
            self.report(word.start(), format!("unknown {key} \"{}\"", word.text), hint);
        }
        choice.map(|(_, choice)| *choice)
    }

    /// A text if it is one, whatever else is wrong with it.
    pub(crate) fn peek(&self, key: &'static str) -> Option<String> {
        match self.look(key)?.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => None,
        }
    }

    /// Texts that may be left out.
    pub(crate) fn optional_excerpts(&self, key: &'static str) -> Vec<SourceText<'a>> {
        self.find(key, || Form::Texts).and_then(|value| self.strings(key, value)).unwrap_or_default()
    }

    fn strings(&self, key: &str, value: &'d Spanned<DeValue<'a>>) -> Option<Vec<SourceText<'a>>> {
        let DeValue::Array(items) = value.get_ref() else {
            let hint = format!("write {key} = {TEXTS}");
            self.report(self.position(value.span().start), format!("\"{key}\" is not a list of texts"), hint);
            return None;
        };
        // What the parser made of a line that it gave up on is not what was meant.
        let is_read = |item: &&Spanned<DeValue<'a>>| {
            !self.document.broken_lines.contains(&self.position(item.span().start).line_and_column().0)
        };
        Some(items.iter().filter(is_read).filter_map(|item| self.string(key, item, TEXTS)).collect())
    }

    /// The ids of sources; at least one has to be there.
    pub(crate) fn sources(&self, names: &Names<'a>) -> Option<Vec<SourceId>> {
        let key = "sources";
        let value = self.require(key, || Form::Sources, TEXTS)?;
        if matches!(value.get_ref(), DeValue::Array(items) if items.is_empty()) {
            self.report(self.position(value.span().start), "\"sources\" is empty", format!("write {key} = {TEXTS}"));
        }
        Some(sources(&self.strings(key, value)?, names, self.report))
    }

    /// The same, or what is cited where they are left out.
    pub(crate) fn sources_or(&self, names: &Names<'a>, cited: Vec<SourceId>) -> Option<Vec<SourceId>> {
        match self.find("sources", || Form::Sources) {
            None if !cited.is_empty() => Some(cited),
            _ => self.sources(names),
        }
    }

    /// A table that has to be there, as `[key]`.
    pub(crate) fn table(&self, key: &'static str) -> Option<Fields<'a, 'd>> {
        let Some(value) = self.find_table(key) else {
            if self.document.is_sound() {
                self.report(
                    self.start(),
                    format!("[{key}] is missing"),
                    format!("write [{key}] and its keys below it"),
                );
            }
            return None;
        };
        self.nested(key, value, "")
    }

    fn find_table(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'a>>> {
        self.report.note_key(&self.document.file.path, &self.path, key, true, || Form::Table);
        self.look(key)
    }

    /// The tables that are each written as `[[key]]`, in their order.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Fields<'a, 'd>> {
        let Some(value) = self.find(key, || Form::Tables) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| self.nested(key, item, "[]")).collect(),
            _ => {
                let hint = format!("write [[{key}]], in two brackets, and its keys below it");
                let hint = Hint::replacing(&format!("[{key}]"), &format!("[[{key}]]"), hint);
                self.report(self.position(value.span().start), format!("\"{key}\" is not a list of tables"), hint);
                Vec::new()
            }
        }
    }

    fn nested(&self, key: &str, value: &'d Spanned<DeValue<'a>>, one_of: &str) -> Option<Fields<'a, 'd>> {
        let start = value.span().start;
        match value.get_ref() {
            DeValue::Table(table) => {
                let path = if self.report.is_noting() { [&self.path, key, one_of].concat() } else { String::new() };
                let (document, report) = (self.document, self.report);
                Some(Fields { document, table, start, path, known: RefCell::default(), report })
            }
            _ => {
                let hint = format!("write [{key}] and its keys below it");
                self.report(self.position(start), format!("\"{key}\" is not a table"), hint);
                None
            }
        }
    }

    /// Where `key = true` stands, if it does.
    pub(crate) fn flag(&self, key: &'static str) -> Option<Position<'a>> {
        let value = self.find(key, || Form::Flag)?;
        let position = self.position(value.span().start);
        match value.get_ref() {
            DeValue::Boolean(is_so) => Some(position).filter(|_| *is_so),
            _ => {
                self.report(position, format!("\"{key}\" is neither true nor false"), format!("write {key} = true"));
                None
            }
        }
    }

    /// Whether all of the file is TOML.
    pub(crate) fn is_sound(&self) -> bool {
        self.document.is_sound()
    }

    /// Whether there is such a key, whatever it holds.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.look(key).is_some()
    }

    /// Tells editors that keys which were read are there in some folders and not in others.
    pub(crate) fn may_be_elsewhere(&self, keys: &[&'static str]) {
        for key in keys {
            self.report.note_key(&self.document.file.path, &self.path, key, false, || Form::Text);
        }
    }

    /// Reports every key that nothing asked for.
    pub(crate) fn finish(self) {
        let known = self.known.borrow();
        for key in self.table.keys().filter(|key| !known.contains(&**key.get_ref())) {
            let position = self.position(key.span().start);
            if self.document.broken_lines.contains(&position.line_and_column().0) {
                continue;
            }
            let error = position.error(format!("unknown key \"{}\"", key.get_ref()));
            self.report.add_with(error, |error| {
                error.hint(match nearest(key.get_ref(), known.iter().copied()) {
                    Some(near) => Hint::meant(key.get_ref(), near),
                    None => format!("known here are {}", list(known.iter().copied())).into(),
                })
            });
        }
    }
}

const TEXT: &str = "\"…\"";
const TEXTS: &str = "[\"…\"]";
const DATE: &str = "\"2023-09-05\", \"2023-09\" or \"2023\"";
