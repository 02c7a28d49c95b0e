//! What is known of a column before any row is read.

/// A column, as a writer is told of it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What stands in it.
    pub about: &'static str,
    /// How that is written.
    pub form: &'static str,
    /// Whether its cells may be empty.
    pub is_optional: bool,
    /// Whether its cells are published as they were written.
    pub is_verbatim: bool,
}
