//! What is said of a roster that is read: what its columns are taken for, what is wrong in which row, what to do.

use super::amount::{number, plain_yuan};
use super::{Lang, Text, Voice, texts};
use crate::roster::Roster;
use crate::roster::cell::letters;
use crate::roster::columns;
use crate::roster::field::Field;
use crate::roster::problem::{Kind, Problem, Refused, Unit};
use crate::roster::template::{Column, Template};
use crate::safe;
use crate::scenario::ListedHousehold;
use crate::units::{Fen, Shares};

texts! {
    EMPTY: "这个文件里什么也没有。" | "There is nothing in this file.";
    EMPTY_DO: "请检查是不是给错了文件，或者内容在另一张表里。" | "Check whether it is the file that was meant, or whether another sheet holds the rows.";
    LOCKED: "这个文件有密码，打不开。" | "This file asks for a password.";
    LOCKED_DO: "请在表格软件里打开它，去掉密码，另存一份再来。" | "Open it in your office program, take the password away, save a copy and choose that.";
    WEB: "这个文件其实是网页（有些系统导出的“.xls”就是这样），不是工作簿。" | "This file is a web page under a workbook's name, as some systems export them.";
    WEB_DO: "请用表格软件打开它，另存为 .xlsx 或 CSV 再来。" | "Open it in your office program, save it as .xlsx or CSV, and choose that.";
    FOREIGN: "这不是本程序认识的表格。" | "This is no kind of table that is read here.";
    FOREIGN_DO: "请另存为 .xlsx、.xls、.ods 或 CSV 再来。" | "Save it as .xlsx, .xls, .ods or CSV and choose that.";
    LETTERS: "这个文件里的文字认不出来：既不是 UTF-8、UTF-16，也不是 GB18030（GBK）。" | "The letters of this file cannot be told: it is neither UTF-8 nor UTF-16 nor GB18030 (GBK).";
    LETTERS_DO: "请用表格软件打开它，另存为 .xlsx 再来。" | "Open it in your office program, save it as .xlsx, and choose that.";
    BROKEN: "这个文件坏了或没有传完（{said}）。" | "This file is damaged or broken off ({said}).";
    BROKEN_DO: "请重新拷一份；能用表格软件打开的话，另存一份再来。" | "Copy it once more; if your office program can open it, save a copy and choose that.";
    LARGE: "这个文件（解开以后）超过 {most} MB，不像是一个村的名册，没有读下去。" | "This file is, or unpacks to, more than {most} MB, which no roster is; it was not read on.";
    LONG: "表里有内容的行超过第 {most} 行，没有读下去。" | "The sheet has something beyond row {most}; it was not read on.";
    WIDE: "表里有内容的列超过 {most} 列，没有读下去。" | "The sheet has something beyond column {most}; it was not read on.";
    CUT_DO: "请检查是不是给错了文件；远处如果有误填的格子，请删掉那些行和列。" | "Check whether it is the file that was meant; if cells far out were filled by mistake, delete those rows and columns.";
    QUOTE: "第 {row} 行有一个引号没有关上，后面的内容都被它包了进去。" | "A quote in row {row} is not closed, and takes in all that follows.";
    QUOTE_DO: "请删去那个引号，或者在该结束的地方补上一个。" | "Remove that quote, or close it where it should end.";
    NO_SHEET: "没有叫“{name}”的表。" | "There is no sheet “{name}”.";
    NO_SHEET_DO: "有这几张：{known}。" | "There are: {known}.";
    NO_HEADINGS: "前 30 行里没有像表头的一行。" | "None of the first 30 rows looks like headings.";
    NO_HEADINGS_DO: "请在户的上面写一行表头，至少有“户主姓名”和“人口”。" | "Write a row of headings above the households, at least “name” and “persons”.";
    NO_NAMES: "没有一列像是户主姓名。" | "No column looks like the households' names.";
    NO_NAMES_DO: "请把那一列的表头写成“户主姓名”，或者指明是哪一列（--column name=B）。" | "Write “name” as that column's heading, or say which column it is (--column name=B).";
    NO_COLUMN: "没有“{name}”这一列。" | "There is no column “{name}”.";
    NO_COLUMN_DO: "请写“用途=列”，列用字母或表头，比如 name=B；用途有：{known}。" | "Write USE=COLUMN with a column's letters or heading, such as name=B; uses are: {known}.";

    AT: "第 {row} 行" | "row {row}";
    AT_CELL: "第 {row} 行 {column} 列（{heading}）" | "row {row}, column {column} ({heading})";
    AT_BARE: "第 {row} 行 {column} 列" | "row {row}, column {column}";

    NAMELESS: "没有户主姓名。" | "No name.";
    NAMELESS_DO: "请填上姓名；不是农户的行请删去。" | "Enter the name; delete the row if it is no household.";
    MISSING: "没有填人口。" | "The number of persons is missing.";
    MISSING_DO: "请填这户有几口人。" | "Enter how many persons live in it.";
    NO_PERSONS: "没有一列是人口。" | "No column says how many persons live in a household.";
    NO_PERSONS_DO: "请加一列“家庭人口”，或者指明是哪一列（--column persons=C）。" | "Add a column “persons”, or say which one it is (--column persons=C).";
    NOT_A_NUMBER: "“{said}”不是数。" | "“{said}” is not a number.";
    NOT_A_NUMBER_DO: "请只填数字；没有就空着。" | "Enter digits only; leave it empty where there is nothing.";
    TOO_FINE: "“{said}”的小数位太多。" | "“{said}” has too many decimals.";
    TOO_FINE_DO: "钱请精确到分；人和股请填整数。" | "Money goes to the fen; persons and shares are whole.";
    OUTSIDE: "“{said}”超出了 {least} 到 {most}。" | "“{said}” is outside {least} to {most}.";
    OUTSIDE_DO: "请改正；冲正、退款不要写成负数，请改原来那一笔。" | "Correct it; a reversal is no household's amount: change the entry that it undoes.";
    UNCLEAR: "“{said}”看不出是还是不是。" | "“{said}” says neither yes nor no.";
    UNCLEAR_DO: "请填“是”或“否”，或者写户的类型，如“脱贫户”“一般户”。" | "Enter yes or no.";
    FAILED: "公式算不出来，显示“{said}”。" | "A formula came to an error, “{said}”.";
    FAILED_DO: "请改好公式，或者直接填数。" | "Mend the formula, or enter the number.";
    INDIVISIBLE: "{amount} 元不是整数股（一股 {par} 元）。" | "{amount} yuan are no whole number of shares of {par} yuan.";
    INDIVISIBLE_DO: "请核对金额，或者改每股金额（--par）。" | "Check the amount, or say what a share costs (--par).";
    UNIT_UNSAID: "看不出这一列的钱是元还是万元。" | "Nothing says whether this column is in yuan or in ten thousands of yuan.";
    UNIT_UNSAID_DO: "请在表头写明，如“入股金额（元）”，或者指明（--unit yuan 或 wan）。" | "Say so in the heading, as in “paid in (yuan)”, or choose (--unit yuan or wan).";
    SAME_NUMBER: "户号和第 {row} 行的相同。" | "The number is that of row {row}.";
    SAME_NUMBER_DO: "请改正其中一个；如果是同一户的几个人，请加一列“与户主关系”。" | "Correct one of them; if they are persons of one household, add a column “relation to head”.";
    SAME_IDENTITY: "身份证号和第 {row} 行的相同。" | "The identity number is that of row {row}.";
    SAME_IDENTITY_DO: "请核对是不是同一人登了两次。" | "Check whether one person was entered twice.";
    SAME_NAME: "姓名和第 {row} 行的相同，按两户处理。" | "The name is that of row {row}; they are taken as two households.";
    ROUNDED_IDENTITY: "身份证号存成了数，最后几位已经丢了，没有拿来查重。" | "The identity number was kept as a number and has lost its last digits; it was not compared.";
    UNSEEN: "姓名里有看不见的字符，已经去掉。" | "The name holds letters that cannot be seen; they were left out.";
    TOTAL: "这是合计，不是农户，没有读入。" | "A row of totals, and no household: left out.";
    TOTAL_DIFFERS: "合计写的是“{said}”，上面各行加起来是 {sum}。" | "The total says “{said}”; the rows above add up to {sum}.";
    TOTAL_DIFFERS_DO: "请核对是哪一行漏了或错了。" | "Find the row that is missing or wrong.";
    WORDS: "这一行只有“{said}”，没有读入。" | "This row has only “{said}”: left out.";
    HEADINGS_AGAIN: "这一行又是表头，没有读入。" | "The headings again: left out.";
    COUNTED: "户号不都是整数，所以按行的顺序编了号。" | "Not all numbers of households are whole numbers, so they were numbered by their order.";

    READ: "读了“{sheet}”：{households} 户 {persons} 人，在册 {registered} 户。" | "Read “{sheet}”: {households?# household|# households}, {persons?# person|# persons}, {registered} registered.";
    READ_ALONE: "读了 {households} 户 {persons} 人，在册 {registered} 户。" | "Read {households?# household|# households}, {persons?# person|# persons}, {registered} registered.";
    HELD: "入股 {paid_in} 股，配股 {allocated} 股（一股 {par} 元）；年交易额 {traded} 元。" | "{paid_in?# share|# shares} paid in, {allocated} allocated, of {par} yuan each; trade of {traded} yuan a year.";
    OTHER_SHEETS: "没有读的表：{sheets}。" | "Sheets that were not read: {sheets}.";
    COLUMNS: "各列读成什么：" | "What the columns are taken for:";
    COLUMN: "{column} 列“{heading}”：{field}" | "{column} “{heading}”: {field}";
    IN_YUAN: "（元）" | " (in yuan)";
    IN_WAN: "（万元）" | " (in ten thousands of yuan)";
    STOPS: "要先改好的有 {count} 处：" | "To be mended first, {count}:";
    NOTES: "留意 {count} 处：" | "To be noted, {count}:";
    PROBLEM: "{place}：{what}" | "{place}: {what}";
    SOUND: "可以读入。" | "It can be taken in.";
    NOT_YET: "还不能读入：上面的改好再来，什么都没有改动。" | "It cannot be taken in yet; nothing was changed.";
    COOP: "合作社" | "Co-op";
    HOUSEHOLD: "农户" | "Household";

    WRITTEN: "空白花名册写到了“{file}”，请用表格软件填写。" | "An empty roster is in “{file}”; fill it in with your office program.";
    SHEET: "花名册" | "Roster";
    EXPLAINED: "填写说明" | "How to fill it in";
    YES: "是" | "yes";
    NO: "否" | "no";
    NOT_SO: "这一格只能填下拉表里的，或者范围内的数。" | "Only what the list offers, or a number within the range, can stand here.";
    HEAD_NUMBER: "户号" | "number";
    HEAD_NAME: "户主姓名" | "name";
    HEAD_PERSONS: "家庭人口" | "persons";
    HEAD_WORKERS: "务工人数" | "workers";
    HEAD_WAGE: "一人一年工资（元）" | "wage (yuan)";
    HEAD_FARMING: "种养收入（元）" | "farming (yuan)";
    HEAD_OTHER: "其他收入（元）" | "other income (yuan)";
    HEAD_REGISTERED: "是否脱贫户或监测户" | "registered";
    HEAD_CADRE: "是否村干部家" | "cadre";
    HEAD_PAID_IN: "入股金额（元）" | "paid in (yuan)";
    HEAD_ALLOCATED: "配股金额（元）" | "allocated (yuan)";
    HEAD_TRADED: "年交易额（元）" | "trade (yuan)";
    SAMPLE_ONE: "样本甲" | "Sample A";
    SAMPLE_TWO: "样本乙" | "Sample B";
    EXPLAIN_ROWS: "一户一行。两行样本看过就删掉，表头不要改。" | "A row a household. Delete the two sample rows, and leave the headings as they are.";
    EXPLAIN_MUST: "户主姓名和家庭人口必须填；户号不能重复；其余没有就空着，不要填“无”。" | "Name and persons must be there; a number stands once; leave empty what there is nothing of.";
    EXPLAIN_MONEY: "钱都按元填，最多两位小数；入股和配股金额要能被一股的金额除尽。" | "All money in yuan, with two decimals at the most; what is paid in and allocated is a whole number of shares.";
    EXPLAIN_IDENTITY: "不要填身份证号、电话和银行卡号：用不着，公示时也不能露出来。" | "Enter no identity, telephone or bank numbers: they are not needed, and must not hang on a wall.";
    EXPLAIN_NEXT: "填好以后用 fenhong import 读入：先看每一列读成什么、哪里要改，都改好了再读入。" | "Then read it by fenhong import: it says what each column is taken for and what must be mended first.";

    FIELD_NUMBER: "户号" | "household number";
    FIELD_NAME: "姓名" | "name";
    FIELD_IDENTITY: "身份证号（只查重，不留存）" | "identity number (compared, never kept)";
    FIELD_RELATION: "与户主关系（一人一行）" | "relation to head (a row a person)";
    FIELD_PERSONS: "人口" | "persons";
    FIELD_WORKERS: "务工人数" | "persons with a wage";
    FIELD_WAGE: "一人一年工资" | "a year's wage of one of them";
    FIELD_FARMING: "种养收入" | "farming";
    FIELD_OTHER: "其他收入" | "other income";
    FIELD_REGISTERED: "是否在册" | "registered";
    FIELD_CADRE: "是否村干部家" | "a cadre's household";
    FIELD_PAID_IN: "入股金额" | "paid in";
    FIELD_PAID_IN_SHARES: "入股股数" | "shares paid in";
    FIELD_ALLOCATED: "配股金额" | "allocated";
    FIELD_ALLOCATED_SHARES: "配股股数" | "shares allocated";
    FIELD_TRADED: "年交易额" | "a year's trade";
    FIELD_IGNORED: "不读" | "not read";
}

