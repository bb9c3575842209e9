//! What the original reports say and what a run finds, figure by figure.

use serde_json::Value;

use super::fields as field_words;
use super::{Text, Voice, number, reported_yuan, texts};
use crate::outcome::Estimate;
use crate::reported::{Compared, Figure, Role, Unit, Verdict, fields_of};
use crate::scenario::fields::{self, FIELDS, Field, Group};
use crate::scenario::{FieldKind, Scenario, lines};
use crate::units::{Fen, Rate};

texts! {
    FIGURE: "报道的数" | "Reported figure";
    SAID: "报道说" | "The report says";
    FOUND: "演算得出" | "The simulation finds";
    FOUND_NONE: "还没算" | "not run yet";
    SAID_NONE: "没有说" | "nothing";
    OFF: "{near}，差 {off}" | "{near}, off by {off}";
    POINTS: "{off} 个百分点" | "{off} points";
    RANGE: "{low}–{high}" | "{low} to {high}";
    SOURCE: "出处：{source}（{year} 年）" | "Source: {source} ({year})";
    INPUT: "填进去的，对得上不说明什么" | "put in: that it agrees proves nothing";
    TARGET: "参数按它倒推，对得上说明不了多少" | "parameters were set to it: agreement proves little";
    TEST: "没有按它调过" | "nothing was set for it";
    SHOWN: "报道没给这个数，只列出来" | "not in the report, only shown";
    SETTINGS: "哪些数有出处，哪些是假设" | "What has a source, and what is assumed";
    PUT_IN: "照报道填的：{list}" | "Put in from the report: {list}";
    SET: "按报道倒推的：{list}" | "Set so that it comes near to the report: {list}";
    ASSUMED: "案例自己假设的：{list}" | "Assumed for this case: {list}";
    REST: "其余 {count} 项用一般值，打开案例可以看到每一项的出处。" | "The other {count?input has its usual value|# inputs have their usual values}; open the case to see where each comes from.";
    SETTING: "{question}{value}" | "{question} {value}";
    BETWEEN: "；" | "; ";
    OR: "、" | ", ";
    AGREES: "对得上" | "agrees";
    NEAR: "差得不多" | "near";
    APART: "对不上" | "apart";
    RUN_CASE: "算一算" | "Run it";
    RUNNING: "正在算……" | "Calculating …";
    TITLE: "报道的数和演算的数" | "Reported and simulated figures";
    LINE: "{name}：{verdict}。{why}{source}" | "{name}: {verdict}. {why} {source}";
    TODAY: "今天合法的做法" | "Lawful today";
    INTERVAL: "括号里是 95% 区间，只含抽样误差；假设错了，区间里看不出来。" | "In brackets the 95% interval, sampling error only; wrong assumptions do not show in it.";
}

/// The words of a figure.
#[derive(Clone, Copy, Debug)]
pub struct FigureWords {
    /// Its id.
    pub id: &'static str,
    /// What is counted.
    pub name: Text,
    /// Whether the two agree, and why or why not.
    pub why: Text,
}

/// Rows of [`FIGURE_WORDS`].
macro_rules! figure_words {
    ($($id:literal: $n_zh:literal | $n_en:literal, $w_zh:literal | $w_en:literal;)*) => {
        &[$(FigureWords { id: $id, name: Text::new($n_zh, $n_en), why: Text::new($w_zh, $w_en) }),*]
    };
}

/// The reports: what each is about, beside its file where that is known.
const SOURCES: &[(&str, Text)] = &[
    (
        "report 001, Fengqing",
        Text::new("原始报道 001，凤庆县：股份合作经济", "report 001, Fengqing county: share co-ops"),
    ),
    ("report 002, Huaihua", Text::new("原始报道 002，怀化市：四跟四走", "report 002, Huaihua city: four follow four")),
    (
        "report 003, Shangluo",
        Text::new("原始报道 003，商洛市：种苗合作社", "report 003, Shangluo city: seedling co-ops"),
    ),
    (
        "000_0dc6abbfd83702dd.txt",
        Text::new(
            "原始报道 000，徽县：村集体控股、群众参股、贫困户配股（文件 000_0dc6abbfd83702dd.txt）",
            "report 000, Hui county: collective, paid-in and allocated shares (file 000_0dc6abbfd83702dd.txt)",
        ),
    ),
    (
        "004_22ba1f295133f4e1.txt",
        Text::new(
            "原始报道 004，南召县：站得稳才退出（文件 004_22ba1f295133f4e1.txt）",
            "report 004, Nanzhao county: leaving only when it lasts (file 004_22ba1f295133f4e1.txt)",
        ),
    ),
    ("found in the press", Text::new("报刊上见到的", "found in the press")),
];

