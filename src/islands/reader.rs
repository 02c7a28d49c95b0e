//! Reads [postcard](https://postcard.jamesmunns.com/wire-format.html) without an error on any way: where bytes lack or
//! are wrong it goes on with nothing, and tells at the end. What an error on each way would leave to be dropped was a
//! tenth of the program (docs/decisions/0016).

use serde::de::value::U32Deserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use std::fmt;

/// What is left to be read.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
    is_wrong: bool,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, is_wrong: false }
    }

    /// Reads a value. It means something only if [`Self::rest`] has something then.
    pub(super) fn read<T: de::Deserialize<'b>>(&mut self) -> T {
        let Ok(value) = T::deserialize(self);
        value
    }

    /// The bytes after what was read; `None` if that was cut short or wrong.
    pub(super) fn rest(&self) -> Option<&'b [u8]> {
        (!self.is_wrong).then_some(self.rest)
    }

    /// From now on there is nothing.
    fn end(&mut self) {
        (self.rest, self.is_wrong) = (&[], true);
    }

    fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.rest.split_first() else {
            self.end();
            return 0;
        };
        self.rest = rest;
        *byte
    }

    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.end();
        0
    }

    /// How many bytes, or parts of which each has a byte or more, are said to follow.
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.rest.len() {
            self.end();
        }
        length.min(self.rest.len())
    }

    fn text(&mut self) -> &'b str {
        let length = self.length();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        std::str::from_utf8(text).unwrap_or_else(|_| {
            self.end();
            ""
        })
    }
}

/// There is none.
#[derive(Debug)]
pub(super) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl de::Error for Never {
    fn custom<T: fmt::Display>(message: T) -> Self {
        unreachable!("a type of the islands asks for what the reader does not read: {message}")
    }
}

impl<'b> Deserializer<'b> for &mut Reader<'b> {
    type Error = Never;

    fn deserialize_any<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_u32<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u32(self.number())
    }

    /// A `usize` is told so; nothing of ours has more than 32 bits.
    fn deserialize_u64<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u32(self.number())
    }

    fn deserialize_str<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.byte() {
            0 => visitor.visit_none(),
            byte => {
                if byte > 1 {
                    self.end();
                }
                visitor.visit_some(self)
            }
        }
    }

    fn deserialize_seq<V: Visitor<'b>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'b>>(self, left: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'b>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'b>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let mut variant = self.number();
        if variant as usize >= variants.len() {
            self.end();
            variant = 0;
        }
        visitor.visit_enum(Variant { reader: self, variant })
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'b>>
        bool i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct map
        identifier ignored_any
    }
}

/// Parts that follow one another.
struct Parts<'r, 'b> {
    reader: &'r mut Reader<'b>,
    left: usize,
}

impl<'b> de::SeqAccess<'b> for Parts<'_, 'b> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'b>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        match self.left.checked_sub(1) {
            None => Ok(None),
            Some(left) => {
                self.left = left;
                seed.deserialize(&mut *self.reader).map(Some)
            }
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// A variant and what it holds.
struct Variant<'r, 'b> {
    reader: &'r mut Reader<'b>,
    variant: u32,
}

impl<'b> de::EnumAccess<'b> for Variant<'_, 'b> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'b>>(self, seed: T) -> Result<(T::Value, Self), Never> {
        let index: U32Deserializer<Never> = self.variant.into_deserializer();
        Ok((seed.deserialize(index)?, self))
    }
}

impl<'b> de::VariantAccess<'b> for Variant<'_, 'b> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'b>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'b>>(self, left: usize, visitor: V) -> Result<V::Value, Never> {
        self.reader.deserialize_tuple(left, visitor)
    }

    fn struct_variant<V: Visitor<'b>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        self.reader.deserialize_tuple(fields.len(), visitor)
    }
}
