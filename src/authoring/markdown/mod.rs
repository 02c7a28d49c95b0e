//! Markdown with places: what an explainer's text may hold, and an error that names the way out for all else.

mod blocks;
mod lists;
mod marks;
mod numbers;
mod passed_over;
mod quantities;
mod quotes;
mod runs;
mod statements;
mod tables;

pub(crate) use numbers::plain;
pub(crate) use quantities::Numerals;
pub(crate) use statements::{Statement, Typed};

use super::addresses::{AllNames, Crosshead};
use crate::reading::{Hint, Position, Report, SourceText};
use crate::values::{FigureId, Inline, PanelId, PersonId, Phrase, Prose, Told};
use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag};
use statements::Noted;
use std::{collections::BTreeSet, iter::Peekable, ops::Range};

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
    /// All corrections; only in a panel.
    AllCorrections,
    /// How the explainer is cited; only in a panel.
    Cite,
    /// All terms; only in a panel.
    AllTerms,
    /// All facts; only in a panel.
    AllFacts,
    /// All editions; only in a panel.
    AllEditions,
    /// The place of a figure; only in a panel.
    Figure(FigureId, String),
    /// The end of a panel's essential.
    More,
}

/// A reference in a text to something that is declared elsewhere, such as a panel or a claim.
pub(crate) struct Mention<'a> {
    pub(crate) kind: MentionKind,
    pub(crate) id: String,
    pub(crate) position: Position<'a>,
}

/// In which way a text refers to a thing: each kind has its own syntax and is checked apart.
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
    /// A photograph or drawing stands here.
    Image,
    /// Words are explained.
    Term,
    /// Somebody's claims stand here; under the name [`ALL`], everybody's.
    Claims,
    /// Everything of a kind stands here, under the address of its mark.
    List,
    /// The essential ends here.
    More,
}

/// What `<claims:all>` and its like name instead of somebody.
pub(crate) const ALL: &str = "all";
/// The lists of everything of a kind that stand on the page once.
pub(crate) const LISTS: [&str; 7] = ["people:all", "sources:all", "terms:all", FACTS, EDITIONS, CORRECTIONS, CITE];
/// The list of editions.
pub(crate) const EDITIONS: &str = "editions:all";
/// The list of facts.
pub(crate) const FACTS: &str = "facts:all";
/// The list of corrections.
pub(crate) const CORRECTIONS: &str = "corrections:all";
/// How the explainer is cited.
pub(crate) const CITE: &str = "cite:this";

/// A text that was read.
pub(crate) struct Text<'a> {
    pub(crate) parts: Vec<Part>,
    pub(crate) mentions: Vec<Mention<'a>>,
    pub(crate) crossheads: Vec<Crosshead<'a>>,
    pub(crate) statements: Vec<Statement<'a>>,
    /// How many claims stand how by its words, where that is not so: where it is said, and what is so.
    pub(crate) untrue: Vec<(Position<'a>, String)>,
    /// What was named in something that was refused.
    pub(crate) lost: BTreeSet<(MentionKind, String)>,
    /// Whether there is nothing but comments.
    pub(crate) is_empty: bool,
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
    let mut is_empty = true;
    loop {
        if reader.is_at_year() {
            is_empty = false;
            for run in reader.years() {
                parts.extend(reader.paragraph(run));
            }
        }
        // Years may follow one another in several lists.
        if !reader.is_at_year() {
            let Some((event, range)) = reader.take() else { break };
            is_empty &= matches!(event, Event::Start(Tag::HtmlBlock)) && reader.is_comment(&range);
            parts.extend(reader.block(event, range));
        }
    }
    let Reader { mentions, crossheads, statements, untrue, lost, .. } = reader;
    Some(Text { parts, mentions, crossheads, statements, untrue, lost, is_empty })
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
                .position(offset)
                .error(format!("more than {MOST} spaces and signs stand before the words of this line"));
            report.add(error.hint("start it without spaces; lists and quotes cannot stand in each other"));
            return true;
        }
        offset += line.len();
    }
    false
}

/// A remark that was read.
#[derive(Default)]
pub(crate) struct Remark<'a> {
    pub(crate) content: Vec<Inline>,
    pub(crate) statements: Vec<Statement<'a>>,
}

/// Reads a remark: one paragraph of words, emphasis and citations.
pub(crate) fn remark<'a>(excerpt: &SourceText<'a>, names: &AllNames<'a>, report: &Report) -> Remark<'a> {
    if is_too_deep(excerpt, report) {
        return Remark::default();
    }
    let mut reader = Reader::new(excerpt, Scope::Remark, names, report);
    let years = if reader.is_at_year() { reader.years() } else { Vec::new() };
    let content = match reader.take() {
        None if years.len() == 1 => years.into_iter().flat_map(|run| reader.words(run)).collect(),
        Some((Event::Start(Tag::Paragraph), _)) => {
            let content = reader.content();
            reader.take();
            content
        }
        _ => {
            report.add(excerpt.error(NOT_A_REMARK).hint(REMARK_HINT));
            return Remark::default();
        }
    };
    if let Some((_, range)) = reader.peek() {
        let position = excerpt.position(range.start);
        report.add(position.error(NOT_A_REMARK).hint(REMARK_HINT));
    }
    Remark { content, statements: reader.statements }
}

