//! The work at hand in the database: generations under rising numbers, of which the newest two are there, so that a kill in
//! the middle of a write leaves the one before.
//!
//! A window writes the generation after the one that it knows, as a new one. If another window has written that
//! already, nothing is done; if that has come and gone and there are newer ones, what is written stands behind them. So
//! no window overwrites what it has not seen, and each knows of it when its write is complete.

use wasm_bindgen::JsValue;

use super::database::{Asked, Failure, Found, part, record, text};

/// What the keys of generations begin with.
pub const GENERATIONS: &str = "w";

/// Where earlier releases kept two generations in turn.
const EARLIER: [&str; 2] = ["a", "b"];

/// A generation of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Its number.
    pub number: u64,
    /// The scenario, as JSON.
    pub scenario: String,
    /// What a reset goes back to, as JSON.
    pub origin: String,
}

/// The generations that were asked for.
pub struct Generations([Found; 3]);

impl Generations {
    /// Asks for all of them.
    pub fn ask(asked: &Asked) -> Result<Generations, Failure> {
        let [first, second] = EARLIER;
        Ok(Generations([asked.all(GENERATIONS)?, asked.get(first)?, asked.get(second)?]))
    }

    /// The works, the newest first, and the keys that are taken, but for the newest one's.
    pub fn found(&self) -> (Vec<Work>, Vec<String>) {
        let [all, earlier @ ..] = &self.0;
        // Keys come in order; what earlier releases kept has lower numbers, the newer of the two first.
        let new = all.list().into_iter().rev().map(|value| (read(&value), None));
        let mut old = earlier.each_ref().map(|found| read(&found.value()));
        let mut places = EARLIER;
        if old[1].as_ref().map(|work| work.number) > old[0].as_ref().map(|work| work.number) {
            old.reverse();
            places.reverse();
        }
        let old = old.into_iter().zip(places.map(Some));
        let found: Vec<(Work, Option<&str>)> =
            new.chain(old).filter_map(|(work, place)| Some((work?, place))).collect();
        let key_of = |(work, place): &(Work, Option<&str>)| place.map_or_else(|| key(work.number), str::to_owned);
        let keys = found.iter().skip(1).map(key_of).collect();
        (found.into_iter().map(|(work, _)| work).collect(), keys)
    }
}

fn read(value: &JsValue) -> Option<Work> {
    let number = part(value, "number").as_f64().filter(|number| (0.0..MOST).contains(number))?;
    Some(Work { number: number as u64, scenario: text(value, "scenario")?, origin: text(value, "origin")? })
}

/// Beyond this a number that a browser keeps is not exact; nobody edits so often.
const MOST: f64 = 9e15;

/// The key of a generation: keys are in the order of the numbers.
pub fn key(number: u64) -> String {
    format!("{GENERATIONS}{number:016}")
}

/// Whether there is a newer generation than this one among keys in their order.
pub fn is_behind(keys: &Found, number: u64) -> bool {
    keys.list().last().and_then(JsValue::as_string).is_some_and(|newest| newest > key(number))
}

/// Writes a generation, as a new one.
pub fn add(asked: &Asked, work: &Work) -> Result<(), Failure> {
    let parts = [
        ("number", JsValue::from(work.number as f64)),
        ("scenario", JsValue::from(&*work.scenario)),
        ("origin", JsValue::from(&*work.origin)),
    ];
    asked.add(&key(work.number), &record(&parts))
}

/// What this window knows of the generations, and what it has to do with them.
#[derive(Debug, Default)]
pub struct Turn {
    /// The newest generation that it knows.
    pub known: u64,
    /// The keys that the next generation replaces.
    pub old: Vec<String>,
    /// The key of the newest.
    newest: Option<String>,
    /// How many writes are under way.
    under_way: u32,
    /// What is to be written next.
    waiting: Option<(String, String)>,
    /// Whether another window writes.
    pub is_elsewhere: bool,
}

impl Turn {
    /// After what was found in the database.
    pub fn after(works: &[Work], old: Vec<String>) -> Turn {
        Turn { known: works.first().map_or(0, |work| work.number), old, ..Turn::default() }
    }

