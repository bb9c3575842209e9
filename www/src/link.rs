//! A scenario in a link: deflated JSON in URL-safe base64 behind `#s=`. A roster never goes into a link.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::Value;

/// No scenario without a roster is nearly as large; a link that grows beyond is refused.
const MOST_BYTES: usize = 1 << 20;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text behind `#s=`; none for a scenario with a roster.
pub fn write(scenario: &Value) -> Option<String> {
    if crate::desk::has_roster(scenario) {
        return None;
    }
    Some(to_base64(&compress_to_vec(scenario.to_string().as_bytes(), 9)))
}

/// The scenario in a text behind `#s=`; none where the text is damaged or holds a roster.
pub fn read(text: &str) -> Option<Value> {
    let bytes = decompress_to_vec_with_limit(&from_base64(text)?, MOST_BYTES).ok()?;
    let scenario: Value = serde_json::from_slice(&bytes).ok()?;
    (scenario.is_object() && !crate::desk::has_roster(&scenario)).then_some(scenario)
}

fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            text.push(LETTERS[(word >> (18 - 6 * place) & 63) as usize] as char);
        }
    }
    text
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for letter in four {
            word = word << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        word <<= 6 * (4 - four.len());
        bytes.extend(&word.to_be_bytes()[1..four.len().max(1)]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_link_restores_its_scenario_exactly() {
        let scenario: Value = serde_json::from_str(include_str!("../../src/cases/hui.json")).unwrap();
        let link = write(&scenario).unwrap();
        assert!(link.len() < 1_600, "{}", link.len());
        assert_eq!(read(&link), Some(scenario));
        for length in 0..9 {
            let bytes: Vec<u8> = (0..length).map(|byte: u8| byte.wrapping_mul(37)).collect();
            assert_eq!(from_base64(&to_base64(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn a_damaged_link_and_a_roster_are_refused() {
        let roster = json!({ "village": { "kind": "listed" } });
        assert_eq!(write(&roster), None);
        for bad in ["", "x", "!!!!", "AAAA"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        let bomb = to_base64(&compress_to_vec(&vec![b' '; 5 << 20], 9));
        assert_eq!(read(&bomb), None);
    }
}
