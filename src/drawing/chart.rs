//! Counts over time as drawings: what was counted, and the rate that follows from it.

use super::axis::{HEIGHT, PLOT_BOTTOM, PLOT_TOP, Scale, axes, line, middle, percent};
use super::lettering::{Anchor, LINE, Lettering, Spot};
use super::{Original, format};
use crate::islands::{Guide, HitArea, Mark, Plot};
use crate::language::Language;
use crate::values::{Amount, Date, Decimal, Rounding, Unit};

/// Whether counts are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// By a line, where they count one thing as it grows: those of one definition.
    Line,
    /// Not at all.
    Apart,
}

/// One count, as it is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    /// The date it holds for.
    pub(crate) as_of: Date,
    /// The count.
    pub(crate) amount: Amount,
    /// Whether the article used it.
    pub(crate) is_in_article: bool,
    /// Which of the definitions it has, by its place among all: counts of two are not compared.
    pub(crate) definition: usize,
}

/// What grew per day between two counts: our arithmetic.
pub(crate) struct Growth {
    /// The earlier count.
    pub(crate) from: Count,
    /// The later count.
    pub(crate) to: Count,
    /// By how much it is more.
    pub(crate) more: Decimal,
    /// The fewest and the most days between them; the same where both are dated to the day.
    pub(crate) days: (u32, u32),
    /// Per day: exact, about, where it has more than two places, or a range where the days are one.
    pub(crate) rate: Amount,
}

/// There is never room for more labels of what the article used.
const LABELS: usize = 8;

/// The counts; `None` where there is nothing to compare.
pub(crate) fn of_counts(
    language: &Language,
    alternative: &str,
    unit: &Unit,
    counts: &[Count],
    join: Join,
    event: Option<Original<'_>>,
) -> Option<Plot> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|event| event.published));
    let scale = Scale::new(dates, counts.iter().map(|count| count.amount.upper()))?;
    let mut lettering = Lettering::default();
    let mut guides = axes(language, &scale, unit, &mut lettering);
    guides.extend(event.iter().flat_map(|event| self::event(language, &scale, *event, &mut lettering)));
    if join == Join::Line {
        let at = |count: &Count| (percent(scale.x(middle(count.as_of))), scale.y(count.amount.upper()));
        let joined = counts.windows(2).filter(|pair| pair[0].definition == pair[1].definition);
        guides.extend(joined.map(|pair| line("line", at(&pair[0]), at(&pair[1]))));
    }
    guides.extend(labels(language, &scale, unit, counts, &mut lettering));
    let middles: Vec<u64> = counts.iter().map(|count| scale.x(middle(count.as_of))).collect();
    Some(Plot {
        alternative: alternative.to_owned(),
        height: HEIGHT.to_string(),
        guides: letters_last(guides),
        marks: counts.iter().map(|count| mark(&scale, count)).collect(),
        hit_areas: hit_areas(&middles),
    })
}

/// A count: a dot; hollow where it is a bound; with a bar as long as the time that its date may mean.
fn mark(scale: &Scale, count: &Count) -> Mark {
    let (from, to) = count.as_of.span();
    let (from, to, y) = (scale.x(from), scale.x(to), scale.y(count.amount.upper()));
    let kind = match (count.is_in_article, count.amount) {
        (true, _) => "article",
        (false, amount) if amount.is_bound() => "bound",
        (false, _) => "exact",
    };
    Mark {
        kind: kind.to_owned(),
        span: [percent(from), (y - 2).to_string(), percent(to - from), "5".to_owned()],
        dot: Some([percent(scale.x(middle(count.as_of))), y.to_string()]),
    }
}

/// What can be said of the growth between counts: only exact ones of one definition tell it, and the days between two
/// that are not dated to the day are a range.
pub(crate) fn growth(counts: &[Count]) -> Vec<Growth> {
    let exact: Vec<(Count, Decimal)> = counts
        .iter()
        .filter_map(|count| if let Amount::Exact(number) = count.amount { Some((*count, number)) } else { None })
        .collect();
    let between = |pair: &[(Count, Decimal)]| {
        let [(from, less), (to, number)] = *pair else { return None };
        if from.definition != to.definition {
            return None;
        }
        let more = number.minus(less)?;
        let days = (to.as_of.span().0.checked_sub(from.as_of.span().1)?, to.as_of.span().1 - from.as_of.span().0);
        let rate = |days: u32, rounding| more.share(Decimal::whole(days), 1, rounding);
        let (least, most) = (rate(days.1, Rounding::Down)?, rate(days.0, Rounding::Up)?);
        let rate = match least == most {
            true => Amount::Exact(most),
            false if days.0 == days.1 => Amount::About(rate(days.0, Rounding::Nearest)?),
            false => Amount::Range(least, most),
        };
        Some(Growth { from, to, more, days, rate })
    };
    exact.windows(2).filter_map(between).collect()
}

