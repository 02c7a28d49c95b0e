//! What is left of embeds that change, come and go.

use super::{SRC, add, host, open, outcomes, publisher};
use crate::engine::{Engine, in_each_engine};
use crate::page::Page;
use serde_json::{Value, json};

in_each_engine!(panels_changed, created_and_removed);

/// An embed that is another panel 100 times over holds what it held at first.
async fn panels_changed(page: &Page) {
    let step = "const [e] = __hostile.embeds;
        e.panel = number % 2 ? '@4' : '@2';
        await ready(e);";
    flat(page, step).await;
}

/// 100 embeds that come, are ready and go leave nothing.
async fn created_and_removed(page: &Page) {
    let step = "const e = document.createElement('sidelight-explainer');
        e.id = 'x'; e.loading = 'eager'; e.src = __hostile.embeds[0].src;
        const answer = ready(e);
        document.getElementById('place').append(e);
        await answer;
        e.remove();";
    flat(page, step).await;
}

/// What Chromium counts, and how much more there may be of it after 100 times.
const COUNTS: [(&str, f64); 3] = [("Nodes", 50.0), ("JSEventListeners", 6.0), ("Documents", 0.0)];

/// Does this 20 times, counts, does it 100 times, and counts again.
async fn flat(page: &Page, step: &str) {
    let publisher = publisher(|_, _| None).await;
    let host = host(&publisher, LISTENERS).await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC)]).await;
    outcomes(page).await;
    let times = async |count: usize| {
        let run = format!(
            "window.__done = null;
             const ready = (e) => new Promise((done) => e.addEventListener('sidelight-ready', ({{ detail }}) => done(detail.mode), {{ once: true }}));
             (async () => {{
               for (let number = 0; number < {count}; number++) {{ {step} }}
               __hostile.forget();
               return {count};
             }})().then((value) => window.__done = value, (error) => window.__done = String(error));"
        );
        page.js(&run).await;
        // In stages, as each condition's patience is limited.
        page.until("it is done", "return window.__done").await;
        page.settle().await;
    };
    let counts = async || (counts(page).await, page.js("return window.__listening()").await);
    times(20).await;
    let before = counts().await;
    for _ in 0..5 {
        times(20).await;
    }
    let after = counts().await;
    for (index, (name, slack)) in COUNTS.into_iter().enumerate() {
        assert!(after.0[index] <= before.0[index] + slack, "{name}: {} became {}", before.0[index], after.0[index]);
    }
    assert_eq!(before.1, after.1, "listeners on the host's window, document and root");
    page.forget_log().await;
}

/// Counts the listeners that are on what outlives an embed, in every engine.
const LISTENERS: &str = "(() => {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const lasting = new Set([window, document, document.documentElement]);
    const held = new Set();
    const key = (target, type, listener, how) => {
      if (!lasting.has(target) && !(target instanceof MediaQueryList)) return;
      const capture = Boolean(typeof how === 'object' ? how?.capture : how);
      for (const one of held) if (one.target === target && one.type === type && one.listener === listener && one.capture === capture) return one;
      return { target, type, listener, capture };
    };
    EventTarget.prototype.addEventListener = function (type, listener, how) {
      const one = listener && key(this ?? window, type, listener, how);
      if (one && !how?.once) {
        held.add(one);
        how?.signal && add.call(how.signal, 'abort', () => held.delete(one));
      }
      return add.call(this ?? window, type, listener, how);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, how) {
      held.delete(key(this ?? window, type, listener, how));
      return remove.call(this ?? window, type, listener, how);
    };
    window.__listening = () => held.size;
  })();";

/// What Chromium holds once it has collected all garbage, also what is garbage only when other has been finalized.
async fn counts(page: &Page) -> [f64; 3] {
    if page.engine != Engine::Chromium {
        return [0.0; 3];
    }
    page.command("Performance.enable", json!({})).await;
    let mut least = [f64::MAX; 3];
    loop {
        page.command("HeapProfiler.collectGarbage", json!({})).await;
        page.settle().await;
        let answer = page.command("Performance.getMetrics", json!({})).await;
        let of = |name: &str| {
            let metric = answer["metrics"].as_array()?.iter().find(|metric: &&Value| metric["name"] == name)?;
            metric["value"].as_f64()
        };
        let now = COUNTS.map(|(name, _)| of(name).unwrap_or_else(|| panic!("Chromium does not tell {name}: {answer}")));
        if now.iter().zip(least).all(|(now, least)| *now >= least) {
            return least;
        }
        least = now;
    }
}
