//! Every figure of a report beside what its case finds, pinned: `tests/reported.txt` has a line a figure, with the futures
//! that the case itself asks for. `SNAPSHOTS=overwrite` writes it anew; read the difference before you commit it.

mod common;

use std::fmt::Write;

use common::compare_with_file;
use fenhong::cases::{self, CASES, Case};
use fenhong::reported::{self, Compared, Verdict};
use fenhong::simulate::{Engine, Tally};
use fenhong::words::reported::words;

/// All futures of a case, on every processor: villages are shared out, and shards merge exactly.
fn run(engine: &Engine, villages: u32) -> Tally {
    let draws = (0, engine.model().scenario.draws);
    let scenario = &engine.model().scenario;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(villages as usize) as u32;
    let share = |thread: u32| (thread * villages / threads, (thread + 1) * villages / threads);
    let shards = std::thread::scope(|scope| {
        let begin = |thread| {
            let (from, to) = share(thread);
            scope.spawn(move || {
                let mut engine = Engine::new(scenario.clone()).expect("a shipped scenario");
                engine.run(draws, (from, to - from)).expect("amounts that can be counted")
            })
        };
        let running: Vec<_> = (0..threads).map(begin).collect();
        running.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
    });
    Tally::merge(&shards).expect("shards that tile")
}

/// The figures of a case beside what it finds.
fn compared(case: &Case) -> Vec<Compared> {
    let engine = Engine::new(case.scenario()).expect("a shipped scenario");
    let tally = run(&engine, engine.villages());
    reported::compare(case.id, &engine.model().scenario, &tally)
}

/// A verdict as the file has it, and whether its figure says why not where the two are apart.
fn judged(row: &Compared) -> String {
    let Some(verdict) = row.verdict else { return "-".to_owned() };
    if verdict == Verdict::Apart {
        let why = words(row.id).why;
        assert!(why.zh.contains("对不上") && why.en.to_lowercase().contains("apart"), "{}: why not?", row.id);
    }
    format!("{verdict:?}")
}

#[test]
fn every_reported_figure_finds_what_is_written_down() {
    let mut text = String::from(
        "# case, figure: said; found [95 % interval], in fen, parts per million or a count; verdict, role\n",
    );
    for case in CASES.iter().filter(|case| reported::of_case(case.id).next().is_some()) {
        writeln!(text, "{}", case.id).expect("memory");
        for row in compared(case) {
            let said = row.said.map_or_else(|| "nothing".to_owned(), |said| said.to_string());
            let verdict = judged(&row);
            let Compared { id, found, .. } = row;
            let role = format!("{:?}", row.figure().role);
            let role = role.split('(').next().expect("a name");
            let found = found.map(|found| format!("{} [{}, {}]", found.mean, found.low, found.high));
            let found = found.unwrap_or_else(|| "nobody".to_owned());
            writeln!(text, "  {id}: {said}; {found}; {verdict}, {role}").expect("memory");
        }
    }
    compare_with_file("tests/reported.txt", text);
}

#[test]
fn the_family_is_refused_and_stacked_help_keeps_it_from_falling_back() {
    let found = |case: &str, id: &str| {
        let rows = compared(cases::find(case).expect("a shipped case"));
        rows.iter().find(|row| row.id == id).and_then(|row| row.found).expect("a figure of the case, of somebody")
    };
    // Above the line in most futures, and let go in none.
    assert!(found("nanzhao-family", "family-above").high < 500_000);
    assert_eq!(found("nanzhao-family", "family-let-go").high, 0);
    let [alone, helped] =
        [found("nanzhao-family-alone", "family-alone-fell"), found("nanzhao-family-helped", "family-helped-fell")];
    assert!(helped.high < alone.low, "{helped:?} {alone:?}");
}
