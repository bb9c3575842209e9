//! Reading a date that people type.

use super::{Voice, page};
use crate::scenario::{Date, NoDate};

/// What a typed date means; else what is wrong with it.
///
/// # Errors
/// When it is no date: in a sentence, with what to do. The second is whether more letters may still make it one.
pub fn date(typed: &str, voice: Voice) -> Result<Date, (String, bool)> {
    Date::typed(typed).map_err(|wrong| match wrong {
        NoDate::Unlike => (voice.say(page::NOT_A_DATE), true),
        NoDate::NoSuchMonth { month } => (voice.fill(page::NO_SUCH_MONTH, &[("month", &month.to_string())]), false),
        NoDate::NoSuchDay { year, month, days } => {
            let [year, month, days] = [year.to_string(), month.to_string(), days.to_string()];
            (voice.fill(page::NO_SUCH_DAY, &[("year", &year), ("month", &month), ("days", &days)]), false)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_date_that_is_none_says_why() {
        let said = |typed: &str, lang| date(typed, Voice::new(lang, None));
        assert_eq!(said("2025年6月1日", Lang::Zh), Ok(Date::new(2025, 6, 1)));
        assert_eq!(said("2018-2-29", Lang::Zh), Err(("2018 年 2 月只有 28 天。".to_owned(), false)));
        assert_eq!(said("2018-2-29", Lang::En), Err(("Month 2 of 2018 has 28 days.".to_owned(), false)));
        assert!(said("2018-13-1", Lang::Zh).is_err_and(|(why, may_go_on)| why.contains("13") && !may_go_on));
        assert!(said("2018-1", Lang::Zh).is_err_and(|(_, may_go_on)| may_go_on));
    }
}
