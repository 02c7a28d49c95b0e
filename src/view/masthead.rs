//! The head of the explainer.

use super::{Context, corrections, home, reviews};
use crate::document::Translation;
use crate::drawing::{Target, citation, date, fill, mount, precision};
use crate::figures::WORDS;
use crate::islands::Toolbar;
use crate::language::{Language, PLACEHOLDERS};
use yew::prelude::*;

/// Headline, standfirst, and where all of it comes from.
pub(super) fn masthead(context: &Context<'_>) -> Html {
    let language = context.language;
    let as_of = language.evidence_as_of(PLACEHOLDERS[0], precision(context.explainer.as_of));
    html! {
        <header class="masthead">
            { example(context) }
            // An entry of a feed has both already.
            if context.target != Target::Feed {
                <p class="kicker">{ home::home(context) }{ &context.explainer.kicker }</p>
                <h1 class="headline">{ &context.explainer.headline }</h1>
            }
            <p class="standfirst">{ &context.explainer.standfirst }</p>
            <div class="byline">
                <p>{ &context.explainer.byline }{ " " }</p>
                { after(context) }
                { translations(context) }
                <p>
                    { fill(&as_of, [date(language, context.explainer.as_of)]) }
                    { reviews::reviewed(language, context.explainer.as_of, context.explainer.reviewed) }
                    { reviews::checked(language, context.explainer.checked.as_ref()) }
                    { corrections::last(context, None) }
                </p>
                if context.target != Target::Glance {
                    { toolbar(context) }
                }
            </div>
        </header>
    }
}

/// That all of it is invented, on whatever shows a part of it.
pub(super) fn example(context: &Context<'_>) -> Html {
    let language = context.language;
    match context.explainer.example {
        true => html! { <p class="example">{ language.as_example(language.invented()) }</p> },
        false => html! {},
    }
}

/// Where it stands in other languages, each by its own name.
fn translations(context: &Context<'_>) -> Html {
    let others = &context.explainer.translations;
    if others.is_empty() {
        return html! {};
    }
    let (target, rel) = context.outside();
    let other = |(at, other): (usize, &Translation)| {
        let name = Language::or_english(&other.lang, WORDS).own_name();
        let (href, lang) = (other.url.as_str().to_owned(), other.lang.clone());
        html! { <>{ if at > 0 { " · " } else { "" } }<a {href} {target} {rel} {lang}>{ name }</a></> }
    };
    html! { <p>{ others.iter().enumerate().map(other).collect::<Html>() }{ " · " }</p> }
}

/// The article that all of this is about.
pub(super) fn after(context: &Context<'_>) -> Html {
    let (original, language) = (&context.explainer.original, context.language);
    let headline = html! { <cite>{ &original.headline }</cite> };
    let after = language.after(PLACEHOLDERS[0], &original.author, &original.publisher, PLACEHOLDERS[1]);
    html! {
        <p>
            { fill(&after, [headline, date(language, original.published)]) }
            if context.target == Target::Glance {
                { " ·" }
            } else {
                { citation(context, &original.source) }
            }
            { " " }
        </p>
    }
}

fn toolbar(context: &Context<'_>) -> Html {
    let language = context.language;
    let panels = context.explainer.panels.iter().filter(|panel| !context.is_card(&panel.id)).count();
    let data = Toolbar {
        counts: (0..=panels).map(|open| language.opened(open, panels)).collect(),
        show_all: language.show_all(),
        hide_all: language.hide_all(),
        share: language.share(),
    };
    mount(context, "toolbar".to_owned(), data, html! {})
}
