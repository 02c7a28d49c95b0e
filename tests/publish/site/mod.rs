//! Several explainers as one site: what is made, what is made again, and what is taken away.

mod place;

use crate::{leave, parse, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use place::{Place, Tree, tree};
use std::fs;

/// The folders whose files are others than before.
fn changed(before: &Tree, after: &Tree) -> Vec<String> {
    let names = before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name));
    let mut folders: Vec<String> =
        names.map(|name| name.split_once('/').map_or("", |(folder, _)| folder).into()).collect();
    folders.sort();
    folders.dedup();
    folders
}

fn all(node: &Handle, name: &str) -> Vec<Handle> {
    search(node, &|node| matches!(&node.data, NodeData::Element { name: found, .. } if &*found.local == name))
}

// Checks what a site has: a folder for each explainer, whose pages ask for the scripts in the folder above; the list of
// them; the feed and the sitemaps of all; and no file of the shell that stands elsewhere by now.
#[test]
fn a_site_is_one() {
    let place = Place::new();
    assert_eq!(place.build(), "content: 3 explainers in dist: 3 made, 0 as before, 0 gone");
    let site = place.site();
    let root: Vec<&str> = site.keys().map(String::as_str).filter(|name| !name.contains('/')).collect();
    let is_hashed = |name: &&str| name.ends_with(".js") && *name != "sidelight-embed.js";
    let others: Vec<&str> = root.iter().copied().filter(|name| !is_hashed(name)).collect();
    let expected = [
        "app_bg.wasm",
        "feed.xml",
        "index.html",
        "sidelight-embed.js",
        "site.png",
        "sitemap-site.xml",
        "sitemap.xml",
        "used.html",
    ];
    assert_eq!(others, expected);
    assert_eq!(root.iter().filter(|name| is_hashed(name)).count(), 5, "{root:?}");
    assert!(!root.iter().any(|name| ["loader.js", "app.js", "site.js", "site.css"].contains(name)), "{root:?}");

    let page = String::from_utf8_lossy(&site["bridge/index.html"]).into_owned();
    let loader = root.iter().find(|name| name.starts_with("loader-")).expect("there is a loader");
    let program = root.iter().find(|name| name.starts_with("program-")).expect("there is a program");
    for part in [
        format!("src=\"../{loader}\""),
        format!("data-program=\"../{program}\""),
        "data-wasm=\"../app_bg.wasm\"".to_owned(),
        "data-edition=\"./bridge-page-".to_owned(),
        "<link rel=\"canonical\" href=\"https://paper.example/explainers/bridge/\">".to_owned(),
        "<a href=\"../\">The desk explains</a>".to_owned(),
        "https://paper.example/explainers/bridge/oembed.json".to_owned(),
    ] {
        assert!(page.contains(&part), "{part}: {page}");
    }
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html") && name.contains('/')) {
        let page = String::from_utf8_lossy(bytes);
        assert!(
            !["\"./loader", "\"./program", "\"./frame", "\"./app"].iter().any(|wrong| page.contains(wrong)),
            "{name}"
        );
    }
    let oembed: serde_json::Value = serde_json::from_slice(&site["bridge/oembed.json"]).expect("it is JSON");
    let frame = oembed["html"].as_str().expect("it has markup");
    assert!(frame.contains("https://paper.example/explainers/bridge/glance.html"), "{frame}");

    let index = parse(&String::from_utf8_lossy(&site["index.html"]));
    let headings: Vec<String> = all(&index.document, "h2").iter().map(text).collect();
    assert_eq!(headings, ["What the new bridge costs", "Was die Brücke kostet", "What the tunnel costs"]);
    let said = text(&index.document);
    for part in [
        "The desk explains",
        "All that it has explained.",
        "2 statements checked",
        "Wrong 3",
        "1 panel",
        "Evidence as of 30 June 2024",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let sitemap = String::from_utf8_lossy(&site["sitemap.xml"]).into_owned();
    assert_eq!(sitemap.matches("<sitemap>").count(), 4, "{sitemap}");
    let feed = String::from_utf8_lossy(&site["feed.xml"]).parse::<atom_syndication::Feed>().expect("it is a feed");
    let ids: Vec<&str> = feed.entries().iter().map(|entry| entry.id()).collect();
    assert_eq!(ids[0], "https://paper.example/explainers/bridge/");
    assert_eq!((ids.len(), feed.title().as_str()), (3, "The desk explains"));
    let own =
        String::from_utf8_lossy(&site["bridge/feed.xml"]).parse::<atom_syndication::Feed>().expect("it is a feed");
    assert_eq!(own.entries()[0].id(), ids[0], "it is one entry, wherever it is read");
}

