//! A static server on 127.0.0.1, for trying the page and for its tests, with the headers that `docs/deploying.md` asks
//! of any server.

use crate::build::policy;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves a folder until the process ends.
pub fn serve(folder: &Path, port: u16) -> Result<()> {
    Runtime::new().context("the server")?.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .with_context(|| format!("port {port} cannot be used; choose another with --port"))?;
        println!("http://127.0.0.1:{}/  (Ctrl-C ends)", listener.local_addr()?.port());
        axum::serve(listener, site(folder)).await.context("the server")
    })
}

/// The site's files, compressed where the reader takes it, with the headers of [`headers`].
fn site(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let router = Router::new().fallback_service(files).layer(middleware::from_fn(keep));
    headers()
        .into_iter()
        .fold(router, |router, (name, value)| router.layer(SetResponseHeaderLayer::overriding(name, value)))
}

/// What stands on every answer.
fn headers() -> [(HeaderName, HeaderValue); 4] {
    let policy = HeaderValue::from_str(&policy::header()).expect("the policy is ASCII");
    [
        (CONTENT_SECURITY_POLICY, policy),
        (VARY, HeaderValue::from_static("accept-encoding")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ]
}

/// How long a browser may keep the answer.
async fn keep(request: Request, next: Next) -> Response {
    let value = kept(request.uri().path());
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}

/// A name with a hash in it never gets another content.
fn kept(path: &str) -> &'static str {
    let is_hashed = path.rsplit('/').next().is_some_and(|name| name.split('.').count() == 3);
    if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};

    /// Serves a folder of two files and gives the answer's head and body.
    fn asked(name: &str, request: &str, header: &str) -> (String, String) {
        let folder = std::env::temp_dir().join(format!("fenhong-server-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>plain").unwrap();
        fs::write(folder.join("index.html.br"), "brotli's").unwrap();
        fs::write(folder.join("core.0a1b2c.wasm"), "core").unwrap();
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(axum::serve(listener, site(&folder)).into_future());
        let answer = told(address, request, header);
        fs::remove_dir_all(&folder).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_lowercase(), body.to_owned())
    }

    fn told(address: SocketAddr, request: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        let text = format!("{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{header}\r\n");
        stream.write_all(text.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_file_comes_with_its_kind_and_the_headers() {
        let (head, body) = asked("hashed", "GET /core.0a1b2c.wasm", "");
        assert!(head.starts_with("http/1.1 200"), "{head}");
        for line in ["content-type: application/wasm", "immutable", "frame-ancestors 'none'", "nosniff", "no-referrer"]
        {
            assert!(head.contains(line), "{line}: {head}");
        }
        assert_eq!(body, "core");
    }

    #[test]
    fn a_url_reaches_only_files_in_the_folder() {
        for url in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/none", "/%00"] {
            let (head, _) = asked("outside", &format!("GET {url}"), "");
            assert!(head.starts_with("http/1.1 4"), "{url}: {head}");
            assert!(head.contains("content-security-policy"), "{url}: {head}");
        }
        assert!(asked("post", "POST /index.html", "").0.starts_with("http/1.1 405"));
    }

    #[test]
    fn a_reader_that_takes_it_gets_the_smallest_form() {
        let (head, body) = asked("form", "GET /", "Accept-Encoding: gzip, br\r\n");
        assert!(head.contains("content-encoding: br") && head.contains("cache-control: no-cache"), "{head}");
        assert_eq!(body, "brotli's");
    }

    #[test]
    fn only_hashed_names_are_kept_for_long() {
        assert_eq!([kept("/"), kept("/sw.js")], ["no-cache"; 2]);
        assert!(kept("/core.0a1b2c.wasm").contains("immutable"));
    }

    #[test]
    fn the_manual_names_the_headers_that_are_sent() {
        let manual = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/deploying.md");
        let manual = fs::read_to_string(manual).unwrap();
        assert!(manual.contains(&policy::header()), "docs/deploying.md: {}", policy::header());
    }
}
