//! What others rely on, as it was when the last release was recorded (`tests/releases/<version>/contract.json`): what
//! has gone since or is demanded since needs a major number, what is new a minor one (docs/releasing.md, "Versions").
//! `scripts/record-release` writes it.

use super::{address, published};
use crate::common::{compile, folder};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is promised, in lines, by what promises it.
type Contract = BTreeMap<String, BTreeSet<String>>;

/// What writers must have written, which breaks a folder that has not.
const NEEDED: &str = " (needed)";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Patch,
    Minor,
    Major,
}

fn text(path: &str) -> String {
    std::fs::read_to_string(folder(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn said(value: &Value, key: &str) -> String {
    value[key].as_str().or(value[key]["text"].as_str()).unwrap_or_default().to_owned()
}

fn each<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

/// Elements, as they are described to hosts' editors.
fn elements() -> BTreeSet<String> {
    let manifest = json("static/custom-elements.json");
    let mut lines = BTreeSet::new();
    for element in each(&manifest, "modules").flat_map(|module| each(module, "declarations")) {
        let tag = said(element, "tagName");
        for attribute in each(element, "attributes") {
            let [name, of, default] = ["name", "type", "default"].map(|key| said(attribute, key));
            lines.insert(format!("<{tag} {name}>: {of}, by default {default}"));
        }
        for member in each(element, "members") {
            let given: Vec<String> = each(member, "parameters").map(|parameter| said(parameter, "type")).collect();
            let (name, of) = (said(member, "name"), said(member, "type"));
            lines.insert(match member["kind"].as_str() {
                Some("method") => format!("<{tag}>.{name}({}): {}", given.join(", "), said(member, "return")),
                _ => format!("<{tag}>.{name}: {of}"),
            });
        }
        for (key, form) in [("events", "event "), ("cssParts", "part "), ("cssProperties", ""), ("slots", "slot ")] {
            for named in each(element, key) {
                let of = [said(named, "type"), said(named, "syntax")].concat();
                lines.insert(format!("<{tag}> {form}{}: {of}", said(named, "name")));
            }
        }
    }
    lines
}

/// The first columns of the tables under a heading of the manual for hosts. That they are so, its own tests show.
fn rows(heading: &str, columns: usize) -> Vec<String> {
    let manual = text("docs/embedding.md");
    let from = manual.find(&format!("# {heading}\n")).unwrap_or_else(|| panic!("the manual has no {heading}"));
    let section = manual[from + 2..].split("\n#").next().unwrap_or_default();
    let mut lines = section.lines().peekable();
    let mut rows = Vec::new();
    while let Some(line) = lines.next() {
        if lines.peek().is_some_and(|next| next.starts_with("|--")) {
            lines.next();
        } else if line.starts_with('|') {
            let line = line.replace("\\|", "\u{0}");
            let cells: Vec<&str> = line.split('|').skip(1).take(columns).map(str::trim).collect();
            rows.push(format!("{heading}: {}", cells.join(", ")).replace('\u{0}', "|"));
        }
    }
    assert!(!rows.is_empty(), "the manual has no table under {heading}");
    rows
}

/// What a frame is asked and told.
fn messages() -> BTreeSet<String> {
    [("Query parameters", 2), ("Messages", 1), ("Dialects", 2)]
        .into_iter()
        .flat_map(|(from, n)| rows(from, n))
        .collect()
}

/// What machines read of the tests' own explainers, key by key.
fn data(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    fn visit(lines: &mut BTreeSet<String>, at: &str, value: &Value) {
        match value {
            // Its keys are what the explainer has.
            Value::Object(keys) if at == "places.json" => {
                keys.values().for_each(|value| visit(lines, "places.json.ID", value))
            }
            Value::Object(keys) => keys.iter().for_each(|(key, value)| visit(lines, &format!("{at}.{key}"), value)),
            Value::Array(values) => values.iter().for_each(|value| visit(lines, &format!("{at}[]"), value)),
            value if at.ends_with(".schema") => _ = lines.insert(format!("{at} = {value}")),
            value => {
                let of = match value {
                    Value::String(_) => "text",
                    Value::Number(_) => "number",
                    Value::Bool(_) => "boolean",
                    _ => "nothing",
                };
                lines.insert(format!("{at}: {of}"));
            }
        }
    }
    let mut lines = BTreeSet::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".json")) {
        let value = serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        visit(&mut lines, name, &value);
    }
    lines
}

/// The markup that a script of the same release shows.
fn markup() -> BTreeSet<String> {
    let list = json("static/markup.json");
    let mut lines = BTreeSet::new();
    for (space, elements) in list["elements"].as_object().expect("it has elements") {
        let space = space.rsplit('/').next().unwrap_or_default();
        for (element, attributes) in elements.as_object().expect("they are named") {
            lines.insert(format!("{space} <{element}>"));
            for (attribute, values) in attributes.as_object().expect("they have attributes") {
                let form = values.as_u64().and_then(|form| list["forms"][form as usize].as_str());
                let values = values.as_array().map(|values| values.iter().filter_map(Value::as_str).collect());
                for value in values.unwrap_or_else(|| vec![form.expect("it has a form")]) {
                    lines.insert(format!("{space} <{element} {attribute}>: {value}"));
                }
            }
        }
    }
    lines
}

/// What a writer's folder may have and must have.
fn writers() -> BTreeSet<String> {
    fn visit(lines: &mut BTreeSet<String>, at: &str, schema: &Value) {
        let needed: Vec<&str> = each(schema, "required").filter_map(Value::as_str).collect();
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            visit(lines, &format!("{at} {key}"), value);
            if needed.contains(&key.as_str()) {
                lines.insert(format!("{at} {key}{NEEDED}"));
            }
        }
        if schema["items"].is_object() {
            visit(lines, &format!("{at}[]"), &schema["items"]);
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            each(schema, key).for_each(|schema| visit(lines, at, schema));
        }
        for value in each(schema, "enum") {
            lines.insert(format!("{at} = {value}"));
        }
        if let Some(of) = schema["type"].as_str() {
            lines.insert(format!("{at}: {of}"));
        }
    }
    let mut lines = BTreeSet::new();
    for entry in std::fs::read_dir(folder("schemas")).expect("there are schemas") {
        let name = entry.expect("they can be listed").file_name().into_string().expect("a name in Unicode");
        visit(&mut lines, name.trim_end_matches(".json"), &json(&format!("schemas/{name}")));
    }
    lines
}