// Checks that people, words and sources that two explainers use are listed with their places, which are there.
#[test]
fn what_is_used_where() {
    let place = Place::new();
    place.build();
    let site = place.site();
    let used = parse(&String::from_utf8_lossy(&site["used.html"]));
    let said = text(&used.document);
    assert!(said.contains("People and organisations") && said.contains("Used in: "), "{said}");
    let mut number = 0;
    for link in all(&used.document, "a") {
        let href = crate::attribute(&link, "href").expect("it leads somewhere");
        let Some((file, id)) = href.strip_prefix("./").and_then(|place| place.split_once('#')) else { continue };
        let file = if file.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
        let page = parse(&String::from_utf8_lossy(&site[&file]));
        assert!(crate::find(&page.document, id).is_some(), "{href}");
        number += 1;
    }
    assert!(number > 6, "{said}");
}

// Checks that what has not changed is not made again, and that whatever changes, what there is in the end is what there
// would be if there had been nothing before: after a change of a text, of what is shared, of what a translation reads of
// its original, of what an explainer says of its site, and of what the site alone says.
#[test]
fn only_what_changed_is_made_again() {
    let place = Place::new();
    place.build();
    let mut before = place.site();
    let mut check = |said: &str, folders: &[&str]| {
        assert_eq!(place.build(), format!("content: 3 explainers in dist: {said}, 0 gone"));
        let after = place.site();
        assert_eq!(changed(&before, &after), folders, "{said}");
        assert!(after == place.anew(), "{said}");
        before = after;
    };
    check("0 made, 3 as before", &[]);
    place.change("content/tunnel/explainer.toml", "What the tunnel costs", "What the tunnel will cost");
    check("1 made, 2 as before", &["", "tunnel"]);
    // Its own text is the same; what it is made of is not.
    place.change("content/bridge/explainer.toml", "kicker = \"Explainer\"", "kicker = \"Explained\"");
    check("2 made, 1 as before", &["", "bridge"]);
    let term = "\n[[term]]\nid = \"span\"\nword = \"span\"\nmeans = \"What lies between two piers. <ours>\"\n";
    place.write("content/shared/terms.toml", place.read("content/shared/terms.toml") + term);
    check("3 made, 0 as before", &[]);
    place.change("content/site.toml", "All that it has explained.", "What it knows.");
    check("0 made, 3 as before", &[""]);
    place.change("content/site.toml", "The desk explains", "The desk tells");
    check("3 made, 0 as before", &["", "bridge", "bruecke", "tunnel"]);
    // What somebody took away is made again.
    fs::remove_file(place.path("dist/bridge/all.html")).expect("it can be removed");
    fs::remove_file(place.path("dist/used.html")).expect("it can be removed");
    check("1 made, 2 as before", &[]);
}

