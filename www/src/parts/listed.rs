//! Futures in a list, each opening what is behind it.

use fenhong::words::{derivation::behind as words, number};

use crate::parts::node::{Ear, Node, button, el};
use crate::parts::seat::Sight;

/// Futures that are listed at the most; a reader opens one of them.
const LISTED: usize = 400;

/// How many futures of all, and a button for each.
pub fn listed(
    sight: &Sight<'_>,
    here: &[(usize, i64)],
    all: usize,
    name: impl Fn(usize, i64) -> String,
    open: impl Fn(u32) -> Ear,
) -> Node {
    let values = [("of", &*number(all)), ("count", &number(here.len()))];
    let mut list = el("div", "futures").attr("tabindex", "0").attr("role", "group").say_attr(
        "aria-label",
        sight,
        &words::OUT_FUTURES,
    );
    for (draw, value) in here.iter().take(LISTED) {
        let label = name(*draw, *value);
        let one = button(number(draw + 1), open(*draw as u32)).class("plain");
        list = list.add(one.put("aria-label", label.clone()).put("title", label));
    }
    let left = here.len().saturating_sub(LISTED);
    let more = (left > 0).then(|| el("p", "").text(sight.voice().fill(words::MORE, &[("count", &number(left))])));
    el("div", "behind").add(el("p", "").text(sight.voice().fill(words::HERE, &values))).add(list).maybe(more)
}
