//! Brings a machine to the point where the page can be built and tested, and says what it does.

pub mod axe;
pub mod debian;
pub mod tools;
pub mod wasm;

use crate::layout::Layout;
use anyhow::Result;

/// Everything that building and testing needs.
pub fn everything(layout: &Layout) -> Result<()> {
    wasm::ensure()?;
    tools::ensure_node()?;
    tools::ensure_python()?;
    tools::ensure_browser()?;
    axe::ensure(layout)
}
