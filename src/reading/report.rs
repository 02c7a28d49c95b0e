//! What was found so far, while a folder is read.

use super::diagnostic::{Diagnostic, Diagnostics, MOST_SHOWN, Position};
use super::kind::Kind;
use super::noted::{Form, Noted, NotedAddress, NotedKey};
use super::warnings::{Offers, Warnings};
use crate::values::Date;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// How a table was read: from which sheet, if from one, and what it has that our own form has not.
#[derive(Default)]
struct Forms {
    sheet: Option<String>,
    found: Vec<&'static str>,
}

/// Everything that was found so far. Shared by all who read, because readers are nested and none stops at the first.
/// Of a great many it keeps the first.
#[derive(Default)]
pub(crate) struct Report {
    first: RefCell<BTreeSet<Diagnostic>>,
    has_more: RefCell<bool>,
    found: Cell<usize>,
    /// What is no mistake. The first of a great many are told.
    warnings: RefCell<BTreeSet<Diagnostic>>,
    /// How tables were read that are not in our own form, by their files.
    forms: RefCell<BTreeMap<PathBuf, Forms>>,
    /// What could be otherwise, if somebody asks.
    offers: Option<RefCell<BTreeSet<Diagnostic>>>,
    /// The day on which this is read, as [`Date::span`] counts days; without one nothing is over.
    today: Option<u32>,
    /// Where names stand, if somebody asks.
    noted: Option<RefCell<Noted>>,
    /// A date that has a name.
    named: Cell<Option<(&'static str, Date)>>,
}

impl Report {
    /// What is found on a day.
    pub(crate) fn on(today: Option<u32>) -> Self {
        Self { today, ..Self::default() }
    }

    /// One that collects what could be read from the record.
    pub(crate) fn offering() -> Self {
        Self { offers: Some(RefCell::default()), ..Self::default() }
    }

    /// Whether somebody asks what could be read from the record.
    pub(crate) fn is_offering(&self) -> bool {
        self.offers.is_some()
    }

    /// Adds what could be read from the record.
    pub(crate) fn offer(&self, offer: Diagnostic) {
        if let Some(offers) = &self.offers {
            offers.borrow_mut().insert(offer);
        }
    }

    /// What could be read from the record.
    pub(crate) fn take_offers(&self) -> Offers {
        Offers(self.offers.as_ref().map(RefCell::take).unwrap_or_default().into_iter().collect())
    }

    /// One that notes where names stand.
    pub(crate) fn noting() -> Self {
        Self { noted: Some(RefCell::default()), ..Self::default() }
    }

    /// One that does so, of what is found on a day.
    pub(crate) fn noting_on(today: u32) -> Self {
        Self { today: Some(today), ..Self::noting() }
    }

    /// One that notes which keys are read, too.
    pub(crate) fn noting_keys() -> Self {
        let noted = Noted { keys: Some(BTreeMap::new()), ..Noted::default() };
        Self { noted: Some(RefCell::new(noted)), ..Self::default() }
    }

    /// Notes where a name stands.
    pub(crate) fn note_name(&self, kind: Kind, name: &str, position: Position<'_>) {
        if let Some(noted) = &self.noted {
            noted.borrow_mut().names.insert((kind, name.to_owned(), position.into()));
        }
    }

    /// Notes where an address stands that a reader can follow.
    pub(crate) fn note_address(
        &self,
        address: &str,
        position: Position<'_>,
        key: Option<&'static str>,
        archived: Option<&str>,
    ) {
        if let Some(noted) = &self.noted {
            let (line, column) = position.line_and_column();
            let (file, address) = (position.file.path.clone(), address.to_owned());
            let archived = archived.map(str::to_owned);
            noted.borrow_mut().addresses.insert(NotedAddress { file, line, column, address, key, archived });
        }
    }

    /// Notes which key is looked for in a table, and what it may hold.
    pub(crate) fn note_key(
        &self,
        file: &Path,
        table: &str,
        key: &'static str,
        is_required: bool,
        form: impl FnOnce() -> Form,
    ) {
        let Some(noted) = &self.noted else { return };
        let mut noted = noted.borrow_mut();
        let Some(keys) = &mut noted.keys else { return };
        let table = keys.entry((file.to_path_buf(), table.to_owned())).or_default();
        let order = table.len();
        // What has to be there in some cases may be left out in others.
        table.entry(key).or_insert_with(|| NotedKey { form: form(), is_required, order }).is_required &= is_required;
    }

