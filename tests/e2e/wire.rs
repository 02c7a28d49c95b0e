//! Sites whose connections are in the test's hands: every request is seen whole, and an answer may break off, wait,
//! lead elsewhere or differ from one request to the next.

use crate::host::Answer;
use std::fmt::Write as _;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Its path and query, without the first slash.
    pub(crate) path: String,
    /// Its headers, a line each, in small letters.
    pub(crate) headers: String,
}

/// What becomes of a request.
pub(crate) struct Reply {
    answer: Answer,
    /// The connection ends after so many bytes of the body.
    cut: Option<usize>,
    /// The connection ends without an answer.
    is_none: bool,
    /// The answer comes once this is true.
    gate: Option<watch::Receiver<bool>>,
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, cut: None, is_none: false, gate: None }
    }
}

impl Reply {
    /// The same with these headers.
    pub(crate) fn with_all(mut self, headers: &[(&'static str, &str)]) -> Self {
        self.answer = headers.iter().fold(self.answer, |answer, (name, value)| answer.with(name, *value));
        self
    }

    /// The same, but the connection ends in the middle of the body.
    pub(crate) fn cut(mut self) -> Self {
        self.cut = Some(self.answer.body().len() / 2);
        self
    }

    /// The same, but the connection ends before any of it.
    pub(crate) fn none(mut self) -> Self {
        self.is_none = true;
        self
    }

    /// The same, once the gate is open.
    pub(crate) fn behind(mut self, gate: &watch::Sender<bool>) -> Self {
        self.gate = Some(gate.subscribe());
        self
    }
}

type Replies = dyn Fn(&Asked) -> Reply + Send + Sync;

/// A site on a port of its own, until it is dropped.
pub(crate) struct Wire {
    /// Its scheme, host and port.
    pub(crate) origin: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl Wire {
    /// A site that replies so.
    pub(crate) async fn start(replies: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("it listens"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, replies): (_, Arc<Replies>) = (Arc::clone(&asked), Arc::new(replies));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, replies) = (Arc::clone(&log), Arc::clone(&replies));
                // A browser that hangs up has nothing to be told.
                tokio::spawn(async move { _ = serve(stream, &log, &*replies).await });
            }
        });
        Self { origin, asked, task }
    }

    /// Every request since this was last called.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().expect("no handler panics"))
    }

    /// How many of the requests since `take` were for paths with this end.
    pub(crate) fn count(&self, end: &str) -> usize {
        self.asked.lock().expect("no handler panics").iter().filter(|asked| asked.path.ends_with(end)).count()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One request and its answer.
async fn serve(mut stream: TcpStream, log: &Mutex<Vec<Asked>>, replies: &Replies) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let (first, headers) = head.split_once("\r\n").unwrap_or((&head, ""));
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let asked = Asked { path: target.trim_start_matches('/').to_owned(), headers: headers.to_lowercase() };
    // Noted before anything is awaited: what a page waits for may depend on it.
    log.lock().expect("no handler panics").push(asked.clone());
    let Reply { answer, cut, is_none, gate } = replies(&asked);
    if let Some(mut gate) = gate {
        _ = gate.wait_for(|open| *open).await;
    }
    if is_none {
        return Ok(());
    }
    let mut head = format!(
        "HTTP/1.1 {} Answer\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: no-store\r\nconnection: close\r\n",
        answer.status.as_u16(),
        answer.media_type,
        answer.body().len()
    );
    for (name, value) in &answer.headers {
        _ = write!(head, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).await?;
    if method != "HEAD" {
        stream.write_all(&answer.body()[..cut.unwrap_or(answer.body().len())]).await?;
    }
    stream.shutdown().await
}
