//! The numbers among a table's keys.

use super::{Fields, diagnostic::Position, noted::Form};
use crate::values::{Decimal, Degrees, DegreesError};
use toml::{Spanned, de::DeValue};

impl<'a> Fields<'a, '_> {
    /// A whole number that has to be there, with its place.
    pub(crate) fn number(&self, key: &'static str, example: &str) -> Option<(u32, Position<'a>)> {
        self.whole(key, self.require(key, || Form::Whole, example)?, example)
    }

    /// A whole number that may be left out, with its place.
    pub(crate) fn number_if_any(&self, key: &'static str, example: &str) -> Option<(u32, Position<'a>)> {
        self.whole(key, self.find(key, || Form::Whole)?, example)
    }

    fn whole(&self, key: &str, value: &Spanned<DeValue<'a>>, example: &str) -> Option<(u32, Position<'a>)> {
        let position = self.position(value.span().start);
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.report(position, format!("\"{key}\" is not a whole number"), format!("write {key} = {example}"));
        }
        number.map(|number| (number, position))
    }

    /// A number that may be left out, with its place.
    pub(crate) fn decimal_if_any(&self, key: &'static str, example: &str) -> Option<(Decimal, Position<'a>)> {
        let value = self.find(key, || Form::Number)?;
        let position = self.position(value.span().start);
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.report(position, format!("\"{key}\" is not a number"), format!("write {key} = {example}"));
        }
        number.map(|number| (number, position))
    }

    /// An angle that has to be there, in decimal degrees.
    pub(crate) fn degrees(&self, key: &'static str, example: &str) -> Option<Degrees> {
        let value = self.require(key, || Form::Degrees, example)?;
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => "",
        };
        let degrees = text.parse();
        if let Err(error) = &degrees {
            let position = self.position(value.span().start);
            let message = match error {
                DegreesError::Form => format!("\"{key}\" is not a number of degrees"),
                DegreesError::Range => error.to_string(),
            };
            let hint = format!("write {key} = {example}: north and east are positive, south and west negative");
            self.report(position, message, hint);
        }
        degrees.ok()
    }

    /// A whole number that was read before, whatever it is.
    pub(crate) fn optional_number(&self, key: &'static str) -> Option<u32> {
        match self.look(key)?.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        }
    }
}
