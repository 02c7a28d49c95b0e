//! The folder of this machine that is written into.

use super::super::state::Disk;
use super::super::step::Step;
use super::words::{Words, use_words};
use web_sys::js_sys::Reflect;
use yew::prelude::*;

/// Whether this browser lets a page write into a folder that was chosen.
pub(super) fn can_write() -> bool {
    web_sys::window().is_some_and(|window| Reflect::has(&window, &"showDirectoryPicker".into()).unwrap_or_default())
}

#[derive(PartialEq, Properties)]
pub(super) struct OnDiskProps {
    pub(super) disk: Disk,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn OnDisk(props: &OnDiskProps) -> Html {
    let OnDiskProps { disk, steps } = props;
    let words = use_words();
    let name = ("name", disk.name.as_str().into());
    let says = match (disk.is_allowed, disk.unsaved) {
        (false, _) => words.with("disk-asks", &[name]),
        (true, 0) => words.with("disk-all", &[name]),
        (true, number) => words.with("disk-unsaved", &[name, ("n", number.into())]),
    };
    html! {
        <div class="disk">
            <p>{says}</p>
            if disk.unsaved > 0 {
                <button type="button" onclick={steps.reform(|_| Step::Save)}>{words.say("disk-save")}</button>
            }
            if !disk.is_allowed {
                <button type="button" onclick={steps.reform(|_| Step::LookAtDisk)}>{words.say("disk-read")}</button>
            }
            if !disk.changed.is_empty() {
                <p role="status">{words.say("disk-changed")}</p>
                <ul>{for disk.changed.iter().map(|path| changed(path, &words, steps))}</ul>
            }
        </div>
    }
}

fn changed(path: &str, words: &Words, steps: &Callback<Step>) -> Html {
    let settle = |is_own| {
        let path = path.to_owned();
        steps.reform(move |_| Step::Settle { path: path.clone(), is_own })
    };
    html! {
        <li key={path.to_owned()}>
            <code dir="ltr">{path}</code>
            <button type="button" aria-label={words.with("mine-of", &[("path", path.into())])} onclick={settle(true)}>{words.say("mine")}</button>
            <button type="button" aria-label={words.with("theirs-of", &[("path", path.into())])} onclick={settle(false)}>{words.say("theirs")}</button>
        </li>
    }
}
