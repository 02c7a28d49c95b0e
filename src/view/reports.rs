//! The way from a claim to those who want to know what is wrong with it.

use super::Context;
use crate::document::{Claim, ContextPanel};
use crate::drawing::{Address, Target};
use yew::prelude::*;

/// A link, if the publisher has a place for errors. On pages of our own alone: a host's page is another's.
pub(super) fn report(context: &Context<'_>, panel: &ContextPanel, claim: &Claim) -> Html {
    let is_own = matches!(context.target, Target::PanelPage(_) | Target::All);
    let Some(mailbox) = context.explainer.report.as_ref().filter(|_| is_own) else { return html! {} };
    let explainer = context.explainer;
    let words = context.language.report_error();
    let page = Address::of(explainer.url.as_ref()).beside(&format!("{}.html", panel.id));
    let page = page.strip_prefix("./").unwrap_or(&page);
    let (id, edition) = (format!("claim-{}", claim.id), explainer.as_of.to_string());
    let subject = format!("{words}: {page}#{id}, {}, {edition}", explainer.slug);
    let fields =
        [("id", id.as_str()), ("page", page), ("explainer", explainer.slug.as_str()), ("edition", edition.as_str())];
    html! { <>{ " " }<a class="report" href={mailbox.about(&subject, &fields)} rel="nofollow">{ words }</a></> }
}
