//! What to mind about the scheme: broken laws, promises that may break, what a floor costs.

use fenhong::check::{self, Finding, Severity};
use fenhong::words::{findings as words, results};

use crate::model::Model;
use crate::node::{Node, el};

/// The findings, the weighty ones in sight and the notes folded; nothing where there are none.
pub fn findings(model: &Model) -> Option<Node> {
    let report = model.report.as_ref()?;
    let floor = report.floor.as_ref().map(|floor| results::floor(floor, model.voice()));
    if report.findings.is_empty() && floor.is_none() {
        return None;
    }
    let mut node = el("section", "findings").say_attr("aria-label", model, &words::TITLE);
    if check::is_unlawful(&report.findings) {
        node = node.add(el("p", "mark").add(el("strong", "").text(String::from("▲ ") + &model.say(&words::MARK))));
    }
    node = node.maybe(floor.map(|floor| el("p", "").text(floor)));
    let grave = |finding: &&Finding| finding.severity > Severity::Note;
    node = node.maybe(list(model, report.findings.iter().filter(grave).collect()));
    let notes: Vec<&Finding> = report.findings.iter().filter(|finding| !grave(finding)).collect();
    let how_many = model.voice().fill(words::NOTES, &[("count", &notes.len().to_string())]);
    let folded = list(model, notes).map(|list| el("details", "").add(el("summary", "").text(how_many)).add(list));
    Some(node.maybe(folded))
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
