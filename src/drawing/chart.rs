//! Counts over time as drawings: what was counted, and the rate that follows from it.

use super::Original;
use super::axis::{HEIGHT, Scale, axes, line, middle, percent};
use super::count::Count;
use super::labels::{event, labels};
use super::lettering::Lettering;
use crate::islands::{Guide, HitArea, Mark, Plot};
use crate::language::Language;
use crate::values::{Amount, Decimal, Rounding, Unit};

/// Whether counts are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join<'a> {
    /// By lines, each with its name if there are several: those of one line that count one thing.
    Lines(&'a [&'a str]),
    /// Not at all.
    Apart,
}

/// What grew per day between two counts: our arithmetic.
pub(crate) struct Growth<'a> {
    /// The earlier count.
    pub(crate) from: Count<'a>,
    /// The later count.
    pub(crate) to: Count<'a>,
    /// By how much it is more.
    pub(crate) more: Decimal,
    /// The fewest and the most days between them; the same where both are dated to the day.
    pub(crate) days: (u32, u32),
    /// Per day: exact, about, where it has more than two places, or a range where the days are one.
    pub(crate) rate: Amount,
}

/// A drawing, and whether each of its lines has its name in it.
pub(crate) struct Drawn {
    pub(crate) plot: Plot,
    pub(crate) is_named: bool,
}

/// The counts; `None` where there is nothing to compare.
pub(crate) fn of_counts(
    language: &Language,
    alternative: &str,
    unit: &Unit,
    counts: &[Count<'_>],
    join: Join<'_>,
    event: Option<Original<'_>>,
) -> Option<Drawn> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|event| event.published));
    let scale = Scale::new(dates, counts.iter().map(Count::ends).flat_map(|(least, most)| [least, most]))?;
    let (mut lettering, mut marks) = (Lettering::default(), Lettering::default());
    for count in counts {
        let (least, most) = count.ends();
        marks.keep_off(scale.x(middle(count.as_of)), scale.y(most), scale.y(least));
    }
    let mut guides = axes(language, &scale, unit, &marks, &mut lettering);
    // No lettering lies over a count, that of the article's day neither.
    for count in counts {
        let y = scale.y(count.ends().1);
        lettering.keep_off(scale.x(middle(count.as_of)), y, y);
    }
    guides.extend(event.iter().flat_map(|event| self::event(language, &scale, *event, &mut lettering)));
    if let Join::Lines(_) = join {
        let at = |count: &Count<'_>| Some((percent(scale.x(middle(count.as_of))), scale.y(count.dot()?)));
        for joined in lines(counts) {
            let pairs = joined.windows(2).filter(|pair| pair[0].definition == pair[1].definition);
            let pairs = pairs.filter_map(|pair| Some((pair[0].line, at(pair[0])?, at(pair[1])?)));
            guides.extend(pairs.map(|(of, from, to)| line(&of_line("line", of), from, to)));
        }
    }
    let names = if let Join::Lines(names) = join { names } else { &[] };
    let (drawn, is_named) = labels(language, &scale, unit, counts, names, &mut lettering);
    guides.extend(drawn);
    let middles: Vec<u64> = counts.iter().map(|count| scale.x(middle(count.as_of))).collect();
    let plot = Plot {
        alternative: alternative.to_owned(),
        height: HEIGHT.to_string(),
        guides: letters_last(guides),
        marks: counts.iter().map(|count| mark(&scale, count)).collect(),
        hit_areas: hit_areas(&middles),
    };
    Some(Drawn { plot, is_named })
}

/// The counts of each line, in their order.
fn lines<'c, 'a>(counts: &'c [Count<'a>]) -> Vec<Vec<&'c Count<'a>>> {
    let mut lines: Vec<Vec<&Count<'_>>> = Vec::new();
    for count in counts {
        lines.resize_with(lines.len().max(count.line + 1), Vec::new);
        lines[count.line].push(count);
    }
    lines
}

/// What something is called on a line: the first has the plain words.
pub(crate) fn of_line(kind: &str, line: usize) -> String {
    if line == 0 { kind.to_owned() } else { format!("{kind}-{}", line + 1) }
}

/// How wide an interval is drawn, in tenths of a percent.
const WHISKER: u64 = 6;

/// A count: a dot; hollow where it is a bound; with a bar as long as the time that its date may mean. What may lie
/// anywhere between two numbers is a bar from the one to the other, and no dot but where one is given.
fn mark(scale: &Scale, count: &Count<'_>) -> Mark {
    let (from, to) = count.as_of.span();
    let (from, to, middle) = (scale.x(from), scale.x(to), scale.x(middle(count.as_of)));
    let (least, most) = count.ends();
    let kind = match count.article {
        Some(_) => "article",
        _ if least != most => "rate",
        _ if count.amount.is_bound() => "bound",
        _ => "exact",
    };
    let (top, bottom) = (scale.y(most), scale.y(least));
    let span = match least == most {
        true => [percent(from), (top - 2).to_string(), percent(to - from), "5".to_owned()],
        false => {
            let height = (bottom - top).max(1);
            [percent(middle - WHISKER / 2), top.to_string(), percent(WHISKER), height.to_string()]
        }
    };
    let dot = count.dot().map(|number| [percent(middle), scale.y(number).to_string()]);
    Mark { kind: of_line(kind, count.line), span, dot }
}

