//! What becomes of a host's page that shows such documents, and the least of them that is still wrong.

use super::PANEL;
use super::ground::{Document, Ground};
use crate::host::{Answer, published};
use crate::page::Page;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// How many documents one page of a host holds.
const BATCH: usize = 100;

/// Something that must not be, and the number of its document if that is known.
type Finding = (Option<usize>, String);

impl Ground {
    /// Fails if anything is found wrong with any of the documents, and then tells the least that is still wrong.
    pub(super) async fn withstand(&self, page: &Page, seed: u64, documents: Vec<Document>) {
        let start = std::time::Instant::now();
        let mut report = String::new();
        // How often each kind of thing was found.
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut outcomes: HashMap<String, usize> = HashMap::new();
        for (index, batch) in documents.chunks(BATCH).enumerate() {
            let first = index * BATCH;
            let mut findings = self.found(page, first, batch, &mut outcomes).await;
            if kinds.is_empty() && findings.iter().any(|(number, _)| number.is_none()) {
                // One by one, for whoever it was.
                for (offset, document) in batch.iter().enumerate() {
                    let alone =
                        self.found(page, first + offset, std::slice::from_ref(document), &mut HashMap::new()).await;
                    findings.extend(alone.into_iter().map(|(_, what)| (Some(first + offset), what)));
                }
            }
            for (number, what) in findings {
                let document = number.and_then(|number| documents.get(number));
                let kind: Vec<_> = what.split(' ').take(2).collect();
                let kind = format!("{} {}", document.map_or("", |document| document.family), kind.join(" "));
                let count = kinds.entry(kind).or_default();
                *count += 1;
                if *count > 1 || report.len() > 20_000 {
                    continue;
                }
                let Some(document) = document else {
                    _ = writeln!(report, "- {what}");
                    continue;
                };
                _ = writeln!(
                    report,
                    "- #{} of \"{}\": {}\n    {:?}",
                    number.unwrap_or_default(),
                    document.family,
                    cut(&what),
                    cut(&document.what)
                );
                if kinds.len() < 8 && document.body.len() < 500_000 {
                    _ = writeln!(report, "  least: {:?}", self.least(page, document, &what).await);
                }
            }
        }
        page.forget_log().await;
        println!("{}: {} documents, {} s: {outcomes:?}", page.engine, documents.len(), start.elapsed().as_secs());
        assert!(kinds.is_empty(), "seed {seed}: {} documents: {kinds:#?}\n{report}", documents.len());
    }

    /// What is wrong once these documents, which are numbered from the first, are on a host's page.
    async fn found(
        &self,
        page: &Page,
        first: usize,
        batch: &[Document],
        outcomes: &mut HashMap<String, usize>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        {
            let mut bodies = self.bodies.lock().expect("no handler panics");
            bodies.clear();
            for (offset, document) in batch.iter().enumerate() {
                bodies.insert(format!("{}.json", first + offset), self.filled(&document.body, first + offset));
            }
        }
        self.take();
        if let Err(gone) = self.observe(page, first..first + batch.len(), &mut findings, outcomes).await {
            let address = match page.client.current_url().await {
                Ok(address) => address.to_string(),
                Err(problem) => problem.to_string(),
            };
            findings.push((seen(&address), format!("the host's page is gone to {address}: {gone}")));
            // A dialog would stand in the way of what comes next.
            _ = page.client.dismiss_alert().await;
        }
        let edition = self.real[PANEL]["edition"].as_str().unwrap_or_default().trim_start_matches("./").to_owned();
        let [publisher, host, stranger] = self.take();
        for asked in publisher {
            let path = asked.path.strip_prefix("v/").unwrap_or(&asked.path);
            let number = path.strip_suffix(".json").and_then(|number| number.parse::<usize>().ok());
            let is_program =
                path == asked.path && (path.ends_with(".js") || path.ends_with(".wasm")) && published(path).is_some();
            let is_data = number.is_some_and(|number| (first..first + batch.len()).contains(&number))
                || path == edition
                // Whatever else of its own a publisher calls its edition.
                || (batch.iter().any(|document| document.family.starts_with("edition")) && seen(path).is_none());
            if !is_program && !is_data && !path.is_empty() {
                findings.push((seen(path), format!("the publisher is asked for {}", asked.path)));
            }
            if asked.headers.contains("cookie:") || asked.headers.contains("authorization:") {
                findings.push((number, format!("credentials are sent for {}", asked.path)));
            }
        }
        for asked in host.iter().filter(|asked| !["", "hostile.js"].contains(&asked.path.as_str())) {
            findings.push((seen(&asked.path), format!("the host is asked for {}", asked.path)));
        }
        findings.extend(
            stranger.iter().map(|asked| (seen(&asked.path), format!("a stranger is asked for {}", asked.path))),
        );
        findings
    }

