//! Typed numbers that contradict the record, and those that could be read from it.
//!
//! It is a mistake only where nothing else can be meant: the words cite a source of a number of the record and name its
//! day, nothing of that source has what was typed, the words do not have the number, and what was typed stands before
//! what it counts, or differs from it as a slip of the hand does. Where the day or the source alone is the same it is a
//! warning, and less may be meant: of the source a slip in four digits or more, of the day what stands before the same
//! noun and is no number of that day at all.

use super::{
    markdown::{Statement, Typed},
    record::Record,
};
use crate::document::Fact;
use crate::figures::{Figure, Observation};
use crate::language::Language;
use crate::reading::Report;
use crate::values::{Amount, Date, Decimal, SourceId, Unit};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where the record has a number.
#[derive(Clone, Copy)]
enum Place<'f> {
    Row(&'f Figure, usize),
    Fact(&'f Fact),
}

/// A number of the record: where it has that, and how it is written there.
struct Recorded<'f> {
    place: Place<'f>,
    date: Date,
    number: Decimal,
    amount: Amount,
    unit: &'f Unit,
}

/// What the record has from one source of one day.
struct Day<'f> {
    date: Date,
    places: Vec<(Place<'f>, Date)>,
    /// Put in order when the day is first named.
    numbers: OnceCell<Numbers<'f>>,
}

/// The numbers of a day in the order of their rows, and where to find the first of each.
#[derive(Default)]
struct Numbers<'f> {
    all: Vec<Recorded<'f>>,
    /// By what they count.
    counts: BTreeMap<&'f str, BTreeMap<Decimal, usize>>,
    /// As they would be typed.
    texts: HashMap<String, usize>,
}

/// What the record has from one source.
#[derive(Default)]
struct Known<'f> {
    numbers: BTreeSet<Decimal>,
    /// By the number of the day.
    days: BTreeMap<u32, Day<'f>>,
    /// Of any date.
    places: Vec<(Place<'f>, Date)>,
    all: OnceCell<Numbers<'f>>,
}

/// Checks the statements of all texts and claims.
pub(crate) fn check<'a: 's, 's>(
    statements: impl Iterator<Item = &'s Statement<'a>>,
    record: &Record,
    language: &Language,
    report: &Report,
) {
    let statements: Vec<_> = statements.filter(|said| !said.typed.is_empty() && !said.cited.is_empty()).collect();
    if statements.is_empty() {
        return;
    }
    let known = known(record);
    let of_days = of_days(&known);
    let names = Names::of(known.values().flat_map(|known| known.days.values()), language);
    let told = Told { language, report };
    for said in statements {
        let known: Vec<&Known<'_>> = said.cited.iter().filter_map(|source| known.get(source)).collect();
        let named = names.in_words(&said.words);
        let meant = known.iter().flat_map(|known| days_of(known, &named));
        let meant: Vec<&Numbers<'_>> = meant.map(Day::numbers).collect();
        let is_said = said.read.iter().copied().chain(said.typed.iter().map(|typed| typed.number)).collect();
        for typed in &said.typed {
            if let Some(known) = known.iter().find(|known| known.numbers.contains(&typed.number)) {
                if report.is_offering() {
                    known.all().same_as(typed).into_iter().for_each(|recorded| told.offer(typed, recorded));
                }
                continue;
            }
            let of_source_and_day = meant.iter().flat_map(|numbers| numbers.meant_by(typed, &is_said));
            if let Some(recorded) = only(of_source_and_day) {
                told.contradicts(typed, recorded);
                continue;
            }
            let of_source = known.iter().flat_map(|known| known.all().slips_of(typed, &is_said));
            let of_day = named.iter().filter_map(|day| of_days.get(day)).map(Day::numbers);
            let of_day = of_day.filter(|day| day.same_as(typed).is_none());
            let of_day = of_day.flat_map(|day| day.counted_by(typed, &is_said));
            let of_either = of_source.filter(|_| typed.number.significant_digits() >= 4).chain(of_day);
            if let Some(recorded) = only(of_either) {
                told.may_contradict(typed, recorded);
            }
        }
    }
}

/// The first of them, if all have one number: nobody can tell which of several was meant.
fn only<'r, 'f: 'r>(recorded: impl Iterator<Item = &'r Recorded<'f>>) -> Option<&'r Recorded<'f>> {
    let mut by_number = BTreeMap::new();
    recorded.for_each(|recorded| _ = by_number.entry(recorded.number).or_insert(recorded));
    let mut by_number = by_number.into_values();
    by_number.next().filter(|_| by_number.next().is_none())
}

/// Tells of typed numbers.
struct Told<'r> {
    language: &'r Language,
    report: &'r Report,
}

