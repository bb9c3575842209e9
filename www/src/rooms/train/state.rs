//! What the training's view holds, and what can happen in it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use fenhong::YearLedger;
use fenhong::chart::Chart;
use fenhong::lesson::{self, Answers, Lesson, MOST_CHARTS, Seen, Shown, Told};
use fenhong::outcome::Report;
use fenhong::scenario::{Error, Scenario, tree};
use fenhong::words::{Voice, figures};
use serde_json::{Value, json};

use crate::parts::figure::{self, Figures, Space};
use crate::parts::planner::Recall;
use crate::parts::results::household_line;
use crate::parts::seat;
use crate::parts::shared::Shared;

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// A step of a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The story.
    #[default]
    Story,
    /// The guess.
    Guess,
    /// What happens.
    Reveal,
    /// The task.
    Task,
    /// What stays.
    Recap,
    /// The last question.
    Exit,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Step; 6] = [Step::Story, Step::Guess, Step::Reveal, Step::Task, Step::Recap, Step::Exit];

    /// Its place, from 0.
    pub fn place(self) -> usize {
        self as usize
    }
}

/// Which question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The guess.
    Guess,
    /// The last one.
    Exit,
}

/// What can happen in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open a lesson.
    Open(usize),
    /// Back to the list.
    Close,
    /// Go to a step.
    Go(Step),
    /// A choice of a question.
    Choose(Asked, usize),
    /// The number that a question asks for was typed.
    Typed(Asked),
    /// The answer to a question stands.
    Answer(Asked),
    /// A number of a control was typed.
    Turn(usize),
    /// A way of a control is chosen.
    Way(usize, usize),
    /// A blank was filled in.
    Fill(usize),
    /// Try what is set and filled in.
    Try,
    /// One more hint.
    Hint,
    /// Begin the lesson anew.
    Again,
    /// Something with a chart.
    Figure(figure::Message),
}

/// How far a trainee is in a lesson, and with what answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The step at hand.
    pub step: Step,
    /// The furthest one.
    pub reached: Step,
    /// The guess, and whether it stands.
    pub guess: (String, bool),
    /// What is set and filled in; texts as they are typed.
    pub answers: Answers,
    /// Whether that was tried.
    pub tried: bool,
    /// Hints that were asked for.
    pub hints: usize,
    /// Whether the task was done once.
    pub passed: bool,
    /// The last answer, and whether it stands.
    pub exit: (String, bool),
}

impl Progress {
    /// Whether the lesson is finished.
    pub fn is_done(&self) -> bool {
        self.passed && self.exit.1
    }

    /// The next step, or the one before; none where there is none, or it is not time for it. What happens comes after the
    /// guess only; alone one goes on once the task is done, in a room when the trainer does.
    pub fn turned(&self, forward: bool, in_room: bool) -> Option<Step> {
        let at = self.step.place();
        if !forward {
            return at.checked_sub(1).map(|at| Step::ALL[at]);
        }
        let may = match self.step {
            Step::Guess => self.guess.1,
            Step::Task => self.passed || in_room,
            _ => true,
        };
        Step::ALL.get(at + 1).copied().filter(|_| may)
    }

    /// The answer to a question.
    pub fn said(&self, asked: Asked) -> &(String, bool) {
        match asked {
            Asked::Guess => &self.guess,
            Asked::Exit => &self.exit,
        }
    }

    fn json(&self) -> Value {
        json!({
            "step": self.step.place(), "reached": self.reached.place(), "guess": self.guess, "exit": self.exit,
            "set": self.answers.set, "fill": self.answers.fill, "tried": self.tried, "hints": self.hints,
            "passed": self.passed,
        })
    }

