//! What is wrong, where, and what to do, in that order.

use super::fields::{general, words};
use super::{Text, Voice, grouped, texts};
use crate::scenario::{Error, Kind, Number};

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

impl ErrorText {
    /// What is wrong and what to do, one after the other.
    pub fn said(&self, voice: Voice) -> String {
        voice.sentences(&[&self.what, &self.remedy])
    }
}

texts! {
    WHOLE: "整个文件" | "the whole file";
    AT: "位置：{place}" | "Place: {place}";
    UNREADABLE: "这个文件读不了（{said}）。" | "This file cannot be read ({said}).";
    UNREADABLE_DO: "请检查路径和文件名；方案文件是 UTF-8 编码的文本。" | "Check the path and the name; a scenario file is text in UTF-8.";
    STDOUT: "输出" | "the output";
    UNWRITABLE: "结果没有写完（{said}）。" | "The answer was not written to its end ({said}).";
    UNWRITABLE_DO: "请检查磁盘是不是满了、能不能写，再来一次。" | "Check that there is room on the disk and that it can be written to, and try again.";
    LARGE: "这里超过 {most} MB，不像是方案或申报账，没有读下去。" | "This is larger than {most} MB, which no scenario or ledger is; it was not read on.";
    LARGE_DO: "请检查是不是给错了文件。" | "Check whether it is the file that was meant.";
    SYNTAX: "这不是完整的方案文件：第 {line} 行第 {column} 列读不下去。" | "This is no complete scenario file: reading stops at line {line}, column {column}.";
    SYNTAX_DO: "请换用“存成文件”得到的文件；如果改过它，请检查那一处的引号、逗号和括号。" | "Use a file made by “Save file”; if it was edited, check the quotes, commas and brackets there.";
    MISSING: "这一项没有写。" | "This is missing.";
    MISSING_DO: "请补上这一项；可以照着“存成文件”得到的文件写。" | "Add it; a file made by “Save file” shows how it is written.";
    STRANGE: "本程序不认识“{name}”。" | "This program does not know “{name}”.";
    STRANGE_DO: "请删去它，或者改成这里可以写的：{known}。" | "Remove it, or write what can stand there: {known}.";
    STRAY_DO: "请删去它，这里不用写别的。" | "Remove it; nothing else can stand there.";
    SHAPE: "这一项的写法不对（{said}）。" | "This is written in another way ({said}).";
    SHAPE_DO: "请改正这一项；金额和比例要写成带引号的数字，如 \"0.4\"。" | "Correct it; amounts and fractions are numbers in quotes, such as \"0.4\".";
    VERSION: "这个文件的格式是“{found}”，这里要的是“{known}”。" | "This file's format is “{found}”; “{known}” is wanted here.";
    VERSION_DO: "请换一个文件，或者用做出它的那个版本打开。" | "Choose another file, or open it with the version that made it.";
    NEWER: "这个文件是用更新的版本做的：它的格式是“{found}”，本程序只认识到“{known}”。" | "This file was made by a newer version: its format is “{found}”; this program knows “{known}”.";
    NEWER_DO: "请先更新本程序，再打开它。" | "Get the newer version of this program and open it there.";
    UNITS: "这两个数合不到一起：一个是 {found}，这里要的是 {wanted}。" | "These numbers do not go together: one is {found}, and {wanted} is wanted here.";
    UNITS_DO: "请换一个数，或者先用除法换成同样的单位。" | "Use another number, or divide first so that the units are alike.";
    A_LEDGER: "这是一本申报账（“{found}”），不是方案文件（“{known}”）。" | "This is a declared ledger (“{found}”), not a scenario file (“{known}”).";
    A_LEDGER_DO: "请把它当账来查（命令行用 fenhong audit），或者换一个方案文件。" | "Have it audited (on the command line: fenhong audit), or choose a scenario file.";
    A_SCENARIO: "这是一个方案文件（“{found}”），不是申报账（“{known}”）。" | "This is a scenario file (“{found}”), not a declared ledger (“{known}”).";
    A_SCENARIO_DO: "请换一本申报账；方案要用 fenhong check 检查。" | "Choose a declared ledger; a scenario is checked by fenhong check.";
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
    NAMELESS: "这个名字是空的，或者只有看不见的字。" | "This name is empty, or nothing of it can be seen.";
    NAMELESS_DO: "请写一个看得见的名字。" | "Write a name that can be seen.";
    NUL: "这里有一个空字符（U+0000），有的程序读到它就断了。" | "There is a zero character (U+0000) here, at which some programs stop reading.";
    NUL_DO: "请删去它，或者把这一项重新输入一遍。" | "Remove it, or type this anew.";
    NO_SETTING: "这个方案里没有可以这样调的“{name}”（名册里的股份是逐户写明的；别的规则有别的项）。" | "This scenario has no setting “{name}” that can be turned (a roster states every household's shares; other rules have other settings).";
    NO_SETTING_DO: "请换成它有的一项，如 {known}。" | "Choose one that it has, such as {known}.";
    TOO_FEW: "这里给了 {found} 个，至少要 {least} 个，最多 {most} 个。" | "{found} given; {least} to {most} are wanted.";
    TOO_FEW_DO: "请给 {least} 到 {most} 个。" | "Give {least} to {most} of them.";
    EMPTY: "这里是空的。" | "This is empty.";
    EMPTY_DO: "请填上，至少要有一项。" | "Fill it in; at least one is needed.";
    DUPLICATE: "“{id}”用了两次。" | "“{id}” is used twice.";
    DUPLICATE_DO: "请给其中一个换一个号。" | "Give one of the two another id.";
    UNKNOWN: "提到了“{id}”，可是没有这一项。" | "“{id}” is mentioned but does not exist.";
    UNKNOWN_DO: "请先加上它，或者改成已有的。" | "Add it, or name one that exists.";
    INDIVISIBLE: "{amount} 元不是每股 {par} 元的整数倍，分不成整股。" | "{amount} yuan is not a whole number of shares of {par} yuan.";
    INDIVISIBLE_DO: "请把股本改成每股面值的整数倍，或者改小每股面值。" | "Make the capital a multiple of the par value, or lower the par value.";
    OVERFLOW: "按这些数，会算到 {found} 元，超出能精确计算的范围。" | "These numbers lead to {found} yuan, more than can be counted exactly.";
    OVERFLOW_SOMEWHERE: "按这些数，会算到的超出能精确计算的范围。" | "These numbers lead to more than can be counted exactly.";
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
    let texts = |name: &str| {
        let list = json.get(name).and_then(serde_json::Value::as_array).into_iter().flatten();
        list.map(plain_text).collect()
    };
    let id = |name: &str| json.get(name).and_then(serde_json::Value::as_u64).unwrap_or(0) as u32;
    let number = |name: &str| json.get(name).and_then(number);
    let some = |name: &str| number(name).unwrap_or(Number::Written(String::new()));
    let money = |name: &str| text(name).parse().unwrap_or_default();
    let count = |name: &str| json.get(name).and_then(serde_json::Value::as_u64).unwrap_or(0);
    let kind = match text("kind").as_str() {
        "syntax" => Kind::Syntax { line: count("line") as usize, column: count("column") as usize, said: text("said") },
        "version" => Kind::Version { found: text("found"), known: text("known") },
        "range" => Kind::Range { found: some("found"), least: some("least"), most: some("most") },
        "sum" => Kind::Sum { found: text("found").parse().unwrap_or_default() },
        "odd" => Kind::Odd { found: count("found") },
        "large" => Kind::Large { most: count("most") },
        "unwritable" => Kind::Unwritable { said: text("said") },
        "empty" => Kind::Empty,
        "nameless" => Kind::Nameless,
        "nul" => Kind::Nul,
        "no-setting" => Kind::NoSetting { name: text("name"), known: texts("known") },
        "few" => Kind::Few { found: count("found"), least: count("least"), most: count("most") },
        "duplicate" => Kind::Duplicate { id: text("id") },
        "unknown" => Kind::Unknown { id: text("id") },
        "indivisible" => Kind::Indivisible { amount: money("amount"), par: money("par") },
        "overflow" => Kind::Overflow { found: number("found") },
        "outside" => Kind::Outside { found: count("found"), end: count("end") },
        "no-trade" => Kind::NoTrade,
        "conflict" => Kind::Conflict { with: text("with") },
        "unlawful" => Kind::Unlawful { found: some("found"), least: some("least"), article: id("article") as u8 },
        "beyond" => Kind::Beyond { found: some("found"), most: some("most"), article: id("article") as u8 },
        "gone" => Kind::Gone { id: id("id"), year: id("year") },
        "last" => Kind::Last { id: id("id") },
        "not-held" => Kind::NotHeld { household: id("household"), coop: id("coop") },
        "lengths" => Kind::Lengths { years: numbers(json.get("years")) },
        "number" => Kind::Number { found: count("found"), wanted: count("wanted") },
        "units" => Kind::Units { found: text("found"), wanted: text("wanted") },
        "unreadable" => Kind::Unreadable { said: text("said") },
        "missing" => Kind::Missing,
        "strange" => Kind::Strange { name: text("name"), known: texts("known") },
        "shape" => Kind::Shape { said: text("said") },
        _ => Kind::Shape { said: plain_text(json) },
    };
    Error::new(text("field"), kind)
}