    async fn observe(
        &self,
        page: &Page,
        numbers: std::ops::Range<usize>,
        findings: &mut Vec<Finding>,
        outcomes: &mut HashMap<String, usize>,
    ) -> Result<(), CmdError> {
        self.open(page).await?;
        let embeds: Vec<_> = numbers
            .map(|number| json!([number.to_string(), format!("{}/v/{number}.json", self.publisher.origin)]))
            .collect();
        page.client.execute("__hostile.begin(arguments[0])", vec![json!(embeds)]).await?;
        let start = std::time::Instant::now();
        loop {
            let waiting = page.client.execute("return __hostile.waiting()", Vec::new()).await?;
            if waiting == json!([]) {
                break;
            }
            if start.elapsed() > crate::engine::PATIENCE {
                let waiting = waiting.as_array().cloned().unwrap_or_default();
                findings.extend(
                    waiting.iter().map(|id| (id.as_str().and_then(|id| id.parse().ok()), "never answers".to_owned())),
                );
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let mut take = |wrong: Value| {
            for pair in wrong.as_array().into_iter().flatten() {
                let number = pair[0].as_str().and_then(|id| id.parse().ok());
                findings.push((number, pair[1].as_str().unwrap_or_default().to_owned()));
            }
        };
        take(page.client.execute("return __hostile.judge(arguments[0])", vec![self.known.clone()]).await?);
        page.client.execute("__hostile.follow()", Vec::new()).await?;
        page.client
            .execute_async("const done = arguments[arguments.length - 1]; __hostile.canary().then(done)", Vec::new())
            .await?;
        let told = page.client.execute("return __hostile.outcomes()", Vec::new()).await?;
        for outcome in told.as_array().into_iter().flatten() {
            *outcomes
                .entry(format!(
                    "{} {}",
                    outcome[1].as_str().unwrap_or_default(),
                    outcome[2].as_str().unwrap_or_default()
                ))
                .or_default() += 1;
        }
        take(page.client.execute("return __hostile.end()", Vec::new()).await?);
        Ok(())
    }

    /// The least of a document's markup in which the same is still wrong.
    async fn least(&self, page: &Page, document: &Document, what: &str) -> String {
        let told = |what: &str| what.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
        let Ok(Value::Object(mut whole)) = serde_json::from_str(&document.body) else { return document.what.clone() };
        let Some(html) =
            whole.get("html").and_then(Value::as_str).filter(|html| *html == document.what).map(str::to_owned)
        else {
            return cut(&document.what);
        };
        let mut pieces = pieces(&html);
        let mut size = pieces.len().div_ceil(2);
        let mut tries = 0;
        while size > 0 && tries < 80 {
            let mut at = 0;
            while at < pieces.len() && tries < 80 {
                let mut fewer = pieces.clone();
                fewer.drain(at..(at + size).min(fewer.len()));
                tries += 1;
                whole.insert("html".into(), json!(fewer.concat()));
                let smaller = Document {
                    family: document.family,
                    what: String::new(),
                    body: Value::Object(whole.clone()).to_string(),
                };
                let findings = self.found(page, 0, &[smaller], &mut HashMap::new()).await;
                if findings.iter().any(|(_, found)| told(found) == told(what)) {
                    pieces = fewer;
                } else {
                    at += size;
                }
            }
            size /= 2;
        }
        cut(&pieces.concat())
    }
}

/// Markup in pieces that may be left out: tags, their parts and what is between them.
fn pieces(html: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in html.chars() {
        if matches!(letter, '<' | ' ') {
            pieces.push(String::new());
        }
        let last = pieces.len() - 1;
        pieces[last].push(letter);
        if letter == '>' {
            pieces.push(String::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The number in an address that only a hostile document leads to.
fn seen(address: &str) -> Option<usize> {
    let (_, rest) = address.split_once("seen/")?;
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

pub(super) fn cut(text: &str) -> String {
    let short: String = text.chars().take(400).collect();
    if short.len() < text.len() { format!("{short}… ({} bytes)", text.len()) } else { short }
}

/// What would act if it were loaded in the manner that its address tells.
pub(super) fn acting(path: &str) -> Answer {
    let number = seen(path).unwrap_or_default();
    if path.ends_with(".js") {
        Answer::new("a.js", format!("parent.__ran({number})"))
    } else {
        Answer::new("a.html", format!("<!doctype html><script>parent.__ran({number})</script>"))
    }
}
