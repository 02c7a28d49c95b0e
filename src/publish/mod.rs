//! An explainer and Trunk's shell → the files of the site, in memory: the pages, the edition that their program fetches,
//! the document as JSON, each figure's rows as CSV and itself as a picture, the pages as text, and what is made for elsewhere: the
//! letter, the card beside a shared link, the
//! feed, the sitemap, what elements and frames on other pages show, and oEmbed's answer.
//!
//! Pure: the same document and shell give the same bytes, whatever the time zone, the locale or the machine, natively
//! and in a browser. There is a file of everything, or an error.

mod card;
mod csv;
mod dates;
mod edition;
mod elsewhere;
mod embed;
mod feed;
mod frame;
mod head;
mod html;
mod inks;
mod linked_data;
mod mail;
mod markdown;
mod markup;
mod moved;
mod oembed;
mod page;
mod picture;
mod policy;
mod preview;
mod program;
mod raster;
mod shell;
mod site;
mod sitemap;
mod spaces;
mod subject;
mod tree;

pub use card::{CardError, card};
pub use csv::csv;
pub use edition::{Edition, edition, render};
pub use feed::{FeedError, feed};
pub use frame::{frame, glance};
pub use markdown::markdown;
pub use markup::Markup;
pub use oembed::oembed;
pub use page::{page, page_of_all, panel_pages};
pub use shell::{Scripts, Shell, ShellError};
pub use site::MadeOfAll;
pub use sitemap::sitemap;
use subject::Subject;

use crate::document::{Explainer, Index, Listed};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Files by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The loader, what it asks for beside a source's number, and the frame's script, in the shell before they are named by
/// their hashes.
const LOADER: &str = "loader.js";
const CARD: &str = "source-card.js";
const FRAME: &str = "frame.js";

/// Why something is left out that has full addresses.
const NEEDS_ADDRESS: &str = "it needs the page's full address: give explainer.toml the key \"url\" when it is known";

/// Why nothing can be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The shell lacks a file, or has one that is no text.
    #[error("{0}: it is missing, or is no text: was it made by `trunk build`?")]
    Missing(String),
    /// The shell's page is not one that can be filled.
    #[error("index.html: {0}")]
    Shell(#[from] ShellError),
    /// What was drawn is not HTML.
    #[error("what was drawn cannot be read as HTML: {0}")]
    Html(#[from] lol_html::errors::RewritingError),
    /// A script is not one that can be completed.
    #[error("{0}: it cannot be completed: it is not as this version of the project makes it")]
    Script(String),
    /// The markup has something that the elements would refuse to show.
    #[error(
        "the markup has {0}, which is not in static/markup.json: `UPDATE=1 cargo test --test publish` lists what the project writes"
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

/// What is published.
#[derive(Debug)]
pub struct Published {
    /// The files; those of the shell that are not named here stay as they are.
    pub files: Files,
    /// What was left out, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// The shell's files that are within others now, or have other names.
    pub superseded: Vec<String>,
}

/// Makes the site of an explainer. `shell` is what `trunk build` made.
pub async fn publish(explainer: Explainer, shell: &Files) -> Result<Published, PublishError> {
    let program = Program::of(shell)?;
    let Made { mut files, left_out, .. } = program.explainer(explainer).await?;
    files.extend(program.files);
    Ok(Published { files, left_out, superseded: program.superseded })
}

/// What of the shell is the same for every explainer: its page, and the scripts.
pub struct Program<'a> {
    shell: Shell<'a>,
    scripts: Scripts,
    /// As embeds have them.
    styles: String,
    /// What the pages of a site of several have.
    of_site: Option<OfSite<'a>>,
    /// The scripts, by the names under which they are published.
    pub files: Files,
    /// The shell's files that are within others now, or have other names.
    pub superseded: Vec<String>,
}

/// What of the shell is for the pages of a site of several explainers.
struct OfSite<'a> {
    styles: &'a str,
    script: &'a str,
}

/// What is made of an explainer.
pub struct Made {
    /// The files of its folder.
    pub files: Files,
    /// What was left out, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// What the pages of its site have of it, if it is a part of one.
    pub listed: Option<Listed>,
}