/// The words of every figure.
pub const FIGURE_WORDS: &[FigureWords] = figure_words! {
    "hui-village-dividends": "一个村一年分红" | "dividends of a village a year",
        "对不上：报道的全县总额除以 213 个村，一村约 13.6 万元；样本村只有一个，股本按常见规模假设，比一般的村大，不是照全县总额倒推的。" | "Apart: the county's total by its 213 villages is some 136,000 yuan; the sample village has an assumed, usual capital, more than most, and was not set to the county's total.";
    "hui-village-household": "一户一年增收两千多元" | "“more than 2,000 yuan a household”",
        "样本村里贫困户一年平均分到的数。报道没有说两千元是分红还是全部增收，也没有说是哪些户；数差得不多，说明不了是这一种。" | "What a poor household of the sample village gets on average. The report does not say whether its 2,000 yuan are dividends or all income gained, nor whose; that the numbers are near does not tell which.";
    "entrusted-village": "一个村一年分红（设施无偿使用）" | "dividends of a village a year, infrastructure for free",
        "对不上，原因和“徽县一村”一样：股本是假设的常见规模。设施无偿使用不动盈余，所以和没有托管的案例分得一样多。" | "Apart for the same reason as in Hui's village: the capital is an assumed, usual one. Infrastructure for free moves no surplus, so it pays what the case without it pays.";
    "hui-villages": "村" | "villages", "照报道填。" | "As the report says.";
    "hui-co-ops": "合作社" | "co-ops", "照报道填；平均一村 4.85 家、一社 34 户。" | "As the report says: 4.85 a village, 34 households each.";
    "hui-households": "户" | "households", "照报道填。" | "As the report says.";
    "hui-fund": "一村启动资金，和村集体的股本比" | "start-up fund of a village, beside what its collective holds",
        "对不上，也应该对不上：分红总额要那么多股本才分得出来，村集体持有的约 72 万元里，20 万元启动资金只占两成八，其余只能是别的帮扶资金和村里自己的资产（报道没有说各多少）。只靠启动资金，213 个村一共 4260 万元，一年要回报六成八才分得出 2894 万元。" | "Apart, and it must be: dividends like these take that much capital. Of the some 720,000 yuan that a village's collective holds, the 200,000 of start-up fund are 28%; the rest can only be other assistance funds and the village's own assets (the report does not say how much of each). The fund alone, 42.6 m in 213 villages, would have to return 68% a year to pay 28.94 m.";
    "hui-dividends": "全县一年分红总额" | "dividends of the county a year",
        "每社股本按这个数倒推成 28.9 万元。" | "The capital of a co-op, 289,000 yuan, was set to this figure.";
    "hui-to-poor": "其中贫困户得到" | "of it to poor households",
        "本村留百分之几按这个数倒推成 81%；报道没有给出这个比例。" | "What the villages keep, 81%, was set to this figure; the report does not give it.";
    "hui-poor-part": "贫困户所占的份额" | "the poor households' part",
        "695 万 ÷ 2894 万 = 24.0%，和上面两个数是一回事。" | "6.95 m / 28.94 m = 24.0%: the same as the two figures above.";
    "hui-per-household": "分红总额平均到每一户" | "dividends by all households",
        "2894 万 ÷ 35000 户 = 827 元。所以“每户两千多元”不可能是全体户的分红。" | "28.94 m / 35,000 = 827 yuan. So “more than 2,000 a household” cannot be dividends over all households.";
    "hui-2000-all": "“每户两千多元”：读法一，全体户的分红" | "“more than 2,000 a household”, read as dividends of all",
        "对不上，也不可能对得上：827 不是 2000。除非说的是全部增收（工资、务农都在内），那不是分红。" | "Apart, and it must be: 827 is not 2,000. Unless all income gained is meant, wages and farming included; that is no dividend.";
    "hui-2000-poor": "“每户两千多元”：读法二，贫困户的分红" | "“more than 2,000 a household”, read as the poor households' dividends",
        "695 万 ÷ 2000 = 3475 户，占 9.9%。本案例就按这个户数设的，所以对得上是应该的，不是验证。" | "6.95 m / 2,000 = 3,475 households, 9.9% of all. The case has that many, so agreement is by construction, no proof.";
    "honey-villages": "蜂产业链上的村" | "villages of the honey chain",
        "村数照报道填。" | "As the report says.";
    "honey-fund": "一村启动资金" | "start-up fund of a village",
        "这里把启动资金当作村集体的全部股本：51% 约合 20 万元，社里总的股本是这样倒推的。" | "Here the fund is taken as all that the collective holds: 51% are some 200,000 yuan, and the capital was worked out from that.";
    "honey-return": "养蜂一年回报" | "return of honey a year",
        "报道里的回报多半是办得好的社、好的年份；演算按平均一年一成二左右、有好有坏设的，所以对不上。" | "Press figures come from successes and good years; the simulation assumes some 12% on average, with good years and bad. So they are apart.";
    "pig-villages": "猪产业链上的村" | "villages of the pig chain",
        "村数照报道填。" | "As the report says.";
    "pig-fund": "一村启动资金" | "start-up fund of a village",
        "这里把启动资金当作村集体的全部股本：51% 约合 20 万元，社里总的股本是这样倒推的。" | "Here the fund is taken as all that the collective holds: 51% are some 200,000 yuan, and the capital was worked out from that.";
    "pig-return": "养猪一年回报" | "return of pigs a year",
        "对不上：三成一是好年份的数；猪价三四年一个来回，平均下来没有这么多。" | "Apart: 31% is a good year's figure; pig prices swing over three to four years, and the average is less.";
    "fengqing-villages": "贫困村" | "poor villages",
        "村数照报道填。" | "As the report says.";
    "fengqing-begun": "第 1 年有股份合作社的村" | "villages with a share co-op in year 1",
        "43 个村里 28 个没有，所以 15 个有。" | "28 of 43 had none, so 15 had one.";
    "fengqing-begun-2": "第 2 年" | "in year 2",
        "报道没有说一年铺开多少；案例一年铺 14 个村。" | "The report does not say how many a year; the case adds 14.";
    "fengqing-covered": "第 3 年" | "in year 3",
        "报道说要全部覆盖，没有说哪一年；案例里第三年铺完。" | "The report wants all covered, and does not say when; in the case they are by year 3.";
    "fengqing-none-start": "第 1 年没有集体收入的村" | "villages without collective income in year 1",
        "对不上：报道里 28 个村没有股份合作社，没有集体收入的却只有 20 个，可见有 8 个村另有收入；案例只算合作社的分红，刚开的社也不是年年分。" | "Apart: 28 villages had no share co-op, but only 20 no collective income, so eight had some from elsewhere. The case counts co-ops' dividends only, and a co-op does not pay in every year.";
    "fengqing-none-2": "第 2 年" | "in year 2", "一批批开办，没有收入的村少下去。" | "As more begin, fewer are without.";
    "fengqing-none-3": "第 3 年" | "in year 3", "合作社已经铺到每个村。" | "Every village has a co-op now.";
    "fengqing-none-4": "第 4 年" | "in year 4", "有社的村也会有没有分红的年份。" | "A village with a co-op can still have a year without a dividend.";
    "fengqing-none-end": "第 5 年" | "in year 5",
        "对不上：报道要一个不落；覆盖了不等于年年有收入，亏损和补亏的年份分不了红。要年年有，得靠租金、保底一类不看年景的收入。" | "Apart: the report wants none without. Covered is not paid: with a loss, or one to make up, a co-op pays nothing. Income in every year takes rent or a floor, which do not depend on the year.";
    "fengqing-loans": "带头人贷款笔数" | "leader loans",
        "每村 13 笔，43 个村共 559 笔，接近 553。" | "13 a village come to 559 in 43 villages, near 553.";
    "fengqing-loan": "平均每笔带头人贷款" | "one leader loan on average",
        "4210 万元 ÷ 553 = 7.613 万元。" | "42.1 m / 553 = 76,130 yuan.";
    "fengqing-lent": "带头人贷款总额" | "leader loans in all",
        "559 笔 × 7.613 万元；比报道多 6 笔的钱。" | "559 loans of 76,130 yuan; six more than the report has.";
    "fengqing-households": "当年要脱贫的户" | "households to leave that year", "案例里在册的就是这些户。" | "These are the registered households of the case.";
    "fengqing-persons": "这些户的人数" | "persons in these", "8041 ÷ 2262 = 户均 3.555 人。" | "8,041 / 2,262 = 3.555 a household.";
    "fengqing-line": "贫困线" | "poverty line", "照报道填。" | "As the report says.";
    "fengqing-exit": "一年脱贫的户" | "households out after a year",
        "对不上：报道是当年的计划，等于案例里在册的全部户。演算里一年过 2855 元线的只有一部分，而且有的还会掉下来。" | "Apart: the report's figure is that year's plan, all registered households of the case. In the simulation only a part is above 2,855 yuan after one year, and some fall back.";
    "fengqing-sales": "合作社一年卖出（带电商）" | "the co-ops' sales a year, with e-commerce",
        "和“没有电商”的案例比：同样的运气，多卖四分之一、价钱高一分，都是假设。" | "To compare with the case without e-commerce: the same luck, a quarter more sold and 1% dearer, both assumed.";
    "fengqing-shared": "一年分红（带电商）" | "dividends a year, with e-commerce",
        "多卖的和卖贵的，去掉平台费，到分红里是多少。" | "What reach and price come to in dividends, less the fee.";
    "offline-sales": "合作社一年卖出（没有电商）" | "the co-ops' sales a year, without e-commerce",
        "报道没有给电商的数，只能两个案例互相比。" | "The report gives no figure of e-commerce; the two cases can only be held against each other.";
    "offline-shared": "一年分红（没有电商）" | "dividends a year, without e-commerce",
        "和带电商的案例比，差的就是电商带来的（假设）。" | "The difference to the case with e-commerce is what that is assumed to bring.";
    "cattle-loan": "一笔养牛贷款" | "one cattle loan", "照报道填。" | "As the report says.";
    "cattle-led": "带动的户（第 3 年还在的）" | "households led, still in year 3",
        "填 4 户；能人自己亏得起，三年里带得住。" | "Four are put in; the leader can bear a bad year, so they stay for the three years.";
    "cattle-defaulted": "还不上的贷款" | "loans that default",
        "牛群一年回报三成（假设），利息一半由政府贴，4 户工钱 1 万元，余下还有一万七；回报只有一成的话，就不够付工钱了。" | "With 30% a year (assumed) and half the interest paid, the herd bears four wages, 10,000 yuan, and leaves some 17,000. With 10% it would not bear the wages.";
    "huaihua-start": "2014 年初贫困发生率" | "poverty rate at the start of 2014",
        "照报道填。" | "As the report says.";
    "huaihua-2014": "2014 年底" | "at the end of 2014", "报道只给两头，中间三年没有数：这里只有演算出来的变化，没有差额可比。" | "The report gives the two ends only: for the years between there is a path and no difference.";
    "huaihua-2015": "2015 年底" | "at the end of 2015", "报道没有数。" | "The report has none.";
    "huaihua-2016": "2016 年底" | "at the end of 2016", "报道没有数。" | "The report has none.";
    "huaihua-end": "2017 年底" | "at the end of 2017",
        "收入和增长按它倒推，收入每年实际要长一成八才走得到；差的就是差额。" | "Incomes and their growth were set to it; it takes 18% of real growth a year. What it is off by is the difference.";
    "huaihua-persons": "2017 年贫困人口（2014 年 87.0664 万）" | "poor persons in 2017 (870,664 in 2014)",
        "样本户按 87.0664 万人放大。报道的两头人数少了 70.1%，发生率少了 70.2%，所以两个差额不会同时是零。" | "The sample is scaled up to 870,664. By persons the report's drop is 70.1%, by its rates 70.2%, so not both differences can be nothing.";
    "huaihua-out": "四年里脱贫的比例" | "part that left in four years",
        "1 − 26.034 ÷ 87.0664 = 70.1%，和上面是一回事。" | "1 − 260,340 / 870,664 = 70.1%: the same as above.";
    "huaihua-stated": "报道自己写的减少人数" | "the drop that the report states",
        "63.99 万比两头之差 61.03 万多 29,576 人，报道的三个数自己对不上；演算按两头之差设的。" | "639,900 is 29,576 more than the difference of the two ends, 610,324: the report's three numbers do not agree. The simulation is set to the ends.";
    "huaihua-jobs": "扶贫车间的岗位（65 个车间）" | "jobs in workshops (65 of them)",
        "报道说 1000 多个；样本里 4 个，按人口放大。" | "The report says more than 1,000; the sample has four, scaled up by persons.";
    "huaihua-posts": "公益岗位" | "public-welfare posts", "样本里 32 个，按人口放大。" | "The sample has 32, scaled up by persons.";
    "huaihua-loan": "资金跟着贫困户走：一户借到的小额信贷" | "funds follow the poor: micro-loans by household",
        "15.94 亿元 ÷ 26.05 万户 = 6,119 元；能借到的户占多少按它倒推，一笔 4.5 万元。" | "1.594 bn / 260,500 = 6,119 yuan; who borrows was set to it, 45,000 each.";
    "flow-shares": "资金跟着贫困户走：一户名下和村里的公家股本" | "funds follow the poor: public capital by poor household",
        "村集体的股和配股，按在册的户平均；股本是假设。" | "Collective and allocated shares by registered household; the capital is assumed.";
    "flow-leaders": "贫困户跟着能人走：有活干的户" | "the poor follow leaders: households with a place to work",
        "能人、车间和公益岗位加起来（最后一年），按在册的户算；带头人贷款是假设。" | "With leaders, in workshops and posts, in the last year, by registered household; leader loans are assumed.";
    "flow-projects": "能人跟着项目走：一户对应的项目股本" | "leaders follow projects: capital at work by poor household",
        "合作社的全部股本，按在册的户平均（假设）。" | "All capital of the co-ops by registered household (assumed).";
    "flow-market": "项目跟着市场走：一户对应的一年销售" | "projects follow the market: sales a year by poor household",
        "份数和价钱是假设，价钱年年有涨落。" | "Units and price are assumed; the price moves from year to year.";
    "flow-back": "市场回到贫困户：一户一年分红" | "back to the poor: dividends a year by poor household",
        "销售去掉成本、留公积，再按股和集体那份分下来，到户只剩这些；工资和贷款挣的另算。" | "Sales less cost and reserve, shared out by shares and through the collective, come to this; wages and what loans earn are extra.";
    "shangluo-bought": "买苗，一亩成本" | "cost of a mu with bought seedlings", "照报道填，第一年。" | "As the report says, in the first year.";
    "shangluo-cost": "自己育苗，一亩成本" | "cost of a mu with own seedlings",
        "第一年买苗 5 万元一亩，第二年起 5000 元。买苗那一年亏的，要补上才分红。" | "Bought seedlings cost 50,000 in the first year, own ones 5,000 from the second. The first year's loss is made up before anything is shared.";
    "shangluo-wage": "在社里干活一个月" | "a month's work in the co-op",
        "报道说 1000 元以上，案例填 1100 元。" | "The report says 1,000 and more; the case has 1,100.";
    "district-co-ops": "合作社" | "co-ops", "照报道填。" | "As the report says.";
    "district-parks": "园区和企业（103 + 123）" | "parks and firms (103 + 123)", "一个村放一个园区或企业。" | "One park or firm in each village of the case.";
    "district-growers": "大户" | "large growers", "一村 15 个，226 个村共 3390 个。" | "15 in each of 226 villages come to 3,390.";
    "district-households": "带动的贫困户" | "poor households that are led", "案例里在册的就是这些户；大户另算。" | "These are the registered households of the case; the growers come on top.";
    "district-persons": "这些户的人数" | "persons in these", "16.8 万 ÷ 4.3 万 = 户均 3.9 人。" | "168,000 / 43,000 = 3.9 a household.";
    "district-placed": "其中在大户、园区、企业有活干的户" | "of these with a place at a grower, park or firm",
        "报道只说带动 4.3 万户，没说怎么带；其余的户只有股份分红。" | "The report says that 43,000 were led, not how; the others have shares only.";
    "district-out": "脱贫的人（第 5 年底）" | "persons out, at the end of year 5",
        "对不上：报道说带动的户全部脱贫。演算里光靠这些工位和分红过不了线的有三四成，过了线的也有掉下来的；别的帮扶和外出打工的收入增长，报道没有分开说。" | "Apart: in the report all who are led leave. In the simulation places and dividends alone leave many under the line, and some fall back; other help and growing wages elsewhere are not told apart in the report.";
    "nanzhao-households": "在册的户（读法一：还剩这些户）" | "registered households (read as still poor)", "户均 2.2 人，是最难的一批，所以案例当作还在册的户。" | "2.2 persons a household: the hardest cases, so the case takes them as still registered.";
    "nanzhao-persons": "这些户的人数" | "persons in these", "5401 ÷ 2456 = 户均 2.2 人。" | "5,401 / 2,456 = 2.2 a household.";
    "nanzhao-left": "五年里退出的户（读法二：退出了这些户）" | "households that left within five years (read as having left)",
        "对不上：要连续两年过线，而且站得稳才让退出，五年里退得出的少得多。要是报道说的是退出的户，那退出的门槛比案例低，或者帮扶比案例多。" | "Apart: with two years above the line and the test of stability far fewer leave within five years. If the report means households that left, its hurdle was lower than the case's, or its help larger.";
    "nanzhao-land": "国储林的地" | "land of the reserve forest", "50 个村，每村林下 1100 亩。15.37 亿元 ÷ 5.5 万亩，一亩约 2.8 万元，是国家的投资，不在社里的股本里。" | "50 villages with 1,100 mu each. 1.537 bn over 55,000 mu are some 28,000 yuan a mu, the state's investment and no capital of the co-ops.";
    "nanzhao-held-up": "第 1 年分红（有一户不肯流转）" | "dividends of year 1, held up by one household", "拖了一年（假设），一分钱也没有；地租同样等不到。" | "A year late (assumed): nothing at all.";
    "nanzhao-begun": "第 2 年分红（地到手了）" | "dividends of year 2, with the land", "拖一年的代价，大约就是这一年的数。" | "About what the year's delay has cost.";
    "nanzhao-under": "第 5 年低于贫困线的户（有叠加帮扶）" | "under the line in year 5, with stacked help", "最困难的三成户有帮扶；和“没有叠加帮扶”的案例比。" | "The hardest three tenths are helped; to compare with the case without.";
    "nanzhao-fell": "退出以后返贫的（有叠加帮扶）" | "fell back after leaving, with stacked help", "和没有帮扶一样：帮扶只给最困难的三成，他们五年里退不出去，退得出的又不在这三成里。帮扶挡住的是还在册的户低于贫困线，不是返贫。" | "The same as without help: only the hardest three tenths are helped, they do not leave within five years, and those who leave are others. The help keeps households on the register above the line; it does not change relapse.";
    "alone-under": "第 5 年低于贫困线的户（没有叠加帮扶）" | "under the line in year 5, without stacked help", "和有帮扶的案例比，多出来的就是帮扶挡住的。" | "What is more than in the case with help is what the help prevents.";
    "alone-fell": "退出以后返贫的（没有叠加帮扶）" | "fell back after leaving, without stacked help", "和有帮扶的案例一样；对一户人差多少，看六口之家的三个案例。" | "The same as with help; for what it is to one household see the three cases of the family of six.";
    "family-persons": "家里几口人" | "persons of the family", "照报道填。" | "As the report says.";
    "family-above": "第 1 年还低于贫困线的可能" | "chance to be under the line in year 1", "多半过得了线：光看收入就会让退出。" | "More likely than not it is above: by income alone it would leave.";
    "family-let-go": "第 1 年让退出的可能" | "chance to be let go in year 1", "对得上：过了线也没让退出，因为今后一年还高于贫困线的可能不到九成。" | "Agrees: above the line or not, it is refused, as the chance to stay above is under nine in ten.";
    "family-under": "叠加帮扶以后，第 5 年低于贫困线的可能" | "chance to be under the line in year 5, helped", "看病的钱补了七成，就站得住了。" | "With seven tenths of the illness paid it stays above.";
    "family-alone-left": "第 1 年让退出的可能（只看收入）" | "chance to be let go in year 1 on its income", "过了线就退出。" | "It leaves when it is above.";
    "family-alone-fell": "退出以后返贫的可能，没有帮扶" | "chance to fall back after leaving, without help", "五年里又低于贫困线的可能：所以不该退出。" | "Within five years: why it should not have left.";
    "family-helped-left": "第 1 年让退出的可能（只看收入）" | "chance to be let go in year 1 on its income", "过了线就退出，同样的运气。" | "It leaves when it is above, with the same luck.";
    "family-helped-fell": "退出以后返贫的可能，叠加帮扶以后" | "chance to fall back after leaving, with stacked help", "和没有帮扶的案例比，返贫的可能降下来了。" | "Held against the case without help: what the help prevents.";
};

