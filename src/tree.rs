//! Plain data as a JSON tree.
//!
//! `serde_json` compiles its writers anew for every field of every type. Here all fields share one function, and the
//! tree is written by the one writer that a tree has: in the browser this weighs a fifth.

use std::fmt;

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::{Map, Value};

/// The JSON tree of plain data.
///
/// # Panics
/// When a type says that it has no JSON form; ours all have one.
pub fn of(data: &impl Serialize) -> Value {
    match data.serialize(Tree) {
        Ok(value) => value,
        Err(never) => match never {},
    }
}

/// No error: writing into a tree does not fail.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        panic!("plain data has its JSON form")
    }
}

/// Makes a tree.
struct Tree;

/// A list under way, and the name of the variant that it belongs to.
struct List(Vec<Value>, &'static str);

/// An object under way, the key that waits for its value, and the name of the variant.
struct Object(Map<String, Value>, String, &'static str);

type Made = Result<Value, Never>;

#[inline(never)]
fn put(object: &mut Object, name: &str, value: Value) {
    object.0.insert(name.to_owned(), value);
}

#[inline(never)]
fn push(list: &mut List, value: Value) {
    list.0.push(value);
}

/// In an object with the variant's name, where there is one.
#[inline(never)]
fn named(variant: &'static str, value: Value) -> Value {
    if variant.is_empty() {
        return value;
    }
    let mut object = Object(Map::new(), String::new(), "");
    put(&mut object, variant, value);
    Value::Object(object.0)
}

/// Numbers that fit 64 bits.
macro_rules! numbers {
    ($($name:ident $of:ty as $wide:ty;)*) => {
        $(fn $name(self, value: $of) -> Made {
            Ok(Value::from(value as $wide))
        })*
    };
}

impl Serializer for Tree {
    type Ok = Value;
    type Error = Never;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Object;
    type SerializeStruct = Object;
    type SerializeStructVariant = Object;

    numbers! {
        serialize_i8 i8 as i64; serialize_i16 i16 as i64; serialize_i32 i32 as i64; serialize_i64 i64 as i64;
        serialize_u8 u8 as u64; serialize_u16 u16 as u64; serialize_u32 u32 as u64; serialize_u64 u64 as u64;
        serialize_f32 f32 as f64; serialize_f64 f64 as f64;
    }
    fn serialize_bool(self, value: bool) -> Made {
        Ok(Value::Bool(value))
    }
    fn serialize_char(self, value: char) -> Made {
        Ok(Value::String(value.into()))
    }
    fn serialize_str(self, value: &str) -> Made {
        Ok(Value::String(value.to_owned()))
    }
    fn serialize_bytes(self, value: &[u8]) -> Made {
        Ok(value.into())
    }
    fn serialize_none(self) -> Made {
        Ok(Value::Null)
    }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Made {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Made {
        Ok(Value::Null)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Ok(Value::Null)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Made {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made {
        Ok(named(variant, value.serialize(self)?))
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List, Never> {
        Ok(List(Vec::new(), ""))
    }
    fn serialize_tuple(self, _: usize) -> Result<List, Never> {
        Ok(List(Vec::new(), ""))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Never> {
        Ok(List(Vec::new(), ""))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<List, Never> {
        Ok(List(Vec::new(), name))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Object, Never> {
        Ok(Object(Map::new(), String::new(), ""))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object, Never> {
        Ok(Object(Map::new(), String::new(), ""))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Object, Never> {
        Ok(Object(Map::new(), String::new(), name))
    }
    fn is_human_readable(&self) -> bool {
        true
    }
}

/// The ways to add an item to a list.
macro_rules! lists {
    ($($kind:ident $add:ident;)*) => {$(
        impl $kind for List {
            type Ok = Value;
            type Error = Never;
            fn $add<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
                push(self, value.serialize(Tree)?);
                Ok(())
            }
            fn end(self) -> Made {
                Ok(named(self.1, Value::Array(self.0)))
            }
        }
    )*};
}
lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// The ways to add a field to an object.
macro_rules! objects {
    ($($kind:ident)*) => {$(
        impl $kind for Object {
            type Ok = Value;
            type Error = Never;
            fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Never> {
                put(self, name, value.serialize(Tree)?);
                Ok(())
            }
            fn end(self) -> Made {
                Ok(named(self.2, Value::Object(self.0)))
            }
        }
    )*};
}
objects! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Object {
    type Ok = Value;
    type Error = Never;
    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Never> {
        if let Value::String(key) = key.serialize(Tree)? {
            self.1 = key;
        }
        Ok(())
    }
    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        let key = std::mem::take(&mut self.1);
        put(self, &key, value.serialize(Tree)?);
        Ok(())
    }
    fn end(self) -> Made {
        Ok(Value::Object(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Error, Kind};

    #[test]
    fn a_tree_is_what_serde_json_would_make_of_it() {
        for case in crate::cases::CASES {
            let scenario = case.scenario();
            assert_eq!(of(&scenario), serde_json::to_value(&scenario).unwrap(), "{}", case.id);
        }
        let kinds = [Kind::Empty, Kind::Odd { found: 3 }, Kind::Unknown { id: "x".into() }];
        for error in kinds.map(|kind| Error::new("village.split", kind)) {
            assert_eq!(of(&error), serde_json::to_value(&error).unwrap());
        }
        let mixed = (Some(1), "a", [true, false], Ok::<u8, ()>(1), ());
        assert_eq!(of(&mixed), serde_json::to_value(mixed).unwrap());
    }
}
