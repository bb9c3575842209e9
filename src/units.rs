//! Money, shares, rates and time as types.
//!
//! Money is a whole number of fen (1 yuan = 100 fen); a rate is a whole number of parts per million.
//! Only products that mean something compile, and every division says in its name how it rounds. What a number is made
//! of is this file's own: everything else makes it with `new` and asks for it by name, so shares in fractions, say, are a
//! change of one type.
//!
//! Bounds: no amount that a scenario or a ledger may hold is larger than 10¹² fen (more is refused by name), and what grows
//! over the years is refused where it passes what a co-op may own ([`crate::enterprise`]: 10¹² fen, too), before it is
//! added to anything; a sum of nine million such amounts fits. So no sum of a scenario's passes 64 bits; were a bound ever
//! missed, every sum and product of these types panics, in every build, rather than go on with another number. The
//! kernel's lanes, which are no such types, hold the bounds themselves.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount of money in fen. Negative amounts are debts or losses.
///
/// ```
/// use fenhong::Fen;
///
/// let paid: Fen = "1234.56".parse().unwrap();
/// assert_eq!((paid + Fen::yuan(1)).to_string(), "1235.56");
/// assert!("1234.567".parse::<Fen>().is_err() && "1e3".parse::<Fen>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

/// A number of shares of one par value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Shares(i64);

/// A dividend in fen for each share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FenPerShare(i64);

/// A fraction in parts per million; 1 000 000 is the whole.
///
/// ```
/// use fenhong::Rate;
///
/// let part: Rate = "0.4".parse().unwrap();
/// assert_eq!(part, Rate::percent(40));
/// assert_eq!((Rate::ONE - part).to_string(), "0.6");
/// assert!("0.1234567".parse::<Rate>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

/// A number of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Persons(u32);

impl Fen {
    /// No money.
    pub const ZERO: Fen = Fen(0);

    /// So many fen.
    #[inline(always)]
    pub const fn new(fen: i64) -> Fen {
        Fen(fen)
    }

    /// How many fen.
    #[inline(always)]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whole yuan.
    pub const fn yuan(yuan: i64) -> Fen {
        Fen(product(yuan, 100))
    }

    /// So many times the amount.
    ///
    /// ```
    /// use fenhong::Fen;
    ///
    /// assert_eq!(Fen::yuan(80).times(22), Fen::yuan(1_760));
    /// ```
    #[inline(always)]
    pub const fn times(self, count: i64) -> Fen {
        Fen(product(self.0, count))
    }

    /// `self × rate`, rounded towards minus infinity.
    ///
    /// ```
    /// use fenhong::{Fen, Rate};
    ///
    /// let third: Rate = "0.333333".parse().unwrap();
    /// assert_eq!(Fen::yuan(100).mul_rate_down(third).to_string(), "33.33");
    /// assert_eq!((-Fen::yuan(100)).mul_rate_down(third).to_string(), "-33.34");
    /// ```
    #[inline(always)]
    pub fn mul_rate_down(self, rate: Rate) -> Fen {
        // Many rates of a scheme are nothing.
        if rate == Rate::ZERO {
            return Fen::ZERO;
        }
        Fen(mul_div_down(self.0, rate.0, Rate::ONE.0))
    }

    /// The larger of two amounts.
    pub fn at_least(self, other: Fen) -> Fen {
        self.max(other)
    }

    /// Nothing where the amount is a debt, else the amount.
    ///
    /// ```
    /// use fenhong::Fen;
    ///
    /// assert_eq!([Fen::yuan(-3), Fen::yuan(3)].map(Fen::or_nothing), [Fen::ZERO, Fen::yuan(3)]);
    /// ```
    pub fn or_nothing(self) -> Fen {
        self.max(Fen::ZERO)
    }

    /// The whole-fen dividend a share that this amount can pay, rounded down.
    ///
    /// ```
    /// use fenhong::{Fen, Shares};
    ///
    /// let per_share = Fen::yuan(100).per_share_down(Shares::new(7));
    /// assert_eq!(per_share.times(Shares::new(7)).to_string(), "99.96");
    /// ```
    ///
    /// # Panics
    /// When `shares` is not positive: a pool without holders has no dividend.
    #[inline(always)]
    pub fn per_share_down(self, shares: Shares) -> FenPerShare {
        assert!(shares.0 > 0, "a dividend needs at least one share");
        FenPerShare(div_down(self.0, shares.0))
    }

