//! What a comparison prints.

use fenhong::decide::{Comparison, Fares, Gains, Measure, PairResult, VerdictAnswer};
use fenhong::units::Fen;
use fenhong::words::{Voice, compare as w, page, plain_yuan, sheet};

use super::print::align;

/// A comparison with its verdict.
pub fn comparison(found: &Comparison, verdict: Option<&VerdictAnswer>, voice: Voice) -> String {
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
    lines.extend(align(&accounts(found, voice)));
    if found.schemes.iter().all(|scheme| scheme.is_whole) {
        lines.push(voice.say(w::A_WHOLE));
    }
    for (place, scheme) in (0..).zip(&found.schemes) {
        let letter = w::letter(place, voice);
        lines.extend(w::money(scheme, found.discount, voice).into_iter().map(|line| format!("{letter}: {line}")));
    }
    for (place, scheme) in (0..).zip(&found.schemes) {
        lines.extend(w::spread(place, scheme, voice));
    }
    lines.push(voice.say(w::DIFFERS));
    lines.extend(align(&differs(found, voice)));
    lines.push(voice.say(page::CAVEAT_1));
    lines.push(voice.say(w::ONLY_SAMPLING));
    lines.push(voice.say(sheet::SIMULATED));
    lines.join("\n") + "\n"
}

fn title(found: &Comparison, voice: Voice) -> String {
    let named = (0..).zip(&found.schemes).map(|(place, scheme)| {
        let name = voice.name(&scheme.name);
        let mark = if scheme.unlawful { voice.say(w::UNLAWFUL_MARK) } else { String::new() };
        voice.fill(w::NAMED, &[("letter", w::letter(place, voice)), ("name", name)]) + &mark
    });
    let schemes = named.collect::<Vec<_>>().join(&voice.say(w::BETWEEN));
    voice.fill(w::TITLE, &[("schemes", &schemes)])
}

/// A heading and a letter for each scheme.
fn heads(first: String, found: &Comparison, voice: Voice) -> Vec<String> {
    let letters = (0..found.schemes.len() as u32).map(|place| w::letter(place, voice).to_owned());
    std::iter::once(first).chain(letters).collect()
}

fn measures(found: &Comparison, voice: Voice) -> Vec<Vec<String>> {
    let mut table = vec![heads(voice.say(w::MEASURE), found, voice)];
    for (place, measured) in found.schemes[0].measures.iter().enumerate() {
        let mut row = vec![w::measure(measured.measure, voice)];
        let of = |scheme: &fenhong::decide::SchemeResult| {
            w::amount(measured.measure, scheme.measures[place].estimate.mean, voice)
        };
        row.extend(found.schemes.iter().map(of));
        table.push(row);
    }
    debug_assert!(table.len() > Measure::ALL.len());
    table
}

fn accounts(found: &Comparison, voice: Voice) -> Vec<Vec<String>> {
    type Entry = fn(&fenhong::decide::SchemeResult) -> i64;
    let entries: [(fenhong::words::Text, Entry); 15] = [
        (w::PUBLIC, |scheme| scheme.public.0),
        (w::PRIVATE, |scheme| scheme.private.0),
        (w::A_OPENING, |scheme| scheme.account.opening),
        (w::A_CAPITAL, |scheme| scheme.account.capital),
        (w::A_OUTSIDE, |scheme| scheme.account.outside),
        (w::A_SURPLUS, |scheme| scheme.account.surplus),
        (w::A_POOR, |scheme| scheme.account.poor),
        (w::A_MEMBERS, |scheme| scheme.account.members),
        (w::A_REFUNDS, |scheme| scheme.account.refunds),
        (w::A_OTHERS, |scheme| scheme.account.others),
        (w::A_FUND, |scheme| scheme.account.fund),
        (w::A_WELFARE, |scheme| scheme.account.welfare),
        (w::A_COOPS, |scheme| scheme.account.coops),
        (w::A_POOR_JOBS, |scheme| scheme.account.poor_jobs),
        (w::A_MEMBERS_JOBS, |scheme| scheme.account.members_jobs),
    ];
    let mut table = vec![heads(String::new(), found, voice)];
    for (text, entry) in entries {
        let amounts: Vec<i64> = found.schemes.iter().map(entry).collect();
        if amounts.iter().any(|amount| *amount != 0) {
            let mut row = vec![voice.say(text)];
            row.extend(amounts.into_iter().map(|amount| plain_yuan(Fen(amount))));
            table.push(row);
        }
    }
    table
}

fn who_gains(pair: &PairResult, gains: &Gains, voice: Voice) -> Vec<String> {
    let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
    let mut table = vec![[w::GROUP, w::HOW_MANY, w::GAIN, w::LOSE, w::MEAN].map(|text| voice.say(text)).to_vec()];
    let row = |name: String, fares: &Fares| {
        let counts = [fares.households, fares.gain, fares.lose].map(|count| count.to_string());
        let mut row = vec![name];
        row.extend(counts);
        row.push(plain_yuan(fares.mean));
        row
    };
    table.extend(gains.classes.iter().map(|(class, fares)| row(w::class(*class, voice), fares)));
    for (place, fares) in gains.tenths.iter().enumerate() {
        let name = voice.fill(w::TENTH, &[("tenth", &(place + 1).to_string())]);
        table.push(row(name, fares));
    }
    let mut lines = vec![voice.fill(w::GAINS, &[("a", a), ("b", b)])];
    lines.extend(align(&table));
    lines
}

fn differs(found: &Comparison, voice: Voice) -> Vec<Vec<String>> {
    let mut table = vec![heads(voice.say(w::PATH), found, voice)];
    for row in &found.differs {
        let show = |text: &Option<String>| match text {
            Some(text) => w::value(&row.path, text, voice),
            None => voice.say(w::NOT_THERE),
        };
        let mut cells = vec![w::input(&row.path, voice)];
        cells.extend(row.values.iter().map(show));
        table.push(cells);
    }
    table
}
