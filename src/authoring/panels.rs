//! `panels/<id>.md`: front matter, and the panel's text.

use super::{
    addresses::AllNames,
    markdown::{self, MentionKind, Part, Scope, Text},
    reviews::{self, Reviews},
};
use crate::document::{Claim, ContextPanel, PanelBlock};
use crate::figures::Figure;
use crate::reading::{Document, Meant, Position, Report, SourceText, TextFile};
use crate::values::{ClaimId, FigureId, PersonId, Prose};
use std::collections::BTreeMap;

/// The most words of an essential, which is read beside its passage.
const MOST_WORDS: usize = 160;

/// The names of pages that are not a panel's.
const PAGES: [&str; 4] = ["index", "embed", "glance", "all"];

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
    if PAGES.contains(&id) {
        let error = Position { file, offset: 0 }.error(format!("no panel can be called \"{id}\""));
        report.add(error.hint(format!("{id}.html is another page of the explainer; give the file another name")));
    }
    let document = Document::parse(file, front.start, front.end, report);
    let fields = document.fields(report);
    let (title, finding, as_of) = (fields.text("title"), fields.short_text("finding"), fields.date("as_of"));
    let meant = Meant::of(&fields, report);
    meant.check_past(as_of, |message| fields.start().error(message), report);
    let finding = finding.map(|(_, finding)| {
        meant.check_counts(&names.untrue(&finding), report);
        markdown::plain(&finding, names, report)
    });
    let Reviews { reviewed, review_by } = reviews::read(&fields, as_of, report);
    let sources = fields.sources(&names.sources);
    fields.finish();
    let text = markdown::text(&SourceText::rest(file, body), Scope::Panel(id), names, report);
    if text.as_ref().is_some_and(|text| text.is_empty) {
        let error = Position { file, offset: body }.error("the panel is empty");
        report.add(error.hint("write its text below the front matter"));
    }
    if let Some(text) = &text {
        meant.check_counts(&text.untrue, report);
        check_essential(id, text, report);
    }
    let head = || {
        Some(ContextPanel {
            id: id.to_owned().try_into().ok()?,
            title: title?,
            finding: finding?,
            as_of: as_of?,
            reviewed,
            review_by,
            sources: sources?,
            essential: Vec::new(),
            more: Vec::new(),
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
        let mut is_essential = true;
        for part in self.text?.parts {
            let block = match part {
                Part::Prose(prose) => Some(PanelBlock::Prose(prose)),
                Part::Claims(person) => Some(PanelBlock::Claims(by.get(&person).cloned().unwrap_or_default())),
                Part::AllClaims => Some(PanelBlock::Claims(claims.iter().map(|claim| claim.id.clone()).collect())),
                Part::AllPeople => Some(PanelBlock::People),
                Part::AllSources => Some(PanelBlock::Sources),
                Part::AllCorrections => Some(PanelBlock::Corrections),
                Part::Cite => Some(PanelBlock::Cite),
                Part::AllTerms => Some(PanelBlock::Terms),
                Part::AllFacts => Some(PanelBlock::Facts),
                Part::AllEditions => Some(PanelBlock::Editions),
                Part::Figure(id, alternative) => {
                    figures.remove(&id).map(|figure| PanelBlock::Figure(Box::new(Figure { alternative, ..figure })))
                }
                Part::More => {
                    is_essential = false;
                    None
                }
                // Refused where it was read.
                Part::Panel(_) => None,
            };
            if is_essential { &mut panel.essential } else { &mut panel.more }.extend(block);
        }
        Some(panel)
    }
}

/// Checks that a panel's essential is one: short, with one figure, and ended once.
fn check_essential(id: &str, text: &Text<'_>, report: &Report) {
    let ends: Vec<_> = text.mentions.iter().filter(|mention| mention.kind == MentionKind::More).collect();
    for second in ends.iter().skip(1) {
        let error = second.position.error(format!("the essential of the panel \"{id}\" ends twice"));
        report.add(error.hint(format!("it ends first in {}", ends[0].position)));
    }
    // Without an end all of it is on the page: it is short, or its writer will see that it is not.
    let Some(end) = ends.first() else { return };
    let essential = || text.parts.iter().take_while(|part| !matches!(part, Part::More));
    let prose = essential().filter_map(|part| if let Part::Prose(prose) = part { Some(prose) } else { None });
    let words: usize = prose.flat_map(Prose::contents).map(|content| markdown::words(content)).sum();
    let figures = essential().filter(|part| matches!(part, Part::Figure(..))).count();
    if words > MOST_WORDS {
        let error = end.position.error(format!("the essential has at most {MOST_WORDS} words, this one has {words}"));
        report.add(error.hint("move <more> up, or say it in fewer words"));
    }
    if figures > 1 {
        let error = end.position.error(format!("the essential has at most one figure, this one has {figures}"));
        report.add(error.hint("move <more> up, before the second figure"));
    }
    if essential().next().is_none() {
        report.add(end.position.error("the essential is empty").hint("say above <more> what a reader must know"));
    }
}
