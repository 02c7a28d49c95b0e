//! `panels/<id>.md`: front matter, and the panel's text.

use super::{
    addresses::AllNames,
    markdown::{self, Part, Scope, Text},
};
use crate::document::{Claim, ContextPanel, PanelBlock};
use crate::figures::Figure;
use crate::reading::{Document, Position, Report, SourceText, TextFile};
use crate::values::{ClaimId, FigureId, PersonId};
use std::collections::BTreeMap;

/// A panel as far as its own file tells.
pub(crate) struct Panel<'a> {
    /// The panel without its blocks, if its front matter is complete.
    head: Option<ContextPanel>,
    /// `None` if it could not be told from the front matter, or was not read.
    pub(crate) text: Option<Text<'a>>,
}

/// Reads a panel's file.
pub(crate) fn read<'a>(id: &str, file: &'a TextFile, names: &AllNames<'a>, report: &Report) -> Panel<'a> {
    let (front, body) = match front_matter(&file.text) {
        Ok(parts) => parts,
        Err(message) => {
            let hint =
                "put a line of three plus signs, +++, before and after the panel's title, finding, as_of and sources";
            report.add(Position { file, offset: 0 }.error(message).hint(hint));
            return Panel { head: None, text: None };
        }
    };
    let document = Document::parse(file, front.start, front.end, report);
    let fields = document.fields(report);
    let (title, finding, as_of) = (fields.text("title"), fields.text("finding"), fields.date("as_of"));
    let sources = fields.sources(&names.sources);
    fields.finish();
    let text = markdown::text(&SourceText::rest(file, body), Scope::Panel(id), names, report);
    if file.text[body..].trim().is_empty() {
        let error = Position { file, offset: body }.error("the panel is empty");
        report.add(error.hint("write its text below the front matter"));
    }
    let head = || {
        Some(ContextPanel {
            id: id.to_owned().try_into().ok()?,
            title: title?,
            finding: finding?,
            as_of: as_of?,
            sources: sources?,
            blocks: Vec::new(),
        })
    };
    Panel { head: head(), text }
}

/// Where the front matter and the text after it stand.
fn front_matter(text: &str) -> Result<(std::ops::Range<usize>, usize), &'static str> {
    const FENCE: &str = "+++";
    let mut offset = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_end() == FENCE;
        match (index, is_fence) {
            (0, false) => return Err("the panel has no front matter"),
            (0, true) | (_, false) => {}
            (_, true) => return Ok((text.find('\n').map_or(offset, |end| end + 1)..offset, offset + line.len())),
        }
        offset += line.len();
    }
    Err("the front matter is never closed")
}

impl Panel<'_> {
    /// Puts the panel together. Each figure is taken, because it stands in one place only.
    /// `by` has the claims of each person.
    pub(crate) fn complete(
        self,
        figures: &mut BTreeMap<FigureId, Figure>,
        claims: &[Claim],
        by: &BTreeMap<PersonId, Vec<ClaimId>>,
    ) -> Option<ContextPanel> {
        let mut panel = self.head?;
        for part in self.text?.parts {
            panel.blocks.extend(match part {
                Part::Prose(prose) => Some(PanelBlock::Prose(prose)),
                Part::Claims(person) => Some(PanelBlock::Claims(by.get(&person).cloned().unwrap_or_default())),
                Part::AllClaims => Some(PanelBlock::Claims(claims.iter().map(|claim| claim.id.clone()).collect())),
                Part::AllPeople => Some(PanelBlock::People),
                Part::AllSources => Some(PanelBlock::Sources),
                Part::Figure(id, alternative) => {
                    figures.remove(&id).map(|figure| PanelBlock::Figure(Figure { alternative, ..figure }))
                }
                // Refused where it was read.
                Part::Panel(_) => None,
            });
        }
        Some(panel)
    }
}
