//! Every view as HTML, in both languages, against what is kept under `www/views/`: what elements there are, what they
//! say, what they hold. `SNAPSHOTS=overwrite cargo test -p fenhong-www --profile xtask views` accepts; read the difference.
//! Journeys in a browser look at the same views in more states (`tests/browser/tests/views.rs`).

use std::path::PathBuf;

use fenhong::decide::{
    self, Compare, Frontier, Goal, Leaving, Measure, Question, Sensitivity, USUAL_DISCOUNT, Verdict, Who,
};
use fenhong::lesson::{self, Told};
use fenhong::notice::Plan;
use fenhong::outcome::{self, Report};
use fenhong::scenario::Scenario;
use fenhong::units::{Fen, Rate};
use fenhong::words::Lang;
use fenhong::words::notice::Kind;
use fenhong::{Engine, audit, cases};
use serde_json::{Value, json};
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::app::hosted;
use crate::app::message::Message;
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::view;
use crate::desk::Desk;
use crate::engine::Event;
use crate::first::rendered;
use crate::parts::message::OfFile;
use crate::parts::seat::Tell;
use crate::parts::settings::{Light, Settings};
use crate::rooms::train::state::Step;
use crate::rooms::{advise, compare, scheme, train, village};

/// The width of every chart's place, in pixels.
const WIDTH: f64 = 480.0;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// A shipped case with few futures of few years: what is said is looked at, not how sure it is.
fn short(id: &str) -> Value {
    let case = cases::find(id).expect("a shipped case");
    let mut scenario = fenhong::tree::of(&case.scenario());
    (scenario["draws"], scenario["years"]) = (json!(16), json!(3));
    scenario
}

fn scenario(tree: &Value) -> Scenario {
    Scenario::from_json(&tree.to_string()).expect("a case with fewer futures is a scenario")
}

fn report(tree: &Value) -> Report {
    let mut engine = Engine::new(scenario(tree)).expect("it can be calculated");
    let tally = engine.run_all().expect("no sum is too large");
    outcome::report(&engine.model().scenario, &tally)
}

/// A page with a scenario and its results.
fn page(tree: &Value, report: &Report, lang: Lang) -> Model {
    let settings =
        Settings { lang, light: Light::System, projector: false, system_dark: false, paper: false, wide: true };
    let mut model = Model::new(Desk::new(tree.clone(), tree.clone()), settings, 0);
    let report = Event::Report { report: Box::new(report.clone()), milliseconds: 400.0 };
    hosted::take(&mut model, &silent(), report);
    model.shared.is_new = false;
    model
}

/// Nobody hears what happens in what is only written.
fn silent() -> Tell<Message> {
    Tell::new(|_, _| {})
}

/// Holds a view against what is kept of it.
fn see(model: &mut Model, name: &str) {
    if let Some(figures) = model.figures() {
        (0..figures.all.len()).for_each(|place| figures.measure(place, WIDTH));
    }
    let Model { shared, scheme, compare, advise, village, train, .. } = model;
    match model.view {
        View::Scheme => scheme::update::follow(scheme, shared),
        View::Compare => compare::follow(compare, shared),
        View::Advise => advise::follow(advise, shared),
        View::Village => village::follow(village, shared),
        // What it shows is found natively, and not asked of a worker.
        View::Train => train::draw(train, shared),
        _ => {}
    }
    let html = rendered(view::page(&model.frame(&silent())).html());
    // What stands over every view is kept once.
    let html = match html.split_once("<nav class=\"views\"") {
        Some((_, view)) if name != "scheme" => format!("<nav class=\"views\"{view}"),
        _ => html,
    };
    // An element a line. Where a chart's marks stand is the charts' own matter; its words are looked at here.
    let html = html.replace('<', "\n<").replace("\n</", "</");
    let marks = ["<polyline", "<polygon", "<rect", "<circle", "<line"];
    let lines = html.lines().filter(|line| !marks.iter().any(|mark| line.starts_with(mark)));
    let html: String = lines.flat_map(|line| [line, "\n"]).collect();
    let folder = if model.shared.settings.lang == Lang::Zh { "zh" } else { "en" };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("views").join(folder).join(format!("{name}.html"));
    let kept = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env(DEFAULT_ACTION_ENV).eq(html, kept);
}

#[test]
fn the_scheme() {
    let tree = short("hui");
    let report = report(&tree);
    for lang in LANGS {
        let mut model = page(&tree, &report, lang);
        see(&mut model, "scheme");
        (model.shared.settings.projector, model.shared.is_new) = (true, true);
        see(&mut model, "scheme-projector");
    }
}

#[test]
fn a_scheme_that_is_refused_and_one_without_results() {
    let tree = short("hui");
    let report = report(&tree);
    let mut wrong = tree.clone();
    wrong["scheme"]["control"] = json!("3");
    let error = Scenario::from_json(&wrong.to_string()).expect_err("more than the whole");
    for lang in LANGS {
        let mut model = page(&tree, &report, lang);
        model.shared.is_new = true;
        let refused = Event::Refused(serde_json::to_string(&error).expect("an error can be written"));
        hosted::take(&mut model, &silent(), refused);
        see(&mut model, "scheme-refused");
        let mut model = page(&tree, &report, lang);
        model.shared.is_new = true;
        model.forget_results();
        see(&mut model, "scheme-empty");
    }
}

