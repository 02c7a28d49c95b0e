//! Links, images and marks in angle brackets: what each address means.

use super::numbers::{plain, reads};
use super::runs::{Words, trim_end};
use super::{ALL, CITE, CORRECTIONS, EDITIONS, FACTS, LISTS, Mention, MentionKind, Part, Reader, Run, Scope, Style};
use crate::reading::{Directions, Hint, Position, SourceText, collapse, nearest};
use crate::values::{AnchorId, ClaimId, Inline, Phrase, Prose, Slug, SourceId, TermId, Url};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

const LINK_HINT: &str =
    "a link leads to panel:<id>, claim:<id>, term:<id>, explainer:<name> or a full https:// address";
const SCHEMES: [&str; 16] = [
    "explainer",
    "panel",
    "person",
    "claim",
    "source",
    "figure",
    "term",
    "claims",
    "people",
    "sources",
    "terms",
    "facts",
    "editions",
    "corrections",
    "cite",
    "https",
];
const LINK_SCHEMES: [&str; 6] = ["panel", "claim", "source", "term", "explainer", "https"];

impl<'a, 'r> Reader<'a, 'r> {
    pub(super) fn link(
        &mut self,
        run: &mut Run<'a>,
        is_after_space: &mut bool,
        styles: &mut Vec<Style>,
        directions: &mut Directions<'a>,
        (link_type, address, title): (LinkType, CowStr<'r>, CowStr<'r>),
        range: Range<usize>,
    ) {
        let at = range.start;
        if matches!(link_type, LinkType::Autolink | LinkType::Email) {
            let whole = self.pass();
            whole.into_iter().for_each(|range| self.lose(range));
            self.mark(run, is_after_space, &address, at + 1);
            return;
        }
        let since = run.noted.said();
        let content = self.link_words(run, is_after_space, styles, directions);
        if !title.is_empty() {
            self.refuse(at, "a link has no title", "put what it says into the text");
        }
        if content.is_empty() {
            self.refuse(at, "a link without words", "put the words that lead there between [ and ]");
        }
        let Some(inline) = self.target(run, &address, content, range, since) else {
            run.has_words = true;
            return;
        };
        run.content.push(inline);
    }

