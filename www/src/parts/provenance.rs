//! What results are of, and what is needed to get the same again.

use fenhong::words::{big_yuan, number, page as words};

use crate::desk::path;
use crate::parts::shared::Shared;

/// How large the simulated place is.
pub fn size(shared: &Shared) -> Option<String> {
    let place = shared.report.as_ref()?.place;
    let voice = shared.voice();
    Some(voice.fill(
        words::PLACE,
        &[
            ("villages", &number(place.villages)),
            ("coops", &number(place.coops)),
            ("households", &number(place.households)),
            ("cohort", &number(place.cohort)),
            ("capital", &big_yuan(place.capital, voice)),
            ("public", &big_yuan(place.public, voice)),
        ],
    ))
}

/// What is needed to get the same results again.
pub fn reproduce(shared: &Shared) -> Option<String> {
    let report = shared.report.as_ref()?;
    let seed = |place: &str| path::count(shared.desk.scenario(), place).to_string();
    Some(shared.voice().fill(
        words::REPRODUCE,
        &[
            ("version", &report.version),
            ("luck", &seed("seeds.luck")),
            ("people", &seed("seeds.people")),
            ("draws", &number(report.draws)),
            ("fingerprint", &report.fingerprint),
        ],
    ))
}
