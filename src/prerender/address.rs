//! Where the page and the files beside it are, for those who read about them somewhere else.

use crate::document::Explainer;

/// The page of an explainer: its full address if the document says it, else as seen from a file beside it.
#[derive(Clone, Copy)]
pub(super) struct Address<'a>(&'a str);

impl<'a> Address<'a> {
    pub(super) fn of(explainer: &'a Explainer) -> Self {
        Self(explainer.url.as_ref().map_or("./", |url| url.as_str()))
    }

    /// The page.
    pub(super) fn page(self) -> &'a str {
        self.0
    }

    /// A place on the page.
    pub(super) fn place(self, id: &str) -> String {
        format!("{}#{id}", self.0)
    }

    /// A file beside the page.
    pub(super) fn beside(self, name: &str) -> String {
        let folder = self.0.rfind('/').map_or("", |end| &self.0[..=end]);
        [folder, name].concat()
    }
}
