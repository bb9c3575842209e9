//! A copy of the built site, of which a newer release can be put in its place while its page is open.

use crate::children::target_folder;
use std::fs;
use std::path::Path;

/// See the module.
pub struct Release {
    folder: tempfile::TempDir,
}

impl Release {
    /// Copies the site, without its compressed forms: what is changed is served as it is.
    pub fn of_site() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the site");
        let site = target_folder().join("site");
        for file in fs::read_dir(&site).expect("the page is built: run `cargo xtask build` first").flatten() {
            let name = file.file_name().into_string().expect("names are ASCII");
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                fs::copy(file.path(), folder.path().join(name)).expect("the file is copied");
            }
        }
        Self { folder }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a release in its place whose files all have other names, as one where everything changed; what it is called.
    pub fn renew(&self) -> String {
        let texts = ["index.html", "sw.js"].map(|name| self.path().join(name));
        let names = fs::read_dir(self.path()).expect("the folder is there").flatten().map(|file| file.file_name());
        let names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
        let hashed = names.iter().filter(|name| name.split('.').count() == 3);
        let renames: Vec<_> = hashed.map(|name| (name.clone(), renamed(name))).collect();
        let old = self.version();
        let new = other(&old);
        for path in texts {
            let text = fs::read_to_string(&path).expect("a text of the site").replace(&old, &new);
            let text = renames.iter().fold(text, |text, (from, to)| text.replace(from, to));
            fs::write(path, text).expect("the text is written");
        }
        for (from, to) in renames {
            fs::rename(self.path().join(from), self.path().join(to)).expect("the file is renamed");
        }
        new
    }

    /// What the release is called.
    fn version(&self) -> String {
        let text = fs::read_to_string(self.path().join("sw.js")).expect("a service worker");
        let version = text.split_once("\"version\":\"").and_then(|(_, rest)| rest.split_once('"'));
        version.expect("a release has a version").0.to_owned()
    }
}

/// Another hash for a name such as `boot.0a1b2c.js`.
fn renamed(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').collect();
    [parts[0], &other(parts[1]), parts[2]].join(".")
}

/// Another hash: the digits of one turned round.
fn other(hash: &str) -> String {
    hash.chars().map(|digit| char::from_digit(15 - digit.to_digit(16).expect("a hash"), 16).expect("a digit")).collect()
}
