//! The folder of this machine that is written into.

use super::super::state::Disk;
use super::super::step::Step;
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
    let name = &disk.name;
    let says = match (disk.is_allowed, disk.unsaved) {
        (false, _) => format!("The browser wants to be told again that {name} may be read."),
        (true, 0) => format!("All of it is in the folder {name}."),
        (true, 1) => format!("One file is not in the folder {name} yet."),
        (true, number) => format!("{number} files are not in the folder {name} yet."),
    };
    html! {
        <div class="disk">
            <p>{says}</p>
            if disk.unsaved > 0 {
                <button type="button" onclick={steps.reform(|_| Step::Save)}>{"Save into the folder"}</button>
            }
            if !disk.is_allowed {
                <button type="button" onclick={steps.reform(|_| Step::LookAtDisk)}>{"Read the folder"}</button>
            }
            if !disk.changed.is_empty() {
                <p role="status">{"Another program wrote these in the folder. Nothing of it is written over before you say which is meant:"}</p>
                <ul>{for disk.changed.iter().map(|path| changed(path, steps))}</ul>
            }
        </div>
    }
}

fn changed(path: &str, steps: &Callback<Step>) -> Html {
    let settle = |is_own| {
        let path = path.to_owned();
        steps.reform(move |_| Step::Settle { path: path.clone(), is_own })
    };
    html! {
        <li key={path.to_owned()}>
            <code>{path}</code>
            <button type="button" aria-label={format!("{path}: mine")} onclick={settle(true)}>{"Mine"}</button>
            <button type="button" aria-label={format!("{path}: theirs")} onclick={settle(false)}>{"Theirs"}</button>
        </li>
    }
}
