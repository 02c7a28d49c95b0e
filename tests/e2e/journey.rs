//! What a writer does at the desk, from nothing to a site; and that one number is written once, wherever it is shown.

use crate::desk::{
    assert_same, desk, fill_in, made, open, open_example, press, saved, select, type_into, type_words,
    until_nothing_stands, until_shown,
};
use crate::engine::in_each_engine;
use crate::page::Page;
use fantoccini::key::Key;
use std::sync::Arc;

in_each_engine!(from_nothing_to_a_site, one_number_changes_all_that_shows_it, a_figure_is_begun_and_filled_in);

/// Writes into a cell of the grid, as a hand does: what was in it is gone.
async fn write_into(page: &Page, row: usize, column: usize, words: &str) {
    let cell = format!(".grid input[data-row='{row}'][data-column='{column}']");
    fill_in(page, &cell, words).await;
    page.press(Key::Enter).await;
}

/// Has another page shown beside.
async fn look_at(page: &Page, name: &str) {
    select(page, ".looks select", name).await;
}

/// Waits until something is true of the page that is shown: `page` is its document.
async fn until_it_has(page: &Page, what: &str, is_so: &str) {
    let shown = "const page = document.querySelector('.page iframe:not([data-next])')?.contentDocument;";
    page.until(what, &format!("{shown} return page?.readyState === 'complete' && !!({is_so})")).await;
}

async fn until_mistakes(page: &Page, number: usize) {
    let told = format!(
        "const all = document.querySelectorAll('.remarks .mistake').length; return all === {number} || `no: ${{all}}`"
    );
    page.until("so many mistakes are told", &told).await;
}

async fn from_nothing_to_a_site(page: &Page) {
    let site = desk(&Arc::default()).await;
    open(page, &site).await;
    type_into(page, "[name=headline]", "The ferry is late again").await;
    type_into(page, "[name=publisher]", "The Strand Post").await;
    type_into(page, "[name=address]", "https://post.example/ferry").await;
    type_into(page, "[name=slug]", "late-ferry").await;
    press(page, "Begin").await;
    until_nothing_stands(page).await;
    until_shown(page, "The ferry is late again").await;

    // Mistakes are told as they are made, in a text and in a grid.
    type_words(page, "It [costs](panel:cots) a lot. <source:nobody> ").await;
    until_mistakes(page, 2).await;
    page.assert("the page is that of before", "return document.querySelector('.page .old') !== null").await;
    press(page, "bill: rows").await;
    write_into(page, 2, 1, "many").await;
    until_mistakes(page, 3).await;
    let marked = "return document.querySelector(\".grid input[data-row='2'][data-column='1']\").ariaInvalid === 'true'";
    page.until("it is told in its cell", marked).await;

    // One is mended where it stands in the grid, one by its hint, one by hand.
    write_into(page, 2, 1, "9700000").await;
    until_mistakes(page, 2).await;
    press(page, "did you mean \"cost\"?").await;
    until_mistakes(page, 1).await;
    let line = "return [...document.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')";
    page.until("it is in the text", &format!("{line}.includes('(panel:cost)')")).await;
    page.click(".remarks .mistake button").await;
    page.until("the caret is in the text", "return document.activeElement.matches('.cm-content')").await;
    page.press_often(Key::Delete, "source:nobody".len()).await;
    type_words(page, "ours").await;
    until_nothing_stands(page).await;

    // What was written is on the page, and the panel with its figure.
    until_shown(page, "It costs a lot.").await;
    let of_panel = "page.querySelector('#sidelight details.panel')?.textContent.includes('What the plant costs')";
    until_it_has(page, "the panel is there", of_panel).await;
    look_at(page, "cost.html").await;
    let of_figure = "page.querySelector('figure svg') && page.querySelector('figure data[value=\"9700000\"]')";
    until_it_has(page, "the figure is drawn of what was written", of_figure).await;

    press(page, "Publish").await;
    let is_kept = "return [...document.querySelectorAll('.publish button')].some((button) => button.disabled)";
    page.assert("a draft is not published", is_kept).await;
    press(page, "Fill in: Address").await;
    page.until("one is led there", "return document.activeElement?.matches('.form [data-key=url]')").await;
    type_words(page, "https://post.example/explained/late-ferry/").await;
    page.press(Key::Tab).await;
    until_nothing_stands(page).await;
    press(page, "Check").await;
    press(page, "write draft = false").await;
    page.until("it is none", "return document.querySelector('.stands').textContent.startsWith('Nothing stands')").await;
    press(page, "Publish").await;
    let published = saved(page, "Save the site as a zip").await;
    let folder = saved(page, "Save the folder as a zip").await;
    let written = tempfile::tempdir().expect("a folder can be made");
    for (name, bytes) in folder {
        let place = written.path().join(name);
        std::fs::create_dir_all(place.parent().expect("it is in a folder")).expect("it can be made");
        std::fs::write(place, bytes).expect("it can be written");
    }
    assert_same(&published, &made(&written.path().join("late-ferry")));
}

