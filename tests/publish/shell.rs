//! What Trunk leaves: what of it is refused, and what becomes of the rest.

use crate::common::{SHELL, compile, folder};
use crate::{edition, leave, left, scripts, shell};
use futures::executor::block_on;
use sidelight::authoring;
use sidelight::publish::{self, Shell, ShellError};
use std::path::Path;
use std::process::Command;

// Checks that what Trunk left and cannot be completed is named, and that nothing is written then.
#[test]
fn unfit_files_are_named() {
    for (name, text, expected) in [
        ("app.js", "export function start() {}", "app.js: it cannot be completed"),
        ("sidelight-embed.js", "export {}", "sidelight-embed.js: it cannot be completed"),
        ("loader.js", "export {}", "loader.js: it cannot be completed"),
        ("index.html", &SHELL.replace("<style>p{margin:0}</style>", ""), "it has no <style>"),
    ] {
        let dist = tempfile::tempdir().expect("a folder can be made");
        leave(dist.path());
        std::fs::write(dist.path().join(name), text).expect("a file can be written");
        let error = refused(dist.path());
        assert!(error.contains(expected), "{name}: {error}");
        assert_eq!(std::fs::read_dir(dist.path()).expect("it can be listed").count(), 9, "{name}: nothing is written");
    }
    let dist = tempfile::tempdir().expect("a folder can be made");
    leave(dist.path());
    std::fs::remove_file(dist.path().join("app_bg.wasm")).expect("it can be removed");
    let error = refused(dist.path());
    assert!(error.contains("app_bg.wasm: it is missing"), "{error}");
}

/// What the command says of a folder that it cannot complete.
fn refused(dist: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.arg("build").arg(folder("tests/authoring/base")).arg("--dist").arg(dist);
    let output = command.output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("it says a text")
}

// Checks that a shell which does not name the program is refused in words, and is left as it was.
#[test]
fn shell_without_program() {
    let dist = tempfile::tempdir().expect("a folder can be made");
    let index = dist.path().join("index.html");
    std::fs::write(&index, "<!doctype html><div id=sidelight></div>").expect("the shell can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.arg("build").arg(folder("tests/authoring/base")).arg("--dist").arg(dist.path()).output();
    let output = output.expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("it does not name the program"), "{output:?}");
    assert_eq!(std::fs::read_to_string(&index).expect("it is there"), "<!doctype html><div id=sidelight></div>");
    assert_eq!(
        std::fs::read_dir(dist.path()).expect("the folder can be listed").count(),
        1,
        "nothing else was written"
    );
}

// Checks that loader, card and frame's script have names that change with them, and that one which is a module yet is
// asked for as one.
#[test]
fn scripts_are_named_by_what_they_are() {
    let built = |script: &str| {
        let mut shell = left();
        let loader = format!("{script}import(\"./source-card.js\");");
        let scripts = [("loader.js", loader.as_str()), ("source-card.js", script), ("frame.js", script)];
        shell.extend(scripts.map(|(name, script)| (name.to_owned(), script.as_bytes().to_vec())));
        let published = block_on(publish::publish(compile(&folder("tests/authoring/base")), &shell));
        let published = published.expect("the page can be made");
        assert_eq!(published.superseded, ["app.js", "loader.js", "source-card.js", "frame.js", "site.css", "site.js"]);
        let frame = String::from_utf8_lossy(&published.files["embed.html"]).into_owned();
        ["loader", "frame"].map(|kind| {
            let element = frame.split('<').find(|part| part.contains(&format!("./{kind}-"))).expect("it asks for it");
            let name = element.split("src=\"./").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a name");
            let text = String::from_utf8_lossy(&published.files[name]).into_owned();
            assert!(text.starts_with(script), "{name}: {text}");
            if let Some((_, rest)) = text.split_once("import(\"./source-card-") {
                let card = format!("source-card-{}", rest.split('"').next().expect("it ends"));
                assert_eq!(published.files[&card], script.as_bytes());
            }
            assert_eq!(text.contains("source-card-"), kind == "loader");
            element.to_owned()
        })
    };
    let ([bundled_loader, bundled], [loader, module]) = (built("(() => {})();\n"), built("import \"./x.js\";\n"));
    assert_ne!(bundled_loader, loader);
    assert!(!bundled.contains("module") && module.contains("type=\"module\""), "{bundled} {module}");
}

// Checks that a filled page cannot be filled again: it names the program no more.
#[test]
fn page_is_made_once() {
    let explainer = authoring::compile(&folder("tests/authoring/base")).expect("the base is valid");
    let edition = edition(explainer);
    let page = publish::page(&shell(), &edition, &scripts());
    assert!(!page.contains("sidelight-program"));
    assert!(matches!(Shell::read(&page), Err(ShellError::Program)));
}
