//! A chart as a picture that stands alone: its finding above it, what it was made of below.

use std::fmt::Write;

use super::svg::{escape, paint};
use crate::chart::{Chart, Ink, Look, text_width};

/// Fonts of every system the page is read on; a picture has no style sheet.
const FONTS: &str =
    "system-ui, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif";

/// A line of words over or under the drawing.
struct Line<'a> {
    words: &'a str,
    /// Size of the letters, as a multiple of the drawing's.
    size: f64,
    ink: Ink,
    /// Where it ends below the upper edge, in letters of the drawing.
    at: f64,
    is_bold: bool,
}

/// Room above the drawing and under it, in letters.
const ABOVE: f64 = 4.6;
const BELOW: f64 = 2.4;
/// Room at both sides, in letters.
const BESIDE: f64 = 1.2;

/// A chart at `look` as an SVG document with its title and subtitle; `origin` names the scenario, its date and what
/// the figures are.
pub fn picture(chart: &Chart, look: Look, origin: &str) -> String {
    let unit = |pixels: f64| (pixels * look.scale).round() as i64;
    let beside = look.letters * BESIDE;
    let (width, height) = (look.width + 2.0 * beside, look.height + look.letters * (ABOVE + BELOW));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" font-family=\"{FONTS}\">",
        width.round() as i64,
        height.round() as i64,
        unit(width),
        unit(height)
    );
    text.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    let bottom = height / look.letters - 0.8;
    let lines = [
        Line { words: &chart.title, size: 1.35, ink: Ink::Text, at: 1.8, is_bold: true },
        Line { words: &chart.subtitle, size: 0.95, ink: Ink::Muted, at: 3.5, is_bold: false },
        Line { words: origin, size: 0.85, ink: Ink::Muted, at: bottom, is_bold: false },
    ];
    for line in lines {
        write(&mut text, &line, look);
    }
    let _ = write!(text, "<g transform=\"translate({} {})\">", unit(beside), unit(look.letters * ABOVE));
    paint(&mut text, chart, look);
    text.push_str("</g></svg>");
    text
}

/// A line from the left edge, in smaller letters where it would not fit.
fn write(text: &mut String, line: &Line, look: Look) {
    let fits = look.width / text_width(line.words).max(1.0);
    let letters = (line.size * look.letters).min(fits);
    let unit = |pixels: f64| (pixels * look.scale).round() as i64;
    let weight = if line.is_bold { " font-weight=\"bold\"" } else { "" };
    let (x, y) = (unit(look.letters * BESIDE), unit(line.at * look.letters));
    let (size, ink) = (unit(letters), line.ink.rgb(look.theme));
    let _ = write!(text, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"#{ink:06x}\"{weight}>");
    let _ = write!(text, "{}</text>", escape(line.words));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Axis, Columns, Ink, Layer, Plot, Theme};

    #[test]
    fn a_picture_says_what_it_shows_and_what_it_is_of() {
        let layers =
            vec![Layer::Line { values: vec![1, 2], ink: Ink::Text, width: 10, dots: true, label: "<a&b>".into() }];
        let y = Axis::around(0, 2, |value| value.to_string());
        let columns = Columns { labels: vec!["x".into(), "y".into()], labels_at_edge: false, gap: 0, y, layers };
        let chart = Chart {
            id: "test",
            title: "一年比一年好".into(),
            subtitle: "元".into(),
            plot: Plot::Columns(columns),
            readings: Vec::new(),
            table: crate::chart::Table::default(),
        };
        let look = Look { width: 300.0, height: 200.0, letters: 12.0, scale: 4.0, theme: Theme::Light };
        let svg = picture(&chart, look, "徽县 · 2018-12-31");
        for part in ["一年比一年好", "徽县 · 2018-12-31", "&lt;a&amp;b>", "fill=\"#ffffff\""] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
    }
}
