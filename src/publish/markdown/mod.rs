//! The Markdown editions, for machines: CommonMark with the tables and footnotes of GitHub's, made of the same drawing as
//! the pages. What a writer, or a source, has written is words in it and never a mark.

mod words;

use super::Edition;
use super::tree::{self, Element, Node};
use crate::document::Index;
use crate::drawing::{Extent, Target};
use crate::language::Language;
use crate::view::draw;
use words::{Inline, destination};

/// The names of the texts beside the pages, each with the text.
pub fn markdown(edition: &Edition) -> Vec<(String, String)> {
    let index = Index::new(&edition.explainer);
    let panels = edition.explainer.panels.iter().map(|panel| (panel.id.to_string(), Extent::Panel(&panel.id)));
    let whole = [("index".to_owned(), Extent::Article), ("all".to_owned(), Extent::All)];
    let text = |(name, extent)| (format!("{name}.md"), text(&index, &edition.language, extent));
    whole.into_iter().chain(panels).map(text).collect()
}

fn text(index: &Index<'_>, language: &Language, extent: Extent<'_>) -> String {
    let drawn = draw(index, language, Target::Text(extent));
    blocks(&tree::of(&drawn.html)).join("\n\n") + "\n"
}

/// A drawing as text for people, in which nothing has a backslash before it.
pub(super) fn plain(drawn: &[Node]) -> String {
    let text = blocks(drawn).join("\n\n") + "\n";
    let mut made = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_mark = letter == '\\' && letters.peek().is_some_and(char::is_ascii_punctuation);
        made.extend(if is_mark { letters.next() } else { Some(letter) });
    }
    made
}

/// Elements that stand in a line.
const IN_LINE: [&str; 14] =
    ["a", "em", "strong", "b", "cite", "q", "time", "data", "span", "small", "sup", "img", "label", "button"];

fn is_in_line(node: &Node) -> bool {
    match node {
        Node::Words(_) => true,
        Node::Element(element) => IN_LINE.contains(&element.name.as_str()),
    }
}

/// Nodes as blocks, each of one or more lines.
fn blocks(nodes: &[Node]) -> Vec<String> {
    let mut made = Vec::new();
    // Two lists that follow each other would be one if they had the same marks.
    let mut is_after_list = false;
    for nodes in nodes.chunk_by(|one, other| is_in_line(one) && is_in_line(other)) {
        let (before, was_after_list) = (made.len(), is_after_list);
        match &nodes[0] {
            Node::Element(element) if !is_in_line(&nodes[0]) => {
                is_after_list = block(&mut made, element, is_after_list);
            }
            _ => {
                made.extend(paragraph(nodes));
                is_after_list = false;
            }
        }
        if made.len() == before {
            is_after_list = was_after_list;
        }
    }
    made
}

/// Adds the blocks of an element; whether the last of them is a list whose marks are the usual ones.
fn block(made: &mut Vec<String>, element: &Element, is_after_list: bool) -> bool {
    match element.name.as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = element.name[1..].parse().unwrap_or(1);
            made.extend(
                line(&element.children).map(|words| format!("{} {}", "#".repeat(level), words::at_end(&words))),
            );
        }
        // Those that were cited are the footnotes; the list of all is a list.
        "section" if element.is_of("sources") => {
            for part in element.elements() {
                match part.name.as_str() {
                    "ol" => made.push(part.elements().filter_map(source).collect::<Vec<_>>().join("\n")),
                    _ => _ = block(made, part, false),
                }
            }
        }
        "ul" | "ol" => {
            let start = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            let is_numbered = element.name == "ol" && !element.is_of("source-list");
            let items = element.elements().map(|item| blocks(&item.children)).filter(|blocks| !blocks.is_empty());
            let mark = |at: usize| match (is_numbered, is_after_list) {
                (true, false) => format!("{}. ", start + at),
                (true, true) => format!("{}) ", start + at),
                (false, false) => "- ".to_owned(),
                (false, true) => "* ".to_owned(),
            };
            let list = list(items.enumerate().map(|(at, blocks)| (mark(at), blocks)));
            let has_any = !list.is_empty();
            made.extend(has_any.then_some(list));
            return has_any && !is_after_list;
        }
        "dl" => {
            let mark = if is_after_list { "* " } else { "- " };
            let items = element.children.chunk_by(|_, next| !matches!(next, Node::Element(next) if next.name == "dt"));
            made.push(list(items.map(|item| (mark.to_owned(), blocks(item)))));
            return !is_after_list;
        }
        "blockquote" => {
            let quoted = blocks(&element.children).join("\n\n");
            made.push(
                quoted.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n"),
            );
        }
        "table" => made.push(table(element)),
        "hr" => made.push("---".to_owned()),
        "nav" => {
            let items = element.children.chunks(1).filter_map(paragraph);
            made.push(list(items.map(|words| ("- ".to_owned(), vec![words]))));
            return true;
        }
        "svg" => {}
        _ if element.is_of("back") => {}
        // One that holds only what stands in a line is a line.
        _ if element.children.iter().all(is_in_line) => made.extend(paragraph(&element.children)),
        _ => made.extend(blocks(&element.children)),
    }
    false
}

