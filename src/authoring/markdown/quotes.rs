//! Quotations: what was said, and in their last paragraph who said it.

use super::Reader;
use crate::values::{Inline, Phrase, Prose};
use pulldown_cmark::{Event, Tag, TagEnd};

/// How the paragraph begins that says who said it. A dash would not do: dialogue begins with one.
const BY: &str = "-- ";

impl Reader<'_, '_> {
    /// A block quote, with or without who said it.
    pub(super) fn quote(&mut self, at: usize) -> Option<Prose> {
        let text = &*self.excerpt.text;
        let mut runs = Vec::new();
        let mut by: Option<Vec<Inline>> = None;
        loop {
            if self.is_at_year() {
                runs.extend(self.years());
                continue;
            }
            let Some((event, range)) = self.take() else { break };
            if matches!(event, Event::End(TagEnd::BlockQuote(_))) {
                break;
            }
            if matches!(event, Event::Start(Tag::HtmlBlock)) && self.is_comment(&range) {
                self.comment(range);
                continue;
            }
            if by.is_some() {
                self.refuse(range.start, "a quotation ends with who said it", "put that into its last paragraph");
            }
            match event {
                Event::Start(Tag::Paragraph) if text[range.start..].starts_with(BY) => {
                    let mut run = self.run_of_speaker();
                    self.take();
                    let is_proved = run.content.iter().any(|inline| matches!(inline, Inline::Citation(_)));
                    if let Some(Inline::Phrase(Phrase::Text(words))) = run.content.first_mut() {
                        *words = words.trim_start_matches(['-', ' ']).to_owned();
                    }
                    let content = self.words(run);
                    let is_said = |inline: &Inline| match inline {
                        Inline::Phrase(Phrase::Text(words)) => !words.is_empty(),
                        inline => !matches!(inline, Inline::Citation(_) | Inline::Ours),
                    };
                    if !content.iter().any(is_said) {
                        let hint = "write -- <person:id>, or words, and the source: <source:id>";
                        self.refuse(range.start, "this quotation does not say who said it", hint);
                    } else if !is_proved {
                        let hint = "cite where it can be read, after who said it: <source:id>";
                        self.refuse(range.start, "a quotation without a source", hint);
                    }
                    by = Some(content);
                }
                Event::Start(Tag::Paragraph) => {
                    runs.push(self.run());
                    self.take();
                    let lines = text[range.clone()].split_inclusive('\n').scan(range.start, |start, line| {
                        let at = *start + line.len() - line.trim_start_matches(['>', ' ', '\t']).len();
                        *start += line.len();
                        Some(at)
                    });
                    for at in lines.skip(1).filter(|at| text[*at..].starts_with(BY)) {
                        let hint = "put a line before it on which > stands alone";
                        self.refuse(at, "who said it stands in a paragraph of its own", hint);
                    }
                }
                event => {
                    self.refuse(range.start, "a block quote holds paragraphs only", "put this outside the quote");
                    if matches!(event, Event::Start(_)) {
                        self.skip();
                    }
                }
            }
        }
        // Where the quotation can be read is where its numbers can.
        runs.iter_mut().for_each(|run| run.is_attributed |= by.is_some());
        let paragraphs: Vec<_> = runs.into_iter().map(|run| self.words(run)).collect();
        match by {
            None => Some(Prose::BlockQuote(paragraphs)),
            Some(_) if paragraphs.is_empty() => {
                self.refuse(at, "a quotation without words", "write what was said above who said it");
                None
            }
            Some(by) => Some(Prose::Quotation { paragraphs, by }),
        }
    }
}
