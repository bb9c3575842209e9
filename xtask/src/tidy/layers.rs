//! The page's layers: nothing knows what stands above it, and no room knows another.

use super::circle::arrows_in;
use super::source::Source;

/// The page's folder.
const PAGE: &str = "www/src";

/// The layers from below, by the beginnings of paths; the longest that fits counts. What asks the browser itself stands
/// below all others, the shell above.
const LAYERS: &[&[&str]] =
    &[&["parts/document.rs", "parts/host.rs"], &["desk/"], &["engine/"], &["parts/"], &["rooms/"], &["app/", "lib.rs"]];

/// Finds arrows that lead up, or from one room to another: for each the path, the line and what to say.
pub fn check(sources: &[Source]) -> Vec<(String, usize, String)> {
    let mut findings = Vec::new();
    for (file, others) in arrows_in(sources, PAGE) {
        for (other, line) in others {
            if layer(other) > layer(file) {
                findings.push((file.to_owned(), line, format!("uses {other}, which stands above it")));
            } else if room(file).is_some() && room(other).is_some() && room(file) != room(other) {
                findings.push((file.to_owned(), line, format!("uses {other}, another room")));
            }
        }
    }
    findings
}

fn inner(path: &str) -> &str {
    path.strip_prefix(PAGE).and_then(|path| path.strip_prefix('/')).unwrap_or(path)
}

/// The layer of a file; the uppermost where it has no place.
fn layer(path: &str) -> usize {
    let fits =
        |names: &&[&str]| names.iter().filter(|name| inner(path).starts_with(**name)).map(|name| name.len()).max();
    let all = LAYERS.iter().enumerate().filter_map(|(place, names)| Some((fits(names)?, place)));
    all.max().map_or(LAYERS.len(), |(_, place)| place)
}

/// The room that a file is of; `mod.rs` of all rooms is of none.
fn room(path: &str) -> Option<&str> {
    let name = inner(path).strip_prefix("rooms/")?.split('/').next()?;
    (name != "mod.rs").then(|| name.trim_end_matches(".rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<(String, usize)> {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source::parse(&format!("{PAGE}/{path}"), text).unwrap()).collect();
        check(&sources).into_iter().map(|(file, line, _)| (file, line)).collect()
    }

    #[test]
    fn arrows_up_and_between_rooms_are_found() {
        let files = [
            ("lib.rs", "mod app; mod parts; mod rooms; mod desk;"),
            ("app/mod.rs", "use crate::rooms::one;\nuse crate::parts;"),
            ("desk/mod.rs", "use crate::parts::document;\nuse crate::parts::field;"),
            ("parts/mod.rs", ""),
            ("parts/document.rs", ""),
            ("parts/field.rs", "\nuse crate::rooms::one;"),
            ("rooms/mod.rs", ""),
            ("rooms/one/mod.rs", "use crate::rooms::one::view;\nuse crate::app;"),
            ("rooms/one/view.rs", "use crate::parts::field;\nuse crate::rooms::two;"),
            ("rooms/two.rs", ""),
        ];
        let wanted = [("desk/mod.rs", 2), ("parts/field.rs", 2), ("rooms/one/mod.rs", 2), ("rooms/one/view.rs", 2)];
        let wanted: Vec<_> = wanted.map(|(path, line)| (format!("{PAGE}/{path}"), line)).into();
        assert_eq!(found(&files), wanted);
    }
}
