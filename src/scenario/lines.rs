//! The rural poverty line of each year, yuan a head; after 2020 each province sets a monitoring line.

use crate::units::Fen;

/// The last year whose line was set for the whole country.
pub const LAST_YEAR: u16 = 2020;

/// The line of that year.
pub const LAST: Fen = Fen::yuan(4_000);

/// What provincial monitoring lines were at the least, in most provinces, since 2021; each province sets its own
/// (about 7,000).
pub const USUAL_MONITORING: Fen = Fen::yuan(6_000);

/// The line of a year, where one is known: 2015 of seed report 001. Later years of a period (2011 to 2013, 2017) had
/// lines of their own in the prices of the day, which no source at hand gives.
pub fn of_year(year: u16) -> Option<Fen> {
    let yuan = match year {
        2010 => 2_300,
        2014 => 2_800,
        2015 => 2_855,
        2016 => 2_952,
        2018 => 2_995,
        2019 => 3_218,
        2020 => 4_000,
        _ => return None,
    };
    Some(Fen::yuan(yuan))
}
