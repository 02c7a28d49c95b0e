//! A writer's folder → a document, or everything that is wrong with the folder.
//!
//! `disk` reads the files into memory, one module a file reads what is in them, `check` judges what no file can tell
//! alone, and `assemble` puts the document together. None stops at the first mistake, and none reports what only
//! follows from another. The format is described for writers in `docs/authoring.md`.

mod addresses;
mod assemble;
mod begun;
mod blank;
mod check;
mod claims;
mod contradictions;
mod corrections;
mod disk;
mod editions;
mod facts;
mod figures;
mod folder;
mod forms;
mod glance;
mod images;
mod leftovers;
mod links;
mod markdown;
mod metadata;
mod new_source;
mod order;
mod panels;
mod people;
mod record;
mod rename;
mod reviews;
mod schema;
mod site;
mod sources;
mod telling;
mod template;
mod terms;
mod uses;

pub use crate::figures::KIND_NAMES;
pub use crate::reading::{Diagnostic, Diagnostics, Offers, Warnings};
pub use begun::{Begun, begun};
pub use blank::{Blank, BlankError, blank, columns_of};
pub use editions::{changes, new_edition};
pub use folder::Files;
pub use forms::{Entry, Held, entries, with_value, without_entry};
pub use links::{Link, links};
pub use metadata::SCHEMA;
pub use new_source::{NewSource, NewSourceError, new_source, with_source};
pub use rename::{RenameError, Renamed, rename};
pub use schema::{About, schemas};
pub use site::{SITE, site};
pub use template::template;
pub use uses::{Use, uses};

use crate::document::{Claim, Correction, Edition, Explainer, Image, Person, Site, Source, Term};
use crate::figures::WORDS;
use crate::language::Language;
use crate::reading::{self, Document, ID_HINT, Kind, Names, Report, SourceText, TextFile};
use crate::values::{IdError, Slug};
use addresses::AllNames;
use assemble::assemble;
use check::check;
use folder::Folder;
use markdown::{Numerals, Scope, Statement, Text};
use panels::Panel;
use record::Record;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use telling::Tally;

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
    open(folder, Some(today)).compile(None)
}

/// What can be told of a folder while it is being written.
#[derive(Debug)]
pub struct Look {
    /// The document, or what is wrong.
    pub explainer: Result<Explainer, Diagnostics>,
    /// What should be looked at.
    pub warnings: Warnings,
    /// Where names stand, as far as the folder could be read.
    pub uses: Vec<Use>,
}

/// Compiles a folder in memory on a day, and tells all that is found on the way; a folder with mistakes has names, too.
pub fn look(files: &Files, today: u32) -> Look {
    let report = Report::noting_on(today);
    let explainer = explainer(files, &report);
    let (warnings, names) = (report.take_warnings(), report.take_noted().names);
    Look { explainer: complete(explainer, report), warnings, uses: uses::places(files, names) }
}

/// The numbers that were typed in a folder and could be read from its record.
pub fn readings(folder: &Path) -> Result<Offers, Diagnostics> {
    let report = Report::offering();
    let explainer = disk::read(folder, &report).and_then(|files| explainer(&files, &report));
    let offers = report.take_offers();
    complete(explainer, report)?;
    Ok(offers)
}

/// The files of a folder, if all of them could be read.
pub fn read(folder: &Path) -> Result<Files, Diagnostics> {
    let report = Report::default();
    let files = disk::read(folder, &report);
    match (report.into_diagnostics(), files) {
        (Some(diagnostics), _) => Err(diagnostics),
        (None, Some(files)) => Ok(files),
        (None, None) => panic!("a folder that is not there was reported"),
    }
}

/// A folder as it was read, with what was wrong with that.
pub struct Opened {
    files: Option<Files>,
    report: Report,
}

/// Reads a folder, on a day if that matters.
pub fn open(folder: &Path, today: Option<u32>) -> Opened {
    let report = Report::on(today);
    Opened { files: disk::read(folder, &report), report }
}

