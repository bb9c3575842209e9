//! Texts of a lesson: the places for numbers in them.

/// Places that are words of the scenario's date, not numbers; what they say is in [`crate::words::Voice`].
pub const OF_THE_ERA: [&str; 6] = ["poor", "the_line", "era_help", "era_project", "era_workshop", "era_micro_loan"];

/// The names of the numbers that a text has places for; none where a brace is without its other one, or a bracket
/// stands, which only the texts of the product use.
pub fn places(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = text;
    if text.contains(['[', ']']) {
        return None;
    }
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{')?;
        let (place, behind) = inside.split_once('}')?;
        if place.contains('{') {
            return None;
        }
        let name = place.trim_start_matches('+').split('?').next().unwrap_or(place);
        if !OF_THE_ERA.contains(&name) {
            found.push(name.to_owned());
        }
        rest = behind;
    }
    Some(found)
}

/// A text without its places: what it says by itself.
pub fn plain(text: &str) -> String {
    text.split('{')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_names_of_numbers() {
        let names = |text| places(text).map(|names| names.join(" "));
        assert_eq!(names("分 {paid}，{n?# year|# years}，{poor}"), Some("paid n".to_owned()));
        assert_eq!(names("{a"), None);
        assert_eq!(names("a}"), None);
        assert_eq!(names("{a{b}"), None);
        assert_eq!(names("[a]"), None);
        assert_eq!(plain("分 {paid} 元{a}。"), "分  元。");
    }
}
