//! What is always seen: which explainer it is, whether it is kept, what stands between it and publishing.

use super::super::state::{Event, Folder, Keeping, Side};
use super::super::step::Step;
use super::disk::OnDisk;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) folder: Folder,
    pub(super) side: Side,
    pub(super) steps: Callback<Step>,
    pub(super) events: Callback<Event>,
}

const SIDES: [(Side, &str); 5] = [
    (Side::Files, "Files"),
    (Side::Write, "Write"),
    (Side::Check, "Check"),
    (Side::Page, "Page"),
    (Side::Publish, "Publish"),
];

#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let BarProps { folder, side, steps, events } = props;
    let kept = match &folder.keeping {
        Keeping::Kept => "Kept in this browser".to_owned(),
        Keeping::Writing => "Keeping …".to_owned(),
        Keeping::Failed(why) => format!("Not kept: {why}. You can go on, and save all of it as a zip."),
    };
    let is_failing = matches!(folder.keeping, Keeping::Failed(_));
    html! {
        <header class="bar">
            <button type="button" onclick={steps.reform(|_| Step::Close)}>{"All explainers"}</button>
            <h1>{folder.told.headline.as_ref().unwrap_or(&folder.slug)}</h1>
            if folder.is_read {
                <p role="status">{"Another tab writes this. Here it can be read."}</p>
                <button type="button" onclick={steps.reform(|_| Step::TakeOver)}>{"Write here"}</button>
            } else {
                <p class={classes!("keeping", is_failing.then_some("failing"))} role={is_failing.then_some("alert")}>{kept}</p>
            }
            if is_failing {
                <button type="button" onclick={steps.reform(|_| Step::Export)}>{"Save all as a zip"}</button>
            }
            <nav aria-label="Parts of the desk">
                {for SIDES.iter().map(|(to, name)| {
                    let to = *to;
                    let count = if to == Side::Check { folder.told.remarks.len() } else { 0 };
                    html! {
                        <button type="button" aria-pressed={(to == *side).to_string()} onclick={events.reform(move |_| Event::Turn { to })}>
                            {name}
                            if count > 0 { <span class="count">{" "}{count}</span> }
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
