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
//! - `--- delete <path>` deletes a file or a folder;
//! - `--- expect`, last, holds the diagnostics with paths relative to the folder; nothing where there is no mistake.
//!
//! `UPDATE=1 cargo test --test authoring` writes what the command answers into the cases and into `base.json`.
//! Read the difference before you keep it. `CASE=<part of a name>` runs only some cases.
//!
//! The examples of `docs/authoring.md` are run too. All its fences that are tagged `file=<path>` together make one
//! folder, which must be without mistakes. A fence tagged `error` stands right after one tagged `mistake=<path>`:
//! the first is what the command answers if that file of the folder has the mistaken text added at its end.
#![cfg(not(target_arch = "wasm32"))]

use sidelight::document::PanelBlock;
use sidelight::figures::{Data, timeline::Phase};
use sidelight::values::Amount;
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

    /// With bands, a timeline, and lists of all claims, people and sources.
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
        let lists = "<claims:all>\n\n<people:all>\n\n<sources:all>\n\n![A guess.](figure:days)\n\n![Three events.](figure:events)";
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

/// Checks that the folder without mistakes makes the document that is kept beside it.
#[test]
fn base_makes_its_document() {
    let explainer = sidelight::authoring::compile(&suite().join("base")).unwrap();
    let mut json = serde_json::to_string_pretty(&explainer).unwrap();
    json.push('\n');
    let golden = suite().join("base.json");
    if is_update() {
        fs::write(&golden, &json).unwrap();
    }
    assert_eq!(json, fs::read_to_string(&golden).unwrap());
}

/// Checks what lists of everything, bands and a timeline make of the document.
#[test]
fn lists_bands_and_timeline() {
    let explainer = sidelight::authoring::compile(&Workplace::with_lists().path("")).unwrap();
    let blocks = &explainer.panels[0].blocks;
    let [
        ..,
        PanelBlock::Claims(claims),
        PanelBlock::People,
        PanelBlock::Sources,
        PanelBlock::Figure(days),
        PanelBlock::Figure(figure),
    ] = blocks.as_slice()
    else {
        panic!("{blocks:#?}");
    };
    assert!(claims.iter().eq(explainer.claims.iter().map(|claim| &claim.id)), "{claims:?}");
    assert_eq!(claims.len(), 2);
    // Who says nothing is in the list, and what only the list cites is cited.
    let people: Vec<_> = explainer.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["builder", "quiet"]);
    let sources: Vec<_> = explainer.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["gazette", "council", "wire"]);
    assert_eq!(figure.alternative, "Three events.");
    let Data::Bands(bands) = &days.data else { panic!("{days:#?}") };
    assert_eq!(bands.estimate(&bands.rows[0]), Some((0, 1)));
    assert_eq!(bands.rows[1].amount, Some(Amount::MoreThan("100".parse().unwrap())));
    assert!(bands.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "wire"]));
    let Data::Timeline(timeline) = &figure.data else { panic!("{figure:#?}") };
    let phases: Vec<_> = timeline.rows.iter().map(|row| (row.date.to_string(), row.phase)).collect();
    let expected = [("2023", Phase::Before), ("2024-03-01", Phase::Article), ("2024-06", Phase::After)];
    assert_eq!(phases, expected.map(|(date, phase)| (date.to_owned(), phase)));
    assert_eq!(timeline.rows[2].event, "Late, it is said.");
    // Side by side, sources stand in the order of their numbers.
    assert!(timeline.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "council"]));
}

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

/// A folder as an untrusted one may be on the disk: links, pipes, other things than files.
#[cfg(unix)]
mod disk {
    use super::*;
    use std::os::unix::{ffi::OsStrExt, fs::PermissionsExt, fs::symlink, net::UnixListener};

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
}
