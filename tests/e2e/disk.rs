//! Folders of this machine in the desk: what another program wrote in them is not written over, and what is published
//! into one is what the zip has. A driver has no hand in the dialog that chooses one: it is answered with a folder that
//! the browser gives to each site, which is as real to a page.

use crate::accessibility::{Rules, axe, run as run_axe};
use crate::desk::{desk, open, open_example, press, saved, type_words, until_kept, until_nothing_stands};
use crate::engine::{Engine, in_each_engine, run};
use crate::page::Page;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

#[test]
fn what_another_program_wrote_is_not_written_over_chromium() {
    run(Engine::Chromium, what_another_program_wrote_is_not_written_over);
}

#[test]
fn a_site_is_put_into_a_folder_chromium() {
    run(Engine::Chromium, a_site_is_put_into_a_folder);
}

in_each_engine!(where_no_folder_can_be_written_one_is_read);

/// Answers the dialog with `window.chosen`, and is another program at work in it.
const OTHER: &str = "
    const folder = async (name) => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    const place = async (path) => {
        const parts = path.split('/');
        const name = parts.pop();
        let at = await folder(window.chosen);
        for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
        return [at, name];
    };
    window.showDirectoryPicker = () => folder(window.chosen);
    window.other = {
        async write(path, text) {
            const [at, name] = await place(path);
            const file = await (await at.getFileHandle(name, { create: true })).createWritable();
            await file.write(text);
            await file.close();
        },
        async remove(path) {
            const [at, name] = await place(path);
            await at.removeEntry(name);
        },
        async all(at, below = '') {
            const found = {};
            for await (const [name, entry] of (at ?? await folder(window.chosen)).entries()) {
                if (entry.kind === 'directory') Object.assign(found, await this.all(entry, `${below}${name}/`));
                else {
                    const reader = new FileReader();
                    const read = new Promise((resolve) => reader.onload = resolve);
                    reader.readAsDataURL(await entry.getFile());
                    await read;
                    found[below + name] = reader.result.split(',')[1] ?? '';
                }
            }
            return found;
        },
    };";

async fn other(page: &Page, asked: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{ {asked} }})().then((value) => done(value ?? null), (error) => done(String(error)))"
    );
    page.client.execute_async(&script, Vec::new()).await.expect("it can be done")
}

async fn choose(page: &Page, name: &str) {
    page.js(&format!("window.chosen = {name:?}; if (!window.other) {{ {OTHER} }}")).await;
}

async fn on_disk(page: &Page) -> BTreeMap<String, Vec<u8>> {
    let all = other(page, "return window.other.all()").await;
    let all: BTreeMap<String, String> = serde_json::from_value(all).expect("files");
    all.into_iter().map(|(path, bytes)| (path, BASE64_STANDARD.decode(bytes).expect("base64"))).collect()
}

async fn until_disk(page: &Page, says: &str) {
    let script = format!(
        "const disk = document.querySelector('.disk')?.textContent;
         return disk?.includes({says:?}) || `no: ${{disk}} ${{document.querySelector('.saying').textContent}}`"
    );
    page.until(&format!("the disk: {says}"), &script).await;
}

async fn until_changed(page: &Page, paths: &[&str]) {
    let script = "return [...document.querySelectorAll('.disk li code')].map((path) => path.textContent).join()";
    let script =
        format!("const found = (() => {{ {script} }})(); return found === {:?} || `no: ${{found}}`", paths.join(","));
    page.until(&format!("{paths:?} are told"), &script).await;
}

async fn settle(page: &Page, path: &str, mine_or_theirs: &str) {
    page.click(&format!("[aria-label='{path}: {mine_or_theirs}']")).await;
}

