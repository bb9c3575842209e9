//! Reading numbers as people type and tables hold them: full-width digits, thousands commas, 万, percent signs.

use crate::scenario::FieldKind;
use crate::units::{Fen, Rate};

/// What a typed text means for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A value in range, as the scenario's JSON writes it (text for amounts and fractions).
    Text(String),
    /// A whole number in range.
    Count(u64),
    /// Nothing there.
    Nothing,
    /// Not a number of this kind.
    NotANumber,
    /// A number with more decimals than the field keeps.
    TooFine,
    /// A number outside the field's range.
    Outside,
}

/// Reads a typed text for a field of `kind`.
///
/// ```
/// use fenhong::Fen;
/// use fenhong::scenario::FieldKind;
/// use fenhong::typed::{Typed, read};
///
/// let money = FieldKind::Money(Fen::ZERO, Fen::yuan(100_000_000));
/// assert_eq!(read("３.5万", money), Typed::Text("35000.00".to_owned()));
/// assert_eq!(read("-1", money), Typed::Outside);
/// assert_eq!(read("1.234", money), Typed::TooFine);
/// ```
pub fn read(typed: &str, kind: FieldKind) -> Typed {
    let plain = plain(typed);
    if plain.is_empty() {
        return Typed::Nothing;
    }
    match judged(&plain, kind) {
        Typed::NotANumber if is_decimal(&plain) => Typed::TooFine,
        typed => typed,
    }
}

fn judged(plain: &str, kind: FieldKind) -> Typed {
    match kind {
        FieldKind::Money(least, most) => within(in_yuan(plain), least, most),
        FieldKind::Fraction(least, most) => within(in_percent(plain), least, most),
        FieldKind::Decimal(least, most) => within(plain.parse::<Rate>().ok(), least, most),
        FieldKind::Count(least, most) => match count(plain) {
            None => Typed::NotANumber,
            Some(count) if (least..=most).contains(&count) => Typed::Count(count),
            Some(_) => Typed::Outside,
        },
    }
}

/// How a field shows a value of the scenario's JSON text: percent for fractions, no useless decimals.
pub fn show(json: &str, kind: FieldKind) -> String {
    match kind {
        FieldKind::Money(..) => json.strip_suffix(".00").unwrap_or(json).to_owned(),
        FieldKind::Fraction(..) => json.parse().map_or_else(|_| json.to_owned(), in_hundredths),
        FieldKind::Decimal(..) | FieldKind::Count(..) => json.to_owned(),
    }
}

/// A fraction in percent as a plain decimal: `0.125` → `12.5`.
pub fn in_hundredths(rate: Rate) -> String {
    Rate::new(rate.ppm() * 100).to_string()
}

fn within<T: PartialOrd + ToString>(value: Option<T>, least: T, most: T) -> Typed {
    match value {
        None => Typed::NotANumber,
        Some(value) if value < least || value > most => Typed::Outside,
        Some(value) => Typed::Text(value.to_string()),
    }
}

fn in_percent(plain: &str) -> Option<Rate> {
    let hundredfold: Rate = plain.strip_suffix('%').unwrap_or(plain).parse().ok()?;
    (hundredfold.ppm() % 100 == 0).then_some(Rate::new(hundredfold.ppm() / 100))
}

fn in_yuan(plain: &str) -> Option<Fen> {
    let plain = plain.strip_suffix('元').unwrap_or(plain);
    match plain.strip_suffix('万') {
        Some(ten_thousands) => {
            let parts: Rate = ten_thousands.parse().ok()?;
            Some(Fen::new(parts.ppm()))
        }
        None => plain.parse().ok(),
    }
}

fn count(plain: &str) -> Option<u64> {
    match plain.strip_suffix('万') {
        Some(ten_thousands) => {
            let parts: Rate = ten_thousands.parse().ok()?;
            (parts.ppm() >= 0 && parts.ppm() % 100 == 0).then_some((parts.ppm() / 100) as u64)
        }
        None => plain.parse().ok(),
    }
}

/// Whether it is a number with decimals, whatever a field makes of it.
fn is_decimal(plain: &str) -> bool {
    let number = plain.trim_end_matches(['%', '元', '万']).trim_start_matches('-');
    number.split_once('.').is_some_and(|(units, parts)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        digits(units) && digits(parts) && !parts.is_empty()
    })
}

/// Half-width, without spaces and thousands commas, without a point that still waits for its decimals.
fn plain(typed: &str) -> String {
    let half = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '。' => '.',
        '−' | '–' => '-',
        other => other,
    };
    let kept = typed.chars().map(half).filter(|letter| !letter.is_whitespace() && *letter != ',');
    let text: String = kept.collect();
    text.strip_suffix('.').map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONEY: FieldKind = FieldKind::Money(Fen::ZERO, Fen::yuan(1_000_000));
    const PART: FieldKind = FieldKind::Fraction(Rate::ZERO, Rate::ONE);

    fn text(value: &str) -> Typed {
        Typed::Text(value.to_owned())
    }

    #[test]
    fn every_key_of_a_typed_number_means_something() {
        let kind = FieldKind::Decimal(Rate::ZERO, Rate::ONE);
        let typed = ["0", "0.", "0.4", "0.40"].map(|typed| read(typed, kind));
        assert_eq!(typed, [text("0"), text("0"), text("0.4"), text("0.4")]);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(read("５０万", MONEY), text("500000.00"));
        assert_eq!(read(" 1,234.5元 ", MONEY), text("1234.50"));
        assert_eq!(read("12.5％", PART), text("0.125"));
        assert_eq!(read("3.5万", FieldKind::Count(0, 100_000)), Typed::Count(35_000));
    }

    #[test]
    fn what_is_no_number_or_out_of_range_is_told_apart() {
        assert_eq!(read("", PART), Typed::Nothing);
        assert_eq!(read("四成", PART), Typed::NotANumber);
        assert_eq!(read("101", PART), Typed::Outside);
        assert_eq!(read("0.00001", PART), Typed::TooFine);
        assert_eq!(read("12.345元", MONEY), Typed::TooFine);
        assert_eq!(read("2.5", FieldKind::Count(0, 9)), Typed::TooFine);
        assert_eq!(["六十", "abc", "1.2.3", "-"].map(|typed| read(typed, PART)), [const { Typed::NotANumber }; 4]);
        assert_eq!(read("-1", FieldKind::Count(0, 9)), Typed::NotANumber);
    }

    #[test]
    fn values_show_in_the_unit_of_their_field() {
        assert_eq!(show("0.125", PART), "12.5");
        assert_eq!(show("500000.00", MONEY), "500000");
        assert_eq!(show("3.8", FieldKind::Decimal(Rate::ZERO, Rate::new(9_000_000))), "3.8");
    }
}
