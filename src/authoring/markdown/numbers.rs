//! Numbers in a sentence: those of the record, which are read from there, and those that a writer typed.

use super::runs::{Holds, push_words, style};
use super::statements::{Noted, Typed};
use super::{Reader, Style};
use crate::authoring::addresses::AllNames;
use crate::authoring::telling;
use crate::drawing;
use crate::reading::{Report, SourceText, collapse};
use crate::values::{Amount, FactId, FigureId, Phrase, Told, Unit};

/// How much is looked at of what stands after a number: more than what is counted has letters.
const MOST_AFTER: usize = 200;

/// `{fact}`, `{figure:row}` or `{figure:row:which}`, and how it is told: `{fact|words}`. A part with a colon, a bar or a
/// brace in it stands in quotation marks.
struct Reference<'t> {
    whole: &'t str,
    /// Of a fact or of a figure.
    name: &'t str,
    row: Option<&'t str>,
    which: Option<&'t str>,
    told: Option<&'t str>,
}

/// A number of the record that is read.
struct Read {
    phrase: Phrase,
    amount: Amount,
    unit: Unit,
}

impl<'a, 'r> Reader<'a, 'r> {
    /// Adds words and the numbers of the record among them.
    pub(super) fn push<T: Holds>(
        &self,
        (content, noted): (&mut Vec<T>, &mut Noted<'a>),
        (text, at): (&str, usize),
        styles: &[Style],
        is_after_space: &mut bool,
    ) {
        let raw = &*self.excerpt.text;
        let mut words = 0;
        // An entity is shorter than what stands for it in the file, and means no number.
        let is_raw = raw[at..].starts_with(text);
        let braces = text.match_indices('{').map(|(start, _)| start).filter(|_| is_raw);
        for start in braces {
            if start < words || raw[..at + start].ends_with('\\') || !is_reference(&text[start..]) {
                continue;
            }
            let Some(reference) = Reference::of(&text[start..]) else {
                self.refuse(at + start, NOT_READ, NOT_READ_HINT);
                continue;
            };
            self.note((&text[words..start], at + words), noted);
            push_words(content, &text[words..start], style(styles), is_after_space);
            words = start + reference.whole.len();
            noted.read(reference.whole, at + start);
            if !styles.is_empty() {
                let hint = "put the marks of emphasis around other words";
                self.refuse(at + start, "a number of the record cannot be emphasised", hint);
            }
            content.extend(self.number(&reference, at + start, noted).map(T::of));
            *is_after_space = false;
        }
        self.note((&text[words..], at + words), noted);
        push_words(content, &text[words..], style(styles), is_after_space);
    }

    fn number(&self, reference: &Reference<'_>, at: usize, noted: &mut Noted<'a>) -> Option<Phrase> {
        let read = reference.read(self.excerpt, at, self.names, self.report)?;
        noted.open().read.push(read.amount.lower());
        Some(read.phrase)
    }

    /// Notes the numbers that were typed.
    fn note(&self, (text, at): (&str, usize), noted: &mut Noted<'a>) {
        let raw = &*self.excerpt.text;
        let is_raw = raw[at..].starts_with(text);
        noted.say(text, at, is_raw);
        if text.is_empty() {
            return;
        }
        let statement = noted.open();
        statement.words.push_str(text);
        let found = if is_raw { telling::typed(text, &self.names.language) } else { Vec::new() };
        for quantity in found {
            let start = at + quantity.at;
            let after = &raw[start + quantity.text.len()..];
            let after = &after[..after.floor_char_boundary(MOST_AFTER)];
            let after = after.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            statement.typed.push(Typed { quantity, position: self.excerpt.position(start), after });
        }
    }
}

const NOT_READ: &str = "this is not read as a number of the record";
const NOT_READ_HINT: &str = "write {fact} or {figure:row} on one line; a brace that is meant to be read is written \\{";

/// Plain words with the numbers of the record that they read: for texts that hold nothing else.
pub(crate) fn plain<'a>(excerpt: &SourceText<'a>, names: &AllNames<'a>, report: &Report) -> String {
    let text = &*excerpt.text;
    let mut filled = String::new();
    let mut end = 0;
    for (start, _) in text.match_indices('{').filter(|(start, _)| is_reference(&text[*start..])) {
        if start < end {
            continue;
        }
        if let Some(before) = text[end..start].strip_suffix('\\') {
            filled.push_str(before);
            end = start;
            continue;
        }
        let Some(reference) = Reference::of(&text[start..]) else {
            report.add(excerpt.position(start).error(NOT_READ).hint(NOT_READ_HINT));
            continue;
        };
        filled.push_str(&text[end..start]);
        end = start + reference.whole.len();
        if let Some(Read { phrase, amount, unit }) = reference.read(excerpt, start, names, report) {
            filled.push_str(&drawing::told(&names.language, amount, &unit, told(&phrase)));
        }
    }
    filled.push_str(&text[end..]);
    collapse(&filled)
}

