//! What to mind about the scheme: broken laws, promises that may break, what a floor and help from outside cost; what
//! the co-ops sell and pay; and notes.

use fenhong::check::{self, Finding, Severity};
use fenhong::outcome::Report;
use fenhong::words::{findings as words, results};

use crate::parts::explain::why_mean;
use crate::parts::node::{Node, el};
use crate::parts::seat::Sight;

/// What was found, counted: the broken laws and the promises that may break, then the notes, folded; and what a floor or
/// help costs.
pub fn findings(sight: &Sight<'_>) -> Option<Node> {
    let report = sight.report.as_ref()?;
    let floor = report.floor.as_ref().map(|floor| mean(sight, el("p", ""), results::floor(floor, sight.voice())));
    let help = report.help.as_ref().map(|help| mean(sight, el("p", ""), results::help(help, sight.voice())));
    let grave = list(sight, report.findings.iter().filter(|finding| is_grave(finding)).collect());
    let mut node = el("section", "findings").say_attr("aria-label", sight, &words::TITLE);
    if check::is_unlawful(&report.findings) {
        node = node.add(el("p", "mark").add(el("strong", "").text(String::from("▲ ") + &sight.say(&words::MARK))));
    }
    let counted = el("p", "").text(words::counted(&report.findings, sight.voice()));
    Some(node.maybe(floor).maybe(help).add(counted).maybe(grave).maybe(notes(sight, report)))
}

/// What the co-ops sell and pay in wages, for behind the results.
pub fn business(sight: &Sight<'_>) -> Option<Node> {
    let business = sight.report.as_ref()?.business.as_ref()?;
    Some(mean(sight, el("p", "note"), results::business(business, sight.voice())))
}

/// A sentence of means over everything, with what opens where they come from, .
fn mean(sight: &Sight<'_>, node: Node, said: String) -> Node {
    let node = node.text(said);
    node.add(why_mean(sight))
}

/// The notes, folded.
fn notes(sight: &Sight<'_>, report: &Report) -> Option<Node> {
    let notes: Vec<&Finding> = report.findings.iter().filter(|finding| !is_grave(finding)).collect();
    let list = list(sight, notes)?;
    Some(el("details", "notes").add(el("summary", "").say(sight, &words::NOTES)).add(list))
}

fn is_grave(finding: &Finding) -> bool {
    finding.severity > Severity::Note
}

fn list(sight: &Sight<'_>, findings: Vec<&Finding>) -> Option<Node> {
    if findings.is_empty() {
        return None;
    }
    let mut list = el("ul", "");
    for finding in findings {
        let text = words::text(finding, sight.voice());
        let weight = el("strong", "").text(text.weight + " ");
        let remedy = el("small", "").text(String::from(" → ") + &text.remedy);
        list = list.add(el("li", "").add(weight).add(el("span", "").text(text.what)).add(remedy));
    }
    Some(list)
}
