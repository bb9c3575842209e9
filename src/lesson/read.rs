//! Reading a lesson's JSON, and saying exactly where a mistake is, as a scenario's reader does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::document::*;
use super::expression::{Expression, Spoken};
use super::texts::places;
use super::villages;
use crate::cases;
use crate::safe::{excerpt, is_blank};
use crate::scenario::fields::join;
use crate::scenario::read::{Made, Node, Read, format, names, reads, tree};
use crate::scenario::{Error, Kind, Named, Scenario};
use crate::units::Fen;

/// The most plans, years, figures, controls and the like of a lesson.
const MOST: usize = 60;

reads! {
    Minutes { room =, alone = }
    Stated { name =, is =, written ? }
    Question { ask =, choices ?, number ?, told = }
    Choice { id =, text =, holds =, because = }
    Asked { truth =, near ? }
    Reveal { text =, show = }
    Show { what =, of =, year ? }
    Task { ask =, plan =, controls ?, blanks ?, goals ?, hints =, done =, passes =, fails = }
    Turn { path =, least ?, most ? }
    Choose { choose =, ask =, ways = }
    Way { id =, text =, set ? }
    Edit { path =, value = }
    Blank { id =, ask =, truth = }
    Goal { text =, holds =, missed = }
    Answers { set ?, fill ? }
}

names! {
    Written { "plain" => Plain, "round" => Round, "of-hundred" => OfHundred, "of-ten" => OfTen }
    Shown {
        "payouts" => Payouts, "paying" => Paying, "out" => Out, "fan" => Fan, "way" => Way, "incomes" => Incomes,
        "histogram" => Histogram, "ledger" => Ledger, "findings" => Findings
    }
}

impl Read for Value {
    fn read(node: Node<'_>) -> Made<Value> {
        Ok(node.value.clone())
    }
}

impl Read for BTreeMap<String, String> {
    fn read(node: Node<'_>) -> Made<BTreeMap<String, String>> {
        let one = |(name, value): (&String, &Value)| {
            let text = String::read(Node { value, at: &join(node.at, &excerpt(name)) })?;
            Ok((name.clone(), text))
        };
        node.object()?.iter().map(one).collect()
    }
}

impl Read for Control {
    fn read(node: Node<'_>) -> Made<Control> {
        let is_choice = node.object()?.contains_key("choose");
        if is_choice { Choose::read(node).map(Control::Choose) } else { Turn::read(node).map(Control::Turn) }
    }
}

impl Read for Year {
    fn read(node: Node<'_>) -> Made<Year> {
        node.only(&["id", "surplus", "draw", "year"])?;
        let id = node.required("id")?;
        if let Some(surplus) = node.optional::<Vec<Fen>>("surplus")? {
            node.only(&["id", "surplus"])?;
            return Ok(Year { id, which: Which::Entered(surplus) });
        }
        let (draw, year) = (node.required("draw")?, node.required("year")?);
        let from_one = |name: &str, count: u32| {
            let range = || Error::range(join(node.at, name), count, 1_u32, u32::MAX);
            count.checked_sub(1).ok_or_else(range)
        };
        Ok(Year { id, which: Which::Drawn { draw: from_one("draw", draw)?, year: from_one("year", year)? } })
    }
}

impl Lesson {
    /// Reads a lesson: its form, its villages, and that everything it speaks of is there. What its numbers are is found
    /// by [`super::check`].
    ///
    /// # Errors
    /// The first mistake, with the field, the reason and the remedy.
    pub fn from_json(text: &str) -> Result<Lesson, Error> {
        let tree = tree(text)?;
        let node = Node { value: &tree, at: "" };
        let read = format(node, FORMAT).and_then(|()| lesson(node));
        let lesson = read.map_err(|error| *error)?;
        lesson.check_references()?;
        lesson.check_texts()?;
        Ok(lesson)
    }
}

fn lesson(node: Node<'_>) -> Made<Lesson> {
    node.only(&[
        "format", "id", "name", "aim", "minutes", "plans", "years", "figures", "story", "guess", "reveal", "task",
        "recap", "exit",
    ])?;
    let lesson = Lesson {
        format: node.required("format")?,
        id: node.required("id")?,
        name: node.required("name")?,
        aim: node.required("aim")?,
        minutes: node.required("minutes")?,
        plans: plans(node)?,
        years: node.optional("years")?.unwrap_or_default(),
        figures: node.optional("figures")?.unwrap_or_default(),
        story: node.required("story")?,
        guess: node.required("guess")?,
        reveal: node.required("reveal")?,
        task: node.required("task")?,
        recap: node.required("recap")?,
        exit: node.required("exit")?,
    };
    match lesson.format == FORMAT {
        true => Ok(lesson),
        false => {
            Err(Error::new("format", Kind::Version { found: excerpt(&lesson.format), known: FORMAT.into() }).into())
        }
    }
}

