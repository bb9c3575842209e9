//! What the columns of a roster hold, told by their headings.

use std::ops::Range;

use serde::Serialize;

use super::cell::{self, Form, Row};
use super::choices::Choices;
use super::field::Field;
use super::problem::{Refused, Unit};

/// Headings are looked for in so many rows at the top.
const TOP: usize = 30;

/// In which order headings are held against fields: the narrow ones first.
const ORDER: [Field; 16] = [
    Field::Identity,
    Field::Relation,
    Field::Cadre,
    Field::Registered,
    Field::AllocatedShares,
    Field::Allocated,
    Field::PaidInShares,
    Field::PaidIn,
    Field::Traded,
    Field::Workers,
    Field::Wage,
    Field::Farming,
    Field::Other,
    Field::Persons,
    Field::Name,
    Field::Number,
];

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its place, from 0.
    pub place: usize,
    /// Its heading.
    pub heading: String,
    /// What it holds.
    pub field: Field,
    /// In what its amounts are written; none where nothing says it.
    pub unit: Option<Unit>,
}

/// The columns of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// All that have a heading or were named.
    pub all: Vec<Column>,
    /// The rows of the headings among the sheet's rows that are not empty.
    #[serde(skip)]
    pub headings: Range<usize>,
}

impl Columns {
    /// The first column that holds something.
    pub fn of(&self, field: Field) -> Option<&Column> {
        self.all.iter().find(|column| column.field == field)
    }
}

/// Finds what the columns hold.
///
/// # Errors
/// When no row looks like headings, none of the columns holds names, or a chosen one is not there.
pub fn find(rows: &[Row], choices: &Choices) -> Result<Columns, Refused> {
    let headings = headings(rows)?;
    let unit = choices.unit.or_else(|| unit_above(&rows[..headings.start]));
    let mut all: Vec<Column> = named(&rows[headings.clone()])
        .into_iter()
        .map(|(place, heading)| {
            let field = field_of(&heading);
            Column { place, unit: unit_of(&heading).or(unit), field, heading }
        })
        .collect();
    for (field, name) in &choices.columns {
        let named = all.iter().find(|column| plain(&column.heading) == plain(name)).map(|column| column.place);
        let place = named.or_else(|| cell::place(name)).ok_or_else(|| Refused::NoColumn { name: name.clone() })?;
        choose(&mut all, *field, place, unit);
    }
    once_each(&mut all);
    let columns = Columns { all, headings };
    if columns.of(Field::Name).is_none() { Err(Refused::NoNames) } else { Ok(columns) }
}

/// Gives a column the field that was chosen for it, and takes it from the one that had it.
fn choose(all: &mut Vec<Column>, field: Field, place: usize, unit: Option<Unit>) {
    all.iter_mut().filter(|column| column.field == field).for_each(|column| column.field = Field::Ignored);
    match all.iter_mut().find(|column| column.place == place) {
        Some(column) => column.field = field,
        None => all.push(Column { place, heading: String::new(), field, unit }),
    }
}

/// A field that two headings could mean is the first one's; of numbers, the one that is not merely a count of rows.
fn once_each(all: &mut [Column]) {
    let counted = |column: &Column| column.field == Field::Number && plain(&column.heading).contains("序号");
    let has_other = all.iter().any(|column| column.field == Field::Number && !counted(column));
    let mut taken = Vec::new();
    for column in all {
        if taken.contains(&column.field) || (counted(column) && has_other) {
            column.field = Field::Ignored;
        }
        if column.field != Field::Ignored {
            taken.push(column.field);
        }
    }
}

