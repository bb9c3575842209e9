//! Files that the reader opens; they never leave the machine.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};

use crate::app::hosted::Outside;
use crate::parts::message::OfFile;

/// The largest file that is opened, in megabytes: a roster of a large county fits.
const MOST_MEGABYTES: u32 = 64;

/// Reads the file that a field was given and tells its text, a roster's bytes, or that it is too large, or no text.
pub fn read(event: &Event, what: OfFile, tell: impl FnOnce(Outside) + 'static) {
    let field: Option<HtmlInputElement> = event.target().and_then(|field| field.dyn_into().ok());
    let Some(field) = field else { return };
    let file = field.files().and_then(|files| files.get(0));
    // The same file can be opened again.
    field.set_value("");
    let Some(file) = file else { return };
    spawn_local(async move { tell(found(&file, what).await) });
}

async fn found(file: &File, what: OfFile) -> Outside {
    if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
        return Outside::LargeFile(MOST_MEGABYTES);
    }
    if what == OfFile::Roster {
        let bytes = JsFuture::from(file.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer).to_vec());
        return bytes.map_or(Outside::BadFile, |bytes| Outside::Roster(bytes, file.name()));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.map_or(Outside::BadFile, |text| Outside::File(what, text, file.name()))
}
