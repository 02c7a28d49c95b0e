//! The feed: one entry with the whole text, article and panels, for those who read it elsewhere (RFC 4287).

use super::{Edition, Subject, dates};
use crate::document::Index;
use crate::drawing::Address;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

/// Its name beside the page.
pub(super) const NAME: &str = "feed.xml";

/// Why there is no feed.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The markup could not be made fit for it.
    #[error(transparent)]
    Markup(#[from] lol_html::errors::RewritingError),
    /// It could not be written.
    #[error(transparent)]
    Xml(#[from] std::io::Error),
}

/// The attributes that mean something without the page's styles and program.
const KEPT: [&str; 11] =
    ["href", "lang", "dir", "datetime", "value", "scope", "start", "src", "alt", "width", "height"];

/// The feed.
///
/// Feed and entry are named by the page's address; where that is not known, by their slug, so that they stay the same
/// through every change of the text.
pub fn feed(edition: &Edition) -> Result<Vec<u8>, FeedError> {
    with_pictures(edition, |_| true)
}

/// The same with those pictures of figures that there are.
pub(super) fn with_pictures(edition: &Edition, is_there: impl Fn(&str) -> bool) -> Result<Vec<u8>, FeedError> {
    let explainer = &edition.explainer;
    let address = Address::of(explainer.url.as_ref());
    let content = content(&edition.feed, is_there)?;
    let index = Index::new(explainer);
    let subject = Subject::from(&index);
    let (title, updated) = (subject.page_title(&edition.language), dates::moment(subject.modified()));
    let source = explainer.source(&explainer.original.source).map(|(_, source)| source.url.as_str());
    let feed_address = address.beside(NAME);
    let id = |address: &str, part: &str| match explainer.url {
        Some(_) => address.to_owned(),
        None => urn(&format!("sidelight:{}:{part}", explainer.slug)),
    };

    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let feed = writer.create_element("feed");
    let feed = feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &explainer.lang)]);
    feed.write_inner_content(|writer| {
        let head = |writer: &mut Writer<Vec<u8>>, id: &str| {
            text(writer, "id", id)?;
            text(writer, "title", &title)?;
            text(writer, "updated", &updated)?;
            link(writer, &[("rel", "alternate"), ("type", "text/html"), ("href", address.page())])
        };
        head(writer, &id(&feed_address, "feed"))?;
        if explainer.url.is_some() {
            link(writer, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed_address)])?;
        }
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &explainer.byline))?;
        writer.create_element("entry").write_inner_content(|writer| {
            head(writer, &id(address.page(), "entry"))?;
            if let Some(source) = source {
                link(writer, &[("rel", "via"), ("title", &explainer.original.headline), ("href", source)])?;
            }
            writer.create_element("category").with_attribute(("term", explainer.kicker.as_str())).write_empty()?;
            text(writer, "summary", &subject.description(&edition.language))?;
            let element = writer.create_element("content").with_attribute(("type", "html"));
            element.write_text_content(BytesText::from_escaped(partial_escape(&content)))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(writer.into_inner())
}

pub(super) fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

pub(super) fn link(writer: &mut Writer<Vec<u8>>, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    writer.create_element("link").with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// A name that stays: the fingerprint of another, as RFC 9562 makes a UUID of one (version 8).
pub(super) fn urn(name: &str) -> String {
    let digest = Sha256::digest(name);
    let bytes = std::array::from_fn(|index| digest[index]);
    uuid::Uuid::new_v8(bytes).urn().to_string()
}

/// The markup with the attributes that are [kept](KEPT), and the pictures that are there.
fn content(markup: &str, is_there: impl Fn(&str) -> bool) -> Result<String, lol_html::errors::RewritingError> {
    let handler = element!("*", |element: &mut Element| {
        let src = element.get_attribute("src").unwrap_or_default();
        let name = src.rsplit('/').next().unwrap_or_default();
        if name.ends_with(".png") && !is_there(name) {
            element.remove();
            return Ok(());
        }
        let names = element.attributes().iter().map(|attribute| attribute.name());
        let gone: Vec<_> = names.filter(|name| !KEPT.contains(&name.as_str())).collect();
        gone.iter().for_each(|name| element.remove_attribute(name));
        Ok(())
    });
    rewrite_str(markup, RewriteStrSettings::new().append_element_content_handler(handler))
}