/// What a column is taken for.
pub fn field(field: Field) -> Text {
    match field {
        Field::Number => FIELD_NUMBER,
        Field::Name => FIELD_NAME,
        Field::Identity => FIELD_IDENTITY,
        Field::Relation => FIELD_RELATION,
        Field::Persons => FIELD_PERSONS,
        Field::Workers => FIELD_WORKERS,
        Field::Wage => FIELD_WAGE,
        Field::Farming => FIELD_FARMING,
        Field::Other => FIELD_OTHER,
        Field::Registered => FIELD_REGISTERED,
        Field::Cadre => FIELD_CADRE,
        Field::PaidIn => FIELD_PAID_IN,
        Field::PaidInShares => FIELD_PAID_IN_SHARES,
        Field::Allocated => FIELD_ALLOCATED,
        Field::AllocatedShares => FIELD_ALLOCATED_SHARES,
        Field::Traded => FIELD_TRADED,
        Field::Ignored => FIELD_IGNORED,
    }
}

/// An empty roster to fill in.
pub fn template(voice: Voice) -> Template {
    let column = |field: Field, heading: Text, examples: [&str; 2]| Column {
        field,
        heading: voice.say(heading),
        examples: examples.map(str::to_owned),
    };
    let [yes, no] = [YES, NO].map(|answer| voice.say(answer));
    let [one, two] = [SAMPLE_ONE, SAMPLE_TWO].map(|name| voice.say(name));
    let columns = vec![
        column(Field::Number, HEAD_NUMBER, ["1", "2"]),
        column(Field::Name, HEAD_NAME, [&one, &two]),
        column(Field::Persons, HEAD_PERSONS, ["4", "3"]),
        column(Field::Workers, HEAD_WORKERS, ["1", "0"]),
        column(Field::Wage, HEAD_WAGE, ["18000", ""]),
        column(Field::Farming, HEAD_FARMING, ["6000", "9500.50"]),
        column(Field::Other, HEAD_OTHER, ["1200", ""]),
        column(Field::Registered, HEAD_REGISTERED, [&no, &yes]),
        column(Field::Cadre, HEAD_CADRE, [&no, &no]),
        column(Field::PaidIn, HEAD_PAID_IN, ["2000", "1000"]),
        column(Field::Allocated, HEAD_ALLOCATED, ["", "5000"]),
        column(Field::Traded, HEAD_TRADED, ["3200", ""]),
    ];
    let explained = [EXPLAIN_ROWS, EXPLAIN_MUST, EXPLAIN_MONEY, EXPLAIN_IDENTITY, EXPLAIN_NEXT];
    Template {
        sheets: [SHEET, EXPLAINED].map(|name| voice.say(name)),
        columns,
        answers: [yes, no],
        explained: explained.map(|paragraph| voice.say(paragraph)).into(),
        wrong: voice.say(NOT_SO),
    }
}

