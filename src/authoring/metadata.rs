//! `explainer.toml`: the explainer's head, and the article that it explains.

use super::addresses::AllNames;
use super::editions;
use super::folder::OriginalFiles;
use super::glance;
use super::markdown::{self, Text};
use super::reviews::{self, Reviews};
use crate::document::{Checked, Glance, Licence, Original, Source, Translation};
use crate::figures;
use crate::language::{Language, LanguageError, WORDS};
use crate::reading::{Document, Fields, Hint, Meant, Names, Report, SourceText, list};
use crate::values::{Date, FigureId, Mailbox, SourceId, Url};

/// What `explainer.toml` says.
pub(crate) struct Metadata {
    pub(crate) url: Option<Url>,
    pub(crate) lang: String,
    pub(crate) translations: Vec<Translation>,
    pub(crate) kicker: String,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) byline: String,
    pub(crate) as_of: Date,
    pub(crate) reviews: Reviews,
    pub(crate) checked: Option<Checked>,
    pub(crate) draft: bool,
    pub(crate) example: bool,
    pub(crate) licence: Licence,
    pub(crate) report: Option<Mailbox>,
    pub(crate) original: Original,
    pub(crate) picture: Option<FigureId>,
    pub(crate) glance: Vec<Glance>,
}

/// The version of a writer's folder, which is not that of the public JSON: what is written for it is read in the same
/// way for as long as this number stays.
pub const SCHEMA: u32 = 3;

/// Whether the folder is of the version that this program reads. If not, nothing else of it can be judged.
pub(crate) fn check_schema(document: &Document<'_>, report: &Report) -> bool {
    let Some((schema, position)) = document.fields(report).number("schema", &SCHEMA.to_string()) else { return true };
    if schema != SCHEMA {
        let error =
            position.error(format!("this folder has schema {schema}, this version of sidelight reads schema {SCHEMA}"));
        report.add(error.hint(match schema {
            1 | 2 => {
                "write schema = 3; docs/authoring.md says under \"Folders of an older schema\" what has another name now"
            }
            _ => "use the version of sidelight that it was written for",
        }));
    }
    schema == SCHEMA
}

/// The tag of the language that it is written in, as far as that can be known.
pub(crate) fn tag(document: &Document<'_>) -> Option<String> {
    document.fields(&Report::default()).peek("lang")
}

/// What the article that is explained is called wherever its source or its date is meant.
const ORIGINAL: &str = "original";

/// Makes its source and its date known under that name. What is wrong with them is reported where they are read.
pub(crate) fn call_original(document: &Document<'_>, sources: &[Source], names: &mut Names<'_>, report: &Report) {
    let unheard = Report::default();
    let fields = document.fields(&unheard);
    let Some(fields) = fields.table(ORIGINAL) else { return };
    let id = fields.optional_excerpt("source").map(|id| id.text.into_owned());
    let published = fields.optional_date("published").or_else(|| published(sources, id.as_deref()?));
    published.into_iter().for_each(|date| report.name_date(ORIGINAL, date));
    id.into_iter().for_each(|id| names.call(ORIGINAL, id));
}

/// Checks that what a translation translates is there, and warns where that has changed since.
pub(crate) fn check_original(document: &Document<'_>, original: &OriginalFiles, report: &Report) {
    let fields = document.fields(report);
    let Some(name) = fields.optional_excerpt("translates") else { return };
    let translated = fields.optional_placed_date("translated");
    let Some(file) = &original.metadata else {
        let error = name.error(format!("no explainer \"{}\" stands beside this one", name.text));
        report.add(error.hint("write the name of the folder that has the original"));
        return;
    };
    if !fields.has("translated") {
        let error = name.error("a translation says of which state of its original it is");
        report.add(error.hint("write translated = \"2023-09-05\", the as_of that the original had"));
    }
    let unheard = Report::default();
    let as_of = Document::of_file(file, &unheard).fields(&unheard).optional_date("as_of");
    let (Some((translated, written)), Some(as_of)) = (translated, as_of) else { return };
    if as_of.span().0 <= translated.span().0 {
        return;
    }
    let editions = original.editions.as_ref().map(|file| editions::read(&Document::of_file(file, &unheard), &unheard));
    let later = editions.into_iter().flatten().filter(|edition| edition.as_of.span().0 > translated.span().0);
    let changes: Vec<String> = later.flat_map(|edition| edition.changes).collect();
    let warning =
        written.error(format!("the original is of {as_of} by now, this translates its state of {translated}"));
    report.warn(warning.hint(match changes.is_empty() {
        true => "translate what has changed, and write its as_of".to_owned(),
        false => format!("what has changed: {}", changes.join("; ")),
    }));
}

