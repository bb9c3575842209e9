//! The compiler for wasm: rustup's target where it can be had, Debian's compiler otherwise.
//!
//! A new machine may have rustup's stable toolchain without the target, and no way to rustup's servers. Debian packages
//! the source of the standard library, not the library for `wasm32-unknown-unknown`: it is built once per version of the
//! compiler, laid out as a sysroot in the user's cache, and every checkout on the machine uses it from there.

use super::debian;
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What a module may ask of a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lanes {
    /// Vectors: Chrome and Edge 91, Firefox 89, Safari 16.4.
    Vector,
    /// What browsers of 2020 know, and no reference types either.
    Scalar,
}

impl Lanes {
    fn flags(self) -> &'static str {
        match self {
            // Small functions of libraries are called, not copied: a fiftieth of a first visit. The kernel copies its own.
            Lanes::Vector => "-Ctarget-feature=+simd128 -Cllvm-args=-inlinehint-threshold=5",
            Lanes::Scalar => {
                "-Ctarget-cpu=mvp -Ctarget-feature=+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext"
            }
        }
    }
}

const RUSTUP_LIMIT: Duration = Duration::from_secs(90);
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";

/// A way to compile for wasm.
pub enum Toolchain {
    /// The toolchain that compiled this tool has the target.
    Default,
    /// Debian's compiler with a standard library that was built here.
    Debian { sysroot: PathBuf },
}

impl Toolchain {
    /// A `cargo` command for wasm. Its settings reach this child only: host builds never see them.
    pub fn cargo(&self, lanes: Lanes) -> Command {
        let flags = lanes.flags();
        let (mut command, flags) = match self {
            Self::Default => (Command::new("cargo"), flags.to_owned()),
            Self::Debian { sysroot } => (debian_cargo(), format!("{flags} --sysroot={}", sysroot.display())),
        };
        // A general RUSTFLAGS would replace the target's own.
        command.env_remove("RUSTFLAGS").env(flags_variable(), flags + &hidden_paths());
        command
    }
}

/// Keeps this machine's folders out of the messages of what ships: the same source gives the same bytes
/// wherever it is built. Flags are parted by spaces, so a folder with one cannot be named.
fn hidden_paths() -> String {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap_or_default());
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let shown = cargo.display().to_string();
    if shown.contains(char::is_whitespace) { String::new() } else { format!(" --remap-path-prefix={shown}=cargo") }
}

/// Finds a way to compile for wasm, or makes one. `FENHONG_WASM=rustup` or `=debian` allows only that one.
pub fn ensure() -> Result<Toolchain> {
    let wish = std::env::var("FENHONG_WASM").unwrap_or_default();
    match wish.as_str() {
        "" => any(),
        "rustup" => rustup(),
        "debian" => debian_toolchain(),
        other => bail!("FENHONG_WASM is {other:?}; it can be \"rustup\" or \"debian\""),
    }
}

/// What is there first, then what can be had.
fn any() -> Result<Toolchain> {
    if default_has_target() {
        return Ok(Toolchain::Default);
    }
    if let Some(sysroot) = debian_version().map(|version| sysroot_of(&version)).filter(|path| path.is_dir()) {
        return Ok(Toolchain::Debian { sysroot });
    }
    rustup().or_else(|error| {
        println!("{error:#}");
        debian_toolchain().with_context(|| {
            format!(
                "no compiler for wasm: either `rustup target add {TARGET}` must work, or Debian's package rustc-web"
            )
        })
    })
}

fn rustup() -> Result<Toolchain> {
    if !default_has_target() {
        println!("adding the target {TARGET} to rustup's toolchain");
        process::run_within(Command::new("rustup").args(["target", "add", TARGET]), RUSTUP_LIMIT)?;
    }
    Ok(Toolchain::Default)
}

/// rustc prints the folder of a target even when nothing is in it, so look for the library itself.
fn default_has_target() -> bool {
    let Some(folder) = process::output("rustc", &["--print", "target-libdir", "--target", TARGET]) else {
        return false;
    };
    let Ok(files) = fs::read_dir(folder) else {
        return false;
    };
    files.flatten().any(|file| is_library(&file.path(), "libcore-"))
}

fn is_library(path: &Path, prefix: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(prefix) && name.ends_with(".rlib")
}

fn debian_toolchain() -> Result<Toolchain> {
    if debian_version().is_none() || !Path::new(DEBIAN_SOURCE).is_dir() || !Path::new(DEBIAN_CARGO).exists() {
        debian::install(&["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"])?;
    }
    let version = debian_version().context("Debian's rustc-web is installed and does not run")?;
    if !process::exists("rust-lld") {
        debian::install(&[&linker_package(&version)?])?;
    }
    let sysroot = sysroot_of(&version);
    if !sysroot.is_dir() {
        build_sysroot(&sysroot)?;
    }
    Ok(Toolchain::Debian { sysroot })
}

/// What Debian's compiler says of itself, if it is there.
fn debian_version() -> Option<String> {
    process::output(DEBIAN_RUSTC, &["-vV"])
}

/// `rust-lld` is a link to the linker of the compiler's own LLVM, which another package has.
fn linker_package(version: &str) -> Result<String> {
    let llvm = field(version, "LLVM version: ").context("rustc -vV names no LLVM version")?;
    Ok(format!("lld-{}", llvm.split('.').next().unwrap_or(llvm)))
}

fn field<'a>(version: &'a str, name: &str) -> Option<&'a str> {
    version.lines().find_map(|line| line.strip_prefix(name))
}

fn sysroot_of(version: &str) -> PathBuf {
    let release = field(version, "release: ").unwrap_or("unknown");
    cache().join("fenhong").join(format!("wasm-sysroot-{release}"))
}

fn cache() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
    std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from)
}

fn debian_cargo() -> Command {
    let mut command = Command::new(DEBIAN_CARGO);
    command.env("RUSTC", DEBIAN_RUSTC).env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn flags_variable() -> String {
    format!("CARGO_TARGET_{}_RUSTFLAGS", TARGET.to_uppercase().replace('-', "_"))
}

/// Builds the standard library as a dependency of an empty crate and lays its parts out as a sysroot.
fn build_sysroot(sysroot: &Path) -> Result<()> {
    println!("building the standard library for wasm, once for this compiler (about a minute)");
    let work = sysroot.with_extension("making");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    write_empty_crate(&work)?;
    let mut command = debian_cargo();
    command.current_dir(&work).args([
        "build",
        "--release",
        "--quiet",
        "--target",
        TARGET,
        "-Zbuild-std=std,panic_abort",
    ]);
    command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", "target");
    // Link-time optimisation across std needs its bitcode.
    command.env(flags_variable(), "-Cembed-bitcode=yes");
    process::run(&mut command)?;
    lay_out(&work)?;
    fs::rename(work.join("sysroot"), sysroot)?;
    fs::remove_dir_all(&work).context("removing the work folder")
}

fn write_empty_crate(folder: &Path) -> Result<()> {
    let manifest =
        "[package]\nname = \"empty\"\nedition = \"2021\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n";
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    Ok(())
}

fn lay_out(work: &Path) -> Result<()> {
    let libraries = work.join("sysroot/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries)?;
    let made = work.join("target").join(TARGET).join("release/deps");
    for file in fs::read_dir(made)?.flatten() {
        let path = file.path();
        if is_library(&path, "lib") && !is_library(&path, "libempty-") {
            fs::rename(&path, libraries.join(file.file_name()))?;
        }
    }
    Ok(())
}
