//! `.xlsx`, the Office Open XML of spreadsheets (ECMA-376, parts 1 and 4).

use super::archive::Archive;
use super::cell::{self, Epoch, Precision, Shown, Value};
use super::sheet::{Sheet, Writer};
use super::xml::{Node, Xml, attribute, name};
use super::{Known, Problem, broken, choose};
use std::collections::BTreeMap;

pub(super) fn read(archive: &mut Archive<'_>, id: &str, most: usize) -> Result<Sheet, Problem> {
    // Where the workbook is, and with it all else, one relation says.
    let book = relations(archive, "_rels/.rels", "")?.into_values().find(|(kind, _)| kind == "officeDocument");
    let book = book.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, target)| target);
    let text = archive.text(&book)?.ok_or_else(|| {
        let hint = "save it anew in a spreadsheet program, as .xlsx or .ods, or as CSV";
        Problem::new("this is not a spreadsheet's file", hint)
    })?;
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let beside = relations(archive, &joined(folder, &format!("_rels/{file}.rels")), folder)?;
    let Book { sheets, epoch } = workbook(&text)?;
    let mut texts = Vec::new();
    let mut known = Vec::new();
    for SheetOf { name, id, is_shown } in sheets {
        // What is no sheet of cells is a chart.
        let Some((_, target)) = beside.get(&id).filter(|(kind, _)| kind == "worksheet") else { continue };
        let text = archive.text(target)?.ok_or_else(|| broken("a sheet is not there"))?;
        known.push(Known { name, is_shown, has_cells: has_cells(&text)? });
        texts.push(text);
    }
    let (chosen, found) = choose(&known, id)?;
    let of_kind = |wanted: &str| beside.values().find(|(kind, _)| kind == wanted).map(|(_, target)| target.clone());
    let formats = match of_kind("styles") {
        Some(part) => archive.text(&part)?.map(|text| styles(&text)).transpose()?.unwrap_or_default(),
        None => Vec::new(),
    };
    let words = match of_kind("sharedStrings") {
        Some(part) => archive.text(&part)?.map(|text| Words::read(&text)).transpose()?.unwrap_or_default(),
        None => Words::default(),
    };
    rows(&texts.swap_remove(chosen), &words, &formats, epoch, Writer::new(found, most))
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Whether anything stands in a sheet.
fn has_cells(text: &str) -> Result<bool, Problem> {
    let mut xml = Xml::of(text, "the sheet");
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if matches!(name(&element), "v" | "is") => return Ok(true),
            Node::End(name) if name == "sheetData" => return Ok(false),
            _ => {}
        }
    }
    Ok(false)
}

/// What a part leads to: by their ids, what kind of thing it is and where.
fn relations(
    archive: &mut Archive<'_>,
    part: &str,
    folder: &str,
) -> Result<BTreeMap<String, (String, String)>, Problem> {
    let mut relations = BTreeMap::new();
    let Some(text) = archive.text(part)? else { return Ok(relations) };
    let mut xml = Xml::of(&text, "a list of relations");
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        let all = (attribute(&element, "Id"), attribute(&element, "Type"), attribute(&element, "Target"));
        let (Some(id), Some(kind), Some(target)) = all else { continue };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => joined(folder, &target),
        };
        relations.insert(id, (kind, target));
    }
    Ok(relations)
}

struct Book {
    sheets: Vec<SheetOf>,
    epoch: Epoch,
}

struct SheetOf {
    name: String,
    /// Of its relation.
    id: String,
    is_shown: bool,
}

fn workbook(text: &str) -> Result<Book, Problem> {
    let mut book = Book { sheets: Vec::new(), epoch: Epoch::Of1900 };
    let mut xml = Xml::of(text, "the workbook");
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        match name(&element) {
            "workbookPr" if attribute(&element, "date1904").is_some_and(|value| is_true(&value)) => {
                book.epoch = Epoch::Of1904;
            }
            "sheet" => {
                // Of `sheetId` and `r:id` the second: it is the only one that is called so but for its prefix.
                let id = attribute(&element, "id").unwrap_or_default();
                let name = attribute(&element, "name").unwrap_or_default();
                let is_shown = attribute(&element, "state").is_none_or(|state| state == "visible");
                book.sheets.push(SheetOf { name, id, is_shown });
            }
            _ => {}
        }
    }
    Ok(book)
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// How the numbers of each style are shown.
fn styles(text: &str) -> Result<Vec<Shown>, Problem> {
    let mut codes: BTreeMap<String, Shown> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut is_of_cells = false;
    let mut xml = Xml::of(text, "the list of formats");
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match name(&element) {
                "numFmt" => {
                    let code = attribute(&element, "formatCode").unwrap_or_default();
                    codes.insert(attribute(&element, "numFmtId").unwrap_or_default(), cell::format(&code));
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = attribute(&element, "numFmtId").unwrap_or_default();
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                }
                _ => {}
            },
            Node::End(name) if name == "cellXfs" => is_of_cells = false,
            _ => {}
        }
    }
    Ok(formats)
}

/// Formats that have a number and no code. Those from 27 on are of dates in languages of East Asia.
fn built_in(id: &str) -> Shown {
    match id.parse() {
        Ok(9 | 10) => Shown::Percent,
        Ok(14..=16 | 22 | 27..=31 | 34..=36 | 50..=54 | 57..=58) => Shown::Date(Precision::Day),
        Ok(17) => Shown::Date(Precision::Month),
        Ok(18..=21 | 32 | 33 | 45..=47 | 55 | 56) => Shown::Time,
        _ => Shown::Plain,
    }
}

