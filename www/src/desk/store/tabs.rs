//! Other windows of this page on the same machine: each tells the others which generation of the work it has written.
//! A browser without such channels finds out when it writes (see [`super::work`]).

use js_sys::Reflect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A way to the other windows.
pub struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Begins to listen; `heard` gets the number of a generation that another window has written.
    pub fn listen(heard: impl Fn(u64) + 'static) -> Option<Tabs> {
        if Reflect::has(&js_sys::global(), &"BroadcastChannel".into()) != Ok(true) {
            return None;
        }
        let channel = BroadcastChannel::new("fenhong").ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(number) = event.data().as_f64().filter(|number| *number >= 0.0) {
                heard(number as u64);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Tabs { channel, _heard: heard })
    }

    /// Tells the others of a generation.
    pub fn tell(&self, number: u64) {
        let _ = self.channel.post_message(&JsValue::from(number as f64));
    }
}