impl<'a> Program<'a> {
    /// Reads what `trunk build` made.
    pub fn of(shell: &'a Files) -> Result<Self, PublishError> {
        let files = shell;
        let bytes =
            |name: &str| files.get(name.trim_start_matches("./")).ok_or_else(|| PublishError::Missing(name.to_owned()));
        let text = |name: &str| std::str::from_utf8(bytes(name)?).map_err(|_| PublishError::Missing(name.to_owned()));
        let shell = Shell::read(text("index.html")?)?;
        let (glue, wasm, embed_source) = (text(&shell.glue)?, bytes(&shell.wasm)?, text(embed::SCRIPT)?);
        let script = program::script(glue);
        let (script_name, script) = script.ok_or_else(|| PublishError::Script(shell.glue.clone()))?;
        let (loader, source_card, frame_script) = (text(LOADER)?, text(CARD)?, text(FRAME)?);
        let source_card_name = hashed_name("source-card", source_card);
        if !loader.contains(CARD) {
            return Err(PublishError::Script(LOADER.to_owned()));
        }
        let loader = loader.replace(CARD, &source_card_name);
        let (loader_name, frame_name) = (hashed_name("loader", &loader), hashed_name("frame", frame_script));
        let scripts = Scripts {
            program: format!("./{script_name}"),
            loader: format!("./{loader_name}"),
            frame: format!("./{frame_name}"),
            is_frame_module: frame_script.lines().any(|line| line.starts_with("import ")),
        };
        let styles = embed::styles(&shell.all_styles());
        let embed_script = embed::script(embed_source, &styles, &scripts.program, (&shell.wasm, wasm))?;
        let embed_script = embed_script.ok_or_else(|| PublishError::Script(embed::SCRIPT.to_owned()))?;
        let own = [&shell.glue, LOADER, CARD, FRAME].map(|name| name.trim_start_matches("./").to_owned());
        let of_sites = [site::STYLES, site::SCRIPT].into_iter().filter(|name| files.contains_key(*name));
        let superseded = own.into_iter().chain(of_sites.map(str::to_owned)).collect();
        let of_site = text(site::STYLES).ok().zip(text(site::SCRIPT).ok());
        Ok(Self {
            scripts,
            styles,
            of_site: of_site.map(|(styles, script)| OfSite { styles, script }),
            files: Files::from([
                (loader_name, loader.into_bytes()),
                (source_card_name, source_card.into()),
                (frame_name, frame_script.into()),
                (script_name, script.into_bytes()),
                (embed::SCRIPT.to_owned(), embed_script.into_bytes()),
            ]),
            superseded,
            shell,
        })
    }

    /// The shell's files that are needed to make all of this again.
    pub fn needs(&self) -> Vec<String> {
        let others = ["index.html", embed::SCRIPT, self.shell.wasm.trim_start_matches("./")].map(str::to_owned);
        self.superseded.iter().cloned().chain(others).collect()
    }

    /// Makes the pages of an explainer, and the files beside them: all but the scripts, which stand beside them too, or
    /// in the folder above if it is a part of a site.
    pub async fn explainer(&self, explainer: Explainer) -> Result<Made, PublishError> {
        let Self { shell, scripts, styles, .. } = self;
        let edition = edition(explainer).await?;
        let explainer = &edition.explainer;
        let places = moved::places(&edition)?;
        let mut left_out = Vec::new();
        let mut files = Files::from([
            ("index.html".to_owned(), page(shell, &edition, scripts).into_bytes()),
            ("all.html".to_owned(), page_of_all(shell, &edition, scripts).into_bytes()),
            (moved::NAME.to_owned(), serde_json::to_vec(&places.moved)?),
            ("embed.html".to_owned(), frame(shell, &edition, scripts).into_bytes()),
            ("glance.html".to_owned(), glance(shell, &edition, scripts).into_bytes()),
            (explainer.json_name(), edition.json.clone().into_bytes()),
            (edition.name(), edition.bytes.clone()),
            (edition.name_of_page(), edition.of_page.clone()),
        ]);
        files.extend(embed::files(styles, &edition)?);
        for copy in explainer.images.iter().flat_map(|image| &image.copies) {
            files.insert(copy.file.clone(), copy.bytes.to_vec());
        }
        for figure in explainer.figures() {
            files.insert(explainer.csv_name(figure), csv(explainer, figure)?);
        }
        files.extend(panel_pages(shell, &edition, scripts).into_iter().map(|(name, page)| (name, page.into_bytes())));
        elsewhere::add(&edition, &mut files, &mut left_out)?;
        let index = Index::new(explainer);
        for subject in subject::all(&index) {
            let card = card::draw(subject, &edition.language);
            if let Some(address) = &explainer.url {
                files.insert(
                    subject.oembed(),
                    oembed::of_subject(subject, &edition.language, address, card.as_deref().ok()).into_bytes(),
                );
            }
            match card {
                Ok(card) => _ = files.insert(subject.card(), card),
                Err(error) => left_out.push((subject.card(), error.to_string())),
            }
        }
        match sitemap(explainer) {
            Some(sitemap) => _ = files.insert(sitemap::NAME.to_owned(), sitemap.map_err(PublishError::Sitemap)?),
            // Of a site that has no address it is said once.
            None if explainer.home.is_some() => {}
            None => left_out.push((sitemap::NAME.to_owned(), NEEDS_ADDRESS.to_owned())),
        }
        let listed = explainer.home.is_some().then(|| site::listed(&index, &edition.language, &places));
        Ok(Made { files, left_out, listed })
    }
}

/// The name of a script, which changes with it, so that nobody finds another version's.
fn hashed_name(name: &str, script: &str) -> String {
    let hash: String = Sha256::digest(script).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{name}-{hash}.js")
}
