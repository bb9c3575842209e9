//! Where a lesson's expressions are worked out: its plans with what the core finds of them, and the trainee's own.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use super::document::{Answers, Control, Lesson, Turn, Which};
use super::quantity::Quantity;
use super::read::{MINE, put};
use crate::assembly::{self, Outcome};
use crate::check::{self, Finding};
use crate::decide::vary::{self, Dial};
use crate::equity::Register;
use crate::ledger::{self, YearLedger};
use crate::model::Model;
use crate::outcome::{self, Report};
use crate::population::Population;
use crate::safe::excerpt;
use crate::scenario::{Error, Kind, Scenario, fields};
use crate::simulate::{Engine, Tally};

/// A plan and what has been found of it so far.
pub struct Played {
    model: Model,
    /// The first village's.
    pub register: Register,
    run: OnceCell<(Tally, Report)>,
    years: RefCell<BTreeMap<String, Rc<YearLedger>>>,
    findings: OnceCell<Vec<Finding>>,
}

impl Played {
    fn new(scenario: Scenario, at: &str) -> Result<Played, Error> {
        let model = Model::new(scenario).map_err(|error| moved(error, at))?;
        let register = Population::new(&model.scenario).register(0);
        let years = RefCell::default();
        Ok(Played { model, register, run: OnceCell::new(), years, findings: OnceCell::new() })
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.model.scenario
    }

    /// Its futures.
    pub fn run(&self, at: &str) -> Result<&(Tally, Report), Error> {
        if self.run.get().is_none() {
            let mut engine = Engine::new(self.scenario().clone()).map_err(|error| moved(error, at))?;
            let tally = engine.run_all().map_err(|error| moved(error, at))?;
            let report = outcome::report_with(self.scenario(), &tally, self.findings().to_vec());
            let _ = self.run.set((tally, report));
        }
        Ok(self.run.get().expect("it was just put there"))
    }

    /// What the law says of it.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| check::findings_of(self.scenario(), &self.register))
    }

    /// How its resolutions came out.
    pub fn outcomes(&self, at: &str) -> Result<Vec<Outcome>, Error> {
        assembly::outcomes(self.scenario(), &self.model.courses).map_err(|error| moved(error, at))
    }

    fn year(&self, name: &str, which: &Which, at: &str) -> Result<Rc<YearLedger>, Error> {
        if let Some(found) = self.years.borrow().get(name) {
            return Ok(found.clone());
        }
        let made = match which {
            Which::Entered(surplus) => ledger::declared(&self.model, &self.register, surplus),
            Which::Drawn { draw, year } => ledger::of_draw(&self.model, &self.register, *draw, *year),
        };
        let made = Rc::new(made.map_err(|error| moved(error, at))?);
        self.years.borrow_mut().insert(name.to_owned(), made.clone());
        Ok(made)
    }
}

/// A mistake of a plan at the place where it is asked about.
fn moved(error: Error, at: &str) -> Error {
    Error::new(at, error.kind)
}

/// See the module.
pub struct Stage<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    plans: Vec<OnceCell<Played>>,
    mine: OnceCell<Played>,
    answers: Answers,
    named: RefCell<BTreeMap<&'a str, Quantity>>,
}

impl<'a> Stage<'a> {
    /// The lesson as it begins: the trainee has changed nothing.
    pub fn new(lesson: &'a Lesson) -> Stage<'a> {
        let plans = lesson.plans.iter().map(|_| OnceCell::new()).collect();
        let (mine, named) = (OnceCell::new(), RefCell::default());
        Stage { lesson, plans, mine, answers: Answers::default(), named }
    }

    /// The same with a trainee's answers; what was found of the lesson's own plans stays.
    ///
    /// # Errors
    /// When a control is not unlocked, a value is none or outside its range, or the plan then cannot be.
    pub fn answer(&mut self, answers: &Answers) -> Result<(), Error> {
        let scenario = worked(self.lesson, answers)?;
        let played = Played::new(scenario, "set")?;
        self.mine = OnceCell::from(played);
        self.answers = answers.clone();
        self.named.borrow_mut().clear();
        Ok(())
    }

    /// What the trainee has answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// A plan by its name; the first where none is said.
    pub fn plan(&self, name: Option<&str>, at: &str) -> Result<&Played, Error> {
        if name == Some(MINE) {
            return self.mine(at);
        }
        let wanted = name.unwrap_or(&self.lesson.plans[0].id);
        self.lesson.plan_of(at, wanted)?;
        let place = self.lesson.plans.iter().position(|plan| plan.id == wanted).unwrap_or_default();
        made(&self.plans[place], || Played::new(self.lesson.plans[place].scenario.clone(), at))
    }

    /// The trainee's own plan.
    pub fn mine(&self, at: &str) -> Result<&Played, Error> {
        made(&self.mine, || Played::new(worked(self.lesson, &Answers::default())?, at))
    }

    /// The ledger of a year of a plan.
    pub fn year(&self, plan: Option<&str>, name: &str, at: &str) -> Result<Rc<YearLedger>, Error> {
        let year = self.lesson.year_of(at, name)?;
        self.plan(plan, at)?.year(name, &year.which, at)
    }

    /// A named number that was worked out before.
    pub(super) fn kept(&self, name: &str) -> Option<Quantity> {
        self.named.borrow().get(name).copied()
    }

    /// Keeps a named number until the answers change.
    pub(super) fn keep(&self, name: &'a str, found: Quantity) {
        self.named.borrow_mut().insert(name, found);
    }
}

fn made<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T, Error>) -> Result<&T, Error> {
    if cell.get().is_none() {
        let _ = cell.set(make()?);
    }
    Ok(cell.get().expect("it was just put there"))
}

