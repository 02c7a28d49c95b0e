//! The command: how it is called, and what it says of a folder as a whole.

use crate::{SLUG, Workplace, sidelight};
use std::{fs, path::Path};

/// Checks that the command says in one line what is in a folder without mistakes.
#[test]
fn success_is_one_line() {
    let place = Workplace::with_base();
    let output = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(output.stdout, "bridge: no errors: 1 panel, 2 claims, 3 sources\n");
}

/// Checks that paths begin with the folder as it was given, whatever way it was given.
#[test]
fn paths_are_those_of_the_writer() {
    let place = Workplace::with_base();
    place.delete("people.toml");
    let from_inside = sidelight(&place.path(""), &["check", "."]);
    assert!(from_inside.stderr.starts_with("./people.toml:1:1: error: "), "{}", from_inside.stderr);
    let whole = place.path("");
    let from_elsewhere = sidelight(Path::new("/"), &["check", whole.to_str().unwrap()]);
    assert!(from_elsewhere.stderr.starts_with(whole.to_str().unwrap()), "{}", from_elsewhere.stderr);
}

/// Checks that a folder that is not there, or is not one, is said to be that.
#[test]
fn folder_is_missing() {
    let place = Workplace::with_base();
    let output = sidelight(place.0.path(), &["check", "nowhere"]);
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr, "nowhere:1:1: error: there is no such folder\n1 error\n");
    let output = sidelight(place.0.path(), &["check", "bridge/article.md"]);
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr, "bridge/article.md:1:1: error: this is a file, not a folder\n1 error\n");
}

/// Checks that the folder's name has to be fit for an address.
#[test]
fn folder_name_is_the_slug() {
    let place = Workplace::with_base();
    fs::rename(place.path(""), place.0.path().join("My Bridge")).unwrap();
    let output = sidelight(place.0.path(), &["check", "My Bridge"]);
    assert_eq!(output.code, 1);
    let expected = "My Bridge:1:1: error: an id starts with a lower-case letter: \"My Bridge\"\n  hint: the folder's \
                    name becomes the explainer's address: an id holds only a-z, 0-9 and hyphens, and starts with a \
                    letter\n1 error\n";
    assert_eq!(output.stderr, expected);
}

/// Checks that a wrong call is told from a folder with mistakes.
#[test]
fn usage() {
    let here = Path::new(".");
    assert_eq!(sidelight(here, &["check"]).code, 2);
    assert_eq!(sidelight(here, &["chek", "x"]).code, 2);
    let help = sidelight(here, &["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(help.stdout.contains("check"), "{}", help.stdout);
    assert_eq!(sidelight(here, &["check", "--help"]).code, 0);
}
