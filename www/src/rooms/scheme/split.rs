//! The share split: one bar of three parts with two handles, and three number fields; always the whole.

use fenhong::typed;
use fenhong::units::Rate;
use fenhong::words::{Text, fields, page as words, percent};

use crate::desk::split::{PATH, PLACES, Parts, STEP};
use crate::parts::field::{complaint, number_input, refused, shown};
use crate::parts::node::{Node, On, el};
use crate::rooms::scheme::state::{Message, Seat};

/// Each part's name, class in the bar and class of its field.
const LOOKS: [(Text, &str, &str); 3] = [
    (words::COLLECTIVE, "part collective", "part-field collective"),
    (words::PAID_IN, "part paid-in", "part-field paid_in"),
    (words::ALLOCATED, "part allocated", "part-field allocated"),
];

/// The share split; hidden where the scenario holds a roster.
pub fn split_field(seat: &Seat<'_>) -> Node {
    let found = Parts::of(seat.desk.scenario());
    let parts = found.unwrap_or(Parts([Rate::ONE.ppm(), 0, 0]));
    let mut fields = el("div", "split-parts");
    for part in 0..3 {
        fields = fields.add(part_field(seat, part));
    }
    el("fieldset", "field split")
        .flag("hidden", found.is_none())
        .add(el("legend", "").say(seat, &words::SPLIT))
        .add(bar(seat, parts))
        .add(fields)
        .add(el("p", "hint").say(seat, &words::SPLIT_HELP))
        .add(el("p", "breach").text(breach(seat, parts).unwrap_or_default()))
        .add(el("div", "error").attr("id", WRONG).attr("aria-live", "polite").text(wrong(seat).unwrap_or_default()))
}

/// The place of the sentence about a part that is no part.
const WRONG: &str = "split-wrong";

/// What is wrong with what is typed for a part, under its name; or with the whole, as the core sees it.
fn wrong(seat: &Seat<'_>) -> Option<String> {
    let of_part = |part: usize| {
        let (place, name) = (PLACES[part], LOOKS[part].0);
        let field = fenhong::scenario::fields::at(place)?;
        let why = complaint(seat, place, field, &shown(seat, place, field)?)?;
        Some(seat.voice().fill(words::OF_PART, &[("part", &seat.say(&name)), ("why", &why)]))
    };
    (0..3).find_map(of_part).or_else(|| refused(seat, PATH))
}

/// Says when the collective holds less than the charter wants.
fn breach(seat: &Seat<'_>, parts: Parts) -> Option<String> {
    let wanted: Rate = seat.desk.text("scheme.control")?.parse().ok()?;
    let held = Rate::new(parts.0[0]);
    let (held_words, wanted_words) = (percent(held), percent(wanted));
    let values = [("held", held_words.as_str()), ("wanted", wanted_words.as_str())];
    (held < wanted).then(|| seat.voice().fill(words::CONTROL_BREACH, &values))
}

fn bar(seat: &Seat<'_>, parts: Parts) -> Node {
    let mut bar = el("div", "split-bar").on(On::Move, seat.ear(Message::Drag));
    for (size, look) in parts.0.into_iter().zip(LOOKS) {
        bar = bar.add(el("div", look.1).put(":width", in_css(size)));
    }
    bar.add(handle(seat, parts, 0, words::SPLIT_HANDLE_LEFT)).add(handle(seat, parts, 1, words::SPLIT_HANDLE_RIGHT))
}

fn in_css(size: i64) -> String {
    typed::in_hundredths(Rate::new(size)) + "%"
}

fn handle(seat: &Seat<'_>, parts: Parts, part: usize, name: Text) -> Node {
    let place = parts.handle(part);
    el("div", "handle")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .say_attr("aria-label", seat, &name)
        .put("aria-valuetext", state(seat, parts))
        .put("aria-valuenow", (place / STEP).to_string())
        .put(":left", in_css(place))
        .on(On::Press, seat.ear(Message::Hold(part)))
        .on(On::Key, seat.ear(Message::Slide(part)))
}

fn state(seat: &Seat<'_>, parts: Parts) -> String {
    let [collective, paid_in, allocated] = parts.0.map(|part| percent(Rate::new(part)));
    let values = [("collective", collective.as_str()), ("paid_in", &paid_in), ("allocated", &allocated)];
    seat.voice().fill(words::SPLIT_STATE, &values)
}

fn part_field(seat: &Seat<'_>, part: usize) -> Node {
    let (name, _, class) = LOOKS[part];
    let place = PLACES[part];
    let field = fenhong::scenario::fields::at(place).expect("the parts of the split are fields");
    let typed = shown(seat, place, field).unwrap_or_default();
    let is_wrong = !matches!(typed::read(&typed, field.kind), typed::Typed::Text(_));
    let question = fields::words(field.path).expect("every field has its words").question;
    let input = number_input(seat, place, typed, is_wrong).attr("aria-describedby", WRONG);
    let line = el("span", "entry").add(input).add(el("span", "unit").text("%".to_owned()));
    el("label", class).say_attr("title", seat, &question).add(el("span", "").say(seat, &name)).add(line)
}
