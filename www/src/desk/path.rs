//! Values of a scenario's JSON by their path, such as `enterprises.2.mean`.

use serde_json::Value;

/// The value at `path`, if it is there.
pub fn get<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(root, |value, part| match part.parse::<usize>() {
        Ok(place) => value.get(place),
        Err(_) => value.get(part),
    })
}

/// Puts `new` at `path`. Nothing happens where the path leads nowhere.
pub fn set(root: &mut Value, path: &str, new: Value) {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    let parent = if parent.is_empty() { Some(root) } else { get_mut(root, parent) };
    match parent {
        Some(Value::Object(map)) => drop(map.insert(name.to_owned(), new)),
        Some(Value::Array(list)) => {
            if let Some(item) = name.parse::<usize>().ok().and_then(|place| list.get_mut(place)) {
                *item = new;
            }
        }
        _ => {}
    }
}

fn get_mut<'a>(root: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split('.').try_fold(root, |value, part| match part.parse::<usize>() {
        Ok(place) => value.get_mut(place),
        Err(_) => value.get_mut(part),
    })
}

/// A value as plain text: texts without quotes, numbers as they are written.
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The whole number at `path`, or zero.
pub fn count(root: &Value, path: &str) -> u32 {
    get(root, path).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_leads_through_objects_and_lists() {
        let mut root = json!({ "enterprises": [{ "mean": "0.1" }, { "mean": "0.2" }], "years": 10 });
        assert_eq!(get(&root, "enterprises.1.mean"), Some(&json!("0.2")));
        set(&mut root, "enterprises.1.mean", json!("0.3"));
        set(&mut root, "years", json!(5));
        set(&mut root, "nowhere.at.all", json!(1));
        assert_eq!(root, json!({ "enterprises": [{ "mean": "0.1" }, { "mean": "0.3" }], "years": 5 }));
        assert_eq!(count(&root, "years"), 5);
    }
}
