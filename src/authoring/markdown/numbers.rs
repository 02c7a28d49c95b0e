//! Numbers in a sentence: those of the record, which are read from there, and those that a writer typed.

use super::runs::{Holds, push_words, style};
use super::statements::{Noted, Typed};
use super::{Reader, Style};
use crate::values::{Decimal, FigureId, Phrase};

/// How much is looked at of what stands after a number: more than what is counted has letters.
const MOST_AFTER: usize = 200;

/// `{figure:row}` or `{figure:row:which}`; a part with a colon or a brace in it stands in quotation marks.
struct Reference<'t> {
    whole: &'t str,
    figure: &'t str,
    row: &'t str,
    which: Option<&'t str>,
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
                let hint = "write {figure:row} on one line; a brace that is meant to be read is written \\{";
                self.refuse(at + start, "this is not read as a number of the record", hint);
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
        let position = self.excerpt.position(at);
        let figure: FigureId =
            self.names.figures.resolve_in(reference.figure, position, self.excerpt.position(at + 1), self.report)?;
        let record = &self.names.record;
        // Of one that is there and could not be read, that was reported.
        let found = record.figures.get(&figure)?;
        let (row, column) = record.number(reference.row, reference.which, found, position, self.report)?;
        let numbers = found.data.kind().numbers(row);
        let read = numbers.iter().filter(|number| number.column == column).map(|number| number.amount.lower());
        noted.open().read.extend(read);
        Some(Phrase::Number { figure, row, column: column.to_owned() })
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
        for (offset, typed) in typed(text).filter(|_| is_raw) {
            let Some(number) = whole(typed) else { continue };
            let after = &raw[at + offset + typed.len()..];
            let after = &after[..after.floor_char_boundary(MOST_AFTER)];
            let after = after.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            let position = self.excerpt.position(at + offset);
            statement.typed.push(Typed { text: typed.to_owned(), number, position, after });
        }
    }
}

/// Whether this begins as a reference does: nobody means that to be read.
fn is_reference(text: &str) -> bool {
    let is_in_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let name = text.strip_prefix('{').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    name.is_some_and(|name| name.trim_start_matches(is_in_id).starts_with(':'))
}

impl<'t> Reference<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (figure, rest) = text.strip_prefix('{')?.split_once(':')?;
        let (row, rest) = part(rest)?;
        let (which, rest) = match rest.strip_prefix(':') {
            Some(rest) => part(rest).map(|(which, rest)| (Some(which), rest))?,
            None => (None, rest),
        };
        let rest = rest.strip_prefix('}')?;
        Some(Self { whole: &text[..text.len() - rest.len()], figure, row, which })
    }
}

/// A part of a reference, and what stands after it.
fn part(text: &str) -> Option<(&str, &str)> {
    let (part, rest) = match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => text.split_at(text.find([':', '}'])?),
    };
    Some((part.trim(), rest)).filter(|(part, _)| !part.is_empty())
}

/// The numbers in a text, each with its place; none that is a part of a word.
fn typed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(|c: char| c.is_ascii_digit())?;
        let length = text[start..].find(|c| !is_in_number(c)).unwrap_or(text.len() - start);
        end = start + length;
        let number = text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_'));
        let is_apart = !is_word(text[..start].chars().next_back()) && !is_word(text[end..].chars().next());
        Some((start, if is_apart { number } else { "" }))
    })
}

/// What a number of at least three digits is, with signs between its thousands or none; not one that may be a year.
fn whole(text: &str) -> Option<Decimal> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped =
        !others.is_empty() && (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    let is_year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    let is_whole = if others.is_empty() { first.len() >= 3 && !is_year } else { is_grouped };
    is_whole.then(|| groups.concat().parse().ok()).flatten()
}