impl Told<'_> {
    fn says(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) -> String {
        let Recorded { date, amount, unit, .. } = recorded;
        format!("the record says {amount} {} of {}, not {}", unit.name(), self.language.date(*date), typed.text)
    }

    fn contradicts(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let (reading, what) = (recorded.place.reading(recorded.amount), recorded.place.what());
        let hint = format!("write {reading}, which is read from the record, or mend its {what}");
        self.report.add(typed.position.error(self.says(typed, recorded)).hint(hint));
    }

    fn may_contradict(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let (reading, place) = (recorded.place.reading(recorded.amount), recorded.place.name());
        let hint = format!("it is in {place}: write {reading} if that is meant");
        self.report.warn(typed.position.error(self.says(typed, recorded)).hint(hint));
    }

    fn offer(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let (reading, place) = (recorded.place.reading(recorded.amount), recorded.place.name());
        let note = typed.position.error(format!("{} is in the record: {reading}", typed.text));
        self.report.offer(note.hint(format!("it is in {place}, as of {}", self.language.date(recorded.date))));
    }
}

impl<'f> Place<'f> {
    fn numbers(self) -> Vec<(Amount, &'f Unit)> {
        match self {
            Self::Row(figure, row) => {
                let numbers = figure.data.kind().numbers(row).into_iter();
                numbers.map(|number| (number.amount, number.unit)).collect()
            }
            Self::Fact(fact) => vec![(fact.amount, &fact.unit)],
        }
    }

    /// What the row is called.
    fn row(self) -> Option<String> {
        match self {
            Self::Row(figure, row) => figure.data.kind().names().get(row).cloned(),
            Self::Fact(_) => None,
        }
    }

    /// How the number is read.
    fn reading(self, amount: Amount) -> String {
        match self {
            Self::Row(figure, row) => {
                let name = self.row().unwrap_or_default();
                let which = which(figure, row, &name, amount).map(|which| format!(":{which}")).unwrap_or_default();
                format!("{{{}:{name}{which}}}", figure.id)
            }
            Self::Fact(fact) => format!("{{{}}}", fact.id),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Row(..) => "row",
            Self::Fact(_) => "fact",
        }
    }

    /// The place for a writer.
    fn name(self) -> String {
        match self {
            Self::Row(figure, _) => {
                format!("figures/{}, in the row \"{}\"", figure.id, self.row().unwrap_or_default())
            }
            Self::Fact(fact) => format!("facts.toml, as \"{}\"", fact.id),
        }
    }
}

/// What tells a number from the others in rows of that name, if there are any.
fn which<'f>(figure: &'f Figure, row: usize, name: &str, amount: Amount) -> Option<&'f str> {
    let kind = figure.data.kind();
    let rows = kind.names().into_iter().enumerate().filter(|(_, other)| other == name);
    let numbers: Vec<(usize, Observation<'f>)> =
        rows.flat_map(|(row, _)| kind.numbers(row).into_iter().map(move |number| (row, number))).collect();
    let names = |number: &Observation<'f>| [number.unit.things(), number.of, Some(number.column)];
    let (_, meant) = numbers.iter().find(|(at, number)| *at == row && number.amount == amount)?;
    let is_only = |name: &&str| numbers.iter().filter(|(_, number)| names(number).contains(&Some(*name))).count() == 1;
    names(meant).into_iter().flatten().find(is_only).filter(|_| numbers.len() > 1)
}

fn known(record: &Record) -> BTreeMap<&SourceId, Known<'_>> {
    let mut known: BTreeMap<&SourceId, Known<'_>> = BTreeMap::new();
    let rows = record.figures.values().flat_map(|figure| {
        let kind = figure.data.kind();
        let dates = kind.dates().into_iter().enumerate();
        dates.map(move |(row, date)| (Place::Row(figure, row), date, kind.row_sources(row)))
    });
    let facts = record.facts.values().map(|fact| (Place::Fact(fact), fact.as_of, fact.sources.as_slice()));
    for (place, date, sources) in rows.chain(facts) {
        let numbers = place.numbers();
        for source in sources {
            let known = known.entry(source).or_default();
            known.numbers.extend(numbers.iter().flat_map(|(amount, _)| [amount.lower(), amount.upper()]));
            if numbers.is_empty() {
                continue;
            }
            known.places.push((place, date));
            if matches!(date, Date::Day(..)) {
                let new = || Day { date, places: Vec::new(), numbers: OnceCell::new() };
                known.days.entry(date.span().0).or_insert_with(new).places.push((place, date));
            }
        }
    }
    known
}

/// What all sources have of each day.
fn of_days<'f>(known: &BTreeMap<&SourceId, Known<'f>>) -> BTreeMap<u32, Day<'f>> {
    let mut days: BTreeMap<u32, Day<'f>> = BTreeMap::new();
    for (number, day) in known.values().flat_map(|known| &known.days) {
        let new = || Day { date: day.date, places: Vec::new(), numbers: OnceCell::new() };
        days.entry(*number).or_insert_with(new).places.extend(&day.places);
    }
    days
}

impl<'f> Known<'f> {
    fn all(&self) -> &Numbers<'f> {
        self.all.get_or_init(|| Numbers::of(&self.places))
    }
}

/// The days of a source that are among these, in their order: the fewer are looked up among the more.
fn days_of<'k, 'f>(known: &'k Known<'f>, named: &BTreeSet<u32>) -> Vec<&'k Day<'f>> {
    if named.len() < known.days.len() {
        named.iter().filter_map(|day| known.days.get(day)).collect()
    } else {
        known.days.iter().filter(|(day, _)| named.contains(day)).map(|(_, day)| day).collect()
    }
}

