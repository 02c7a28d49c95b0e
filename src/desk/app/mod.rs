//! The application: what is seen of the desk, but for the editor and the page, which `static/desk` puts into their slots.

mod bar;
mod begin;
mod disk;
mod files;
mod named;
mod page;
mod publishing;
mod remarks;
mod slot;
mod words;

use super::heard::Saying;
use super::state::{Event, Side, State};
use super::step::Step;
use bar::Bar;
use begin::Begin;
use files::FileList;
use named::Named;
use page::PageView;
use publishing::Publishing;
use remarks::{Remarks, heard};
use slot::Slot;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Function;
use words::Words;
use yew::prelude::*;

/// What `static/desk` does for the application.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Host {
    /// Does a [`Step`], which is told as JSON.
    pub(super) step: Function,
    /// Fills a slot of that name, an element; or empties it, with `null`.
    pub(super) slot: Function,
    /// Is given what hears [`Event`]s, as JSON.
    pub(super) hears: Function,
    /// Says what has a key, with what stands in it (`static/desk/words.js`).
    pub(super) say: Function,
}

impl Host {
    fn ask(&self, step: &Step) {
        if let Ok(step) = serde_json::to_string(step) {
            // What it cannot do, it tells by itself.
            let _ = self.step.call1(&JsValue::NULL, &step.into());
        }
    }
}

/// Shows the desk in an element. `step`, `slot` and `hears` are called as [`Host`] says.
pub fn start(root: web_sys::Element, step: Function, slot: Function, hears: Function, say: Function) {
    yew::Renderer::<App>::with_root_and_props(root, Host { step, slot, hears, say }).render();
}

impl Reducible for State {
    type Action = Event;
    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(event))
    }
}

#[component]
fn App(host: &Host) -> Html {
    let state = use_reducer_eq(State::default);
    let dispatcher = state.dispatcher();
    use_effect_with(host.clone(), {
        let dispatcher = dispatcher.clone();
        move |host| {
            let hear = Closure::<dyn Fn(String)>::new(move |event: String| match serde_json::from_str(&event) {
                Ok(event) => dispatcher.dispatch(event),
                Err(error) => web_sys::console::error_2(&error.to_string().into(), &event.into()),
            });
            let _ = host.hears.call1(&JsValue::NULL, hear.as_ref());
            move || drop(hear)
        }
    });
    let steps = use_callback(host.clone(), |step: Step, host| host.ask(&step));
    let events = use_callback((), move |event: Event, ()| dispatcher.dispatch(event));
    let words = Words { host: host.clone(), language: state.language.clone() };
    html! {
        <ContextProvider<Words> context={words.clone()}>
            <div class="saying" role="status">
                if let Some(saying) = &state.saying {
                    <p>{said(saying, &words)}{" "}<button type="button" onclick={events.reform(|_| Event::Read)}>{words.say("close")}</button></p>
                }
                if state.is_old {
                    <p>
                        {words.say("newer")}{" "}
                        <button type="button" onclick={steps.reform(|_| Step::Update)}>{words.say("take-it")}</button>
                    </p>
                }
            </div>
            if let Some(folder) = &state.folder {
                {heard(&folder.heard, &words)}
                <Bar folder={folder.clone()} side={state.side} steps={&steps} events={&events} />
                <main class="desk" data-side={side_name(state.side)}>
                    <FileList folder={folder.clone()} steps={&steps} />
                    <section class="write" aria-label={words.say("editor")} tabindex="-1">
                        <h2 class="shown" dir="ltr">{folder.shown.as_deref().unwrap_or_default()}</h2>
                        <Named folder={folder.clone()} steps={&steps} events={&events} />
                        <p id="editor-keys" class="unseen">{words.say("editor-keys")}</p>
                        <Slot name="editor" host={host.clone()} />
                    </section>
                    <Remarks folder={folder.clone()} steps={&steps} />
                    <PageView folder={folder.clone()} view={state.view.clone()} host={host.clone()} steps={&steps} events={&events} />
                    <Publishing folder={folder.clone()} steps={&steps} />
                </main>
            } else {
                <Begin kept={state.kept.clone()} steps={&steps} />
            }
        </ContextProvider<Words>>
    }
}

fn said(saying: &Saying, words: &Words) -> String {
    match saying {
        Saying::LeftOut { number, first } => {
            words.with("left-out", &[("n", (*number).into()), ("first", first.into())])
        }
        Saying::Elsewhere => words.say("elsewhere"),
        Saying::Published { name, files } => words.with("published", &[("name", name.into()), ("n", (*files).into())]),
        Saying::Told(said) => said.clone(),
    }
}

/// Passes on what an event comes to, if it comes to anything.
fn when<E: 'static, T: 'static>(callback: &Callback<T>, what: impl Fn(E) -> Option<T> + 'static) -> Callback<E> {
    let callback = callback.clone();
    Callback::from(move |event| {
        if let Some(what) = what(event) {
            callback.emit(what);
        }
    })
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Files => "files",
        Side::Write => "write",
        Side::Check => "check",
        Side::Page => "page",
        Side::Publish => "publish",
    }
}
