//! The command: how it is called, and what it says of a folder as a whole.

use crate::{SLUG, Workplace, sidelight};
use std::{fs, path::Path};

/// Checks that the command says in one line what is in a folder without mistakes.
#[test]
fn success_is_one_line() {
    let place = Workplace::with_base();
    let output = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    assert_eq!(output.stdout, "bridge: no errors: 1 panel, 2 claims, 3 sources\n");
}

/// Checks that what is due to be reviewed is told where it stands, after the summary, and is no mistake; that a review
/// that is not due is not told; and that what is built does not depend on the day.
#[test]
fn reviews_that_are_due_are_told() {
    let place = Workplace::with_base();
    let change = |path: &str, old: &str, new: &str| {
        let text = place.read(path);
        assert_eq!(text.matches(old).count(), 1, "{path}");
        place.write(path, text.replace(old, new));
    };
    change("panels/costs.md", "as_of = \"2024-06-30\"", "as_of = \"2024-06-30\"\nreview_by = \"2025-01\"");
    change("claims.toml", "as_of = \"2024-05\"", "as_of = \"2024-05\"\nreview_by = \"2024-05-31\"");
    change("explainer.toml", "as_of = \"2024-06-30\"", "as_of = \"2024-06-30\"\nreview_by = \"9999\"");
    let output = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let hint = "  hint: look whether it still holds; then write reviewed, and when it is due next\n";
    let expected = format!(
        "bridge: no errors: 1 panel, 2 claims, 3 sources\n\
         bridge/claims.toml:20:14: warning: the review was due by 2024-05-31\n{hint}\
         bridge/panels/costs.md:5:14: warning: the review was due by 2025-01\n{hint}2 warnings\n"
    );
    assert_eq!(output.stdout, expected);

    let day = |text: &str| text.parse::<sidelight::values::Date>().unwrap().span().0;
    let is_review = |warning: &&sidelight::authoring::Diagnostic| warning.message.contains("review");
    let due = |day| sidelight::authoring::review(&place.path(""), day).unwrap().1.iter().filter(is_review).count();
    let days = ["2024-05-31", "2024-06-01", "2025-01-31", "2025-02-01"];
    assert_eq!(days.map(|today| due(day(today))), [0, 1, 1, 2]);
    place.write("article.md", "");
    assert!(sidelight::authoring::review(&place.path(""), day("2025-02-01")).is_err(), "a mistake stays one");
}

/// Checks that what was found in a table that a spreadsheet wrote is told in one line, and is no mistake.
#[test]
fn forms_of_spreadsheets_are_told() {
    let place = Workplace::with_base();
    let rows = "label\tamount\tas_of\tsources\tarticle\tnote\nSpan\t8 000 000,5\t01.05.2024\tcouncil gazette\t\t\n\
                Lamps\t1 500,5\t2024\twire\t\t\n";
    place.write("figures/parts.csv", rows);
    place.write("explainer.toml", place.read("explainer.toml").replace("Ramps", "Lamps"));
    let output = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""));
    let told: Vec<&str> = output.stdout.lines().skip(1).collect();
    assert_eq!(
        told,
        [
            "bridge/figures/parts.csv:1:1: warning: read with tabs between the cells, decimal commas, signs between \
             thousands, dates such as 01.02.2022 as day, month and year",
            "1 warning",
        ]
    );
}

/// Checks that paths begin with the folder as it was given, whatever way it was given.
#[test]
fn paths_are_those_of_the_writer() {
    let place = Workplace::with_base();
    place.delete("people.toml");
    let from_inside = sidelight(&place.path(""), &["check", "."]);
    assert!(from_inside.stderr.starts_with("./people.toml:1:1: error: "), "{}", from_inside.stderr);
    let whole = place.path("");
    let from_elsewhere = sidelight(Path::new("/"), &["check", whole.to_str().unwrap()]);
    assert!(from_elsewhere.stderr.starts_with(whole.to_str().unwrap()), "{}", from_elsewhere.stderr);
}

/// Checks that a folder that is not there, or is not one, is said to be that.
#[test]
fn folder_is_missing() {
    let place = Workplace::with_base();
    let output = sidelight(place.0.path(), &["check", "nowhere"]);
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr, "nowhere:1:1: error: there is no such folder\n1 error\n");
    let output = sidelight(place.0.path(), &["check", "bridge/article.md"]);
    assert_eq!(output.code, 1);
    assert_eq!(output.stderr, "bridge/article.md:1:1: error: this is a file, not a folder\n1 error\n");
}

