//! The writer's desk, as `scripts/desk` puts it together: what it publishes is to the byte what the command makes, and
//! nothing is lost.

use crate::common::folder;
use crate::engine::in_each_engine;
use crate::host::{Answer, Site};
use crate::page::Page;
use crate::strangers::drop_file;
use crate::zip::unzip;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(crate) fn built() -> PathBuf {
    std::env::var_os("SIDELIGHT_DESK").expect("SIDELIGHT_DESK names the desk: use `make test`").into()
}

/// The desk in a frame that is as large as a small phone, which a window of a desktop browser cannot be.
pub(crate) const PHONE: &str = "phone.html";
const FRAME: &str = "<!doctype html><title>frame</title><link rel=icon href=data:,>\
    <iframe src=./ width=320 height=568 style=border:0></iframe>";

/// The desk on a server, until that is said to be off.
pub(crate) async fn desk(is_off: &Arc<AtomicBool>) -> Site {
    let is_off = Arc::clone(is_off);
    desk_with(move |_, bytes| (!is_off.load(Ordering::Relaxed)).then_some(bytes)).await
}

/// The desk on a server that makes something else of its files, by their names; or has none of that name.
pub(crate) async fn desk_with(answer: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>> + Send + Sync + 'static) -> Site {
    let built = built();
    Site::start(|_| {
        move |path: &str| {
            let name = if path.is_empty() { "index.html" } else { path };
            if name == PHONE {
                return Some(Answer::new(name, FRAME));
            }
            let is_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
            let bytes = is_inside.then(|| std::fs::read(built.join(name)).ok()).flatten()?;
            Some(Answer::new(name, answer(name, bytes)?))
        }
    })
    .await
}

pub(crate) async fn open(page: &Page, site: &Site) {
    page.open(&site.origin).await;
    page.until("the desk is there", "return document.querySelector('.begin')").await;
}

/// The desk with the example in it, and its page.
pub(crate) async fn open_example(page: &Page, site: &Site) {
    open(page, site).await;
    press(page, "The example").await;
    until_nothing_stands(page).await;
    until_shown(page, "Nobody independent has counted").await;
}

/// Uses what has these words on it, once it is there.
pub(crate) async fn press(page: &Page, words: &str) {
    let seek = format!(
        "const button = [...document.querySelectorAll('button')].find((button) => {{
             const text = button.textContent.replace(/\\s+/g, ' ').trim();
             return (text === {words:?} || text.startsWith({words:?} + ' ')) && !button.disabled && button.getClientRects().length > 0;
         }});
         button?.scrollIntoView({{ block: 'nearest', inline: 'nearest' }});
         // What comes above it while it is pressed would be pressed in its place.
         const before = window.pressed;
         window.pressed = JSON.stringify(button?.getBoundingClientRect());
         return before === window.pressed && button"
    );
    let found = page.until(words, &seek).await;
    let id = found.as_object().and_then(|found| found.values().next()?.as_str().map(str::to_owned));
    let button = Element::from_element_id(page.client.clone(), ElementRef::from(id.expect("an element")));
    button.click().await.expect("it can be used");
}

pub(crate) async fn type_into(page: &Page, css: &str, words: &str) {
    let field = page.client.find(Locator::Css(css)).await.expect("there is one");
    field.send_keys(words).await.expect("it can be typed into");
}

/// Writes into a field, as a hand does: what was in it is gone.
pub(crate) async fn fill_in(page: &Page, css: &str, words: &str) {
    page.until("the field is there", &format!("return document.querySelector(\"{css}\")")).await;
    // What is told meanwhile may move it from under the pointer.
    let has_focus = format!(
        "const field = document.querySelector(\"{css}\");
         if (document.activeElement === field) field.select();
         return document.activeElement === field"
    );
    while page.js(&has_focus).await != true {
        page.click(css).await;
    }
    type_words(page, words).await;
}

/// Chooses in a select, as a hand does.
pub(crate) async fn select(page: &Page, css: &str, value: &str) {
    let choose = "const choice = document.querySelector(arguments[0]);
        choice.value = arguments[1];
        choice.dispatchEvent(new Event('change', { bubbles: true }));";
    page.js_with(choose, vec![css.into(), value.into()]).await;
}

/// Types words into what has the focus, where its caret is.
pub(crate) async fn type_words(page: &Page, words: &str) {
    page.press_each(words.chars()).await;
}

pub(crate) async fn until_nothing_stands(page: &Page) {
    let stands =
        "const [stands, saying] = ['.stands', '.saying'].map((css) => document.querySelector(css)?.textContent);
        return /^(Nothing stands|It is marked as a draft)/.test(stands) || `no: ${stands} ${saying}`";
    page.until("it has no mistakes", stands).await;
}

