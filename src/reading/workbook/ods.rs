//! `.ods`, the OpenDocument of spreadsheets (ISO/IEC 26300).

use super::archive::Archive;
use super::cell::{self, Precision, Shown, Value};
use super::sheet::{Sheet, Writer, cell_name};
use super::xml::{Node, Xml, attribute, name, prefixed};
use super::{Known, Problem, broken, choose};
use quick_xml::events::BytesStart;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(archive: &mut Archive<'_>, id: &str, most: usize) -> Result<Sheet, Problem> {
    if archive.text("META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data")) {
        return Err(Problem::new("the file has a password", "save it without one"));
    }
    let text = archive.text("content.xml")?.ok_or_else(|| broken("it has no content"))?;
    let mut looks = Looks::default();
    // Formats that have names stand in a part of their own.
    if let Some(text) = archive.text("styles.xml")? {
        looks.read(&text)?;
    }
    looks.read(&text)?;
    let known = looks.sheets.iter().map(|SheetOf { name, style, has_cells }| Known {
        name: name.clone(),
        is_shown: !looks.hidden.contains(style),
        has_cells: *has_cells,
    });
    let (chosen, found) = choose(&known.collect::<Vec<_>>(), id)?;
    rows(&text, chosen, &looks, Writer::new(found, most))
}

/// What has to be known before cells are read.
#[derive(Default)]
struct Looks {
    /// What of a date each format shows.
    formats: BTreeMap<String, Precision>,
    /// The formats of the styles, by their names.
    styles: BTreeMap<String, String>,
    /// The styles of sheets that are not shown.
    hidden: BTreeSet<String>,
    sheets: Vec<SheetOf>,
}

struct SheetOf {
    name: String,
    style: String,
    has_cells: bool,
}

impl Looks {
    fn read(&mut self, text: &str) -> Result<(), Problem> {
        let mut xml = Xml::of(text, "the content");
        let (mut format, mut style) = (None, String::new());
        // A sheet may hold another in a cell, or in a list of changes.
        let mut depth = 0;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) => match name(&element) {
                    "date-style" => {
                        let name = attribute(&element, "name").unwrap_or_default();
                        self.formats.insert(name.clone(), Precision::Year);
                        format = Some(name);
                    }
                    part @ ("day" | "month") => {
                        let Some(precision) = format.as_ref().and_then(|name| self.formats.get_mut(name)) else {
                            continue;
                        };
                        match part {
                            "day" => *precision = Precision::Day,
                            _ if *precision == Precision::Year => *precision = Precision::Month,
                            _ => {}
                        }
                    }
                    "style" => {
                        style = attribute(&element, "name").unwrap_or_default();
                        if let Some(format) = attribute(&element, "data-style-name") {
                            self.styles.insert(style.clone(), format);
                        }
                    }
                    "table-properties" if attribute(&element, "display").as_deref() == Some("false") => {
                        self.hidden.insert(style.clone());
                    }
                    "table" => {
                        if depth == 0 {
                            let name = attribute(&element, "name").unwrap_or_default();
                            let style = attribute(&element, "style-name").unwrap_or_default();
                            self.sheets.push(SheetOf { name, style, has_cells: false });
                        }
                        depth += 1;
                    }
                    "table-cell" if depth == 1 && prefixed(&element, "office:value-type").is_some() => {
                        self.sheets.iter_mut().last().into_iter().for_each(|sheet| sheet.has_cells = true);
                    }
                    _ => {}
                },
                Node::End(name) => match name.as_str() {
                    "date-style" => format = None,
                    "table" => depth -= 1,
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// What of a date a style shows: all of it, if nobody says otherwise.
    fn precision(&self, style: Option<&str>) -> Precision {
        let format = style.and_then(|style| self.styles.get(style));
        format.and_then(|format| self.formats.get(format)).copied().unwrap_or(Precision::Day)
    }
}

/// How often something is repeated.
fn repeated(element: &BytesStart<'_>, what: &str) -> u32 {
    attribute(element, what).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

fn rows(text: &str, chosen: usize, looks: &Looks, mut writer: Writer) -> Result<Sheet, Problem> {
    let mut xml = Xml::of(text, "the content");
    let (mut sheet, mut depth) = (0, 0);
    let mut columns: Vec<ColumnStyle> = Vec::new();
    let mut row = 0u32;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match name(&element) {
                "table" => depth += 1,
                "table-column" if depth == 1 && sheet == chosen => {
                    let before = columns.last().map_or(0, |(last, _)| *last);
                    let last = before.saturating_add(repeated(&element, "number-columns-repeated"));
                    columns.push((last, attribute(&element, "default-cell-style-name")));
                }
                "table-row" if depth == 1 && sheet == chosen => {
                    let times = repeated(&element, "number-rows-repeated");
                    let is_hidden = attribute(&element, "visibility").is_some_and(|shown| shown != "visible");
                    let style = attribute(&element, "default-cell-style-name");
                    let cells = cells(&mut xml, row.saturating_add(1), (looks, style.as_deref(), &columns), &writer)?;
                    // What is empty is repeated a million times, and is nothing.
                    for _ in 0..if cells.is_empty() { 0 } else { times } {
                        row = row.saturating_add(1);
                        for (first, times, value, is_formula) in &cells {
                            for column in *first..first.saturating_add(*times) {
                                writer.add(row, column, value.clone(), *is_formula)?;
                            }
                        }
                        if is_hidden {
                            writer.note_hidden(row);
                        }
                    }
                    if cells.is_empty() {
                        row = row.saturating_add(times);
                    }
                }
                _ => {}
            },
            Node::End(name) if name == "table" => {
                depth -= 1;
                sheet += usize::from(depth == 0);
            }
            _ => {}
        }
    }
    Ok(writer.finish())
}

