//! Compressed forms beside a file, for servers that send them as they are.

use anyhow::Result;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The names of a file and its compressed forms.
pub fn names(name: &str) -> [String; 3] {
    [name.to_owned(), format!("{name}.br"), format!("{name}.gz")]
}

/// Whether the compressed forms are there.
pub fn is_done(path: &Path) -> bool {
    with(path, ".br").exists() && with(path, ".gz").exists()
}

/// Writes both compressed forms.
pub fn beside(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(with(path, ".br"), brotli(content)?)?;
    fs::write(with(path, ".gz"), gzip(content)?)?;
    Ok(())
}

/// The path of a compressed form.
pub fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
