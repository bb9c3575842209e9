//! What a view says, to the eyes and to a screen reader, as lines that are kept under `views/` and compared.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use snapbox::assert::{DEFAULT_ACTION_ENV, Error};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData};

use crate::children::target_folder;

/// Rows of a table, or of a list, that are kept; more are counted, and their hash is kept.
const ROWS: usize = 8;

/// What a screen reader says beside a role, a name and a value, in this order.
const STATES: [&str; 14] = [
    "disabled",
    "expanded",
    "checked",
    "pressed",
    "selected",
    "level",
    "required",
    "invalid",
    "modal",
    "valuemin",
    "valuemax",
    "valuetext",
    "live",
    "multiline",
];

/// Roles that only hold others.
const WRAPPERS: [&str; 4] = ["generic", "none", "InlineTextBox", "RootWebArea"];

/// Roles whose words are said by another: a label's by its field.
const REPEATED: [&str; 2] = ["InlineTextBox", "LabelText"];

/// Fields, whose value stands in their own line.
const FIELDS: [&str; 3] = ["textbox", "combobox", "slider"];

/// The accessibility tree that Chromium gives, as one line an element.
pub fn lines(tree: &Value) -> String {
    let nodes = tree["nodes"].as_array().map_or(&[][..], Vec::as_slice);
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        add(root, &by_id, 0, &mut text);
    }
    text
}

fn add(node: &Value, nodes: &BTreeMap<&str, &Value>, depth: usize, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    if REPEATED.contains(&role) || is_blank(role, node) {
        return;
    }
    if role == "row" {
        let _ = writeln!(text, "{}row {}", " ".repeat(depth), cells(node, nodes).join("|"));
        return;
    }
    let is_wrapper = node["ignored"] == true || WRAPPERS.contains(&role);
    let depth = if is_wrapper {
        depth
    } else {
        let _ = writeln!(text, "{}{}", " ".repeat(depth), line(role, node));
        depth + 1
    };
    let children: Vec<&Value> = children(node, nodes).collect();
    if !is_wrapper && (FIELDS.contains(&role) || is_said_by_name(node, &children, nodes)) {
        return;
    }
    let is_row = |child: &&Value| ["row", "listitem"].contains(&child["role"]["value"].as_str().unwrap_or_default());
    let rows = children.iter().filter(|child| is_row(child)).count();
    let kept = if rows > ROWS + 2 { children.len() - (rows - ROWS) } else { children.len() };
    for child in &children[..kept] {
        add(child, nodes, depth, text);
    }
    if kept < children.len() {
        let mut rest = String::new();
        children[kept..].iter().for_each(|child| add(child, nodes, 0, &mut rest));
        let _ = writeln!(text, "{}… {} more, {:016x}", " ".repeat(depth), children.len() - kept, hash(&masked(&rest)));
    }
}

/// Whether a text is a mere gap between words: whether it is in the tree depends on how lines happened to break.
fn is_blank(role: &str, node: &Value) -> bool {
    role == "StaticText" && node["name"]["value"].as_str().is_none_or(|name| name.trim().is_empty())
}

/// What each cell of a row says, things to press in brackets.
fn cells(row: &Value, nodes: &BTreeMap<&str, &Value>) -> Vec<String> {
    let mut cells = Vec::new();
    for cell in children(row, nodes) {
        let mut said = String::new();
        say(cell, nodes, &mut said);
        cells.push(said);
    }
    cells
}

fn say(node: &Value, nodes: &BTreeMap<&str, &Value>, said: &mut String) {
    let name = node["name"]["value"].as_str().unwrap_or_default();
    match node["role"]["value"].as_str().unwrap_or_default() {
        "StaticText" => *said += name,
        "button" => *said += &format!("[{name}]"),
        "InlineTextBox" => {}
        _ => children(node, nodes).for_each(|child| say(child, nodes, said)),
    }
}

fn children<'a>(node: &'a Value, nodes: &BTreeMap<&str, &'a Value>) -> impl Iterator<Item = &'a Value> {
    let ids = node["childIds"].as_array().map_or(&[][..], Vec::as_slice);
    ids.iter().filter_map(|id| nodes.get(id.as_str()?).copied())
}

/// Whether everything inside is words that the name says already.
fn is_said_by_name(node: &Value, children: &[&Value], nodes: &BTreeMap<&str, &Value>) -> bool {
    let mut inside = String::new();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    children.iter().all(|child| is_words(child, nodes, &mut inside)) && squeezed(&inside) == squeezed(name)
}

fn is_words(node: &Value, nodes: &BTreeMap<&str, &Value>, inside: &mut String) -> bool {
    match node["role"]["value"].as_str().unwrap_or_default() {
        "StaticText" => {
            *inside += node["name"]["value"].as_str().unwrap_or_default();
            true
        }
        role if node["ignored"] == true || WRAPPERS.contains(&role) => {
            children(node, nodes).all(|child| is_words(child, nodes, inside))
        }
        _ => false,
    }
}

fn line(role: &str, node: &Value) -> String {
    let mut line = role.to_owned();
    if let Some(name) = node["name"]["value"].as_str().filter(|name| !name.is_empty()) {
        let _ = write!(line, " {name:?}");
    }
    let value = plain(&node["value"]["value"]);
    if !value.is_empty() {
        let _ = write!(line, " = {value}");
    }
    if let Some(description) = node["description"]["value"].as_str().filter(|text| !text.is_empty()) {
        let _ = write!(line, " ({description})");
    }
    let properties = node["properties"].as_array().map_or(&[][..], Vec::as_slice);
    for name in STATES {
        let found = properties.iter().find(|property| property["name"] == name);
        let value = found.map(|property| plain(&property["value"]["value"])).unwrap_or_default();
        if !["", "false"].contains(&&*value) || name == "expanded" && found.is_some() {
            let _ = write!(line, " {name}={value}");
        }
    }
    line
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}

