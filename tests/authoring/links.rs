//! `sidelight links`: what has become of the pages, asked of a server on this machine alone.

use crate::{Output, SLUG, Workplace, sidelight};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server that answers by the path, and writes down what it was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<(String, String)>>>,
}

impl Server {
    fn start(answers: &[(&'static str, &'static str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let answers: BTreeMap<&str, &str> = answers.iter().copied().collect();
        let asked: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
        let noted = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, noted) = (answers.clone(), Arc::clone(&noted));
                std::thread::spawn(move || answer(stream, &answers, &noted));
            }
        });
        Self { port, asked }
    }

    fn asked(&self) -> Vec<String> {
        let mut asked: Vec<String> = self.asked.lock().unwrap().iter().map(|(line, _)| line.clone()).collect();
        asked.sort();
        asked
    }
}

fn answer(mut stream: TcpStream, answers: &BTreeMap<&str, &str>, noted: &Mutex<Vec<(String, String)>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let asked = first.trim_end_matches(" HTTP/1.1").to_owned();
    noted.lock().unwrap().push((asked.clone(), head.join("\n")));
    let (method, path) = asked.split_once(' ').unwrap();
    let answer = answers.get(asked.as_str()).or_else(|| answers.get(path)).copied().unwrap_or("404 Not Found");
    if answer == "silence" {
        std::thread::sleep(Duration::from_secs(30));
        return;
    }
    let (status, location) = answer.split_once(" -> ").unwrap_or((answer, ""));
    let location = if location.is_empty() { String::new() } else { format!("Location: {location}\r\n") };
    let body = if method == "GET" { "x" } else { "" };
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nSet-Cookie: a=b\r\n{location}Content-Length: 1\r\nConnection: close\r\n\r\n{body}"
    );
}

/// A folder that has these sources of the server besides its own.
fn folder(port: u16, sources: &[(&str, &str)]) -> Workplace {
    let place = Workplace::with_base();
    let here = |text: &str| text.replace("HERE", &format!("http://127.0.0.1:{port}"));
    let mut number = 0;
    let text: String = sources.iter().map(|(path, more)| {
        number += 1;
        let address = if path.starts_with("http") { (*path).to_owned() } else { format!("HERE{path}") };
        here(&format!("[[source]]\nid = \"s{number}\"\npublisher = \"P\"\ntitle = \"T\"\nurl = \"{address}\"\nkind = \"primary\"\n{more}"))
    }).collect();
    // Those of the base folder are on other sites.
    let base = place.read("sources.toml");
    let base = base.replace("https://example.", &here("HERE/there?"));
    place.write("sources.toml", base + "\n" + &text);
    place.write(
        "article.md",
        place.read("article.md").replace("https://example.org/ferry?a=1&b=2", &here("HERE/ferry#deck")),
    );
    assert_eq!(place.check(), "");
    place
}

