//! What can be wrong with a file, and with a row of it. The sentences are in [`crate::words::roster`].

use serde::Serialize;

use crate::units::Fen;

/// In what amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Unit {
    /// Yuan.
    Yuan,
    /// Ten thousands of yuan (万元).
    Wan,
}

impl Unit {
    /// How many yuan it is.
    pub fn yuan(self) -> i64 {
        match self {
            Unit::Yuan => 1,
            Unit::Wan => 10_000,
        }
    }
}

/// A file that is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It asks for a password.
    Locked,
    /// It is a web page under a workbook's name, as some systems export them.
    Web,
    /// A kind of workbook that is not read.
    Foreign,
    /// Its letters cannot be told: neither UTF-8 nor GB18030 nor UTF-16.
    Letters,
    /// It is broken off or damaged.
    Broken {
        /// What its reader said.
        said: String,
    },
    /// It is, or unpacks to, more than is read.
    Large {
        /// What is read at the most, in megabytes.
        most: u64,
    },
    /// It has more rows than are read.
    Long {
        /// What is read at the most.
        most: u32,
    },
    /// It has more columns than are read.
    Wide {
        /// What is read at the most.
        most: usize,
    },
    /// A quote that is opened in this row and closed too far below, if ever.
    Quote {
        /// The row.
        row: u32,
    },
    /// It has no sheet of this name.
    NoSheet {
        /// The name.
        name: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// No row looks like the headings of a roster.
    NoHeadings,
    /// No column is known to hold the households' names.
    NoNames,
    /// A column was named that the sheet does not have.
    NoColumn {
        /// As it was named.
        name: String,
    },
}

/// What is wrong in a row, or at least worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row, from 1.
    pub row: u32,
    /// The column, from 0; none where the whole row is meant.
    pub column: Option<usize>,
    /// What it is.
    #[serde(flatten)]
    pub kind: Kind,
}

/// See [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// No name.
    Nameless,
    /// No number where one must be.
    Missing,
    /// No column says how many persons live in a household.
    NoPersons,
    /// Not a number.
    NotANumber {
        /// What stands there.
        said: String,
    },
    /// A number with more decimals than are kept.
    TooFine {
        /// What stands there.
        said: String,
    },
    /// A number outside what can be.
    Outside {
        /// What stands there.
        said: String,
        /// The least.
        least: String,
        /// The most.
        most: String,
    },
    /// Neither yes nor no.
    Unclear {
        /// What stands there.
        said: String,
    },
    /// A formula that came to an error.
    Failed {
        /// What it shows.
        said: String,
    },
    /// Money that is no whole number of shares.
    Indivisible {
        /// The money.
        amount: Fen,
        /// What one share costs.
        par: Fen,
    },
    /// Amounts of which nothing says whether they are in yuan or ten thousands.
    UnitUnsaid,
    /// A household's number that stands further up already.
    SameNumber {
        /// Where.
        row: u32,
    },
    /// An identity number that stands further up already.
    SameIdentity {
        /// Where.
        row: u32,
    },
    /// A name that stands further up already.
    SameName {
        /// Where.
        row: u32,
    },
    /// An identity number that was kept as a binary number: its last digits are lost.
    RoundedIdentity,
    /// Letters of a name that cannot be seen were left out.
    Unseen,
    /// A row of totals, which is no household.
    Total,
    /// A total that is not the sum of what stands above it.
    TotalDiffers {
        /// What stands there.
        said: String,
        /// The sum.
        sum: String,
    },
    /// A row with words only, such as who filled the table in.
    Words {
        /// What stands there.
        said: String,
    },
    /// The headings again, as on a further printed page.
    HeadingsAgain,
    /// Numbers of households that are no whole numbers, so the rows were counted instead.
    Counted,
}

impl Kind {
    /// Whether nothing can be applied before it is mended.
    pub fn blocks(&self) -> bool {
        !matches!(
            self,
            Kind::SameName { .. }
                | Kind::RoundedIdentity
                | Kind::Unseen
                | Kind::Total
                | Kind::Words { .. }
                | Kind::HeadingsAgain
                | Kind::Counted
        )
    }
}
