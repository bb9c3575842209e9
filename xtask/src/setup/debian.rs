//! Installing Debian's packages.

use crate::process;
use anyhow::{Result, bail};
use std::process::{Command, Stdio};
use std::sync::Once;

/// Installs packages, or says what to type. Never removes a package to make room for another.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !process::exists("apt-get") {
        bail!("this machine lacks what Debian calls {list}; please install it");
    }
    if process::output("id", &["-u"]).as_deref() != Some("0") {
        bail!("please run: sudo apt-get update && sudo apt-get install --no-install-recommends {list}");
    }
    println!("installing {list}");
    refresh();
    let mut command = apt();
    command.args(["install", "--yes", "--no-install-recommends", "--no-remove"]).args(packages);
    process::run(&mut command)
}

/// Brings the lists of packages up to date, once a run. A stale list may still do, so a failure is not the end.
fn refresh() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        if let Err(error) = process::run(apt().arg("update")) {
            println!("{error:#}");
        }
    });
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    // Errors go to the other stream; the list of what is unpacked helps nobody.
    command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    // Another installation may be going on; wait for it.
    command.args(["-qq", "-o", "DPkg::Lock::Timeout=180", "-o", "Dpkg::Use-Pty=0"]);
    command
}
