//! What is answered to mistakes: the cases, and a folder that is damaged anywhere.

use crate::{Workplace, is_update, suite};
use std::{env, fs, path::PathBuf};

/// The sections of a case: each with what follows `---` and the lines below it.
fn sections(case: &str) -> Vec<(&str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in case.lines().skip(1) {
        match (line.strip_prefix("--- "), sections.last_mut()) {
            (Some(head), _) => sections.push((head, String::new())),
            (None, Some((_, body))) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => assert_eq!(line, "", "a case starts with one line and a section"),
        }
    }
    sections
}

fn change(text: &str, changes: &str) -> String {
    let mut text = text.to_owned();
    let mut lines = changes.lines();
    while let Some(old) = lines.next() {
        let unescape = |line: &str| line.get(2..).unwrap_or_default().replace("\\n", "\n");
        assert!(old.starts_with('<'), "{old:?} is not a line of what is to be changed");
        let new = lines.next().unwrap();
        assert!(new.starts_with('>'), "{new:?} is not a line of what it is changed to");
        let old = unescape(old);
        assert_eq!(text.matches(&old).count(), 1, "{old:?} does not stand exactly once in\n{text}");
        text = text.replace(&old, &unescape(new));
    }
    text
}

fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'\n', _) => {}
            (b'\\', [b'n', after @ ..]) => {
                bytes.push(b'\n');
                rest = after;
            }
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                rest = after;
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// A packed file: each of its parts begins with a line `>>> name`.
fn zip(text: &str) -> Vec<u8> {
    let parts = text.split(">>> ").skip(1).map(|part| part.split_once('\n').expect("a part has a name"));
    crate::zip::zip(parts.map(|(name, content)| (name, content.trim_end_matches('\n').as_bytes())), false)
}

/// Runs a case; gives what was expected and what the command answered.
fn run(case: &str) -> (String, String) {
    assert!(case.starts_with("Checks that "), "a case starts with a sentence: Checks that …");
    let place = Workplace::with_base();
    let mut expected = None;
    for (head, body) in sections(case) {
        assert!(expected.is_none(), "--- expect is the last section");
        match head.split_once(' ') {
            None if head == "expect" => expected = Some(body),
            None => place.write(head, body),
            Some(("append", path)) => place.write(path, place.read(path) + &body),
            Some(("change", path)) => place.write(path, change(&place.read(path), &body)),
            Some(("bytes", path)) => place.write(path, bytes(&body)),
            Some(("zip", path)) => place.write(path, zip(&body)),
            Some(("delete", path)) => place.delete(path),
            Some(_) => panic!("unknown section --- {head}"),
        }
    }
    (expected.expect("a case has a section --- expect"), place.check())
}

/// Checks that every case is answered as it says.
#[test]
fn cases() {
    let wanted = env::var("CASE").unwrap_or_default();
    let mut files: Vec<PathBuf> =
        fs::read_dir(suite().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 50, "the cases are gone");
    let mut failures = Vec::new();
    for file in files.iter().filter(|file| file.to_string_lossy().contains(&wanted)) {
        let name = file.file_stem().unwrap().to_string_lossy();
        let case = fs::read_to_string(file).unwrap();
        let (expected, answered) = run(&case);
        if expected == answered {
            continue;
        }
        if is_update() {
            let head = case.split_once("--- expect\n").unwrap().0;
            fs::write(file, format!("{head}--- expect\n{answered}")).unwrap();
        } else {
            failures.push(format!("{name}: expected\n{expected}answered\n{answered}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Checks that a folder broken anywhere is answered: with diagnostics or a document, never with a panic.
#[test]
fn any_damage_is_answered() {
    let place = Workplace::with_lists();
    let mut count = 0;
    for file in [
        "explainer.toml",
        "sources.toml",
        "people.toml",
        "claims.toml",
        "corrections.toml",
        "terms.toml",
        "facts.toml",
        "article.md",
        "panels/costs.md",
        "figures/parts.toml",
        "figures/parts.csv",
        "figures/late.toml",
        "figures/late.csv",
        "figures/events.toml",
        "figures/events.csv",
        "figures/days.toml",
        "figures/days.csv",
    ] {
        let whole = fs::read(place.path(file)).unwrap();
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        let cut = (0..whole.len()).step_by(3).map(|end| whole[..end].to_vec());
        let without_line = (0..lines.len()).map(|gone| [&lines[..gone], &lines[gone + 1..]].concat().concat());
        let without_byte = (0..whole.len()).step_by(5).map(|gone| [&whole[..gone], &whole[gone + 1..]].concat());
        for damaged in cut.chain(without_line).chain(without_byte) {
            place.write(file, damaged);
            if let Err(diagnostics) = sidelight::authoring::compile(&place.path("")) {
                assert!(diagnostics.is_sorted() && diagnostics.iter().all(|error| error.line > 0 && error.column > 0));
            }
            count += 1;
        }
        place.write(file, whole);
    }
    assert!(count > 1000);
    assert_eq!(place.check(), "");
}

/// Checks the same of a spreadsheet's own file that is damaged anywhere.
#[test]
fn any_damage_in_a_sheet_is_answered() {
    let mut count = 0;
    for (case, rows) in [("sheet-cells", "figures/parts.xlsx"), ("sheet-ods", "figures/parts.ods")] {
        let place = Workplace::with_base();
        place.delete("figures/parts.csv");
        let case = fs::read_to_string(suite().join(format!("cases/{case}.txt"))).unwrap();
        let body = sections(&case).into_iter().find(|(head, _)| *head == format!("zip {rows}")).unwrap().1;
        let parts = zip(&body);
        let without = (0..body.len()).step_by(3).map(|gone| zip(&[&body[..gone], &body[gone + 1..]].concat()));
        let cut = (0..parts.len()).step_by(7).map(|end| parts[..end].to_vec());
        let changed = (0..parts.len()).step_by(5).map(|at| {
            let mut parts = parts.clone();
            parts[at] ^= 0x11;
            parts
        });
        for damaged in without.chain(cut).chain(changed) {
            place.write(rows, damaged);
            if let Err(diagnostics) = sidelight::authoring::compile(&place.path("")) {
                assert!(diagnostics.is_sorted() && diagnostics.iter().all(|error| error.line > 0 && error.column > 0));
            }
            count += 1;
        }
    }
    assert!(count > 1000, "{count}");
}
