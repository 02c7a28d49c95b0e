//! `sidelight serve`: a saved text is shown at once, and a mistake at its passage, while one reads.

use crate::common::SHELL;
use crate::common::folder;
use crate::desk::files;
use crate::engine::in_each_engine;
use crate::page::Page;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// What Trunk leaves, as far as it is looked at.
const FILES: [(&str, &str); 7] = [
    ("index.html", SHELL),
    (
        "app.js",
        "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };",
    ),
    ("app_bg.wasm", "wasm"),
    ("loader.js", "import('./source-card.js')"),
    ("source-card.js", "export {}"),
    ("frame.js", "frame"),
    ("sidelight-embed.js", "export default \"sidelight:published\";"),
];

in_each_engine!(saved_texts, mistakes_at_first);

/// The command, on a folder and a shell of the test's own.
struct Served {
    place: TempDir,
    child: Child,
    address: String,
}

impl Served {
    /// Serves the tests' own folder, of which these files are otherwise.
    fn start(changes: &[(&str, &str)]) -> Self {
        let place = tempfile::tempdir().expect("a folder can be made");
        let mut written = BTreeMap::new();
        files(&folder("tests/authoring/base"), "", &mut written);
        for (name, bytes) in written {
            write(&place.path().join("bridge").join(name), &bytes);
        }
        for (name, text) in FILES {
            write(&place.path().join("shell").join(name), text.as_bytes());
        }
        for (name, text) in changes {
            write(&place.path().join("bridge").join(name), text.as_bytes());
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
        command.args(["serve", "bridge", "--shell", "shell", "--port", "0"]);
        let child = command.current_dir(place.path()).stdout(Stdio::piped()).spawn().expect("it runs");
        let mut served = Self { place, child, address: String::new() };
        let output = served.child.stdout.take().expect("it is piped");
        let mut lines = BufReader::new(output).lines().map(|line| line.expect("it is text"));
        let address = lines.find_map(|line| Some(line.split_once(" at ")?.1.to_owned()));
        served.address = address.expect("it says where it serves");
        // What it says later must find a reader.
        std::thread::spawn(move || lines.for_each(drop));
        served
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join("bridge").join(name)
    }

    fn change(&self, name: &str, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.path(name)).expect("it can be read");
        assert!(text.contains(old), "{name} has {old}");
        write(&self.path(name), text.replace(old, new).as_bytes());
    }

    /// The first line of the answer to a request of this path and host.
    fn status(&self, path: &str, host: &str) -> String {
        self.answer(path, host, "").lines().next().unwrap_or_default().to_owned()
    }

    /// Whether a page of this origin may read the explainer's.
    fn is_readable(&self, origin: &str) -> bool {
        let answer = self.answer("/", "127.0.0.1:1", &format!("Origin: {origin}\r\n"));
        let (head, _) = answer.split_once("\r\n\r\n").expect("it is an answer");
        let allowed = head.lines().find_map(|line| line.strip_prefix("access-control-allow-origin: "));
        assert!(allowed.is_none_or(|allowed| allowed == origin), "{head}");
        allowed.is_some()
    }

    fn answer(&self, path: &str, host: &str, headers: &str) -> String {
        let address = self.address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(address).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")
            .expect("it is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
    std::fs::write(path, bytes).expect("it can be written");
}

/// What is said at passages, each with the element before it, and in the list.
const SAID: &str = "const said = [...document.querySelectorAll('[data-sidelight-serve]')].map((host) => [
      host.previousElementSibling?.textContent.slice(0, 25), host.matches('[data-list]'),
      host.shadowRoot.querySelector('section').textContent,
    ]);";

async fn saved_texts(page: &Page) {
    let served = Served::start(&[]);
    page.open(&served.address).await;
    page.until("it listens", "return performance.getEntriesByName(new URL('/.sidelight/events', location).href).length > 0 || performance.getEntriesByType('resource').some((entry) => entry.name.includes('serve.js'))").await;
    page.js("document.querySelector('details').open = true").await;

    served.change("article.md", "The town gets", "The harbour town gets");
    page.until("the text is shown", "return document.body.textContent.includes('The harbour town')").await;
    page.until("what was open is open again", "return document.querySelector('details').open").await;

    served.change("article.md", "panel:costs) says", "panel:cost) says");
    let of_article = format!(
        "{SAID} return said.some(([before, isList, text]) => !isList && before?.startsWith('The harbour town')
            && text.includes('bridge/article.md:2:1') && text.includes('unknown panel') && text.includes('did you mean')) || 'no: ' + JSON.stringify(said)"
    );
    page.until("a mistake is shown after its passage", &of_article).await;
    served.change("claims.toml", "\"wrong\"", "\"wrongly\"");
    let listed = format!("{SAID} const list = said.find(([, isList]) => isList)?.[2] ?? '';
        return list.includes('3 lines to mend') && list.includes('bridge/claims.toml:4:13') || 'no: ' + JSON.stringify(said)");
    page.until("all are listed", &listed).await;
    page.assert(
        "they look as they should, under the page's policy",
        "return Boolean(document.querySelector('meta[http-equiv=Content-Security-Policy]'))
             && [...document.querySelectorAll('[data-sidelight-serve]')].every((host) =>
                 getComputedStyle(host.shadowRoot.querySelector('section')).backgroundColor === 'rgb(122, 16, 32)')",
    )
    .await;
    let kept =
        "return [document.body.textContent.includes('The harbour town'), document.querySelector('details').open]";
    assert_eq!(page.js(kept).await, json!([true, true]), "the last page stays, opened as it was");

    served.change("article.md", "panel:cost) says", "panel:costs) says");
    served.change("claims.toml", "\"wrongly\"", "\"wrong\"");
    page.until("nothing is left to mend", &format!("{SAID} return said.length === 0")).await;

    assert_eq!(served.status("/", "127.0.0.1:1"), "HTTP/1.1 200 OK");
    assert_eq!(
        served.status("/", "evil.test"),
        "HTTP/1.1 403 Forbidden",
        "a page of anybody that calls itself by this address"
    );
    assert_eq!(served.status("/.sidelight/events", "evil.test"), "HTTP/1.1 403 Forbidden");
    assert_eq!(served.status("/../bridge/article.md", "localhost"), "HTTP/1.1 404 Not Found");
    let origins =
        ["http://localhost:8082", "http://127.0.0.1:8080", "https://evil.test", "http://localhost.evil.test", "null"];
    assert_eq!(origins.map(|origin| served.is_readable(origin)), [true, true, false, false, false]);
}

/// A folder that never was without mistakes has no page, but is served: it says what is to mend, and then shows it.
async fn mistakes_at_first(page: &Page) {
    let served = Served::start(&[("article.md", "Nothing [leads](panel:nowhere) here.\n")]);
    page.open(&served.address).await;
    page.until(
        "what is wrong is told",
        &format!("{SAID} return said.some(([,, text]) => text.includes('unknown panel'))"),
    )
    .await;
    let article = std::fs::read(folder("tests/authoring/base/article.md")).expect("it can be read");
    write(&served.path("article.md"), &article);
    page.until("there is a page", "return document.querySelector('#sidelight details') !== null").await;
}
