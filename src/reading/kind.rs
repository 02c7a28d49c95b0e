//! What has a name.

/// What a name can be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Source,
    Person,
    Claim,
    Panel,
    Figure,
    Image,
    Term,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] =
        [Self::Source, Self::Person, Self::Claim, Self::Panel, Self::Figure, Self::Image, Self::Term];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Claim => "claim",
            Self::Panel => "panel",
            Self::Figure => "figure",
            Self::Image => "image",
            Self::Term => "term",
        }
    }

    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Person => "people",
            Self::Claim => "claims",
            Self::Panel => "panels",
            Self::Figure => "figures",
            Self::Image => "images",
            Self::Term => "terms",
        }
    }

    pub(super) fn declared_in(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::Person => "people.toml",
            Self::Claim => "claims.toml",
            Self::Panel => "panels/",
            Self::Figure => "figures/",
            Self::Image => "images.toml",
            Self::Term => "terms.toml",
        }
    }
}
