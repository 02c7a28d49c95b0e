//! The published page against the record: every number, every citation, every quotation.

mod common;

use common::{compile, folder, markup_of};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sidelight::document::Explainer;
use sidelight::figures::{Data, rate::RateRow, table::TableCell};
use sidelight::values::{Amount, Decimal, Standing};
use std::collections::BTreeMap;

/// Every explainer that is published, with its page.
fn published() -> Vec<(Explainer, Handle)> {
    let explainers = common::published().into_iter().map(|folder| compile(&folder));
    explainers.map(|explainer| (page(&explainer), explainer)).map(|(page, explainer)| (explainer, page)).collect()
}

/// The one that quotes what others have written.
fn russian_defections() -> Explainer {
    compile(&folder("content/russian-defections"))
}

fn page(explainer: &Explainer) -> Handle {
    html5ever::parse_document(RcDom::default(), Default::default()).one(markup_of(explainer)).document
}

fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == wanted).map(|attr| attr.value.to_string())
}

fn is(node: &Handle, wanted: &str) -> bool {
    matches!(&node.data, NodeData::Element { name, .. } if &*name.local == wanted)
}

fn all(node: &Handle, is_it: &dyn Fn(&Handle) -> bool) -> Vec<Handle> {
    let mut found: Vec<Handle> = node.children.borrow().iter().flat_map(|child| all(child, is_it)).collect();
    if is_it(node) {
        found.insert(0, node.clone());
    }
    found
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(|character| character.is_ascii_digit() || *character == '.').collect()
}

/// Whether words say an amount, its sign too; that it is hedged is another matter.
fn is_said(words: &str, amount: Amount) -> bool {
    let number = match amount {
        Amount::Range(lower, upper) => format!("{lower}{upper}"),
        amount => amount.lower().to_string(),
    };
    match words.strip_suffix(" million") {
        Some(millions) => {
            let [said, number] = [digits(millions), digits(&number)].map(|it| it.parse::<Decimal>().expect("a number"));
            said.to_string().replace('.', "") == number.to_string().trim_end_matches('0')
                && number.to_string().len() > 6
        }
        None => digits(words) == digits(&number) && number.contains('-') == words.contains('−'),
    }
}

// Checks that each figure shows each number of its record once, in order, and in words the same number.
#[test]
fn numbers_are_the_record() {
    for (explainer, page) in published() {
        for figure in explainer.figures() {
            let id = format!("figure-{}", figure.id);
            let shown = all(&page, &|node| attribute(node, "id").as_deref() == Some(&id));
            let shown = all(shown.first().expect("the figure is on the page"), &|node| is(node, "data"));
            let values: Vec<String> =
                shown.iter().map(|data| attribute(data, "value").expect("it has a value")).collect();
            let record: Vec<String> = match &figure.data {
                Data::Ranking(data) => data.rows.iter().map(|row| row.amount.to_string()).collect(),
                Data::Series(data) => data.rows.iter().map(|row| row.value.to_string()).collect(),
                Data::Points(data) => data.rows.iter().map(|row| row.value.to_string()).collect(),
                Data::Share(data) => data.rows.iter().map(|row| row.amount.to_string()).collect(),
                Data::Rate(rate) => {
                    let numbers = |row: &RateRow| {
                        [
                            rate.of(row).map(|rate| rate.to_string()),
                            Some(row.part.to_string()),
                            Some(row.whole.to_string()),
                        ]
                    };
                    rate.rows.iter().flat_map(numbers).flatten().collect()
                }
                Data::Poll(data) => data.rows.iter().map(|row| row.share.to_string()).collect(),
                Data::Table(data) => {
                    let numbers = |cell: &Option<TableCell>| match cell {
                        Some(TableCell::Amount(amount)) => Some(amount.to_string()),
                        _ => None,
                    };
                    data.cells.iter().flatten().filter_map(numbers).collect()
                }
                Data::Timeline(_) | Data::Map(_) => Vec::new(),
                Data::Bands(data) => {
                    data.rows.iter().filter_map(|row| row.amount).map(|amount| amount.to_string()).collect()
                }
            };
            assert_eq!(values, record, "{}", figure.id);
            // In other languages the words are held to the record by their own suite.
            for data in shown.iter().filter(|_| explainer.lang == "en") {
                let value = attribute(data, "value").expect("it has a value");
                let words = text(data).replace(',', "");
                assert!(is_said(&words, value.trim_start_matches('<').parse().expect("an amount")), "{words}: {value}");
                let hedges = [(">", "more than"), ("<", "less than"), ("~", "about")];
                assert!(
                    hedges.iter().all(|(sign, hedge)| value.contains(sign) == words.contains(hedge)),
                    "{words}: {value}"
                );
            }
        }
    }
}

