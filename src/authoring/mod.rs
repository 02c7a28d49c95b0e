//! A writer's folder → a document, or everything that is wrong with the folder.
//!
//! Three phases: `disk` reads the files into memory, one module a file reads what is in them, and this module puts it
//! together and checks what no file can tell alone. None stops at the first mistake, and none reports what only
//! follows from another. The format is described for writers in `docs/authoring.md`.

mod addresses;
mod claims;
mod contradictions;
mod corrections;
mod disk;
mod figures;
mod folder;
mod glance;
mod markdown;
mod metadata;
mod order;
mod panels;
mod people;
mod record;
mod reviews;
mod sources;
mod terms;

pub use crate::reading::{Diagnostic, Diagnostics, Warnings};
pub use folder::Files;
pub use metadata::SCHEMA;

use crate::document::{
    Block, Claim, ContextPanel, Correction, Explainer, PanelBlock, Person, SCHEMA as JSON_SCHEMA, Source, Term,
};
use crate::figures::WORDS;
use crate::language::Language;
use crate::reading::{Document, ID_HINT, Kind, Names, Position, Report, SourceText, TextFile};
use crate::values::{ClaimId, IdError, Inline, PersonId, Slug};
use addresses::AllNames;
use folder::Folder;
use markdown::{ALL, CORRECTIONS, LISTS, Mention, MentionKind, Part, Scope, Text};
use panels::Panel;
use record::Record;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Compiles a writer's folder; its slug is the folder's name.
///
/// Either the document, of which everything that `docs/authoring.md` promises is true, or what is wrong.
pub fn compile(folder: &Path) -> Result<Explainer, Diagnostics> {
    let report = Report::default();
    let explainer = disk::read(folder, &report).and_then(|files| explainer(&files, &report));
    complete(explainer, report)
}

/// The same, with what a writer should look at on that day, which is counted as days are in
/// [`Date::span`](crate::values::Date::span).
pub fn review(folder: &Path, today: u32) -> Result<(Explainer, Warnings), Diagnostics> {
    let report = Report::on(Some(today));
    let explainer = disk::read(folder, &report).and_then(|files| explainer(&files, &report));
    let warnings = report.take_warnings();
    Ok((complete(explainer, report)?, warnings))
}

/// The same of a folder in memory.
pub fn compile_files(files: &Files) -> Result<Explainer, Diagnostics> {
    let report = Report::default();
    let explainer = explainer(files, &report);
    complete(explainer, report)
}

fn complete(explainer: Option<Explainer>, report: Report) -> Result<Explainer, Diagnostics> {
    match (report.into_diagnostics(), explainer) {
        (Some(diagnostics), _) => Err(diagnostics),
        (None, Some(explainer)) => Ok(explainer),
        (None, None) => panic!("whatever is missing from a document was reported where it was missed"),
    }
}

fn explainer(files: &Files, report: &Report) -> Option<Explainer> {
    let folder = folder::read(files, report);
    let slug = slug(&files.path, &files.name, report);
    let parts = parse(&folder, report)?;
    check(&parts, report);
    assemble(slug?, parts)
}

fn slug(folder: &Path, name: &str, report: &Report) -> Option<Slug> {
    let slug: Result<Slug, IdError> = Slug::new(name);
    if let Err(error) = &slug {
        let error = Diagnostic::of_file(folder, format!("{error}: \"{name}\""));
        report.add(error.hint(format!("the folder's name becomes the explainer's address: {}", ID_HINT)));
    }
    slug.ok()
}

/// What the files say, each by itself.
struct Parts<'a> {
    names: AllNames<'a>,
    metadata: Option<metadata::Metadata>,
    sources: Vec<Source>,
    people: Vec<Person>,
    claims: Vec<Claim>,
    terms: Vec<Term>,
    panels: BTreeMap<&'a str, Panel<'a>>,
    article: Option<Text<'a>>,
    corrections: Vec<Correction>,
    files: &'a Folder,
}

