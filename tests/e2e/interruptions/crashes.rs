//! Crashes of the program, and traps in a program of the host's.

use super::{SRC, add, assert_unharmed, host, is_sound, open, outcomes, publisher};
use crate::engine::in_each_engine;
use crate::page::Page;
use serde_json::json;

in_each_engine!(crash_then_another, crash_in_use_then_another, traps_of_others);

/// Hosts that keep the stacks of errors short, empty or in a form of their own.
const STACKS: [&str; 3] = ["", "Error.stackTraceLimit = 0", "Error.prepareStackTrace = () => ({})"];

/// An edition crashes the program: whoever comes at the same time or later has an answer.
async fn crash_then_another(page: &Page) {
    for head in STACKS {
        let publisher = publisher(|_, _| None).await;
        let host = host(&publisher, head).await;
        open(page, &host).await;
        let crash = format!("crash/{SRC}");
        add(page, &publisher, &[("a", &crash)]).await;
        outcomes(page).await;
        add(page, &publisher, &[("b", SRC), ("c", &crash), ("d", SRC)]).await;
        outcomes(page).await;
        add(page, &publisher, &[("e", SRC)]).await;
        let outcomes = outcomes(page).await;
        assert!(outcomes.len() == 5 && outcomes.iter().all(is_sound), "{head}: {outcomes:?}");
        for (id, mode, code) in outcomes {
            let is_crashing = ["a", "c"].contains(&id.as_str());
            assert!(
                if is_crashing { code == "crash" } else { code.is_empty() || code == "crash" },
                "{head}: {id} is {mode}, {code}"
            );
        }
        page.assert(
            "all of them can be read",
            "return __hostile.embeds.every(({ shadowRoot }) => shadowRoot.querySelectorAll('details.panel').length >= 3)",
        )
        .await;
        assert_unharmed(page, head).await;
    }
}

/// The program crashes while a reader uses one of several.
async fn crash_in_use_then_another(page: &Page) {
    for head in STACKS {
        let publisher = publisher(|_, _| None).await;
        let host = host(&publisher, head).await;
        open(page, &host).await;
        add(page, &publisher, &[("a", &format!("crashes/{SRC}")), ("b", SRC)]).await;
        let both = outcomes(page).await;
        assert!(both.iter().all(|(_, mode, code)| mode == "full" && code.is_empty()), "{both:?}");
        page.js("const { shadowRoot } = __hostile.embeds[0];
             for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
             choose(shadowRoot)")
            .await;
        page.until(
            &format!("{head}: the crash is told"),
            "return __hostile.outcomes().some(([id, , code]) => id === 'a' && code === 'crash')",
        )
        .await;
        add(page, &publisher, &[("c", SRC)]).await;
        let outcomes = outcomes(page).await;
        for (id, mode, code) in &outcomes {
            let is_sound = match id.as_str() {
                "a" => mode == "full" && code == "crash",
                "b" => mode == "full" && (code.is_empty() || code == "crash"),
                _ => (mode == "full" && code.is_empty()) || (mode == "static" && code == "crash"),
            };
            assert!(is_sound, "{head}: {id} is {mode}, {code}");
        }
        page.assert(
            "nothing that would not answer is offered",
            "return [...__hostile.embeds[0].shadowRoot.querySelectorAll('[data-island] :is(button, select, input)')].length === 0",
        )
        .await;
        assert_unharmed(page, head).await;
    }
}

/// A trap in a program of the host's own is the host's.
async fn traps_of_others(page: &Page) {
    let publisher = publisher(|_, _| None).await;
    let host = host(&publisher, TRAP).await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC)]).await;
    outcomes(page).await;
    page.js("__trap()").await;
    let told = page.until("it traps", "return window.__trapped").await;
    assert_eq!(told, json!([true, false]), "the host hears of it");
    assert_eq!(outcomes(page).await, [("a".into(), "full".into(), String::new())]);
    page.assert(
        "the embed is awake",
        "return __hostile.embeds[0].shadowRoot.querySelector('[data-island] button') !== null",
    )
    .await;
    page.forget_log().await;
}

/// Runs a module whose one function is `unreachable`, and notes what becomes of its trap.
const TRAP: &str = "window.__trap = () => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    WebAssembly.instantiate(new Uint8Array(bytes)).then(({ instance }) => {
      addEventListener('error', (event) => setTimeout(() => {
        window.__trapped = [event.error instanceof WebAssembly.RuntimeError, event.defaultPrevented];
      }), { once: true });
      setTimeout(() => instance.exports.t());
    });
  };";
