//! What draws: the context of a drawing and its target, tables, charts and their lettering, citations, standings, and the
//! mount points of islands. None of it knows what an explainer is, or a figure.

mod address;
mod axis;
mod chart;
mod citations;
mod context;
mod count;
mod format;
mod labels;
mod lettering;
mod mount;
mod plot;
mod standing;
mod table;
mod thumbnail;

pub(crate) use address::Address;
pub(crate) use axis::{length, percent};
pub(crate) use chart::{Drawn, Growth, Join, growth, of_counts, of_growth, of_line};
pub(crate) use citations::{as_of, citation, citations, ours, permalink};
pub(crate) use context::{Context, Original};
pub use context::{Extent, Target};
pub(crate) use count::{Count, Says};
pub(crate) use format::{amount, amount_of, counted, date, fill, noun, precision, share, told};
pub(crate) use lettering::{Anchor, text_width};
pub(crate) use mount::mount;
pub(crate) use plot::plot;
pub(crate) use standing::{basis_words, standing, standing_shape, standing_word};
pub(crate) use table::{amount as amount_cell, amount_of as amount_of_cell, article, folded, grouped_table, table};
pub(crate) use thumbnail::{Shape, Thumbnail, bars, dots, part, steps};
