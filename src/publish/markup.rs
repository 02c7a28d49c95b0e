//! The closed list of markup: every element, attribute and value that `view` writes.
//!
//! An element on a host's page shows a stranger's markup, and may show none that is not in this list
//! (`static/modules/embed/markup.js`). The list is made from what `view` writes for explainers that use all it has, in every
//! language, and stands in `static/markup.json`, so that a review sees what is added to it. What an attribute's values
//! have in common is decided here; an attribute that is not named here may have only the values that were found.

use lol_html::{RewriteStrSettings, element, rewrite_str};
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The list that stands in the scripts.
pub(super) const LIST: &str = include_str!("../../static/markup.json");

/// What values look like that are not one of a few, and the attributes that have such. The patterns mean the same to
/// Rust and, with the flag `u`, to JavaScript.
const FORMS: [(&str, &[&str]); 13] = [
    // Words for people, which no program acts on.
    ("", &["aria-label", "alt"]),
    // The name of a thing on the page.
    (r"^[\p{L}\p{M}\p{N}_-]+$", &["id", "aria-labelledby", "data-island"]),
    // A place in the explainer, a file beside it, another explainer beside it, a site.
    (
        r"^(#[\p{L}\p{M}\p{N}_-]+$|(\./[\p{L}\p{M}\p{N}._-]*|\.\./[a-z\d-]+/)(#[\p{L}\p{M}\p{N}_-]+)?$|https?://)",
        &["href", "cite"],
    ),
    // A picture beside the explainer, and the same in several widths.
    (r"^(\./|https?://[^\s,]+/)[a-z\d-]+-\d+-[\da-f]{12}\.(jpg|webp)$", &["src"]),
    (r"^((\./|https?://[^\s,]+/)[a-z\d-]+-\d+-[\da-f]{12}\.(jpg|webp) \d+w(, |$))+$", &["srcset"]),
    (r"^[\p{L}\p{M}\p{N}._-]+$", &["download"]),
    (r"^[\w-]+$", &["lang"]),
    (r"^[\d-]+$", &["datetime"]),
    // An amount as the record has it, or the number of a list's entry.
    (r"^[\d.<>~-]+$", &["value", "data-number", "start"]),
    (r"^[\d. %-]+$", &["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "dx", "dy", "width", "height", "colspan"]),
    // As wide as a ranking's largest bar, as a map, which is at most half again as high, or as the lines of a rate's
    // squares: what is drawn grows with its width.
    (r"^0 0 (1000 1|400 (1[2-9]\d|[2-5]\d\d|600)|50 (1?[1-9]|10|20))$", &["viewBox"]),
    (r"^[MlhvHVz\d. -]+$", &["d"]),
    // How something stands: any of them, also where the explainers of which the list is made have one alone.
    ("^(holds|partly|out-of-date|disputed|wrong|open)$", &["data-standing"]),
];

/// The same, ready to be asked: of many explainers on one site it is made once.
static OWN: LazyLock<(Markup, Vec<Regex>)> = LazyLock::new(|| {
    let list: Markup = serde_json::from_str(LIST).expect("the list is one: the tests write it");
    let forms = list.patterns();
    (list, forms)
});

/// The first thing in these pieces of markup that is not in the list that stands in the scripts.
pub(super) fn refused_by_scripts<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let (list, forms) = &*OWN;
    pieces.into_iter().find_map(|piece| list.refused(forms, piece))
}

/// What an attribute may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Allowed {
    /// Of this form.
    Form(usize),
    /// One of these.
    Values(BTreeSet<String>),
}

type Attributes = BTreeMap<String, Allowed>;

/// A closed list of markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markup {
    /// The patterns that are named by their place.
    forms: Vec<String>,
    /// By namespace and name.
    elements: BTreeMap<String, BTreeMap<String, Attributes>>,
}

impl Markup {
    /// The list of what stands in these pieces of markup.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let forms = FORMS.iter().map(|(form, _)| (*form).to_owned()).collect();
        let mut markup = Self { forms, elements: BTreeMap::new() };
        for piece in pieces {
            visit(piece, |namespace, name, attributes| {
                let of_namespace = markup.elements.entry(namespace.to_owned()).or_default();
                let known = of_namespace.entry(name.to_owned()).or_default();
                for (attribute, value) in attributes {
                    // How much room a drawing takes is not a stranger's to say.
                    let is_size = name == "svg" && matches!(attribute.as_str(), "width" | "height");
                    let form = FORMS.iter().position(|(_, names)| !is_size && names.contains(&attribute.as_str()));
                    let new = || form.map_or_else(|| Allowed::Values(BTreeSet::new()), Allowed::Form);
                    if let Allowed::Values(values) = known.entry(attribute).or_insert_with(new) {
                        values.insert(value);
                    }
                }
            });
        }
        markup
    }

    /// The first thing in these pieces of markup that is not in this list.
    pub fn refuses<'a>(&self, pieces: impl IntoIterator<Item = &'a str>) -> Option<String> {
        let forms = self.patterns();
        pieces.into_iter().find_map(|piece| self.refused(&forms, piece))
    }

    fn patterns(&self) -> Vec<Regex> {
        self.forms.iter().map(|form| Regex::new(form).expect("the forms are patterns")).collect()
    }

    fn refused(&self, forms: &[Regex], piece: &str) -> Option<String> {
        let mut refused = None;
        visit(piece, |namespace, name, attributes| {
            let known = self.elements.get(namespace).and_then(|names| names.get(name));
            let is_allowed = |name: &str, value: &str| match known?.get(name)? {
                Allowed::Form(form) => Some(forms.get(*form)?.is_match(value)),
                Allowed::Values(values) => Some(values.contains(value)),
            };
            let wrong = attributes.iter().find(|(name, value)| is_allowed(name, value) != Some(true));
            let wrong = match (known, wrong) {
                (Some(_), None) => return,
                (_, Some((attribute, value))) => format!("<{name} {attribute}=\"{value}\">"),
                (None, None) => format!("<{name}>"),
            };
            refused.get_or_insert(wrong);
        });
        refused
    }
}

/// Shows each element of a piece of markup, with its attributes as a browser reads them.
fn visit(piece: &str, mut see: impl FnMut(&str, &str, Vec<(String, String)>)) {
    let see = RefCell::new(&mut see);
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        let attributes = element.attributes().iter();
        let attributes = attributes.map(|attribute| (attribute.name_preserve_case(), text(&attribute.value())));
        see.borrow_mut()(element.namespace_uri(), &element.tag_name(), attributes.collect());
        Ok(())
    }));
    rewrite_str(piece, settings).expect("what looks and changes nothing cannot fail");
}

/// What an attribute says, of the references that the view's renderer writes.
fn text(value: &str) -> String {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
    references.iter().fold(value.to_owned(), |text, (reference, letter)| text.replace(reference, letter))
}
