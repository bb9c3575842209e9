//! Brings a machine to the point where the page can be built and tested, and says what it does.

pub mod debian;
pub mod npm;
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
    npm::ACORN.ensure(layout)?;
    npm::AXE.ensure(layout).map(drop)
}