/// The plans, each made of a shipped case, a sample village, a scenario or an earlier plan, with edits.
fn plans(node: Node<'_>) -> Made<Vec<Plan>> {
    let list: Vec<Value> = node.required("plans")?;
    few(list.len(), "plans")?;
    let mut made: Vec<(Plan, Value)> = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let at = format!("plans.{place}");
        let node = Node { value, at: &at };
        node.only(&["id", "name", "from", "set"])?;
        let mut tree = base(node, &made)?;
        for (place, edit) in node.optional::<Vec<Edit>>("set")?.unwrap_or_default().into_iter().enumerate() {
            put(&mut tree, &edit.path, edit.value)
                .map_err(|kind| Error::new(format!("{at}.set.{place}.path"), kind))?;
        }
        let inside = |error: Error| Error::new(join(&join(&at, "from"), &error.field), error.kind);
        let scenario = Scenario::from_json(&tree.to_string()).map_err(inside)?;
        made.push((Plan { id: node.required("id")?, name: node.required("name")?, scenario }, tree));
    }
    Ok(made.into_iter().map(|(plan, _)| plan).collect())
}

/// What a plan is made of.
fn base(node: Node<'_>, made: &[(Plan, Value)]) -> Made<Value> {
    let from: Value = node.required("from")?;
    let at = join(node.at, "from");
    let Some(name) = from.as_str() else { return Ok(from) };
    let earlier = made.iter().find(|(plan, _)| plan.id == name).map(|(_, tree)| tree.clone());
    let case = || cases::find(name.strip_prefix("case:")?).map(|case| crate::tree::of(&case.scenario()));
    let village = || villages::find(name.strip_prefix("village:")?);
    let known = || {
        let cases = cases::CASES.iter().map(|case| format!("case:{}", case.id));
        let plans = made.iter().map(|(plan, _)| plan.id.clone());
        plans.chain(villages::known()).chain(cases).collect()
    };
    let found = earlier.or_else(case).or_else(village);
    found.ok_or_else(|| Error::new(at, Kind::Strange { name: excerpt(name), known: known() }).into())
}

/// Puts a value at a path of a scenario's tree; what it stands in must be there.
pub(super) fn put(tree: &mut Value, path: &str, value: Value) -> Result<(), Kind> {
    let missing = || Kind::Unknown { id: excerpt(path) };
    let (inside, name) = path.rsplit_once('.').map_or(("", path), |(inside, name)| (inside, name));
    let pointer = if inside.is_empty() { String::new() } else { format!("/{}", inside.replace('.', "/")) };
    match tree.pointer_mut(&pointer) {
        Some(Value::Object(fields)) => {
            fields.insert(name.to_owned(), value);
            Ok(())
        }
        Some(Value::Array(items)) => {
            let place: usize = name.parse().map_err(|_| missing())?;
            *items.get_mut(place).ok_or_else(missing)? = value;
            Ok(())
        }
        _ => Err(missing()),
    }
}

fn few(found: usize, field: &str) -> Made<()> {
    let kind = Kind::Few { found: found as u64, least: 1, most: MOST as u64 };
    if (1..=MOST).contains(&found) { Ok(()) } else { Err(Error::new(field, kind).into()) }
}

/// What the trainee's own plan is called.
pub const MINE: &str = "mine";

