//! A pen that takes pixels of the page and colours by meaning.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle};

use crate::chart::{Ink, Look, Rect};

/// What a drawing returns: the backend's own error where it fails.
pub type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Where a text stands at its point.
#[derive(Clone, Copy)]
pub(super) enum At {
    /// Right of it.
    Right,
    /// Left of it.
    Left,
    /// Around it.
    Middle,
}

/// See the module.
pub(super) struct Pen<'a, B: DrawingBackend> {
    pub area: &'a DrawingArea<B, Shift>,
    pub look: Look,
}

impl<B: DrawingBackend> Pen<'_, B> {
    fn point(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((x * self.look.scale).round() as i32, (y * self.look.scale).round() as i32)
    }

    fn points(&self, points: impl IntoIterator<Item = (f64, f64)>) -> Vec<(i32, i32)> {
        points.into_iter().map(|point| self.point(point)).collect()
    }

    fn color(&self, ink: Ink, depth: u8) -> RGBAColor {
        let [_, red, green, blue] = ink.rgb(self.look.theme).to_be_bytes();
        RGBColor(red, green, blue).mix(f64::from(depth) / 100.0)
    }

    /// A line through points; `width` in pixels of the page.
    pub fn path(&self, points: impl IntoIterator<Item = (f64, f64)>, ink: Ink, width: f64) -> Drawn<B> {
        let stroke_width = ((width * self.look.scale).round() as u32).max(1);
        let style = ShapeStyle { color: self.color(ink, 100), filled: false, stroke_width };
        self.area.draw(&PathElement::new(self.points(points), style))
    }

    /// A dashed straight line.
    pub fn dashed(&self, from: (f64, f64), to: (f64, f64), ink: Ink) -> Drawn<B> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.abs().max(dy.abs());
        let at = |along: f64| (from.0 + dx * along / length, from.1 + dy * along / length);
        let mut along = 0.0;
        while along < length {
            self.path([at(along), at((along + 5.0).min(length))], ink, 1.4)?;
            along += 9.0;
        }
        Ok(())
    }

    /// A filled area; `depth` is the opacity in percent.
    pub fn area(&self, points: impl IntoIterator<Item = (f64, f64)>, ink: Ink, depth: u8) -> Drawn<B> {
        self.area.draw(&Polygon::new(self.points(points), self.color(ink, depth)))
    }

    /// A filled rectangle.
    pub fn rect(&self, rect: Rect, ink: Ink, depth: u8) -> Drawn<B> {
        let corners = [self.point((rect.left, rect.top)), self.point((rect.right(), rect.bottom()))];
        self.area.draw(&Rectangle::new(corners, self.color(ink, depth).filled()))
    }

    /// A filled dot.
    pub fn dot(&self, center: (f64, f64), radius: f64, ink: Ink) -> Drawn<B> {
        let size = (radius * self.look.scale).round() as i32;
        self.area.draw(&Circle::new(self.point(center), size, self.color(ink, 100).filled()))
    }

    /// A text whose middle line is at the point.
    pub fn text(&self, text: &str, point: (f64, f64), at: At, ink: Ink, bold: bool) -> Drawn<B> {
        let size = self.look.letters * self.look.scale;
        let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let across = match at {
            At::Right => HPos::Left,
            At::Left => HPos::Right,
            At::Middle => HPos::Center,
        };
        let color = self.color(ink, 100);
        let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, size, style))
            .color(&color)
            .pos(Pos::new(across, VPos::Center));
        self.area.draw(&Text::new(text.to_owned(), self.point(point), style))
    }
}
