//! One wasm module: compiled by cargo, bundled by wasm-bindgen.

use super::{features, names, order};
use crate::layout::Layout;
use crate::process;
use crate::setup::wasm::{Lanes, TARGET, Toolchain};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What to compile and how to call it.
pub struct Module {
    /// Its name in the site.
    pub name: &'static str,
    /// The global that its glue defines.
    pub global: &'static str,
    /// The file that cargo writes.
    pub file: &'static str,
    /// How to optimise it, in place of the native build's way.
    pub optimise: &'static str,
    /// What it may ask of a browser.
    pub lanes: Lanes,
    /// What to tell cargo.
    pub arguments: &'static [&'static str],
}

/// A module ready to be loaded by a page.
pub struct Bundle {
    /// The script that defines the global.
    pub glue: String,
    /// The module itself.
    pub wasm: Vec<u8>,
}

/// Compiles and bundles a module.
pub fn make(module: &Module, layout: &Layout, toolchain: &Toolchain) -> Result<Bundle> {
    println!("compiling the {} wasm module", module.name);
    // A target folder of its own: its profile is not the native build's.
    let target = layout.made(match module.lanes {
        Lanes::Vector => "wasm",
        Lanes::Scalar => "wasm-scalar",
    });
    let mut command = toolchain.cargo(module.lanes);
    command.current_dir(layout.root()).arg("rustc").args(module.arguments).arg("--lib").arg("--crate-type=cdylib");
    command.args(["--release", "--quiet", "--locked", "--target", TARGET, "--target-dir"]).arg(&target);
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", module.optimise);
    process::run(&mut command)?;
    let compiled = target.join(TARGET).join("release").join(module.file);
    let folder = layout.made("bundle").join(module.name);
    bundle(module, &compiled, &folder).with_context(|| format!("bundling {}", compiled.display()))?;
    read(module, &folder)
}

fn bundle(module: &Module, compiled: &Path, folder: &Path) -> Result<()> {
    let made_of = folder.join("made-of");
    let wasm = fs::read(compiled)?;
    let hash = format!("{:x?} {} with short names, settled", Sha256::digest(&wasm), module.global);
    if fs::read_to_string(&made_of).is_ok_and(|old| old == hash) {
        return Ok(());
    }
    // Written last: an interrupted run bundles again.
    let _ = fs::remove_file(&made_of);
    let mut bindgen = Bindgen::new();
    match module.lanes {
        Lanes::Vector => bindgen.input_path(compiled),
        Lanes::Scalar => bindgen.input_bytes(module.name, features::unlisted(&wasm)?),
    };
    bindgen.out_name(module.name).typescript(false);
    bindgen.no_modules(true)?.no_modules_global(module.global)?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder)?;
    let [glue, wasm] = files(module, folder);
    let (short_glue, short_wasm) = names::shorten(&fs::read_to_string(&glue)?, &fs::read(&wasm)?)?;
    fs::write(glue, short_glue)?;
    fs::write(wasm, order::settled(&short_wasm)?)?;
    fs::write(made_of, hash).context("noting what the bundle was made of")
}

/// Where the bundler puts the glue and the module.
fn files(module: &Module, folder: &Path) -> [PathBuf; 2] {
    [format!("{}.js", module.name), format!("{}_bg.wasm", module.name)].map(|name| folder.join(name))
}

fn read(module: &Module, folder: &Path) -> Result<Bundle> {
    let [glue, wasm] = files(module, folder);
    let (glue, wasm) = (fs::read_to_string(glue)?, fs::read(wasm)?);
    if module.lanes == Lanes::Scalar {
        features::check_scalar(&wasm)?;
    }
    Ok(Bundle { glue, wasm })
}
