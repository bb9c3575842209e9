//! Questions as JSON.

use serde_json::Value;

use crate::scenario::{Error, Kind, Scenario};
use crate::units::{Fen, Rate};

use super::measure::Measure;

/// A question's JSON, field by field.
pub struct Form<'a> {
    json: &'a Value,
}

impl<'a> Form<'a> {
    /// The fields of a question.
    pub fn new(json: &'a Value) -> Form<'a> {
        Form { json }
    }

    fn found(&self, name: &str) -> Option<&'a Value> {
        self.json.get(name).filter(|value| !value.is_null())
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn text(&self, name: &str) -> Result<&'a str, Error> {
        self.optional(name)?.ok_or_else(|| Error::new(name, Kind::Missing))
    }

    /// A text that may be missing.
    ///
    /// # Errors
    /// When it is something else.
    pub fn optional(&self, name: &str) -> Result<Option<&'a str>, Error> {
        match self.found(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(wrong(name, "not a text")),
        }
    }

    /// A fraction, or the usual one.
    ///
    /// # Errors
    /// When it is no fraction.
    pub fn rate(&self, name: &str, usual: Rate) -> Result<Rate, Error> {
        self.optional(name)?.map_or(Ok(usual), |text| text.parse().map_err(|said: String| wrong(name, &said)))
    }

    /// An amount that must be there.
    ///
    /// # Errors
    /// When it is none.
    pub fn fen(&self, name: &str) -> Result<Fen, Error> {
        self.text(name)?.parse().map_err(|said: String| wrong(name, &said))
    }

    /// A whole number, if there is one.
    ///
    /// # Errors
    /// When it is something else.
    pub fn count(&self, name: &str) -> Result<Option<u32>, Error> {
        match self.found(name) {
            None => Ok(None),
            Some(value) => {
                let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
                count.map(Some).ok_or_else(|| wrong(name, "not a whole number"))
            }
        }
    }

    /// Yes or no; no where it is missing.
    pub fn is(&self, name: &str) -> bool {
        self.found(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A measure, or what the poor are paid.
    ///
    /// # Errors
    /// When there is no such measure.
    pub fn measure(&self) -> Result<Measure, Error> {
        self.optional("measure")?.map_or(Ok(Measure::Poor), Measure::by_name)
    }

    /// A scenario.
    ///
    /// # Errors
    /// Its first mistake.
    pub fn scenario(&self, name: &str) -> Result<Scenario, Error> {
        let json = self.found(name).ok_or_else(|| Error::new(name, Kind::Missing))?;
        Scenario::from_json(&json.to_string())
    }

    /// Scenarios.
    ///
    /// # Errors
    /// The first mistake of the first that has one.
    pub fn scenarios(&self, name: &str) -> Result<Vec<Scenario>, Error> {
        let list = self.found(name).and_then(Value::as_array).ok_or_else(|| Error::new(name, Kind::Missing))?;
        list.iter().map(|json| Scenario::from_json(&json.to_string())).collect()
    }
}

fn wrong(name: &str, said: &str) -> Error {
    Error::new(name, Kind::Shape { said: said.to_owned() })
}
