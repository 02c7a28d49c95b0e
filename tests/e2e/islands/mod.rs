//! What the islands do: every choice in them, by keyboard, mouse and touch, against the tables that stand beside
//! them, whose exact values the tests work with anew.

mod choices;
mod drawings;

use crate::page::Page;
use crate::server::Server;

/// An amount as a table's `<data>` has it.
#[derive(Clone, Copy)]
struct Amount {
    least: u64,
    most: u64,
    is_exact: bool,
}

fn amount(value: &str) -> Amount {
    let whole = |text: &str| text.parse::<u64>().unwrap_or_else(|_| panic!("{value} is not a whole number"));
    match (value.split_once(".."), value.trim_start_matches(['~', '>'])) {
        (Some((least, most)), _) => Amount { least: whole(least), most: whole(most), is_exact: false },
        (None, number) => Amount { least: whole(number), most: whole(number), is_exact: number == value },
    }
}

/// `1234567` as English writes it.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `part / by` rounded half up to so many places, without noughts at the end, and whether nothing was rounded.
fn quotient(part: u64, by: u64, places: u32) -> (String, bool) {
    let scale = 10u128.pow(places);
    let (part, by) = (u128::from(part) * scale, u128::from(by));
    let rounded = (part * 2 + by) / (by * 2);
    let whole = grouped((rounded / scale).try_into().expect("a moderate number"));
    let places = usize::try_from(places).expect("few places");
    let fraction = format!("{:0places$}", rounded % scale);
    let fraction = fraction.trim_end_matches('0');
    let text = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    (text, part % by == 0)
}

/// Wakes the page and opens the panel that holds this island, alone.
async fn open_island(page: &Page, server: &Server, island: &str) -> String {
    page.open(&server.page()).await;
    page.until_awake().await;
    let script = format!("return root().querySelector('{island}').closest('.panel').querySelector('.panel-anchor').id");
    let panel = page.text(&script).await;
    page.js(&format!("panel('{panel}').open = true")).await;
    page.until_panel(&panel, true).await;
    page.settle().await;
    panel
}
