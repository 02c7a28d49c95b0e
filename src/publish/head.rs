//! What stands in the page's head for those who show the page elsewhere: search engines, feed readers, and the
//! services that make a card of a shared link (<https://ogp.me>).

use super::{Subject, card, dates, feed, oembed};
use crate::drawing::Address;
use crate::language::Language;
use crate::view::escape;

/// The elements after the page's title. Addresses are full if the document says where the page is published; else
/// they are relative, which browsers and feed readers follow but most sharing services do not; and there is no canonical
/// link, which search engines take for a mistake if it is relative.
///
/// There is no `og:site_name` and no `og:locale`: the document says neither a site's name nor a country.
pub(super) fn head(subject: Subject<'_>, language: &Language) -> String {
    let explainer = subject.explainer;
    let address = Address::of(explainer.url.as_ref());
    let feed = escape(&address.beside(feed::NAME));
    let text = escape(&address.beside(&subject.text()));
    let (headline, standfirst) =
        (escape(&subject.alone(subject.title(), language)), escape(&subject.description(language)));
    let mut head = format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{feed}\">\
         <link rel=\"alternate\" type=\"text/markdown\" href=\"{text}\">\
         <meta name=\"description\" content=\"{standfirst}\">\
         <meta property=\"og:type\" content=\"article\">\
         <meta property=\"og:title\" content=\"{headline}\">\
         <meta property=\"og:description\" content=\"{standfirst}\">"
    );
    if explainer.example {
        // Nobody who looks for what is so shall find what is invented.
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    if let Some(url) = &explainer.url {
        head.push_str(&oembed::link(subject, url));
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(&subject.address())));
    }
    // The page of all of it alone: whether another language has a panel of that name nobody says.
    if let (None, Some(url), false) = (subject.panel, &explainer.url, explainer.translations.is_empty()) {
        let own = std::iter::once((explainer.lang.as_str(), url.as_str()));
        let others = explainer.translations.iter().map(|other| (other.lang.as_str(), other.url.as_str()));
        for (lang, url) in own.chain(others) {
            let (lang, url) = (escape(lang), escape(url));
            head.push_str(&format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\">"));
        }
    }
    let mut property = |name: &str, content: &str| {
        head.push_str(&format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
    };
    if explainer.url.is_some() {
        property("og:url", &subject.address());
    }
    if let Some(date) = dates::iso(subject.modified()) {
        property("article:modified_time", &date);
    }
    let Ok(alternative) = card::alternative(subject, language) else {
        return head + "<meta name=\"twitter:card\" content=\"summary\">";
    };
    property("og:image", &address.beside(&subject.card()));
    property("og:image:type", "image/png");
    property("og:image:width", &card::WIDTH.to_string());
    property("og:image:height", &card::HEIGHT.to_string());
    property("og:image:alt", &alternative);
    // Its title, description and picture are taken from the properties above.
    head + "<meta name=\"twitter:card\" content=\"summary_large_image\">"
}
