//! What is started: which programs, and how they are set.

use super::{Engine, Fonts, PATIENCE, START};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What is started: the driver's program and its browser, with which fonts, which are in npm's folder.
pub(super) struct Setup {
    engine: Engine,
    pub(super) driver: PathBuf,
    browser: PathBuf,
    pub(super) fonts: Fonts,
    pub(super) npm: String,
}

impl Setup {
    pub(super) fn of(engine: Engine, fonts: Fonts) -> Result<Self, String> {
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

    pub(super) fn arguments(&self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self.engine == Engine::Firefox {
            arguments.push("--websocket-port=0".into());
        }
        arguments
    }

    pub(super) fn capabilities(&self, scratch: &Path) -> Capabilities {
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
        // What is awaited of a page is said by those who open it. WebKit's driver cannot run a script after less.
        let awaited = if self.engine == Engine::Webkit { "normal" } else { "eager" };
        all.insert("pageLoadStrategy".into(), json!(awaited));
        all.insert("timeouts".into(), json!({ "script": script, "pageLoad": patience, "implicit": 0 }));
        all
    }
}
