//! From sources to `target/site/` and `target/fenhong.html`.
//!
//! One wasm module serves the page and its workers. Cargo decides what to compile again, and a module whose wasm did
//! not change is not bundled or compressed again.

mod assets;
pub mod budget;
pub mod bundle;
mod compress;
mod policy;
mod script;
mod single;
mod site;
mod template;

use crate::layout::Layout;
use crate::setup::wasm;
use anyhow::Result;
use assets::Assets;
use bundle::Module;

/// The page with the core in it.
pub const MODULE: Module = Module {
    name: "fenhong",
    global: "fenhong_core",
    file: "fenhong_www.wasm",
    // As small as it goes; the compiler's flags (setup/wasm.rs) keep the core fast.
    optimise: "z",
    arguments: &["--package=fenhong-www"],
};

/// Builds the site and the single file, and tells their sizes.
pub fn all(layout: &Layout) -> Result<budget::Budget> {
    let toolchain = wasm::ensure()?;
    let assets = Assets::read(layout, bundle::make(&MODULE, layout, &toolchain)?)?;
    let first_load = site::write(&assets, layout)?;
    single::write(&assets, layout)?;
    let budget = budget::measure(&layout.site(), &first_load)?;
    println!("{budget}");
    println!("{}", layout.site().display());
    println!("{}", layout.single_file().display());
    Ok(budget)
}
