//! The three engines, each with its driver's process. To start one takes longer than most tests do, so a browser that
//! a test has passed in, and has not altered, is for the next test that wants one of its kind; but not WebKit.

use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Program, Stdio};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::page::Page;

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
        include_str!("../fonts.conf").replace("{npm}", npm).replace("{serif}", serif).replace("{sans}", sans)
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
    let browser = RUNTIME.block_on(Browser::get(engine, fonts)).unwrap_or_else(|problem| panic!("{problem}"));
    let page = Page::new(engine, fonts, browser.client.clone());
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let limit = tokio::time::timeout(TEST, test(&page));
            limit.await.unwrap_or_else(|_| panic!("the test took longer than {} s", TEST.as_secs()));
        });
    }));
    RUNTIME.block_on(async {
        if outcome.is_err() {
            let report = tokio::time::timeout(Duration::from_secs(5), page.report()).await;
            eprintln!("-- {engine} --\n{}", report.unwrap_or_else(|_| "the page gives no answer".into()));
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
        }
        Ok(())
    }
}

/// What is started: the driver's program and its browser, with which fonts, which are in npm's folder.
struct Setup {
    engine: Engine,
    driver: PathBuf,
    browser: PathBuf,
    fonts: Fonts,
    npm: String,
}

impl Setup {
    fn of(engine: Engine, fonts: Fonts) -> Result<Self, String> {
        let missing = |what: &str| format!("{engine} can't be tested: {what} (`make test` installs it)");
        let on_path = |names: &[&str]| -> Result<PathBuf, String> {
            let path = std::env::var_os("PATH").unwrap_or_default();
            let found = std::env::split_paths(&path)
                .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
                .find(|file| file.is_file());
            found.ok_or_else(|| missing(&format!("there is no program `{}` on PATH", names.join("` or `"))))
        };
        let (driver, browser) = match engine {
            Engine::Chromium => (on_path(&["chromedriver"])?, on_path(&["chromium", "chromium-browser"])?),
            Engine::Firefox => (on_path(&["geckodriver"])?, on_path(&["firefox-esr", "firefox"])?),
            Engine::Webkit => {
                if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
                    return Err(
                        "WebKitGTK needs a display and DISPLAY is not set: run the tests under `xvfb-run -a`, \
                        as `make test` does"
                            .into(),
                    );
                }
                let driver = on_path(&["WebKitWebDriver"])?;
                let folders = [format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH), "/usr/libexec".into()];
                let browser = folders
                    .iter()
                    .flat_map(|folder| ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|api| Path::new(folder).join(api)))
                    .map(|folder| folder.join("MiniBrowser"))
                    .find(|file| file.is_file())
                    .ok_or_else(|| missing("there is no MiniBrowser beside WebKitGTK's libraries"))?;
                (driver, browser)
            }
        };
        let npm =
            std::env::var("SIDELIGHT_NPM").map_err(|_| missing("SIDELIGHT_NPM does not name the fonts' folder"))?;
        Ok(Self { engine, driver, browser, fonts, npm })
    }

    fn arguments(&self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self.engine == Engine::Firefox {
            arguments.push("--websocket-port=0".into());
        }
        arguments
    }

    fn capabilities(&self, scratch: &Path) -> Capabilities {
        let browser = self.browser.to_string_lossy();
        let own = match self.engine {
            Engine::Chromium => json!({
                "goog:chromeOptions": {
                    "binary": browser,
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--disable-breakpad", "--window-size=1280,900",
                        format!("--user-data-dir={}", scratch.join("profile").display()),
                    ],
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Engine::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": browser,
                    "args": ["-headless", "-width", "1280", "-height", "900"],
                    "prefs": {
                        "app.normandy.enabled": false,
                        "app.update.disabledForTesting": true,
                        "browser.newtabpage.enabled": false,
                        "browser.region.network.url": "",
                        "browser.safebrowsing.malware.enabled": false,
                        "browser.safebrowsing.phishing.enabled": false,
                        "browser.search.update": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "dom.push.connection.enabled": false,
                        "extensions.getAddons.cache.enabled": false,
                        "extensions.systemAddon.update.enabled": false,
                        "extensions.update.enabled": false,
                        "media.gmp-manager.updateEnabled": false,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "network.dns.disablePrefetch": true,
                        "network.prefetch-next": false,
                        "services.settings.server": "data:,#remote-settings-dummy/v1",
                        "toolkit.telemetry.enabled": false,
                        // Its sandbox lets no page read a font in the user's folder.
                        "security.sandbox.content.read_path_whitelist": format!("{}/", self.npm),
                    },
                },
            }),
            Engine::Webkit => json!({
                "webkitgtk:browserOptions": {
                    "binary": browser,
                    "args": ["--automation", "--geometry=1280x900"],
                },
            }),
        };
        let mut all = match own {
            Value::Object(all) => all,
            _ => unreachable!("each is an object"),
        };
        let patience = u64::try_from(PATIENCE.as_millis()).expect("a few seconds");
        // A rule engine that looks at the whole page takes its time, and on a busy machine much of it.
        let script = u64::try_from(START.as_millis()).expect("a minute");
        all.insert("timeouts".into(), json!({ "script": script, "pageLoad": patience, "implicit": 0 }));
        all
    }
}

