//! The sitemap of the pages that are to be found (<https://www.sitemaps.org/protocol.html>).

use super::{dates, subject};
use crate::document::{Explainer, Index};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// Its name beside the page.
pub(super) const NAME: &str = "sitemap.xml";

/// The sitemap, or nothing if the page's address is not known: a sitemap holds full addresses only.
pub fn sitemap(explainer: &Explainer) -> Option<std::io::Result<Vec<u8>>> {
    explainer.url.as_ref()?;
    let mut writer = Writer::new(Vec::new());
    let mut write = || {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let set = writer.create_element("urlset");
        let set = set.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        set.write_inner_content(|writer| {
            for subject in subject::all(&Index::new(explainer)) {
                writer.create_element("url").write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&subject.address()))?;
                    if let Some(date) = dates::iso(subject.modified()) {
                        writer.create_element("lastmod").write_text_content(BytesText::new(&date))?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    };
    let written: std::io::Result<()> = write();
    Some(written.map(|()| writer.into_inner()))
}
