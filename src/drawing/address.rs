//! Where the page and the files beside it are, for those who read about them somewhere else.

use crate::values::{Slug, Url};

/// The page of an explainer: its full address if the document says it, else as seen from a file beside it.
#[derive(Clone, Copy)]
pub(crate) struct Address<'a>(&'a str);

impl<'a> Address<'a> {
    pub(crate) fn of(url: Option<&'a Url>) -> Self {
        url.map_or(Self("./"), Self::new)
    }

    pub(crate) fn new(url: &'a Url) -> Self {
        Self(url.as_str())
    }

    /// The page.
    pub(crate) fn page(self) -> &'a str {
        self.0
    }

    /// A place on the page.
    pub(crate) fn anchor(self, id: &str) -> String {
        format!("{}#{id}", self.0)
    }

    /// A file beside the page, as a browser works it out.
    pub(crate) fn beside(self, name: &str) -> String {
        let page = self.0.split(['?', '#']).next().unwrap_or_default();
        let host = page.find("://").map_or(0, |at| at + 3);
        let folder = page[host..].rfind('/').map_or(page, |slash| &page[..host + slash]);
        format!("{folder}/{name}")
    }

    /// The page of another explainer of the same publisher: in a folder beside this one's, or a file beside its file.
    pub(crate) fn of_another(self, explainer: &Slug) -> String {
        if self.0 == "./" {
            return format!("../{explainer}/");
        }
        if !self.0.ends_with('/') {
            return self.beside(&format!("{explainer}.html"));
        }
        let folder = self.beside("");
        let above = Address(folder.trim_end_matches('/')).beside("");
        format!("{above}{explainer}/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_a_page() {
        for (page, file) in [
            ("https://paper.example", "https://paper.example/oembed.json"),
            ("https://paper.example/", "https://paper.example/oembed.json"),
            ("https://paper.example/a/b/", "https://paper.example/a/b/oembed.json"),
            ("https://paper.example/a/b.html?c=/d#/e", "https://paper.example/a/oembed.json"),
        ] {
            let page = Url::new(page).expect("an address");
            assert_eq!(Address::new(&page).beside("oembed.json"), file);
        }
    }

    #[test]
    fn another_explainer() {
        let other = Slug::new("tram").expect("a name");
        for (page, expected) in [
            ("https://paper.example/explainers/ferry/", "https://paper.example/explainers/tram/"),
            ("https://paper.example/ferry/", "https://paper.example/tram/"),
            ("https://ferry.example/", "https://ferry.example/tram/"),
            ("https://paper.example/explainers/ferry.html", "https://paper.example/explainers/tram.html"),
        ] {
            let page = Url::new(page).expect("an address");
            assert_eq!(Address::new(&page).of_another(&other), expected);
        }
        assert_eq!(Address::of(None).of_another(&other), "../tram/");
    }
}
