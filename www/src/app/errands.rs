//! Errands of the page, seen to: files out, on this machine only, and what is copied.
//!
//! The browser inside WeChat lets nothing be saved: there what would be a file is shown, to be kept by hand.

use fenhong::words::Text;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url};

use crate::parts::errand::{ByHand, Errand, named};
use crate::parts::{document, host};

/// The browser reads an offered file a little later, in milliseconds.
const READ_BY: u32 = 10_000;

const SVG: &str = "image/svg+xml";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What became of an errand, where the reader must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The text is on the clipboard, which is said so.
    Copied(Text),
    /// There is no clipboard; the reader must copy it.
    NotCopied(String),
    /// The workbook could not be written.
    NoWorkbook,
    /// What a roster's file holds, as JSON; none where it could not be read.
    Roster(Option<String>),
    /// What would be a file of this name is to be kept by hand.
    Shown(String, ByHand),
}

/// Sees to an errand.
pub fn see_to(errand: Errand, tell: impl Fn(Done) + 'static) {
    spawn_local(async move {
        if let Some(done) = done(errand).await {
            tell(done);
        }
    });
}

async fn done(errand: Errand) -> Option<Done> {
    let saves = !document::is_in_wechat();
    match errand {
        Errand::Copy { text, said } => {
            Some(if copied(&text).await { Done::Copied(said) } else { Done::NotCopied(text) })
        }
        Errand::Save { name, text, .. } if !saves => Some(Done::Shown(named(&name), ByHand::Text(text))),
        Errand::Save { name, kind, text } => {
            offer(&named(&name), &blob(&text.into(), kind)?);
            None
        }
        Errand::SavePicture { name, svg } => picture(&named(&name), &svg, saves).await,
        Errand::ReadRoster { bytes, asked } => {
            let answer = host::read_roster(&bytes, &asked).await;
            Some(Done::Roster(answer.inspect_err(web_sys::console::warn_1).ok()))
        }
        Errand::SaveWorkbook { name, .. } | Errand::RosterTemplate { name, .. } if !saves => {
            Some(Done::Shown(named(&name), ByHand::Nothing))
        }
        Errand::SaveWorkbook { name, sheets } => workbook(&named(&name), host::write_workbook(&sheets).await),
        Errand::RosterTemplate { name, lang } => workbook(&named(&name), host::roster_template(lang).await),
    }
}

/// Browsers offer no clipboard on a page that came over plain http.
async fn copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    let is_there = !JsValue::from(clipboard.clone()).is_undefined();
    is_there && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn workbook(name: &str, made: Result<Uint8Array, JsValue>) -> Option<Done> {
    match made {
        Ok(bytes) => {
            offer(name, &blob(&bytes.into(), WORKBOOK)?);
            None
        }
        Err(error) => {
            web_sys::console::warn_1(&error);
            Some(Done::NoWorkbook)
        }
    }
}

fn blob(content: &JsValue, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options).ok()
}

/// Offers a blob as a file.
fn offer(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    if let Some(anchor) = document::made::<HtmlAnchorElement>("a") {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    gloo_timers::callback::Timeout::new(READ_BY, move || drop(Url::revoke_object_url(&url))).forget();
}

/// A drawing as a picture, two dots for a pixel, so that it is sharp on a slide.
async fn picture(name: &str, svg: &str, saves: bool) -> Option<Done> {
    let canvas = painted(svg).await?;
    if !saves {
        return Some(Done::Shown(name.to_owned(), ByHand::Picture(canvas.to_data_url().ok()?)));
    }
    let name = name.to_owned();
    let take = Closure::once_into_js(move |blob: JsValue| {
        if let Some(blob) = blob.dyn_ref::<Blob>() {
            offer(&name, blob);
        }
    });
    canvas.to_blob(take.unchecked_ref()).ok()?;
    None
}

async fn painted(svg: &str) -> Option<HtmlCanvasElement> {
    let url = Url::create_object_url_with_blob(&blob(&svg.into(), SVG)?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&url);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = document::made::<HtmlCanvasElement>("canvas")?;
    let (width, height) = (image.width() * 2, image.height() * 2);
    canvas.set_width(width);
    canvas.set_height(height);
    let plane: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    plane.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into()).ok()?;
    drop(Url::revoke_object_url(&url));
    Some(canvas)
}
