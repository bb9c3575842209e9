//! What every input of a scenario is called, wherever it stands, and what its values are called: nobody reads a path.
//!
//! Settings have their questions in [`fields`], rules and their like in [`choices`], resolutions and changes in
//! [`members`]; here stand the rest, what a roster says above all.

use super::{Text, Voice, choices, fields, members, number, page};
use crate::scenario::{Field, FieldKind};

/// What the value of an input is, to be said in words.
#[derive(Clone, Copy, Debug)]
enum Said {
    /// As it stands: a name, a date, a number of a register.
    AsItIs,
    /// How many.
    Count,
    /// An amount of money.
    Yuan,
    /// A part of a whole.
    Part,
    /// Yes or no.
    Whether,
    /// One of a few, each with a name in a scenario.
    OneOf(fn(&str) -> Option<Text>),
}

/// An input that is neither a field nor a choice.
struct Other {
    path: &'static str,
    name: Text,
    said: Said,
}

const fn other(path: &'static str, zh: &'static str, en: &'static str, said: Said) -> Other {
    Other { path, name: Text::new(zh, en), said }
}

fn source(name: &str) -> Option<Text> {
    Some(match name {
        "generated" => Text::new("按分布生成的样本农户", "sample households"),
        "listed" => Text::new("名册", "a roster"),
        _ => return None,
    })
}

fn change(name: &str) -> Option<Text> {
    let leaves = || (name == "leaves").then_some(Text::new("退社", "leaves"));
    members::KINDS.iter().find(|(kind, _)| *kind == name).map(|(_, text)| *text).or_else(leaves)
}

fn majority(name: &str) -> Option<Text> {
    members::MAJORITIES.iter().find(|(known, ..)| *known == name).map(|(_, text, _)| *text)
}

fn subject(name: &str) -> Option<Text> {
    members::SUBJECTS.iter().find(|(known, ..)| *known == name).map(|(_, text, _)| *text)
}

/// The rest of a scenario's inputs, in its order.
const OTHERS: &[Other] = &[
    other("format", "格式", "Format", Said::AsItIs),
    other("name.zh", "方案名称（中文）", "Name in Chinese", Said::AsItIs),
    other("name.en", "方案名称（英文）", "Name in English", Said::AsItIs),
    other("note.zh", "说明（中文）", "Note in Chinese", Said::AsItIs),
    other("note.en", "说明（英文）", "Note in English", Said::AsItIs),
    Other { path: "as_of", name: page::AS_OF, said: Said::AsItIs },
    Other { path: "poverty.source", name: page::LINE_SOURCE, said: Said::AsItIs },
    other("village.kind", "农户从哪里来？", "Where do the households come from?", Said::OneOf(source)),
    other("village.coops.*", "名册里有没有？", "on the roster?", Said::AsItIs),
    other("village.coops.*.id", "社号", "register number", Said::AsItIs),
    other("village.coops.*.name", "名称", "name", Said::AsItIs),
    other("village.coops.*.enterprise", "办哪个产业？", "which enterprise?", Said::AsItIs),
    other("village.coops.*.also.*.enterprise", "哪个产业？", "which enterprise?", Said::AsItIs),
    other("village.coops.*.also.*.part", "占本钱的百分之几？", "what part of the capital?", Said::Part),
    other("village.coops.*.collective", "村集体持多少股？", "shares of the collective", Said::Count),
    other("village.coops.*.jobs", "几个岗位？", "jobs", Said::Count),
    other("village.coops.*.infrastructure", "托管设施值多少？", "worth of its infrastructure", Said::Yuan),
    other("village.coops.*.reserve", "带来多少公积金？", "reserve from before", Said::Yuan),
    other("village.coops.*.undistributed", "带来多少未分配盈余？", "undistributed surplus from before", Said::Yuan),
    other("village.coops.*.arrears", "以前欠多少保底？", "floors owed from before", Said::Yuan),
    other("village.households.*", "名册里有没有？", "on the roster?", Said::AsItIs),
    other("village.households.*.id", "户号", "register number", Said::AsItIs),
    other("village.households.*.name", "户主", "name", Said::AsItIs),
    other("village.households.*.persons", "几口人？", "persons", Said::Count),
    other("village.households.*.workers", "几人挣工资？", "persons with a wage", Said::Count),
    other("village.households.*.wage", "务工一人一年挣多少？", "wages a worker and year", Said::Yuan),
    other("village.households.*.farming", "一年务农收入？", "farming income a year", Said::Yuan),
    other("village.households.*.other", "一年其他收入？", "other income a year", Said::Yuan),
    other("village.households.*.registered", "开始时在册？", "registered at the start?", Said::Whether),
    other("village.households.*.cadre", "有村干部？", "does a cadre live there?", Said::Whether),
    other("village.households.*.shares.*.coop", "哪个社？", "which co-op?", Said::AsItIs),
    other("village.households.*.shares.*.paid_in", "自己入的股", "paid-in shares", Said::Count),
    other("village.households.*.shares.*.allocated", "配的股", "allocated shares", Said::Count),
    other("village.households.*.shares.*.traded", "一年和社交易多少？", "trade with the co-op a year", Said::Yuan),
    other(
        "village.households.*.shares.*.account",
        "以前的公积金记在它账户上多少？",
        "reserve from before in its account",
        Said::Yuan,
    ),
    other("enterprises.*.id", "代号", "identifier", Said::AsItIs),
    other("enterprises.*.name.zh", "名称（中文）", "name in Chinese", Said::AsItIs),
    other("enterprises.*.name.en", "名称（英文）", "name in English", Said::AsItIs),
    other("enterprises.*.chain", "属于哪条产业链？", "which chain?", Said::AsItIs),
    Other { path: "changes.*.change", name: members::WHAT_CHANGES, said: Said::OneOf(change) },
    Other { path: "resolutions.*.name", name: members::NAME, said: Said::AsItIs },
    Other { path: "resolutions.*.kind", name: members::MAJORITY, said: Said::OneOf(majority) },
    Other { path: "resolutions.*.subject", name: members::SUBJECT, said: Said::OneOf(subject) },
];

