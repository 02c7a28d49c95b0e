//! One file of a site while its explainer is written: made when it is asked for, and as it will be published but for the
//! fingerprint, which is of one page.

use super::{Edition, Files, Program, PublishError, csv, page, page_of_all, panel_pages};
use crate::document::Explainer;
use crate::drawing::Target;

impl Program<'_> {
    /// The file of that name, and what is made with it: a page comes with the edition that its program reads. Nothing, if
    /// it is none of those to which a page of the explainer leads.
    pub async fn preview(&self, explainer: &Explainer, name: &str) -> Result<Files, PublishError> {
        let copies = explainer.images.iter().flat_map(|image| &image.copies);
        if let Some(copy) = copies.into_iter().find(|copy| copy.file == name) {
            return Ok(Files::from([(name.to_owned(), copy.bytes.to_vec())]));
        }
        if let Some(figure) = explainer.figures().find(|figure| explainer.csv_name(figure) == name) {
            return Ok(Files::from([(name.to_owned(), csv(explainer, figure)?)]));
        }
        let of_panel = explainer.panels.iter().find(|panel| name.strip_suffix(".html") == Some(panel.id.as_str()));
        let target = match (name, of_panel) {
            ("index.html", _) => Target::Page,
            ("all.html", _) => Target::All,
            (_, Some(panel)) => Target::PanelPage(&panel.id),
            _ => return Ok(Files::new()),
        };
        let edition = Edition::of_one(explainer.clone(), target).await?;
        let (shell, scripts) = (&self.shell, &self.scripts);
        let made = match target {
            Target::Page => page(shell, &edition, scripts)?,
            Target::All => page_of_all(shell, &edition, scripts)?,
            _ => panel_pages(shell, &edition, scripts)?.into_iter().map(|(_, page)| page).collect(),
        };
        Ok(Files::from([
            (name.to_owned(), made.into_bytes()),
            (edition.name(), edition.bytes.clone()),
            (edition.name_of_page(), edition.of_page),
        ]))
    }
}
