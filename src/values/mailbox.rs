//! Where a reader reports an error: a mail address, or the page of a form.

use super::{Url, is_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A mail address, written `mailto:desk@example.org`, or the `https` address of a form. Guaranteed to end where a query
/// would begin, so that what is reported can be added to it, and to hold nothing that would have to be encoded there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mailbox(String);

/// A text is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailboxError;

impl fmt::Display for MailboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither a mail address nor the https address of a form")
    }
}

impl std::error::Error for MailboxError {}

const MAIL: &str = "mailto:";

/// What an address that is told to others ends with: everything else that is meant by itself is encoded.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn is_mail(address: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| is_plain(byte) && byte != b'~');
    let Some((name, host)) = address.split_once('@') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|byte| is_plain(byte) || byte == b'+');
    is_name && host.contains('.') && host.split('.').all(is_label)
}

fn is_form(address: &str) -> bool {
    let is_open = |c: char| matches!(c, '?' | '#' | '@' | '\\') || !c.is_ascii() || !is_text(c);
    address.starts_with("https://") && Url::new(address).is_ok() && !address.contains(is_open)
}

impl Mailbox {
    /// Checks a text and makes it an address.
    pub fn new(text: impl Into<String>) -> Result<Self, MailboxError> {
        let text = text.into();
        let is_known = text.strip_prefix(MAIL).map_or_else(|| is_form(&text), is_mail);
        if is_known { Ok(Self(text)) } else { Err(MailboxError) }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a link leads to: a letter that has this subject, or a form that is given these fields.
    pub fn about(&self, subject: &str, fields: &[(&str, &str)]) -> String {
        let query: Vec<String> = match self.0.starts_with(MAIL) {
            true => vec![format!("subject={}", encoded(subject))],
            false => fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect(),
        };
        format!("{}?{}", self.0, query.join("&"))
    }
}

/// A text as it stands in a query, whoever reads it: a mail program takes a `+` for one.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

impl TryFrom<String> for Mailbox {
    type Error = MailboxError;
    fn try_from(text: String) -> Result<Self, MailboxError> {
        Self::new(text)
    }
}

impl From<Mailbox> for String {
    fn from(mailbox: Mailbox) -> String {
        mailbox.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_can_be_added_to() {
        for good in [
            "mailto:corrections@example.org",
            "mailto:desk+errors@news.example.co.uk",
            "https://example.org/report",
            "https://example.org:8443/a/b/",
        ] {
            assert_eq!(Mailbox::new(good).as_ref().map(Mailbox::as_str), Ok(good));
        }
        for bad in [
            "",
            "corrections@example.org",
            "mailto:",
            "mailto:@example.org",
            "mailto:desk@example",
            "mailto:desk@example..org",
            "mailto:desk@example.org?cc=all@example.org",
            "mailto:desk@example.org,other@example.org",
            "mailto:desk%0d@example.org",
            "mailto:дошка@example.org",
            "http://example.org/report",
            "https://example.org/report?id=1",
            "https://example.org/report#form",
            "https://name@example.org/report",
            "https://",
            "javascript:alert(1)",
        ] {
            assert_eq!(Mailbox::new(bad), Err(MailboxError), "{bad}");
        }
    }

    #[test]
    fn what_is_reported_is_encoded() {
        let to = |address: &str| {
            let mailbox = Mailbox::new(address).expect("it is an address");
            mailbox.about("Fehler: a&b", &[("id", "claim-a"), ("page", "https://example.org/ü?x")])
        };
        assert_eq!(to("mailto:desk@example.org"), "mailto:desk@example.org?subject=Fehler%3A%20a%26b");
        let fields = "id=claim-a&page=https%3A%2F%2Fexample.org%2F%C3%BC%3Fx";
        assert_eq!(to("https://example.org/report"), format!("https://example.org/report?{fields}"));
    }
}