/// Lists of a scenario, each with what one of its items is called. Items of a roster have their register numbers, in a
/// path too; all others are counted from 1.
const LISTS: &[(&str, Text)] = &[
    ("village.coops.*.also.*", Text::new("兼营的第 {place} 项", "side line {place}")),
    ("village.coops.*", Text::new("{id} 号社", "Co-op {id}")),
    ("village.households.*.shares.*", Text::new("第 {place} 笔股", "holding {place}")),
    ("village.households.*", Text::new("{id} 号户", "Household {id}")),
    ("enterprises.*", Text::new("第 {place} 个产业", "Enterprise {place}")),
    ("changes.*", Text::new("第 {place} 条变动", "Change {place}")),
    ("resolutions.*", Text::new("第 {place} 条决议", "Resolution {place}")),
];

/// Between an item of a list and what is asked of it.
const OF: Text = Text::new("{item}：{input}", "{item}: {input}");
const YUAN: Text = Text::new("{amount} 元", "{amount} yuan");
const YES: Text = Text::new("是", "yes");
const NO: Text = Text::new("否", "no");

/// An input by the question that it answers, behind the items of the lists that it stands in.
pub fn input(path: &str, voice: Voice) -> String {
    let question = question(path).map_or_else(|| path.to_owned(), |text| voice.say(text));
    let within = |input: String, item: String| voice.fill(OF, &[("item", &item), ("input", &input)]);
    items(path, voice).into_iter().rev().fold(question, within)
}

/// What an input is asked by, without where it stands; none where the format knows no such input.
fn question(path: &str) -> Option<Text> {
    let general = fields::general(path);
    let of_field = fields::words(&general).map(|words| words.question);
    let of_choice = || choice(&general).map(|choice| choice.question);
    of_field.or_else(of_choice).or_else(|| find(&general).map(|other| other.name))
}

fn find(general: &str) -> Option<&'static Other> {
    OTHERS.iter().find(|other| other.path == general)
}

/// The items of lists on the way to an input, from the outermost.
fn items(path: &str, voice: Voice) -> Vec<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let item = |at: usize| {
        let place: usize = parts[at].parse().ok()?;
        let list = fields::general(&parts[..=at].join("."));
        let (_, text) = LISTS.iter().find(|(path, _)| *path == list)?;
        Some(voice.fill(*text, &[("id", parts[at]), ("place", &number(place + 1))]))
    };
    (0..parts.len()).filter_map(item).collect()
}

/// The choice that stands at a path, or whose rule does.
fn choice(path: &str) -> Option<&'static choices::Choice> {
    let path = path.strip_suffix(".rule").unwrap_or(path);
    choices::CHOICES.iter().find(|choice| choice.path == path)
}

/// The choice at a path, with its option that the scenario writes as `value`.
pub fn option(path: &str, value: &str) -> Option<(&'static choices::Choice, &'static choices::ChoiceOption)> {
    let (plain, rule) = (format!("\"{value}\""), format!("{{\"rule\":\"{value}\""));
    let is_it = |option: &&choices::ChoiceOption| option.json == plain || option.json.starts_with(&rule);
    let choice = choice(path)?;
    Some((choice, choice.options.iter().find(is_it)?))
}

