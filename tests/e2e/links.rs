//! Every address of the page, before and after the program: it opens what it names, shows it, and has the focus on
//! its heading, so that the keyboard and a screen reader go on from there; or leads on to the page that has it.

use crate::engine::in_each_engine;
use crate::host::published;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Part, Server};
use serde_json::json;
use std::collections::BTreeMap;

in_each_engine!(every_address, every_address_of_all, addresses_lead_on, address_follows_hand);

/// Each panel by a page of its own, and every panel within one page, while the program is held; then once more with the
/// program, and through the history.
async fn every_address(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
    let panels = page.panels().await;
    for id in &panels {
        // Within one page this would be a jump.
        page.open("about:blank").await;
        page.open_unfinished(&format!("{}#{id}", server.page())).await;
        let arrive = "return visit(arguments[0], () => {}, 0)";
        let wrong = page.js_with(arrive, vec![json!(id)]).await;
        assert_eq!(wrong, json!([]), "the address of a new page");
        page.assert("nothing else is open", "return panels().filter((panel) => panel.open).length === 1").await;
    }
    page.assert_quiet(Allowed::default()).await;

    for is_awake in [false, true] {
        page.open("about:blank").await;
        page.open_unfinished(&server.page()).await;
        if is_awake {
            server.release();
            page.until_awake().await;
        }
        for way in [FOLLOW, WANDER] {
            let wrong = page.js_with(way, vec![json!(panels)]).await;
            assert_eq!(wrong, json!([]), "the program is there: {is_awake}");
        }
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Links to every panel and to some claims of the page with everything. The history is the same on every page.
async fn every_address_of_all(page: &Page) {
    let server = Server::start_all(&[]).await;
    page.open_unfinished(&server.page()).await;
    let panels = page.panels().await;
    let claims = page.js("return [...root().querySelectorAll('.claim[id]')].map((claim) => claim.id)").await;
    let claims: Vec<String> = serde_json::from_value(claims).expect("strings");
    assert!(claims.len() > 20, "there are claims: {claims:?}");
    let some = [&claims[0], &claims[claims.len() / 2], &claims[claims.len() - 1]];
    for id in [&panels[0]].into_iter().chain(some) {
        page.open("about:blank").await;
        page.open_unfinished(&format!("{}#{id}", server.page())).await;
        let wrong = page.js_with("return visit(arguments[0], () => {}, 0)", vec![json!(id)]).await;
        assert_eq!(wrong, json!([]), "the address of a new page");
    }
    page.open("about:blank").await;
    page.open_unfinished(&server.page()).await;
    page.until_awake().await;
    for ids in [panels.iter().collect::<Vec<_>>(), some.to_vec()] {
        let wrong = page.js_with(FOLLOW, vec![json!(ids)]).await;
        assert_eq!(wrong, json!([]), "an address of the page with everything");
    }
    page.assert_quiet(Allowed::default()).await;
}

/// What is on a panel's page has an address there, and an address of the explainer's own page that names it, as all
/// did once, leads there: also while one reads, and without the program.
async fn addresses_lead_on(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    let places = std::str::from_utf8(published("places.json").expect("it is published").body()).map(str::to_owned);
    let places: BTreeMap<String, String> =
        serde_json::from_str(&places.expect("text")).expect("places, each with its page");
    page.open_unfinished(&server.page()).await;
    let cards =
        page.js("return [...root().querySelectorAll('.cards a')].map((card) => card.getAttribute('href').slice(2))");
    let cards: Vec<String> = serde_json::from_value(cards.await).expect("strings");
    assert!(!cards.is_empty(), "some panels are on no page but their own");
    let cards = cards.iter().map(|file| (file.trim_end_matches(".html"), file));
    let some = ["claim-", "figure-", "source-", "person-"]
        .map(|kind| places.iter().find(|(place, _)| place.starts_with(kind)).expect("there is one"));
    for (place, file) in some.into_iter().map(|(place, file)| (place.as_str(), file)).chain(cards) {
        page.open("about:blank").await;
        page.open_unfinished(&format!("{}#{place}", server.page())).await;
        let there = format!("return location.href === '{}#{place}' && inView(body('{place}'))", server.at(file));
        page.until(&format!("#{place} leads on to {file}"), &there).await;
    }
    let (place, file) = places.iter().find(|(place, _)| place.starts_with("claim-")).expect("there is one");
    page.open_unfinished(&server.page()).await;
    page.js(&format!("location.hash = '{place}'")).await;
    let there = format!("return location.href === '{}#{place}' && inView(body('{place}'))", server.at(file));
    page.until("so does a link that is followed", &there).await;
    // A part of a panel may be called otherwise by now: the panel itself is where it is looked for.
    let (card, file) = places.iter().find(|(place, file)| **file == format!("{place}.html")).expect("there is one");
    page.open("about:blank").await;
    page.open_unfinished(&format!("{}#{card}--called-otherwise", server.page())).await;
    let there = format!("return location.href === '{}#{card}' && inView(body('{card}'))", server.at(file));
    page.until("the address of a part that was leads to the panel's page", &there).await;
    page.open_unfinished(&server.page()).await;
    page.js("location.hash = `${panels()[1].querySelector('.panel-anchor').id}--called-otherwise`").await;
    page.until(
        "or opens the panel beside the text",
        "return panels()[1].open && inView(landing(location.hash.slice(1)))",
    )
    .await;
    // Nothing is of that name anywhere.
    page.open("about:blank").await;
    page.open_unfinished(&format!("{}#nowhere", server.page())).await;
    server.release();
    page.until_awake().await;
    page.assert("it stays where it is", "return location.hash === '#nowhere' && panels().length > 3").await;
}

/// Follows a link to each address, from the top of the page, with its panel closed and some others open; and once more
/// to the last.
const FOLLOW: &str = "return (async (ids) => {
    for (const [index, id] of [...ids, ids.at(-1)].entries()) {
        const again = index === ids.length;
        panels().forEach((other, index) => { other.open = other === panel(id) ? again : index % 3 === 0; });
        document.activeElement.blur();
        scrollTo({ top: 0, behavior: 'instant' });
        const link = document.createElement('a');
        link.href = `#${id}`;
        root().append(link);
        const wrong = await visit(id, () => link.click(), again ? 0 : 1);
        link.remove();
        if (wrong.length) return wrong;
    }
    return [];
})(arguments[0])";

