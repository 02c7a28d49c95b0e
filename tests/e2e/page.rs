//! What a test does with the page and asks of it. Everything that takes time is waited for as a condition.

use fantoccini::Client;
use fantoccini::Locator;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::Value;
use std::cell::Cell;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::engine::{Command, Engine, Fonts, PATIENCE, browser_log};
use crate::names::named;
use crate::problem::{crashed, is_left, refuse};
use crate::server::Server;

/// What every script of the tests can use.
const HELPERS: &str = include_str!("helpers.js");

/// A browser with one window.
pub(crate) struct Page {
    /// The engine it is in.
    pub(crate) engine: Engine,
    /// What it sets text in.
    pub(crate) fonts: Fonts,
    /// Its WebDriver session.
    pub(crate) client: Client,
    is_altered: Cell<bool>,
}

/// What may be said in the console beyond nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Allowed<'a> {
    /// Warnings of ours, at most.
    pub(crate) warnings: usize,
    /// The browser's own lines (which only Chromium lets us read) that have one of these in them.
    pub(crate) browser: &'a [&'a str],
}

impl Page {
    /// The window of a browser.
    pub(crate) fn new(engine: Engine, fonts: Fonts, client: Client) -> Self {
        Self { engine, fonts, client, is_altered: Cell::new(false) }
    }

    /// Whether the browser is no longer as it was started, and nothing for another test.
    pub(crate) fn is_altered(&self) -> bool {
        self.is_altered.get()
    }

    /// Opens an address and waits until the page is loaded.
    pub(crate) async fn open(&self, address: &str) {
        self.open_unfinished(address).await;
        self.until("the page is loaded", "return document.readyState === 'complete'").await;
    }

    /// Opens a page and waits until it has been read, but not for what it asks for: while the program is held back, it
    /// is not loaded.
    pub(crate) async fn open_unfinished(&self, address: &str) {
        let address = named(address);
        if let Err(problem) = self.client.goto(&address).await {
            panic!("{address} did not load: {problem}");
        }
        self.until("the page is read", "return document.readyState !== 'loading'").await;
    }

    /// The value that a script returns.
    pub(crate) async fn js(&self, script: &str) -> Value {
        self.js_with(script, Vec::new()).await
    }

