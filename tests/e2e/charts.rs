//! Lettering in charts, whatever is drawn: nothing lies over anything, nothing sticks out, and time has its dates.

use crate::engine::in_each_engine;
use crate::host::{Answer, Site, published};
use crate::page::Page;
use sidelight::document::Index;
use sidelight::language::Language;
use sidelight::view::Target;
use sidelight::{authoring, publish};
use std::path::Path;

in_each_engine!(lettering);

/// Series by their rows: each the date, the value, and whether the article used it.
const SERIES: &[&[(&str, &str, bool)]] = &[
    // Two that the article used, near each other in the left half.
    &[("2020-01-10", "10", true), ("2020-02-01", "12", true), ("2021-03", "25", false), ("2024-06-01", "100", false)],
    // More of them than there is room for.
    &[
        ("2020-01-10", "10", true),
        ("2020-01-11", "10", true),
        ("2020-01-20", "11", true),
        ("2020-02-01", "12", true),
        ("2021-03", "25", true),
        ("2022-05-31", ">40", true),
        ("2022-06-01", "41", true),
        ("2024-06-01", "100", true),
        ("2024-06-05", "100", true),
        ("2024-06-10", "101", true),
    ],
    &[
        ("2020-01-10", "1000", true),
        ("2020-02-01", "980", true),
        ("2022-05-31", "~500", true),
        ("2024-06-01", "10", false),
    ],
    // From days to millennia.
    &[("2024-02-28", "10", false), ("2024-02-29", "12", true), ("2024-03-01", "25", false)],
    &[("2024-02-03", "10", false), ("2024-02-10", "12", true), ("2024-03-31", "25", false)],
    &[("2024-02-10", "10", false), ("2024-04-01", "12", true), ("2024-05-31", "25", false)],
    &[("2023-22", "10", false), ("2023-24", "12", true)],
    &[("1931", "10", false), ("1950", "12", true), ("1972-06", "25", true), ("2024", "30", false)],
    &[
        ("1000", "10", false),
        ("1492", "12", true),
        ("1815-06", "25", true),
        ("2024", "30", false),
        ("9999", "31", true),
    ],
    // The largest, the least, equal ones, ranges.
    &[
        ("2020", "999999999999.999", true),
        ("2021", "999999999999.999", true),
        ("2022", "0", false),
        ("2023", "0.000001", true),
    ],
    &[("2020", "0.000001", true), ("2021", "0.000002", true), ("2022", "0.000003", false)],
    &[("2020", "5", true), ("2021", "5", true), ("2022", "5", true)],
    &[("2024-05-02", "5", true), ("2024-05-02", "6", true), ("2024-05-02", "7", true)],
    &[("2021", "1000..900000000", true), ("2022", "5..6", true), ("2023", ">900000000000", true)],
    &[("2021", "5", true)],
];

