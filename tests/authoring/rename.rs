//! `sidelight rename`: an id, everywhere it is meant and nowhere else.

use crate::{SLUG, Workplace, copy, sidelight};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What changes in which files: pieces, and what they are afterwards.
type Changes = &'static [(&'static str, &'static [(&'static str, &'static str)])];

/// All files of a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(files(&path)),
            false => drop(all.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    all
}

/// A folder in which an id of each kind is also a word, a part of an address, of a comment and of another id.
fn tricky() -> Workplace {
    let place = Workplace::with_lists();
    let change = |path: &str, changes: &[(&str, &str)]| {
        let mut text = place.read(path);
        for (old, new) in changes {
            assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
            text = text.replace(old, new);
        }
        place.write(path, text);
    };
    change(
        "sources.toml",
        &[
            ("id = \"council\"", "# the council's own pages: id = \"council\"\nid    =  'council'   # council"),
            ("title = \"Contract and monthly counts\"", "title = \"council: contract, council counts\""),
            ("id = \"uncited\"", "id = \"council-2\""),
        ],
    );
    change(
        "article.md",
        &[
            ("It costs 12 million](claim:price)", "The price: claim:price](claim:price)"),
            ("[the contract](panel:costs)", "[panel:costs costs][c]"),
            (
                "> We are on time.",
                "> We are [on *time*](\n> panel:costs), price or not, costs council.\n\n[c]: panel:costs",
            ),
            ("https://example.org/ferry?a=1&b=2", "https://example.org/costs/price?source:council=council"),
        ],
    );
    change("claims.toml", &[("finding = \"The *contract*", "finding = \"The \\\"council\\\" \\u2014 its *contract*")]);
    change("panels/costs.md", &[("The builder [named a price](claim:price)", "The price [price](claim:price)")]);
    place
}

// Checks for an id of each kind what is changed, to the letter: only what is listed here, and nothing else.
#[test]
fn every_meaning_and_nothing_else() {
    let cases: [(&str, &str, Changes, &[&str]); 7] = [
        (
            "council",
            "source",
            &[
                ("sources.toml", &[("id    =  'council' ", "id    =  'NEW' ")]),
                ("people.toml", &[("[\"council\"]", "[\"NEW\"]")]),
                ("claims.toml", &[("<source:council>", "<source:NEW>"), ("[\"council\", ", "[\"NEW\", ")]),
                ("terms.toml", &[("<source:council>", "<source:NEW>")]),
                ("panels/costs.md", &[("[\"council\"]", "[\"NEW\"]")]),
                ("figures/parts.toml", &[("[\"council\"]", "[\"NEW\"]"), ("<source:council>", "<source:NEW>")]),
                ("figures/parts.csv", &[(",council gazette,", ",NEW gazette,"), (",council,", ",NEW,")]),
                ("figures/piles.toml", &[("[\"council\"]", "[\"NEW\"]")]),
                ("figures/piles.csv", &[(",council,", ",NEW,")]),
                ("figures/late.toml", &[("[\"council\"]", "[\"NEW\"]")]),
                ("figures/late.csv", &[(",council,", ",NEW,")]),
                ("figures/workers.csv", &[(",council,", ",NEW,")]),
                ("figures/events.toml", &[("[\"council\"]", "[\"NEW\"]")]),
                ("figures/events.csv", &[(",council,", ",NEW,"), (",council gazette,", ",NEW gazette,")]),
                ("figures/days.csv", &[(",council,", ",NEW,")]),
            ],
            &[],
        ),
        (
            "builder",
            "person",
            &[
                ("people.toml", &[("id = \"builder\"", "id = \"NEW\"")]),
                ("claims.toml", &[("by = \"builder\"", "by = \"NEW\"")]),
                ("explainer.toml", &[("by = \"builder\"", "by = \"NEW\"")]),
                ("facts.toml", &[("said_by = \"builder\"", "said_by = \"NEW\"")]),
            ],
            &[],
        ),
        (
            "price",
            "claim",
            &[
                ("claims.toml", &[("id = \"price\"", "id = \"NEW\"")]),
                ("corrections.toml", &[("\"claim:price\"", "\"claim:NEW\"")]),
                ("article.md", &[("](claim:price)", "](claim:NEW)")]),
                ("panels/costs.md", &[("](claim:price)", "](claim:NEW)")]),
            ],
            &[],
        ),
        (
            "costs",
            "panel",
            &[(
                "article.md",
                &[
                    ("<panel:costs>", "<panel:NEW>"),
                    ("[c]: panel:costs", "[c]: panel:NEW"),
                    ("> panel:costs)", "> panel:NEW)"),
                ],
            )],
            &["panels/costs.md"],
        ),
        (
            "piles",
            "figure",
            &[
                ("explainer.toml", &[("figure = \"piles\"", "figure = \"NEW\"")]),
                ("terms.toml", &[("{piles:", "{NEW:")]),
                ("panels/costs.md", &[("(figure:piles)", "(figure:NEW)")]),
            ],
            &["figures/piles.csv", "figures/piles.toml"],
        ),
        (
            "budget",
            "fact",
            &[
                ("facts.toml", &[("id = \"budget\"", "id = \"NEW\"")]),
                ("article.md", &[("of {budget}", "of {NEW}"), ("{budget|", "{NEW|")]),
            ],
            &[],
        ),
        (
            "pile",
            "term",
            &[("terms.toml", &[("id = \"pile\"", "id = \"NEW\"")]), ("article.md", &[("(term:pile)", "(term:NEW)")])],
            &[],
        ),
    ];
    for (old, kind, changes, moved) in cases {
        let place = tricky();
        assert_eq!(place.check(), "");
        let new = "a-new-name-9";
        let mut expected = files(&place.path(""));
        let mut places = moved.len();
        for (path, pairs) in changes {
            let mut text = place.read(path);
            for (from, to) in *pairs {
                places += text.matches(from).count();
                assert!(text.contains(from), "{path}: {from}");
                text = text.replace(from, &to.replace("NEW", new));
            }
            expected.insert(place.path(path), text.into_bytes());
        }
        for path in moved {
            let bytes = expected.remove(&place.path(path)).unwrap();
            expected.insert(place.path(&path.replace(old, new)), bytes);
        }
        let output = sidelight(place.0.path(), &["rename", SLUG, old, new]);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{old}");
        let told = format!(
            "bridge: the {kind} \"{old}\" is \"{new}\" now, in {places} places of {} files\n",
            changes.len() + moved.len()
        );
        assert!(output.stdout.starts_with(&told), "{told}{}", output.stdout);
        let found = files(&place.path(""));
        assert!(found.keys().eq(expected.keys()), "{:?}", found.keys());
        for (path, bytes) in &expected {
            let (found, bytes) = (String::from_utf8_lossy(&found[path]), String::from_utf8_lossy(bytes));
            assert_eq!(found, bytes, "{old}: {}", path.display());
        }
        assert_eq!(place.check(), "");

        // And back again, to the byte.
        let before = files(&tricky().path("")).into_values().collect::<Vec<_>>();
        assert_eq!(sidelight(place.0.path(), &["rename", SLUG, new, old]).code, 0);
        assert!(files(&place.path("")).into_values().eq(before), "{old} is not as it was");
    }
}

