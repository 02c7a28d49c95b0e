//! Characters that no text of a folder may hold, or not alone.

use crate::values::is_text;

/// What is wrong with a character, if it can stand on no page or in no feed.
pub(crate) fn refused(character: char) -> Option<String> {
    let number = u32::from(character);
    match character {
        '\n' | '\t' => None,
        _ if is_text(character) => None,
        _ if character.is_control() => Some(format!("control character U+{number:04X}")),
        '\u{feff}' => Some("a byte order mark, U+FEFF".to_owned()),
        _ => Some(format!("U+{number:04X} is not a character")),
    }
}

/// Whether a character changes the direction of the text after it, or ends such a change.
pub(crate) fn is_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
