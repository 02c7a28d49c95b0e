//! The sitemap of a site: a list of those of its explainers, and of one with its own pages
//! (<https://www.sitemaps.org/protocol.html#index>). One file has room for 50,000 addresses, so that of all may not do.

use super::super::sitemap::NAME;
use super::super::{Files, dates};
use crate::document::Listed;
use crate::values::{Date, Url};
use crate::view::site::USED;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// The sitemap of the site's own pages.
const OWN: &str = "sitemap-site.xml";

/// Both files.
pub(super) fn sitemaps(url: &Url, listed: &[&Listed]) -> std::io::Result<Files> {
    let url = url.as_str();
    let newest = listed.iter().map(|listed| listed.modified).max_by_key(|date| date.span());
    let pages = ["", USED].map(|page| (format!("{url}{page}"), newest));
    let maps = std::iter::once((format!("{url}{OWN}"), newest))
        .chain(listed.iter().map(|listed| (format!("{url}{}/{NAME}", listed.slug), Some(listed.modified))));
    Ok(Files::from([
        (NAME.to_owned(), list("sitemapindex", "sitemap", maps)?),
        (OWN.to_owned(), list("urlset", "url", pages.into_iter())?),
    ]))
}

fn list(of_all: &str, of_one: &str, entries: impl Iterator<Item = (String, Option<Date>)>) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let list = writer.create_element(of_all);
    let list = list.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    list.write_inner_content(|writer| {
        for (address, date) in entries {
            writer.create_element(of_one).write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address))?;
                if let Some(date) = date.and_then(dates::iso) {
                    writer.create_element("lastmod").write_text_content(BytesText::new(&date))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(writer.into_inner())
}
