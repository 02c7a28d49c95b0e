//! What a writer should look at although nothing is wrong, and what could be otherwise.

use super::diagnostic::Diagnostic;
use std::fmt;
use std::ops::Deref;

/// What should be looked at, by file, line and column.
#[derive(Clone, Debug, Default)]
pub struct Warnings(pub(super) Vec<Diagnostic>);

impl Deref for Warnings {
    type Target = [Diagnostic];
    fn deref(&self) -> &[Diagnostic] {
        &self.0
    }
}

/// One a paragraph, and at the end how many; nothing if there is none.
impl fmt::Display for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for warning in &self.0 {
            warning.tell("warning", f)?;
            f.write_str("\n")?;
        }
        match self.0.len() {
            0 => Ok(()),
            1 => f.write_str("1 warning"),
            number => write!(f, "{number} warnings"),
        }
    }
}

/// Typed numbers that could be read from the record, by file, line and column.
#[derive(Clone, Debug, Default)]
pub struct Offers(pub(super) Vec<Diagnostic>);

/// One a paragraph, and at the end how many.
impl fmt::Display for Offers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for offer in &self.0 {
            offer.tell("note", f)?;
            f.write_str("\n")?;
        }
        match self.0.len() {
            1 => f.write_str("1 typed number could be read from the record"),
            number => write!(f, "{number} typed numbers could be read from the record"),
        }
    }
}
