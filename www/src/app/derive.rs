//! Who says where a number comes from: the room whose number it is.

use std::sync::Arc;

use fenhong::cases::CASES;
use fenhong::decide::RunOf;
use fenhong::scenario::Scenario;

use crate::app::message::Message;
use crate::app::model::Model;
use crate::engine::Opened;
use crate::engine::work::Work;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::explain::derived::Derived;
use crate::parts::explain::dialog;
use crate::parts::seat::Tell;
use crate::rooms::advise::derived as of_advice;
use crate::rooms::cases::audit;
use crate::rooms::compare::{derived as of_comparison, verdict};
use crate::rooms::{cases, papers, train};

/// Opens the derivation of a number.
pub fn ask(model: &mut Model, tell: &Tell<Message>, asked: Asked) {
    if asked == Asked::Audit {
        let Model { cases, shared, .. } = model;
        let sight = crate::parts::seat::Sight { shared, tell: tell.of(Message::Common) };
        audit::lay_out(cases, &sight);
    }
    let derived = derived(model, tell, asked);
    let of_pairs = derived.as_ref().and_then(|derived| scenario(model, derived.pairs?.0));
    model.explain.ask(&mut model.shared, derived, of_pairs);
}

/// Opens a ledger of a source in the derivation at hand; whether it shall come into sight.
pub fn show(model: &mut Model, source: Source, opened: Opened, is_sought: bool) {
    let (scenario, compared) = (scenario(model, source), model.compare.found().map_or(0, |found| found.schemes.len()));
    model.explain.show(&mut model.shared, source, opened, scenario, compared);
    if is_sought {
        model.shared.focus = Some(String::from(dialog::PLACE));
    }
}

/// The derivation of a number; none where it is gone.
fn derived(model: &Model, tell: &Tell<Message>, asked: Asked) -> Option<Derived> {
    let compare = model.seat(&model.compare, tell, Message::Compare);
    let advise = model.seat(&model.advise, tell, Message::Advise);
    let of_cases = model.seat(&model.cases, tell, Message::Cases);
    match asked {
        Asked::Scheme(place, measure) => of_comparison::scheme(&compare, place, measure),
        Asked::Pair(place, measure) => of_comparison::pair(&compare, place, measure),
        Asked::ByPair(place, of) => of_comparison::by_pair(&compare, place, of),
        Asked::Account(place, entry) => of_comparison::account(&compare, place, entry),
        Asked::Money(place) => of_comparison::money(&compare, place),
        Asked::Fares(place, group) => of_comparison::fares(&compare, place, group),
        Asked::Differs(place, scheme) => of_comparison::differs(&compare, place, scheme),
        Asked::Capital(place) => verdict::capital(&compare, place),
        Asked::Cash(place) => verdict::cash(&compare, place),
        Asked::Verdict => verdict::stands(&compare),
        Asked::Check(place) => verdict::check(&compare, place),
        Asked::Lose => verdict::lose(&compare),
        Asked::Point(place) => of_advice::point(&advise, place),
        Asked::Moved(place, side) => of_advice::moved(&advise, place, side),
        Asked::Outcome(scheme, world) => of_advice::outcome(&advise, scheme, world),
        Asked::Tried(place) => of_advice::tried(&advise, RunOf::Tried(place)),
        Asked::Mix => of_advice::tried(&advise, RunOf::Mix),
        Asked::Now(place) => of_advice::now(&advise, place),
        Asked::Reported(case, row) => cases::derivation(&of_cases, case, row),
        Asked::Audit => Some(audit::derivation(&of_cases)),
        Asked::Lesson(place) => train::derived::derivation(&model.seat(&model.train, tell, Message::Train), place),
        Asked::Result(of) => papers::derived::derivation(&model.papers, &model.shared, of),
    }
}

/// The scenario whose ledger is opened.
fn scenario(model: &Model, source: Source) -> Option<Scenario> {
    match source {
        Source::Scheme(place) => model.compare.compared().into_iter().nth(place),
        Source::Goal => model.advise.goal_scenario(),
        Source::Advice(run) => of_run(model.advise.work()?, run),
        Source::Compared(run) => of_run(model.compare.work.as_ref()?, run),
        Source::Verdict(run) => of_run(model.compare.verdict.as_ref()?, run),
        Source::Case(place) => Some(CASES[place].scenario()),
        Source::Lesson(place) => model.train.scenario(place).cloned(),
        Source::Desk => Scenario::from_json(&model.shared.desk.scenario().to_string()).ok(),
    }
}

fn of_run(work: &Work, run: RunOf) -> Option<Scenario> {
    work.task().behind(run).map(|behind| Arc::unwrap_or_clone(behind.scenario))
}
