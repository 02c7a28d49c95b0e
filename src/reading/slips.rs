//! Slips of the hand in TOML from which a parser finds many mistakes: a list that is not closed, one bracket in the
//! place of two, brackets of which one is missing, a colon for an equals sign, and a text that goes on in the next line.
//! Each is one mistake, and all around it is read.

use std::collections::BTreeSet;
use std::ops::Range;

/// A slip, and what cannot be read for it.
pub(super) struct Slip {
    /// Where it is, in bytes.
    pub(super) at: usize,
    /// What is not read, in bytes.
    pub(super) blank: Range<usize>,
    /// What is wrong, and what to do about it; nothing if that was told before.
    pub(super) told: Option<(String, String)>,
}

/// The slips in a text, in its order. A text of several lines is left to the parser, and so is all after it.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let is_long = |line: &str| line.contains("\"\"\"") || line.contains("'''");
    let end = lines(text).find(|(_, line)| is_long(line)).map_or(text.len(), |(start, _)| start);
    let mut slips = single_brackets(&text[..end]);
    slips.extend(odd_brackets(&text[..end]));
    slips.extend(open_lists(&text[..end], end == text.len()));
    slips.extend(torn_texts(&text[..end]));
    slips.extend(colons(&text[..end]));
    slips.sort_by_key(|slip| slip.at);
    slips
}

/// Tables in one bracket of which there are several. Whoever writes one so writes all so: the first is told.
fn single_brackets(text: &str) -> Vec<Slip> {
    let starts: Vec<(usize, &str)> = headers(text).collect();
    let lists = starts.iter().filter_map(|(_, header)| header.strip_prefix("[[")?.strip_suffix("]]"));
    let mut several: BTreeSet<&str> = lists.collect();
    let mut seen = BTreeSet::new();
    several.extend(starts.iter().filter_map(|(_, header)| table(header)).filter(|name| !seen.insert(*name)));
    let mut told = BTreeSet::new();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let slip = |((start, header), end)| {
        let name = table(header).filter(|name| several.contains(name))?;
        let message = || {
            let hint = format!("write [[{name}]], here and wherever else there is another");
            (format!("[{name}] is one of several, which stand in two brackets"), hint)
        };
        Some(Slip { at: start, blank: start..end, told: told.insert(name).then(message) })
    };
    starts.iter().copied().zip(ends).filter_map(slip).collect()
}

/// Lines that are meant to begin a table, and do not have one bracket or two on both sides.
fn odd_brackets(text: &str) -> Vec<Slip> {
    let starts: Vec<(usize, Bracketed<'_>)> =
        lines(text).filter_map(|(start, line)| Some((start, bracketed(line)?))).collect();
    let mut several = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (_, Bracketed { before, name, after }) in &starts {
        if *before.max(after) > 1 || !seen.insert(*name) {
            several.insert(*name);
        }
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let slip = |((start, header), end): (&(usize, Bracketed<'_>), usize)| {
        let Bracketed { before, name, after } = header;
        let right = match several.contains(name) {
            true => format!("[[{name}]]"),
            false => format!("[{name}]"),
        };
        let told = ("the brackets of this line do not match".to_owned(), format!("write {right}"));
        let is_odd = before != after || *before > 2;
        is_odd.then_some(Slip { at: *start, blank: *start..end, told: Some(told) })
    };
    starts.iter().zip(ends).filter_map(slip).collect()
}

/// A name in a line of its own, with how many brackets stand before and after it.
struct Bracketed<'t> {
    before: usize,
    name: &'t str,
    after: usize,
}

/// What a line has in brackets, if it is nothing else.
fn bracketed(line: &str) -> Option<Bracketed<'_>> {
    let header = line.split('#').next().unwrap_or_default().trim_end();
    let from_name = header.trim_start_matches('[');
    let name = from_name.trim_end_matches(']');
    let (before, after) = (header.len() - from_name.len(), from_name.len() - name.len());
    let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    (is_name && before + after > 0).then_some(Bracketed { before, name, after })
}

/// Keys with a colon in the place of an equals sign, as other notations have it: the parser reads nothing after one.
fn colons(text: &str) -> impl Iterator<Item = Slip> {
    lines(text).filter_map(|(start, line)| {
        let (name, _) = line.split_once(':')?;
        let key = name.trim_end();
        let is_key = key.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let told = ("a colon stands in the place of =".to_owned(), format!("write {key} = …"));
        is_key.then(|| Slip { at: start + name.len(), blank: start..start + line.trim_end().len(), told: Some(told) })
    })
}

/// The lines in which a text goes on that is not closed in its own line, where the parser tells of it.
fn torn_texts(text: &str) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    let mut is_torn = false;
    for (start, line) in lines(text) {
        let goes_on = !line.trim().is_empty() && !line.starts_with(['#', '[']) && key(line).is_none();
        if is_torn && goes_on {
            slips.push(Slip { at: start, blank: start..start + line.len(), told: None });
            continue;
        }
        is_torn = key(line).is_some_and(|value| is_open_text(line[value..].trim()));
    }
    slips
}

/// Whether it is a text that is not closed.
fn is_open_text(value: &str) -> bool {
    let Some(text) = value.strip_prefix('"') else { return false };
    let mut is_escaped = false;
    !text.chars().any(|letter| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    })
}

