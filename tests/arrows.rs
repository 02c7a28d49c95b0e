//! Which module may use which: the arrows of `src/lib.rs`, and no circle inside a folder. And how long a file may be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules of the crate, each with those that it may use.
const ARROWS: [(&str, &[&str]); 14] = [
    ("values", &[]),
    ("islands", &[]),
    ("typefaces", &[]),
    ("given", &[]),
    ("language", &["values"]),
    ("reading", &["values"]),
    ("drawing", &["values", "language", "islands"]),
    ("figures", &["values", "given", "language", "islands", "reading", "drawing"]),
    ("document", &["values", "figures"]),
    ("authoring", &["values", "language", "reading", "drawing", "figures", "document"]),
    ("view", &["values", "language", "islands", "drawing", "figures", "document"]),
    ("publish", &["values", "typefaces", "language", "islands", "drawing", "figures", "document", "view"]),
    ("desk", &["values", "given", "document", "authoring", "publish"]),
    ("browser", &["islands"]),
];

fn files_in(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        match path.is_dir() {
            true => files_in(&path, files),
            false => files.push(path),
        }
    }
}

/// A module's name: `view::panel` for `src/view/panel.rs`, `view` for `src/view/mod.rs`.
fn name(source: &Path, file: &Path) -> String {
    let path = file.strip_prefix(source).expect("it is a source").with_extension("");
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.filter(|part| part != "mod").collect::<Vec<_>>().join("::")
}

/// The code of a file, without comments and without what is only for its tests.
fn code(text: &str) -> String {
    let own = text.split("#[cfg(test)]").next().unwrap_or_default();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The paths that a tree of `use` names: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(tree: &str, before: &str, found: &mut Vec<String>) {
    let (mut depth, mut start) = (0, 0);
    let mut parts = Vec::new();
    for (at, letter) in tree.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[start..]);
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((path, rest)) => leaves(rest.trim_end_matches('}'), &[before, path].concat(), found),
            None => found.push([before, part.split(" as ").next().unwrap_or_default()].concat()),
        }
    }
}

/// What each module uses of the crate: of a name that a folder only passes on, the module that has it.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for (module, _) in ARROWS {
        files_in(&source.join(module), &mut files);
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let modules: BTreeMap<String, String> = files
        .iter()
        .map(|file| (name(&source, file), code(&std::fs::read_to_string(file).expect("a source can be read"))))
        .collect();
    let trees = |text: &str| {
        let mut found = Vec::new();
        for rest in text.split("use ").skip(1) {
            let Some((tree, _)) = rest.split_once(';') else { continue };
            let mut paths = Vec::new();
            leaves(&tree.split_whitespace().collect::<Vec<_>>().join(" "), "", &mut paths);
            found.extend(paths);
        }
        found
    };
    // What a folder passes on: by the name, from which of its modules.
    let passed_on = |folder: &str, item: &str| {
        let tree = trees(modules.get(folder)?);
        tree.iter().find_map(|path| {
            let (module, last) = path.rsplit_once("::")?;
            let module = format!("{folder}::{}", module.trim_start_matches("self::"));
            (last == item && modules.contains_key(&module)).then_some(module)
        })
    };
    let resolve = |from: &str, path: &str| {
        let parent = from.rsplit_once("::").map_or("", |(parent, _)| parent);
        let full = match path.split_once("::")? {
            ("crate", rest) => rest.to_owned(),
            ("super", rest)
                if modules.contains_key(&format!("{parent}::{}", rest.split("::").next()?)) || !parent.is_empty() =>
            {
                format!("{parent}::{rest}")
            }
            _ => return None,
        };
        // The longest part of the path that is a module; beyond it stands an item, which may be passed on.
        let mut end = full.as_str();
        while !modules.contains_key(end) {
            end = end.rsplit_once("::")?.0;
        }
        let item = full[end.len()..].trim_start_matches("::").split("::").next().unwrap_or_default();
        Some(passed_on(end, item).unwrap_or_else(|| end.to_owned()))
    };
    let used = |(module, text): (&String, &String)| {
        let paths = trees(text);
        let used = paths.iter().filter_map(|path| resolve(module, path)).filter(|used| used != module);
        (module.clone(), used.collect())
    };
    modules.iter().map(used).collect()
}

// Checks that no module uses one to the right of it.
#[test]
fn arrows_go_one_way() {
    let mut wrong = Vec::new();
    for (module, used) in uses() {
        let top = |name: &str| name.split("::").next().unwrap_or_default().to_owned();
        let (_, may) = ARROWS.iter().find(|(name, _)| *name == top(&module)).expect("it is listed");
        let beyond = used.iter().filter(|used| top(used) != top(&module) && !may.contains(&top(used).as_str()));
        wrong.extend(beyond.map(|used| format!("{module} uses {used}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// Checks that no module uses itself by way of others. A folder's `mod.rs` may use its modules, which may use what it
// has for all of them; so it is left out.
#[test]
fn no_circles() {
    let uses = uses();
    assert!(
        uses.len() > 60 && uses.values().map(BTreeSet::len).sum::<usize>() > 100,
        "the sources have moved: {uses:?}"
    );
    let is_folder = |name: &str| uses.keys().any(|module| module.starts_with(&format!("{name}::")));
    let edges: BTreeMap<&str, Vec<&str>> = uses
        .iter()
        .filter(|(module, _)| !is_folder(module))
        .map(|(module, used)| {
            (module.as_str(), used.iter().map(String::as_str).filter(|used| !is_folder(used)).collect())
        })
        .collect();
    let mut circles = Vec::new();
    for start in edges.keys() {
        let (mut reached, mut next) = (BTreeSet::new(), edges[start].clone());
        while let Some(module) = next.pop() {
            if reached.insert(module) {
                next.extend(edges.get(module).into_iter().flatten());
            }
        }
        if reached.contains(start) {
            circles.push(*start);
        }
    }
    assert!(circles.is_empty(), "these use each other: {circles:?}");
}

/// Lines that a file written by hand may have.
const LONGEST: usize = 400;

/// Those that have more, each with the reason.
const LONGER: [(&str, &str); 0] = [];

// Checks that no file of code is longer than a person reads at once: a longer one holds more than one thing.
#[test]
fn no_file_is_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_code = |path: &Path| match path.extension() {
        Some(extension) => ["rs", "js", "mjs", "css", "html"].iter().any(|code| extension == *code),
        None => path.starts_with(root.join("scripts")),
    };
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    for folder in ["src", "tests", "static", "scripts", "examples", "fuzz/fuzz_targets"] {
        files_in(&root.join(folder), &mut files);
    }
    files.retain(|path| is_code(path) && !path.starts_with(root.join("tests/golden")));
    assert!(files.len() > 300, "the sources have moved: {files:?}");
    for path in files {
        let lines = std::fs::read_to_string(&path).expect("code is text").lines().count();
        let name = path.strip_prefix(root).expect("it is below").to_string_lossy().into_owned();
        let is_longer = LONGER.iter().any(|(longer, _)| *longer == name);
        if (lines > LONGEST) != is_longer {
            wrong.push(format!("{name} has {lines} lines"));
        }
    }
    assert!(wrong.is_empty(), "split by thing, or say why not in LONGER: {wrong:?}");
}