// Checks that what has gone is taken away, an explainer that is a draft now too, and a panel's files; that no file of
// somebody else is, wherever it lies; and that no draft is listed.
#[test]
fn what_has_gone_is_taken_away() {
    let place = Place::new();
    for path in ["dist/robots.txt", "dist/bridge/notes.txt", "dist/tunnel/notes.txt", "dist/old/index.html"] {
        place.write(path, "theirs");
    }
    place.build();
    fs::rename(place.path("content/bridge/panels/costs.md"), place.path("content/bridge/panels/prices.md"))
        .expect("it can be");
    for file in ["article.md", "explainer.toml"] {
        let text = place.read(&format!("content/bridge/{file}"));
        place.write(&format!("content/bridge/{file}"), text.replace("panel:costs", "panel:prices"));
    }
    fs::remove_dir_all(place.path("content/bruecke")).expect("it can be removed");
    place.change("content/tunnel/explainer.toml", "lang = \"en\"", "lang = \"en\"\ndraft = true");
    // What is wrong with a draft is in nobody's way.
    place.write("content/tunnel/article.md", "");
    let (is_well, said) = place.run(&["build", "content", "--dist", "dist"]);
    assert!(is_well, "{said}");
    assert!(said.contains("left out content/tunnel: it is a draft, which is not published\n"), "{said}");
    assert!(said.ends_with("content: 1 explainer in dist: 1 made, 0 as before, 2 gone\n"), "{said}");
    let site = place.site();
    assert!(site.contains_key("bridge/prices.html") && !site.contains_key("bridge/costs.html"));
    let theirs: Vec<&str> =
        site.iter().filter(|(_, bytes)| *bytes == b"theirs").map(|(name, _)| name.as_str()).collect();
    assert_eq!(theirs, ["bridge/notes.txt", "old/index.html", "robots.txt", "tunnel/notes.txt"]);
    let ours: Tree = site.clone().into_iter().filter(|(_, bytes)| bytes != b"theirs").collect();
    assert!(ours == place.anew());
    assert!(!place.path("dist/bruecke").exists());
    assert!(!String::from_utf8_lossy(&site["index.html"]).contains("tunnel"));
}

// Checks that a mistake in one folder is told with those of all others and of the site, by `check` and by `build`, and
// that nothing is written then: not where a site is, and not where none is.
#[test]
fn a_mistake_is_told_and_nothing_written() {
    let place = Place::new();
    for is_built in [false, true] {
        if is_built {
            assert!(place.build().ends_with("3 made, 0 as before, 0 gone"));
        }
        let before = tree(&place.path("dist"), false);
        place.change("content/bridge/explainer.toml", "byline = \"The", "by = \"The");
        place.change(
            "content/tunnel/explainer.toml",
            "lang = \"en\"",
            "lang = \"en\"\nurl = \"https://paper.example/explainers/bridge/\"",
        );
        place.change("content/site.toml", "publisher", "publishr");
        place.change("content/bruecke/explainer.toml", "Was die Brücke kostet", "Was sie kostet");
        let (is_well, said) = place.run(&["build", "content", "--dist", "dist"]);
        assert!(!is_well);
        assert!(tree(&place.path("dist"), false) == before, "nothing is written");
        let (is_right, checked) = place.run(&["check", "content"]);
        assert!(!is_right);
        assert_eq!(said, checked);
        let expected = "content/site.toml:4:1: error: unknown key \"publishr\"\n  hint: did you mean \"publisher\"?\n";
        assert!(
            said.starts_with("content/site.toml:1:1: error: \"publisher\" is missing\n") && said.contains(expected),
            "{said}"
        );
        assert!(said.contains("content/bridge/explainer.toml:6:1: error: unknown key \"by\"\n"), "{said}");
        // The site has no address while its file is wrong.
        place.change("content/site.toml", "publishr", "publisher");
        let (_, said) = place.run(&["check", "content"]);
        let expected = "content/tunnel/explainer.toml:3:8: error: on this site the address is https://paper.example/explainers/tunnel/, \
                        not \"https://paper.example/explainers/bridge/\"\n  hint: delete url: it comes of the site's, in site.toml, and \
                        the folder's name\n3 errors\n";
        assert!(said.ends_with(expected), "{said}");
        place.change("content/bridge/explainer.toml", "by = \"The", "byline = \"The");
        place.change("content/tunnel/explainer.toml", "\nurl = \"https://paper.example/explainers/bridge/\"", "");
        place.change("content/bruecke/explainer.toml", "Was sie kostet", "Was die Brücke kostet");
        let (is_right, said) = place.run(&["check", "content"]);
        assert!(is_right, "{said}");
        assert!(said.lines().last().is_some_and(|last| last.starts_with("content: no errors: 3 explainers, 3 panels, 6 claims, 9 sources")), "{said}");
    }
}

