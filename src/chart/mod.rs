//! What to draw, as data: no pixels, no colours, no language of its own.
//!
//! How each chart is built stands in [`shape`]; [`crate::words::figures`] says what it says. Where its parts stand on a
//! page is computed here ([`Layout`]), the same for the drawing and for the pointer that reads values from it.
//! With feature `draw`, [`draw`](draw::draw) paints it on any plotters backend.

mod axis;
#[cfg(feature = "draw")]
pub mod draw;
mod ink;
mod layout;
mod measure;
mod plot;
pub mod shape;

pub use axis::{Axis, Tick, steps};
pub use ink::{Ink, Pattern, Theme};
pub use layout::{Layout, Look, Rect};
pub use measure::text_width;
pub use plot::{Cascade, Chart, Columns, Layer, Part, Plot, Table};
