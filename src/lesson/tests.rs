//! The shipped lessons, worked out; and what is refused of one that is not right.

use serde_json::{Value, json};

use super::*;
use crate::scenario::{Error, Kind};

fn tree(place: usize) -> Value {
    serde_json::from_str(LESSONS[place]).expect("JSON")
}

fn read(tree: &Value) -> Result<Lesson, Error> {
    Lesson::from_json(&tree.to_string())
}

/// The faults of a lesson that can be read.
fn faults(tree: &Value) -> Vec<(String, FaultKind)> {
    let lesson = read(tree).expect("it can be read");
    check(&lesson).expect("it can be worked out").faults.into_iter().map(|fault| (fault.field, fault.kind)).collect()
}

fn refused(tree: &Value) -> (String, Kind) {
    let error = read(tree).expect_err("it cannot be read");
    (error.field, error.kind)
}

#[test]
fn every_shipped_lesson_is_without_fault_and_short_of_breath_for_nobody() {
    for (place, lesson) in all().iter().enumerate() {
        let looked = check(lesson).unwrap_or_else(|error| panic!("{}: {error}", lesson.id));
        assert_eq!(looked.faults, [], "{}", lesson.id);
        assert!(looked.median <= LONGEST && looked.numbers >= 10, "{}: {looked:?}", lesson.id);
        assert_eq!(find(&lesson.id).as_ref(), Some(lesson));
        assert_eq!(find(&(place + 1).to_string()).as_ref(), Some(lesson));
    }
    assert!(find("0").is_none() && find("nothing").is_none() && at(COUNT).is_none());
}

#[test]
fn solutions_pass_and_mistakes_fail_at_a_number_or_a_goal() {
    for lesson in all() {
        let mut stage = Stage::new(&lesson);
        let right = attempt(&mut stage, &lesson.task.passes).expect("an answer");
        assert!(right.passed(), "{}: {right:?}", lesson.id);
        let wrong = attempt(&mut stage, &lesson.task.fails).expect("an answer");
        assert!(!wrong.passed(), "{}", lesson.id);
        assert!(wrong.goals.contains(&false), "{}: the mistake is only a wrong number", lesson.id);
        // What is found of a plan stays when another answer is tried.
        assert_eq!(attempt(&mut stage, &lesson.task.passes).expect("an answer"), right, "{}", lesson.id);
    }
}

#[test]
fn a_rule_that_changes_makes_a_lesson_fail() {
    let mut changed = tree(0);
    changed["plans"][1]["set"][0]["value"] = json!("-3000.00");
    let found = faults(&changed);
    assert!(found.contains(&("task.passes".to_owned(), FaultKind::SolutionFails)), "{found:?}");
    let mut changed = tree(2);
    changed["plans"][0]["set"][3]["value"][0]["votes_for"] = json!(17);
    let found = faults(&changed);
    assert!(found.contains(&("guess.choices".to_owned(), FaultKind::RightAnswers { right: 0 })), "{found:?}");
}

#[test]
fn unknown_fields_and_names_are_refused_by_name_and_place() {
    let strange = |(field, kind): (String, Kind), name: &str| {
        let Kind::Strange { name: found, known } = kind else { panic!("{field}: {kind:?}") };
        assert_eq!(found, name);
        (field, known)
    };
    let mut lesson = tree(0);
    lesson["task"]["gaols"] = json!([]);
    assert_eq!(strange(refused(&lesson), "gaols").0, "task.gaols");
    let mut lesson = tree(0);
    lesson["figures"][0]["is"] = json!({ "figure": "dividend-per-cow" });
    let (field, known) = strange(refused(&lesson), "dividend-per-cow");
    assert!(field == "figures.0.is.figure" && known.contains(&"share-dividend".to_owned()));
    let mut lesson = tree(0);
    lesson["figures"][0]["is"] = json!({ "figure": "par", "of": "elsewhere" });
    assert_eq!(strange(refused(&lesson), "elsewhere").0, "figures.0.is.of");
    let mut lesson = tree(0);
    lesson["story"][0]["en"] = json!("{nothing}");
    assert_eq!(strange(refused(&lesson), "nothing").0, "story.0.en");
    let mut lesson = tree(0);
    lesson["plans"][0]["from"] = json!("village:nowhere");
    assert_eq!(strange(refused(&lesson), "village:nowhere").0, "plans.0.from");
    let mut lesson = tree(0);
    lesson["guess"]["choices"][0]["holds"] = json!({ "near": [] });
    assert_eq!(strange(refused(&lesson), "near").0, "guess.choices.0.holds");
}

#[test]
fn a_number_is_made_of_those_before_it_only() {
    let mut lesson = tree(0);
    lesson["figures"][0]["is"] = json!({ "name": "surplus" });
    let (field, kind) = refused(&lesson);
    assert!(field == "figures.0.is" && matches!(kind, Kind::Strange { .. }), "{field} {kind:?}");
    lesson["figures"][0]["is"] = json!({ "name": "hives" });
    assert!(read(&lesson).is_err(), "nor of itself");
}