/// Why a file is not read, and what to do.
pub fn refused(refused: &Refused, voice: Voice) -> [String; 2] {
    let plain = |what: Text, remedy: Text| [voice.say(what), voice.say(remedy)];
    let most = |what: Text, most: String| [voice.fill(what, &[("most", &most)]), voice.say(CUT_DO)];
    match refused {
        Refused::Empty => plain(EMPTY, EMPTY_DO),
        Refused::Locked => plain(LOCKED, LOCKED_DO),
        Refused::Web => plain(WEB, WEB_DO),
        Refused::Foreign => plain(FOREIGN, FOREIGN_DO),
        Refused::Letters => plain(LETTERS, LETTERS_DO),
        Refused::NoHeadings => plain(NO_HEADINGS, NO_HEADINGS_DO),
        Refused::NoNames => plain(NO_NAMES, NO_NAMES_DO),
        Refused::Broken { said } => [voice.fill(BROKEN, &[("said", &safe::excerpt(said))]), voice.say(BROKEN_DO)],
        Refused::Large { most: megabytes } => most(LARGE, megabytes.to_string()),
        Refused::Long { most: rows } => most(LONG, number(rows)),
        Refused::Wide { most: columns } => most(WIDE, columns.to_string()),
        Refused::Quote { row } => [voice.fill(QUOTE, &[("row", &row.to_string())]), voice.say(QUOTE_DO)],
        Refused::NoSheet { name, known } => {
            let known = listed(known, voice);
            [voice.fill(NO_SHEET, &[("name", &safe::name(name))]), voice.fill(NO_SHEET_DO, &[("known", &known)])]
        }
        Refused::NoColumn { name } => {
            let known = Field::ALL.map(Field::key).join(", ");
            [voice.fill(NO_COLUMN, &[("name", &safe::name(name))]), voice.fill(NO_COLUMN_DO, &[("known", &known)])]
        }
    }
}

