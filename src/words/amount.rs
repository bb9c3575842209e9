//! Amounts and fractions as people write them.

use super::voice::{Lang, Voice};
use crate::units::{Fen, Rate};

/// An amount for reading, in three figures: `2,130 元`, `1.23 元`, from ten thousand `12.3 万元`.
pub fn big_yuan(amount: Fen, voice: Voice) -> String {
    let fen = three_figures(amount.fen());
    let of = |unit: Fen, name: &str| format!("{} {name}", in_units(fen, unit.fen()));
    match voice.lang {
        Lang::Zh if fen.abs() >= HUNDRED_MILLION.fen() => of(HUNDRED_MILLION, "亿元"),
        Lang::Zh if fen.abs() >= TEN_THOUSAND.fen() => of(TEN_THOUSAND, "万元"),
        Lang::En if fen.abs() >= MILLION.fen() => of(MILLION, "m yuan"),
        Lang::Zh => of(Fen::yuan(1), "元"),
        Lang::En => of(Fen::yuan(1), "yuan"),
    }
}

const TEN_THOUSAND: Fen = Fen::yuan(10_000);
const MILLION: Fen = Fen::yuan(1_000_000);
const HUNDRED_MILLION: Fen = Fen::yuan(100_000_000);

/// A large amount in as many figures as a report gives: `2,894 万元`, `28.94 m yuan`.
pub fn reported_yuan(amount: Fen, voice: Voice) -> String {
    let yuan = round_div(amount.fen(), 100);
    match voice.lang {
        Lang::Zh if yuan.abs() >= 1_000_000 => format!("{} 万元", number(round_div(yuan, 10_000))),
        Lang::En if yuan.abs() >= 1_000_000 => format!("{} m yuan", plain_yuan(Fen::new(round_div(yuan, 10_000)))),
        _ => big_yuan(amount, voice),
    }
}

/// An amount to the fen: `1,234.56 元`.
pub fn exact_yuan(amount: Fen, voice: Voice) -> String {
    let unit = if voice.lang == Lang::Zh { "元" } else { "yuan" };
    format!("{} {unit}", thousands(&amount.to_string()))
}

/// A text whose amounts are not torn from their units at the end of a line.
pub fn whole_amounts(text: &str) -> String {
    [" 元", " 万元", " 亿元", " yuan", " m yuan"]
        .into_iter()
        .fold(text.to_owned(), |text, unit| text.replace(unit, &unit.replace(' ', "\u{a0}")))
}

/// An amount to the fen without its unit, for tables that name it: `1,234.56`.
pub fn plain_yuan(amount: Fen) -> String {
    thousands(&amount.to_string())
}

/// What becomes of one yuan: `0.41 元`.
pub fn one_yuan(part: Rate, voice: Voice) -> String {
    let unit = if voice.lang == Lang::Zh { "元" } else { "yuan" };
    format!("{} {unit}", Fen::new(round_div(part.ppm(), 10_000)))
}

/// A fraction in whole percent, or with one decimal under ten: `41%`, `4.5%`.
pub fn percent(part: Rate) -> String {
    if part.ppm().abs() >= 100_000 {
        return format!("{}%", round_div(part.ppm(), 10_000));
    }
    format!("{}%", tenths(round_div(part.ppm(), 1_000)))
}

/// A part in percent: to a tenth of a point, where that is nothing to what shows it.
pub fn fine_percent(part: Rate) -> String {
    let decimals = match part.ppm().abs() {
        0 => 0,
        1..=99 => 4,
        100..=999 => 2,
        _ => 1,
    };
    let unit = 10_i64.pow(4 - decimals);
    let rounded = (part.ppm().abs() + unit / 2) / unit * unit * part.ppm().signum();
    format!("{}%", Rate::new(rounded * 100))
}

/// A fraction as a number of `of` equal chances, rounded.
pub fn parts(part: Rate, of: i64) -> i64 {
    round_div(part.ppm() * of, Rate::ONE.ppm())
}

/// A whole number with its thousands apart: `35,000`.
pub fn number(count: impl ToString) -> String {
    thousands(&count.to_string())
}

/// A decimal, or a part in percent, with its thousands apart; any other text as it is: a date, a name.
pub fn grouped(text: &str) -> String {
    let plain = text.strip_suffix('%').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (units, parts) = plain.strip_prefix('-').unwrap_or(plain).split_once('.').unwrap_or((plain, "0"));
    let is_decimal = digits(units.trim_start_matches('-')) && digits(parts);
    if is_decimal { thousands(text) } else { text.to_owned() }
}

