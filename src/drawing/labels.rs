//! What is lettered in a drawing over time beside its axes: the day of the article, the last count of each line, and the
//! counts that the article uses.

use super::axis::{PLOT_BOTTOM, PLOT_TOP, Scale, line, middle, percent};
use super::count::{Count, Says};
use super::lettering::{Anchor, LINE, Lettering, Spot};
use super::{Original, format};
use crate::islands::Guide;
use crate::language::Language;
use crate::values::Unit;

/// There is never room for more labels of what the article used.
const LABELS: usize = 8;

/// The day of the article, with what it is where that has room.
pub(super) fn event(
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

/// Direct labels: the last count of each line, and those that the article used, beside their counts or with leaders to
/// them; and whether each line has its name. What has no room is left to the table.
pub(super) fn labels(
    language: &Language,
    scale: &Scale,
    unit: &Unit,
    counts: &[Count<'_>],
    names: &[&str],
    lettering: &mut Lettering,
) -> (Vec<Guide>, bool) {
    let place = |count: &Count<'_>| (scale.x(middle(count.as_of)), scale.y(count.ends().1));
    let last_of = |line: usize| counts.iter().rposition(|count| count.line == line);
    // From the highest down: so leaders cross no other.
    let mut last: Vec<usize> = (0..names.len().max(1)).filter_map(last_of).collect();
    last.sort_by_key(|index| place(&counts[*index]).1);
    let others = (0..counts.len()).filter(|index| counts[*index].article.is_some() && !last.contains(index));
    let chosen: Vec<usize> = last.iter().copied().chain(others.take(LABELS)).collect();
    let (mut drawn, mut named) = (Vec::new(), 0);
    for index in chosen {
        let count = &counts[index];
        let name = names.get(count.line).copied().filter(|_| last.contains(&index));
        let label = Label { language, scale, count, others: counts, name };
        // Where what is counted has no room, it is lettered at the axis alone; where the words of the article have none,
        // it is lettered that they differ; and a name alone is better than none.
        let values = [format::amount_of, format::amount].map(|format| format(language, count.amount, unit));
        let [full, short] = [false, true].map(|is_short| values.each_ref().map(|value| label.lines(value, is_short)));
        let alone = name.map(|name| vec![("value", name.to_owned())]);
        let put = label.put(&full, lettering).or_else(|| label.put(&short, lettering));
        let put = put.or_else(|| label.put(&[alone?], lettering));
        named += usize::from(name.is_some() && put.is_some());
        drawn.extend(put.unwrap_or_default());
    }
    (drawn, named == names.len())
}

/// Words of the article are broken into lines of so many letters at most, and into so many lines.
const LETTERS: usize = 26;
const LINES: usize = 4;

/// What is lettered at a count.
struct Label<'l, 'a> {
    language: &'l Language,
    scale: &'l Scale,
    count: &'l Count<'a>,
    others: &'l [Count<'a>],
    /// What the line is called that ends here, if there are several.
    name: Option<&'l str>,
}

impl Label<'_, '_> {
    /// The number, and below it what it is: of which line, of which date, or what the article says. A number of ours is
    /// never said to be the article's.
    fn lines(&self, value: &str, is_short: bool) -> Vec<(&'static str, String)> {
        let value = value.to_owned();
        let name = self.name.map(|name| ("label", name.to_owned()));
        match self.count.article {
            Some(Says::This) => {
                let words = [("article-value", value), ("article", self.language.article_figure())];
                words.into_iter().chain(name).collect()
            }
            Some(Says::Other(says)) => {
                let words = if is_short { None } else { wrapped(&self.language.in_article(says)) };
                let words = words.unwrap_or_else(|| vec![self.language.article_differs()]);
                let words = words.into_iter().map(|words| ("article", words));
                [("value", value)].into_iter().chain(name).chain(words).collect()
            }
            None => vec![("value", value), name.unwrap_or_else(|| ("label", self.language.date(self.count.as_of)))],
        }
    }

    /// Puts the first of these that has room at the first place that has room for one.
    fn put(&self, choices: &[Vec<(&'static str, String)>], lettering: &mut Lettering) -> Option<Vec<Guide>> {
        let scale = self.scale;
        let (day, (least, most)) = (middle(self.count.as_of), self.count.ends());
        let (x, y, foot) = (scale.x(day), scale.y(most), scale.y(least));
        let is_left = day - scale.first < scale.days / 2;
        let (anchor, edge) = match is_left {
            true => (Anchor::Start, scale.x(scale.first)),
            false => (Anchor::End, scale.x(scale.first + scale.days)),
        };
        let more = choices.iter().map(|lines| lines.len().saturating_sub(1)).max().unwrap_or_default() as u32 * LINE;
        let beside = y.saturating_sub(9 + more);
        let below = self.name.map(|_| foot + 18);
        let mut put = |lines: &[(&'static str, String)], (at, x_of_words): (u32, u64)| -> Option<Vec<Guide>> {
            let more = lines.len().saturating_sub(1) as u32 * LINE;
            let leader = match at + more < y {
                true => (at + more + 5, y - 6),
                false => (foot + 6, at.saturating_sub(12)),
            };
            let leader = Some(leader).filter(|(top, bottom)| top < bottom);
            // Without one, only what is close by can be told to belong to it.
            if (leader.is_none() && at != beside && Some(at) != below)
                || leader.is_some_and(|leader| self.is_crossed(leader))
            {
                return None;
            }
            let spot = Spot { x: x_of_words, y: at, dx: 0, anchor };
            let words: Vec<(&str, &str)> = lines.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
            let text = lettering.put(self.language, &words, spot, leader.map(|(top, bottom)| (x, top, bottom)))?;
            let kind = lines.last().map_or("label", |(kind, _)| *kind).trim_end_matches("value");
            let kind = if kind.is_empty() { "label" } else { kind };
            let leader = leader.map(|(top, bottom)| line(kind, (percent(x), top), (percent(x), bottom)));
            Some(leader.into_iter().chain(text).collect())
        };
        let usual = if is_left && below.is_none() { PLOT_TOP + 60 } else { beside };
        let last = (PLOT_BOTTOM - 50 + LINE).saturating_sub(more);
        let heights = [usual].into_iter().chain(below).chain((PLOT_TOP - 6..last).step_by(4));
        let heights = heights.filter(|at| *at >= LINE / 2 && at + more < PLOT_BOTTOM);
        let mut put = |spot| choices.iter().find_map(|lines| put(lines, spot));
        heights.flat_map(|at| [(at, x), (at, edge)]).find_map(&mut put)
    }

    /// Whether a leader would pass by a count of another line.
    fn is_crossed(&self, (top, bottom): (u32, u32)) -> bool {
        let x = |count: &Count<'_>| self.scale.x(middle(count.as_of));
        let is_met = |other: &&Count<'_>| {
            let (least, most) = other.ends();
            x(other).abs_diff(x(self.count)) < 30 && self.scale.y(most) < bottom && top < self.scale.y(least)
        };
        self.others.iter().filter(|other| other.line != self.count.line).any(|other| is_met(&other))
    }
}

/// Words in lines; `None` where they would be too many.
fn wrapped(words: &str) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    (lines.len() <= LINES).then_some(lines)
}
