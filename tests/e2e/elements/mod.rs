//! `<sidelight-explainer>` and `<sidelight-panel>` on pages of another origin.

mod company;
mod copies;
mod crashes;
mod documents;
mod interface;
mod leaving;
mod life;
mod links;
mod manners;
pub(crate) mod manual;
mod mistakes;
mod policies;
mod publishers;
mod readers;
mod releases;

use crate::host::{Answer, ISOLATED, Site, published};
use crate::names::named;
use crate::page::Page;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// What every script of these tests can use.
const HELPERS: &str = include_str!("../elements.js");

/// The explainer, awake as soon as it can be.
const EAGER: &str = "<sidelight-explainer id=e src=P/@slug.json loading=eager><a href=P/>Read it there</a>\
    </sidelight-explainer>";
const SCRIPT: &str = "<script type=module src=P/sidelight.js></script>";

/// Notes every event of the contract that reaches the window, without a global.
const LISTENER: &str = "window.__record.heard = [];
    for (const type of ['ready', 'error', 'toggle', 'source']) addEventListener(`sidelight-${type}`, (event) => {
      const { bubbles, composed, cancelable, detail, target } = event;
      window.__record.heard.push({ type: event.type, id: target.id, bubbles, composed, cancelable, ...detail });
    });";

/// A publisher that all may read, with files beyond the built ones, and the paths that it was asked for.
struct Publisher {
    site: Site,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Publisher {
    async fn start() -> Self {
        Self::with(Vec::new()).await
    }

    async fn with(files: Vec<(String, String)>) -> Self {
        Self::faulty(move |path| {
            let (name, body) = files.iter().find(|(name, _)| named(name) == path)?;
            Some(Answer::new(name, body.as_str()))
        })
        .await
    }

    /// A publisher that gives what `own` makes of a path, if it makes anything.
    async fn faulty(own: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static) -> Self {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let site = Site::start(|_| {
            move |path: &str| {
                log.lock().expect("no handler panics").push(path.to_owned());
                let answer = match own(path) {
                    Some(answer) => answer,
                    None if path.is_empty() => published("index.html")?,
                    None => published(path.strip_prefix("copy/").unwrap_or(path)).unwrap_or_else(Answer::missing),
                };
                Some(ISOLATED.iter().fold(answer, |answer, (name, value)| answer.with(name, *value)))
            }
        })
        .await;
        Self { site, requests }
    }

    /// How often paths with this end were asked for.
    fn count(&self, end: &str) -> usize {
        self.requests.lock().expect("no handler panics").iter().filter(|path| path.ends_with(end)).count()
    }
}

/// A page of another origin with this in its body; `P` there is the publisher.
async fn host(publisher: &Publisher, body: &str) -> Site {
    host_with(publisher, "", body, &[]).await
}

async fn host_with(publisher: &Publisher, head: &str, body: &str, headers: &[(&'static str, &str)]) -> Site {
    let origin = &publisher.site.origin;
    let at = |text: &str| named(text).replace("P/", &format!("{origin}/"));
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>\
         <meta name=viewport content='width=device-width'>\
         <script src=/recorder.js></script>{}<body>{}",
        at(head),
        at(body)
    );
    let headers: Vec<(&'static str, String)> =
        headers.iter().map(|(name, value)| (*name, value.replace("P/", &format!("{origin}/")))).collect();
    Site::start(|_| {
        move |path: &str| match path {
            "" | "article" => {
                let page = Answer::new("index.html", page.as_str());
                Some(headers.iter().fold(page, |page, (name, value)| page.with(name, value.as_str())))
            }
            "recorder.js" => {
                let recorder = Answer::new(path, format!("{}{LISTENER}", include_str!("../recorder.js")));
                Some(recorder.with("cross-origin-resource-policy", "cross-origin").with("access-control-allow-origin", "*"))
            }
            "frame" => Some(Answer::new("frame.html", "<!doctype html><title>frame</title><link rel=icon href=data:,><iframe sandbox=allow-scripts src=/ width=900 height=600></iframe>")),
            _ => path.strip_prefix("npm/").map(|file| Answer::new(file, crate::host::npm(file))),
        }
    })
    .await
}

/// A script with the helpers of these tests.
async fn js(page: &Page, script: &str) -> Value {
    page.js(&format!("{HELPERS}\n{script}")).await
}

async fn until(page: &Page, what: &str, condition: &str) {
    page.until(what, &format!("{HELPERS}\nconst value = {condition}; return value === true || 'no: ' + value")).await;
}

async fn assert(page: &Page, what: &str, condition: &str) {
    page.assert(what, &format!("{HELPERS}\nreturn {condition}")).await;
}

async fn until_modes(page: &Page, expected: &str) {
    until(page, &format!("the modes are {expected}"), &format!("modes() === '{expected}' || modes()")).await;
}

async fn assert_heard(page: &Page, type_: &str, expected: Value, keys: &[&str]) {
    let keys = json!(keys);
    let script =
        format!("return heard('{type_}').map((event) => Object.fromEntries({keys}.map((key) => [key, event[key]])))");
    assert_eq!(js(page, &script).await.to_string(), named(&expected.to_string()), "sidelight-{type_}");
}

/// Opens a panel as a hand does.
async fn by_hand(page: &Page, id: &str) {
    let open = js(
        page,
        &format!("const details = inner('#panel-{id}'); details.querySelector('summary').click(); return details.open"),
    )
    .await;
    until(page, "it is told", &format!("heard('toggle').at(-1)?.panel === '{id}' && heard('toggle').at(-1).open === {open} || heard('toggle').length")).await;
}

const ARRIVED: &str = "(id, at) => Boolean(inShadow(at)) && inShadow(at) === (inner(`#panel-${id} .panel-title`, at) ?? inner(`#${id}`, at)) && inView(inShadow(at)) && inner(`#${id}`, at).closest('.panel')?.open !== false";

async fn until_at(page: &Page, id: &str) {
    until(
        page,
        &format!("the focus is at {id}"),
        &format!("({ARRIVED})('{id}', 'e') || inShadow()?.outerHTML.slice(0, 80)"),
    )
    .await;
}
