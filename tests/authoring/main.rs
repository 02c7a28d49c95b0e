//! The writer's folder, through the door that writers use: the command `sidelight check`.
//!
//! `tests/authoring/base/` is a small complete folder without mistakes; `base.json` is the document made of it.
//! Each file of `tests/authoring/cases/` changes something in a copy of that folder and says what the command must
//! answer, to the letter. Its first line is a sentence that begins with "Checks that". Then come sections:
//!
//! - `--- <path>` replaces or adds a file;
//! - `--- append <path>` adds lines to the end of a file;
//! - `--- change <path>` replaces pieces of a file: pairs of a line `< old` and a line `> new`. The old text has to
//!   stand in the file exactly once; `\n` in either is a line break;
//! - `--- bytes <path>` replaces a file by bytes: `\xNN` is the byte of that number, `\n` a line feed, and line ends
//!   do not count;
//! - `--- zip <path>` replaces a file by a packed one: `>>> <name>` begins each of its parts;
//! - `--- delete <path>` deletes a file or a folder;
//! - `--- expect`, last, holds the diagnostics with paths relative to the folder; nothing where there is no mistake.
//!
//! `UPDATE=1 cargo test --test authoring` writes what the command answers into the cases and into `base.json`.
//! Read the difference before you keep it. `CASE=<part of a name>` runs only some cases.
//!
//! `sheets/` has rows as libraries write them, openpyxl and odfpy: a program could have made each.
//!
//! The examples of `docs/authoring.md` are run too. All its fences that are tagged `file=<path>` together make one
//! folder, which must be without mistakes. A fence tagged `error` stands right after one tagged `mistake=<path>`:
//! the first is what the command answers if that file of the folder has the mistaken text added at its end.
#![cfg(not(target_arch = "wasm32"))]

mod cases;
mod command;
#[cfg(unix)]
mod disk;
mod document;
mod guide;
mod links;
mod new;
mod rename;
mod shared;
mod source;
#[path = "../common/zip.rs"]
mod zip;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const SLUG: &str = "bridge";

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authoring")
}

fn is_update() -> bool {
    env::var_os("UPDATE").is_some()
}

/// A copy of a folder in a place of its own.
struct Workplace(tempfile::TempDir);

impl Workplace {
    fn empty() -> Self {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join(SLUG)).unwrap();
        Self(place)
    }

    fn with_base() -> Self {
        let place = Self::empty();
        copy(&suite().join("base"), &place.path(""));
        place
    }

    /// With bands, a timeline, a number of the record, and lists of all claims, people, sources, corrections and terms.
    fn with_lists() -> Self {
        let place = Self::with_base();
        let facts =
            "kind = \"timeline\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-06\"\nsources = [\"council\"]\n";
        place.write("figures/events.toml", facts);
        let rows = "date,event,sources,phase\n2023,Signed.,council,before\n2024-03-01,Told.,council gazette,article\n\
                    2024-06,\"Late, it is said.\",wire,after\n";
        place.write("figures/events.csv", rows);
        let facts = "kind = \"bands\"\ntitle = \"T\"\nsentence = \"S.\"\nunit = \"days\"\nas_of = \"2024-06\"\n\
                     sources = [\"wire\"]\n[[band]]\nname = \"dozens\"\nfrom = 24\nto = 99\n[[band]]\nname = \"more\"\nfrom = 100\n";
        place.write("figures/days.toml", facts);
        let rows = "label,from_band,to_band,amount,as_of,said_by,sources,article\nGuess,dozens,more,,2023,Council,council,\n\
                    Count,,,>100,2024-06,Wire,wire gazette,late\n";
        place.write("figures/days.csv", rows);
        let correction = "[[correction]]\ndate = \"2024-06\"\nwhere = \"claim:price\"\nsaid = \"It *was*.\"\n\
                          says = \"It is. <source:wire>\"\n";
        place.write("corrections.toml", correction);
        let terms =
            "[[term]]\nid = \"pile\"\nword = \"pile\"\nmeans = \"A post, one of {piles:2024-03}. <source:council>\"\n";
        place.write("terms.toml", terms);
        let facts = "[[fact]]\nid = \"budget\"\ntitle = \"Budget\"\namount = \"2512345678\"\nunit = \"EUR\"\n\
                     as_of = \"2024\"\nsaid_by = \"builder\"\nsources = [\"wire\"]\n";
        place.write("facts.toml", facts);
        let number = "\n[Piles](term:pile) are {days:Count} or {late:2024-01:part} of {budget}, {budget|\"about 2.5 billion\"}. <source:wire>\n\n<panel:costs>";
        place.write("article.md", place.read("article.md").replace("\n<panel:costs>", number));
        let lists = "<corrections:all>\n\n<cite:this>\n\n<claims:all>\n\n<people:all>\n\n<sources:all>\n\n<terms:all>\n\n<facts:all>\n\n![A guess.](figure:days)\n\n![Three events.](figure:events)";
        place.write("panels/costs.md", place.read("panels/costs.md").replace("<claims:builder>", lists));
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(SLUG).join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn delete(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }

    /// What `sidelight check` answers: its diagnostics with paths relative to the folder. Exit code, summary and
    /// the two output streams are checked against them.
    fn check(&self) -> String {
        let output = sidelight(self.0.path(), &["check", SLUG]);
        let stderr = output.stderr.strip_suffix('\n').unwrap_or(&output.stderr);
        if stderr.is_empty() {
            assert_eq!(output.code, 0);
            assert!(output.stdout.starts_with(&format!("{SLUG}: no errors: ")), "{}", output.stdout);
            return String::new();
        }
        assert_eq!((output.code, output.stdout.as_str()), (1, ""));
        let (diagnostics, summary) = stderr.rsplit_once('\n').unwrap();
        let errors = diagnostics.lines().filter(|line| !line.starts_with("  hint: ")).count();
        assert_eq!(summary, format!("{errors} error{}", if errors == 1 { "" } else { "s" }));
        let lines = diagnostics.lines().map(|line| line.strip_prefix(&format!("{SLUG}/")).unwrap_or(line));
        lines.map(|line| format!("{line}\n")).collect()
    }
}

struct Output {
    code: i32,
    stdout: String,
    stderr: String,
}

fn sidelight(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.args(arguments).current_dir(place).output().unwrap();
    Output {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A day after all that the tests' own explainer tells of.
fn later() -> u32 {
    "2025".parse::<sidelight::values::Date>().expect("a date").span().0
}