    /// An equal part for each of `heads`, rounded down.
    ///
    /// ```
    /// use fenhong::Fen;
    ///
    /// assert_eq!(Fen::yuan(10).equal_part_down(3).to_string(), "3.33");
    /// ```
    ///
    /// # Panics
    /// When `heads` is zero.
    pub fn equal_part_down(self, heads: i64) -> Fen {
        assert!(heads > 0, "an equal part needs at least one payee");
        Fen(div_down(self.0, heads))
    }

    /// Splits into parts that add up to `self` exactly, in proportion to `weights`: everyone gets the
    /// rounded-down part, and the fen left over go one each to the largest remainders, ties to the
    /// earlier position (the lower register number).
    ///
    /// All parts are zero where all weights are. Negative amounts are split like their absolute value.
    ///
    /// ```
    /// use fenhong::Fen;
    ///
    /// let parts = Fen::yuan(1).split_largest_remainder(&[1, 1, 1]);
    /// assert_eq!(parts.iter().map(Fen::to_string).collect::<Vec<_>>(), ["0.34", "0.33", "0.33"]);
    /// assert_eq!(parts.into_iter().sum::<Fen>(), Fen::yuan(1));
    /// ```
    pub fn split_largest_remainder(self, weights: &[i64]) -> Vec<Fen> {
        let total: i128 = weights.iter().map(|&w| i128::from(w)).sum();
        if total == 0 {
            return vec![Fen::ZERO; weights.len()];
        }
        let amount = i128::from(held(self.0.checked_abs()));
        let mut parts: Vec<i64> = Vec::with_capacity(weights.len());
        let mut remainders: Vec<i64> = Vec::with_capacity(weights.len());
        assert!(i64::try_from(total).is_ok(), "weights must add up in 64 bits");
        // Products that fit 64 bits divide much sooner.
        let short = i64::try_from(amount * total).is_ok();
        for &weight in weights {
            let (part, remainder) = if short {
                let (exact, total) = (amount as i64 * weight, total as i64);
                let part = div_down(exact, total);
                (part, exact - part * total)
            } else {
                let exact = amount * i128::from(weight);
                ((exact / total) as i64, (exact % total) as i64)
            };
            parts.push(part);
            // Largest first; a remainder is below the total of the weights, which fits.
            remainders.push(-remainder);
        }
        let left = amount - parts.iter().map(|&p| i128::from(p)).sum::<i128>();
        for place in crate::order::ascending(remainders).into_iter().take(left as usize) {
            parts[place] += 1;
        }
        let sign = self.0.signum();
        parts.into_iter().map(|part| Fen(sign * part)).collect()
    }
}

impl FenPerShare {
    /// Nothing.
    pub const ZERO: FenPerShare = FenPerShare(0);

    /// So many fen a share.
    #[inline(always)]
    pub const fn new(fen: i64) -> FenPerShare {
        FenPerShare(fen)
    }

    /// How many fen a share.
    #[inline(always)]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// What `shares` are paid: exact, no rounding.
    pub fn times(self, shares: Shares) -> Fen {
        Fen(product(self.0, shares.0))
    }
}

impl Shares {
    /// None.
    pub const ZERO: Shares = Shares(0);

    /// So many shares.
    #[inline(always)]
    pub const fn new(count: i64) -> Shares {
        Shares(count)
    }

    /// How many there are: a weight by which something is shared, or a part of all of them.
    #[inline(always)]
    pub const fn count(self) -> i64 {
        self.0
    }

    /// The capital that the shares stand for at `par` a share.
    ///
    /// ```
    /// use fenhong::{Fen, Shares};
    ///
    /// assert_eq!(Shares::new(12).at_par(Fen::yuan(1_000)), Fen::yuan(12_000));
    /// ```
    pub fn at_par(self, par: Fen) -> Fen {
        Fen(product(self.0, par.0))
    }
}

impl Persons {
    /// Nobody.
    pub const ZERO: Persons = Persons(0);

    /// So many people.
    #[inline(always)]
    pub const fn new(count: u32) -> Persons {
        Persons(count)
    }

    /// How many there are.
    #[inline(always)]
    pub const fn count(self) -> u32 {
        self.0
    }
}

impl Rate {
    /// So many parts per million.
    #[inline(always)]
    pub const fn new(ppm: i64) -> Rate {
        Rate(ppm)
    }

    /// How many parts per million.
    #[inline(always)]
    pub const fn ppm(self) -> i64 {
        self.0
    }

