//! What is shown in place of a file where the browser saves none: to be copied, or to be pressed long.

use fenhong::words::page as words;

use crate::app::message::Message;
use crate::app::model::Frame;
use crate::parts::errand::ByHand;
use crate::parts::node::{Node, On, button, el};

/// The dialog; closed where nothing is shown.
pub fn dialog(seat: &Frame<'_>) -> Node {
    let name = seat.own.shown.as_ref().map_or_else(String::new, |(name, _)| name.clone());
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "kept-title").text(name))
        .add(button(seat.say(&words::CLOSE), seat.ear(Message::CloseShown)));
    el("dialog", "why-dialog kept-dialog")
        .attr("aria-labelledby", "kept-title")
        .flag("modal", seat.own.shown.is_some())
        .on(On::Close, seat.ear(Message::CloseShown))
        .add(head)
        .add_all(seat.own.shown.as_ref().map_or_else(Vec::new, |(name, kept)| body(seat, name, kept)))
}

fn body(seat: &Frame<'_>, name: &str, kept: &ByHand) -> Vec<Node> {
    let said = |text| el("p", "").say(seat, &text);
    let elsewhere = said(words::OPEN_ELSEWHERE);
    match kept {
        ByHand::Text(text) => {
            let field =
                el("pre", "kept-text").attr("tabindex", "0").put("aria-label", name.to_owned()).attr("role", "region");
            let field = field.text(text.clone());
            let told = el("p", "").attr("role", "status").text(seat.notice.clone().unwrap_or_default());
            vec![
                said(words::KEEP_TEXT),
                told,
                button(seat.say(&words::COPY_TEXT), seat.ear(Message::CopyShown)),
                field,
                elsewhere,
            ]
        }
        ByHand::Picture(address) => {
            let picture = el("img", "kept-picture").put("src", address.clone()).put("alt", name.to_owned());
            vec![said(words::KEEP_PICTURE), picture, elsewhere]
        }
        ByHand::Nothing => vec![said(words::KEEP_NOTHING), elsewhere],
    }
}
