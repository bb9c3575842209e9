//! What is wrong, where, and what to do, in that order.

use super::fields::{general, words};
use super::{Text, Voice, texts};
use crate::COMPLETE;
use crate::scenario::{Error, Kind};

/// The sentences of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: String,
    /// What to do.
    pub remedy: String,
}

texts! {
    WHOLE: "整个文件" | "the whole file";
    AT: "位置：{place}" | "Place: {place}";
    UNREADABLE: "这个文件读不了（{said}）。" | "This file cannot be read ({said}).";
    UNREADABLE_DO: "请检查路径和文件名；方案文件是 UTF-8 编码的文本。" | "Check the path and the name; a scenario file is text in UTF-8.";
    SYNTAX: "这不是完整的方案文件：第 {line} 行第 {column} 列读不下去。" | "This is no complete scenario file: reading stops at line {line}, column {column}.";
    SYNTAX_DO: "请换用“存成文件”得到的文件；如果改过它，请检查那一处的引号、逗号和括号。" | "Use a file made by “Save file”; if it was edited, check the quotes, commas and brackets there.";
    MISSING: "这一项没有写。" | "This is missing.";
    INCOMPLETE: "这个方案里有少用的规则，本页这一部分还没有下载下来。" | "This scenario has a rarer rule, and that part of the page has not been loaded yet.";
    INCOMPLETE_DO: "请连一次网，再打开本页。" | "Open the page once with a network.";
    MISSING_DO: "请补上这一项；可以照着“存成文件”得到的文件写。" | "Add it; a file made by “Save file” shows how it is written.";
    STRANGE: "本程序不认识“{name}”。" | "This program does not know “{name}”.";
    STRANGE_DO: "请删去它，或者改成这里可以写的：{known}。" | "Remove it, or write what can stand there: {known}.";
    STRAY_DO: "请删去它，这里不用写别的。" | "Remove it; nothing else can stand there.";
    SHAPE: "这一项的写法不对（{said}）。" | "This is written in another way ({said}).";
    SHAPE_DO: "请改正这一项；金额和比例要写成带引号的数字，如 \"0.4\"。" | "Correct it; amounts and fractions are numbers in quotes, such as \"0.4\".";
    VERSION: "文件的格式版本是“{found}”，本程序不认识。" | "The file's format is “{found}”, which this program does not know.";
    VERSION_DO: "请用做出这个文件的那个版本打开，或者升级本程序。" | "Open it with the version that made it, or get a newer version of this program.";
    RANGE: "填的是 {found}，超出了 {least} 到 {most}。" | "{found} is outside {least} to {most}.";
    RANGE_DO: "请填 {least} 到 {most} 之间的数。" | "Enter a number from {least} to {most}.";
    SUM: "几份加起来是 {found}，不是 1（100%）。" | "The parts add up to {found} instead of 1 (100%).";
    SUM_DO: "请调整其中一份，让它们正好合成 100%；股份可以拖动比例条。" | "Change one of them until they add up to 100%; the share bar always does.";
    NO_TRADE: "没有人和合作社有交易，盈余没法按交易额返还（合作社法第四十四条）。" | "Nobody trades with the co-op, so nothing can be returned by trade (co-operatives law, Art. 44).";
    NO_TRADE_DO: "请填交易额；或者在成员大会作出决议以后，选“已决议按出资分”。" | "Enter the trade; or, once the members have resolved so, choose “by contribution”.";
    CONFLICT: "这一项不能和“{with}”一起用。" | "This cannot be used together with “{with}”.";
    CONFLICT_DO: "请改其中一项。" | "Change one of the two.";
    UNLAWFUL: "填的是 {found}，法律规定不得低于 {least}（合作社法第 {article} 条）。" | "{found} is below the least that the law allows, {least} (co-operatives law, Art. {article}).";
    UNLAWFUL_DO: "请填 {least} 以上的数。" | "Enter {least} or more.";
    BEYOND: "填的是 {found}，法律规定不得超过 {most}（合作社法第 {article} 条）。" | "{found} is above the most that the law allows, {most} (co-operatives law, Art. {article}).";
    BEYOND_DO: "请填 {most} 以下的数。" | "Enter {most} or less.";
    GONE: "{id} 号到第 {year} 年年末已经不在了。" | "No. {id} is no longer there after the end of year {year}.";
    GONE_DO: "请删去这条变动，或者把年份改早。" | "Remove this change, or date it earlier.";
    LAST: "{id} 号户是村里最后一户，它走了就没有人了。" | "Household {id} is the last of its village; without it nobody is left.";
    LAST_DO: "请删去这条变动；一个村至少留一户。" | "Remove this change; a village keeps at least one household.";
    NOT_HELD: "{household} 号户在 {coop} 号社里什么也没有，没有可退的。" | "Household {household} holds nothing in co-op {coop} that it could give up.";
    NOT_HELD_DO: "请改成它入了的社，或者删去这条变动。" | "Name a co-op that it is a member of, or remove this change.";
    ODD: "推演的次数 {found} 是单数。" | "The number of futures, {found}, is odd.";
    ODD_DO: "请填双数：每一次好年景都配一次对称的坏年景。" | "Enter an even number: each future has a mirrored one.";
    SIZE: "要算 {found} 户年，超过了上限 {most}。" | "{found?# household-year is|# household-years are} asked for; {most} are allowed.";
    SIZE_DO: "请减少户数、年数或推演的次数。" | "Lower the households, the years or the futures.";
    EMPTY: "这里是空的。" | "This is empty.";
    EMPTY_DO: "请填上，至少要有一项。" | "Fill it in; at least one is needed.";
    DUPLICATE: "“{id}”用了两次。" | "“{id}” is used twice.";
    DUPLICATE_DO: "请给其中一个换一个号。" | "Give one of the two another id.";
    UNKNOWN: "提到了“{id}”，可是没有这一项。" | "“{id}” is mentioned but does not exist.";
    UNKNOWN_DO: "请先加上它，或者改成已有的。" | "Add it, or name one that exists.";
    INDIVISIBLE: "{amount} 元不是每股 {par} 元的整数倍，分不成整股。" | "{amount} yuan is not a whole number of shares of {par} yuan.";
    INDIVISIBLE_DO: "请把股本改成每股面值的整数倍，或者改小每股面值。" | "Make the capital a multiple of the par value, or lower the par value.";
    OVERFLOW: "按这些数，会算到 {found} 元，超出能精确计算的范围。" | "These numbers lead to {found} yuan, more than can be counted exactly.";
    OVERFLOW_DO: "请检查股本和回报是不是多写了几个零。" | "Check whether the capital or the return has too many zeros.";
    OUTSIDE: "要看的是第 {found} 个，一共只有 {end} 个。" | "Number {found} is asked for; there {end?is|are} only {end}.";
    OUTSIDE_DO: "请选 1 到 {end} 之间的一个。" | "Choose one from 1 to {end}.";
    NUMBER: "要填 {wanted} 个数，填了 {found} 个。" | "{wanted?# amount is|# amounts are} needed, not {found}.";
    NUMBER_DO: "请按名册的顺序一个不漏地填。" | "Give one for each, in the order of the register.";
    LENGTHS: "几个方案算的年数不一样：{list}。" | "The schemes run for different numbers of years: {list}.";
    LENGTHS_DO: "请都只看头 {least} 年（命令行加 --years {least}），或者把年数改成一样。" | "Compare the first {least?year|# years} of each (on the command line: --years {least}), or give them the same number of years.";
    LENGTH: "{letter} {years} 年" | "{letter} {years?# year|# years}";
    /// A text that is no number, at a field.
    NOT_A_NUMBER: "这里要用数字填，比如 60。" | "This needs a number in digits, such as 60.";
    /// A number with more decimals than a field keeps.
    TOO_FINE: "小数位太多了，请少写几位。" | "There are more decimals than are counted; write fewer.";
    /// A number outside a field's range.
    OUT_OF_RANGE: "要在 {least} 到 {most} 之间。" | "It must be from {least} to {most}.";
    /// While a field holds no usable value.
    STILL: "结果仍按上一次填的 {kept} 算。" | "Results still use {kept}, the last usable value.";
    /// A roster in a link.
    ROSTER_IN_LINK: "这个方案里有逐户名册，名册不能放进链接。请用“存成文件”，并按保管名册的规定传递。" | "This scenario holds a roster of households, and a roster never goes into a link. Use “Save file” and pass it on as rosters must be.";
    /// A link that does not open.
    BAD_LINK: "这个链接不完整，打不开里面的方案。请对方重新复制整条链接再发一次。" | "This link is incomplete and its scenario does not open. Ask for the whole link again.";
    /// A file that does not open.
    BAD_FILE: "这个文件打不开。" | "This file does not open.";
    /// A file far larger than any scenario.
    LARGE_FILE: "这个文件超过 {most} MB，不像是方案文件，没有打开。" | "This file is larger than {most} MB, which no scenario is; it was not opened.";
    /// A worker stopped.
    WORKER: "后台计算停了一下，已重新启动，正在接着算。" | "A calculation stopped; it was restarted and goes on.";
    /// Workers stop again and again.
    WORKERS: "后台计算反复中断，这台机器上暂时算不了。请关掉其他程序，再刷新本页；您填的内容都已保存。" | "The calculation keeps stopping on this machine. Close other programs and reload the page; what you entered is saved.";
}

