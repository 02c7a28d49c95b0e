//! Text in lines.

use super::super::raster::Font;
use super::super::spaces::kept;

/// The width of a line.
pub(super) const MEASURE: f32 = 1056.0;

pub(super) fn leading(size: f32) -> f32 {
    size * 1.12
}

/// The lines of a text, as few as there can be, and as even as those can be.
pub(super) fn wrap(font: &Font, text: &str, size: f32) -> Vec<String> {
    let space = font.width(" ", size);
    let text = kept(text);
    let words: Vec<(String, f32)> = text.split(' ').flat_map(|word| pieces(font, word, size)).collect();
    let lines = fill(&words, space, MEASURE);
    // Narrower by eight pixels a time, for as long as it takes no further line.
    let narrower = (1..).map(|step| fill(&words, space, MEASURE - 8.0 * step as f32));
    let even = narrower.take(80).take_while(|narrow| narrow.len() == lines.len()).last();
    even.unwrap_or(lines)
}

/// A word; one that is wider than the card, in pieces that are not.
fn pieces(font: &Font, word: &str, size: f32) -> Vec<(String, f32)> {
    let width = font.width(word, size);
    if width <= MEASURE {
        return vec![(word.to_owned(), width)];
    }
    let mut pieces = vec![(String::new(), 0.0)];
    for letter in word.chars() {
        let [.., (piece, width)] = pieces.as_mut_slice() else { break };
        let longer = format!("{piece}{letter}");
        let wider = font.width(&longer, size);
        if wider > MEASURE {
            pieces.push((letter.to_string(), font.width(&letter.to_string(), size)));
        } else {
            (*piece, *width) = (longer, wider);
        }
    }
    pieces
}

/// Words in lines of a width; a word that is wider has a line of its own.
fn fill(words: &[(String, f32)], space: f32, measure: f32) -> Vec<String> {
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, width) in words {
        match lines.last_mut() {
            Some((line, end)) if *end + space + width <= measure => {
                line.push(' ');
                line.push_str(word);
                *end += space + width;
            }
            _ => lines.push((word.clone(), *width)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// The first lines, the last of which ends in an ellipsis if there were more.
pub(super) fn shorten(font: &Font, mut lines: Vec<String>, size: f32, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(font, &format!("{last}…"), size, MEASURE);
        }
    }
    lines
}

/// A text that fits in one line: itself, or as many of its words as have room, and an ellipsis.
pub(super) fn cut(font: &Font, text: &str, size: f32, measure: f32) -> String {
    /// More than any line has room for: each step tries all that is left.
    const MOST: usize = 1000;
    let mut kept = match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    while font.width(&kept, size) > measure {
        let words = kept.trim_end_matches('…');
        let end = words.rfind(' ').or_else(|| words.char_indices().last().map(|(last, _)| last)).unwrap_or(0);
        if end == 0 {
            return String::new();
        }
        kept = format!("{}…", words[..end].trim_end_matches([' ', ',', ';', ':', '.']));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_before_letters() {
        let font = Font::named("LibertinusSerif-Regular");
        assert_eq!(cut(&font, "The desk, and others", 24.0, 500.0), "The desk, and others");
        assert_eq!(cut(&font, "The desk, and others", 24.0, 140.0), "The desk…");
        assert_eq!(cut(&font, "Unbreakable", 24.0, 60.0), "Unb…");
        assert_eq!(cut(&font, "Unbreakable", 24.0, 1.0), "");
    }
}
