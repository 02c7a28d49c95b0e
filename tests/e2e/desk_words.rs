//! The desk's own words in each language, from right to left too.

use crate::accessibility::{Rules, axe, run};
use crate::desk::{desk, open, select, until_shown};
use crate::engine::{Engine, in_each_engine};
use crate::page::Page;
use std::sync::Arc;

in_each_engine!(the_desk_in_arabic);

/// English words of the table that are still there, outside of what a writer wrote and of what the compiler says.
const ENGLISH: &str = "
    const [theirs, english] = window.tables;
    const texts = (words) => typeof words === 'string' ? [words] : Object.values(words);
    const same = new Set(Object.values(theirs).flatMap(texts));
    const plain = (text) => text.replace(/[.*+?^$()|[\\]\\\\]/g, '\\\\$&').replace(/\\{\\w+\\}/g, '.+');
    const left = Object.values(english).flatMap(texts).filter((text) => /\\w{3}/.test(text.replace(/\\{\\w+\\}/g, '')) && !same.has(text))
        .map((text) => new RegExp(`^${plain(text)}$`));
    const found = [];
    const look = (text) => { if (left.some((it) => it.test(text.trim()))) found.push(text.trim()); };
    const isOwn = (element) => !element.closest('.cm-editor, [lang=en], code, pre, strong, small, bdi, .form :is(select, datalist), h1:not(.begin h1)');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (isOwn(walker.currentNode.parentElement)) look(walker.currentNode.data);
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
        for (const name of ['aria-label', 'placeholder', 'title'])
            if (isOwn(element)) look(element.getAttribute(name) ?? '');
    look(document.title);
    return [...new Set(found)]";

/// Chooses the language of the desk, where one begins.
async fn choose(page: &Page, tag: &str) {
    select(page, "select.language", tag).await;
    until_in(page, tag).await;
}

async fn until_in(page: &Page, tag: &str) {
    let is_so = format!(
        "const {{ lang, dir }} = document.documentElement;
         return document.querySelector('select.language')?.value === '{tag}' && lang === '{tag}'
             && dir === ('{tag}' === 'ar' ? 'rtl' : 'ltr') || `no: ${{lang}} ${{dir}}`"
    );
    page.until(&format!("the desk is in {tag}"), &is_so).await;
    let tables = format!(
        "if (window.tag !== '{tag}') Promise.all(['{tag}', 'en'].map(async (it) => (await fetch(`./words/${{it}}.json`)).json()))
             .then((tables) => {{ [window.tables, window.tag] = [tables, '{tag}']; }});
         return window.tag === '{tag}'"
    );
    page.until("its words are known", &tables).await;
}

async fn turn(page: &Page, side: &str) {
    page.click(&format!("[data-turns={side}]")).await;
    page.settle().await;
}

async fn open_example(page: &Page) {
    page.click(".begin .choices button").await;
    until_shown(page, "Nobody independent has counted").await;
    page.until("it is looked at", "return document.querySelectorAll('.page select option').length > 5").await;
}

async fn show(page: &Page, path: &str, css: &str) {
    page.click(&format!(".files [title='{path}']")).await;
    page.until(path, &format!("const at = document.querySelector({css:?}); return at !== null && shown(at)")).await;
}

async fn the_desk_in_arabic(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    choose(page, "ar").await;
    open(page, &site).await;
    until_in(page, "ar").await;
    page.assert_none("where one begins", ENGLISH).await;
    page.js(&axe()).await;
    run(page, Rules::All, "where one begins").await;

    open_example(page).await;
    page.js(&axe()).await;
    page.assert(
        "it begins at the right",
        "const [files, text] = ['.files', '.write'].map((css) => document.querySelector(css).getBoundingClientRect());
        return files.left >= text.right - 1 && document.scrollingElement.scrollWidth <= innerWidth",
    )
    .await;
    for (path, css) in
        [("figures/rewards.csv", ".grid input"), ("sources.toml", ".form select"), ("article.md", ".cm-content")]
    {
        show(page, path, css).await;
        page.assert_none(path, ENGLISH).await;
        run(page, Rules::All, path).await;
    }
    page.assert(
        "a text in English still runs from left to right",
        "return getComputedStyle(document.querySelector('.cm-line')).direction === 'ltr'",
    )
    .await;
    turn(page, "publish").await;
    page.assert_none("publish", ENGLISH).await;
    run(page, Rules::All, "publish").await;
}

#[test]
fn each_language_chromium() {
    crate::engine::run(Engine::Chromium, async |page| {
        let site = desk(&Arc::default()).await;
        for tag in ["de", "fr", "uk", "ar"] {
            open(page, &site).await;
            choose(page, tag).await;
            page.assert_none(&format!("{tag}: where one begins"), ENGLISH).await;
            open_example(page).await;
            page.assert_none(&format!("{tag}: the text"), ENGLISH).await;
            show(page, "figures/rewards.csv", ".grid input").await;
            page.assert_none(&format!("{tag}: the grid"), ENGLISH).await;
            turn(page, "publish").await;
            page.assert_none(&format!("{tag}: publish"), ENGLISH).await;
        }
        open(page, &site).await;
        choose(page, "en").await;
        page.assert("it is English again", "return document.querySelector('.begin h1').textContent === 'The desk'")
            .await;
    });
}
