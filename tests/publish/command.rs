//! The command `sidelight build`: the files that it names, and the same bytes everywhere.

use crate::common::{compile, explainers, folder};
use crate::{address, leave, published};
use sidelight::document::Explainer;
use std::process::Command;

// Checks that what is published twice is the same to the byte under another time zone, locale and number of threads.
#[test]
fn same_bytes_everywhere() {
    for folder in explainers() {
        let build = |settings: &[(&str, &str)]| {
            let dist = tempfile::tempdir().expect("a folder can be made");
            leave(dist.path());
            let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
            command.arg("build").arg(&folder).arg("--dist").arg(dist.path()).envs(settings.iter().copied());
            let output = command.output().expect("the command runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let mut files: Vec<_> = std::fs::read_dir(dist.path())
                .expect("the folder can be listed")
                .map(|entry| entry.expect("the folder can be listed").path())
                .map(|path| {
                    (path.file_name().map(ToOwned::to_owned), std::fs::read(&path).expect("a file can be read"))
                })
                .collect();
            files.sort();
            files
        };
        let here = build(&[("TZ", "UTC"), ("LANG", "C.UTF-8"), ("TOKIO_WORKER_THREADS", "1")]);
        let there = build(&[
            ("TZ", "Pacific/Auckland"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("TOKIO_WORKER_THREADS", "7"),
        ]);
        let has = |ending: &str| {
            here.iter().any(|(name, _)| name.as_ref().is_some_and(|name| name.to_string_lossy().ends_with(ending)))
        };
        for ending in ["index.html", "all.html", "places.json", ".edition", ".json", ".csv", ".png", "feed.xml"] {
            // The card's font has no Arabic.
            assert!(has(ending) || (ending == ".png" && folder.ends_with("island-water-ar")), "{ending} is made");
        }
        assert!(here == there, "{}: the files differ", folder.display());
    }
}

// Checks the names of what is published: docs and hosts have them.
#[test]
fn names_of_files() {
    let explainer = Explainer { url: Some(address()), ..compile(&folder("tests/authoring/base")) };
    let files = published(explainer);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let is_hashed = |name: &&str| name.ends_with(".edition") || name.ends_with(".js") && *name != "sidelight-embed.js";
    assert_eq!(names.iter().filter(|name| is_hashed(name)).count(), 6, "{names:?}");
    let others: Vec<&str> = names.into_iter().filter(|name| !is_hashed(name)).collect();
    let mut expected = vec![
        "all.html",
        "all.md",
        "base-costs.png",
        "base-document.json",
        "base-late.csv",
        "base-parts.csv",
        "base-piles.csv",
        "base-workers.csv",
        "base.costs.json",
        "base.email.html",
        "base.email.txt",
        "base.include.html",
        "base.json",
        "base.late.png",
        "base.late.svg",
        "base.parts.png",
        "base.parts.svg",
        "base.piles.png",
        "base.piles.svg",
        "base.png",
        "base.workers.png",
        "base.workers.svg",
        "costs.html",
        "costs.md",
        "embed.html",
        "feed.xml",
        "glance.html",
        "index.html",
        "index.md",
        "oembed-costs.json",
        "oembed.json",
        "places.json",
        "sidelight-embed.js",
        "sitemap.xml",
    ];
    expected.sort();
    assert_eq!(others, expected);
}

// Checks that the command names every file that it writes or leaves out.
#[test]
fn command_names_its_files() {
    let answer = |change: &dyn Fn(&str) -> String| {
        let place = tempfile::tempdir().expect("a folder can be made");
        let (content, dist) = (place.path().join("bridge"), place.path().join("dist"));
        for part in ["", "panels", "figures"] {
            std::fs::create_dir_all(content.join(part)).expect("a folder can be made");
            let files = std::fs::read_dir(folder("tests/authoring/base").join(part)).expect("it can be listed");
            for path in files.map(|entry| entry.expect("it can be listed").path()).filter(|path| path.is_file()) {
                let name = path.file_name().expect("it has a name");
                std::fs::copy(&path, content.join(part).join(name)).expect("it can be copied");
            }
        }
        let facts = std::fs::read_to_string(content.join("explainer.toml")).expect("it was copied");
        std::fs::write(content.join("explainer.toml"), change(&facts)).expect("it can be written");
        std::fs::create_dir(&dist).expect("a folder can be made");
        leave(&dist);
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
        let output = command.args(["build", "bridge", "--dist", "dist"]).current_dir(place.path()).output();
        let output = output.expect("the command runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).expect("it says text");
        let mut written: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("wrote dist/")).collect();
        let files = std::fs::read_dir(dist).expect("it can be listed");
        let names = files.map(|entry| entry.expect("it can be listed").file_name());
        let mut found: Vec<_> = names.filter(|name| *name != "app_bg.wasm").collect();
        written.sort();
        found.sort();
        assert!(written.iter().eq(found.iter()), "{written:?} {found:?}");
        said.lines().filter(|line| line.starts_with("left out ")).map(|line| format!("{line}\n")).collect::<String>()
    };
    let no_sitemap = ["bridge.email.html", "bridge.email.txt", "sitemap.xml"].map(|name| {
        format!(
            "left out {name}: it needs the page's full address: give explainer.toml the key \"url\" when it is known\n"
        )
    });
    let with_url = |facts: &str| format!("url = \"https://example.org/\"\n{facts}");
    assert_eq!(answer(&with_url), "");
    assert_eq!(answer(&str::to_owned), no_sitemap.concat());
    let no_card = |facts: &str| with_url(&facts.replace("What the new bridge", "→ 橋"));
    let no_cards =
        "left out bridge.png: its font cannot set \"橋\"\nleft out bridge-costs.png: its font cannot set \"橋\"\n";
    // The headline stands in every figure's picture, too.
    let said = answer(&no_card);
    assert!(said.ends_with(no_cards) && said.lines().count() == 6, "{said}");
}
