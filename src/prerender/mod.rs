//! The app → files in `dist`: the page, the edition that its program fetches, the document as JSON, each figure's
//! rows as CSV, and what is made for elsewhere: the card beside a shared link, the feed, the sitemap, what elements and
//! frames on other pages show, and oEmbed's answer.
//!
//! The same document gives the same bytes, whatever the time zone, the locale or the machine. Nothing is
//! written unless everything could be made.

mod address;
mod card;
mod csv;
mod dates;
mod edition;
mod embed;
mod feed;
mod frame;
mod head;
mod linked_data;
mod markup;
mod oembed;
mod page;
mod program;
mod sitemap;

pub use card::{CardError, card};
pub use csv::csv;
pub use edition::{Edition, edition};
pub use feed::{FeedError, feed};
pub use frame::frame;
pub use markup::Markup;
pub use oembed::{discoverable, oembed};
pub use page::{PageError, page};
pub use sitemap::sitemap;

use crate::app::{App, AppProps, Extent};
use crate::document::{Explainer, Source, SourceId};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum PrerenderError {
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The page's shell is not one that can be filled.
    #[error("{}: {error}", path.display())]
    Page {
        /// The shell.
        path: PathBuf,
        /// What is wrong with it.
        error: PageError,
    },
    /// A script is not one that can be completed.
    #[error("{}: it cannot be completed: it is not as this version of the project makes it", .0.display())]
    Script(PathBuf),
    /// The markup has something that the elements would refuse to show.
    #[error(
        "the markup has {0}, which is not in static/markup.json: `UPDATE=1 cargo test --test prerender` lists what the project writes"
    )]
    Markup(String),
    /// The document could not be written as JSON.
    #[error("the document cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The document could not be written as an edition.
    #[error("the document cannot be written as an edition: {0}")]
    Edition(#[from] postcard::Error),
    /// The rows of a figure could not be written.
    #[error("a figure's rows cannot be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// The feed could not be written.
    #[error("the feed cannot be written: {0}")]
    Feed(#[from] FeedError),
    /// The sitemap could not be written.
    #[error("the sitemap cannot be written: {0}")]
    Sitemap(std::io::Error),
}

/// What [`build`] did.
#[derive(Debug)]
pub struct Built {
    /// The files written.
    pub files: Vec<PathBuf>,
    /// The files left out, each with the reason.
    pub left_out: Vec<(String, String)>,
}

/// The explainer's markup.
pub fn markup(explainer: &Explainer) -> String {
    render(AppProps { explainer: Rc::new(explainer.clone()), extent: Extent::Page })
}

/// The markup of the explainer alone, without what only its own page has after it.
fn whole(explainer: &Explainer) -> String {
    render(AppProps { explainer: Rc::new(explainer.clone()), extent: Extent::Whole })
}

fn render(props: AppProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without any driver needs nothing from the system");
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// Fills the shell that Trunk left in `dist/index.html`, and writes all else beside it.
pub fn build(explainer: Explainer, dist: &Path) -> Result<Built, PrerenderError> {
    let index = dist.join("index.html");
    let shell = std::fs::read_to_string(&index).map_err(|error| PrerenderError::File { path: index.clone(), error })?;
    let edition = edition(explainer)?;
    let unfit = |error| PrerenderError::Page { path: index.clone(), error };
    let read = |name: &str| {
        let path = dist.join(name.trim_start_matches("./"));
        std::fs::read(&path)
            .map_err(|error| PrerenderError::File { path: path.clone(), error })
            .map(|bytes| (path, bytes))
    };
    let program = page::program(&shell).map_err(unfit)?;
    let ((glue, source), (_, wasm)) = (read(&program.glue)?, read(&program.wasm)?);
    let script = program::script(&String::from_utf8_lossy(&source));
    let (script_name, script) = script.ok_or_else(|| PrerenderError::Script(glue.clone()))?;
    let script_at = format!("./{script_name}");
    let ((loader_at, loader), (frame_at, frame_script)) = (read(page::LOADER)?, read(frame::SCRIPT)?);
    let [loader, frame_script] = [loader, frame_script].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (loader_name, frame_name) = (hashed_name("loader", &loader), hashed_name("frame", &frame_script));
    let mut page = page(&shell, &edition, &script_at, &format!("./{loader_name}")).map_err(unfit)?;
    let frame_element = frame::script_element(&frame_name, &frame_script);
    let frame = frame(&page, &frame_element, edition.explainer.url.as_ref()).map_err(unfit)?;
    let (embed, source) = read(embed::SCRIPT)?;
    let source = String::from_utf8_lossy(&source);
    let styles = embed::styles(&shell).ok_or_else(|| unfit(PageError::Styles))?;
    let embed_script = embed::script(&source, &styles, &script_at, (&program.wasm, &wasm))?;
    let explainer = &edition.explainer;
    let mut left_out = Vec::new();
    let mut files = vec![
        // Not with a point before it, after which a panel's name stands.
        (format!("{}-document.json", explainer.slug), edition.json.clone().into_bytes()),
        (format!("{}.edition", explainer.slug), edition.bytes.clone()),
        (script_name, script.into_bytes()),
        (embed::SCRIPT.to_owned(), embed_script.ok_or(PrerenderError::Script(embed))?.into_bytes()),
    ];
    files.extend(embed::files(&styles, &edition)?);
    for figure in explainer.figures() {
        files.push((explainer.csv_name(figure), csv(explainer, figure)?));
    }
    files.push(("embed.html".to_owned(), frame.into_bytes()));
    files.extend([(loader_name, loader.into_bytes()), (frame_name, frame_script.into_bytes())]);
    let card = card(explainer);
    if let Some(address) = &explainer.url {
        files.push(("oembed.json".to_owned(), oembed(explainer, address, card.as_deref().ok()).into_bytes()));
        page = discoverable(&page, address).map_err(unfit)?;
    }
    match card {
        Ok(card) => files.push((card::name(explainer), card)),
        Err(error) => left_out.push((card::name(explainer), error.to_string())),
    }
    files.push((feed::NAME.to_owned(), feed(explainer)?));
    match sitemap(explainer) {
        Some(sitemap) => files.push((sitemap::NAME.to_owned(), sitemap.map_err(PrerenderError::Sitemap)?)),
        None => {
            let why = "it needs the page's full address: give explainer.toml the key \"url\" when it is known";
            left_out.push((sitemap::NAME.to_owned(), why.to_owned()));
        }
    }
    let mut files: Vec<_> = files.into_iter().map(|(name, bytes)| (dist.join(name), bytes)).collect();
    files.push((index.clone(), page.into_bytes()));
    for (path, bytes) in &files {
        write(path, bytes)?;
    }
    // They have other names now, or are within the program's script.
    for path in [glue, loader_at, frame_at] {
        std::fs::remove_file(&path).map_err(|error| PrerenderError::File { path, error })?;
    }
    Ok(Built { files: files.into_iter().map(|(path, _)| path).collect(), left_out })
}

/// The sources that a markup leads to, in the order of their numbers.
fn sources_cited(explainer: &Explainer, markup: &str) -> Vec<SourceId> {
    let links = markup.split("href=\"#source-").skip(1).filter_map(|rest| rest.split_once('"'));
    let cited: BTreeSet<&str> = links.map(|(id, _)| id).collect();
    let is_cited = |source: &&Source| cited.contains(source.id.as_str());
    explainer.sources.iter().filter(is_cited).map(|source| source.id.clone()).collect()
}

/// The name of a script, which changes with it, so that nobody finds another version's.
fn hashed_name(name: &str, script: &str) -> String {
    let hash: String = Sha256::digest(script).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{name}-{hash}.js")
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), PrerenderError> {
    let file = |error| PrerenderError::File { path: path.to_path_buf(), error };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(file)?;
    temporary.write_all(bytes).map_err(file)?;
    set_readable(temporary.as_file()).map_err(file)?;
    temporary.persist(path).map_err(|error| file(error.error))?;
    Ok(())
}

/// A temporary file is its owner's alone; a page is for every server to read.
#[cfg(unix)]
fn set_readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
