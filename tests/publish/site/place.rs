//! A folder of explainers and the site that is made of them.

use crate::common::folder;
use crate::leave;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of a site's explainers, and the site.
pub(super) struct Place(tempfile::TempDir);

/// Files by their places.
pub(super) type Tree = BTreeMap<String, Vec<u8>>;

impl Place {
    /// Three explainers, of which one translates another, and what they share.
    pub(super) fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder can be made"));
        for name in ["bridge", "tunnel", "bruecke"] {
            copy(&folder("tests/authoring/base"), &place.path(&format!("content/{name}")));
        }
        place.change("content/tunnel/explainer.toml", "What the new bridge costs", "What the tunnel costs");
        place.change(
            "content/bruecke/explainer.toml",
            "lang = \"en\"",
            "lang = \"de\"\ntranslates = \"bridge\"\ntranslated = \"2024-06-30\"",
        );
        place.change("content/bruecke/explainer.toml", "What the new bridge costs", "Was die Brücke kostet");
        let site = "title = \"The desk explains\"\nabout = \"All that it has explained.\"\nlang = \"en\"\npublisher = \"The desk\"\n\
                    url = \"https://paper.example/explainers/\"\n";
        place.write("content/site.toml", site);
        place.write(
            "content/shared/terms.toml",
            "[[term]]\nid = \"pile\"\nword = \"pile\"\nmeans = \"A post. <ours>\"\n",
        );
        fs::create_dir(place.path("dist")).expect("a folder can be made");
        leave(&place.path("dist"));
        place
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(super) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below")).expect("a folder can be made");
        fs::write(path, text).expect("it can be written");
    }

    pub(super) fn change(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
        self.write(path, text.replace(old, new));
    }

    /// What the command says: whether all went well, and its words.
    pub(super) fn run(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
        let output = command.args(arguments).current_dir(self.0.path()).output().expect("the command runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).expect("it says text"))
    }

    /// The last line of what is said of a site that is built.
    pub(super) fn build(&self) -> String {
        let (is_well, said) = self.run(&["build", "content", "--dist", "dist"]);
        assert!(is_well, "{said}");
        said.lines().last().unwrap_or_default().to_owned()
    }

    /// What is published.
    pub(super) fn site(&self) -> Tree {
        tree(&self.path("dist"), true)
    }

    /// What would be if there had been nothing before.
    pub(super) fn anew(&self) -> Tree {
        let dist = self.path("anew");
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir(&dist).expect("a folder can be made");
        leave(&dist);
        let (is_well, said) = self.run(&["build", "content", "--dist", "anew"]);
        assert!(is_well, "{said}");
        tree(&dist, true)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("it can be listed") {
        let (path, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("it can be listed");
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("it can be copied");
        }
    }
}

/// The files below a folder; what is recorded of a site is left out if it is said.
pub(super) fn tree(folder: &Path, is_site: bool) -> Tree {
    let mut found = Tree::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).expect("it can be listed").map(|entry| entry.expect("it can be listed").path()) {
            if is_site && path.file_name().is_some_and(|name| name == ".sidelight") {
                continue;
            }
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(folder).expect("it is below").to_string_lossy().into_owned();
                    found.insert(name, fs::read(&path).expect("it can be read"));
                }
            }
        }
    }
    found
}
