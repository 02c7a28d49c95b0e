//! What no file can tell alone: that everything has its one place, and a way to it.

use super::Parts;
use super::contradictions;
use super::markdown::{ALL, CORRECTIONS, EDITIONS, FACTS, LISTS, Mention, MentionKind, Text};
use crate::reading::{Position, Report};
use crate::values::PersonId;
use std::collections::{BTreeMap, BTreeSet};

/// Where each thing is mentioned in the texts, in their order; and what was mentioned in something that was refused.
struct Mentions<'m, 'a>(BTreeMap<(MentionKind, &'m str), Vec<&'m Mention<'a>>>, BTreeSet<(MentionKind, &'m str)>);

impl<'m, 'a> Mentions<'m, 'a> {
    fn of(texts: impl Iterator<Item = &'m Text<'a>>) -> Self {
        let mut mentions = Self(BTreeMap::new(), BTreeSet::new());
        for text in texts {
            mentions.1.extend(text.lost.iter().map(|(kind, id)| (*kind, id.as_str())));
            for mention in &text.mentions {
                mentions.0.entry((mention.kind, &mention.id)).or_default().push(mention);
            }
        }
        mentions
    }

    fn is_lost(&self, kind: MentionKind, id: &'m str) -> bool {
        self.1.contains(&(kind, id))
    }

    fn of_one(&self, kind: MentionKind, id: &'m str) -> &[&'m Mention<'a>] {
        self.0.get(&(kind, id)).map_or(&[], Vec::as_slice)
    }

    fn of_all(&self, kind: MentionKind) -> impl Iterator<Item = &'m Mention<'a>> {
        self.0.range((kind, "")..).take_while(move |((found, _), _)| *found == kind).flat_map(|(_, all)| all).copied()
    }
}

/// Checks what no file can tell alone: that everything has its one place, and a way to it.
pub(super) fn check(parts: &Parts<'_>, report: &Report) {
    let texts = || parts.article.iter().chain(parts.panels.values().filter_map(|panel| panel.text.as_ref()));
    parts.names.check_addresses(texts().flat_map(|text| &text.crossheads), report);

    let mentions = Mentions::of(texts());
    // If a text could not be read, what is missing may be in it.
    let has_panel = |id: &String| parts.panels.get(id.as_str()).is_some_and(|panel| panel.text.is_some());
    let has_all_panels = parts.files.panels.keys().all(has_panel);
    let has_article = parts.article.is_some();

    for (id, file) in &parts.files.panels {
        let Some(file) = file else { continue };
        let position = Position { file, offset: 0 };
        let hint = format!("put <panel:{id}> alone in a paragraph of article.md");
        once(
            mentions.of_one(MentionKind::Panel, id),
            "panel",
            id,
            "placed",
            (has_article && !mentions.is_lost(MentionKind::Panel, id)).then_some((position, hint)),
            report,
        );
        let has_none =
            mentions.of_one(MentionKind::Trigger, id).is_empty() && !mentions.is_lost(MentionKind::Trigger, id);
        if has_article && has_all_panels && has_none {
            let error = position.error(format!("nothing leads to the panel \"{id}\""));
            report.add(error.hint(format!("link words of article.md to it: [words](panel:{id})")));
        }
    }
    for (id, files) in &parts.files.figures {
        let Some(file) = files.facts.as_ref().or(files.rows.as_ref()) else { continue };
        let hint = format!("put ![what it shows](figure:{id}) alone in a paragraph of a panel");
        let is_expected = has_all_panels && !mentions.is_lost(MentionKind::Figure, id);
        let position = is_expected.then_some((Position { file, offset: 0 }, hint));
        once(mentions.of_one(MentionKind::Figure, id), "figure", id, "placed", position, report);
    }
    for (id, position) in parts.names.images.declared() {
        let hint = format!("put ![what it shows](image:{id}) alone in a paragraph");
        let is_there = parts.files.pictures.contains_key(id) && !mentions.is_lost(MentionKind::Image, id);
        let is_expected = has_article && has_all_panels && is_there;
        once(
            mentions.of_one(MentionKind::Image, id),
            "image",
            id,
            "placed",
            is_expected.then_some((position, hint)),
            report,
        );
    }
    for (id, position) in parts.names.claims.declared() {
        let hint = format!("mark the words of article.md that make it: [words](claim:{id})");
        let is_expected = has_article && !mentions.is_lost(MentionKind::Passage, id);
        let position = is_expected.then_some((position, hint));
        once(mentions.of_one(MentionKind::Passage, id), "claim", id, "marked", position, report);
    }
    // A claim that could not be read, or whose maker nobody knows, may be anybody's.
    let has_all_claims =
        parts.names.claims.is_complete() && parts.names.claims.declared().count() == parts.claims.len();
    let makers: BTreeSet<&str> =
        parts.claims.iter().filter_map(|claim| claim.by.as_ref()).map(PersonId::as_str).collect();
    let has_all_makers = has_all_claims && makers.iter().all(|maker| parts.names.people.contains(maker));
    for mention in mentions.of_all(MentionKind::Claims).filter(|mention| parts.names.people.contains(&mention.id)) {
        if has_all_makers && !makers.contains(mention.id.as_str()) {
            let error = mention.position.error(format!("no claim is by \"{}\"", mention.id));
            report.add(error.hint("delete this line, or name who makes each claim with \"by\" in claims.toml"));
        }
    }
    check_lists(parts, &mentions, has_all_claims, has_all_panels, report);
    let statements = texts().flat_map(|text| &text.statements).chain(&parts.statements);
    contradictions::check(statements, &parts.names, report);
}

