//! The processes that a journey needs, ended with their handles.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

/// The folder that cargo builds into: this program lies in `<target>/<profile>/deps/`.
pub fn target_folder() -> PathBuf {
    let program = std::env::current_exe().expect("a program knows its path");
    program.ancestors().nth(3).expect("cargo puts tests three folders deep").to_path_buf()
}

/// A server of a built site, on a port of its own.
pub struct Server {
    child: Child,
    /// The address, with a `/` at the end.
    pub address: String,
}

impl Server {
    /// Starts the server that `cargo xtask serve` is, of a site.
    pub fn start(site: &Path) -> Self {
        let program = target_folder().join("xtask/xtask");
        let built = program.is_file() && site.join("index.html").is_file();
        assert!(built, "the page is not built: run `cargo xtask build` first");
        let mut command = Command::new(&program);
        let mut child = spawn(command.args(["serve", "--port", "0", "--folder"]).arg(site), &program);
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

/// Which browser a journey goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

/// A running `chromedriver` or `geckodriver`.
pub struct Driver {
    child: Child,
    /// Whose driver it is.
    pub engine: Engine,
    /// The address, without a `/` at the end.
    pub address: String,
}

impl Driver {
    /// Starts an engine's driver on a free port.
    pub fn start(engine: Engine) -> Self {
        let (program, ready) = match engine {
            Engine::Chromium => (PathBuf::from("chromedriver"), "successfully on port "),
            Engine::Firefox => (target_folder().join("tools/bin/geckodriver"), "Listening on "),
        };
        let port = free_port();
        let mut child = spawn(Command::new(&program).arg(format!("--port={port}")), &program);
        line_with(&mut child, ready);
        Self { child, engine, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// A port that is free in both families of addresses. Asked for any port, the driver takes one that is free in IPv6
/// and ends if a connection holds the same number in IPv4; so it is told one of those that no system gives to
/// outgoing connections. Each is given once by this process, and other processes begin elsewhere.
fn free_port() -> u16 {
    static NEXT: Mutex<Option<u16>> = Mutex::new(None);
    let mut next = NEXT.lock().expect("nothing panics while it is held");
    let first = 10_000 + (std::process::id() % 1_000) as u16 * 20;
    let port = (next.unwrap_or(first)..32_000).find(|port| is_free(*port)).expect("a port is free");
    *next = Some(port + 1);
    port
}

fn is_free(port: u16) -> bool {
    // A machine without IPv6 refuses every address of it, in the driver's eyes too.
    let six = TcpListener::bind((Ipv6Addr::LOCALHOST, port));
    let taken = six.is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse);
    !taken && TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
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
    let mut said = Vec::new();
    let line = lines.find(|line| {
        said.push(line.clone());
        line.contains(text)
    });
    std::thread::spawn(move || lines.for_each(drop));
    line.unwrap_or_else(|| panic!("a program ended ({:?}) before it said {text:?}; it said {said:?}", child.wait()))
}

fn end(child: &mut Child) {
    // Both fail only when the process has ended already.
    let _ = child.kill();
    let _ = child.wait();
}
