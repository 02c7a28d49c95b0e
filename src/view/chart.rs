//! Counts over time as drawings: what was counted, and the rate that follows from it.

use super::format;
use crate::document::{Amount, Count, Date, Decimal, Figure, Unit};
use crate::islands::{Drawn, Mark, Plot, Strip};
use crate::language::Language;

/// Whether counts are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// By a line: they count one thing as it grows.
    Line,
    /// Not at all.
    Apart,
}

/// The day on which something was published, and by whom.
pub(super) type Event<'a> = (Date, &'a str);

/// What grew per day between two counts: our arithmetic.
pub(super) struct Growth<'a> {
    /// The earlier count.
    pub(super) from: &'a Count,
    /// The later count.
    pub(super) to: &'a Count,
    /// By how much it is more.
    pub(super) more: Decimal,
    /// The fewest and the most days between them; the same where both are dated to the day.
    pub(super) days: (u32, u32),
    /// Per day: exact, or a range where the days are one.
    pub(super) rate: Amount,
}

const HEIGHT: u32 = 300;
const PLOT_TOP: u32 = 34;
const PLOT_BOTTOM: u32 = 268;

/// Where things stand, in the drawing's coordinates: tenths of a percent across, pixels down.
struct Scale {
    first: u32,
    days: u32,
    /// The value axis ends here, in millionths.
    top: u64,
    /// From line to line of the value axis, in millionths.
    step: u64,
}

impl Scale {
    fn new(dates: impl Iterator<Item = Date>, largest: u64) -> Option<Self> {
        let (first, last) = dates.fold((u32::MAX, 0), |(first, last), date| {
            let (from, to) = date.span();
            (first.min(from), last.max(to))
        });
        let step = step_for(largest);
        let top = largest.div_ceil(step) * step;
        (first < last && largest > 0).then_some(Self { first, days: last.saturating_sub(first), top, step })
    }

    /// With room at both edges.
    fn x(&self, day: u32) -> u64 {
        50 + u64::from(day - self.first) * 920 / u64::from(self.days)
    }

    fn y(&self, millionths: u64) -> u32 {
        PLOT_BOTTOM - length(millionths, self.top, u64::from(PLOT_BOTTOM - PLOT_TOP)) as u32
    }
}

/// How long an amount is drawn where the largest is as long as `full`.
pub(super) fn length(millionths: u64, largest: u64, full: u64) -> u64 {
    // Divided first, since a millionth part is far less than a pixel and the product may not fit.
    let unit = largest.div_ceil(1_000_000);
    millionths / unit * full / (largest / unit)
}

fn percent(tenths: u64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The least of 1, 2 and 5 times a power of ten of which five at most are needed.
fn step_for(millionths: u64) -> u64 {
    let mut power = 1;
    loop {
        for step in [power, power * 2, power * 5] {
            if step * 5 >= millionths {
                return step;
            }
        }
        power *= 10;
    }
}

fn middle(date: Date) -> u32 {
    let (from, to) = date.span();
    from + (to - from) / 2
}

/// The counts; `None` where there is nothing to compare.
pub(super) fn of_counts(
    language: &Language,
    figure: &Figure,
    counts: &[&Count],
    join: Join,
    event: Option<Event<'_>>,
) -> Option<Plot> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|(date, _)| date));
    let largest = counts.iter().map(|count| count.amount.upper().millionths()).max()?;
    let scale = Scale::new(dates, largest)?;
    let mut scenery = axes(language, &scale, &figure.unit);
    scenery.extend(event.iter().flat_map(|event| self::event(language, &scale, *event)));
    if join == Join::Line {
        let at = |count: &Count| (percent(scale.x(middle(count.as_of))), scale.y(count.amount.upper().millionths()));
        scenery.extend(counts.windows(2).map(|pair| line("line", at(pair[0]), at(pair[1]))));
    }
    scenery.extend(labels(language, &scale, figure, counts));
    let middles: Vec<u64> = counts.iter().map(|count| scale.x(middle(count.as_of))).collect();
    Some(Plot {
        alternative: figure.alternative.clone(),
        height: HEIGHT.to_string(),
        scenery,
        marks: counts.iter().map(|count| mark(&scale, count)).collect(),
        strips: strips(&middles),
    })
}

/// A count: a dot; hollow where it is a lower bound; with a bar as long as the time that its date may mean.
fn mark(scale: &Scale, count: &Count) -> Mark {
    let (from, to) = count.as_of.span();
    let (from, to, y) = (scale.x(from), scale.x(to), scale.y(count.amount.upper().millionths()));
    let kind = match (count.article.is_some(), count.amount) {
        (true, _) => "article",
        (false, Amount::MoreThan(_)) => "at-least",
        (false, _) => "exact",
    };
    Mark {
        kind: kind.to_owned(),
        span: [percent(from), (y - 2).to_string(), percent(to - from), "5".to_owned()],
        dot: Some([percent(scale.x(middle(count.as_of))), y.to_string()]),
    }
}

/// What can be said of the growth between counts: only exact ones tell it, and the days between two that are not dated
/// to the day are a range.
pub(super) fn growth<'a>(counts: &[&'a Count]) -> Vec<Growth<'a>> {
    let exact: Vec<(&Count, Decimal)> = counts
        .iter()
        .filter_map(|count| if let Amount::Exact(number) = count.amount { Some((*count, number)) } else { None })
        .collect();
    let between = |pair: &[(&'a Count, Decimal)]| {
        let [(from, less), (to, number)] = *pair else { return None };
        let more = number.minus(less)?;
        let days = (to.as_of.span().0.checked_sub(from.as_of.span().1)?, to.as_of.span().1 - from.as_of.span().0);
        let rate = |days: u32| more.share(Decimal::whole(days), 1);
        let (most, least) = (rate(days.0)?, rate(days.1)?);
        let rate = if least == most { Amount::Exact(most) } else { Amount::Range(least, most) };
        Some(Growth { from, to, more, days, rate })
    };
    exact.windows(2).filter_map(between).collect()
}

