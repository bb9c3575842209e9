//! A calendar date, only to select what was in force.

use std::fmt;
use std::str::FromStr;

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

impl Date {
    /// A date from its parts; the parts are not checked.
    pub const fn new(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    /// Days since a fixed day, so that the days between two dates can be counted.
    pub fn day_number(self) -> i64 {
        let before = i64::from(self.year) - 1;
        let months: i64 = (1..self.month).map(|month| i64::from(days(self.year, month))).sum();
        before * 365 + before / 4 - before / 100 + before / 400 + months + i64::from(self.day)
    }
}

/// Days of a month.
fn days(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
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
        let right = (1..=12).contains(&date.month) && (1..=days(date.year, date.month)).contains(&date.day);
        if right { Ok(date) } else { Err(wrong()) }
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
    fn days_are_counted_over_months_years_and_leap_days() {
        let between = |from: Date, to: Date| to.day_number() - from.day_number();
        assert_eq!(between(Date::new(2018, 12, 25), Date::new(2019, 1, 3)), 9);
        assert_eq!(between(Date::new(2020, 2, 28), Date::new(2020, 3, 1)), 2);
        assert_eq!(between(Date::new(1900, 1, 1), Date::new(2000, 1, 1)), 36_524);
    }
}
