//! The words of the village's room: roster, surplus, papers, payments.

use super::texts;

texts! {
    ABOUT: "用本村的名册和今年的实际盈余，算出每户分多少，打印要用的文书。名册只在这台机器的内存里，不上网、不进链接，关掉页面就没有了。" | "From your village's roster and this year's real surplus: what each household gets, and the papers to print. The roster stays in this machine's memory; it enters no link and is gone when the page closes.";
    ROSTER: "一、名册" | "1. The roster";
    RULES: "分配办法用“方案”里的：{name}。" | "The rules are those of the scheme at hand: {name}.";
    OPEN_ROSTER: "打开名册（Excel、WPS 表格、CSV）……" | "Open a roster (Excel, ODS, CSV) …";
    TEMPLATE: "下载空白名册，照着填" | "An empty roster to fill in";
    TEMPLATE_NAME: "名册样表" | "roster-template";
    READING: "正在读名册……" | "Reading the roster …";
    READ_FAILED: "这个文件坏了，或者读它的部件没有取到（第一次要连网）。另存为 .xlsx 再试一次。" | "The file is damaged, or what reads it could not be fetched (the first time takes a network). Save it as .xlsx and try again.";
    FROM_FILE: "名册：{file}" | "Roster: {file}";
    FROM_SCHEME: "现在用的是方案里的样本村；打开名册就换成本村的农户。" | "This is the scheme's sample village; open a roster to use your own households.";
    FROM_OWN: "现在用的是方案里的名册。" | "These are the households of the roster in the scheme.";
    UNIT: "金额的单位是：" | "Amounts are in:";
    YUAN: "元" | "yuan";
    WAN: "万元" | "ten thousands of yuan";
    COLLECTIVE: "村集体投了多少钱（元）" | "What the collective has put in (yuan)";
    PAR: "每股多少钱（元）" | "What a share costs (yuan)";
    ANONYMOUS: "不要姓名，只用户号" | "Numbers in place of names";
    FORGET: "忘掉这本名册" | "Forget this roster";
    FORGOTTEN: "名册和算出来的都已经忘掉。" | "The roster and all that came of it are forgotten.";
    TO_DESK: "把这个村放进方案，演算十年" | "Put this village into the scheme and simulate it";
    ON_DESK: "“{name}”已经换成本村的农户；可以撤销。" | "“{name}” now has your own households; this can be undone.";
    SURPLUS: "二、今年的盈余" | "2. This year's surplus";
    NAME: "村名（印在文书上）" | "The village's name (for the papers)";
    YEAR: "哪一年的盈余" | "The surplus of which year";
    OF_COOP: "{name}的盈余（元，亏损写负数）" | "Surplus of {name} (yuan; a loss below zero)";
    PLAN: "算出分配方案" | "Work out the plan";
    BAD_AMOUNT: "盈余要写成数，最多两位小数，比如 86431.27。" | "A surplus is a number with two decimals at the most, such as 86431.27.";
    BAD_YEAR: "年份要写成四位数，比如 2026。" | "A year is four digits, such as 2026.";
    PAPERS: "三、文书" | "3. The papers";
    PLANNED: "{households} 户，共分 {sum} 元；校验码 {code}。" | "{households?# household|# households}, {sum} yuan in all; check code {code}.";
    REALLY_HELD: "会要真开，票要真投。" | "The meetings must really be held.";
    SAVE_PLAN: "存下方案（对账用）" | "Save the plan (to audit against)";
    SAVE_LEDGER: "存下发放账，发完照实改" | "Save the payments, to be put right as paid";
    PLAN_NAME: "分配方案" | "plan";
    LEDGER_NAME: "发放账" | "payments";
    FIRST_SHOWN: "这里先看前 {shown} 张，打印时 {all} 张都有。" | "Here the first {shown} of {all}; all of them are printed.";
    NONE: "这一年没有要开的。" | "There is none this year.";
    AUDIT: "四、对账" | "4. What was paid";
    AUDIT_ABOUT: "发完钱，打开改好的发放账，和方案一分一分地对。" | "Once the money is paid, open the payments as they were and hold them against the plan, fen by fen.";
    OPEN_PAID: "打开发放账……" | "Open the payments …";
    OPEN_PLAN: "打开以前存下的方案……" | "Open a plan that was saved …";
    PLAN_OPENED: "对账用的是打开的方案，校验码 {code}。" | "The payments are held against the opened plan, check code {code}.";
    NEED_PLAN: "先在上面算出方案，或者打开存下的方案。" | "Work out a plan above first, or open one that was saved.";
    REFUSED: "{what}{remedy}（{place}）" | "{what} {remedy} ({place})";
}