/// An input's value: `12%`, `350,000 元`; a choice by its label.
pub fn value(path: &str, value: &str, voice: Voice) -> String {
    let general = fields::general(path);
    if let Some(field) = crate::scenario::fields::field(&general) {
        return of_field(field, value, voice);
    }
    if let Some((_, option)) = option(&general, value) {
        return voice.say(option.label);
    }
    let yuan = |value: &str| {
        let amount = value.parse().map_or_else(|_| value.to_owned(), super::plain_yuan);
        voice.fill(YUAN, &[("amount", &amount)])
    };
    match find(&general).map_or(Said::AsItIs, |other| other.said) {
        Said::AsItIs => crate::safe::name(value),
        Said::Count => number(value),
        Said::Yuan => yuan(value),
        Said::Part => value.parse().map_or_else(|_| value.to_owned(), super::amount::fine_percent),
        Said::Whether => voice.say(if value == "true" { YES } else { NO }),
        Said::OneOf(named) => named(value).map_or_else(|| value.to_owned(), |text| voice.say(text)),
    }
}

fn of_field(field: &Field, value: &str, voice: Voice) -> String {
    let shown = number(crate::typed::show(value, field.kind));
    match field.kind {
        FieldKind::Fraction(..) => format!("{shown}%"),
        FieldKind::Money(..) => voice.fill(YUAN, &[("amount", &shown)]),
        FieldKind::Decimal(..) | FieldKind::Count(..) => shown,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::words::Lang;

    const ZH: Voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
    const EN: Voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };

    /// The paths of all leaves that the schema of the format knows.
    fn leaves(schema: &Value, node: &Value, path: &str, found: &mut BTreeSet<String>) {
        let node = match node["$ref"].as_str().and_then(|name| schema.pointer(name.trim_start_matches('#'))) {
            Some(named) => named,
            None => node,
        };
        let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let (mut ways, before) = (0, found.len());
        for way in ["oneOf", "anyOf"].iter().filter_map(|key| node[key].as_array()).flatten() {
            leaves(schema, way, path, found);
            ways += 1;
        }
        for (name, of) in node["properties"].as_object().into_iter().flatten() {
            leaves(schema, of, &inner(name), found);
        }
        if node["items"].is_object() {
            leaves(schema, &node["items"], &inner("*"), found);
        }
        let is_leaf = ways == 0 && found.len() == before && node["properties"].is_null() && node["items"].is_null();
        if is_leaf && node["type"] != "null" {
            found.insert(path.to_owned());
        }
    }

    #[test]
    fn every_input_of_the_format_has_a_name() {
        let schema: Value = serde_json::from_str(include_str!("../../tests/schema.json")).expect("JSON");
        let mut found = BTreeSet::new();
        leaves(&schema, &schema, "", &mut found);
        assert!(found.len() > 200 && found.contains("village.households.*.shares.*.paid_in"), "{}", found.len());
        let nameless: Vec<_> = found.iter().filter(|path| question(path).is_none()).collect();
        assert!(nameless.is_empty(), "{nameless:#?}");
        let left_over: Vec<_> = OTHERS
            .iter()
            .map(|other| other.path)
            .filter(|path| !found.iter().any(|leaf| leaf.starts_with(path)))
            .collect();
        assert!(left_over.is_empty(), "{left_over:#?}");
    }

    #[test]
    fn every_item_of_a_list_says_which_it_is() {
        let said = |path| [input(path, ZH), input(path, EN)];
        let side_line =
            ["2 号社：兼营的第 1 项：占本钱的百分之几？", "Co-op 2: side line 1: what part of the capital?"];
        assert_eq!(said("village.coops.2.also.0.part"), side_line);
        assert_eq!(said("village.households.24.shares.1.paid_in")[0], "24 号户：第 2 笔股：自己入的股");
        assert!(said("enterprises.1.mean")[0].starts_with("第 2 个产业：平常一年"));
        assert!(!said("enterprises.*.mean")[0].contains('第'), "of all of them no one is named");
    }

    #[test]
    fn values_are_said_in_words() {
        let said = |path, text| [value(path, text, ZH), value(path, text, EN)];
        assert_eq!(said("village.households.0.wage", "30925.83"), ["30,925.83 元", "30,925.83 yuan"]);
        assert_eq!(said("village.households.0.cadre", "false"), ["否", "no"]);
        assert_eq!(said("village.coops.0.also.0.part", "0.4"), ["40%", "40%"]);
        assert_eq!(said("resolutions.0.subject", "floor"), ["承诺保底收益", "to promise a floor"]);
        assert_eq!(said("changes.0.change", "leaves"), ["退社", "leaves"]);
        assert_eq!(said("village.kind", "listed"), ["名册", "a roster"]);
        assert_eq!(said("scheme.floor.rule", "none")[0], value("scheme.floor", "none", ZH));
        assert_ne!(said("scheme.floor.rule", "none")[0], "none");
    }
}
