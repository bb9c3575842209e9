//! How a number comes about, as it is shown: sentences, what was run, and the futures, pairs of futures or households
//! that it is made of, each with the way to its ledgers.

use std::rc::Rc;
use std::sync::Arc;

use fenhong::YearLedger;
use fenhong::chart::Table;
use fenhong::decide::{Measure, OfPair, Series};
use fenhong::scenario::Scenario;
use fenhong::words::{Text, contrast, deciding, derivation::answers as words};
use serde_json::Value;

use crate::engine::Opened;
use crate::parts::explain::asked::Source;
use crate::parts::shared::Shared;
use crate::parts::still::Still;

/// A scenario and a ledger of it.
pub type Due = (Value, YearLedger);

/// The derivation of a number, worked out once when it is asked for.
#[derive(Default)]
pub struct Derived {
    /// What the number is called.
    pub title: String,
    /// How it comes about.
    pub sentences: Vec<String>,
    /// What it is worked out from, with its caption.
    pub table: Option<(String, Table)>,
    /// The scenario that was run, whose rules and seeds are said.
    pub ran: Option<Arc<Scenario>>,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// What is asked of every pair of futures, and of whose.
    pub pairs: Option<(Source, OfPair)>,
    /// What is asked of every future of the results at hand.
    pub futures: Option<Futures>,
    /// What can be done with it.
    pub command: Option<Still>,
    /// A derivation that another view says itself.
    pub own: Option<Still>,
    /// The ledger that it shows, with its scenario.
    pub due: Option<Rc<Due>>,
}

/// A measure of every future of the results at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Futures {
    /// Which.
    pub measure: Measure,
    /// The only year that counts.
    pub year: Option<u32>,
}

impl Futures {
    /// As text, on its way to a worker.
    pub fn text(self) -> String {
        let name = self.measure.name();
        self.year.map_or_else(|| name.to_owned(), |year| format!("{name}/{year}"))
    }
}

/// Some of the futures or households that a number is made of.
pub struct Part {
    /// What they are.
    pub head: String,
    /// How their number comes about, where the derivation has several.
    pub sentences: Vec<String>,
    /// Each of them.
    pub examples: Vec<Example>,
}

/// One of them, with the ways to its ledgers.
pub struct Example {
    /// Which it is, and its number.
    pub said: String,
    /// Its ledgers.
    pub ways: Vec<Way>,
}

/// A way to a ledger.
pub struct Way {
    /// What it is called.
    pub label: String,
    /// Whose ledger.
    pub source: Source,
    /// Which future.
    pub draw: u32,
    /// Which village; the one that is open where it does not matter.
    pub village: Option<u32>,
    /// Which year; the one that is open where it does not matter.
    pub year: Option<u32>,
}

impl Way {
    /// The ledger, seen from the one that is open.
    pub fn opened(&self, now: Option<Opened>) -> Opened {
        let (village, year) = now.map_or((0, 0), |now| (now.village, now.year));
        Opened { village: self.village.unwrap_or(village), draw: self.draw, year: self.year.unwrap_or(year) }
    }
}

/// A low, a middle and a high future of a measure, each with the ledger of a source.
pub fn futures(shared: &Shared, series: &Series, label: &Text, source: Source) -> Part {
    let means = contrast::each_mean(series);
    let voice = shared.voice();
    let one = |(which, draw): (Text, usize)| Example {
        said: deciding::future(which, draw, series.measure, means[draw], false, voice),
        ways: vec![way(shared.say(label), source, draw as u32)],
    };
    part(shared, &deciding::EXAMPLES, deciding::examples(&means).into_iter().map(one).collect())
}

/// What a number is made of, under a heading.
pub fn part(shared: &Shared, head: &Text, examples: Vec<Example>) -> Part {
    Part { head: shared.say(head), sentences: Vec::new(), examples }
}

/// The way to a future's ledger in the village and year that are open.
pub fn way(label: String, source: Source, draw: u32) -> Way {
    Way { label, source, draw, village: None, year: None }
}

/// The pairs of futures with the least, the middle and the most of something, each with its two ledgers; `year` is the
/// one to begin with.
pub fn pairs(shared: &Shared, source: Source, of: OfPair, numbers: &[Option<i64>], year: Option<u32>) -> Part {
    let voice = shared.voice();
    let village = if let OfPair::Served(_, Some((village, _))) = of { Some(village) } else { None };
    let one = |(which, pair, value): (Text, u32, i64)| {
        let way = |draw: u32| Way {
            label: voice.fill(words::OPEN_FUTURE, &[("draw", &fenhong::words::number(draw + 1))]),
            source,
            draw,
            village,
            year,
        };
        Example { said: words::pair(which, pair, of, value, voice), ways: [pair * 2, pair * 2 + 1].map(way).into() }
    };
    part(shared, &words::PAIRS, words::three_pairs(numbers).into_iter().map(one).collect())
}
