//! The households that the rows of a roster make, and everything that is wrong with them.

use std::collections::HashMap;

use super::cell::{Cell, Form, Row};
use super::columns::{Columns, half};
use super::field::Field;
use super::limits::{MOST_MONEY, MOST_PERSONS, MOST_SHARES};
use super::problem::{Kind, Problem, Unit};
use crate::safe;
use crate::scenario::{FieldKind, ListedHousehold, ListedShares};
use crate::typed::{Typed, read};
use crate::units::{Fen, Persons, Shares};

/// More letters than a name has: Uyghur and Tibetan names are written in up to twenty.
const LONG_NAME: usize = 24;

/// Words that begin a row of totals.
const TOTALS: [&str; 7] = ["合计", "总计", "共计", "小计", "总合计", "total", "sum"];

/// The one co-op that a roster's shares are in.
pub const COOP: u32 = 1;

/// What rows make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The households, in the order of the rows.
    pub households: Vec<ListedHousehold>,
    /// What is wrong, or worth a look, in the order of the rows.
    pub problems: Vec<Problem>,
}

impl Gathered {
    /// Whether nothing stands against applying it.
    pub fn is_sound(&self) -> bool {
        !self.problems.iter().any(|problem| problem.kind.blocks())
    }

    /// The sum of something over the households.
    pub fn sum(&self, of: impl Fn(&ListedHousehold) -> i64) -> i64 {
        self.households.iter().map(of).fold(0, i64::saturating_add)
    }
}

/// Gathers the households from the rows below the headings.
pub fn gather(rows: &[Row], columns: &Columns, par: Fen) -> Gathered {
    let headings = &rows[columns.headings.clone()];
    let mut gathering = Gathering { par, ..Gathering::of(columns) };
    if let (Some(heading), None, None) = (headings.last(), columns.of(Field::Persons), columns.of(Field::Relation)) {
        gathering.problem(heading.number, None, Kind::NoPersons);
    }
    for row in &rows[columns.headings.end..] {
        gathering.row(row, headings);
    }
    gathering.done()
}

/// What is known while rows are read.
struct Gathering<'a> {
    columns: &'a Columns,
    par: Fen,
    made: Gathered,
    /// Where each number, identity number and name was first.
    numbers: HashMap<String, (u32, usize)>,
    identities: HashMap<String, u32>,
    names: HashMap<String, u32>,
    /// Sums of the columns so far, in the cells' own unit, for rows of totals.
    sums: HashMap<usize, i64>,
    /// Columns of which it was said already that nothing says their unit.
    unsaid: Vec<usize>,
    /// The numbers as they stand; none once one of them is no whole number.
    ids: Option<Vec<u32>>,
}

