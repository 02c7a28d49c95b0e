//! The document that is made of a folder without mistakes.

use crate::{Workplace, is_update, suite};
use sidelight::document::{Corrected, Explainer, Licence, PanelBlock};
use sidelight::figures::{Data, timeline::Phase};
use sidelight::values::{Amount, Inline, Mailbox, Phrase};
use std::fs;

/// Checks that the folder without mistakes makes the document that is kept beside it.
#[test]
fn base_makes_its_document() {
    let explainer = sidelight::authoring::compile(&suite().join("base")).unwrap();
    let mut json = serde_json::to_string_pretty(&explainer).unwrap();
    json.push('\n');
    let golden = suite().join("base.json");
    if is_update() {
        fs::write(&golden, &json).unwrap();
    }
    assert_eq!(json, fs::read_to_string(&golden).unwrap());
}

/// Checks that rows are what they are in CSV where they come as a spreadsheet's own file: as libraries write it, with
/// empty rows and columns, dates that count from 1900 or 1904, and other sheets that are hidden, empty or not meant.
#[test]
fn sheets() {
    let place = Workplace::with_base();
    let document = || {
        let explainer = sidelight::authoring::compile(&place.path("")).unwrap();
        serde_json::to_string_pretty(&explainer).unwrap()
    };
    let of_csv = document();
    place.delete("figures/parts.csv");
    for (sheet, ending) in [("parts.xlsx", "xlsx"), ("parts-1904.xlsx", "xlsx"), ("parts.ods", "ods")] {
        let rows = format!("figures/parts.{ending}");
        place.write(&rows, fs::read(suite().join("sheets").join(sheet)).unwrap());
        assert_eq!(document(), of_csv, "{sheet}");
        place.delete(&rows);
    }
}

/// Checks that corrections stand in the document, the newest first whatever the file's order, and that what they cite
/// is cited; and what is said of licence, reports and reviews.
#[test]
fn corrections_reviews_and_licence() {
    let place = Workplace::with_base();
    let correction = |date: &str, of: &str, says: &str| {
        format!("[[correction]]\ndate = \"{date}\"\nwhere = \"{of}\"\nsaid = \"S.\"\nsays = \"{says}\"\n")
    };
    let corrections = [
        correction("2024-05", "article", "First."),
        correction("2024-06-30", "claim:price", "Second. <source:uncited>"),
        correction("2024-06-30", "costs", "Third."),
    ];
    place.write("corrections.toml", corrections.concat());
    let text = place.read("panels/costs.md");
    place.write(
        "panels/costs.md",
        text.replace("<claims:builder>", "<claims:builder>\n\n<corrections:all>\n\n<cite:this>"),
    );
    let compile = || sidelight::authoring::compile(&place.path("")).unwrap();
    let explainer = compile();
    let told = explainer.corrections.iter();
    let words = |content: &[Inline]| -> String {
        let phrase = |phrase: &Phrase| match phrase {
            Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text) => text.clone(),
            Phrase::Number { .. } | Phrase::Fact { .. } => panic!("there is none"),
        };
        content.iter().flat_map(Inline::phrases).map(phrase).collect()
    };
    let told: Vec<_> = told.map(|it| (it.date.to_string(), it.place.clone(), words(&it.says))).collect();
    let expected = [
        ("2024-06-30", Corrected::Claim("price".to_owned().try_into().unwrap()), "Second."),
        ("2024-06-30", Corrected::Panel("costs".to_owned().try_into().unwrap()), "Third."),
        ("2024-05", Corrected::Article, "First."),
    ];
    assert_eq!(told, expected.map(|(date, place, says)| (date.to_owned(), place, says.to_owned())));
    let sources: Vec<_> = explainer.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["gazette", "council", "wire", "uncited"]);
    let blocks: Vec<_> = explainer.panels[0].blocks().collect();
    assert!(matches!(blocks.as_slice(), [.., PanelBlock::Corrections, PanelBlock::Cite]));

    let said = |explainer: &Explainer| (explainer.licence, explainer.report.clone(), explainer.reviewed);
    assert_eq!(said(&explainer), (Licence::CcBy, None, None));
    let keys = "as_of = \"2024-06-30\"\nlicence = \"all-rights-reserved\"\nreport = \"mailto:desk@example.org\"\nreviewed = \"2024-07\"";
    place.write("explainer.toml", place.read("explainer.toml").replace("as_of = \"2024-06-30\"", keys));
    let mailbox = Mailbox::new("mailto:desk@example.org").unwrap();
    let explainer = compile();
    assert_eq!(said(&explainer), (Licence::None, Some(mailbox), Some("2024-07".parse().unwrap())));
    // The JSON is read back as it was.
    let json = serde_json::to_string(&explainer).unwrap();
    assert_eq!(Explainer::from_json(&json).unwrap(), explainer);
}

