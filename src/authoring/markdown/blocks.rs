//! Blocks of text: paragraphs, headings, and what is neither of them.

use super::numbers::reads;
use super::passed_over::is_comment;
use super::{FOOTNOTE, FOOTNOTE_HINT, HTML, HTML_HINT, MORE, MentionKind, Part, Reader, Run, Scope};
use crate::authoring::addresses::Crosshead;
use crate::reading::{Directions, collapse};
use crate::values::{AnchorId, Prose, is_format, is_in_word, is_letter};
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
            Event::Start(Tag::List(Some(start))) => return self.numbered(start, at).map(Part::Prose),
            Event::Start(Tag::BlockQuote(_)) => return self.quote(at).map(Part::Prose),
            Event::Start(Tag::Table(alignments)) => return Some(Part::Prose(self.table(&alignments))),
            Event::Rule => {
                self.refuse(at, "a rule between paragraphs is not supported", "start a new part with a heading");
            }
            Event::Start(Tag::HtmlBlock) if self.is_comment(&range) => self.comment(range),
            Event::Start(Tag::HtmlBlock) if self.excerpt.text[range.clone()].trim_start().starts_with(MORE) => {
                self.pass();
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
        let (expected, below, hint) = match self.scope {
            Scope::Article => (
                HeadingLevel::H2,
                HeadingLevel::H3,
                "headings in the article are written ##, those below them ###; the headline is in explainer.toml",
            ),
            _ => (
                HeadingLevel::H3,
                HeadingLevel::H4,
                "headings in a panel are written ###, those below them ####; its title is in its front matter",
            ),
        };
        let is_below = level == below;
        if !is_below && level != expected || is_below && !self.is_below_heading {
            self.refuse(range.start, format!("a heading of level {} cannot stand here", level as usize), hint);
        }
        self.is_below_heading = true;
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
                Event::InlineHtml(html) if is_comment(&html) => {}
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
        let id = AnchorId::new(slug).ok()?;
        Some(Part::Prose(match is_below {
            true => Prose::Subheading { id, text: words },
            false => Prose::Crosshead { id, text: words },
        }))
    }
}

/// What to say of a block that an explainer does not have.
fn refused_block(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::HtmlBlock => (HTML, HTML_HINT),
        Tag::CodeBlock(kind) if kind.is_indented() => {
            ("an indented text is a block of code, which is not supported", "start its lines without spaces")
        }
        Tag::CodeBlock(_) => ("a block of code is not supported", "use a block quote: > at the start of each line"),
        Tag::FootnoteDefinition(_) => (FOOTNOTE, FOOTNOTE_HINT),
        _ => ("this is not supported", "use paragraphs, lists, tables, block quotes and headings"),
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
            ("რა არის ცნობილი", "რა-არის-ცნობილი"),
            ("ᲠᲐ ᲐᲠᲘᲡ", "რა-არის"),
            ("무엇이 알려졌나", "무엇이-알려졌나"),
            ("מה ידוע", "מה-ידוע"),
            ("สิ่งที่รู้", "สิ่งที่รู้"),
            ("ምን ይታወቃል", "ምን-ይታወቃል"),
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
