//! Embeds on a line that breaks off, answers something else, or answers late; and after a crash of the program. Each is
//! ready once, tells one error at most, and leaves nothing behind when it goes.

mod crashes;
mod leaks;
mod lines;

use crate::host::{Answer, OPEN, published};
use crate::names::named;
use crate::page::Page;
use crate::server::{When, crashing};
use crate::wire::{Asked, Reply, Wire};
use axum::http::StatusCode;
use serde_json::json;

const SRC: &str = "@slug.json";

/// A publisher whose files are changed on their way, if `change` changes them.
async fn publisher(change: impl Fn(&str, Answer) -> Option<Reply> + Send + Sync + 'static) -> Wire {
    Wire::start(move |asked: &Asked| {
        let open = |answer: Answer| OPEN.iter().fold(answer, |answer, (name, value)| answer.with(name, *value));
        let file = |path: &str| open(published(path).unwrap_or_else(Answer::missing));
        if asked.path == "round" {
            return open(Answer::missing()).status(StatusCode::FOUND).with("location", "round").into();
        }
        let (folder, name) = asked.path.rsplit_once('/').unwrap_or(("", &asked.path));
        if let Some(reply) = change(&asked.path, published(name).unwrap_or_else(Answer::missing)) {
            return reply.with_all(OPEN);
        }
        // A folder in which the program crashes at once, or later.
        let when = match folder {
            "crash" => When::Drawn,
            "crashes" => When::Used,
            _ => return file(&asked.path).into(),
        };
        let published = file(name);
        if name.ends_with(".edition") {
            open(Answer::new(name, crashing(published.body(), when))).into()
        } else {
            published.into()
        }
    })
    .await
}

/// A host's page with this before everything else.
async fn host(publisher: &Wire, head: &str) -> Wire {
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>\
         <script>{head}</script><script src=/hostile.js></script><script type=module src={}/sidelight.js></script>\
         <body><p id=own>Host</p><div id=place></div><div id=canary hidden></div>",
        publisher.origin
    );
    Wire::start(move |asked: &Asked| match asked.path.as_str() {
        "" => Answer::new("index.html", html.as_str()).with("set-cookie", "session=secret; Path=/; HttpOnly").into(),
        "hostile.js" => Answer::new("hostile.js", include_str!("../hostile/hostile.js")).into(),
        _ => Answer::missing().into(),
    })
    .await
}

async fn open(page: &Page, host: &Wire) {
    page.open(&format!("{}/", host.origin)).await;
    page.until("it is defined", "return Boolean(customElements.get('sidelight-explainer'))").await;
}

/// Puts embeds of these addresses, which are of the publisher, beside those that are there.
async fn add(page: &Page, publisher: &Wire, embeds: &[(&str, &str)]) {
    let embeds: Vec<_> =
        embeds.iter().map(|(id, path)| json!([id, format!("{}/{}", publisher.origin, named(path))])).collect();
    // An island is drawn when it can be seen.
    let add = "__hostile.add(arguments[0]); for (const embed of __hostile.embeds) embed.setAttribute('open', '')";
    page.js_with(add, vec![json!(embeds)]).await;
}

/// How each embed is, once all are ready and whatever they have begun is over: its modes, and the codes it told.
async fn outcomes(page: &Page) -> Vec<(String, String, String)> {
    page.until("all are ready", "const waiting = __hostile.waiting(); return waiting.length === 0 || 'no: ' + waiting")
        .await;
    let script = "const done = arguments[arguments.length - 1]; __hostile.canary().then(done)";
    page.client.execute_async(script, Vec::new()).await.expect("the page goes on");
    serde_json::from_value(page.js("return __hostile.outcomes().sort()").await).expect("three texts each")
}

/// Nothing has run that is not the publisher's, and nothing was thrown.
async fn assert_unharmed(page: &Page, what: &str) {
    let harm = page.js("return __hostile.harm()").await;
    assert_eq!(harm, json!([]), "{what}");
    page.forget_log().await;
}

/// Ready once, and one error unless it is whole.
fn is_sound((_, modes, codes): &(String, String, String)) -> bool {
    !modes.contains(',') && !codes.contains(',') && (modes == "full") == codes.is_empty()
}
