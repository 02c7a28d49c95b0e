//! The axes of a drawing over time: how large the drawing is, where a day and an amount stand in it, and their labels.

use super::format;
use super::lettering::{Anchor, Lettering, Spot};
use crate::islands::Guide;
use crate::language::Language;
use crate::values::{Amount, Date, Decimal, Unit};
use std::ops::RangeInclusive;

pub(super) const HEIGHT: u32 = 260;
pub(super) const PLOT_TOP: u32 = 34;
pub(super) const PLOT_BOTTOM: u32 = 228;

/// The baseline of the axis of dates.
const DATES: u32 = PLOT_BOTTOM + 24;

/// Where things stand, in the drawing's coordinates: tenths of a percent across, pixels down.
pub(super) struct Scale {
    pub(super) first: u32,
    pub(super) days: u32,
    pub(super) years: RangeInclusive<u16>,
    /// The value axis begins and ends here, in millionths; nothing is on it.
    bottom: i128,
    top: i128,
    /// From line to line of the value axis, in millionths.
    step: i128,
}

impl Scale {
    /// For amounts up to these two and all between them, in millionths. Whatever they are, nothing is on the axis: else
    /// what is drawn higher looks as if it were so many times as much.
    pub(super) fn new(
        dates: impl Iterator<Item = Date> + Clone,
        amounts: impl Iterator<Item = Decimal>,
    ) -> Option<Self> {
        let (smallest, largest) = amounts
            .map(Decimal::millionths)
            .fold((0, 0), |(smallest, largest), amount| (amount.min(smallest), amount.max(largest)));
        let (first, last) = dates.clone().fold((u32::MAX, 0), |(first, last), date| {
            let (from, to) = date.span();
            (first.min(from), last.max(to))
        });
        let years = dates.clone().map(Date::year).min()?..=dates.map(Date::year).max()?;
        let step = step_for(largest - smallest);
        let (top, bottom) = ((largest + step - 1) / step * step, (smallest - step + 1) / step * step);
        let days = last.saturating_sub(first);
        (first < last && smallest < largest).then_some(Self { first, days, years, bottom, top, step })
    }

    /// With room at both edges.
    pub(super) fn x(&self, day: u32) -> u64 {
        50 + u64::from(day - self.first) * 920 / u64::from(self.days)
    }

    pub(super) fn y(&self, amount: Decimal) -> u32 {
        let (above, height) = (amount.millionths() - self.bottom, u64::from(PLOT_BOTTOM - PLOT_TOP));
        PLOT_BOTTOM - length(above, self.top - self.bottom, height) as u32
    }
}

/// How long an amount is drawn where the largest is as long as `full`.
pub(crate) fn length(millionths: i128, largest: i128, full: u64) -> u64 {
    // Divided first, since a millionth part is far less than a pixel and the product may not fit.
    let largest = largest.max(1);
    let unit = (largest + 999_999) / 1_000_000;
    u64::try_from(millionths.max(0) / unit * i128::from(full) / (largest / unit)).unwrap_or(full)
}

pub(crate) fn percent(tenths: u64) -> String {
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        tenth => format!("{}.{tenth}%", tenths / 10),
    }
}

