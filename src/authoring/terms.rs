//! `terms.toml`: words that a reader may not know, and what they mean here.

use super::{addresses::AllNames, markdown};
use crate::document::Term;
use crate::reading::{Document, Fields, Names, Report, SourceText};
use crate::values::{Inline, TermId};

/// What is longer is not read in the middle of a sentence.
const MOST_WORDS: usize = 30;

/// Declares the names of all terms. Apart from reading them, because the record has to be known for that.
pub(crate) fn declare<'a>(document: &Document<'a>, names: &mut Names<'a>, report: &Report) {
    let fields = document.fields(report);
    for entry in fields.tables("term") {
        names.declare_shared::<TermId>(entry.excerpt("id").as_ref(), report);
    }
    fields.finish();
}

/// Reads all terms, in the order of the file.
pub(crate) fn read<'a>(document: &Document<'a>, names: &AllNames<'a>, report: &Report) -> Vec<Term> {
    let entries = document.fields(report).tables("term");
    // One that is shared gives way to one of the folder's own.
    let is_own = |id: &SourceText<'a>| names.terms.is_declared_in(&id.text, id.start().file);
    let entries = entries.into_iter().filter(|entry| entry.excerpt("id").is_none_or(|id| is_own(&id)));
    entries.filter_map(|entry| term(entry, names, report)).collect()
}

fn term<'a>(fields: Fields<'a, '_>, names: &AllNames<'a>, report: &Report) -> Option<Term> {
    let id = fields.excerpt("id");
    let word = fields.text("word");
    let means = fields.excerpt("means").map(|excerpt| {
        let before = report.found();
        let means = markdown::remark(&excerpt, names, report).content;
        let words = markdown::words(&means);
        if words > MOST_WORDS {
            let error = excerpt.error(format!("what a term means has at most {MOST_WORDS} words, this has {words}"));
            report.add(error.hint("it is read in the middle of a sentence: the rest is for a panel"));
        }
        let is_proved = means.iter().any(|inline| matches!(inline, Inline::Citation(_) | Inline::Ours));
        if !is_proved && report.found() == before {
            let error = excerpt.error("nobody answers for what this term means");
            report.add(error.hint("cite a source after it with <source:id>, or write <ours>"));
        }
        means
    });
    fields.finish();
    // Whether it is an id was said when it was declared.
    Some(Term { id: id?.text.into_owned().try_into().ok()?, word: word?, means: means? })
}
