//! A table of values in words.

use fenhong::chart::Table;

use crate::node::{Node, el};

/// A table that scrolls in both directions within its place; the first column names the rows.
pub fn sheet(title: &str, table: &Table) -> Node {
    let mut head = el("tr", "");
    for cell in &table.head {
        // A corner with nothing in it heads nothing.
        let node = if cell.is_empty() { el("td", "") } else { el("th", "").attr("scope", "col") };
        head = head.add(node.text(cell.clone()));
    }
    let mut body = el("tbody", "");
    for row in &table.rows {
        body = body.add(row_of(row));
    }
    let table = el("table", "").add(el("caption", "").text(title.to_owned())).add(el("thead", "").add(head)).add(body);
    el("div", "scroll").attr("tabindex", "0").attr("role", "region").put("aria-label", title.to_owned()).add(table)
}

fn row_of(row: &[String]) -> Node {
    let mut node = el("tr", "");
    for (place, cell) in row.iter().enumerate() {
        let cell_node = if place == 0 { el("th", "").attr("scope", "row") } else { el("td", "") };
        // The words of the whole begin rows in small letters, as in a sentence.
        let words = if crate::IS_WHOLE && place == 0 { fenhong::words::capital(cell) } else { cell.clone() };
        node = node.add(cell_node.text(words));
    }
    node
}
