//! The writer's journey without a pointer: Tab, arrows, Enter and Escape alone, and what has the focus is seen to.

use crate::desk::{catch_saved, desk, open, type_words, until_nothing_stands, until_saved};
use crate::engine::in_each_engine;
use crate::page::Page;
use fantoccini::key::Key;
use std::sync::Arc;

in_each_engine!(from_nothing_to_a_site_by_keys);

/// More stops than these no way has: the longest is past what is wrong, and through the bar.
const MOST: usize = 40;

/// What is wrong with how the focus is seen, or nothing.
const SEEN: &str = "
    const at = document.activeElement;
    if (!at || at === document.body) return 'nothing has the focus';
    // What has it in a page is seen to (keyboard.rs).
    if (at.localName === 'iframe') return '';
    const what = at.outerHTML.slice(0, 120);
    const { outlineWidth, outlineStyle } = getComputedStyle(at.closest('.cm-editor') ?? at);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `it does not look focused: ${what}`;
    const { left, top, right, bottom } = at.getBoundingClientRect();
    if (bottom < 4 || right < 4 || top > innerHeight - 4 || left > innerWidth - 4) return `it is not in view: ${what}`;
    const [x, y] = [Math.max(left, 0) + Math.min(right, innerWidth), Math.max(top, 0) + Math.min(bottom, innerHeight)];
    const above = document.elementFromPoint(x / 2, y / 2);
    if (!at.contains(above) && !above?.contains(at)) return `it is covered by ${above?.outerHTML.slice(0, 80)}: ${what}`;
    return ''";

/// Where Tab leads, and Tab with Shift.
#[derive(Clone, Copy)]
enum Way {
    On,
    Back,
}

async fn tab(page: &Page, way: Way) {
    match way {
        Way::On => page.press(Key::Tab).await,
        Way::Back => page.press_with(Key::Shift, Key::Tab).await,
    }
}

/// Whether what has the focus is this: a selector, and the words that it begins with.
async fn is_at(page: &Page, css: &str, words: &str) -> bool {
    let script = "const at = document.activeElement;
        const name = (at.getAttribute('aria-label') ?? at.textContent).trim();
        return at.matches(arguments[0]) && name.startsWith(arguments[1])";
    page.js_with(script, vec![css.into(), words.into()]).await == true
}

async fn assert_seen(page: &Page) {
    // WebKit is told by the editor that it has the focus after it has it.
    page.until(
        "what has the focus is seen to",
        &format!("const wrong = (() => {{ {SEEN} }})(); return wrong === '' || `no: ${{wrong}}`"),
    )
    .await;
}

/// Presses Tab until something has the focus; on the way everything that has it is seen to have it.
async fn lead(page: &Page, way: Way, css: &str, words: &str) {
    for _ in 0..MOST {
        if is_at(page, css, words).await {
            return;
        }
        tab(page, way).await;
        assert_seen(page).await;
    }
    panic!("{MOST} stops do not lead to {css} {words}");
}

/// Presses an arrow until something has the focus.
async fn arrow(page: &Page, key: Key, css: &str, words: &str) {
    for _ in 0..MOST {
        if is_at(page, css, words).await {
            return assert_seen(page).await;
        }
        page.press(key).await;
    }
    panic!("{MOST} arrows do not lead to {css} {words}");
}

async fn until_at(page: &Page, css: &str) {
    let script = format!(
        "return document.activeElement.matches({css:?}) || `no: ${{document.activeElement.outerHTML.slice(0, 160)}}`"
    );
    page.until(&format!("{css} has the focus"), &script).await;
    assert_seen(page).await;
}

/// Chooses a file of the list, from wherever a writer is after it.
async fn choose(page: &Page, name: &str) {
    lead(page, Way::Back, ".files [data-arrows] button", "").await;
    page.press(Key::Home).await;
    arrow(page, Key::Down, ".files [data-arrows] button", name).await;
    page.press(Key::Enter).await;
}

