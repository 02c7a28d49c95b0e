//! oEmbed 1.0 (<https://oembed.com>): what a content system pastes for the page's address.

use super::{card, frame::origin};
use crate::document::Explainer;
use crate::drawing::Address;
use crate::values::Url;
use crate::view::escape;
use serde_json::{Value, json};

/// Its name beside the page.
pub(super) const NAME: &str = "oembed.json";

/// The width that a frame is drawn at where nobody says another.
const WIDTH: u32 = 680;

/// Its height where nobody listens to the frame. WordPress takes 200 to 1,000.
const HEIGHT: u32 = 800;

/// How long an answer may be kept: a day, in seconds.
const CACHE_AGE: u32 = 86_400;

/// The answer for the explainer at `address`; `picture` is the PNG that stands for it when it is shared.
///
/// The markup is a quotation and a frame alone, which is what the strictest consumer keeps, WordPress.
pub fn oembed(explainer: &Explainer, address: &Url, picture: Option<&[u8]>) -> String {
    let page = escape(address.as_str());
    let frame = escape(&Address::new(address).beside("embed.html"));
    let headline = escape(&explainer.headline);
    let title = escape(&format!("{}: {}", explainer.kicker, explainer.headline));
    let html = format!(
        "<blockquote class=\"sidelight-fallback\"><a href=\"{page}\">{headline}</a></blockquote>\
         <iframe src=\"{frame}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" \
         frameborder=\"0\"></iframe>"
    );
    let site = origin(address).unwrap_or(address.as_str());
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": explainer.headline,
        "provider_name": site.split_once("://").map_or(site, |(_, host)| host),
        "provider_url": site,
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": HEIGHT,
        "html": html,
    });
    if let Some([width, height]) = picture.and_then(png_size) {
        answer["thumbnail_url"] = Address::new(address).beside(&card::name(explainer)).into();
        answer["thumbnail_width"] = width.into();
        answer["thumbnail_height"] = height.into();
    }
    Value::to_string(&answer)
}

/// The link by which a consumer finds the answer.
pub(super) fn link(address: &Url) -> String {
    let answer = escape(&Address::new(address).beside(NAME));
    format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\">")
}

/// Width and height, from a PNG's first chunk.
fn png_size(png: &[u8]) -> Option<[u32; 2]> {
    let number = |at: usize| png.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    if png.starts_with(b"\x89PNG\r\n\x1a\n") { Some([number(16)?, number(20)?]) } else { None }
}
