//! What is shown in place of a file where the browser saves none: to be copied, or to be pressed long.

use fenhong::words::page as words;

use crate::app::message::Message;
use crate::app::model::Model;
use crate::parts::errand::Kept;
use crate::parts::node::{Node, On, button, el};

/// The dialog; closed where nothing is shown.
pub fn dialog(model: &Model) -> Node {
    let name = model.shown.as_ref().map_or_else(String::new, |(name, _)| name.clone());
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "kept-title").text(name))
        .add(button(model.say(&words::CLOSE), Message::CloseShown));
    el("dialog", "why-dialog kept-dialog")
        .attr("aria-labelledby", "kept-title")
        .flag("modal", model.shown.is_some())
        .on(On::Close, Message::CloseShown)
        .add(head)
        .add_all(model.shown.as_ref().map_or_else(Vec::new, |(name, kept)| body(model, name, kept)))
}

fn body(model: &Model, name: &str, kept: &Kept) -> Vec<Node> {
    let said = |text| el("p", "").say(model, &text);
    let elsewhere = said(words::OPEN_ELSEWHERE);
    match kept {
        Kept::Text(text) => {
            let field =
                el("pre", "kept-text").attr("tabindex", "0").put("aria-label", name.to_owned()).attr("role", "region");
            let field = field.text(text.clone());
            let told = el("p", "").attr("role", "status").text(model.notice.clone().unwrap_or_default());
            vec![
                said(words::KEEP_TEXT),
                told,
                button(model.say(&words::COPY_TEXT), Message::CopyShown),
                field,
                elsewhere,
            ]
        }
        Kept::Picture(address) => {
            let picture = el("img", "kept-picture").put("src", address.clone()).put("alt", name.to_owned());
            vec![said(words::KEEP_PICTURE), picture, elsewhere]
        }
        Kept::Nothing => vec![said(words::KEEP_NOTHING), elsewhere],
    }
}
