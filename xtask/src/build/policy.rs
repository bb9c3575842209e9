//! The Content-Security-Policy: the page may load its own parts and nothing else.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Texts become scripts only through the policy `fenhong` of www/boot.js, and markup never.
const COMMON: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data: blob:; \
                      require-trusted-types-for 'script'; trusted-types fenhong";

/// The site's policy: its own files, wasm, and workers from a Blob.
pub fn site() -> String {
    format!(
        "{COMMON}; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self' blob:"
    )
}

/// The site's policy as a header, which can also say who may frame the page: nobody.
pub fn header() -> String {
    format!("{}; frame-ancestors 'none'", site())
}

/// The single file's policy: exactly the scripts and the style sheet inside it, and no request at all.
pub fn single(scripts: &[&str], style: &str) -> String {
    let (script, style) = (scripts.iter().map(|script| hash(script)).collect::<Vec<_>>().join(" "), hash(style));
    format!("{COMMON}; script-src {script} 'wasm-unsafe-eval'; style-src {style}; worker-src blob:")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
