//! Nothing is lost of what a writer wrote in the desk: on another day, in another tab, on a full disk, under a newer desk.

use crate::accessibility::{Rules, axe, run};
use crate::desk::{
    built, desk, desk_with, open, open_example, press, saved, select, type_into, type_words, until_kept,
    until_nothing_stands, until_shown,
};
use crate::engine::in_each_engine;
use crate::host::Site;
use crate::page::Page;
use crate::strangers::{drop_file, zip};
use fantoccini::key::Key;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

in_each_engine!(
    what_did_not_come_is_asked_for_again,
    nothing_moves_while_it_is_kept,
    what_was_done_last_is_taken_back,
    a_day_is_gone_back_to_and_forward,
    a_second_tab_reads_or_takes_over,
    a_full_disk_is_told,
    any_folder_is_exported,
    a_newer_desk_says_so,
);

/// All that is in the editor, as far as it is drawn.
const TEXT: &str = "return document.querySelector('.cm-content')?.innerText ?? ''";

/// How many statements are disputed on the page that is shown.
const DISPUTED: &str = "document.querySelector('.page iframe:not([data-next])')?.contentDocument
    ?.querySelectorAll('[data-standing=disputed]').length";

async fn until_text(page: &Page, words: &str) {
    let script = format!("const text = (() => {{ {TEXT} }})(); return text.includes({words:?}) || `no: ${{text}}`");
    page.until(&format!("the editor has {words:?}"), &script).await;
}

/// Opens a folder that is quickly looked at: what is in it is not what is asked here.
async fn open_small(page: &Page, site: &Site) {
    open(page, site).await;
    drop_file(page, &zip(&[(b"explainer.toml", b"schema = 3\n"), (b"article.md", b"\n")])).await;
    page.until("it is open", "return document.querySelector('.cm-content')").await;
}

/// Goes on with the only folder that is kept.
async fn go_on(page: &Page) {
    page.until("it is listed", "return document.querySelector('.kept button')").await;
    page.click(".kept button").await;
    page.until("it is open", "return document.querySelector('.cm-content')").await;
}

/// Changes what the browser keeps of the folder, as no hand of a writer does: what is done with its files.
async fn change_kept(page: &Page, script: &str) {
    let change = format!(
        "const done = arguments[arguments.length - 1];
         indexedDB.open('sidelight-desk').onsuccess = ({{ target: {{ result: database }} }}) => {{
             const change = database.transaction(['files'], 'readwrite');
             const files = change.objectStore('files');
             files.getAllKeys().onsuccess = ({{ target: {{ result: [[id]] }} }}) => {{ {script} }};
             change.oncomplete = () => {{ database.close(); done(true); }};
         }}"
    );
    page.client.execute_async(&change, Vec::new()).await.expect("it can be changed");
}

