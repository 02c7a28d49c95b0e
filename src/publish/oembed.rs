//! oEmbed 1.0 (<https://oembed.com>): what a content system pastes for the page's address.

use super::{Subject, policy::origin};
use crate::document::{Explainer, Index};
use crate::drawing::Address;
use crate::figures;
use crate::language::Language;
use crate::values::Url;
use crate::view::escape;
use serde_json::{Value, json};

/// The width that a frame is drawn at where nobody says another.
const WIDTH: u32 = 680;

/// The height that most of what is said first has at that width, and most panels, where nobody listens to the frame.
/// WordPress takes 200 to 1,000; what has no room the frame leaves out.
const HEIGHT: u32 = 900;
const HEIGHT_OF_PANEL: u32 = 800;

/// How long an answer may be kept: a day, in seconds.
const CACHE_AGE: u32 = 86_400;

/// The answer for the explainer at `address`, or a panel of it; `picture` is the PNG that stands for it when it is shared.
///
/// The markup is a quotation and a frame alone, which is what the strictest consumer keeps, WordPress. Whoever asks
/// holds a frame to some height, so the frame has what is said first, or a panel's essential, and ends with the way to
/// the rest.
pub fn oembed(explainer: &Explainer, address: &Url, picture: Option<&[u8]>) -> String {
    let language = Language::or_english(&explainer.lang, figures::WORDS);
    of_subject(Subject::from(&Index::new(explainer)), &language, address, picture)
}

/// The same for the explainer or one of its panels.
pub(super) fn of_subject(subject: Subject<'_>, language: &Language, address: &Url, picture: Option<&[u8]>) -> String {
    let beside = |name: &str| Address::new(address).beside(name);
    let (page, frame) = match subject.panel {
        Some(panel) => (beside(&format!("{}.html", panel.id)), beside(&format!("embed.html?panel={}&held", panel.id))),
        None => (address.as_str().to_owned(), beside("glance.html")),
    };
    let height = if subject.panel.is_some() { HEIGHT_OF_PANEL } else { HEIGHT };
    let (page, frame, headline) = (escape(&page), escape(&frame), escape(&subject.alone(subject.title(), language)));
    let title = escape(&format!("{}: {}", subject.kicker(language), subject.title()));
    let html = format!(
        "<blockquote class=\"sidelight-fallback\"><a href=\"{page}\">{headline}</a></blockquote>\
         <iframe src=\"{frame}\" title=\"{title}\" width=\"100%\" height=\"{height}\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" \
         frameborder=\"0\"></iframe>"
    );
    // What an element takes, for a content system that trusts us and would rather have that than a frame.
    let mut element = json!({ "src": beside(&format!("{}.json", subject.explainer.slug)) });
    if let Some(panel) = subject.panel {
        element["panel"] = panel.id.as_str().into();
    }
    let site = origin(address).unwrap_or(address.as_str());
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": subject.alone(subject.title(), language),
        "provider_name": site.split_once("://").map_or(site, |(_, host)| host),
        "provider_url": site,
        "cache_age": CACHE_AGE,
        "width": WIDTH,
        "height": height,
        "html": html,
        "sidelight": element,
    });
    if let Some([width, height]) = picture.and_then(png_size) {
        answer["thumbnail_url"] = beside(&subject.card()).into();
        answer["thumbnail_width"] = width.into();
        answer["thumbnail_height"] = height.into();
    }
    Value::to_string(&answer)
}

/// The link by which a consumer finds the answer.
pub(super) fn link(subject: Subject<'_>, address: &Url) -> String {
    let answer = escape(&Address::new(address).beside(&subject.oembed()));
    format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\">")
}

/// Width and height, from a PNG's first chunk.
fn png_size(png: &[u8]) -> Option<[u32; 2]> {
    let number = |at: usize| png.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    if png.starts_with(b"\x89PNG\r\n\x1a\n") { Some([number(16)?, number(20)?]) } else { None }
}
