//! Addresses of pages.

use super::is_text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An absolute `http` or `https` address. Guaranteed to hold no white space, quote or angle bracket, and nothing that
/// turns the direction of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Url(String);

/// A text is not an `http` or `https` address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlError;

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an http or https address")
    }
}

impl std::error::Error for UrlError {}

const REFUSED: [char; 14] = [
    '"', '\'', '<', '>', '`', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}',
    '\u{2068}', '\u{2069}',
];

impl Url {
    /// Checks a text and makes it an address.
    pub fn new(text: impl Into<String>) -> Result<Self, UrlError> {
        let text = text.into();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(UrlError)?;
        let has_host = rest.chars().next().is_some_and(char::is_alphanumeric);
        let is_clean = text.chars().all(|c| is_text(c) && !c.is_whitespace() && !REFUSED.contains(&c));
        if has_host && is_clean { Ok(Self(text)) } else { Err(UrlError) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of the place on the page where these words stand: a text fragment
    /// (<https://wicg.github.io/scroll-to-text-fragment/>). Where a browser knows none, it is the page's.
    pub fn at_text(&self, words: &str) -> String {
        let directive = match self.0.split_once('#') {
            Some((_, fragment)) if fragment.contains(":~:") => "&text=",
            Some(_) => ":~:text=",
            None => "#:~:text=",
        };
        let mut address = [&self.0, directive].concat();
        for byte in words.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => address.push(char::from(byte)),
                // A hyphen, a comma and an ampersand too: they part what is looked for.
                _ => address.push_str(&format!("%{byte:02X}")),
            }
        }
        address
    }
}

impl TryFrom<String> for Url {
    type Error = UrlError;
    fn try_from(text: String) -> Result<Self, UrlError> {
        Self::new(text)
    }
}

impl From<Url> for String {
    fn from(url: Url) -> String {
        url.0
    }
}
