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

/// A chart as an SVG element with its own size.
pub fn svg(chart: &Chart, look: Look) -> String {
    let size = size(look);
    let mut text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\">", size.0, size.1);
    paint(&mut text, chart, look);
    text.push_str("</svg>");
    text
}

/// Adds a chart's marks to the text of an SVG element.
pub(super) fn paint(text: &mut String, chart: &Chart, look: Look) {
    let area = Sheet { text, size: size(look) }.into_drawing_area();
    // Writing to a text does not fail.
    let _ = draw(chart, &area, look);
}

fn size(look: Look) -> (u32, u32) {
    ((look.width * look.scale) as u32, (look.height * look.scale) as u32)
}

/// Letters as they may stand in SVG: none that XML forbids or that commands its reader.
pub(super) fn escape(text: &str) -> String {
    safe::line(text).replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The text of a drawing.
struct Sheet<'a> {
    text: &'a mut String,
    size: (u32, u32),
}

impl Sheet<'_> {
    /// Colour and opacity of what `name` (`fill` or `stroke`) paints.
    fn ink(&mut self, name: &str, color: BackendColor) {
        let (red, green, blue) = color.rgb;
        let _ = write!(self.text, " {name}=\"#{red:02x}{green:02x}{blue:02x}\"");
        let percent = (color.alpha * 100.0).round() as u32;
        if percent < 100 {
            let _ = write!(self.text, " {name}-opacity=\"{percent}%\"");
        }
    }

    /// How a mark is painted: filled, or as a line.
    fn look(&mut self, color: BackendColor, line: Option<u32>) {
        match line {
            None => self.ink("fill", color),
            Some(width) => {
                self.text.push_str(" fill=\"none\"");
                self.ink("stroke", color);
                let _ = write!(self.text, " stroke-width=\"{width}\"");
            }
        }
        self.text.push_str("/>");
    }

    fn points(&mut self, tag: &str, points: &[BackendCoord]) {
        let _ = write!(self.text, "<{tag} points=\"");
        for (x, y) in points {
            let _ = write!(self.text, "{x},{y} ");
        }
        self.text.push('"');
    }
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
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        let _ = write!(self.text, "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\"", from.0, from.1);
        self.look(style.color(), (!fill).then(|| style.stroke_width()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.points("polyline", &path.into_iter().collect::<Vec<_>>());
        self.look(style.color(), Some(style.stroke_width()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let _ = write!(self.text, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.look(style.color(), (!fill).then(|| style.stroke_width()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.points("polygon", &path.into_iter().collect::<Vec<_>>());
        self.look(style.color(), None);
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
        let _ = write!(self.text, "<text x=\"{x}\" y=\"{line}\" font-size=\"{size}\" text-anchor=\"{anchor}\"");
        if matches!(style.style(), FontStyle::Bold) {
            self.text.push_str(" font-weight=\"bold\"");
        }
        self.ink("fill", style.color());
        let _ = write!(self.text, ">{}</text>", escape(text));
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
