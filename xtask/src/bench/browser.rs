//! The core in Chromium: a page on a loopback server asks what to do and posts what it found.

use super::contestant::{Contestant, LIMIT, checked};
use anyhow::{Context, Result, anyhow};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use tiny_http::{Header, Request, Response, Server};

const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
];

/// A running browser with the bench's page.
pub struct Browser {
    child: Child,
    profile: PathBuf,
    /// Requests of the page for something to do.
    next: Receiver<Request>,
    answers: Receiver<Value>,
}

/// A file of the page: its name there and where it lies.
type File = (&'static str, PathBuf);

impl Browser {
    /// Starts the server and the browser; `work` is a folder for the browser's profile.
    pub fn start(files: Vec<File>, work: &Path) -> Result<Self> {
        let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("no loopback server: {error}"))?;
        let port = server.server_addr().to_ip().context("a loopback server has a port")?.port();
        let ((to_next, next), (to_answers, answers)) = (channel(), channel());
        std::thread::spawn(move || serve(&server, &files, &to_next, &to_answers));
        let profile = work.join("chromium");
        let _ = fs::remove_dir_all(&profile);
        let child = Command::new("chromium")
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("http://127.0.0.1:{port}/"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("chromium")?;
        Ok(Self { child, profile, next, answers })
    }
}

impl Contestant for Browser {
    fn ask(&mut self, request: &Value) -> Result<Value> {
        let waiting = self.next.recv_timeout(LIMIT).context("the bench's page does not ask for work")?;
        waiting.respond(Response::from_string(request.to_string()))?;
        checked(self.answers.recv_timeout(LIMIT).context("the bench's page does not answer")?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// One request after the other: the page asks for nothing in a hurry.
fn serve(server: &Server, files: &[File], next: &Sender<Request>, answers: &Sender<Value>) {
    for mut request in server.incoming_requests() {
        let path = request.url().trim_start_matches('/').to_owned();
        // A channel is closed when the bench is over, and a page that left early does not matter.
        let _ = match path.as_str() {
            "next" => next.send(request).map_err(|_| ()),
            "answer" => {
                let answer = serde_json::from_reader(request.as_reader()).unwrap_or_default();
                let _ = answers.send(answer);
                request.respond(Response::empty(204)).map_err(|_| ())
            }
            _ => file(request, files, &path).map_err(|_| ()),
        };
    }
}

fn file(request: Request, files: &[File], path: &str) -> std::io::Result<()> {
    let name = if path.is_empty() { "index.html" } else { path };
    let Some(content) = files.iter().find(|file| file.0 == name).and_then(|file| fs::read(&file.1).ok()) else {
        return request.respond(Response::empty(404));
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "text/javascript; charset=utf-8",
    };
    let header = Header::from_bytes("Content-Type", kind).expect("our own headers are ASCII");
    request.respond(Response::from_data(content).with_header(header))
}
