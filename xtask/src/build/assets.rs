//! All that the page is made of, before it becomes a site or a single file.
//!
//! `www/index.html` holds placeholders:
//! - `{{csp}}`: the Content-Security-Policy's value
//! - `{{links}}`: what makes the site a program that can be installed
//! - `{{first}}`: what the page shows before its program has come (`first.rs`)
//! - `{{style}}`: the style sheet, a link on the site, inline in the single file
//! - `{{assets}}`: JSON for `www/boot.js`: `version`, a hash of the whole release; the modules `page` (with its workers),
//!   `scalar` (the same for browsers without vectors) and `workbook`, each `{ url }` on the site and `{ base64 }` in the
//!   single file, and `glue` where its glue is a script of its own; `serviceWorker`, none in the single file
//! - `{{scripts}}`: `boot.js` behind the page's glue, then `old.js`
//!
//! A module's glue is a function `fenhong_NAME` around wasm-bindgen's script, which returns what that script makes. The
//! modules are bundled for the target "no-modules": module scripts do not load from `file://`.

use super::bundle::Bundle;
use super::{first, script};
use crate::layout::Layout;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;

const STRICT: &str = "\"use strict\";\n";

/// The page's parts.
pub struct Assets {
    /// The page's template.
    pub html: String,
    /// The style sheet.
    pub style: String,
    /// The scripts of the page, in one.
    pub boot: String,
    /// The glue of what writes workbooks.
    pub glue_workbook: String,
    /// The service worker, without its list of files.
    pub service_worker: String,
    /// The module of the page and its workers.
    pub wasm: Vec<u8>,
    /// The same for browsers without vectors.
    pub scalar: Vec<u8>,
    /// The glue of that one.
    pub glue_scalar: String,
    /// What runs after `boot` and says so where that could not be read.
    pub old: String,
    /// The module that writes workbooks.
    pub workbook: Vec<u8>,
    /// Further files of the site, such as icons: name and content.
    pub others: Vec<(String, Vec<u8>)>,
}

impl Assets {
    /// Puts the bundles together with the files in `www/`.
    pub fn read(layout: &Layout, page: Bundle, scalar: Bundle, workbook: Bundle) -> Result<Self> {
        let text = |name: &str| {
            let path = layout.source("www").join(name);
            fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        let glue = |name: &str, module: &Bundle| script::function(name, &module.glue, "return fenhong_core;");
        let first = first::sight(layout)?;
        Ok(Self {
            html: text("index.html")?.replacen("{{first}}", &first.html, 1),
            style: script::lean_style(&(text("style.css")? + &first.style)),
            boot: script::lean(&format!("{STRICT}{}{}", glue("fenhong_page", &page), text("boot.js")?)),
            glue_workbook: script::lean(&format!("{STRICT}{}", glue("fenhong_workbook", &workbook))),
            glue_scalar: script::lean(&format!("{STRICT}{}", glue("fenhong_scalar", &scalar))),
            scalar: scalar.wasm,
            old: script::lean(&text("old.js")?),
            service_worker: script::lean(&text("sw.js")?),
            wasm: page.wasm,
            workbook: workbook.wasm,
            others: static_files(layout)?,
        })
    }

    /// A hash of the whole release.
    pub fn version(&self) -> String {
        let parts = [
            &self.html,
            &self.style,
            &self.boot,
            &self.old,
            &self.glue_scalar,
            &self.glue_workbook,
            &self.service_worker,
        ];
        let mut bytes = parts.map(String::as_bytes).concat();
        bytes.extend_from_slice(&self.wasm);
        bytes.extend_from_slice(&self.scalar);
        bytes.extend_from_slice(&self.workbook);
        self.others.iter().for_each(|(_, content)| bytes.extend_from_slice(content));
        short_hash(&bytes)
    }

    /// What boot.js reads from the page.
    pub fn manifest(&self, wasm: Value, scalar: Value, workbook: Value, service_worker: Option<&str>) -> Value {
        let version = self.version();
        json!({
            "version": version, "page": wasm, "scalar": scalar, "workbook": workbook, "serviceWorker": service_worker,
        })
    }
}

/// The files in `www/static/`, which go into the site under their own names.
fn static_files(layout: &Layout) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = layout.source("www/static");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        files.push((file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?));
    }
    files.sort();
    Ok(files)
}

/// Enough of a hash to tell versions of a file apart.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}