/// Checks what lists of everything, bands and a timeline make of the document.
#[test]
fn lists_bands_and_timeline() {
    let explainer = sidelight::authoring::compile(&Workplace::with_lists().path("")).unwrap();
    let blocks: Vec<_> = explainer.panels[0].blocks().collect();
    let [
        ..,
        PanelBlock::Claims(claims),
        PanelBlock::People,
        PanelBlock::Sources,
        PanelBlock::Terms,
        PanelBlock::Facts,
        PanelBlock::Figure(days),
        PanelBlock::Figure(figure),
    ] = blocks.as_slice()
    else {
        panic!("{blocks:#?}");
    };
    assert!(claims.iter().eq(explainer.claims.iter().map(|claim| &claim.id)), "{claims:?}");
    assert_eq!(claims.len(), 2);
    // Who says nothing is in the list, and what only the list cites is cited.
    let people: Vec<_> = explainer.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["builder", "quiet"]);
    let sources: Vec<_> = explainer.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["gazette", "council", "wire"]);
    assert_eq!(figure.alternative, "Three events.");
    let Data::Bands(bands) = &days.data else { panic!("{days:#?}") };
    assert_eq!(bands.estimate(&bands.rows[0]), Some((0, 1)));
    assert_eq!(bands.rows[1].amount, Some(Amount::MoreThan("100".parse().unwrap())));
    assert!(bands.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "wire"]));
    let Data::Timeline(timeline) = &figure.data else { panic!("{figure:#?}") };
    let phases: Vec<_> = timeline.rows.iter().map(|row| (row.date.to_string(), row.phase)).collect();
    let expected = [("2023", Phase::Before), ("2024-03-01", Phase::Article), ("2024-06", Phase::After)];
    assert_eq!(phases, expected.map(|(date, phase)| (date.to_owned(), phase)));
    assert_eq!(timeline.rows[2].event, "Late, it is said.");
    // Side by side, sources stand in the order of their numbers.
    assert!(timeline.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "council"]));
}

/// Checks that what a figure says for its rows, what people and the original are called, and a date that the original's
/// source has make the same document as the words themselves.
#[test]
fn said_once_is_said() {
    let long = Workplace::with_lists();
    let short = Workplace::with_lists();
    let change = |place: &Workplace, path: &str, pairs: &[(&str, &str)]| {
        let mut text = place.read(path);
        for (old, new) in pairs {
            assert!(text.contains(old), "{path}: {old}");
            text = text.replace(old, new);
        }
        place.write(path, text);
    };
    change(&long, "figures/late.csv", &[("Town council", "Bridge & Sons"), ("2024-01,", "2024-05,")]);
    let once = "sources = [\"council\"]\nsaid_by = \"builder\"\ndefinition = \"later than a day\"";
    change(&short, "figures/late.toml", &[("sources = [\"council\"]", once)]);
    short.write("figures/late.csv", "part,whole\n2,30\n~1,30..35\n");
    for place in [&long, &short] {
        change(place, "article.md", &[("{late:2024-01:part}", "{piles:2024-03}")]);
    }
    change(&short, "explainer.toml", &[("published = \"2024-03-01\"\n", "")]);
    change(&short, "corrections.toml", &[("<source:wire>", "<source:wire> <source:original>")]);
    change(&long, "corrections.toml", &[("<source:wire>", "<source:wire> <source:gazette>")]);
    change(&short, "figures/events.csv", &[("2024-03-01,Told.,council gazette", "original,Told.,council original")]);
    assert_eq!((long.check(), short.check()), Default::default());
    let [long, short] = [long, short].map(|place| sidelight::authoring::compile(&place.path("")).unwrap());
    assert_eq!(serde_json::to_string_pretty(&short).unwrap(), serde_json::to_string_pretty(&long).unwrap());
}