/// The simulated year `year`, counted from 0: `第 5 年`.
pub fn years(year: u32, voice: Voice) -> String {
    match voice.lang {
        Lang::Zh => format!("第 {} 年", year + 1),
        Lang::En => format!("year {}", year + 1),
    }
}

/// Division rounded half away from zero, for reading only.
fn round_div(value: i64, by: i64) -> i64 {
    (value.abs() + by / 2) / by * value.signum()
}

/// At most three figures of a whole number: 2134 → 2130.
fn three_figures(value: i64) -> i64 {
    let mut unit = 1;
    while value.abs() / unit >= 1_000 {
        unit *= 10;
    }
    round_div(value, unit) * unit
}

/// So many units as a decimal without trailing zeros: 123 of 100 → `1.23`.
fn in_units(value: i64, unit: i64) -> String {
    let (sign, value) = (if value < 0 { "-" } else { "" }, value.abs());
    let mut text = format!("{sign}{}", thousands(&(value / unit).to_string()));
    let mut rest = value % unit;
    if rest > 0 {
        text.push('.');
    }
    let mut place = unit / 10;
    while rest > 0 {
        text.push_str(&(rest / place).to_string());
        (rest, place) = (rest % place, place / 10);
    }
    text
}

/// A number of tenths as a decimal without a trailing zero: 123 → `12.3`, 120 → `12`.
fn tenths(count: i64) -> String {
    let sign = if count < 0 { "-" } else { "" };
    let (units, tenth) = (count.abs() / 10, count.abs() % 10);
    let units = thousands(&units.to_string());
    if tenth == 0 { format!("{sign}{units}") } else { format!("{sign}{units}.{tenth}") }
}

/// Commas between the thousands of a plain decimal.
fn thousands(text: &str) -> String {
    let (sign, body) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let units = body.split('.').next().unwrap_or(body).len();
    let mut out = sign.to_owned();
    for (place, letter) in body.char_indices() {
        if place > 0 && place < units && (units - place) % 3 == 0 {
            out.push(',');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
    const EN: Voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };

    #[test]
    fn amounts_are_written_as_an_accountant_would() {
        assert_eq!(exact_yuan(Fen::new(123_456), ZH), "1,234.56 元");
        assert_eq!(exact_yuan(Fen::new(-100_000_050), EN), "-1,000,000.50 yuan");
        assert_eq!(big_yuan(Fen::new(213_449), ZH), "2,130 元");
        assert_eq!(big_yuan(Fen::new(64_049), ZH), "640 元");
        assert_eq!(big_yuan(Fen::new(12_345_600), ZH), "12.3 万元");
        assert_eq!(big_yuan(Fen::yuan(28_940_000), ZH), "2,890 万元");
        assert_eq!(big_yuan(Fen::yuan(12_345), EN), "12,300 yuan");
        assert_eq!(big_yuan(Fen::yuan(-12_345), ZH), "-1.23 万元");
        assert_eq!(big_yuan(Fen::yuan(234_567_890), ZH), "2.35 亿元");
        assert_eq!(big_yuan(Fen::new(9_999_950), ZH), "10 万元");
        // Rounding never makes something nothing.
        assert_eq!(
            [Fen::new(5), Fen::new(1_234), Fen::ZERO].map(|sum| big_yuan(sum, ZH)),
            ["0.05 元", "12.3 元", "0 元"]
        );
        assert_eq!(reported_yuan(Fen::yuan(28_940_000), ZH), "2,894 万元");
        assert_eq!(big_yuan(Fen::yuan(28_940_000), EN), "28.9 m yuan");
        assert_eq!(one_yuan(Rate::new(412_000), ZH), "0.41 元");
    }

    #[test]
    fn numbers_are_grouped_and_dates_are_not() {
        let texts = ["1234567.50", "-73000.00", "1000000", "12.5%", "2019-01-11", "x", "-", "", "1.2.3"];
        let wanted = ["1,234,567.50", "-73,000.00", "1,000,000", "12.5%", "2019-01-11", "x", "-", "", "1.2.3"];
        assert_eq!(texts.map(grouped), wanted);
    }

    #[test]
    fn fractions_keep_two_figures() {
        assert_eq!(percent(Rate::new(412_000)), "41%");
        assert_eq!(percent(Rate::new(45_000)), "4.5%");
        assert_eq!(percent(Rate::new(-45_000)), "-4.5%");
        assert_eq!(parts(Rate::new(784_000), 100), 78);
    }
}