/// Starts a driver, whose log is in the folder that is named first. It waits on a pipe whose other end is ours: when
/// that closes, however this process goes, it deletes the folder, after it has ended whatever was started with the
/// folder in its environment. A browser is not in its driver's process group.
const GUARD: &str = r#"
    # The lock of the folder that is built in (scripts/env.sh): the next command is not to wait for us.
    exec 8>&-
    { "$@"; echo "driver ended: $?"; } >"$0/driver.log" 2>&1 &
    read -r _
    for round in 1 2; do
        for process in /proc/[0-9]*; do
            if [ "$process" != "/proc/$$" ] && grep -qs "$0" "$process/environ"; then kill -KILL "${process#/proc/}"; fi
        done
    done
    rm -rf "$0" || { sleep 1; rm -rf "$0"; }
"#;

/// A driver's process, and the shell that ends it when this is dropped.
struct Driver {
    address: SocketAddr,
    /// Profiles, caches and the driver's log.
    scratch: PathBuf,
    guard: Child,
}

impl Driver {
    async fn start(engine: Engine, setup: &Setup) -> Result<Self, String> {
        // Another process can take the port between its choice and its use: then the driver ends at once.
        let mut last = String::new();
        for _ in 0..3 {
            let driver = Self::spawn(setup)?;
            match driver.listens().await {
                Ok(()) => return Ok(driver),
                Err(()) => last = driver.log(),
            }
        }
        let program = setup.driver.display();
        Err(format!("{engine} can't be tested: its driver {program} does not start; it says:\n{last}"))
    }

    fn spawn(setup: &Setup) -> Result<Self, String> {
        let scratch =
            TempDir::with_prefix("sidelight-e2e-").map_err(|problem| format!("no temporary folder: {problem}"))?;
        // The guard deletes it.
        let scratch = scratch.keep();
        let port = free_port().map_err(|problem| format!("no free port: {problem}"))?;
        let folder = scratch.as_path();
        let fonts = folder.join("fonts.conf");
        std::fs::write(&fonts, setup.fonts.config(&setup.npm))
            .map_err(|problem| format!("no configuration of fonts: {problem}"))?;
        let guard = Program::new("sh")
            .args(["-c", GUARD])
            .arg(folder)
            .arg(&setup.driver)
            .args(setup.arguments(port))
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .envs(
                ["TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"]
                    .map(|name| (name, folder)),
            )
            .env("FONTCONFIG_FILE", &fonts)
            .envs([("NO_AT_BRIDGE", "1"), ("LANG", "C.UTF-8"), ("MOZ_CRASHREPORTER_DISABLE", "1")])
            .spawn()
            .map_err(|problem| format!("no shell can be started: {problem}"))?;
        Ok(Self { address: (Ipv4Addr::LOCALHOST, port).into(), scratch, guard })
    }

    async fn listens(&self) -> Result<(), ()> {
        let start = Instant::now();
        while start.elapsed() < START {
            if self.log().contains("driver ended: ") {
                return Err(());
            }
            if tokio::net::TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err(())
    }

    /// The last lines of what the driver wrote.
    fn log(&self) -> String {
        let log = std::fs::read(self.scratch.join("driver.log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
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

/// Reads (and empties) Chromium's own console log.
pub(crate) fn browser_log() -> Command {
    Command { path: "se/log", body: json!({ "type": "browser" }) }
}