/// Checks that a typed number is a warning where the record has another of the same source or of the same day, with both
/// places, and that one which the record has is offered as a reading to who asks.
#[test]
fn typed_numbers_are_held_to_the_record() {
    let place = Workplace::with_base();
    let fact = "[[fact]]\nid = \"visitors\"\ntitle = \"V\"\namount = \"12345\"\nunit = \"visitors\"\nas_of = \"2024-06-01\"\n\
                sources = [\"council\"]\n";
    place.write("facts.toml", fact);
    place.write("panels/costs.md", place.read("panels/costs.md") + "\n<facts:all>\n");
    let text = "\nOf 12,346 guests. <source:council> Of 12,346 guests. <source:wire> Of 777 guests. <source:council>\n\n\
                On 1 June 2024 there were 900 visitors. <source:wire> There were 12,345, not 120. <source:council>\n";
    place.write("article.md", place.read("article.md") + text);
    let (_, warnings) =
        sidelight::authoring::review(&place.path(""), crate::later()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let warnings: Vec<String> =
        warnings.iter().map(|it| format!("{}:{}: {}", it.line, it.column, it.message)).collect();
    assert_eq!(
        warnings,
        [
            "13:4: the record says 12345 visitors of 1 June 2024, not 12,346",
            "15:27: the record says 12345 visitors of 1 June 2024, not 900",
        ]
    );
    let offers = sidelight::authoring::readings(&place.path("")).unwrap().to_string();
    let of = |line: &str| offers.lines().filter(|told| told.contains(line)).count();
    assert_eq!(of("article.md:15:66: note: 12,345 is in the record: {visitors}"), 1, "{offers}");
    assert_eq!(of("note: 120 is in the record: {workers:2024-03-15}"), 1, "{offers}");
    assert!(offers.ends_with("2 typed numbers could be read from the record"), "{offers}");
}

/// Checks that shares in per cent, decimals and large numbers in words are held to the record, too: warned of where source
/// and day have one such number and it is another, and offered where the record has it, exactly or more exact; and that
/// nothing is said of a difference, of an end of a range, of what was said beside it, and of what may be something else.
#[test]
fn rounded_numbers_are_held_to_the_record() {
    let place = Workplace::with_base();
    let fact = |id: &str, amount: &str, unit: &str| {
        format!(
            "[[fact]]\nid = \"{id}\"\ntitle = \"V\"\namount = \"{amount}\"\nunit = \"{unit}\"\nas_of = \"2024-06-01\"\n\
             sources = [\"council\"]\n"
        )
    };
    let facts = [
        fact("turnout", "43.2", "%"),
        fact("budget", "2512345678", "EUR"),
        fact("crowd", "7912000", "visitors"),
        fact("length", "27.5", "metres"),
    ];
    place.write("facts.toml", facts.concat());
    place.write("panels/costs.md", place.read("panels/costs.md") + "\n<facts:all>\n");
    let told = [
        "On 1 June 2024 it was 34 per cent. <source:council>",
        "On 1 June 2024 it was 34%. <source:council>",
        "On 1 June 2024 it cost €2.6 billion. <source:council>",
        "On 1 June 2024 it was 29.5 metres long. <source:wire>",
        "Then it had 7.921 million visitors. <source:council>",
    ];
    let untold = [
        "On 1 June 2024 it had eight million visitors, or 9 million visitors. <source:council>",
        "On 1 June 2024 it fell by 3 per cent. <source:council>",
        "On 1 June 2024 it was 40 to 45 per cent, and between 2 and 3 billion EUR. <source:council>",
        "On 1 June 2024 it was 43 per cent, and 34 per cent for others. <source:council>",
        "On 1 June 2024 it was 34 per cent. <source:wire> Then it was 34 per cent. <source:council>",
        "On 1 June 2024 it cost $2.6 billion, and was up to 5 per cent. <source:council>",
        "On 1 June 2024 it had 30.5 seats and 2 million trees. <source:council>",
    ];
    let offered = [
        ("It was 43.2 per cent. <source:council>", "43.2 per cent is in the record: {turnout}"),
        ("It was about 43%. <source:council>", "43% is in the record: {turnout|43}"),
        ("It cost €2.5 billion. <source:council>", "2.5 billion is in the record: {budget|2500000000}"),
        ("It cost more than EUR 2.4 billion. <source:council>", "2.4 billion is in the record: {budget|>2400000000}"),
        ("It had 7.912 million visitors. <source:council>", "7.912 million is in the record: {crowd|words}"),
        ("It had 7.9 million visitors. <source:council>", "7.9 million is in the record: {crowd|7900000}"),
        ("It is 27.5 metres long. <source:council>", "27.5 is in the record: {length}"),
    ];
    let article = place.read("article.md");
    let lines = article.lines().count();
    let texts = told.into_iter().chain(untold).chain(offered.map(|(text, _)| text));
    let texts: String = texts.map(|text| format!("\n{text}\n")).collect();
    place.write("article.md", article + &texts);
    let (_, warnings) =
        sidelight::authoring::review(&place.path(""), crate::later()).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let warnings: Vec<String> =
        warnings.iter().map(|it| format!("{}:{}: {}", it.line, it.column, it.message)).collect();
    let says = [
        (1, 23, "43.2 % of 1 June 2024, not 34 per cent"),
        (2, 23, "43.2 % of 1 June 2024, not 34%"),
        (3, 25, "2512345678 EUR of 1 June 2024, not 2.6 billion"),
        (4, 23, "27.5 metres of 1 June 2024, not 29.5"),
        (5, 13, "7912000 visitors of 1 June 2024, not 7.921 million"),
    ];
    let expected = says.map(|(at, column, says)| format!("{}:{column}: the record says {says}", lines + 2 * at));
    assert_eq!(warnings, expected);
    let offers = sidelight::authoring::readings(&place.path("")).unwrap().to_string();
    for ((_, offer), at) in offered.into_iter().zip(told.len() + untold.len() + 1..) {
        let line = lines + 2 * at;
        let is_told = offers.lines().any(|told| told.contains(&format!("article.md:{line}:")) && told.ends_with(offer));
        assert!(is_told, "{offer}\n{offers}");
        let hint = "bridge/facts.toml:";
        assert!(offers.contains(hint), "{offers}");
    }
    for (text, says) in [
        ("It was told {turnout|43}, {crowd|7900000}, {crowd|words}, {budget|>2400000000}. <source:council>", ""),
        ("It was told {turnout|44}. <source:council>", "not true of the record"),
    ] {
        place.write("article.md", place.read("article.md") + "\n" + text + "\n");
        assert!(place.check().contains(says) && (says.is_empty() == place.check().is_empty()), "{}", place.check());
    }
}

/// Checks that the tables of a text have a limit, which is told once and at its place.
#[test]
fn cells_of_tables_have_a_limit() {
    let place = Workplace::with_base();
    let article = place.read("article.md");
    let table = |rows: usize| format!("\n| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(rows));
    place.write("article.md", article.clone() + &table(999));
    assert_eq!(place.check(), "");
    place.write("article.md", article.clone() + &table(499) + &table(600) + &table(1));
    let line = article.lines().count() + 1 + 2 + 499 + 1 + 2 + 499 + 1;
    let told = place.check();
    assert!(told.starts_with(&format!("article.md:{line}:")) && told.contains("more than 2000 cells"), "{told}");
    assert_eq!(told.matches(": error: ").count(), 1, "{told}");
}
