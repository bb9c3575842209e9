//! Advice on the command line: its questions, and what it prints.

use clap::{Args, Subcommand};

use fenhong::chart::Table;
use fenhong::decide::{
    self, Answer, Frontier, FrontierAnswer, Goal, Input, Leaving, LeavingAnswer, Measure, Question, Robust,
    RobustAnswer, Sensitivity, SensitivityAnswer, Who,
};
use fenhong::scenario::Scenario;
use fenhong::units::{Fen, Rate};
use fenhong::words::{Voice, advise as w, compare as c, inputs, leaving, plain_yuan, sheet};

use super::drive;
use super::input::{Result, Source, open_all};
use super::output::Said;
use super::print::align;

/// What all questions have.
#[derive(Args)]
pub struct Common {
    /// Futures of each run, instead of the scenario's.
    #[arg(long)]
    pub draws: Option<u32>,
    /// Seed of the luck, instead of the scenario's.
    #[arg(long)]
    pub seed: Option<u32>,
    /// A file that keeps the state: what is there already is not calculated again.
    #[arg(long)]
    pub state: Option<String>,
    /// The whole answer as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Questions for advice.
#[derive(Subcommand)]
pub enum Advice {
    /// Which value of a setting gives every poor household a sum often enough. Ends with 1 where none does.
    Goal(GoalArguments),
    /// How far each input moves a result, the one that moves it most first.
    Sensitivity {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        /// What is looked at: poor, worst-tenth, members, kept, closing, out, under, gap.
        #[arg(long, default_value = "poor")]
        measure: String,
        /// Each input is made smaller and larger by this part of itself.
        #[arg(long, default_value = "0.2")]
        by: Rate,
        #[command(flatten)]
        common: Common,
    },
    /// What the village can keep against what the poor can get.
    Frontier {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        /// Steps of each setting over its range.
        #[arg(long, default_value_t = 10)]
        steps: u32,
        #[command(flatten)]
        common: Common,
    },
    /// What leaving the register costs under each rule for allocated shares.
    Leaving {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        #[command(flatten)]
        common: Common,
    },
    /// The scheme that regrets least whatever circumstances come.
    Robust {
        /// Scenarios whose schemes can be picked.
        #[arg(required = true)]
        schemes: Vec<String>,
        /// Scenarios whose circumstances may come; those of the schemes where none are given.
        #[arg(long, num_args = 1..)]
        worlds: Vec<String>,
        /// By what the better one is told.
        #[arg(long, default_value = "poor")]
        measure: String,
        #[command(flatten)]
        common: Common,
    },
}

/// A goal.
#[derive(Args)]
pub struct GoalArguments {
    /// A scenario file, `-` for standard input, or `case:NAME`.
    scenario: String,
    /// The setting to be turned.
    #[arg(long, default_value = "village.split.allocated")]
    field: String,
    /// Where it is one of several parts: the part that gives what it takes.
    #[arg(long)]
    from: Option<String>,
    /// What is to be got in a year, in yuan.
    #[arg(long)]
    sum: Fen,
    /// In which part of the years.
    #[arg(long, default_value = "0.9")]
    share: Rate,
    /// The households on average, not each of them.
    #[arg(long)]
    average: bool,
    /// The part of every co-op that the collective must hold.
    #[arg(long)]
    control: Option<Rate>,
    /// Rule out what breaks a law in force.
    #[arg(long)]
    lawful: bool,
    /// The largest value that does, not the smallest.
    #[arg(long)]
    largest: bool,
    /// The least value to be tried, as the scenario writes it.
    #[arg(long)]
    least: Option<String>,
    /// The most.
    #[arg(long)]
    most: Option<String>,
    /// How far one value lies from the next.
    #[arg(long)]
    step: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Reads a scenario, with another seed where one is given.
fn read_with(from: &str, common: &Common) -> Result<Scenario> {
    with_seed(&Source::open(from)?, common)
}

/// Reads several.
pub fn read_all(names: &[String], common: &Common) -> Result<Vec<Scenario>> {
    open_all(names)?.iter().map(|source| with_seed(source, common)).collect()
}

fn with_seed(source: &Source, common: &Common) -> Result<Scenario> {
    let mut scenario = source.scenario()?;
    scenario.seeds.luck = common.seed.unwrap_or(scenario.seeds.luck);
    Ok(scenario)
}

/// Gives advice.
///
/// # Errors
/// When the question cannot be asked or answered.
pub fn obey(advice: &Advice, voice: Voice) -> Result<Said> {
    let (question, common) = question(advice)?;
    let voice = Voice::new(voice.lang, Some(first(&question).as_of));
    let answer = drive::answer(question.clone(), common.state.as_deref(), voice)?;
    let found = matches!(&answer, Answer::Goal(goal) if goal.answer.is_none());
    let said = if common.json { Said::json(&answer) } else { Said::lines(say(&question, &answer, voice)) };
    Ok(said.found(found))
}

/// The scenario whose era's words are spoken.
fn first(question: &Question) -> &Scenario {
    match question {
        Question::Goal(goal) => &goal.scenario,
        Question::Sensitivity(sensitivity) => &sensitivity.scenario,
        Question::Frontier(frontier) => &frontier.scenario,
        Question::Robust(robust) => &robust.schemes[0],
        Question::Compare(compare) => &compare.scenarios[0],
        Question::Verdict(verdict) => &verdict.scenarios[0],
        Question::Leaving(leaving) => &leaving.scenario,
    }
}

fn question(advice: &Advice) -> Result<(Question, &Common)> {
    Ok(match advice {
        Advice::Goal(goal) => (Question::Goal(asked(goal)?), &goal.common),
        Advice::Sensitivity { scenario, measure, by, common } => {
            let scenario = read_with(scenario, common)?;
            let draws = common.draws.unwrap_or(scenario.draws);
            let measure = Measure::by_name(measure)?;
            (Question::Sensitivity(Sensitivity { scenario, measure, by: *by, draws }), common)
        }
        Advice::Frontier { scenario, steps, common } => {
            let scenario = read_with(scenario, common)?;
            let draws = common.draws.unwrap_or(scenario.draws.min(decide::USUAL_VERDICT_DRAWS));
            (Question::Frontier(Frontier { scenario, steps: *steps, draws }), common)
        }
        Advice::Leaving { scenario, common } => {
            let scenario = read_with(scenario, common)?;
            let draws = common.draws.unwrap_or(scenario.draws);
            (Question::Leaving(Leaving { scenario, draws }), common)
        }
        Advice::Robust { schemes, worlds, measure, common } => {
            let schemes = read_all(schemes, common)?;
            let worlds = if worlds.is_empty() { schemes.clone() } else { read_all(worlds, common)? };
            let draws = common.draws.unwrap_or(schemes[0].draws);
            let measure = Measure::by_name(measure)?;
            (Question::Robust(Robust { schemes, worlds, measure, draws }), common)
        }
    })
}

fn asked(from: &GoalArguments) -> Result<Goal> {
    let scenario = read_with(&from.scenario, &from.common)?;
    Ok(Goal {
        draws: from.common.draws.unwrap_or(scenario.draws),
        scenario,
        field: from.field.clone(),
        from: from.from.clone(),
        least: from.least.clone(),
        most: from.most.clone(),
        step: from.step.clone(),
        sum: from.sum,
        share: from.share,
        who: if from.average { Who::Average } else { Who::Each },
        control: from.control,
        lawful: from.lawful,
        largest: from.largest,
    })
}

fn say(question: &Question, answer: &Answer, voice: Voice) -> Vec<String> {
    let mut lines = match (question, answer) {
        (Question::Goal(goal), Answer::Goal(found)) => {
            let mut lines = w::asked(goal, found, voice);
            lines.extend(w::goal(goal, found, voice));
            lines.extend(w::mix(goal, found, voice));
            lines
        }
        (_, Answer::Sensitivity(found)) => sensitivity(found, voice),
        (_, Answer::Frontier(found)) => frontier(found, voice),
        (_, Answer::Robust(found)) => robust(found, voice),
        (_, Answer::Leaving(found)) => of_leaving(found, voice),
        _ => Vec::new(),
    };
    lines.push(voice.say(fenhong::words::page::CAVEAT_1));
    lines.push(voice.say(sheet::SIMULATED));
    lines
}

fn sensitivity(found: &SensitivityAnswer, voice: Voice) -> Vec<String> {
    let heads = [w::INPUT, w::NOW, w::SMALLER, w::CHANGE, w::LARGER, w::CHANGE];
    let mut table = vec![heads.map(|text| voice.say(text)).to_vec()];
    let (moves, idle): (Vec<&Input>, Vec<&Input>) = found.inputs.iter().partition(|input| input.swing > 0);
    for input in moves {
        let show = |text: &str| inputs::value(&input.path, text, voice);
        let side = |moved: &Option<decide::Moved>| match moved {
            Some(moved) => [show(&moved.value), w::change(moved, voice)],
            None => [c::NOT_THERE, c::NOT_THERE].map(|text| voice.say(text)),
        };
        let mut row = vec![inputs::input(&input.path, voice), show(&input.value)];
        row.extend(side(&input.smaller));
        row.extend(side(&input.larger));
        table.push(row);
    }
    let mut lines = vec![w::sensitivity(found, voice)];
    lines.extend(align(&table));
    lines.push(voice.fill(w::UNMOVED, &[("count", &idle.len().to_string())]));
    lines
}

fn frontier(found: &FrontierAnswer, voice: Voice) -> Vec<String> {
    let heads = [w::KEEPS, w::ALLOCATED, w::KEPT, w::POOR, w::PUBLIC, w::STATE];
    let mut table = vec![heads.map(|text| voice.say(text)).to_vec()];
    for point in found.points.iter().filter(|point| point.best || point.here) {
        let part = |path: &str, text: &str| inputs::value(path, text, voice);
        let allocated = match (&found.allocated, &point.allocated) {
            (Some(path), Some(text)) => part(path, text),
            _ => voice.say(c::NOT_THERE),
        };
        table.push(vec![
            part(&found.keeps, &point.keeps),
            allocated,
            plain_yuan(Fen::new(point.kept.mean)),
            point.poor.map_or_else(|| voice.say(c::NOBODY_OF), |poor| plain_yuan(Fen::new(poor.mean))),
            plain_yuan(point.public),
            w::state(point, voice),
        ]);
    }
    let best = found.points.iter().filter(|point| point.best).count().to_string();
    let mut lines = vec![voice.say(w::FRONTIER)];
    lines.extend(align(&table));
    lines.push(voice.fill(w::BEST_COUNT, &[("best", &best), ("all", &found.points.len().to_string())]));
    if found.left_out > 0 {
        lines.push(voice.fill(w::LEFT_OUT, &[("count", &found.left_out.to_string())]));
    }
    lines
}

fn of_leaving(found: &LeavingAnswer, voice: Voice) -> Vec<String> {
    let Table { head, mut rows } = leaving::table(found, voice);
    rows.insert(0, head);
    let mut lines = vec![leaving::title(found, voice)];
    lines.extend(align(&rows));
    lines.extend(leaving::recovered(found, voice));
    lines.push(leaving::subtitle(found, voice));
    lines
}

fn robust(found: &RobustAnswer, voice: Voice) -> Vec<String> {
    let mut heads = vec![voice.say(w::SCHEME)];
    heads.extend(found.worlds.iter().map(|world| voice.name(world)));
    heads.push(voice.say(w::WORST_REGRET));
    let mut table = vec![heads];
    for scheme in &found.schemes {
        let cell = |outcome: &decide::Outcome| match (outcome.value, outcome.regret) {
            (Some(value), Some(regret)) => {
                let behind = if outcome.best { voice.say(w::BEST_THERE) } else { c::gap(found.measure, regret, voice) };
                format!("{} ({behind})", c::amount(found.measure, value.mean, voice))
            }
            _ => voice.say(w::CANNOT),
        };
        let mut row = vec![voice.name(&scheme.name)];
        row.extend(scheme.outcomes.iter().map(cell));
        row.push(scheme.worst_regret.map_or_else(|| voice.say(c::NOT_THERE), |r| c::gap(found.measure, r, voice)));
        table.push(row);
    }
    let mut lines = vec![voice.fill(w::ROBUST, &[("measure", &c::measure(found.measure, voice))])];
    lines.extend(align(&table));
    lines.push(w::pick(found, voice));
    lines
}