async fn what_another_program_wrote_is_not_written_over(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    choose(page, "late-ferry").await;
    other(
        page,
        "const { write } = window.other;
         for (const path of ['panels/a.md', 'panels/b.md', 'panels/.hidden']) await write(path, path);
         await write('explainer.toml', 'schema = 3\\n');
         await write('article.md', 'On the disk.')",
    )
    .await;
    press(page, "A folder").await;
    until_disk(page, "All of it is in the folder late-ferry.").await;

    // Nothing is written before it is asked for.
    type_words(page, "Mine. ").await;
    until_disk(page, "1 file is not in the folder late-ferry yet.").await;
    until_kept(page).await;
    assert_eq!(on_disk(page).await["article.md"], b"On the disk.");
    press(page, "Save into the folder").await;
    until_disk(page, "All of it is in the folder late-ferry.").await;
    assert_eq!(on_disk(page).await["article.md"], b"Mine. On the disk.");

    // What another program did is noticed when one comes back.
    let did = "const { write, remove } = window.other;
        await write('article.md', 'Theirs.');
        await write('panels/a.md', 'Theirs, too.');
        await write('panels/c.md', 'Theirs alone.');
        await remove('panels/b.md');
        dispatchEvent(new Event('focus'))";
    other(page, did).await;
    until_changed(page, &["article.md", "panels/a.md", "panels/b.md", "panels/c.md"]).await;
    page.js(&axe()).await;
    run_axe(page, Rules::All, "a folder that another program changed").await;
    page.js("document.querySelector('.cm-content').focus()").await;
    type_words(page, "More. ").await;
    until_disk(page, "1 file is not in").await;
    press(page, "Save into the folder").await;
    page.settle().await;
    assert_eq!(on_disk(page).await["article.md"], b"Theirs.");

    // Which one is meant is said for each.
    settle(page, "panels/a.md", "theirs").await;
    until_changed(page, &["article.md", "panels/b.md", "panels/c.md"]).await;
    settle(page, "panels/b.md", "theirs").await;
    settle(page, "panels/c.md", "theirs").await;
    settle(page, "article.md", "mine").await;
    until_changed(page, &[]).await;
    assert_eq!(on_disk(page).await["article.md"], b"Theirs.");
    press(page, "Save into the folder").await;
    until_disk(page, "All of it is in the folder late-ferry.").await;
    let names = ["article.md", "explainer.toml", "panels/.hidden", "panels/a.md", "panels/c.md"];
    let there = on_disk(page).await;
    assert_eq!(there.keys().collect::<Vec<_>>(), names);
    assert_eq!(there["article.md"], b"Mine. More. On the disk.");
    press(page, "Publish").await;
    let here = saved(page, "Save the folder as a zip").await;
    for name in names.into_iter().filter(|name| *name != "panels/.hidden") {
        assert_eq!(here[&format!("late-ferry/{name}")], there[name], "{name}");
    }
    page.assert("what was mine before can be gone back to", "return !!document.querySelector('.publish li button')")
        .await;

    // What is not noticed before is noticed when it would be written over.
    page.js("document.querySelector('.cm-content').focus()").await;
    type_words(page, "Last. ").await;
    until_disk(page, "1 file is not in").await;
    other(page, "await window.other.write('article.md', 'Theirs again.')").await;
    press(page, "Save into the folder").await;
    until_changed(page, &["article.md"]).await;
    assert_eq!(on_disk(page).await["article.md"], b"Theirs again.");

    // The folder is known later, after the browser has been asked for leave.
    until_kept(page).await;
    open(page, &site).await;
    choose(page, "late-ferry").await;
    page.js("let leave = 'prompt';
         FileSystemHandle.prototype.queryPermission = async () => leave;
         FileSystemHandle.prototype.requestPermission = async () => (leave = 'granted')")
        .await;
    page.until("it is listed", "return document.querySelector('.kept button')").await;
    page.click(".kept button").await;
    until_disk(page, "The browser wants to be told again that late-ferry may be read.").await;
    press(page, "Read the folder").await;
    until_changed(page, &["article.md"]).await;
    settle(page, "article.md", "mine").await;
    until_changed(page, &[]).await;
    press(page, "Save into the folder").await;
    until_disk(page, "All of it is in the folder late-ferry.").await;
    let article = String::from_utf8(on_disk(page).await["article.md"].clone()).expect("a text");
    assert!(article.contains("Last."), "{article}");

    // The same folder is the same explainer.
    press(page, "All explainers").await;
    press(page, "A folder").await;
    until_disk(page, "All of it is in the folder late-ferry.").await;
    press(page, "All explainers").await;
    page.until("there is one", "return document.querySelectorAll('.kept li').length === 1").await;
}

async fn until_said(page: &Page, words: &str) {
    let script = format!(
        "const said = document.querySelector('.saying').textContent; return said.includes({words:?}) || `no: ${{said}}`"
    );
    page.until(words, &script).await;
}

async fn a_site_is_put_into_a_folder(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    press(page, "Publish").await;
    let zip = saved(page, "Save the site as a zip").await;
    choose(page, "site").await;
    press(page, "Put the site into a folder").await;
    until_said(page, &format!("site is saved: {} files", zip.len())).await;
    assert!(on_disk(page).await == zip);

    // Again, beside what is not of the desk.
    other(page, "await window.other.write('notes/mine.txt', 'Not of the desk.')").await;
    page.js("document.querySelector('.cm-content').focus()").await;
    type_words(page, "Another. ").await;
    until_nothing_stands(page).await;
    let mut zip = saved(page, "Save the site as a zip").await;
    press(page, "Close").await;
    press(page, "Put the site into a folder").await;
    until_said(page, &format!("site is saved: {} files", zip.len())).await;
    zip.insert("notes/mine.txt".into(), b"Not of the desk.".to_vec());
    let there = on_disk(page).await;
    assert!(there.keys().eq(zip.keys()), "{:?}\n{:?}", there.keys(), zip.keys());
    assert!(there == zip);

    // What another wrote in its place is not written over, and a folder of others' is not published into.
    other(page, "await window.other.write('index.html', 'Not of the desk.')").await;
    press(page, "Close").await;
    press(page, "Put the site into a folder").await;
    until_said(page, "Something else wrote in site: index.html.").await;
    assert_eq!(on_disk(page).await["index.html"], b"Not of the desk.");
    choose(page, "photographs").await;
    other(page, "await window.other.write('a.txt', 'a')").await;
    press(page, "Close").await;
    press(page, "Put the site into a folder").await;
    until_said(page, "photographs is not empty").await;
    assert_eq!(on_disk(page).await.keys().collect::<Vec<_>>(), ["a.txt"]);
}

async fn where_no_folder_can_be_written_one_is_read(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    let files = json!({ "Late Ferry/explainer.toml": "schema = 3\n", "Late Ferry/panels/a.md": "Of a folder." });
    page.js_with(
        "delete window.showDirectoryPicker;
         const files = Object.entries(arguments[0]).map(([webkitRelativePath, text]) =>
             Object.defineProperty(new File([text], 'x'), 'webkitRelativePath', { value: webkitRelativePath }));
         HTMLInputElement.prototype.click = function () {
             if (!this.webkitdirectory) throw Error('no folder is asked for');
             Object.defineProperty(this, 'files', { value: files });
             this.dispatchEvent(new Event('change'));
         }",
        vec![files],
    )
    .await;
    press(page, "A folder").await;
    page.until("it is open", "return document.querySelector('.cm-content')").await;
    until_kept(page).await;
    press(page, "Publish").await;
    page.assert(
        "no folder to be written into is offered",
        "return !document.querySelector('.disk') && !document.body.textContent.includes('Put the site into a folder')",
    )
    .await;
    let saved = saved(page, "Save the folder as a zip").await;
    assert_eq!(saved.keys().collect::<Vec<_>>(), ["late-ferry/explainer.toml", "late-ferry/panels/a.md"]);
    assert_eq!(saved["late-ferry/panels/a.md"], b"Of a folder.");
}
