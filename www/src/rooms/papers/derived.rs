//! How the numbers of the results at hand come about, wherever they are shown: in the report, on the poster, in tables.

use fenhong::decide::{Measure, OfPair};
use fenhong::outcome::{Pick, Report, YearRow};
use fenhong::words::{
    Text,
    derivation::{behind, origins as words},
    results,
};

use crate::parts::explain::asked::{OfResults, Question, Source};
use crate::parts::explain::derived::{Derived, Example, Futures, Part, Way, part};
use crate::parts::explain::input::input;
use crate::parts::explain::sentence::{paragraphs, title};
use crate::parts::shared::Shared;
use crate::rooms::papers::report::MOST_SETTINGS;
use crate::rooms::papers::settings::{Setting, settings};
use crate::rooms::papers::state::State;

/// How a number of the results at hand comes about; none where there are none.
pub fn derivation(state: &State, shared: &Shared, of: OfResults) -> Option<Derived> {
    let report = shared.report.as_ref()?;
    let row = |year: u32| report.years.get(year as usize);
    match of {
        OfResults::Sentence(question) => Some(sentence(shared, report, question, Measure::Out)),
        OfResults::Without => Some(sentence(shared, report, Question::Out, Measure::OutWithout)),
        OfResults::Paid(year, level) => paid(shared, report, row(year)?, level),
        OfResults::Below(year, side) => Some(below(shared, year, side)),
        OfResults::Fund(year) => Some(fund(shared, report, row(year)?)),
        OfResults::Mean => Some(mean(shared, report)),
        OfResults::Setting(place) => {
            settings(shared, state.difference(shared), MOST_SETTINGS).0.get(place).map(|found| setting(shared, found))
        }
    }
}

/// One of the three sentences; `out` is whose futures are shown of how many are out of poverty.
fn sentence(shared: &Shared, report: &Report, question: Question, out: Measure) -> Derived {
    let title = shared.say(&title(question));
    let found = Derived { title, sentences: paragraphs(shared, question, report), ..Derived::default() };
    match question {
        Question::Payout => Derived { parts: vec![picks(shared, report)], ..found },
        Question::Paying => Derived { pairs: Some((Source::Desk, OfPair::Paying)), ..found },
        Question::Out => Derived { futures: Some(Futures { measure: out, year: None }), ..found },
    }
}

/// The bad, the usual and the good year.
fn picks(shared: &Shared, report: &Report) -> Part {
    let names = [results::BAD_YEAR, results::USUAL_YEAR, results::GOOD_YEAR];
    let three = names.into_iter().zip(report.headline.paid().into_iter().flatten());
    let one = |(what, pick): (Text, Pick)| {
        let said = results::picked(&shared.say(&what), pick, shared.voice());
        Example { said, ways: vec![way(shared, pick)] }
    };
    part(shared, &behind::OUT_FUTURES, three.map(one).collect())
}

fn way(shared: &Shared, pick: Pick) -> Way {
    let label = shared.say(&words::OPEN_IT);
    Way { label, source: Source::Desk, draw: pick.draw, village: pick.village, year: Some(pick.year) }
}

/// An order statistic: one future, whose ledger opens.
fn picked(shared: &Shared, title: String, how: String, pick: Pick) -> Derived {
    let example = Example { said: words::picked(pick, shared.voice()), ways: vec![way(shared, pick)] };
    Derived {
        title,
        sentences: vec![how],
        parts: vec![part(shared, &words::THE_YEAR, vec![example])],
        ..Derived::default()
    }
}

fn paid(shared: &Shared, report: &Report, row: &YearRow, level: usize) -> Option<Derived> {
    let (pick, voice) = (row.fan?[level], shared.voice());
    let (title, how) = (words::paid_title(row.year, level, voice), words::paid(report, pick, level, voice));
    Some(picked(shared, title, how, pick))
}

fn fund(shared: &Shared, report: &Report, row: &YearRow) -> Derived {
    let (pick, voice) = (row.fund[1], shared.voice());
    picked(shared, words::of_year(words::FUND, row.year, voice), words::fund(report, pick, voice), pick)
}

fn below(shared: &Shared, year: u32, side: usize) -> Derived {
    let (title, measure) = match side {
        0 => (words::BELOW, Measure::Under),
        _ => (words::BELOW_WITHOUT, Measure::UnderWithout),
    };
    Derived {
        title: words::of_year(title, year, shared.voice()),
        sentences: if side == 0 { Vec::new() } else { vec![shared.say(&results::OUT_WITHOUT)] },
        futures: Some(Futures { measure, year: Some(year) }),
        ..Derived::default()
    }
}

/// A mean over all futures, years and villages, and the usual year as one of its ledgers.
fn mean(shared: &Shared, report: &Report) -> Derived {
    let example = report.headline.usual().map(|usual| Example {
        said: results::picked(&shared.say(&results::USUAL_YEAR), usual, shared.voice()),
        ways: vec![way(shared, usual)],
    });
    Derived {
        title: shared.say(&results::WHY_PAYOUT),
        sentences: vec![words::mean_of_all(report, shared.voice())],
        parts: vec![part(shared, &words::ONE_OF_THEM, example.into_iter().collect())],
        ..Derived::default()
    }
}

fn setting(shared: &Shared, setting: &Setting) -> Derived {
    let now = shared.desk.scenario();
    input(
        shared,
        now,
        &setting.place,
        &setting.question,
        words::input(&setting.value, setting.was.as_deref(), shared.voice()),
    )
}
