//! The scripts of set-up, in a checkout and a cache of their own, with programs that only say how they were called.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

struct Checkout {
    folder: TempDir,
}

impl Checkout {
    fn new() -> Self {
        let checkout = Self { folder: TempDir::new().expect("a temporary folder") };
        let files = [
            "scripts/env.sh",
            "scripts/setup",
            "scripts/packages.sh",
            "scripts/native",
            "scripts/clean",
            "scripts/patching-rustc",
            "scripts/check",
            "scripts/sidelight",
            "Cargo.toml",
            "Cargo.lock",
        ];
        let locks = [
            "package-lock.json",
            "scripts/lighthouse/package-lock.json",
            "scripts/releasing/package-lock.json",
            "scripts/wasm-bindgen/Cargo.lock",
            "tests/hosts/package-lock.json",
        ];
        for name in files.into_iter().chain(locks) {
            let file = checkout.root().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
            fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), file).expect("it can be copied");
        }
        fs::create_dir_all(checkout.cache()).expect("it can be made");
        checkout
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("checkout")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    /// Puts a shell script on the PATH.
    fn program(&self, name: &str, script: &str) {
        let file = self.folder.path().join("bin").join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
    }

    fn run(&self, script: &str, arguments: &[&str]) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        Command::new(self.root().join(script))
            .args(arguments)
            .env("PATH", format!("{}:{path}", self.folder.path().join("bin").display()))
            .env("SIDELIGHT_CACHE", self.cache())
            .env_remove("SIDELIGHT_PATH")
            .env_remove("CARGO_TARGET_DIR")
            .output()
            .expect("it runs")
    }

    /// A folder in the cache with something in it, and the lock file that names who built there.
    fn built(&self, name: &str, by: &str) -> PathBuf {
        let folder = self.cache().join(name);
        fs::create_dir_all(folder.join("debug")).expect("it can be made");
        fs::write(folder.with_extension("lock"), by).expect("it can be written");
        folder
    }
}