/// Items with their marks, each with its blocks, of which those after the first are as far in as the first.
fn list(items: impl Iterator<Item = (String, Vec<String>)>) -> String {
    let mut is_wide = false;
    let item = |(mark, blocks): (String, Vec<String>)| {
        is_wide |= blocks.len() > 1;
        let room = " ".repeat(mark.len());
        let lines = blocks.join("\n\n");
        let lines = lines.lines().enumerate().map(|(at, line)| match (at, line) {
            (0, line) => format!("{mark}{line}"),
            (_, "") => String::new(),
            (_, line) => format!("{room}{line}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let items: Vec<String> = items.map(item).collect();
    items.join(if is_wide { "\n\n" } else { "\n" })
}

/// An entry of the list of sources: the footnote that its number leads to.
fn source(item: &Element) -> Option<String> {
    let number = item.attribute("value")?;
    Some(format!("[^{number}]: {}", paragraph(&item.children)?))
}

/// A table as GitHub's has it: one line a row, and its first for the names of the columns.
fn table(table: &Element) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for part in table.elements() {
        let of_part = part.elements().filter(|row| row.name == "tr");
        for row in of_part {
            rows.push(row.elements().map(|cell| line(&cell.children).unwrap_or_default()).collect());
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let row = |row: &Vec<String>| {
        let cells = (0..width).map(|at| row.get(at).map_or("", String::as_str));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(row).collect();
    lines.insert(lines.len().min(1), format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}

fn paragraph(nodes: &[Node]) -> Option<String> {
    line(nodes).map(|line| words::at_start(&line))
}

/// Nodes as one line, blocks in them one after the other; nothing if there are no words.
fn line(nodes: &[Node]) -> Option<String> {
    let mut line = Inline::default();
    add(&mut line, nodes);
    Some(line.finish()).filter(|line| !line.is_empty())
}

fn add(line: &mut Inline, nodes: &[Node]) {
    for node in nodes {
        let element = match node {
            Node::Words(words) => {
                line.words(words);
                continue;
            }
            Node::Element(element) => element,
        };
        match element.name.as_str() {
            // The way back to where a reader of the page was.
            "a" if element.is_of("back") => {}
            "a" => match element.attribute("href") {
                Some(href) => {
                    line.mark("[");
                    add(line, &element.children);
                    line.mark(&format!("]({})", destination(href)));
                }
                None => add(line, &element.children),
            },
            "img" => {
                line.mark("![");
                line.words(element.attribute("alt").unwrap_or_default());
                line.mark(&format!("]({})", destination(element.attribute("src").unwrap_or_default())));
            }
            "sup" if element.is_of("citation") => {
                let words = element.words();
                match words.parse::<usize>() {
                    Ok(number) => line.mark(&format!("[^{number}]")),
                    Err(_) => line.words(&words),
                }
            }
            "strong" | "b" => line.emphasised("**", |line| add(line, &element.children)),
            "em" | "cite" => line.emphasised("*", |line| add(line, &element.children)),
            // As browsers set it.
            "q" => {
                line.words("“");
                add(line, &element.children);
                line.words("”");
            }
            "svg" => {}
            // In a letter only styles set it apart from its passage.
            "span" if element.is_of("note") => {
                line.words(" [");
                add(line, &element.children);
                line.words("]");
            }
            _ if is_in_line(node) => add(line, &element.children),
            // A block in a line.
            _ => {
                line.words(" ");
                add(line, &element.children);
                line.words(" ");
            }
        }
    }
}
