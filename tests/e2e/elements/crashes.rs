//! A program that stops: what it takes with it, and how it is known.

use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, js, until, until_modes};
use crate::engine::in_each_engine;
use crate::host::{Answer, published};
use crate::names::named;
use crate::page::{Allowed, Page};
use crate::server::{When, mislead};
use serde_json::json;
use sidelight::islands::EditionHead;

in_each_engine!(crashes_stay_with_their_edition, crashes_are_known_by_where_they_are);

/// The published edition, by which the program crashes.
fn crashing(when: When) -> Vec<u8> {
    let edition = published("@edition").expect("it is built");
    let (head, rest) = EditionHead::read(edition.body()).expect("an edition");
    let mut islands = EditionHead::islands(rest).expect("an edition");
    mislead(&mut islands, when);
    [postcard::to_allocvec(&head), postcard::to_allocvec(&islands)]
        .map(|part| part.expect("it can be written"))
        .concat()
}

/// An edition that ends its program takes no other with it, neither one that came before nor one that comes after; and
/// each that is started is told how it went.
async fn crashes_stay_with_their_edition(page: &Page) {
    let broken =
        Publisher::faulty(|path| path.ends_with(".edition").then(|| Answer::new(path, crashing(When::Drawn)))).await;
    let publisher = Publisher::start().await;
    // An island is drawn when it can be seen.
    let eager = EAGER.replace("id=e", "id=e open=@figure");
    let at_broken =
        |id: &str| eager.replace("P/", &format!("{}/", broken.site.origin)).replace("id=e", &format!("id={id}"));
    let host = host(&publisher, &format!("{eager}{}{SCRIPT}", at_broken("b"))).await;
    page.open(&host.origin).await;
    until(page, "one is full, the other static", "modes() === 'full static' || modes()").await;
    page.js_with(
        "document.body.insertAdjacentHTML('beforeend', arguments[0])",
        vec![
            named(&format!(
                "{}{}",
                at_broken("c"),
                eager.replace("id=e", "id=f").replace("P/", &format!("{}/", publisher.site.origin))
            ))
            .into(),
        ],
    )
    .await;
    until(page, "later ones are told", "modes() === 'full static static full' || modes()").await;
    assert_heard(
        page,
        "error",
        json!([{ "id": "b", "code": "crash" }, { "id": "c", "code": "crash" }]),
        &["id", "code"],
    )
    .await;
    for id in ["e", "b", "c", "f"] {
        js(page, &format!("inner('#panel-@2 > summary', '{id}').click()")).await;
        until(
            page,
            "it is operable",
            &format!("heard('toggle', '{id}').at(-1)?.open === true && shownIn('#@2 + .panel-body', '{id}')"),
        )
        .await;
    }
    assert(page, "one answers", "(choose(inner('#sidelight')), true)").await;
    until(page, "it has answered", "answered(inner('#sidelight'))").await;
    page.assert_quiet(Allowed { warnings: 2, ..Allowed::default() }).await;
}

/// Whatever a page makes of stacks, and however deep it calls; and a page's own program that stops is its own affair.
async fn crashes_are_known_by_where_they_are(page: &Page) {
    let publisher =
        Publisher::faulty(|path| path.ends_with(".edition").then(|| Answer::new(path, crashing(When::Used)))).await;
    // A module that traps, (module (func (export "trap") unreachable)), in a script of the page's own: Firefox does not
    // tell a page of what stops in a driver's.
    let trap = "window.trap = async () => {
        const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
        const { instance } = await WebAssembly.instantiate(bytes);
        setTimeout(instance.exports.trap);
      }";
    let eager = EAGER.replace("id=e", "id=e open=@figure");
    let stacks = [
        "",
        "Error.stackTraceLimit = 0",
        "Error.stackTraceLimit = undefined",
        "Error.prepareStackTrace = () => ({ not: 'text' })",
        "Object.defineProperty(WebAssembly.RuntimeError.prototype, 'stack', { get() { return 7 } })",
    ];
    for (number, stack) in stacks.into_iter().enumerate() {
        let host = host(&publisher, &format!("<script>{stack};{trap}</script>{eager}{SCRIPT}")).await;
        page.open(&host.origin).await;
        until_modes(page, "full").await;
        js(page, "window.trap()").await;
        until(
            page,
            "the page is told of its own",
            "window.__record.errors.length === 1 || window.__record.errors.length",
        )
        .await;
        assert(page, "it is not ours", "inner('#sidelight').dataset.state === 'full'").await;
        let deep = if number == 0 { 60 } else { 0 };
        js(
            page,
            &format!(
                "const deep = (times) => times ? deep(times - 1) : choose(inner('#sidelight'));
                 window.__record.errors.length = 0;
                 deep({deep})"
            ),
        )
        .await;
        until(
            page,
            &format!("it is ours: {stack}"),
            "inner('#sidelight').dataset.state === 'static' || inner('#sidelight').dataset.state",
        )
        .await;
        assert_heard(page, "error", json!([{ "code": "crash" }]), &["code"]).await;
        page.settle().await;
        assert(page, "nothing of it reaches the page", "window.__record.errors.length === 0").await;
        by_hand(page, "@4").await;
        page.assert_quiet(Allowed { warnings: 1, browser: &["unreachable"] }).await;
    }
}