#[test]
fn a_comparison() {
    let trees = [short("household-held"), short("village-controlled")];
    let scenarios: Vec<Scenario> = trees.iter().map(scenario).collect();
    let asked = [
        Question::Compare(Compare { scenarios: scenarios.clone(), draws: 16, discount: USUAL_DISCOUNT }),
        Question::Verdict(Verdict { scenarios, measure: Measure::Poor, draws: 16 }),
    ];
    let [comparison, verdict] = asked.map(state);
    let slots: Vec<Value> = trees.iter().map(|tree| json!({ "scenario": tree })).collect();
    let kept = json!({ "slots": slots, "measure": "poor", "comparison": comparison, "verdict": verdict });
    let report = report(&trees[0]);
    for lang in LANGS {
        let mut model = page(&trees[0], &report, lang);
        model.view = View::Compare;
        compare::recalled(&mut model.compare, &mut model.shared, &kept.to_string());
        see(&mut model, "compare");
    }
}

#[test]
fn advice() {
    let tree = short("hui");
    let report = report(&tree);
    let scenario = scenario(&tree);
    let goal = Goal {
        scenario: scenario.clone(),
        field: "village.split.allocated".to_owned(),
        from: Some("village.split.paid_in".to_owned()),
        least: None,
        most: None,
        step: Some("0.1".to_owned()),
        sum: "100".parse().expect("a sum"),
        share: Rate::percent(50),
        who: Who::Average,
        control: None,
        lawful: false,
        largest: false,
        draws: 16,
    };
    let by = Rate::percent(20);
    let asked = [
        ("goal", Question::Goal(goal)),
        (
            "sensitivity",
            Question::Sensitivity(Sensitivity { scenario: scenario.clone(), measure: Measure::Poor, by, draws: 16 }),
        ),
        ("frontier", Question::Frontier(Frontier { scenario: scenario.clone(), steps: 3, draws: 16 })),
        ("leaving", Question::Leaving(Leaving { scenario, draws: 16 })),
    ];
    let mut works: Vec<Value> = asked.iter().map(|(_, question)| state(question.clone())).collect();
    // The robust pick stands before the last and is not asked for.
    works.insert(asked.len() - 1, Value::Null);
    for lang in LANGS {
        for (kind, _) in &asked {
            let mut model = page(&tree, &report, lang);
            model.view = View::Advise;
            let kept = json!({ "kind": kind, "works": works });
            advise::recalled(&mut model.advise, &mut model.shared, &kept.to_string());
            see(&mut model, &format!("advise-{kind}"));
        }
    }
}

/// What is kept of a question that is answered.
fn state(question: Question) -> Value {
    decide::drive(question).expect("the question can be answered").state()
}

/// The village's room before anything is opened, and with every paper of a plan.
#[test]
fn the_village() {
    let declared = audit::shipped("huaihua-ledger-clean").expect("a shipped ledger");
    let tree = fenhong::tree::of(&declared.scenario.0);
    let report = report(&tree);
    for lang in LANGS {
        let mut model = page(&tree, &report, lang);
        model.view = View::Village;
        see(&mut model, "village");
        model.village.plan = Some(Box::new(Plan::new(declared.clone()).expect("a plan")));
        let mut paid = model.village.plan.as_ref().expect("a plan").sealed.declared.clone();
        paid.paid[0].amount += Fen::new(1);
        village::open_text(&mut model.village, &model.shared, OfFile::Payments, &paid.to_json());
        for kind in Kind::ALL {
            model.village.paper = Some(kind);
            see(&mut model, &format!("village-{}", kind.id()));
        }
    }
}

#[test]
fn training() {
    let tree = short("hui");
    let report = report(&tree);
    for lang in LANGS {
        let mut model = page(&tree, &report, lang);
        model.view = View::Train;
        see(&mut model, "train");
        for (place, lesson) in lesson::all().iter().enumerate() {
            let id = &lesson.id;
            model.train.open = Some(place);
            let first = lesson.guess.choices.first().map_or_else(|| "40".to_owned(), |choice| choice.id.clone());
            let now = &mut model.train.progress[place];
            (now.guess, now.tried, now.hints) = ((first, true), true, 2);
            now.answers = lesson.task.fails.clone();
            model.train.take(Told::of(lesson, &lesson.task.fails).expect("an answer"));
            for step in [Step::Reveal, Step::Task] {
                model.train.progress[place].step = step;
                see(&mut model, &format!("train-{id}-{}", step.place() + 1));
            }
        }
        let (place, lesson) = (0, lesson::at(0).expect("the first"));
        model.train.open = Some(place);
        let now = &mut model.train.progress[place];
        (now.exit, now.answers) = ((lesson.exit.choices[0].id.clone(), true), lesson.task.passes.clone());
        model.train.take(Told::of(&lesson, &lesson.task.passes).expect("an answer"));
        for step in [Step::Story, Step::Guess, Step::Recap, Step::Exit] {
            model.train.progress[place].step = step;
            see(&mut model, &format!("train-{}-{}", lesson.id, step.place() + 1));
        }
    }
}

#[test]
fn cases_and_papers() {
    let tree = short("hui");
    let report = report(&tree);
    for lang in LANGS {
        let mut model = page(&tree, &report, lang);
        for view in [View::Cases, View::Report, View::Poster, View::Share, View::Tables, View::Versions] {
            model.view = view;
            see(&mut model, view.address());
        }
    }
}
