//! Spreadsheets' own files that are small and unpack to much: apart from the other limits, since what makes them is large,
//! and a process is as large as the one that began it, for a moment.
#![cfg(all(not(target_arch = "wasm32"), unix))]

#[path = "limits/check.rs"]
mod check;
#[path = "common/zip.rs"]
mod zip;

use check::{Taken, check, with};
use std::fs;
use std::time::Duration;

/// Bytes of memory for a sheet that unpacks to as much as it may.
const MOST_OF_SHEET: u64 = 250_000_000;

/// The part in which a spreadsheet of OpenDocument has its cells.
const CONTENT: (&str, &str, &str) = (
    "content.xml",
    "<c xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"A\">",
    "</table:table></c>",
);

// Checks that a small file that unpacks to a huge one, or says that a cell is there without end, is refused in little
// memory and time, and that the largest that is read keeps to the limit of its sheet as CSV.
#[test]
fn sheets_are_unpacked_up_to_a_limit() {
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>label</text:p></table:table-cell>";
    let row = |times: &str, cell: &str| format!("<table:table-row {times}>{cell}</table:table-row>");
    let repeated = |times: u64| format!("table:number-rows-repeated=\"{times}\"");
    let long = cell.replace("label", &"word ".repeat(1000));
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let header = ["label", "amount", "as_of", "sources"].map(|name| cell.replace("label", name)).concat();
    let full = [cell, &number.repeat(2), cell].concat();
    for (name, rows, expected) in [
        ("spaces", " ".repeat(50_000_000), "unpacked, the file has more than 16 MB"),
        ("rows", row(&repeated(4_000_000_000), cell), "there are more than 100000 rows"),
        ("texts", row(&repeated(90_000), &long), "as CSV the sheet has more than 4 MB"),
        ("columns", row("", &cell.replacen(' ', " table:number-columns-repeated=\"4000000000\" ", 1)), "100 columns"),
        ("empty", row(&repeated(4_000_000_000), "<table:table-cell/>"), "the file is empty"),
        ("table", [row("", &header), row(&repeated(99_999), &full)].concat(), "unknown source \"label\""),
        ("elements", "<a>".repeat(5_000_000), "is no XML"),
    ] {
        let content = [CONTENT.1, &rows, CONTENT.2].concat();
        let place = with(&[]);
        fs::remove_file(place.path().join("bridge/figures/parts.csv")).expect("it is there");
        let packed = zip::zip([(CONTENT.0, content.as_bytes())], true);
        assert!(packed.len() < 1_000_000, "{name}: {} bytes", packed.len());
        fs::write(place.path().join("bridge/figures/parts.ods"), packed).expect("a file can be written");
        // A new process is as large as this one, for a moment.
        drop(content);
        drop(rows);
        let Taken { time, memory, answer } = check(&place.path().join("bridge"));
        if std::env::var_os("SHOW").is_some() {
            println!("{name:?}: {time:?}, {} MB; {}", memory / 1_000_000, answer.lines().next().unwrap_or_default());
        }
        assert!(answer.contains(expected), "{name}: {answer}");
        assert!(memory < MOST_OF_SHEET, "{name}: {memory} bytes of memory");
        assert!(time < Duration::from_secs(20), "{name}: {time:?}");
    }
}
