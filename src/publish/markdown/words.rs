//! Words in a line of Markdown: whatever they hold, they are read as themselves.

/// A line while it is made.
#[derive(Default)]
pub(super) struct Inline(Vec<Piece>);

enum Piece {
    /// Words, in which all that could be a mark has a backslash.
    Words(String),
    /// A mark of ours, as it is.
    Mark(String),
    /// Where words begin or end that are set apart; which, and by what.
    Apart(usize, &'static str),
}

impl Inline {
    /// Adds words.
    pub(super) fn words(&mut self, words: &str) {
        let words = escaped(words);
        match self.0.last_mut() {
            Some(Piece::Words(before)) => before.push_str(&words),
            _ => self.0.push(Piece::Words(words)),
        }
    }

    /// Adds a mark of ours.
    pub(super) fn mark(&mut self, mark: &str) {
        self.0.push(Piece::Mark(mark.to_owned()));
    }

    /// Adds words that are set apart.
    pub(super) fn emphasised(&mut self, mark: &'static str, add: impl FnOnce(&mut Self)) {
        let begins = self.0.len();
        self.0.push(Piece::Apart(begins, mark));
        add(self);
        self.0.push(Piece::Apart(begins, mark));
    }

    /// The line, without spaces at its ends or more than one in a place.
    pub(super) fn finish(mut self) -> String {
        // Words are set apart where the marks are sure to be taken for such: beside letters within, and beside no other
        // mark. Else they are words.
        while let Some(refused) = self.refused() {
            self.0.retain(|piece| !matches!(piece, Piece::Apart(begins, _) if *begins == refused));
        }
        let mut line = String::new();
        for piece in &self.0 {
            let text = match piece {
                Piece::Words(text) | Piece::Mark(text) => text.as_str(),
                Piece::Apart(_, mark) => mark,
            };
            let is_spaced = line.is_empty() || line.ends_with(' ');
            let text = if is_spaced { text.trim_start_matches(' ') } else { text };
            // What stands before a bracket of ours, or after one, is no part of it.
            if text.starts_with('[') && line.ends_with('!') {
                line.insert(line.len() - 1, '\\');
            }
            if line.ends_with(']') && text.starts_with(['(', ':']) {
                line.push('\\');
            }
            line.push_str(text);
        }
        line.trim_end_matches(' ').to_owned()
    }

    /// Words whose marks would not be read as such.
    fn refused(&self) -> Option<usize> {
        let pieces = self.0.iter().enumerate();
        let of = pieces.filter_map(|(at, piece)| if let Piece::Apart(of, _) = piece { Some((at, *of)) } else { None });
        let mut open = Vec::new();
        for (at, of) in of {
            let is_end = open.contains(&of);
            open.push(of);
            let (outer, inner) = (at.checked_sub(1).map(|at| &self.0[at]), self.0.get(at + 1));
            let (outer, inner) = if is_end { (inner, outer) } else { (outer, inner) };
            let beside = |piece: &Piece, from_start: bool| match piece {
                Piece::Words(words) | Piece::Mark(words) if from_start => words.chars().next(),
                Piece::Words(words) | Piece::Mark(words) => words.chars().next_back(),
                Piece::Apart(..) => Some('*'),
            };
            let within = inner.and_then(|piece| beside(piece, !is_end));
            let without = outer.and_then(|piece| beside(piece, is_end));
            let is_letter = within.is_some_and(char::is_alphanumeric);
            let is_apart = without.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation() && c != '*');
            let can_stand =
                is_letter && without != Some('*') || is_apart && within.is_some_and(|c| c != ' ' && c != '*');
            if !can_stand || within.is_some_and(char::is_whitespace) {
                return Some(of);
            }
        }
        None
    }
}

/// What is no mark in any word, but would be one of Markdown's, of HTML's or of GitHub's.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '@')
}

fn escaped(words: &str) -> String {
    let mut made = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\n' | '\r' | '\t' | ' ' if made.ends_with(' ') => {}
            '\n' | '\r' | '\t' => made.push(' '),
            _ => {
                if is_mark(letter) {
                    made.push('\\');
                }
                made.push(letter);
            }
        }
    }
    // GitHub makes links of what looks like an address.
    made.replace("://", "\\://").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
}

/// The same at the start of a line, where more could be a mark.
pub(super) fn at_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    match line.starts_with(['#', '+', '-', '=', ':']) {
        true => format!("\\{line}"),
        false => line.to_owned(),
    }
}

/// The same of a heading, at whose end more could be a mark.
pub(super) fn at_end(line: &str) -> String {
    match line.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => line.to_owned(),
    }
}

/// The address that a link leads to.
pub(super) fn destination(address: &str) -> String {
    let mut made = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' => made.push_str("%20"),
            '\\' | '<' | '>' | '(' | ')' | '&' | '*' | '_' | '|' | '`' | '[' | ']' | '~' => made.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => made.push(letter),
        }
    }
    made
}
