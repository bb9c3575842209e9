//! Files that the reader opens; they never leave the machine.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File, HtmlInputElement};
use yew::html::Scope;

use crate::app::runtime::{Page, Told};

/// The largest file that is opened, in megabytes: a roster of a large county fits.
const MOST_MEGABYTES: u32 = 64;

/// Reads the file that a field was given and tells the page: its text as `what`, or that it is too large, or no text.
pub fn read(event: &Event, what: &'static str, page: Scope<Page>) {
    let field: Option<HtmlInputElement> = event.target().and_then(|field| field.dyn_into().ok());
    let Some(field) = field else { return };
    let file = field.files().and_then(|files| files.get(0));
    // The same file can be opened again.
    field.set_value("");
    let Some(file) = file else { return };
    spawn_local(async move {
        let (what, text) = match text(&file).await {
            Ok(text) => (what, text),
            Err(what) if what == LARGE => (what, MOST_MEGABYTES.to_string()),
            Err(what) => (what, String::new()),
        };
        page.send_message(Told::Hosted(what.to_owned(), text, file.name()));
    });
}

const LARGE: &str = "file-large";
const BAD: &str = "file-bad";

async fn text(file: &File) -> Result<String, &'static str> {
    if file.size() > f64::from(MOST_MEGABYTES) * 1e6 {
        return Err(LARGE);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| BAD)?;
    text.as_string().ok_or(BAD)
}
