//! What docs/embedding.md promises of the elements, row by row, as a host's page and a reader see it. The tables name
//! what is to be shown to be so: a row without a proof fails.

use super::{
    EAGER, HELPERS, Publisher, SCRIPT, assert, assert_heard, host, host_with, js, until, until_at, until_modes,
};
use crate::engine::in_each_engine;
use crate::host::{Answer, published};
use crate::page::{Allowed, Page};
use crate::server::{When, crashing};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sidelight::islands::EditionHead;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

in_each_engine!(rows, what_fails, copies_and_policies);

const MANUAL: &str = include_str!("../../../docs/embedding.md");
const STEPS: &str = include_str!("manual.js");

/// The rows of the first table under a heading, cell by cell.
pub(crate) fn table(heading: &str) -> Vec<Vec<String>> {
    let is_head = |line: &str| line.trim_start_matches('#') == format!(" {heading}") && line.starts_with("##");
    let section = MANUAL.lines().skip_while(|line| !is_head(line)).skip(1).take_while(|line| !line.starts_with("## "));
    let table = section.skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<_> = table.skip(2).map(cells).collect();
    assert!(!rows.is_empty(), "the manual has a table under {heading}");
    rows
}

/// What is between backticks.
pub(crate) fn code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The names that stand first in the rows under a heading, sorted.
fn names(heading: &str) -> Value {
    let rows = table(heading);
    let mut names: Vec<_> = rows.iter().map(|row| code(&row[0])[0].split('(').next().unwrap_or_default()).collect();
    names.sort_unstable();
    json!(names)
}

async fn run(page: &Page, what: &str, script: &str, arguments: Vec<Value>) {
    let wrong = page.js_with(&format!("{HELPERS}\n{STEPS}\nreturn {script}"), arguments).await;
    assert_eq!(wrong, json!([]), "{what}");
}

/// What never changes has a name by which a publisher can tell it from the rest.
#[test]
fn hashed_names() {
    let row =
        table("Headers to send").into_iter().find(|row| row[0].contains("immutable")).expect("the manual has a row");
    let starts: Vec<_> = code(&row[1]).into_iter().map(|name| name.trim_end_matches('…').to_owned()).collect();
    // Trunk's have no noughts before them.
    let is_hash = |word: &str| (12..=16).contains(&word.len()) && word.chars().all(|digit| digit.is_ascii_hexdigit());
    let hashed: Vec<_> = std::fs::read_dir(dist())
        .expect("it is built")
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter(|name| name.split(['-', '_', '.']).any(is_hash))
        .collect();
    let of = |name: &String| starts.iter().filter(|start| name.starts_with(*start)).count();
    assert!(hashed.iter().all(|name| of(name) == 1), "{hashed:?} begin with {starts:?}");
    assert_eq!(hashed.len(), starts.len(), "{hashed:?} begin with {starts:?}");
}