/// Turns to a part of the desk by its button in the bar.
async fn turn(page: &Page, name: &str) {
    lead(page, Way::Back, ".bar nav button", name).await;
    page.press(Key::Enter).await;
}

const MISTAKES: &str = "const number = document.querySelectorAll('.remarks .mistake').length;";

async fn from_nothing_to_a_site_by_keys(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    for (field, words) in [
        ("headline", "The ferry is late again"),
        ("publisher", "The Strand Post"),
        ("address", "https://post.example/ferry"),
        ("slug", "late-ferry"),
    ] {
        lead(page, Way::On, &format!("[name={field}]"), "").await;
        type_words(page, words).await;
    }
    page.press(Key::Enter).await;
    until_nothing_stands(page).await;
    until_at(page, ".cm-content").await;

    // A cell of the grid: what is wrong in it is led to, and mended.
    choose(page, "bill: rows").await;
    until_at(page, ".grid input").await;
    page.press(Key::Down).await;
    until_at(page, ".grid input[data-row='2']").await;
    tab(page, Way::On).await;
    until_at(page, ".grid input[data-row='2'][data-column='1']").await;
    page.press(Key::End).await;
    type_words(page, "x").await;
    tab(page, Way::On).await;
    until_at(page, ".grid input[data-row='2'][data-column='2']").await;
    page.until("it is told", &format!("{MISTAKES} return number > 0")).await;
    turn(page, "Check").await;
    until_at(page, ".remarks").await;
    lead(page, Way::On, ".remarks .mistake button", "Mistake").await;
    page.press(Key::Enter).await;
    until_at(page, ".grid input[aria-invalid]").await;
    page.press(Key::End).await;
    page.press(Key::Backspace).await;
    page.press(Key::Enter).await;
    until_at(page, ".grid input[data-row='3']").await;
    until_nothing_stands(page).await;

    // A mistake in the text, mended by its hint; Escape and Tab lead out of the text.
    choose(page, "The article").await;
    until_at(page, ".cm-content").await;
    type_words(page, "It [costs](panel:cots) a lot. ").await;
    // Of half of it another mistake is told.
    let hint = "return [...document.querySelectorAll('.remarks li > button')].some((it) => it.textContent.includes('did you mean'))";
    page.until("what was meant is offered", hint).await;
    page.press(Key::Escape).await;
    lead(page, Way::On, ".remarks li > button", "did you mean").await;
    page.press(Key::Enter).await;
    until_at(page, ".cm-content").await;
    until_nothing_stands(page).await;

    // The page: into it, and out of it.
    turn(page, "Page").await;
    until_at(page, ".desk > .page").await;
    page.until("it is there", "return document.querySelector('.page iframe:not([data-next])')").await;
    lead(page, Way::On, ".page iframe", "").await;
    page.press(Key::Escape).await;
    until_at(page, ".desk > .page").await;

    // What was begun with is somebody else's, until it is said that it no longer is.
    turn(page, "Check").await;
    lead(page, Way::On, ".remarks li > button", "write draft = false").await;
    page.press(Key::Enter).await;
    let is_none = "return document.querySelector('.stands').textContent.startsWith('Nothing stands')";
    page.until("it is no draft", is_none).await;
    until_at(page, ".form select").await;

    turn(page, "Publish").await;
    until_at(page, ".desk > .publish").await;
    catch_saved(page).await;
    lead(page, Way::On, ".publish button", "Save the site as a zip").await;
    page.press(Key::Enter).await;
    let saved = until_saved(page).await;
    assert!(String::from_utf8_lossy(&saved["index.html"]).contains("It <a"), "{:?}", saved.keys());

    // What was said is read; what had the focus before it has it again.
    lead(page, Way::Back, ".saying button", "").await;
    page.press(Key::Enter).await;
    let gone = "return !document.querySelector('.saying button') && document.activeElement !== document.body";
    page.until("it is gone", gone).await;
    assert_seen(page).await;
    lead(page, Way::Back, ".bar > button", "All explainers").await;
    page.press(Key::Enter).await;
    until_at(page, ".begin h1").await;
}
