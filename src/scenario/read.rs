//! Reading a scenario's JSON, and saying exactly where a mistake is.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::{Error, Generated, HuiRule, KeepRule, Listed, RecoverRule, Scenario, SharesRule};

/// A mistake and the path to it, inside what was read.
type Mistake = (String, serde_json::Error);

/// Reads a scenario without checking its numbers. A byte order mark, as some editors write it, is no
/// mistake.
pub(super) fn scenario(text: &str) -> Result<Scenario, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let scenario = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = dotted(error.path());
        let (field, error) = again(text, &field).unwrap_or((field, error.into_inner()));
        Error::from_json(field, &error)
    })?;
    reader.end().map_err(|error| Error::from_json(String::new(), &error))?;
    Ok(scenario)
}

/// The settings of a choice are read in one piece, so the path of a mistake ends at the choice: reads
/// them once more by themselves to find the place inside.
fn again(text: &str, field: &str) -> Option<Mistake> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let mut piece = whole.pointer(&format!("/{}", field.replace('.', "/")))?.clone();
    let settings = piece.as_object_mut()?;
    let choice = settings.remove("kind").or_else(|| settings.remove("rule"))?;
    let (inner, error) = match (field, choice.as_str()?) {
        ("village", "generated") => mistake::<Generated>(piece),
        ("village", "listed") => mistake::<Listed>(piece),
        ("scheme.surplus", "shares") => mistake::<SharesRule>(piece),
        ("scheme.collective", "hui") => mistake::<HuiRule>(piece),
        ("scheme.adjustment", "keep") => mistake::<KeepRule>(piece),
        ("scheme.adjustment", "recover") => mistake::<RecoverRule>(piece),
        _ => None,
    }?;
    Some((join(field, &inner), error))
}

/// The mistake in a piece, where there is one.
fn mistake<T: DeserializeOwned>(piece: Value) -> Option<Mistake> {
    let error = serde_path_to_error::deserialize::<_, T>(piece).err()?;
    Some((dotted(error.path()), error.into_inner()))
}

/// A path as the validation writes it: `enterprises.1.mean`.
fn dotted(path: &Path) -> String {
    path.iter().fold(String::new(), |field, segment| match segment {
        Segment::Seq { index } => join(&field, &index.to_string()),
        Segment::Map { key } => join(&field, key),
        Segment::Enum { .. } | Segment::Unknown => field,
    })
}

/// A path and a part of it.
pub(super) fn join(field: &str, part: &str) -> String {
    let point = if field.is_empty() || part.is_empty() { "" } else { "." };
    format!("{field}{point}{part}")
}