#[test]
fn mistakes_of_form_say_where_they_are() {
    let mut lesson = tree(0);
    lesson["format"] = json!("fenhong-lesson/2");
    assert!(matches!(refused(&lesson), (field, Kind::Version { .. }) if field == "format"));
    let mut lesson = tree(0);
    lesson["story"][0]["zh"] = json!("{hives");
    assert!(matches!(refused(&lesson), (field, Kind::Shape { .. }) if field == "story.0.zh"));
    let mut lesson = tree(0);
    lesson["recap"][1]["zh"] = json!(" ");
    assert_eq!(refused(&lesson), ("recap.1.zh".to_owned(), Kind::Nameless));
    let mut lesson = tree(0);
    lesson["plans"][1]["set"][0]["path"] = json!("village.coops.7.undistributed");
    assert!(matches!(refused(&lesson), (field, Kind::Unknown { .. }) if field == "plans.1.set.0.path"));
    let mut lesson = tree(0);
    lesson["plans"][1]["set"][0] = json!({ "path": "scheme.control", "value": "2" });
    assert!(matches!(refused(&lesson), (field, Kind::Range { .. }) if field == "plans.1.from.scheme.control"));
    let mut lesson = tree(0);
    lesson["figures"][1]["name"] = json!("hives");
    assert_eq!(refused(&lesson), ("figures.1".to_owned(), Kind::Duplicate { id: "hives".to_owned() }));
    let mut lesson = tree(0);
    lesson["task"]["goals"][0]["holds"] = json!({ "at-least": [{ "count": 1 }] });
    assert_eq!(refused(&lesson), ("task.goals.0.holds.at-least".to_owned(), Kind::Number { found: 1, wanted: 2 }));
    let mut lesson = tree(0);
    lesson["years"][0]["draw"] = json!(0);
    assert!(matches!(refused(&lesson), (field, Kind::Range { .. }) if field == "years.0.draw"));
}

#[test]
fn what_cannot_be_worked_out_is_an_error_where_it_is_asked() {
    let failed = |place: usize, is: Value| {
        let mut lesson = tree(place);
        lesson["figures"][0]["is"] = is;
        let error = check(&read(&lesson).expect("it can be read")).expect_err("it cannot be worked out");
        (error.field, error.kind)
    };
    let units = failed(0, json!({ "sum": [{ "count": 1 }, { "money": "1.00" }] }));
    assert!(matches!(units, (field, Kind::Units { .. }) if field == "figures.0.is"));
    let missing = failed(0, json!({ "figure": "surplus" }));
    assert_eq!(missing, ("figures.0.is.year".to_owned(), Kind::Missing));
    let nobody = failed(0, json!({ "figure": "persons", "household": 77 }));
    assert_eq!(nobody, ("figures.0.is.household".to_owned(), Kind::Unknown { id: "77".to_owned() }));
    let setting = failed(0, json!({ "figure": "setting", "path": "village.cows" }));
    assert_eq!(setting, ("figures.0.is.path".to_owned(), Kind::Unknown { id: "village.cows".to_owned() }));
    let kind = failed(0, json!({ "figure": "findings", "kind": "no-such-thing" }));
    assert!(matches!(kind, (field, Kind::Strange { .. }) if field == "figures.0.is.kind"));
    let truth = failed(0, json!({ "not": { "count": 1 } }));
    assert!(matches!(truth, (field, Kind::Units { .. }) if field == "figures.0.is"));
}

#[test]
fn faults_of_teaching_are_found() {
    let mut lesson = tree(0);
    lesson["story"][0]["en"] = json!("It sold honey for 120000 yuan.");
    let own = FaultKind::OwnNumber { said: "120000 y".to_owned() };
    assert_eq!(faults(&lesson), [("story.0.en".to_owned(), own)]);
    let mut lesson = tree(0);
    lesson["guess"]["choices"][0]["holds"] = json!({ "equal": [{ "count": 1 }, { "count": 1 }] });
    assert_eq!(faults(&lesson), [("guess.choices".to_owned(), FaultKind::RightAnswers { right: 2 })]);
    let mut lesson = tree(0);
    lesson["task"]["fails"] = lesson["task"]["passes"].clone();
    assert_eq!(faults(&lesson), [("task.fails".to_owned(), FaultKind::MistakePasses)]);
    let mut lesson = tree(0);
    lesson["task"]["blanks"] = json!([]);
    lesson["task"]["passes"]["fill"] = json!({});
    lesson["task"]["fails"]["fill"] = json!({});
    let target = lesson["figures"].as_array_mut().expect("a list").iter_mut().find(|one| one["name"] == "target");
    target.expect("a target")["is"] = json!({ "money": "1.00" });
    assert_eq!(faults(&lesson), [("task.goals".to_owned(), FaultKind::DoneBefore)]);
    let mut lesson = tree(0);
    let leaves = json!({ "figure": "usual", "status": "leaving" });
    lesson["figures"][0]["is"] = leaves;
    assert_eq!(faults(&lesson), [("figures.0.is".to_owned(), FaultKind::OfNobody)]);
    let mut lesson = tree(0);
    let sentences = ("\u{957f}".repeat(41) + "\u{3002}").repeat(2);
    let long: Vec<Value> = (0..60).map(|_| json!({ "zh": sentences, "en": "Long." })).collect();
    lesson["recap"] = json!(long);
    assert_eq!(faults(&lesson), [("story".to_owned(), FaultKind::LongSentences { median: 41 })]);
}

