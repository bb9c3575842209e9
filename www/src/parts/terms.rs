//! The special terms in a text: at its first use on the page a term is a button that explains it in one sentence.

use fenhong::words::terms::TERMS;

use crate::parts::message::Common;
use crate::parts::node::{Node, On, el};
use crate::parts::seat::Sight;

/// `node` with a text in which terms that were not yet said can be explained.
pub fn explained(sight: &Sight<'_>, mut node: Node, text: &str) -> Node {
    let mut rest = text;
    while let Some((at, length, term)) = first_term(sight, rest) {
        sight.seen.set(sight.seen.get() | 1 << term);
        node = node.text(rest[..at].to_owned()).add(link(sight, term, &rest[at..at + length]));
        if sight.term == Some(term) {
            node = node.add(el("span", "explained").say(sight, &TERMS[term].sentence));
        }
        rest = &rest[at + length..];
    }
    node.text(rest.to_owned())
}

/// Where the first unsaid term stands in a text, how long it is there, and which it is.
fn first_term(sight: &Sight<'_>, text: &str) -> Option<(usize, usize, usize)> {
    let mut first: Option<(usize, usize, usize)> = None;
    for (term, words) in TERMS.iter().enumerate() {
        let name = sight.say(&words.name);
        let is_new = sight.seen.get() & 1 << term == 0;
        if let Some(at) = text.find(name.as_str()).filter(|at| is_new && first.is_none_or(|first| *at < first.0)) {
            first = Some((at, name.len(), term));
        }
    }
    first
}

fn link(sight: &Sight<'_>, term: usize, said: &str) -> Node {
    el("button", "term")
        .attr("type", "button")
        .state("aria-expanded", sight.term == Some(term))
        .text(said.to_owned())
        .on(On::Click, sight.common(Common::Term(term)))
}

/// A question that a control answers, with the terms in it explained where they first occur.
pub fn question(sight: &Sight<'_>, tag: &'static str, text: fenhong::words::Text) -> Node {
    explained(sight, el(tag, ""), &sight.say(&text))
}