// Checks that over bands an estimate is words in every band it names and nowhere a number, and that each count stands
// once, in the band that we say holds its number.
#[test]
fn bands_are_the_record() {
    let mut count = 0;
    for (explainer, page) in published() {
        for figure in explainer.figures() {
            let Data::Bands(data) = &figure.data else { continue };
            let id = format!("figure-{}", figure.id);
            let shown = all(&page, &|node| attribute(node, "id").as_deref() == Some(&id));
            let rows =
                all(&shown[0], &|node| is(node, "tr") && node.children.borrow().iter().any(|cell| is(cell, "td")));
            assert_eq!(rows.len(), data.rows.len());
            for (shown, row) in rows.iter().zip(&data.rows) {
                let cells: Vec<String> = all(shown, &|node| is(node, "td")).iter().map(text).collect();
                assert_eq!(cells.len(), data.bands.len());
                for (place, (cell, band)) in cells.iter().zip(&data.bands).enumerate() {
                    match (data.estimate(row), row.amount) {
                        (Some((from, to)), _) => {
                            assert_eq!(cell, if from <= place && place <= to { "estimate" } else { "" });
                        }
                        (None, amount) => {
                            let amount = amount.expect("what is no estimate has an amount");
                            let is_inside =
                                band.from <= amount.lower() && band.to.is_none_or(|to| amount.lower() <= to);
                            assert_eq!(is_inside, !cell.is_empty(), "{amount} in {}", band.name);
                        }
                    }
                }
                count += 1;
            }
            assert!(text(&shown[0]).contains("our reading"), "whose the numbers of the bands are");
        }
    }
    assert!(count > 0, "there are bands");
}

// Checks that our arithmetic is right, worked out anew in whole numbers, and that it claims no more than the record: of
// `more than` it makes no number that looks exact.
#[test]
fn arithmetic_is_right() {
    let published = published();
    let figures = published.iter().flat_map(|(explainer, _)| explainer.figures());
    let rates = figures.filter_map(|figure| match &figure.data {
        Data::Rate(rate) => Some(rate),
        _ => None,
    });
    let whole = |number: Decimal| -> u64 { number.to_string().parse().expect("a whole number") };
    let mut count = 0;
    for rate in rates {
        for row in &rate.rows {
            let (part, all) = (whole(row.part.lower()), whole(row.whole.lower()));
            // No more digits than the record has, two of "more than 25,000", and not less than it says.
            let tenths = (part * u64::from(rate.per) * 10).div_ceil(all);
            let number = format!("{}.{}", tenths / 10, tenths % 10);
            let expected = match (row.part, row.whole) {
                (Amount::Exact(_), Amount::MoreThan(_)) => Some(format!("<{number}")),
                (Amount::MoreThan(_), Amount::MoreThan(_)) => None,
                (Amount::Exact(_), Amount::Exact(_)) => {
                    let hundredths = (part * u64::from(rate.per) * 1000 / all + 5) / 10;
                    let is_whole = part * u64::from(rate.per) * 100 % all == 0;
                    let number = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                    Some(format!("{}{number}", if is_whole { "" } else { "~" }))
                }
                (part, whole) => panic!("work out {part} of {whole} here too"),
            };
            assert_eq!(rate.of(row).map(|rate| rate.to_string()), expected, "{} of {}", row.part, row.whole);
            count += 1;
        }
    }
    assert!(count > 0, "there is arithmetic to check");
}

// Checks that every citation leads to the source whose number it shows, and every other inner link to something.
#[test]
fn citations_resolve() {
    let mut citations = 0;
    for (explainer, page) in published() {
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for id in all(&page, &|node| attribute(node, "id").is_some()).iter().filter_map(|node| attribute(node, "id")) {
            *ids.entry(id).or_default() += 1;
        }
        assert!(ids.values().all(|count| *count == 1), "an id stands twice: {ids:?}");
        let links = all(&page, &|node| is(node, "a"));
        for link in &links {
            let href = attribute(link, "href").expect("a link leads somewhere");
            let Some(target) = href.strip_prefix('#') else { continue };
            assert!(ids.contains_key(target), "nothing has the id {target}");
            if let Some(source) = target.strip_prefix("source-") {
                let number: usize = text(link).parse().expect("a citation is a number");
                assert_eq!(explainer.sources[number - 1].id.as_str(), source);
                citations += 1;
            }
        }
    }
    assert!(citations > 300, "there are citations: {citations}");
}

