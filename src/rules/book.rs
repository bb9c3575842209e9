//! The list of rules: id, file, clause, source. `docs/rules.md` and the page's explanations are made
//! from it.

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

const HUI: &str = "report 000, Hui county: collective, paid-in and allocated shares (000_0dc6abbfd83702dd.txt)";
const CO_OPS: &str = "Specialised Farmers' Cooperatives Law (2018-07-01)";
const FOUND: &str = "found practice elsewhere";

/// Rows of [`RULES`].
macro_rules! rules {
    ($($choice:literal { $($id:literal: $clause:literal, $source:expr;)* })*) => {
        &[$($(Rule { id: $id, choice: $choice, clause: $clause, source: $source }),*),*]
    };
}

/// All rules, in the order of the year.
///
/// ```
/// use fenhong::rules::RULES;
///
/// let uses = RULES.iter().filter(|rule| rule.choice == "scheme.collective").count();
/// assert_eq!(uses, 6);
/// ```
pub const RULES: &[Rule] = rules! {
    "scheme.opening" {
        "distribute": "what was not distributed before is shared with the first year's, by resolution: Art. 44 speaks of the year's own surplus; a loss is made up by the reserve, then carried (Art. 42)", CO_OPS;
        "reserve": "it goes to the reserve (Art. 42)", CO_OPS;
        "losses": "it goes to the risk fund, which absorbs losses first", "assumption";
    }
    "village.coops.also" {
        "also": "an enterprise works with its part of the capital and has luck of its own; S is the sum over all", FOUND;
    }
    "enterprises.units" {
        "units": "S = units·(price·(1 + luck) − cost) − …; 50,000 yuan a mu, then 5,000", "report 003, Shangluo city: seedling co-ops";
    }
    "work" {
        "none": "wages come from outside", "default";
        "jobs": "jobs·wage·months before S, to members; less where there is less; without the co-op a stated part is earned elsewhere", "report 003, Shangluo city: seedling co-ops; the part is an assumption";
    }
    "scheme.infrastructure" {
        "none": "none is entrusted", "default";
        "free": "free of charge; the village's books depreciate it", HUI;
        "lease": "rent before S, to the collective", FOUND;
        "equity": "valued into the collective's shares; the co-op depreciates it before S, in equal parts a year", "co-op accounting system (2023)";
        "subsidy": "a special fund, never divided (Art. 53); the co-op depreciates it; every member's equal part (Art. 44)", CO_OPS;
    }
    "scheme" {
        "admin": "income − cost − depreciation − administration − interest ± other − tax = S", "co-op accounting system (2023)";
        "tax": "t·max(0, profit)", "co-op accounting system (2023)";
    }
    "scheme.surplus" {
        "shares": "R = r·max(0, S−L); D = max(0, S−L−R); d = D / shares", HUI;
        "law": "P = p·D, p ≥ 0.6, by trade; the rest by contribution, quantified reserve, equal part of subsidies (Arts. 42–44)", CO_OPS;
    }
    "scheme.floor" {
        "none": "nothing is promised", "default";
        "fixed": "g·capital of the class, before or beside the dividend; what cannot be paid lapses, is owed, or a guarantor pays", FOUND;
        "threshold": "g·capital while the profit is within the limit, else h·profit", FOUND;
    }
    "scheme.rounding" {
        "declared-dividend": "d in whole fen; D − d·shares is carried; by trade, and on shares under 100 yuan, each holder's part in whole fen", "accounting practice";
        "largest-remainder": "every fen paid; ties to the lower register number", "largest-remainder method";
    }
    "scheme.collective" {
        "hui": "keep a; (1−a)·pool equally to the registered poor", HUI;
        "rceo-shares": "fund q; (1−q)·pool to all members by quantified shares (Art. 42)", "Rural Collective Economic Organisations Law (2025-05-01)";
        "welfare": "all into the welfare fund, a part of which is paid to the registered poor by need", FOUND;
        "posts": "keep a; ω·(1−a)·pool only as wages for public-welfare work, the rest equally", FOUND;
        "parts": "so much for the poor, the village, and others (55/30/15, 70/10/20, 40/20/40)", FOUND;
        "poor-first": "f to each registered poor first; of what is left keep a, the rest equally to them", "assumption";
    }
    "scheme.fund" {
        "kept": "what the village keeps lies in its fund", "default";
        "yield": "the fund earns y a year from outside", "assumption";
        "reinvest": "the year's part buys collective shares at par", FOUND;
    }
    "scheme.adjustment" {
        "keep": "allocated shares stay", "default; the report says nothing else";
        "recover": "dividend on recovered shares equally to the registered poor, up to the cap; excess to welfare", FOUND;
        "stop": "off the register the collective gets the dividend", FOUND;
        "convert": "on leaving they become paid-in shares", FOUND;
        "taper": "k/(n+1) of the shares are lost in the k-th year off the register", FOUND;
    }
    "changes" {
        "joins": "by shares alone max(par, net assets ÷ shares) a share or par, by charter; under the law par; from 1 January", "assumption";
        "leaves": "on 31 December, notice ≥ 3 months; paid-in shares at min(par, net assets / shares) + (law) quantified reserve (Arts. 25, 28); allocated shares to the collective", CO_OPS;
        "dies": "as leaving; allocated and collective rights stop", CO_OPS;
        "splits": "shares, trade, farming by persons, rounded down; a register number and luck of its own", "assumption";
        "dissolves": "the state's part (Art. 53), then shares at par, (law) accounts, the rest by shares; allocated shares' part to the collective (Arts. 48–53)", CO_OPS;
    }
    "poverty.register" {
        "first": "those registered at the start; who relapses comes back", "default";
        "this-year": "and whoever is under the line in a year, from 1 January on: a part a head, no shares", FOUND;
    }
    "poverty.test" {
        "years": "k years in a row above the line", "default";
        "stable": "and P(above the line in each of the next m years | own income, health) ≥ p; else one year short", "report 004, Nanzhao county: leaving only when it lasts (004_22ba1f295133f4e1.txt)";
    }
    "programmes.leaders" {
        "none": "no leader loans", "default";
        "leader-loan": "profit = return − (1−σ)·interest − wages of those led; losses from what is above the line, then from the loan; in default the guarantee fund pays", "report 001, Fengqing county: share co-ops";
    }
    "programmes.micro" {
        "none": "no micro-loans", "default";
        "micro-loan": "unsecured, ≤ 50,000 yuan, ≤ 3 years, base rate, interest subsidised; the same without wages", "report 002, Huaihua city: four follow four";
    }
    "programmes.workshops" {
        "none": "no workshop", "default";
        "workshop": "n places at w·days: the registered who come, then others", "report 002, Huaihua city: four follow four";
    }
    "programmes.posts" {
        "none": "no posts beside those of the collective", "default";
        "public-posts": "n posts at w·months, public money: the registered who come", "report 002, Huaihua city: four follow four";
    }
    "programmes.care" {
        "none": "no stacked help", "default";
        "hardest": "the part with the least a head: fewer illnesses, part of their cost, an allowance a person", "report 004, Nanzhao county: leaving only when it lasts (004_22ba1f295133f4e1.txt)";
        "ill": "the registered while gravely ill: part of the cost, an allowance a person", "report 004, Nanzhao county: leaving only when it lasts (004_22ba1f295133f4e1.txt)";
    }
    "programmes.order" {
        "by-number": "the lower register number first", "default";
        "by-need": "the least a head in a usual year first", FOUND;
    }
    "village.allocation" {
        "per-household": "equal parts", HUI;
        "per-head": "by persons", FOUND;
        "by-need": "by what a household lacks to the line in a usual year", FOUND;
    }
};
