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

    /// What it is called: the key of its words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Article => "part-article",
            Self::Panels => "part-panels",
            Self::Figures => "part-figures",
            Self::Claims => "part-claims",
            Self::Sources => "part-sources",
            Self::Images => "part-images",
            Self::Other => "part-other",
        }
    }
}

/// What a file is called in the list: the key of its words, and the name that stands in them or alone.
pub fn title_of(path: &str) -> (Option<&'static str>, &str) {
    let key = match path {
        "explainer.toml" => "file-explainer",
        "article.md" => "file-article",
        "claims.toml" => "file-claims",
        "facts.toml" => "file-facts",
        "corrections.toml" => "file-corrections",
        "sources.toml" => "file-sources",
        "people.toml" => "file-people",
        "terms.toml" => "file-terms",
        "editions.toml" => "file-editions",
        "images.toml" => "file-images",
        _ => {
            let name = path.rsplit('/').next().unwrap_or(path);
            return match name.rsplit_once('.') {
                Some((stem, "md")) => (None, stem),
                Some((stem, "toml")) => (Some("file-about"), stem),
                Some((stem, "csv")) => (Some("file-rows"), stem),
                _ => (None, name),
            };
        }
    };
    (Some(key), path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_by_what_they_are() {
        for (path, part, title) in [
            ("article.md", Part::Article, (Some("file-article"), "article.md")),
            ("panels/price.md", Part::Panels, (None, "price")),
            ("figures/bill.csv", Part::Figures, (Some("file-rows"), "bill")),
            ("figures/bill.xlsx", Part::Figures, (None, "bill.xlsx")),
            ("notes.txt", Part::Other, (None, "notes.txt")),
        ] {
            assert_eq!((Part::of(path), title_of(path)), (part, title));
        }
    }
}
