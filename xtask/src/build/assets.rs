//! All that the page is made of, before it becomes a site or a single file.

use super::bundle::Bundle;
use super::script;
use crate::layout::Layout;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;

/// The page's scripts behind the glue and the worker, in the order in which they run.
const HOST: [&str; 4] = ["host/document.js", "host/workbook.js", "host/workers.js", "boot.js"];

const STRICT: &str = "\"use strict\";\n";

/// The page's parts. `www/boot.js` describes how they meet in the browser.
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
        let glue = |name: &str, module: &Bundle| script::function(name, "", &module.glue, "return fenhong_core;");
        let mut host = script::function("fenhong_worker", "fenhong_core", &text("worker.js")?, "");
        for name in HOST {
            host += &text(name)?;
        }
        Ok(Self {
            html: text("index.html")?,
            style: script::lean_style(&text("style.css")?),
            boot: script::lean(&format!("{STRICT}{}{host}", glue("fenhong_glue", &page))),
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
            "version": version, "wasm": wasm, "scalar": scalar, "workbook": workbook, "serviceWorker": service_worker,
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