/// Goes from address to address, then back through all of them and forth again; last, back to one that was
/// closed since.
const WANDER: &str = "return (async (ids) => {
    for (const other of panels()) other.open = true;
    for (const id of ids.slice(0, -1)) {
        const wrong = await visit(id, () => { location.hash = id; }, 1);
        if (wrong.length) return wrong;
    }
    const there = ids.slice(0, -1);
    const path = [...there.slice(0, -1).reverse().map((id) => [id, -1]), ...there.slice(1).map((id) => [id, 1])];
    for (const [id, way] of path) {
        const wrong = await visit(id, () => history.go(way), 0);
        if (wrong.length) return wrong.map((what) => `${way < 0 ? 'back' : 'forth'} to ${what}`);
    }
    const [first, last] = [panels()[0], panels().at(-1)].map((panel) => panel.querySelector('.panel-anchor').id);
    for (const id of [last, first]) await visit(id, () => { location.hash = id; }, 1);
    panel(last).open = false;
    const wrong = (await visit(last, () => history.back(), 0)).map((what) => `back to closed ${what}`);
    return [...wrong, ...await visit(first, () => history.forward(), 0)];
})(arguments[0])";

/// A panel opened by hand is the page's address, and the history does not grow; closing it takes the address back.
async fn address_follows_hand(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
    page.js("window.__entries = history.length").await;
    let panels = page.panels().await;
    for id in &panels[..2] {
        page.click(&summary(id)).await;
        page.until_panel(id, true).await;
        page.assert("the panel is the address", &format!("return location.hash === '#{id}'")).await;
    }
    page.click(&summary(&panels[0])).await;
    page.until_panel(&panels[0], false).await;
    page.assert("another panel's address stays", &format!("return location.hash === '#{}'", panels[1])).await;
    page.click(&summary(&panels[1])).await;
    page.until_panel(&panels[1], false).await;
    page.assert("no panel is the address", "return location.hash === '' && !location.href.includes('#')").await;
    page.assert("the history has not grown", "return history.length === window.__entries").await;
    server.release();
    page.until_awake().await;
    page.assert_quiet(Allowed::default()).await;
}
