//! The results: three sentences, how far they are, and the charts.

use fenhong::outcome::Report;
use fenhong::words::{Piece, Text, big_yuan, errors, number, page as words, results};

use crate::parts::charts::{Around, figure};
use crate::parts::counter::{Steps, counter};
use crate::parts::explain::asked::Question;
use crate::parts::explain::sentence::title;
use crate::parts::node::{Node, On, button, el};
use crate::parts::results::{BINS, CHARTS, FAN};
use crate::parts::shared::Shared;
use crate::rooms::scheme::behind::behind;
use crate::rooms::scheme::findings::{business, findings};
use crate::rooms::scheme::state::{Counter, Message, Seat};
use crate::rooms::scheme::why::dialog;

/// The results.
pub fn results(seat: &Seat<'_>) -> Node {
    let class = if seat.problem.is_some() { "shown stale" } else { "shown" };
    el("section", "results")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .say_attr("aria-label", seat, &words::RESULTS)
        .add(standing(seat))
        .maybe(problem(seat))
        .maybe(findings(seat))
        .add(el("div", class).add(sentences(seat)).maybe(business(seat)).add(charts(seat)))
        .add(dialog(seat))
}

/// What the results are of, and that they are no promise.
fn standing(seat: &Seat<'_>) -> Node {
    let date = el("span", "date").text(seat.desk.text("as_of").unwrap_or_default());
    let of = el("h2", "").text(seat.title() + " · ").add(date);
    let sample = if seat.desk.has_roster() { String::new() } else { seat.say(&words::SAMPLE) };
    let stop = button(seat.say(&results::STOP), seat.ear(Message::Stop)).class("plain").flag("hidden", !is_long(seat));
    el("div", "standing")
        .add(of)
        .add(el("p", "").add(el("strong", "").say(seat, &words::PROMISE)))
        .add(el("p", "").text(sample))
        .add(el("p", "").text(assumed(seat).unwrap_or_default()))
        .add(el("p", "progress").attr("role", "status").text(progress(seat)))
        .add(stop)
}

fn assumed(shared: &Shared) -> Option<String> {
    let report = shared.report.as_ref()?;
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    Some(shared.voice().fill(words::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]))
}

/// Whether a run is under way that one may want to stop.
fn is_long(shared: &Shared) -> bool {
    let progress = shared.progress;
    progress.first.is_some() && progress.last.is_none() && !progress.stopped && shared.problem.is_none()
}

fn progress(shared: &Shared) -> String {
    let (voice, progress) = (shared.voice(), shared.progress);
    let percent = progress.percent.to_string();
    if shared.problem.is_some() {
        return String::new();
    }
    match (&shared.report, progress.last) {
        (report, _) if progress.percent == 0 && (shared.is_new || report.is_none()) => voice.say(results::STARTING),
        (Some(report), None) if progress.stopped => voice.fill(results::STOPPED, &[("draws", &number(report.draws))]),
        (Some(report), Some(last)) => {
            let tenths = (last / 100.0).round().max(1.0) as u32;
            let seconds = (tenths / 10).to_string() + "." + &(tenths % 10).to_string();
            voice.fill(results::COMPLETE, &[("draws", &number(report.draws)), ("seconds", &seconds)])
        }
        (Some(report), None) if progress.first.is_some() => {
            let (draws, wanted) = (number(report.draws), number(report.draws_wanted));
            voice.fill(results::PROVISIONAL, &[("draws", &draws), ("wanted", &wanted), ("percent", &percent)])
        }
        _ => voice.fill(results::CALCULATING, &[("percent", &percent)]),
    }
}

/// Why the scenario cannot be calculated: what, where, what to do.
fn problem(shared: &Shared) -> Option<Node> {
    let problem = shared.problem.as_ref()?;
    let text = errors::error_text(problem, shared.voice());
    let place = shared.voice().fill(errors::AT, &[("place", &text.place)]);
    let stale = shared.report.as_ref().map(|_| el("p", "").say(shared, &results::STALE));
    let what = el("p", "").add(el("strong", "").text(String::from("▲ ") + &text.what));
    let node = el("div", "problem").attr("role", "alert").add(what);
    Some(node.add(el("p", "").text(place)).add(el("p", "").text(text.remedy)).maybe(stale))
}

/// The numbers on one line that stays in sight on a phone.
pub fn short(seat: &Seat<'_>) -> Node {
    let cells = seat.report.as_ref().map(|report| short_cells(seat, report));
    el("aside", "short").say_attr("aria-label", seat, &results::SHORT).flag("hidden", !seat.has_cohort()).maybe(cells)
}