/// The style of the cells of some columns, up to and with a column.
type ColumnStyle = (u32, Option<String>);

/// A cell that is not empty: its first column, in how many columns it stands, what it holds, whether that is worked out.
type Cells = Vec<(u32, u32, Value, bool)>;

/// The cells of a row, to its end.
fn cells(
    xml: &mut Xml<'_>,
    row: u32,
    (looks, of_row, columns): (&Looks, Option<&str>, &[ColumnStyle]),
    writer: &Writer,
) -> Result<Cells, Problem> {
    let mut cells = Vec::new();
    let mut column = 1u32;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if matches!(name(&element), "table-cell" | "covered-table-cell") => {
                let times = repeated(&element, "number-columns-repeated");
                let of_column =
                    || columns.iter().find(|(last, _)| column <= *last).and_then(|(_, style)| style.clone());
                let style = attribute(&element, "style-name").or(of_row.map(str::to_owned)).or_else(of_column);
                let words = words(xml, name(&element))?;
                let value = value(&element, words, looks.precision(style.as_deref()));
                let spans = ["number-columns-spanned", "number-rows-spanned"].map(|what| repeated(&element, what));
                if spans != [1, 1] {
                    let [across, down] = spans.map(|cells| cells - 1);
                    let (last_row, last) = (row.saturating_add(down), column.saturating_add(across));
                    let range = format!("{}:{}", cell_name(row, column), cell_name(last_row, last));
                    return Err(writer.refuse_merged(&range, (row, column)));
                }
                let is_formula = attribute(&element, "formula").is_some();
                if is_formula || !matches!(value, Value::Nothing) {
                    cells.push((column, times, value, is_formula));
                }
                column = column.saturating_add(times);
            }
            Node::End(name) if name == "table-row" => return Ok(cells),
            _ => {}
        }
    }
    Err(broken("a row does not end"))
}

/// The words of a cell, to its end: a line a paragraph, and not what is noted beside it.
fn words(xml: &mut Xml<'_>, end: &str) -> Result<String, Problem> {
    let mut words = String::new();
    let (mut depth, mut noted, mut paragraphs) = (0, 0, 0);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match name(&element) {
                "annotation" | "table" | "frame" | "shapes" => noted += 1,
                "p" if noted == 0 => {
                    depth += 1;
                    if paragraphs > 0 {
                        words.push('\n');
                    }
                    paragraphs += 1;
                }
                "s" if noted == 0 => words.push(' '),
                "tab" | "line-break" if noted == 0 => words.push(' '),
                _ => {}
            },
            Node::Text(piece) if depth > 0 && noted == 0 => words += &piece,
            Node::Text(_) => {}
            Node::End(name) if name == end && noted == 0 => return Ok(words),
            Node::End(name) => match name.as_str() {
                "annotation" | "table" | "frame" | "shapes" => noted -= 1,
                "p" if noted == 0 => depth -= 1,
                _ => {}
            },
        }
    }
    Err(broken("a cell does not end"))
}

fn value(element: &BytesStart<'_>, words: String, precision: Precision) -> Value {
    if prefixed(element, "calcext:value-type").as_deref() == Some("error") {
        return Value::Wrong(format!("this cell has an error: {words}"), "mend its formula, or write the number");
    }
    let number = || attribute(element, "value").unwrap_or_default();
    match prefixed(element, "office:value-type").as_deref() {
        Some("float" | "currency") => cell::shown(&number(), Shown::Plain, None),
        Some("percentage") => cell::shown(&number(), Shown::Percent, None),
        Some("date") => cell::written_date(&attribute(element, "date-value").unwrap_or_default(), precision),
        Some("time") => cell::shown("", Shown::Time, None),
        Some("boolean") => Value::Wrong("this cell is true or false".to_owned(), "say in words what is so"),
        Some("string") => Value::Text(attribute(element, "string-value").unwrap_or(words)),
        _ if words.is_empty() => Value::Nothing,
        _ => Value::Text(words),
    }
}