/// The texts of all sheets, each once.
#[derive(Default)]
struct Words {
    text: String,
    ends: Vec<usize>,
}

impl Words {
    fn read(text: &str) -> Result<Self, Problem> {
        let mut words = Self::default();
        let mut xml = Xml::of(text, "the list of texts");
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            if name(&element) == "si" {
                words.text += &rich(&mut xml, "si")?;
                words.ends.push(words.text.len());
            }
        }
        Ok(words)
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// A text to the end of an element, in pieces of one look each; not how it is pronounced.
fn rich(xml: &mut Xml<'_>, end: &str) -> Result<String, Problem> {
    let mut text = String::new();
    let (mut is_text, mut is_sound) = (false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match name(&element) {
                "t" => is_text = true,
                "rPh" => is_sound = true,
                _ => {}
            },
            Node::Text(piece) if is_text && !is_sound => text += &piece,
            Node::Text(_) => {}
            Node::End(name) if name == end => return Ok(unescaped(&text)),
            Node::End(name) => match name.as_str() {
                "t" => is_text = false,
                "rPh" => is_sound = false,
                _ => {}
            },
        }
    }
    Err(broken("a text does not end"))
}

/// A text in which `_x000D_` stands for a character that XML could not hold.
fn unescaped(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        made += &rest[..at];
        match character {
            // Half of a line end.
            Some('\r') => {}
            Some(character) => made.push(character),
            None => made += "_x",
        }
        rest = &rest[at + if character.is_some() { 7 } else { 2 }..];
    }
    made + rest
}

/// Row and column, each from 1, of a cell such as `B7`.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let is_name = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    row.parse().ok().filter(|row| is_name && *row > 0).map(|row| (row, column))
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    at: (u32, u32),
    kind: String,
    format: Option<usize>,
    value: String,
    /// A text that stands in the cell itself.
    words: Option<String>,
    has_value: bool,
    is_formula: bool,
}

fn rows(text: &str, words: &Words, formats: &[Shown], epoch: Epoch, mut writer: Writer) -> Result<Sheet, Problem> {
    let mut xml = Xml::of(text, "the sheet");
    let (mut row, mut is_hidden) = (0u32, false);
    let mut cell = Cell::default();
    let mut is_value = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match name(&element) {
                "row" => {
                    // Numbers may be left out: then one comes after another.
                    let number = attribute(&element, "r").and_then(|number| number.parse().ok());
                    row = number.unwrap_or(row.saturating_add(1));
                    is_hidden = attribute(&element, "hidden").is_some_and(|value| is_true(&value));
                    cell.at = (row, 0);
                }
                "c" => {
                    let next = (row, cell.at.1.saturating_add(1));
                    let at = match attribute(&element, "r") {
                        Some(reference) => place(&reference).ok_or_else(|| broken("a cell has no place"))?,
                        None => next,
                    };
                    let format = attribute(&element, "s").and_then(|index| index.parse().ok());
                    let kind = attribute(&element, "t").unwrap_or_default();
                    cell = Cell { at, kind, format, ..Cell::default() };
                }
                "v" => (is_value, cell.has_value) = (true, true),
                "is" => cell.words = Some(rich(&mut xml, "is")?),
                "f" => cell.is_formula = true,
                "mergeCell" => {
                    let range = attribute(&element, "ref").unwrap_or_default();
                    let first = range.split(':').next().and_then(place).unwrap_or((1, 1));
                    return Err(writer.refuse_merged(&range, first));
                }
                _ => {}
            },
            Node::Text(piece) if is_value => cell.value += &piece,
            Node::Text(_) => {}
            Node::End(name) => match name.as_str() {
                "v" => is_value = false,
                "c" => {
                    let (row, column) = cell.at;
                    let value = value(&mut cell, words, formats, epoch);
                    writer.add(row, column, value, cell.is_formula)?;
                    if is_hidden {
                        writer.note_hidden(row);
                    }
                }
                _ => {}
            },
        }
    }
    Ok(writer.finish())
}

fn value(cell: &mut Cell, words: &Words, formats: &[Shown], epoch: Epoch) -> Value {
    if let Some(words) = cell.words.take() {
        return Value::Text(words);
    }
    let written = cell.value.as_str();
    if !cell.has_value || (written.is_empty() && cell.kind != "str") {
        return Value::Nothing;
    }
    let shown = cell.format.and_then(|format| formats.get(format)).copied().unwrap_or(Shown::Plain);
    match cell.kind.as_str() {
        "s" => match written.trim().parse().ok().and_then(|index| words.get(index)) {
            Some(words) => Value::Text(words.to_owned()),
            None => Value::Wrong("the text of this cell is not there".to_owned(), "write it anew"),
        },
        "str" => Value::Text(unescaped(written)),
        "b" => Value::Wrong("this cell is true or false".to_owned(), "say in words what is so"),
        "e" => Value::Wrong(format!("this cell has an error: {written}"), "mend its formula, or write the number"),
        "d" => match shown {
            Shown::Date(precision) => cell::written_date(written, precision),
            _ => cell::written_date(written, Precision::Day),
        },
        _ => cell::shown(written, shown, Some(epoch)),
    }
}
