//! From sources to `target/site/` and `target/fenhong.html`.
//!
//! One wasm module serves the page and its workers; what only some readers need, such as the writer of workbooks, is a
//! module of its own that the page loads when it is asked for. Cargo decides what to compile again, and a module whose
//! wasm did not change is not bundled or compressed again.

mod assets;
pub mod budget;
pub mod bundle;
mod compress;
mod features;
mod first;
mod names;
mod order;
pub mod policy;
mod script;
mod single;
mod site;
mod template;

use crate::layout::Layout;
use crate::setup::wasm::{self, Lanes};
use anyhow::Result;
use assets::Assets;
use bundle::Module;

/// The page and its workers.
pub const PAGE: Module = Module {
    name: "page",
    global: "fenhong_core",
    file: "fenhong_www.wasm",
    optimise: "s",
    lanes: Lanes::Vector,
    arguments: &["--package=fenhong-www"],
};

/// The same for browsers without vectors, which load it in place of the other.
pub const SCALAR: Module = Module { name: "scalar", lanes: Lanes::Scalar, ..PAGE };

/// The core with its faces for programs that embed it, which parity is tested by.
pub const FACES: Module = Module {
    name: "faces",
    global: "fenhong_faces",
    file: "fenhong.wasm",
    arguments: &["--package=fenhong", "--no-default-features", "--features=faces"],
    ..PAGE
};

/// What writes workbooks; the page loads it when it is asked for one.
pub const WORKBOOK: Module =
    Module { name: "workbook", file: "fenhong_workbook.wasm", arguments: &["--package=fenhong-workbook"], ..PAGE };

/// Builds the site and the single file, and tells their sizes.
pub fn all(layout: &Layout) -> Result<budget::Budget> {
    let toolchain = wasm::ensure()?;
    let page = bundle::make(&PAGE, layout, &toolchain)?;
    let scalar = bundle::make(&SCALAR, layout, &toolchain)?;
    let assets = Assets::read(layout, page, scalar, bundle::make(&WORKBOOK, layout, &toolchain)?)?;
    let first_load = site::write(&assets, layout)?;
    single::write(&assets, layout)?;
    let budget = budget::measure(&layout.site(), &first_load)?;
    println!("{budget}");
    println!("{}", layout.site().display());
    println!("{}", layout.single_file().display());
    Ok(budget)
}
