//! The views that do not come with the first module: they are loaded when they are asked for.

pub mod cases;

use wasm_bindgen::JsValue;

use crate::message::Detail;
use crate::model::Model;
use crate::node::Node;
use crate::route::View;
use crate::update::open_case;

/// What can happen in these views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open the shipped case of this number.
    OpenCase(usize),
    /// Run the shipped case of this number for its reported figures.
    RunCase(usize),
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, _detail: &Detail) {
    match message {
        Message::OpenCase(place) => open_case(model, *place),
        Message::RunCase(place) => cases::run(model, *place),
    }
}

/// Takes in what a task of these views came to.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    cases::take(model, id, result);
}

/// What a view shows under the head of the page.
pub fn body(model: &Model, view: View) -> Vec<Node> {
    match view {
        View::Scheme => Vec::new(),
        View::Cases => vec![cases::cases(model)],
    }
}
