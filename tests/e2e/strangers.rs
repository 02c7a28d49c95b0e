//! What comes to the desk from outside: it is refused with a reason, and reaches nothing. And axe-core, in each state.

use crate::accessibility::{Rules, axe, run};
use crate::desk::{
    desk, files, fill_in, open, open_example, press, type_into, type_words, until_nothing_stands, until_shown,
};
use crate::engine::in_each_engine;
use crate::page::Page;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use fantoccini::key::Key;
use std::collections::BTreeMap;
use std::sync::Arc;

in_each_engine!(
    a_page_cannot_reach_the_desk,
    zips_of_strangers_are_refused,
    what_is_large_is_said_and_keeps_nobody_from_typing,
    what_is_filled_in_stays_words,
    axe_finds_nothing_on_the_desk,
);

/// Even if markup of a stranger came into the page, which the closed list of markup forbids.
async fn a_page_cannot_reach_the_desk(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    let tried = "const { contentDocument: page } = document.querySelector('.page iframe:not([data-next])');
        window.refused = [];
        page.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => window.refused.push(effectiveDirective));
        // Made by the page itself, and by a hand that its policy does not hold.
        for (const maker of [page, document]) {
            const add = (name, attributes, words) => {
                const element = maker.createElement(name);
                for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
                if (words) element.append(words);
                page.body.append(element);
                return element;
            };
            try { add('script', {}, 'parent.document.title = \"taken\"'); } catch {}
            try { add('img', { src: 'data:,', onerror: 'parent.document.title = \"taken\"' }); } catch {}
            try { add('iframe', { srcdoc: '<script>top.document.title = \"taken\"<' + '/script>' }); } catch {}
            add('img', { src: 'http://127.0.0.1:1/stolen.png' });
            add('a', { href: 'javascript:parent.document.title = \"taken\"' }, 'link').click();
        }
        return true";
    page.js(tried).await;
    // In some engines a script is refused as one, in others as words that nobody has vouched for.
    let all = "const has = (name) => window.refused.some((it) => it.startsWith(name));
        return (has('img-src') && (has('script-src') || has('require-trusted-types-for'))) || 'no: ' + window.refused.join()";
    page.until("each try is refused", all).await;
    page.settle().await;
    page.assert("nothing was taken", "return document.title === 'The desk: make an explainer'").await;
}

/// A zip of files that are not compressed, by their names as bytes.
pub(crate) fn zip(files: &[(&[u8], &[u8])]) -> Vec<u8> {
    crate::zip::zip(files.iter().copied(), false)
}

/// Drops a file onto the desk.
pub(crate) async fn drop_file(page: &Page, bytes: &[u8]) {
    let dropped = "const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], 'late-ferry.zip', { type: 'application/zip' }));
        dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));";
    page.js_with(dropped, vec![BASE64_STANDARD.encode(bytes).into()]).await;
}

async fn zips_of_strangers_are_refused(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    let many: Vec<String> = (0..2_000).map(|number| format!("panels/p{number}.md")).collect();
    let many: Vec<(&[u8], &[u8])> = many.iter().map(|name| (name.as_bytes(), &b"x"[..])).collect();
    let large = vec![b'x'; 21_000_000];
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("no zip", b"PK, says the stranger".to_vec(), "no zip that can be read"),
        ("no explainer", zip(&[(b"readme.txt", b"x")]), "no explainer.toml"),
        ("one name in two cases", zip(&[(b"explainer.toml", b"x"), (b"Explainer.toml", b"x")]), "Two files are called"),
        ("too many files", zip(&many), "at most 1,600 files"),
        ("too large", zip(&[(b"explainer.toml", &large)]), "at most 20 MB"),
    ];
    for (what, bytes, says) in cases {
        drop_file(page, &bytes).await;
        page.until(what, &format!("return document.querySelector('.saying').textContent.includes({says:?})")).await;
        page.assert("nothing was begun", "return document.querySelector('.begin') !== null").await;
        press(page, "Close").await;
    }

    // What is no place in a folder is left out, and said.
    let names: [&[u8]; 4] = [b"../../taken.md", b"/etc/taken.md", b"C:\\taken.md", b"taken-\xff\xfe.md"];
    let files: Vec<(&[u8], &[u8])> = names.iter().map(|name| (*name, &b"x"[..])).collect();
    drop_file(page, &zip(&[&[(&b"explainer.toml"[..], &b"schema = 3\n"[..])], files.as_slice()].concat())).await;
    page.until("it is opened", "return document.querySelector('.files')").await;
    page.until("it is said", "return document.querySelector('.saying').textContent.includes('files were left out')")
        .await;
    page.assert("none of them is there", "return !document.querySelector('.files').textContent.includes('taken')")
        .await;
}