async fn one_number_changes_all_that_shows_it(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    look_at(page, "bounties.html").await;
    // In thousandths of the largest: a tank is a tenth of an aircraft.
    let bar = "page.querySelector('data[value=\"WORTH\"]')?.closest('tr').querySelector('svg rect:not(.bar-range)')
        ?.getAttribute('width') === 'WIDE'";
    let of_bar = |worth: &str, wide: &str| bar.replace("WORTH", worth).replace("WIDE", wide);
    until_it_has(page, "it is drawn", &of_bar("100000", "100")).await;
    until_it_has(
        page,
        "machines are told",
        "page.querySelector('[type=\"application/ld+json\"]').textContent.includes('\"value\":100000}')",
    )
    .await;

    press(page, "rewards: rows").await;
    write_into(page, 4, 1, "125000").await;
    until_it_has(page, "the chart and its table are others", &of_bar("125000", "125")).await;
    let of_data = "JSON.parse(page.querySelector('[type=\"application/ld+json\"]').textContent) &&
        page.querySelector('[type=\"application/ld+json\"]').textContent.includes('\"value\":125000}')";
    until_it_has(page, "what machines are told is", of_data).await;
    let rows = "page.defaultView.fetch('russian-defections-rewards.csv').then((file) => file.text()).then((rows) => (window.rows = rows)),
        window.rows?.split('\\n').filter((row) => row.includes('125000')).length === 1";
    until_it_has(page, "the table to take away is", rows).await;
    look_at(page, "index.html").await;
    let sentence = "[...page.querySelectorAll('p')].some((it) => /\\$125,000 for a tank/.test(it.textContent))";
    until_it_has(page, "the sentence is", sentence).await;
    until_nothing_stands(page).await;
}

/// A figure begins with all that has to be filled in, each told at its place.
async fn a_figure_is_begun_and_filled_in(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    select(page, ".files [name=what]", "ranking").await;
    type_into(page, ".files [name=name]", "tolls").await;
    press(page, "Begin it").await;
    let is_at = |key: &str| format!("return document.activeElement?.matches('.form [data-key={key}]')");
    page.until("one is where it begins", &is_at("title")).await;
    type_words(page, "What a crossing costs").await;
    page.press(Key::Tab).await;
    for (key, words) in
        [("sentence", "A lorry pays most."), ("unit", "EUR"), ("as_of", "2026-11"), ("sources", "interfax-2022-04-01")]
    {
        let led = format!(
            "const all = [...document.querySelectorAll('.remarks .mistake button')].map((it) => it.textContent);
             const at = all.findIndex((it) => it.includes('figures/tolls.toml') && it.includes('\"{key}\"'));
             document.querySelectorAll('.remarks .mistake button')[at]?.click();
             return at >= 0 || `no: ${{all.join()}}`"
        );
        page.until("it is told", &led).await;
        page.until("it is led to", &is_at(key)).await;
        type_words(page, words).await;
        page.press(Key::Tab).await;
    }
    press(page, "tolls: rows").await;
    write_into(page, 1, 0, "A lorry").await;
    write_into(page, 1, 1, "34").await;
    write_into(page, 2, 0, "A cart").await;
    write_into(page, 2, 1, "8.50").await;
    let left = "const all = [...document.querySelectorAll('.remarks .mistake')].map((it) => it.textContent);
        return (all.length === 1 && all[0].includes('tolls')) || `no: ${all.join()}`";
    page.until("it is to be placed, and all else is there", left).await;
}
