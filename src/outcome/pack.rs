//! A report as bytes, on its way from a worker to the page: every number in eight bytes, in the order of the fields.
//!
//! A derived reader is compiled anew for every type and checks every step; in the browser this one weighs a fifth.

use super::report::*;
use crate::check::{Finding, Severity};
use crate::units::{Fen, Rate};

impl Report {
    /// The report as a worker hands it to the page.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.put(&mut bytes);
        bytes
    }

    /// A report from its bytes; none where they are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Report> {
        let mut reader = Reader { rest: bytes, is_whole: true };
        let report = Report::take(&mut reader);
        (reader.is_whole && reader.rest.is_empty()).then_some(report)
    }
}

/// Bytes that are still to be read. Where they end too soon, zeros follow and the whole is refused.
struct Reader<'a> {
    rest: &'a [u8],
    is_whole: bool,
}

impl<'a> Reader<'a> {
    #[inline(never)]
    fn bytes(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.is_whole = false;
                &[]
            }
        }
    }

    #[inline(never)]
    fn number(&mut self) -> i64 {
        self.bytes(8).try_into().map_or(0, i64::from_le_bytes)
    }

    /// A count of things that follow, each of a byte at least.
    fn count(&mut self) -> usize {
        let count = self.number() as usize;
        self.is_whole &= count <= self.rest.len();
        count.min(self.rest.len())
    }
}

/// Something in bytes.
trait Pack: Sized {
    fn put(&self, to: &mut Vec<u8>);
    fn take(from: &mut Reader<'_>) -> Self;
}

#[inline(never)]
fn put_number(to: &mut Vec<u8>, number: i64) {
    to.extend_from_slice(&number.to_le_bytes());
}

impl Pack for i64 {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, *self);
    }
    fn take(from: &mut Reader<'_>) -> i64 {
        from.number()
    }
}

impl Pack for u32 {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, (*self).into());
    }
    fn take(from: &mut Reader<'_>) -> u32 {
        from.number() as u32
    }
}

impl Pack for Fen {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, self.0);
    }
    fn take(from: &mut Reader<'_>) -> Fen {
        Fen(from.number())
    }
}

impl Pack for Rate {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, self.0);
    }
    fn take(from: &mut Reader<'_>) -> Rate {
        Rate(from.number())
    }
}

impl Pack for String {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, self.len() as i64);
        to.extend_from_slice(self.as_bytes());
    }
    fn take(from: &mut Reader<'_>) -> String {
        let count = from.count();
        String::from_utf8_lossy(from.bytes(count)).into_owned()
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, self.len() as i64);
        self.iter().for_each(|item| item.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Vec<T> {
        (0..from.count()).map(|_| T::take(from)).collect()
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn put(&self, to: &mut Vec<u8>) {
        self.iter().for_each(|item| item.put(to));
    }
    fn take(from: &mut Reader<'_>) -> [T; N] {
        std::array::from_fn(|_| T::take(from))
    }
}

impl<T: Pack> Pack for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, self.is_some().into());
        if let Some(item) = self {
            item.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Option<T> {
        (from.number() == 1).then(|| T::take(from))
    }
}

/// Packs the fields of types one after the other. A field that is missing here does not compile.
macro_rules! packs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Pack for $name {
            fn put(&self, to: &mut Vec<u8>) {
                $(self.$field.put(to);)*
            }
            fn take(from: &mut Reader<'_>) -> $name {
                $name { $($field: Pack::take(from)),* }
            }
        }
    )*};
}

packs! {
    Report {
        version, fingerprint, draws, draws_wanted, place, headline, years, flow, floor, business, help, relapse, accounts,
        futures,
        findings, assumed_inputs, inputs,
    }
    Place { villages, coops, households, cohort, capital, public }
    Headline {
        bad, usual, good, mean, lived_years, paying_years_usual, paying_years_bad, of_years, out, out_without, worst_tenth_payout,
    }
    Pick { amount, draw, year }
    Estimate { mean, low, high }
    YearRow {
        year, fan, cohort, others, poor, poor_without, registered, poor_all, gap, fund, histogram,
    }
    Incomes { wages, jobs, farming, other, illness, patronage, paid_in, allocated, collective, help }
    Histogram { from, width, counts }
    FlowPart { to, amount, of_surplus }
    Business { revenue, wages, to_members, surplus }
    FloorCost { promised, unpaid, guaranteed, short }
    HelpCost { public, placed, lent, lost, defaulted }
    Relapse { left, fell, left_without, fell_without }
    Accounts { opening, injected, surplus, paid, others, closing }
    Finding { id, severity, article, field, values }
}

impl Pack for (String, String) {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }
    fn take(from: &mut Reader<'_>) -> (String, String) {
        (String::take(from), String::take(from))
    }
}

impl Pack for Severity {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, *self as i64);
    }
    fn take(from: &mut Reader<'_>) -> Severity {
        match from.number() {
            0 => Severity::Note,
            1 => Severity::Warning,
            _ => Severity::Unlawful,
        }
    }
}

/// By its place among all of them.
impl Pack for FlowTo {
    fn put(&self, to: &mut Vec<u8>) {
        put_number(to, *self as i64);
    }
    fn take(from: &mut Reader<'_>) -> FlowTo {
        let found = FlowTo::ALL.get(from.number() as usize).copied();
        from.is_whole &= found.is_some();
        found.unwrap_or(FlowTo::Carried)
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
        assert!(FlowTo::ALL.iter().enumerate().all(|(place, to)| *to as usize == place));
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
