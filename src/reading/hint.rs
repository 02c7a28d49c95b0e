//! What to do about a mistake: in words, as words in the place of others, and which of several was meant.

/// What to do about something that is wrong.
pub(crate) struct Hint {
    pub(super) text: String,
    pub(super) replacement: Option<Box<(String, String)>>,
}

impl Hint {
    /// That words are to be written in the place of others.
    pub(crate) fn replacing(written: &str, new: &str, text: impl Into<String>) -> Self {
        Self { text: text.into(), replacement: Some(Box::new((written.to_owned(), new.to_owned()))) }
    }

    /// That something was misspelt.
    pub(crate) fn meant(written: &str, near: &str) -> Self {
        Self::replacing(written, near, format!("did you mean \"{near}\"?"))
    }
}

impl From<String> for Hint {
    fn from(text: String) -> Self {
        Self { text, replacement: None }
    }
}

impl From<&str> for Hint {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// The candidate that a mistyped word most likely means. Of a great many only the first are looked at, and no word that
/// is too long to be a name.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 100;
    const MOST: usize = 1000;
    let limit = (word.chars().take(LONGEST).count() / 3).clamp(1, 4);
    let candidates = candidates.into_iter().take(MOST);
    let candidates = candidates.filter(|candidate| word.len().max(candidate.len()) <= LONGEST);
    let distances = candidates.map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate));
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// A list as a sentence has it, cut where it becomes too long to read.
pub(crate) fn list<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    const SHOWN: usize = 8;
    let words: Vec<&str> = words.into_iter().collect();
    if words.len() > SHOWN + 1 {
        return format!("{} and {} more", words[..SHOWN].join(", "), words.len() - SHOWN);
    }
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list([]), "");
        assert_eq!(list(["a"]), "a");
        assert_eq!(list(["a", "b", "c"]), "a, b and c");
        assert_eq!(list(["a"; 12]), "a, a, a, a, a, a, a, a and 4 more");
    }

    #[test]
    fn nearest_is_near() {
        assert_eq!(nearest("bountys", ["bounties", "hotline"]), Some("bounties"));
        assert_eq!(nearest("expert", ["bounties", "hotline"]), None);
    }
}
