//! The pages: that of the explainer, that of each panel, and one with everything, to be printed.

use super::{Edition, Scripts, Shell, Subject, card, head::head, linked_data::linked_data, shell::Filling};
use crate::document::Index;
use crate::drawing::Address;
use crate::values::PanelId;
use crate::view::escape;

/// The page of an edition.
pub fn page(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> String {
    of_subject(shell, edition, scripts, Subject::from(&Index::new(&edition.explainer)), &edition.page)
}

/// The pages of an edition's panels, each with its name.
pub fn panel_pages(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> Vec<(String, String)> {
    let index = Index::new(&edition.explainer);
    let page = |(id, markup): &(PanelId, String)| {
        let subject = Subject { explainer: &index, panel: index.panel(id) };
        (format!("{id}.html"), of_subject(shell, edition, scripts, subject, markup))
    };
    edition.panel_pages.iter().map(page).collect()
}

/// The page with everything. Search engines are led to the others.
pub fn page_of_all(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> String {
    let address = Address::of(edition.explainer.url.as_ref());
    let [canonical, text] = [address.page(), &address.beside("all.md")].map(escape);
    let filling = Filling {
        page_title: &Subject::from(&Index::new(&edition.explainer)).page_title(&edition.language),
        title: &format!(
            "<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{canonical}\">\
             <link rel=\"alternate\" type=\"text/markdown\" href=\"{text}\">"
        ),
        markup: &edition.all,
        data: Some(&edition.name()),
        ..Filling::default()
    };
    shell.fill(&edition.into(), scripts, &filling)
}

fn of_subject(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts, subject: Subject<'_>, markup: &str) -> String {
    let data = if subject.panel.is_none() { edition.name_of_page() } else { edition.name() };
    let filling = Filling {
        data: Some(&data),
        page_title: &subject.page_title(&edition.language),
        title: &head(subject, &edition.language),
        markup,
        end_of_body: &end_of_body(&linked_data(
            subject,
            &edition.language,
            card::check(subject, &edition.language).is_ok(),
        )),
        ..Filling::default()
    };
    shell.fill(&edition.into(), scripts, &filling)
}

/// What machines are told stands at the end, so that it keeps no reader waiting.
pub(super) fn end_of_body(linked_data: &str) -> String {
    format!("<script type=\"application/ld+json\">{linked_data}</script>")
}
