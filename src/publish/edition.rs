//! An explainer as it is shown everywhere, with the fingerprints that the guard compares.

use super::{PublishError, spaces};
use crate::document::{Explainer, Index};
use crate::drawing::Target;
use crate::figures;
use crate::islands::{EditionHead, Islands, SCHEMA};
use crate::language::Language;
use crate::values::PanelId;
use crate::view::draw;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use yew::prelude::*;

/// An explainer, ready to publish.
pub struct Edition {
    /// The fingerprints.
    pub head: EditionHead,
    /// The explainer.
    pub explainer: Explainer,
    /// Its language.
    pub language: Language,
    /// Its JSON, for machines.
    pub json: String,
    /// Head and islands in the form that the program reads: those of the explainer's own page.
    pub of_page: Vec<u8>,
    /// The same of everything, wherever else it stands.
    pub bytes: Vec<u8>,
    /// Its markup on a page of its own.
    pub page: String,
    /// With everything on one page.
    pub all: String,
    /// The page of each panel.
    pub panel_pages: Vec<(PanelId, String)>,
    /// In a frame.
    pub frame: String,
    /// What is said first, in a frame whose height its host holds.
    pub glance: String,
    /// In an element on somebody else's page.
    pub embed: String,
    /// In an element that a server puts into its page.
    pub include: String,
    /// Each panel alone, in an element.
    pub panels: Vec<(PanelId, String)>,
    /// In a feed.
    pub feed: String,
}

/// Draws all that is shown of an explainer, once for each target, and takes one fingerprint of that: of the document,
/// the markup with its words, what the islands hold, and the build, which has the styles. So copies that were made at
/// different times are told apart whatever it was that changed.
pub async fn edition(explainer: Explainer) -> Result<Edition, PublishError> {
    let index = Index::new(&explainer);
    let language = Language::or_english(&explainer.lang, figures::WORDS);
    let render = |target| render(&index, &language, target);
    let (page, of_page) = render(Target::Page).await;
    let (all, mut islands) = render(Target::All).await;
    let (frame, _) = render(Target::Frame).await;
    let (glance, _) = render(Target::Glance).await;
    let (embed, of_embed) = render(Target::Embed).await;
    let (include, _) = render(Target::Include).await;
    let (feed, _) = render(Target::Feed).await;
    let (mut panels, mut panel_pages) = (Vec::new(), Vec::new());
    for panel in &explainer.panels {
        panel_pages.push((panel.id.clone(), render(Target::PanelPage(&panel.id)).await.0));
        panels.push((panel.id.clone(), render(Target::Panel(&panel.id)).await.0));
    }
    // An island has the same data wherever it has a mount point; what is on no page with everything is of embeds alone.
    let names: BTreeSet<String> = islands.iter().map(|(name, _)| name.clone()).collect();
    islands.extend(of_embed.into_iter().filter(|(name, _)| !names.contains(name)));
    let json = serde_json::to_string(&explainer)?;
    let [islands, of_page] = [postcard::to_allocvec(&islands)?, postcard::to_allocvec(&of_page)?];
    let of_panels = panels.iter().chain(&panel_pages).map(|(_, markup)| markup);
    let shown = [&page, &all, &frame, &glance, &embed, &include].into_iter().chain(of_panels);
    let parts = [crate::BUILD.as_bytes(), json.as_bytes(), &islands, &of_page].into_iter();
    let head = head(parts.chain(shown.map(String::as_bytes)));
    let [bytes, of_page] = [with_head(&head, &islands)?, with_head(&head, &of_page)?];
    Ok(Edition {
        head,
        explainer,
        language,
        json,
        of_page,
        bytes,
        page,
        all,
        panel_pages,
        frame,
        glance,
        embed,
        include,
        panels,
        feed,
    })
}

/// What an edition begins with; the fingerprint is of these parts.
pub(super) fn head<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> EditionHead {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let hash = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    EditionHead { schema: SCHEMA, hash, build: crate::BUILD.to_owned() }
}

/// Head and islands in the form that the program reads.
pub(super) fn with_head(head: &EditionHead, islands: &[u8]) -> Result<Vec<u8>, PublishError> {
    Ok([&*postcard::to_allocvec(head)?, islands].concat())
}

impl Edition {
    /// The file with [`bytes`](Self::bytes). It has the fingerprint in its name, so it never changes.
    pub fn name(&self) -> String {
        format!("{}-all-{}.edition", self.explainer.slug, self.head.hash)
    }

    /// The file with [`of_page`](Self::of_page), the same.
    pub fn name_of_page(&self) -> String {
        format!("{}-page-{}.edition", self.explainer.slug, self.head.hash)
    }
}

/// The markup of an explainer for one target, and the data of the islands in it.
pub async fn render(index: &Index<'_>, language: &Language, target: Target<'_>) -> (String, Islands) {
    let drawing = draw(index, language, target);
    (markup(drawing.html).await, drawing.islands)
}

/// What was drawn, as markup.
pub(super) async fn markup(html: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Markup>::with_props(MarkupProps { html });
    spaces::kept_in(&renderer.hydratable(false).render().await)
}

#[derive(PartialEq, Properties)]
struct MarkupProps {
    html: Html,
}

/// What was drawn.
#[component]
fn Markup(props: &MarkupProps) -> Html {
    props.html.clone()
}
