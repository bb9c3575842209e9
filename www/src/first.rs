//! What a first visit shows before the program has come: the view that the page opens with, with its real numbers,
//! written natively by the build. The program shows the same in its place.

use std::fmt::Write;

use fenhong::Engine;
use fenhong::cases::CASES;
use fenhong::outcome::{self, Report};
use fenhong::words::Lang;
use yew::{Html, LocalServerRenderer};

use crate::app::hosted;
use crate::app::model::Model;
use crate::app::view;
use crate::desk::{Desk, case};
use crate::engine::Event;
use crate::parts::seat::Tell;
use crate::parts::settings::{Light, Settings};
use crate::parts::settle::STYLE;
use crate::parts::shared::Progress;
use crate::parts::still::{Part, Shown, Still};
use crate::rooms::scheme;

/// How wide the chart's place is: on a phone, and beside the inputs of a screen of 1280 pixels. The drawing takes the
/// width that there is.
const WIDTHS: [f64; 2] = [328.0, 420.0];

/// The first sight of the page as HTML, for narrow screens and for wide ones, and the style rules of its elements: the
/// page's policy allows no style in an element's own text.
pub struct First {
    /// `#first` with the fingerprint of its report; in it the view for narrow screens and for wide ones, of which the
    /// style sheet shows one.
    pub html: String,
    /// Rules for what stands in them.
    pub style: String,
}

/// See [`First`].
pub fn first() -> First {
    let report = report();
    let mut html = format!("<div id=\"first\" inert hidden data-fingerprint=\"{}\">", report.fingerprint);
    let mut style = String::new();
    for (name, (wide, width)) in ["narrow", "wide"].into_iter().zip([false, true].into_iter().zip(WIDTHS)) {
        let made = lean(&rendered(page(report.clone(), wide, width)), &mut style);
        write!(html, "<div class=\"first-{name}\">{made}</div>").expect("a text takes everything");
    }
    First { html: html + "</div>", style }
}

/// What comes of the shipped case that the page opens with.
fn report() -> Report {
    let mut engine = Engine::new(CASES[0].scenario()).expect("a shipped case can be calculated");
    let tally = engine.run_all().expect("no sum of a shipped case is too large");
    outcome::report(&engine.model().scenario, &tally)
}

/// The view that the page opens with, as it is once its numbers have come and nothing else.
fn page(report: Report, wide: bool, width: f64) -> Html {
    let settings =
        Settings { lang: Lang::Zh, light: Light::System, projector: false, system_dark: false, paper: false, wide };
    let mut model = Model::new(Desk::new(case(0), case(0)), settings, 0);
    let tell = Tell::new(|_, _| {});
    hosted::take(&mut model, &tell, Event::Report { report: Box::new(report), milliseconds: 0.0 });
    model.shared.progress = Progress::default();
    model.scheme.figures.measure(0, width);
    scheme::update::follow(&mut model.scheme, &mut model.shared);
    view::page(&model.frame(&tell)).html()
}

/// Yew's elements as HTML.
pub(crate) fn rendered(html: Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without input and output");
    let renderer = LocalServerRenderer::<Part>::with_props(Shown { html: Still::new(html) }).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// Attributes that tell elements apart or lead to others: the program's own elements have them too.
const NAMES: [&str; 5] = ["id", "for", "name", "aria-describedby", "aria-controls"];

/// Elements without an end.
const VOID: [&str; 2] = ["input", "br"];

/// HTML of what is in sight at first: without what folds and lists hold unseen and what stands below, without [`NAMES`],
/// and with a mark in place of each element's own style, whose rule goes to `style`.
fn lean(html: &str, style: &mut String) -> String {
    let mut lean = String::new();
    // The elements around, each with whether its contents are a closed fold's.
    let mut around: Vec<bool> = Vec::new();
    // How many of them there are around what is left out.
    let mut out: Option<usize> = None;
    for part in html.split_inclusive('>') {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        if out.is_none() {
            lean += text;
        }
        if tag.starts_with("</") {
            around.pop();
            if out.is_none() {
                lean += tag;
            } else if out == Some(around.len()) {
                out = None;
            }
            continue;
        }
        let is_folded = around.last() == Some(&true) && name != "summary";
        let is_left_out = out.is_none() && !name.is_empty() && (is_folded || is_unseen(name, tag, &lean));
        if out.is_none() && !is_left_out {
            lean += &attributes(tag, style);
        }
        if !VOID.contains(&name) && !name.is_empty() {
            if is_left_out {
                out = Some(around.len());
            }
            around.push(name == "details" && !tag.contains(" open="));
        }
    }
    lean
}

/// Whether an element is not in sight at first, where `before` stands before it: hidden, a further line of a closed list,
/// or what stands below the first screen, such as the plain settings under the three kinds of shares.
fn is_unseen(name: &str, tag: &str, before: &str) -> bool {
    let is_further = name == "option" && before.ends_with("</option>");
    let is_control = tag.contains("class=\"field choice\"") || tag.contains("class=\"field\"");
    let is_setting = is_control && before.contains("class=\"group-fields\"");
    is_further || is_setting || tag.contains(" hidden=") || ["footer", "dialog"].contains(&name)
}

/// A tag with the attributes that stay. Quotes in a value are written as entities, so a value ends with the next one.
fn attributes(tag: &str, style: &mut String) -> String {
    let mut made = String::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        let (kept, name) = before.rsplit_once(' ').expect("an attribute stands behind a space");
        made += kept;
        if name == STYLE {
            let mark = style.matches('{').count();
            write!(style, "[data-mark=\"{mark}\"]{{{value}}}").expect("a text takes everything");
            write!(made, " data-mark=\"{mark}\"").expect("a text takes everything");
        } else if !NAMES.contains(&name) {
            write!(made, " {name}=\"{value}\"").expect("a text takes everything");
        }
        rest = after;
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_styles_become_rules() {
        let mut style = String::new();
        let html = r#"<p id="a" class="b" data-style="left:1px;">a > b="c"<input value="&quot;" name="d"></p>"#;
        let lean = lean(html, &mut style);
        assert_eq!(lean, r#"<p class="b" data-mark="0">a > b="c"<input value="&quot;"></p>"#);
        assert_eq!(style, r#"[data-mark="0"]{left:1px;}"#);
    }

    #[test]
    fn what_nobody_sees_at_first_is_left_out() {
        let lean = |html: &str| lean(html, &mut String::new());
        let folds = "<details><summary>a</summary><p>b<b>c</b></p>d</details><details open=\"\"><p>e</p></details>f";
        assert_eq!(lean(folds), "<details><summary>a</summary>d</details><details open=\"\"><p>e</p></details>f");
        let list = "<select><option>a</option><option>b</option><option>c</option></select><input>d";
        assert_eq!(lean(list), "<select><option>a</option></select><input>d");
        assert_eq!(lean("<p>a<i hidden=\"\">b<input>c</i>d</p><footer><p>e</p></footer>"), "<p>ad</p>");
    }
}
