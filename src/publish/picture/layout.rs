//! Words, tables and drawings one below the other, in the width of a picture.

use super::super::tree::{Element, Node, elements};
use super::marks::{Place, marks};
use super::runs::{SMALL, TEXT, in_line, runs};
use super::scene::{
    ACCENT, Anchor, DATA, DATA_SOFT, EMPTY, Face, INK, Ink, Mark, Measure, PAPER, Paint, RULE, Run, SEA, Shape, Words,
};

/// From one baseline to the next, to the size.
const LEADING: f32 = 1.35;

/// A picture while it is laid out.
pub(super) struct Layout<'m> {
    pub(super) marks: Vec<Mark>,
    measure: &'m dyn Measure,
    /// How wide all of it is.
    pub(super) width: f32,
    is_right_to_left: bool,
    /// Where the next thing begins.
    pub(super) y: f32,
}

/// A column: its beginning (in the direction of the words) and its width.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) at: f32,
    pub(super) width: f32,
}

impl Column {
    /// A part of it.
    fn part(self, at: f32, width: f32) -> Self {
        Self { at: self.at + at, width }
    }
}

impl<'m> Layout<'m> {
    pub(super) fn new(measure: &'m dyn Measure, width: f32, is_right_to_left: bool) -> Self {
        Self { marks: Vec::new(), measure, width, is_right_to_left, y: 0.0 }
    }

    /// Nodes one after the other; those that stand in a line, as a paragraph.
    pub(super) fn blocks(&mut self, nodes: &[Node], face: Face, column: Column) {
        for nodes in nodes.chunk_by(|one, other| in_line(one) && in_line(other)) {
            match &nodes[0] {
                Node::Element(element) if !in_line(&nodes[0]) => self.block(element, face, column),
                _ => self.paragraph(&runs(nodes, face), column),
            }
        }
    }

    fn block(&mut self, element: &Element, face: Face, column: Column) {
        let is_small =
            ["poll-facts", "map-borders", "bands-reading", "squares", "key"].iter().any(|c| element.is_of(c));
        let face = if is_small { SMALL } else { face };
        match element.name.as_str() {
            _ if element.is_of("visually-hidden") => {}
            "table" if element.is_of("ranking") => self.bars(element, column),
            "table" if element.is_of("bands") => self.bands(element, column),
            "table" => self.table(element, column),
            "svg" => self.drawing(element, column),
            "div" if element.is_of("map") => self.map(element, column),
            "ul" | "ol" => {
                for item in element.elements() {
                    let top = self.y + 6.0;
                    let is_event = element.is_of("timeline");
                    let inset = if is_event { 18.0 } else { 0.0 };
                    self.y += 4.0;
                    self.blocks(&item.children, face, column.part(inset, column.width - inset));
                    if is_event {
                        let ink = if item.attribute("data-phase") == Some("article") { ACCENT } else { DATA };
                        let x = self.across(column.at + 5.0, 0.0);
                        let line = vec![([[x, top + 6.0], [x, self.y + 6.0]].to_vec(), false)];
                        self.marks.push(Mark::Shape(Shape::Lines(line), Paint::stroke(RULE, 1.0)));
                        self.marks.push(Mark::Shape(Shape::Dot([x, top + 4.0, 4.0]), Paint::fill(ink)));
                        self.y += 4.0;
                    }
                }
                self.y += 6.0;
            }
            _ if element.is_of("standing") => {
                self.paragraph(&runs(&element.children, Face { size: 12.5, ..face }.strong()), column);
            }
            "p" => {
                self.paragraph(&runs(&element.children, face), column);
                self.y += 3.0;
            }
            _ => self.blocks(&element.children, face, column),
        }
    }

    /// Where something stands that begins there and is so wide.
    fn across(&self, at: f32, width: f32) -> f32 {
        if self.is_right_to_left { self.width - at - width } else { at }
    }

    fn fill(&mut self, column: Column, top: f32, height: f32, ink: Ink) {
        let x = self.across(column.at, column.width);
        self.marks.push(Mark::Shape(Shape::Block([x, top, column.width, height]), Paint::fill(ink)));
    }

    /// A line over all of a column.
    pub(super) fn rule(&mut self, column: Column) {
        self.fill(column, self.y, 1.0, RULE);
        self.y += 1.0;
    }

    /// Words in lines of a column.
    pub(super) fn paragraph(&mut self, runs: &[Run], column: Column) {
        for line in self.lines(runs, column.width) {
            let size = line.iter().map(|run| run.face.size).fold(0.0, f32::max);
            self.line(line, column, self.y + size);
            self.y += size * LEADING;
        }
    }

    fn line(&mut self, runs: Vec<Run>, column: Column, baseline: f32) {
        let x = self.across(column.at, 0.0);
        self.marks.push(Mark::Words(Words { x, y: baseline, anchor: Anchor::Start, runs, halo: None }));
    }