/// Whether a text reads a number of the record.
pub(super) fn reads(text: &str) -> bool {
    text.match_indices('{').any(|(start, _)| is_reference(&text[start..]))
}

fn told(phrase: &Phrase) -> Option<&Told> {
    match phrase {
        Phrase::Number { told, .. } | Phrase::Fact { told, .. } => told.as_ref(),
        Phrase::Text(_) | Phrase::Emphasis(_) | Phrase::Strong(_) => None,
    }
}

/// Whether this begins as a reference does: nobody means that to be read.
fn is_reference(text: &str) -> bool {
    let is_in_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let name = text.strip_prefix('{').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    name.is_some_and(|name| name.trim_start_matches(is_in_id).starts_with([':', '|', '}']))
}

impl<'t> Reference<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let inner = text.strip_prefix('{')?;
        let (name, mut rest) = inner.split_at(inner.find([':', '|', '}'])?);
        let mut parts = [None, None];
        for part in &mut parts {
            if let Some(after) = rest.strip_prefix(':') {
                let (found, after) = self::part(after)?;
                (*part, rest) = (Some(found), after);
            }
        }
        let mut told = None;
        if let Some(after) = rest.strip_prefix('|') {
            let end = telling_end(after)?;
            told = Some(after[..end].trim()).filter(|told| !told.is_empty());
            told?;
            rest = &after[end..];
        }
        let rest = rest.strip_prefix('}')?;
        let [row, which] = parts;
        Some(Self { whole: &text[..text.len() - rest.len()], name, row, which, told })
    }

    /// What the record has under that name, and how it is told.
    fn read<'a>(&self, excerpt: &SourceText<'a>, at: usize, names: &AllNames<'a>, report: &Report) -> Option<Read> {
        let (position, name) = (excerpt.position(at), excerpt.position(at + 1));
        let record = &names.record;
        let told = |amount: Amount, unit: &Unit| {
            let told = telling::told(self.told?, amount, unit, &names.language);
            told.map_err(|(message, hint)| report.add(position.error(message).hint(hint))).ok()
        };
        let Some(row) = self.row else {
            if names.figures.contains(self.name) && !names.facts.contains(self.name) {
                let error = position.error(format!("the figure \"{}\" has more than one number", self.name));
                report.add(
                    error.hint(format!("write {{{}:row}}, by what stands in its first column; a brace that is meant to be read is written \\{{", self.name)),
                );
                return None;
            }
            let fact: FactId = names.facts.resolve_in(self.name, position, name, report)?;
            // Of one that is there and could not be read, that was reported.
            let found = record.facts.get(&fact)?;
            let phrase = Phrase::Fact { fact, told: told(found.amount, &found.unit) };
            return Some(Read { phrase, amount: found.amount, unit: found.unit.clone() });
        };
        let figure: FigureId = names.figures.resolve_in(self.name, position, name, report)?;
        let found = record.figures.get(&figure)?;
        let (row, column) = record.number(row, self.which, found, position, report)?;
        let numbers = found.data.kind().numbers(row);
        let number = numbers.into_iter().find(|number| number.column == column)?;
        let told = told(number.amount, number.unit);
        let phrase = Phrase::Number { figure, row, column: column.to_owned(), told };
        Some(Read { phrase, amount: number.amount, unit: number.unit.clone() })
    }
}

/// Where a telling ends: at a brace that does not stand in its quotation marks.
fn telling_end(text: &str) -> Option<usize> {
    let inside = match text.trim_start().strip_prefix('"') {
        Some(quoted) => text.len() - quoted.len() + quoted.find('"')?,
        None => 0,
    };
    text[inside..].find('}').map(|end| inside + end)
}

/// A part of a reference, and what stands after it.
fn part(text: &str) -> Option<(&str, &str)> {
    let (part, rest) = match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => text.split_at(text.find([':', '|', '}'])?),
    };
    Some((part.trim(), rest)).filter(|(part, _)| !part.is_empty())
}
