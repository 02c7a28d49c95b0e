//! Runs of words: what stands in a sentence, with its emphasis and its links.

use super::passed_over::is_comment;
use super::{FOOTNOTE, FOOTNOTE_HINT, HTML, HTML_HINT, MORE, OURS, Part, Reader, Run, Scope, Style};
use crate::reading::{Directions, refused};
use crate::values::{Inline, Phrase};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// How much is looked at of what is no link, for the name in it.
const MOST_LOST: usize = 100;

impl<'a, 'r> Reader<'a, 'r> {
    /// Words where nothing else may stand.
    pub(super) fn content(&mut self) -> Vec<Inline> {
        let run = self.run();
        self.words(run)
    }

    /// Checks a run that has to be words.
    pub(super) fn words(&mut self, run: Run<'a>) -> Vec<Inline> {
        for (part, at) in &run.objects {
            let name = match part {
                Part::Panel(_) => "a panel",
                Part::Claims(_) | Part::AllClaims => "a list of claims",
                Part::AllPeople => "a list of people",
                Part::AllSources => "a list of sources",
                Part::AllCorrections => "a list of corrections",
                Part::Cite => "how this is cited",
                Part::AllTerms => "a list of terms",
                Part::AllFacts => "a list of facts",
                Part::AllEditions => "a list of editions",
                Part::Figure(..) => "a figure",
                Part::Prose(_) => "an image",
                Part::More => "the end of the essential",
            };
            let hint = "put it on a line of its own, with an empty line before and after it";
            self.refuse(*at, format!("{name} stands alone in a paragraph"), hint);
        }
        if let (false, Scope::Article | Scope::Panel(_)) = (run.is_attributed, self.scope)
            && let Some((number, at)) = run.noted.unanswered(&self.names.numerals, &self.names.claimed)
        {
            let hint = "cite its source after the sentence: <source:id>; what is our own reckoning has <ours>";
            self.refuse(at, format!("a number without a source: {number}"), hint);
        }
        let untrue = self.names.tally.iter().flat_map(|tally| run.noted.untrue(tally));
        let untrue = untrue.map(|(at, message)| (self.excerpt.position(at), message));
        self.untrue.extend(untrue);
        // Only a number that was typed can contradict the record.
        self.statements.extend(run.noted.statements.into_iter().filter(|statement| !statement.typed.is_empty()));
        let mut content = run.content;
        content.shrink_to_fit();
        content
    }