impl<'a> Gathering<'a> {
    fn of(columns: &'a Columns) -> Gathering<'a> {
        Gathering {
            columns,
            par: Fen::ZERO,
            made: Gathered::default(),
            numbers: HashMap::new(),
            identities: HashMap::new(),
            names: HashMap::new(),
            sums: HashMap::new(),
            unsaid: Vec::new(),
            ids: columns.of(Field::Number).map(|_| Vec::new()),
        }
    }

    fn problem(&mut self, row: u32, column: Option<usize>, kind: Kind) {
        self.made.problems.push(Problem { row, column, kind });
    }

    fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<(usize, &'r Cell)> {
        let place = self.columns.of(field)?.place;
        Some((place, row.cell(place)?))
    }

    fn row(&mut self, row: &Row, headings: &[Row]) {
        if headings.iter().any(|heading| heading.cells == row.cells) {
            return self.problem(row.number, None, Kind::HeadingsAgain);
        }
        if row.filled().any(|(_, cell)| is_total(&cell.text)) {
            return self.total(row);
        }
        let has_name = self.cell(row, Field::Name).is_some();
        let known = self.columns.all.iter().filter(|column| column.field != Field::Ignored);
        let filled = known.filter(|column| row.cell(column.place).is_some()).count();
        let begins = row.filled().next();
        // A name alone is a household that someone has begun.
        let is_note =
            |cell: &Cell| !has_name || cell.text.contains([':', '：']) || cell.text.chars().count() > LONG_NAME;
        if let (Some((place, cell)), true) = (begins.filter(|(_, cell)| is_note(cell)), filled <= 1) {
            // Who filled it in, a remark, a number without anything.
            let said = excerpt(&cell.text);
            return self.problem(row.number, Some(place), Kind::Words { said });
        }
        self.household(row);
    }

    /// A row of totals: each must be the sum of what stands above it.
    fn total(&mut self, row: &Row) {
        self.problem(row.number, None, Kind::Total);
        let is_part = row.filled().any(|(_, cell)| plain(&cell.text).starts_with("小计"));
        for (place, cell) in row.filled().filter(|_| !is_part) {
            let Some(sum) = self.sums.get(&place).copied() else { continue };
            let said = hundredths(cell);
            if said.is_some_and(|said| said != sum) {
                let sum = Fen::new(sum).to_string();
                let sum = sum.strip_suffix(".00").map_or(sum.clone(), str::to_owned);
                self.problem(row.number, Some(place), Kind::TotalDiffers { said: excerpt(&cell.text), sum });
            }
        }
    }

    fn household(&mut self, row: &Row) {
        self.add_up(row);
        let name = self.name(row);
        self.look_at_identity(row);
        let of_number = self.number(row);
        let shares = ListedShares {
            coop: COOP,
            paid_in: self.shares(row, Field::PaidIn, Field::PaidInShares),
            allocated: self.shares(row, Field::Allocated, Field::AllocatedShares),
            traded: self.money(row, Field::Traded),
            account: Fen::ZERO,
        };
        let is_of_persons = self.columns.of(Field::Relation).is_some();
        let household = ListedHousehold {
            id: 0,
            name,
            persons: Persons::new(if is_of_persons {
                1
            } else {
                self.count(row, Field::Persons, MOST_PERSONS, true) as u32
            }),
            workers: self.count(row, Field::Workers, MOST_PERSONS, false) as u32,
            wage: self.money(row, Field::Wage),
            farming: self.money(row, Field::Farming),
            other: self.money(row, Field::Other),
            registered: self.holds(row, Field::Registered),
            cadre: self.holds(row, Field::Cadre),
            shares: vec![shares],
        };
        match of_number {
            Some(place) if is_of_persons => self.join(row, place, household),
            Some(_) => {}
            None => self.made.households.push(household),
        }
    }

    /// A further person of a household.
    fn join(&mut self, row: &Row, place: usize, person: ListedHousehold) {
        let is_head = self.cell(row, Field::Relation).is_some_and(|(_, cell)| is_head(&cell.text));
        let household = &mut self.made.households[place];
        if is_head {
            household.name = person.name;
        }
        household.persons = Persons::new(household.persons.count() + person.persons.count());
        household.workers += person.workers;
        household.wage = household.wage.max(person.wage);
        household.farming += person.farming;
        household.other += person.other;
        household.registered |= person.registered;
        household.cadre |= person.cadre;
        let (held, more) = (&mut household.shares[0], person.shares[0]);
        held.paid_in += more.paid_in;
        held.allocated += more.allocated;
        held.traded += more.traded;
    }

    /// Adds the numbers of a row to the sums of their columns.
    fn add_up(&mut self, row: &Row) {
        for (place, cell) in row.filled() {
            if let Some(value) = hundredths(cell) {
                let sum = self.sums.entry(place).or_default();
                *sum = sum.saturating_add(value);
            }
        }
    }

    fn name(&mut self, row: &Row) -> String {
        let Some((place, cell)) = self.cell(row, Field::Name) else {
            let place = self.columns.of(Field::Name).map(|column| column.place);
            self.problem(row.number, place, Kind::Nameless);
            return String::new();
        };
        let seen: String = cell
            .text
            .chars()
            .filter(|letter| safe::visible(letter.encode_utf8(&mut [0; 4])).len() == letter.len_utf8())
            .collect();
        if seen != cell.text {
            self.problem(row.number, Some(place), Kind::Unseen);
        }
        if self.columns.of(Field::Relation).is_none() {
            let first = *self.names.entry(plain(&seen)).or_insert(row.number);
            if first != row.number {
                self.problem(row.number, Some(place), Kind::SameName { row: first });
            }
        }
        seen
    }

    /// An identity number may stand once. It is forgotten with the file.
    fn look_at_identity(&mut self, row: &Row) {
        let Some((place, cell)) = self.cell(row, Field::Identity) else { return };
        if cell.form == Form::Number && cell.text.len() > 15 {
            return self.problem(row.number, Some(place), Kind::RoundedIdentity);
        }
        let first = *self.identities.entry(plain(&cell.text)).or_insert(row.number);
        if first != row.number {
            self.problem(row.number, Some(place), Kind::SameIdentity { row: first });
        }
    }

    /// The place of the household whose number this is, where it stood before; notes it where it did not.
    fn number(&mut self, row: &Row) -> Option<usize> {
        let next = self.made.households.len();
        let Some((place, cell)) = self.cell(row, Field::Number) else {
            self.ids = None;
            // In a table of persons the number stands at the head's row only, as merged cells do.
            let goes_on = self.columns.of(Field::Relation).is_some() && next > 0;
            return goes_on.then(|| next - 1);
        };
        let (first, of) = *self.numbers.entry(plain(&cell.text)).or_insert((row.number, next));
        if first != row.number {
            if self.columns.of(Field::Relation).is_none() {
                self.problem(row.number, Some(place), Kind::SameNumber { row: first });
            }
            return Some(of);
        }
        let id = plain(&cell.text).trim_end_matches(".0").parse().ok().filter(|id| *id > 0);
        match (id, &mut self.ids) {
            (Some(id), Some(ids)) => ids.push(id),
            _ => self.ids = None,
        }
        None
    }

    fn money(&mut self, row: &Row, field: Field) -> Fen {
        let Some(column) = self.columns.of(field) else { return Fen::ZERO };
        let (place, unit) = (column.place, column.unit);
        let Some(cell) = row.cell(place) else { return Fen::ZERO };
        let says = plain(&cell.text);
        let unit = match unit {
            _ if says.ends_with('元') || says.ends_with('万') => Unit::Yuan,
            Some(unit) => unit,
            None => {
                if !self.unsaid.contains(&place) {
                    self.unsaid.push(place);
                    self.problem(row.number, Some(place), Kind::UnitUnsaid);
                }
                Unit::Yuan
            }
        };
        match amount(cell, unit) {
            Ok(amount) => amount,
            Err(kind) => {
                self.problem(row.number, Some(place), kind);
                Fen::ZERO
            }
        }
    }

    /// Shares by their number, or by the money that they cost.
    fn shares(&mut self, row: &Row, money: Field, number: Field) -> Shares {
        if self.columns.of(number).is_some() {
            return Shares::new(self.count(row, number, MOST_SHARES, false) as i64);
        }
        let amount = self.money(row, money);
        if self.par <= Fen::ZERO || amount.fen() % self.par.fen() == 0 {
            return Shares::new(amount.fen() / self.par.fen().max(1));
        }
        let place = self.columns.of(money).map(|column| column.place);
        self.problem(row.number, place, Kind::Indivisible { amount, par: self.par });
        Shares::ZERO
    }

    fn count(&mut self, row: &Row, field: Field, most: u64, must: bool) -> u64 {
        let Some(column) = self.columns.of(field) else { return u64::from(must) };
        let place = column.place;
        let kind = match row.cell(place) {
            None if must => Kind::Missing,
            None => return 0,
            Some(cell) => match counted(cell, u64::from(must), most) {
                Ok(count) => return count,
                Err(kind) => kind,
            },
        };
        self.problem(row.number, Some(place), kind);
        u64::from(must)
    }

    fn holds(&mut self, row: &Row, field: Field) -> bool {
        let Some((place, cell)) = self.cell(row, field) else { return false };
        match says_yes(&cell.text) {
            Some(yes) => yes,
            None => {
                self.problem(row.number, Some(place), Kind::Unclear { said: excerpt(&cell.text) });
                false
            }
        }
    }

    /// Gives every household its number: its own, where all have one that is a whole number, else its place.
    fn done(self) -> Gathered {
        let mut made = self.made;
        let has_numbers = self.ids.as_ref().is_some_and(|ids| ids.len() == made.households.len());
        if let (Some(column), false, false) = (self.columns.of(Field::Number), has_numbers, made.households.is_empty())
        {
            let row = self.numbers.values().map(|(row, _)| *row).min().unwrap_or(0);
            made.problems.push(Problem { row, column: Some(column.place), kind: Kind::Counted });
        }
        for (place, household) in made.households.iter_mut().enumerate() {
            let own = self.ids.as_ref().filter(|_| has_numbers).map(|ids| ids[place]);
            household.id = own.unwrap_or(place as u32 + 1);
            household
                .shares
                .retain(|held| (held.paid_in, held.allocated, held.traded) != (Shares::ZERO, Shares::ZERO, Fen::ZERO));
        }
        made.problems.sort_by_key(|problem| (problem.row, problem.column));
        made
    }
}

/// What counts of a cell's letters: half-width, small, without spaces.
fn plain(text: &str) -> String {
    text.chars().map(half).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn excerpt(text: &str) -> String {
    safe::excerpt(text)
}

fn is_total(text: &str) -> bool {
    let plain = plain(text);
    let plain = plain.trim_end_matches([':', '：']);
    TOTALS.contains(&plain)
}

fn is_head(relation: &str) -> bool {
    ["户主", "本人", "本人或户主", "head", "self"].contains(&plain(relation).as_str())
}

/// Yes or no, as tables say it: by a word, a tick, or the kind of household.
fn says_yes(text: &str) -> Option<bool> {
    let plain = plain(text);
    let is = |words: &[&str]| words.contains(&plain.as_str());
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if is(&["是", "有", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "对"]) {
        return Some(true);
    }
    if is(&["否", "无", "不是", "×", "✗", "x", "0", "n", "no", "false", "-", "/", "—"])
        || has(&["非", "一般", "普通", "其他农户"])
    {
        return Some(false);
    }
    has(&[
        "脱贫",
        "监测",
        "贫困",
        "建档立卡",
        "低保",
        "五保",
        "特困",
        "边缘",
        "突发严重困难",
        "返贫",
        "致贫",
        "poor",
        "registered",
    ])
    .then_some(true)
}

/// A cell's number in hundredths, where it is one: for sums.
fn hundredths(cell: &Cell) -> Option<i64> {
    let plain = accounted(&cell.text);
    let plain = plain.trim_end_matches('元');
    if cell.form == Form::Number {
        return plain
            .parse::<f64>()
            .ok()
            .filter(|number| number.abs() < 1e13)
            .map(|number| (number * 100.0).round() as i64);
    }
    plain.parse::<Fen>().ok().map(Fen::fen)
}

/// A number's text without what accountants write around it: thousands' separators, signs of currency, brackets for less
/// than nothing.
fn accounted(text: &str) -> String {
    let plain: String = plain(text).chars().filter(|letter| !matches!(letter, ',' | '¥' | '￥' | '\'')).collect();
    match plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => String::from("-") + inner,
        None => plain.replace('−', "-"),
    }
}

/// An amount of a cell in yuan, to the fen.
fn amount(cell: &Cell, unit: Unit) -> Result<Fen, Kind> {
    let said = || excerpt(&cell.text);
    let outside = || Kind::Outside { said: said(), least: "0".into(), most: MOST_MONEY.to_string() };
    let (least, most) = (Fen::ZERO, MOST_MONEY);
    match cell.form {
        Form::Failed => return Err(Kind::Failed { said: said() }),
        Form::Date => return Err(Kind::NotANumber { said: said() }),
        // What a formula came to may be a hair beside what is meant.
        Form::Number => {
            let number: f64 = cell.text.parse().map_err(|_| Kind::NotANumber { said: said() })?;
            let fen = number * 100.0 * unit.yuan() as f64;
            if !(least.fen() as f64..=most.fen() as f64).contains(&fen) {
                return Err(outside());
            }
            let whole = fen.round();
            return if (fen - whole).abs() < 1e-4 {
                Ok(Fen::new(whole as i64))
            } else {
                Err(Kind::TooFine { said: said() })
            };
        }
        Form::Text => {}
    }
    let mut text = accounted(&cell.text);
    if unit == Unit::Wan {
        text.push('万');
    }
    match read(&text, FieldKind::Money(least, most)) {
        Typed::Text(yuan) => yuan.parse().map_err(|_| Kind::NotANumber { said: said() }),
        Typed::Nothing => Ok(Fen::ZERO),
        Typed::TooFine => Err(Kind::TooFine { said: said() }),
        Typed::Outside => Err(outside()),
        Typed::Count(_) | Typed::NotANumber
            if ["-", "/", "—", "无", "—万", "-万", "/万", "无万"].contains(&text.as_str()) =>
        {
            Ok(Fen::ZERO)
        }
        Typed::Count(_) | Typed::NotANumber => Err(Kind::NotANumber { said: said() }),
    }
}

/// A whole number of a cell.
fn counted(cell: &Cell, least: u64, most: u64) -> Result<u64, Kind> {
    let said = || excerpt(&cell.text);
    let text = accounted(&cell.text);
    let text = text.trim_end_matches(['人', '口', '股']);
    match (cell.form, read(text, FieldKind::Count(least, most))) {
        (Form::Failed, _) => Err(Kind::Failed { said: said() }),
        (Form::Date, _) | (_, Typed::NotANumber | Typed::Text(_)) if text.starts_with('-') => {
            Err(Kind::Outside { said: said(), least: least.to_string(), most: most.to_string() })
        }
        (Form::Date, _) | (_, Typed::NotANumber | Typed::Text(_)) => Err(Kind::NotANumber { said: said() }),
        (_, Typed::Count(count)) => Ok(count),
        (_, Typed::Nothing) => Ok(least),
        (_, Typed::TooFine) => Err(Kind::TooFine { said: said() }),
        (_, Typed::Outside) => Err(Kind::Outside { said: said(), least: least.to_string(), most: most.to_string() }),
    }
}
