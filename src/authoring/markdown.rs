//! Markdown with places: what an explainer's text may hold, and an error that names the way out for all else.

use super::addresses::{AllNames, Crosshead};
use crate::reading::{Directions, Place, Report, SourceText, collapse, nearest, refused};
use crate::values::{
    AnchorId, ClaimId, FigureId, Inline, PanelId, PersonId, Phrase, Prose, SourceId, Url, is_format, is_in_word,
    is_letter,
};
use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::{iter::Peekable, ops::Range};

/// Where a text stands: that decides what it may hold.
#[derive(Clone, Copy)]
pub(crate) enum Scope<'s> {
    /// The article's body.
    Article,
    /// The panel of that name.
    Panel(&'s str),
    /// A finding, a note: words, emphasis and citations.
    Remark,
}

/// A block of a text.
pub(crate) enum Part {
    Prose(Prose),
    /// The place of a panel; only in the article.
    Panel(PanelId),
    /// The claims of somebody; only in a panel.
    Claims(PersonId),
    /// All claims; only in a panel.
    AllClaims,
    /// All people; only in a panel.
    AllPeople,
    /// All sources; only in a panel.
    AllSources,
    /// The place of a figure; only in a panel.
    Figure(FigureId, String),
}

/// That something is mentioned in a text.
pub(crate) struct Mention<'a> {
    pub(crate) kind: MentionKind,
    pub(crate) id: String,
    pub(crate) place: Place<'a>,
}

/// What is mentioned, and how.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MentionKind {
    /// Words lead to a panel.
    Trigger,
    /// A panel stands here.
    Panel,
    /// A claim is made here.
    Passage,
    /// A figure stands here.
    Figure,
    /// Somebody's claims stand here; under the name [`ALL`], everybody's.
    Claims,
    /// Everything of a kind stands here, under the address of its mark.
    List,
}

/// What `<claims:all>` and its like name instead of somebody.
pub(crate) const ALL: &str = "all";

/// A text that was read.
pub(crate) struct Text<'a> {
    pub(crate) parts: Vec<Part>,
    pub(crate) mentions: Vec<Mention<'a>>,
    pub(crate) crossheads: Vec<Crosshead<'a>>,
}

/// Reads the blocks of a text; `None` if it is nested so deeply that it is not read.
pub(crate) fn text<'a>(
    excerpt: &SourceText<'a>,
    scope: Scope<'_>,
    names: &AllNames<'a>,
    report: &Report,
) -> Option<Text<'a>> {
    if is_too_deep(excerpt, report) {
        return None;
    }
    let mut reader = Reader::new(excerpt, scope, names, report);
    let mut parts = Vec::new();
    while let Some((event, range)) = reader.take() {
        parts.extend(reader.block(event, range));
    }
    Some(Text { parts, mentions: reader.mentions, crossheads: reader.crossheads })
}

/// Whether a line has so much before its words that blocks may be nested in it without end: a parser goes through all
/// of them at each of the lines that follow. An explainer has blocks in blocks only so that they can be refused.
fn is_too_deep(excerpt: &SourceText<'_>, report: &Report) -> bool {
    const MOST: usize = 200;
    let is_before = |byte: u8| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9');
    let mut offset = 0;
    for line in excerpt.text.split_inclusive('\n') {
        let before = line.bytes().take_while(|byte| is_before(*byte));
        let depth: usize = before.map(|byte| if byte == b'\t' { 4 } else { usize::from(!byte.is_ascii_digit()) }).sum();
        if depth > MOST {
            let error = excerpt
                .place(offset)
                .error(format!("more than {MOST} spaces and signs stand before the words of this line"));
            report.add(error.hint("start it without spaces; lists and quotes cannot stand in each other"));
            return true;
        }
        offset += line.len();
    }
    false
}

/// Reads a remark: one paragraph of words, emphasis and citations.
pub(crate) fn remark<'a>(excerpt: &SourceText<'a>, names: &AllNames<'a>, report: &Report) -> Vec<Inline> {
    if is_too_deep(excerpt, report) {
        return Vec::new();
    }
    let mut reader = Reader::new(excerpt, Scope::Remark, names, report);
    let content = match reader.take() {
        Some((Event::Start(Tag::Paragraph), _)) => {
            let content = reader.content();
            reader.take();
            content
        }
        _ => {
            report.add(excerpt.error(NOT_A_REMARK).hint(REMARK_HINT));
            return Vec::new();
        }
    };
    if let Some((_, range)) = reader.peek() {
        let place = excerpt.place(range.start);
        report.add(place.error(NOT_A_REMARK).hint(REMARK_HINT));
    }
    content
}

