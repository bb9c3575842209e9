//! A QR code as a drawing: always dark on light, as cheap cameras want it.

use fast_qr::{ECL, QRBuilder};

use crate::parts::node::{Node, el};

/// Free space around a code, in modules, as its standard wants it.
const MARGIN: usize = 4;

/// The longest text that gets the stronger correction: about 65 modules a side, which a cheap phone reads from afar.
const SHORT: usize = 250;

/// The longest text that a phone can be expected to read.
const LONG: usize = 1_200;

/// The code of `text` as a drawing; none where it would be too fine to be read.
pub fn drawing(text: &str) -> Option<Node> {
    if text.len() > LONG {
        return None;
    }
    let correction = if text.len() > SHORT { ECL::L } else { ECL::M };
    let code = QRBuilder::new(text).ecl(correction).build().ok()?;
    let side = (code.size + 2 * MARGIN).to_string();
    let mut path = String::new();
    for row in 0..code.size {
        let dark = |column: usize| column < code.size && code[row][column].value();
        for from in (0..code.size).filter(|&column| dark(column) && (column == 0 || !dark(column - 1))) {
            let length = (from..).take_while(|&column| dark(column)).count();
            path += &run(from + MARGIN, row + MARGIN, length);
        }
    }
    let ground = ["M0 0h", &side, "v", &side, "h-", &side, "z"].concat();
    let drawing = el("svg", "")
        .attr("shape-rendering", "crispEdges")
        .put("viewBox", ["0 0 ", &side, " ", &side].concat())
        .add(el("path", "").attr("fill", "#fff").put("d", ground))
        .add(el("path", "").put("d", path));
    Some(drawing)
}

/// A run of dark modules.
fn run(x: usize, y: usize, length: usize) -> String {
    let [x, y, length] = [x, y, length].map(|number| number.to_string());
    ["M", &x, " ", &y, "h", &length, "v1h-", &length, "z"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_row_by_row() {
        let code = format!("{:?}", drawing("https://example.org/#c=hui.q64FAA").expect("a short text"));
        assert!(code.contains("0 0 37 37") && code.contains("M4 4h7v1h-7z"), "{code}");
        assert_eq!(drawing(&"x".repeat(LONG + 1)), None);
    }
}