/// The rows of headings: the one with the most known fields among the first, and one below that refines it.
fn headings(rows: &[Row]) -> Result<Range<usize>, Refused> {
    let known = |row: &Row| {
        let mut fields: Vec<Field> = row.filled().map(|(_, cell)| field_of(&cell.text)).collect();
        fields.retain(|field| *field != Field::Ignored);
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    };
    let top = &rows[..rows.len().min(TOP)];
    // Of equals the first: what comes below may be the headings of another printed page.
    let best = top.iter().enumerate().rev().max_by_key(|(_, row)| known(row)).map(|(place, _)| place);
    let best = best.filter(|place| known(&rows[*place]) >= 2).ok_or(Refused::NoHeadings)?;
    let refines =
        |row: &Row| is_words(row) && row.filled().count() >= 2 && row.filled().any(|(_, cell)| refined(&cell.text));
    let begin = match best.checked_sub(1) {
        // Merged headings above: fewer cells, each over several columns.
        Some(above) if refines(&rows[best]) && is_over(&rows[above], &rows[best]) => above,
        _ => best,
    };
    let next = rows.get(best + 1).filter(|row| refines(row) && row.filled().count() < rows[best].filled().count());
    Ok(begin..best + 1 + usize::from(next.is_some() && begin == best))
}

/// Whether a row has words only.
fn is_words(row: &Row) -> bool {
    row.filled().all(|(_, cell)| cell.form == Form::Text && !cell.text.bytes().all(|letter| letter.is_ascii_digit()))
}

/// Whether a heading says more of the one above it: a field, a number of shares, an amount.
fn refined(heading: &str) -> bool {
    field_of(heading) != Field::Ignored || ["股数", "金额", "元"].iter().any(|word| heading.contains(word))
}

/// Whether a row holds headings over those of the row below it: several, of words, each with something below.
fn is_over(above: &Row, below: &Row) -> bool {
    let next_to = above.number + 1 == below.number;
    next_to
        && is_words(above)
        && above.filled().count() >= 2
        && above.filled().any(|(_, cell)| field_of(&cell.text) != Field::Ignored)
}

/// The headings by column. Of two rows, the upper one reaches to the right until the next, where the lower one goes on.
fn named(rows: &[Row]) -> Vec<(usize, String)> {
    let [upper, lower] = match rows {
        [only] => return only.filled().map(|(place, cell)| (place, cell.text.clone())).collect(),
        [upper, lower, ..] => [upper, lower],
        [] => return Vec::new(),
    };
    let last = upper.cells.len().max(lower.cells.len());
    let (mut over, mut named) = ("", Vec::new());
    for place in 0..last {
        let below = lower.cell(place).map_or("", |cell| cell.text.as_str());
        match upper.cell(place) {
            Some(cell) => over = &cell.text,
            None if below.is_empty() => continue,
            None => {}
        }
        named.push((place, over.to_owned() + below));
    }
    named
}

/// A heading's letters that count: half-width, small, without spaces and what stands in brackets.
fn plain(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for letter in heading.chars().map(half) {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || letter.is_whitespace() || matches!(letter, '_' | '*' | '：' | ':' | '-') => {}
            _ => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

/// The half-width form of a letter.
pub(super) fn half(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// What a heading means.
pub fn field_of(heading: &str) -> Field {
    let plain = plain(heading);
    // A sentence is no heading.
    if plain.is_empty() || plain.chars().count() > 24 {
        return Field::Ignored;
    }
    let fits = |field: &&Field| {
        let (words, not) = field.words();
        words.iter().any(|word| plain.contains(&word.replace('-', ""))) && !not.iter().any(|word| plain.contains(word))
    };
    ORDER.iter().find(fits).copied().unwrap_or(Field::Ignored)
}

/// The unit that a heading says, mostly in brackets.
fn unit_of(heading: &str) -> Option<Unit> {
    let half: String = heading.chars().map(half).collect();
    if half.contains("万元") || half.contains("(万)") {
        return Some(Unit::Wan);
    }
    (half.contains('元') || half.to_lowercase().contains("yuan")).then_some(Unit::Yuan)
}

/// The unit that stands above the headings, as “单位：万元”.
fn unit_above(rows: &[Row]) -> Option<Unit> {
    let cells = rows.iter().flat_map(Row::filled).map(|(_, cell)| &cell.text);
    cells.filter(|text| text.contains("单位") || text.to_lowercase().contains("unit")).find_map(|text| unit_of(text))
}
