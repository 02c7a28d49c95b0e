//! What is wrong, and what should be looked at.

use super::super::heard::{Heard, Stands};
use super::super::state::Folder;
use super::super::step::Step;
use super::super::told::{Level, Remark};
use super::words::{Words, use_words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct RemarksProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn Remarks(props: &RemarksProps) -> Html {
    let RemarksProps { folder, steps } = props;
    let words = use_words();
    let is_here = |found: &&Remark| folder.shown.as_ref() == Some(&found.path);
    // What is open is mended first.
    let (here, elsewhere): (Vec<_>, Vec<_>) = folder.told.remarks.iter().partition(is_here);
    html! {
        <section class="remarks" aria-label={words.say("what-is-wrong")} tabindex="-1">
            <p class="stands">{sentence(folder.stands(), &words)}</p>
            <ol>{for here.into_iter().chain(elsewhere).map(|found| remark(found, &words, steps))}</ol>
        </section>
    }
}

/// What stands between a folder and publishing.
pub(super) fn sentence(stands: Stands, words: &Words) -> String {
    match stands {
        Stands::Unknown => words.say("stands-unknown"),
        Stands::Many => words.say("stands-many"),
        Stands::Mistakes(number) => words.count("stands-mistakes", number),
        Stands::Draft => words.say("stands-draft"),
        Stands::Nothing(0) => words.say("stands-nothing"),
        Stands::Nothing(number) => words.count("stands-look", number),
    }
}

/// What is told to those who hear the desk, wherever they are in it.
pub(super) fn heard(Heard { stands, new, .. }: &Heard, words: &Words) -> Html {
    html! {
        <p class="heard unseen" role="status">
            if *stands != Stands::Unknown {
                {sentence(*stands, words)}
            }
            if let Some(Remark { path, line, message, .. }) = new {
                {" "}{words.with("new-remark", &[("path", path.into()), ("line", (*line).into())])}{" "}<bdi lang="en">{message}</bdi>
            }
        </p>
    }
}

fn remark(remark: &Remark, words: &Words, steps: &Callback<Step>) -> Html {
    let Remark { level, path, line, column, message, hint, replacement } = remark.clone();
    let place = if path.is_empty() { words.say("the-folder") } else { format!("{path}:{line}:{column}") };
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
                <span class="level">{words.say(if level == Level::Mistake { "mistake" } else { "look" })}</span>
                {" "}<code dir="ltr">{place}</code>{" "}<bdi lang="en">{message}</bdi>
            </button>
            if let Some((old, new)) = replacement {
                <button type="button" onclick={steps.reform(move |_| Step::Replace { path: path.clone(), line, column, old: old.clone(), new: new.clone() })}>
                    <bdi lang="en">{hint.unwrap_or_default()}</bdi>
                </button>
            } else if let Some(hint) = hint {
                <p class="hint" lang="en" dir="ltr">{hint}</p>
            }
        </li>
    }
}