impl Opened {
    /// Its files, if it could be read at all.
    pub fn files(&self) -> Option<&Files> {
        self.files.as_ref()
    }

    /// Compiles it, as a part of a site if it is one.
    pub fn compile(self, site: Option<&Site>) -> Result<(Explainer, Warnings), Diagnostics> {
        let Self { files, report } = self;
        let mut explainer = files.as_ref().and_then(|files| explainer(files, &report));
        if let (Some(explainer), Some(files), Some(site)) = (&mut explainer, &files, site) {
            site::put(explainer, files, site, &report);
        }
        let warnings = report.take_warnings();
        Ok((complete(explainer, report)?, warnings))
    }
}

/// The same of a folder in memory.
pub fn compile_files(files: &Files) -> Result<Explainer, Diagnostics> {
    reading::make_copies_here();
    compiled(files)
}

/// The same, where what becomes of its pictures is known.
fn compiled(files: &Files) -> Result<Explainer, Diagnostics> {
    let report = Report::default();
    let explainer = explainer(files, &report);
    complete(explainer, report)
}

/// What becomes of a writer's picture, for a program that [looks](look) at its folder and reads no pictures itself.
pub fn copies(picture: &[u8]) -> Vec<u8> {
    reading::make_copies_here();
    reading::copies_for_another(picture)
}

/// Gives what [`copies`] made of a picture.
pub fn give_copies(picture: &[u8], copies: &[u8]) {
    reading::give_copies(picture, copies);
}

fn complete<T>(read: Option<T>, report: Report) -> Result<T, Diagnostics> {
    match (report.into_diagnostics(), read) {
        (Some(diagnostics), _) => Err(diagnostics),
        (None, Some(read)) => Ok(read),
        (None, None) => panic!("whatever is missing was reported where it was missed"),
    }
}

fn explainer(files: &Files, report: &Report) -> Option<Explainer> {
    let folder = folder::read(files, report);
    let slug = slug(&files.path, &files.name, report);
    let parts = parse(&folder, report)?;
    check(&parts, report);
    // What says that all of it is invented is an example itself.
    if parts.metadata.as_ref().is_some_and(|metadata| !metadata.example) {
        leftovers::check(&folder, report);
    }
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
    /// What the claims say.
    statements: Vec<Statement<'a>>,
    terms: Vec<Term>,
    images: Vec<Image>,
    panels: BTreeMap<&'a str, Panel<'a>>,
    article: Option<Text<'a>>,
    corrections: Vec<Correction>,
    editions: Vec<Edition>,
    files: &'a Folder,
}

/// A file of the folder, and what is shared of its kind.
fn both<'d, 'a>(own: &'d Option<Document<'a>>, shared: &'d Option<Document<'a>>) -> Vec<&'d Document<'a>> {
    own.iter().chain(shared).collect()
}

