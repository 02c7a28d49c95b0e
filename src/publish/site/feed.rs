//! The feed of a site: what is new in its explainers, each with its summary. The whole text is in the feed of each.

use super::super::dates;
use super::super::feed::{FeedError, NAME, link, text, urn};
use crate::document::Listed;
use crate::view::site::Pages;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

/// How many explainers it has: those that changed last. A feed says what is new; the list of all is the page.
const MOST: usize = 100;

/// The feed.
pub(super) fn feed(pages: &Pages<'_>) -> Result<Vec<u8>, FeedError> {
    let site = pages.site;
    let address = |name: &str| format!("{}{name}", site.url.as_ref().map_or("./", |url| url.as_str()));
    let mut newest = pages.listed.clone();
    newest.sort_by_key(|listed| (std::cmp::Reverse(listed.modified.span()), &listed.slug));
    newest.truncate(MOST);
    let updated = newest.first().map(|listed| dates::moment(listed.modified)).unwrap_or_default();

    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let feed = writer.create_element("feed");
    let feed = feed.with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.lang.as_str())]);
    feed.write_inner_content(|writer| {
        let id = match &site.url {
            Some(_) => address(NAME),
            None => urn(&format!("sidelight-site:{}:{}", site.publisher, site.title)),
        };
        text(writer, "id", &id)?;
        text(writer, "title", &site.title)?;
        if let Some(about) = &site.about {
            text(writer, "subtitle", about)?;
        }
        text(writer, "updated", &updated)?;
        link(writer, &[("rel", "alternate"), ("type", "text/html"), ("href", &address(""))])?;
        if site.url.is_some() {
            link(writer, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &address(NAME))])?;
        }
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &site.publisher))?;
        newest.iter().try_for_each(|listed| {
            let page = address(&format!("{}/", listed.slug));
            // The id is that of the entry in the explainer's own feed: it is the same explainer.
            let id = if site.url.is_some() { page.clone() } else { urn(&format!("sidelight:{}:entry", listed.slug)) };
            entry(writer, listed, &id, &page)
        })
    })?;
    Ok(writer.into_inner())
}

fn entry(writer: &mut Writer<Vec<u8>>, listed: &Listed, id: &str, page: &str) -> std::io::Result<()> {
    let entry = writer.create_element("entry").with_attribute(("xml:lang", listed.lang.as_str()));
    entry.write_inner_content(|writer| {
        text(writer, "id", id)?;
        text(writer, "title", &listed.headline)?;
        text(writer, "updated", &dates::moment(listed.modified))?;
        link(writer, &[("rel", "alternate"), ("type", "text/html"), ("href", page)])?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &listed.byline))?;
        writer.create_element("category").with_attribute(("term", listed.kicker.as_str())).write_empty()?;
        text(writer, "summary", &listed.standfirst)
    })?;
    Ok(())
}
