//! The examples of `docs/authoring.md`.

use crate::{SLUG, Workplace, is_update, sidelight};
use std::{fs, path::Path};

/// A fenced block of the guide: the words after its backticks, and its lines.
fn fences(guide: &str) -> Vec<(Vec<&str>, String)> {
    let mut fences: Vec<(Vec<&str>, String)> = Vec::new();
    let mut is_open = false;
    for line in guide.lines() {
        match (line.strip_prefix("```"), is_open, fences.last_mut()) {
            (Some(tags), false, _) => {
                fences.push((tags.split_whitespace().collect(), String::new()));
                is_open = true;
            }
            (Some(""), true, _) => is_open = false,
            (_, true, Some((_, body))) => {
                body.push_str(line);
                body.push('\n');
            }
            _ => {}
        }
    }
    fences
}

/// Checks that the guide's examples make a folder without mistakes, and that its mistakes are answered as it says.
#[test]
fn guide_examples() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md");
    let text = fs::read_to_string(&guide).unwrap();
    let fences = fences(&text);
    let value = |tags: &[&str], name: &str| -> Option<String> {
        tags.iter().find_map(|tag| tag.strip_prefix(name).map(str::to_owned))
    };
    let place = Workplace::empty();
    for (tags, body) in &fences {
        if let Some(path) = value(tags, "file=") {
            assert!(!place.path(&path).exists(), "{path} is written twice");
            place.write(&path, body);
        }
    }
    // What is no text stands in no guide.
    fs::create_dir(place.path("images")).unwrap();
    fs::copy(crate::suite().join("story/images/lamp.webp"), place.path("images/quay.webp")).unwrap();
    assert_eq!(place.check(), "", "the guide's folder has mistakes");
    let success = sidelight(place.0.path(), &["check", SLUG]).stdout;
    assert!(text.contains(success.trim_start_matches(SLUG)), "the guide does not say {success}");

    let mut updated = text.clone();
    let mut count = 0;
    for pair in fences.windows(2) {
        let [(mistaken, mistake), (tags, expected)] = pair else { unreachable!() };
        let Some(path) = value(mistaken, "mistake=") else { continue };
        assert!(tags.contains(&"error"), "the mistake in {path} has no answer");
        let right = place.read(&path);
        place.write(&path, format!("{right}\n{mistake}"));
        let answered = place.check();
        place.write(&path, right);
        count += 1;
        if is_update() {
            let after = updated.find(mistake.as_str()).unwrap();
            let start = after + updated[after..].find("error\n").unwrap() + "error\n".len();
            updated.replace_range(start..start + expected.len(), &answered);
        } else {
            assert_eq!(*expected, answered, "the mistake in {path}");
        }
    }
    assert!(count > 0, "the guide shows no mistake");
    if is_update() {
        fs::write(guide, updated).unwrap();
    }
}
