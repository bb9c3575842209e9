//! The terms of the field, each with one sentence that explains it.

use super::Text;

/// A term and its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// A short name for links.
    pub id: &'static str,
    /// The term.
    pub name: Text,
    /// One sentence.
    pub sentence: Text,
}

/// Rows of [`TERMS`].
macro_rules! terms {
    ($($id:literal: $n_zh:literal | $n_en:literal, $s_zh:literal | $s_en:literal;)*) => {
        &[$(Term { id: $id, name: Text::new($n_zh, $n_en), sentence: Text::new($s_zh, $s_en) }),*]
    };
}

/// All terms, in the order of the story.
pub const TERMS: &[Term] = terms! {
    "collective": "村集体控股" | "collective shares", "村集体经济组织用扶持资金和自有资产入的股，占大头，管得住。" | "Shares that the village's economic organisation bought with assistance funds and its own assets: control.";
    "paid-in": "群众参股" | "paid-in shares", "农户自己用现金、土地或劳动入的股。" | "Shares for a household's own cash, land or work.";
    "allocated": "{poor}配股" | "allocated shares", "配给在册{poor}的分红权，不能卖，不能退。" | "A dividend right given to a registered {poor}; it cannot be sold or redeemed.";
    "reserve": "公积金" | "reserve", "分红以前先留下的钱，亏损年份用来补亏。" | "Kept back before dividends, to absorb losses.";
    "distributable": "可分配盈余" | "distributable surplus", "补了亏、提了公积金以后，能拿来分的钱。" | "What is left to share after losses and the reserve.";
    "accumulation": "村集体积累" | "accumulation", "集体分红里村里自己留下的那一份。" | "The part of the collective's dividend that the village keeps.";
    "three-dividends": "两重收入、三重红利" | "two incomes, three dividends", "工资和务农是两重收入；入股分红、配股分红、集体分红是三重红利。" | "Wages and farming; dividends on paid-in shares, on allocated shares, and from the collective.";
    "adjustment": "动态调整" | "dynamic adjustment", "{poor}脱贫或返贫以后，配股和集体分红跟着变。" | "What becomes of allocated shares when a household leaves poverty.";
    "cohort": "开始时的{poor}" | "the {poor}s of the start", "开始时在册的那批户，从头跟到尾，不换人。" | "The households registered at the start: the same ones to the end.";
    "future": "一次推演" | "a future", "十年里好年景、坏年景的一种排法；一千次推演就是一千种排法。" | "One course of good and bad luck over the years; a thousand futures are a thousand courses.";
};
