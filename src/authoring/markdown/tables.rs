//! Tables in the text.

use super::{Reader, Run};
use crate::values::{Aligned, Cell, Prose};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// How many cells the tables of a text have at most: each takes a hundred times the memory of its letters, and who reads
/// more of them wants a figure.
const MOST_CELLS: usize = 2000;

impl<'a> Reader<'a, '_> {
    /// A table. A row's citation answers for the numbers in it, one in the head for those of all rows.
    pub(super) fn table(&mut self, alignments: &[Alignment]) -> Prose {
        let mut rows: Vec<Vec<Run<'a>>> = Vec::new();
        while let Some((event, range)) = self.take() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    let cells = cells(&self.excerpt.text[range.clone()]);
                    // What is missing would be added by the parser, and what is too much left out.
                    if cells != alignments.len() && self.cells <= MOST_CELLS {
                        let message = format!("the row has {cells} cells, the header has {}", alignments.len());
                        self.refuse(range.start, message, "a | that is meant to be read is written \\|");
                    }
                    rows.push(Vec::new());
                }
                // What is too much was refused.
                Event::Start(Tag::TableCell) if self.cells > MOST_CELLS => {}
                Event::Start(Tag::TableCell) => {
                    self.cells += 1;
                    if self.cells > MOST_CELLS {
                        let message = format!("the tables of a text have more than {MOST_CELLS} cells");
                        self.refuse(range.start, message, "make them figures, or tables of several panels");
                        rows.clear();
                        continue;
                    }
                    let run = self.run();
                    self.take();
                    if let Some(row) = rows.last_mut() {
                        row.push(run);
                    }
                }
                _ => {}
            }
        }
        let is_proved = |row: &[Run<'_>]| row.iter().any(|run| run.is_attributed);
        let is_all_proved = rows.first().is_some_and(|head| is_proved(head));
        let mut read = rows.into_iter().map(|mut row| {
            let is_proved = is_all_proved || is_proved(&row);
            row.iter_mut().for_each(|run| run.is_attributed = is_proved);
            row.into_iter().map(|run| self.words(run)).collect::<Vec<_>>()
        });
        let aligned = alignments.iter().map(|alignment| match alignment {
            Alignment::None | Alignment::Left => Aligned::Start,
            Alignment::Center => Aligned::Center,
            Alignment::Right => Aligned::End,
        });
        let head = read.next().unwrap_or_default();
        let rows = read.collect();
        Prose::Table {
            head: head.into_iter().zip(aligned).map(|(content, aligned)| Cell { content, aligned }).collect(),
            rows,
        }
    }
}

/// How many cells are written in a row.
fn cells(row: &str) -> usize {
    let row = row.lines().next().unwrap_or_default().trim();
    let mut is_escaped = false;
    let mut bars = row.char_indices().filter(|(_, c)| {
        let is_bar = *c == '|' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_bar
    });
    let opens = usize::from(row.starts_with('|'));
    let (count, last) = bars.by_ref().fold((0, None), |(count, _), (at, _)| (count + 1, Some(at)));
    let closes = usize::from(last == Some(row.len().saturating_sub(1)) && count > opens);
    (count + 1_usize).saturating_sub(opens + closes)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted() {
        for (row, expected) in
            [("| a | b |", 2), ("a | b", 2), ("|a|", 1), ("| a \\| b | c", 2), ("| | |", 2), ("a", 1), ("|", 1)]
        {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
