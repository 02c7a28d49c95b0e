//! What stands in a folder as `sidelight new` wrote it, beside somebody's own article: another story's words.

use super::folder::Folder;
use super::template;
use crate::reading::{Position, Report, TextFile};
use std::collections::BTreeSet;

/// Lines of fewer bytes may be anybody's.
const LONG: usize = 30;

/// Warns of them, once in each file. Of a folder in which the article is the template's, too, nothing is said: nobody has
/// begun to write.
pub(super) fn check(files: &Folder, report: &Report) {
    let template = template();
    let left: Vec<_> = template.iter().filter_map(|(place, text)| left_over(file(files, place)?, text)).collect();
    let is_article = |(position, _): &(Position<'_>, usize)| position.file.path.ends_with("article.md");
    if left.iter().any(is_article) {
        return;
    }
    for (position, count) in left {
        let lines = if count == 1 { "a line is".to_owned() } else { format!("{count} lines are") };
        let warning = position.error(format!("{lines} as the folder began with it: words of another story"));
        report.warn(warning.hint("write your own over it, or delete it"));
    }
}

/// The first line of a text that stands in a file, and how many do.
fn left_over<'a>(file: &'a TextFile, text: &str) -> Option<(Position<'a>, usize)> {
    // The columns of a table are as they have to be.
    let columns = usize::from(file.path.extension().is_some_and(|ending| ending == "csv"));
    let known: BTreeSet<&str> = text.lines().skip(columns).map(written).filter(|line| line.len() >= LONG).collect();
    let starts = file.text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, written(line)))
    });
    let mut found = starts.filter(|(_, line)| known.contains(line)).map(|(start, _)| start);
    let offset = found.next()?;
    Some((Position { file, offset }, 1 + found.count()))
}

/// A line without what only tells its writer what belongs there.
fn written(line: &str) -> &str {
    let line = line.split("  #").next().unwrap_or_default().trim();
    if line.starts_with('#') || line.starts_with("<!--") { "" } else { line }
}

/// A file of the template, by its place.
fn file<'a>(files: &'a Folder, place: &str) -> Option<&'a TextFile> {
    match place.split_once('/') {
        Some(("panels", name)) => files.panels.get(name.strip_suffix(".md")?)?.as_ref(),
        Some((_, name)) => {
            let (figure, ending) = name.rsplit_once('.')?;
            let figure = files.figures.get(figure)?;
            if ending == "toml" { figure.facts.as_ref() } else { figure.rows.as_ref() }
        }
        None => match place {
            "explainer.toml" => files.metadata.as_ref(),
            "sources.toml" => files.sources.as_ref(),
            "people.toml" => files.people.as_ref(),
            "claims.toml" => files.claims.as_ref(),
            "facts.toml" => files.facts.as_ref(),
            "terms.toml" => files.terms.as_ref(),
            _ => files.article.as_ref(),
        },
    }
}
