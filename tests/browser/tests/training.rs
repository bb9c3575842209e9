//! The training: every lesson from its story to its last question, by keys and by a finger on a phone, in both languages.

use fenhong::lesson::{self, Lesson, Quantity, Stage};
use fenhong::words::{Lang, Voice, lesson as words};
use fenhong_browser_tests::training::{By, Training};
use fenhong_browser_tests::{Browser, Key, Scheme, Screen, until};
use serde_json::json;

fn started(lang: Lang, screen: Screen) -> Browser {
    let browser = Browser::start();
    browser.screen(screen);
    browser.open_site("#/train");
    browser.find(".lesson");
    if lang == Lang::En {
        Scheme::of(&browser).switch_language();
        browser.until_text(".lessons h2", "Training");
    }
    browser
}

/// Nothing is wider than the screen.
#[track_caller]
fn fits(browser: &Browser, place: &str) {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.run(script, json!([])), 0, "{place}");
}

/// A lesson's texts with the numbers of these answers.
fn spoken(lesson: &Lesson, numbers: &[Quantity], lang: Lang) -> words::Spoken {
    words::Spoken::new(&lesson.figures, numbers, Voice::new(lang, Some(lesson.date())))
}

/// Goes through a lesson: the mistake first, then a hint, then the solution.
fn finish(browser: &Browser, training: &Training<'_>, place: usize, lang: Lang) {
    let lesson = lesson::at(place).expect("a lesson");
    let mut stage = Stage::new(&lesson);
    training.open(place);
    fits(browser, &lesson.id);
    training.next(2);
    training.answer(&stage, &lesson.guess);
    training.until_step(3);
    let begun = lesson::standing(&stage).expect("it can be worked out");
    browser.until_text(".judged", &spoken(&lesson, &begun.numbers, lang).say(&lesson.guess.told));
    fits(browser, &lesson.id);
    training.next(4);

    let wrong = lesson::attempt(&mut stage, &lesson.task.fails).expect("an answer");
    training.attempt(&lesson, &lesson.task.fails);
    let missed = lesson.task.goals.iter().zip(&wrong.goals).find(|(_, met)| !**met).expect("a goal that is missed");
    training.until_feedback(&spoken(&lesson, &wrong.numbers, lang).say(&missed.0.missed));
    assert!(!browser.find(".next-step").is_enabled(), "{}: the mistake leads on", lesson.id);
    training.press(".hints button");
    browser.until_text(".hints", &spoken(&lesson, &wrong.numbers, lang).say(&lesson.task.hints[0]));
    fits(browser, &lesson.id);

    let right = lesson::attempt(&mut stage, &lesson.task.passes).expect("an answer");
    training.attempt(&lesson, &lesson.task.passes);
    training.until_feedback(&spoken(&lesson, &right.numbers, lang).say(&lesson.task.done));
    training.next(5);
    browser.find(".recap-card li");
    training.next(6);
    training.answer(&stage, &lesson.exit);
    browser.until_text(".finished", words::FINISHED.get(lang));
    fits(browser, &lesson.id);
    training.press(".lesson-head button");
    browser.until_text(&format!(".lesson:nth-child({}) .learnt", place + 1), words::LEARNT.get(lang));
}

fn every_lesson(lang: Lang, by: By) {
    let browser = started(lang, Screen::PHONE);
    let training = Training::of(&browser, by);
    for place in 0..lesson::COUNT {
        finish(&browser, &training, place, lang);
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn every_lesson_is_finished_by_keys_in_chinese() {
    every_lesson(Lang::Zh, By::Keys);
}

#[test]
fn every_lesson_is_finished_by_keys_in_english() {
    every_lesson(Lang::En, By::Keys);
}

#[test]
fn every_lesson_is_finished_by_touch_in_chinese() {
    every_lesson(Lang::Zh, By::Touch);
}

#[test]
fn every_lesson_is_finished_by_touch_in_english() {
    every_lesson(Lang::En, By::Touch);
}

#[test]
fn a_lesson_from_the_disk_is_kept_and_leaves_the_desk_alone() {
    let browser = Browser::start();
    browser.open_file("");
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", "算完");
    let before = scheme.fingerprint();
    let training = Training::of(&browser, By::Keys);
    finish(&browser, &training, 0, Lang::Zh);
    browser.run("location.hash = '#/scheme'", json!([]));
    scheme.until_fingerprint(&before);
    browser.reload();
    let training = Training::of(&browser, By::Keys);
    browser.until_text(".lesson:first-child .learnt", words::LEARNT.get(Lang::Zh));
    // What was set and filled in is there again.
    training.press(".lesson:first-child button");
    browser.find("#lesson-step");
    training.press(".lesson-steps li:nth-child(4) button");
    until("the blank holds what was filled in", || {
        let lesson = lesson::at(0).expect("the first");
        (browser.find("#lesson-blank-shared").value() == lesson.task.passes.fill["shared"]).then_some(())
    });
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn what_happens_opens_its_ledgers_and_the_card_prints_alone() {
    let browser = started(Lang::Zh, Screen::PC);
    let training = Training::of(&browser, By::Keys);
    let place = lesson::all().iter().position(|lesson| lesson.id == "good-and-bad-years").expect("a lesson");
    let lesson = lesson::at(place).expect("a lesson");
    let stage = Stage::new(&lesson);
    training.open(place);
    training.next(2);
    // Before the guess the answer is on no screen.
    let answer = spoken(&lesson, &lesson::standing(&stage).expect("numbers").numbers, Lang::Zh).say(&lesson.guess.told);
    assert!(!browser.run("return document.body.textContent", json!([])).as_str().expect("text").contains(&answer));
    training.answer(&stage, &lesson.guess);
    training.until_step(3);
    browser.find(".lesson-show:not([hidden]) .drawing svg");
    training.press(".lesson-show:not([hidden]) .why");
    browser.find("dialog[open] .picks button").click();
    browser.find("dialog[open] .ledger table");
    browser.find("dialog[open] .dialog-head button").click();
    training.next(4);
    training.attempt(&lesson, &lesson.task.passes);
    training.next(5);
    let paper = browser.print_as_asked("training-card");
    assert_eq!(fenhong_browser_tests::pages(&paper), 1);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn on_a_projector_a_step_fills_the_screen_and_a_clicker_turns_it() {
    let browser = started(Lang::Zh, Screen { width: 1280, height: 720, dots: 1, touch: false });
    let training = Training::of(&browser, By::Keys);
    Scheme::of(&browser).command("投影");
    training.open(0);
    // Every text of the step can be read from a back row.
    let small = "return [...document.querySelectorAll('.lesson-open *')].filter((one) => one.checkVisibility() && \
        [...one.childNodes].some((text) => text.nodeType === 3 && text.data.trim()) && \
        parseFloat(getComputedStyle(one).fontSize) < 28).map((one) => one.outerHTML.slice(0, 80))";
    assert_eq!(browser.run(small, json!([])), json!([]));
    fits(&browser, "the projector");
    browser.press(Key::PageDown);
    training.until_step(2);
    assert_eq!(browser.run(small, json!([])), json!([]));
    // Nobody has guessed: what happens is not shown.
    browser.press(Key::PageDown);
    browser.press(Key::PageUp);
    training.until_step(1);
    browser.press(Key::Escape);
    until("the projector is left", || {
        (browser.run("return document.documentElement.dataset.projector", json!([])) == "off").then_some(())
    });
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