impl Lesson {
    /// That no name stands twice and each that is spoken of is there.
    fn check_references(&self) -> Result<(), Error> {
        let lists = [
            ("plans", self.plans.iter().map(|plan| plan.id.as_str()).chain([MINE]).collect::<Vec<_>>()),
            ("years", self.years.iter().map(|year| year.id.as_str()).collect()),
            ("figures", self.figures.iter().map(|figure| figure.name.as_str()).collect()),
            ("task.controls", self.task.controls.iter().map(Control::name).collect()),
            ("task.blanks", self.task.blanks.iter().map(|blank| blank.id.as_str()).collect()),
            ("guess.choices", self.guess.choices.iter().map(|choice| choice.id.as_str()).collect()),
            ("exit.choices", self.exit.choices.iter().map(|choice| choice.id.as_str()).collect()),
        ];
        for (field, names) in &lists {
            unique(field, names)?;
        }
        for (field, list) in [("story", &self.story), ("recap", &self.recap), ("task.hints", &self.task.hints)] {
            few(list.len(), field).map_err(|error| *error)?;
        }
        self.plan_of("task.plan", &self.task.plan)?;
        let charts = self.reveal.show.iter().filter(|show| show.what.is_chart()).count();
        if charts > MOST_CHARTS {
            let kind = Kind::Few { found: charts as u64, least: 0, most: MOST_CHARTS as u64 };
            return Err(Error::new("reveal.show", kind));
        }
        for (place, show) in self.reveal.show.iter().enumerate() {
            self.plan_of(&format!("reveal.show.{place}.of"), &show.of)?;
            if let Some(year) = &show.year {
                self.year_of(&format!("reveal.show.{place}.year"), year)?;
            }
            if show.what == Shown::Ledger && show.year.is_none() {
                return Err(Error::new(format!("reveal.show.{place}.year"), Kind::Missing));
            }
        }
        self.check_expressions()?;
        for (at, question) in [("guess", &self.guess), ("exit", &self.exit)] {
            question.check(at)?;
        }
        self.task.check()
    }

    fn check_expressions(&self) -> Result<(), Error> {
        let mut before = BTreeSet::new();
        for figure in &self.figures {
            self.check_expression(&figure.is, &before)?;
            before.insert(figure.name.as_str());
        }
        self.expressions().into_iter().try_for_each(|expression| self.check_expression(expression, &before))
    }

    fn check_expression(&self, expression: &Expression, known: &BTreeSet<&str>) -> Result<(), Error> {
        let mut found = Ok(());
        expression.each(&mut |spoken| {
            let next = match spoken {
                Spoken::Name(name, at) if !known.contains(name) => {
                    let known = known.iter().map(|name| (*name).to_owned()).collect();
                    Err(Error::new(at, Kind::Strange { name: excerpt(name), known }))
                }
                Spoken::Name(..) => Ok(()),
                Spoken::Figure(figure, at) => {
                    let plans = [("of", &figure.of), ("than", &figure.than)];
                    let plans = plans.iter().filter_map(|(name, plan)| Some((join(at, name), plan.as_ref()?)));
                    let year = figure.year.iter().map(|year| self.year_of(&join(at, "year"), year).map(drop));
                    plans.map(|(at, plan)| self.plan_of(&at, plan).map(drop)).chain(year).collect()
                }
            };
            if found.is_ok() {
                found = next;
            }
        });
        found
    }

    /// Its plan of a name; none for the trainee's own.
    pub(super) fn plan_of(&self, at: &str, name: &str) -> Result<Option<&Plan>, Error> {
        let found = self.plans.iter().find(|plan| plan.id == name);
        match found {
            None if name != MINE => {
                let known = self.plans.iter().map(|plan| plan.id.clone()).chain([MINE.to_owned()]).collect();
                Err(Error::new(at, Kind::Strange { name: excerpt(name), known }))
            }
            found => Ok(found),
        }
    }

    /// Its year of a name.
    pub(super) fn year_of(&self, at: &str, name: &str) -> Result<&Year, Error> {
        let known = || self.years.iter().map(|year| year.id.clone()).collect();
        let strange = || Error::new(at, Kind::Strange { name: excerpt(name), known: known() });
        self.years.iter().find(|year| year.id == name).ok_or_else(strange)
    }

    /// Every expression but those of the named figures.
    fn expressions(&self) -> Vec<&Expression> {
        let of_questions = [&self.guess, &self.exit].into_iter().flat_map(Question::expressions);
        let of_task = self.task.blanks.iter().map(|blank| &blank.truth);
        of_questions.chain(of_task).chain(self.task.goals.iter().map(|goal| &goal.holds)).collect()
    }

    /// That each text is there in both languages, with the same places, each of them a named number.
    fn check_texts(&self) -> Result<(), Error> {
        let known: BTreeSet<&str> = self.figures.iter().map(|figure| figure.name.as_str()).collect();
        for (at, text) in self.texts() {
            for (lang, said) in [("zh", &text.zh), ("en", &text.en)] {
                let at = join(&at, lang);
                if is_blank(said) {
                    return Err(Error::new(at, Kind::Nameless));
                }
                let Some(found) = places(said) else {
                    let said = "a brace or bracket without its other one".to_owned();
                    return Err(Error::new(at, Kind::Shape { said }));
                };
                if let Some(strange) = found.iter().find(|name| !known.contains(name.as_str())) {
                    let known = known.iter().map(|name| (*name).to_owned()).collect();
                    return Err(Error::new(at, Kind::Strange { name: excerpt(strange), known }));
                }
            }
        }
        Ok(())
    }