/// What can be said of the growth between counts: only exact ones of one definition tell it, and the days between two
/// that are not dated to the day are a range.
pub(crate) fn growth<'a>(counts: &[Count<'a>]) -> Vec<Growth<'a>> {
    let between = |pair: &[(Count<'a>, Decimal)]| {
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
    let exact = |count: &&Count<'a>| match count.amount {
        Amount::Exact(number) => Some((**count, number)),
        _ => None,
    };
    let of_line = |line: Vec<&Count<'a>>| {
        let exact: Vec<(Count<'a>, Decimal)> = line.iter().filter_map(exact).collect();
        exact.windows(2).filter_map(between).collect::<Vec<_>>()
    };
    let mut growth: Vec<Growth<'a>> = lines(counts).into_iter().flat_map(of_line).collect();
    growth.sort_by_key(|growth| middle(growth.from.as_of) + middle(growth.to.as_of));
    growth
}

/// The rates between counts, over the time of all of them; `None` where there are none.
pub(crate) fn of_growth(
    language: &Language,
    alternative: String,
    unit: &Unit,
    counts: &[Count<'_>],
    growth: &[Growth<'_>],
    event: Option<Original<'_>>,
) -> Option<Plot> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|event| event.published));
    let scale = Scale::new(dates, growth.iter().map(|growth| growth.rate.upper()))?;
    let mut lettering = Lettering::default();
    let mut guides = axes(language, &scale, unit, &Lettering::default(), &mut lettering);
    guides.extend(event.iter().flat_map(|event| self::event(language, &scale, *event, &mut lettering)));
    let ends = |growth: &Growth<'_>| (scale.x(middle(growth.from.as_of)), scale.x(middle(growth.to.as_of)));
    let mark = |growth: &Growth<'_>| {
        let (from, to) = ends(growth);
        let (top, bottom) = (scale.y(growth.rate.upper()), scale.y(growth.rate.lower()));
        Mark {
            kind: of_line(if top == bottom { "rate" } else { "range" }, growth.from.line),
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

#[cfg(test)]
mod tests {
    use super::{Join, growth, of_counts};
    use crate::drawing::Count;
    use crate::islands::Guide;
    use crate::language::Language;
    use crate::values::{Date, Unit};

    /// Counts a year apart, each with the number of its definition.
    fn counts(definitions: &[usize]) -> Vec<Count<'static>> {
        let count = |(year, definition): (u16, &usize)| Count {
            as_of: Date::Day(year, 1, 1),
            amount: u32::from(year).to_string().parse().expect("it is an amount"),
            interval: None,
            article: None,
            definition: *definition,
            line: 0,
        };
        (2020..).zip(definitions).map(count).collect()
    }

    #[test]
    fn counts_of_two_definitions_are_not_joined() {
        let language = Language::or_english("en", &[]);
        for (definitions, joined) in [(&[0, 0, 0, 0][..], 3), (&[0, 0, 1, 1], 2), (&[0, 1, 0], 0), (&[0, 1, 1], 1)] {
            let counts = counts(definitions);
            for (join, expected) in [(Join::Lines(&[]), joined), (Join::Apart, 0)] {
                let plot =
                    of_counts(&language, "", &Unit::new("things"), &counts, join, None).expect("it is drawn").plot;
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
            let plot = of_counts(&language, "", &Unit::new("degrees"), &counts, Join::Lines(&[]), None);
            let plot = plot.expect("it is drawn").plot;
            let axis: Vec<&str> = plot
                .guides
                .iter()
                .filter_map(|guide| match guide {
                    Guide::Text(kind, [x, _], _, _, words) if kind == "axis" && (x == "0%" || x == "100%") => {
                        Some(words.as_str())
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(axis, labels);
            let down: Vec<u32> = plot.marks.iter().filter_map(|mark| mark.dot.as_ref()?[1].parse().ok()).collect();
            assert!(down[0] > down[1], "{amounts:?} stand at {down:?}");
        }
    }

    /// Checks that of amounts below nothing no number of the axis lies over the first count: at the left, where that stands.
    #[test]
    fn numbers_of_the_axis_lie_over_no_count() {
        let language = Language::or_english("en", &[]);
        for amounts in [["-480000000", "300000000"], ["-12", "9"], ["-3", "-40"], ["4", "-9"]] {
            let mut counts = counts(&[0, 0]);
            for (count, amount) in counts.iter_mut().zip(amounts) {
                count.amount = amount.parse().expect("it is an amount");
            }
            let unit = Unit::new("INR").in_words(true);
            let plot = of_counts(&language, "", &unit, &counts, Join::Lines(&[]), None).expect("it is drawn").plot;
            let dot: i32 = plot.marks[0].dot.as_ref().expect("it has a dot")[1].parse().expect("it is a number");
            for guide in &plot.guides {
                let Guide::Text(kind, [x, y], _, _, words) = guide else { continue };
                let y: i32 = y.parse().expect("it is a number");
                let is_over = y + 3 > dot - 6 && y - 9 < dot + 6;
                assert!(kind != "axis" || x != "0%" || !is_over, "{amounts:?}: {words} at {y}, {dot}");
            }
        }
    }
}
