//! A small folder to begin with, of every kind of file, complete and without mistakes.

/// Makes the list of the files from their places.
macro_rules! files {
    ($($path:literal,)+) => {
        &[$(($path, include_str!(concat!("template/", $path))),)+]
    };
}

/// The files by their places in the folder, each with its text.
pub fn template() -> &'static [(&'static str, &'static str)] {
    files![
        "explainer.toml",
        "sources.toml",
        "people.toml",
        "claims.toml",
        "facts.toml",
        "terms.toml",
        "article.md",
        "panels/price.md",
        "panels/method.md",
        "figures/grants.toml",
        "figures/grants.csv",
    ]
}