/// FNV-1a, the same on every machine.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Without what differs from one run to the next: times, the server's port, a date of today.
fn masked(text: &str) -> String {
    let mut masked = text.to_owned();
    for (before, after) in [("用时 ", " 秒"), ("用了 ", " 秒"), ("futures, in ", " s"), ("http://127.0.0.1:", "/")]
    {
        masked = mask(&masked, before, after);
    }
    masked
}

/// No time and no port has more digits.
const LONGEST: usize = 8;

fn mask(text: &str, before: &str, after: &str) -> String {
    let mut parts = text.split(before);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let short = part.find(after).filter(|at| *at <= LONGEST);
        let rest = short.map_or(part, |at| &part[at..]);
        let _ = write!(masked, "{before}{}{rest}", if short.is_some() { "…" } else { "" });
    }
    masked
}

/// Views that a journey has seen, one after the other: each in full, or as its difference from the one before of its
/// kind, whichever is shorter. What is behind an open dialog says nothing, so dialogs and pages are two kinds.
pub struct Album {
    name: String,
    last: [String; 2],
    text: String,
    names: Vec<String>,
}

impl Album {
    /// An album of the file `views/NAME.txt`.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), last: Default::default(), text: String::new(), names: Vec::new() }
    }

    /// Puts a view in.
    #[track_caller]
    pub fn put(&mut self, title: &str, view: &str) {
        let view = masked(view);
        self.lay_down(title, &view);
        let last = &mut self.last[usize::from(view.starts_with("dialog"))];
        let changed = difference(last, &view);
        let said = if changed.len() < view.len() { changed } else { view.clone() };
        *last = view;
        self.note(title, &said);
    }

    /// Writes the view in full to `target/views/`, for who wonders at a difference.
    fn lay_down(&self, title: &str, view: &str) {
        let folder = target_folder().join("views").join(&self.name);
        fs::create_dir_all(&folder).expect("a folder for the views");
        let file = format!("{:02} {}.txt", self.names.len(), title.replace('/', " "));
        fs::write(folder.join(file), view).expect("a view is written");
    }

    #[track_caller]
    fn note(&mut self, title: &str, said: &str) {
        assert!(!self.names.iter().any(|name| name == title), "{title} stands twice in {}", self.name);
        self.names.push(title.to_owned());
        let _ = write!(self.text, "== {title}\n{said}");
    }

    /// Compares with the kept file: what differs, if anything. With `SNAPSHOTS=overwrite` the file is written anew; read the
    /// difference before you commit it.
    pub fn compare(&self) -> Option<Error> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("views").join(format!("{}.txt", self.name));
        let kept = Data::read_from(&path, Some(DataFormat::Text)).raw();
        Assert::new().action_env(DEFAULT_ACTION_ENV).try_eq(None, self.text.as_str().into_data(), kept).err()
    }
}

/// Compares all albums with their files.
#[track_caller]
pub fn compare(albums: &[Album]) {
    let wrong: String = albums.iter().filter_map(Album::compare).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

/// The lines that went and that came; `…` stands for those that stayed.
fn difference(old: &str, new: &str) -> String {
    let mut text = String::new();
    let mut is_apart = false;
    for change in TextDiff::from_lines(old, new).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => {
                is_apart = true;
                continue;
            }
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        if std::mem::take(&mut is_apart) {
            text += "…\n";
        }
        let _ = writeln!(text, "{sign}{}", change.value().trim_end_matches('\n'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_tree_is_told_without_wrappers_and_without_words_twice() {
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({ "nodeId": id, "role": { "value": role }, "name": { "value": name }, "childIds": children });
        let mut button = node("3", "button", "why", &["4"]);
        button["properties"] = json!([{ "name": "expanded", "value": { "value": false } }]);
        let nodes = json!({ "nodes": [
            node("1", "RootWebArea", "page", &["2"]), node("2", "generic", "", &["3", "5"]), button,
            node("4", "StaticText", "why", &[]), node("5", "paragraph", "", &["6"]), node("6", "StaticText", "a", &[]),
        ]});
        assert_eq!(lines(&nodes), "button \"why\" expanded=false\nparagraph\n StaticText \"a\"\n");
    }

    #[test]
    fn a_row_is_one_line_and_a_field_says_its_value_once() {
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({ "nodeId": id, "role": { "value": role }, "name": { "value": name }, "childIds": children });
        let mut field = node("6", "textbox", "years", &["8"]);
        field["value"] = json!({ "value": "10" });
        let nodes = json!({ "nodes": [
            node("1", "RootWebArea", "page", &["2", "7", "6"]), node("2", "row", "", &["3", "4"]),
            node("3", "cell", "a", &["5"]), node("4", "cell", "b", &["9"]), node("5", "StaticText", "a", &[]), field,
            node("7", "LabelText", "", &["5"]), node("8", "StaticText", "10", &[]), node("9", "button", "b", &[]),
        ]});
        assert_eq!(lines(&nodes), "row a|[b]\ntextbox \"years\" = 10\n");
    }

    #[test]
    fn times_and_ports_are_not_kept_and_a_later_view_is_a_difference() {
        let mut album = Album::new("a");
        album.put("one", "a\n用时 0.2 秒。\nhttp://127.0.0.1:99/#\nb\n");
        album.put("two", "a\n用时 0.3 秒。\nhttp://127.0.0.1:98/#\nc\n");
        assert_eq!(album.text, "== one\na\n用时 … 秒。\nhttp://127.0.0.1:…/#\nb\n== two\n…\n-b\n+c\n");
    }
}
