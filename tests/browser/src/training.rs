//! The training's view as a trainee uses it: by keys, or by a finger.

use fenhong::lesson::{self, Answers, Control, Lesson, Right, Stage};
use serde_json::json;
use thirtyfour::Key;

use crate::browser::Browser;
use crate::wait::until;

/// How a trainee acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// With keys only: the focus goes there, and a key does it.
    Keys,
    /// With a finger: touches that begin and end in the middle of what is meant.
    Touch,
}

/// The training of an open page.
pub struct Training<'a> {
    browser: &'a Browser,
    by: By,
}

impl<'a> Training<'a> {
    /// The view of a page that has started.
    #[track_caller]
    pub fn of(browser: &'a Browser, by: By) -> Self {
        browser.run("location.hash = '#/train'", json!([]));
        browser.find("[data-view='train'] .lesson");
        Self { browser, by }
    }

    /// Presses a button or chooses a radio button.
    #[track_caller]
    pub fn press(&self, selector: &str) {
        until(&format!("{selector} can be used"), || {
            let script = "const found = document.querySelector(arguments[0]); return !!found && !found.disabled";
            (self.browser.run(script, json!([selector])) == true).then_some(())
        });
        match self.by {
            By::Touch => self.browser.tap(selector),
            By::Keys => {
                let is_radio = self.browser.find(selector).attribute("type").as_deref() == Some("radio");
                let key = if is_radio { " ".to_owned() } else { char::from(Key::Enter).to_string() };
                self.browser.find(selector).type_text(&key);
            }
        }
    }

    /// Opens the lesson of a place.
    #[track_caller]
    pub fn open(&self, place: usize) {
        self.press(&format!(".lesson:nth-child({}) button", place + 1));
        self.browser.find(".step .told");
    }

    /// Goes on to the next step, whose number is this.
    #[track_caller]
    pub fn next(&self, step: usize) {
        self.press(".lesson-ways .next-step");
        self.until_step(step);
    }

    /// Waits until the step of a number, from 1, is at hand and has the focus.
    #[track_caller]
    pub fn until_step(&self, step: usize) {
        let script = "return [...document.querySelectorAll('.lesson-steps button')] \
            .findIndex((button) => button.ariaCurrent === 'step' || button.getAttribute('aria-current') === 'step') + 1";
        until(&format!("step {step}"), || (self.browser.run(script, json!([])) == step).then_some(()));
    }

    /// Answers the question at hand rightly.
    #[track_caller]
    pub fn answer(&self, stage: &Stage<'_>, question: &lesson::Question) {
        let right = Right::of(stage, question).expect("it can be worked out");
        match right.number() {
            None => {
                let places = lesson::right_choices(stage, question).expect("it can be worked out");
                self.press(&format!(".question .radio:nth-of-type({}) input", places[0] + 1));
            }
            Some(number) => self.browser.find("#lesson-number").fill(&typed(number)),
        }
        self.press(".question .main-command");
    }

    /// Sets and fills in what answers say, and tries it.
    #[track_caller]
    pub fn attempt(&self, lesson: &Lesson, answers: &Answers) {
        for (place, control) in lesson.task.controls.iter().enumerate() {
            let set = answers.set.get(control.name()).cloned();
            let value = set.unwrap_or_else(|| control.stands(lesson));
            match control {
                Control::Turn(turn) => {
                    let kind = fenhong::scenario::fields::field(&turn.path).expect("a setting").kind;
                    let shown = fenhong::typed::show(&value, kind);
                    self.browser.find(&format!("#lesson-control-{place}")).fill(&shown);
                }
                Control::Choose(_) => self.press(&format!("input[name='lesson-way-{place}'][value='{value}']")),
            }
        }
        for (blank, value) in &answers.fill {
            self.browser.find(&format!("#lesson-blank-{blank}")).fill(value);
        }
        self.press(".task > .commands .main-command");
    }

    /// Waits until the feedback says something.
    #[track_caller]
    pub fn until_feedback(&self, text: &str) {
        self.browser.until_text("#lesson-feedback", text);
    }
}

/// A number as a trainee types it: a part in percent.
fn typed(number: lesson::Quantity) -> String {
    match number {
        lesson::Quantity::Money(amount) => amount.to_string(),
        lesson::Quantity::Part(part) => fenhong::units::Rate::new(part.ppm() * 100).to_string(),
        lesson::Quantity::Count(count) => count.to_string(),
        other => panic!("nobody types {other:?}"),
    }
}