/// The words of a figure.
///
/// # Panics
/// Never: a test looks for the words of every figure.
pub fn words(id: &str) -> &'static FigureWords {
    FIGURE_WORDS.iter().find(|words| words.id == id).expect("every figure has words")
}

/// An amount in its unit.
pub fn amount(value: i64, unit: Unit, voice: Voice) -> String {
    match unit {
        Unit::Fen => reported_yuan(Fen::new(value), voice),
        // In hundredths of a percent, as reports give them.
        Unit::Fraction => {
            let hundredths = (value.abs() + 50) / 100 * value.signum();
            format!("{}%", crate::typed::in_hundredths(Rate::new(hundredths * 100)))
        }
        _ => number(value),
    }
}

/// What the report says, in its unit.
pub fn said(said: Option<i64>, unit: Unit, voice: Voice) -> String {
    said.map_or_else(|| voice.say(SAID_NONE), |said| amount(said, unit, voice))
}

/// What a run found, with its interval where that has a width.
pub fn found(found: Option<&Estimate>, unit: Unit, voice: Voice) -> String {
    let Some(found) = found else { return voice.say(super::compare::NOBODY_OF) };
    let [mean, low, high] = [found.mean, found.low, found.high].map(|value| amount(value, unit, voice));
    if low == high {
        return mean;
    }
    let range = voice.fill(RANGE, &[("low", &low), ("high", &high)]);
    format!("{mean} ({range})")
}