    /// Nothing.
    pub const ZERO: Rate = Rate(0);
    /// The whole.
    pub const ONE: Rate = Rate(1_000_000);

    /// Whole percent.
    pub const fn percent(percent: i64) -> Rate {
        Rate(product(percent, 10_000))
    }

    /// A part of a part, rounded towards minus infinity.
    ///
    /// ```
    /// use fenhong::Rate;
    ///
    /// assert_eq!(Rate::percent(60).mul_down(Rate::percent(50)), Rate::percent(30));
    /// ```
    pub fn mul_down(self, part: Rate) -> Rate {
        Rate(mul_div_down(self.0, part.0, Rate::ONE.0))
    }

    /// As a float, for building tables only.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Rate::ONE.0 as f64
    }

    /// From 0 to 1, both included.
    ///
    /// ```
    /// use fenhong::Rate;
    ///
    /// assert!(Rate::ONE.is_fraction() && !Rate::percent(101).is_fraction());
    /// ```
    pub fn is_fraction(self) -> bool {
        (0..=Rate::ONE.0).contains(&self.0)
    }
}

/// `a × b / c` rounded towards minus infinity, without overflow in between.
///
/// ```
/// use fenhong::units::mul_div_down;
///
/// assert_eq!(mul_div_down(7, 10, 4), 17);
/// assert_eq!(mul_div_down(-7, 10, 4), -18);
/// assert_eq!(mul_div_down(i64::MAX, 1_000, 2_000), i64::MAX / 2);
/// ```
///
/// # Panics
/// When `c` is not positive or the result does not fit.
#[inline(always)]
pub fn mul_div_down(a: i64, b: i64, c: i64) -> i64 {
    // Amounts up to forty thousand million yuan times a rate fit 64 bits; telling so from the sizes is
    // cheaper than a checked product where there is no carry flag.
    if a.unsigned_abs() < 1 << 42 && b.unsigned_abs() < 1 << 21 {
        return if c == Rate::ONE.0 { millionth_down(a * b) } else { div_down(a * b, c) };
    }
    mul_div_down_wide(a, b, c)
}

/// The same for any sizes; apart, so that the usual case can be written into the code around it.
#[cold]
#[inline(never)]
fn mul_div_down_wide(a: i64, b: i64, c: i64) -> i64 {
    // Numbers of 62 bits together have a product of 64.
    if a.unsigned_abs().leading_zeros() + b.unsigned_abs().leading_zeros() >= 66 {
        return div_down(a * b, c);
    }
    let wide = (i128::from(a) * i128::from(b)).div_euclid(i128::from(c));
    i64::try_from(wide).expect("amount too large")
}

/// A millionth, rounded towards minus infinity: as [`div_down`], with a product in place of the
/// division.
#[inline(always)]
fn millionth_down(a: i64) -> i64 {
    const MILLION: i64 = Rate::ONE.0;
    if a.unsigned_abs() >= MOST_QUICK {
        return a.div_euclid(MILLION);
    }
    let near = nearest_whole(a as f64 * 1e-6);
    near - i64::from(a < near * MILLION)
}

/// Quotients of smaller numbers than this are quick.
const MOST_QUICK: u64 = 1 << 51;

/// Added to 3·2⁵¹, a float below 2⁵¹ has no room for anything behind the point, and the lowest bits of the sum are the
/// nearest whole number.
pub const NO_FRACTION: f64 = (3_u64 << 51) as f64;

/// The nearest whole number of a float below [`MOST_QUICK`]. A conversion with its checks takes several times as long.
#[inline(always)]
fn nearest_whole(value: f64) -> i64 {
    (value + NO_FRACTION).to_bits() as i64 - NO_FRACTION.to_bits() as i64
}

/// `a / b` rounded towards minus infinity.
///
/// A whole-number division takes ten times as long as one of floats. Where both numbers are whole as
/// floats, the float quotient is off by a quarter at most, so the nearest whole number is the result or
/// one more, and the product tells: so the result is exact.
///
/// ```
/// use fenhong::units::div_down;
///
/// assert_eq!([7, -7].map(|amount| div_down(amount, 2)), [3, -4]);
/// ```
///
/// # Panics
/// When `b` is not positive.
#[inline(always)]
pub fn div_down(a: i64, b: i64) -> i64 {
    assert!(b > 0, "a divisor is positive");
    if a.unsigned_abs() >= MOST_QUICK || b as u64 >= 1 << 53 {
        return a.div_euclid(b);
    }
    let near = nearest_whole(a as f64 / b as f64);
    near - i64::from(a < near * b)
}

