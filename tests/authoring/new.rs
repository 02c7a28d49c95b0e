//! `sidelight new`: a folder to begin with.

use crate::sidelight;
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => names.extend(self::names(&path).into_iter().map(|inner| format!("{name}/{inner}"))),
            false => names.push(name),
        }
    }
    names.sort();
    names
}

// Checks that a folder is made that has every kind of file, no mistake, and comments that name the other files.
#[test]
fn a_new_folder_has_no_mistakes() {
    let place = tempfile::tempdir().unwrap();
    let output = sidelight(place.path(), &["new", "my-story"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert!(output.stdout.starts_with("my-story: wrote 11 files, "), "{}", output.stdout);
    assert!(output.stdout.contains("sidelight check my-story"), "{}", output.stdout);
    let made = names(&place.path().join("my-story"));
    assert_eq!(made.len(), 11, "{made:?}");
    let check = sidelight(place.path(), &["check", "my-story"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    assert_eq!(check.stdout, "my-story: no errors: 2 panels, 2 claims, 4 sources\n");

    let head = fs::read_to_string(place.path().join("my-story/explainer.toml")).unwrap();
    for name in
        ["sources.toml", "people.toml", "claims.toml", "facts.toml", "terms.toml", "article.md", "panels/", "figures/"]
    {
        assert!(head.lines().any(|line| line.starts_with('#') && line.contains(name)), "{name} is not told of");
    }
    for name in made.iter().filter(|name| name.ends_with(".toml")) {
        let text = fs::read_to_string(place.path().join("my-story").join(name)).unwrap();
        assert!(text.starts_with("# "), "{name} does not say what it is");
    }
}

// Checks that words of the example are told of as soon as there is an article of one's own, and what is one's own is not.
#[test]
fn what_is_left_of_the_example_is_told() {
    let place = tempfile::tempdir().unwrap();
    sidelight(place.path(), &["new", "my-story"]);
    let folder = place.path().join("my-story");
    let change = |name: &str, change: &dyn Fn(&str) -> String| {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        fs::write(folder.join(name), change(&text)).unwrap();
    };
    // A line of it stands in the article: nobody has begun.
    change("claims.toml", &|text| text.replacen("says = \"", "says = \"It is so: ", 1));
    let told = sidelight(place.path(), &["check", "my-story"]);
    assert!(!told.stdout.contains("as the folder began with it"), "{}", told.stdout);
    // Each line is another one.
    let own = |text: &str| {
        let lines = text.lines().map(|line| match line.len() > 20 && !line.starts_with(['<', '#']) {
            true => format!("We say: {line}\n"),
            false => format!("{line}\n"),
        });
        lines.collect::<String>()
    };
    change("article.md", &own);
    let told = sidelight(place.path(), &["check", "my-story"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let lines: Vec<&str> = told.stdout.lines().filter(|line| line.contains("as the folder began with it")).collect();
    let files = ["claims.toml", "explainer.toml", "facts.toml", "figures/bill.csv", "panels/cost.md", "people.toml"];
    for file in files {
        let is_told = |line: &&&str| line.starts_with(&format!("my-story/{file}:"));
        assert_eq!(lines.iter().filter(is_told).count(), 1, "{file}: {}", told.stdout);
    }
    assert!(!lines.iter().any(|line| line.contains("article.md")), "{lines:?}");
}

// Checks that what a comment offers can be taken: with its marks away, the folder still has no mistakes.
#[test]
fn what_is_commented_out_is_right() {
    let place = tempfile::tempdir().unwrap();
    sidelight(place.path(), &["new", "my-story"]);
    let folder = place.path().join("my-story");
    let mut taken = 0;
    for name in names(&folder).into_iter().filter(|name| name.ends_with(".toml")) {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).unwrap();
        let is_key = |rest: &str| {
            rest.split_once(" = \"").is_some_and(|(key, _)| key.bytes().all(|c| c.is_ascii_lowercase() || c == b'_'))
        };
        let lines = text.lines().map(|line| match line.strip_prefix("# ").filter(|rest| is_key(rest)) {
            Some(rest) => {
                taken += 1;
                rest.replace("https://…", "https://archive.example/").replace("\"…\"", "\"*Words*.\"") + "\n"
            }
            None => format!("{line}\n"),
        });
        let text: String = lines.collect();
        fs::write(path, text).unwrap();
    }
    assert_eq!(taken, 6);
    let check = sidelight(place.path(), &["check", "my-story"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
}

// Checks that an empty folder is filled, also when it is where one stands.
#[test]
fn an_empty_folder_is_filled() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("my-story");
    fs::create_dir(&folder).unwrap();
    let output = sidelight(&folder, &["new", "."]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(names(&folder).len(), 11);
    assert_eq!(sidelight(place.path(), &["check", "my-story"]).code, 0);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "something else was left");
}

// Checks that nothing is written where a folder cannot be made.
#[test]
fn nothing_is_written_over() {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("full")).unwrap();
    fs::write(place.path().join("full/.hidden"), "mine").unwrap();
    fs::write(place.path().join("file"), "mine").unwrap();
    let before = names(place.path());
    for (folder, told) in [
        ("full", "error: full: this folder is not empty\n"),
        ("file", "error: file: this is a file\n"),
        ("My Story", "error: My Story: an id starts with a lower-case letter: \"My Story\"\n"),
        ("my_story", "error: my_story: an id cannot hold '_': \"my_story\"\n"),
        ("nowhere/my-story", "error: nowhere/my-story: there is no folder nowhere to make it in\n"),
        ("..", "error: ..: "),
    ] {
        let output = sidelight(&place.path().join("full"), &["new", &format!("../{folder}")]);
        assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{folder}");
        let output = sidelight(place.path(), &["new", folder]);
        assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{folder}");
        assert!(output.stderr.starts_with(told), "{folder}: {}", output.stderr);
    }
    assert_eq!(names(place.path()), before);
    assert_eq!(sidelight(place.path(), &["new"]).code, 2);
}

#[cfg(unix)]
// Checks that a link that leads nowhere is left as it is, and that of a folder that cannot be written nothing remains.
#[test]
fn nothing_is_left_half_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = tempfile::tempdir().unwrap();
    symlink("nowhere", place.path().join("link")).unwrap();
    assert_eq!(sidelight(place.path(), &["new", "link"]).code, 1);
    assert!(!place.path().join("nowhere").exists());

    let shut = place.path().join("shut");
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o500)).unwrap();
    let output = sidelight(place.path(), &["new", "shut/my-story"]);
    // Whoever may do everything may write there all the same.
    let is_whole = output.code == 0 && names(&shut).len() == 11;
    assert!(is_whole || (output.code == 1 && names(&shut).is_empty()), "{}", output.stderr);
}
