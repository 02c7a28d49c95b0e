//! The page for frames: the same explainer under a policy of its own, with the script that talks to the parent.

use super::{Edition, Scripts, Shell, ShellError, shell::Filling};
use crate::drawing::Address;
use crate::values::Url;
use crate::view::escape;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// What a frame looks like beside the page's own styles. Sharing is the affair of the page around it.
const STYLES: &str = "body{display:flow-root;margin:0}.kicker{margin-top:1.25rem}.sources{margin-bottom:2rem}\
                      [data-island=toolbar] button+button{display:none}\
                      [data-only] .body{width:auto}[data-only] .body>*{margin:0 0 1rem}\
                      [data-only] .body>a{font:.875rem/1.5 var(--ui)}";

/// The page for frames.
///
/// Search engines are led to the page. Links that lead outside open a window of their own, so that no site is drawn
/// in the frame. The policy allows what the explainer uses and nothing else. At the opaque origin of a sandboxed frame
/// WebKit finds nothing to be `'self'`: there the program runs only if the page's address is known.
pub fn frame(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> Result<String, ShellError> {
    let address = edition.explainer.url.as_ref();
    let of_frame = shell.styles_of(&edition.frame);
    let styles = [of_frame.as_str(), STYLES].into_iter();
    let hashes: Vec<_> =
        styles.map(|style| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)))).collect();
    let own_site = address.and_then(origin).map_or("'self'".to_owned(), |origin| format!("'self' {origin}"));
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {own_site} \
         'wasm-unsafe-eval'; style-src {}; img-src {own_site} data:; connect-src {own_site}; base-uri 'none'; \
         form-action 'none'\">",
        hashes.join(" ")
    );
    let canonical = escape(Address::of(edition.explainer.url.as_ref()).page());
    let kind = if scripts.is_frame_module { " type=\"module\"" } else { "" };
    let filling = Filling {
        head: &policy,
        page_title: &edition.explainer.headline,
        title: &format!("<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{canonical}\">"),
        end_of_head: &format!("<style>{STYLES}</style><script{kind} src=\"{}\"></script>", scripts.frame),
        markup: &edition.frame,
        is_without_inline_scripts: true,
        ..Filling::default()
    };
    shell.fill(edition, scripts, &filling)
}

/// An address without its path, if it is one that a policy can name.
pub(super) fn origin(address: &Url) -> Option<&str> {
    let address = address.as_str();
    let host = address.find("://")? + 3;
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end);
    let is_plain = address[host..end].chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
    is_plain.then_some(&address[..end])
}
