//! What stands in the head of a site's page for those who show it elsewhere, and what it says of itself to machines.

use super::super::{card, feed};
use super::PICTURE;
use crate::document::Listed;
use crate::view::escape;
use crate::view::site::Pages;
use serde_json::{Value, json};

/// A page of a site, as others are told of it.
pub(super) struct Head<'a> {
    /// Its name in the site's folder; nothing for the folder itself.
    pub(super) page: &'static str,
    pub(super) title: String,
    pub(super) about: Option<&'a str>,
    /// Whether there is a picture of it.
    pub(super) has_card: bool,
    /// Whether it lists the explainers.
    pub(super) is_list: bool,
}

impl Head<'_> {
    /// The elements after the title. Addresses are full if the site's is known.
    pub(super) fn elements(&self, pages: &Pages<'_>) -> String {
        let site = pages.site;
        let address = |name: &str| format!("{}{name}", site.url.as_ref().map_or("./", |url| url.as_str()));
        let mut head =
            format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\">", escape(&address(feed::NAME)));
        if let Some(about) = self.about {
            head.push_str(&format!("<meta name=\"description\" content=\"{}\">", escape(about)));
        }
        if site.url.is_some() {
            head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(&address(self.page))));
        }
        let mut property = |name: &str, content: &str| {
            head.push_str(&format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
        };
        property("og:type", "website");
        property("og:site_name", &site.title);
        property("og:title", &self.title);
        if let Some(about) = self.about {
            property("og:description", about);
        }
        if site.url.is_some() {
            property("og:url", &address(self.page));
        }
        let mut kind = "summary";
        if self.has_card {
            kind = "summary_large_image";
            property("og:image", &address(PICTURE));
            property("og:image:type", "image/png");
            property("og:image:width", &card::WIDTH.to_string());
            property("og:image:height", &card::HEIGHT.to_string());
            property("og:image:alt", &format!("{}: {}", site.publisher, site.title));
        }
        head + &format!("<meta name=\"twitter:card\" content=\"{kind}\">")
    }

    /// The page as schema.org has it, as JSON-LD in a script: a `CollectionPage`, with the explainers in their order if it
    /// lists them.
    pub(super) fn linked_data(&self, pages: &Pages<'_>) -> String {
        let site = pages.site;
        let address = |name: &str| site.url.as_ref().map(|url| format!("{}{name}", url.as_str()));
        let mut page = json!({
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": self.title,
            "inLanguage": site.lang,
            "publisher": { "@type": "Organization", "name": site.publisher },
        });
        if let Some(about) = self.about {
            page["description"] = json!(about);
        }
        if let Some(url) = address(self.page) {
            page["url"] = json!(url);
        }
        if self.is_list {
            let element = |(position, listed): (usize, &&Listed)| {
                let mut element = json!({ "@type": "ListItem", "position": position, "name": listed.headline });
                if let Some(url) = address(&format!("{}/", listed.slug)) {
                    element["url"] = json!(url);
                }
                element
            };
            let elements: Vec<Value> = (1..).zip(&pages.listed).map(element).collect();
            page["mainEntity"] =
                json!({ "@type": "ItemList", "numberOfItems": elements.len(), "itemListElement": elements });
        }
        let page = page.to_string().replace('<', "\\u003c").replace('\u{a0}', " ");
        format!("<script type=\"application/ld+json\">{page}</script>")
    }
}