fn links(place: &Workplace, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.arg("links").arg(SLUG).args(arguments).current_dir(place.0.path());
    for proxy in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    let output = command.output().unwrap();
    Output {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

const ANSWERS: &[(&str, &str)] = &[
    ("/there?org/gazette/bridge", "200 OK"),
    ("/there?org/council/contract", "200 OK"),
    ("/there?com/interview", "200 OK"),
    ("/there?net/", "200 OK"),
    ("/ferry", "200 OK"),
    ("/a", "200 OK"),
];

// Checks that addresses are listed with their places, from every kind of file, and that nothing is asked.
#[test]
fn addresses_are_listed() {
    let server = Server::start(ANSWERS);
    let place = folder(server.port, &[("/a", "archived = \"https://archive.example/a\"\n")]);
    let here = format!("http://127.0.0.1:{}", server.port);
    place.write(
        "explainer.toml",
        format!(
            "report = \"https://example.org/report\"\nurl = \"https://example.org/\"\n{}",
            place.read("explainer.toml")
        ),
    );
    let output = links(&place, &[]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let expected = format!(
        "bridge/article.md:7:58: {here}/ferry#deck\n\
         bridge/explainer.toml:1:11: https://example.org/report\n\
         bridge/sources.toml:5:8: {here}/there?org/gazette/bridge\n\
         bridge/sources.toml:13:8: {here}/there?org/council/contract\n\
         bridge/sources.toml:20:8: {here}/there?com/interview\n\
         bridge/sources.toml:29:8: {here}/there?net/\n\
         bridge/sources.toml:36:8: {here}/a\n\
         bridge/sources.toml:38:13: https://archive.example/a\n\
         8 addresses; nothing was asked: that is done with --check\n"
    );
    assert_eq!(output.stdout, expected);
    assert_eq!(server.asked(), [""; 0]);

    place.write("claims.toml", "x = 1\n");
    let output = links(&place, &["--check"]);
    assert!(
        output.code == 1 && output.stderr.contains("claims.toml:1:1: error: unknown key \"x\""),
        "{}",
        output.stderr
    );
    assert_eq!(server.asked(), [""; 0]);
    assert_eq!(sidelight(place.0.path(), &["links", SLUG, "--seconds", "5"]).code, 2);
}

// Checks that where all answer it says so and succeeds, that each page is asked once, for its head alone, and that no
// cookie is sent.
#[test]
fn what_is_there_is_counted() {
    let server = Server::start(ANSWERS);
    let place = folder(server.port, &[("/a", "")]);
    place.write(
        "panels/costs.md",
        place.read("panels/costs.md") + &format!("\n[Again](http://127.0.0.1:{}/ferry#deck).\n", server.port),
    );
    let output = links(&place, &["--check"]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(output.stdout, "6 addresses: 6 there, of which 0 moved for good; 0 unclear; 0 dead\n");
    let asked = server.asked();
    assert_eq!(asked.len(), 6, "{asked:?}");
    assert!(
        asked.iter().all(|line| line.starts_with("HEAD /")) && asked.contains(&"HEAD /ferry".to_owned()),
        "{asked:?}"
    );
    for (line, head) in server.asked.lock().unwrap().iter() {
        let head = head.to_lowercase();
        assert!(head.contains("user-agent: sidelight/") && !head.contains("cookie"), "{line}: {head}");
    }
}

// Checks what is told of each way in which a page can have gone, and that one that is dead fails the command.
#[test]
fn what_has_become_of_pages() {
    let more: [(&'static str, &'static str); 17] = [
        ("HEAD /only-get", "405 Method Not Allowed"),
        ("GET /only-get", "200 OK"),
        ("/old", "301 Moved Permanently -> /newer"),
        ("/newer", "308 Permanent Redirect -> new"),
        ("/new", "200 OK"),
        ("/for-now", "302 Found -> /new"),
        ("/half", "301 Moved Permanently -> /for-now"),
        ("/lost", "301 Moved Permanently -> /"),
        ("/", "200 OK"),
        ("/shut", "403 Forbidden"),
        ("/round", "302 Found -> /round"),
        ("/nowhere", "302 Found -> ftp://example.org/"),
        ("/gone", "410 Gone"),
        ("/broken", "503 Service Unavailable"),
        ("/old-and-dead", "301 Moved Permanently -> /nothing"),
        ("/late", "silence"),
        ("/copy", "200 OK"),
    ];
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://127.0.0.1:{}/closed", listener.local_addr().unwrap().port());
    drop(listener);
    let answers: Vec<(&'static str, &'static str)> = ANSWERS.iter().chain(&more).copied().collect();
    let server = Server::start(&answers);
    let here = format!("http://127.0.0.1:{}", server.port);
    let cases: [(&str, &str, &str); 15] = [
        ("/a", "", ""),
        ("/only-get", "", ""),
        ("/for-now", "", ""),
        ("/old", "", "warning: this has moved for good: HERE/old\n  hint: write url = \"HERE/new\"\n"),
        ("/half", "", "warning: this has moved for good: HERE/half\n  hint: write url = \"HERE/for-now\"\n"),
        (
            "/lost",
            "",
            "warning: this leads to the first page of the site: HERE/lost\n  hint: look whether the page is still there\n",
        ),
        (
            "/shut",
            "",
            "warning: it answers 403 Forbidden: HERE/shut\n  hint: open it yourself: it may show itself to readers only\n",
        ),
        (
            "/round",
            "",
            "warning: it leads on more than 10 times: HERE/round\n  hint: open it yourself: it may show itself to readers only\n",
        ),
        (
            "/nowhere",
            "",
            "warning: it leads to ftp://example.org/: HERE/nowhere\n  hint: open it yourself: it may show itself to readers only\n",
        ),
        (
            "/gone",
            "archived = \"HERE/copy\"\n",
            "error: it answers 410 Gone: HERE/gone\n  hint: its copy is there: HERE/copy\n",
        ),
        (
            "/missing",
            "archived = \"HERE/no-copy\"\n",
            "error: it answers 404 Not Found: HERE/missing\n  hint: its copy is dead, too: HERE/no-copy\n",
        ),
        (
            "/broken",
            "",
            "error: it answers 503 Service Unavailable: HERE/broken\n  hint: look whether an archive has a copy: archived = \"https://…\"\n",
        ),
        (
            "/old-and-dead",
            "",
            "error: it answers 404 Not Found: HERE/old-and-dead\n  hint: look whether an archive has a copy: archived = \"https://…\"\n",
        ),
        (
            "/late",
            "",
            "error: it does not answer within 4 s: HERE/late\n  hint: look whether an archive has a copy: archived = \"https://…\"\n",
        ),
        (
            &closed,
            "",
            "error: the site refuses connections: CLOSED\n  hint: look whether an archive has a copy: archived = \"https://…\"\n",
        ),
    ];
    let sources: Vec<(&str, &str)> = cases.iter().map(|(path, more, _)| (*path, *more)).collect();
    let place = folder(server.port, &sources);
    let output = links(&place, &["--check", "--seconds", "4"]);
    assert_eq!(output.code, 1, "{}", output.stdout);
    let told = format!("{}{}", output.stdout, output.stderr).replace(&closed, "CLOSED").replace(&here, "HERE");
    for (path, _, expected) in cases {
        let path = if path.starts_with("http") { "CLOSED" } else { path };
        match expected {
            "" => assert!(!told.contains(&format!("HERE{path}\n")), "{path} is told of: {told}"),
            expected => assert!(told.contains(expected), "{expected}\n{told}"),
        }
    }
    for line in told.lines().filter(|line| line.contains(": warning: ") || line.contains(": error: ")) {
        assert!(line.starts_with("bridge/sources.toml:"), "{line}");
    }
    let dead = output.stderr.lines().filter(|line| line.contains(": error: ")).count();
    assert_eq!(dead, 7, "{}", output.stderr);
    let counted = "22 addresses: 12 there, of which 3 moved for good; 3 unclear; 7 dead\n";
    assert!(output.stdout.ends_with(counted), "{}", output.stdout);
    // Of one site one page at a time, and what has no head is asked for whole.
    assert!(server.asked().contains(&"GET /only-get".to_owned()));
}

// Checks that an address with https is asked by TLS, and that a server which cannot do that is told to be one.
#[test]
fn https_is_asked_by_tls() {
    let server = Server::start(ANSWERS);
    let place = folder(server.port, &[(&format!("https://127.0.0.1:{}/a", server.port), "")]);
    let output = links(&place, &["--check", "--seconds", "4"]);
    assert_eq!(output.code, 1, "{}", output.stdout);
    let told = "bridge/sources.toml:36:8: error: it does not answer: ";
    assert!(output.stderr.starts_with(told) && output.stderr.lines().count() == 2, "{}", output.stderr);
    assert!(!server.asked().iter().any(|line| line.ends_with(" /a")), "{:?}", server.asked());
}