fn dist() -> PathBuf {
    std::env::var_os("SIDELIGHT_DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), Into::into)
}

/// Every attribute of both elements, method, event, custom property, part and address, on one page.
async fn rows(page: &Page) {
    let publisher = Publisher::start().await;
    let panel = "<sidelight-panel id=p panel=@2 src=P/@slug.json loading=eager><a href=P/>there</a></sidelight-panel>";
    let body = format!("{EAGER}{panel}<div style=height:1500px></div>{SCRIPT}");
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "full full").await;
    run(page, "it listens", "begin() ?? []", Vec::new()).await;
    let own = js(page, &format!("{STEPS}; return [Object.keys(ATTRIBUTES).sort(), Object.keys(METHODS).sort()]")).await;
    assert_eq!(own, json!([names("Attributes"), names("Methods")]), "each row has its steps");

    run(page, "attributes of an explainer", "walk(ATTRIBUTES, 'e')", Vec::new()).await;
    run(page, "attributes of a panel", "walk(ATTRIBUTES, 'p')", Vec::new()).await;
    run(page, "methods of one that is not shown yet", "early()", Vec::new()).await;
    run(page, "ids and addresses that are not there", "unknown()", Vec::new()).await;
    run(page, "no more is scrolled than has to be", "little()", Vec::new()).await;
    run(page, "links that lead out", "sources()", Vec::new()).await;
    run(page, "events cross shadow roots", "crossing()", Vec::new()).await;
    let details = js(page, "return Object.fromEntries(Object.entries(window.__record.details).map(([type, all]) => [type, [...all].join(' or ')]))").await;
    for row in table("Events") {
        // What follows a colon are the values.
        let mut keys = code(row[1].split(':').next().unwrap_or_default());
        keys.sort_unstable();
        assert_eq!(details[code(&row[0])[0]], keys.join(","), "nothing else is told: {}", row[0]);
    }

    let properties: Vec<_> = table("Custom properties")
        .into_iter()
        .map(|row| row[..3].iter().map(|cell| code(cell).first().copied().unwrap_or_default().to_owned()).collect())
        .collect::<Vec<Vec<_>>>();
    run(page, "custom properties", "colours(arguments[0])", vec![json!(properties)]).await;
    run(page, "parts", "parts(arguments[0])", vec![names("Parts")]).await;
    run(page, "addresses", "addresses()", Vec::new()).await;
    page.assert_quiet(Allowed { warnings: 2, browser: &["404"] }).await;
}

/// The edition with another head, or with bytes that are none.
fn edition(change: impl FnOnce(&mut EditionHead)) -> Vec<u8> {
    let edition = published("@edition").expect("it is built");
    let (mut head, rest) = EditionHead::read(edition.body()).expect("an edition");
    change(&mut head);
    [&postcard::to_allocvec(&head).expect("it can be written")[..], rest].concat()
}

/// What is published, made wrong in one way for each folder: for the panel, the edition or both.
fn wrong(folder: &str, name: &str) -> Option<Answer> {
    let file = published(name)?;
    let is_edition = Path::new(name).extension().is_some_and(|extension| extension == "edition");
    let text = || serde_json::from_slice::<Value>(file.body()).expect("JSON");
    Some(match folder {
        "garbage" if is_edition => Answer::new(name, vec![0xff; 999]),
        "hash" if is_edition => Answer::new(name, edition(|head| head.hash = "0".repeat(head.hash.len()))),
        "build" if is_edition => Answer::new(name, edition(|head| head.build = "0".repeat(head.build.len()))),
        "young" if is_edition => Answer::new(name, edition(|head| head.schema += 1)),
        "crash" if is_edition => Answer::new(name, crashing(file.body(), When::Used)),
        "gone" if is_edition => Answer::missing(),
        "down" if !is_edition => Answer::missing().status(axum::http::StatusCode::INTERNAL_SERVER_ERROR),
        // Of the first schema, in which the styles were: they are not heeded.
        "old" if !is_edition => {
            let mut old = text();
            (old["schema"], old["css"]) = (json!(1), json!("#sidelight { display: none }"));
            Answer::new(name, old.to_string())
        }
        _ => file,
    })
}

/// What is wrong, the mode and the code that tell it.
const WRONG: [(&str, &str, &str); 10] = [
    ("garbage/@slug.json panel=@1", "static", "document"),
    ("gone/@slug.json panel=@1", "static", "document"),
    ("young/@slug.json panel=@1", "static", "document"),
    ("hash/@slug.json panel=@1", "static", "hash"),
    ("build/@slug.json panel=@1", "static", "build"),
    ("down/@slug.json", "fallback", "status"),
    ("old/@slug.json panel=@1", "full", ""),
    ("@slug-document.json", "fallback", "json"),
    ("nowhere.json panel=@1", "fallback", "panel"),
    ("index.html", "fallback", "json"),
];

