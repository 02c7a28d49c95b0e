//! The markup: the reviewed one, the closed list of what may stand in it, and what a parser makes of it.

use crate::common::{compile, explainers, folder, markup_of};
use crate::{edition, find, page_of_all, pages, published};
use html5ever::serialize::{SerializeOpts, serialize};
use markup5ever_rcdom::SerializableHandle;
use sidelight::document::{Explainer, PanelBlock};
use sidelight::figures::{Data, Figure};
use sidelight::language::WORDS;
use sidelight::publish::Markup;
use sidelight::values::Standing;
use std::path::Path;

// Checks that the markup of the tests' own explainer, with everything and as an element shows it, is the reviewed one.
// `UPDATE=1` writes it anew.
#[test]
fn golden() {
    let explainer = compile(&folder("tests/authoring/base"));
    for (name, markup) in [("base.html", markup_of(&explainer)), ("embed.html", edition(explainer.clone()).embed)] {
        let path = folder("tests/golden").join(name);
        // A line for each element makes a difference readable.
        let markup = markup.replace("><", ">\n<");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
            std::fs::write(&path, &markup).expect("the golden file can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        for (number, (found, expected)) in markup.lines().zip(golden.lines()).enumerate() {
            assert_eq!(found, expected, "{}:{}", path.display(), number + 1);
        }
        assert_eq!(markup.lines().count(), golden.lines().count(), "{}: more or fewer lines", path.display());
    }
}

// A first number that is wrong could not be published: no explainer of ours had one.
#[test]
fn what_is_said_first_stands_as_it_may() {
    let base = compile(&folder("tests/authoring/base"));
    assert!(!base.glance.is_empty());
    for &(_, standing) in Standing::WORDS {
        let mut explainer = base.clone();
        explainer.glance.iter_mut().for_each(|glance| glance.standing = standing);
        assert!(published(explainer).contains_key("base.json"), "{standing:?}");
    }
}

