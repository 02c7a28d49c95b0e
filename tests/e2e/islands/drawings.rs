//! What is read of a drawing: the rows of the table beside it, and the rates between them.

use super::{amount, grouped, open_island, quotient};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use crate::server::Server;
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

in_each_engine!(readings, rates);

/// A row of the table beside a drawing.
#[derive(Debug, Deserialize)]
struct Row {
    /// The date as the table writes it.
    when: String,
    /// The date's machine form, or its words where it has none.
    date: String,
    /// The amount's machine form.
    amount: String,
    /// The amount and what it counts.
    value: String,
    /// Who counted what, and what the article says of it.
    basis: String,
}

/// The rows of the table beside a drawing, without the marks of sources.
async fn rows(page: &Page, figure: &str) -> Vec<Row> {
    let rows = page
        .js(&format!(
            "return [...document.querySelectorAll('{figure} .table tbody tr')].map((row) => {{
                 const [when, count, basis] = [...row.cells].map((cell) => cell.cloneNode(true));
                 const article = count.querySelector('.in-article')?.textContent;
                 count.querySelector('.in-article')?.remove();
                 for (const citation of basis.querySelectorAll('sup')) citation.remove();
                 return {{
                   when: when.textContent,
                   date: when.querySelector('time')?.dateTime ?? when.textContent,
                   amount: count.querySelector('data').value,
                   value: count.textContent.trim(),
                   basis: basis.textContent + (article ? `. ${{article}}` : ''),
                 }};
             }})"
        ))
        .await;
    serde_json::from_value(rows).expect("rows")
}

/// The figures that have a drawing.
async fn drawn(page: &Page) -> Vec<String> {
    let figures = page.js("return [...root().querySelectorAll('.figure:has(.chart)')].map(({ id }) => `#${id}`)").await;
    let figures: Vec<String> = serde_json::from_value(figures).expect("strings");
    assert!(figures.len() > 1, "there are drawings");
    figures
}

/// What is read of a drawing now: when, how many, and who says so.
const READING: &str = "const [value, when, basis] = host.querySelector('.reading').children;
    const says = [when.textContent, value.textContent, basis.textContent];
    const { min, max, value: at } = host.querySelector('input');
    const spoken = host.querySelector('input').getAttribute('aria-valuetext');
    const chosen = [...host.querySelectorAll('.mark')].findIndex((mark) => mark.hasAttribute('data-chosen'));";

/// Waits until a drawing reads its mark `index`, in all the ways in which it says so.
async fn until_read(page: &Page, figure: &str, index: usize, count: usize, row: &Row) {
    let expected = json!([
        [row.when, row.value, row.basis],
        ["0", (count - 1).to_string(), index.to_string()],
        format!("{}: {}", row.when, row.value),
        index
    ]);
    let script = format!(
        "const host = document.querySelector('{figure} [data-island]'); {READING}
         const now = JSON.stringify([says, [min, max, at], spoken, chosen]);
         return now === {:?} || 'no: ' + now",
        expected.to_string()
    );
    page.until(&format!("mark {index} of {figure} is read"), &script).await;
}

/// Each mark by arrow keys, by Home and End, by the mouse over its strip and by a finger on it: the reading is the
/// table's row, word by word.
async fn readings(page: &Page) {
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    for figure in drawn(page).await {
        let island = format!("{figure} [data-island]");
        open_island(page, &server, &island).await;
        let rows = rows(page, &figure).await;
        // A drawing of single counts has those of its own unit: what most of its marks count.
        let count = page.js(&format!("return document.querySelectorAll('{island} .mark').length")).await;
        let count = usize::try_from(count.as_u64().expect("a number")).expect("few");
        let unit = |row: &Row| row.value.rsplit(' ').next().map(str::to_owned);
        let first = page.js(&format!("return document.querySelector('{island} .reading strong').textContent")).await;
        let own = first.as_str().and_then(|text| text.rsplit(' ').next()).map(str::to_owned);
        let marks: Vec<&Row> = if count == rows.len() {
            rows.iter().collect()
        } else {
            rows.iter().filter(|row| unit(row) == own).collect()
        };
        assert_eq!(marks.len(), count, "{figure}: a mark for each row");
        let chosen = page.js(&format!("return Number(document.querySelector('{island} input').value)")).await;
        let chosen = usize::try_from(chosen.as_u64().expect("a number")).expect("few");
        until_read(page, &figure, chosen, count, marks[chosen]).await;
        let height = format!("return document.querySelector('{island}').offsetHeight");
        let before = page.js(&height).await;

        page.js(&format!("document.querySelector('{island} input').focus()")).await;
        page.press(Key::End).await;
        until_read(page, &figure, count - 1, count, marks[count - 1]).await;
        page.press(Key::Home).await;
        until_read(page, &figure, 0, count, marks[0]).await;
        for (index, row) in marks.iter().enumerate().skip(1) {
            page.press(Key::Right).await;
            until_read(page, &figure, index, count, row).await;
            assert_eq!(page.js(&height).await, before, "a reading moves nothing");
        }
        page.press(Key::Right).await;
        until_read(page, &figure, count - 1, count, marks[count - 1]).await;
        page.press(Key::Left).await;
        until_read(page, &figure, count - 2, count, marks[count - 2]).await;

        page.js(&format!("document.querySelector('{island} .chart').scrollIntoView({{ block: 'center' }})")).await;
        let places = page
            .js(&format!(
                "return [...document.querySelectorAll('{island} .hit-area')].map((strip) => {{
                     const {{ left, top, width, height }} = strip.getBoundingClientRect();
                     return [left + width / 2, top + height / 2, width];
                 }})"
            ))
            .await;
        let places: Vec<(f64, f64, f64)> = serde_json::from_value(places).expect("places");
        assert_eq!(places.len(), count, "{figure}: a strip for each mark");
        // Of counts in one place, such as two of one month, one alone can be pointed at; the arrow keys reach all.
        let places: Vec<(usize, (f64, f64))> = places
            .iter()
            .enumerate()
            .filter(|(_, (.., width))| *width >= 1.0)
            .map(|(index, (x, y, _))| (index, (*x, *y)))
            .collect();
        assert!(places.len() * 10 >= count * 9, "{figure}: nearly every mark can be pointed at: {places:?}");
        for (index, place) in &places {
            page.point_at(*place).await;
            until_read(page, &figure, *index, count, marks[*index]).await;
        }
        for (index, place) in &places {
            page.touch(*place).await;
            until_read(page, &figure, *index, count, marks[*index]).await;
        }
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Days since 1 January 1970.
fn day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

