//! Spaces at which no line ends: before `; : ! ?` and inside of « », as French has them, and between the digits of a
//! number. They stay as wide as they were written.

use std::borrow::Cow;

/// The text with such spaces kept; they are a byte, and no more in any other text.
pub(super) fn kept(text: &str) -> Cow<'_, str> {
    let mut made = String::new();
    let mut end = 0;
    let bytes = text.as_bytes();
    for at in (0..bytes.len()).filter(|at| bytes[*at] == b' ' && may_be_kept(&bytes[..*at], &bytes[at + 1..])) {
        if is_kept(&text[..at], &text[at + 1..]) {
            made.push_str(&text[end..at]);
            made.push('\u{a0}');
            end = at + 1;
        }
    }
    if end == 0 {
        return text.into();
    }
    made.push_str(&text[end..]);
    made.into()
}

/// The same of the text in markup.
pub(super) fn kept_in(markup: &str) -> String {
    let mut made = String::with_capacity(markup.len());
    // What comes after a tag begins with its text; in a value no angle bracket stands alone.
    for piece in markup.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        made.push_str(&kept(text));
        made.push_str(tag);
    }
    made
}

/// Whether the bytes beside a space may be those at which it is kept, which those of few are.
fn may_be_kept(before: &[u8], after: &[u8]) -> bool {
    const LAST_OF_OPENING: u8 = "«".as_bytes()[1];
    const FIRST_OF_CLOSING: u8 = "»".as_bytes()[0];
    before.last() == Some(&LAST_OF_OPENING)
        || matches!(after.first().copied(), Some(b';' | b':' | b'!' | b'?' | b'0'..=b'9' | FIRST_OF_CLOSING))
}

fn is_kept(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    let (sign, follows) = (next.next(), next.next());
    let last = before.chars().next_back();
    match (last, sign) {
        // German has them the other way round, next to words.
        (Some('«'), _) => before.chars().rev().nth(1).is_none_or(|c| !c.is_alphanumeric()),
        (_, Some(';' | ':' | '!' | '?' | '»')) => follows.is_none_or(|c| !c.is_alphanumeric()),
        (Some(digit), Some(other)) if digit.is_ascii_digit() && other.is_ascii_digit() => {
            let group = |digits: &mut dyn Iterator<Item = char>| digits.take_while(char::is_ascii_digit).count();
            group(&mut after.chars()) == 3 && group(&mut before.chars().rev()) <= 3
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{kept, kept_in};

    // A no-break space is `_` here.
    #[test]
    fn spaces_are_kept() {
        for (text, expected) in [
            ("Qui paie ? Lui : non !", "Qui paie_? Lui_: non_!"),
            ("Il dit : « oui » ; puis rien.", "Il dit_: «_oui_»_; puis rien."),
            ("1 234 567 ou 12 000 euros", "1_234_567 ou 12_000 euros"),
            ("En 2023 100 bateaux, 5 12 fois, 12 1000", "En 2023 100 bateaux, 5 12 fois, 12 1000"),
            ("Er sagte »ja« und ging", "Er sagte »ja« und ging"),
            ("a :b, !c", "a :b, !c"),
            ("", ""),
        ] {
            assert_eq!(kept(text).replace('\u{a0}', "_"), expected);
        }
        let markup = "<p title=\"a ; b\">« <em>Oui</em> » <b>c</b> !</p>";
        assert_eq!(kept_in(markup).replace('\u{a0}', "_"), "<p title=\"a ; b\">«_<em>Oui</em>_» <b>c</b>_!</p>");
    }
}
