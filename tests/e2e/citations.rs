//! A source beside its number: without leaving the text where scripts run, else by the link that the number is.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use crate::server::{Fault, Part, Server};
use fantoccini::key::Key;
use serde_json::json;

in_each_engine!(card_beside_number, numbers_are_links);

/// Two numbers in running text: of the article, or of a panel's page.
const NUMBERS: &str = "const numbers = [...root().querySelectorAll('.body > :is(p, .list) .citation a')].filter(shown);
    const [first, other] = [numbers[0], numbers.find((number) => number.hash !== numbers[0].hash)];";

/// The card, if it is there to be read.
const CARD: &str = "const card = [...root().querySelectorAll('.source-card')].find(shown);";

/// Marks two numbers for the driver, and brings the first into view; gives the address that it leads to.
async fn numbers(page: &Page) -> String {
    let mark = format!(
        "{NUMBERS} first.dataset.test = 'first'; other.dataset.test = 'other';
         first.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         Object.assign(window, {{ __at: [scrollX, scrollY], __href: location.href, __entries: history.length }});
         return first.href"
    );
    page.text(&mark).await
}

async fn until_open(page: &Page, number: &str) {
    let open = format!("{CARD} return Boolean(card?.contains(document.activeElement))");
    page.until("the card is open and has the focus", &open).await;
    page.settle().await;
    page.assert_none(
        "the card says what its source is, beside its number, and nothing else has changed",
        &format!(
            "{CARD}
             const number = root().querySelector('[data-test={number}]');
             const wrong = [];
             const is = (what, holds) => holds || wrong.push(`not so: ${{what}}`);
             is('it is a dialog', card.getAttribute('role') === 'dialog');
             const name = card.getAttribute('aria-label');
             is(`it is called by the number: ${{name}}`, name === `Source ${{number.textContent}}`);
             const [whole, title] = card.querySelectorAll('a');
             is('it leads to the entry', whole.href === number.href && whole.textContent === name);
             is(`it leads to the source: ${{title.href}}`, /^https?:/.test(title.href) && title.textContent.length > 3);
             is('it says nothing of other places', !card.querySelector('.cited-in'));
             const here = card.getBoundingClientRect(), there = number.getBoundingClientRect();
             const away = (a, b, c, d) => Math.max(a - d, c - b, 0);
             const gap = Math.max(away(here.left, here.right, there.left, there.right), away(here.top, here.bottom, there.top, there.bottom));
             is(`it is beside the number: ${{gap}}`, gap < 16);
             is('it does not cover the number', here.top >= there.bottom - 1 || here.bottom <= there.top + 1);
             const {{ clientWidth, clientHeight }} = document.documentElement;
             is(`it is in the window: ${{JSON.stringify(here)}}`, here.left >= 0 && here.top >= 0 && here.right <= clientWidth + 1 && here.bottom <= clientHeight + 1);
             is('the page has not moved', String([scrollX, scrollY]) === String(window.__at));
             is('the page is the same', location.href === window.__href && history.length === window.__entries);
             return wrong"
        ),
    )
    .await;
}

async fn until_closed(page: &Page, what: &str) {
    page.until(what, &format!("{CARD} return card === undefined")).await;
    page.assert("the page has not moved", "return String([scrollX, scrollY]) === String(window.__at)").await;
}

async fn assert_focused(page: &Page, number: &str) {
    page.assert(
        "the number has the focus again",
        &format!("return document.activeElement.dataset.test === '{number}'"),
    )
    .await;
}

