//! The words of its own.

use crate::language::words;

words! {
    /// The view of the counts themselves.
    total_so_far();
    /// The view of what was added per day.
    per_day_title();
    /// What was added per day.
    per_day(amount);
    /// A number of days, inside `growth`.
    days(count);
    /// A number of days that is not known exactly, inside `growth`.
    days_between(fewest, most);
    /// How the number per day was worked out.
    growth(to, from, more, days);
    /// What was added per day, for those who cannot see the drawing.
    growth_in_words(period, rate);
}
