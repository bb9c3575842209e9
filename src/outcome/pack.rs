//! A report as bytes, on its way from a worker to the page.

use super::report::Report;

impl Report {
    /// The report as a worker hands it to the page.
    ///
    /// # Panics
    /// Never: plain data has its bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain data has its bytes")
    }

    /// A report from its bytes; none where they are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Report> {
        let (report, rest) = postcard::take_from_bytes(bytes).ok()?;
        rest.is_empty().then_some(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Engine;

    fn report() -> Report {
        let mut scenario = crate::cases::CASES[0].scenario();
        scenario.draws = 16;
        let mut engine = Engine::new(scenario).expect("a shipped scenario");
        let tally = engine.run_all().expect("small amounts");
        crate::outcome::report(&engine.model().scenario, &tally)
    }

    #[test]
    fn a_report_comes_back_from_its_bytes() {
        let report = report();
        assert_eq!(Report::from_bytes(&report.to_bytes()), Some(report));
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = report().to_bytes();
        for end in [0, 7, 100, bytes.len() - 1] {
            assert_eq!(Report::from_bytes(&bytes[..end]), None, "{end}");
        }
        assert_eq!(Report::from_bytes(&[bytes.as_slice(), &[0]].concat()), None);
        assert_eq!(Report::from_bytes(&[255; 64]), None);
    }
}
