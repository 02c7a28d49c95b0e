//! The lines by which a newsroom takes the explainer, or one panel of it, into its own page.

use super::{Answers, Choice, Chosen, Now, PageAccess, select};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// What can be taken, and in which ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedThis {
    /// What the choice of the part is called.
    pub part: String,
    /// What the choice of the way is called.
    pub way: String,
    /// The ways.
    pub ways: Vec<String>,
    /// The parts, each with its lines for each way: pieces, between which the folder is named that the page is in.
    pub parts: Vec<(String, Vec<Vec<String>>)>,
    /// What the lines are called.
    pub lines: String,
    /// The button that copies them.
    pub copy: String,
}

// The numbers are the part and the way.
impl Answers for EmbedThis {
    fn first(&self, _: Option<&Rc<dyn PageAccess>>, _: &Callback<Choice>) -> Chosen {
        (0, 0)
    }

    fn view(&self, now: &Now<'_>) -> Html {
        let Some(page) = now.page else { return html! { <div></div> } };
        let (part, way) = now.chosen;
        let mut parts = self.parts.iter().map(|(label, _)| label);
        let folder = page.folder();
        let mut lines = String::new();
        for (index, piece) in self.parts[part].1[way].iter().enumerate() {
            if index > 0 {
                lines.push_str(&folder);
            }
            lines.push_str(piece);
        }
        let on_copy = {
            let (page, lines) = (page.clone(), lines.clone());
            move |_: MouseEvent| page.copy(&lines)
        };
        html! {
            <div>
                { select(page, now.choose, (&self.part, &mut parts, part), Choice::First) }
                { select(page, now.choose, (&self.way, &mut self.ways.iter(), way), Choice::Second) }
                <button type="button" onclick={on_copy}>{ self.copy.as_str() }</button>
                <pre tabindex="0" role="region" aria-label={self.lines.clone()}><code>{ lines }</code></pre>
            </div>
        }
    }
}