const NOT_A_REMARK: &str = "this text is one paragraph, without headings and lists";
const REMARK_HINT: &str = "it may hold *emphasis* and <source:id>; a number and a full stop at its start make a list";
const LINK_HINT: &str = "a link leads to panel:<id>, claim:<id> or a full https:// address";
const SCHEMES: [&str; 8] = ["panel", "claim", "source", "figure", "claims", "people", "sources", "https"];
const LINK_SCHEMES: [&str; 4] = ["panel", "claim", "source", "https"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Emphasis,
    Strong,
}

/// A run of words on its way into the document.
#[derive(Default)]
struct Run {
    content: Vec<Inline>,
    /// What stands alone in a paragraph if it is used rightly, and where.
    objects: Vec<(Part, usize)>,
    /// The first number, and where.
    number: Option<(String, usize)>,
    /// Whether somebody answers for the numbers.
    is_attributed: bool,
    /// Whether anything but white space and objects was found, even if it was refused.
    has_words: bool,
}

struct Reader<'a, 'r> {
    excerpt: &'r SourceText<'a>,
    scope: Scope<'r>,
    names: &'r AllNames<'a>,
    report: &'r Report,
    events: Peekable<OffsetIter<'r>>,
    mentions: Vec<Mention<'a>>,
    crossheads: Vec<Crosshead<'a>>,
}

impl<'a, 'r> Reader<'a, 'r> {
    fn new(excerpt: &'r SourceText<'a>, scope: Scope<'r>, names: &'r AllNames<'a>, report: &'r Report) -> Self {
        // Extensions that an explainer does not have are read, so that they are refused instead of shown as they stand.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let events = Parser::new_ext(&excerpt.text, options).into_offset_iter().peekable();
        let (mentions, crossheads) = (Vec::new(), Vec::new());
        Self { excerpt, scope, names, report, events, mentions, crossheads }
    }

    fn peek(&mut self) -> Option<&(Event<'r>, Range<usize>)> {
        self.events.peek()
    }

    fn take(&mut self) -> Option<(Event<'r>, Range<usize>)> {
        self.events.next()
    }