/// The rates between counts, over the time of all of them; `None` where there are none.
pub(crate) fn of_growth(
    language: &Language,
    alternative: String,
    unit: &Unit,
    counts: &[Count],
    growth: &[Growth],
    event: Option<Original<'_>>,
) -> Option<Plot> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|event| event.published));
    let scale = Scale::new(dates, growth.iter().map(|growth| growth.rate.upper()))?;
    let mut lettering = Lettering::default();
    let mut guides = axes(language, &scale, unit, &mut lettering);
    guides.extend(event.iter().flat_map(|event| self::event(language, &scale, *event, &mut lettering)));
    let ends = |growth: &Growth| (scale.x(middle(growth.from.as_of)), scale.x(middle(growth.to.as_of)));
    let mark = |growth: &Growth| {
        let (from, to) = ends(growth);
        let (top, bottom) = (scale.y(growth.rate.upper()), scale.y(growth.rate.lower()));
        Mark {
            kind: if top == bottom { "rate" } else { "range" }.to_owned(),
            span: [percent(from), (top - 2).to_string(), percent(to - from), (bottom - top + 4).to_string()],
            dot: None,
        }
    };
    let middles: Vec<u64> = growth.iter().map(ends).map(|(from, to)| (from + to) / 2).collect();
    Some(Plot {
        alternative,
        height: HEIGHT.to_string(),
        guides: letters_last(guides),
        marks: growth.iter().map(mark).collect(),
        hit_areas: hit_areas(&middles),
    })
}

/// The whole width, shared out among the marks: each has what is nearer to it than to another, and half a percent at
/// least, since several may stand in one place, or out of order where a date means a month.
fn hit_areas(middles: &[u64]) -> Vec<HitArea> {
    let borders = middles.windows(2).map(|pair| (pair[0] + pair[1]) / 2).chain([1000]);
    let mut from = 0;
    let hit_area = |border: u64| {
        let width = border.clamp((from + 5).min(1000), 1000) - from;
        let area = [percent(from), percent(width)];
        from += width;
        area
    };
    borders.map(hit_area).collect()
}

/// The same with its letters over its lines, which their edges keep off.
fn letters_last(mut guides: Vec<Guide>) -> Vec<Guide> {
    guides.sort_by_key(|guide| matches!(guide, Guide::Text(..)));
    guides
}

/// The day of the article, with what it is where that has room.
fn event(
    language: &Language,
    scale: &Scale,
    Original { published: date, publisher }: Original<'_>,
    lettering: &mut Lettering,
) -> Vec<Guide> {
    let x = scale.x(middle(date));
    let (published, day) = (language.published(publisher), language.date(date));
    let lines = [("event", published.as_str()), ("event", day.as_str())];
    let sides = [(Anchor::Start, 6), (Anchor::End, -6), (Anchor::Middle, 0)];
    let mut drawn = vec![line("event", (percent(x), PLOT_TOP), (percent(x), PLOT_BOTTOM))];
    let text = sides.into_iter().find_map(|(anchor, dx)| {
        lettering.put(language, &lines, Spot { x, y: PLOT_BOTTOM - 21 - LINE, dx, anchor }, None)
    });
    drawn.extend(text.into_iter().flatten());
    drawn
}

