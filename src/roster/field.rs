//! What a column can hold, and by which words in its heading that is told.

use serde::Serialize;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The household's number.
    Number,
    /// Its head's name, or in a table of persons the person's.
    Name,
    /// An identity number: looked at, never kept.
    Identity,
    /// What a person is to the head: the table is one of persons.
    Relation,
    /// How many persons.
    Persons,
    /// How many of them earn a wage.
    Workers,
    /// What one of those earns a year.
    Wage,
    /// Farming a year.
    Farming,
    /// Everything else a year.
    Other,
    /// Whether it is registered poor.
    Registered,
    /// Whether a cadre lives in it.
    Cadre,
    /// Money paid in.
    PaidIn,
    /// Shares paid in.
    PaidInShares,
    /// Money allocated.
    Allocated,
    /// Shares allocated.
    AllocatedShares,
    /// Trade with the co-op a year.
    Traded,
    /// Nothing of what is read.
    Ignored,
}

impl Field {
    /// All that can be read.
    pub const ALL: [Field; 16] = [
        Field::Number,
        Field::Name,
        Field::Identity,
        Field::Relation,
        Field::Persons,
        Field::Workers,
        Field::Wage,
        Field::Farming,
        Field::Other,
        Field::Registered,
        Field::Cadre,
        Field::PaidIn,
        Field::PaidInShares,
        Field::Allocated,
        Field::AllocatedShares,
        Field::Traded,
    ];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Field::Number => "number",
            Field::Name => "name",
            Field::Identity => "identity",
            Field::Relation => "relation",
            Field::Persons => "persons",
            Field::Workers => "workers",
            Field::Wage => "wage",
            Field::Farming => "farming",
            Field::Other => "other",
            Field::Registered => "registered",
            Field::Cadre => "cadre",
            Field::PaidIn => "paid-in",
            Field::PaidInShares => "paid-in-shares",
            Field::Allocated => "allocated",
            Field::AllocatedShares => "allocated-shares",
            Field::Traded => "traded",
            Field::Ignored => "ignored",
        }
    }

    /// Whether it is an amount of money.
    pub fn is_money(self) -> bool {
        use Field::{Allocated, Farming, Other, PaidIn, Traded, Wage};
        matches!(self, Wage | Farming | Other | PaidIn | Allocated | Traded)
    }

    /// Words of which a heading holds at least one, and which it must not hold; the first field that fits counts.
    pub(super) fn words(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Field::Identity => (&["身份证", "证件号", "公民身份", "identity", "idcard", "idno"], &[]),
            Field::Relation => (&["与户主关系", "户主关系", "家庭关系", "成员关系", "relation"], &[]),
            Field::Cadre => (&["村干部", "干部", "cadre"], &["联系", "帮扶", "责任", "包户"]),
            Field::Registered => (
                &[
                    "建档立卡",
                    "户属性",
                    "贫困户属性",
                    "贫困户",
                    "脱贫户",
                    "监测对象",
                    "监测户",
                    "困难户",
                    "贫困类型",
                    "registered",
                    "poor",
                ],
                &["编号", "金额", "股", "人"],
            ),
            Field::AllocatedShares => {
                (&["配股股数", "配股数", "配股份额", "配置股数", "allocatedshares"], &["元", "金额", "资金"])
            }
            Field::Allocated => (&["配股", "配置股", "扶贫股", "量化股", "allocated"], &["分红"]),
            Field::PaidInShares => (
                &["入股股数", "股数", "入股数", "持股数", "股份数", "份额", "paidinshares", "paid-inshares", "shares"],
                &["元", "金额", "资金"],
            ),
            Field::PaidIn => (
                &["入股", "出资", "股金", "投资额", "缴纳", "paidin", "paid-in", "contribution"],
                &["分红", "日期", "时间", "方式"],
            ),
            Field::Traded => (&["交易额", "交易量额", "交售额", "惠顾", "traded", "trade"], &[]),
            Field::Workers => (&["劳动力", "劳力", "务工人数", "就业人数", "workers"], &["工资", "收入"]),
            Field::Wage => (&["人均工资", "务工工资", "人均务工", "工资", "wage"], &["合作社"]),
            Field::Farming => (&["生产经营", "经营性收入", "种养", "务农", "农业收入", "farming"], &[]),
            Field::Other => (&["其他收入", "其它收入", "转移性", "财产性", "otherincome", "other"], &[]),
            Field::Persons => (&["人口", "人数", "口数", "几口人", "persons", "people", "members"], &["劳"]),
            Field::Name => (
                &["户主", "姓名", "户名", "农户", "名字", "name", "head", "household"],
                &["编号", "号", "电话", "number", "no."],
            ),
            Field::Number => (
                &["户号", "户编号", "农户编号", "编号", "序号", "number", "no.", "id"],
                &["电话", "手机", "银行", "卡号"],
            ),
            Field::Ignored => (&[], &[]),
        }
    }
}