// Checks that a source is renamed where a figure says it once, for rows that say none.
#[test]
fn a_source_that_is_said_for_all_rows() {
    let place = tempfile::tempdir().unwrap();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for folder in ["island-water", "shared"] {
        copy(&content.join(folder), &place.path().join(folder));
    }
    let before = files(place.path());
    for (old, figure) in [("poll-2026-04", "opinion"), ("offers-2023-11", "offers")] {
        let renamed = |old, new| {
            let output = sidelight(place.path(), &["rename", "island-water", old, new]);
            assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{old}");
        };
        renamed(old, "a-new-name-9");
        let toml = fs::read_to_string(place.path().join(format!("island-water/figures/{figure}.toml"))).unwrap();
        assert!(toml.contains("[\"a-new-name-9\"]"), "{toml}");
        renamed("a-new-name-9", old);
        assert!(files(place.path()) == before, "{old} is not as it was");
    }
}

// Checks that each id of the explainer that is published can be renamed and back, and that nothing is left of it.
#[test]
fn every_id_of_a_whole_explainer() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("story");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content/russian-defections"), &folder);
    let before = files(&folder);
    let explainer = sidelight::authoring::compile(&folder).unwrap();
    let ids = [
        explainer.sources[0].id.as_str(),
        explainer.people[0].id.as_str(),
        explainer.claims[0].id.as_str(),
        explainer.panels[0].id.as_str(),
        explainer.glance[0].figure.as_str(),
        explainer.terms[0].id.as_str(),
    ];
    for id in ids {
        let output = sidelight(place.path(), &["rename", "story", id, "another-name"]);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{id}");
        assert_eq!(sidelight(place.path(), &["check", "story"]).code, 0, "{id}");
        assert_ne!(files(&folder), before, "{id}");
        assert_eq!(sidelight(place.path(), &["rename", "story", "another-name", id]).code, 0, "{id}");
        assert_eq!(files(&folder), before, "{id}");
    }
}