pub(crate) async fn until_kept(page: &Page) {
    let kept = "const kept = document.querySelector('.keeping')?.textContent;
        return kept?.startsWith('Kept') || `no: ${kept}`";
    page.until("it is kept", kept).await;
}

/// What the page says in the preview.
const SHOWN: &str =
    "return document.querySelector('.page iframe:not([data-next])')?.contentDocument?.body?.textContent";

pub(crate) async fn until_shown(page: &Page, words: &str) {
    page.until("it is on the page", &format!("{SHOWN}?.includes({words:?})")).await;
}

/// Presses a button that saves a file, and gives the file.
pub(crate) async fn saved(page: &Page, button: &str) -> BTreeMap<String, Vec<u8>> {
    catch_saved(page).await;
    press(page, button).await;
    until_saved(page).await
}

/// From here on, a file that is saved is for [`until_saved`].
pub(crate) async fn catch_saved(page: &Page) {
    // A driver has no hand in what a browser saves.
    page.js("delete window.saved;
         URL.createObjectURL = (blob) => {
             const reader = new FileReader();
             reader.onload = () => (window.saved = reader.result.split(',')[1]);
             reader.readAsDataURL(blob);
             return '#';
         };
         HTMLAnchorElement.prototype.click = () => {};
         return true")
        .await;
}

/// The zip that is being saved.
pub(crate) async fn until_saved(page: &Page) -> BTreeMap<String, Vec<u8>> {
    // A whole site is made: in WebKit, beside other tests, that takes longer than anything else here.
    let start = Instant::now();
    let bytes = loop {
        let bytes = page.js("return window.saved ?? null").await;
        if bytes.is_string() {
            break bytes;
        }
        assert!(start.elapsed() < Duration::from_secs(90), "it is not saved");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    unzip(&BASE64_STANDARD.decode(bytes.as_str().expect("a text")).expect("base64"))
}

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

/// What the command makes of a folder.
pub(crate) fn made(content: &Path) -> BTreeMap<String, Vec<u8>> {
    let dist = tempfile::tempdir().expect("a folder can be made");
    let (mut shell, mut site) = (BTreeMap::new(), BTreeMap::new());
    files(&built().join("shell"), "", &mut shell);
    for (name, bytes) in shell {
        std::fs::write(dist.path().join(name), bytes).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.arg("build").arg(content).arg("--dist").arg(dist.path()).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(dist.path(), "", &mut site);
    site
}

pub(crate) fn assert_same(published: &BTreeMap<String, Vec<u8>>, made: &BTreeMap<String, Vec<u8>>) {
    assert!(made.len() > 15, "{:?}", made.keys());
    assert!(published.keys().eq(made.keys()), "{:?}\n{:?}", published.keys(), made.keys());
    for (name, bytes) in made {
        let [here, there] = [bytes, &published[name]].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let at = here.chars().zip(there.chars()).take_while(|(one, other)| one == other).count();
        let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
        assert!(*bytes == published[name], "{name}, after {at} characters:\n{}\n{}", around(&here), around(&there));
    }
}

async fn example_is_published_as_the_command_does(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    press(page, "Publish").await;
    let published = saved(page, "Save the site as a zip").await;
    assert_same(&published, &made(&folder("content/russian-defections")));
}

/// The desk with a folder that has pictures, and where that is.
async fn open_story(page: &Page, site: &Site) -> PathBuf {
    open(page, site).await;
    let (story, mut written) = (folder("tests/authoring/story"), BTreeMap::new());
    files(&story, "", &mut written);
    let named: Vec<(String, &[u8])> = written.iter().map(|(at, file)| (format!("story/{at}"), &**file)).collect();
    let zipped = crate::zip::zip(named.iter().map(|(place, bytes)| (place.as_bytes(), *bytes)), false);
    drop_file(page, &zipped).await;
    until_nothing_stands(page).await;
    story
}

/// They are read by the program that publishes, and shown and published as the command does.
async fn photographs_are_read(page: &Page) {
    let site = desk(&Arc::default()).await;
    let story = open_story(page, &site).await;
    let picture = "const page = document.querySelector('.page iframe:not([data-next])')?.contentDocument;
        // They are fetched when they are scrolled to.
        for (const image of page?.images ?? []) image.loading = 'eager';
        return [...(page?.images ?? [])].some((image) => image.complete && image.naturalWidth > 0)";
    page.until("a photograph is on the page", picture).await;
    press(page, "Publish").await;
    assert_same(&saved(page, "Save the site as a zip").await, &made(&story));
}

/// What cannot be written is seen all the same, and can be taken out.
async fn a_picture_is_taken_out(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_story(page, &site).await;
    press(page, "bridge.jpg").await;
    page.until("it is seen", "return document.querySelector('.held img')?.naturalWidth > 0").await;
    press(page, "Delete images/bridge.jpg").await;
    page.client.accept_alert().await.expect("it is asked whether that is meant");
    page.until(
        "it is missed where it is named, and a text is there again",
        "return document.querySelector('.remarks').textContent.includes('bridge')
             && document.querySelector('.cm-content')?.getClientRects().length > 0 && !document.querySelector('.held')",
    )
    .await;
}

/// As wide as it will be, in however much room.
async fn the_page_in_each_width(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    for (choice, width) in [("phone", 390), ("full", 1280), ("column", 680)] {
        select(page, ".looks label:nth-child(2) select", choice).await;
        let seen = format!(
            "const frame = document.querySelector('.page iframe:not([data-next])');
             const [seen, room] = [frame, frame.parentElement].map((element) => element.getBoundingClientRect());
             const is = [frame.contentWindow.innerWidth, room.left - seen.left, seen.right - room.right, room.bottom - seen.bottom];
             return is[0] === {width} && is[1] < 1 && is[2] < 1 && Math.abs(is[3]) < 1 || `no: ${{is}}`"
        );
        page.until(choice, &seen).await;
    }
}

async fn what_is_written_is_kept(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    press(page, "The example").await;
    until_nothing_stands(page).await;
    type_words(page, "Kept for ever. ").await;
    until_shown(page, "Kept for ever.").await;
    until_kept(page).await;
    open(page, &site).await;
    page.until("it is listed", "return document.querySelector('.kept button')").await;
    press(page, "Ukraine offers").await;
    page.until("it is there", "return document.querySelector('.cm-content')?.textContent.includes('Kept for ever.')")
        .await;
    press(page, "Publish").await;
    let folder = saved(page, "Save the folder as a zip").await;
    let article = String::from_utf8_lossy(&folder["russian-defections/article.md"]).into_owned();
    assert!(article.contains("Kept for ever."), "{article}");
}

async fn what_can_be_written_is_offered(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    press(page, "The example").await;
    until_nothing_stands(page).await;
    type_words(page, "/pan").await;
    // On a slow machine something is offered for the first of these letters alone.
    let offered = "const offered = document.querySelector('.cm-tooltip-autocomplete [aria-selected]')?.textContent;
        return offered?.startsWith('/panel') || `no: ${offered}`";
    page.until("it is offered", offered).await;
    // What comes up under a hand is not taken at once (CodeMirror's interactionDelay).
    page.until(
        "it is taken",
        "document.querySelector('.cm-tooltip-autocomplete [aria-selected]')?.dispatchEvent(
            new MouseEvent('mousedown', { bubbles: true }));
         return document.querySelector('.cm-line')?.textContent.startsWith('[words](panel:id)')",
    )
    .await;
    type_words(page, "three funds").await;
    page.until(
        "the first field is filled in",
        "return document.querySelector('.cm-line').textContent.startsWith('[three funds](panel:id)')",
    )
    .await;
}

/// A file that was begun by mistake is in nobody's way.
async fn a_file_is_deleted(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    type_into(page, ".files [name=name]", "none").await;
    press(page, "Begin it").await;
    page.until(
        "it is shown",
        "return document.querySelector('.files .delete')?.textContent === 'Delete panels/none.md'",
    )
    .await;
    page.until("it is to be filled in", "return document.querySelector('.remarks .mistake')").await;
    press(page, "Delete panels/none.md").await;
    page.client.accept_alert().await.expect("it is asked whether that is meant");
    until_nothing_stands(page).await;
    let text = page.text("return document.querySelector('.files').textContent").await;
    assert!(!text.contains("none"), "{text}");
}

async fn without_a_network(page: &Page) {
    let is_off = Arc::default();
    let site = desk(&is_off).await;
    open(page, &site).await;
    let kept = "caches.match('./desk.js').then((found) => (window.isKept = !!found)); return window.isKept";
    page.until("it is kept for later", kept).await;
    is_off.store(true, Ordering::Relaxed);
    open_example(page, &site).await;
}

in_each_engine!(
    a_picture_is_taken_out,
    example_is_published_as_the_command_does,
    photographs_are_read,
    the_page_in_each_width,
    a_file_is_deleted,
    what_is_written_is_kept,
    what_can_be_written_is_offered,
    without_a_network,
);
