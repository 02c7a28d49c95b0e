//! Typed numbers that contradict the record, and those that could be read from it.
//!
//! It is a mistake only where nothing else can be meant: the words cite a source of a number of the record and name its
//! day, nothing of that source has what was typed, the words do not have the number, and what was typed stands before
//! what it counts, or differs from it as a slip of the hand does. Where the day or the source alone is the same it is a
//! warning, and less may be meant: of the source a slip in four digits or more, of the day what stands before the same
//! noun and is no number of that day at all. What is no whole number in digits is only ever warned of (`loose`).

mod loose;
mod place;
mod words;

use super::addresses::AllNames;
use super::markdown::{Statement, Typed};
use super::telling::Sort;
use crate::document::Fact;
use crate::language::Language;
use crate::reading::Report;
use crate::values::{Amount, Counted, Date, Decimal, SourceId, Unit};
use loose::Around;
use place::Place;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use words::{Names, slips, words_at_start};

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
    /// The same of money and of per cent.
    others: BTreeMap<&'f str, BTreeMap<Decimal, usize>>,
    /// Of what there are ranges.
    ranges: BTreeSet<&'f str>,
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
    names: &AllNames<'a>,
    report: &Report,
) {
    let statements: Vec<_> = statements.filter(|said| !said.typed.is_empty() && !said.cited.is_empty()).collect();
    if statements.is_empty() {
        return;
    }
    let language = &names.language;
    let known = known(names);
    let of_days = of_days(&known);
    let names = Names::of(known.values().flat_map(|known| known.days.values()), language);
    let told = Told { language, report };
    for said in statements {
        let known: Vec<&Known<'_>> = said.cited.iter().filter_map(|source| known.get(source)).collect();
        let named = names.in_words(&said.words);
        let meant = known.iter().flat_map(|known| days_of(known, &named));
        let meant: Vec<&Numbers<'_>> = meant.map(Day::numbers).collect();
        let days: Vec<&Numbers<'_>> = named.iter().filter_map(|day| of_days.get(day)).map(Day::numbers).collect();
        let is_said = said.read.iter().copied().chain(said.typed.iter().map(Typed::number)).collect();
        let is_typed = RefCell::default();
        let around = Around { statement: said, said: &is_said, is_typed, known: &known, meant: &meant, days: &days };
        for typed in &said.typed {
            if typed.quantity.sort != Sort::Whole {
                loose::check(typed, &around, &told);
                continue;
            }
            if let Some(known) = known.iter().find(|known| known.numbers.contains(&typed.number())) {
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
            let of_day = days.iter().filter(|day| day.same_as(typed).is_none());
            let of_day = of_day.flat_map(|day| day.counted_by(typed, &is_said));
            let of_either = of_source.filter(|_| typed.number().significant_digits() >= 4).chain(of_day);
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
        format!(
            "the record says {amount} {} of {}, not {}",
            unit.name(),
            self.language.date(*date),
            typed.quantity.text
        )
    }

    fn contradicts(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let (reading, what) = (recorded.place.reading(recorded.amount), recorded.place.what());
        let at = recorded.place.at();
        let hint = format!("write {reading}, which is read from the record, or mend its {what}{at}");
        self.report.add(typed.position.error(self.says(typed, recorded)).hint(hint));
    }

    fn may_contradict(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let (reading, place) = (recorded.place.reading(recorded.amount), recorded.place.name());
        let hint = format!("it is in {place}: write {reading} if that is meant");
        self.report.warn(typed.position.error(self.says(typed, recorded)).hint(hint));
    }

    fn offer(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        self.offer_as(typed, recorded, &recorded.place.reading(recorded.amount));
    }

    fn offer_as(&self, typed: &Typed<'_>, recorded: &Recorded<'_>, reading: &str) {
        let place = recorded.place.name();
        let note = typed.position.error(format!("{} is in the record: {reading}", typed.quantity.text));
        self.report.offer(note.hint(format!("it is in {place}, as of {}", self.language.date(recorded.date))));
    }
}

fn known<'f>(names: &'f AllNames<'_>) -> BTreeMap<&'f SourceId, Known<'f>> {
    let mut known: BTreeMap<&SourceId, Known<'f>> = BTreeMap::new();
    let record = &names.record;
    let rows = record.figures.values().flat_map(|figure| {
        let kind = figure.data.kind();
        let dates = kind.dates().into_iter().enumerate();
        let lines = names.rows.get(&figure.id).map(Vec::as_slice).unwrap_or_default();
        dates.map(move |(row, date)| (Place::Row(figure, row, lines.get(row).copied()), date, kind.row_sources(row)))
    });
    let line = |fact: &Fact| names.facts.declared.get(fact.id.as_str()).copied().flatten();
    let facts = record.facts.values();
    let facts = facts.map(|fact| (Place::Fact(fact, line(fact)), fact.as_of, fact.sources.as_slice()));
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
        self.texts.get(&typed.number().to_string()).map(|at| &self.all[*at])
    }

    fn add(&mut self, recorded: Recorded<'f>) {
        let at = self.all.len();
        let is_range = matches!(recorded.amount, Amount::Range(..) | Amount::AboutRange(..));
        let unit = recorded.unit;
        if is_range {
            self.ranges.insert(unit.name());
        } else {
            if matches!(unit.counted, Counted::Currency(_) | Counted::Percent) {
                self.others.entry(unit.name()).or_default().entry(recorded.number).or_insert(at);
            }
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
        let slips = slips(&typed.number().to_string());
        let slips = slips.into_iter().filter_map(|text| self.texts.get(&text).copied()).filter(is_unsaid);
        let meant: BTreeSet<usize> = slips.collect();
        meant.into_iter().map(|at| &self.all[at])
    }
}
