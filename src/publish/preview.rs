//! One file of a site while its explainer is written: made when it is asked for, and shown as it will be published. Its
//! fingerprint is of one page; and what its head tells of it elsewhere, which no preview meets, is left out with the card:
//! so it needs no typeface, and nothing that draws pictures.

use super::edition::{head, render, with_head};
use super::linked_data::linked_data;
use super::page::end_of_body;
use super::{Files, Program, PublishError, Subject, csv, shell::Filling, shell::Shown};
use crate::document::{Explainer, Index};
use crate::drawing::Target;
use crate::figures;
use crate::language::Language;

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
        let panel = explainer.panels.iter().find(|panel| name.strip_suffix(".html") == Some(panel.id.as_str()));
        let target = match (name, panel) {
            ("index.html", _) => Target::Page,
            ("all.html", _) => Target::All,
            (_, Some(panel)) => Target::PanelPage(&panel.id),
            _ => return Ok(Files::new()),
        };
        let index = Index::new(explainer);
        let language = Language::or_english(&explainer.lang, figures::WORDS);
        let (markup, islands) = render(&index, &language, target).await;
        let islands = postcard::to_allocvec(&islands)?;
        let head = head([crate::BUILD.as_bytes(), markup.as_bytes(), &islands]);
        let data = format!("{}-{}.edition", explainer.slug, head.hash);
        let subject = Subject { explainer: &index, panel };
        let end_of_body = match target {
            Target::All => String::new(),
            _ => end_of_body(&linked_data(subject, &language, false)),
        };
        let filling = Filling {
            page_title: &subject.page_title(&language),
            markup: &markup,
            end_of_body: &end_of_body,
            data: Some(&data),
            ..Filling::default()
        };
        let shown = Shown {
            lang: &explainer.lang,
            dir: language.dir(),
            edition: Some(&head),
            is_below: explainer.home.is_some(),
        };
        let page = self.shell.fill(&shown, &self.scripts, &filling);
        Ok(Files::from([(name.to_owned(), page.into_bytes()), (data, with_head(&head, &islands)?)]))
    }
}