/// How near the two are and what they are off by, and how the figure stands to the case.
pub fn verdict(row: &Compared, voice: Voice) -> String {
    let standing = role(row.figure().role, voice);
    let Some(verdict) = row.verdict else { return standing };
    let near = voice.say(match verdict {
        Verdict::Agrees => AGREES,
        Verdict::Near => NEAR,
        Verdict::Apart => APART,
    });
    match row.residual() {
        Some(off) if off != 0 => {
            let off = difference(off, row.unit, voice);
            format!("{} · {standing}", voice.fill(OFF, &[("near", &near), ("off", &off)]))
        }
        _ => format!("{near} · {standing}"),
    }
}

/// What a run is off by, with its sign.
fn difference(off: i64, unit: Unit, voice: Voice) -> String {
    let sign = if off > 0 { "+" } else { "" };
    let off = format!("{sign}{}", amount(off, unit, voice));
    match off.strip_suffix('%') {
        Some(points) => voice.fill(POINTS, &[("off", points)]),
        None => off,
    }
}

/// Where a figure comes from; nothing for what no report says.
pub fn source(figure: &Figure, voice: Voice) -> String {
    if figure.said.is_none() {
        return String::new();
    }
    let named = SOURCES.iter().find(|(source, _)| *source == figure.source);
    let source = named.map_or_else(|| figure.source.to_owned(), |(_, text)| voice.say(*text));
    voice.fill(SOURCE, &[("source", &source), ("year", &figure.year.to_string())])
}