/// Each code with what leads to it, how often it is told, when it is tried again, and whom a crash concerns.
async fn what_fails(page: &Page) {
    // Asked for in turns: what is there, and when.
    let asked: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let times = Arc::clone(&asked);
    let publisher = Publisher::faulty(move |path| {
        if path == "turns.json" {
            let mut times = times.lock().expect("no handler panics");
            times.push(Instant::now());
            return Some(match times.len() {
                1 | 3 => Answer::missing(),
                2 => Answer::new("turns.json", "no JSON"),
                _ => published("@slug.@1.json")?,
            });
        }
        let (folder, name) = path.split_once('/')?;
        wrong(folder, name)
    })
    .await;
    let own = |id: &str, at: &str| {
        format!("<sidelight-explainer id={id} src=P/{at} loading=eager><a href=P/>there</a></sidelight-explainer>")
    };
    let crash = "crash/@slug.json panel=@figure open";
    let mut body: String = WRONG.iter().enumerate().map(|(number, (at, ..))| own(&format!("w{number}"), at)).collect();
    body += &["a", "b"].map(|id| own(id, crash)).concat();
    body += &own("turns", "turns.json");
    let host = host(&publisher, &format!("{body}{SCRIPT}")).await;
    page.open(&host.origin).await;
    // All at once: what is asked for again takes its time.
    until(
        page,
        "it is tried until it is there",
        "(element('turns').show(), heard('ready', 'turns').at(-1)?.mode === 'full')",
    )
    .await;
    until(page, "all are told", "elements().every(({ id }) => heard('ready', id).length) || elements().filter(({ id }) => !heard('ready', id).length).map(({ id }) => id).join()").await;
    for (number, (at, mode, code)) in WRONG.iter().enumerate() {
        let told = js(page, &format!("return [heard('ready', 'w{number}').map(({{ mode }}) => mode).join(), heard('error', 'w{number}').map(({{ code }}) => code).join()]")).await;
        assert_eq!(told, json!([mode, code]), "{at}");
    }
    assert(page, "an old one is dressed in our styles", "shownIn('article', 'w6')").await;

    let codes = "heard('error', 'turns').map(({ code }) => code).join()";
    assert_eq!(js(page, &format!("return {codes}")).await, "status,json", "each is told once");
    let gaps: Vec<_> = {
        let times = asked.lock().expect("no handler panics");
        assert_eq!(times.len(), 4, "nobody asks while there is a pause");
        times.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).collect()
    };
    for (gap, least) in gaps.iter().zip([500, 1000, 2000]) {
        assert!(*gap + 20 >= least, "the pause doubles: {gaps:?}");
    }
    js(page, "element('turns').src = 'no-such.json'").await;
    until(page, "once more for another src", &format!("{codes} === 'status,json,status' || {codes}")).await;

    js(page, "choose(inner('#sidelight', 'a'))").await;
    until(
        page,
        "it has crashed",
        "heard('error', 'a')[0]?.code === 'crash' && inner('#sidelight', 'a').dataset.state === 'static'",
    )
    .await;
    assert(page, "no mode is told", "heard('ready', 'a').length === 1").await;
    assert(page, "the other of the same edition goes on", "heard('error', 'b').length === 0 && inner('#sidelight', 'b').dataset.state === 'full' && inner('.hit-area', 'b') !== null").await;
    js(page, "inner('#panel-@figure > summary', 'a').click(); const e = element('a').cloneNode(true); e.id = 'c'; document.body.append(e)").await;
    until(page, "what is shown is operable", "!shownIn('#@figure + .panel-body', 'a')").await;
    until(page, "what comes later starts anew", "heard('ready', 'c')[0]?.mode === 'full'").await;
    page.assert_quiet(Allowed { warnings: WRONG.len() + 3, browser: &["404", "500"] }).await;

    scripts_that_fail(page).await;
}

