//! What a page is about, as those need it who show it elsewhere: the explainer, or one of its panels.

use crate::document::{ContextPanel, Index};
use crate::drawing::Address;
use crate::language::Language;
use crate::values::Date;
use std::borrow::Cow;

/// The explainer, or one of its panels.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) explainer: &'a Index<'a>,
    pub(super) panel: Option<&'a ContextPanel>,
}

impl<'a> From<&'a Index<'a>> for Subject<'a> {
    fn from(explainer: &'a Index<'a>) -> Self {
        Self { explainer, panel: None }
    }
}

impl<'a> Subject<'a> {
    /// What it is called.
    pub(super) fn title(self) -> &'a str {
        self.panel.map_or(&self.explainer.headline, |panel| &panel.title)
    }

    /// What it says, in a sentence.
    pub(super) fn says(self) -> &'a str {
        self.panel.map_or(&self.explainer.standfirst, |panel| &panel.finding)
    }

    /// The same where it is shown elsewhere: of an example, first that it is one.
    pub(super) fn description(self, language: &Language) -> Cow<'a, str> {
        match self.explainer.example {
            true => format!("{} {}", language.as_example(language.invented()), self.says()).into(),
            false => self.says().into(),
        }
    }

    /// A title as it stands where nothing is beside it that would say that it is of an example.
    pub(super) fn alone(self, title: &'a str, language: &Language) -> Cow<'a, str> {
        if self.explainer.example { language.as_example(title).into() } else { title.into() }
    }

    /// When what it says last changed: its evidence, or what was corrected.
    pub(super) fn modified(self) -> Date {
        let as_of = self.panel.map_or(self.explainer.as_of, |panel| panel.as_of);
        let corrected = self.explainer.corrected(self.panel).map(|correction| correction.date);
        corrected.filter(|corrected| corrected.span().0 > as_of.span().0).unwrap_or(as_of)
    }

    /// What it belongs to.
    pub(super) fn kicker(self, language: &Language) -> Cow<'a, str> {
        match self.panel {
            Some(_) => self.alone(&self.explainer.headline, language),
            None => self.alone(&self.explainer.kicker, language),
        }
    }

    /// The title of its page, which stands alone in a list of tabs.
    pub(super) fn page_title(self, language: &Language) -> String {
        let whole = self.alone(&self.explainer.headline, language);
        match self.panel {
            Some(panel) => format!("{} – {whole}", panel.title),
            None => whole.into_owned(),
        }
    }

    /// The address of its page.
    pub(super) fn address(self) -> String {
        let address = Address::of(self.explainer.url.as_ref());
        match self.panel {
            Some(panel) => address.beside(&format!("{}.html", panel.id)),
            None => address.page().to_owned(),
        }
    }

    /// The name of a file that belongs to its page.
    pub(super) fn file(self, name: &str, extension: &str) -> String {
        match self.panel {
            Some(panel) => format!("{name}-{}.{extension}", panel.id),
            None => format!("{name}.{extension}"),
        }
    }

    /// The name of the same page as text.
    pub(super) fn text(self) -> String {
        self.panel.map_or_else(|| "index.md".to_owned(), |panel| format!("{}.md", panel.id))
    }

    /// The name of the picture that stands for it.
    pub(super) fn card(self) -> String {
        self.file(self.explainer.slug.as_str(), "png")
    }

    /// The name of oEmbed's answer for it.
    pub(super) fn oembed(self) -> String {
        self.file("oembed", "json")
    }
}

/// The explainer and each of its panels.
pub(super) fn all<'a>(explainer: &'a Index<'a>) -> impl Iterator<Item = Subject<'a>> {
    let panels = explainer.panels.iter().map(move |panel| Subject { explainer, panel: Some(panel) });
    std::iter::once(Subject::from(explainer)).chain(panels)
}
