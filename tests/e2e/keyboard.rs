//! The whole page by the Tab key: every stop can be seen and is seen to have the focus, in the order of the page.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use crate::server::Server;
use fantoccini::key::Key;
use serde::Deserialize;

in_each_engine!(journey_closed, journey_open);

/// Notes each stop when the Tab key is pressed to leave it: then the browser has done all that it does on arrival.
const RECORDER: &str = "
    const looks = (element) => {
      const { outline, border, background, boxShadow } = getComputedStyle(element);
      return [outline, border, background, boxShadow].join('; ');
    };
    const roles = { a: 'link', button: 'button', select: 'choice', summary: 'disclosure', range: 'slider', checkbox: 'check box' };
    const name = (element) => {
      const heading = element.querySelector('.panel-title') ?? element;
      const name = (element.getAttribute('aria-label') ?? (element.labels?.[0] ?? heading).textContent).replace(/\\s+/g, ' ').trim();
      return name.length > 40 ? `${name.slice(0, 39)}…` : name;
    };
    const all = [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex=\"0\"]')].filter(shown);
    window.__before = new Map(all.map((element) => [element, looks(element)]));
    window.__stops = [];
    window.__wrong = [];
    const leave = (event) => {
      if (event.key !== 'Tab') return;
      const element = document.activeElement;
      if (!element || element === document.body) return;
      const stop = `${element.getAttribute('role') ?? roles[element.type] ?? roles[element.localName] ?? element.localName}: ${name(element)}`;
      const wrong = (what) => window.__wrong.push(`${stop}: ${what}`);
      if (element !== all[window.__stops.length]) wrong(`the next in the page is ${all[window.__stops.length]?.outerHTML.slice(0, 80)}`);
      if (!name(element)) wrong('has no name');
      if (!shown(element)) wrong('cannot be seen');
      // Browsers scroll no further than they must: of a link over two lines, or of a mark above the line, a part.
      const { top, bottom } = element.getClientRects()[0];
      if (bottom < 4 || top > innerHeight - 4) wrong(`is not in view: ${top} to ${bottom} of ${innerHeight}`);
      if (looks(element) === window.__before.get(element)) wrong('does not look focused');
      if (parseFloat(getComputedStyle(element).outlineWidth) < 2) wrong('has a thin outline');
      window.__stops.push(stop);
    };
    addEventListener('keydown', leave, true);
    window.__left = () => removeEventListener('keydown', leave, true);
    document.activeElement.blur();
    getSelection().setPosition(document.body, 0);
    scrollTo({ top: 0, behavior: 'instant' });
    return all.length";

#[derive(Deserialize)]
struct Journey {
    stops: Vec<String>,
    wrong: Vec<String>,
}

/// From the top to the end, with all panels closed.
async fn journey_closed(page: &Page) {
    journey(page, false).await;
}

/// The same with all open. Apart from it: after such a journey WebKitGTK 2.50 often crashes at the next page of a tab.
async fn journey_open(page: &Page) {
    journey(page, true).await;
}

async fn journey(page: &Page, open: bool) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    page.open_all(open).await;
    let all = page.js(RECORDER).await.as_u64().expect("a number");
    let all = usize::try_from(all).expect("few");
    // One more to leave the last, and not so many at once that a driver takes too long.
    for start in (0..=all).step_by(25) {
        page.press_often(Key::Tab, 25.min(all + 1 - start)).await;
    }
    let journey = page.js("window.__left(); return { stops: window.__stops, wrong: window.__wrong }").await;
    let journey: Journey = serde_json::from_value(journey).expect("a journey");
    assert!(journey.wrong.is_empty(), "panels open: {open}: {:#?}", &journey.wrong[..journey.wrong.len().min(8)]);
    assert_eq!(journey.stops.len(), all, "every stop is reached, once");
    page.assert_quiet(Allowed::default()).await;
}
