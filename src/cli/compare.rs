//! What a comparison prints.

use fenhong::chart::Table;
use fenhong::decide::{Comparison, Gains, Measure, PairResult, VerdictAnswer};
use fenhong::words::{Voice, compare as w, contrast, page, sheet};

use super::print::align;

/// A comparison with its verdict.
pub fn comparison(found: &Comparison, verdict: Option<&VerdictAnswer>, voice: Voice) -> Vec<String> {
    let mut lines = vec![title(found, voice)];
    lines.extend(w::terms(found, voice));
    lines.extend(align(&measures(found, voice)));
    for pair in &found.pairs {
        lines.extend(pair.differences.iter().map(|difference| w::difference(pair, difference, voice)));
    }
    lines.extend(verdict.map(|verdict| w::verdict(verdict, voice)).unwrap_or_default());
    for pair in &found.pairs {
        lines.extend(pair.gains.iter().flat_map(|gains| who_gains(pair, gains, voice)));
    }
    lines.push(voice.say(w::ACCOUNTS));
    lines.extend(table(contrast::accounts(found, voice)));
    if found.schemes.iter().all(|scheme| scheme.is_whole) {
        lines.push(voice.say(w::A_WHOLE));
    }
    for (place, scheme) in (0..).zip(&found.schemes) {
        let letter = w::letter(place, voice);
        let of_scheme = |line: String| voice.fill(w::OF_SCHEME, &[("letter", letter), ("line", &line)]);
        lines.extend(w::money(scheme, found.discount, voice).into_iter().map(of_scheme));
    }
    for (place, scheme) in (0..).zip(&found.schemes) {
        lines.extend(w::spread(place, scheme, voice));
    }
    lines.push(voice.say(w::DIFFERS));
    lines.extend(table(contrast::differs(found, voice)));
    lines.push(voice.say(page::CAVEAT_1));
    lines.push(voice.say(w::ONLY_SAMPLING));
    lines.push(voice.say(sheet::SIMULATED));
    lines
}

fn title(found: &Comparison, voice: Voice) -> String {
    let named = (0..).zip(&found.schemes).map(|(place, scheme)| {
        let name = voice.name(&scheme.name);
        let mark = if scheme.unlawful { voice.say(w::UNLAWFUL_MARK) } else { String::new() };
        voice.fill(w::NAMED, &[("letter", w::letter(place, voice)), ("name", &*name)]) + &mark
    });
    let schemes = named.collect::<Vec<_>>().join(&voice.say(w::BETWEEN));
    voice.fill(w::TITLE, &[("schemes", &schemes)])
}

fn measures(found: &Comparison, voice: Voice) -> Vec<Vec<String>> {
    let mut table = vec![contrast::heads(voice.say(w::MEASURE), found, voice)];
    for (place, measured) in found.schemes[0].measures.iter().enumerate() {
        let mut row = vec![w::measure(measured.measure, voice)];
        let of = |scheme: &fenhong::decide::SchemeResult| {
            let found = scheme.measures[place].estimate;
            found.map_or_else(|| voice.say(w::NOBODY_OF), |found| w::amount(measured.measure, found.mean, voice))
        };
        row.extend(found.schemes.iter().map(of));
        table.push(row);
    }
    debug_assert!(table.len() > Measure::ALL.len());
    table
}

fn who_gains(pair: &PairResult, gains: &Gains, voice: Voice) -> Vec<String> {
    let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
    let mut lines = vec![voice.fill(w::GAINS, &[("a", a), ("b", b)])];
    lines.extend(table(contrast::gains(gains, voice)));
    lines
}

fn table(of: Table) -> Vec<String> {
    let mut rows = vec![of.head];
    rows.extend(of.rows);
    align(&rows)
}