/// Direct labels: the last count, and those that the article used, beside their counts or with leaders to them. What has
/// no room is left to the table.
fn labels(language: &Language, scale: &Scale, unit: &Unit, counts: &[Count], lettering: &mut Lettering) -> Vec<Guide> {
    for count in counts {
        lettering.keep_off(scale.x(middle(count.as_of)), scale.y(count.amount.upper()));
    }
    let mut label = |count: &Count| -> Vec<Guide> {
        let (day, is_article) = (middle(count.as_of), count.is_in_article);
        let (x, y) = (scale.x(day), scale.y(count.amount.upper()));
        let is_left = day - scale.first < scale.days / 2;
        let (anchor, edge) = match is_left {
            true => (Anchor::Start, scale.x(scale.first)),
            false => (Anchor::End, scale.x(scale.first + scale.days)),
        };
        let kinds = if is_article { ["article-value", "article"] } else { ["value", "label"] };
        let words = if is_article { language.article_figure() } else { language.date(count.as_of) };
        let beside = y - 26;
        let mut put = |value: &str, (at, x_of_words): (u32, u64)| -> Option<Vec<Guide>> {
            let lines = [(kinds[0], value), (kinds[1], words.as_str())];
            let leader = match at + LINE < y {
                true => (at + LINE + 5, y - 6),
                false => (y + 6, at.saturating_sub(12)),
            };
            let leader = Some(leader).filter(|(top, bottom)| top < bottom);
            // Without one, only what is close by can be told to belong to it.
            if leader.is_none() && at != beside {
                return None;
            }
            let spot = Spot { x: x_of_words, y: at, dx: 0, anchor };
            let text = lettering.put(language, &lines, spot, leader.map(|(top, bottom)| (x, top, bottom)))?;
            let leader = leader.map(|(top, bottom)| line(kinds[1], (percent(x), top), (percent(x), bottom)));
            Some(leader.into_iter().chain(text).collect())
        };
        let usual = if is_left { PLOT_TOP + 60 } else { beside };
        let heights = std::iter::once(usual).chain((PLOT_TOP - 6..PLOT_BOTTOM - 50).step_by(4));
        // Where what is counted has no room, it is lettered at the axis alone.
        let values = [format::amount_of, format::amount].map(|format| format(language, count.amount, unit));
        let mut put = |spot| values.iter().find_map(|value| put(value, spot));
        heights.flat_map(|at| [(at, x), (at, edge)]).find_map(&mut put).unwrap_or_default()
    };
    let last = counts.iter().next_back();
    let articles = counts.iter().filter(|count| count.is_in_article);
    let is_last = |count: &&Count| last.is_some_and(|last| std::ptr::eq(last, *count));
    let others = articles.filter(|count| !is_last(count)).take(LABELS);
    last.into_iter().chain(others).flat_map(&mut label).collect()
}

#[cfg(test)]
mod tests {
    use super::{Count, Join, growth, of_counts};
    use crate::islands::Guide;
    use crate::language::Language;
    use crate::values::{Date, Unit};

    /// Counts a year apart, each with the number of its definition.
    fn counts(definitions: &[usize]) -> Vec<Count> {
        let count = |(year, definition): (u16, &usize)| Count {
            as_of: Date::Day(year, 1, 1),
            amount: u32::from(year).to_string().parse().expect("it is an amount"),
            is_in_article: false,
            definition: *definition,
        };
        (2020..).zip(definitions).map(count).collect()
    }

    #[test]
    fn counts_of_two_definitions_are_not_joined() {
        let language = Language::or_english("en", &[]);
        for (definitions, joined) in [(&[0, 0, 0, 0][..], 3), (&[0, 0, 1, 1], 2), (&[0, 1, 0], 0), (&[0, 1, 1], 1)] {
            let counts = counts(definitions);
            for (join, expected) in [(Join::Line, joined), (Join::Apart, 0)] {
                let plot = of_counts(&language, "", &Unit::new("things"), &counts, join, None).expect("it is drawn");
                let is_joined = |guide: &&Guide| matches!(guide, Guide::Line(kind, _) if kind == "line");
                assert_eq!(plot.guides.iter().filter(is_joined).count(), expected, "{definitions:?}");
                assert_eq!(plot.marks.len(), definitions.len());
            }
            assert_eq!(growth(&counts).len(), joined, "{definitions:?}");
        }
    }

    /// Checks that what is less than nothing is drawn below nothing, and that nothing is on the axis whatever is counted.
    #[test]
    fn nothing_is_on_the_axis() {
        let language = Language::or_english("en", &[]);
        for (amounts, labels) in [
            (["-10", "5"], &["−10", "−5", "0", "5 degrees"][..]),
            (["-40", "-20"], &["−40", "−30", "−20", "−10", "0 degrees"]),
            (["990", "1000"], &["0", "200", "400", "600", "800", "1,000 degrees"]),
        ] {
            let mut counts = counts(&[0, 0]);
            for (count, amount) in counts.iter_mut().zip(amounts) {
                count.amount = amount.parse().expect("it is an amount");
            }
            let plot = of_counts(&language, "", &Unit::new("degrees"), &counts, Join::Line, None).expect("it is drawn");
            let axis: Vec<&str> = plot
                .guides
                .iter()
                .filter_map(|guide| match guide {
                    Guide::Text(kind, [x, _], _, _, words) if kind == "axis" && x == "0%" => Some(words.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(axis, labels);
            let down: Vec<u32> = plot.marks.iter().filter_map(|mark| mark.dot.as_ref()?[1].parse().ok()).collect();
            assert!(down[0] > down[1], "{amounts:?} stand at {down:?}");
        }
    }
}