    /// The words of a link, up to its end.
    pub(super) fn link_words(
        &mut self,
        run: &mut Run<'a>,
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
                        self.push((&mut words, &mut run.noted), (text, at), styles, is_after_space);
                    }
                }
            }
        }
        words
    }

    /// What `[words](address)` means; of all that was said the words begin at `since`.
    pub(super) fn target(
        &mut self,
        run: &mut Run<'a>,
        address: &str,
        content: Vec<Phrase>,
        range: Range<usize>,
        since: usize,
    ) -> Option<Inline> {
        let at = range.start;
        let position = self.excerpt.position(at);
        let (scheme, name) = address.split_once(':').unwrap_or(("", address));
        let is_elsewhere = matches!(scheme, "http" | "https");
        let place = self.place(range, address, if is_elsewhere { address } else { name });
        match (scheme, self.scope) {
            (_, Scope::Remark) => {
                self.refuse(
                    at,
                    "a link cannot stand here",
                    "this text may hold *emphasis*, <source:id> and <ours> only",
                );
                None
            }
            ("panel", _) => {
                if matches!(self.scope, Scope::Panel(panel) if panel == name) {
                    self.refuse(at, "a panel cannot lead to itself", "delete the link, or lead to another panel");
                }
                self.mention(MentionKind::Trigger, name, position);
                let panel = self.names.panels.resolve_in(name, position, place, self.report)?;
                Some(Inline::Trigger { panel, number: 0, content })
            }
            ("claim", scope) => {
                run.noted.claim(since, name);
                let claim: ClaimId = self.names.claims.resolve_in(name, position, place, self.report)?;
                if matches!(scope, Scope::Article) {
                    self.mention(MentionKind::Passage, name, position);
                    return Some(Inline::Passage { claim, content });
                }
                Some(Inline::PassageLink { claim, content })
            }
            ("term", _) => {
                self.mention(MentionKind::Term, name, position);
                let term: TermId = self.names.terms.resolve_in(name, position, place, self.report)?;
                Some(Inline::Term { term, content })
            }
            ("explainer", _) => {
                let (name, place) = name.split_once('#').map_or((name, None), |(name, place)| (name, Some(place)));
                let explainer = Slug::new(name);
                match (explainer, place.map(AnchorId::new).transpose()) {
                    (Ok(explainer), Ok(place)) => Some(Inline::Explainer { explainer, place, content }),
                    (Err(error), _) | (_, Err(error)) => {
                        let hint = "write explainer:<name of its folder>, and after a # the id of a place in it";
                        self.refuse(at, format!("{error}: \"{address}\""), hint);
                        None
                    }
                }
            }
            ("http" | "https", _) => match Url::new(address) {
                Ok(url) => {
                    self.report.note_address(url.as_str(), place, None, None);
                    Some(Inline::Link { url, content })
                }
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
                    Some(near) => self.refuse(at, message, Hint::meant(address, &format!("{near}:{name}"))),
                    None => self.refuse(at, message, LINK_HINT),
                }
                None
            }
        }
    }

    /// What `<kind:name>` means.
    pub(super) fn mark(&mut self, run: &mut Run<'a>, is_after_space: &mut bool, address: &str, at: usize) {
        let position = self.excerpt.position(at);
        let (scheme, name) = address.split_once(':').unwrap_or(("", address));
        let place = self.excerpt.position(at + address.len() - name.len());
        match (scheme, self.scope) {
            ("source", _) => {
                run.is_attributed = true;
                run.has_words = true;
                if let Some(source) = self.names.sources.resolve_in::<SourceId>(name, position, place, self.report) {
                    // The number stands right at the words it is for, however far the writer kept it from them.
                    trim_end(&mut run.content);
                    run.noted.cite(&source);
                    run.content.push(Inline::Citation(source));
                    *is_after_space = false;
                }
                return;
            }
            ("person", _) if self.is_speaker => {
                run.has_words = true;
                run.content
                    .extend(self.names.people.resolve_in(name, position, place, self.report).map(Inline::Person));
                *is_after_space = false;
                return;
            }
            ("person", _) => {
                let hint = format!("write -- <person:{name}> <source:id> as the last paragraph of a block quote");
                self.refuse(at, "somebody is named where a quotation says who said it", hint);
            }
            ("panel", Scope::Article) => {
                self.mention(MentionKind::Panel, name, position);
                if let Some(panel) = self.names.panels.resolve_in(name, position, place, self.report) {
                    run.objects.push((Part::Panel(panel), at));
                    return;
                }
            }
            ("claims", Scope::Panel(_)) if name == ALL => {
                self.mention(MentionKind::Claims, ALL, position);
                run.objects.push((Part::AllClaims, at));
                return;
            }
            (_, Scope::Panel(_)) if LISTS.contains(&address) => {
                let list = match address {
                    CORRECTIONS => Part::AllCorrections,
                    CITE => Part::Cite,
                    "people:all" => Part::AllPeople,
                    "terms:all" => Part::AllTerms,
                    FACTS => Part::AllFacts,
                    EDITIONS => Part::AllEditions,
                    _ => Part::AllSources,
                };
                self.mention(MentionKind::List, address, position);
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
                    true => Hint::meant(&format!("<{address}>"), &format!("<{near}:{name}>")),
                    false => format!("<{scheme}:all> in a panel lists all {scheme}").into(),
                };
                self.refuse(at, format!("\"<{address}>\" means nothing here"), hint);
            }
            ("claims", Scope::Panel(_)) => {
                self.mention(MentionKind::Claims, name, position);
                if let Some(person) = self.names.people.resolve_in(name, position, place, self.report) {
                    run.objects.push((Part::Claims(person), at));
                    return;
                }
            }
            ("corrections" | "cite", Scope::Panel(_)) => {
                let list = if scheme == "cite" { CITE } else { CORRECTIONS };
                self.refuse(at, format!("\"<{address}>\" means nothing here"), format!("write <{list}>"));
            }
            ("cite", _) => {
                self.refuse(at, "how this is cited stands in a panel only", "move it into a panel");
            }
            ("panel", _) => self.refuse(at, "a panel stands in the article only", "move it to article.md"),
            ("terms" | "facts" | "editions", Scope::Panel(_)) => {
                let hint = format!("<{scheme}:all> in a panel lists all {scheme}");
                self.refuse(at, format!("\"<{address}>\" means nothing here"), hint);
            }
            ("claims" | "people" | "sources" | "terms" | "facts" | "editions" | "corrections", _) => {
                self.refuse(at, format!("a list of {scheme} stands in a panel only"), "move it into a panel");
            }
            ("claim", _) => {
                self.refuse(
                    at,
                    "a claim is marked with the words that make it",
                    format!("write [words](claim:{name})"),
                );
            }
            ("term", _) => {
                self.refuse(at, "a term is marked with words of the text", format!("write [words](term:{name})"));
            }
            ("figure", _) => {
                let hint = format!("write ![what it shows](figure:{name}) alone in a paragraph of a panel");
                self.refuse(at, "a figure needs a text alternative", hint);
            }
            ("explainer", _) => {
                self.refuse(at, "a link to another explainer has words", format!("write [words]({address})"));
            }
            ("http" | "https", _) => {
                self.refuse(at, "an address is not readable text", format!("write [words]({address})"));
            }
            _ => {
                let message = format!("\"<{address}>\" means nothing here");
                let hint = match nearest(scheme, SCHEMES) {
                    Some(near) => Hint::meant(&format!("<{address}>"), &format!("<{near}:{name}>")),
                    None => "a citation is written <source:id>, the place of a panel <panel:id>".into(),
                };
                self.refuse(at, message, hint);
            }
        }
        run.has_words = true;
    }

    /// What `![alternative](figure:name)` means.
    pub(super) fn image(&mut self, run: &mut Run<'a>, address: &str, range: Range<usize>) {
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
        let position = self.excerpt.position(at);
        let alternative = match reads(&alternative) {
            true => self.filled(&alternative, at),
            false => collapse(&alternative),
        };
        if let (Some(name), Scope::Article | Scope::Panel(_)) = (address.strip_prefix("image:"), self.scope) {
            self.mention(MentionKind::Image, name, position);
            if alternative.is_empty() {
                let hint = "write between [ and ] what a person who cannot see the image must know";
                self.refuse(at, "an image without a text alternative", hint);
            }
            let place = self.place(range, address, name);
            match self.names.images.resolve_in(name, position, place, self.report) {
                Some(image) => run.objects.push((Part::Prose(Prose::Image { image, alternative }), at)),
                None => run.has_words = true,
            }
            return;
        }
        match (address.strip_prefix("figure:"), self.scope) {
            (None, _) => {
                let hint = "put its file into images/, and write ![what it shows](image:id); a figure is figure:id";
                self.refuse(at, "an image that is not the explainer's own is not supported", hint);
            }
            (Some(_), Scope::Article | Scope::Remark) => {
                self.lose(range);
                self.refuse(at, "a figure stands in a panel only", "move it into a panel");
            }
            (Some(name), Scope::Panel(_)) => {
                self.mention(MentionKind::Figure, name, position);
                if alternative.is_empty() {
                    let hint = "write between [ and ] what a person who cannot see the figure must know";
                    self.refuse(at, "a figure without a text alternative", hint);
                }
                let place = self.place(range, address, name);
                if let Some(figure) = self.names.figures.resolve_in(name, position, place, self.report) {
                    run.objects.push((Part::Figure(figure, alternative), at));
                    return;
                }
            }
        }
        run.has_words = true;
    }

    /// The words of a text alternative with the numbers of the record that they read.
    fn filled(&self, words: &str, at: usize) -> String {
        let raw = &self.excerpt.text[at..];
        // Where the words are not as they stand in the file, they are found at their start.
        let start = raw.find(words).unwrap_or_default();
        let file = self.excerpt.position(at + start);
        let end = file.offset + words.len();
        plain(&SourceText::within(file.file, file.offset, end, words.into()), self.names, self.report)
    }

    /// Where the name at the end of an address stands: in the link itself, or where the link's label is defined.
    fn place(&self, range: Range<usize>, address: &str, name: &str) -> Position<'a> {
        let text = &*self.excerpt.text;
        let after = |range: Range<usize>, mark: &str| {
            let start = range.start + text.get(range.clone())?.rfind(mark)?;
            Some(start + text.get(start..range.end)?.rfind(address)?)
        };
        let of_label = |(to, at): &(String, Range<usize>)| after(at.clone(), "]:").filter(|_| to == address);
        let found = after(range.clone(), "](").or_else(|| self.definitions.iter().find_map(of_label));
        self.excerpt.position(found.map_or(range.start, |start| start + address.len() - name.len()))
    }

    pub(super) fn mention(&mut self, kind: MentionKind, id: &str, position: Position<'a>) {
        self.mentions.push(Mention { kind, id: id.to_owned(), position });
    }
}
