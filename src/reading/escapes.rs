//! Texts of TOML that are not written as they are read.

/// Where the stretches of a text stand in a string of TOML that writes some of it otherwise, with a backslash; `None` if
/// it is no such string.
pub(super) fn stretches(raw: &str, text: &str) -> Option<Vec<(usize, usize)>> {
    let opened = raw.strip_prefix("\"\"\"").map(|rest| rest.strip_prefix('\n').unwrap_or(rest));
    let mut rest = opened.or_else(|| raw.strip_prefix('"'))?;
    let (mut found, mut written) = (Vec::new(), text);
    found.push((0, raw.len() - rest.len()));
    while !written.is_empty() {
        let (at, place) = (text.len() - written.len(), raw.len() - rest.len());
        if let Some(escape) = rest.strip_prefix('\\') {
            let (character, length) = escaped(escape)?;
            found.push((at, place));
            rest = &escape[length..];
            written = match character {
                Some(character) => written.strip_prefix(character)?,
                None => written,
            };
            found.push((text.len() - written.len(), raw.len() - rest.len()));
        } else {
            let character = rest.chars().next()?;
            rest = &rest[character.len_utf8()..];
            written = written.strip_prefix(character)?;
        }
    }
    Some(found)
}

/// What stands after a backslash means, and how long that is: a character, or nothing at the end of a line.
fn escaped(escape: &str) -> Option<(Option<char>, usize)> {
    let code = |length: usize| {
        let digits = escape.get(1..=length)?;
        Some((Some(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?), 1 + length))
    };
    match escape.chars().next()? {
        'x' => code(2),
        'u' => code(4),
        'U' => code(8),
        'b' => Some((Some('\u{8}'), 1)),
        't' => Some((Some('\t'), 1)),
        'n' => Some((Some('\n'), 1)),
        'f' => Some((Some('\u{c}'), 1)),
        'r' => Some((Some('\r'), 1)),
        'e' => Some((Some('\u{1b}'), 1)),
        character @ ('"' | '\\') => Some((Some(character), 1)),
        character if character.is_ascii_whitespace() => {
            Some((None, escape.len() - escape.trim_start_matches([' ', '\t', '\n']).len()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::stretches;

    #[test]
    fn places_in_a_string_with_escapes() {
        for (raw, text, expected) in [
            (r#""a \"b\" c""#, "a \"b\" c", Some(vec![(0, 1), (2, 3), (3, 5), (4, 6), (5, 8)])),
            (r#""\u00e9x""#, "éx", Some(vec![(0, 1), (0, 1), (2, 7)])),
            ("\"\"\"\na \\\n   b\"\"\"", "a b", Some(vec![(0, 4), (2, 6), (2, 11)])),
            (r#""a""#, "b", None),
            ("'a'", "b", None),
            (r#""\q""#, "q", None),
        ] {
            assert_eq!(stretches(raw, text), expected, "{raw}");
        }
    }
}
