//! The page for frames: the same explainer under a policy of its own, with the script that talks to the parent.

use super::PageError;
use crate::document::Url;
use base64::prelude::{BASE64_STANDARD, Engine};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use sha2::{Digest, Sha256};
use std::cell::RefCell;

/// The frame's script in `dist`, before it is named by its hash.
pub(super) const SCRIPT: &str = "frame.js";

/// What a frame looks like beside the page's own styles. Sharing is the affair of the page around it.
const STYLES: &str = "body{display:flow-root;margin:0}.kicker{margin-top:1.25rem}.sources{margin-bottom:2rem}.embed-this{display:none}\
                      [data-island=toolbar] button+button{display:none}\
                      [data-only] .body{width:auto}[data-only] .body>*{margin:0 0 1rem}\
                      [data-only] .body>a{font:.875rem/1.5 var(--ui)}";

/// The element that brings the frame's script. One that is a module yet, as under `trunk serve`, comes after the first
/// picture.
pub(super) fn script_element(name: &str, script: &str) -> String {
    let is_module = script.lines().any(|line| line.starts_with("import "));
    let kind = if is_module { " type=\"module\"" } else { "" };
    format!("<script{kind} src=\"./{name}\"></script>")
}

/// The page for frames, made of the filled page. `script` is the element that brings its script, and `address` the
/// page's, if it has one.
///
/// Search engines are led to the page. Links that lead outside open a window of their own, so that no site is drawn
/// in the frame. The policy allows what the explainer uses and nothing else. At the opaque origin of a sandboxed frame
/// WebKit finds nothing to be `'self'`: there the program runs only if the address is known.
pub fn frame(page: &str, script: &str, address: Option<&Url>) -> Result<String, PageError> {
    let canonical = address.map_or("./", Url::as_str);
    let styles = RefCell::new(Vec::<String>::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("style", |_| {
            styles.borrow_mut().push(String::new());
            Ok(())
        }))
        .append_element_content_handler(text!("style", |text| {
            if let Some(style) = styles.borrow_mut().last_mut() {
                style.push_str(text.as_str());
            }
            Ok(())
        }));
    rewrite_str(page, settings)?;
    let mut styles = styles.into_inner();
    styles.push(STYLES.to_owned());
    let hashes: Vec<_> =
        styles.iter().map(|style| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)))).collect();
    let own_site = address.and_then(origin).map_or("'self'".to_owned(), |origin| format!("'self' {origin}"));
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {own_site} \
         'wasm-unsafe-eval'; style-src {}; img-src {own_site} data:; connect-src {own_site}; base-uri 'none'; \
         form-action 'none'\">",
        hashes.join(" ")
    );
    let end_of_head = format!("<style>{STYLES}</style>{script}");
    let own = format!(
        "<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{}\">",
        canonical.replace('&', "&amp;")
    );
    let outside = |link: &mut Element<'_, '_>, href: &str| {
        link.set_attribute("href", href)?;
        link.set_attribute("target", "_blank")?;
        link.set_attribute("rel", "noopener")
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("head", |head| {
            head.prepend(&policy, ContentType::Html);
            head.append(&end_of_head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("title", |title| {
            title.after(&own, ContentType::Html);
            Ok(())
        }))
        // What the page says of itself to machines, and a script that Trunk adds while it serves.
        .append_element_content_handler(element!(
            "head meta[name=description], head meta[property], head link[rel=alternate], head link[rel=canonical]",
            |machines| {
                machines.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("script", |script| {
            if !script.has_attribute("src") {
                script.remove();
            }
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |link| {
            let href = link.get_attribute("href").unwrap_or_default();
            if !href.starts_with('#') {
                outside(link, &href)?;
            } else if link.get_attribute("class").as_deref() == Some("permalink") {
                outside(link, &format!("{canonical}{href}"))?;
            }
            Ok(())
        }));
    Ok(rewrite_str(page, settings)?)
}

/// An address without its path, if it is one that a policy can name.
pub(super) fn origin(address: &Url) -> Option<&str> {
    let address = address.as_str();
    let host = address.find("://")? + 3;
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end);
    let is_plain = address[host..end].chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    is_plain.then_some(&address[..end])
}