/// The files of the tests' own explainers, each under a name that any explainer's would have.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for own in ["base", "story"] {
        let mut explainer = compile(&folder(&format!("tests/authoring/{own}")));
        explainer.url = Some(address());
        let panels: Vec<String> = explainer.panels.iter().map(|panel| panel.id.to_string()).collect();
        let figures: Vec<String> = explainer.figures().map(|figure| figure.id.to_string()).collect();
        for (name, bytes) in published(explainer) {
            let mut name = masked(&name.replace(own, "SLUG"));
            for (ids, mask) in [(&panels, "PANEL"), (&figures, "FIGURE")] {
                for id in ids {
                    for (before, after) in [("", ".html"), (".", ".json"), ("-", ".json"), ("-", ".png"), ("-", ".csv")]
                    {
                        if name.strip_suffix(after).is_some_and(|name| name.ends_with(&format!("{before}{id}"))) {
                            name = name.replace(&format!("{id}{after}"), &format!("{mask}{after}"));
                        }
                    }
                }
            }
            files.push((name, bytes));
        }
    }
    files
}

/// A name without what is of its content.
fn masked(name: &str) -> String {
    let is_hash = |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts = name.split_inclusive(['-', '.']).map(|part| {
        let end = part.trim_end_matches(['-', '.']).len();
        if is_hash(&part[..end]) { format!("HASH{}", &part[end..]) } else { part.to_owned() }
    });
    parts.collect()
}

fn contract() -> Contract {
    let files = files();
    let all = [
        ("elements", elements().into_iter().chain(rows("Errors", 2)).collect()),
        ("messages", messages()),
        ("JSON", data(&files)),
        ("markup", markup()),
        ("writer's folder", writers()),
        ("files", files.into_iter().map(|(name, _)| name).collect()),
    ];
    all.into_iter().map(|(of, lines): (&str, BTreeSet<String>)| (of.to_owned(), lines)).collect()
}

/// Whether a key is needed in a table that could be written without it before.
fn is_demanded(line: &str, before: &BTreeSet<String>) -> bool {
    let table = line.strip_suffix(NEEDED).and_then(|key| key.rsplit_once(' ')).map(|(table, _)| table);
    let was_there = |table: &str| {
        let rest = before.iter().filter_map(|line| line.strip_prefix(table));
        rest.into_iter().any(|rest| rest.starts_with([' ', ':', '[']))
    };
    table.is_some_and(was_there)
}

