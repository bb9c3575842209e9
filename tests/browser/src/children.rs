//! The processes that a journey needs, ended with their handles.

use crate::until;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The folder that cargo builds into: this program lies in `<target>/<profile>/deps/`.
pub fn target_folder() -> PathBuf {
    let program = std::env::current_exe().expect("a program knows its path");
    program.ancestors().nth(3).expect("cargo puts tests three folders deep").to_path_buf()
}

/// A server of the built site, on a port of its own.
pub struct Server {
    child: Child,
    /// The address, with a `/` at the end.
    pub address: String,
}

impl Server {
    /// Starts the server that `cargo xtask serve` is.
    pub fn start() -> Self {
        let target = target_folder();
        let program = target.join("xtask/xtask");
        let built = program.is_file() && target.join("site/index.html").is_file();
        assert!(built, "the page is not built: run `cargo xtask build` first");
        let mut child = spawn(Command::new(&program).args(["serve", "--no-build", "--port", "0"]), &program);
        let line = line_with(&mut child, "http://");
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).expect("just found");
        Self { address: address.to_owned(), child }
    }

    /// Ends the server, as if the network were gone.
    pub fn stop(&mut self) {
        end(&mut self.child);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A running `chromedriver`.
pub struct Driver {
    child: Child,
    /// The address, without a `/` at the end.
    pub address: String,
}

impl Driver {
    /// Starts a driver on a free port.
    pub fn start() -> Self {
        let program = Path::new("chromedriver");
        let mut child = spawn(Command::new(program).arg("--port=0"), program);
        let line = line_with(&mut child, "successfully on port ");
        let port = line.rsplit(' ').next().expect("a line has a last word").trim_end_matches('.').to_owned();
        Self { child, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    /// Asks the driver to end, as only then it ends its browser too.
    fn drop(&mut self) {
        let agent = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build();
        if ureq::Agent::from(agent).get(format!("{}/shutdown", self.address)).call().is_ok()
            && !std::thread::panicking()
        {
            until("chromedriver ends", || self.child.try_wait().ok().flatten());
        }
        end(&mut self.child);
    }
}

#[track_caller]
fn spawn(command: &mut Command, program: &Path) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    match command.spawn() {
        Ok(child) => child,
        Err(error) => panic!("{} cannot be started ({error}): run `cargo xtask setup` first", program.display()),
    }
}

/// The first line of a program's output that has this text. The rest of the output is read and dropped, so that the
/// program never waits for a reader.
fn line_with(child: &mut Child, text: &str) -> String {
    let mut lines = BufReader::new(child.stdout.take().expect("the output is piped")).lines().map_while(Result::ok);
    let line =
        lines.find(|line| line.contains(text)).unwrap_or_else(|| panic!("a program ended before it said {text:?}"));
    std::thread::spawn(move || lines.for_each(drop));
    line
}

fn end(child: &mut Child) {
    // Both fail only when the process has ended already.
    let _ = child.kill();
    let _ = child.wait();
}