/// A number that the core wrote as JSON.
fn number(json: &serde_json::Value) -> Option<Number> {
    let (name, value) = json.as_object()?.iter().next()?;
    Some(match name.as_str() {
        "money" => Number::Money(value.as_str()?.parse().ok()?),
        "part" => Number::Part(value.as_str()?.parse().ok()?),
        "count" => Number::Count(value.as_i64()?),
        "year" => Number::Year(value.as_u64()? as u32),
        "day" => Number::Day(value.as_str()?.parse().ok()?),
        _ => Number::Written(plain_text(value)),
    })
}

fn plain_text(json: &serde_json::Value) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// The sentences for `error`.
pub fn error_text(error: &Error, voice: Voice) -> ErrorText {
    let (what, remedy) = sentences(&error.kind);
    let values = values(&error.kind, voice);
    ErrorText {
        what: voice.fill(what, &values),
        place: place(&error.field, voice),
        remedy: voice.fill(remedy, &values),
    }
}

/// The numbers of a list.
fn numbers(list: Option<&serde_json::Value>) -> Vec<u32> {
    let numbers = list.and_then(serde_json::Value::as_array).into_iter().flatten();
    numbers.filter_map(|number| u32::try_from(number.as_u64()?).ok()).collect()
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
    if field == "stdout" {
        return voice.say(STDOUT);
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

/// What to say of a format that is not the one wanted: a newer version of it, or another kind of file.
fn version(found: &str, known: &str) -> (Text, Text) {
    let (kind, number) = found.split_once('/').unwrap_or((found, ""));
    let (wanted, now) = known.split_once('/').unwrap_or((known, ""));
    let [number, now] = [number, now].map(|number| number.parse::<u32>().ok());
    match (kind, wanted) {
        _ if kind == wanted && number > now => (NEWER, NEWER_DO),
        ("fenhong-ledger", "fenhong") => (A_LEDGER, A_LEDGER_DO),
        ("fenhong", "fenhong-ledger") => (A_SCENARIO, A_SCENARIO_DO),
        _ => (VERSION, VERSION_DO),
    }
}

/// What to say of a mistake, and what to do.
fn sentences(kind: &Kind) -> (Text, Text) {
    match kind {
        Kind::Syntax { .. } => (SYNTAX, SYNTAX_DO),
        Kind::Unreadable { .. } => (UNREADABLE, UNREADABLE_DO),
        Kind::Large { .. } => (LARGE, LARGE_DO),
        Kind::Unwritable { .. } => (UNWRITABLE, UNWRITABLE_DO),
        Kind::Missing => (MISSING, MISSING_DO),
        Kind::Strange { known, .. } if known.is_empty() => (STRANGE, STRAY_DO),
        Kind::Strange { .. } => (STRANGE, STRANGE_DO),
        Kind::Shape { .. } => (SHAPE, SHAPE_DO),
        Kind::Version { found, known } => version(found, known),
        Kind::Range { .. } => (RANGE, RANGE_DO),
        Kind::Sum { .. } => (SUM, SUM_DO),
        Kind::Odd { .. } => (ODD, ODD_DO),
        Kind::Empty => (EMPTY, EMPTY_DO),
        Kind::Nameless => (NAMELESS, NAMELESS_DO),
        Kind::Nul => (NUL, NUL_DO),
        Kind::NoSetting { .. } => (NO_SETTING, NO_SETTING_DO),
        Kind::Few { .. } => (TOO_FEW, TOO_FEW_DO),
        Kind::Lengths { .. } => (LENGTHS, LENGTHS_DO),
        Kind::Duplicate { .. } => (DUPLICATE, DUPLICATE_DO),
        Kind::Unknown { .. } => (UNKNOWN, UNKNOWN_DO),
        Kind::Indivisible { .. } => (INDIVISIBLE, INDIVISIBLE_DO),
        Kind::Overflow { found: Some(_) } => (OVERFLOW, OVERFLOW_DO),
        Kind::Overflow { found: None } => (OVERFLOW_SOMEWHERE, OVERFLOW_DO),
        Kind::Outside { .. } => (OUTSIDE, OUTSIDE_DO),
        Kind::NoTrade => (NO_TRADE, NO_TRADE_DO),
        Kind::Conflict { .. } => (CONFLICT, CONFLICT_DO),
        Kind::Unlawful { .. } => (UNLAWFUL, UNLAWFUL_DO),
        Kind::Beyond { .. } => (BEYOND, BEYOND_DO),
        Kind::Gone { .. } => (GONE, GONE_DO),
        Kind::Last { .. } => (LAST, LAST_DO),
        Kind::NotHeld { .. } => (NOT_HELD, NOT_HELD_DO),
        Kind::Number { .. } => (NUMBER, NUMBER_DO),
        Kind::Units { .. } => (UNITS, UNITS_DO),
    }
}

/// What fills the sentences of a mistake.
fn values(kind: &Kind, voice: Voice) -> Vec<(&'static str, String)> {
    let counted = |count: u64| grouped(&count.to_string());
    match kind {
        Kind::Unreadable { said } | Kind::Unwritable { said } | Kind::Shape { said } => vec![("said", said.clone())],
        Kind::Syntax { line, column, .. } => vec![("line", line.to_string()), ("column", column.to_string())],
        Kind::Large { most } => vec![("most", counted(*most))],
        Kind::Strange { name, known } | Kind::NoSetting { name, known } => {
            vec![("name", name.clone()), ("known", known.join(", "))]
        }
        Kind::Version { found, known } => vec![("found", grouped(found)), ("known", known.clone())],
        Kind::Range { found, least, most } => {
            vec![("found", shown(found)), ("least", shown(least)), ("most", shown(most))]
        }
        Kind::Units { found, wanted } => vec![("found", found.clone()), ("wanted", wanted.clone())],
        Kind::Sum { found } => vec![("found", grouped(&found.to_string()))],
        Kind::Odd { found } => vec![("found", counted(*found))],
        Kind::Duplicate { id } | Kind::Unknown { id } => vec![("id", id.clone())],
        Kind::Indivisible { amount, par } => {
            vec![("amount", grouped(&amount.to_string())), ("par", grouped(&par.to_string()))]
        }
        Kind::Overflow { found } => found.iter().map(|found| ("found", shown(found))).collect(),
        Kind::Outside { found, end } => vec![("found", counted(*found)), ("end", end.to_string())],
        // The other field's name.
        Kind::Conflict { with } => vec![("with", place(with, voice))],
        Kind::Unlawful { found, least, article } => {
            vec![("found", shown(found)), ("least", shown(least)), ("article", article.to_string())]
        }
        Kind::Beyond { found, most, article } => {
            vec![("found", shown(found)), ("most", shown(most)), ("article", article.to_string())]
        }
        Kind::Gone { id, year } => vec![("id", id.to_string()), ("year", year.to_string())],
        Kind::Last { id } => vec![("id", id.to_string())],
        Kind::NotHeld { household, coop } => vec![("household", household.to_string()), ("coop", coop.to_string())],
        Kind::Few { found, least, most } => {
            vec![("found", counted(*found)), ("least", counted(*least)), ("most", counted(*most))]
        }
        Kind::Number { found, wanted } => vec![("found", counted(*found)), ("wanted", wanted.to_string())],
        Kind::Lengths { years } => {
            let least = years.iter().min().copied().unwrap_or_default();
            vec![("least", least.to_string()), ("list", lengths(years, voice))]
        }
        Kind::Missing | Kind::Empty | Kind::Nameless | Kind::Nul | Kind::NoTrade => Vec::new(),
    }
}

/// A number as people write it; a year has no commas.
fn shown(number: &Number) -> String {
    match number {
        Number::Year(_) | Number::Day(_) => number.to_string(),
        _ => grouped(&number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Date;
    use crate::units::{Fen, Rate};
    use crate::words::Lang;

    #[test]
    fn an_error_says_what_where_and_what_to_do() {
        let kind = Kind::Indivisible { amount: Fen::yuan(500_000), par: Fen::yuan(300) };
        let text = error_text(&Error::new("village.capital", kind), Voice::new(Lang::Zh, None));
        assert_eq!(text.what, "500,000.00 元不是每股 300.00 元的整数倍，分不成整股。");
        assert_eq!(text.place, "每个社股本多少？");
        assert!(text.remedy.starts_with("请把股本改成"));
    }

    fn every_kind() -> Vec<Kind> {
        let text = String::from("x");
        let (money, part) = (Fen::yuan(3), Rate::percent(40));
        vec![
            Kind::Syntax { line: 1, column: 2, said: text.clone() },
            Kind::Shape { said: text.clone() },
            Kind::Version { found: text.clone(), known: text.clone() },
            Kind::Version { found: "fenhong/2".into(), known: "fenhong/1".into() },
            Kind::Range { found: money.into(), least: Number::Year(2018), most: Number::Day(Date::new(2018, 7, 1)) },
            Kind::Sum { found: part },
            Kind::Odd { found: 3 },
            Kind::Empty,
            Kind::Nameless,
            Kind::Nul,
            Kind::NoSetting { name: text.clone(), known: vec![text.clone(), text.clone()] },
            Kind::Few { found: 1, least: 2, most: 4 },
            Kind::Duplicate { id: text.clone() },
            Kind::Unknown { id: text.clone() },
            Kind::Indivisible { amount: money, par: money },
            Kind::Unreadable { said: text.clone() },
            Kind::Large { most: 3 },
            Kind::Unwritable { said: text.clone() },
            Kind::Missing,
            Kind::Strange { name: text.clone(), known: Vec::new() },
            Kind::Strange { name: text.clone(), known: vec![text.clone()] },
            Kind::Number { found: 1, wanted: 2 },
            Kind::Lengths { years: vec![10, 5] },
            Kind::NoTrade,
            Kind::Conflict { with: "scheme.control".into() },
            Kind::Unlawful { found: part.into(), least: Number::Count(3), article: 44 },
            Kind::Beyond { found: u64::MAX.into(), most: part.into(), article: 22 },
            Kind::Gone { id: 7, year: 3 },
            Kind::Last { id: 7 },
            Kind::NotHeld { household: 7, coop: 1 },
            Kind::Overflow { found: Some(money.into()) },
            Kind::Overflow { found: None },
            Kind::Outside { found: 3, end: 2 },
            Kind::Units { found: text.clone(), wanted: text },
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
