//! Expressions: what a lesson says about numbers, as data. Nothing in a lesson is a number of its own but what a task
//! sets as its mark.

use super::figure::Figure;
use super::quantity::Quantity;
use crate::scenario::fields::join;
use crate::scenario::read::{Made, Node, Read};
use crate::scenario::{Error, Kind};

/// An expression, and where in the lesson it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its path.
    pub at: String,
    /// What it says.
    pub term: Term,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A mark that is set.
    Is(Quantity),
    /// A number that the lesson has named.
    Name(String),
    /// A number of the core.
    Figure(Box<Figure>),
    /// Several of a kind.
    Fold(Fold, Vec<Expression>),
    /// Two.
    Pair(Pair, Box<[Expression; 2]>),
    /// The opposite.
    Not(Box<Expression>),
}

/// Several of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Their sum.
    Sum,
    /// The least.
    Least,
    /// The most.
    Most,
    /// Whether all hold.
    All,
    /// Whether one holds.
    Any,
}

/// Two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// The first less the second.
    Less,
    /// Their product.
    Times,
    /// The first over the second.
    Over,
    /// Whether they are equal.
    Equal,
    /// Whether the first is above the second.
    Above,
    /// Whether it is that or more.
    AtLeast,
    /// Whether it is below.
    Below,
    /// Whether it is that or less.
    AtMost,
}

const FOLDS: &[(&str, Fold)] =
    &[("sum", Fold::Sum), ("least", Fold::Least), ("most", Fold::Most), ("all", Fold::All), ("any", Fold::Any)];
const PAIRS: &[(&str, Pair)] = &[
    ("less", Pair::Less),
    ("times", Pair::Times),
    ("over", Pair::Over),
    ("equal", Pair::Equal),
    ("above", Pair::Above),
    ("at-least", Pair::AtLeast),
    ("below", Pair::Below),
    ("at-most", Pair::AtMost),
];
/// What else an expression can be.
const OTHERS: &[&str] = &["money", "part", "count", "name", "figure", "not"];

fn known() -> Vec<String> {
    let folds = FOLDS.iter().map(|(name, _)| *name);
    let names = OTHERS.iter().copied().chain(folds).chain(PAIRS.iter().map(|(name, _)| *name));
    names.map(str::to_owned).collect()
}

impl Read for Expression {
    fn read(node: Node<'_>) -> Made<Expression> {
        let fields = node.object()?;
        if fields.contains_key("figure") {
            return Ok(Expression { at: node.at.to_owned(), term: Term::Figure(Box::new(Figure::read(node)?)) });
        }
        let Some(name) = fields.keys().next() else { return Err(Error::new(node.at, Kind::Empty).into()) };
        node.only(&[name.as_str()])?;
        Ok(Expression { at: node.at.to_owned(), term: term(node, name)? })
    }
}

fn term(node: Node<'_>, name: &str) -> Made<Term> {
    if let Some((_, fold)) = FOLDS.iter().find(|(known, _)| *known == name) {
        let several: Vec<Expression> = node.required(name)?;
        let kind = Kind::Few { found: several.len() as u64, least: 1, most: MOST as u64 };
        let is_right = (1..=MOST).contains(&several.len());
        return if is_right {
            Ok(Term::Fold(*fold, several))
        } else {
            Err(Error::new(join(node.at, name), kind).into())
        };
    }
    if let Some((_, pair)) = PAIRS.iter().find(|(known, _)| *known == name) {
        let two: Vec<Expression> = node.required(name)?;
        let kind = Kind::Number { found: two.len() as u64, wanted: 2 };
        let two = <[Expression; 2]>::try_from(two).map_err(|_| Error::new(join(node.at, name), kind))?;
        return Ok(Term::Pair(*pair, Box::new(two)));
    }
    Ok(match name {
        "money" => Term::Is(Quantity::Money(node.required(name)?)),
        "part" => Term::Is(Quantity::Part(node.required(name)?)),
        "count" => Term::Is(Quantity::Count(node.required::<u32>(name)?.into())),
        "name" => Term::Name(node.required(name)?),
        "not" => Term::Not(Box::new(node.required(name)?)),
        other => return Err(node.no_choice(other, known())),
    })
}

/// The most terms of a sum, or conditions.
const MOST: usize = 20;

impl Expression {
    /// The names and figures that it speaks of.
    pub fn each(&self, see: &mut dyn FnMut(Spoken<'_>)) {
        match &self.term {
            Term::Is(_) => {}
            Term::Name(name) => see(Spoken::Name(name, &self.at)),
            Term::Figure(figure) => see(Spoken::Figure(figure, &self.at)),
            Term::Fold(_, several) => several.iter().for_each(|one| one.each(see)),
            Term::Pair(_, two) => two.iter().for_each(|one| one.each(see)),
            Term::Not(one) => one.each(see),
        }
    }
}

/// What an expression speaks of, and where.
pub enum Spoken<'a> {
    /// A number that the lesson has named.
    Name(&'a str, &'a str),
    /// A number of the core.
    Figure(&'a Figure, &'a str),
}
