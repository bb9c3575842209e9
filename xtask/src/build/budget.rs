//! What a first visit costs a reader on a village's network.

use super::compress;
use anyhow::{Result, bail};
use std::fmt;
use std::fs;
use std::path::Path;

/// What a first visit may load at the most, compressed by brotli, which every browser takes and most servers give. The design allows
/// 650 KiB for the program that plans and 850 KiB once training and the village's own rooms are in: the limit rises by what a room
/// brings when it comes, so that a growth nobody meant still fails the build.
const LIMIT: u64 = 850 * 1024;

/// The sizes of a first visit's files, in bytes.
pub struct Budget {
    files: Vec<Sizes>,
}

struct Sizes {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Reads the sizes of the site's files.
pub fn measure(site: &Path, files: &[String]) -> Result<Budget> {
    let size = |path: &Path| fs::metadata(path).map(|data| data.len());
    let sizes = |name: &String| -> Result<Sizes> {
        let path = site.join(name);
        let (gzip, brotli) = (size(&compress::with(&path, ".gz"))?, size(&compress::with(&path, ".br"))?);
        Ok(Sizes { name: name.clone(), raw: size(&path)?, gzip, brotli })
    };
    Ok(Budget { files: files.iter().map(sizes).collect::<Result<_>>()? })
}

impl Budget {
    /// An error if the first visit loads too much.
    pub fn check(&self) -> Result<()> {
        let brotli = self.total().brotli;
        if brotli > LIMIT {
            bail!("a first visit loads {brotli} bytes compressed by brotli, the limit is {LIMIT}");
        }
        Ok(())
    }

    fn total(&self) -> Sizes {
        let sum = |size: fn(&Sizes) -> u64| self.files.iter().map(size).sum();
        Sizes { name: "first visit".to_owned(), raw: sum(|f| f.raw), gzip: sum(|f| f.gzip), brotli: sum(|f| f.brotli) }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<26} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli")?;
        for file in self.files.iter().chain([&self.total()]) {
            writeln!(f, "{:<26} {:>9} {:>9} {:>9}", file.name, file.raw, file.gzip, file.brotli)?;
        }
        write!(f, "{:<26} {:>9} {:>9} {:>9}", "limit", "", "", LIMIT)
    }
}