/// Reads all files; `None` only if they are of another version and cannot be judged.
fn parse<'a>(files: &'a Folder, report: &Report) -> Option<Parts<'a>> {
    let document = |file: &'a Option<TextFile>| file.as_ref().map(|file| Document::of_file(file, report));
    let is_sound = |document: &Option<Document<'a>>| document.as_ref().is_some_and(Document::is_sound);
    let names_in = |kind, document: &Option<Document<'a>>| Names::new(kind, is_sound(document));

    let metadata = document(&files.metadata);
    if !metadata.as_ref().is_none_or(|metadata| metadata::check_schema(metadata, report)) {
        return None;
    }
    let (sources, people, claims) = (document(&files.sources), document(&files.people), document(&files.claims));
    let terms = document(&files.terms);
    let mut names = AllNames {
        sources: names_in(Kind::Source, &sources),
        people: names_in(Kind::Person, &people),
        claims: names_in(Kind::Claim, &claims),
        panels: Names::of_files(Kind::Panel, &files.panels, report),
        figures: Names::of_files(Kind::Figure, files.figures.iter().map(|(id, files)| (id, &files.facts)), report),
        terms: Names::new(Kind::Term, !files.has_terms || is_sound(&terms)),
        record: Record::default(),
    };
    let sources = sources.map(|document| sources::read(&document, &mut names.sources, report)).unwrap_or_default();
    let people = people.map(|document| people::read(&document, &mut names.people, &names.sources, report));
    if let Some(document) = &claims {
        claims::declare(document, &mut names.claims, report);
    }
    if let Some(document) = &terms {
        terms::declare(document, &mut names.terms, report);
    }
    let urls = sources.iter().map(|source| (&source.id, source.url.as_str())).collect();
    // Whatever comes after them may hold a number of theirs.
    figures::read(&files.figures, &mut names, &urls, report);
    let claims = claims.map(|document| claims::read(&document, &names, report)).unwrap_or_default();
    let terms = terms.map(|document| terms::read(&document, &names, report)).unwrap_or_default();
    let panels = files.panels.iter().filter_map(|(id, file)| Some((id.as_str(), file.as_ref()?)));
    let panels = panels.map(|(id, file)| (id, panels::read(id, file, &names, report))).collect();
    let corrections = document(&files.corrections);
    let corrections = corrections.map(|document| corrections::read(&document, &names, report)).unwrap_or_default();
    let article = files.article.as_ref();
    let article = article.and_then(|file| markdown::text(&SourceText::rest(file, 0), Scope::Article, &names, report));
    Some(Parts {
        metadata: metadata.and_then(|document| metadata::read(&document, &names, report)),
        people: people.unwrap_or_default(),
        names,
        sources,
        claims,
        terms,
        panels,
        article,
        corrections,
        files,
    })
}

