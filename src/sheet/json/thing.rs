//! A thing of a sheet out of a value: what its type asks for is looked up, and a slip knows its way in.
//!
//! Objects are read as objects alone, and the way is only noted where something is wrong: the general reader of values, with
//! one around it that notes every step, is three times the code.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use std::fmt;

/// Reads a thing.
///
/// # Errors
/// What is wrong, and where in the value.
pub fn read<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, Slip> {
    T::deserialize(Thing(value))
}

/// Why a value is not the thing that it should be.
#[derive(Debug)]
pub struct Slip {
    /// What serde says.
    pub message: String,
    /// Names of fields and variants, and numbers in brackets, the innermost first.
    pub steps: Vec<String>,
}

impl Slip {
    fn at(mut self, step: impl Into<String>) -> Self {
        self.steps.push(step.into());
        self
    }
}

impl fmt::Display for Slip {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Slip {}

impl Error for Slip {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), steps: Vec::new() }
    }
}

/// What is to be read.
struct Thing<'de>(&'de Value);

impl Thing<'_> {
    fn other_than(self, expected: &dyn Expected) -> Slip {
        let found = match self.0 {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Number(_) => Unexpected::Other("number"),
            Value::String(text) => Unexpected::Str(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        Slip::invalid_type(found, expected)
    }
}

impl<'de> Deserializer<'de> for Thing<'de> {
    type Error = Slip;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Slip> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(value), ..) => visitor.visit_u64(value),
                (_, Some(value), _) => visitor.visit_i64(value),
                (.., value) => visitor.visit_f64(value.unwrap_or(f64::NAN)),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items { left: items, number: 0 }),
            Value::Object(fields) => visitor.visit_map(Fields { left: fields.iter(), next: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Slip> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Slip> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields { left: fields.iter(), next: None }),
            _ => Err(self.other_than(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Slip> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant { name, value: None }),
            Value::Object(fields) => {
                let mut fields = fields.iter();
                match (fields.next(), fields.next()) {
                    (Some((name, value)), None) => visitor.visit_enum(Variant { name, value: Some(value) }),
                    _ => Err(self.other_than(&"map with a single key")),
                }
            }
            _ => Err(self.other_than(&"string or map")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// The things of a list that are left.
struct Items<'de> {
    left: &'de [Value],
    number: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Slip;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Slip> {
        let Some((first, left)) = self.left.split_first() else { return Ok(None) };
        let number = self.number;
        (self.left, self.number) = (left, number + 1);
        seed.deserialize(Thing(first)).map(Some).map_err(|slip| slip.at(format!("[{number}]")))
    }
}

/// The fields of an object that are left, and the one whose name was read.
struct Fields<'de> {
    left: serde_json::map::Iter<'de>,
    next: Option<(&'de String, &'de Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Slip;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Slip> {
        self.next = self.left.next();
        let Some((name, _)) = self.next else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Slip> {
        let Some((name, value)) = self.next else { return Err(Slip::custom("no field")) };
        seed.deserialize(Thing(value)).map_err(|slip| slip.at(name))
    }
}

/// One of several: its name, and what it holds.
struct Variant<'de> {
    name: &'de str,
    value: Option<&'de Value>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Slip;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Slip> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Slip;

    fn unit_variant(self) -> Result<(), Slip> {
        self.value.map_or(Ok(()), |value| Err(Thing(value).other_than(&"unit variant")))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Slip> {
        match self.value {
            Some(value) => seed.deserialize(Thing(value)).map_err(|slip| slip.at(self.name)),
            None => Err(Slip::invalid_type(Unexpected::UnitVariant, &"newtype variant")),
        }
    }

    /// No variant of a sheet is a row of things.
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Slip> {
        Err(Slip::invalid_type(Unexpected::TupleVariant, &visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Slip> {
        match self.value {
            Some(value) => Thing(value).deserialize_struct("", fields, visitor).map_err(|slip| slip.at(self.name)),
            None => Err(Slip::invalid_type(Unexpected::UnitVariant, &"newtype variant")),
        }
    }
}