/// What is wrong, and what to do where something must be done.
pub fn said(kind: &Kind, voice: Voice) -> [String; 2] {
    let plain = |what: Text, remedy: Text| [voice.say(what), voice.say(remedy)];
    let of = |what: Text, said: &str, remedy: Text| [voice.fill(what, &[("said", said)]), voice.say(remedy)];
    let at = |what: Text, row: u32| voice.fill(what, &[("row", &row.to_string())]);
    let only = |what: String| [what, String::new()];
    match kind {
        Kind::Nameless => plain(NAMELESS, NAMELESS_DO),
        Kind::Missing => plain(MISSING, MISSING_DO),
        Kind::NoPersons => plain(NO_PERSONS, NO_PERSONS_DO),
        Kind::NotANumber { said } => of(NOT_A_NUMBER, said, NOT_A_NUMBER_DO),
        Kind::TooFine { said } => of(TOO_FINE, said, TOO_FINE_DO),
        Kind::Unclear { said } => of(UNCLEAR, said, UNCLEAR_DO),
        Kind::Failed { said } => of(FAILED, said, FAILED_DO),
        Kind::Outside { said, least, most } => {
            [voice.fill(OUTSIDE, &[("said", said), ("least", least), ("most", most)]), voice.say(OUTSIDE_DO)]
        }
        Kind::Indivisible { amount, par } => {
            let [amount, par] = [plain_yuan(*amount), plain_yuan(*par)];
            [voice.fill(INDIVISIBLE, &[("amount", &amount), ("par", &par)]), voice.say(INDIVISIBLE_DO)]
        }
        Kind::UnitUnsaid => plain(UNIT_UNSAID, UNIT_UNSAID_DO),
        Kind::SameNumber { row } => [at(SAME_NUMBER, *row), voice.say(SAME_NUMBER_DO)],
        Kind::SameIdentity { row } => [at(SAME_IDENTITY, *row), voice.say(SAME_IDENTITY_DO)],
        Kind::SameName { row } => only(at(SAME_NAME, *row)),
        Kind::TotalDiffers { said, sum } => {
            [voice.fill(TOTAL_DIFFERS, &[("said", said), ("sum", sum)]), voice.say(TOTAL_DIFFERS_DO)]
        }
        Kind::Words { said } => only(voice.fill(WORDS, &[("said", said)])),
        Kind::RoundedIdentity => only(voice.say(ROUNDED_IDENTITY)),
        Kind::Unseen => only(voice.say(UNSEEN)),
        Kind::Total => only(voice.say(TOTAL)),
        Kind::HeadingsAgain => only(voice.say(HEADINGS_AGAIN)),
        Kind::Counted => only(voice.say(COUNTED)),
    }
}