/// The text with spaces for what is not read, so that all else stays where it is.
pub(super) fn without(text: &str, slips: &[Slip]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for slip in slips {
        bytes[slip.blank.clone()].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    // Only whole lines are blank, so no character is broken.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The name of a header in one bracket.
fn table(header: &str) -> Option<&str> {
    header.strip_prefix('[')?.strip_suffix(']').filter(|name| !name.contains(['[', ']', '.', '"']))
}

/// The lines that begin a table, as they are written, with their offsets.
fn headers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_header = |line: &str| line.starts_with('[');
    lines(text).filter(move |(_, line)| is_header(line)).map(|(start, line)| {
        let header = line.split('#').next().unwrap_or_default();
        (start, header.trim_end())
    })
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = next;
        next += line.len();
        (start, line)
    })
}

/// Lists that are not closed before another key or table begins, or before the file ends.
fn open_lists(text: &str, is_whole: bool) -> Vec<Slip> {
    let mut slips = Vec::new();
    // Where a list was opened, and its line; how deep it is.
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0usize;
    for (start, line) in lines(text) {
        let begins_another = key(line).is_some() || (line.starts_with('[') && depth > 0);
        if let (Some((at, from)), true) = (open, begins_another) {
            slips.push(unclosed(at, from..start));
            (open, depth) = (None, 0);
        }
        let value = match (open, key(line)) {
            (Some(_), _) => 0,
            (None, Some(value)) if line[value..].trim_start().starts_with('[') => value,
            (None, _) => continue,
        };
        for (offset, bracket) in brackets(&line[value..]) {
            match bracket {
                '[' => {
                    if depth == 0 {
                        open = Some((start + value + offset, start));
                    }
                    depth += 1;
                }
                _ => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        open = None;
                        break;
                    }
                }
            }
        }
    }
    slips.extend(open.filter(|_| is_whole).map(|(at, from)| unclosed(at, from..text.len())));
    slips
}

fn unclosed(at: usize, blank: Range<usize>) -> Slip {
    Slip { at, blank, told: Some(("this list is not closed".to_owned(), "write ] at its end".to_owned())) }
}

/// Where the value of a line that begins with a key begins.
fn key(line: &str) -> Option<usize> {
    let (key, _) = line.split_once('=')?;
    let name = key.trim();
    let is_key =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_key.then_some(key.len() + 1)
}

/// The brackets of a line that stand in no text and no comment.
fn brackets(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut is_escaped = false;
    let mut is_comment = false;
    line.char_indices().filter(move |(_, character)| {
        if is_comment {
            return false;
        }
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some('"') if *character == '\\' => is_escaped = true,
            Some(end) if end == *character => quote = None,
            Some(_) => {}
            None => match character {
                '"' | '\'' => quote = Some(*character),
                '#' => is_comment = true,
                '[' | ']' => return true,
                _ => {}
            },
        }
        false
    })
}

/// What the parser says at a place, in words for a writer: where, what, and what to do.
pub(super) fn plainly(text: &str, at: usize, message: &str) -> (usize, String, String) {
    let message = lower_first(message);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let value = key(line).map(|value| value + line[value..].len() - line[value..].trim_start().len());
    if let Some(value) = value {
        let (name, said) = (line.split('=').next().unwrap_or_default().trim(), &line[value..]);
        if said.starts_with(CURLY) {
            return (start + value, NOT_STRAIGHT.to_owned(), format!("write {name} = \"…\""));
        }
        let is_bare = message.starts_with("invalid boolean") || message.starts_with("string values must be quoted");
        if is_bare && said.starts_with(char::is_alphabetic) {
            let first = said.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
            let is_flag = ["true", "false", "yes", "no"].iter().any(|word| first.eq_ignore_ascii_case(word));
            let (message, hint) = match is_flag {
                true => ("this is neither true nor false", format!("write {name} = true, or false, in small letters")),
                false => ("this text does not stand in quotation marks", format!("write {name} = \"…\"")),
            };
            return (start + value, message.to_owned(), hint);
        }
        let is_text = said.starts_with('"') && !said.starts_with("\"\"\"");
        let end = is_text.then(|| said[1..].find('"')).flatten().map(|end| value + end + 1);
        match end {
            Some(end) if start + end < at && line[end + 1..].contains('"') => {
                let message = "the text ends at this quotation mark, and more comes after it".to_owned();
                let hint = "within a text write “ and ”, or \\\" for a straight one".to_owned();
                return (start + end, message, hint);
            }
            None if is_text => {
                let message = "this text is not closed".to_owned();
                return (start + value, message, "write \" at its end, on the same line".to_owned());
            }
            _ => {}
        }
    }
    if text.get(at..).is_some_and(|rest| rest.starts_with(CURLY)) {
        return (at, NOT_STRAIGHT.to_owned(), "write \"…\"".to_owned());
    }
    let first = line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next().unwrap_or_default();
    let hint = match message.as_str() {
        "duplicate key" => "a key stands once in its table: delete one of the two".to_owned(),
        _ if message.starts_with("key with no value") && !first.is_empty() => format!("write {first} = \"…\""),
        _ if message.starts_with("missing comma") => "put a comma between the texts of a list".to_owned(),
        _ if message.starts_with("missing escaped value") => "write \\\\ for a backslash".to_owned(),
        _ => "the form of this file is TOML: https://toml.io".to_owned(),
    };
    (at, message, hint)
}

/// Quotation marks that are none to TOML.
const CURLY: [char; 7] = ['“', '”', '„', '«', '»', '‘', '’'];
const NOT_STRAIGHT: &str = "this text does not stand in straight quotation marks";

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