/// What has changed, in lines, and how much that is.
fn changes(before: &Contract, now: &Contract) -> (Change, Vec<String>) {
    let (mut change, mut said) = (Change::Patch, Vec::new());
    let none = BTreeSet::new();
    for of in before.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
        let [before, now] = [before, now].map(|contract| contract.get(of).unwrap_or(&none));
        for gone in before.difference(now) {
            // What nobody must write any more, nobody misses.
            change = change.max(if gone.ends_with(NEEDED) { Change::Minor } else { Change::Major });
            said.push(format!("gone from {of}: {gone}"));
        }
        for new in now.difference(before) {
            change = change.max(if is_demanded(new, before) { Change::Major } else { Change::Minor });
            said.push(format!("new in {of}: {new}"));
        }
    }
    (change, said)
}

/// A version's numbers.
fn numbers(version: &str) -> [u64; 3] {
    let release = version.split(['-', '+']).next().unwrap_or_default();
    let mut numbers = release.split('.').map(|number| number.parse().expect("a number"));
    std::array::from_fn(|_| numbers.next().expect("a version has three numbers"))
}

/// The least version that may follow one with such a change. Before 1.0.0 the second number is the major one, as cargo
/// and npm take it.
fn least([major, minor, patch]: [u64; 3], change: Change) -> [u64; 3] {
    match change {
        Change::Major if major > 0 => [major + 1, 0, 0],
        Change::Minor if major > 0 => [major, minor + 1, 0],
        Change::Major => [0, minor + 1, 0],
        Change::Minor => [0, minor, patch + 1],
        Change::Patch => [major, minor, patch],
    }
}

// Checks that the version in Cargo.toml may have what has changed since the last release.
#[test]
fn what_changes_has_its_number() {
    let now = contract();
    let releases = folder("tests/releases");
    let version = env!("CARGO_PKG_VERSION");
    if std::env::var_os("UPDATE").is_some() && std::env::var_os("RELEASE").is_some() {
        let file = releases.join(version).join("contract.json");
        std::fs::write(file, serde_json::to_string_pretty(&now).expect("it is text") + "\n")
            .expect("it can be written");
        return;
    }
    let listed = std::fs::read_dir(&releases).expect("a release is recorded");
    let recorded = listed.map(|entry| entry.expect("they can be listed").file_name().into_string().expect("Unicode"));
    let last = recorded.max_by_key(|version| numbers(version)).expect("a release is recorded");
    let before: Contract =
        serde_json::from_value(json(&format!("tests/releases/{last}/contract.json"))).expect("a contract");
    let (change, said) = changes(&before, &now);
    let [a, b, c] = least(numbers(&last), change);
    assert!(
        numbers(version) >= [a, b, c],
        "since {last}:\n{}\nso the next version is {a}.{b}.{c} at least, and Cargo.toml has {version}. If {last} has not \
         gone out yet: scripts/record-release",
        said.join("\n")
    );
}

#[test]
fn what_a_change_is() {
    let contract = |lines: &[&str]| -> Contract {
        BTreeMap::from([("all".to_owned(), lines.iter().map(|line| (*line).to_owned()).collect())])
    };
    let before = contract(&["t a: string", "t b (needed)"]);
    for (now, change) in [
        (vec!["t a: string", "t b (needed)"], Change::Patch),
        (vec!["t a: string", "t b (needed)", "t c: string"], Change::Minor),
        (vec!["t a: string"], Change::Minor),
        (vec!["t b (needed)", "t c: string"], Change::Major),
        (vec!["t a: string", "t b (needed)", "t c (needed)"], Change::Major),
        (vec!["t a: string", "t b (needed)", "u c (needed)"], Change::Minor),
    ] {
        assert_eq!(changes(&before, &contract(&now)).0, change, "{now:?}");
    }
    assert_eq!(changes(&before, &Contract::new()).0, Change::Major);
    for (change, from, to) in [
        (Change::Major, "1.2.3", [2, 0, 0]),
        (Change::Minor, "1.2.3", [1, 3, 0]),
        (Change::Patch, "1.2.3", [1, 2, 3]),
        (Change::Major, "0.2.3", [0, 3, 0]),
        (Change::Minor, "0.2.3", [0, 2, 4]),
    ] {
        assert_eq!(least(numbers(from), change), to);
    }
    assert_eq!(masked("SLUG-page-0123456789abcdef.edition"), "SLUG-page-HASH.edition");
}
