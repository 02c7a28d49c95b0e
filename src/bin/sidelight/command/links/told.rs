//! What is told of the answers, each at the place of its address.

use super::super::count;
use super::ask::Answer;
use sidelight::authoring::Link;
use std::collections::BTreeMap;

/// Tells what is dead, what has moved and what is unclear; an error if something is dead.
pub(crate) fn tell(links: &[Link], answers: &BTreeMap<&str, Answer>) -> Result<(), String> {
    let mut dead = Vec::new();
    for link in links {
        let Some(answer) = answers.get(link.address.as_str()) else { continue };
        let Some((level, message, hint)) = told(link, answer, answers) else { continue };
        let Link { file, line, column, .. } = link;
        let told = format!("{}:{line}:{column}: {level}: {message}: {}\n  hint: {hint}", file.display(), link.address);
        match level {
            "error" => dead.push(told),
            _ => println!("{told}"),
        }
    }
    let number = |is: fn(&Answer) -> bool| answers.values().filter(|answer| is(answer)).count();
    println!(
        "{}: {} there, of which {} moved for good; {} unclear; {} dead",
        count(answers.len(), "address", "addresses"),
        number(|answer| matches!(answer, Answer::There { .. })),
        number(|answer| matches!(answer, Answer::There { moved: Some(_), .. })),
        number(|answer| matches!(answer, Answer::Unclear(_))),
        number(|answer| matches!(answer, Answer::Dead(_))),
    );
    if dead.is_empty() { Ok(()) } else { Err(dead.join("\n")) }
}

/// How bad it is, what it is and what to do about it; `None` where all is well.
fn told(link: &Link, answer: &Answer, answers: &BTreeMap<&str, Answer>) -> Option<(&'static str, String, String)> {
    let written = |address: &str| match link.key {
        Some(key) => format!("write {key} = \"{address}\""),
        None => format!("write {address}"),
    };
    Some(match answer {
        Answer::There { is_front: true, .. } => {
            let message = "this leads to the first page of the site".to_owned();
            ("warning", message, "look whether the page is still there".to_owned())
        }
        Answer::There { moved: Some(address), .. } => {
            ("warning", "this has moved for good".to_owned(), written(address))
        }
        Answer::There { .. } => return None,
        Answer::Unclear(what) => {
            ("warning", what.clone(), "open it yourself: it may show itself to readers only".to_owned())
        }
        Answer::Dead(what) => ("error", what.clone(), copy(link, answers)),
    })
}

/// What a reader has in the place of a page that is gone.
fn copy(link: &Link, answers: &BTreeMap<&str, Answer>) -> String {
    let Some(archived) = &link.archived else {
        return match link.key {
            Some("url") => "look whether an archive has a copy: archived = \"https://…\"".to_owned(),
            _ => "lead to another page, or delete the link".to_owned(),
        };
    };
    match answers.get(archived.as_str()) {
        Some(Answer::There { .. }) => format!("its copy is there: {archived}"),
        Some(Answer::Dead(_)) => format!("its copy is dead, too: {archived}"),
        _ => format!("its copy is unclear: {archived}"),
    }
}
