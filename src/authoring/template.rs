//! A small folder to begin with, of every kind of file, complete and without mistakes: cut out of the worked example in
//! `content/`, so that there is one source.

/// Makes the list of the files from their places.
macro_rules! files {
    ($($path:literal,)+) => {
        [$(($path, include_str!(concat!("../../content/island-water/", $path))),)+]
    };
}

/// What the lines contain between which the small folder leaves all out.
const WITHOUT: &str = "(new: without)";
const AGAIN: &str = "(new: again)";

/// The files by their places in the folder, each with its text.
pub fn template() -> Vec<(&'static str, String)> {
    let files = files![
        "explainer.toml",
        "sources.toml",
        "people.toml",
        "claims.toml",
        "facts.toml",
        "terms.toml",
        "article.md",
        "panels/cost.md",
        "panels/method.md",
        "figures/bill.toml",
        "figures/bill.csv",
    ];
    files.map(|(path, text)| (path, cut(text))).into()
}

fn cut(text: &str) -> String {
    let mut is_kept = true;
    let kept = text.split_inclusive('\n').filter(|line| {
        let is_mark = line.contains(WITHOUT) || line.contains(AGAIN);
        if is_mark {
            is_kept = line.contains(AGAIN);
        }
        is_kept && !is_mark
    });
    kept.collect()
}