/// The script itself: told once for each `src`, and no promise fails for it; and of two publishers' scripts the one
/// that is beside the file, wherever its address is written from.
async fn scripts_that_fail(page: &Page) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let publisher = Publisher::faulty(move |path| {
        (path == "sidelight-embed.js" && count.fetch_add(1, Ordering::SeqCst) < 2).then(Answer::missing)
    })
    .await;
    let on_host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&on_host.origin).await;
    until_modes(page, "fallback").await;
    let again = "const e = element(); const kept = e.show(); e.src += '?again'; return kept.then(() => 'kept')";
    assert_eq!(js(page, again).await, "kept");
    until(page, "it is told once for each src", "heard('error').map(({ code }) => code).join() === 'script,script'")
        .await;
    assert_heard(page, "ready", json!([{ "mode": "fallback" }, { "mode": "fallback" }]), &["mode"]).await;
    js(page, "element().show()").await;
    until_modes(page, "full").await;
    page.assert_quiet(Allowed { warnings: 2, browser: &["404"] }).await;

    let (publisher, other) = (Publisher::start().await, super::publishers::another_build().await);
    let at = &other.site.origin;
    let head = format!("<base href={at}/>");
    let foreign = ["@slug.json", "./@slug.json?a=/b", "/nowhere/../@slug.json#/c"]
        .iter()
        .enumerate()
        .map(|(number, src)| EAGER.replace("id=e", &format!("id=f{number}")).replace("P/@slug.json", src));
    let body = format!("{EAGER}{}{SCRIPT}{}", foreign.collect::<String>(), SCRIPT.replace("P/", &format!("{at}/")));
    let on_host = host_with(&publisher, &head, &body, &[]).await;
    page.open(&on_host.origin).await;
    until_modes(page, "full full full full").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The copy that a server includes, made full by the manual's own command: alone, and with the script. And an embed
