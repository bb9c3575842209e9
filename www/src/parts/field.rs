//! One settable number: a form element with its question, unit, range, usual value and source.

use fenhong::scenario::{Field, FieldKind, Origin};
use fenhong::typed::{self, Typed};
use fenhong::words::fields::{self, FieldWords};
use fenhong::words::{errors, number, page as words};

use crate::desk::entry;
use crate::parts::message::Common;
use crate::parts::node::{Ear, Node, On, el};
use crate::parts::seat::Sight;
use crate::parts::shared::Shared;
use crate::parts::terms::question;

/// What a settable number shows.
#[derive(PartialEq)]
struct Shown {
    /// What stands in its text field; nothing where the scenario does not have it.
    text: Option<String>,
    /// What is wrong with that.
    complaint: Option<String>,
    /// Its unit and range.
    kind: FieldKind,
}

/// A settable number at `place`; hidden where the scenario does not have it.
pub fn number_field(sight: &Sight<'_>, place: String, field: &'static Field) -> Node {
    let Some(words) = fields::words(field.path) else { return el("div", "field").flag("hidden", true) };
    let text = shown(sight, &place, field);
    let complaint = text.as_ref().and_then(|text| complaint(sight, &place, field, text));
    let shows = Shown { text, complaint, kind: field.kind_in(sight.desk.scenario()) };
    sight.once(place.clone(), shows, |shows| make(sight, &place, field, words, shows))
}

fn make(sight: &Sight<'_>, place: &str, field: &Field, words: &FieldWords, shows: &Shown) -> Node {
    let id = String::from("field-") + &place.replace('.', "-");
    let class = if shows.complaint.is_some() { "field wrong" } else { "field" };
    let label = question(sight, "label", words.question).put("for", id.clone());
    let here = Field { kind: shows.kind, ..*field };
    let help = sight.say(&words.help) + " " + &fields::range_and_usual(&here, sight.voice());
    let error = el("div", "error")
        .put("id", id.clone() + "-wrong")
        .attr("aria-live", "polite")
        .text(shows.complaint.clone().unwrap_or_default());
    el("div", class)
        .flag("hidden", shows.text.is_none())
        .add(label)
        .add(line(sight, place, field, words, &id, shows))
        .add(el("p", "help").put("id", id + "-help").text(help))
        .add(error)
}

/// The input with its unit and mark.
fn line(sight: &Sight<'_>, place: &str, field: &Field, words: &FieldWords, id: &str, shows: &Shown) -> Node {
    let described = id.to_owned() + "-help " + id + "-wrong";
    let text = shows.text.clone().unwrap_or_default();
    let input = number_input(sight, place, text, shows.complaint.is_some())
        .put("id", id.to_owned())
        .put("aria-describedby", described);
    let mark = match field.origin {
        Origin::Assumed => el("span", "mark assumed").say(sight, &words::ASSUMED_MARK),
        _ => el("span", "mark"),
    };
    el("div", "entry").add(input).add(el("span", "unit").say(sight, &words.unit)).add(mark)
}

/// A text field for a number.
pub fn number_input(sight: &Sight<'_>, place: &str, shown: String, is_wrong: bool) -> Node {
    el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .put("value", shown)
        .state("aria-invalid", is_wrong)
        .on(On::Input, sight.common(Common::Typed(place.to_owned())))
        .on(On::Leave, sight.common(Common::Left(place.to_owned())))
}

/// A field for words, which are used when they are finished: `entered` hears of that.
pub fn text_input(sight: &Sight<'_>, place: String, shown: String, entered: Ear) -> Node {
    el("input", "")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .put("value", shown)
        .on(On::Input, sight.common(Common::Typed(place.clone())))
        .on(On::Change, entered)
        .on(On::Leave, sight.common(Common::Left(place)))
}

/// The same for words of the scenario at `place`.
pub fn words_input(sight: &Sight<'_>, place: String, shown: String) -> Node {
    let entered = sight.common(Common::Entered(place.clone()));
    text_input(sight, place, shown, entered)
}

/// What the text field of a number at `place` shows: what is typed, or what the scenario says; none where the scenario
/// does not have it.
pub fn shown(shared: &Shared, place: &str, field: &Field) -> Option<String> {
    let kept = entry::kept(shared.desk.scenario(), place, field)?;
    Some(shared.drafts.get(place).map_or(kept, str::to_owned))
}

/// What is wrong at `place`, and what to do: with what is typed, or with the scenario as the core sees it.
pub fn complaint(shared: &Shared, place: &str, field: &Field, shown: &str) -> Option<String> {
    let voice = shared.voice();
    let still = || {
        let kept = entry::kept(shared.desk.scenario(), place, field).unwrap_or_default();
        voice.fill(errors::STILL, &[("kept", &kept)])
    };
    let kind = field.kind_in(shared.desk.scenario());
    let text = match typed::read(shown, kind) {
        Typed::Text(_) | Typed::Count(_) => return refused(shared, place),
        Typed::Outside => limits(shared, kind),
        Typed::TooFine => shared.say(&errors::TOO_FINE),
        Typed::Nothing | Typed::NotANumber => {
            voice.sentences(&[&shared.say(&errors::NOT_A_NUMBER), &limits(shared, kind)])
        }
    };
    Some(voice.sentences(&[&text, &still()]))
}

fn limits(shared: &Shared, kind: FieldKind) -> String {
    let (least, most) = fields::ends(kind);
    shared.voice().fill(errors::OUT_OF_RANGE, &[("least", &number(least)), ("most", &number(most))])
}

/// What the core says against the value at `place`.
pub fn refused(shared: &Shared, place: &str) -> Option<String> {
    let problem = shared.problem.as_ref().filter(|problem| problem.field == place)?;
    let text = errors::error_text(problem, shared.voice());
    Some(text.said(shared.voice()))
}