/// The guide's own example, in which every kind of figure is; and the tests' own explainer with a series in which there is
/// every mark on every line.
pub(crate) fn others() -> Vec<Explainer> {
    let guide = std::fs::read_to_string(folder("docs/authoring.md")).expect("there is a guide");
    let place = tempfile::tempdir().expect("a folder");
    let write = |path: &Path, text: &str| {
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file can be written");
    };
    let (mut path, mut body) = (None, String::new());
    for line in guide.lines() {
        match (&path, line.strip_prefix("```")) {
            (None, Some(tags)) => path = tags.split(' ').find_map(|tag| tag.strip_prefix("file=")).map(str::to_owned),
            (Some(name), Some(_)) => {
                write(&place.path().join("guide").join(name), &std::mem::take(&mut body));
                path = None;
            }
            (Some(_), None) => body += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    let (picture, images) = (folder("tests/authoring/story/images/lamp.webp"), place.path().join("guide/images"));
    std::fs::create_dir(&images).expect("a folder");
    std::fs::copy(picture, images.join("quay.webp")).expect("a file can be written");
    let base = folder("tests/authoring/base");
    for inner in ["", "panels", "figures"] {
        for entry in std::fs::read_dir(base.join(inner)).expect("it can be listed") {
            let entry = entry.expect("it can be listed").path();
            if let (true, Some(name)) = (entry.is_file(), entry.file_name()) {
                let text = std::fs::read_to_string(&entry).expect("it can be read");
                let path = place.path().join("lines").join(inner).join(name);
                write(&path, &text.replace("running-total", "level"));
            }
        }
    }
    let (mut rows, header) = (String::new(), "as_of,line,value,interval,said_by,definition,sources,article\n");
    for (line, day) in [("A", 31), ("B", 30), ("C", 29), ("D", 28)] {
        for (date, value, article) in [
            ("2024-01-01", "5", ""),
            ("2024-01-02", ">6", ""),
            ("2024-01-03", "7..8", ""),
            ("2024-02", "9..10", ""),
            ("2024-03-01", "11", "11"),
        ] {
            rows += &format!("{date},{line},{value},,Council,all,council,{article}\n");
        }
        rows += &format!("2024-05-{day},{line},-{day},-40..-20,Council,all,council,\n");
    }
    write(&place.path().join("lines/figures/piles.csv"), &[header, &rows].concat());
    ["guide", "lines"].map(|name| compile(&place.path().join(name))).into()
}

/// Markup with all that the view writes: explainers that use all of it, in every language, with every standing.
fn specimens() -> Vec<String> {
    let mut specimens = Vec::new();
    let published = explainers().into_iter().map(|folder| compile(&folder));
    for (number, explainer) in published.chain(others()).enumerate() {
        // The first is the tests' own, which is small.
        let tags: Vec<&str> =
            if number == 0 { WORDS.iter().map(|(tag, _)| *tag).collect() } else { vec![&explainer.lang] };
        for tag in tags {
            let mut explainer = Explainer { lang: tag.to_owned(), ..explainer.clone() };
            for (claim, (_, standing)) in explainer.claims.iter_mut().zip(Standing::WORDS.iter().cycle()) {
                claim.standing = *standing;
            }
            // Anything may be essential.
            for panel in &mut explainer.panels {
                panel.essential.append(&mut panel.more);
            }
            let edition = edition(explainer);
            let whole = [edition.embed, edition.include];
            specimens.extend(edition.panels.into_iter().map(|(_, panel)| panel).chain(whole));
        }
    }
    specimens
}

// Checks that the closed list of markup, which elements on other pages hold strangers to, is what the view writes.
// `UPDATE=1` writes it anew.
#[test]
fn markup_is_a_closed_list() {
    let path = folder("static/markup.json");
    let specimens = specimens();
    let list = Markup::of(specimens.iter().map(String::as_str));
    if std::env::var_os("UPDATE").is_some() {
        let json = serde_json::to_string_pretty(&list).expect("a list can be written");
        std::fs::write(&path, json + "\n").expect("a file can be written");
    }
    let json = std::fs::read_to_string(&path).expect("there is a list");
    assert!(serde_json::from_str::<Markup>(&json).expect("it is a list") == list, "UPDATE=1 lists what has changed");
    for specimen in &specimens {
        assert_eq!(list.refuses([specimen.as_str()]), None);
    }
    for stranger in [
        "<script>",
        "<svg><a href=\"#x\"></a></svg>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\" #x\">",
        "<a href=\"#x y\">",
        "<p class=\"other\">",
        "<a data-method=\"delete\">",
        "<rect x=\"url(x)\"></rect>",
        "<svg viewBox=\"0 0 expression(x)\"></svg>",
    ] {
        assert!(list.refuses([stranger]).is_some(), "{stranger}");
    }
}

/// What the program draws, and no markup has.
const PROGRAM_ALONE: [(&str, &str); 5] =
    [("class", "hit-area"), ("type", "button"), ("type", "range"), ("type", "search"), ("min", "0")];

/// What stands only where all of a panel does: on pages of our own.
const PAGES_ALONE: [(&str, &str); 9] = [
    ("class", "body of-panel"),
    ("class", "figure-sentence"),
    ("class", "figure-notes"),
    ("class", "csv"),
    ("class", "report"),
    ("rel", "nofollow"),
    // What a word means opens over no page of somebody else's.
    ("class", "term"),
    ("class", "meaning"),
    ("popover", "auto"),
];

// Checks that no name or word of the view's own code is missing in the closed list: the explainers from which it was
// made use all there is.
#[test]
fn closed_list_is_complete() {
    let json = std::fs::read_to_string(folder("static/markup.json")).expect("there is a list");
    let mut missing = Vec::new();
    // What stands on the page alone, or is drawn by the program, is shown to nobody as markup.
    let program = ["comparison.rs", "embed_this.rs", "home.rs", "page.rs", "toolbar.rs"];
    let mut seen = 0;
    let kinds = sidelight::figures::guide().into_iter().map(|kind| format!("src/figures/{}", kind.name));
    let parts = ["src/view", "src/drawing", "src/figures", "src/islands"].map(str::to_owned);
    for part in parts.into_iter().chain(kinds) {
        for entry in std::fs::read_dir(folder(&part)).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            if program.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source can be read");
            for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let quoted = line.match_indices("=\"").filter_map(|(at, _)| {
                    let name =
                        line[..at].rsplit(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').next()?;
                    let value = line[at + 2..].split('"').next()?;
                    // In code a space stands around the sign.
                    (!name.is_empty()).then_some((name, value))
                });
                for (name, value) in quoted.filter(|pair| !PROGRAM_ALONE.contains(pair) && !PAGES_ALONE.contains(pair))
                {
                    seen += 1;
                    let is_known = json.contains(&format!("\"{name}\""))
                        && (value.chars().all(|letter| letter.is_ascii_digit() || ". %-".contains(letter))
                            || json.contains(&format!("\"{value}\"")));
                    if !is_known {
                        missing.push(format!("{}:{}: {name}=\"{value}\"", path.display(), number + 1));
                    }
                }
            }
        }
    }
    // If an element shows them again, they are to be found.
    let shown = PAGES_ALONE.iter().find(|(_, value)| json.contains(&format!("\"{value}\"")));
    assert_eq!(shown, None, "this is shown on other pages");
    assert!(seen > 80, "the sources have moved: {seen}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

// Checks that a parser finds in each page exactly the elements that were written: none closed early, none
// added.
#[test]
fn parse_stability() {
    for folder in explainers() {
        let explainer = compile(&folder);
        let edition = edition(explainer.clone());
        let pages = pages(&explainer).into_iter().chain([("all.html".to_owned(), page_of_all(&explainer))]);
        let markup = std::iter::once(&edition.page).chain(edition.panel_pages.iter().map(|(_, page)| page));
        let markup: Vec<&String> = markup.chain([&edition.all]).collect();
        assert_eq!(markup.len(), 2 + explainer.panels.len());
        for ((name, dom), written) in pages.zip(markup) {
            let errors = dom.errors.borrow();
            assert!(errors.is_empty(), "{}: {name}: {errors:?}", folder.display());
            let root = find(&dom.document, "sidelight").expect("the page has the place");
            let mut parsed = Vec::new();
            serialize(&mut parsed, &SerializableHandle::from(root), SerializeOpts::default())
                .expect("memory can be written");
            let parsed = String::from_utf8(parsed).expect("the serializer writes UTF-8");
            let same = |html: &str| html.replace('\u{a0}', "&nbsp;").replace("&#x27;", "'").replace("&gt;", ">");
            let (parsed, written) = (same(&parsed), same(written));
            let at = parsed.bytes().zip(written.bytes()).take_while(|(parsed, written)| parsed == written).count();
            let near = |html: &str| {
                String::from_utf8_lossy(&html.as_bytes()[at.saturating_sub(120)..html.len().min(at + 120)]).into_owned()
            };
            let place = format!("{}: {name}", folder.display());
            assert!(parsed == written, "{place}:\nwritten {}\nparsed  {}", near(&written), near(&parsed));
        }
    }
}

// Checks that a ranking of as many rows as a reader can choose among has a comparison, and one of more has none, which
// would hold every pair.
#[test]
fn comparisons_have_a_limit() {
    let explainer = compile(&folder("content/russian-defections"));
    let has_comparison = |count: usize| {
        let mut explainer = explainer.clone();
        let blocks = explainer.panels.iter_mut().flat_map(|panel| panel.blocks_mut());
        let ranking = blocks.filter_map(|block| match block {
            PanelBlock::Figure(figure) => match &mut **figure {
                Figure { id, data: Data::Ranking(ranking), .. } => Some((&*id, &mut ranking.rows)),
                _ => None,
            },
            _ => None,
        });
        let (id, rows) = ranking.into_iter().next().expect("there is a ranking");
        let island = format!("data-island=\"figure-{id}\"");
        *rows = rows.iter().cycle().take(count).cloned().collect();
        markup_of(&explainer).contains(&island)
    };
    assert_eq!([1, 2, 30, 31, 20_000].map(has_comparison), [false, true, true, false, false]);
}

// Checks that a claim's note stands in the item or the paragraph that makes the claim, where there is room beside it;
// that of a claim in a table, which scrolls by itself, after the table; and that comments are published nowhere.
#[test]
fn notes_stand_at_their_passages() {
    let edition = edition(compile(&folder("tests/authoring/story")));
    let between = |id: &str| {
        let after = edition.page.split_once(&format!("id=\"passage-{id}\"")).expect("there is a passage").1;
        after.split_once(&format!("id=\"note-{id}\"")).expect("its note follows").0.to_owned()
    };
    for id in ["lamps", "first"] {
        assert!(!["</li>", "</p>", "<p", "<li"].iter().any(|tag| between(id).contains(tag)), "{}", between(id));
    }
    assert!(between("price").contains("</table></div><p><span "), "{}", between("price"));
    for shown in [&edition.page, &edition.all, &edition.embed, &edition.feed, &edition.json] {
        assert!(!shown.contains("<!--") && !shown.contains("says who") && !shown.contains("herself"), "{shown}");
    }
}
