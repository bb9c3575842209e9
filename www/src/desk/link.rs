//! A scenario in a link: deflated JSON in URL-safe base64. Behind `#s=` stands a whole scenario; behind `#c=` a shipped
//! case's id, a dot and what is changed of it, which is much shorter.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use fenhong::scenario::tree;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::{Value, json};

use crate::desk::difference::Difference;

/// No scenario without a roster is nearly as large; a link that grows beyond is refused.
const MOST_BYTES: usize = 1 << 20;

/// As small as it gets: a code that is read from a wall is worth the time.
const LEVEL: u8 = 10;

/// What stands in a link behind the page's address.
pub fn hash(scenario: &Value, difference: Option<&Difference>) -> String {
    match difference {
        Some(found) => ["#c=", found.id(), ".", &pack(&found.change)].concat(),
        None => String::from("#s=") + &pack(scenario),
    }
}

/// What a link holds, for [`crate::desk::change::opened`]: none where the hash is of no link, an error where the link is
/// damaged.
pub fn found(hash: &str) -> Option<Result<Value, Damaged>> {
    if let Some(packed) = hash.strip_prefix("#s=") {
        return Some(unpack(packed));
    }
    let (id, packed) = hash.strip_prefix("#c=")?.split_once('.')?;
    Some(unpack(packed).map(|change| json!({ "case": id, "change": change })))
}

/// A link that does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

fn pack(json: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec(json.to_string().as_bytes(), LEVEL))
}

fn unpack(packed: &str) -> Result<Value, Damaged> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(packed).map_err(|_| Damaged)?;
    let text = decompress_to_vec_with_limit(&bytes, MOST_BYTES).map_err(|_| Damaged)?;
    let text = String::from_utf8(text).map_err(|_| Damaged)?;
    tree(&text).map_err(|_| Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::case;
    use crate::desk::difference;

    #[test]
    fn a_link_opens_as_what_was_put_in() {
        let scenario = json!({ "format": "fenhong/1", "name": { "zh": "样本", "en": "Sample" } });
        assert_eq!(found(&hash(&scenario, None)), Some(Ok(scenario)));
        let mut changed = case(0);
        changed["years"] = json!(7);
        let difference = difference::of(&changed).expect("a change of a case");
        let link = hash(&changed, Some(&difference));
        assert!(link.starts_with("#c=hui.") && link.len() < 60, "{link}");
        assert_eq!(found(&link), Some(Ok(json!({ "case": difference.id(), "change": { "years": 7 } }))));
    }

    #[test]
    fn links_of_before_open() {
        // Made by a browser's own deflate, as pages of before did it.
        let old = "#c=hui.q1aqTE0sKlayMq8FAA";
        assert_eq!(found(old), Some(Ok(json!({ "case": "hui", "change": { "years": 7 } }))));
    }

    #[test]
    fn what_is_no_link_is_none_and_a_damaged_one_says_so() {
        assert_eq!((found("#/compare"), found(""), found("#c=hui")), (None, None, None));
        assert_eq!(found("#s=%%%"), Some(Err(Damaged)));
        assert_eq!(found("#s=AAAA"), Some(Err(Damaged)));
        // A bomb is not unpacked.
        let bomb = compress_to_vec(&vec![b' '; MOST_BYTES + 1], LEVEL);
        assert_eq!(found(&(String::from("#s=") + &BASE64_URL_SAFE_NO_PAD.encode(bomb))), Some(Err(Damaged)));
    }
}
