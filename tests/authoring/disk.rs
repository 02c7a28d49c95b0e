//! A folder as an untrusted one may be on the disk: links, pipes, other things than files.

use crate::{SLUG, Workplace, sidelight};
use std::os::unix::{ffi::OsStrExt, fs::PermissionsExt, fs::symlink, net::UnixListener};
use std::{fs, path::Path, process::Command};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

// Checks that nothing outside the folder is read, wherever a link leads: a file's text would be published.
#[test]
fn links_do_not_lead_out() {
    let place = Workplace::with_base();
    let secret = place.0.path().join("secret");
    fs::write(&secret, "+++\ntitle = \"The secret\"\n").unwrap();
    fs::create_dir(place.0.path().join("elsewhere")).unwrap();
    place.delete("article.md");
    place.delete("figures");
    symlink(&secret, place.path("article.md")).unwrap();
    symlink("../../secret", place.path("panels/costs2.md")).unwrap();
    symlink("../elsewhere", place.path("figures")).unwrap();
    symlink("nowhere", place.path("panels/gone.md")).unwrap();
    symlink("loop.md", place.path("panels/loop.md")).unwrap();
    let answer = place.check();
    assert!(!answer.contains("title"), "{answer}");
    for line in [
        "article.md:1:1: error: a symbolic link leads out of the folder",
        "figures:1:1: error: a symbolic link leads out of the folder",
        "panels/costs2.md:1:1: error: a symbolic link leads out of the folder",
        "panels/gone.md:1:1: error: a symbolic link leads nowhere",
        "panels/loop.md:1:1: error: the file cannot be read: ",
    ] {
        assert!(answer.contains(line), "{line}\n{answer}");
    }
}

// Checks that a link to a file of the folder itself is read, and that the folder may be given as a link.
#[test]
fn links_inside_are_followed() {
    let place = Workplace::with_base();
    fs::rename(place.path("article.md"), place.path("text.md")).unwrap();
    symlink("text.md", place.path("article.md")).unwrap();
    assert_eq!(place.check(), "");
    symlink(SLUG, place.0.path().join("link")).unwrap();
    let output = sidelight(place.0.path(), &["check", "link"]);
    assert_eq!((output.code, output.stdout.as_str()), (0, "link: no errors: 1 panel, 2 claims, 3 sources\n"));
}

// Checks that a pipe is not waited for, and nothing but a file is read.
#[test]
fn only_files_are_read() {
    let place = Workplace::with_base();
    place.delete("sources.toml");
    pipe(&place.path("sources.toml"));
    pipe(&place.path("panels/pipe.md"));
    let _socket = UnixListener::bind(place.path("panels/socket.md")).unwrap();
    symlink("/dev/zero", place.path("panels/zero.md")).unwrap();
    fs::create_dir(place.path("figures/folder.csv")).unwrap();
    place.delete("people.toml");
    fs::create_dir(place.path("people.toml")).unwrap();
    let answer = place.check();
    for line in [
        "figures/folder.csv:1:1: error: this is a folder, not a file",
        "panels/pipe.md:1:1: error: this is not a regular file",
        "panels/socket.md:1:1: error: this is not a regular file",
        "panels/zero.md:1:1: error: a symbolic link leads out of the folder",
        "people.toml:1:1: error: this is a folder, not a file",
        "sources.toml:1:1: error: this is not a regular file",
    ] {
        assert!(answer.contains(line), "{line}\n{answer}");
    }
}

// Checks that a folder which is a file, a pipe instead of a folder and a file that may not be read are told.
#[test]
fn what_cannot_be_read_is_told() {
    let place = Workplace::with_base();
    place.delete("panels");
    pipe(&place.path("panels"));
    place.delete("figures");
    place.write("figures", "x");
    fs::set_permissions(place.path("claims.toml"), fs::Permissions::from_mode(0o000)).unwrap();
    let answer = place.check();
    assert!(answer.contains("panels:1:1: error: the folder cannot be read: not a directory"), "{answer}");
    assert!(answer.contains("figures:1:1: error: the folder cannot be read: not a directory"), "{answer}");
    // Whoever may do everything may read it all the same.
    if fs::read(place.path("claims.toml")).is_err() {
        assert!(answer.contains("claims.toml:1:1: error: the file cannot be read: permission denied"), "{answer}");
    }
}

// Checks that a file's name is told so that no terminal acts on it, and in one line.
#[test]
fn names_are_shown() {
    let place = Workplace::with_base();
    place.write("panels/a\n\u{1b}[31m\u{202e}.md", "x");
    place.write("panels/two\nlines", "x");
    fs::write(place.path("panels").join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    let answer = place.check();
    assert!(answer.contains("panels/caf\u{fffd}.md:1:1: error: the name of this file is not UTF-8"), "{answer}");
    assert!(answer.contains("panels/a <U+001B>[31m<U+202E>.md:1:1: error: "), "{answer}");
    assert!(answer.contains("panels/two lines:1:1: error: this file does not belong here"), "{answer}");
    assert!(answer.lines().all(|line| line.contains(": error: ") || line.starts_with("  hint: ")), "{answer}");
}