    /// Words as lines that are no wider than that.
    fn lines(&self, runs: &[Run], width: f32) -> Vec<Vec<Run>> {
        let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
        let (mut end, mut space) = (0.0, None::<Face>);
        for run in runs {
            for (at, word) in run.words.split(' ').enumerate() {
                if at > 0 {
                    space = Some(run.face);
                }
                for piece in self.pieces(word, run.face, width) {
                    let wide = self.measure.width(&piece, run.face);
                    let gap = if end > 0.0 { space.map_or(0.0, |face| self.measure.width(" ", face)) } else { 0.0 };
                    let is_new = end > 0.0 && end + gap + wide > width;
                    if is_new {
                        lines.push(Vec::new());
                        end = 0.0;
                    }
                    let before = if end > 0.0 && space.is_some() { " " } else { "" };
                    end += wide + if before.is_empty() { 0.0 } else { gap };
                    space = None;
                    let Some(line) = lines.last_mut() else { continue };
                    match line.last_mut() {
                        Some(last) if last.face == run.face => last.words.extend([before, &piece]),
                        _ => line.push(Run { words: [before, &piece].concat(), face: run.face }),
                    }
                }
            }
        }
        lines.retain(|line| line.iter().any(|run| !run.words.is_empty()));
        lines
    }

