//! Asking the addresses. Nothing else in the program asks the network.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use ureq::http::header::LOCATION;
use ureq::{Agent, Error};
use url::Url;

/// How many sites are asked at once; of one site one page at a time.
const MOST_AT_ONCE: usize = 6;

/// How often an address may lead on.
const MOST_HOPS: usize = 10;

/// What has become of a page.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// It is there: at another address for good, or for now.
    There {
        /// Its new address, if it has moved for good.
        moved: Option<String>,
        /// Whether a page leads to the site's first page now, as it does where it is no longer there.
        is_front: bool,
    },
    /// It does not answer to a program; a reader may still see it.
    Unclear(String),
    /// It is not there.
    Dead(String),
}

/// Asks all addresses, each once. No cookies are kept, no page is loaded further than its head.
pub(crate) fn all(addresses: BTreeSet<&str>, limit: Duration) -> BTreeMap<&str, Answer> {
    let mut sites: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        let site = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        sites.entry(site).or_default().push(address);
    }
    let sites = Mutex::new(sites.into_values());
    let answers = Mutex::new(BTreeMap::new());
    let agent = agent();
    let work = || {
        loop {
            let Some(pages) = sites.lock().ok().and_then(|mut sites| sites.next()) else { return };
            for page in pages {
                let answer = page_of(&agent, page, limit);
                if let Ok(mut answers) = answers.lock() {
                    answers.insert(page, answer);
                }
            }
        }
    };
    std::thread::scope(|scope| (0..MOST_AT_ONCE).for_each(|_| drop(scope.spawn(work))));
    answers.into_inner().unwrap_or_default()
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        .user_agent(concat!("sidelight/", env!("CARGO_PKG_VERSION"), " (looks whether links still lead somewhere)"))
        .build()
        .into()
}

/// Follows an address to the page that it leads to.
fn page_of(agent: &Agent, address: &str, limit: Duration) -> Answer {
    let Ok(first) = Url::parse(address) else { return Answer::Dead("this is no address".to_owned()) };
    let until = Instant::now() + limit;
    let (mut url, mut moved, mut is_for_good) = (first.clone(), None, true);
    for _ in 0..=MOST_HOPS {
        let (status, location) = match ask(agent, &url, until) {
            Ok(answer) => answer,
            Err(error) => return Answer::Dead(failure(&error, limit)),
        };
        let next = location.filter(|_| (300..400).contains(&status)).and_then(|location| url.join(&location).ok());
        let Some(mut next) = next else { return answered(status, &first, &url, moved) };
        if !matches!(next.scheme(), "http" | "https") {
            return Answer::Unclear(format!("it leads to {next}"));
        }
        // A place on the page goes with it, as in a browser.
        if next.fragment().is_none() {
            next.set_fragment(url.fragment());
        }
        is_for_good &= matches!(status, 301 | 308);
        if is_for_good {
            moved = Some(next.to_string());
        }
        url = next;
    }
    Answer::Unclear(format!("it leads on more than {MOST_HOPS} times"))
}

/// The status of a page, and where it leads on; by its head alone if that is enough.
fn ask(agent: &Agent, url: &Url, until: Instant) -> Result<(u16, Option<String>), Error> {
    let mut asked = url.clone();
    asked.set_fragment(None);
    let left = || Some(until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1)));
    let head = agent.head(asked.as_str()).config().timeout_global(left()).build().call();
    let answer = match head {
        Ok(answer) if answer.status().as_u16() < 400 => answer,
        Err(error @ (Error::Timeout(_) | Error::HostNotFound)) => return Err(error),
        // Some answer to a whole request alone.
        _ => agent.get(asked.as_str()).config().timeout_global(left()).build().call()?,
    };
    let location = answer.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    Ok((answer.status().as_u16(), location))
}

fn answered(status: u16, first: &Url, last: &Url, moved: Option<String>) -> Answer {
    match status {
        200..300 => {
            let is_front = last.path() == "/" && last.query().is_none() && first.path() != "/";
            Answer::There { moved, is_front }
        }
        401 | 402 | 403 | 405 | 406 | 408 | 425 | 429 | 451 => Answer::Unclear(format!("it answers {}", named(status))),
        300..=399 => Answer::Unclear(format!("it answers {}, and leads nowhere", named(status))),
        _ => Answer::Dead(format!("it answers {}", named(status))),
    }
}

fn named(status: u16) -> String {
    let name = ureq::http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    name.map_or_else(|| status.to_string(), |name| format!("{status} {name}"))
}

fn failure(error: &Error, limit: Duration) -> String {
    match error {
        Error::Timeout(_) => format!("it does not answer within {} s", limit.as_secs()),
        Error::HostNotFound => "there is no such site".to_owned(),
        Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            "the site refuses connections".to_owned()
        }
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
            format!("it does not answer within {} s", limit.as_secs())
        }
        error => format!("it does not answer: {error}"),
    }
}
