//! From sources to `target/site/` and `target/fenhong.html`.
//!
//! A wasm module serves the page and its workers. There are two of the same source: the first, which a first visit
//! waits for, has the scheme's view in Chinese; the whole has everything, and comes when it is asked for. Cargo decides
//! what to compile again, and a module whose wasm did not change is not bundled or compressed again.

mod assets;
pub mod budget;
pub mod bundle;
mod compress;
pub mod policy;
mod script;
mod single;
mod site;
mod template;

use crate::layout::Layout;
use crate::setup::wasm;
use anyhow::Result;
use assets::Assets;
use bundle::Module;

/// What a first visit loads.
pub const FIRST: Module = Module {
    name: "first",
    global: "fenhong_core",
    file: "fenhong_www.wasm",
    optimise: "s",
    arguments: &["--package=fenhong-www", "--no-default-features"],
};

/// All views in both languages.
pub const WHOLE: Module = Module { name: "whole", arguments: &["--package=fenhong-www"], ..FIRST };

/// What writes workbooks; the page loads it when it is asked for one.
pub const WORKBOOK: Module =
    Module { name: "workbook", file: "fenhong_workbook.wasm", arguments: &["--package=fenhong-workbook"], ..FIRST };

/// Builds the site and the single file, and tells their sizes.
pub fn all(layout: &Layout) -> Result<budget::Budget> {
    let toolchain = wasm::ensure()?;
    let first = bundle::make(&FIRST, layout, &toolchain)?;
    let whole = bundle::make(&WHOLE, layout, &toolchain)?;
    let assets = Assets::read(layout, first, whole, bundle::make(&WORKBOOK, layout, &toolchain)?)?;
    let first_load = site::write(&assets, layout)?;
    single::write(&assets, layout)?;
    let budget = budget::measure(&layout.site(), &first_load)?;
    println!("{budget}");
    println!("{}", layout.site().display());
    println!("{}", layout.single_file().display());
    Ok(budget)
}
