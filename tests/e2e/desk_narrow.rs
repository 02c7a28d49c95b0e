//! A typo found and mended on a phone: 320 px wide, with letters of twice the size, in the system's own colours.

use crate::desk::{PHONE, desk, open_example, press, type_words, until_nothing_stands, until_shown};
use crate::engine::{Engine, in_each_engine};
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::sync::Arc;

in_each_engine!(a_typo_is_mended_on_a_phone);

/// What is wider than the window, too small to be touched, or covered by something else.
const FITS: &str = "
    const wrong = [];
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) wrong.push(`the page is ${scrollWidth} px wide`);
    for (const control of document.querySelectorAll('button, input, select, textarea, a[href]')) {
        if (!shown(control) || control.closest('.unseen')) continue;
        control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const { left, top, right, bottom, width, height } = control.getBoundingClientRect();
        const what = `${Math.round(width)}x${Math.round(height)} at ${Math.round(left)}: ${control.outerHTML.slice(0, 100)}`;
        if (width < 23.9 || height < 23.9) wrong.push(`too small: ${what}`);
        if (!control.closest('.grid') && (left < -1 || right > innerWidth + 1)) wrong.push(`sticks out: ${what}`);
        const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (top + bottom) / 2];
        const above = document.elementFromPoint(x, y);
        // What a grid has beyond its edges is scrolled to.
        if (above && !control.contains(above) && !above.contains(control)) wrong.push(`under ${above.outerHTML.slice(0, 60)}: ${what}`);
    }
    return wrong.slice(0, 6)";

async fn assert_fits(page: &Page, what: &str) {
    for size in ["100%", "200%"] {
        page.js(&format!("document.documentElement.style.fontSize = '{size}'")).await;
        page.settle().await;
        page.assert_none(&format!("{what}, {size}"), FITS).await;
    }
    page.js("document.documentElement.style.fontSize = ''; scrollTo(0, 0)").await;
}

async fn a_typo_is_mended_on_a_phone(page: &Page) {
    let site = desk(&Arc::default()).await;
    page.open(&format!("{}/{PHONE}", site.origin)).await;
    page.client.enter_frame(0).await.expect("there is a frame");
    page.until("the desk is there", "return innerWidth === 320 && document.querySelector('.begin')").await;
    assert_fits(page, "where one begins").await;

    press(page, "The example").await;
    until_nothing_stands(page).await;
    assert_fits(page, "the text").await;
    page.click(".cm-line").await;
    page.press(Key::Home).await;
    type_words(page, "It [pays](panel:bountys) well. ").await;
    let told = "return document.querySelector('.remarks').textContent.includes('did you mean \"bounties\"')";
    page.until("it is told", told).await;
    press(page, "Check").await;
    assert_fits(page, "what is wrong").await;
    press(page, "did you mean \"bounties\"?").await;
    page.until("the text is seen", "return shown(document.querySelector('.cm-content'))").await;
    until_nothing_stands(page).await;
    press(page, "Page").await;
    until_shown(page, "It pays").await;
    assert_fits(page, "the page").await;
    for (file, css, what) in [("rewards: rows", ".grid input", "the grid"), ("Sources", ".form select", "a form")] {
        press(page, "Files").await;
        assert_fits(page, "the files").await;
        press(page, file).await;
        page.until(what, &format!("const at = document.querySelector({css:?}); return at !== null && shown(at)")).await;
        assert_fits(page, what).await;
    }
    press(page, "Publish").await;
    assert_fits(page, "what publishing needs").await;
}

/// Which file is shown, which part is seen and which cell has a mistake are to be told apart in a system's own colours,
/// which Chromium alone can be told to have.
#[test]
fn the_systems_own_colours_chromium() {
    crate::engine::run(Engine::Chromium, async |page| {
        let site = desk(&Arc::default()).await;
        open_example(page, &site).await;
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.command("Emulation.setEmulatedMedia", forced).await;
        press(page, "rewards: rows").await;
        page.click(".grid input[data-row='1'][data-column='1']").await;
        type_words(page, "x").await;
        page.press(Key::Enter).await;
        page.until("a cell is wrong", "return document.querySelector('.grid [aria-invalid]')").await;
        page.assert_none(
            "what is chosen or wrong looks otherwise",
            "const looks = (css) => {
                 const { backgroundColor, outlineStyle } = getComputedStyle(document.querySelector(css));
                 return [backgroundColor, outlineStyle].join();
             };
             return [
                 ['.bar [aria-pressed=true]', '.bar [aria-pressed=false]'],
                 ['.files [aria-current]', '.files button:not([aria-current])'],
                 ['.grid [aria-invalid]', '.grid input:not([aria-invalid])'],
             ].filter(([one, other]) => looks(one) === looks(other))",
        )
        .await;
    });
}
