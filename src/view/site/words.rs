//! The words of a site's own pages.

use crate::language::{Sentence, words};

words! {
    /// What the field is in which words are typed that an explainer is to have.
    search_explainers();
    /// The same on the page of what is used where.
    search_things();
    /// What is chosen of explainers: those that have a statement that stands in some way.
    explainers_by_standing();
    /// How many of the explainers are shown.
    explainers_shown(shown, all);
    /// What is said where none is.
    nothing_found();
    /// How many panels an explainer has.
    panels_of(count);
    /// The way to the list of explainers.
    all_explainers();
    /// The page that says where things are used.
    what_is_used_where();
    /// What stands on it.
    what_is_used_where_says();
    /// What stands there where there is nothing.
    nothing_is_used_twice();
    /// The explainers that use a thing.
    used_in(explainers) -> Sentence;
    /// Their heading on that page.
    people_and_organisations();
    /// The same of words.
    terms();
    /// The way to the feed.
    feed();
}
