//! Blocks of text: paragraphs, headings, lists, quotes, and what is none of them.

use super::numbers::reads;
use super::{FOOTNOTE, FOOTNOTE_HINT, HTML, HTML_HINT, MORE, MentionKind, Part, Reader, Run, Scope};
use crate::authoring::addresses::Crosshead;
use crate::reading::{Directions, collapse};
use crate::values::{AnchorId, Inline, Prose, is_format, is_in_word, is_letter};
use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

impl<'a, 'r> Reader<'a, 'r> {
    pub(super) fn block(&mut self, event: Event<'r>, range: Range<usize>) -> Option<Part> {
        let at = range.start;
        match event {
            Event::Start(Tag::Paragraph) => {
                let run = self.run();
                self.take();
                return self.paragraph(run);
            }
            Event::Start(Tag::Heading { level, .. }) => return self.heading(level, range),
            Event::Start(Tag::List(None)) => return Some(Part::Prose(Prose::List(self.items()))),
            Event::Start(Tag::BlockQuote(_)) => return Some(Part::Prose(Prose::BlockQuote(self.quote()))),
            Event::Rule => {
                self.refuse(at, "a rule between paragraphs is not supported", "start a new part with a heading");
            }
            Event::Start(Tag::HtmlBlock) if self.excerpt.text[range.clone()].trim_start().starts_with(MORE) => {
                self.skip();
                return self.more(range);
            }
            Event::Start(tag) => {
                let (message, hint) = refused_block(&tag);
                self.refuse(at, message, hint);
                self.skip();
            }
            _ => {}
        }
        None
    }

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
                let (message, hint) = NUMBERED;
                self.refuse(range.start, message, hint);
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

    /// Reads to the end of an item, in which nothing more may stand.
    fn finish_item(&mut self) {
        while let Some((event, range)) = self.take() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(_) => {
                    let hint = "end the list with an empty line and text that is not indented";
                    self.refuse(range.start, "an item of a list holds one paragraph and nothing else", hint);
                    self.skip();
                }
                _ => {}
            }
        }
    }

    /// The end of a panel's essential, with nothing beside it.
    fn more(&mut self, range: Range<usize>) -> Option<Part> {
        if !self.has_essential(range.start) {
            return None;
        }
        if self.excerpt.text[range.clone()].trim() != MORE {
            let hint = "put it on a line of its own, with an empty line before and after it";
            self.refuse(range.start, "the end of the essential stands alone in a paragraph", hint);
            return None;
        }
        let position = self.excerpt.position(range.start);
        self.mention(MentionKind::More, MORE, position);
        Some(Part::More)
    }

    /// Whether the text has an essential that could end here.
    pub(super) fn has_essential(&self, at: usize) -> bool {
        let is_panel = matches!(self.scope, Scope::Panel(_));
        if !is_panel {
            self.refuse(at, "only a panel has an essential that ends", "delete <more>");
        }
        is_panel
    }

    pub(super) fn paragraph(&mut self, mut run: Run<'a>) -> Option<Part> {
        if run.objects.len() == 1 && run.content.is_empty() && !run.has_words {
            return run.objects.pop().map(|(part, _)| part);
        }
        let content = self.words(run);
        // What is empty was refused.
        (!content.is_empty()).then_some(Part::Prose(Prose::Paragraph(content)))
    }

    pub(super) fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Option<Part> {
        let (expected, hint) = match self.scope {
            Scope::Article => {
                (HeadingLevel::H2, "headings in the article are written ##; the headline is in explainer.toml")
            }
            _ => (HeadingLevel::H3, "headings in a panel are written ###; its title is in its front matter"),
        };
        if level != expected {
            self.refuse(range.start, format!("a heading of level {} cannot stand here", level as usize), hint);
        }
        let mut is_empty = true;
        let mut words = String::new();
        let mut directions = Directions::default();
        while let Some((event, inner)) = self.take() {
            if matches!(event, Event::End(TagEnd::Heading(_))) {
                break;
            }
            is_empty = false;
            match event {
                Event::Text(text) => {
                    self.check_characters(&text, inner.start, &mut directions);
                    if reads(&text) {
                        let hint = "its words are its address, which stays: put the number into the text below it";
                        self.refuse(inner.start, "a heading reads no number of the record", hint);
                    }
                    words.push_str(&text);
                }
                Event::SoftBreak => words.push(' '),
                Event::Start(_) | Event::Code(_) | Event::InlineHtml(_) | Event::HardBreak => {
                    self.refuse(
                        inner.start,
                        "a heading holds plain words only",
                        "put links and citations into the text below it",
                    );
                    if matches!(event, Event::Start(_)) {
                        self.skip();
                    }
                }
                _ => {}
            }
        }
        directions.finish(self.report);
        let words = collapse(&words);
        if words.is_empty() {
            if is_empty {
                self.refuse(range.start, "a heading without words", "write its words after the ##, or delete it");
            }
            return None;
        }
        let slug = match self.scope {
            // Panels have the same kinds of parts, and so often the same subheads. A slug never holds two hyphens
            // in a row, so that this cannot be an address of anything else.
            Scope::Panel(panel) => slug(&words).map(|slug| format!("{panel}--{slug}")),
            _ => slug(&words),
        };
        let Some(slug) = slug else {
            self.refuse(range.start, "this heading has no letter to make its address of", "word it differently");
            return None;
        };
        self.crossheads.push(Crosshead { id: slug.clone(), position: self.excerpt.position(range.start) });
        AnchorId::new(slug).ok().map(|id| Part::Prose(Prose::Crosshead { id, text: words }))
    }

    pub(super) fn items(&mut self) -> Vec<Vec<Inline>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.take() {
            if matches!(event, Event::End(TagEnd::List(_))) {
                break;
            }
            // The start of an item: what follows is words, or a paragraph if there are empty lines between the items.
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
        items.retain(|item| !item.is_empty());
        items
    }

    pub(super) fn quote(&mut self) -> Vec<Vec<Inline>> {
        let mut paragraphs = Vec::new();
        loop {
            if self.is_at_year() {
                for run in self.years() {
                    paragraphs.push(self.words(run));
                }
                continue;
            }
            let Some((event, range)) = self.take() else { break };
            match event {
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Start(Tag::Paragraph) => {
                    paragraphs.push(self.content());
                    self.take();
                }
                event => {
                    self.refuse(range.start, "a block quote holds paragraphs only", "put this outside the quote");
                    if matches!(event, Event::Start(_)) {
                        self.skip();
                    }
                }
            }
        }
        paragraphs
    }
}

