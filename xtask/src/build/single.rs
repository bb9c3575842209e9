//! `target/fenhong.html`: the whole page in one file, for a USB stick and a computer without a server.

use super::assets::Assets;
use super::{policy, template};
use crate::layout::Layout;
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use std::fs;

/// Writes the file.
pub fn write(assets: &Assets, layout: &Layout) -> Result<()> {
    let path = layout.single_file();
    fs::write(&path, html(assets)?).with_context(|| path.display().to_string())
}

fn html(assets: &Assets) -> Result<String> {
    let module = |wasm: &[u8]| json!({ "base64": STANDARD.encode(wasm) });
    let manifest = assets.manifest(module(&assets.wasm), module(&assets.scalar), module(&assets.workbook), None);
    let script = template::script(&format!("{}{}{}", assets.glue_scalar, assets.glue_workbook, assets.boot));
    let (style, old) = (&assets.style, template::script(&assets.old));
    let parts = [
        ("csp", policy::single(&[&script, &old], style)),
        // A file has no site that could be installed, and asks for nothing.
        ("links", "<link rel=\"icon\" href=\"data:,\">".to_owned()),
        ("style", format!("<style>{style}</style>")),
        ("assets", template::data("fenhong-assets", &manifest)),
        ("scripts", format!("<script>{script}</script>\n<script>{old}</script>")),
    ];
    template::fill(&assets.html, &parts.each_ref().map(|(name, part)| (*name, part.as_str())))
}