    /// What was kept; what is damaged begins anew.
    fn of(kept: &Value) -> Progress {
        let step = |name: &str| {
            let place = kept[name].as_u64().unwrap_or(0) as usize;
            Step::ALL.get(place).copied().unwrap_or_default()
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let said = |name: &str| (text(&kept[name][0]), kept[name][1] == true);
        let texts = |name: &str| -> BTreeMap<String, String> {
            let fields = kept[name].as_object().into_iter().flatten();
            fields.map(|(name, value)| (name.clone(), text(value))).collect()
        };
        Progress {
            step: step("step"),
            reached: step("reached"),
            guess: said("guess"),
            answers: Answers { set: texts("set"), fill: texts("fill") },
            tried: kept["tried"] == true,
            hints: kept["hints"].as_u64().unwrap_or(0) as usize,
            passed: kept["passed"] == true,
            exit: said("exit"),
        }
    }
}

/// What is shown of a lesson's plan.
pub enum Show {
    /// A report.
    Report(Box<Report>),
    /// A year's ledger.
    Ledger(Box<YearLedger>),
    /// What the law says.
    Findings(Vec<fenhong::Finding>),
}

/// What the core found for the lesson that is open.
pub struct Found {
    /// All of it.
    pub told: Told,
    /// What is shown, in the lesson's order; none where it cannot be read.
    pub shows: Vec<Option<Show>>,
}

/// See the module.
pub struct State {
    lessons: OnceCell<Vec<Lesson>>,
    /// The lesson that is open.
    pub open: Option<usize>,
    /// How far each is, by the lesson's place.
    pub progress: Vec<Progress>,
    /// What was found for the open one.
    pub found: Option<Found>,
    /// Why the last answer cannot be tried.
    pub error: Option<Error>,
    /// Whether the core works something out.
    pub is_waiting: bool,
    /// How many questions were asked of the core: answers to an earlier one are not taken for the next one's.
    pub asked: u32,
    /// What was kept on the last visit.
    pub recall: Recall,
    /// The charts of what happens.
    pub figures: Figures,
}

impl Default for State {
    fn default() -> State {
        State {
            lessons: OnceCell::new(),
            open: None,
            progress: vec![Progress::default(); lesson::COUNT],
            found: None,
            error: None,
            is_waiting: false,
            asked: 0,
            recall: Recall::default(),
            figures: Figures::new(MOST_CHARTS, Space::UNDER_FINDING),
        }
    }
}

impl State {
    /// The lessons, read when they are first asked for.
    pub fn lessons(&self) -> &[Lesson] {
        self.lessons.get_or_init(lesson::all)
    }

    /// The lesson that is open.
    pub fn lesson(&self) -> Option<&Lesson> {
        self.lessons().get(self.open?)
    }

    /// How far it is.
    pub fn now(&self) -> Option<&Progress> {
        self.progress.get(self.open?)
    }

    /// How far all are, for the next visit; by name, as lessons may come before others.
    pub fn kept(&self) -> String {
        let one = |(lesson, progress): (&Lesson, &Progress)| (lesson.id.clone(), progress.json());
        let all: serde_json::Map<String, Value> = self.lessons().iter().zip(&self.progress).map(one).collect();
        Value::Object(all).to_string()
    }

    /// Goes on from the last visit.
    pub fn go_on(&mut self, text: &str) {
        let Ok(kept) = tree(text) else { return };
        let all = self.lessons().iter().map(|lesson| Progress::of(&kept[&lesson.id])).collect();
        self.progress = all;
    }

    /// The scenario of what is shown at a place.
    pub fn scenario(&self, place: usize) -> Option<&Scenario> {
        let lesson = self.lesson()?;
        let show = lesson.reveal.show.get(place)?;
        lesson.plans.iter().find(|plan| plan.id == show.of).map(|plan| &plan.scenario)
    }

    /// The places of what is drawn, in the order of the charts.
    pub fn charts(&self) -> Vec<usize> {
        let shows = self.lesson().map_or(&[][..], |lesson| &lesson.reveal.show[..]);
        shows.iter().enumerate().filter(|(_, show)| show.what.is_chart()).map(|(place, _)| place).collect()
    }

    /// The chart of a place among the charts.
    pub fn chart(&self, shared: &Shared, chart: usize) -> Option<Chart> {
        let place = *self.charts().get(chart)?;
        let (lesson, found) = (self.lesson()?, self.found.as_ref()?);
        let Some(Show::Report(report)) = found.shows.get(place)? else { return None };
        let voice = Voice::new(shared.settings.lang, Some(lesson.date()));
        match lesson.reveal.show[place].what {
            Shown::Fan => figures::fan(report, 0, voice),
            Shown::Way => figures::flow_of_revenue(report, voice).or_else(|| figures::flow(report, voice)),
            Shown::Incomes => {
                let (line, persons) = household_line(&fenhong::tree::of(self.scenario(place)?))?;
                figures::stack(report, line, &persons, voice)
            }
            Shown::Histogram => figures::bins(report, 0, voice),
            _ => None,
        }
    }

    /// Takes in what the core found.
    pub fn take(&mut self, told: Told) {
        let show = |seen: &Seen| match seen {
            Seen::Report(bytes) => Report::from_bytes(bytes).map(|report| Show::Report(Box::new(report))),
            Seen::Ledger(bytes) => YearLedger::from_bytes(bytes).map(|ledger| Show::Ledger(Box::new(ledger))),
            Seen::Findings(found) => Some(Show::Findings(found.clone())),
        };
        let shows = told.shown.iter().map(show).collect();
        if let Some(progress) = self.open.and_then(|open| self.progress.get_mut(open)) {
            progress.passed |= progress.tried && told.tried.passed();
        }
        self.found = Some(Found { told, shows });
        self.figures.redraw_all();
    }
}
