//! `sidelight source`: an entry to be filled in.

use crate::{SLUG, Workplace, sidelight};

const URL: &str = "https://www.harbour-post.example/2024/05/02/electric-ferry";

// Checks that the entry is printed as it is to stand in sources.toml, and that nothing is written.
#[test]
fn an_entry_is_printed() {
    let place = Workplace::with_base();
    let before = place.read("sources.toml");
    let output = sidelight(place.0.path(), &["source", SLUG, URL]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let lines: Vec<&str> = output.stdout.lines().collect();
    assert_eq!(lines[..2], ["[[source]]", "id = \"harbour-post-example-2024-05-02\""]);
    for (start, about) in [
        ("publisher = \"\" ", "who published it"),
        ("title = \"\" ", "in your own words"),
        ("# published = \"2024-05-02\" ", "so says the address"),
        ("kind = \"\" ", "one of primary, reporting, copy, partisan, state-media; "),
    ] {
        let line = lines.iter().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{}", output.stdout));
        assert!(line.contains("# ") && line.contains(about), "{line}");
    }
    assert!(lines.contains(&format!("url = \"{URL}\"").as_str()), "{}", output.stdout);
    let read = lines.iter().find_map(|line| line.strip_prefix("read = \"")).unwrap().trim_end_matches('"');
    assert!(read.len() == 10 && read > "2026-11-01", "{read} is not today");
    assert_eq!(place.read("sources.toml"), before);
}

// Checks that with --add the entry stands at the end of the file, that what is to be filled in is told by a check, and
// that the folder has no mistakes when it is filled in and cited.
#[test]
fn an_entry_is_added_and_filled_in() {
    let place = Workplace::with_base();
    place.write("sources.toml", place.read("sources.toml").trim_end().replace('\n', "\r\n"));
    let before = place.read("sources.toml");
    let printed = sidelight(place.0.path(), &["source", SLUG, URL]).stdout;
    let output = sidelight(place.0.path(), &["source", SLUG, URL, "--add"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let told = "bridge/sources.toml:32:1: the source \"harbour-post-example-2024-05-02\" is to be filled in here\n";
    assert_eq!(output.stdout, told);
    let after = place.read("sources.toml");
    assert_eq!(after, format!("{before}\r\n\r\n{}", printed.replace('\n', "\r\n")));
    assert_eq!(after.lines().nth(31), Some("[[source]]"));

    let check = place.check();
    for key in ["publisher", "title", "kind"] {
        assert!(check.contains(&format!("error: \"{key}\" is empty\n")), "{check}");
    }
    assert_eq!(check.matches("error: ").count(), 3, "{check}");
    let filled = after.replace("publisher = \"\"", "publisher = \"P\"").replace("title = \"\"", "title = \"T\"");
    place.write("sources.toml", filled.replace("kind = \"\"", "kind = \"primary\""));
    place.write("article.md", place.read("article.md") + "\nSo. <source:harbour-post-example-2024-05-02>\n");
    assert_eq!(place.check(), "");

    // A second page of one site and day has another id.
    let output = sidelight(place.0.path(), &["source", SLUG, &format!("{URL}-2")]);
    assert!(output.stdout.starts_with("[[source]]\nid = \"harbour-post-example-2024-05-02-2\"\n"), "{}", output.stdout);
}

// Checks that a page that is a source already is told by its id, however its address is written.
#[test]
fn a_known_page_is_refused() {
    let place = Workplace::with_base();
    let archived = "archived = \"https://archive.example/1\"\nkind = \"primary\"";
    place.write("sources.toml", place.read("sources.toml").replacen("kind = \"primary\"", archived, 1));
    let before = place.read("sources.toml");
    for (url, told) in [
        ("https://example.org/gazette/bridge", "error: the source \"gazette\" has this address\n"),
        ("http://EXAMPLE.org/gazette/bridge/", "error: the source \"gazette\" has this address\n"),
        ("https://example.org/gazette/bridge#:~:text=twelve", "error: the source \"gazette\" has this address\n"),
        ("https://archive.example/1", "error: this is where an archive keeps the source \"council\"\n"),
        ("example.org", "error: not an http or https address: \"example.org\"\n"),
        ("ftp://example.org/", "error: not an http or https address: \"ftp://example.org/\"\n"),
        ("https://example.org/a b", "error: not an http or https address: \"https://example.org/a b\"\n"),
        ("https://", "error: not an http or https address: \"https://\"\n"),
    ] {
        for arguments in [vec!["source", SLUG, url], vec!["source", SLUG, url, "--add"]] {
            let output = sidelight(place.0.path(), &arguments);
            assert_eq!((output.code, output.stdout.as_str()), (1, ""), "{url}");
            assert!(output.stderr.starts_with(told), "{url}: {}", output.stderr);
        }
    }
    assert_eq!(place.read("sources.toml"), before);
    // Another part of a page that is made of parts is another page.
    assert_eq!(sidelight(place.0.path(), &["source", SLUG, "https://example.org/gazette/bridge#part-2"]).code, 0);
}

// Checks that mistakes elsewhere do not matter, and that those of the file of sources are told.
#[test]
fn other_mistakes_do_not_matter() {
    let place = Workplace::with_base();
    place.delete("sources.toml");
    place.write("claims.toml", "[[claim\n");
    let output = sidelight(place.0.path(), &["source", SLUG, "https://example.org/\\a", "--add"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert!(place.read("sources.toml").contains("url = 'https://example.org/\\a'\n"));

    place.write("sources.toml", "[[source\nid = \"a\"\n");
    let output = sidelight(place.0.path(), &["source", SLUG, URL, "--add"]);
    assert_eq!((output.code, output.stdout.as_str()), (1, ""));
    assert!(output.stderr.starts_with("bridge/sources.toml:1:1: error: "), "{}", output.stderr);
    assert_eq!(place.read("sources.toml"), "[[source\nid = \"a\"\n");
}
