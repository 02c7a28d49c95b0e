//! Lists, of points and of numbers, and sentences that only look like a numbered one.

use super::{Reader, Run};
use crate::values::{Inline, Prose};
use pulldown_cmark::{Event, Tag, TagEnd};

impl<'a, 'r> Reader<'a, 'r> {
    /// Whether what comes next is a sentence that begins with a year, which CommonMark takes for a numbered list.
    pub(super) fn is_at_year(&mut self) -> bool {
        matches!(self.peek(), Some((Event::Start(Tag::List(Some(1000..=2999))), _)))
    }

    /// Such sentences, of which each is a paragraph.
    pub(super) fn years(&mut self) -> Vec<Run<'a>> {
        self.take();
        let mut runs = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.take() {
            let excerpt = self.excerpt;
            let raw = &excerpt.text[range.start..];
            let year = raw.find(|c: char| !c.is_ascii_digit()).map_or(raw, |end| &raw[..=end]);
            if year.len() != 5 {
                self.refuse(range.start, "this is not read as a sentence that begins with a year", NO_LIST);
                self.skip();
                continue;
            }
            let is_apart = matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _)));
            if is_apart {
                self.take();
            }
            runs.push(self.run_after(&[year, " "].concat(), range.start));
            if is_apart {
                self.take();
            }
            self.finish_item();
        }
        runs
    }

    /// The items of a list of points.
    pub(super) fn items(&mut self) -> Vec<Vec<Inline>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.take() {
            if matches!(event, Event::End(TagEnd::List(_))) {
                break;
            }
            self.item(&mut items);
        }
        items.retain(|item| !item.is_empty());
        items
    }

    /// A numbered list. It is shown with the numbers that stand in the file: a date at the start of a paragraph, such as
    /// "3. Mai", does not become another.
    pub(super) fn numbered(&mut self, start: u64, at: usize) -> Option<Prose> {
        let mut items = Vec::new();
        let mut number = start;
        let mut is_right = true;
        while let Some((event, range)) = self.take() {
            if matches!(event, Event::End(TagEnd::List(_))) {
                break;
            }
            let raw = &self.excerpt.text[range.start..];
            let written = &raw[..raw.find(|c: char| !c.is_ascii_digit()).unwrap_or(raw.len())];
            // One slip shifts all that follow.
            if is_right && written.parse() != Ok(number) {
                is_right = false;
                let hint = format!("write {number}. there: the numbers that are written are those that are shown");
                self.refuse(range.start, format!("this item is number {number} of its list, not {written}"), hint);
            }
            number = number.saturating_add(1);
            let before = items.len();
            self.item(&mut items);
            if items.len() == before || items.last().is_some_and(Vec::is_empty) {
                self.refuse(range.start, "an item without words", "write its words after the number, or delete it");
            }
        }
        if number == start + 1 {
            self.refuse(at, "a numbered list of one item", NO_LIST);
        }
        let Ok(start) = u16::try_from(start).map_err(|_| self.refuse(at, "a list with such a number", NO_LIST)) else {
            return None;
        };
        Some(Prose::Numbered { start, items })
    }

    /// An item: words, or a paragraph if there are empty lines between the items.
    fn item(&mut self, items: &mut Vec<Vec<Inline>>) {
        if self.is_at_year() {
            for run in self.years() {
                items.push(self.words(run));
            }
        } else if matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _))) {
            self.take();
            items.push(self.content());
            self.take();
        } else {
            items.push(self.content());
        }
        self.finish_item();
    }

    /// Reads to the end of an item, in which nothing more may stand but comments.
    fn finish_item(&mut self) {
        while let Some((event, range)) = self.take() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::HtmlBlock) if self.is_comment(&range) => self.comment(range),
                Event::Start(_) => {
                    let hint = "end the list with an empty line and text that is not indented";
                    self.refuse(range.start, "an item of a list holds one paragraph and nothing else", hint);
                    self.skip();
                }
                _ => {}
            }
        }
    }
}

const NO_LIST: &str = "a number and a full stop at the start of a paragraph make a list; where they do not, write 3\\.";