    /// Whether places are noted.
    pub(crate) fn is_noting(&self) -> bool {
        self.noted.is_some()
    }

    /// What was noted.
    pub(crate) fn take_noted(&self) -> Noted {
        self.noted.as_ref().map(RefCell::take).unwrap_or_default()
    }

    /// Gives a date a name, by which it can be written.
    pub(crate) fn name_date(&self, name: &'static str, date: Date) {
        self.named.set(Some((name, date)));
    }

    /// The date of that name.
    pub(crate) fn named_date(&self, text: &str) -> Option<Date> {
        self.named.get().filter(|(name, _)| *name == text).map(|(_, date)| date)
    }

    /// Whether a date is over.
    pub(crate) fn is_over(&self, date: Date) -> bool {
        self.today.is_some_and(|today| date.span().1 < today)
    }

    /// Whether a date has not yet begun.
    pub(crate) fn is_to_come(&self, date: Date) -> bool {
        self.today.is_some_and(|today| date.span().0 > today)
    }

    pub(crate) fn warn(&self, warning: Diagnostic) {
        let mut warnings = self.warnings.borrow_mut();
        warnings.insert(warning);
        if warnings.len() > MOST_SHOWN {
            warnings.pop_last();
        }
    }

    /// A table was read from a sheet, as is said here.
    pub(crate) fn read_from(&self, file: &Path, sheet: String) {
        self.forms.borrow_mut().entry(file.to_path_buf()).or_default().sheet = Some(sheet);
    }

    /// A table was read with that in it: all that is found in one is told in one line.
    pub(crate) fn read_with(&self, file: &Path, found: &'static str) {
        let mut forms = self.forms.borrow_mut();
        if !forms.get(file).is_some_and(|forms| forms.found.contains(&found)) {
            forms.entry(file.to_path_buf()).or_default().found.push(found);
        }
    }

    /// What was found that is no mistake.
    pub(crate) fn take_warnings(&self) -> Warnings {
        for (file, Forms { sheet, found }) in self.forms.take() {
            let read = sheet.unwrap_or_else(|| "read".to_owned());
            let with = if found.is_empty() { String::new() } else { format!(" with {}", found.join(", ")) };
            self.warn(Diagnostic::of_file(file, read + &with));
        }
        Warnings(self.warnings.take().into_iter().collect())
    }

    /// How much was found so far, kept or not: by that is told whether something was read without a mistake.
    pub(crate) fn found(&self) -> usize {
        self.found.get()
    }

    pub(crate) fn add(&self, diagnostic: Diagnostic) {
        self.add_with(diagnostic, |diagnostic| diagnostic);
    }

    /// Adds a diagnostic to which something is found only if it is kept.
    pub(crate) fn add_with(&self, diagnostic: Diagnostic, complete: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.found.set(self.found.get() + 1);
        let mut first = self.first.borrow_mut();
        if first.len() == MOST_SHOWN && first.last().is_some_and(|last| *last < diagnostic) {
            *self.has_more.borrow_mut() = true;
            return;
        }
        first.insert(complete(diagnostic));
        if first.len() > MOST_SHOWN {
            first.pop_last();
            *self.has_more.borrow_mut() = true;
        }
    }

    /// What was found, if anything was.
    pub(crate) fn into_diagnostics(self) -> Option<Diagnostics> {
        let shown: Vec<Diagnostic> = self.first.into_inner().into_iter().collect();
        (!shown.is_empty()).then_some(Diagnostics { shown, has_more: self.has_more.into_inner() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_the_first_are_kept() {
        let report = Report::default();
        for line in (1..=2 * MOST_SHOWN).rev() {
            report.add(Diagnostic { line, ..Diagnostic::of_file("f", "m") });
        }
        let diagnostics = report.into_diagnostics().expect("there are some");
        assert!(diagnostics.iter().map(|error| error.line).eq(1..=MOST_SHOWN) && diagnostics.has_more());
    }

    #[test]
    fn a_date_is_over_on_the_day_after_it() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let report = |day: &str| Report::on(Some(date(day).span().0));
        for (written, last, first) in [
            ("2024-05-31", "2024-05-31", "2024-06-01"),
            ("2024-05", "2024-05-31", "2024-06-01"),
            ("2024", "2024-12-31", "2025-01-01"),
        ] {
            assert!(!report(last).is_over(date(written)) && report(first).is_over(date(written)), "{written}");
            assert!(!Report::default().is_over(date(written)));
        }
    }
}
