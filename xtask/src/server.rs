//! A small static server on 127.0.0.1, for trying the page and for its tests.

use anyhow::{Result, anyhow};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

const THREADS: usize = 4;

/// Serves a folder until the process ends.
pub fn serve(folder: &Path, port: u16) -> Result<()> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("port {port} cannot be used ({error}); choose another with --port"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    println!("http://127.0.0.1:{port}/  (Ctrl-C ends)");
    let server = Arc::new(server);
    let folder: Arc<Path> = folder.into();
    let workers: Vec<_> = (0..THREADS).map(|_| spawn(server.clone(), folder.clone())).collect();
    workers.into_iter().for_each(|worker| worker.join().expect("a worker only ends with the process"));
    Ok(())
}

fn spawn(server: Arc<Server>, folder: Arc<Path>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for request in server.incoming_requests() {
            // A reader who left before the answer is no error of ours.
            let _ = answer(request, &folder);
        }
    })
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(path) = file_of(request.url(), folder) else {
        return request.respond(Response::empty(404));
    };
    let (file, encoding) = best_form(&path, &accepted(&request))?;
    let mut response = Response::from_file(file);
    for (name, value) in headers(&path) {
        response.add_header(header(name, value));
    }
    if let Some(encoding) = encoding {
        response.add_header(header("Content-Encoding", encoding));
    }
    request.respond(response)
}

/// The file that a URL means, if the folder has it. Names in the site are plain, so anything else is refused.
fn file_of(url: &str, folder: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or(url).strip_prefix('/')?;
    let name = if path.is_empty() { "index.html" } else { path };
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let file = folder.join(name);
    (name.chars().all(plain) && !name.starts_with('.') && file.is_file()).then_some(file)
}

fn accepted(request: &Request) -> String {
    let headers = request.headers().iter().filter(|header| header.field.equiv("Accept-Encoding"));
    headers.map(|header| header.value.as_str()).collect::<Vec<_>>().join(",")
}

/// The file itself or a compressed form that lies beside it and that the reader accepts.
fn best_form(path: &Path, accepted: &str) -> std::io::Result<(File, Option<&'static str>)> {
    let accepts = |name: &str| accepted.split(',').any(|part| part.split(';').next().is_some_and(|n| n.trim() == name));
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        let mut form = path.as_os_str().to_owned();
        form.push(ending);
        if accepts(encoding)
            && let Ok(file) = File::open(form)
        {
            return Ok((file, Some(encoding)));
        }
    }
    Ok((File::open(path)?, None))
}

fn headers(path: &Path) -> [(&'static str, &'static str); 4] {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A name with a hash in it never gets another content.
    let hashed = name.split('.').count() == 3;
    let keep = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    [
        ("Content-Type", kind(&name)),
        ("Cache-Control", keep),
        ("Vary", "Accept-Encoding"),
        ("X-Content-Type-Options", "nosniff"),
    ]
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our own headers are ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_reaches_only_plain_names_in_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file_of("/Cargo.toml?x#y", folder), Some(folder.join("Cargo.toml")));
        for url in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/src/main.rs", "/.", "Cargo.toml", "/none"]
        {
            assert_eq!(file_of(url, folder), None, "{url}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_long() {
        assert_eq!(headers(Path::new("sw.js"))[1].1, "no-cache");
        assert!(headers(Path::new("core.0a1b2c.wasm"))[1].1.contains("immutable"));
        assert_eq!(headers(Path::new("core.0a1b2c.wasm"))[0].1, "application/wasm");
    }
}