fn short_cells(seat: &Seat<'_>, report: &Report) -> Node {
    let (voice, head) = (seat.voice(), &report.headline);
    let of = |count: &str, of: &str| voice.fill(results::SHORT_OF, &[("count", count), ("of", of)]);
    let nobody = || seat.say(&results::NOBODY);
    let out = head.out.zip(head.out_without).map(|(out, without)| of(&results::of_hundred(out, without).0, "100"));
    let cell = |question: Question, name: Text, value: String| {
        let value = button(value, seat.ear(Message::Ask(question)));
        el("div", "").add(el("dt", "").say(seat, &name)).add(el("dd", "").add(value))
    };
    let paying = head.paying_years_usual.map(|years| of(&years.to_string(), &head.of_years.to_string()));
    let paid = |pick: Option<fenhong::outcome::Pick>| pick.map_or_else(nobody, |pick| big_yuan(pick.amount, voice));
    el("dl", "")
        .add(cell(Question::Payout, results::SHORT_BAD, paid(head.on.map(|on| on.bad))))
        .add(cell(Question::Payout, results::SHORT_USUAL, paid(head.usual())))
        .add(cell(Question::Paying, results::SHORT_PAYING, paying.unwrap_or_else(nobody)))
        .add(cell(Question::Out, results::SHORT_OUT, out.unwrap_or_else(nobody)))
}

fn sentences(seat: &Seat<'_>) -> Node {
    let node = el("div", "sentences");
    let Some(report) = &seat.report else {
        // Of a scenario that is refused nothing will come.
        return node.maybe(seat.problem.is_none().then(|| el("p", "waiting").say(seat, &words::SKELETON)));
    };
    if !seat.has_cohort() {
        return node.add(el("p", "").say(seat, &results::NO_COHORT));
    }
    let (voice, head) = (seat.voice(), &report.headline);
    node.add(sentence(seat, Question::Payout, results::payout(head, voice)))
        .add(sentence(seat, Question::Paying, results::paying(head, voice)))
        .add(sentence(seat, Question::Out, results::out(head, voice)))
}

/// One sentence with its numbers large, and the button that opens its derivation.
fn sentence(seat: &Seat<'_>, question: Question, pieces: Vec<Piece>) -> Node {
    let mut said = el("span", "");
    for piece in pieces {
        said = said.add(match piece {
            Piece::Words(words) => el("span", "").text(words),
            Piece::Value(value) => el("b", "big").text(value),
        });
    }
    let name = seat.say(&results::WHY) + " " + &seat.say(&title(question));
    let why = el("button", "why")
        .attr("type", "button")
        .put("aria-label", name)
        .say(seat, &results::WHY)
        .on(On::Click, seat.ear(Message::Ask(question)));
    el("p", "sentence").add(said).text(" ".to_owned()).add(why)
}

/// The four charts: swiped on a phone, side by side on a PC, one at a time on a projector.
fn charts(seat: &Seat<'_>) -> Node {
    let scrolled = seat.ear(Message::Scrolled);
    let mut row = el("div", "charts").put("data-place", seat.own.place.to_string()).on(On::Scroll, scrolled);
    let tell = seat.tell.of(Message::Figure);
    for place in 0..CHARTS {
        let steps = match place {
            FAN => Some(counter(seat, words::FUTURE_STEP, steps(seat, Counter::Future))),
            BINS => Some(counter(seat, words::WHICH_YEAR, steps(seat, Counter::Year))),
            _ => None,
        };
        let behind = seat.own.figures.all[place].read.and_then(|read| behind(seat, place, read));
        row = row.add(figure(seat, &tell, &seat.own.figures, place, Around { steps, hint: place == FAN, behind }));
    }
    el("div", "").add(row).add(pager(seat))
}

fn steps(seat: &Seat<'_>, of: Counter) -> Steps {
    Steps {
        place: of.place(),
        now: of.now(seat),
        end: of.end(seat),
        step: [false, true].map(|forward| seat.ear(Message::Step(of, forward))),
        entered: seat.ear(Message::Entered(of)),
    }
}

/// Previous and next, for a phone and a projector.
fn pager(seat: &Seat<'_>) -> Node {
    let place = seat.own.place;
    let values = [("place", (place + 1).to_string()), ("of", CHARTS.to_string())];
    let state = seat.voice().fill(words::CHART_OF, &values);
    el("nav", "pager")
        .say_attr("aria-label", seat, &words::CHARTS)
        .add(button(seat.say(&words::PREVIOUS_CHART), seat.ear(Message::Turn(false))).flag("disabled", place == 0))
        .add(el("span", "").text(state))
        .add(button(seat.say(&words::NEXT_CHART), seat.ear(Message::Turn(true))).flag("disabled", place + 1 >= CHARTS))
}
