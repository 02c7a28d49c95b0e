//! An explainer as it is shown everywhere, with the fingerprints that the guard compares.

use super::PublishError;
use crate::document::{Explainer, Index};
use crate::drawing::Target;
use crate::figures;
use crate::islands::{EditionHead, Islands, SCHEMA};
use crate::language::Language;
use crate::values::PanelId;
use crate::view::draw;
use sha2::{Digest, Sha256};
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
    /// Head and islands in the form that the program reads.
    pub bytes: Vec<u8>,
    /// Its markup on a page of its own.
    pub page: String,
    /// In a frame.
    pub frame: String,
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
    let (page, islands) = render(Target::Page).await;
    let (frame, _) = render(Target::Frame).await;
    let (embed, _) = render(Target::Embed).await;
    let (include, _) = render(Target::Include).await;
    let (feed, _) = render(Target::Feed).await;
    let mut panels = Vec::new();
    for panel in &explainer.panels {
        panels.push((panel.id.clone(), render(Target::Panel(&panel.id)).await.0));
    }
    let json = serde_json::to_string(&explainer)?;
    let islands = postcard::to_allocvec(&islands)?;
    let mut hash = Sha256::new();
    let shown = [&page, &frame, &embed, &include].into_iter().chain(panels.iter().map(|(_, markup)| markup));
    let parts = [crate::BUILD.as_bytes(), json.as_bytes(), &islands].into_iter();
    for part in parts.chain(shown.map(String::as_bytes)) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let hash = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let head = EditionHead { schema: SCHEMA, hash, build: crate::BUILD.to_owned() };
    let bytes = [postcard::to_allocvec(&head)?, islands].concat();
    Ok(Edition { head, explainer, language, json, bytes, page, frame, embed, include, panels, feed })
}

/// The markup of an explainer for one target, and the data of the islands in it.
pub async fn render(index: &Index<'_>, language: &Language, target: Target<'_>) -> (String, Islands) {
    let drawing = draw(index, language, target);
    let renderer = yew::LocalServerRenderer::<Markup>::with_props(MarkupProps { html: drawing.html });
    (renderer.hydratable(false).render().await, drawing.islands)
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