/// The date that a source has.
fn published(sources: &[Source], id: &str) -> Option<Date> {
    sources.iter().find(|source| source.id.as_str() == id)?.published
}

/// Reads all but the schema, which [`check_schema`] reads.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    sources: &[Source],
    article: Option<&Text<'a>>,
    names: &AllNames<'a>,
    report: &Report,
) -> Option<Metadata> {
    let fields = document.fields(report);
    // Only to make it known: it was read before.
    let _ = fields.optional_number("schema");
    let lang = fields.excerpt("lang").and_then(|lang| self::lang(&lang, report));
    let translations = translations(&fields, lang.as_deref(), report);
    // Whether both are right was looked at.
    let _ = (fields.has("translates"), fields.has("translated"));
    fields.may_be_elsewhere(&["translated"]);
    let url = fields.optional_excerpt("url").and_then(|url| address(&url, report));
    let (kicker, headline) = (fields.text("kicker"), fields.text("headline"));
    let (standfirst, byline) = (fields.short_text("standfirst"), fields.text("byline"));
    // What may be meant in the article, which has no keys, is said here.
    let meant = Meant::of(&fields, report);
    article.into_iter().for_each(|article| meant.check_counts(&article.untrue, report));
    let standfirst = standfirst.map(|(_, standfirst)| {
        meant.check_counts(&names.untrue(&standfirst), report);
        markdown::plain(&standfirst, names, report)
    });
    let as_of = fields.date("as_of");
    meant.check_past(as_of, |message| fields.start().error(message), report);
    let reviews = reviews::read(&fields, as_of, report);
    let checked = reviews::checked(&fields, as_of, report);
    let example = fields.flag("example");
    let draft = fields.flag("draft");
    if let Some(position) = draft {
        let warning = position.error("this is a draft: it is not published");
        report.warn(warning.hint(Hint::replacing("true", "false", "write draft = false when it is to be published")));
    }
    let licence = fields.optional_choice("licence", Licence::WORDS).unwrap_or_default();
    let mailbox = fields.optional_excerpt("report").and_then(|text| mailbox(&text, report));
    let original = fields.table(ORIGINAL).and_then(|fields| original(fields, sources, &names.sources, report));
    let picture = glance::picture(&fields, names, report);
    let glance = glance::read(&fields, names, report);
    fields.finish();
    Some(Metadata {
        url,
        lang: lang?,
        translations,
        kicker: kicker?,
        headline: headline?,
        standfirst: standfirst?,
        byline: byline?,
        as_of: as_of?,
        reviews,
        checked,
        draft: draft.is_some(),
        example: example.is_some(),
        licence,
        report: mailbox,
        original: original?,
        picture,
        glance,
    })
}

/// Reads where the same explainer stands in other languages, each once.
fn translations<'a>(fields: &Fields<'a, '_>, own: Option<&str>, report: &Report) -> Vec<Translation> {
    let mut languages: Vec<String> = own.map(str::to_owned).into_iter().collect();
    let mut read = |fields: Fields<'a, '_>| {
        let tag = fields.excerpt("lang");
        let lang = tag.as_ref().and_then(|tag| lang(tag, report));
        let url = fields.excerpt("url").and_then(|url| address(&url, report));
        fields.finish();
        let lang = lang?;
        if languages.contains(&lang) {
            let error = tag?.error(format!("there is a page in the language \"{lang}\" already"));
            report.add(error.hint("each translation has a language of its own, and the explainer has another"));
            return None;
        }
        languages.push(lang.clone());
        Some(Translation { lang, url: url? })
    };
    fields.tables("translation").into_iter().filter_map(&mut read).collect()
}

