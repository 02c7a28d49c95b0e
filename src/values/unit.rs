//! What an amount counts.

use serde::{Deserialize, Serialize};

/// What an amount counts, and how its numbers are told.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Unit {
    /// What it counts.
    pub counted: Counted,
    /// Whether large numbers are told in words, as "2.5 billion".
    pub in_words: bool,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// A currency, as its ISO 4217 code.
    Currency(String),
    /// Things counted, as a plural noun.
    Things(String),
    /// Hundredths of something.
    Percent,
    /// By how many hundredths something is more or less than before, or than something else.
    PercentagePoints,
}

/// What a writer writes for them.
const PERCENT: &str = "%";
const PERCENTAGE_POINTS: &str = "pp";

impl Unit {
    /// Three capital letters are a currency, `%` and `pp` are percent and percentage points; anything else names the
    /// things that are counted.
    pub fn new(text: &str) -> Self {
        let counted = match text {
            PERCENT => Counted::Percent,
            PERCENTAGE_POINTS => Counted::PercentagePoints,
            _ if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Counted::Currency(text.to_owned())
            }
            _ => Counted::Things(text.to_owned()),
        };
        Self { counted, in_words: false }
    }

    /// The same, with large numbers in words or in digits.
    pub fn in_words(self, in_words: bool) -> Self {
        Self { in_words, ..self }
    }

    /// As it was written: the code of a currency, or the noun.
    pub fn name(&self) -> &str {
        match &self.counted {
            Counted::Currency(name) | Counted::Things(name) => name,
            Counted::Percent => PERCENT,
            Counted::PercentagePoints => PERCENTAGE_POINTS,
        }
    }

    /// The things that it names, if it does.
    pub fn things(&self) -> Option<&str> {
        match &self.counted {
            Counted::Things(name) => Some(name),
            _ => None,
        }
    }
}

/// A unit in JSON: one of the first three.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    things: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    percent: Option<Percent>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    large_numbers: Option<Words>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Percent {
    OfSomething,
    Points,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Words {
    Words,
}

impl From<Unit> for Form {
    fn from(Unit { counted, in_words }: Unit) -> Self {
        let mut form =
            Self { currency: None, things: None, percent: None, large_numbers: in_words.then_some(Words::Words) };
        match counted {
            Counted::Currency(code) => form.currency = Some(code),
            Counted::Things(name) => form.things = Some(name),
            Counted::Percent => form.percent = Some(Percent::OfSomething),
            Counted::PercentagePoints => form.percent = Some(Percent::Points),
        }
        form
    }
}

impl TryFrom<Form> for Unit {
    type Error = &'static str;

    fn try_from(form: Form) -> Result<Self, &'static str> {
        let counted = match (form.currency, form.things, form.percent) {
            (Some(code), None, None) => Counted::Currency(code),
            (None, Some(name), None) => Counted::Things(name),
            (None, None, Some(Percent::OfSomething)) => Counted::Percent,
            (None, None, Some(Percent::Points)) => Counted::PercentagePoints,
            _ => return Err("a unit is a currency, things or percent"),
        };
        Ok(Self { counted, in_words: form.large_numbers.is_some() })
    }
}