    /// Takes everything up to the end of what was just opened.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.take() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn refuse(&self, offset: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.report.add(self.excerpt.place(offset).error(message).hint(hint));
    }

    fn block(&mut self, event: Event<'r>, range: Range<usize>) -> Option<Part> {
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
            Event::Start(tag) => {
                let (message, hint) = refused_block(&tag);
                self.refuse(at, message, hint);
                self.skip();
            }
            _ => {}
        }
        None
    }

    fn paragraph(&mut self, mut run: Run) -> Option<Part> {
        if run.objects.len() == 1 && run.content.is_empty() && !run.has_words {
            return run.objects.pop().map(|(part, _)| part);
        }
        let content = self.words(run);
        // What is empty was refused.
        (!content.is_empty()).then_some(Part::Prose(Prose::Paragraph(content)))
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Option<Part> {
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
        self.crossheads.push(Crosshead { id: slug.clone(), place: self.excerpt.place(range.start) });
        AnchorId::new(slug).ok().map(|id| Part::Prose(Prose::Crosshead { id, text: words }))
    }

    fn items(&mut self) -> Vec<Vec<Inline>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.take() {
            if matches!(event, Event::End(TagEnd::List(_))) {
                break;
            }
            // The start of an item: what follows is words, or a paragraph if there are empty lines between the items.
            if matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _))) {
                self.take();
                items.push(self.content());
                self.take();
            } else {
                items.push(self.content());
            }
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
        items.retain(|item| !item.is_empty());
        items
    }

    fn quote(&mut self) -> Vec<Vec<Inline>> {
        let mut paragraphs = Vec::new();
        while let Some((event, range)) = self.take() {
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

    /// Words where nothing else may stand.
    fn content(&mut self) -> Vec<Inline> {
        let run = self.run();
        self.words(run)
    }

    /// Checks a run that has to be words.
    fn words(&mut self, run: Run) -> Vec<Inline> {
        for (part, at) in &run.objects {
            let name = match part {
                Part::Panel(_) => "a panel",
                Part::Claims(_) | Part::AllClaims => "a list of claims",
                Part::AllPeople => "a list of people",
                Part::AllSources => "a list of sources",
                Part::Figure(..) | Part::Prose(_) => "a figure",
            };
            let hint = "put it on a line of its own, with an empty line before and after it";
            self.refuse(*at, format!("{name} stands alone in a paragraph"), hint);
        }
        if let (Some((number, at)), false, Scope::Article | Scope::Panel(_)) =
            (&run.number, run.is_attributed, self.scope)
        {
            let hint = "cite its source after the sentence: <source:id>";
            self.refuse(*at, format!("a number without a source: {number}"), hint);
        }
        run.content
    }

    /// Reads words up to the end, or the start, of a block.
    fn run(&mut self) -> Run {
        let mut run = Run::default();
        let mut styles = Vec::new();
        let mut directions = Directions::default();
        // Nothing is there yet that white space could part from what follows.
        let mut is_after_space = true;
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
                Event::End(TagEnd::Strikethrough) => {}
                _ => match self.phrasing(&mut styles, &mut directions, &event, range) {
                    Words::Text(text) => {
                        if !text.trim().is_empty() {
                            run.has_words = true;
                        }
                        run.note_number(text, at, &self.excerpt.text);
                        push_words(&mut run.content, text, style(&styles), &mut is_after_space);
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
    fn phrasing<'t>(
        &self,
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
                self.refuse(
                    at,
                    "code is not supported",
                    "use quotation marks or *emphasis*; a backtick is written \\`",
                );
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
    fn check_characters(&self, text: &str, at: usize, directions: &mut Directions<'a>) {
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
        let place = |offset| self.excerpt.place(if is_raw { at + offset } else { at });
        directions.read(text, place, self.report);
    }

    /// Finds what was meant as a link and is not one: it would be shown to readers as it stands.
    fn check_text(&self, range: Range<usize>) {
        let text = &*self.excerpt.text;
        for (offset, character) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            let rest = &text[at..];
            if text[..at].ends_with('\\') {
                continue;
            }
            if character == ']' && (rest.starts_with("](") || rest.starts_with("][")) {
                let hint = "a link is [words](address): no space in the address, and no link inside another";
                self.refuse(at, "this is not a link", hint);
            }
            let marks = ["<source:", "<panel:", "<claims:", "<people:", "<sources:"];
            if character == '<' && marks.iter().any(|start| rest.starts_with(start)) {
                self.refuse(at, "this is not read as a mark", "write it as <source:id>, without spaces");
            }
            if rest.starts_with("[^") {
                self.refuse(at, FOOTNOTE, FOOTNOTE_HINT);
            }
        }
    }

    fn link(
        &mut self,
        run: &mut Run,
        is_after_space: &mut bool,
        styles: &mut Vec<Style>,
        directions: &mut Directions<'a>,
        (link_type, address, title): (LinkType, CowStr<'r>, CowStr<'r>),
        range: Range<usize>,
    ) {
        let at = range.start;
        if matches!(link_type, LinkType::Autolink | LinkType::Email) {
            self.skip();
            self.mark(run, is_after_space, &address, at + 1);
            return;
        }
        let content = self.link_words(run, is_after_space, styles, directions);
        if !title.is_empty() {
            self.refuse(at, "a link has no title", "put what it says into the text");
        }
        if content.is_empty() {
            self.refuse(at, "a link without words", "put the words that lead there between [ and ]");
        }
        let Some(inline) = self.target(run, &address, content, at) else {
            run.has_words = true;
            return;
        };
        run.content.push(inline);
    }

    /// The words of a link, up to its end.
    fn link_words(
        &mut self,
        run: &mut Run,
        is_after_space: &mut bool,
        styles: &mut Vec<Style>,
        directions: &mut Directions<'a>,
    ) -> Vec<Phrase> {
        let mut words = Vec::new();
        while let Some((event, range)) = self.take() {
            let at = range.start;
            match event {
                Event::End(TagEnd::Link) => break,
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    self.refuse(at, "a link cannot hold another link", "put one after the other");
                    self.skip();
                }
                _ => {
                    if let Words::Text(text) = self.phrasing(styles, directions, &event, range) {
                        run.note_number(text, at, &self.excerpt.text);
                        push_words(&mut words, text, style(styles), is_after_space);
                    }
                }
            }
        }
        words
    }

    /// What `[words](address)` means.
    fn target(&mut self, run: &mut Run, address: &str, content: Vec<Phrase>, at: usize) -> Option<Inline> {
        let place = self.excerpt.place(at);
        let (scheme, name) = address.split_once(':').unwrap_or(("", address));
        match (scheme, self.scope) {
            (_, Scope::Remark) => {
                self.refuse(at, "a link cannot stand here", "this text may hold *emphasis* and <source:id> only");
                None
            }
            ("panel", _) => {
                if matches!(self.scope, Scope::Panel(panel) if panel == name) {
                    self.refuse(at, "a panel cannot lead to itself", "delete the link, or lead to another panel");
                }
                self.mention(MentionKind::Trigger, name, place);
                let panel = self.names.panels.resolve(name, place, self.report)?;
                Some(Inline::Trigger { panel, place: 0, content })
            }
            ("claim", scope) => {
                run.is_attributed = true;
                let claim: ClaimId = self.names.claims.resolve(name, place, self.report)?;
                if matches!(scope, Scope::Article) {
                    self.mention(MentionKind::Passage, name, place);
                    return Some(Inline::Passage { claim, content });
                }
                Some(Inline::PassageLink { claim, content })
            }
            ("http" | "https", _) => match Url::new(address) {
                Ok(url) => Some(Inline::Link { url, content }),
                Err(error) => {
                    self.refuse(at, format!("{error}: \"{address}\""), LINK_HINT);
                    None
                }
            },
            ("source", _) => {
                self.refuse(
                    at,
                    "a citation has no words of its own",
                    format!("write <source:{name}> after the sentence"),
                );
                None
            }
            ("", _) if address.starts_with('#') => {
                let message = format!("a link cannot lead to the fragment \"{address}\"");
                self.refuse(at, message, LINK_HINT);
                None
            }
            ("", _) => {
                self.refuse(at, format!("a link to \"{address}\" leads nowhere"), LINK_HINT);
                None
            }
            _ => {
                let message = format!("a link with the scheme \"{scheme}:\" is not allowed");
                // What is right as a mark is no misspelt link.
                match nearest(scheme, LINK_SCHEMES).filter(|_| !SCHEMES.contains(&scheme)) {
                    Some(near) => self.refuse(at, message, format!("did you mean \"{near}:{name}\"?")),
                    None => self.refuse(at, message, LINK_HINT),
                }
                None
            }
        }
    }

    /// What `<kind:name>` means.
    fn mark(&mut self, run: &mut Run, is_after_space: &mut bool, address: &str, at: usize) {
        let place = self.excerpt.place(at);
        let (scheme, name) = address.split_once(':').unwrap_or(("", address));
        match (scheme, self.scope) {
            ("source", _) => {
                run.is_attributed = true;
                run.has_words = true;
                if let Some(source) = self.names.sources.resolve::<SourceId>(name, place, self.report) {
                    // The number stands right at the words it is for, however far the writer kept it from them.
                    trim_end(&mut run.content);
                    run.content.push(Inline::Citation(source));
                    *is_after_space = false;
                }
                return;
            }
            ("panel", Scope::Article) => {
                self.mention(MentionKind::Panel, name, place);
                if let Some(panel) = self.names.panels.resolve(name, place, self.report) {
                    run.objects.push((Part::Panel(panel), at));
                    return;
                }
            }
            ("claims" | "people" | "sources", Scope::Panel(_)) if name == ALL => {
                let (kind, id, list) = match scheme {
                    "claims" => (MentionKind::Claims, ALL, Part::AllClaims),
                    "people" => (MentionKind::List, address, Part::AllPeople),
                    _ => (MentionKind::List, address, Part::AllSources),
                };
                self.mention(kind, id, place);
                run.objects.push((list, at));
                return;
            }
            ("people" | "sources", _) if name != ALL => {
                // What lists one of a kind, or cites it, is written almost alike.
                let (names, near) = match scheme {
                    "people" => (&self.names.people, "claims"),
                    _ => (&self.names.sources, "source"),
                };
                let hint = match names.contains(name) {
                    true => format!("did you mean \"<{near}:{name}>\"?"),
                    false => format!("<{scheme}:all> in a panel lists all {scheme}"),
                };
                self.refuse(at, format!("\"<{address}>\" means nothing here"), hint);
            }
            ("claims", Scope::Panel(_)) => {
                self.mention(MentionKind::Claims, name, place);
                if let Some(person) = self.names.people.resolve(name, place, self.report) {
                    run.objects.push((Part::Claims(person), at));
                    return;
                }
            }
            ("panel", _) => self.refuse(at, "a panel stands in the article only", "move it to article.md"),
            ("claims" | "people" | "sources", _) => {
                self.refuse(at, format!("a list of {scheme} stands in a panel only"), "move it into a panel");
            }
            ("claim", _) => {
                self.refuse(
                    at,
                    "a claim is marked with the words that make it",
                    format!("write [words](claim:{name})"),
                );
            }
            ("figure", _) => {
                let hint = format!("write ![what it shows](figure:{name}) alone in a paragraph of a panel");
                self.refuse(at, "a figure needs a text alternative", hint);
            }
            ("http" | "https", _) => {
                self.refuse(at, "an address is not readable text", format!("write [words]({address})"));
            }
            _ => {
                let message = format!("\"<{address}>\" means nothing here");
                match nearest(scheme, SCHEMES) {
                    Some(near) => self.refuse(at, message, format!("did you mean \"<{near}:{name}>\"?")),
                    None => {
                        self.refuse(at, message, "a citation is written <source:id>, the place of a panel <panel:id>")
                    }
                }
            }
        }
        run.has_words = true;
    }

    /// What `![alternative](figure:name)` means.
    fn image(&mut self, run: &mut Run, address: &str, range: Range<usize>) {
        let at = range.start;
        let mut alternative = String::new();
        let mut directions = Directions::default();
        let mut depth = 1;
        while let Some((event, inner)) = self.take() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => {
                    self.check_characters(&text, inner.start, &mut directions);
                    alternative.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => alternative.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        directions.finish(self.report);
        let alternative = collapse(&alternative);
        let place = self.excerpt.place(at);
        match (address.strip_prefix("figure:"), self.scope) {
            (None, _) => {
                self.refuse(at, "an image that is not a figure is not supported", "write ![what it shows](figure:id)");
            }
            (Some(_), Scope::Article | Scope::Remark) => {
                self.refuse(at, "a figure stands in a panel only", "move it into a panel");
            }
            (Some(name), Scope::Panel(_)) => {
                self.mention(MentionKind::Figure, name, place);
                if alternative.is_empty() {
                    let hint = "write between [ and ] what a person who cannot see the figure must know";
                    self.refuse(at, "a figure without a text alternative", hint);
                }
                if let Some(figure) = self.names.figures.resolve(name, place, self.report) {
                    run.objects.push((Part::Figure(figure, alternative), at));
                    return;
                }
            }
        }
        run.has_words = true;
    }

    fn mention(&mut self, kind: MentionKind, id: &str, place: Place<'a>) {
        self.mentions.push(Mention { kind, id: id.to_owned(), place });
    }
}

/// What an event adds to a run of words.
enum Words<'t> {
    Text(&'t str),
    Nothing,
    Refused,
    /// The event belongs to what stands around the run.
    End,
}

const HTML: &str = "raw HTML is not allowed";
const HTML_HINT: &str = "write Markdown; a < that is meant to be read is written \\<";
const FOOTNOTE: &str = "a footnote is not supported";
const FOOTNOTE_HINT: &str = "cite a source with <source:id>, or say it in the text";

/// What to say of a block that an explainer does not have.
fn refused_block(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::HtmlBlock => (HTML, HTML_HINT),
        Tag::CodeBlock(kind) if kind.is_indented() => {
            ("an indented text is a block of code, which is not supported", "start its lines without spaces")
        }
        Tag::CodeBlock(_) => ("a block of code is not supported", "use a block quote: > at the start of each line"),
        Tag::List(_) => {
            ("a numbered list is not supported", "start its items with - instead; an escaped 1\\. is no list")
        }
        Tag::Table(_) => ("a table is not supported here", "make it a figure: figures/<id>.toml and figures/<id>.csv"),
        Tag::FootnoteDefinition(_) => (FOOTNOTE, FOOTNOTE_HINT),
        _ => ("this is not supported", "use paragraphs, lists, block quotes and headings"),
    }
}

fn style(styles: &[Style]) -> Option<Style> {
    styles.last().copied()
}

/// Where words go: into a sentence or into a link.
trait Holds {
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
fn push_words<T: Holds>(content: &mut Vec<T>, text: &str, style: Option<Style>, is_after_space: &mut bool) {
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
fn trim_end(content: &mut Vec<Inline>) {
    if let Some(Inline::Phrase(Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text))) = content.last_mut()
    {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            content.pop();
        }
    }
}

impl Run {
    /// Keeps the first number of the run; `at` is where the text starts in `raw`.
    fn note_number(&mut self, text: &str, at: usize, raw: &str) {
        if self.number.is_some() {
            return;
        }
        if let Some(offset) = text.find(char::is_numeric) {
            let digits = &text[offset..];
            let end = digits.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ','))).unwrap_or(digits.len());
            let number = digits[..end].trim_end_matches(['.', ',']).to_owned();
            // An entity is shorter than what stands for it in the file.
            let offset = if raw[at..].starts_with(text) { offset } else { 0 };
            self.number = Some((number, at + offset));
        }
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
