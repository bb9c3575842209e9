//! A table of values in words.

use fenhong::chart::Table;

use crate::node::{Node, el};

/// A table that scrolls in both directions within its place; the first column names the rows.
pub fn sheet(title: &str, table: &Table) -> Node {
    let head = table.head.iter().map(|cell| el("th").attr("scope", "col").text(cell));
    let body = table.rows.iter().map(|row| row_of(row));
    let table = el("table")
        .add(el("caption").text(title))
        .add(el("thead").add(el("tr").add_all(head)))
        .add(el("tbody").add_all(body));
    el("div.scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", title).add(table)
}

fn row_of(row: &[String]) -> Node {
    let cells = row.iter().enumerate().map(|(place, cell)| match place {
        0 => el("th").attr("scope", "row").text(cell),
        _ => el("td").text(cell),
    });
    el("tr").add_all(cells)
}
