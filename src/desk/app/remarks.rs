//! What is wrong, and what should be looked at.

use super::super::state::Folder;
use super::super::step::Step;
use super::super::told::{Level, Remark};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct RemarksProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn Remarks(props: &RemarksProps) -> Html {
    let RemarksProps { folder, steps } = props;
    html! {
        <section class="remarks" aria-label="What is wrong">
            <p class="stands" role="status">{folder.stands()}</p>
            <ol>{for folder.told.remarks.iter().map(|found| remark(found, steps))}</ol>
        </section>
    }
}

fn remark(remark: &Remark, steps: &Callback<Step>) -> Html {
    let Remark { level, path, line, column, message, hint, replacement } = remark.clone();
    let place = if path.is_empty() { "the folder".to_owned() } else { format!("{path}:{line}:{column}") };
    let class = match level {
        Level::Mistake => "mistake",
        Level::Warning => "warning",
    };
    let show = {
        let path = path.clone();
        steps.reform(move |_| Step::Show { path: path.clone(), line, column })
    };
    html! {
        <li class={class}>
            <button type="button" class="plain" disabled={path.is_empty()} onclick={show}>
                <span class="level">{if level == Level::Mistake { "Mistake" } else { "Look" }}</span>
                {" "}<code>{place}</code>{" "}{message}
            </button>
            if let Some((old, new)) = replacement {
                <button type="button" onclick={steps.reform(move |_| Step::Replace { path: path.clone(), line, column, old: old.clone(), new: new.clone() })}>
                    {hint.unwrap_or_default()}
                </button>
            } else if let Some(hint) = hint {
                <p class="hint">{hint}</p>
            }
        </li>
    }
}