/// The preview of a roster: what was read as what, what it comes to, everything that is wrong, and whether it can be
/// taken in.
pub fn preview(roster: &Roster, par: Fen, voice: Voice) -> Vec<String> {
    let mut lines = read(roster, par, voice);
    lines.push(voice.say(COLUMNS));
    lines.extend(roster.columns.all.iter().map(|of| String::from("  ") + &column(of, voice)));
    let problems = &roster.gathered.problems;
    for (title, blocks) in [(STOPS, true), (NOTES, false)] {
        let of: Vec<&Problem> = problems.iter().filter(|problem| problem.kind.blocks() == blocks).collect();
        if !of.is_empty() {
            lines.push(voice.fill(title, &[("count", &of.len().to_string())]));
            lines.extend(of.into_iter().map(|of| String::from("  ") + &problem(of, roster, voice)));
        }
    }
    lines.push(voice.say(if roster.gathered.is_sound() { SOUND } else { NOT_YET }));
    lines
}

fn read(roster: &Roster, par: Fen, voice: Voice) -> Vec<String> {
    let gathered = &roster.gathered;
    let held = |of: fn(&crate::scenario::ListedShares) -> i64| {
        number(gathered.sum(|household: &ListedHousehold| household.shares.iter().map(of).sum()))
    };
    let counts = [
        ("sheet", safe::name(&roster.sheet)),
        ("households", number(gathered.households.len() as i64)),
        ("persons", number(gathered.sum(|household| household.persons.count().into()))),
        ("registered", number(gathered.sum(|household| household.registered.into()))),
    ];
    let shares = [
        ("paid_in", held(|shares| Shares::count(shares.paid_in))),
        ("allocated", held(|shares| Shares::count(shares.allocated))),
        ("par", plain_yuan(par)),
        (
            "traded",
            plain_yuan(Fen::new(gathered.sum(|household| household.shares.iter().map(|held| held.traded.fen()).sum()))),
        ),
    ];
    let is_alone = roster.sheet.is_empty();
    let mut lines = vec![voice.fill(if is_alone { READ_ALONE } else { READ }, &counts), voice.fill(HELD, &shares)];
    let others: Vec<String> = roster.sheets.iter().filter(|sheet| **sheet != roster.sheet).cloned().collect();
    if !others.is_empty() {
        lines.push(voice.fill(OTHER_SHEETS, &[("sheets", &listed(&others, voice))]));
    }
    lines
}