/// Where each thing is mentioned in the texts, in their order.
struct Mentions<'m, 'a>(BTreeMap<(MentionKind, &'m str), Vec<&'m Mention<'a>>>);

impl<'m, 'a> Mentions<'m, 'a> {
    fn of(texts: impl Iterator<Item = &'m Text<'a>>) -> Self {
        let mut mentions = Self(BTreeMap::new());
        for mention in texts.flat_map(|text| &text.mentions) {
            mentions.0.entry((mention.kind, &mention.id)).or_default().push(mention);
        }
        mentions
    }

    fn of_one(&self, kind: MentionKind, id: &'m str) -> &[&'m Mention<'a>] {
        self.0.get(&(kind, id)).map_or(&[], Vec::as_slice)
    }

    fn of_all(&self, kind: MentionKind) -> impl Iterator<Item = &'m Mention<'a>> {
        self.0.range((kind, "")..).take_while(move |((found, _), _)| *found == kind).flat_map(|(_, all)| all).copied()
    }
}

/// Checks what no file can tell alone: that everything has its one place, and a way to it.
fn check(parts: &Parts<'_>, report: &Report) {
    let texts = || parts.article.iter().chain(parts.panels.values().filter_map(|panel| panel.text.as_ref()));
    parts.names.check_addresses(texts().flat_map(|text| &text.crossheads), report);

    let mentions = Mentions::of(texts());
    // If a text could not be read, what is missing may be in it.
    let has_panel = |id: &String| parts.panels.get(id.as_str()).is_some_and(|panel| panel.text.is_some());
    let has_all_panels = parts.files.panels.keys().all(has_panel);
    let has_article = parts.article.is_some();

    for (id, file) in &parts.files.panels {
        let Some(file) = file else { continue };
        let position = Position { file, offset: 0 };
        let hint = format!("put <panel:{id}> alone in a paragraph of article.md");
        once(
            mentions.of_one(MentionKind::Panel, id),
            "panel",
            id,
            "placed",
            has_article.then_some((position, hint)),
            report,
        );
        if has_article && has_all_panels && mentions.of_one(MentionKind::Trigger, id).is_empty() {
            let error = position.error(format!("nothing leads to the panel \"{id}\""));
            report.add(error.hint(format!("link words of article.md to it: [words](panel:{id})")));
        }
    }
    for (id, files) in &parts.files.figures {
        let Some(file) = files.facts.as_ref().or(files.rows.as_ref()) else { continue };
        let hint = format!("put ![what it shows](figure:{id}) alone in a paragraph of a panel");
        let position = has_all_panels.then_some((Position { file, offset: 0 }, hint));
        once(mentions.of_one(MentionKind::Figure, id), "figure", id, "placed", position, report);
    }
    for (id, position) in parts.names.claims.declared() {
        let hint = format!("mark the words of article.md that make it: [words](claim:{id})");
        let position = has_article.then_some((position, hint));
        once(mentions.of_one(MentionKind::Passage, id), "claim", id, "marked", position, report);
    }
    // A claim that could not be read, or whose maker nobody knows, may be anybody's.
    let has_all_claims =
        parts.names.claims.is_complete() && parts.names.claims.declared().count() == parts.claims.len();
    let makers: BTreeSet<&str> =
        parts.claims.iter().filter_map(|claim| claim.by.as_ref()).map(PersonId::as_str).collect();
    let has_all_makers = has_all_claims && makers.iter().all(|maker| parts.names.people.contains(maker));
    for mention in mentions.of_all(MentionKind::Claims).filter(|mention| parts.names.people.contains(&mention.id)) {
        if has_all_makers && !makers.contains(mention.id.as_str()) {
            let error = mention.position.error(format!("no claim is by \"{}\"", mention.id));
            report.add(error.hint("delete this line, or name who makes each claim with \"by\" in claims.toml"));
        }
    }
    check_lists(parts, &mentions, has_all_claims, has_all_panels, report);
    if let Some(metadata) = &parts.metadata {
        let language = Language::or_english(&metadata.lang, WORDS);
        let statements = texts().flat_map(|text| &text.statements);
        contradictions::check(statements, &parts.names.record.figures, &language, report);
    }
}

/// Checks that no list is empty, and that nothing is listed where it would have its address a second time: a claim
/// twice in one panel, a person or a source twice on the page.
fn check_lists(
    parts: &Parts<'_>,
    mentions: &Mentions<'_, '_>,
    has_all_claims: bool,
    has_all_panels: bool,
    report: &Report,
) {
    let people = &parts.names.people;
    for list in LISTS {
        once(mentions.of_one(MentionKind::List, list), "list", list, "placed", None, report);
    }
    let lists = mentions.of_one(MentionKind::List, CORRECTIONS);
    if let Some(file) = parts.files.corrections.as_ref().filter(|_| has_all_panels && lists.is_empty()) {
        let error = Position { file, offset: 0 }.error("the corrections are never listed");
        report.add(error.hint(format!("put <{CORRECTIONS}> alone in a paragraph of a panel")));
    }
    for mention in lists.iter().filter(|_| !parts.files.has_corrections) {
        let error = mention.position.error("there are no corrections");
        report.add(error.hint("delete this line, or add them to corrections.toml"));
    }
    let has_nobody = people.is_complete() && people.declared().next().is_none();
    for mention in mentions.of_one(MentionKind::List, "people:all").iter().filter(|_| has_nobody) {
        report.add(mention.position.error("there are no people").hint("delete this line, or add them to people.toml"));
    }
    let has_no_terms = parts.names.terms.is_complete() && parts.names.terms.declared().next().is_none();
    for mention in mentions.of_one(MentionKind::List, "terms:all").iter().filter(|_| has_no_terms) {
        report.add(mention.position.error("there are no terms").hint("delete this line, or add them to terms.toml"));
    }
    let has_no_claims = has_all_claims && parts.claims.is_empty();
    for mention in mentions.of_one(MentionKind::Claims, ALL).iter().filter(|_| has_no_claims) {
        report.add(mention.position.error("there are no claims").hint("delete this line, or add them to claims.toml"));
    }
    for text in parts.panels.values().filter_map(|panel| panel.text.as_ref()) {
        let is_list = |mention: &&Mention<'_>| {
            mention.kind == MentionKind::Claims && (mention.id == ALL || people.contains(&mention.id))
        };
        // The first list of each person's claims, of all claims, and of any.
        let mut listed: BTreeMap<&str, Position<'_>> = BTreeMap::new();
        let mut any = None;
        for list in text.mentions.iter().filter(is_list) {
            let same = [ALL, list.id.as_str()].into_iter().filter_map(|id| listed.get(id).copied());
            let first = if list.id == ALL { any } else { same.min_by_key(|position| position.offset) };
            if let Some(first) = first {
                let error = list.position.error("this panel lists the same claims twice");
                report.add(error.hint(format!("it lists them first in {first}")));
            }
            listed.entry(&list.id).or_insert(list.position);
            any = any.or(Some(list.position));
        }
    }
}

/// Reports every mention of a thing but the first, and, where a place is given to report it at, that there is none.
fn once(
    mentions: &[&Mention<'_>],
    kind: &str,
    id: &str,
    verb: &str,
    unmentioned: Option<(Position<'_>, String)>,
    report: &Report,
) {
    match (mentions, unmentioned) {
        ([first, others @ ..], _) => {
            for mention in others {
                let error = mention.position.error(format!("the {kind} \"{id}\" is {verb} twice"));
                report.add(error.hint(format!("it is {verb} first in {}", first.position)));
            }
        }
        ([], Some((position, hint))) => {
            report.add(position.error(format!("the {kind} \"{id}\" is never {verb}")).hint(hint));
        }
        ([], None) => {}
    }
}

/// Puts the document together; `None` if a part of it is missing, which was reported.
fn assemble(slug: Slug, parts: Parts<'_>) -> Option<Explainer> {
    let Parts {
        metadata,
        mut sources,
        mut people,
        mut claims,
        mut terms,
        panels: mut panel_texts,
        article,
        corrections,
        names,
        ..
    } = parts;
    let mut figures = names.record.figures;
    let metadata = metadata?;

    let marked = marked(article.iter().chain(panel_texts.values().filter_map(|panel| panel.text.as_ref())));
    let mut blocks = Vec::new();
    let mut panels = Vec::new();
    let has_note: BTreeSet<ClaimId> =
        claims.iter().filter(|claim| claim.is_noted()).map(|claim| claim.id.clone()).collect();
    let mut passages: BTreeMap<ClaimId, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for part in article?.parts {
        match part {
            Part::Prose(prose) => {
                let made: Vec<_> = prose.contents().iter().flatten().filter_map(passage).cloned().collect();
                blocks.push(Block::Prose(prose));
                for id in made {
                    if has_note.contains(&id) {
                        blocks.push(Block::Note(id.clone()));
                    }
                    let position = passages.len();
                    passages.insert(id, position);
                }
            }
            Part::Panel(id) => {
                placed.push(panel_texts.remove(id.as_str())?);
                blocks.push(Block::Panel(id));
            }
            // Refused where they were read.
            Part::Claims(_) | Part::AllClaims | Part::AllPeople | Part::AllSources | Part::AllCorrections => {}
            Part::AllTerms | Part::Cite | Part::Figure(..) | Part::More => {}
        }
    }
    claims.sort_by_key(|claim| passages.get(&claim.id));
    let mut claims_by: BTreeMap<PersonId, Vec<ClaimId>> = BTreeMap::new();
    for claim in &claims {
        claim.by.iter().for_each(|person| claims_by.entry(person.clone()).or_default().push(claim.id.clone()));
    }
    for panel in placed {
        panels.push(panel.complete(&mut figures, &claims, &claims_by)?);
    }
    order::number_triggers(&mut blocks, &mut panels);

    // Who says nothing, unless there is a list of all, and what nothing cites is of no use to a reader.
    let has_list = panels.iter().flat_map(ContextPanel::blocks).any(|block| *block == PanelBlock::People);
    let is_at_a_glance = |id: &PersonId| metadata.glance.iter().any(|glance| glance.by.as_ref() == Some(id));
    people.retain(|person| has_list || claims_by.contains_key(&person.id) || is_at_a_glance(&person.id));
    let has_terms = panels.iter().flat_map(ContextPanel::blocks).any(|block| *block == PanelBlock::Terms);
    terms.retain(|term| has_terms || marked.contains(term.id.as_str()));
    let citations = order::Citations::of(&metadata.original, &blocks, &panels, &claims, &people, &terms, &corrections);
    sources.retain(|source| citations.number(&source.id).is_some());
    sources.sort_by_key(|source| citations.number(&source.id));
    citations.sort(&mut panels, &mut claims, &mut people);

    Some(Explainer {
        schema: JSON_SCHEMA,
        slug,
        url: metadata.url,
        lang: metadata.lang,
        kicker: metadata.kicker,
        headline: metadata.headline,
        standfirst: metadata.standfirst,
        byline: metadata.byline,
        as_of: metadata.as_of,
        reviewed: metadata.reviews.reviewed,
        review_by: metadata.reviews.review_by,
        licence: metadata.licence,
        report: metadata.report,
        original: metadata.original,
        picture: metadata.picture,
        glance: metadata.glance,
        blocks,
        panels,
        claims,
        people,
        terms,
        sources,
        corrections,
    })
}

fn passage(inline: &Inline) -> Option<&ClaimId> {
    match inline {
        Inline::Passage { claim, .. } => Some(claim),
        _ => None,
    }
}

/// The terms that words of the texts mean.
fn marked<'m, 'a: 'm>(texts: impl Iterator<Item = &'m Text<'a>>) -> BTreeSet<String> {
    let terms = texts.flat_map(|text| &text.mentions).filter(|mention| mention.kind == MentionKind::Term);
    terms.map(|mention| mention.id.clone()).collect()
}
