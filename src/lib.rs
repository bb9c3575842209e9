//! Fenhong 分红: how a village shares what its co-ops earn, to the fen, over years of good and bad luck.
//!
//! # From a scenario to a sentence
//!
//! 1. A planner's file becomes a [`Scenario`], checked field by field; what is wrong is an [`Error`] with the field, the
//!    reason and the remedy. The scenarios that ship are [`cases::CASES`]. Money is whole [`Fen`], parts are a [`Rate`].
//! 2. [`Model::new`] makes it ready to run, and [`Population`] makes the [register](equity::Register) of a village: its
//!    households, its co-ops and who holds which shares.
//! 3. The [`rules`], a file each, say what a year's surplus becomes. Two readings of them lead on.
//! 4. [`ledger::of_draw`] works out one year of one future household by household: a [`YearLedger`] with every sum.
//!    [`ledger::declared`] does so for a surplus that was really made, and [`audit`] holds what was paid against it.
//! 5. An [`Engine`] does the same for a thousand futures and leaves a [`Tally`]; tallies made anywhere merge exactly.
//!    Luck is read by address ([`chance`]), so the same future is the same everywhere.
//! 6. [`outcome::report`] makes a [`Report`] of the tally, [`check::findings`] says what the law of the date says, and
//!    [`decide::answer`] gives an [`Answer`] to a [`Question`]: schemes compared on the same luck, goals sought.
//! 7. A [`Voice`] says it in Chinese or English ([`words`]), [`chart`] says what to draw.
//!
//! # A thousand futures, told
//!
//! ```
//! use fenhong::words::{Lang, joined, results};
//! use fenhong::{Engine, Voice, cases, outcome};
//!
//! let mut scenario = cases::find("hui").unwrap().scenario();
//! scenario.draws = 16;
//! let mut engine = Engine::new(scenario)?;
//! let tally = engine.run_all()?;
//! let scenario = &engine.model().scenario;
//! let report = outcome::report(scenario, &tally);
//! let voice = Voice::new(Lang::En, Some(scenario.as_of));
//! let sentence = joined(results::payout(&report.headline, voice));
//! assert!(sentence.contains("usual year"), "{sentence}");
//! # Ok::<(), fenhong::Error>(())
//! ```
//!
//! # One of them, to the fen
//!
//! ```
//! use fenhong::{Fen, Model, Population, cases, ledger};
//!
//! let model = Model::new(cases::find("hui").unwrap().scenario())?;
//! let register = Population::new(&model.scenario).register(0);
//! let year = ledger::of_draw(&model, &register, 12, 3)?;
//! let accounts = year.accounts;
//! let before = accounts.opening + accounts.injected + accounts.surplus;
//! assert_eq!(before, accounts.paid + accounts.others + accounts.closing);
//! let dividends: Fen = year.rows.iter().map(|row| row.dividends() + row.refund).sum();
//! assert_eq!(dividends, accounts.paid);
//! # Ok::<(), fenhong::Error>(())
//! ```
//!
//! The programs under `examples/` go the same ways at a length that is worth copying; `docs/architecture.md` has the
//! map of the code, what holds everywhere, and what to touch to add a rule or a field.

pub mod assembly;
pub mod audit;
pub mod cases;
pub mod chance;
pub mod chart;
pub mod check;
pub mod decide;
pub mod enterprise;
pub mod equity;
pub mod household;
pub mod law;
pub mod ledger;
pub mod lesson;
pub mod membership;
pub mod model;
pub mod notice;
pub mod order;
pub mod outcome;
pub mod population;
pub mod programme;
pub mod reported;
#[cfg(feature = "roster")]
pub mod roster;
pub mod rules;
pub mod safe;
pub mod scenario;
pub mod simulate;
pub mod stability;
pub mod table;
pub mod tree;
pub mod typed;
pub mod units;
pub mod words;

#[cfg(feature = "wasm")]
pub mod wasm;

pub use check::Finding;
pub use decide::{Answer, Question};
pub use ledger::YearLedger;
pub use model::Model;
pub use outcome::Report;
pub use population::Population;
pub use scenario::{Error, Scenario};
pub use simulate::{Engine, Tally};
pub use units::{Fen, Rate, Shares};
pub use words::Voice;
