//! What explainers that stand beside each other have of each other: what they share, and translations.

use crate::{Workplace, copy, sidelight};
use sidelight::document::Explainer;

const SHARED: &str = "[[source]]\nid = \"atlas\"\npublisher = \"Atlas\"\ntitle = \"Bridges\"\nurl = \"https://example.org/atlas\"\nkind = \"primary\"\n";

/// Two explainers with a source and two terms that they share, of which each uses one.
fn two() -> Workplace {
    let place = Workplace::with_base();
    copy(&place.path(""), &place.path("../tunnel"));
    place.write("../shared/sources.toml", SHARED);
    let terms = "[[term]]\nid = \"pile\"\nword = \"pile\"\nmeans = \"A post. <source:atlas>\"\n\n\
                 [[term]]\nid = \"span\"\nword = \"span\"\nmeans = \"What lies between two piers. <ours>\"\n";
    place.write("../shared/terms.toml", terms);
    place.write("article.md", place.read("article.md") + "\nIt has [piles](term:pile). <source:atlas>\n");
    place.write("../tunnel/article.md", place.read("../tunnel/article.md") + "\nIt has none. <source:atlas>\n");
    place
}

fn compile(place: &Workplace, path: &str) -> Explainer {
    sidelight::authoring::compile(&place.path(path)).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// Checks that what is shared is in the document where it is used, and not where it is not, however a list asks for all.
#[test]
fn what_is_shared_is_there_where_it_is_used() {
    let place = two();
    let ids = |explainer: &Explainer| {
        let terms: Vec<_> = explainer.terms.iter().map(|term| term.id.to_string()).collect();
        (terms, explainer.sources.iter().any(|source| source.id.as_str() == "atlas"))
    };
    assert_eq!(ids(&compile(&place, "")), (vec!["pile".to_owned()], true));
    let costs = place.read("../tunnel/panels/costs.md");
    place.write("../tunnel/panels/costs.md", costs + "\n<terms:all>\n");
    place.write("../tunnel/terms.toml", "[[term]]\nid = \"own\"\nword = \"own\"\nmeans = \"Ours. <ours>\"\n");
    assert_eq!(ids(&compile(&place, "../tunnel")), (vec!["own".to_owned()], true));
    // One of its own comes first.
    place.write("sources.toml", place.read("sources.toml") + "\n" + &SHARED.replace("Bridges", "Our own"));
    let explainer = compile(&place, "");
    let atlas = explainer.sources.iter().find(|source| source.id.as_str() == "atlas").unwrap();
    assert_eq!(atlas.title, "Our own");
}

/// Checks that a thing that is shared gets another name in every folder, and that its uses are told over all of them.
#[test]
fn shared_names_are_those_of_all() {
    let place = two();
    let run = |arguments: &[&str]| {
        let output = sidelight(place.path("..").as_path(), arguments);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{arguments:?}");
        output.stdout
    };
    let used = run(&["used", "."]);
    assert_eq!(
        used,
        "source:atlas: ./bridge: 1 place, ./tunnel: 1 place\nterm:pile: ./bridge: 1 place\nterm:span: used nowhere\n"
    );
    let places = run(&["used", ".", "atlas"]);
    assert_eq!(places.lines().filter(|line| line.ends_with("names source:atlas")).count(), 3, "{places}");
    assert!(places.contains("./bridge/article.md:13:36: names source:atlas\n"), "{places}");

    let renamed = run(&["rename", "bridge", "atlas", "atlas-of-bridges"]);
    assert!(
        renamed.starts_with("bridge: the source \"atlas\" is \"atlas-of-bridges\" now, in 4 places of 4 files\n"),
        "{renamed}"
    );
    for path in ["article.md", "../tunnel/article.md", "../shared/sources.toml", "../shared/terms.toml"] {
        let text = place.read(path);
        assert!(text.contains("atlas-of-bridges") && !text.contains("atlas>"), "{path}: {text}");
    }
    assert!(place.read("../shared/sources.toml").contains("example.org/atlas\""));
    compile(&place, "../tunnel");
}

/// Checks that an explainer with one of its own of that name is no use of what is shared.
#[test]
fn an_own_one_is_no_use_of_what_is_shared() {
    let place = two();
    place.write("sources.toml", place.read("sources.toml") + "\n" + &SHARED.replace("Bridges", "Our own"));
    let own = "[[term]]\nid = \"own\"\nword = \"own\"\nmeans = \"Ours. <source:atlas>\"\n";
    place.write("../tunnel/terms.toml", own);
    place.write("../tunnel/article.md", place.read("../tunnel/article.md") + "\nThe [own](term:own) one. <ours>\n");
    let run = |arguments: &[&str]| sidelight(place.path("..").as_path(), arguments).stdout;
    let used = run(&["used", "."]);
    assert_eq!(
        used,
        "source:atlas: ./tunnel: 2 places, ./bridge has its own\nterm:pile: ./bridge: 1 place\nterm:span: used nowhere\n"
    );
    place.write("../tunnel/sources.toml", place.read("../tunnel/sources.toml") + "\n" + SHARED);
    let used = run(&["used", "."]);
    assert!(used.starts_with("source:atlas: used nowhere, ./bridge has its own, ./tunnel has its own\n"), "{used}");
    let places = run(&["used", ".", "atlas"]);
    assert_eq!(places.lines().filter(|line| line.ends_with("declares source:atlas")).count(), 3, "{places}");
}

/// Checks that a translation takes numbers, dates and sources from its original, and that it is told when that changes.
#[test]
fn a_translation_retypes_no_number() {
    let place = Workplace::with_base();
    let fact = "[[fact]]\nid = \"budget\"\ntitle = \"Budget\"\namount = \"2512345678\"\nunit = \"EUR\"\nas_of = \"2024\"\nsources = [\"wire\"]\n";
    place.write("facts.toml", fact);
    let costs = place.read("panels/costs.md");
    place.write("panels/costs.md", costs.clone() + "\n<facts:all>\n");
    copy(&place.path(""), &place.path("../pont"));
    let head = place
        .read("../pont/explainer.toml")
        .replace("lang = \"fr\"", "lang = \"de\"")
        .replace("lang = \"en\"", "lang = \"fr\"\ntranslates = \"bridge\"\ntranslated = \"2024-06-30\"");
    place.write("../pont/explainer.toml", head.replace("row = \"Span\"", "row = \"Travée\""));
    place.write("../pont/facts.toml", "[[fact]]\nid = \"budget\"\ntitle = \"Budget de la ville\"\n");
    place.write(
        "../pont/figures/parts.csv",
        "label,article,note\nTravée,8 millions,\nPiles,,sans pieux\nRampes,,\nLampes,,\n",
    );
    place.delete("../pont/figures/piles.csv");
    place.write(
        "../pont/article.md",
        place.read("../pont/article.md")
            + "\nLe budget est de {budget|2500000000}, dont {parts:Travée}. <source:wire>\n",
    );
    let (original, translation) = (compile(&place, ""), compile(&place, "../pont"));
    assert_eq!(translation.facts[0].amount, original.facts[0].amount);
    assert_eq!(translation.facts[0].title, "Budget de la ville");
    for (one, other) in original.figures().zip(translation.figures()) {
        let numbers = |figure: &sidelight::figures::Figure| serde_json::to_string(&figure.data).unwrap();
        assert_eq!(one.id, other.id);
        let (one, other) = (numbers(one), numbers(other));
        if one != other {
            let back =
                other.replace("Travée", "Span").replace("\"Piles\"", "\"Piers, both\"").replace("Rampes", "Ramps");
            let back = back
                .replace("Lampes", "Lamps")
                .replace("8 millions", "8 million")
                .replace("sans pieux", "without piles");
            assert_eq!(back, one);
        }
    }
    let warnings = || {
        let (_, warnings) = sidelight::authoring::review(&place.path("../pont"), crate::later()).unwrap();
        warnings.iter().map(|it| format!("{}: {}", it.message, it.hint.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    assert!(warnings().is_empty());
    place.write("editions.toml", "[[edition]]\nas_of = \"2024-08\"\nchanges = [\"Dearer.\"]\n\n[[edition]]\nas_of = \"2024-05\"\nchanges = [\"Old.\"]\n");
    place
        .write("explainer.toml", place.read("explainer.toml").replace("as_of = \"2024-06-30\"", "as_of = \"2024-08\""));
    let expected =
        "the original is of 2024-08 by now, this translates its state of 2024-06-30: what has changed: Dearer.";
    assert_eq!(warnings(), [expected]);
    // Columns that a writer named have other names, each told of which it is; those with words are translated.
    let table = "kind = \"table\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-05\"\nsources = [\"wire\"]\n";
    let column = |name: &str, more: &str| format!("[[column]]\nname = \"{name}\"\n{more}");
    place.write("figures/late.toml", [table, &column("Price", "unit = \"EUR\"\n"), &column("Place", "")].concat());
    place.write("figures/late.csv", "label,Price,Place\nOne,5,here\n");
    let translated =
        [column("Lieu", "translates = \"Place\"\n"), column("Prix", "unit = \"EUR\"\ntranslates = \"Price\"\n")];
    place.write("../pont/figures/late.toml", table.to_owned() + &translated.concat());
    place.write("../pont/figures/late.csv", "label,Lieu\nUn,ici\n");
    let late = compile(&place, "../pont").figures().find(|figure| figure.id.as_str() == "late").cloned().unwrap();
    let told = serde_json::to_string(&late.data).unwrap();
    assert!(told.contains("\"ici\"") && told.contains('5') && !told.contains("here"), "{told}");
    // Another number of rows is no translation of them.
    place.write("../pont/figures/parts.csv", "label\nTravée\n");
    let mistakes = sidelight::authoring::compile(&place.path("../pont")).unwrap_err();
    assert!(mistakes.iter().any(|it| it.message == "the original has 4 rows, this has 1"), "{mistakes}");
}

/// Checks that what changed between two documents is told by statement and number, and becomes a part of the folder.
#[test]
fn editions_are_told_by_statement_and_number() {
    let place = Workplace::with_base();
    let old = compile(&place, "");
    place.write("../old.json", serde_json::to_string(&old).unwrap());
    let run = |arguments: &[&str]| {
        let output = sidelight(place.path("..").as_path(), arguments);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{arguments:?}");
        output.stdout
    };
    assert_eq!(run(&["editions", "bridge", "old.json"]), "bridge: no statement and no number has changed\n");
    // What is only written otherwise has not changed.
    place.write("article.md", place.read("article.md").replace("The town gets", "Now the town\ngets"));
    place.write(
        "figures/parts.csv",
        place
            .read("figures/parts.csv")
            .replace("8000000", "9000000")
            .replace("Lamps,~1500,2024,wire,,\n", "Bolts,7,2024,wire,,\n"),
    );
    place.write("claims.toml", place.read("claims.toml").replace("standing = \"wrong\"", "standing = \"disputed\""));
    let entry = run(&["editions", "bridge", "old.json"]);
    let expected = "[[edition]]\nas_of = \"2024-06-30\"\nchanges = [\n  \
        \"“The bridge costs 12 million.”: before “Wrong. The contract says 14 million.”, now “Disputed. The contract says 14 million.”\",\n  \
        \"“Cost of each part (Span)”: before “€8,000,000”, now “€9,000,000”\",\n  \
        \"New: “Cost of each part (Bolts)”: €7\",\n  \
        \"No longer here: “Cost of each part (Lamps)”: about €1,500\",\n]\n";
    assert_eq!(entry, expected);
    run(&["editions", "bridge", "old.json", "--add"]);
    assert_eq!(place.read("editions.toml"), expected);
    place.write("panels/costs.md", place.read("panels/costs.md") + "\n<editions:all>\n");
    assert_eq!(compile(&place, "").editions[0].changes.len(), 4);
}
