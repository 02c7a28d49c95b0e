//! Entries of TOML as forms: what is filled in there is in the file and on the page.

use crate::desk::{desk, fill_in, open_example, press, saved, select, type_into, until_nothing_stands, until_shown};
use crate::engine::in_each_engine;
use crate::page::Page;
use fantoccini::key::Key;
use std::sync::Arc;

in_each_engine!(an_id_is_changed, what_stands_under_no_heading_is_filled_in, columns_come_and_go);

/// What is named elsewhere is named by its new id there, too.
async fn an_id_is_changed(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    press(page, "People").await;
    let offered =
        "return [...document.querySelectorAll('.form > select option')].map((it) => it.textContent).slice(-2).join()
        === 'A new person,A new organisation'";
    page.until("organisations are there, too", offered).await;
    press(page, "Sources").await;
    let id = ".form [data-key=id]";
    page.until("there is a form", &format!("return document.querySelector('{id}')?.value === 'france24-yahoo'")).await;
    page.js(&format!("document.querySelector('{id}').select()")).await;
    type_into(page, id, "the-report").await;
    page.press(Key::Enter).await;
    page.until(
        "it is kept in its file",
        "return document.querySelector('.form > select').textContent.includes('the-report')",
    )
    .await;
    until_nothing_stands(page).await;
    press(page, "Publish").await;
    let folder = saved(page, "Save the folder as a zip").await;
    let texts: Vec<String> = folder.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    let named = |id: &str| texts.iter().filter(|text| text.contains(&format!("\"{id}\""))).count();
    assert!(named("the-report") > 1 && named("france24-yahoo") == 0, "{:?}", folder.keys());
}

/// A table begins with all columns of its kind; what is not needed is taken out, and comes back.
async fn columns_come_and_go(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    press(page, "rewards: rows").await;
    let head = |names: &str| {
        format!(
            "const head = [...document.querySelectorAll('.grid th')].map((it) => it.textContent).join();
             return head === {names:?} || `no: ${{head}}`"
        )
    };
    page.until("there is a grid", &head("label,amount,sources,article,note")).await;
    let [adds, takes_out] = ["[aria-label='Add a column']", "[aria-label='Take a column out']"];
    let offers = format!("return [...document.querySelector(\"{adds}\").options].length > 1");
    page.until("others are offered", &offers).await;
    select(page, takes_out, "note").await;
    page.until("it is out", &head("label,amount,sources,article")).await;
    until_nothing_stands(page).await;
    select(page, takes_out, "amount").await;
    page.until("what has to be there is missed", "return document.querySelector('.remarks .mistake')").await;
    let copied = "const paste = new Event('paste', { bubbles: true, cancelable: true });
        // No clipboard: all browsers of a machine share one.
        paste.clipboardData = { getData: () => 'Label\\tAmount\\nA hot-air balloon\\t100' };
        document.querySelector(\".grid [data-row='1'][data-column='0']\").dispatchEvent(paste);";
    page.js(copied).await;
    page.until("the columns that were copied are there", &head("label,sources,article,amount")).await;
    let row = "const row = [...document.querySelectorAll(\".grid [data-row='1']\")].map((it) => it.value).join('|');
        return /^A hot-air balloon\\|interfax.*\\|a warship.*\\|100$/.test(row) || `no: ${row}`";
    page.until("each in its own", row).await;
}

/// Waits until a key's field holds this.
async fn until_held(page: &Page, key: &str, words: &str) {
    let held = format!(
        "const field = document.querySelector('.form [data-key={key}]');
         return field?.value === {words:?} || `no: ${{field?.value}}`"
    );
    page.until(&format!("{key} holds {words:?}"), &held).await;
}

/// Chooses the entry that is called so.
async fn choose(page: &Page, called: &str) {
    let number = format!(
        "const list = document.querySelector('.form > select');
         return [...(list?.options ?? [])].find((it) => it.textContent.includes({called:?}))?.value"
    );
    let number = page.until(called, &number).await;
    select(page, ".form > select", number.as_str().expect("a number")).await;
}

/// The explainer's own keys, a number at a glance, and what a figure says of itself: a text, a list of texts, a number.
async fn what_stands_under_no_heading_is_filled_in(page: &Page) {
    let site = desk(&Arc::default()).await;
    open_example(page, &site).await;
    press(page, "Headline and glance").await;
    fill_in(page, ".form [data-key=headline]", "How many have come over?").await;
    page.press(Key::Tab).await;
    until_shown(page, "How many have come over?").await;
    choose(page, "Contacts with the hotline since it opened").await;
    until_held(page, "figure", "contacts").await;
    fill_in(page, ".form [data-key=lead]", "Calls in all").await;
    page.press(Key::Tab).await;
    until_shown(page, "Calls in all").await;
    select(page, ".form [data-key=standing]", "").await;
    page.until("what is missing is told", "return document.querySelector('.remarks .mistake')").await;
    select(page, ".form [data-key=standing]", "disputed").await;
    until_nothing_stands(page).await;

    press(page, "estimate-and-counts: about it").await;
    until_held(page, "kind", "bands").await;
    let notes = ".form [data-key=notes]";
    page.js(&format!("document.querySelector('{notes}').focus()")).await;
    page.press_with(Key::Control, Key::Home).await;
    page.press_each("A band is ours. <ours>".chars()).await;
    page.press(Key::Enter).await;
    page.press(Key::Tab).await;
    choose(page, "low hundreds").await;
    until_held(page, "to", "399").await;
    fill_in(page, ".form [data-key=to]", "many").await;
    page.press(Key::Tab).await;
    let told = "const field = document.querySelector('.form [data-key=to]');
        return field.hasAttribute('aria-invalid') && field.value === 'many'";
    page.until("what is no number is told in its field", told).await;
    fill_in(page, ".form [data-key=to]", "398").await;
    page.press(Key::Tab).await;
    choose(page, "more").await;
    fill_in(page, ".form [data-key=from]", "399").await;
    // What is written of it comes when another file is shown.
    press(page, "Sources").await;
    until_nothing_stands(page).await;

    press(page, "Publish").await;
    let folder = saved(page, "Save the folder as a zip").await;
    let text = |place: &str| String::from_utf8_lossy(&folder[&format!("russian-defections/{place}")]).into_owned();
    let figure = text("figures/estimate-and-counts.toml");
    for part in ["notes = [\n  \"A band is ours. <ours>\",\n  \"The two are not", "\nto = 398\n", "\nfrom = 399\n"] {
        assert!(figure.contains(part), "{part}: {figure}");
    }
    assert_eq!(text("sources.toml"), *include_str!("../../content/russian-defections/sources.toml"));
    let explainer = text("explainer.toml");
    assert!(explainer.contains("\n# What is seen first: "), "what nobody has changed stays: {explainer}");
}
