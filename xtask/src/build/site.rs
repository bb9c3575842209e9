//! `target/site/`: static files for any web server, compressed beside.

use super::assets::{Assets, short_hash};
use super::{compress, policy, template};
use crate::layout::Layout;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SERVICE_WORKER: &str = "sw.js";

/// What makes the site a program that can be installed: its name and pictures, from `www/static/`.
const LINKS: &str = "<link rel=\"manifest\" href=\"app.webmanifest\">\n\
                     <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
                     <link rel=\"apple-touch-icon\" href=\"icon-180.png\">";

/// Writes the site and gives the names of the files that a first visit loads.
pub fn write(assets: &Assets, layout: &Layout) -> Result<Vec<String>> {
    let boot = hashed("boot", "js", assets.boot.as_bytes());
    let style = hashed("style", "css", assets.style.as_bytes());
    let wasm = hashed("page", "wasm", &assets.wasm);
    let workbook = hashed("workbook", "wasm", &assets.workbook);
    let workbook_glue = hashed("workbook", "js", assets.glue_workbook.as_bytes());
    let workbook_parts = json!({ "url": workbook, "glue": workbook_glue });
    let scalar = hashed("scalar", "wasm", &assets.scalar);
    let scalar_glue = hashed("scalar", "js", assets.glue_scalar.as_bytes());
    let scalar_parts = json!({ "url": scalar, "glue": scalar_glue });
    let manifest = assets.manifest(json!({ "url": wasm }), scalar_parts, workbook_parts, Some(SERVICE_WORKER));
    let old = hashed("old", "js", assets.old.as_bytes());
    let html = html(assets, &manifest, &[&boot, &old], &style, &wasm)?;
    let kept = [&boot, &old, &style, &workbook, &workbook_glue];
    let service_worker = service_worker(assets, &kept.map(String::as_str), &[&wasm], &[&scalar, &scalar_glue]);
    let others = assets.others.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    let files = [
        ("index.html", html.as_bytes()),
        (SERVICE_WORKER, service_worker.as_bytes()),
        (&boot, assets.boot.as_bytes()),
        (&old, assets.old.as_bytes()),
        (&style, assets.style.as_bytes()),
        (&wasm, &assets.wasm),
        (&scalar, &assets.scalar),
        (&scalar_glue, assets.glue_scalar.as_bytes()),
        (&workbook, &assets.workbook),
        (&workbook_glue, assets.glue_workbook.as_bytes()),
    ];
    write_files(&layout.site(), &files.into_iter().chain(others).collect::<Vec<_>>())?;
    Ok(vec![boot, old, style, wasm, "index.html".to_owned()])
}

fn hashed(name: &str, kind: &str, content: &[u8]) -> String {
    format!("{name}.{}.{kind}", short_hash(content))
}

fn html(assets: &Assets, manifest: &Value, scripts: &[&str], style: &str, wasm: &str) -> Result<String> {
    // The module is asked for at once, not only when the script that wants it runs.
    let sheet = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" crossorigin>\n<link rel=\"stylesheet\" href=\"{style}\">"
    );
    let parts = [
        ("csp", policy::site()),
        ("links", LINKS.to_owned()),
        ("style", sheet),
        ("assets", template::data("fenhong-assets", manifest)),
        ("scripts", scripts.iter().map(|script| format!("<script src=\"{script}\"></script>\n")).collect()),
    ];
    template::fill(&assets.html, &parts.each_ref().map(|(name, part)| (*name, part.as_str())))
}

/// `vector` and `scalar` are the files that only browsers with vectors or without them need.
fn service_worker(assets: &Assets, hashed_files: &[&str], vector: &[&str], scalar: &[&str]) -> String {
    let others = assets.others.iter().map(|(name, _)| name.as_str());
    let files: Vec<&str> = ["./"].into_iter().chain(hashed_files.iter().copied()).chain(others).collect();
    let release = json!({ "version": assets.version(), "files": files, "vector": vector, "scalar": scalar });
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Width and height of a PNG.
    fn size(png: &[u8]) -> String {
        assert!(png.starts_with(b"\x89PNG"));
        let number = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
        format!("{}x{}", number(16), number(20))
    }

    #[test]
    fn what_the_manifest_and_the_links_name_is_there_in_the_stated_size() {
        let folder = Layout::find().source("www/static");
        let manifest: Value = serde_json::from_slice(&fs::read(folder.join("app.webmanifest")).unwrap()).unwrap();
        let icons = manifest["icons"].as_array().unwrap();
        for icon in icons.iter().filter(|icon| icon["type"] == "image/png") {
            let png = fs::read(folder.join(icon["src"].as_str().unwrap())).unwrap();
            assert_eq!(size(&png), icon["sizes"], "{icon}");
        }
        for purpose in [None, Some("maskable")] {
            let has =
                |sizes: &str| icons.iter().any(|icon| icon["sizes"] == sizes && icon["purpose"].as_str() == purpose);
            assert!(has("512x512"), "{purpose:?}");
        }
        let linked = LINKS.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let missing: Vec<&str> = linked.filter(|name| !folder.join(name).is_file()).collect();
        assert_eq!(missing, [""; 0]);
    }
}