fn column(column: &columns::Column, voice: Voice) -> String {
    let unit = match column.unit.filter(|_| column.field.is_money()) {
        Some(Unit::Yuan) => voice.say(IN_YUAN),
        Some(Unit::Wan) => voice.say(IN_WAN),
        None => String::new(),
    };
    let values = [
        ("column", letters(column.place)),
        ("heading", safe::name(&column.heading)),
        ("field", voice.say(field(column.field)) + &unit),
    ];
    voice.fill(COLUMN, &values)
}

/// A problem in one line.
pub fn problem(problem: &Problem, roster: &Roster, voice: Voice) -> String {
    let row = problem.row.to_string();
    let place = match problem.column {
        None => voice.fill(AT, &[("row", &row)]),
        Some(place) => {
            let heading = roster.columns.all.iter().find(|column| column.place == place).map(|column| &column.heading);
            let heading = heading.filter(|heading| !heading.is_empty()).map(|heading| safe::name(heading));
            let at = if heading.is_some() { AT_CELL } else { AT_BARE };
            voice.fill(at, &[("row", row), ("column", letters(place)), ("heading", heading.unwrap_or_default())])
        }
    };
    let [what, remedy] = said(&problem.kind, voice);
    voice.fill(PROBLEM, &[("place", &place), ("what", &voice.sentences(&[&what, &remedy]))])
}

fn listed(names: &[String], voice: Voice) -> String {
    let names: Vec<String> = names.iter().map(|name| safe::name(name)).collect();
    names.join(if voice.lang == Lang::Zh { "、" } else { ", " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::choices::Choices;
    use crate::roster::{self, template};

    #[test]
    fn the_template_is_read_as_it_is_meant_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let made = super::template(Voice::new(lang, None));
            let bytes = template::template(&made).expect("a workbook");
            let choices = Choices { sheet: None, columns: Vec::new(), unit: None, par: Fen::yuan(1_000) };
            let read = roster::read(&bytes, &choices).expect("a roster");
            let meant: Vec<Field> = made.columns.iter().map(|column| column.field).collect();
            assert_eq!(read.columns.all.iter().map(|column| column.field).collect::<Vec<_>>(), meant);
            assert_eq!(read.gathered.problems, []);
            let [one, two] = &read.gathered.households[..] else { panic!("two samples") };
            assert_eq!([one.registered, two.registered], [false, true]);
            assert_eq!([one.shares[0].paid_in, two.shares[0].allocated], [Shares::new(2), Shares::new(5)]);
            assert_eq!([one.wage, two.farming], [Fen::yuan(18_000), Fen::new(950_050)]);
        }
    }
}
