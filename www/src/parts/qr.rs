//! A QR code as a drawing: always dark on light, as cheap cameras want it.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::parts::node::{Node, el};

/// Free space around a code, in modules, as its standard wants it.
const MARGIN: i32 = 4;

/// The longest text that gets the stronger correction: about 65 modules a side, which a cheap phone reads from afar.
const SHORT: usize = 250;

/// The longest text that a phone can be expected to read.
const LONG: usize = 1_200;

/// The code of `text` as a drawing; none where it would be too fine to be read.
pub fn drawing(text: &str) -> Option<Node> {
    let (side, path) = path(text)?;
    let ground = ["M0 0h", &side, "v", &side, "h-", &side, "z"].concat();
    let drawing = el("svg", "")
        .attr("shape-rendering", "crispEdges")
        .put("viewBox", ["0 0 ", &side, " ", &side].concat())
        .add(el("path", "").attr("fill", "#fff").put("d", ground))
        .add(el("path", "").put("d", path));
    Some(drawing)
}

/// The side of a text's code in modules, with its margin, and the path around its dark ones.
fn path(text: &str) -> Option<(String, String)> {
    if text.len() > LONG {
        return None;
    }
    let correction = if text.len() > SHORT { QrCodeEcc::Low } else { QrCodeEcc::Medium };
    let code = QrCode::encode_text(text, correction).ok()?;
    let side = (code.size() + 2 * MARGIN).to_string();
    let mut path = String::new();
    for row in 0..code.size() {
        // What lies outside is light.
        let dark = |column: i32| code.get_module(column, row);
        for from in (0..code.size()).filter(|&column| dark(column) && !dark(column - 1)) {
            let length = (from..).take_while(|&column| dark(column)).count();
            path += &run(from + MARGIN, row + MARGIN, length);
        }
    }
    Some((side, path))
}

/// A run of dark modules.
fn run(x: i32, y: i32, length: usize) -> String {
    let ([x, y], length) = ([x, y].map(|number| number.to_string()), length.to_string());
    ["M", &x, " ", &y, "h", &length, "v1h-", &length, "z"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_row_by_row() {
        let (side, path) = path("https://example.org/#c=hui.q64FAA").expect("a short text");
        assert!(side == "37" && path.contains("M4 4h7v1h-7z"), "{path}");
        assert_eq!(self::path(&"x".repeat(LONG + 1)), None);
    }
}
