//! The desk's program makes in a browser what the command makes natively, to the byte.

use crate::common::{SHELL, folder};
use crate::engine::in_each_engine;
use crate::host::{Answer, Site};
use crate::page::Page;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What Trunk leaves, as far as it is looked at.
pub(crate) const FILES: [(&str, &str); 7] = [
    ("index.html", SHELL),
    (
        "app.js",
        "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };",
    ),
    ("app_bg.wasm", "wasm"),
    ("loader.js", "import('./source-card.js')"),
    ("source-card.js", "export {}"),
    ("frame.js", "frame"),
    ("sidelight-embed.js", "export default \"sidelight:published\";"),
];

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>desk</title><link rel=icon href=data:,><script type=module>
    import init, { publish } from './sidelight-desk.js';
    const { slug, folder, shell } = await (await fetch('./files.json')).json();
    const files = (encoded) => new Map(Object.entries(encoded)
        .map(([name, text]) => [name, Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
    const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    try {
        await init();
        const site = await publish(slug, files(folder), files(shell));
        const hashes = [...site].map(async ([name, bytes]) => [name, hex(await crypto.subtle.digest('SHA-256', bytes))]);
        window.site = site;
        window.made = Object.fromEntries(await Promise.all(hashes));
        const article = new TextEncoder().encode('Nothing [leads](panel:nowhere) here.\\n');
        window.refused = await publish(slug, files(folder).set('article.md', article), files(shell)).catch(String);
    } catch (error) {
        window.made = String(error);
    }
</script>";

/// The files of a folder and of the folders in it, by their paths.
pub(crate) fn files(root: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(root.join(below)).expect("it can be listed") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().into_string().expect("a name in Unicode");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        match entry.path().is_dir() {
            true => files(root, &path, found),
            false => _ = found.insert(path, std::fs::read(entry.path()).expect("it can be read")),
        }
    }
}

async fn same_bytes(page: &Page) {
    let content = folder("content/russian-defections");
    let dist = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in FILES {
        std::fs::write(dist.path().join(name), text).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.arg("build").arg(&content).arg("--dist").arg(dist.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (mut native, mut written) = (BTreeMap::new(), BTreeMap::new());
    files(dist.path(), "", &mut native);
    files(&content, "", &mut written);
    // What the command leaves as Trunk made it.
    native.remove("app_bg.wasm");
    assert!(native.len() > 15, "{:?}", native.keys());
    let hash = |bytes: &Vec<u8>| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let native: BTreeMap<String, String> = native.iter().map(|(name, bytes)| (name.clone(), hash(bytes))).collect();

    let encoded = |files: BTreeMap<String, Vec<u8>>| -> BTreeMap<String, String> {
        files.into_iter().map(|(name, bytes)| (name, BASE64_STANDARD.encode(bytes))).collect()
    };
    let shell = FILES.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into_iter().collect();
    let files =
        json!({ "slug": "russian-defections", "folder": encoded(written), "shell": encoded(shell) }).to_string();
    let desk = std::env::var_os("SIDELIGHT_DESK").expect("SIDELIGHT_DESK names the desk's program: use `make test`");
    let site = Site::start(|_| {
        move |path: &str| match path {
            "" => Some(Answer::new("index.html", PAGE)),
            "files.json" => Some(Answer::new(path, files.clone())),
            _ => Some(Answer::new(path, std::fs::read(Path::new(&desk).join(path)).ok()?)),
        }
    })
    .await;
    page.open(&site.origin).await;
    let made = page.until("the site is made", "return window.made").await;
    let mut differences = Vec::new();
    for (name, _) in native.iter().filter(|(name, hash)| made[name.as_str()] != json!(hash)) {
        let script = format!("return new TextDecoder().decode(window.site.get('{name}') ?? new Uint8Array())");
        let there = page.text(&script).await;
        let here =
            String::from_utf8_lossy(&std::fs::read(dist.path().join(name)).expect("it can be read")).into_owned();
        let at = here.chars().zip(there.chars()).take_while(|(one, other)| one == other).count();
        let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
        differences.push(format!("{name}, after {at} characters:\nhere  {}\nthere {}", around(&here), around(&there)));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(made, json!(native));
    let refused = page.until("a mistake is found", "return window.refused").await;
    let Value::String(refused) = refused else { panic!("{refused}") };
    assert!(refused.contains("russian-defections/article.md:1:9: error: unknown panel"), "{refused}");
}

in_each_engine!(same_bytes);
