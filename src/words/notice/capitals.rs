//! Amounts in the capitals that cannot be altered, as on Chinese payment papers (支付结算办法, annex 1).

use crate::units::Fen;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Units of whole yuan, the largest first.
const UNITS: [(i64, char); 5] = [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')];

/// An amount in capitals: `壹仟贰佰叁拾肆元伍角陆分`. Where the rules leave a zero open, it is not written.
///
/// ```
/// use fenhong::Fen;
/// use fenhong::words::notice::capitals;
///
/// assert_eq!(capitals(Fen::new(123_456)), "壹仟贰佰叁拾肆元伍角陆分");
/// assert_eq!(capitals(Fen::yuan(107_000)), "壹拾万柒仟元整");
/// ```
pub fn capitals(amount: Fen) -> String {
    let fen = amount.fen().unsigned_abs();
    let (yuan, parts) = ((fen / 100) as i64, fen % 100);
    let (tenths, hundredths) = ((parts / 10) as usize, (parts % 10) as usize);
    let mut out = String::new();
    if amount < Fen::ZERO {
        out.push('负');
    }
    if yuan > 0 || parts == 0 {
        out.push_str(&whole(yuan));
        out.push('元');
    }
    match (tenths, hundredths) {
        (0, 0) => out.push('整'),
        (0, fen) => {
            // A gap between yuan and fen is written; without yuan there is none.
            out.extend((yuan > 0).then_some('零').into_iter().chain([DIGITS[fen], '分']));
        }
        (jiao, 0) => out.extend([DIGITS[jiao], '角', '整']),
        (jiao, fen) => out.extend([DIGITS[jiao], '角', DIGITS[fen], '分']),
    }
    out
}

/// A whole number.
fn whole(count: i64) -> String {
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| count >= *unit) else {
        return DIGITS[count as usize].to_string();
    };
    let rest = count % unit;
    let mut out = whole(count / unit);
    out.push(name);
    if rest > 0 {
        if rest < unit / 10 {
            out.push('零');
        }
        out.push_str(&whole(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the rules, and what villages pay.
    #[test]
    fn amounts_are_written_as_the_rules_say() {
        for (fen, said) in [
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (10_700_053, "壹拾万柒仟元伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (0, "零元整"),
            (5, "伍分"),
            (30, "叁角整"),
            (32, "叁角贰分"),
            (1_000, "壹拾元整"),
            (1_100, "壹拾壹元整"),
            (10_100, "壹佰零壹元整"),
            (100_010_000, "壹佰万零壹佰元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (10_001_000_000, "壹亿零壹万元整"),
            (1_000_000_000_000, "壹佰亿元整"),
            (-1_234, "负壹拾贰元叁角肆分"),
        ] {
            assert_eq!(capitals(Fen::new(fen)), said, "{fen}");
        }
    }

    /// Read back, every amount is the one that was written.
    #[test]
    fn capitals_say_one_amount_only() {
        let read = |text: &str| {
            let (mut all, mut part, mut digit) = (0_i64, 0_i64, 0_i64);
            let mut section = 0_i64;
            for letter in text.chars() {
                if let Some(found) = DIGITS.iter().position(|known| *known == letter) {
                    digit = found as i64;
                    continue;
                }
                match letter {
                    '拾' => part += digit * 10,
                    '佰' => part += digit * 100,
                    '仟' => part += digit * 1_000,
                    '万' => section += (part + digit) * 10_000,
                    '亿' => all += (section + part + digit) * 100_000_000,
                    '元' => all = (all + section + part + digit) * 100,
                    '角' => all += digit * 10,
                    '分' => all += digit,
                    _ => {}
                }
                if matches!(letter, '万' | '亿' | '元') {
                    part = 0;
                }
                if letter == '亿' {
                    section = 0;
                }
                digit = 0;
            }
            all
        };
        let mut fen = 1_i64;
        while fen < 100_000_000_000_000 {
            for near in [fen - 1, fen, fen + 1, fen * 3 + 7] {
                assert_eq!(read(&capitals(Fen::new(near))), near);
            }
            fen = fen * 7 / 3 + 1;
        }
    }
}