/// Reads all files; `None` only if they are of another version and cannot be judged.
fn parse<'a>(files: &'a Folder, report: &Report) -> Option<Parts<'a>> {
    let document = |file: &'a Option<TextFile>| file.as_ref().map(|file| Document::of_file(file, report));
    let is_sound = |document: &Option<Document<'a>>| document.as_ref().is_some_and(Document::is_sound);
    // Of each shared file, and whether what it declares is all there is.
    let shared: [Option<Document<'a>>; 3] = files.shared.each_ref().map(document);
    let has_all_shared = files.has_all_shared && shared.iter().flatten().all(Document::is_sound);
    let names_in = |kind, document: &Option<Document<'a>>| Names::new(kind, has_all_shared && is_sound(document));

    let metadata: Option<Document<'a>> = document(&files.metadata);
    if !metadata.as_ref().is_none_or(|metadata| metadata::check_schema(metadata, report)) {
        return None;
    }
    let (sources, people, claims) = (document(&files.sources), document(&files.people), document(&files.claims));
    let terms = document(&files.terms);
    let facts = document(&files.facts);
    let images = document(&files.images);
    let tag = metadata.as_ref().and_then(metadata::tag).unwrap_or_default();
    let mut names = AllNames {
        sources: names_in(Kind::Source, &sources),
        people: names_in(Kind::Person, &people),
        claims: names_in(Kind::Claim, &claims),
        panels: Names::of_files(Kind::Panel, &files.panels, report),
        figures: Names::of_files(Kind::Figure, files.figures.iter().map(|(id, files)| (id, &files.facts)), report),
        terms: Names::new(Kind::Term, has_all_shared && (!files.has_terms || is_sound(&terms))),
        facts: Names::new(Kind::Fact, !files.has_facts || is_sound(&facts)),
        images: Names::new(Kind::Image, !files.has_images || is_sound(&images)),
        record: Record::default(),
        rows: BTreeMap::new(),
        claimed: BTreeMap::new(),
        tally: None,
        language: Language::or_english(&tag, WORDS),
        numerals: Numerals::of(&tag),
    };
    let [shared_sources, shared_people, shared_terms] = &shared;
    let sources: Vec<Source> = sources::read(&both(&sources, shared_sources), &mut names.sources, report);
    if let Some(document) = &metadata {
        metadata::call_original(document, &sources, &mut names.sources, report);
    }
    let people = people::read(&both(&people, shared_people), &mut names.people, &names.sources, report);
    let terms = both(&terms, shared_terms);
    terms.iter().for_each(|document| terms::declare(document, &mut names.terms, report));
    images::declare(images.as_ref(), &files.pictures, &mut names.images, report);
    let urls = sources.iter().map(|source| (&source.id, source.url.as_str())).collect();
    // Whatever comes after them may hold a number of theirs.
    // What is somebody's name is no id there.
    let called: BTreeSet<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let called = people.iter().filter(|person| !called.contains(person.id.as_str()));
    let called = called.map(|person| (person.id.as_str(), person.name.as_str())).collect();
    let original_facts = document(&files.original.facts);
    if let Some(document) = &facts {
        let known = facts::Known { sources: &names.sources, people: &called };
        let facts = facts::read(document, original_facts.as_ref(), &mut names.facts, &known, report);
        names.record.facts = facts.into_iter().map(|fact| (fact.id.clone(), fact)).collect();
    }
    figures::read(&files.figures, &mut names, &urls, &called, report);
    if let Some(document) = &claims {
        claims::declare(document, &mut names, report);
    }
    let (claims, statements) =
        claims.map(|document| claims::read(&document, &names, &sources, report)).unwrap_or_default();
    let has_all_claims = names.claims.is_complete() && names.claims.declared().count() == claims.len();
    names.tally = has_all_claims.then(|| Tally::of(&claims, &tag));
    let terms = terms.iter().flat_map(|document| terms::read(document, &names, report)).collect();
    let read_images = |document: Document<'a>| images::read(&document, &files.pictures, &names, report);
    let images = images.map(read_images).unwrap_or_default();
    let panels = files.panels.iter().filter_map(|(id, file)| Some((id.as_str(), file.as_ref()?)));
    let panels = panels.map(|(id, file)| (id, panels::read(id, file, &names, report))).collect();
    let corrections = document(&files.corrections);
    let corrections = corrections.map(|document| corrections::read(&document, &names, report)).unwrap_or_default();
    let editions = document(&files.editions).map(|document| editions::read(&document, report)).unwrap_or_default();
    let article = files.article.as_ref();
    let article = article.and_then(|file| markdown::text(&SourceText::rest(file, 0), Scope::Article, &names, report));
    if let Some(document) = &metadata {
        metadata::check_original(document, &files.original, report);
    }
    Some(Parts {
        metadata: metadata.and_then(|document| metadata::read(&document, &sources, article.as_ref(), &names, report)),
        people,
        names,
        sources,
        claims,
        statements,
        terms,
        images,
        panels,
        article,
        corrections,
        editions,
        files,
    })
}