// Checks that a number at a glance is that of its row of the record, hedge and all, and that an estimate in words is no
// number; that its date is the row's; and that who says it is said.
#[test]
fn glance_is_the_record() {
    let mut kinds = [0, 0];
    for (explainer, page) in published() {
        let numbers = all(&page, &|node| attribute(node, "class").as_deref() == Some("numbers"));
        let shown: Vec<Handle> = numbers[0].children.borrow().iter().filter(|node| is(node, "li")).cloned().collect();
        assert_eq!(shown.len(), explainer.glance.len());
        for (shown, glance) in shown.iter().zip(&explainer.glance) {
            let figure = explainer.figures().find(|figure| figure.id == glance.figure).expect("there is such a figure");
            let (amount, as_of) = match &figure.data {
                Data::Ranking(data) => (Some(data.rows[glance.row].amount), data.rows[glance.row].as_of),
                Data::Series(data) => (Some(data.rows[glance.row].value), data.rows[glance.row].as_of),
                Data::Points(data) => (Some(data.rows[glance.row].value), data.rows[glance.row].as_of),
                Data::Rate(data) => (Some(data.rows[glance.row].part), data.rows[glance.row].as_of),
                Data::Bands(data) => (data.rows[glance.row].amount, data.rows[glance.row].as_of),
                Data::Poll(data) => (Some(data.rows[glance.row].share), data.rows[glance.row].as_of),
                Data::Share(_) | Data::Table(_) | Data::Timeline(_) | Data::Map(_) => {
                    panic!("{} has no numbers", figure.id)
                }
            };
            let part = |class: &str| all(shown, &|node| attribute(node, "class").as_deref() == Some(class)).remove(0);
            let words = text(&part("number")).replace(',', "");
            match amount {
                Some(amount) => {
                    // The hedges of other languages are their own suite's.
                    if explainer.lang != "en" {
                        continue;
                    }
                    assert!(is_said(&words, amount), "{words} is not {amount}");
                    let hedges = [(">", "more than"), ("<", "less than"), ("~", "about")];
                    let is_same =
                        |(sign, hedge): &(&str, &str)| amount.to_string().contains(sign) == words.contains(hedge);
                    assert!(hedges.iter().all(is_same), "{words}: {amount}");
                }
                None => assert_eq!(digits(&words), "", "{words} is an estimate in words"),
            }
            kinds[usize::from(amount.is_some())] += 1;
            let dates: Vec<String> =
                all(shown, &|node| is(node, "time")).iter().filter_map(|time| attribute(time, "datetime")).collect();
            // A season has no form for machines.
            assert!(dates == [as_of.to_string()] || as_of.to_string().contains("-2"), "{dates:?}: {as_of}");
            let by =
                glance.by.as_ref().map(|by| explainer.people.iter().find(|person| person.id == *by).expect("known"));
            let basis = text(&part("number-basis"));
            assert!(by.is_none_or(|by| basis.contains(&by.name)), "{basis}");
        }
    }
    assert!(kinds[0] > 0 && kinds[1] > 0, "there are words and numbers: {kinds:?}");
}

// Checks that every panel says where its essential ends: only then the command holds it to be short.
#[test]
fn essentials_end() {
    for panel in published().into_iter().flat_map(|(explainer, _)| explainer.panels) {
        assert!(!panel.essential.is_empty() && !panel.more.is_empty(), "{}", panel.id);
    }
}

// Checks that what does not simply hold is marked where the article says it, and that the note says so at once: its
// verdict, then the finding; and that what holds is not marked.
#[test]
fn notes_are_of_what_does_not_hold() {
    let mut counts = [0, 0];
    for (explainer, page) in published() {
        for claim in &explainer.claims {
            let find = |id: String| all(&page, &|node| attribute(node, "id").as_ref() == Some(&id)).into_iter().next();
            let passage = find(format!("passage-{}", claim.id)).expect("each claim has a passage");
            let note = find(format!("note-{}", claim.id));
            assert_eq!(attribute(&passage, "data-standing").as_deref(), Some(claim.standing.name()));
            assert_eq!(note.is_none(), claim.standing == Standing::Holds, "{}", claim.id);
            assert_eq!(attribute(&passage, "href"), note.as_ref().map(|_| format!("#note-{}", claim.id)));
            if let Some(note) = &note {
                let says = text(note);
                assert!(claim.verdict.as_ref().is_none_or(|verdict| says.starts_with(verdict.as_str())), "{says}");
            }
            counts[usize::from(note.is_some())] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count > 2), "{counts:?}");
}

// Checks that no quotation is longer than a fragment: seven words, or twelve by which a source's place is found.
#[test]
fn quotations_are_fragments() {
    let page = page(&russian_defections());
    let text = text(&page);
    let quotations: Vec<&str> =
        text.split('“').skip(1).map(|rest| rest.split_once('”').expect("a quotation ends").0).collect();
    assert!(quotations.len() > 10, "there are quotations: {quotations:?}");
    for quotation in quotations {
        assert!(quotation.split_whitespace().count() <= 7, "too long to be a fragment: “{quotation}”");
    }
    for quote in all(&page, &|node| is(node, "q")).iter().map(self::text) {
        assert!(quote.split_whitespace().count() <= 12, "too long to be a fragment: “{quote}”");
    }
}
