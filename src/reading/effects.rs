//! What a text must not do to those who read it: turn the direction of what follows, or be a formula.

use super::diagnostic::{Position, SourceText};
use super::report::Report;

/// Follows the invisible characters that change the direction of a text, which have to end in the paragraph or field in
/// which they begin: one that does not turns what stands after it, and a text then reads otherwise than it is written
/// (Trojan Source, CVE-2021-42574; <https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings>).
#[derive(Default)]
pub(crate) struct Directions<'a> {
    /// What has begun and not ended.
    open: Vec<(char, Position<'a>)>,
}

impl<'a> Directions<'a> {
    /// Reads a piece of the text; `place` says where a byte of it stands.
    pub(crate) fn read(&mut self, text: &str, position: impl Fn(usize) -> Position<'a>, report: &Report) {
        for (offset, character) in text.char_indices() {
            match character {
                '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => {
                    self.open.push((character, position(offset)));
                }
                '\u{202c}' | '\u{2069}' => match self.open.last() {
                    Some((opened, _)) if end(*opened) == character => {
                        self.open.pop();
                    }
                    _ => {
                        let message = format!("the invisible {} ends nothing", name(character));
                        report.add(position(offset).error(message).hint("delete it"));
                    }
                },
                // The end of a paragraph ends every change of direction.
                '\u{2029}' => self.finish(report),
                _ => {}
            }
        }
    }

    /// Reports what has begun and not ended.
    pub(crate) fn finish(&mut self, report: &Report) {
        for (character, position) in self.open.drain(..) {
            let error = position.error(format!("the invisible {} is never ended", name(character)));
            report.add(
                error.hint(format!("delete it, or end it in the same text with U+{:04X}", u32::from(end(character)))),
            );
        }
    }
}

/// Checks a text that stands alone.
pub(crate) fn check_directions(excerpt: &SourceText<'_>, report: &Report) {
    let mut directions = Directions::default();
    directions.read(&excerpt.text, |offset| excerpt.position(offset), report);
    directions.finish(report);
}

/// Checks a text that stands in a table for spreadsheets, which take one that begins with a sign for a formula and may
/// run it (<https://owasp.org/www-community/attacks/CSV_Injection>). Where a comma is the decimal sign they also begin a
/// new cell at each semicolon. It is refused, not changed: what others read in the table is the record.
pub(crate) fn check_formula(excerpt: &SourceText<'_>, report: &Report) {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let is_sign = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let mut offset = 0;
    for cell in excerpt.text.split_inclusive(';') {
        let blank = cell.len() - cell.trim_start_matches(is_blank).len();
        if let Some(sign) = cell[blank..].chars().next().filter(|c| is_sign(*c)) {
            let error = excerpt
                .position(offset + blank)
                .error(format!("a spreadsheet takes what begins with \"{sign}\" for a formula"));
            report.add(error.hint("begin it, and what stands after a semicolon, with a word"));
        }
        offset += cell.len();
    }
}

fn end(opened: char) -> char {
    if opened < '\u{2066}' { '\u{202c}' } else { '\u{2069}' }
}

fn name(character: char) -> &'static str {
    match character {
        '\u{202a}' => "U+202A (left-to-right embedding)",
        '\u{202b}' => "U+202B (right-to-left embedding)",
        '\u{202c}' => "U+202C (end of an embedding or override)",
        '\u{202d}' => "U+202D (left-to-right override)",
        '\u{202e}' => "U+202E (right-to-left override)",
        '\u{2066}' => "U+2066 (left-to-right isolate)",
        '\u{2067}' => "U+2067 (right-to-left isolate)",
        '\u{2068}' => "U+2068 (first-strong isolate)",
        _ => "U+2069 (end of an isolate)",
    }
}