impl<'f> Day<'f> {
    fn numbers(&self) -> &Numbers<'f> {
        self.numbers.get_or_init(|| Numbers::of(&self.places))
    }
}

impl<'f> Numbers<'f> {
    fn of(places: &[(Place<'f>, Date)]) -> Self {
        let mut numbers = Self::default();
        for (place, date) in places {
            for (amount, unit) in place.numbers() {
                numbers.add(Recorded { place: *place, date: *date, number: amount.lower(), amount, unit });
            }
        }
        numbers
    }

    /// The first that is what was typed.
    fn same_as(&self, typed: &Typed<'_>) -> Option<&Recorded<'f>> {
        self.texts.get(&typed.number.to_string()).map(|at| &self.all[*at])
    }

    fn add(&mut self, recorded: Recorded<'f>) {
        let at = self.all.len();
        let is_range = matches!(recorded.amount, Amount::Range(..) | Amount::AboutRange(..));
        if !is_range {
            self.texts.entry(recorded.number.to_string()).or_insert(at);
            if let Some(things) = recorded.unit.things() {
                self.counts.entry(things).or_default().entry(recorded.number).or_insert(at);
            }
        }
        self.all.push(recorded);
    }

    /// The numbers that a typed one is meant to be, the first row of each, but for those that are said beside it: what it
    /// counts is counted, or it is a slip.
    fn meant_by(&self, typed: &Typed<'_>, said: &BTreeSet<Decimal>) -> impl Iterator<Item = &Recorded<'f>> {
        self.counted_by(typed, said).chain(self.slips_of(typed, said))
    }

    /// Those that count what it counts. Of several two are enough: nobody can tell which is meant.
    fn counted_by(&self, typed: &Typed<'_>, said: &BTreeSet<Decimal>) -> impl Iterator<Item = &Recorded<'f>> {
        let is_unsaid = |at: &usize| !said.contains(&self.all[*at].number);
        let counts = words_at_start(&typed.after).filter_map(|things| self.counts.get(things));
        let meant: BTreeSet<usize> =
            counts.flat_map(|numbers| numbers.values().copied().filter(is_unsaid).take(2)).collect();
        meant.into_iter().map(|at| &self.all[at])
    }

    /// Those that it is a slip of.
    fn slips_of(&self, typed: &Typed<'_>, said: &BTreeSet<Decimal>) -> impl Iterator<Item = &Recorded<'f>> {
        let is_unsaid = |at: &usize| !said.contains(&self.all[*at].number);
        let slips = slips(&typed.number.to_string());
        let slips = slips.into_iter().filter_map(|text| self.texts.get(&text).copied()).filter(is_unsaid);
        let meant: BTreeSet<usize> = slips.collect();
        meant.into_iter().map(|at| &self.all[at])
    }
}

/// How the days of the record are written.
struct Names {
    days: HashMap<String, u32>,
    lengths: BTreeSet<usize>,
    starts: BTreeSet<char>,
}

impl Names {
    fn of<'d>(days: impl Iterator<Item = &'d Day<'d>>, language: &Language) -> Self {
        let dates: BTreeMap<u32, Date> = days.map(|day| (day.date.span().0, day.date)).collect();
        let days: HashMap<String, u32> = dates.into_iter().map(|(day, date)| (language.date(date), day)).collect();
        let lengths = days.keys().map(String::len).collect();
        let starts = days.keys().filter_map(|name| name.chars().next()).collect();
        Self { days, lengths, starts }
    }

    /// The days that words name: `1 May` is not in `11 May`.
    fn in_words(&self, words: &str) -> BTreeSet<u32> {
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let mut named = BTreeSet::new();
        let mut before = None;
        for (start, letter) in words.char_indices() {
            let is_start = !is_digit(before.replace(letter)) && self.starts.contains(&letter);
            for length in self.lengths.iter().filter(|_| is_start) {
                let Some((name, rest)) = words[start..].split_at_checked(*length) else { continue };
                let day = self.days.get(name).filter(|_| !is_digit(rest.chars().next()));
                named.extend(day);
            }
        }
        named
    }
}

/// Each run of whole words that a text begins with.
fn words_at_start(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(end, _)| end);
    ends.chain([text.len()]).map(|end| &text[..end])
}

/// What may have been meant where a number was typed: one of at least four digits is another, or two beside each other
/// have changed their places.
fn slips(typed: &str) -> Vec<String> {
    let mut slips = Vec::new();
    for (at, letter) in typed.char_indices() {
        let (before, after) = (&typed[..at], &typed[at + letter.len_utf8()..]);
        let others = "0123456789.".chars().filter(|other| typed.len() >= 4 && *other != letter);
        slips.extend(others.map(|other| format!("{before}{other}{after}")));
        if let Some(next) = after.chars().next().filter(|next| *next != letter) {
            slips.push(format!("{before}{next}{letter}{}", &after[next.len_utf8()..]));
        }
    }
    slips
}