#[test]
fn an_answer_stays_within_what_is_unlocked() {
    let lesson = at(0).expect("the first");
    let mut stage = Stage::new(&lesson);
    let mut tried = |set: &[(&str, &str)], fill: &[(&str, &str)]| {
        let owned =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        attempt(&mut stage, &Answers { set: owned(set), fill: owned(fill) }).map_err(|error| (error.field, error.kind))
    };
    let reserve = "scheme.surplus.reserve";
    assert!(matches!(tried(&[("scheme.control", "0.2")], &[]), Err((field, Kind::Strange { .. })) if field == "set"));
    assert!(matches!(tried(&[(reserve, "0.6")], &[]), Err((field, Kind::Range { .. })) if field == reserve));
    assert!(matches!(tried(&[(reserve, "many")], &[]), Err((field, Kind::Shape { .. })) if field == reserve));
    assert!(matches!(tried(&[], &[("cows", "3")]), Err((field, Kind::Strange { .. })) if field == "fill"));
    assert!(matches!(tried(&[], &[("shared", "many")]), Err((field, Kind::Shape { .. })) if field == "fill.shared"));
    let empty = tried(&[], &[("shared", " ")]).expect("an answer");
    assert_eq!((empty.blanks, empty.goals), (vec![None; 4], vec![false, true, true]));
    // As people type it: full-width digits, in ten thousands.
    let typed = tried(&[], &[("shared", "\u{ff12}.34\u{4e07}")]).expect("an answer");
    assert_eq!(typed.blanks[1], Some(true));
}

#[test]
fn a_guess_is_right_near_or_off() {
    let lesson = find("good-and-bad-years").expect("a lesson");
    let stage = Stage::new(&lesson);
    let truth = lesson.guess.number.as_ref().expect("a number").truth.value(&stage).expect("a part");
    let Quantity::Part(part) = truth else { panic!("{truth:?}") };
    let percent = |more: i64| crate::units::Rate::new(part.ppm() * 100 + more * 1_000_000).to_string();
    let right = Right::of(&stage, &lesson.guess).expect("it can be worked out");
    let fares = |said: &str| right.fares(&lesson.guess, said).map_err(|error| error.kind);
    assert_eq!(fares(&percent(0)), Ok(Guessed::Right));
    assert_eq!(fares(&percent(-5)), Ok(Guessed::Near));
    assert_eq!(fares(&percent(-6)), Ok(Guessed::Off));
    assert!(matches!(fares("?"), Err(Kind::Shape { .. })));
    let lesson = at(0).expect("the first");
    let stage = Stage::new(&lesson);
    let right = Right::of(&stage, &lesson.guess).expect("it can be worked out");
    let fares = |said: &str| right.fares(&lesson.guess, said).map_err(|error| error.kind);
    assert_eq!((fares("C"), fares("A")), (Ok(Guessed::Right), Ok(Guessed::Off)));
    assert!(matches!(fares("D"), Err(Kind::Strange { .. })));
}

#[test]
fn what_a_page_shows_of_a_lesson_comes_back_from_its_bytes() {
    for lesson in all() {
        let told = Told::of(&lesson, &lesson.task.passes).expect("an answer");
        assert!(told.tried.passed() && told.shown.len() == lesson.reveal.show.len(), "{}", lesson.id);
        assert!(lesson.reveal.show.iter().filter(|show| show.what.is_chart()).count() <= MOST_CHARTS, "{}", lesson.id);
        assert_eq!(Told::from_bytes(&told.to_bytes()), Some(told), "{}", lesson.id);
        for (show, seen) in lesson.reveal.show.iter().zip(Told::of(&lesson, &Answers::default()).expect("none").shown) {
            match seen {
                Seen::Report(bytes) => assert!(crate::Report::from_bytes(&bytes).is_some(), "{show:?}"),
                Seen::Ledger(bytes) => assert!(crate::YearLedger::from_bytes(&bytes).is_some(), "{show:?}"),
                Seen::Findings(found) => assert!(!found.is_empty(), "{show:?}"),
            }
        }
    }
    assert_eq!(Told::from_bytes(&[1, 2]), None);
}
