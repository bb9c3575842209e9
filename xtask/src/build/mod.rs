//! From sources to `target/site/` and `target/fenhong.html`.
//!
//! Two wasm modules: the page (drawn once, on the page's thread) and the small core (one instance a worker). Cargo decides
//! what to compile again, and a module whose wasm did not change is not bundled or compressed again.

mod assets;
pub mod budget;
pub mod bundle;
mod compress;
mod policy;
mod single;
mod site;
mod template;

use crate::layout::Layout;
use crate::setup::wasm;
use anyhow::Result;
use assets::Assets;
use bundle::Module;

/// The core in a worker: as small as it goes, without drawing and without a command line.
pub const CORE: Module = Module {
    name: "core",
    global: "fenhong_core",
    file: "fenhong.wasm",
    // As fast as 3 within a few per cent, and a quarter smaller.
    optimise: "s",
    arguments: &["--package=fenhong", "--no-default-features", "--features=wasm"],
};

/// The page.
const PAGE: Module = Module {
    name: "page",
    global: "fenhong_page",
    file: "fenhong_www.wasm",
    optimise: "z",
    arguments: &["--package=fenhong-www"],
};

/// Builds the site and the single file, and tells their sizes.
pub fn all(layout: &Layout) -> Result<budget::Budget> {
    let toolchain = wasm::ensure()?;
    let core = bundle::make(&CORE, layout, &toolchain)?;
    let page = bundle::make(&PAGE, layout, &toolchain)?;
    let assets = Assets::read(layout, core, page)?;
    let first_load = site::write(&assets, layout)?;
    single::write(&assets, layout)?;
    let budget = budget::measure(&layout.site(), &first_load)?;
    println!("{budget}");
    println!("{}", layout.site().display());
    println!("{}", layout.single_file().display());
    Ok(budget)
}
