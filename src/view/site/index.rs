//! The list of the explainers: each with its headline, how its statements stand, and its panels.

use super::{Pages, USED, page, search};
use crate::document::Listed;
use crate::drawing::{date, fill, percent, precision, standing_shape, standing_word};
use crate::language::PLACEHOLDERS;
use crate::values::Standing;
use yew::prelude::*;

/// The markup of the page.
pub(crate) fn index(pages: &Pages<'_>) -> Html {
    let language = &pages.language;
    let body = html! {
        <div class="all">
            { search(pages, language.search_explainers()) }
            { filter(pages) }
            <ol class="entries" role="list">{ pages.listed.iter().map(|listed| entry(pages, listed)).collect::<Html>() }</ol>
        </div>
    };
    let ways = [(USED, language.what_is_used_where()), ("feed.xml", language.feed())];
    page(pages, &pages.site.title, pages.site.about.as_deref(), body, ways)
}

/// Which are shown: styles alone answer to it.
fn filter(pages: &Pages<'_>) -> Html {
    let language = &pages.language;
    let choice = |value: &'static str, words: Html| {
        let id = format!("with-{value}");
        html! {
            <>
                <input type="radio" name="standing" id={id.clone()} {value} checked={value == "any"} />
                <label for={id} data-standing={(value != "any").then_some(value)}>{ words }</label>
            </>
        }
    };
    let has =
        |standing: Standing| move |listed: &&&Listed| listed.standings.iter().any(|(found, _)| *found == standing);
    let of_standing = |(name, standing): &(&'static str, Standing)| {
        let count = pages.listed.iter().filter(has(*standing)).count();
        let words = language.claims_with_standing(standing_word(language, *standing), count);
        let shape = html! { <span aria-hidden="true">{ standing_shape(*standing) }{ "\u{a0}" }</span> };
        (count > 0).then(|| choice(name, html! { <>{ shape }{ words }</> }))
    };
    let choices: Vec<Html> = Standing::WORDS.iter().filter_map(of_standing).collect();
    if choices.is_empty() {
        return html! {};
    }
    html! {
        <fieldset class="filter">
            <legend>{ language.explainers_by_standing() }</legend>
            { choice("any", html! { { language.all_claims(pages.listed.len()) } }) }
            { choices }
        </fieldset>
    }
}

fn entry(pages: &Pages<'_>, listed: &Listed) -> Html {
    let language = &pages.language;
    let (lang, dir) = pages.of(listed);
    let href = format!("./{}/", listed.slug);
    let standings: Vec<&str> = listed.standings.iter().map(|(standing, _)| standing.name()).collect();
    let as_of = language.evidence_as_of(PLACEHOLDERS[0], precision(listed.as_of));
    let panel = |(id, title): &(_, String)| html! { <li><a href={format!("{href}{id}.html")}>{ title }</a></li> };
    html! {
        <li class="entry" data-standings={standings.join(" ")}>
            <div lang={lang.clone()} {dir}>
                <p class="kicker">{ &listed.kicker }</p>
                <h2><a href={href.clone()}>{ &listed.headline }</a></h2>
                <p class="says">{ &listed.standfirst }</p>
            </div>
            <div class="record">
                { statements(pages, listed) }
                <p class="known">{ fill(&as_of, [date(language, listed.as_of)]) }</p>
                if !listed.panels.is_empty() {
                    <details>
                        <summary>{ language.panels_of(listed.panels.len()) }</summary>
                        <ul role="list" {lang} {dir}>{ listed.panels.iter().map(panel).collect::<Html>() }</ul>
                    </details>
                }
            </div>
        </li>
    }
}

/// How all statements of an explainer stand, as one bar and in words.
fn statements(pages: &Pages<'_>, listed: &Listed) -> Html {
    let language = &pages.language;
    let all: usize = listed.standings.iter().map(|(_, count)| count).sum();
    if all == 0 {
        return html! {};
    }
    let mut before = 0;
    let segment = |(standing, count): &(Standing, usize)| {
        let (from, to) = (before * 1000 / all, (before + count) * 1000 / all);
        before += count;
        let part = |tenths: usize| percent(tenths as u64);
        let x = if language.dir().is_some() { 1000 - to } else { from };
        html! { <rect data-standing={standing.name()} x={part(x)} width={part((to - from).saturating_sub(3))} y="0" height="8"></rect> }
    };
    let bar: Html = listed.standings.iter().map(segment).collect();
    let word = |(standing, count): &(Standing, usize)| {
        html! {
            <li data-standing={standing.name()}>
                <span aria-hidden="true">{ standing_shape(*standing) }{ "\u{a0}" }</span>
                { language.claims_with_standing(standing_word(language, *standing), *count) }
            </li>
        }
    };
    html! {
        <>
            <p class="checked">{ language.statements_checked(all) }</p>
            <svg width="100%" height="8" aria-hidden="true">{ bar }</svg>
            <ul class="standings" role="list">{ listed.standings.iter().map(word).collect::<Html>() }</ul>
        </>
    }
}
