//! The drawing of a plot, as it is published.

use crate::islands::{Plot, SvgElement};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};

/// Draws a plot, without its hit areas. `browser::drawings` makes nodes of the same.
pub(crate) fn plot(plot: &Plot) -> Html {
    html(plot.svg())
}

fn html(element: SvgElement<'_>) -> Html {
    let value = |value: &str| Some(AttributeOrProperty::Attribute(value.to_owned().into()));
    let values = element.values.into_iter().map(value).collect();
    let mut tag = VTag::new(element.name);
    tag.set_attributes(Attributes::Dynamic { keys: element.names, values });
    if !element.words.is_empty() {
        tag.add_child(VText::new(element.words.to_owned()).into());
    }
    tag.add_children(element.children.into_iter().map(html));
    tag.into()
}