/// How a figure stands to its case.
pub fn role(role: Role, voice: Voice) -> String {
    voice.say(match role {
        Role::Input(_) => INPUT,
        Role::Target(_) => TARGET,
        Role::Test => TEST,
        Role::Shown => SHOWN,
    })
}

/// What a case's scenario was given: put in from its report, set so that it comes near, assumed for it, and how many
/// inputs are left at their usual values.
pub fn settings(case: &str, scenario: &Scenario, voice: Voice) -> Vec<String> {
    let tree = crate::tree::of(scenario);
    let [put_in, set] = fields_of(case);
    let written = |fields: &mut dyn Iterator<Item = &Field>| -> Vec<String> {
        fields.filter_map(|field| setting(field, &tree, voice)).collect()
    };
    let of = |paths: &[&str]| written(&mut paths.iter().filter_map(|path| fields::field(path)));
    let mine =
        |field: &&Field| field.group != Group::Run && !put_in.contains(&field.path) && !set.contains(&field.path);
    let (own, usual): (Vec<&Field>, Vec<&Field>) =
        FIELDS.iter().filter(mine).partition(|field| !is_usual(field, &tree) && !is_line_of_the_day(field, scenario));
    let rest =
        usual.iter().filter(|field| fields::values(&tree, field.path).iter().any(|(_, value)| !value.is_array()));
    let join = |list: Vec<String>| list.join(&voice.say(BETWEEN));
    let lists = [(PUT_IN, of(&put_in)), (SET, of(&set)), (ASSUMED, written(&mut own.into_iter()))];
    let lines = lists.into_iter().filter(|(_, list)| !list.is_empty());
    let mut lines: Vec<String> = lines.map(|(text, list)| voice.fill(text, &[("list", &join(list))])).collect();
    lines.push(voice.fill(REST, &[("count", &rest.count().to_string())]));
    lines
}

