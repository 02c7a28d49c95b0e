//! The three engines, each with its driver's process. To start one takes longer than most tests do, so a browser that
//! a test has passed in, and has not altered, is for the next test that wants one of its kind; but not WebKit.

mod driver;
mod setup;

use crate::page::Page;
use driver::Driver;
use fantoccini::error::CmdError;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use setup::Setup;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

/// How long any one condition may take to come true.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How long a driver and its browser may take to start, on a busy machine.
const START: Duration = Duration::from_secs(60);

/// How long one test may take altogether.
const TEST: Duration = Duration::from_secs(240);

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, through ChromeDriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver.
    Webkit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        })
    }
}

/// What the browsers set text in. The machine's own fonts do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fonts {
    /// DejaVu, the widest that are common.
    Wide,
    /// Roboto Condensed and Tinos, which is as wide as Times.
    Narrow,
}

impl Fonts {
    /// The families of serif and sans-serif text.
    pub(crate) fn families(self) -> [&'static str; 2] {
        match self {
            Self::Wide => ["DejaVu Serif", "DejaVu Sans"],
            Self::Narrow => ["Tinos", "Roboto Condensed"],
        }
    }

    /// The configuration by which every engine has these, and no others.
    fn config(self, npm: &str) -> String {
        let [serif, sans] = self.families();
        include_str!("../../fonts.conf").replace("{npm}", npm).replace("{serif}", serif).replace("{sans}", sans)
    }
}

/// Makes of each named test function three tests: one in each engine.
macro_rules! in_each_engine {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[test]
            fn chromium() {
                crate::engine::run(crate::engine::Engine::Chromium, super::$name);
            }
            #[test]
            fn firefox() {
                crate::engine::run(crate::engine::Engine::Firefox, super::$name);
            }
            #[test]
            fn webkit() {
                crate::engine::run(crate::engine::Engine::Webkit, super::$name);
            }
        }
    )+};
}
pub(crate) use in_each_engine;

/// Makes of each named test function six tests: one in each engine with each set of fonts.
macro_rules! in_each_engine_and_fonts {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::engine::{Engine, Fonts, run_in};

            #[test]
            fn chromium_wide() {
                run_in(Engine::Chromium, Fonts::Wide, super::$name);
            }
            #[test]
            fn chromium_narrow() {
                run_in(Engine::Chromium, Fonts::Narrow, super::$name);
            }
            #[test]
            fn firefox_wide() {
                run_in(Engine::Firefox, Fonts::Wide, super::$name);
            }
            #[test]
            fn firefox_narrow() {
                run_in(Engine::Firefox, Fonts::Narrow, super::$name);
            }
            #[test]
            fn webkit_wide() {
                run_in(Engine::Webkit, Fonts::Wide, super::$name);
            }
            #[test]
            fn webkit_narrow() {
                run_in(Engine::Webkit, Fonts::Narrow, super::$name);
            }
        }
    )+};
}
pub(crate) use in_each_engine_and_fonts;

/// Runs one test in one engine. A browser that can't be started fails the test: it is never skipped.
pub(crate) fn run(engine: Engine, test: impl AsyncFnOnce(&Page)) {
    run_in(engine, Fonts::Wide, test);
}

/// Runs one test in one engine with one set of fonts.
pub(crate) fn run_in(engine: Engine, fonts: Fonts, test: impl AsyncFnOnce(&Page)) {
    // A window that opens on the same display takes the keyboard's focus from another, which has no manager of windows
    // to give it back: WebKit's, which alone need a display, are there one after the other.
    let _alone = (engine == Engine::Webkit).then(|| WEBKIT.lock().unwrap_or_else(PoisonError::into_inner));
    // Only then is it one of those that run, so that others do meanwhile: the suites have a thread or two more.
    let _turn = RUNTIME.block_on(TURNS.acquire()).expect("it is never closed");
    let browser = RUNTIME.block_on(Browser::get(engine, fonts)).unwrap_or_else(|problem| panic!("{problem}"));
    let page = Page::new(engine, fonts, browser.client.clone());
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let limit = tokio::time::timeout(TEST, test(&page));
            limit.await.unwrap_or_else(|_| panic!("the test took longer than {} s", TEST.as_secs()));
        });
    }));
    RUNTIME.block_on(async {
        if let Err(panic) = &outcome {
            let report = tokio::time::timeout(Duration::from_secs(5), page.report()).await;
            // What is shown of a long log is its end, which a trace of calls would fill alone.
            let what = panic.downcast_ref::<String>().map_or("", String::as_str);
            eprintln!("-- {engine} --\n{}\n{what}", report.unwrap_or_else(|_| "the page gives no answer".into()));
        } else if !page.is_altered() {
            browser.keep().await;
        }
    });
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// What all tests' connections to their browsers live in.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime starts")
});

