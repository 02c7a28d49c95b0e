//! What is said first of all.

use crate::values::{Basis, FigureId, PersonId, Standing};
use serde::{Deserialize, Serialize};

/// A number of the record, with how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// What the number is, in a few words.
    pub lead: String,
    /// The figure that has it.
    pub figure: FigureId,
    /// Which of the figure's rows has it; there is one.
    pub row: usize,
    /// Whether it holds.
    pub standing: Standing,
    /// Who says so.
    pub basis: Basis,
    /// The one who says so, if it is somebody's word.
    pub by: Option<PersonId>,
    /// What must be said with it.
    pub says: String,
}