/// A page of the tests' own explainer with these series in it.
async fn page_of(language: &str) -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authoring/base");
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("bridge");
    for inner in ["", "panels", "figures"] {
        std::fs::create_dir_all(folder.join(inner)).expect("a folder");
        for entry in std::fs::read_dir(base.join(inner)).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                std::fs::copy(&path, folder.join(inner).join(path.file_name().expect("a name"))).expect("a copy");
            }
        }
    }
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).expect("it can be written");
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect("it can be read");
    let mut panel = read("panels/costs.md");
    for (number, rows) in SERIES.iter().enumerate() {
        for unit in ["things", "UAH"] {
            let id = format!("series-{number}-{}", unit.to_lowercase());
            let facts = "as_of = \"2024-06\"\nsources = [\"council\"]\n";
            write(
                &format!("figures/{id}.toml"),
                &format!(
                    "kind = \"series\"\nmeasure = \"level\"\ntitle = \"{id}\"\nsentence = \"S.\"\nunit = \"{unit}\"\n{facts}"
                ),
            );
            let row = |(date, value, is_article): &(&str, &str, bool)| {
                // Two counts of one day are of two definitions.
                let definition = if rows.iter().all(|row| row.0 == *date) { value } else { &"counted" };
                format!("{date},{value},Council,{definition},council,{}\n", if *is_article { value } else { "" })
            };
            let rows: String = rows.iter().map(row).collect();
            write(&format!("figures/{id}.csv"), &format!("as_of,value,said_by,definition,sources,article\n{rows}"));
            panel.push_str(&format!("\n\n![A chart.](figure:{id})\n"));
        }
    }
    // Several lines, of which some end near each other: each is labelled at its end.
    for (id, ends) in [("near", ["50", "50.5", "51", "90"]), ("below", ["-40", "-41", "10", "80"])] {
        let facts = "unit = \"things\"\nas_of = \"2024-06\"\nsources = [\"council\"]\nsaid_by = \"Council\"\n";
        let kind = format!("kind = \"series\"\nmeasure = \"level\"\ntitle = \"{id}\"\nsentence = \"S.\"\n");
        write(&format!("figures/{id}.toml"), &format!("{kind}{facts}definition = \"counted\"\n"));
        let line = |(name, end): (&str, &str)| {
            [("2023-01-15", "20"), ("2023-08", "30..35"), ("2024-05-31", end)]
                .map(|(date, value)| format!("{date},{name},{value}\n"))
                .concat()
        };
        let names = ["Old harbour", "New harbour", "Harbours of the neighbouring towns", "Piers"];
        let rows: String = names.into_iter().zip(ends).map(line).collect();
        write(&format!("figures/{id}.csv"), &format!("as_of,line,value\n{rows}"));
        panel.push_str(&format!("\n\n![A chart.](figure:{id})\n"));
    }
    write("panels/costs.md", &panel);
    write("explainer.toml", &read("explainer.toml").replace("lang = \"en\"", &format!("lang = \"{language}\"")));
    let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    let index = published("index.html").expect("there is a page");
    let index = String::from_utf8_lossy(index.body()).into_owned();
    let styles: String = index.split("<style>").skip(1).filter_map(|piece| piece.split("</style>").next()).collect();
    let markup = publish::render(
        &Index::new(&explainer),
        &Language::or_english(language, sidelight::figures::WORDS),
        Target::All,
    )
    .await
    .0;
    format!(
        "<!doctype html><html lang={language}><meta charset=utf-8><title>charts</title><link rel=icon href=data:,>
         <style>{styles}</style><div id=sidelight>{markup}</div>"
    )
}

/// What is wrong with the lettering. Of each line the middle half counts, since the boxes of two lines may well
/// meet. Spaced out, letters may stick out of their panel, but not of the page.
const WRONG: &str = "
    const [width, isSpaced] = arguments;
    document.body.style.width = `${width}px`;
    document.body.style.margin = 0;
    document.querySelector('#spaced')?.remove();
    if (isSpaced) {
        const style = document.head.appendChild(document.createElement('style'));
        style.id = 'spaced';
        style.textContent = '* { letter-spacing: .12em !important; word-spacing: .16em !important }';
    }
    for (const details of document.querySelectorAll('details')) details.open = true;
    const wrong = [];
    const charts = [...document.querySelectorAll('svg.chart')];
    for (const chart of charts) {
        const about = chart.closest('figure').id;
        const texts = [...chart.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
        const room = isSpaced ? document.body.getBoundingClientRect() : chart.closest('.panel').getBoundingClientRect();
        texts.forEach(({ text, box }, index) => {
            if (box.left < room.left - .5 || box.right > room.right + .5) wrong.push(`${about}: ${text.textContent} sticks out`);
            for (const other of texts.slice(index + 1)) {
                const [edge, its] = [box.height / 4, other.box.height / 4];
                if (box.left < other.box.right && other.box.left < box.right && box.top + edge < other.box.bottom - its
                    && other.box.top + its < box.bottom - edge) wrong.push(`${about}: ${text.textContent} lies over ${other.text.textContent}`);
            }
        });
        const ticks = chart.querySelectorAll('line[y1=\"228\"]').length - 1;
        const dates = chart.querySelectorAll('text[y=\"252\"]').length;
        if (dates < 1 || ticks > 12) wrong.push(`${about}: ${dates} dates at ${ticks} ticks`);
    }
    const labelled = document.querySelectorAll('[data-kind=article-value]').length;
    if (labelled < 12) wrong.push(`only ${labelled} labels, where more have room`);
    return wrong.slice(0, 8)";

async fn lettering(page: &Page) {
    for language in ["en", "uk", "ar"] {
        let markup = page_of(language).await;
        let site = Site::host(Answer::new("index.html", markup)).await;
        page.open(&site.origin).await;
        for width in [320, 390, 768, 1280] {
            for is_spaced in [false, true] {
                let wrong = page.js_with(WRONG, vec![width.into(), is_spaced.into()]).await;
                assert_eq!(wrong, serde_json::json!([]), "{language}, {width} px, spaced: {is_spaced}");
            }
        }
    }
}