/// under the policies that the manual names, from a folder of its own.
async fn copies_and_policies(page: &Page) {
    let publisher = Publisher::start().await;
    let sed = MANUAL
        .lines()
        .find(|line| line.starts_with("    sed ") && line.contains(".include.html"))
        .expect("the manual has a command");
    let sed = sed.replace("https://paper.example/explainers/defections", &publisher.site.origin);
    let output = Command::new("sh").args(["-c", sed.trim()]).current_dir(dist()).output().expect("sed runs");
    let copy = String::from_utf8(output.stdout).expect("text");
    assert!(copy.len() > 100_000 && !copy.contains("=\"./"), "every address is full");
    let copy = copy.replacen("<sidelight-explainer ", "<sidelight-explainer id=e ", 1);
    let styles = copy.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("it has styles").0;
    let hash = BASE64_STANDARD.encode(Sha256::digest(styles));
    let turned = "<script>document.documentElement.dir = 'rtl'</script>";

    // No script, and the one style that the policy names.
    let policy = format!("default-src 'none'; img-src data:; style-src 'sha256-{hash}'");
    let alone =
        host_with(&publisher, "", &format!("<div dir=rtl>{copy}</div>"), &[("content-security-policy", &policy)]).await;
    page.open(&alone.origin).await;
    let read = "inner('.headline') && getComputedStyle(inner('.headline')).fontSize !== getComputedStyle(inner('.byline')).fontSize
        && shownIn('.source-list li') && shownIn('.chart') && getComputedStyle(inner('article')).direction === 'ltr'";
    js(page, "for (const details of element().shadowRoot.querySelectorAll('details')) details.open = true").await;
    assert(page, "it is whole, dressed, and of its own direction", read).await;
    assert(page, "no script runs", "window.__record === undefined").await;
    let addresses = js(
        page,
        "return [...new Set([...inner('article').querySelectorAll('a.panel-more')].map(({ href }) => new URL(href).origin))]",
    )
    .await;
    assert_eq!(addresses, json!([publisher.site.origin]), "its pages are the publisher's");

    // With the script: the address, the theme and the language, which a panel in between does not lose.
    let copy = copy.replacen(" id=e ", " id=e lang=fr theme=dark ", 1);
    let with_script = host(&publisher, &format!("{turned}{copy}{SCRIPT}")).await;
    page.open(&format!("{}/#@4", with_script.origin)).await;
    until_at(page, "@4").await;
    until_modes(page, "full").await;
    let style = "getComputedStyle(inner('article'))";
    assert(
        page,
        "it has its attributes",
        &format!(
            "inner('article').matches(':lang(fr)') && {style}.colorScheme === 'dark' && {style}.direction === 'ltr'"
        ),
    )
    .await;
    js(page, "window.__record.heard.length = 0; element().panel = '@1'").await;
    until_modes(page, "full").await;
    js(page, "element().removeAttribute('panel'); element().removeAttribute('lang')").await;
    until(
        page,
        "the copy is back, in its own language",
        "inner('h1') !== null && inner('article').matches(':lang(en)')",
    )
    .await;
    // What is put into a page later has no shadow root of its own.
    let put = "const place = document.body.appendChild(document.createElement('div'));
        place.innerHTML = arguments[0].replace('id=e', 'id=f');
        return place.firstChild.shadowRoot?.querySelector('article') ? 'a copy' : 'none'";
    assert_eq!(page.js_with(put, vec![json!(copy)]).await, "none", "innerHTML makes no copy");
    page.assert_quiet(Allowed { warnings: 0, browser: &[REFUSED[0], REFUSED[1], "setHTMLUnsafe"] }).await;

    // A nonce for the script alone, and nothing of what it needs from outside its folder.
    let pinned = |text: &str| text.replace("P/", "P/copy/");
    let script = pinned(SCRIPT).replace("<script", "<script nonce=abc");
    let policy = "script-src 'strict-dynamic' 'nonce-abc' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
    let recorder = "<script nonce=abc src=/recorder.js></script>";
    let strict =
        host_with(&publisher, recorder, &format!("{}{script}", pinned(EAGER)), &[("content-security-policy", policy)])
            .await;
    publisher.requests.lock().expect("no handler panics").clear();
    page.open(&strict.origin).await;
    until_modes(page, "full").await;
    let outside: Vec<_> = publisher
        .requests
        .lock()
        .expect("no handler panics")
        .iter()
        .filter(|path| !path.starts_with("copy/"))
        .cloned()
        .collect();
    assert!(outside.is_empty(), "nothing outside the folder is asked: {outside:?}");
    page.assert_quiet(Allowed { warnings: 0, browser: &REFUSED }).await;

    // Without the program: an address, every panel, and links onwards.
    let policy = [("content-security-policy", "script-src 'self' P/")];
    let still = host_with(&publisher, "", &format!("{EAGER}{SCRIPT}"), &policy).await;
    page.open(&format!("{}/#note-@note", still.origin)).await;
    until_modes(page, "static").await;
    // Also after the controls above it went, in a browser that does not anchor what is scrolled.
    until_at(page, "note-@note").await;
    run(page, "all of it is there", STATIC, Vec::new()).await;
    page.assert_quiet(Allowed { warnings: 1, browser: &REFUSED }).await;
}

/// What browsers say of what a policy refuses.
const REFUSED: [&str; 2] = ["Content Security Policy", "Content-Security-Policy"];

/// Opens each panel and follows the link to each, and finds what a reader has.
const STATIC: &str = "(async () => {
    const wrong = [];
    for (const panel of ids('e')) {
      element('e').open = 'no-such-panel';
      use('e', panel);
      wrong.push(...await eventually(`${panel} opens`, () => isOpen('e', panel) === true && shownIn(`#${panel} + .panel-body`)));
      element('e').open = 'no-such-panel';
      const link = inner(`a[href='#${panel}']:not(.permalink)`);
      if (!link) continue;
      link.click();
      wrong.push(...await eventually(`a link leads to ${panel}`, () => isOpen('e', panel) === true && inShadow('e') === inner(`#panel-${panel} .panel-title`)));
    }
    element('e').open = 'all';
    await settled();
    for (const css of ['.chart', 'table', '.source-list li', '.note', '.bar']) {
      if (all('e', css).length === 0) wrong.push(`there is no ${css}`);
      for (const part of all('e', css)) if (!part.closest('details:not([open])') && !shown(part)) wrong.push(`${css} is not seen`);
    }
    return wrong;
  })()";
