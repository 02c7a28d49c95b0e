//! What is always seen: which explainer it is, whether it is kept, what stands between it and publishing.

use super::super::state::{Event, Folder, Keeping, Side};
use super::super::step::Step;
use super::disk::OnDisk;
use super::side_name;
use super::words::use_words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) folder: Folder,
    pub(super) side: Side,
    pub(super) steps: Callback<Step>,
    pub(super) events: Callback<Event>,
}

const SIDES: [Side; 5] = [Side::Files, Side::Write, Side::Check, Side::Page, Side::Publish];

#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let BarProps { folder, side, steps, events } = props;
    let words = use_words();
    let [is_kept, is_written] = ["kept", "keeping"].map(|key| words.say(key));
    // With what it says otherwise: nothing is to move under a hand because one of them is longer.
    let (kept, otherwise) = match &folder.keeping {
        Keeping::Kept => (is_kept, Some(is_written)),
        Keeping::Writing => (is_written, Some(is_kept)),
        Keeping::Failed(why) => (words.with("not-kept", &[("why", why.into())]), None),
    };
    let is_failing = matches!(folder.keeping, Keeping::Failed(_));
    html! {
        <header class="bar">
            <button type="button" onclick={steps.reform(|_| Step::Close)}>{words.say("all-explainers")}</button>
            <h1 tabindex="-1" dir="auto">{folder.told.headline.as_ref().unwrap_or(&folder.slug)}</h1>
            if folder.is_read {
                <p role="status">{words.say("read-alone")}</p>
                <button type="button" onclick={steps.reform(|_| Step::TakeOver)}>{words.say("write-here")}</button>
            } else {
                <p class={classes!("keeping", is_failing.then_some("failing"))} data-otherwise={otherwise} role={is_failing.then_some("alert")}>{kept}</p>
            }
            if is_failing {
                <button type="button" onclick={steps.reform(|_| Step::Export)}>{words.say("save-all")}</button>
            }
            <nav aria-label={words.say("parts")}>
                {for SIDES.into_iter().map(|to| {
                    let count = if to == Side::Check { folder.told.remarks.len() } else { 0 };
                    html! {
                        <button type="button" data-turns={side_name(to)} aria-pressed={(to == *side).to_string()} onclick={events.reform(move |_| Event::Turn { to })}>
                            {words.say(side_name(to))}
                            if to == Side::Check { <span class="count">{(count > 0).then(|| format!(" {count}"))}</span> }
                        </button>
                    }
                })}
            </nav>
            if let Some(disk) = &folder.disk {
                <OnDisk disk={disk.clone()} steps={steps} />
            }
        </header>
    }
}