    /// Reads words up to the end, or the start, of a block.
    pub(super) fn run(&mut self) -> Run<'a> {
        self.run_after("", 0)
    }

    /// The same where they say whose words a quotation is.
    pub(super) fn run_of_speaker(&mut self) -> Run<'a> {
        self.is_speaker = true;
        let run = self.run();
        self.is_speaker = false;
        run
    }

    /// The same after words that stand in the file at `at`, and that the parser took for something else.
    pub(super) fn run_after(&mut self, opening: &str, at: usize) -> Run<'a> {
        let mut run = Run { has_words: !opening.is_empty(), ..Run::default() };
        let mut styles = Vec::new();
        let mut directions = Directions::default();
        // Nothing is there yet that white space could part from what follows.
        let mut is_after_space = true;
        self.push((&mut run.content, &mut run.noted), (opening, at), &styles, &mut is_after_space);
        while let Some((event, range)) = self.peek().cloned() {
            let at = range.start;
            match event {
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    self.take();
                    let link = (link_type, dest_url, title);
                    self.link(&mut run, &mut is_after_space, &mut styles, &mut directions, link, range);
                    continue;
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    self.take();
                    self.image(&mut run, &dest_url, range);
                    continue;
                }
                Event::InlineHtml(mark) if &*mark == OURS => {
                    run.is_attributed = true;
                    run.has_words = true;
                    trim_end(&mut run.content);
                    run.content.push(Inline::Ours);
                    is_after_space = false;
                }
                // Alone in a paragraph it is a block.
                Event::InlineHtml(mark) if &*mark == MORE => {
                    run.has_words = true;
                    if self.has_essential(at) {
                        run.objects.push((Part::More, at));
                    }
                }
                Event::End(TagEnd::Strikethrough) => {}
                _ => match self.phrasing(&mut styles, &mut directions, &event, range) {
                    Words::Text(text) => {
                        if !text.trim().is_empty() {
                            run.has_words = true;
                        }
                        let Run { content, noted, .. } = &mut run;
                        self.push((content, noted), (text, at), &styles, &mut is_after_space);
                    }
                    Words::Refused => run.has_words = true,
                    Words::Nothing => {}
                    Words::End => break,
                },
            }
            self.take();
        }
        directions.finish(self.report);
        trim_end(&mut run.content);
        run
    }

    /// What an event adds to the words around it.
    pub(super) fn phrasing<'t>(
        &mut self,
        styles: &mut Vec<Style>,
        directions: &mut Directions<'a>,
        event: &'t Event<'r>,
        range: Range<usize>,
    ) -> Words<'t> {
        let at = range.start;
        match event {
            Event::Text(text) => {
                self.check_characters(text, at, directions);
                self.check_text(range);
                return Words::Text(text);
            }
            Event::SoftBreak => return Words::Text(" "),
            Event::Start(Tag::Emphasis | Tag::Strong) => {
                if !styles.is_empty() {
                    self.refuse(
                        at,
                        "emphasis inside emphasis is not supported",
                        "use one of *emphasis* and **strong**",
                    );
                }
                styles.push(if matches!(event, Event::Start(Tag::Strong)) { Style::Strong } else { Style::Emphasis });
                return Words::Nothing;
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                styles.pop();
                return Words::Nothing;
            }
            Event::HardBreak => {
                self.refuse(at, "a line break inside a paragraph is not supported", "start a new paragraph or a list");
            }
            Event::Code(_) => {
                self.lose(range);
                self.refuse(
                    at,
                    "code is not supported",
                    "use quotation marks or *emphasis*; a backtick is written \\`",
                );
            }
            Event::InlineHtml(html) if is_comment(html) && !matches!(self.scope, Scope::Remark) => {
                return Words::Nothing;
            }
            Event::InlineHtml(_) | Event::Html(_) => self.refuse(at, HTML, HTML_HINT),
            Event::FootnoteReference(_) => self.refuse(at, FOOTNOTE, FOOTNOTE_HINT),
            Event::Start(Tag::Strikethrough) => {
                self.refuse(at, "struck-out text is not supported", "delete the text; a tilde is written \\~");
            }
            Event::TaskListMarker(_) => {
                self.refuse(at, "a list with check boxes is not supported", "write a list without them");
            }
            _ => return Words::End,
        }
        Words::Refused
    }

    /// Finds characters that no text can hold. In the file itself none is let through; an entity can still mean one.
    pub(super) fn check_characters(&self, text: &str, at: usize, directions: &mut Directions<'a>) {
        let raw = &self.excerpt.text[at..];
        let is_raw = raw.starts_with(text);
        if !is_raw {
            if let Some(what) = text.chars().find_map(refused) {
                self.refuse(at, format!("this stands for what no text can hold: {what}"), "delete it");
            }
            // What CommonMark makes of a number that no character has.
            if text.contains('\u{fffd}') {
                self.refuse(at, "this stands for no character", "delete it");
            }
        }
        let position = |offset| self.excerpt.position(if is_raw { at + offset } else { at });
        directions.read(text, position, self.report);
    }

    /// Finds what was meant as a link and is not one: it would be shown to readers as it stands.
    pub(super) fn check_text(&mut self, range: Range<usize>) {
        let excerpt = self.excerpt;
        let text = &*excerpt.text;
        for (offset, character) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            let rest = &text[at..];
            if text[..at].ends_with('\\') {
                continue;
            }
            if character == ']' && (rest.starts_with("](") || rest.starts_with("][")) {
                let hint = "a link is [words](address): no space in the address, and no link inside another";
                self.refuse(at, "this is not a link", hint);
                self.lose(at..at + rest.floor_char_boundary(MOST_LOST));
            }
            let marks = [
                "<source:",
                "<person:",
                "<panel:",
                "<claims:",
                "<people:",
                "<sources:",
                "<terms:",
                "<facts:",
                "<editions:",
                "<ours>",
                "<more>",
            ];
            if character == '<' && marks.iter().any(|start| rest.starts_with(start)) {
                self.refuse(at, "this is not read as a mark", "write it as <source:id>, without spaces");
                self.lose(at..at + rest.floor_char_boundary(MOST_LOST));
            }
            if rest.starts_with("[^") {
                self.refuse(at, FOOTNOTE, FOOTNOTE_HINT);
            }
        }
    }
}

/// What an event adds to a run of words.
pub(super) enum Words<'t> {
    Text(&'t str),
    Nothing,
    Refused,
    /// The event belongs to what stands around the run.
    End,
}

pub(super) fn style(styles: &[Style]) -> Option<Style> {
    styles.last().copied()
}

/// What is open while inline markup is read: words are added to the sentence or to the innermost link.
pub(super) trait Holds {
    fn of(phrase: Phrase) -> Self;
    fn phrase(&mut self) -> Option<&mut Phrase>;
}

impl Holds for Phrase {
    fn of(phrase: Phrase) -> Self {
        phrase
    }
    fn phrase(&mut self) -> Option<&mut Phrase> {
        Some(self)
    }
}

impl Holds for Inline {
    fn of(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
    fn phrase(&mut self) -> Option<&mut Phrase> {
        match self {
            Self::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }
}

/// Adds words; a run of white space becomes one space, also across the borders of phrases.
pub(super) fn push_words<T: Holds>(content: &mut Vec<T>, text: &str, style: Option<Style>, is_after_space: &mut bool) {
    let mut words = String::new();
    for character in text.chars() {
        let is_space = character.is_ascii_whitespace();
        if !(is_space && *is_after_space) {
            words.push(if is_space { ' ' } else { character });
        }
        *is_after_space = is_space;
    }
    if words.is_empty() {
        return;
    }
    let same = content.last_mut().and_then(Holds::phrase);
    match (same, style) {
        (Some(Phrase::Text(last)), None)
        | (Some(Phrase::Emphasis(last)), Some(Style::Emphasis))
        | (Some(Phrase::Strong(last)), Some(Style::Strong)) => last.push_str(&words),
        (_, None) => content.push(T::of(Phrase::Text(words))),
        (_, Some(Style::Emphasis)) => content.push(T::of(Phrase::Emphasis(words))),
        (_, Some(Style::Strong)) => content.push(T::of(Phrase::Strong(words))),
    }
}

/// Takes the white space from the end.
pub(super) fn trim_end(content: &mut Vec<Inline>) {
    if let Some(Inline::Phrase(Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text))) = content.last_mut()
    {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            content.pop();
        }
    }
}