/// The first and the last day that a date can mean: `2023-01-20`, `2023-09`, `autumn 2024`.
fn span(date: &str) -> (i64, i64) {
    let months = |year: i64, first: i64, count: i64| {
        let next = first - 1 + count;
        (day(year, first, 1), day(year + next / 12, next % 12 + 1, 1) - 1)
    };
    let number = |text: &str| text.parse::<i64>().unwrap_or_else(|_| panic!("{date} is not a date"));
    if let Some((season, year)) = date.split_once(' ') {
        let first = ["spring", "summer", "autumn", "winter"].iter().position(|name| *name == season);
        let first = i64::try_from(first.expect("a season")).expect("few seasons") * 3 + 3;
        return months(number(year), first, 3);
    }
    match date.split('-').map(number).collect::<Vec<_>>()[..] {
        [year] => months(year, 1, 12),
        [year, month] => months(year, month, 1),
        [year, month, of_month] => (day(year, month, of_month), day(year, month, of_month)),
        _ => panic!("{date} is not a date"),
    }
}

/// The other view of a series: between each two exact counts, what it grew by, over how many days.
async fn rates(page: &Page) {
    assert_eq!(day(1970, 1, 1), 0);
    assert_eq!(span("autumn 2024"), (day(2024, 9, 1), day(2024, 11, 30)));
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let figure = page.text("return '#' + root().querySelector('.figure:has(.switch button)').id").await;
    let island = format!("{figure} [data-island]");
    open_island(page, &server, &island).await;
    let rows = rows(page, &figure).await;
    let exact: Vec<&Row> = rows.iter().filter(|row| amount(&row.amount).is_exact).collect();
    let noun = rows[0].value.rsplit(' ').next().expect("a noun").to_owned();
    let rates: Vec<Row> = exact
        .windows(2)
        .map(|pair| {
            let (from, to) = (amount(&pair[0].amount).least, amount(&pair[1].amount).least);
            let (start, end) = (span(&pair[0].date), span(&pair[1].date));
            let between = |from: i64, to: i64| u64::try_from(to - from).expect("counts that follow each other");
            let (fewest, most) = (between(start.1, end.0), between(start.0, end.1));
            // A range is of whole hundredths on its outer side: nothing that is so is left out.
            let hundredths = |part: u64| quotient(part, 100, 2).0;
            let rate = match quotient(to - from, most, 2) {
                (exact, true) if fewest == most => exact,
                (rounded, false) if fewest == most => format!("about {rounded}"),
                _ => {
                    let more = (to - from) * 100;
                    format!("{}–{}", hundredths(more / most), hundredths(more.div_ceil(fewest)))
                }
            };
            let days = if fewest == most { fewest.to_string() } else { format!("{fewest} to {most}") };
            let (to, from, more) = (grouped(to), grouped(from), grouped(to - from));
            let basis =
                format!("Our arithmetic: {to} − {from} = {more}, in {days} days. Only exact counts tell a rate.");
            Row {
                when: format!("{} to {}", pair[0].when, pair[1].when),
                value: format!("{rate} {noun} per day"),
                basis,
                date: String::new(),
                amount: String::new(),
            }
        })
        .collect();
    assert!(rates.len() > 1, "there are rates: {rates:?}");

    let height = format!("return document.querySelector('{island}').offsetHeight");
    let before = page.js(&height).await;
    let pressed = format!(
        "return [...document.querySelectorAll('{island} .switch button')].map((button) => button.getAttribute('aria-pressed'))"
    );
    assert_eq!(page.js(&pressed).await, json!(["true", "false"]));
    page.click(&format!("{island} .switch button:nth-child(2)")).await;
    until_read(page, &figure, 0, rates.len(), &rates[0]).await;
    assert_eq!(page.js(&pressed).await, json!(["false", "true"]));
    page.js(&format!("document.querySelector('{island} input').focus()")).await;
    for (index, rate) in rates.iter().enumerate().skip(1) {
        page.press(Key::Right).await;
        until_read(page, &figure, index, rates.len(), rate).await;
        assert_eq!(page.js(&height).await, before, "the switch and a reading move nothing");
    }
    page.assert(
        "each rate is drawn and has its strip",
        &format!(
            "const host = document.querySelector('{island}');
             const count = (what) => host.querySelectorAll(what).length;
             return count('.mark:is([data-kind=rate], [data-kind=range])') === {0} && count('.mark') === {0} && count('.hit-area') === {0}",
            rates.len()
        ),
    )
    .await;
    page.js(&format!("document.querySelector('{island} .switch button').focus()")).await;
    page.press(Key::Space).await;
    page.until(
        "the totals are drawn again",
        &format!("return document.querySelectorAll('{island} .mark').length === {}", rows.len()),
    )
    .await;
    page.assert_quiet(Allowed::default()).await;
}