// Checks that carriage returns, a byte order mark and comments stay as they are.
#[test]
fn line_ends_stay() {
    let place = Workplace::with_base();
    for path in ["sources.toml", "claims.toml", "article.md", "panels/costs.md", "figures/parts.csv"] {
        place.write(path, format!("\u{feff}{}", place.read(path).replace('\n', "\r\n")));
    }
    let before = files(&place.path(""));
    let output = sidelight(place.0.path(), &["rename", SLUG, "council", "the-council"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(place.check(), "");
    for (path, bytes) in before {
        let now = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert_eq!(now.replace("the-council", "council"), String::from_utf8(bytes).unwrap(), "{}", path.display());
    }
}

// Checks that what cannot be renamed is said to be that, and that nothing is written then.
#[test]
fn refusals_change_nothing() {
    let place = Workplace::with_base();
    let people = place.read("people.toml");
    place.write("people.toml", people.replace("id = \"quiet\"", "id = \"council\""));
    let before = files(&place.path(""));
    let refused = |old: &str, new: &str, told: &str| {
        let output = sidelight(place.0.path(), &["rename", SLUG, old, new]);
        assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{old} {new}");
        assert!(output.stderr.starts_with(told), "{old} {new}: {}", output.stderr);
        assert_eq!(files(&place.path("")), before, "{old} {new}");
    };
    refused(
        "council",
        "town",
        "error: \"council\" is the id of several things: source and person\n  hint: say which: source:council or person:council\n",
    );
    refused("counsil", "town", "error: nothing is called \"counsil\"\n  hint: did you mean \"council\"?\n");
    refused("claim:council", "town", "error: no such thing is called \"council\"\n");
    refused("place:council", "town", "error: nothing is a \"place\"\n");
    refused("gazette", "wire", "error: there is a source \"wire\" already\n");
    refused("gazette", "gazette", "error: the source is called \"gazette\" already\n");
    refused("gazette", "The Gazette", "error: an id starts with a lower-case letter: \"The Gazette\"\n");
    // Addresses on one page.
    refused("gazette", "price", "bridge/");
    refused("costs", "index", "bridge/panels/index.md:1:1: error: no panel can be called \"index\"\n");

    let output = sidelight(place.0.path(), &["rename", SLUG, "person:council", "quiet"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(place.read("people.toml"), people);

    place.write("article.md", place.read("article.md") + "\n[nowhere](panel:nowhere)\n");
    let output = sidelight(place.0.path(), &["rename", SLUG, "gazette", "paper"]);
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    let told = "bridge/article.md:13:1: error: unknown panel \"nowhere\"\n";
    assert!(output.stderr.starts_with(told), "{}", output.stderr);
    assert!(output.stderr.ends_with("nothing was renamed: a name that is misspelt would not be found\n"));
    assert_eq!(sidelight(place.0.path(), &["rename", "nowhere", "a", "b"]).code, 1);
    assert_eq!(sidelight(place.0.path(), &["rename", SLUG, "a"]).code, 2);
}

// Checks that a name which is written with an escape is not half renamed.
#[test]
fn a_name_that_is_written_otherwise_is_told() {
    let place = Workplace::with_base();
    place.write("claims.toml", place.read("claims.toml").replace("by = \"builder\"", "by = \"b\\u0075ilder\""));
    assert_eq!(place.check(), "");
    let before = files(&place.path(""));
    let output = sidelight(place.0.path(), &["rename", SLUG, "builder", "maker"]);
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    let told = "bridge/claims.toml:17:1: error: a name in this line is not written as it is read\n";
    assert!(output.stderr.starts_with(told), "{}", output.stderr);
    assert_eq!(files(&place.path("")), before);
}

/// Checks that a spreadsheet's own file is not changed, and is named otherwise with its figure.
#[test]
fn sheets_stay() {
    let place = Workplace::with_base();
    place.delete("figures/parts.csv");
    place.write("figures/parts.xlsx", fs::read(crate::suite().join("sheets/parts.xlsx")).unwrap());
    let before = files(&place.path(""));
    let output = sidelight(place.0.path(), &["rename", SLUG, "council", "town"]);
    assert_eq!(output.code, 1);
    let told = "bridge/figures/parts.xlsx:1:1: error: \"council\" stands in a spreadsheet's own file\n";
    assert!(output.stderr.starts_with(told), "{}", output.stderr);
    assert_eq!(files(&place.path("")), before);
    assert_eq!(sidelight(place.0.path(), &["rename", SLUG, "figure:parts", "costs-of-parts"]).code, 0);
    assert_eq!(fs::read(place.path("figures/costs-of-parts.xlsx")).unwrap(), before[&place.path("figures/parts.xlsx")]);
}

#[cfg(unix)]
// Checks that links and rights stay, and that a folder that cannot be written is left as it is.
#[test]
fn links_and_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Workplace::with_base();
    fs::rename(place.path("article.md"), place.path("text.md")).unwrap();
    symlink("text.md", place.path("article.md")).unwrap();
    fs::set_permissions(place.path("claims.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(sidelight(place.0.path(), &["rename", SLUG, "price", "cost"]).code, 0);
    assert!(fs::symlink_metadata(place.path("article.md")).unwrap().is_symlink());
    assert!(place.read("text.md").contains("claim:cost"));
    assert_eq!(fs::metadata(place.path("claims.toml")).unwrap().permissions().mode() & 0o777, 0o640);

    let before = files(&place.path(""));
    fs::set_permissions(place.path("panels"), fs::Permissions::from_mode(0o500)).unwrap();
    let output = sidelight(place.0.path(), &["rename", SLUG, "cost", "price"]);
    fs::set_permissions(place.path("panels"), fs::Permissions::from_mode(0o700)).unwrap();
    // Whoever may do everything may write there all the same.
    assert!(output.code == 0 || files(&place.path("")) == before, "{}", output.stderr);
}
