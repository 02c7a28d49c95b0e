//! What more than one explainer uses: people, words and sources, each with the places where it is used.

use super::{INDEX, Pages, page, search};
use crate::document::{Listed, Thing, ThingKind};
use crate::drawing::fill;
use crate::language::PLACEHOLDERS;
use std::collections::BTreeMap;
use yew::prelude::*;

/// A thing, with the explainers that use it, each with the place there.
struct Shared<'a> {
    thing: &'a Thing,
    users: Vec<(&'a Listed, &'a str)>,
}

/// The markup of the page.
pub(crate) fn used(pages: &Pages<'_>) -> Html {
    let language = &pages.language;
    let shared = shared(&pages.listed);
    let section = |(kind, id, title): (ThingKind, &'static str, String)| {
        let entries: Vec<Html> =
            shared.iter().filter(|shared| shared.thing.kind == kind).map(|shared| entry(pages, shared)).collect();
        if entries.is_empty() {
            return html! {};
        }
        html! {
            <section aria-labelledby={id}>
                <h2 {id}>{ title }</h2>
                <ul class="things" role="list">{ entries }</ul>
            </section>
        }
    };
    let sections = [
        (ThingKind::Person, "people", language.people_and_organisations()),
        (ThingKind::Term, "terms", language.terms()),
        (ThingKind::Source, "sources", language.sources()),
    ];
    let body = html! {
        <div class="all">
            if shared.is_empty() {
                <p>{ language.nothing_is_used_twice() }</p>
            } else {
                { search(pages, language.search_things()) }
                { sections.into_iter().map(section).collect::<Html>() }
            }
        </div>
    };
    let ways = [("./", language.all_explainers()), ("feed.xml", language.feed())];
    debug_assert_eq!(INDEX, "index.html", "it is the folder's own page");
    page(pages, &language.what_is_used_where(), Some(&language.what_is_used_where_says()), body, ways)
}

/// What more than one explainer uses, by name.
fn shared<'a>(listed: &[&'a Listed]) -> Vec<Shared<'a>> {
    let mut found: BTreeMap<_, Shared<'a>> = BTreeMap::new();
    for listed in listed {
        for thing in &listed.things {
            // Of a page, each explainer may say in other words what it is.
            let key = match &thing.address {
                Some(address) => (thing.kind, address.as_str(), ""),
                None => (thing.kind, thing.name.as_str(), thing.about.as_str()),
            };
            let shared = found.entry(key).or_insert_with(|| Shared { thing, users: Vec::new() });
            if shared.users.last().is_none_or(|(last, _)| last.slug != listed.slug) {
                shared.users.push((listed, &thing.place));
            }
        }
    }
    let mut found: Vec<Shared<'a>> = found.into_values().filter(|shared| shared.users.len() > 1).collect();
    let key = |shared: &Shared<'a>| match shared.thing.kind {
        ThingKind::Source => (shared.thing.about.to_lowercase(), shared.thing.name.to_lowercase()),
        _ => (shared.thing.name.to_lowercase(), shared.thing.about.to_lowercase()),
    };
    found.sort_by_cached_key(key);
    found
}

fn entry(pages: &Pages<'_>, Shared { thing, users }: &Shared<'_>) -> Html {
    let language = &pages.language;
    let name = match &thing.address {
        Some(address) => {
            let link = html! { <a href={address.as_str().to_owned()}>{ &thing.name }</a> };
            fill(&language.source(&thing.about, PLACEHOLDERS[0]), [link])
        }
        None if thing.about.is_empty() => html! { <strong>{ &thing.name }</strong> },
        None => {
            let name = html! { <strong>{ &thing.name }</strong> };
            fill(&language.person(PLACEHOLDERS[0], &thing.about), [name])
        }
    };
    let (lang, dir) = users.first().map(|(listed, _)| pages.of(listed)).unwrap_or_default();
    let user = |(at, (listed, place)): (usize, &(&Listed, &str))| {
        let (lang, dir) = pages.of(listed);
        let href = format!("./{}/{}", listed.slug, place.trim_start_matches("./"));
        html! { <>{ if at > 0 { " · " } else { "" } }<a {href} {lang} {dir}>{ &listed.headline }</a></> }
    };
    let users = users.iter().enumerate().map(user).collect();
    html! {
        <li class="entry">
            <p {lang} {dir}>{ name }</p>
            <p class="where">{ fill(&language.used_in(PLACEHOLDERS[0]), [users]) }</p>
        </li>
    }
}
