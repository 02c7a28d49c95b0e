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
    Fact,
}

impl Kind {
    pub(crate) const ALL: [Self; 8] =
        [Self::Source, Self::Person, Self::Claim, Self::Panel, Self::Figure, Self::Image, Self::Term, Self::Fact];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Claim => "claim",
            Self::Panel => "panel",
            Self::Figure => "figure",
            Self::Image => "image",
            Self::Term => "term",
            Self::Fact => "fact",
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
            Self::Fact => "facts",
        }
    }

    pub(crate) fn declared_in(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::Person => "people.toml",
            Self::Claim => "claims.toml",
            Self::Panel => "panels/",
            Self::Figure => "figures/",
            Self::Image => "images.toml",
            Self::Term => "terms.toml",
            Self::Fact => "facts.toml",
        }
    }
}