/// The least of 1, 2 and 5 times a power of ten of which five at most are needed.
fn step_for(millionths: i128) -> i128 {
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

pub(super) fn middle(date: Date) -> u32 {
    let (from, to) = date.span();
    from + (to - from) / 2
}

pub(super) fn line(kind: &str, (x1, y1): (String, u32), (x2, y2): (String, u32)) -> Guide {
    Guide::Line(kind.to_owned(), [x1, y1.to_string(), x2, y2.to_string()])
}

/// Both axes, whose lettering lies over none of these marks as far as there is room.
pub(super) fn axes(
    language: &Language,
    scale: &Scale,
    unit: &Unit,
    marks: &Lettering,
    lettering: &mut Lettering,
) -> Vec<Guide> {
    let mut drawn = Vec::new();
    for value in (scale.bottom / scale.step..=scale.top / scale.step).map(|times| times * scale.step) {
        let number = Decimal::of_millionths(value);
        let y = scale.y(number);
        // Where something is less than nothing, the line of nothing is told apart.
        let kind = if value == 0 && scale.bottom < 0 { "zero" } else { "axis" };
        drawn.push(line(kind, (percent(0), y), (percent(1000), y)));
        let above = Spot { x: 0, y: y - 5, dx: 0, anchor: Anchor::Start };
        let below = Some(Spot { y: y + 13, ..above }).filter(|_| y < PLOT_BOTTOM);
        let right = Spot { x: 1000, anchor: Anchor::End, ..above };
        // What is counted is lettered once, at the top, where no chart has its counts but the highest.
        let whole = (value == scale.top).then(|| format::amount_of(language, Amount::Exact(number), unit));
        let labels = [whole, Some(format::amount(language, Amount::Exact(number), unit))];
        let labels: Vec<String> = labels.into_iter().flatten().collect();
        // Where nothing is the lowest line, early counts are seldom as low as its label.
        let mut spots = [Some(above), below, Some(right)].into_iter().flatten().filter(|_| scale.bottom < 0);
        let is_free = |spot: &Spot| labels.iter().any(|label| marks.has_room(("axis", label), *spot));
        let spot = spots.find(is_free).unwrap_or(above);
        let text = labels.iter().find_map(|label| lettering.put(language, &[("axis", label)], spot, None));
        drawn.extend(text.into_iter().flatten());
    }
    drawn.extend(dates(language, scale, lettering));
    drawn
}

/// From tick to tick of the axis of dates.
#[derive(Clone, Copy)]
enum Step {
    Days(usize),
    Months(usize),
    Years(u16),
}

/// From the finest to the coarsest.
const STEPS: [Step; 18] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
];

/// More ticks than this are never drawn.
const TICKS: usize = 12;

/// The axis of dates: with the finest ticks that all have room for their dates, two at least; where there are none,
/// with the coarsest of those of which the most have.
fn dates(language: &Language, scale: &Scale, lettering: &mut Lettering) -> Vec<Guide> {
    let mut best: (usize, Vec<Guide>, Lettering) = Default::default();
    for step in STEPS {
        let ticks: Vec<Date> = ticks(step, scale).take(TICKS + 1).collect();
        if ticks.len() > TICKS {
            continue;
        }
        let (mut count, mut drawn, mut after) = (0, Vec::new(), lettering.clone());
        for (index, date) in ticks.iter().enumerate() {
            let x = scale.x(date.span().0);
            drawn.push(line("axis", (percent(x), PLOT_BOTTOM), (percent(x), PLOT_BOTTOM + 8)));
            // At the edges a date may stand beside its tick.
            let anchors = [
                Some(Anchor::Middle),
                (index == 0).then_some(Anchor::Start),
                (index + 1 == ticks.len()).then_some(Anchor::End),
            ];
            let label = language.date(*date);
            let mut put = |anchor| after.put(language, &[("axis", &label)], Spot { x, y: DATES, dx: 0, anchor }, None);
            if let Some(text) = anchors.into_iter().flatten().find_map(&mut put) {
                count += 1;
                drawn.extend(text);
            }
        }
        let is_whole = count == ticks.len() && count > 1;
        if is_whole || count >= best.0 {
            best = (count, drawn, after);
        }
        if is_whole {
            break;
        }
    }
    *lettering = best.2;
    best.1
}

/// The dates of a drawing that the step comes to, in their order.
fn ticks(step: Step, scale: &Scale) -> impl Iterator<Item = Date> {
    let within = scale.first..=scale.first + scale.days;
    // A winter ends in the year after its own.
    let years = *scale.years.start()..=(scale.years.end() + 1).min(9999);
    let months = |step| move |year| (1..=12).step_by(step).map(move |month| Date::Month(year, month));
    let all: Box<dyn Iterator<Item = Date>> = match step {
        Step::Years(step) => Box::new(years.filter(move |year| year.is_multiple_of(step)).map(Date::Year)),
        Step::Months(step) => Box::new(years.flat_map(months(step))),
        Step::Days(step) => Box::new(years.flat_map(months(1)).flat_map(move |month| {
            let (from, to) = month.span();
            // None so near the month's end that it would stand beside the next month's first.
            let days = (1..=to - from + 1)
                .step_by(step)
                .filter(move |day| *day as usize + step / 2 <= (to - from + 1) as usize);
            days.map(move |day| match month {
                Date::Month(year, month) => Date::Day(year, month, day as u8),
                other => other,
            })
        })),
    };
    all.filter(move |date| within.contains(&date.span().0))
}