/// An error that the core wrote as JSON; anything unexpected becomes a mistake of shape.
pub fn from_json(json: &serde_json::Value) -> Error {
    let text = |name: &str| json.get(name).map(plain_text).unwrap_or_default();
    let count = |name: &str| json.get(name).and_then(serde_json::Value::as_u64).unwrap_or(0);
    let kind = match text("kind").as_str() {
        "syntax" => Kind::Syntax { line: count("line") as usize, column: count("column") as usize, said: text("said") },
        "version" => Kind::Version { found: text("found") },
        "range" => Kind::Range { found: text("found"), least: text("least"), most: text("most") },
        "sum" => Kind::Sum { found: text("found") },
        "odd" => Kind::Odd { found: count("found") },
        "size" => Kind::Size { found: count("found"), most: count("most") },
        "empty" => Kind::Empty,
        "duplicate" => Kind::Duplicate { id: text("id") },
        "unknown" => Kind::Unknown { id: text("id") },
        "indivisible" => Kind::Indivisible { amount: text("amount"), par: text("par") },
        "overflow" => Kind::Overflow { found: text("found") },
        "outside" => Kind::Outside { found: count("found"), end: count("end") },
        "no-trade" => Kind::NoTrade,
        "conflict" => Kind::Conflict { with: text("with") },
        "unlawful" => Kind::Unlawful { found: text("found"), least: text("least"), article: text("article") },
        "beyond" => Kind::Beyond { found: text("found"), most: text("most"), article: text("article") },
        "gone" => Kind::Gone { id: text("id"), year: count("year") as u32 },
        "last" => Kind::Last { id: text("id") },
        "not-held" => Kind::NotHeld { household: text("household"), coop: text("coop") },
        "lengths" if COMPLETE => Kind::Lengths { years: text("years") },
        "number" => Kind::Number { found: count("found"), wanted: count("wanted") },
        "unreadable" => Kind::Unreadable { said: text("said") },
        "missing" => Kind::Missing,
        "incomplete" => Kind::Incomplete,
        "strange" => Kind::Strange { name: text("name"), known: text("known") },
        "shape" => Kind::Shape { said: text("said") },
        _ => Kind::Shape { said: plain_text(json) },
    };
    Error::new(text("field"), kind)
}