/// What is under a hand is there when it is pressed: whether all is kept, and what is wrong, is told in a place of its own.
async fn nothing_moves_while_it_is_kept(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    for (field, words) in
        [("headline", "A long headline ".repeat(9).as_str()), ("publisher", "The Post"), ("slug", "long")]
    {
        type_into(page, &format!("[name={field}]"), words).await;
    }
    press(page, "Begin").await;
    until_nothing_stands(page).await;
    page.js("window.seen = new Set();
         const look = () => {
             const places = ['.files', '.write', '.remarks', '.bar nav'].map((css) => {
                 const { left, top, right, bottom } = document.querySelector(css).getBoundingClientRect();
                 return [left, top, right, bottom].map(Math.round).join(' ');
             });
             seen.add(places.join(', '));
             requestAnimationFrame(look);
         };
         look();
         return true")
        .await;
    type_words(page, "<source:nobody> ").await;
    page.until("it is told", "return document.querySelector('.remarks .mistake')").await;
    until_kept(page).await;
    page.assert_none("nothing has moved", "return seen.size > 1 ? [...seen] : []").await;
}

async fn take_back(page: &Page) {
    page.press_with(Key::Control, 'z').await;
}

/// In a grid and in a form, too, and nothing of a file that is not shown.
async fn what_was_done_last_is_taken_back(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    type_words(page, "Written first. ").await;
    press(page, "rewards: rows").await;
    let first = "document.querySelector(\".grid input[data-row='1'][data-column='0']\").value";
    let label =
        page.until("there is a grid", &format!("return document.querySelector('.grid input') && {first}")).await;
    page.click(".grid [data-without='1']").await;
    page.until("the row is out", &format!("return {first} !== {label}")).await;
    take_back(page).await;
    page.until("it is there again", &format!("return {first} === {label}")).await;
    // There is nothing more to take back in it.
    take_back(page).await;

    press(page, "Claims").await;
    let standing = "document.querySelector('.form [data-key=standing]')";
    let stood = page.until("there is a form", &format!("return {standing}?.value")).await;
    page.js(&format!("{standing}.focus(); window.disputed = {DISPUTED}")).await;
    select(page, ".form [data-key=standing]", "disputed").await;
    page.until("it is written", &format!("return {DISPUTED} > window.disputed")).await;
    take_back(page).await;
    page.until("it stands as it did", &format!("return {standing}?.value === {stood}")).await;

    press(page, "The article").await;
    until_text(page, "Written first.").await;
    take_back(page).await;
    page.until("only here it is taken back", &format!("return !(() => {{ {TEXT} }})().includes('Written first.')"))
        .await;
    until_nothing_stands(page).await;
}

async fn what_did_not_come_is_asked_for_again(page: &Page) {
    let is_off = Arc::new(AtomicBool::new(true));
    let site = {
        let is_off = Arc::clone(&is_off);
        desk_with(move |name, bytes| {
            let is_needed = ["shell", "fonts"].iter().any(|folder| name.starts_with(folder));
            (!is_needed || !is_off.load(Ordering::Relaxed)).then_some(bytes)
        })
    }
    .await;
    open(page, &site).await;
    page.js(
        "for (const name of ['headline', 'publisher', 'slug']) document.querySelector(`[name=${name}]`).value = 'ferry';
         document.querySelector('.begin form').requestSubmit()",
    )
    .await;
    page.until("it is said", "return document.querySelector('.saying').textContent.includes('shell.json: 404')").await;
    is_off.store(false, Ordering::Relaxed);
    type_words(page, "And now? ").await;
    until_nothing_stands(page).await;
    until_shown(page, "And now?").await;
    page.assert(
        "it has the colours of the machine",
        "const { contentDocument: page } = document.querySelector('.page iframe:not([data-next])');
         return getComputedStyle(page.documentElement).colorScheme === 'light dark'",
    )
    .await;
}

async fn a_day_is_gone_back_to_and_forward(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    page.js("const { now } = window.Date; window.Date.now = () => now() - 86_400_000").await;
    let picture: &[u8] = b"\xff\xfe\x00";
    let files: [(&[u8], &[u8]); 4] =
        [(b"explainer.toml", b"schema = 3\n"), (b"article.md", b"\n"), (b"empty.csv", b""), (b"images/a.png", picture)];
    drop_file(page, &zip(&files)).await;
    page.until("it is open", "return document.querySelector('.cm-content')").await;
    type_words(page, "Of yesterday.").await;
    until_kept(page).await;

    // Today, and without two of the files.
    open(page, &site).await;
    go_on(page).await;
    type_words(page, "Of today. ").await;
    until_kept(page).await;
    open(page, &site).await;
    let remove = "files.delete([id, 'empty.csv']); files.put(new Uint8Array([0xfe]), [id, 'images/a.png'])";
    change_kept(page, remove).await;
    go_on(page).await;
    press(page, "Publish").await;
    let days = "return [...document.querySelectorAll('.publish li button')].map((day) => day.textContent)";
    page.until("there is a day", &format!("{days}.length")).await;
    press(page, "Go back to").await;
    until_text(page, "Of yesterday.").await;
    let before = saved(page, "Save the folder as a zip").await;
    assert_eq!(before["late-ferry/article.md"], b"Of yesterday.\n");
    assert_eq!((&before["late-ferry/empty.csv"][..], &before["late-ferry/images/a.png"][..]), (&b""[..], picture));

    // What was written today was left, and can be gone back to.
    let last = format!("{days}.length === 2 && document.querySelector('.publish li button')");
    page.until("today is there, too", &last).await;
    page.click(".publish li button").await;
    until_text(page, "Of today.").await;
    let after = saved(page, "Save the folder as a zip").await;
    assert!(!after.contains_key("late-ferry/empty.csv"), "{:?}", after.keys());
    assert_eq!(after["late-ferry/images/a.png"], b"\xfe");
    assert_eq!(after["late-ferry/article.md"], b"Of today. Of yesterday.\n");
    page.assert("a state that can be gone back to is not kept twice", &format!("{days}.length === 2")).await;
}

async fn a_second_tab_reads_or_takes_over(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_small(page, &site).await;
    type_words(page, "First tab. ").await;
    let first = page.client.window().await.expect("a window");
    let second = page.client.new_window(true).await.expect("another").handle;
    page.client.switch_to_window(second).await.expect("it is there");
    open(page, &site).await;
    go_on(page).await;
    page.until("it is told", "return document.querySelector('.bar').textContent.includes('Another tab writes this')")
        .await;
    until_text(page, "First tab.").await;
    page.js(&axe()).await;
    run(page, Rules::All, "what another tab writes").await;
    page.js("document.querySelector('.cm-content').focus()").await;
    type_words(page, "Not here. ").await;
    page.assert("nothing is written", &format!("return !(() => {{ {TEXT} }})().includes('Not here')")).await;

    press(page, "Write here").await;
    until_kept(page).await;
    until_text(page, "First tab.").await;
    type_words(page, "Second tab. ").await;
    until_text(page, "Second tab.").await;
    until_kept(page).await;

    page.client.switch_to_window(first).await.expect("it is there");
    page.until("it is told", "return document.querySelector('.bar').textContent.includes('Another tab writes this')")
        .await;
    press(page, "Write here").await;
    until_text(page, "Second tab.").await;
    until_kept(page).await;
}

async fn a_full_disk_is_told(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    page.js("window.put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); }")
        .await;
    drop_file(page, &zip(&[(b"explainer.toml", b"schema = 3\n"), (b"article.md", b"\n")])).await;
    let told = "return document.querySelector('.keeping[role=alert]')?.textContent.includes('the disk is full')";
    page.until("it is told", told).await;
    type_words(page, "Written all the same. ").await;
    until_text(page, "Written all the same.").await;
    page.assert("it is still told", told).await;
    page.js(&axe()).await;
    run(page, Rules::All, "a full disk").await;
    let folder = saved(page, "Save all as a zip").await;
    let article = String::from_utf8_lossy(&folder["late-ferry/article.md"]).into_owned();
    assert!(article.contains("Written all the same."), "{article}");

    page.js("IDBObjectStore.prototype.put = window.put").await;
    until_kept(page).await;
    open(page, &site).await;
    go_on(page).await;
    until_text(page, "Written all the same.").await;
}

async fn any_folder_is_exported(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    let files: [(&[u8], &[u8]); 4] = [
        (b"explainer.toml", b"\xff\xfe = ["),
        (b"article.md", b"Caf\xe9 \x00\r\n"),
        (b"figures/bill.csv", b"\xef\xbb\xbfa;b\n\"never closed"),
        (b"panels/a.md", b""),
    ];
    drop_file(page, &zip(&files)).await;
    page.until("it is open", "return document.querySelector('.remarks .mistake')").await;
    until_kept(page).await;
    open(page, &site).await;
    change_kept(page, "files.delete([id, 'explainer.toml'])").await;
    go_on(page).await;
    page.until("it is looked at", "return document.querySelector('.remarks .mistake')").await;
    press(page, "Publish").await;
    let saved = saved(page, "Save the folder as a zip").await;
    let kept = files[1..].iter().map(|(name, bytes)| (format!("late-ferry/{}", String::from_utf8_lossy(name)), *bytes));
    assert_eq!(saved, kept.map(|(name, bytes)| (name, bytes.to_vec())).collect());
}

async fn a_newer_desk_says_so(page: &Page) {
    let is_newer = Arc::new(AtomicBool::new(false));
    let site = {
        let is_newer = Arc::clone(&is_newer);
        desk_with(move |name, bytes| {
            if !is_newer.load(Ordering::Relaxed) {
                return Some(bytes);
            }
            let newer = |bytes: Vec<u8>| {
                let names = [
                    ("=\"sidelight-desk-", "=\"sidelight-desk-newer-"),
                    (":\"sidelight-desk-", ":\"sidelight-desk-newer-"),
                ];
                let text = String::from_utf8(bytes).expect("a text");
                names.iter().fold(text, |text, (old, new)| text.replace(old, new)).into_bytes()
            };
            Some(match name {
                "index.html" => newer(bytes),
                "service-worker.js" => {
                    let digits = |byte: u8| format!("{byte:02x}");
                    let sum = |page: &[u8]| Sha256::digest(page).into_iter().map(digits).collect::<String>();
                    let page = std::fs::read(built().join("index.html")).expect("it is there");
                    let worker = String::from_utf8(newer(bytes)).expect("a text");
                    worker.replace(&sum(&page), &sum(&newer(page))).into_bytes()
                }
                _ => bytes,
            })
        })
    }
    .await;
    // Its title is said in the writer's language: by that nobody knows which desk it is.
    let is = |name: &str| {
        let named = "document.querySelector('meta[name=sidelight-desk]')?.content.replace(/[^-]*$/, '')";
        format!("return {named} === '{name}' || `no: ${{{named}}}`")
    };
    open(page, &site).await;
    let kept = "caches.match('./desk.js').then((found) => (window.isKept = !!found)); return window.isKept";
    page.until("the desk is kept", kept).await;
    open_small(page, &site).await;
    type_words(page, "Under the old one. ").await;
    is_newer.store(true, Ordering::Relaxed);
    // As a browser does by itself, once in a while.
    page.js("navigator.serviceWorker.getRegistration().then((registration) => registration.update())").await;
    let told = "return document.querySelector('.saying')?.textContent.includes('A newer desk is here')";
    page.until("it is told", told).await;
    page.assert("the old one is still there", &is("sidelight-desk-")).await;
    type_words(page, "And told. ").await;

    // Who does not take it has the old one, which says so.
    until_kept(page).await;
    open(page, &site).await;
    // Some engines begin with the newer one when no page is left.
    let is_newer_or_says_so =
        format!("return (() => {{ {} }})() === true || (() => {{ {told} }})()", is("sidelight-desk-newer-"));
    page.until("the old one says so again", &is_newer_or_says_so).await;
    go_on(page).await;
    until_text(page, "Under the old one. And told.").await;
    type_words(page, "Not kept yet. ").await;
    page.js("document.querySelector('.saying button')?.click()").await;
    page.until("the newer one is there", &is("sidelight-desk-newer-")).await;
    until_text(page, "Not kept yet. Under the old one. And told.").await;
    page.assert("there is nothing to be told", &format!("return !(() => {{ {told} }})()")).await;
    let names = "caches.keys().then((names) => (window.names = names)); return window.names?.length === 1 || 'no: ' + window.names";
    page.until("the older one is gone", names).await;
    type_words(page, "Under the newer one. ").await;
    until_kept(page).await;
}