/// The rates between counts, over the time of all of them; `None` where there are none.
pub(super) fn of_growth(
    language: &Language,
    alternative: String,
    unit: &Unit,
    counts: &[&Count],
    growth: &[Growth<'_>],
    event: Option<Event<'_>>,
) -> Option<Plot> {
    let dates = counts.iter().map(|count| count.as_of).chain(event.map(|(date, _)| date));
    let largest = growth.iter().map(|growth| growth.rate.upper().millionths()).max()?;
    let scale = Scale::new(dates, largest)?;
    let mut scenery = axes(language, &scale, unit);
    scenery.extend(event.iter().flat_map(|event| self::event(language, &scale, *event)));
    let ends = |growth: &Growth<'_>| (scale.x(middle(growth.from.as_of)), scale.x(middle(growth.to.as_of)));
    let mark = |growth: &Growth<'_>| {
        let (from, to) = ends(growth);
        let (top, bottom) = (scale.y(growth.rate.upper().millionths()), scale.y(growth.rate.lower().millionths()));
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
        scenery,
        marks: growth.iter().map(mark).collect(),
        strips: strips(&middles),
    })
}

/// The whole width, shared out among the marks: each has what is nearer to it than to another, and half a percent at
/// least, since several may stand in one place, or out of order where a date means a month.
fn strips(middles: &[u64]) -> Vec<Strip> {
    let borders = middles.windows(2).map(|pair| (pair[0] + pair[1]) / 2).chain([1000]);
    let mut from = 0;
    let strip = |border: u64| {
        let width = border.clamp((from + 5).min(1000), 1000) - from;
        let strip = [percent(from), percent(width)];
        from += width;
        strip
    };
    borders.map(strip).collect()
}

fn line(kind: &str, (x1, y1): (String, u32), (x2, y2): (String, u32)) -> Drawn {
    Drawn::Line(kind.to_owned(), [x1, y1.to_string(), x2, y2.to_string()])
}

/// Lettering. A drawing runs from left to right in every language, as time does on its axis; words that run from right
/// to left keep their direction in it.
fn text(language: &Language, kind: &str, (x, y): (String, u32), dx: u32, anchor: &str, words: String) -> Drawn {
    Drawn::Text(kind.to_owned(), [x, y.to_string()], dx.to_string(), anchor.to_owned(), language.isolated(words))
}

fn axes(language: &Language, scale: &Scale, unit: &Unit) -> Vec<Drawn> {
    let values = (0..=scale.top / scale.step).flat_map(|times| {
        let (value, y) = (times * scale.step, scale.y(times * scale.step));
        let label = format::amount(language, Amount::Exact(Decimal::of_millionths(value)), unit);
        [
            line("axis", (percent(0), y), (percent(1000), y)),
            text(language, "axis", (percent(0), y - 5), 0, "start", label),
        ]
    });
    let within = |year: &u16| (scale.first..=scale.first + scale.days).contains(&Date::Year(*year).span().0);
    let years = (1000..=9999).filter(within).flat_map(|year| {
        let x = percent(scale.x(Date::Year(year).span().0));
        [
            line("axis", (x.clone(), PLOT_BOTTOM), (x.clone(), PLOT_BOTTOM + 8)),
            text(language, "axis", (x, PLOT_BOTTOM + 24), 0, "middle", language.date(Date::Year(year))),
        ]
    });
    values.chain(years).collect()
}

fn event(language: &Language, scale: &Scale, (date, publisher): Event<'_>) -> [Drawn; 3] {
    let x = percent(scale.x(middle(date)));
    [
        line("event", (x.clone(), PLOT_TOP), (x.clone(), PLOT_BOTTOM)),
        text(language, "event", (x.clone(), PLOT_BOTTOM - 38), 6, "start", language.published(publisher)),
        text(language, "event", (x, PLOT_BOTTOM - 21), 6, "start", language.date(date)),
    ]
}

/// Direct labels: the last count, and the one that the article used, which stands above the line with a leader.
fn labels(language: &Language, scale: &Scale, figure: &Figure, counts: &[&Count]) -> Vec<Drawn> {
    let label = |count: &&Count| {
        let (day, is_article) = (middle(count.as_of), count.article.is_some());
        let (x, y) = (percent(scale.x(day)), scale.y(count.amount.upper().millionths()));
        let is_left = day - scale.first < scale.days / 2;
        let at = if is_left { PLOT_TOP + 60 } else { y - 26 };
        let (anchor, edge) =
            if is_left { ("start", scale.x(scale.first)) } else { ("end", scale.x(scale.first + scale.days)) };
        let (kind, value, edge) =
            if is_article { ("article", "article-value", edge) } else { ("label", "value", edge) };
        let words = if is_article { language.article_figure() } else { language.date(count.as_of) };
        [
            line(kind, (x.clone(), at + 22), (x, y.max(at + 28) - 6)),
            text(language, value, (percent(edge), at), 0, anchor, format::amount(language, count.amount, &figure.unit)),
            text(language, kind, (percent(edge), at + 16), 0, anchor, words),
        ]
    };
    let last = counts.len().saturating_sub(1);
    let named = counts.iter().enumerate().filter(|(index, count)| count.article.is_some() || *index == last);
    named.flat_map(|(_, count)| label(count)).collect()
}