/// The number that 64 bits hold.
///
/// # Panics
/// When they do not: see the bounds above.
#[inline(always)]
const fn held(number: Option<i64>) -> i64 {
    match number {
        Some(number) => number,
        None => overflow(),
    }
}

#[cold]
#[inline(never)]
const fn overflow() -> ! {
    panic!("a sum is beyond what 64 bits hold")
}

/// A checked operation. On the page, where no lane does it, each stands once: written out at its two thousand places it
/// would cost a first visit more than all the units' other code.
macro_rules! checked {
    ($($name:ident: $by:ident),*) => {$(
        #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
        #[cfg_attr(target_arch = "wasm32", inline(never))]
        const fn $name(a: i64, b: i64) -> i64 {
            held(a.$by(b))
        }
    )*};
}
checked!(sum: checked_add, difference: checked_sub, product: checked_mul);

macro_rules! adds {
    ($($name:ident),*) => {$(
        impl Add for $name {
            type Output = $name;
            fn add(self, other: $name) -> $name { $name(sum(self.0, other.0)) }
        }
        impl Sub for $name {
            type Output = $name;
            fn sub(self, other: $name) -> $name { $name(difference(self.0, other.0)) }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: $name) { *self = *self + other; }
        }
        impl SubAssign for $name {
            fn sub_assign(&mut self, other: $name) { *self = *self - other; }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = $name>>(items: I) -> $name { items.fold($name::default(), Add::add) }
        }
    )*};
}
adds!(Fen, Shares, Rate);

impl Neg for Fen {
    type Output = Fen;
    fn neg(self) -> Fen {
        Fen(held(self.0.checked_neg()))
    }
}

/// `value / scale` in plain decimals, with at least `least` of them.
fn write_decimal(out: &mut fmt::Formatter<'_>, value: i64, digits: usize, least: usize) -> fmt::Result {
    let scale = 10_u64.pow(digits as u32);
    let size = value.unsigned_abs();
    let mut tail = format!("{:0digits$}", size % scale);
    while tail.len() > least && tail.ends_with('0') {
        tail.pop();
    }
    let sign = if value < 0 { "-" } else { "" };
    let point = if tail.is_empty() { "" } else { "." };
    write!(out, "{sign}{}{point}{tail}", size / scale)
}

/// Reads a plain decimal with at most `digits` decimals as a whole number of its smallest unit.
fn read_decimal(text: &str, digits: usize) -> Result<i64, String> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (units, tail) = body.split_once('.').unwrap_or((body, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if units.is_empty() || !plain(units) || !plain(tail) || (body.contains('.') && tail.is_empty()) {
        return Err(format!("`{text}` is not a plain decimal number"));
    }
    if tail.len() > digits {
        return Err(format!("`{text}` has more than {digits} decimals"));
    }
    let padded = format!("{units}{tail:0<digits$}");
    let size: i64 = padded.parse().map_err(|_| format!("`{text}` is too large"))?;
    Ok(sign * size)
}

impl fmt::Display for Fen {
    /// Yuan with two decimals: `1234.56`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(out, self.0, 2, 2)
    }
}

impl FromStr for Fen {
    type Err = String;
    /// Yuan as plain decimal text with at most two decimals.
    fn from_str(text: &str) -> Result<Fen, String> {
        read_decimal(text, 2).map(Fen)
    }
}

impl fmt::Display for Rate {
    /// The fraction in plain decimals: `0.4`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(out, self.0, 6, 0)
    }
}

impl FromStr for Rate {
    type Err = String;
    /// A fraction as plain decimal text with at most six decimals.
    fn from_str(text: &str) -> Result<Rate, String> {
        read_decimal(text, 6).map(Rate)
    }
}

