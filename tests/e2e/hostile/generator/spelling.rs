//! Attributes in ways that a parser may still read.

use super::Random;

pub(super) fn attribute(random: &mut Random, html: &mut String, name: &str, value: &str) {
    html.push_str(random.of(&[" ", " ", " ", "\n", "\t", "\u{c}", "/", " / ", "\r\n"]));
    html.push_str(&spelled(random, name));
    html.push_str(random.of(&["=", "=", "=", " = ", "=\n", "\u{c}="]));
    let value = if random.once_in(3) { entities(random, value) } else { value.to_owned() };
    match random.below(5) {
        0 if !value.contains([' ', '\n', '\t', '>', '"', '\'']) => html.push_str(&value),
        1 if !value.contains('\'') => html.push_str(&format!("'{value}'")),
        2 => html.push_str(&format!("`{value}`")),
        _ => html.push_str(&format!("\"{}\"", value.replace('"', "&quot;"))),
    }
}

/// A name as a parser may still read it.
pub(super) fn spelled(random: &mut Random, name: &str) -> String {
    match random.below(8) {
        0 => name.to_uppercase(),
        1 => name.chars().map(|letter| if random.once_in(2) { letter.to_ascii_uppercase() } else { letter }).collect(),
        2 if random.once_in(4) => format!("{name}\0"),
        3 if random.once_in(4) => name.replace('s', "\u{17f}").replace('i', "\u{131}").replace('k', "\u{212a}"),
        _ => name.to_owned(),
    }
}

/// Some of a text's letters as references.
fn entities(random: &mut Random, text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        // The marks that are filled in stay.
        if letter.is_ascii_uppercase() || "{}0123456789".contains(letter) || !random.once_in(3) {
            written.push(letter);
            continue;
        }
        let code = u32::from(letter);
        let reference = match (letter, random.below(7)) {
            (':', 0) => "&colon;".to_owned(),
            ('\t', 0) => "&Tab;".to_owned(),
            ('\n', 0) => "&NewLine;".to_owned(),
            ('(', 0) => "&lpar;".to_owned(),
            ('/', 0) => "&sol;".to_owned(),
            ('"', _) => "&quot;".to_owned(),
            (_, 1) => format!("&#{code}"),
            (_, 2) => format!("&#x{code:x}"),
            (_, 3) => format!("&#X{code:08X};"),
            (_, 4) => format!("&#{code:010};"),
            (_, 5) => format!("&#x{code:x};"),
            _ => format!("&#{code};"),
        };
        written.push_str(&reference);
    }
    written
}