/// The tag of a language that the page's own words are there in, in its usual form.
pub(super) fn lang(tag: &SourceText<'_>, report: &Report) -> Option<String> {
    let languages = list(WORDS.iter().map(|(tag, _)| *tag));
    let (message, hint) = match Language::new(&tag.text, figures::WORDS) {
        Ok(language) => return Some(language.tag().to_owned()),
        Err(LanguageError::Form) => (
            format!("not a language tag: \"{}\"", tag.text),
            format!("write two letters, and a country after a hyphen if it matters: en, en-GB; there are {languages}"),
        ),
        Err(LanguageError::Unknown) => (
            format!("the page's own words are not there in the language \"{}\"", tag.text),
            format!("there are {languages}; docs/authoring.md says how to add a language"),
        ),
    };
    report.add(tag.error(message).hint(hint));
    None
}

/// The address of the page itself. Files beside it are found by putting their names in place of its last part, and
/// their addresses are given to others: so it has to say where it ends, and to be written as a browser writes it.
pub(super) fn address(text: &SourceText<'_>, report: &Report) -> Option<Url> {
    const HINT: &str = "write the page's full address as a browser shows it, such as https://example.org/ferry/";
    let parsed = url::Url::parse(&text.text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let (Some(parsed), Ok(url)) = (parsed, Url::new(text.text.clone())) else {
        report.add(text.error(format!("not an http or https address: \"{}\"", text.text)).hint(HINT));
        return None;
    };
    let mistake = if parsed.query().is_some() || parsed.fragment().is_some() {
        "the page's address ends before \"?\" and \"#\""
    } else if !parsed.username().is_empty() || parsed.password().is_some() {
        "the page's address holds a name or a password"
    } else if !parsed.path().rsplit('/').next().is_some_and(|last| last.is_empty() || last.contains('.')) {
        "the page's address ends neither in \"/\" nor in a file name"
    } else if parsed.as_str() != text.text {
        let hint = format!("write url = \"{parsed}\"");
        report.add(text.error(format!("not as a browser writes it: \"{}\"", text.text)).hint(hint));
        return None;
    } else {
        return Some(url);
    };
    report.add(text.error(format!("{mistake}: \"{}\"", text.text)).hint(HINT));
    None
}

/// Where readers report errors.
fn mailbox(text: &SourceText<'_>, report: &Report) -> Option<Mailbox> {
    const HINT: &str = "write \"mailto:desk@example.org\", or \"https://example.org/report\" without \"?\" and \"#\"";
    let mailbox = Mailbox::new(text.text.clone());
    if let Err(error) = &mailbox {
        report.add(text.error(format!("{error}: \"{}\"", text.text)).hint(HINT));
    }
    if mailbox.is_ok() && text.text.starts_with("http") {
        report.note_address(&text.text, text.start(), Some("report"), None);
    }
    mailbox.ok()
}

fn original<'a>(fields: Fields<'a, '_>, sources: &[Source], names: &Names<'a>, report: &Report) -> Option<Original> {
    let (headline, author, publisher) = (fields.text("headline"), fields.text("author"), fields.text("publisher"));
    let source = fields.excerpt("source");
    let source = source.and_then(|source| names.resolve::<SourceId>(&source.text, source.start(), report));
    let of_source = source.as_ref().and_then(|source| published(sources, source.as_str()));
    // A source that could not be read may have a date.
    let is_lost = |source: &SourceId| !names.is_complete() && !names.contains(source.as_str());
    let published = match of_source.filter(|_| !fields.has("published")) {
        Some(published) => Some(published),
        None if !fields.has("published") && source.as_ref().is_some_and(is_lost) => None,
        None => fields.date("published"),
    };
    fields.may_be_elsewhere(&["published"]);
    fields.finish();
    Some(Original {
        headline: headline?,
        author: author?,
        publisher: publisher?,
        published: published?,
        source: source?,
    })
}