    /// Every text, with its path.
    pub fn texts(&self) -> Vec<(String, &Named)> {
        let mut all = vec![("name".to_owned(), &self.name), ("aim".to_owned(), &self.aim)];
        all.extend(self.plans.iter().enumerate().map(|(place, plan)| (format!("plans.{place}.name"), &plan.name)));
        all.extend(listed("story", &self.story));
        all.extend(self.guess.texts("guess"));
        all.extend(listed("reveal.text", &self.reveal.text));
        all.extend(self.task.texts());
        all.extend(listed("recap", &self.recap));
        all.extend(self.exit.texts("exit"));
        all
    }
}

fn unique(field: &str, names: &[&str]) -> Result<(), Error> {
    for (place, name) in names.iter().enumerate() {
        if is_blank(name) {
            return Err(Error::new(format!("{field}.{place}"), Kind::Empty));
        }
        if names[..place].contains(name) {
            return Err(Error::new(format!("{field}.{place}"), Kind::Duplicate { id: excerpt(name) }));
        }
    }
    Ok(())
}

fn listed<'a>(at: &'a str, texts: &'a [Named]) -> impl Iterator<Item = (String, &'a Named)> {
    texts.iter().enumerate().map(move |(place, text)| (format!("{at}.{place}"), text))
}

impl Question {
    fn check(&self, at: &str) -> Result<(), Error> {
        match (&self.number, self.choices.len()) {
            (Some(_), 0) | (None, 2..=6) => Ok(()),
            (Some(_), _) => Err(Error::new(join(at, "number"), Kind::Conflict { with: join(at, "choices") })),
            (None, found) => Err(Error::new(join(at, "choices"), Kind::Few { found: found as u64, least: 2, most: 6 })),
        }
    }

    fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let number =
            self.number.iter().flat_map(|asked| [Some(&asked.truth), asked.near.as_ref()].into_iter().flatten());
        self.choices.iter().map(|choice| &choice.holds).chain(number)
    }

    fn texts<'a>(&'a self, at: &str) -> Vec<(String, &'a Named)> {
        let mut all = vec![(join(at, "ask"), &self.ask), (join(at, "told"), &self.told)];
        for (place, choice) in self.choices.iter().enumerate() {
            let at = format!("{at}.choices.{place}");
            all.extend([(join(&at, "text"), &choice.text), (join(&at, "because"), &choice.because)]);
        }
        all
    }
}

impl Control {
    /// What answers call it.
    pub fn name(&self) -> &str {
        match self {
            Control::Turn(turn) => &turn.path,
            Control::Choose(choose) => &choose.choose,
        }
    }
}

impl Task {
    /// That there is something to do.
    fn check(&self) -> Result<(), Error> {
        if self.goals.is_empty() && self.blanks.is_empty() {
            return Err(Error::new("task.goals", Kind::Empty));
        }
        for (place, control) in self.controls.iter().enumerate() {
            let Control::Choose(choose) = control else { continue };
            let ways: Vec<&str> = choose.ways.iter().map(|way| way.id.as_str()).collect();
            let at = format!("task.controls.{place}.ways");
            unique(&at, &ways)?;
            if ways.len() < 2 {
                return Err(Error::new(at, Kind::Few { found: ways.len() as u64, least: 2, most: MOST as u64 }));
            }
        }
        Ok(())
    }

    fn texts(&self) -> Vec<(String, &Named)> {
        let mut all: Vec<(String, &Named)> = listed("task.ask", &self.ask).collect();
        for (place, control) in self.controls.iter().enumerate() {
            let Control::Choose(choose) = control else { continue };
            all.push((format!("task.controls.{place}.ask"), &choose.ask));
            let ways = choose.ways.iter().enumerate();
            all.extend(ways.map(|(way, of)| (format!("task.controls.{place}.ways.{way}.text"), &of.text)));
        }
        let blanks = self.blanks.iter().enumerate();
        all.extend(blanks.map(|(place, blank)| (format!("task.blanks.{place}.ask"), &blank.ask)));
        for (place, goal) in self.goals.iter().enumerate() {
            let at = format!("task.goals.{place}");
            all.extend([(join(&at, "text"), &goal.text), (join(&at, "missed"), &goal.missed)]);
        }
        all.extend(listed("task.hints", &self.hints));
        all.push(("task.done".to_owned(), &self.done));
        all
    }
}