/// Checks that the folder's name has to be fit for an address.
#[test]
fn folder_name_is_the_slug() {
    let place = Workplace::with_base();
    fs::rename(place.path(""), place.0.path().join("My Bridge")).unwrap();
    let output = sidelight(place.0.path(), &["check", "My Bridge"]);
    assert_eq!(output.code, 1);
    let expected = "My Bridge:1:1: error: an id starts with a lower-case letter: \"My Bridge\"\n  hint: the folder's \
                    name becomes the explainer's address: an id holds only a-z, 0-9 and hyphens, and starts with a \
                    letter\n1 error\n";
    assert_eq!(output.stderr, expected);
}

/// Checks that a wrong call is told from a folder with mistakes.
#[test]
fn usage() {
    let here = Path::new(".");
    assert_eq!(sidelight(here, &["check"]).code, 2);
    assert_eq!(sidelight(here, &["chek", "x"]).code, 2);
    let help = sidelight(here, &["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(help.stdout.contains("check"), "{}", help.stdout);
    assert_eq!(sidelight(here, &["check", "--help"]).code, 0);
}

/// What `check` warns of in a folder without mistakes, without its hints.
fn warnings(place: &Workplace) -> Vec<String> {
    let told = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    told.stdout.lines().skip(1).filter(|line| !line.starts_with("  ")).map(str::to_owned).collect()
}

/// Checks that what looks like a mistake and may be meant is a warning, which is gone where it is said to be meant.
#[test]
fn suspicions_are_told() {
    let place = Workplace::with_base();
    let workers = "kind = \"poll\"\ntitle = \"T\"\nsentence = \"S.\"\nquestion = \"Which?\"\nasked_of = \"adults\"\n\
                   asked = \"2024-05\"\nsample = 100\nmargin = 5\ndone_by = \"council\"\npaid_by = \"council\"\n\
                   as_of = \"2024-05\"\nsources = [\"wire\"]\n";
    let piles = "kind = \"timeline\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-05\"\nsources = [\"council\"]\n";
    let explainer = place.read("explainer.toml").replace("piles", "parts").replace("2024-05-31", "Lamps");
    place.write("explainer.toml", explainer);
    let late = place.read("figures/late.toml");
    place.write(
        "figures/late.csv",
        "as_of,part,whole,said_by,definition,sources\n2024-01,2,30,Town council,late,council\n\
         2024-05,~40,30,late,Town council,council\n",
    );
    place.write("figures/workers.csv", "answer,share\nA,80\nB,80\n");
    place.write("figures/piles.csv", "date,event,phase\n2020,Long before,after\n2999,Far away,before\n");
    let meant = |facts: &str, words: &str| facts.replacen("title", &format!("meant = [{words}]\ntitle"), 1);
    place.write("figures/late.toml", &late);
    place.write("figures/workers.toml", workers);
    place.write("figures/piles.toml", piles);
    let told = warnings(&place);
    assert_eq!(
        told,
        [
            "bridge/figures/late.csv:2:14: warning: \"said_by\" and \"definition\" look swapped",
            "bridge/figures/late.csv:3:9: warning: the part is more than the whole: ~40 of 30",
            "bridge/figures/piles.csv:2:18: warning: 2020 is before the article, of 2024-03-01, not after it",
            "bridge/figures/piles.csv:3:1: warning: this day is still to come: 2999",
            "bridge/figures/piles.csv:3:15: warning: 2999 is after the article, of 2024-03-01, not before it",
            "bridge/figures/workers.csv:2:3: warning: the answers come to 160 per cent",
            "6 warnings",
        ]
    );
    place.write("figures/late.toml", meant(&late, "\"part\", \"swapped\""));
    place.write("figures/workers.toml", meant(workers, "\"several-answers\""));
    place.write("figures/piles.toml", meant(piles, "\"phase\", \"future\""));
    let told = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((told.code, told.stdout.lines().count()), (0, 1), "{}", told.stdout);
}

/// Checks that a count of claims that is not so is told, in a finding, in a panel, in the article and in the standfirst,
/// and a day to come wherever something holds as of one; and that what is so, or meant, is not.
#[test]
fn counts_of_claims_and_days_to_come_are_told() {
    let place = Workplace::with_base();
    let change = |file: &str, changes: &[(&str, &str)]| {
        let text = changes.iter().fold(place.read(file), |text, (old, new)| {
            assert!(text.contains(old), "{file}: {old}");
            text.replacen(old, new, 1)
        });
        place.write(file, text);
    };
    let article = place.read("article.md");
    place.write(
        "article.md",
        article + "\nOf two claims none is open. Two claims are wrong. One claim is wrong. <ours>\n",
    );
    change(
        "panels/costs.md",
        &[
            ("finding = \"From 5 to 14 million, by part\"", "finding = \"Two claims, none of them confirmed\""),
            ("as_of = \"2024-06-30\"", "as_of = \"2998\""),
            (
                "early.",
                "early. One of the three claims is confirmed. <ours>\n\n<facts:all>\n\n<corrections:all>\n\n<editions:all>",
            ),
        ],
    );
    change(
        "explainer.toml",
        &[("Here is", "Two of two claims hold. Here is"), ("as_of = \"2024-06-30\"", "as_of = \"2997\"")],
    );
    let entry = "id = \"length\"\ntitle = \"Length\"\namount = \"40\"\nunit = \"metres\"\nas_of = \"2996\"\nsources = [\"wire\"]\n";
    place.write("facts.toml", format!("[[fact]]\n{entry}"));
    let entry = "date = \"2995\"\nwhere = \"article\"\nsaid = \"A.\"\nsays = \"B.\"\n";
    place.write("corrections.toml", format!("[[correction]]\n{entry}"));
    place.write("editions.toml", "[[edition]]\nas_of = \"2994\"\nchanges = [\"New\"]\n");
    let lines = warnings(&place);
    assert_eq!(
        lines,
        [
            "bridge/article.md:13:29: warning: this says 2, and of 2 claims 1 are \"wrong\"",
            "bridge/corrections.toml:1:1: warning: this day is still to come: 2995",
            "bridge/editions.toml:1:1: warning: this day is still to come: 2994",
            "bridge/explainer.toml:1:1: warning: this day is still to come: 2997",
            "bridge/explainer.toml:5:56: warning: this says 2, and of 2 claims 1 are \"holds\"",
            "bridge/facts.toml:1:1: warning: this day is still to come: 2996",
            "bridge/panels/costs.md:2:1: warning: this day is still to come: 2998",
            "bridge/panels/costs.md:7:49: warning: this says of 3 claims, and there are 2",
            "8 warnings",
        ]
    );
    for (file, table, words) in [
        ("panels/costs.md", "+++\n", "\"count\", \"future\""),
        ("explainer.toml", "", "\"count\", \"future\""),
        ("facts.toml", "[[fact]]\n", "\"future\""),
        ("corrections.toml", "[[correction]]\n", "\"future\""),
        ("editions.toml", "[[edition]]\n", "\"future\""),
    ] {
        change(file, &[(table, &format!("{table}meant = [{words}]\n"))]);
    }
    let told = sidelight(place.0.path(), &["check", SLUG]);
    assert_eq!((told.code, told.stdout.lines().count()), (0, 1), "{}", told.stdout);
}

/// Checks that a claim that rests on independent sources is put into nobody's mouth unseen.
#[test]
fn nobodys_own_word_is_told() {
    let place = Workplace::with_base();
    let claims = place.read("claims.toml");
    place.write(
        "claims.toml",
        claims.replace("basis = \"independent\"\n", "basis = \"independent\"\nby = \"builder\"\n"),
    );
    let told = sidelight(place.0.path(), &["check", SLUG]);
    let warning = "claims.toml:6:7: warning: what independent sources or one report say is nobody's own word\n";
    assert!(told.code == 0 && told.stdout.contains(warning), "{}{}", told.stdout, told.stderr);
}

/// Checks that what only a copy says is no confirmation by independent sources, if that is not meant.
#[test]
fn confirmation_by_a_copy_is_told() {
    let place = Workplace::with_base();
    let sources = place.read("sources.toml");
    let id = "[[source]]\nid = \"copied\"\npublisher = \"P\"\ntitle = \"T\"\nurl = \"https://example.net/copied\"\n\
              kind = \"copy\"\nvia = \"example.net\"\n";
    place.write("sources.toml", [&sources, "\n", id].concat());
    let article = place.read("article.md");
    let claim = "\n[[claim]]\nid = \"rests\"\nsays = \"S.\"\nstanding = \"holds\"\nbasis = \"independent\"\nfinding = \"F.\"\n\
                 as_of = \"2024-05\"\nsources = [\"copied\"]\n";
    let claims = place.read("claims.toml");
    place.write("article.md", [&article, "\n\n[This](claim:rests) is so.\n"].concat());
    for (more, lines) in [("", 4), ("meant = [\"copy\"]\n", 1)] {
        place.write("claims.toml", [&claims, claim, more].concat());
        let told = sidelight(place.0.path(), &["check", SLUG]);
        assert_eq!((told.code, told.stdout.lines().count()), (0, lines), "{}{}", told.stdout, told.stderr);
    }
}