/// Written as decimal text on the outside, so that no reader can turn it into a float.
macro_rules! as_text {
    ($($name:ident: $what:literal),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                // Bytes between programs of one version hold the number itself.
                if to.is_human_readable() { to.collect_str(self) } else { self.0.serialize(to) }
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $name;
                    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                        out.write_str($what)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                if from.is_human_readable() { from.deserialize_str(Text) } else { i64::deserialize(from).map($name) }
            }
        }
        #[cfg(feature = "cli")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $what })
            }
        }
    )*};
}
as_text!(
    Fen: "an amount in yuan as text with at most two decimals, such as \"1234.56\"",
    Rate: "a fraction as text with at most six decimals, such as \"0.4\""
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_and_prints_as_yuan_text() {
        for (text, fen) in [("0.00", 0), ("1234.56", 123_456), ("-0.05", -5), ("10.10", 1010)] {
            assert_eq!(text.parse::<Fen>(), Ok(Fen(fen)));
            assert_eq!(Fen(fen).to_string(), text);
        }
        assert_eq!("3".parse::<Fen>(), Ok(Fen(300)));
        for bad in ["", "-", "1.", ".5", "1.234", "1e3", "+1", " 1", "1,000", "99999999999999999999"] {
            assert!(bad.parse::<Fen>().is_err(), "{bad}");
        }
    }

    #[test]
    fn rates_print_without_trailing_zeros() {
        for (text, ppm) in [("0.4", 400_000), ("1", 1_000_000), ("0.000001", 1), ("-0.5", -500_000)] {
            assert_eq!(text.parse::<Rate>(), Ok(Rate(ppm)));
            assert_eq!(Rate(ppm).to_string(), text);
        }
    }

    #[test]
    fn largest_remainder_gives_ties_to_the_lower_register_number() {
        let parts = Fen(100).split_largest_remainder(&[1, 1, 1]);
        assert_eq!(parts, [Fen(34), Fen(33), Fen(33)]);
        assert_eq!(Fen(0).split_largest_remainder(&[2, 3]), [Fen(0), Fen(0)]);
        assert_eq!(Fen(7).split_largest_remainder(&[0, 0]), [Fen(0), Fen(0)]);
    }

    #[test]
    fn the_quick_division_is_the_exact_one() {
        let near = |n: i64| (-3..=3).map(move |d| n + d);
        let edges = [0, 1 << 20, 999_999_999_999, (1 << 51) - 5, 1 << 51, (1 << 52) - 5, 1 << 53, i64::MAX - 3];
        for a in edges.into_iter().flat_map(near).flat_map(|a| [a, -a]) {
            for b in [1, 2, 3, 7, 350, 1_000_000, 999_983, (1 << 40) + 1, (1 << 54) + 1, i64::MAX] {
                assert_eq!(div_down(a, b), a.div_euclid(b), "{a} / {b}");
                assert_eq!(millionth_down(a), a.div_euclid(1_000_000), "{a}");
                let multiple = (a / b).saturating_mul(b);
                for a in [multiple - 1, multiple] {
                    assert_eq!(div_down(a, b), a.div_euclid(b), "{a} / {b}");
                }
            }
        }
    }

    #[test]
    fn products_of_every_size_are_divided_exactly() {
        let sizes = [0, 20, 21, 22, 30, 31, 32, 40, 41, 42, 43, 60, 61];
        let numbers = sizes.into_iter().flat_map(|bits| [(1_i64 << bits) - 1, 1 << bits, -(1 << bits) - 1]);
        let numbers: Vec<i64> = numbers.collect();
        for (&a, &b) in numbers.iter().flat_map(|a| numbers.iter().map(move |b| (a, b))) {
            for c in [1, 3, 1_000_000, (1 << 40) - 87, i64::MAX] {
                let exact = (i128::from(a) * i128::from(b)).div_euclid(c.into());
                if let Ok(exact) = i64::try_from(exact) {
                    assert_eq!(mul_div_down(a, b, c), exact, "{a} × {b} / {c}");
                }
            }
        }
    }

    /// In every build, with overflow checks or without.
    #[test]
    fn what_64_bits_do_not_hold_is_no_amount() {
        let most = Fen(i64::MAX);
        let sums: [fn(Fen) -> Fen; 7] = [
            |most| most + Fen(1),
            |most| -most - Fen(2),
            |most| most.times(2),
            |most| [most, Fen(1)].into_iter().sum(),
            |most| FenPerShare(most.fen()).times(Shares(2)),
            |most| Shares(most.fen()).at_par(Fen(2)),
            |most| Fen::yuan(most.fen()),
        ];
        for (place, sum) in sums.into_iter().enumerate() {
            assert!(std::panic::catch_unwind(|| sum(most)).is_err(), "{place}");
        }
        assert_eq!(most - Fen(1) + Fen(1), most);
        assert_eq!(-most - Fen(1), Fen(i64::MIN));
    }

    #[test]
    fn rounding_down_is_towards_minus_infinity() {
        assert_eq!(Fen(-1).mul_rate_down(Rate::percent(50)), Fen(-1));
        assert_eq!(Fen(i64::MAX / 2).mul_rate_down(Rate::ONE), Fen(i64::MAX / 2));
    }
}