/// How many tests run at a time: each has a browser to itself.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Held while a test has WebKit.
static WEBKIT: Mutex<()> = Mutex::new(());

/// The browsers that nobody uses now.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser, which ends when this is dropped.
struct Browser {
    engine: Engine,
    fonts: Fonts,
    client: Client,
    /// Its first window: the others are tests' own.
    window: WindowHandle,
    _driver: Driver,
}

impl Browser {
    async fn get(engine: Engine, fonts: Fonts) -> Result<Self, String> {
        crate::server::ready()?;
        let idle = {
            let mut idle = IDLE.lock().expect("nobody panics with it");
            let place = idle.iter().position(|browser| browser.engine == engine && browser.fonts == fonts);
            place.map(|place| idle.swap_remove(place))
        };
        match idle {
            Some(browser) => Ok(browser),
            None => Self::start(engine, fonts).await,
        }
    }

    async fn start(engine: Engine, fonts: Fonts) -> Result<Self, String> {
        let setup = Setup::of(engine, fonts)?;
        let driver = Driver::start(engine, &setup).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(setup.capabilities(&driver.scratch));
        let address = format!("http://{}", driver.address);
        let start = async {
            let client = builder.connect(&address).await.map_err(|problem| problem.to_string())?;
            let window = client.window().await.map_err(|problem| problem.to_string())?;
            Ok::<_, String>((client, window))
        };
        let why = match tokio::time::timeout(START, start).await {
            Ok(Ok((client, window))) => return Ok(Self { engine, fonts, client, window, _driver: driver }),
            Ok(Err(problem)) => format!("could not be started: {problem}"),
            Err(_) => format!("did not start within {} s", START.as_secs()),
        };
        Err(format!("{engine} {why}\nits driver says:\n{}", driver.log()))
    }

    /// Keeps it for the next test, as it was at first; ends it if that cannot be. A WebKit that has been used does not
    /// always take the keyboard or draw again, and is the quickest to start.
    async fn keep(self) {
        if self.engine == Engine::Webkit {
            return;
        }
        if let Ok(Ok(())) = tokio::time::timeout(Duration::from_secs(5), self.tidy()).await {
            IDLE.lock().expect("nobody panics with it").push(self);
        }
    }

    async fn tidy(&self) -> Result<(), CmdError> {
        let client = &self.client;
        client.release_actions().await?;
        client.delete_all_cookies().await?;
        for window in client.windows().await? {
            if window != self.window {
                client.switch_to_window(window).await?;
                client.close_window().await?;
            }
        }
        client.switch_to_window(self.window.clone()).await?;
        client.goto("about:blank").await?;
        if self.engine == Engine::Chromium {
            client.issue_cmd(browser_log()).await?;
            // In a full history Chromium keeps what a driver opened, and drops what a page added.
            client.issue_cmd(without_history()).await?;
        }
        Ok(())
    }
}

/// A command that a driver has beyond the standard's.
#[derive(Debug)]
pub(crate) struct Command {
    /// Its address within the session.
    pub(crate) path: &'static str,
    /// What it is told.
    pub(crate) body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.body.to_string()))
    }
}

/// Leaves nothing in Chromium's history but the page that is open.
fn without_history() -> Command {
    Command { path: "goog/cdp/execute", body: json!({ "cmd": "Page.resetNavigationHistory", "params": {} }) }
}

/// Reads (and empties) Chromium's own console log.
pub(crate) fn browser_log() -> Command {
    Command { path: "se/log", body: json!({ "type": "browser" }) }
}