/// A field's question with the values that stand in a scenario; none where it has none.
fn setting(field: &Field, tree: &Value, voice: Voice) -> Option<String> {
    let words = field_words::words(field.path)?;
    let unit = voice.say(words.unit);
    let mut list: Vec<String> = Vec::new();
    for value in shown(field, tree) {
        let value = number(value);
        if !list.contains(&value) {
            list.push(value);
        }
    }
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    let value = format!("{}{space}{unit}", list.join(&voice.say(OR)));
    (!list.is_empty()).then(|| voice.fill(SETTING, &[("question", &voice.say(words.question)), ("value", &value)]))
}

/// The values of a field in a scenario, as people write them.
fn shown(field: &Field, tree: &Value) -> Vec<String> {
    // A list of the same name (the households of a roster) is no input of its own.
    let values = fields::values(tree, field.path).into_iter().filter(|(_, value)| !value.is_array());
    values
        .map(|(_, value)| plain(value.as_str().map_or_else(|| value.to_string(), str::to_owned), field.kind))
        .collect()
}

/// Whether a scenario has nothing but the usual value of a field, or nothing at all.
fn is_usual(field: &Field, tree: &Value) -> bool {
    let usual = plain(field.usual.to_owned(), field.kind);
    shown(field, tree).iter().all(|value| *value == usual || value == "0")
}

