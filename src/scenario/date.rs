//! A calendar date, only to select what was in force.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Serialize, Serializer};

/// A date of the Gregorian calendar, written `2018-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(with = "String"))]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

/// What people write between and behind the numbers of a date: hyphens and dashes, strokes, points, and the Chinese for
/// year, month and day (in print, and as said).
const BETWEEN: [char; 10] =
    ['-', '/', '.', '\u{2013}', '\u{2014}', '\u{2212}', '\u{5E74}', '\u{6708}', '\u{65E5}', '\u{53F7}'];

impl Date {
    /// A date from its parts; the parts are not checked.
    pub const fn new(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    /// Days since a fixed day, so that the days between two dates can be counted; 0 for parts that are no date.
    pub fn day_number(self) -> i64 {
        let days = |date: civil::Date| date.duration_since(civil::date(1, 1, 1)).as_hours() / 24;
        self.civil().map_or(0, days)
    }

    /// The calendar's date of the parts.
    fn civil(self) -> Option<civil::Date> {
        let (year, month, day) = (i16::try_from(self.year), i8::try_from(self.month), i8::try_from(self.day));
        civil::Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
    }

    /// Reads a date as people type one: `2018-12-31`, `2018-1-1`, `2018/1/1`, `2018年1月1日`, `20180101`, with full-width
    /// digits too. A file has it in the first way only.
    ///
    /// ```
    /// use fenhong::scenario::Date;
    ///
    /// assert_eq!(Date::typed("2018/1/1"), Ok(Date::new(2018, 1, 1)));
    /// assert!(Date::typed("2018-02-30").is_err());
    /// ```
    ///
    /// # Errors
    /// When it is no date, or one that the calendar does not have.
    pub fn typed(text: &str) -> Result<Date, NoDate> {
        let half = |letter: char| match letter {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
            other => other,
        };
        let plain: String = text.chars().map(half).filter(|letter| !letter.is_whitespace()).collect();
        if plain.chars().any(|letter| !letter.is_ascii_digit() && !BETWEEN.contains(&letter)) {
            return Err(NoDate::Unlike);
        }
        let groups: Vec<&str> = plain.split(|letter: char| !letter.is_ascii_digit()).collect();
        let groups: Vec<&str> = groups.into_iter().filter(|group| !group.is_empty()).collect();
        let parts = match groups[..] {
            [all] if all.len() == 8 => [&all[..4], &all[4..6], &all[6..]],
            [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => [year, month, day],
            _ => return Err(NoDate::Unlike),
        };
        let [year, month, day] = parts.map(|part| part.parse::<u16>().unwrap_or_default());
        let date = Date { year, month: month as u8, day: day as u8 };
        match (date.civil(), Date { day: 1, ..date }.civil()) {
            (Some(_), _) => Ok(date),
            (None, Some(first)) => {
                Err(NoDate::NoSuchDay { year, month: month as u8, days: first.days_in_month() as u8 })
            }
            (None, None) => Err(NoDate::NoSuchMonth { month: month as u8 }),
        }
    }
}

/// Why a typed text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It does not look like one, or is not finished.
    Unlike,
    /// A year has no such month.
    NoSuchMonth {
        /// The month that was typed.
        month: u8,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The year.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
        /// How many days it has.
        days: u8,
    },
}

impl FromStr for Date {
    type Err = String;
    fn from_str(text: &str) -> Result<Date, String> {
        let wrong = || format!("`{text}` is not a date such as 2018-12-31");
        let parts: Vec<&str> = text.split('-').collect();
        let &[year, month, day] = parts.as_slice() else { return Err(wrong()) };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(wrong());
        }
        let date = Date {
            year: year.parse().map_err(|_| wrong())?,
            month: month.parse().map_err(|_| wrong())?,
            day: day.parse().map_err(|_| wrong())?,
        };
        if date.civil().is_some() { Ok(date) } else { Err(wrong()) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for bad in ["2018-02-29", "2018-13-01", "2018-1-1", "18-01-01", "2018-00-10", "x", "2018-04-31"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert_eq!("2020-02-29".parse(), Ok(Date::new(2020, 2, 29)));
        assert!(Date::new(2018, 7, 1) < Date::new(2025, 5, 1));
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let ways = [
            "2025-6-1",
            "2025-06-01",
            "2025年6月1日",
            "20250601",
            "２０２５年６月１日",
            "2025/6/1",
            " 2025.6.1 ",
            "2025 年 6 月 1 号",
        ];
        for typed in ways {
            assert_eq!(Date::typed(typed), Ok(Date::new(2025, 6, 1)), "{typed}");
        }
        assert_eq!(Date::typed("20181231"), Ok(Date::new(2018, 12, 31)));
        for unlike in ["", "2018", "2018-1", "2018-1-1-1", "1-1-2018", "201811", "2018-Jan-1", "二〇一八年", "18-1-1"]
        {
            assert_eq!(Date::typed(unlike), Err(NoDate::Unlike), "{unlike}");
        }
        assert_eq!(Date::typed("2018-2-29"), Err(NoDate::NoSuchDay { year: 2018, month: 2, days: 28 }));
        assert_eq!(Date::typed("2020-2-29"), Ok(Date::new(2020, 2, 29)));
        assert_eq!(Date::typed("2018-4-0"), Err(NoDate::NoSuchDay { year: 2018, month: 4, days: 30 }));
        assert_eq!(Date::typed("20181301"), Err(NoDate::NoSuchMonth { month: 13 }));
    }

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        let between = |from: Date, to: Date| to.day_number() - from.day_number();
        assert_eq!(between(Date::new(2018, 12, 25), Date::new(2019, 1, 3)), 9);
        assert_eq!(between(Date::new(2020, 2, 28), Date::new(2020, 3, 1)), 2);
        assert_eq!(between(Date::new(1900, 1, 1), Date::new(2000, 1, 1)), 36_524);
    }
}
