//! `claims.toml`: what the article says, and how each statement stands.

use super::{
    addresses::AllNames,
    markdown::{self, Remark, Statement},
    reviews,
};
use crate::document::{Claim, Source, SourceKind};
use crate::reading::{Document, Fields, Meant, Report, SourceText};
use crate::values::{Basis, ClaimId, Inline, PersonId, Standing};

/// A finding that is longer is not read beside a passage.
const MOST_WORDS_OF_FINDING: usize = 25;
const MOST_WORDS_OF_VERDICT: usize = 4;

/// Declares the names of all claims, and notes what they say. Apart from reading them, because people and sources have to
/// be known for that.
pub(crate) fn declare<'a>(document: &Document<'a>, names: &mut AllNames<'a>, report: &Report) {
    let fields = document.fields(report);
    for entry in fields.tables("claim") {
        let id = entry.excerpt("id");
        names.claims.declare::<ClaimId>(id.as_ref(), report);
        // What is wrong with it is reported where the claim is read.
        let says = entry.excerpt("says").map(|says| markdown::plain(&says, names, &Report::default()));
        names.claimed.extend(id.zip(says).map(|(id, says)| (id.text.into_owned(), says)));
    }
    fields.finish();
}

/// Reads all claims, in the order of the file, with what their findings and details say.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    names: &AllNames<'a>,
    known: &[Source],
    report: &Report,
) -> (Vec<Claim>, Vec<Statement<'a>>) {
    let entries = document.fields(report).tables("claim");
    let mut statements = Vec::new();
    let claims = entries.into_iter().filter_map(|entry| claim(entry, names, known, &mut statements, report)).collect();
    (claims, statements)
}

/// Whether something holds and who says so, as far as both could be read.
pub(crate) struct Judgement {
    pub(crate) standing: Option<Standing>,
    pub(crate) basis: Option<Basis>,
    pub(crate) by: Option<PersonId>,
}

/// Reads how something stands.
pub(crate) fn judgement<'a>(fields: &Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Judgement {
    let standing = fields.choice("standing", Standing::WORDS);
    let basis = fields.choice("basis", Basis::WORDS);
    let by = fields.optional_excerpt("by");
    match (basis, &by) {
        (Some(Basis::Side | Basis::Expert), None) => {
            let error = fields.start().error("what one side or one expert says needs \"by\"");
            report.add(error.hint("write by = \"…\", the id of who says so in people.toml"));
        }
        (Some(Basis::Independent | Basis::Report), Some(by)) => {
            let warning = by.error("what independent sources or one report say is nobody's own word");
            let hint = "delete \"by\"; or write basis = \"side\" or \"expert\", if it rests on them alone";
            report.warn(warning.hint(hint));
        }
        _ => {}
    }
    let by = by.and_then(|by| names.people.resolve(&by.text, by.start(), report));
    Judgement { standing, basis, by }
}

fn claim<'a>(
    fields: Fields<'a, '_>,
    names: &AllNames<'a>,
    known: &[Source],
    statements: &mut Vec<Statement<'a>>,
    report: &Report,
) -> Option<Claim> {
    let mut remark = |written: &SourceText<'a>| {
        let Remark { content, statements: said } = markdown::remark(written, names, report);
        statements.extend(said);
        content
    };
    let id = fields.excerpt("id");
    let says = fields.short_text("says").map(|(_, says)| markdown::plain(&says, names, report));
    let Judgement { standing, basis, by } = judgement(&fields, names, report);
    let verdict = fields.optional_short_text("verdict").map(|(verdict, written)| {
        let hint = "it stands before the finding: say the rest there";
        check_length(&written, verdict.split_whitespace().count(), MOST_WORDS_OF_VERDICT, "verdict", hint, report);
        verdict
    });
    let finding = fields.excerpt("finding").map(|excerpt| {
        let finding = remark(&excerpt);
        let hint = "it is read beside the passage: say first what is so, and the rest in \"details\"";
        check_length(&excerpt, markdown::words(&finding), MOST_WORDS_OF_FINDING, "finding", hint, report);
        finding
    });
    let details = fields.optional_excerpt("details").map(|details| remark(&details));
    let as_of = fields.date("as_of");
    let reviews::Reviews { reviewed, review_by } = reviews::read(&fields, as_of, report);
    let checked = reviews::checked(&fields, as_of, report);
    // Where to check is what is cited, and need not be said again.
    let mut cited = Vec::new();
    for inline in finding.iter().chain(&details).flatten() {
        if let Inline::Citation(source) = inline
            && !cited.contains(source)
        {
            cited.push(source.clone());
        }
    }
    let sources = fields.sources_or(&names.sources, cited);
    let meant = Meant::of(&fields, report);
    meant.check_past(as_of, |message| fields.start().error(message), report);
    if let (Some(Standing::Holds), Some(Basis::Independent), Some([only])) = (standing, basis, sources.as_deref())
        && known.iter().any(|source| source.id == *only && source.kind == SourceKind::Copy)
    {
        let warning =
            fields.start().error("what independent sources are said to confirm rests on one copy of one text");
        meant.suspect("copy", warning, "cite another source, or write basis = \"report\"", report);
    }
    fields.finish();
    Some(Claim {
        // Whether it is an id was said when it was declared.
        id: id?.text.into_owned().try_into().ok()?,
        says: says?,
        standing: standing?,
        basis: basis?,
        by,
        verdict,
        finding: finding?,
        details,
        as_of: as_of?,
        reviewed,
        review_by,
        checked,
        sources: sources?,
    })
}

/// Reports a text that is longer than it is read.
pub(crate) fn check_length(text: &SourceText<'_>, words: usize, most: usize, what: &str, hint: &str, report: &Report) {
    if words > most {
        report.add(text.error(format!("a {what} has at most {most} words, this one has {words}")).hint(hint));
    }
}