/// Whether a field is the poverty line, as it was in one of the years that the seed reports are about.
fn is_line_of_the_day(field: &Field, scenario: &Scenario) -> bool {
    let mut lines = REPORTED_YEARS.filter_map(lines::of_year);
    field.path == "poverty.line" && lines.any(|line| line == scenario.poverty.line)
}

/// From the first year that a seed report is about to the last.
const REPORTED_YEARS: std::ops::RangeInclusive<u16> = 2014..=2020;

/// A value as people write it, the same for the same number.
fn plain(json: String, kind: FieldKind) -> String {
    match (kind, json.parse::<Rate>()) {
        (FieldKind::Decimal(..), Ok(rate)) => rate.to_string(),
        _ => crate::typed::show(&json, kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reported::FIGURES;
    use crate::words::Lang;

    #[test]
    fn every_figure_has_words_and_no_words_are_left_over() {
        for figure in FIGURES {
            assert!(!words(figure.id).why.zh.is_empty());
        }
        assert_eq!(FIGURE_WORDS.len(), FIGURES.len());
    }

    #[test]
    fn a_case_says_what_was_put_in_set_and_assumed() {
        let voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };
        let scenario = crate::cases::find("hui-county").expect("a shipped case").scenario();
        let lines = settings("hui-county", &scenario, voice);
        assert!(lines[0].starts_with("Put in from the report: ") && lines[0].contains("1,033"), "{}", lines[0]);
        assert!(lines[1].contains("289,000 yuan") && lines[1].contains("81%"), "{}", lines[1]);
        assert!(lines[2].starts_with("Assumed for this case: "), "{}", lines[2]);
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn a_report_is_called_by_what_it_is_about_beside_its_file() {
        for figure in FIGURES {
            let named = SOURCES.iter().find(|(source, _)| *source == figure.source).expect(figure.source).1;
            let is_file = figure.source.ends_with(".txt");
            assert!(!is_file || (named.zh.contains(figure.source) && named.zh.starts_with("原始报道")), "{named:?}");
        }
    }

    #[test]
    fn fractions_are_written_as_reports_give_them() {
        let voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };
        let written = [208_008, 62_000, -816, 240_152].map(|value| amount(value, Unit::Fraction, voice));
        assert_eq!(written, ["20.8%", "6.2%", "-0.08%", "24.02%"]);
    }
}
