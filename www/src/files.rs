//! Files out and in, on this machine only.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::dom;

/// The largest scenario file that is opened, in megabytes: a roster of a large county fits.
pub const MOST_MEGABYTES: u32 = 64;

/// Offers `text` as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).expect("a text can be a blob");
    let url = Url::create_object_url_with_blob(&blob).expect("a blob has an address");
    let anchor: HtmlAnchorElement = dom::document().create_element("a").expect("an anchor").unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the blob a little later.
    dom::later(10_000, move || drop(Url::revoke_object_url(&url)));
}

/// The text of a file; none where it is too large.
///
/// # Errors
/// Where the file cannot be read.
pub async fn read(file: &File) -> Result<Option<String>, JsValue> {
    if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
        return Ok(None);
    }
    Ok(JsFuture::from(file.text()).await?.as_string())
}

/// A name as a file may have it.
pub fn file_name(name: &str, ending: &str) -> String {
    let safe = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().map(safe).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_has_no_letters_that_a_system_forbids() {
        assert_eq!(file_name("徽县三方入股（样本村）/ a:b", "json"), "徽县三方入股-样本村-a-b.json");
    }
}