/// A table of more rows than may be.
async fn what_is_large_is_said_and_keeps_nobody_from_typing(page: &Page) {
    let site = desk(&Arc::default()).await;
    let mut folder = BTreeMap::new();
    files(&crate::common::folder("content/russian-defections"), "", &mut folder);
    let table = folder.get_mut("figures/rewards.csv").expect("it is there");
    (0..100_000).for_each(|row| table.extend(format!("Truck number {row},9000,interfax-2022-04-01,,\n").bytes()));
    let folder: Vec<(&[u8], &[u8])> = folder.iter().map(|(name, bytes)| (name.as_bytes(), bytes.as_slice())).collect();
    open(page, &site).await;
    drop_file(page, &zip(&folder)).await;
    page.until("it is opened", "return document.activeElement?.matches('.cm-content')").await;
    type_words(page, "Nobody waits. ").await;
    page.until("it is written", "return document.querySelector('.cm-line').textContent.startsWith('Nobody waits. ')")
        .await;
    let said = "return document.querySelector('.remarks').textContent.includes('there are more than 100000 rows')";
    page.until("it is said", said).await;
    // So many rows are no grid: they are shown as text, of which a browser lays out what is seen.
    press(page, "rewards: rows").await;
    page.until("it is shown", "return document.querySelector('.cm-line').textContent.startsWith('label,amount')").await;
    type_words(page, "x").await;
    page.until("it is written", "return document.querySelector('.cm-line').textContent.startsWith('xlabel,amount')")
        .await;
}

/// What ends or begins something wherever a text is put, as a writer's own words.
async fn what_is_filled_in_stays_words(page: &Page) {
    const WORDS: &str = "\"'><img src=x onerror=top.document.title='taken'><script>top.document.title='taken'</script>{{7*7}}${7*7}%s\\";
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    for field in ["headline", "publisher", "slug"] {
        type_into(page, &format!("[name={field}]"), WORDS).await;
    }
    press(page, "Begin").await;
    until_nothing_stands(page).await;
    until_shown(page, WORDS).await;
    page.assert("it is no markup", "return document.querySelector('.bar h1').childElementCount === 0").await;

    // In a form, in a cell, as a file's name, and as a source's address.
    press(page, "Sources").await;
    page.until("there is a form", "return document.querySelector('.form [data-key=title]')").await;
    fill_in(page, ".form [data-key=title]", WORDS).await;
    press(page, "bill: rows").await;
    page.until("there is a grid", "return document.querySelector('.grid input')").await;
    type_into(page, ".grid input[data-row='1'][data-column='0']", WORDS).await;
    page.press(Key::Enter).await;
    let marked =
        "return [...document.querySelectorAll('.remarks .mistake')].some((it) => it.textContent.includes('onerror'))";
    page.until("what no longer is there is told in these words", marked).await;
    type_into(page, ".files [name=name]", WORDS).await;
    page.press(Key::Enter).await;
    let is_begun =
        "return [...document.querySelectorAll('.files button')].some((it) => it.title.startsWith('panels/img-src-x-'))";
    page.until("what is left of it is a name", is_begun).await;
    type_into(page, ".files [name=name]", "{{7*7}}").await;
    page.press(Key::Enter).await;
    page.until("it is no name", "return document.querySelector('.saying').textContent.includes('an id holds only')")
        .await;
    page.assert("it is there to be mended", "return document.querySelector('.files [name=name]').value === '{{7*7}}'")
        .await;
    page.settle().await;
    page.assert("nothing was taken", "return document.title !== 'taken'").await;
    // CodeMirror puts pictures of nothing beside its caret.
    let pictures = "return document.querySelector('img:not(.cm-widgetBuffer), .desk script') === null";
    page.assert("nothing is a picture", pictures).await;
}

async fn axe_finds_nothing_on_the_desk(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    page.js(&axe()).await;
    run(page, Rules::All, "where one begins").await;
    open_example(page, &site).await;
    page.js(&axe()).await;
    for (button, what) in
        [("The article", "text"), ("rewards: rows", "grid"), ("Sources", "form"), ("Publish", "publish")]
    {
        press(page, button).await;
        page.settle().await;
        for (scheme, rules) in [("light", Rules::All), ("dark", Rules::Colours)] {
            page.js(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await;
            run(page, rules, &format!("{what}, {scheme}")).await;
        }
    }
}
