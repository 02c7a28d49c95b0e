//! The files of a folder as a writer thinks of them.

/// What a file is, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What stands at the top, and the article.
    Article,
    /// The panels.
    Panels,
    /// The figures.
    Figures,
    /// What is claimed and known: claims, facts, corrections.
    Claims,
    /// Who and where: people, sources, terms.
    Sources,
    /// Photographs.
    Images,
    /// What belongs nowhere.
    Other,
}

impl Part {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 7] =
        [Self::Article, Self::Panels, Self::Figures, Self::Claims, Self::Sources, Self::Images, Self::Other];

    /// The part that a file is of.
    pub fn of(path: &str) -> Self {
        match path.split_once('/') {
            Some(("panels", _)) => Self::Panels,
            Some(("figures", _)) => Self::Figures,
            Some(("images", _)) => Self::Images,
            _ => match path {
                "explainer.toml" | "article.md" | "editions.toml" => Self::Article,
                "claims.toml" | "facts.toml" | "corrections.toml" => Self::Claims,
                "sources.toml" | "people.toml" | "terms.toml" => Self::Sources,
                "images.toml" => Self::Images,
                _ => Self::Other,
            },
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Article => "Article",
            Self::Panels => "Panels",
            Self::Figures => "Figures",
            Self::Claims => "Claims and facts",
            Self::Sources => "Sources and people",
            Self::Images => "Pictures",
            Self::Other => "Other files",
        }
    }
}

/// What a file is called in the list.
pub fn title_of(path: &str) -> String {
    let name = match path {
        "explainer.toml" => "Headline and glance",
        "article.md" => "The article",
        "claims.toml" => "Claims",
        "facts.toml" => "Facts",
        "corrections.toml" => "Corrections",
        "sources.toml" => "Sources",
        "people.toml" => "People",
        "terms.toml" => "Terms",
        "editions.toml" => "Editions",
        "images.toml" => "Pictures’ texts",
        _ => {
            let name = path.rsplit('/').next().unwrap_or(path);
            return match name.rsplit_once('.') {
                Some((stem, "md")) => stem.to_owned(),
                Some((stem, "toml")) => format!("{stem}: about it"),
                Some((stem, "csv")) => format!("{stem}: rows"),
                _ => name.to_owned(),
            };
        }
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_by_what_they_are() {
        for (path, part, title) in [
            ("article.md", Part::Article, "The article"),
            ("panels/price.md", Part::Panels, "price"),
            ("figures/bill.csv", Part::Figures, "bill: rows"),
            ("figures/bill.xlsx", Part::Figures, "bill.xlsx"),
            ("notes.txt", Part::Other, "notes.txt"),
        ] {
            assert_eq!((Part::of(path), title_of(path).as_str()), (part, title));
        }
    }
}
