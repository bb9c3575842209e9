//! A QR code as a drawing: always dark on light, as cheap cameras want it.

use std::rc::Rc;

use fast_qr::{ECL, QRBuilder};

/// Free space around a code, in modules, as its standard wants it.
const MARGIN: usize = 4;

/// The longest text that gets the stronger correction: about 65 modules a side, which a cheap phone reads from afar.
const SHORT: usize = 250;

/// The longest text that a phone can be expected to read.
const LONG: usize = 1_200;

/// The code of `text` as SVG; none where it would be too fine to be read.
pub fn svg(text: &str) -> Option<Rc<str>> {
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
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ";
    let ground = "\"><path fill=\"#fff\" d=\"M0 0h";
    let svg = [head, &side, " ", &side, ground, &side, "v", &side, "h-", &side, "z\"/><path d=\"", &path, "\"/></svg>"];
    Some(svg.concat().into())
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
        let code = svg("https://example.org/#c=hui.q64FAA").expect("a short text");
        assert!(code.contains("viewBox=\"0 0 37 37\"") && code.contains("M4 4h7v1h-7z"), "{code}");
        assert_eq!(svg(&"x".repeat(LONG + 1)), None);
    }
}
