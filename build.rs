//! Gives the crate `SIDELIGHT_BUILD`: a fingerprint of everything that page, program and scripts must have in common:
//! what an edition holds, how it is styled, and which markup there may be.
//!
//! The native prerenderer and the wasm program are two builds of the same sources. The guard lets the program
//! start only on a page that was made by its own sources, so both builds must find the same fingerprint: it is taken
//! of file contents, and of nothing that differs between machines.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = Vec::new();
    for part in ["Cargo.lock", "src/islands", "index.html", "static/styles", "src/figures", "static/markup.json"] {
        collect(Path::new(part), &mut files);
        println!("cargo::rerun-if-changed={part}");
    }
    // Of the figures, only their looks.
    files.retain(|file| !file.starts_with("src/figures") || file.extension().is_some_and(|ending| ending == "css"));
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        hash.update(file.to_string_lossy().replace('\\', "/").as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let build: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=SIDELIGHT_BUILD={build}");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // A page's program calls no deeper than its drawings are: of the usual MiB a phone would keep most for nothing.
        println!("cargo::rustc-link-arg-bin=sidelight-app=-zstack-size=131072");
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for entry in entries {
            collect(&entry.expect("a folder that was opened can be listed").path(), files);
        }
    } else {
        files.push(path.to_path_buf());
    }
}
