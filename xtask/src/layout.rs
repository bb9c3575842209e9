//! Where things lie: sources under the root, everything made under the target folder.

use std::path::{Path, PathBuf};

/// The folders of one checkout.
pub struct Layout {
    root: PathBuf,
    target: PathBuf,
}

impl Layout {
    /// The checkout this tool was compiled from.
    pub fn find() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().expect("xtask lies in the root's folder").to_path_buf();
        // This program lies in <target>/<profile>/, wherever cargo was told to put its target folder.
        let program = std::env::current_exe().expect("a program knows its path");
        let target = program.ancestors().nth(2).expect("cargo puts programs two folders deep").to_path_buf();
        Self { root, target }
    }

    /// A path in the sources, relative to the root.
    pub fn source(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The root of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path under the target folder.
    pub fn made(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The static site, for any web server.
    pub fn site(&self) -> PathBuf {
        self.made("site")
    }

    /// The page as a single file.
    pub fn single_file(&self) -> PathBuf {
        self.made("fenhong.html")
    }
}
