//! The core in Chromium: a page on a loopback server asks what to do and posts what it found.

use super::contestant::{Contestant, LIMIT, checked};
use anyhow::{Context, Result};
use axum::extract::{DefaultBodyLimit, Path as Name, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::{Mutex, mpsc};

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
    to_do: mpsc::UnboundedSender<Value>,
    answers: Receiver<Value>,
    /// Serves as long as it lives.
    _runtime: Runtime,
}

/// A file of the page: its name there and where it lies.
type File = (&'static str, PathBuf);

/// What the bench's page asks of its server.
struct Desk {
    files: Vec<File>,
    to_do: Mutex<mpsc::UnboundedReceiver<Value>>,
    answers: Sender<Value>,
}

impl Browser {
    /// Starts the server and the browser; `work` is a folder for the browser's profile.
    pub fn start(files: Vec<File>, work: &Path) -> Result<Self> {
        let ((to_do, next), (to_answers, answers)) = (mpsc::unbounded_channel(), channel());
        let desk = Desk { files, to_do: Mutex::new(next), answers: to_answers };
        let runtime = Runtime::new().context("the bench's server")?;
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).context("no loopback server")?;
        let port = listener.local_addr()?.port();
        runtime.spawn(axum::serve(listener, router(desk)).into_future());
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
        Ok(Self { child, profile, to_do, answers, _runtime: runtime })
    }
}

impl Contestant for Browser {
    fn ask(&mut self, request: &Value) -> Result<Value> {
        self.to_do.send(request.clone()).context("the bench's server has ended")?;
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

fn router(desk: Desk) -> Router {
    Router::new()
        .route("/", get(async |State(desk): State<Arc<Desk>>| file(&desk.files, "index.html")))
        .route("/next", get(next))
        .route("/answer", post(answer))
        .route("/{name}", get(async |State(desk): State<Arc<Desk>>, Name(name): Name<String>| file(&desk.files, &name)))
        // An answer holds every number of a run.
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::new(desk))
}

/// Waits until there is something to do; none when the bench is over.
async fn next(State(desk): State<Arc<Desk>>) -> Result<Json<Value>, StatusCode> {
    desk.to_do.lock().await.recv().await.map(Json).ok_or(StatusCode::GONE)
}

async fn answer(State(desk): State<Arc<Desk>>, body: String) -> StatusCode {
    // The channel is closed when the bench is over, and a page that left early does not matter.
    let _ = desk.answers.send(serde_json::from_str(&body).unwrap_or_default());
    StatusCode::NO_CONTENT
}

fn file(files: &[File], name: &str) -> Response {
    let Some(content) = files.iter().find(|file| file.0 == name).and_then(|file| fs::read(&file.1).ok()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "text/javascript; charset=utf-8",
    };
    ([(CONTENT_TYPE, kind)], content).into_response()
}
