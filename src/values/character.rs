//! What a text is made of.

/// Whether a text may hold a character: not if it is a control, or no character at all (a noncharacter), which XML and
/// HTML forbid, or a byte order mark, which many programs take away. White space is a space here.
pub fn is_text(character: char) -> bool {
    let number = u32::from(character);
    !character.is_control()
        && character != '\u{feff}'
        && !matches!(number, 0xfdd0..=0xfdef)
        && number & 0xfffe != 0xfffe
}

/// The value of a digit, as the page's languages write them: also of those that Arabic and Persian have.
pub fn digit(character: char) -> Option<u32> {
    character.to_digit(10).or_else(|| {
        let zeros = [0x660, 0x6f0].into_iter();
        zeros.filter_map(|zero| u32::from(character).checked_sub(zero)).find(|value| *value < 10)
    })
}
