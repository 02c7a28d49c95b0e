//! Languages for tests, made of English: what stands on a page without having come through here is seen at once.

use std::borrow::Cow;

const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ACCENTED: &str = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

/// `en-XA`: every letter has a mark, and the commonest stand twice, so that it is about 40 % longer.
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    let letters = text.chars().flat_map(|letter| {
        let accented = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
        let times = if "aeiouyrnAEIOUYRN".contains(letter) { 2 } else { 1 };
        std::iter::repeat_n(accented.map_or(letter, |(_, accented)| accented), times)
    });
    Cow::Owned(letters.collect())
}

/// `ar-XB`: the letters of every word run from right to left.
pub(super) fn mirrored(text: &str) -> Cow<'_, str> {
    let mut mirrored = String::new();
    let mut is_word = false;
    for character in text.chars() {
        if character.is_alphabetic() != is_word {
            mirrored.push(if is_word { POP } else { OVERRIDE });
            is_word = !is_word;
        }
        mirrored.push(character);
    }
    if is_word {
        mirrored.push(POP);
    }
    Cow::Owned(mirrored)
}

/// Letters after it run from right to left, until [`POP`].
const OVERRIDE: char = '\u{202e}';
const POP: char = '\u{202c}';