/// On the explainer's own page, which has no list, and on a panel's, which has: by mouse and by keyboard, with the
/// program still to come.
async fn card_beside_number(page: &Page) {
    for file in ["index.html", "@3.html"] {
        let server = Server::with(file, &[Fault::Held(Part::Wasm)]).await;
        page.open_unfinished(&server.page()).await;
        let href = numbers(page).await;
        let list = href.split('#').next().expect("there is a first part").to_owned();
        let is_here = list == server.page();
        assert_eq!(is_here, file != "index.html", "{list}");
        page.assert_none(
            "each number has a name that says what it is, without a screen reader's saying where it stands",
            "return [...root().querySelectorAll('.citation a')]
                 .filter((link) => link.ariaLabel !== `Source ${link.textContent}` || link.parentElement.getAttribute('role') !== 'none')
                 .map((link) => link.outerHTML)",
        )
        .await;

        page.click("[data-test=first]").await;
        until_open(page, "first").await;
        page.press(Key::Escape).await;
        until_closed(page, "Escape closes the card").await;
        assert_focused(page, "first").await;

        page.press(Key::Enter).await;
        until_open(page, "first").await;
        // Forth from its last link to what follows the number, and back.
        let links =
            page.js(&format!("{CARD} return card.querySelectorAll('a').length")).await.as_u64().expect("a number");
        for _ in 0..links {
            page.press(Key::Tab).await;
            page.assert("the focus stays in the card", &format!("{CARD} return card.contains(document.activeElement)"))
                .await;
        }
        page.press(Key::Tab).await;
        page.until("the card closes when it is left", &format!("{CARD} return card === undefined")).await;
        page.assert(
            "the focus is on what follows the number",
            "const all = [...root().querySelectorAll('a[href], button, select, input, summary')].filter(shown);
             return document.activeElement === all[all.indexOf(root().querySelector('[data-test=first]')) + 1]",
        )
        .await;
        page.press_with(Key::Shift, Key::Tab).await;
        assert_focused(page, "first").await;
        numbers(page).await;
        page.press(Key::Enter).await;
        until_open(page, "first").await;
        page.press_with(Key::Shift, Key::Tab).await;
        until_closed(page, "it closes when it is left backwards").await;
        assert_focused(page, "first").await;

        // What lies outside is clicked.
        page.press(Key::Enter).await;
        until_open(page, "first").await;
        let outside = format!(
            "{CARD} const {{ top }} = card.getBoundingClientRect(); return [4, top > 40 ? 4 : innerHeight - 4]"
        );
        let outside = page.js(&outside).await;
        let place = |at: usize| outside[at].as_f64().expect("a number");
        page.touch((place(0), place(1))).await;
        until_closed(page, "a touch beside it closes the card").await;

        // Another number, with the same card; what it needs is there.
        page.js("root().querySelector('[data-test=other]').scrollIntoView({ block: 'center', behavior: 'instant' }); window.__at = [scrollX, scrollY]").await;
        page.click("[data-test=other]").await;
        until_open(page, "other").await;
        page.press(Key::Escape).await;
        until_closed(page, "Escape closes it again").await;
        page.assert("there is one card", "return root().querySelectorAll('.source-card').length === 1").await;
        page.assert_none(
            "nothing of it stays at the numbers",
            "return [...root().querySelectorAll('.citation a[style]')].map((link) => link.outerHTML)",
        )
        .await;
        let asked = server.requests().iter().filter(|request| list.ends_with(&request.path)).count();
        assert_eq!(asked, 1, "{list} is asked for once");

        // Another tab or window is the browser's own.
        page.assert_none(
            "a click with a key is not ours",
            "const wrong = [];
             const note = (event) => { if (event.defaultPrevented) wrong.push(event.type); event.preventDefault(); };
             addEventListener('click', note);
             for (const held of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
               const click = new MouseEvent('click', { bubbles: true, cancelable: true, [held]: true });
               root().querySelector('[data-test=first]').dispatchEvent(click);
             }
             removeEventListener('click', note);
             return wrong",
        )
        .await;
        // From the card to the entry.
        page.click("[data-test=first]").await;
        page.until("it is open", &format!("{CARD} return Boolean(card)")).await;
        page.click(".source-card > a").await;
        let there = format!(
            "return location.href === '{href}' && inView(document.querySelector(':target')) && !root().querySelector('.source-card:popover-open')"
        );
        page.until("the card leads to the entry", &there).await;
        server.release();
        page.until_awake().await;
        page.assert_quiet(Allowed::default()).await;
    }
}

/// Without scripts, without popovers and without the list, a number leads to the entry.
async fn numbers_are_links(page: &Page) {
    let no_popover = "delete HTMLElement.prototype.showPopover";
    let no_list = "const real = fetch; window.fetch = (address, options) =>
        /\\.html$/.test(address) ? Promise.reject(Error('offline')) : real(address, options)";
    for (file, fault) in [
        ("index.html", Fault::NoScripts),
        ("@3.html", Fault::NoScripts),
        ("index.html", Fault::Script(no_popover)),
        ("@3.html", Fault::Script(no_popover)),
        ("index.html", Fault::Script(no_list)),
    ] {
        let server = Server::with(file, &[fault]).await;
        page.open(&server.page()).await;
        let href = numbers(page).await;
        page.click("[data-test=first]").await;
        let there =
            "return location.href === arguments[0] && inView(document.querySelector(':target')) || location.href";
        let start = std::time::Instant::now();
        while page.js_with(there, vec![json!(href)]).await != json!(true) {
            assert!(
                start.elapsed() < std::time::Duration::from_secs(20),
                "{file}, {fault:?}: the number leads to {href}"
            );
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        page.assert("it is an entry", "return document.querySelector(':target').matches('.source-list > li')").await;
    }
    page.forget_log().await;
}
