//! The list of rules: id, file, clause, source. The README's rule table and the page's explanations
//! are made from it.

/// A rule as it is listed.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Id, as in the scenario.
    pub id: &'static str,
    /// Which choice it belongs to, as in the scenario.
    pub choice: &'static str,
    /// Its clause in a formula.
    pub clause: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

const HUI: &str = "Hui county, 000_0dc6abbfd83702dd.txt";

/// All rules, in the order of the year.
pub const RULES: &[Rule] = &[
    Rule {
        id: "shares",
        choice: "scheme.surplus",
        clause: "R = r·max(0, S−L); D = max(0, S−L−R); d = D / shares",
        source: HUI,
    },
    Rule {
        id: "declared-dividend",
        choice: "scheme.rounding",
        clause: "d in whole fen; D − d·shares is carried",
        source: "accounting practice",
    },
    Rule {
        id: "largest-remainder",
        choice: "scheme.rounding",
        clause: "every fen paid; ties to the lower register number",
        source: "largest-remainder method",
    },
    Rule {
        id: "hui",
        choice: "scheme.collective",
        clause: "keep a; (1−a)·pool equally to the registered poor",
        source: HUI,
    },
    Rule {
        id: "keep",
        choice: "scheme.adjustment",
        clause: "allocated shares stay",
        source: "default; the seed says nothing else",
    },
    Rule {
        id: "recover",
        choice: "scheme.adjustment",
        clause: "dividend on recovered shares equally to the registered poor, up to the cap; excess to welfare",
        source: "found practice elsewhere",
    },
];
