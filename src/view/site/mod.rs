//! The pages of a site of several explainers: the list of them, and what is used where. Each is complete without a
//! script; `static/modules/site.js` searches in them.

mod index;
mod used;
mod words;

pub(crate) use index::index;
pub(crate) use used::used;

use crate::document::{Listed, Site};
use crate::figures;
use crate::language::{Catalogue, Keys, Language, catalogue};
use std::collections::BTreeMap;
use yew::prelude::*;

/// The words of these pages.
pub const WORDS: Catalogue = catalogue!();
/// Their messages.
pub const KEYS: Keys = words::KEYS;

/// The names of the pages.
pub(crate) const INDEX: &str = "index.html";
pub(crate) const USED: &str = "used.html";

/// What stands there for the number that the script counts.
const SHOWN: &str = "{shown}";

/// A site while one of its pages is drawn.
pub(crate) struct Pages<'a> {
    pub(crate) site: &'a Site,
    pub(crate) language: Language,
    /// The newest first.
    pub(crate) listed: Vec<&'a Listed>,
    /// The languages of the explainers, as far as they are others.
    languages: BTreeMap<&'a str, Language>,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(site: &'a Site, listed: impl IntoIterator<Item = &'a Listed>) -> Self {
        let more: Vec<Catalogue> = figures::WORDS.iter().copied().chain([WORDS]).collect();
        let mut listed: Vec<&Listed> = listed.into_iter().collect();
        listed.sort_by_key(|listed| (std::cmp::Reverse(listed.as_of.span()), &listed.slug));
        let others = listed.iter().map(|listed| listed.lang.as_str()).filter(|lang| *lang != site.lang);
        let languages = others.map(|lang| (lang, Language::or_english(lang, figures::WORDS))).collect();
        Self { site, language: Language::or_english(&site.lang, &more), listed, languages }
    }

    /// `lang` and `dir` of what an explainer says, where they are not the page's.
    fn of(&self, listed: &Listed) -> (Option<String>, Option<&'static str>) {
        match self.languages.get(listed.lang.as_str()) {
            Some(language) => (Some(listed.lang.clone()), Some(language.dir().unwrap_or("ltr"))),
            None => (None, None),
        }
    }
}

/// The frame of a page: head, what is searched, and the ways on.
fn page(pages: &Pages<'_>, title: &str, about: Option<&str>, body: Html, on: [(&str, String); 2]) -> Html {
    let (site, language) = (pages.site, &pages.language);
    let ways = on.map(|(href, words)| html! { <li><a href={href.to_owned()}>{ words }</a></li> });
    html! {
        <div class="explainer site" lang={site.lang.clone()} dir={language.dir()}>
            <header class="masthead">
                <p class="kicker">{ &site.publisher }</p>
                <h1 class="headline">{ title }</h1>
                { about.map(|about| html! { <p class="standfirst">{ about }</p> }) }
            </header>
            { body }
            <nav class="ways"><ul role="list">{ ways.into_iter().collect::<Html>() }</ul></nav>
        </div>
    }
}

/// The field to search in, which only the script shows.
fn search(pages: &Pages<'_>, label: String) -> Html {
    let language = &pages.language;
    let shown = language.explainers_shown(SHOWN, pages.listed.len());
    html! {
        <form class="search" role="search" hidden={true}>
            <label for="search">{ label }</label>
            <input id="search" name="q" type="search" autocomplete="off" />
            <p class="shown" role="status" data-shown={shown} data-none={language.nothing_found()}></p>
        </form>
    }
}
