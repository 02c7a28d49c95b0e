//! What reads a writer's files: text with its places, TOML key by key, CSV cell by cell, and what is told of them.
//!
//! None of it knows what an explainer is. Whatever is wrong is added to a [`Report`] with its place and a hint, and
//! reading goes on.

mod characters;
mod column;
mod columns;
mod diagnostic;
mod document;
mod effects;
mod escapes;
mod field_numbers;
mod fields;
mod hint;
mod kind;
mod meaning;
mod meant;
mod names;
mod noted;
mod picture;
mod records;
mod report;
mod rows;
mod slips;
mod spreadsheet;
mod warnings;
mod workbook;

pub(crate) use characters::refused;
pub use column::Column;
pub(crate) use columns::{Cell, CellReader, Columns, Shown, choice, columns};
pub use diagnostic::{Diagnostic, Diagnostics};
pub(crate) use diagnostic::{MOST_SHOWN, Position, SourceText, TextFile, collapse};
pub(crate) use document::Document;
pub(crate) use effects::Directions;
pub(crate) use fields::Fields;
pub(crate) use hint::{Hint, list, nearest};
pub(crate) use kind::Kind;
pub(crate) use meant::Meant;
pub(crate) use names::{ID_HINT, Names};
pub(crate) use noted::{Form, NotedAddress, NotedKey, Place};
pub(crate) use picture::{Copy as PictureCopy, Refused as PictureRefused, copies};
pub(crate) use picture::{give as give_copies, is_made, make_here as make_copies_here, take as copies_for_another};
pub(crate) use report::Report;
pub(crate) use rows::{OWN_COLUMNS, Row, Shared, Table, read as read_table};
pub use warnings::{Offers, Warnings};
pub(crate) use workbook::read as read_workbook;
