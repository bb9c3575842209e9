//! A plan sealed: everything that a year's payments rest on, under one fingerprint.
//!
//! Each [`Section`] has a digest of its own, so that a change names where it was made; the fingerprint is the digest of
//! them all. Names, offices, dates and signatures are not sealed: they come after the plan.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::audit::Declared;
use crate::scenario::read::{Made, Node, Read, reads, tree};
use crate::scenario::{Error, Kind};
use crate::{safe, tree as json};

/// The version of a sealed plan's file.
pub const FORMAT: &str = "fenhong-plan/1";

/// A part of what a plan rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The scheme and all else of the scenario but its village.
    Rules,
    /// The co-ops, the households and their shares.
    Village,
    /// The year and the surpluses.
    Surplus,
    /// Who is on the register, off it, gone.
    Register,
    /// Who is paid what.
    Payments,
}

/// A digest of 256 bits, as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fingerprint(String);

/// A plan's content with its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sealed {
    /// Version of this format: `fenhong-plan/1`.
    pub format: String,
    /// What stands on the papers.
    pub fingerprint: Fingerprint,
    /// The digest of each section.
    pub sections: Digests,
    /// What the plan rests on, and the payments that are due.
    #[serde(rename = "ledger")]
    pub declared: Declared,
}

/// A digest for each section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Digests {
    rules: String,
    village: String,
    surplus: String,
    register: String,
    payments: String,
}

reads! {
    Digests { rules =, village =, surplus =, register =, payments = }
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Section; 5] =
        [Section::Rules, Section::Village, Section::Surplus, Section::Register, Section::Payments];
}

impl Fingerprint {
    /// As it stands on paper: its first sixteen digits, four by four.
    pub fn short(&self) -> String {
        let digits: Vec<char> = self.0.chars().take(SHORT).map(|digit| digit.to_ascii_uppercase()).collect();
        digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// Whether it is the one that was read from a paper: sixteen digits or all of them, however they are grouped.
    pub fn is(&self, read: &str) -> bool {
        let read: String = safe::key(read).chars().filter(char::is_ascii_alphanumeric).collect();
        let read = read.to_ascii_lowercase();
        (read.len() == SHORT || read.len() == self.0.len()) && self.0.starts_with(&read)
    }
}

/// Digits of a fingerprint on paper: 64 bits, which nobody hits by chance.
const SHORT: usize = 16;

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.short())
    }
}

impl Digests {
    fn of(declared: &Declared) -> Digests {
        let contents = contents(declared);
        let digest = |section: Section| digest(&contents[&section]);
        Digests {
            rules: digest(Section::Rules),
            village: digest(Section::Village),
            surplus: digest(Section::Surplus),
            register: digest(Section::Register),
            payments: digest(Section::Payments),
        }
    }

    fn get(&self, section: Section) -> &str {
        match section {
            Section::Rules => &self.rules,
            Section::Village => &self.village,
            Section::Surplus => &self.surplus,
            Section::Register => &self.register,
            Section::Payments => &self.payments,
        }
    }

    fn fingerprint(&self) -> Fingerprint {
        Fingerprint(digest(&json::of(self)))
    }
}

impl Sealed {
    /// Seals a plan.
    pub fn new(declared: Declared) -> Sealed {
        let sections = Digests::of(&declared);
        Sealed { format: FORMAT.to_owned(), fingerprint: sections.fingerprint(), sections, declared }
    }

    /// The file of a plan.
    pub fn to_json(&self) -> String {
        let text = serde_json::to_string_pretty(&json::of(self)).expect("a tree has its text");
        text + "\n"
    }

    /// Reads the file of a plan. That its seal holds is told by [`Sealed::broken`].
    ///
    /// # Errors
    /// The first mistake, with the field, the reason and the remedy.
    pub fn from_json(text: &str) -> Result<Sealed, Error> {
        let tree = tree(text)?;
        Sealed::read(Node { value: &tree, at: "" }).map_err(|error| *error)
    }

    fn read(node: Node<'_>) -> Made<Sealed> {
        crate::scenario::read::format(node, FORMAT)?;
        node.only(&["format", "fingerprint", "sections", "ledger"])?;
        let format: String = node.required("format")?;
        let fingerprint = Fingerprint(node.required("fingerprint")?);
        let sections = node.required("sections")?;
        let Some(ledger) = node.value.get("ledger") else {
            return Err(Error::new("ledger", Kind::Missing).into());
        };
        let declared = Declared::read_valid(Node { value: ledger, at: "ledger" })?;
        Ok(Sealed { format, fingerprint, sections, declared })
    }

    /// The sections that are not what was sealed; all of them where the fingerprint is not that of the sections.
    pub fn broken(&self) -> Vec<Section> {
        if self.fingerprint != self.sections.fingerprint() {
            return Section::ALL.to_vec();
        }
        let now = Digests::of(&self.declared);
        Section::ALL.into_iter().filter(|section| now.get(*section) != self.sections.get(*section)).collect()
    }
}

/// What each section seals, as a tree: the same for files that say the same.
pub(super) fn contents(declared: &Declared) -> BTreeMap<Section, Value> {
    let mut rules = json::of(&declared.scenario.0);
    let village = rules.as_object_mut().and_then(|rules| rules.remove("village")).unwrap_or_default();
    let mut on_register = declared.on_register.clone();
    on_register.sort_unstable();
    let sorted = |list: Value| {
        let mut list = list.as_array().cloned().unwrap_or_default();
        list.sort_by_key(|of| of["household"].as_u64().or(of["coop"].as_u64()));
        Value::Array(list)
    };
    BTreeMap::from([
        (Section::Rules, rules),
        (Section::Village, json!({ "number": declared.village_place() + 1, "village": village })),
        (Section::Surplus, json!({ "year": declared.year, "surplus": sorted(json::of(&declared.surplus)) })),
        (
            Section::Register,
            json!({
                "on_register": on_register,
                "off_register": sorted(json::of(&declared.off_register)),
                "gone": sorted(json::of(&declared.gone)),
            }),
        ),
        (
            Section::Payments,
            json!({ "paid": json::of(&declared.paid), "to_collective": sorted(json::of(&declared.to_collective)) }),
        ),
    ])
}

/// The digest of a tree's text, its names in order: a program that embeds the core may have serde_json keep another one.
fn digest(tree: &Value) -> String {
    let mut tree = tree.clone();
    tree.sort_all_objects();
    let bytes = Sha256::digest(json::text(&tree));
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
