//! Lessons on the command line: to list, to tell with their answers, to check, to try.

use clap::Subcommand;

use fenhong::lesson::{self, Answers, Control, Lesson, Question, Stage, Tried};
use fenhong::scenario::{Error, Kind};
use fenhong::words::Voice;
use fenhong::words::lesson as w;

use super::input::{Result, Source};
use super::output::Said;

/// What can be asked about lessons.
#[derive(Subcommand)]
pub enum Lessons {
    /// Lists the shipped lessons.
    List,
    /// Tells a lesson with its numbers and its answers, for who teaches it.
    Show {
        /// A number or name of the list, a lesson's file, or `-`.
        lesson: String,
    },
    /// Checks a lesson: works out its numbers, tries its solution and its mistake. Ends with 1 where anything is wrong.
    Check {
        /// A number or name of the list, a lesson's file, or `-`.
        lesson: String,
        /// What was found as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Tries an answer to a lesson's task. Ends with 1 where it is not done yet.
    Try {
        /// A number or name of the list, a lesson's file, or `-`.
        lesson: String,
        /// A setting of the task, as a scenario's file writes it: `scheme.surplus.reserve=0.3`.
        #[arg(long, value_name = "PATH=VALUE")]
        set: Vec<String>,
        /// A number of the task that is to be worked out: `dividend=234.00`.
        #[arg(long, value_name = "BLANK=NUMBER")]
        fill: Vec<String>,
        /// What it comes to as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Does what is asked.
pub fn obey(asked: &Lessons, voice: Voice) -> Result<Said> {
    match asked {
        Lessons::List => Ok(Said::lines(list(voice))),
        Lessons::Show { lesson } => {
            let (source, lesson) = Source::lesson(lesson)?;
            Ok(Said::lines(show(&lesson, voice).map_err(|error| source.mistake(error))?))
        }
        Lessons::Check { lesson, json } => {
            let (source, lesson) = Source::lesson(lesson)?;
            let looked = lesson::check(&lesson).map_err(|error| source.mistake(error))?;
            let mut lines = Vec::new();
            for fault in &looked.faults {
                let [what, remedy] = w::fault(fault, voice);
                lines.extend([format!("{}: {what}", fault.field), format!("    {remedy}")]);
            }
            if looked.faults.is_empty() {
                lines.push(w::good(&looked, voice));
            }
            let said = if *json { Said::json(&looked) } else { Said::lines(lines) };
            Ok(said.found(!looked.faults.is_empty()))
        }
        Lessons::Try { lesson, set, fill, json } => {
            let (_, lesson) = Source::lesson(lesson)?;
            let answers = Answers { set: pairs("set", set)?, fill: pairs("fill", fill)? };
            let mut stage = Stage::new(&lesson);
            let tried = lesson::attempt(&mut stage, &answers)?;
            let said = if *json { Said::json(&tried) } else { Said::lines(told(&lesson, &tried, voice)) };
            Ok(said.found(!tried.passed()))
        }
    }
}

/// Names with what is said of them.
fn pairs<T: FromIterator<(String, String)>>(field: &str, said: &[String]) -> Result<T> {
    let pair = |said: &String| {
        let shape = || Error::new(field, Kind::Shape { said: format!("`{said}` is not NAME=VALUE") });
        said.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())).ok_or_else(shape)
    };
    Ok(said.iter().map(pair).collect::<std::result::Result<_, Error>>()?)
}

fn list(voice: Voice) -> Vec<String> {
    let one = |(place, lesson): (usize, Lesson)| {
        [w::title(place, &lesson, voice), format!("    {} · {}", lesson.id, w::minutes(&lesson, voice))]
    };
    lesson::all().into_iter().enumerate().flat_map(one).collect()
}

/// The words of a lesson with its numbers.
fn spoken(lesson: &Lesson, numbers: &[lesson::Quantity], voice: Voice) -> w::Spoken {
    w::Spoken::new(&lesson.figures, numbers, Voice::new(voice.lang, Some(lesson.date())))
}

fn show(lesson: &Lesson, voice: Voice) -> std::result::Result<Vec<String>, Error> {
    let stage = Stage::new(lesson);
    let begun = lesson::standing(&stage)?;
    let spoken = spoken(lesson, &begun.numbers, voice);
    let head = |text| format!("== {}", voice.say(text));
    let paragraphs = |texts: &[_]| texts.iter().map(|text| spoken.say(text)).collect::<Vec<String>>();
    let mut lines = vec![spoken.say(&lesson.name), w::minutes(lesson, voice)];
    lines.extend([head(w::AIM), spoken.say(&lesson.aim), head(w::STORY)]);
    lines.extend(paragraphs(&lesson.story));
    lines.push(head(w::GUESS));
    lines.extend(question(&stage, &lesson.guess, &spoken)?);
    lines.push(head(w::REVEAL));
    lines.extend(paragraphs(&lesson.reveal.text));
    lines.push(head(w::TASK));
    lines.extend(task(lesson, &spoken));
    lines.push(head(w::RECAP));
    lines.extend(paragraphs(&lesson.recap).into_iter().map(|line| format!("- {line}")));
    lines.push(head(w::EXIT));
    lines.extend(question(&stage, &lesson.exit, &spoken)?);
    Ok(lines)
}

fn question(stage: &Stage<'_>, asked: &Question, spoken: &w::Spoken) -> std::result::Result<Vec<String>, Error> {
    let voice = spoken.voice();
    let mut lines = vec![spoken.say(&asked.ask)];
    let right = lesson::right_choices(stage, asked)?;
    for (place, choice) in asked.choices.iter().enumerate() {
        let mark = if right.contains(&place) { "*" } else { " " };
        lines.push(format!("{mark} {}. {}", choice.id, spoken.say(&choice.text)));
        lines.push(format!("      {}", spoken.say(&choice.because)));
    }
    if let Some(number) = &asked.number {
        let answer = w::quantity(number.truth.value(stage)?, lesson::Written::Plain, voice);
        lines.push(voice.fill(w::ANSWER, &[("answer", answer)]));
    }
    lines.push(spoken.say(&asked.told));
    Ok(lines)
}

fn task(lesson: &Lesson, spoken: &w::Spoken) -> Vec<String> {
    let (task, voice) = (&lesson.task, spoken.voice());
    let mut lines: Vec<String> = task.ask.iter().map(|text| spoken.say(text)).collect();
    let part = |lines: &mut Vec<String>, head, rows: Vec<String>| {
        if !rows.is_empty() {
            lines.push(voice.say(head));
            lines.extend(rows.into_iter().map(|row| format!("- {row}")));
        }
    };
    let blanks = task.blanks.iter().map(|blank| format!("{} ({})", spoken.say(&blank.ask), blank.id));
    part(&mut lines, w::BLANKS, blanks.collect());
    let mut controls = Vec::new();
    for control in &task.controls {
        controls.push(format!("{} ({})", w::control(control, spoken), control.name()));
        if let Control::Choose(choose) = control {
            controls.extend(choose.ways.iter().map(|way| format!("  {} ({})", spoken.say(&way.text), way.id)));
        }
    }
    part(&mut lines, w::CONTROLS, controls);
    part(&mut lines, w::GOALS, task.goals.iter().map(|goal| spoken.say(&goal.text)).collect());
    part(&mut lines, w::HINTS, task.hints.iter().map(|hint| spoken.say(hint)).collect());
    lines
}

/// What an answer comes to.
fn told(lesson: &Lesson, tried: &Tried, voice: Voice) -> Vec<String> {
    let spoken = spoken(lesson, &tried.numbers, voice);
    let mut lines = Vec::new();
    for (blank, right) in lesson.task.blanks.iter().zip(&tried.blanks) {
        let mark = match right {
            None => w::EMPTY,
            Some(true) => w::CORRECT,
            Some(false) => w::WRONG,
        };
        lines.push(format!("[{}] {}", voice.say(mark), spoken.say(&blank.ask)));
    }
    for (goal, met) in lesson.task.goals.iter().zip(&tried.goals) {
        let mark = voice.say(if *met { w::MET } else { w::NOT_MET });
        lines.push(format!("[{mark}] {}", spoken.say(&goal.text)));
        if !met {
            lines.push(format!("    {}", spoken.say(&goal.missed)));
        }
    }
    let met = tried.goals.iter().filter(|met| **met).count()
        + tried.blanks.iter().filter(|right| **right == Some(true)).count();
    let all = tried.goals.len() + tried.blanks.len();
    lines.push(match tried.passed() {
        true => spoken.say(&lesson.task.done),
        false => voice.fill(w::NOT_DONE, &[("all", all.to_string()), ("met", met.to_string())]),
    });
    lines
}