fn plain_text(json: &serde_json::Value) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// The sentences for `error`.
pub fn error_text(error: &Error, voice: Voice) -> ErrorText {
    let (what, remedy, mut values) = sentences(&error.kind);
    if let Kind::Conflict { with } = &error.kind {
        values.push(("with", place(with, voice)));
    }
    if let Kind::Lengths { years } = &error.kind
        && COMPLETE
    {
        values.push(("list", lengths(&numbers(years), voice)));
    }
    // Years are numbers that nobody writes with commas.
    let is_amount =
        |name: &str| ["found", "least", "most", "amount", "par"].contains(&name) && !error.field.ends_with("year");
    for (_, value) in values.iter_mut().filter(|(name, _)| is_amount(name)) {
        *value = super::grouped(value);
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ErrorText {
        what: voice.fill(what, &values),
        place: place(&error.field, voice),
        remedy: voice.fill(remedy, &values),
    }
}

/// The numbers in a list with commas.
fn numbers(list: &str) -> Vec<u32> {
    list.split(',').filter_map(|number| number.parse().ok()).collect()
}

/// How many years each of several schemes has.
pub fn lengths(years: &[u32], voice: Voice) -> String {
    let one = |(place, years): (u32, &u32)| {
        let values = [("letter", super::compare::letter(place, voice)), ("years", &*years.to_string())];
        voice.fill(LENGTH, &values)
    };
    (0..).zip(years).map(one).collect::<Vec<_>>().join(&voice.say(super::compare::BETWEEN))
}

/// The name of a place for people: the field's question, with the number of the item in a list.
pub fn place(field: &str, voice: Voice) -> String {
    if field.is_empty() {
        return voice.say(WHOLE);
    }
    if let Some(choice) = super::choices::CHOICES.iter().find(|choice| choice.path == field) {
        return voice.say(choice.question);
    }
    let number = field.split('.').find_map(|part| part.parse::<usize>().ok());
    match (words(&general(field)), number) {
        (Some(words), None) => voice.say(words.question),
        (Some(words), Some(number)) => format!("{} #{}", voice.say(words.question), number + 1),
        (None, _) => field.to_owned(),
    }
}

type Values = Vec<(&'static str, String)>;

fn sentences(kind: &Kind) -> (Text, Text, Values) {
    match kind {
        Kind::Syntax { line, column, .. } => {
            (SYNTAX, SYNTAX_DO, vec![("line", line.to_string()), ("column", column.to_string())])
        }
        Kind::Unreadable { said } => (UNREADABLE, UNREADABLE_DO, vec![("said", said.clone())]),
        Kind::Missing => (MISSING, MISSING_DO, vec![]),
        // The page then goes on with the whole; said where that cannot be had.
        Kind::Incomplete => (INCOMPLETE, INCOMPLETE_DO, vec![]),
        Kind::Strange { name, known } if known.is_empty() => (STRANGE, STRAY_DO, vec![("name", name.clone())]),
        Kind::Strange { name, known } => (STRANGE, STRANGE_DO, vec![("name", name.clone()), ("known", known.clone())]),
        Kind::Shape { said } => (SHAPE, SHAPE_DO, vec![("said", said.clone())]),
        Kind::Version { found } => (VERSION, VERSION_DO, vec![("found", found.clone())]),
        Kind::Range { found, least, most } => {
            (RANGE, RANGE_DO, vec![("found", found.clone()), ("least", least.clone()), ("most", most.clone())])
        }
        Kind::Sum { found } => (SUM, SUM_DO, vec![("found", found.clone())]),
        Kind::Odd { found } => (ODD, ODD_DO, vec![("found", found.to_string())]),
        Kind::Size { found, most } => (SIZE, SIZE_DO, vec![("found", found.to_string()), ("most", most.to_string())]),
        Kind::Empty => (EMPTY, EMPTY_DO, vec![]),
        Kind::Duplicate { id } => (DUPLICATE, DUPLICATE_DO, vec![("id", id.clone())]),
        Kind::Unknown { id } => (UNKNOWN, UNKNOWN_DO, vec![("id", id.clone())]),
        Kind::Indivisible { amount, par } => {
            (INDIVISIBLE, INDIVISIBLE_DO, vec![("amount", amount.clone()), ("par", par.clone())])
        }
        Kind::Overflow { found } => (OVERFLOW, OVERFLOW_DO, vec![("found", found.clone())]),
        Kind::Outside { found, end } => {
            (OUTSIDE, OUTSIDE_DO, vec![("found", found.to_string()), ("end", end.to_string())])
        }
        Kind::NoTrade => (NO_TRADE, NO_TRADE_DO, vec![]),
        // The other field's name depends on the voice.
        Kind::Conflict { .. } => (CONFLICT, CONFLICT_DO, vec![]),
        Kind::Unlawful { found, least, article } => (
            UNLAWFUL,
            UNLAWFUL_DO,
            vec![("found", found.clone()), ("least", least.clone()), ("article", article.clone())],
        ),
        Kind::Beyond { found, most, article } => {
            (BEYOND, BEYOND_DO, vec![("found", found.clone()), ("most", most.clone()), ("article", article.clone())])
        }
        Kind::Gone { id, year } => (GONE, GONE_DO, vec![("id", id.clone()), ("year", year.to_string())]),
        Kind::Last { id } => (LAST, LAST_DO, vec![("id", id.clone())]),
        Kind::NotHeld { household, coop } => {
            (NOT_HELD, NOT_HELD_DO, vec![("household", household.clone()), ("coop", coop.clone())])
        }
        // The schemes' names depend on the voice. Only what compares says it.
        Kind::Lengths { .. } if !COMPLETE => (MISSING, MISSING_DO, vec![]),
        Kind::Lengths { years } => {
            let least = numbers(years).into_iter().min().unwrap_or_default();
            (LENGTHS, LENGTHS_DO, vec![("least", least.to_string())])
        }
        Kind::Number { found, wanted } => {
            (NUMBER, NUMBER_DO, vec![("found", found.to_string()), ("wanted", wanted.to_string())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn an_error_says_what_where_and_what_to_do() {
        let kind = Kind::Indivisible { amount: "500000.00".into(), par: "300.00".into() };
        let text = error_text(&Error::new("village.capital", kind), Voice::new(Lang::Zh, None));
        assert_eq!(text.what, "500,000.00 元不是每股 300.00 元的整数倍，分不成整股。");
        assert_eq!(text.place, "每个社股本多少？");
        assert!(text.remedy.starts_with("请把股本改成"));
    }

    fn every_kind() -> Vec<Kind> {
        let text = String::from("x");
        vec![
            Kind::Syntax { line: 1, column: 2, said: text.clone() },
            Kind::Shape { said: text.clone() },
            Kind::Version { found: text.clone() },
            Kind::Range { found: text.clone(), least: text.clone(), most: text.clone() },
            Kind::Sum { found: text.clone() },
            Kind::Odd { found: 3 },
            Kind::Size { found: 1, most: 2 },
            Kind::Empty,
            Kind::Duplicate { id: text.clone() },
            Kind::Unknown { id: text.clone() },
            Kind::Indivisible { amount: text.clone(), par: text.clone() },
            Kind::Unreadable { said: text.clone() },
            Kind::Missing,
            Kind::Incomplete,
            Kind::Strange { name: text.clone(), known: String::new() },
            Kind::Strange { name: text.clone(), known: text.clone() },
            Kind::Number { found: 1, wanted: 2 },
            Kind::Lengths { years: "10,5".into() },
            Kind::NoTrade,
            Kind::Conflict { with: "scheme.control".into() },
            Kind::Unlawful { found: text.clone(), least: text.clone(), article: text.clone() },
            Kind::Beyond { found: text.clone(), most: text.clone(), article: text.clone() },
            Kind::Gone { id: text.clone(), year: 3 },
            Kind::Last { id: text.clone() },
            Kind::NotHeld { household: text.clone(), coop: text.clone() },
            Kind::Overflow { found: text },
            Kind::Outside { found: 3, end: 2 },
        ]
    }

    #[test]
    fn an_error_survives_its_way_through_json() {
        for kind in every_kind() {
            let error = Error::new("village.split", kind);
            assert_eq!(from_json(&serde_json::to_value(&error).unwrap()), error);
        }
    }

    #[test]
    fn every_kind_speaks_both_languages() {
        for kind in every_kind() {
            for lang in [Lang::Zh, Lang::En] {
                let text = error_text(&Error::new("enterprises.1.sd", kind.clone()), Voice::new(lang, None));
                assert!(!text.what.is_empty() && !text.remedy.is_empty() && text.place.ends_with("#2"));
            }
        }
    }
}
