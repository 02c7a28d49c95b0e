//! Each figure as a picture, which is complete alone: what it shows, its title, who says so as of when, and the explainer
//! that it is of. As SVG, and as PNG for whatever shows no SVG: letters, feed readers, older content systems.
//!
//! Both are made of the figure's own markup, as `view` draws it for this: so there is one of every kind.

mod layout;
mod marks;
mod png;
mod runs;
mod scene;
mod svg;

use super::tree::{self, Node};
use super::{Edition, Files};
use crate::document::{Index, Source};
use crate::drawing::{Target, precision};
use crate::figures::Figure;
use crate::language::Language;
use crate::values::SourceId;
use crate::view::draw;
use layout::{Column, Layout};
use png::Fonts;
use scene::{ACCENT, Face, INK, Measure, Run, SOFT, Scene};
use std::collections::BTreeSet;
use svg::Widest;

/// How wide a picture is, and the space at its edges.
const WIDTH: f32 = 600.0;
const MARGIN: f32 = 24.0;

/// No letter and no content system shows a picture that is higher.
const HIGHEST: f32 = 2400.0;

const TITLE: Face = Face::new(19.0, INK).strong();
const SENTENCE: Face = Face::new(14.0, SOFT);
const TEXT: Face = Face::new(14.0, INK);
const FOOT: Face = Face::new(11.5, SOFT);

/// The pictures of all figures, and what is left out, each with the reason.
pub(super) fn pictures(edition: &Edition) -> (Files, Vec<(String, String)>) {
    let (explainer, language) = (&edition.explainer, &edition.language);
    let index = Index::new(explainer);
    let (mut files, mut left_out) = (Files::new(), Vec::new());
    for figure in explainer.figures() {
        let drawn = tree::of(&draw(&index, language, Target::Picture(&figure.id)).html);
        let picture = Picture { explainer: &index, language, figure, drawn };
        let wide = picture.scene(&Widest);
        let words = [figure.title.as_str(), &figure.alternative, &explainer.lang];
        files.insert(explainer.picture_name(figure, "svg"), svg::svg(&wide, words).into_bytes());
        let scene = picture.scene(&Fonts);
        let name = explainer.picture_name(figure, "png");
        match Fonts::missing(&scene) {
            Some(letter) => left_out.push((name, format!("its font cannot set \"{letter}\""))),
            None if scene.height > HIGHEST => {
                left_out.push((name, format!("it would be {} pixels high", scene.height * 2.0)));
            }
            None => _ = files.insert(name, png::png(&scene)),
        }
    }
    (files, left_out)
}

struct Picture<'a> {
    explainer: &'a Index<'a>,
    language: &'a Language,
    figure: &'a Figure,
    drawn: Vec<Node>,
}

impl Picture<'_> {
    /// All of it, in letters that are so wide.
    fn scene(&self, measure: &dyn Measure) -> Scene {
        let Self { explainer, language, figure, drawn } = self;
        let is_right_to_left = language.is_right_to_left();
        let mut layout = Layout::new(measure, WIDTH, is_right_to_left);
        let column = Column { at: MARGIN, width: WIDTH - 2.0 * MARGIN };
        let say = |layout: &mut Layout<'_>, words: &str, face: Face| {
            layout.paragraph(&[Run { words: words.to_owned(), face }], column);
        };
        layout.y = MARGIN;
        if explainer.example {
            say(&mut layout, &language.as_example(language.invented()), Face::new(12.5, ACCENT).strong());
        }
        say(&mut layout, &figure.title, TITLE);
        layout.y += 2.0;
        say(&mut layout, &figure.sentence, SENTENCE);
        layout.y += 10.0;
        layout.blocks(drawn, TEXT, column);
        layout.y += 10.0;
        layout.rule(column);
        layout.y += 8.0;
        let until = language.until(language.date(figure.as_of), precision(figure.as_of));
        say(&mut layout, &format!("{until} · {}: {}", language.sources(), self.sources().join("; ")), FOOT);
        layout.y += 3.0;
        say(&mut layout, &explainer.headline, FOOT.strong());
        say(&mut layout, &explainer.byline, FOOT);
        if let Some(url) = &explainer.url {
            say(&mut layout, url.as_str(), FOOT);
        }
        let height = (layout.y + MARGIN - 6.0).ceil();
        Scene { width: WIDTH, height, marks: layout.marks, is_right_to_left }
    }

    /// Who says so, each once, with when it was published.
    fn sources(&self) -> Vec<String> {
        let kind = self.figure.data.kind();
        let cited = self.figure.sources.iter().chain(kind.sources());
        let mut seen = BTreeSet::new();
        let name = |id: &SourceId| {
            let (_, source): (_, &Source) = self.explainer.source(id)?;
            let published = source.published.map(|date| format!(" ({})", self.language.date(date)));
            Some([source.publisher.as_str(), &published.unwrap_or_default()].concat())
        };
        cited.filter_map(name).filter(|name| seen.insert(name.clone())).collect()
    }
}
