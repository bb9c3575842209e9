//! How the numbers of the results at hand come about, wherever they are shown: in the report, on the poster, in tables.

use fenhong::decide::{Measure, OfPair};
use fenhong::outcome::{Pick, Report, YearRow};
use fenhong::words::{Text, behind, capital, origins as words, results};
use serde_json::Value;

use crate::app::message::Question;
use crate::app::model::Model;
use crate::rooms::explain::derived::{Derived, Example, Futures, Part, Way, part};
use crate::rooms::explain::{OfResults, Source};
use crate::rooms::papers::settings::Setting;
use crate::rooms::papers::{report, settings};

/// How a number of the results at hand comes about; none where there are none.
pub fn derivation(model: &Model, of: OfResults) -> Option<Derived> {
    let report = model.report.as_ref()?;
    let row = |year: u32| report.years.get(year as usize);
    match of {
        OfResults::Sentence(question) => Some(sentence(model, report, question, Measure::Out)),
        OfResults::Without => Some(sentence(model, report, Question::Out, Measure::OutWithout)),
        OfResults::Paid(year, level) => paid(model, report, row(year)?, level),
        OfResults::Below(year, side) => Some(below(model, year, side)),
        OfResults::Fund(year) => Some(fund(model, report, row(year)?)),
        OfResults::Mean => Some(mean(model, report)),
        OfResults::Setting(place) => {
            settings::settings(model, report::MOST_SETTINGS).0.get(place).map(|found| setting(model, found))
        }
    }
}

/// One of the three sentences; `out` is whose futures are shown of how many are out of poverty.
fn sentence(model: &Model, report: &Report, question: Question, out: Measure) -> Derived {
    let title = model.say(&crate::rooms::explain::why::title(question));
    let found = Derived {
        title,
        sentences: crate::rooms::explain::why::paragraphs(model, question, report),
        ..Derived::default()
    };
    match question {
        Question::Payout => Derived { parts: vec![picks(model, report)], ..found },
        Question::Paying => Derived { pairs: Some((Source::Desk, OfPair::Paying)), ..found },
        Question::Out => Derived { futures: Some(Futures { measure: out, year: None }), ..found },
    }
}

/// The bad, the usual and the good year.
fn picks(model: &Model, report: &Report) -> Part {
    let names = [results::BAD_YEAR, results::USUAL_YEAR, results::GOOD_YEAR];
    let three = names.into_iter().zip(report.headline.paid().into_iter().flatten());
    let one = |(what, pick): (Text, Pick)| {
        let said = results::picked(&model.say(&what), pick, model.voice());
        Example { said, ways: vec![way(model, pick)] }
    };
    part(model, &behind::OUT_FUTURES, three.map(one).collect())
}

fn way(model: &Model, pick: Pick) -> Way {
    let label = model.say(&words::OPEN_IT);
    Way { label, source: Source::Desk, draw: pick.draw, village: None, year: Some(pick.year) }
}

/// An order statistic: one future, whose ledger opens.
fn picked(model: &Model, title: String, how: String, pick: Pick) -> Derived {
    let example = Example { said: words::picked(pick, model.voice()), ways: vec![way(model, pick)] };
    Derived {
        title,
        sentences: vec![how],
        parts: vec![part(model, &words::THE_YEAR, vec![example])],
        ..Derived::default()
    }
}

fn paid(model: &Model, report: &Report, row: &YearRow, level: usize) -> Option<Derived> {
    let (pick, voice) = (row.fan?[level], model.voice());
    let (title, how) = (words::paid_title(row.year, level, voice), words::paid(report, pick, level, voice));
    Some(picked(model, title, how, pick))
}

fn fund(model: &Model, report: &Report, row: &YearRow) -> Derived {
    let (pick, voice) = (row.fund[1], model.voice());
    picked(model, words::of_year(words::FUND, row.year, voice), words::fund(report, pick, voice), pick)
}

fn below(model: &Model, year: u32, side: usize) -> Derived {
    let (title, measure) = match side {
        0 => (words::BELOW, Measure::Under),
        _ => (words::BELOW_WITHOUT, Measure::UnderWithout),
    };
    Derived {
        title: words::of_year(title, year, model.voice()),
        sentences: if side == 0 { Vec::new() } else { vec![model.say(&results::OUT_WITHOUT)] },
        futures: Some(Futures { measure, year: Some(year) }),
        ..Derived::default()
    }
}

/// A mean over all futures, years and villages, and the usual year as one of its ledgers.
fn mean(model: &Model, report: &Report) -> Derived {
    let example = report.headline.usual.map(|usual| Example {
        said: results::picked(&model.say(&results::USUAL_YEAR), usual, model.voice()),
        ways: vec![way(model, usual)],
    });
    Derived {
        title: model.say(&results::WHY_PAYOUT),
        sentences: vec![words::mean_of_all(report, model.voice())],
        parts: vec![part(model, &words::ONE_OF_THEM, example.into_iter().collect())],
        ..Derived::default()
    }
}

fn setting(model: &Model, setting: &Setting) -> Derived {
    let now = model.desk.scenario();
    input(
        model,
        now,
        &setting.place,
        &setting.question,
        words::input(&setting.value, setting.was.as_deref(), model.voice()),
    )
}

/// An input of a scenario: what it is set to, what it means, its range and its source.
pub fn input(model: &Model, scenario: &Value, place: &str, question: &str, said: String) -> Derived {
    let mut sentences = vec![said];
    sentences.extend(settings::notes(model, scenario, place));
    Derived { title: capital(question), sentences, ..Derived::default() }
}
