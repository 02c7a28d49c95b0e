//! The pages of a site of several explainers, and what is made of all of them for readers elsewhere: the list of them,
//! what is used where, the feed and the sitemaps.

mod feed;
mod head;
mod sitemap;

use super::moved::Places;
use super::shell::{Filling, Shown};
use super::{Files, OfSite, Program, PublishError, Subject, card, edition, hashed_name};
use crate::document::{Index, Listed, Site, Thing, ThingKind};
use crate::language::Language;
use crate::values::Standing;
use crate::view::site::{self as view, Pages};
use head::Head;
use yew::prelude::Html;

/// What the shell has for these pages alone, before it is named by its hash or put into them.
pub(super) const STYLES: &str = "site.css";
pub(super) const SCRIPT: &str = "site.js";

/// The name of the picture beside a link to the site.
const PICTURE: &str = "site.png";

/// What the pages of its site have of an explainer.
pub(super) fn listed(explainer: &Index<'_>, language: &Language, places: &Places) -> Listed {
    let subject = Subject::from(explainer);
    let count = |standing| explainer.claims.iter().filter(|claim| claim.standing == standing).count();
    let standings = Standing::WORDS.iter().map(|(_, standing)| (*standing, count(*standing)));
    let sources = explainer.sources.iter().map(|source| Thing {
        kind: ThingKind::Source,
        name: source.title.clone(),
        about: source.publisher.clone(),
        address: Some(source.url.clone()),
        place: places.address(&format!("source-{}", source.id)),
    });
    let people = explainer.people.iter().map(|person| Thing {
        kind: ThingKind::Person,
        name: person.name.clone(),
        about: person.role.clone(),
        address: None,
        place: places.address(&format!("person-{}", person.id)),
    });
    let terms = explainer.terms.iter().map(|term| Thing {
        kind: ThingKind::Term,
        name: term.word.clone(),
        about: String::new(),
        address: None,
        place: places.address(&format!("term-{}", term.id)),
    });
    Listed {
        slug: explainer.slug.clone(),
        lang: explainer.lang.clone(),
        kicker: explainer.kicker.clone(),
        headline: subject.page_title(language),
        standfirst: subject.description(language).into_owned(),
        byline: explainer.byline.clone(),
        as_of: explainer.as_of,
        modified: subject.modified(),
        is_example: explainer.example,
        standings: standings.filter(|(_, count)| *count > 0).collect(),
        panels: explainer.panels.iter().map(|panel| (panel.id.clone(), panel.title.clone())).collect(),
        things: people.chain(terms).chain(sources).collect(),
    }
}

/// What is made of all explainers of a site.
pub struct MadeOfAll {
    /// The files in the site's folder.
    pub files: Files,
    /// What was left out, each with the reason.
    pub left_out: Vec<(String, String)>,
}

impl Program<'_> {
    /// Makes the site's own pages and the files beside them: all but those that are the same for every explainer.
    pub async fn site(&self, site: &Site, listed: &[&Listed]) -> Result<MadeOfAll, PublishError> {
        let OfSite { styles, script } = self.of_site.as_ref().ok_or(PublishError::Missing(SCRIPT.to_owned()))?;
        let pages = Pages::new(site, listed.iter().copied());
        let mut made = MadeOfAll { files: Files::new(), left_out: Vec::new() };
        let language = &pages.language;
        let script_name = hashed_name("site", script);
        let card = card::of_site(site);
        let of_index = Head {
            page: "",
            title: site.title.clone(),
            about: site.about.as_deref(),
            has_card: card.is_ok(),
            is_list: true,
        };
        let of_used = Head {
            page: view::USED,
            title: format!("{} – {}", language.what_is_used_where(), site.title),
            about: None,
            has_card: false,
            is_list: false,
        };
        let drawn: [(&str, Head<'_>, Html); 2] =
            [(view::INDEX, of_index, view::index(&pages)), (view::USED, of_used, view::used(&pages))];
        for (name, head, html) in drawn {
            let markup = edition::markup(html).await;
            let end = head.linked_data(&pages);
            let filling = Filling {
                own_styles: styles,
                page_title: &head.title,
                title: &head.elements(&pages),
                end_of_head: &format!("<script type=\"module\" src=\"./{script_name}\"></script>"),
                markup: &markup,
                end_of_body: &end,
                ..Filling::default()
            };
            let shown = Shown { lang: language.tag(), dir: language.dir(), edition: None, is_below: false };
            made.files.insert(name.to_owned(), self.shell.fill(&shown, &self.scripts, &filling).into_bytes());
        }
        match card {
            Ok(card) => _ = made.files.insert(PICTURE.to_owned(), card),
            Err(error) => made.left_out.push((PICTURE.to_owned(), error.to_string())),
        }
        made.files.insert(script_name, script.as_bytes().to_vec());
        made.files.insert(super::feed::NAME.to_owned(), feed::feed(&pages)?);
        match &site.url {
            Some(url) => {
                let sitemaps = sitemap::sitemaps(url, &pages.listed).map_err(PublishError::Sitemap)?;
                made.files.extend(sitemaps);
            }
            None => {
                let why = "it needs the site's full address: give site.toml the key \"url\" when it is known";
                made.left_out.push((super::sitemap::NAME.to_owned(), why.to_owned()));
            }
        }
        Ok(made)
    }
}
