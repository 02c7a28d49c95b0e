//! `site.toml`, which stands beside several explainers that are one site; and what holds between it and each of them.

use super::disk;
pub use super::disk::SITE;
use super::folder::{self, Files};
use super::metadata::{address, lang};
use crate::document::{Explainer, Site};
use crate::reading::{Diagnostics, Document, Report, TextFile};
use crate::values::Url;
use std::path::Path;

/// Reads the `site.toml` of a folder of explainers.
pub fn site(folder: &Path) -> Result<Site, Diagnostics> {
    let report = Report::default();
    let site = disk::site(folder, &report).and_then(|files| read(&files, &report));
    super::complete(site, report)
}

/// The same of files in memory.
pub(super) fn read(files: &Files, report: &Report) -> Option<Site> {
    let file = folder::text(files, SITE, report)?;
    let document = Document::of_file(&file, report);
    let fields = document.fields(report);
    let (title, publisher, about) = (fields.text("title"), fields.text("publisher"), fields.optional_text("about"));
    let lang = fields.excerpt("lang").and_then(|tag| lang(&tag, report));
    let url = fields.optional_excerpt("url").and_then(|text| {
        let url = address(&text, report)?;
        if !url.as_str().ends_with('/') {
            let error = text.error(format!("the address of a site ends in \"/\": \"{}\"", text.text));
            report.add(error.hint("write the address of the folder in which the explainers' folders are published"));
            return None;
        }
        Some(url)
    });
    fields.finish();
    Some(Site { title: title?, about, lang: lang?, publisher: publisher?, url })
}

/// Makes an explainer a part of a site. Its address comes of the site's; one that it gives itself has to be the same.
pub(super) fn put(explainer: &mut Explainer, files: &Files, site: &Site, report: &Report) {
    let address = site.address_of(&explainer.slug);
    if explainer.url.is_some() && explainer.url != address {
        contradiction(files, explainer, address.as_ref(), report);
    }
    explainer.url = address;
    explainer.home = Some(site.home());
}

/// Tells where it stands that an explainer has another address than the site gives it.
fn contradiction(files: &Files, explainer: &Explainer, address: Option<&Url>, report: &Report) {
    let text = files.files.get("explainer.toml").and_then(Option::as_deref).unwrap_or_default();
    let file = TextFile::new(files.path.join("explainer.toml"), folder::as_read(&String::from_utf8_lossy(text)));
    let unheard = Report::default();
    let document = Document::of_file(&file, &unheard);
    let fields = document.fields(&unheard);
    let Some(written) = fields.optional_excerpt("url") else { return };
    report.add(match address {
        Some(address) => {
            let error = format!("on this site the address is {}, not \"{}\"", address.as_str(), written.text);
            written.error(error).hint(format!("delete url: it comes of the site's, in {SITE}, and the folder's name"))
        }
        None => {
            let above = written.text.strip_suffix(&format!("{}/", explainer.slug)).filter(|above| above.ends_with('/'));
            let error = written.error(format!("an address of its own, on a site that has none: \"{}\"", written.text));
            error.hint(match above {
                Some(above) => format!("write url = \"{above}\" in {SITE}, and delete it here"),
                None => format!("write the site's address in {SITE}, and delete this one: it comes of that"),
            })
        }
    });
}