// Checks what is asked of `site.toml` where it is missing, and of an address that has no site's.
#[test]
fn a_site_says_what_it_is() {
    let place = Place::new();
    place.change("content/site.toml", "url = \"https://paper.example/explainers/\"\n", "");
    place.change(
        "content/tunnel/explainer.toml",
        "lang = \"en\"",
        "lang = \"en\"\nurl = \"https://desk.example/tunnel/\"",
    );
    let (is_well, said) = place.run(&["check", "content"]);
    assert!(!is_well);
    let expected = "content/tunnel/explainer.toml:3:8: error: an address of its own, on a site that has none: \
                    \"https://desk.example/tunnel/\"\n  hint: write url = \"https://desk.example/\" in site.toml, and delete it here\n\
                    1 error\n";
    assert_eq!(said, expected);
    place.change("content/tunnel/explainer.toml", "\nurl = \"https://desk.example/tunnel/\"", "");
    let (is_well, said) = place.run(&["build", "content", "--dist", "dist"]);
    assert!(is_well, "{said}");
    let expected =
        "left out sitemap.xml: it needs the site's full address: give site.toml the key \"url\" when it is known\n";
    assert!(said.starts_with(expected), "{said}");
    let site = place.site();
    assert!(!site.keys().any(|name| name.contains("sitemap")));
    for (wrong, told) in [
        ("https://paper.example/explainers", "neither in \"/\" nor in a file name"),
        ("https://paper.example/index.html", "the address of a site ends in \"/\""),
    ] {
        place.write(
            "content/site.toml",
            format!("title = \"T\"\nlang = \"en\"\npublisher = \"P\"\nurl = \"{wrong}\"\n"),
        );
        let (is_well, said) = place.run(&["check", "content"]);
        assert!(!is_well && said.starts_with("content/site.toml:4:8: error: ") && said.contains(told), "{said}");
    }
    fs::remove_file(place.path("content/site.toml")).expect("it can be removed");
    let (is_well, said) = place.run(&["build", "content", "--dist", "dist"]);
    assert!(!is_well && said.starts_with("content/site.toml:1:1: error: the file is missing\n  hint: "), "{said}");
}

// Checks that a record that is damaged, of another explainer, of another form or not there is as if there were none; and
// that one that names files elsewhere is not followed.
#[test]
fn a_damaged_record_means_anew() {
    let place = Place::new();
    place.build();
    let site = place.site();
    let path = "dist/.sidelight/made/bridge.record";
    let record = fs::read(place.path(path)).expect("it is recorded");
    let mut flipped = record.clone();
    flipped[60] ^= 1;
    let other = fs::read(place.path("dist/.sidelight/made/tunnel.record")).expect("it is recorded");
    let half = &record[..record.len() / 2];
    let damaged: [&[u8]; 5] = [&flipped, half, &other, b"", b"sidelight record 2\n"];
    for damaged in damaged {
        place.write(path, damaged);
        assert_eq!(place.build(), "content: 3 explainers in dist: 1 made, 2 as before, 0 gone");
        assert!(place.site() == site);
    }
    // With a sum that is right, by somebody who means ill.
    place.write("victim.txt", "theirs");
    let names = ["../../victim.txt", "../victim.txt", "/victim.txt"].map(str::to_owned).to_vec();
    let body = postcard::to_allocvec(&(String::new(), names, Vec::<u8>::new())).expect("it can be written");
    let sum = <sha2::Sha256 as sha2::Digest>::digest(&body);
    place.write(
        "dist/.sidelight/made/gone.record",
        [b"sidelight record 1\n".as_slice(), sum.as_slice(), &body].concat(),
    );
    place.write(path, [b"sidelight record 1\n".as_slice(), sum.as_slice(), &body].concat());
    assert_eq!(place.build(), "content: 3 explainers in dist: 1 made, 2 as before, 0 gone");
    assert_eq!(place.read("victim.txt"), "theirs");
    assert!(place.site() == site);
    // Without any of it the shell is gone, too: it is put there again.
    fs::remove_dir_all(place.path("dist/.sidelight")).expect("it can be removed");
    let (is_well, said) = place.run(&["build", "content", "--dist", "dist"]);
    assert!(!is_well && said.contains("it does not name the program"), "{said}");
    leave(&place.path("dist"));
    assert_eq!(place.build(), "content: 3 explainers in dist: 3 made, 0 as before, 0 gone");
    assert!(place.site() == site);
}
