//! `target/site/`: static files for any web server, compressed beside.

use super::assets::{Assets, short_hash};
use super::{compress, policy, template};
use crate::layout::Layout;
use anyhow::{Context, Result};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SERVICE_WORKER: &str = "sw.js";

/// Writes the site and gives the names of the files that a first visit loads.
pub fn write(assets: &Assets, layout: &Layout) -> Result<Vec<String>> {
    let boot = hashed("boot", "js", assets.boot.as_bytes());
    let style = hashed("style", "css", assets.style.as_bytes());
    let wasm = hashed("fenhong", "wasm", &assets.wasm);
    let html = html(assets, &boot, &style, &wasm)?;
    let mut hashed_files: Vec<String> = [&boot, &style, &wasm].map(Clone::clone).to_vec();
    let others = assets.others.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    let service_worker = service_worker(assets, &hashed_files);
    let files = [
        ("index.html", html.as_bytes()),
        (SERVICE_WORKER, service_worker.as_bytes()),
        (&boot, assets.boot.as_bytes()),
        (&style, assets.style.as_bytes()),
        (&wasm, &assets.wasm),
    ];
    write_files(&layout.site(), &files.into_iter().chain(others).collect::<Vec<_>>())?;
    hashed_files.push("index.html".to_owned());
    Ok(hashed_files)
}

fn hashed(name: &str, kind: &str, content: &[u8]) -> String {
    format!("{name}.{}.{kind}", short_hash(content))
}

fn html(assets: &Assets, boot: &str, style: &str, wasm: &str) -> Result<String> {
    let manifest = assets.manifest(json!({ "url": wasm }), Some(SERVICE_WORKER));
    // The module is asked for at once, not only when the script that wants it runs.
    let sheet = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" crossorigin>\n<link rel=\"stylesheet\" href=\"{style}\">"
    );
    let parts = [
        ("csp", policy::site()),
        ("style", sheet),
        ("assets", template::data("fenhong-assets", &manifest)),
        ("scripts", format!("<script src=\"{boot}\"></script>")),
    ];
    template::fill(&assets.html, &parts.each_ref().map(|(name, part)| (*name, part.as_str())))
}

fn service_worker(assets: &Assets, hashed_files: &[String]) -> String {
    let others = assets.others.iter().map(|(name, _)| name.as_str());
    let files: Vec<&str> = ["./"].into_iter().chain(hashed_files.iter().map(String::as_str)).chain(others).collect();
    let release = json!({ "version": assets.version(), "files": files });
    format!("const RELEASE = {release};\n{}", assets.service_worker)
}

/// Brings a folder to hold exactly these files and their compressed forms.
fn write_files(folder: &Path, files: &[(&str, &[u8])]) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut wanted = BTreeSet::new();
    for (name, content) in files {
        let path = folder.join(name);
        let unchanged = fs::read(&path).is_ok_and(|old| old == *content) && compress::is_done(&path);
        if !unchanged {
            fs::write(&path, content).with_context(|| path.display().to_string())?;
            compress::beside(&path, content)?;
        }
        wanted.extend(compress::names(name));
    }
    for file in fs::read_dir(folder)?.flatten() {
        if !wanted.contains(file.file_name().to_string_lossy().as_ref()) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
