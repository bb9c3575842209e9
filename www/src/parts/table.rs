//! A table of values in words.

use fenhong::chart::Table;

use crate::parts::node::{Node, el};

/// How tables write that there is nothing of it.
const NOTHING: &str = "0.00";

/// A table that scrolls in both directions within its place; the first column names the rows.
pub fn sheet(title: &str, table: &Table) -> Node {
    sheet_of(title, table, |_, _, _| None)
}

/// The same with some cells, by row, column and text, made by `cell`.
pub fn sheet_of(title: &str, table: &Table, cell: impl Fn(usize, usize, &str) -> Option<Node>) -> Node {
    made(title, table, "", cell)
}

/// The same for rows of amounts: on a narrow screen a row is a block of its own, in which each amount follows its heading
/// and what is nothing is left out.
pub fn pairs_of(title: &str, table: &Table, cell: impl Fn(usize, usize, &str) -> Option<Node>) -> Node {
    made(title, table, "pairs summed", cell)
}

fn made(title: &str, table: &Table, class: &'static str, cell: impl Fn(usize, usize, &str) -> Option<Node>) -> Node {
    let mut head = el("tr", "");
    for text in &table.head {
        // A corner with nothing in it heads nothing.
        let node = if text.is_empty() { el("td", "") } else { el("th", "").attr("scope", "col") };
        head = head.add(node.text(text.clone()));
    }
    let mut body = el("tbody", "");
    for (place, row) in table.rows.iter().enumerate() {
        let heads = if class.is_empty() { &[][..] } else { &table.head };
        body = body.add(row_of(row, heads, |column, text| cell(place, column, text)));
    }
    let table =
        el("table", class).add(el("caption", "").text(title.to_owned())).add(el("thead", "").add(head)).add(body);
    el("div", "scroll").attr("tabindex", "0").attr("role", "region").put("aria-label", title.to_owned()).add(table)
}

/// A row; its cells are labelled with `heads`, where there are any.
fn row_of(row: &[String], heads: &[String], cell: impl Fn(usize, &str) -> Option<Node>) -> Node {
    let mut node = el("tr", "");
    for (place, text) in row.iter().enumerate() {
        let cell_node = match heads.get(place) {
            _ if place == 0 => el("th", "").attr("scope", "row"),
            Some(head) => el("td", if text == NOTHING { "nothing" } else { "" }).put("data-label", head.clone()),
            None => el("td", ""),
        };
        // The words of the whole begin rows in small letters, as in a sentence.
        let words = if place == 0 { fenhong::words::capital(text) } else { text.clone() };
        // A cell may be a name that someone else wrote.
        let words = fenhong::safe::line(&words).into_owned();
        node = node.add(match cell(place, text) {
            Some(made) => cell_node.add(made),
            None => cell_node.text(words),
        });
    }
    node
}
