//! What a page may load and run, which it says itself (<https://www.w3.org/TR/CSP3/>): its own styles, the scripts,
//! pictures and editions beside it, and nothing else. Of a string nothing is made in it but, of the page that has a
//! source, what stands in a card (`static/modules/source-card.js`).

use crate::values::Url;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// The policy of a page with these styles. `home` is where the page is published, if it must be named: where `'self'` is
/// nothing. `has_program` says whether there is something in it that a program draws.
pub(super) fn policy(styles: &[&str], home: Option<&Url>, has_program: bool) -> String {
    let hashes: String = styles
        .iter()
        .filter(|style| !style.is_empty())
        .map(|style| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style))))
        .collect();
    let own_site = home.and_then(origin).map_or("'self'".to_owned(), |origin| format!("'self' {origin}"));
    let (program, fetched, made) = match has_program {
        false => ("", String::new(), "'none'"),
        true => (" 'wasm-unsafe-eval'", format!(" connect-src {own_site};"), "sidelight"),
    };
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {own_site}{program}; \
         style-src{hashes}; img-src {own_site};{fetched} base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types {made}\">"
    )
}

/// An address without its path, if it is one that a policy can name.
pub(super) fn origin(address: &Url) -> Option<&str> {
    let address = address.as_str();
    let host = address.find("://")? + 3;
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end);
    let is_plain = address[host..end].chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    is_plain.then_some(&address[..end])
}
