//! The folder to begin with, with what is known of the article.

use super::template;
use toml_edit::{DocumentMut, Item, Value};

/// What is known of an article that is to be explained.
#[derive(Clone, Copy, Debug)]
pub struct Begun<'a> {
    /// The language of the explainer.
    pub lang: &'a str,
    /// The article's headline.
    pub headline: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// Where to read it; nothing, as long as that is not known.
    pub address: &'a str,
}

/// That the template's words, which are of another story, are not to be published.
const DRAFT: &str = "# What stands in this folder is an example: write yours over it. It is not published as long as it is a draft.\ndraft = true\n\n";

/// The files of [`template`] with that in its places, as a draft; all else, comments too, stays as it is.
pub fn begun(known: &Begun<'_>) -> Vec<(&'static str, String)> {
    let filled = |(place, text): (&'static str, String)| {
        let filled = match place {
            "explainer.toml" => edited(&format!("{DRAFT}{text}"), |explainer| {
                set(explainer.get_mut("lang"), known.lang);
                set(explainer.get_mut("headline"), known.headline);
                let original = explainer.get_mut("original");
                let original = original.and_then(Item::as_table_mut);
                if let Some(original) = original {
                    set(original.get_mut("headline"), known.headline);
                    set(original.get_mut("publisher"), known.publisher);
                }
            }),
            // The first source is the article.
            "sources.toml" => edited(&text, |sources| {
                let sources = sources.get_mut("source").and_then(Item::as_array_of_tables_mut);
                if let Some(article) = sources.and_then(|sources| sources.get_mut(0)) {
                    set(article.get_mut("publisher"), known.publisher);
                    set(article.get_mut("url"), known.address);
                }
            }),
            _ => None,
        };
        (place, filled.unwrap_or(text))
    };
    template().into_iter().map(filled).collect()
}

fn edited(text: &str, edit: impl FnOnce(&mut DocumentMut)) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    edit(&mut document);
    Some(document.to_string())
}

/// Puts a text in the place of another, with what stands around it. What is not known stays as it is.
fn set(item: Option<&mut Item>, text: &str) {
    let text = text.trim();
    if let (Some(value), false) = (item.and_then(Item::as_value_mut), text.is_empty()) {
        let decor = value.decor().clone();
        *value = Value::from(text);
        *value.decor_mut() = decor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::{Files, compile_files};

    #[test]
    fn a_begun_folder_has_no_mistakes_in_any_language() {
        for lang in ["ar", "de", "en", "fr", "uk"] {
            let known = Begun {
                lang,
                headline: "The “new” ferry = \\ late",
                publisher: "The Post",
                address: "https://post.example/ferry",
            };
            let files = begun(&known).into_iter();
            let files = files.map(|(place, text)| (place.to_owned(), Some(text.into_bytes()))).collect();
            let explainer = compile_files(&Files { path: "".into(), name: "ferry".into(), files });
            let explainer = explainer.unwrap_or_else(|mistakes| panic!("{lang}: {mistakes}"));
            assert_eq!((explainer.headline.as_str(), explainer.lang.as_str()), (known.headline, lang));
            assert!(explainer.draft);
            assert_eq!(explainer.original.headline, known.headline);
            assert!(explainer.sources.iter().any(|source| source.url.as_str() == known.address));
        }
    }
}
