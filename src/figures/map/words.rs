//! The words of its own.

use crate::language::words;

words! {
    /// At a place that is an area: how far that reaches.
    map_area(km);
    /// Whose the borders are, and what they mean.
    map_borders();
}
