//! The papers of a village's year, in words: plan, resolutions, public notice, payout sheet, slips, exit sheets.
//!
//! A paper is data: a page prints it, the command line writes it. Every one names the breaches of the law that the
//! plan has and ends with the check code of the ledger that it rests on.

mod capitals;
mod custody;
mod household;
mod paper;
mod plan;
mod posted;
mod resolution;

pub use capitals::capitals;
pub use custody::{counted, table as differences};
pub use paper::{Block, Kind, Paper, Rows, breach};

use super::Voice;
use crate::notice::Plan;

/// The texts of the papers, for what looks at them all.
#[cfg(test)]
pub(super) const LISTS: [&[(&str, super::Text)]; 6] =
    [paper::ALL, plan::ALL, resolution::ALL, posted::ALL, household::ALL, custody::ALL];

/// The papers of a kind: one, but a sheet a meeting, a household or a leaving.
///
/// ```
/// use fenhong::words::Lang;
/// use fenhong::words::notice::{Kind, papers};
/// use fenhong::{Voice, audit, notice::Plan};
///
/// let plan = Plan::new(audit::shipped("huaihua-ledger-clean").unwrap())?;
/// let voice = Voice::new(Lang::Zh, None);
/// assert_eq!(papers(&plan, Kind::Notice, voice).len(), 1);
/// assert_eq!(papers(&plan, Kind::Slips, voice).len(), plan.rows().count());
/// # Ok::<(), fenhong::Error>(())
/// ```
pub fn papers(plan: &Plan, kind: Kind, voice: Voice) -> Vec<Paper> {
    match kind {
        Kind::Plan => vec![plan::paper(plan, voice)],
        Kind::Resolution => resolution::papers(plan, voice),
        Kind::Notice => vec![posted::notice(plan, voice)],
        Kind::Payout => vec![posted::payout(plan, voice)],
        Kind::Slips => plan.rows().map(|row| household::slip(plan, row, voice)).collect(),
        Kind::Exits => plan.first_off().map(|row| household::exit(plan, row, voice)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::paper::code;
    use super::*;
    use crate::audit;
    use crate::scenario::Date;
    use crate::units::Fen;
    use crate::words::Lang;

    fn plan(id: &str) -> Plan {
        Plan::new(audit::shipped(id).expect("a ledger")).expect("a plan")
    }

    fn tables(paper: &Paper) -> impl Iterator<Item = &Rows> {
        paper.blocks.iter().filter_map(|block| if let Block::Rows(rows) = block { Some(rows) } else { None })
    }

    fn text(paper: &Paper) -> String {
        let mut text = paper.title.clone();
        for block in &paper.blocks {
            match block {
                Block::Line(line) | Block::Heading(line) | Block::Breach(line) => text.push_str(line),
                Block::Rows(rows) => text.push_str(&rows.table.rows.concat().concat()),
                Block::Signatures(places) => {
                    places.iter().for_each(|(office, name)| text.push_str(&[&**office, name].concat()))
                }
            }
        }
        text + &paper.foot
    }

    fn fen(cell: &str) -> i64 {
        cell.replace(',', "").parse::<Fen>().map_or(0, Fen::fen)
    }

    /// Each column of a sheet adds up to its total, and each paper carries the code of the ledger.
    #[test]
    fn every_paper_adds_up_and_carries_the_code() {
        for (id, lang) in [("huaihua-ledger", Lang::Zh), ("huaihua-ledger-clean", Lang::En), ("hui-ledger", Lang::Zh)] {
            let plan = plan(id);
            let voice = Voice::new(lang, Some(plan.sealed.declared.date()));
            for paper in Kind::ALL.into_iter().flat_map(|kind| papers(&plan, kind, voice)) {
                assert!(paper.foot.contains(&code(&plan)) && !text(&paper).contains('{'), "{paper:?}");
                let is_summed = matches!(paper.kind, Kind::Notice | Kind::Payout | Kind::Slips);
                for rows in tables(&paper).filter(|_| is_summed) {
                    let total = rows.total.as_ref().expect("totals");
                    for column in rows.texts..total.len() {
                        let sum: i64 = rows.table.rows.iter().map(|row| fen(&row[column])).sum();
                        assert_eq!(fen(&total[column]), sum, "{}: {}", paper.title, rows.table.head[column]);
                    }
                }
            }
        }
    }

    /// What each household is handed adds up to what hangs on the wall, and that to what is paid out.
    #[test]
    fn slips_notice_and_payout_sheet_are_one_ledger() {
        let plan = plan("huaihua-ledger-clean");
        let voice = Voice::new(Lang::Zh, None);
        let last = |paper: &Paper| {
            let sums = tables(paper).last().and_then(|rows| rows.total.clone());
            sums.map_or(0, |total| total.iter().map(|cell| fen(cell)).next_back().unwrap_or(0))
        };
        let slips: i64 = papers(&plan, Kind::Slips, voice).iter().map(last).sum();
        let notice = last(&papers(&plan, Kind::Notice, voice)[0]);
        let payout = papers(&plan, Kind::Payout, voice).remove(0);
        let paid = tables(&payout).next().and_then(|rows| rows.total.clone()).map_or(0, |total| fen(&total[2]));
        assert_eq!((slips, notice, paid), (9_655_200, 9_655_200, 9_655_200));
        assert!(text(&payout).contains("玖万陆仟伍佰伍拾贰元整"));
    }

    /// The law of the meeting's day is the one that is named, and an unlawful plan says so on every paper.
    #[test]
    fn papers_name_the_law_of_their_day_and_every_breach() {
        let declared = audit::shipped("huaihua-ledger-clean").expect("a ledger");
        let voice = Voice::new(Lang::Zh, None);
        let then = Plan::new(declared.clone()).expect("a plan");
        let said = |plan: &Plan, kind| papers(plan, kind, voice).iter().map(text).collect::<String>();
        assert!(said(&then, Kind::Resolution).contains("农民专业合作社法 第 30 条"));
        assert!(!said(&then, Kind::Resolution).contains("农村集体经济组织法"));
        assert!(then.breaches().next().is_none());
        let mut later = declared;
        later.scenario.0.as_of = Date::new(2026, 12, 31);
        later.year = 2026;
        later.scenario.0.poverty.source = Some("样本".to_owned());
        later.decided.on = None;
        let now = Plan::new(later).expect("a plan");
        assert!(said(&now, Kind::Resolution).contains("农村集体经济组织法 第 27 条"));
        assert!(now.breaches().next().is_some(), "the village pays named households of the collective's money");
        for kind in Kind::ALL {
            for paper in papers(&now, kind, voice) {
                assert!(paper.blocks.iter().any(|block| matches!(block, Block::Breach(_))), "{}", paper.title);
            }
        }
    }
}