    /// A word; one that is wider than a line, in pieces that are not.
    fn pieces(&self, word: &str, face: Face, width: f32) -> Vec<String> {
        if word.is_empty() {
            return Vec::new();
        }
        if self.measure.width(word, face) <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let Some(last) = pieces.last_mut() else { break };
            last.push(letter);
            if last.chars().count() > 1 && self.measure.width(last, face) > width {
                last.pop();
                pieces.push(letter.to_string());
            }
        }
        pieces
    }

    /// How wide the widest word is, and all in one line.
    fn widths(&self, runs: &[Run]) -> [f32; 2] {
        let width = |run: &Run| self.measure.width(&run.words, run.face);
        let words = runs.iter().flat_map(|run| run.words.split(' ').map(|word| self.measure.width(word, run.face)));
        [words.fold(0.0, f32::max), runs.iter().map(width).sum()]
    }

    fn drawing(&mut self, svg: &Element, column: Column) {
        let height = match (svg.attribute("viewBox"), svg.attribute("class")) {
            (_, Some("bar")) => 11.0,
            (Some(view), _) => {
                let numbers: Vec<f32> = view.split(' ').filter_map(|number| number.parse().ok()).collect();
                if let [_, _, width, height] = numbers[..] { column.width * height / width } else { 0.0 }
            }
            _ => svg.attribute("height").and_then(|height| height.parse().ok()).unwrap_or_default(),
        };
        self.draw(svg, column, self.y, height);
        self.y += height + 4.0;
    }

    fn draw(&mut self, svg: &Element, column: Column, top: f32, height: f32) {
        let is_mirrored = self.is_right_to_left && svg.attribute("class") == Some("bar");
        let left = self.across(column.at, column.width);
        self.marks.extend(marks(svg, Place { left, top, width: column.width, height, is_mirrored }));
    }

    /// The land, and the places over it.
    fn map(&mut self, map: &Element, column: Column) {
        let top = self.y;
        let ground = self.marks.len();
        for (at, svg) in map.elements().enumerate() {
            match at {
                0 => self.drawing(svg, column),
                _ => self.draw(svg, column, top, self.y - 4.0 - top),
            }
        }
        let left = self.across(column.at, column.width);
        let sea = Shape::Block([left, top, column.width, self.y - 4.0 - top]);
        self.marks.insert(ground, Mark::Shape(sea.clone(), Paint::fill(SEA)));
        self.cover(column, top, self.y - 4.0);
        self.marks.push(Mark::Shape(sea, Paint::stroke(RULE, 1.0)));
        // Below all words, which stand where it covers what lies beyond its edges.
        let drawn = self.marks.split_off(ground);
        drop(self.marks.splice(0..0, drawn));
        self.y += 6.0;
    }

    /// Covers what was drawn beyond a place with the ground, at the corners twice, so that nothing shines through there.
    fn cover(&mut self, column: Column, top: f32, bottom: f32) {
        let (left, beyond) = (self.across(column.at, column.width), 400.0);
        for block in [
            [left - beyond, top - beyond, column.width + 2.0 * beyond, beyond],
            [left - beyond, bottom, column.width + 2.0 * beyond, beyond],
            [left - beyond, top - 1.0, beyond, bottom - top + 2.0],
            [left + column.width, top - 1.0, beyond, bottom - top + 2.0],
        ] {
            self.marks.push(Mark::Shape(Shape::Block(block), Paint::fill(PAPER)));
        }
    }

    /// Rows that have a bar below their words, and a number at its end.
    fn bars(&mut self, table: &Element, column: Column) {
        for row in rows(table) {
            let cells: Vec<&Element> = row.elements().collect();
            let [head, value] = cells[..] else {
                self.y += 8.0;
                cells.iter().for_each(|cell| self.paragraph(&runs(&cell.children, TEXT.strong()), column));
                continue;
            };
            let value = runs(&value.children, TEXT);
            let widest = (column.width * 0.34).max(self.widths(&value)[0]);
            let room = column.width - widest - 14.0;
            let label = column.part(0.0, room);
            let before = self.y;
            self.paragraph(&runs(&head.children, TEXT), label);
            self.y += 2.0;
            for svg in elements(&head.children).filter(|element| element.name == "svg") {
                self.drawing(svg, label);
            }
            let lines = self.lines(&value, widest);
            let height = lines.len() as f32 * TEXT.size * LEADING;
            // Its last line stands at the bar.
            self.y = self.y.max(before + height);
            let first = self.y - height + 1.0;
            for (at, line) in lines.into_iter().enumerate() {
                let baseline = first + at as f32 * TEXT.size * LEADING + TEXT.size - 4.0;
                self.line(line, column.part(room + 14.0, widest), baseline);
            }
            self.y += 7.0;
        }
    }

    /// Cells over bands, filled where something stands.
    fn bands(&mut self, table: &Element, column: Column) {
        for row in rows(table) {
            let cells: Vec<&Element> = row.elements().collect();
            if let [head] = cells[..] {
                self.y += 8.0;
                self.paragraph(&runs(&head.children, TEXT), column);
                self.y += 2.0;
                continue;
            }
            let width = column.width / cells.len().max(1) as f32;
            let (top, is_head) = (self.y, cells.iter().all(|cell| cell.name == "th"));
            let inset = if is_head { 0.0 } else { 6.0 };
            let place = |at: usize| column.part(at as f32 * width, width);
            let (mut height, ground): (f32, usize) = (if is_head { 0.0 } else { 26.0 }, self.marks.len());
            for (at, cell) in cells.iter().enumerate() {
                let face = match cell.attribute("data-kind") {
                    _ if is_head => Face { size: 12.5, ..TEXT }.strong(),
                    Some("count") => Face::new(13.0, PAPER).strong(),
                    Some("at-least") => Face::new(13.0, INK).strong(),
                    _ => Face::new(13.0, INK),
                };
                self.y = top + if is_head { 0.0 } else { 4.0 };
                let room = place(at).part(inset, width - 2.0 * inset - 4.0);
                self.paragraph(&runs(&cell.children, face), room);
                height = height.max(self.y + if is_head { 4.0 } else { 2.0 } - top);
            }
            if !is_head {
                for (at, cell) in cells.iter().enumerate().rev() {
                    let own = place(at).part(0.0, width - 1.0);
                    let (x, block) = (self.across(own.at, own.width), own.width);
                    let paint = match cell.attribute("data-kind") {
                        Some("count") => Paint::fill(DATA),
                        Some("at-least") => Paint::fill(PAPER).and_stroke(DATA, 2.0),
                        Some(_) => Paint::fill(DATA_SOFT),
                        None => Paint::fill(EMPTY),
                    };
                    let inner = if paint.stroke.is_some() { 1.0 } else { 0.0 };
                    let shape = [x + inner, top + inner, block - 2.0 * inner, height - 2.0 * inner];
                    self.marks.insert(ground, Mark::Shape(Shape::Block(shape), paint));
                }
            }
            self.y = top + height;
        }
        self.y += 8.0;
    }

    /// Any other table: columns as wide as their words ask for, as far as there is room.
    fn table(&mut self, table: &Element, column: Column) {
        const GAP: f32 = 14.0;
        const CELL: Face = Face::new(13.0, INK);
        let cells = |row: &Element| -> Vec<Vec<Run>> {
            let face = |cell: &Element| if cell.name == "th" { CELL.strong() } else { CELL };
            row.elements().map(|cell| runs(&cell.children, face(cell))).collect()
        };
        let rows: Vec<Vec<Vec<Run>>> = rows(table).into_iter().map(cells).collect();
        let count = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut widths = vec![[0.0_f32; 2]; count];
        for row in rows.iter().filter(|row| row.len() == count) {
            for (widest, cell) in widths.iter_mut().zip(row) {
                let [word, all] = self.widths(cell);
                *widest = [widest[0].max(word), widest[1].max(all)];
            }
        }
        let room = column.width - GAP * count.saturating_sub(1) as f32;
        let (least, most): (f32, f32) =
            (widths.iter().map(|width| width[0]).sum(), widths.iter().map(|width| width[1]).sum());
        let share = if most > least { ((room - least) / (most - least)).clamp(0.0, 1.0) } else { 0.0 };
        let narrow = if least > room { room / least } else { 1.0 };
        let widths: Vec<f32> = widths.iter().map(|[word, all]| word * narrow + (all - word) * share).collect();
        for row in &rows {
            let (top, mut bottom, mut at) = (self.y + 5.0, self.y, 0.0);
            let is_group = row.len() < count;
            for (cell, width) in row.iter().zip(&widths) {
                self.y = top;
                let place = if is_group { column } else { column.part(at, *width) };
                self.paragraph(cell, place);
                (bottom, at) = (bottom.max(self.y), at + width + GAP);
            }
            self.y = bottom + 4.0;
            self.rule(column);
        }
        self.y += 8.0;
    }
}

/// The rows of a table that are shown.
fn rows(table: &Element) -> Vec<&Element> {
    let parts = table.elements().filter(|part| !part.is_of("visually-hidden") && part.name != "caption");
    parts.flat_map(Element::elements).filter(|row| row.name == "tr").collect()
}