// Checks that a tool whose locked versions cannot be had is not installed from whatever was released last.
#[test]
fn tools_are_locked() {
    let checkout = Checkout::new();
    let called = checkout.folder.path().join("called");
    let sysroot = checkout.folder.path().join("sysroot");
    let std = sysroot.join("lib/rustlib/wasm32-unknown-unknown/lib");
    fs::create_dir_all(&std).expect("it can be made");
    fs::write(std.join("libstd-1.rlib"), "").expect("it can be written");
    checkout.program(
        "cargo",
        &format!(
            "echo \"$@\" >>'{}'; echo 'error: failed to select a version (locked to 1.0.11)' >&2; exit 101",
            called.display()
        ),
    );
    checkout.program(
        "rustc",
        &format!("case $* in -V) echo 'rustc 9.0.0 (0 2026-01-01)' ;; *) echo '{}' ;; esac", sysroot.display()),
    );
    for name in ["cc", "node", "npm"] {
        checkout.program(name, "");
    }
    let output = checkout.run("scripts/setup", &["serve"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("error: failed to select a version (locked to 1.0.11)"), "it says why: {said}");
    let calls = fs::read_to_string(called).expect("cargo was called");
    assert_eq!(calls.lines().count(), 1, "it is not tried again: {calls}");
    assert!(calls.contains(" --locked"), "{calls}");
}

// Checks that only this checkout's output is deleted, and not while something is built there.
#[test]
fn clean_deletes_our_own() {
    let checkout = Checkout::new();
    let root = checkout.root().canonicalize().expect("it is there");
    let ours = root.to_str().expect("a path in Unicode");
    let foreign = checkout.built("target-123", "/elsewhere\n");
    let tools = checkout.cache().join("trunk-1");
    let published = root.join("dist");
    fs::create_dir_all(&tools).expect("it can be made");
    fs::create_dir_all(&published).expect("it can be made");

    let shared = checkout.built("target", "/elsewhere\n");
    assert!(checkout.run("scripts/clean", &[]).status.success());
    assert!(shared.exists(), "another checkout built it");
    assert!(!published.exists());

    fs::write(shared.with_extension("lock"), format!("{ours}\n")).expect("it can be written");
    let lock = File::open(shared.with_extension("lock")).expect("it can be opened");
    lock.lock().expect("it can be locked");
    assert!(checkout.run("scripts/clean", &[]).status.success());
    assert!(shared.exists(), "something is built in it");

    drop(lock);
    assert!(checkout.run("scripts/clean", &[]).status.success());
    assert!(!shared.exists(), "it is ours");
    assert!(foreign.exists() && tools.exists());
}

// Checks that what another checkout built in the shared folder is built again, and the libraries are not.
#[test]
fn checkouts_are_told_apart() {
    let checkout = Checkout::new();
    checkout.program("cargo", "exit 0");
    let root = checkout.root().canonicalize().expect("it is there");
    let target = checkout.built("target", "/elsewhere\n");
    let states = ["debug", "wasm32-unknown-unknown/release"].map(|profile| target.join(profile).join(".fingerprint"));
    let make = || {
        for state in &states {
            for name in ["sidelight-0a1b", "serde-0a1b"] {
                fs::create_dir_all(state.join(name)).expect("it can be made");
            }
        }
    };
    make();
    assert!(checkout.run("scripts/check", &["content"]).status.success());
    for state in &states {
        assert!(!state.join("sidelight-0a1b").exists(), "another checkout built it");
        assert!(state.join("serde-0a1b").exists(), "a library is the same in each");
    }
    assert_eq!(fs::read_to_string(target.with_extension("lock")).unwrap().trim(), root.to_str().unwrap());

    make();
    assert!(checkout.run("scripts/check", &["content"]).status.success());
    assert!(states.iter().all(|state| state.join("sidelight-0a1b").exists()), "it is ours");
}

// Checks that the size build's compiler is given Yew with our differences and every other crate as it is; and that it is
// not called where a difference does not fit.
#[test]
fn yew_is_patched() {
    let checkout = Checkout::new();
    let lock: toml::Table =
        fs::read_to_string(checkout.root().join("Cargo.lock")).expect("it is there").parse().unwrap();
    let packages = lock["package"].as_array().expect("packages");
    let yew = packages.iter().find(|package| package["name"].as_str() == Some("yew")).expect("Yew is there");
    let version = yew["version"].as_str().expect("a version");
    let [source, patches] = [checkout.folder.path().join("registry"), checkout.root().join("patches")]
        .map(|folder| folder.join(format!("yew-{version}")));
    let file = source.join("src/lib.rs");
    for folder in [file.parent().expect("a folder"), &patches] {
        fs::create_dir_all(folder).expect("it can be made");
    }
    fs::write(&file, "published\n").expect("it can be written");
    fs::create_dir_all(checkout.cache().join("target")).expect("it can be made");
    checkout.program("rustc", "for file; do :; done; cat \"$file\"");
    let compile = |name: &str| {
        let output = Command::new(checkout.root().join("scripts/patching-rustc"))
            .arg(checkout.folder.path().join("bin/rustc"))
            .args(["--crate-name", name, "--edition=2021"])
            .arg(&file)
            .env("CARGO_TARGET_DIR", checkout.cache().join("target"))
            .output()
            .expect("it runs");
        (output.status.success(), String::from_utf8(output.stdout).expect("text"))
    };
    let patch = |before: &str, after: &str| {
        let text = format!("--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-{before}\n+{after}\n");
        fs::write(patches.join("1-words.patch"), text).expect("it can be written");
    };
    for after in ["smaller", "smaller still"] {
        patch("published", after);
        assert_eq!(compile("yew"), (true, format!("{after}\n")));
        assert_eq!(compile("yew"), (true, format!("{after}\n")), "a second time");
    }
    assert_eq!(compile("serde"), (true, "published\n".to_owned()));
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "published\n", "the registry's own is left alone");
    patch("of another version", "smaller");
    assert_eq!(compile("yew"), (false, String::new()));
}

// Checks that every package comes from the registries by its hash, and that no lock file names another host.
#[test]
fn packages_are_pinned() {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it is there");
    for name in ["Cargo.lock", "scripts/wasm-bindgen/Cargo.lock", "scripts/language-data/Cargo.lock"] {
        let lock: toml::Table = read(name).parse().expect("TOML");
        let packages = lock["package"].as_array().expect("packages");
        let own = packages.iter().filter(|package| package.get("source").is_none()).count();
        assert_eq!(own, 1, "{name}: only the package itself is from no registry");
        for package in packages.iter().filter(|package| package.get("source").is_some()) {
            let source = package["source"].as_str();
            assert_eq!(source, Some("registry+https://github.com/rust-lang/crates.io-index"), "{name}: {package}");
            assert!(package.get("checksum").is_some(), "{name}: {package}");
        }
    }
    for name in ["package-lock.json", "scripts/lighthouse/package-lock.json"] {
        let lock: serde_json::Value = serde_json::from_str(&read(name)).expect("JSON");
        for (path, package) in lock["packages"].as_object().expect("packages") {
            let hash = package["integrity"].as_str().unwrap_or_default();
            assert!(path.is_empty() || hash.starts_with("sha512-"), "{name}: {path} has no hash");
            assert!(package.get("resolved").is_none(), "{name}: {path} names a host");
        }
    }
}