const NUMBERED: (&str, &str) =
    ("a numbered list is not supported", "start its items with - instead; an escaped 1\\. is no list");

/// What to say of a block that an explainer does not have.
fn refused_block(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::HtmlBlock => (HTML, HTML_HINT),
        Tag::CodeBlock(kind) if kind.is_indented() => {
            ("an indented text is a block of code, which is not supported", "start its lines without spaces")
        }
        Tag::CodeBlock(_) => ("a block of code is not supported", "use a block quote: > at the start of each line"),
        Tag::List(_) => NUMBERED,
        Tag::Table(_) => ("a table is not supported here", "make it a figure: figures/<id>.toml and figures/<id>.csv"),
        Tag::FootnoteDefinition(_) => (FOOTNOTE, FOOTNOTE_HINT),
        _ => ("this is not supported", "use paragraphs, lists, block quotes and headings"),
    }
}

/// The address that a heading's words make: letters and digits of any script in lower case, and hyphens between them.
/// However a letter is written, as one character or as a letter and its marks, the address is the same (NFC).
fn slug(words: &str) -> Option<String> {
    let normal = ComposingNormalizerBorrowed::new_nfc();
    let words = normal.normalize(&normal.normalize(words).to_lowercase()).into_owned();
    // An apostrophe stands inside a word, and so do characters that nobody sees: joiners, soft hyphens.
    let is_nothing = |c: &char| matches!(c, '\'' | '’') || is_format(*c);
    let plain: String = words.chars().filter(|c| !is_nothing(c)).collect();
    // Some letters have an upper case and no lower one: 𝐀.
    let is_kept = |c: char| is_in_word(c) && !c.is_uppercase();
    let parts: Vec<&str> = plain.split(|c: char| !is_kept(c)).filter(|part| !part.is_empty()).collect();
    let slug = parts.join("-");
    let slug = slug.trim_start_matches(|c: char| !is_letter(c));
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_addresses() {
        for (words, expected) in [
            ("The pilot’s account", "the-pilots-account"),
            ("2023: a year", "a-year"),
            ("  Two campaigns, one aim ", "two-campaigns-one-aim"),
            ("Über Öl", "über-öl"),
            ("U\u{308}ber O\u{308}l", "über-öl"),
            ("Що відомо про об’єкт", "що-відомо-про-обєкт"),
            ("ما هو معروف", "ما-هو-معروف"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("什么是已知的？", "什么是已知的"),
            ("हिन्दी में", "हिन्दी-में"),
            ("ΟΔΟΣ", "οδος"),
            ("A\u{301}\u{327}", "á\u{327}"),
            ("İstanbul", "i\u{307}stanbul"),
            ("Straße ½ ①", "straße-½-①"),
        ] {
            assert_eq!(slug(words).as_deref(), Some(expected), "{words}");
        }
        for words in ["2023", "🚢 — !", "\u{301}"] {
            assert_eq!(slug(words), None, "{words}");
        }
    }
}