/// How many words a reader reads in a sentence.
pub(crate) fn words(content: &[Inline]) -> usize {
    // A number of the record is read as one word.
    let of_phrase = |phrase: &Phrase| match phrase {
        Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text) => text.clone(),
        Phrase::Number { told: Some(Told::Said(words)), .. } | Phrase::Fact { told: Some(Told::Said(words)), .. } => {
            words.clone()
        }
        Phrase::Number { .. } | Phrase::Fact { .. } => "0".to_owned(),
    };
    content.iter().flat_map(Inline::phrases).map(of_phrase).collect::<String>().split_whitespace().count()
}

/// What stands in the place of a citation where there can be none. CommonMark takes both for HTML.
const OURS: &str = "<ours>";
/// What ends a panel's essential.
const MORE: &str = "<more>";

const NOT_A_REMARK: &str = "this text is one paragraph, without headings and lists";
const REMARK_HINT: &str =
    "it may hold *emphasis*, <source:id> and <ours>; a number and a full stop at its start make a list, but for a year";
const HTML: &str = "raw HTML is not allowed";
const HTML_HINT: &str = "write Markdown; a < that is meant to be read is written \\<";
const FOOTNOTE: &str = "a footnote is not supported";
const FOOTNOTE_HINT: &str = "cite a source with <source:id>, or say it in the text";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Emphasis,
    Strong,
}

/// A run of words on its way into the document.
#[derive(Default)]
struct Run<'a> {
    content: Vec<Inline>,
    /// What stands alone in a paragraph if it is used rightly, and where.
    objects: Vec<(Part, usize)>,
    noted: Noted<'a>,
    /// Whether a source answers for the numbers, or we do.
    is_attributed: bool,
    /// Whether anything but white space and objects was found, even if it was refused.
    has_words: bool,
}

struct Reader<'a, 'r> {
    excerpt: &'r SourceText<'a>,
    scope: Scope<'r>,
    names: &'r AllNames<'a>,
    report: &'r Report,
    events: Peekable<Whole<'r>>,
    mentions: Vec<Mention<'a>>,
    crossheads: Vec<Crosshead<'a>>,
    statements: Vec<Statement<'a>>,
    untrue: Vec<(Position<'a>, String)>,
    lost: BTreeSet<(MentionKind, String)>,
    /// Whether a heading was read, below which others may stand.
    is_below_heading: bool,
    /// Whether what is read says whose words a quotation is.
    is_speaker: bool,
    /// How many cells of tables were read.
    cells: usize,
    /// Where addresses are defined for the links that only have a label; noted for those who ask for places.
    definitions: Vec<(String, Range<usize>)>,
}

/// What a parser finds, with text in one piece where it stands in one in the file: it is cut at each sign that could have
/// begun a mark.
struct Whole<'r> {
    events: Peekable<OffsetIter<'r>>,
    raw: &'r str,
}

impl<'r> Iterator for Whole<'r> {
    type Item = (Event<'r>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (event, mut range) = self.events.next()?;
        let raw = self.raw;
        let is_raw = |event: &Event<'_>, range: &Range<usize>| matches!(event, Event::Text(text) if **text == raw[range.clone()]);
        if !is_raw(&event, &range) {
            return Some((event, range));
        }
        while let Some((_, more)) = self.events.next_if(|(event, more)| more.start == range.end && is_raw(event, more))
        {
            range.end = more.end;
        }
        Some((Event::Text(raw[range.clone()].into()), range))
    }
}

impl<'a, 'r> Reader<'a, 'r> {
    fn new(excerpt: &'r SourceText<'a>, scope: Scope<'r>, names: &'r AllNames<'a>, report: &'r Report) -> Self {
        // Extensions that an explainer does not have are read, so that they are refused instead of shown as they stand.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let parser = Parser::new_ext(&excerpt.text, options);
        let defined = parser.reference_definitions().iter().filter(|_| report.is_noting());
        let definitions = defined.map(|(_, defined)| (defined.dest.to_string(), defined.span.clone())).collect();
        let events = Whole { events: parser.into_offset_iter().peekable(), raw: &excerpt.text }.peekable();
        Self {
            excerpt,
            scope,
            names,
            report,
            events,
            mentions: Vec::new(),
            crossheads: Vec::new(),
            statements: Vec::new(),
            untrue: Vec::new(),
            lost: BTreeSet::new(),
            is_below_heading: false,
            is_speaker: false,
            cells: 0,
            definitions,
        }
    }

    fn peek(&mut self) -> Option<&(Event<'r>, Range<usize>)> {
        self.events.peek()
    }

    fn take(&mut self) -> Option<(Event<'r>, Range<usize>)> {
        self.events.next()
    }

    /// Takes everything up to the end of what was just opened; where all of that stands.
    fn pass(&mut self) -> Option<Range<usize>> {
        let mut depth = 1;
        loop {
            match self.take()? {
                (Event::Start(_), _) => depth += 1,
                (Event::End(_), range) if depth == 1 => return Some(range),
                (Event::End(_), _) => depth -= 1,
                _ => {}
            }
        }
    }

    /// The same of what was refused.
    fn skip(&mut self) {
        if let Some(range) = self.pass() {
            self.lose(range);
        }
    }

    fn refuse(&self, offset: usize, message: impl Into<String>, hint: impl Into<Hint>) {
        self.report.add(self.excerpt.position(offset).error(message).hint(hint));
    }
}