    /// The value that a script returns for these arguments.
    pub(crate) async fn js_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(script, arguments).await.unwrap_or_else(|problem| refuse(script, &problem))
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.client.execute(&named(&format!("{HELPERS}\n{script}")), arguments).await
    }

    /// Asserts that a script returns `true`.
    pub(crate) async fn assert(&self, what: &str, script: &str) {
        let value = self.js(script).await;
        assert!(value == Value::Bool(true), "not so: {what} ({value})");
    }

    /// Waits until a script returns something truthy. A script tells what it still misses with a falsy value
    /// or, better, a string that starts with `no: `. A page that is left while it is asked is asked again.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let value = match self.run(script, Vec::new()).await {
                Ok(value) => value,
                Err(problem) if is_left(&problem) => Value::from("no: the page is being left"),
                Err(problem) => refuse(script, &problem),
            };
            let fulfilled = match &value {
                Value::Null | Value::Bool(false) => false,
                Value::Number(number) => number.as_f64() != Some(0.0),
                Value::String(text) => !text.is_empty() && !text.starts_with("no: "),
                _ => true,
            };
            if fulfilled {
                return value;
            }
            let seconds = PATIENCE.as_secs();
            assert!(start.elapsed() < PATIENCE, "after {seconds} s it is still not so: {what} ({value})");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the server has seen what it should see.
    pub(crate) async fn until_served(&self, what: &str, seen: impl Fn() -> bool) {
        let start = Instant::now();
        while !seen() {
            assert!(start.elapsed() < PATIENCE, "after {} s it is still not so: {what}", PATIENCE.as_secs());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the page's `data-state` is this.
    pub(crate) async fn until_state(&self, state: &str) {
        let script = format!("return root().dataset.state === '{state}' || 'no: ' + root().dataset.state");
        self.until(&format!("data-state is \"{state}\""), &script).await;
    }

    /// Waits until the program answers.
    pub(crate) async fn until_awake(&self) {
        self.until_state("full").await;
        self.until(
            "sidelight-ready is sent",
            "return window.__record.events.some((event) => event.type === 'sidelight-ready')",
        )
        .await;
        self.settle().await;
    }

    /// Lets everything that is due happen: two frames and a task.
    pub(crate) async fn settle(&self) {
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        if let Err(problem) = self.client.execute_async(script, Vec::new()).await {
            panic!("the page does not draw: {problem}{}", crashed(&problem));
        }
    }

    /// Clicks the first element that matches, in the middle of the window, since WebKit's driver can't click a link
    /// whose first line is out of view; and once it stands still, since none clicks what has moved meanwhile.
    pub(crate) async fn click(&self, css: &str) {
        let into_view = "const [css, done] = arguments;
            document.querySelector(css)?.scrollIntoView({ block: 'center', behavior: 'instant' });
            const place = () => JSON.stringify(document.querySelector(css)?.getBoundingClientRect());
            // A page in a window behind another draws no frames.
            const look = (before) => setTimeout(() => {
                const now = place();
                if (now === before) done(); else look(now);
            }, 30);
            look(place());";
        if let Err(problem) = self.client.execute_async(into_view, vec![css.into()]).await {
            panic!("{css} does not stand still: {problem}{}", crashed(&problem));
        }
        let element = match self.client.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(problem) => panic!("there is no {css}: {problem}"),
        };
        if let Err(problem) = element.click().await {
            panic!("{css} can't be clicked: {problem:?}");
        }
    }

    /// Gives Chromium a command of its own protocol.
    pub(crate) async fn command(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium knows {command}");
        let body = serde_json::json!({ "cmd": command, "params": parameters });
        self.extend(Command { path: "goog/cdp/execute", body }).await
    }

    /// Gives the browser a command that is not the standard's; what it does to the browser may last.
    pub(crate) async fn extend(&self, command: Command) -> Value {
        self.is_altered.set(true);
        let what = format!("{command:?}");
        match self.client.issue_cmd(command).await {
            Ok(answer) => answer,
            Err(problem) => panic!("{} does not do {what}: {problem}", self.engine),
        }
    }

    /// Opens the explainer in a frame of this width, which a window of a desktop browser can't have, and stays in it.
    pub(crate) async fn open_framed(&self, server: &Server, width: u32) {
        self.open(&server.frame(width)).await;
        if let Err(problem) = self.client.enter_frame(0).await {
            panic!("the frame can't be entered: {problem}");
        }
        self.until("the framed page is there", "return document.readyState === 'complete' && Boolean(root())").await;
        self.assert("the frame has its width", &format!("return innerWidth === {width}")).await;
    }

    /// Opens or closes everything that can be.
    pub(crate) async fn open_all(&self, open: bool) {
        self.js(&format!("document.querySelectorAll('details').forEach((details) => details.open = {open})")).await;
        self.settle().await;
    }

    /// Asserts that a script finds nothing wrong.
    pub(crate) async fn assert_none(&self, what: &str, script: &str) {
        let wrong = self.js(script).await;
        assert_eq!(wrong, Value::Array(Vec::new()), "{what}");
    }

    /// The panels' addresses, in the order of the page.
    pub(crate) async fn panels(&self) -> Vec<String> {
        let ids = self.js("return panels().map((panel) => panel.querySelector('.panel-anchor')?.id ?? '')").await;
        let ids: Vec<String> = serde_json::from_value(ids).expect("strings");
        assert!(ids.len() >= 3, "the page has its three panels, not {ids:?}");
        assert!(ids.iter().all(|id| !id.is_empty()), "each panel has an address: {ids:?}");
        ids
    }

    /// Waits until a panel is open, with its body to be seen, or closed, with its body hidden.
    pub(crate) async fn until_panel(&self, id: &str, open: bool) {
        let what = format!("panel {id} is {}", if open { "open" } else { "closed" });
        self.until(&what, &format!("return panel('{id}').open === {open} && shown(body('{id}')) === {open}")).await;
    }

    /// Opens and closes a panel with the mouse.
    pub(crate) async fn use_with_mouse(&self, id: &str) {
        for open in [true, false] {
            self.click(&summary(id)).await;
            self.until_panel(id, open).await;
        }
    }

    /// Opens and closes a panel with the keyboard, by Enter and by Space.
    pub(crate) async fn use_with_keyboard(&self, id: &str) {
        self.js(&format!("panel('{id}').querySelector('summary').focus()")).await;
        for key in [Key::Enter, Key::Space] {
            for open in [true, false] {
                self.press(key).await;
                self.until_panel(id, open).await;
            }
        }
    }

    /// Follows a trigger to its panel, and the panel's way back to that trigger.
    pub(crate) async fn follow_there_and_back(&self, trigger: &str) {
        let script = format!("return document.getElementById('{trigger}').getAttribute('href').slice(1)");
        let id = self.text(&script).await;
        self.click(&format!("#{trigger}")).await;
        self.until_panel(&id, true).await;
        self.until(&format!("panel {id} is in view"), &format!("return inView(body('{id}'))")).await;
        self.click(&format!("#{id} + .panel-body > .panel-foot > a.back")).await;
        let script = format!(
            "return location.hash === '#{trigger}' && inView(body('{trigger}')) && document.activeElement === body('{trigger}')"
        );
        self.until(&format!("{trigger} is in view again and has the focus"), &script).await;
    }

    /// Every trigger of a panel that is here, in the order of the page.
    pub(crate) async fn triggers(&self) -> Vec<String> {
        let ids =
            self.js("return [...root().querySelectorAll('a.trigger[href^=\"#\"]')].map((trigger) => trigger.id)").await;
        serde_json::from_value(ids).expect("strings")
    }

    /// Asserts that the page reads as it was published, every word of it, with each part that leads a reader on
    /// to be seen.
    pub(crate) async fn assert_readable(&self, server: &Server) {
        let missing = self.js_with("return unreadable(arguments[0])", vec![server.prerendered().into()]).await;
        assert_eq!(missing, Value::Array(Vec::new()), "the page does not read as it was published");
    }

    /// Asserts that every panel opens and closes by a click.
    pub(crate) async fn assert_panels_open(&self) {
        for id in self.panels().await {
            self.use_with_mouse(&id).await;
        }
    }

    /// The markup of the tree, comments included, less what the loader has had said of the numbers of sources.
    pub(crate) async fn tree(&self) -> String {
        let tree = "const tree = root().cloneNode(true);
             for (const number of tree.querySelectorAll('.citation')) {
               number.removeAttribute('role');
               number.querySelector('a')?.removeAttribute('aria-label');
             }
             return tree.innerHTML";
        self.text(tree).await
    }

    /// The markup of the tree as it was when the parser had finished it, before any script of the page ran.
    pub(crate) async fn parsed_tree(&self) -> String {
        self.text("return window.__record.prerendered").await
    }

    /// A script's value that is a string.
    pub(crate) async fn text(&self, script: &str) -> String {
        match self.js(script).await {
            Value::String(text) => text,
            other => panic!("`{script}` gave {other}"),
        }
    }

    /// Asserts that the console has no more than is allowed, and that nothing was thrown.
    pub(crate) async fn assert_quiet(&self, allowed: Allowed<'_>) {
        self.settle().await;
        let record = self.js("return window.__record").await;
        if let Some(errors) = record["errors"].as_array() {
            assert!(errors.is_empty(), "nothing is thrown: {errors:?}");
        }
        let violations = record["violations"].as_array().cloned().unwrap_or_default();
        let is_expected = allowed.browser.iter().any(|part| part.contains("Content Security Policy"));
        assert!(is_expected || violations.is_empty(), "nothing is refused: {violations:?}");
        let said = record["console"].as_array().cloned().unwrap_or_default();
        let ours = |line: &Value| {
            line["level"] == "warn" && line["text"].as_str().is_some_and(|text| text.starts_with("[sidelight] "))
        };
        assert!(said.iter().all(ours), "nothing but our warning is in the console: {said:?}");
        assert!(said.len() <= allowed.warnings, "at most {} warnings: {said:?}", allowed.warnings);
        for line in self.browser_log().await {
            let text = line["message"].as_str().unwrap_or_default();
            let ours = allowed.warnings > 0 && line["source"] == "console-api" && text.contains("\"[sidelight] ");
            let own = allowed.browser.iter().any(|part| text.contains(part));
            assert!(ours || own, "the browser has nothing to say: {line}");
        }
    }

    /// Chromium's console log since it was last read; the other engines have none to read.
    async fn browser_log(&self) -> Vec<Value> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        match self.client.issue_cmd(browser_log()).await {
            Ok(Value::Array(lines)) => lines,
            other => panic!("Chromium does not give its log: {other:?}"),
        }
    }

    /// Empties Chromium's console log, of what was looked into in another manner.
    pub(crate) async fn forget_log(&self) {
        self.browser_log().await;
    }

    /// What there is to know of the page when a test has failed.
    pub(crate) async fn report(&self) -> String {
        let mut report = String::new();
        if let Ok(address) = self.client.current_url().await {
            let _ = writeln!(report, "address: {address}");
        }
        let script = "return { state: document.getElementById('sidelight')?.dataset.state ?? null,
            record: { ...window.__record, prerendered: undefined } }";
        match self.client.execute(script, Vec::new()).await {
            Ok(state) => _ = writeln!(report, "page: {state:#}"),
            Err(problem) => _ = writeln!(report, "page: no answer: {problem}"),
        }
        if self.engine == Engine::Chromium
            && let Ok(log) = self.client.issue_cmd(browser_log()).await
        {
            let _ = writeln!(report, "browser's log: {log:#}");
        }
        report
    }
}

/// A panel's summary.
pub(crate) fn summary(id: &str) -> String {
    format!("#sidelight details.panel:has(> #{id}) > summary")
}
