//! Drawing as SVG text: sharp at every zoom and on paper, and the same bytes on every machine.
//!
//! Numbers are whole units of the drawing, so that no decimal is ever printed.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::drawing::IntoDrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::paint::draw;
use crate::chart::{Chart, Look};
use crate::safe;

/// What the backend returns: writing to a text does not fail.
type Done = Result<(), DrawingErrorKind<Infallible>>;

/// One mark of a drawing: an element of SVG that holds nothing but words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its tag.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Its words.
    pub words: String,
}

/// A chart as marks, for whoever makes elements of them, with the width and height that they are drawn in.
pub fn marks(chart: &Chart, look: Look) -> ((u32, u32), Vec<Mark>) {
    let size = size(look);
    let mut marks = Vec::new();
    let area = Sheet { marks: &mut marks, size }.into_drawing_area();
    // Adding to a list does not fail.
    let _ = draw(chart, &area, look);
    drop(area);
    (size, marks)
}

/// A chart as the text of an SVG element with its own size.
pub fn svg(chart: &Chart, look: Look) -> String {
    let size = size(look);
    let mut text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\">", size.0, size.1);
    paint(&mut text, chart, look);
    text.push_str("</svg>");
    text
}

/// Adds a chart's marks to the text of an SVG element.
pub(super) fn paint(text: &mut String, chart: &Chart, look: Look) {
    for Mark { tag, attributes, words } in marks(chart, look).1 {
        let _ = write!(text, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(text, " {name}=\"{value}\"");
        }
        match tag {
            "text" => text.push_str(&[">", &escape(&words), "</text>"].concat()),
            _ => text.push_str("/>"),
        }
    }
}

fn size(look: Look) -> (u32, u32) {
    ((look.width * look.scale) as u32, (look.height * look.scale) as u32)
}

/// Letters as they may stand in SVG: none that XML forbids or that commands its reader.
pub(super) fn escape(text: &str) -> String {
    safe::line(text).replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The marks of a drawing.
struct Sheet<'a> {
    marks: &'a mut Vec<Mark>,
    size: (u32, u32),
}

/// Colour and opacity of what a name (`fill` or `stroke`) paints.
fn ink(names: [&'static str; 2], color: BackendColor) -> Vec<(&'static str, String)> {
    let (red, green, blue) = color.rgb;
    let percent = (color.alpha * 100.0).round() as u32;
    let mut ink = vec![(names[0], format!("#{red:02x}{green:02x}{blue:02x}"))];
    ink.extend((percent < 100).then(|| (names[1], format!("{percent}%"))));
    ink
}

const FILL: [&str; 2] = ["fill", "fill-opacity"];
const STROKE: [&str; 2] = ["stroke", "stroke-opacity"];

impl Sheet<'_> {
    /// Adds a mark that is filled, or painted as a line.
    fn add(&mut self, tag: &'static str, place: Vec<(&'static str, String)>, color: BackendColor, line: Option<u32>) {
        let mut attributes = place;
        match line {
            None => attributes.extend(ink(FILL, color)),
            Some(width) => {
                attributes.push(("fill", "none".to_owned()));
                attributes.extend(ink(STROKE, color));
                attributes.push(("stroke-width", width.to_string()));
            }
        }
        self.marks.push(Mark { tag, attributes, words: String::new() });
    }
}

fn points(points: impl IntoIterator<Item = BackendCoord>) -> Vec<(&'static str, String)> {
    let mut text = String::new();
    for (x, y) in points {
        let _ = write!(text, "{x},{y} ");
    }
    vec![("points", text)]
}

fn at<const N: usize>(numbers: [(&'static str, i32); N]) -> Vec<(&'static str, String)> {
    numbers.map(|(name, number)| (name, number.to_string())).to_vec()
}

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Done {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Done {
        let place = at([("x", from.0), ("y", from.1), ("width", to.0 - from.0), ("height", to.1 - from.1)]);
        self.add("rect", place, style.color(), (!fill).then(|| style.stroke_width()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.add("polyline", points(path), style.color(), Some(style.stroke_width()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let place = at([("cx", x), ("cy", y), ("r", radius as i32)]);
        self.add("circle", place, style.color(), (!fill).then(|| style.stroke_width()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.add("polygon", points(path), style.color(), None);
        Ok(())
    }

    /// A text around the height of its point.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Done {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let size = style.size().round() as i32;
        // Half the height of a capital letter; `dominant-baseline` is not understood everywhere.
        let line = y + size * 35 / 100;
        let mut attributes = at([("x", x), ("y", line), ("font-size", size)]);
        attributes.push(("text-anchor", anchor.to_owned()));
        if matches!(style.style(), FontStyle::Bold) {
            attributes.push(("font-weight", "bold".to_owned()));
        }
        attributes.extend(ink(FILL, style.color()));
        self.marks.push(Mark { tag: "text", attributes, words: text.to_owned() });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_letter_that_xml_forbids_and_no_mark_of_direction_goes_into_a_drawing() {
        let name = "\u{0}\u{1b}a<b&\"\u{fffe}\u{202e}\u{85}";
        assert_eq!(escape(name), "\\u{0}\\u{1b}a&lt;b&amp;&quot;\\u{fffe}\\u{202e}\\u{85}");
    }
}