/// Checks that no list is empty, and that nothing is listed where it would have its address a second time: a claim
/// twice in one panel, a person or a source twice on the page.
fn check_lists(
    parts: &Parts<'_>,
    mentions: &Mentions<'_, '_>,
    has_all_claims: bool,
    has_all_panels: bool,
    report: &Report,
) {
    let people = &parts.names.people;
    for list in LISTS {
        once(mentions.of_one(MentionKind::List, list), "list", list, "placed", None, report);
    }
    let files = parts.files;
    for (list, file, has_file, name) in [
        (CORRECTIONS, &files.corrections, files.has_corrections, "corrections"),
        (FACTS, &files.facts, files.has_facts, "facts"),
        (EDITIONS, &files.editions, files.has_editions, "editions"),
    ] {
        let lists = mentions.of_one(MentionKind::List, list);
        if let Some(file) = file.as_ref().filter(|_| has_all_panels && lists.is_empty()) {
            let error = Position { file, offset: 0 }.error(format!("the {name} are never listed"));
            report.add(error.hint(format!("put <{list}> alone in a paragraph of a panel")));
        }
        for mention in lists.iter().filter(|_| !has_file) {
            let error = mention.position.error(format!("there are no {name}"));
            report.add(error.hint(format!("delete this line, or add them to {name}.toml")));
        }
    }
    let has_nobody = people.is_complete() && people.declared().next().is_none();
    for mention in mentions.of_one(MentionKind::List, "people:all").iter().filter(|_| has_nobody) {
        report.add(mention.position.error("there are no people").hint("delete this line, or add them to people.toml"));
    }
    let has_no_terms = parts.names.terms.is_complete() && parts.names.terms.declared().next().is_none();
    for mention in mentions.of_one(MentionKind::List, "terms:all").iter().filter(|_| has_no_terms) {
        report.add(mention.position.error("there are no terms").hint("delete this line, or add them to terms.toml"));
    }
    let has_no_claims = has_all_claims && parts.claims.is_empty();
    for mention in mentions.of_one(MentionKind::Claims, ALL).iter().filter(|_| has_no_claims) {
        report.add(mention.position.error("there are no claims").hint("delete this line, or add them to claims.toml"));
    }
    for text in parts.panels.values().filter_map(|panel| panel.text.as_ref()) {
        let is_list = |mention: &&Mention<'_>| {
            mention.kind == MentionKind::Claims && (mention.id == ALL || people.contains(&mention.id))
        };
        // The first list of each person's claims, of all claims, and of any.
        let mut listed: BTreeMap<&str, Position<'_>> = BTreeMap::new();
        let mut any = None;
        for list in text.mentions.iter().filter(is_list) {
            let same = [ALL, list.id.as_str()].into_iter().filter_map(|id| listed.get(id).copied());
            let first = if list.id == ALL { any } else { same.min_by_key(|position| position.offset) };
            if let Some(first) = first {
                let error = list.position.error("this panel lists the same claims twice");
                report.add(error.hint(format!("it lists them first in {first}")));
            }
            listed.entry(&list.id).or_insert(list.position);
            any = any.or(Some(list.position));
        }
    }
}

/// Reports every mention of a thing but the first, and, where a place is given to report it at, that there is none.
fn once(
    mentions: &[&Mention<'_>],
    kind: &str,
    id: &str,
    verb: &str,
    unmentioned: Option<(Position<'_>, String)>,
    report: &Report,
) {
    match (mentions, unmentioned) {
        ([first, others @ ..], _) => {
            for mention in others {
                let error = mention.position.error(format!("the {kind} \"{id}\" is {verb} twice"));
                report.add(error.hint(format!("it is {verb} first in {}", first.position)));
            }
        }
        ([], Some((position, hint))) => {
            report.add(position.error(format!("the {kind} \"{id}\" is never {verb}")).hint(hint));
        }
        ([], None) => {}
    }
}
