//! The special terms in a text: at its first use on the page a term is a button that explains it in one sentence.

use fenhong::words::terms::TERMS;

use crate::app::message::Message;
use crate::app::model::Model;
use crate::parts::node::{Node, On, el};

/// `node` with a text in which terms that were not yet said can be explained.
pub fn explained(model: &Model, mut node: Node, text: &str) -> Node {
    let mut rest = text;
    while let Some((at, length, term)) = first_term(model, rest) {
        model.seen.set(model.seen.get() | 1 << term);
        node = node.text(rest[..at].to_owned()).add(link(model, term, &rest[at..at + length]));
        if model.term == Some(term) {
            node = node.add(el("span", "explained").say(model, &TERMS[term].sentence));
        }
        rest = &rest[at + length..];
    }
    node.text(rest.to_owned())
}

/// Where the first unsaid term stands in a text, how long it is there, and which it is.
fn first_term(model: &Model, text: &str) -> Option<(usize, usize, usize)> {
    let mut first: Option<(usize, usize, usize)> = None;
    for (term, words) in TERMS.iter().enumerate() {
        let name = model.say(&words.name);
        let is_new = model.seen.get() & 1 << term == 0;
        if let Some(at) = text.find(name.as_str()).filter(|at| is_new && first.is_none_or(|first| *at < first.0)) {
            first = Some((at, name.len(), term));
        }
    }
    first
}

fn link(model: &Model, term: usize, said: &str) -> Node {
    el("button", "term")
        .attr("type", "button")
        .state("aria-expanded", model.term == Some(term))
        .text(said.to_owned())
        .on(On::Click, Message::Term(term))
}
