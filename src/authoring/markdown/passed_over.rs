//! What is not shown: comments, and the names in what was refused, of which nothing more is said.

use super::{MentionKind, Reader};
use std::ops::Range;

/// How a comment begins, and how it ends.
const COMMENT: [&str; 2] = ["<!--", "-->"];

/// How what has a place in the text is named there.
const PLACES: [(&str, MentionKind); 7] = [
    ("](claim:", MentionKind::Passage),
    ("](panel:", MentionKind::Trigger),
    ("](figure:", MentionKind::Figure),
    ("](image:", MentionKind::Image),
    ("<panel:", MentionKind::Panel),
    ("<claim:", MentionKind::Passage),
    ("<figure:", MentionKind::Figure),
];

/// Whether this is a comment in a line.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with(COMMENT[0])
}

impl Reader<'_, '_> {
    /// Whether a block of HTML begins with a comment.
    pub(super) fn is_comment(&self, range: &Range<usize>) -> bool {
        is_comment(self.excerpt.text[range.clone()].trim_start())
    }

    /// Takes such a block, in which nothing else may stand.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        self.pass();
        let mut rest = self.excerpt.text[range.clone()].trim();
        while let Some(comment) = rest.strip_prefix(COMMENT[0]) {
            let Some((_, after)) = comment.split_once(COMMENT[1]) else {
                self.refuse(range.start, "this comment is never closed", "write --> at its end");
                return;
            };
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            let at = range.start + self.excerpt.text[range].trim_end().len() - rest.len();
            self.refuse(at, "what stands in a line after a comment is not read", "begin a new line after -->");
        }
    }

    /// Notes that what is named here was refused: what has no other place has lost it with that, and that was reported.
    pub(super) fn lose(&mut self, range: Range<usize>) {
        let text = &self.excerpt.text[range];
        for (start, kind) in PLACES {
            for (at, _) in text.match_indices(start) {
                let name = text[at + start.len()..].trim_start();
                let is_of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                let name = name.split(|c| !is_of_id(c)).next().unwrap_or_default();
                self.lost.insert((kind, name.to_owned()));
            }
        }
    }
}