/// The task's plan with what a trainee has set.
///
/// # Errors
/// When a control is not unlocked, a value is none or outside its range, or the plan then cannot be.
pub fn worked(lesson: &Lesson, answers: &Answers) -> Result<Scenario, Error> {
    let plan = lesson.plan_of("task.plan", &lesson.task.plan)?.unwrap_or(&lesson.plans[0]);
    let mut tree = crate::tree::of(&plan.scenario);
    for name in answers.set.keys() {
        if !lesson.task.controls.iter().any(|control| control.name() == name) {
            let known = lesson.task.controls.iter().map(|control| control.name().to_owned()).collect();
            return Err(Error::new("set", Kind::Strange { name: excerpt(name), known }));
        }
    }
    for control in &lesson.task.controls {
        let Some(said) = answers.set.get(control.name()) else { continue };
        tree = control.set(tree, said)?;
    }
    Scenario::from_json(&tree.to_string())
}

impl Control {
    /// What it holds before a trainee has touched it, as answers say it.
    pub fn stands(&self, lesson: &Lesson) -> String {
        match self {
            Control::Choose(choose) => choose.ways.first().map(|way| way.id.clone()).unwrap_or_default(),
            Control::Turn(turn) => {
                let plan = lesson.plans.iter().find(|plan| plan.id == lesson.task.plan).unwrap_or(&lesson.plans[0]);
                let tree = crate::tree::of(&plan.scenario);
                let found = fields::values(&tree, &turn.path);
                let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                found.first().map(|(_, value)| text(value)).unwrap_or_default()
            }
        }
    }

    /// A scenario's tree with the control at what is said.
    fn set(&self, mut tree: Value, said: &str) -> Result<Value, Error> {
        let at = |kind: Kind| Error::new(self.name(), kind);
        match self {
            Control::Turn(turn) => {
                let dial = Dial::new(&tree, &turn.path, None)?;
                let number = vary::parse(said.trim(), dial.field)?;
                let (least, most) = turn.range(&tree)?;
                if !(least..=most).contains(&number) {
                    let [found, least, most] = [number, least, most].map(|number| vary::typed(number, dial.field.kind));
                    return Err(at(Kind::Range { found, least, most }));
                }
                let none =
                    || at(Kind::Conflict { with: dial.from.map_or_else(String::new, |from| from.path.to_owned()) });
                dial.set(&tree, number).ok_or_else(none)
            }
            Control::Choose(choose) => {
                let known = || choose.ways.iter().map(|way| way.id.clone()).collect();
                let strange = || at(Kind::Strange { name: excerpt(said), known: known() });
                let way = choose.ways.iter().find(|way| way.id == said.trim()).ok_or_else(strange)?;
                for edit in &way.set {
                    put(&mut tree, &edit.path, edit.value.clone()).map_err(at)?;
                }
                Ok(tree)
            }
        }
    }
}

impl Turn {
    /// The least and the most that may be set, in the field's smallest unit.
    ///
    /// # Errors
    /// When the scenario has no such setting, or a limit is none.
    pub fn range(&self, tree: &Value) -> Result<(i64, i64), Error> {
        let dial = Dial::new(tree, &self.path, None)?;
        let (least, most) = dial.range(tree);
        let limit =
            |said: &Option<String>, usual: i64| said.as_ref().map_or(Ok(usual), |said| vary::parse(said, dial.field));
        Ok((limit(&self.least, least)?.max(least), limit(&self.most, most)?.min(most)))
    }
}
