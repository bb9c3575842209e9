//! What to mind about the scheme: broken laws, promises that may break, what a floor and help from outside cost; what
//! the co-ops sell and pay; and notes.

use fenhong::check::{self, Finding, Severity};
use fenhong::outcome::Report;
use fenhong::words::{findings as words, results};

use crate::app::model::Model;
use crate::parts::node::{Node, el};

/// What was found, counted: the broken laws and the promises that may break, then the notes, folded; and what a floor or
/// help costs.
pub fn findings(model: &Model) -> Option<Node> {
    let report = model.report.as_ref()?;
    let floor = report.floor.as_ref().map(|floor| mean(model, el("p", ""), results::floor(floor, model.voice())));
    let help = report.help.as_ref().map(|help| mean(model, el("p", ""), results::help(help, model.voice())));
    let grave = list(model, report.findings.iter().filter(|finding| is_grave(finding)).collect());
    let mut node = el("section", "findings").say_attr("aria-label", model, &words::TITLE);
    if check::is_unlawful(&report.findings) {
        node = node.add(el("p", "mark").add(el("strong", "").text(String::from("▲ ") + &model.say(&words::MARK))));
    }
    let counted = el("p", "").text(words::counted(&report.findings, model.voice()));
    Some(node.maybe(floor).maybe(help).add(counted).maybe(grave).maybe(notes(model, report)))
}

/// What the co-ops sell and pay in wages, for behind the results.
pub fn business(model: &Model) -> Option<Node> {
    let business = model.report.as_ref()?.business.as_ref()?;
    Some(mean(model, el("p", "note"), results::business(business, model.voice())))
}

/// A sentence of means over everything, with what opens where they come from, which is in the whole.
fn mean(model: &Model, node: Node, said: String) -> Node {
    let node = node.text(said);
    node.add(crate::rooms::explain::why_mean(model))
}

/// The notes, folded.
fn notes(model: &Model, report: &Report) -> Option<Node> {
    let notes: Vec<&Finding> = report.findings.iter().filter(|finding| !is_grave(finding)).collect();
    let list = list(model, notes)?;
    Some(el("details", "notes").add(el("summary", "").say(model, &words::NOTES)).add(list))
}

fn is_grave(finding: &Finding) -> bool {
    finding.severity > Severity::Note
}

fn list(model: &Model, findings: Vec<&Finding>) -> Option<Node> {
    if findings.is_empty() {
        return None;
    }
    let mut list = el("ul", "");
    for finding in findings {
        let text = words::text(finding, model.voice());
        let weight = el("strong", "").text(text.weight + " ");
        let remedy = el("small", "").text(String::from(" → ") + &text.remedy);
        list = list.add(el("li", "").add(weight).add(el("span", "").text(text.what)).add(remedy));
    }
    Some(list)
}