    /// Notes what is to be kept; it takes the place of what was still waiting.
    pub fn want(&mut self, scenario: &str, origin: &str) {
        self.waiting = Some((scenario.to_owned(), origin.to_owned()));
    }

    /// Whether something is still to be kept.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some() || self.under_way > 0
    }

    /// The next generation, with the keys that it replaces, if it is this window's turn. A write that `hurries` does not
    /// wait for the one before, and replaces nothing.
    pub fn next(&mut self, hurries: bool) -> Option<(Work, Vec<String>)> {
        if self.is_elsewhere || (self.under_way > 0 && !hurries) {
            return None;
        }
        let (scenario, origin) = self.waiting.take()?;
        let number = self.known + u64::from(self.under_way) + 1;
        self.under_way += 1;
        let old = if self.under_way > 1 { Vec::new() } else { self.old.clone() };
        Some((Work { number, scenario, origin }, old))
    }

    /// Has to keep what another turn has not come to.
    pub fn go_on_from(&mut self, other: &Turn) {
        self.waiting.clone_from(&other.waiting);
    }

    /// A generation is written.
    pub fn done(&mut self, number: u64, replaced: &[String]) {
        self.under_way = self.under_way.saturating_sub(1);
        self.old.retain(|key| !replaced.contains(key));
        self.old.extend(self.newest.replace(key(number)).or_else(|| (self.known > 0).then(|| key(self.known))));
        self.known = self.known.max(number);
    }

    /// A generation could not be written: it waits again, unless there is a newer one.
    pub fn failed(&mut self, work: Work, why: Failure) {
        self.under_way = self.under_way.saturating_sub(1);
        self.waiting.get_or_insert((work.scenario, work.origin));
        self.is_elsewhere |= why == Failure::Taken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_that_come_while_one_is_written_are_one_generation() {
        let mut turn = Turn::default();
        turn.want("1", "o");
        let (first, old) = turn.next(false).expect("its turn");
        assert_eq!((first.number, &*first.scenario, old.len()), (1, "1", 0));
        for edit in ["2", "3"] {
            turn.want(edit, "o");
            assert!(turn.next(false).is_none(), "one is under way");
        }
        turn.done(1, &[]);
        let (second, old) = turn.next(false).expect("its turn");
        assert_eq!((second.number, &*second.scenario), (2, "3"));
        assert_eq!(old, [] as [String; 0], "two generations are kept");
        turn.done(2, &[]);
        turn.want("4", "o");
        let (third, old) = turn.next(false).expect("its turn");
        assert_eq!((third.number, old), (3, vec![key(1)]));
        turn.done(3, &[key(1)]);
        assert_eq!(turn.old, [key(2)]);
        assert!(!turn.is_waiting());
    }

    #[test]
    fn what_hurries_waits_for_nothing_and_replaces_nothing() {
        let mut turn = Turn::after(&[Work { number: 7, ..Work::default() }], vec![key(6)]);
        turn.want("1", "o");
        let (first, old) = turn.next(false).expect("its turn");
        assert_eq!((first.number, old), (8, vec![key(6)]));
        turn.want("2", "o");
        let (second, old) = turn.next(true).expect("the page closes");
        assert_eq!((second.number, old.len()), (9, 0));
    }

    #[test]
    fn who_finds_its_generation_taken_writes_no_more_and_loses_nothing() {
        let mut turn = Turn::default();
        turn.want("1", "o");
        let (first, _) = turn.next(false).expect("its turn");
        turn.failed(first, Failure::Taken);
        assert!(turn.is_elsewhere && turn.is_waiting());
        turn.want("2", "o");
        assert!(turn.next(false).is_none() && turn.next(true).is_none());
    }

    #[test]
    fn what_the_browser_refused_waits_for_the_next_time() {
        let mut turn = Turn::default();
        turn.want("1", "o");
        let (first, _) = turn.next(false).expect("its turn");
        turn.failed(first, Failure::Refused);
        let (again, _) = turn.next(false).expect("its turn");
        assert_eq!((again.number, &*again.scenario), (1, "1"));
    }
}
