//! The words of every settable field: the question it answers, its unit, and one sentence of help.

use super::{Text, Voice};
use crate::scenario::fields::Group;
use crate::scenario::{Field, FieldKind, Origin};
use crate::units::Rate;

/// The words of a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldWords {
    /// The field's path, as in [`crate::scenario::FIELDS`].
    pub path: &'static str,
    /// The question it answers.
    pub question: Text,
    /// The unit, short.
    pub unit: Text,
    /// What it means and what it changes; one or two sentences.
    pub help: Text,
}

/// Rows of words: `path: question | question, unit | unit, help | help;`.
macro_rules! field_words {
    ($($path:literal: $q_zh:literal | $q_en:literal, $u_zh:literal | $u_en:literal, $h_zh:literal | $h_en:literal;)*) => {
        &[$(FieldWords {
            path: $path,
            question: Text::new($q_zh, $q_en),
            unit: Text::new($u_zh, $u_en),
            help: Text::new($h_zh, $h_en),
        }),*]
    };
}

/// The words of the fields of the usual rules.
const FIELD_WORDS: &[FieldWords] = field_words! {
    "village.villages": "算几个村？" | "How many villages?", "个村" | "villages",
        "农户和合作社平均分到各村；集体分红在本村内分。" | "Households and co-ops are spread evenly over them; a village shares its own collective's dividend.";
    "village.households": "一共多少户？" | "How many households in all?", "户" | "households",
        "所有村合计的样本农户数。" | "Sample households of all villages together.";
    "village.poor": "开始时{poor}占百分之几？" | "How many are registered {poor}s at the start?", "%" | "%",
        "这批户从头跟到尾，“{poor}”的结果说的都是他们。" | "The same households are followed to the end; every result for a “{poor}” is about them.";
    "village.persons": "平均每户几口人？" | "How many persons a household?", "人" | "persons",
        "人均收入按户里人数算。" | "Income a head is the household's income by its persons.";
    "village.poor_earnings.wage": "{poor}务工，一人一年挣多少？" | "What does a worker of a {poor} earn a year?", "元/人·年" | "yuan a worker, year",
        "一个挣工资的人全年的工资，不含分红。" | "One worker's wages of a year, without dividends.";
    "village.poor_earnings.workers": "{poor}每百人里几人挣工资？" | "How many of 100 persons of {poor}s have a wage?", "%" | "%",
        "重病、残疾和老人多，这个数就低。" | "Low where many are gravely ill, disabled or old.";
    "village.poor_earnings.farming": "{poor}一户一年务农收入？" | "What does a {poor} earn by farming a year?", "元/户·年" | "yuan a household, year",
        "自家种养的净收入。" | "Net income of its own fields and animals.";
    "village.poor_earnings.other": "{poor}一户一年其他收入？" | "What other income has a {poor} a year?", "元/户·年" | "yuan a household, year",
        "补贴、租金、亲友给的钱；不随年景变化。" | "Transfers, rent, gifts; the same in good and bad years.";
    "village.other_earnings.wage": "其他户务工，一人一年挣多少？" | "What does a worker of another household earn a year?", "元/人·年" | "yuan a worker, year",
        "一个挣工资的人全年的工资，不含分红。" | "One worker's wages of a year, without dividends.";
    "village.other_earnings.workers": "其他户每百人里几人挣工资？" | "How many of 100 persons of other households have a wage?", "%" | "%",
        "与{poor}分开填。" | "Entered apart from the {poor}s.";
    "village.other_earnings.farming": "其他户一户一年务农收入？" | "What does another household earn by farming a year?", "元/户·年" | "yuan a household, year",
        "自家种养的净收入。" | "Net income of its own fields and animals.";
    "village.other_earnings.other": "其他户一户一年其他收入？" | "What other income has another household a year?", "元/户·年" | "yuan a household, year",
        "补贴、租金、亲友给的钱；不随年景变化。" | "Transfers, rent, gifts; the same in good and bad years.";
    "village.wages_spread": "户与户之间，工资相差百分之几？" | "How far do wages differ between households?", "%" | "%",
        "0 是家家一样；35 大约是三户里有两户在平均数的 0.7 倍到 1.4 倍之间。" | "0: all alike; 35: two households of three lie between 0.7 and 1.4 of the average.";
    "village.farming_spread": "户与户之间，务农收入相差百分之几？" | "How far do farming incomes differ between households?", "%" | "%",
        "意思同上；地有多有少，通常比工资差得大。" | "As above; land differs, so usually more than wages.";
    "village.coops": "一共几个合作社？" | "How many co-ops in all?", "个" | "co-ops",
        "徽县平均每村将近五个。几个社好坏年份错开，分红就稳。" | "Nearly five a village in Hui county. With several, good and bad years even out.";
    "village.capital": "每个社股本多少？" | "How much capital has each co-op?", "元" | "yuan",
        "三种股合起来的总股本，必须是每股面值的整数倍。" | "All three kinds of shares together; a whole number of shares.";
    "village.par": "一股多少钱？" | "What is one share worth?", "元/股" | "yuan a share",
        "每股面值，三种股一样。" | "The par value, the same for all three kinds.";
    "village.split.collective": "村集体的股占百分之几？" | "Which part does the village collective hold?", "%" | "%",
        "用扶持资金和村集体资产入的股。这部分分红先归村集体，再按下面的比例分给{poor}。" | "Bought with assistance funds and the village's own assets. Its dividend goes to the collective, which pays a part on.";
    "village.split.paid_in": "群众自己入的股占百分之几？" | "Which part have households paid in?", "%" | "%",
        "农户用现金、土地、劳动入的股。" | "Households' own cash, land or work.";
    "village.split.allocated": "给{poor}配的股占百分之几？" | "Which part is allocated to {poor}s?", "%" | "%",
        "只有分红权，不能卖，不能退。" | "A right to dividends only; it cannot be sold or redeemed.";
    "village.joined": "其他户里百分之几入了股？" | "How many of the other households have paid in?", "%" | "%",
        "入股的户平分群众股。" | "Those who joined hold equal parts of the paid-in shares.";
    "village.poor_joined": "{poor}里百分之几自己也入了股？" | "How many of the {poor}s have paid in too?", "%" | "%",
        "这些户除了配股，还有自己入的股。" | "They hold paid-in shares besides the allocated ones.";
    "scheme.control": "章程要求村集体至少占百分之几？" | "What must the collective hold at least, by charter?", "%" | "%",
        "只作检查，不改变怎么分。" | "Only checked; it does not change who gets what.";
    "enterprises.*.mean": "平常一年，一百元本钱赚几元（百分之几）？" | "What do 100 yuan of capital earn in an average year?", "%" | "%",
        "不算灾害的平均回报。新闻里的数字多半是办得好的社，宜往低里估。" | "Mean return before disasters. Press figures come from successes: estimate low.";
    "enterprises.*.sd": "好坏年份相差百分之几？" | "How far do good and bad years lie apart?", "%" | "%",
        "三年里大约有两年落在平均数上下这么多之内。" | "About two years of three lie within this distance of the mean.";
    "scheme.infrastructure.value": "每个社的设施值多少？" | "What is each co-op's infrastructure worth?", "元" | "yuan",
        "圈舍、大棚、冷库、道路，按开始时的价值；折价入股的要凑成整股。" | "Barns, greenhouses, cold stores, at the start; whole shares where it is valued into some.";
    "scheme.infrastructure.life": "设施用几年？" | "How many years does it last?", "年" | "years",
        "直线折旧：每年一样多。" | "Depreciated in equal parts.";
    "village.reserve": "每个社带来多少公积金？" | "What reserve does each co-op bring?", "元" | "yuan",
        "第一年以前留下的。" | "From before the first year.";
    "village.undistributed": "每个社带来多少未分配盈余？" | "What undistributed surplus does each co-op bring?", "元" | "yuan",
        "第一年以前没分的；负数是没补完的亏损，先用公积金补。" | "From before the first year; below nothing a loss, which the reserve makes up first.";
    "enterprises.*.chain_correlation": "同一产业的社，百分之几的运气同好同坏？" | "How much luck do co-ops of one chain share?", "%" | "%",
        "行情一跌，同一产业大家都跌。" | "When the price falls, it falls for all of them.";
    "enterprises.*.common_correlation": "所有社，百分之几的运气同好同坏？" | "How much luck do all co-ops share?", "%" | "%",
        "天气、大行情对所有社都一样。" | "Weather and the whole market hit everyone.";
    "enterprises.*.disaster": "一年里遭灾的可能是百分之几？" | "How likely is a disaster in a year?", "%" | "%",
        "疫病、洪水、冰雹；5 是二十年一遇。" | "Disease, flood, hail; 5 means once in twenty years.";
    "enterprises.*.disaster_loss_least": "遭灾最少损失百分之几？" | "What does a disaster destroy at the least?", "%" | "%",
        "占生产用的本钱。" | "Of the productive capital.";
    "enterprises.*.disaster_loss_most": "遭灾最多损失百分之几？" | "What does a disaster destroy at the most?", "%" | "%",
        "占生产用的本钱；不能小于上一项。" | "Of the productive capital; not less than the field above.";
    "enterprises.*.closes_below": "家底剩百分之几就关门？" | "At which remaining part of its capital does it close?", "%" | "%",
        "净资产低于股本的这个比例，合作社清算关门。" | "It is wound up when net assets fall under this part of its capital.";
    "enterprises.*.ramp_up": "几年才到正常收益？" | "How many years until the usual return?", "年" | "years",
        "新产业头几年收益低，逐年升到平均数；0 是一开始就正常。" | "A new enterprise begins without a return and rises evenly to the mean; 0: at once.";
    "enterprises.*.cycle_swing": "价格周期上下摆百分之几？" | "How far does a price cycle move the return?", "%" | "%",
        "猪价三四年一涨一跌，均匀地涨、均匀地跌。0 是没有周期。" | "Pig prices rise and fall every three or four years, here evenly. 0: no cycle.";
    "enterprises.*.cycle_years": "一个价格周期几年？" | "How many years has a price cycle?", "年" | "years",
        "从周期的哪一点开始，由运气定。" | "Where in the cycle it begins is luck.";
    "enterprises.*.insured": "灾害损失保险赔百分之几？" | "What part of a disaster's loss does insurance pay?", "%" | "%",
        "0 是没有保险。" | "0: not insured.";
    "enterprises.*.insurance_premium": "保费一年占本钱百分之几？" | "What does the insurance cost a year?", "%/年" | "% a year",
        "占生产用的本钱。" | "Of the productive capital.";
    "enterprises.*.loan": "借流动资金，相当于股本的百分之几？" | "How much working capital is borrowed?", "%" | "%",
        "占股本的比例；借来的钱一起参加生产。" | "As a part of the capital; borrowed money works with it.";
    "enterprises.*.loan_interest": "贷款年利率百分之几？" | "What is the interest a year?", "%/年" | "% a year",
        "利息从盈余里扣。" | "Interest comes out of the surplus.";
    "enterprises.*.loan_subsidy": "利息财政贴百分之几？" | "What part of the interest is subsidised?", "%" | "%",
        "100 是全额贴息。" | "100: all of it.";
    "enterprises.*.brand_premium": "共用品牌多赚百分之几？" | "What does the common brand add?", "%" | "%",
        "一分六统：分户（社）养；统一品牌打造、统一繁育技术、统一养殖标准、统一质量标准、统一销售价格、统一宣传包装。只对有产业链的社起作用。" | "Separate farms, and six things in common: the brand, breeding technique, the standard of husbandry, that of quality, the sales price, publicity and packaging. Acts only in a chain.";
    "enterprises.*.brand_fee": "共用品牌一年交本钱的百分之几？" | "What does the chain cost a year?", "%/年" | "% a year",
        "占生产用的本钱。" | "Of the productive capital.";
    "enterprises.*.brand_calm": "统一技术让波动小百分之几？" | "By how much does common husbandry lower the spread?", "%" | "%",
        "好坏年份差得小了。" | "Good and bad years lie closer together.";
    "enterprises.*.brand_shock": "品牌一年出事的可能是百分之几？" | "How likely is a scandal of the brand in a year?", "%" | "%",
        "一家出事，同一品牌的社都受连累。" | "It hits every co-op of the brand.";
    "enterprises.*.brand_loss": "品牌出事损失百分之几？" | "What does a scandal destroy?", "%" | "%",
        "占生产用的本钱；保险不赔。" | "Of the productive capital; insurance does not pay for it.";
    "luck.wages_spread": "同一户，工资一年一年相差百分之几？" | "How far do a household's wages vary by year?", "%" | "%",
        "三年里大约有两年落在自家平均数上下这么多之内。" | "About two years of three lie within this distance of its own mean.";
    "luck.farming_spread": "同一户，务农收入一年一年相差百分之几？" | "How far does a household's farming vary by year?", "%" | "%",
        "意思同上。" | "As above.";
    "luck.growth": "工资和务农收入每年实际长百分之几？" | "How fast do wages and farming grow in real terms?", "%/年" | "% a year",
        "扣掉物价以后的增长。" | "After inflation.";
    "luck.illness": "一户一年里得大病的可能是百分之几？" | "How likely does a grave illness begin in a year?", "%" | "%",
        "得了大病，要花钱，还少一个劳力。" | "It costs money and takes one working person.";
    "luck.illness_years": "大病拖几年？" | "How many years does it last?", "年" | "years",
        "这几年里每年都花钱、都少一个劳力。" | "Each of them costs money and one worker.";
    "luck.illness_cost": "大病一年自己花多少？" | "What does an illness cost the household a year?", "元/年" | "yuan a year",
        "报销以后自己掏的钱。" | "What it pays itself after insurance.";
    "luck.lost_wage": "一户一年里丢一份工的可能是百分之几？" | "How likely is a wage lost in a year?", "%" | "%",
        "丢了工，那一年少一个人的工资。" | "One worker has no wage that year.";
    "luck.harvest_failure": "一年里歉收的可能是百分之几？" | "How likely does the harvest fail in a year?", "%" | "%",
        "10 是十年一遇。" | "10 means once in ten years.";
    "luck.harvest_loss": "歉收时务农收入少百分之几？" | "How much of farming does a failed harvest take?", "%" | "%",
        "占当年务农收入。" | "Of that year's farming income.";
    "luck.harvest_correlation": "歉收和合作社年景差，百分之几是一起来的？" | "How closely do failed harvests and the co-op's bad years go together?", "%" | "%",
        "0 是各管各；100 是总一起来。一起来的时候，分红帮不上忙。" | "0: independent; 100: always together, and then dividends do not help when they are needed.";
    "scheme.surplus.reserve": "盈余先提百分之几作公积金？" | "How much of the surplus is kept as reserve?", "%" | "%",
        "补完往年亏损以后先提。公积金亏损年份用来兜底。" | "After earlier losses are made up. The reserve absorbs losses in bad years.";
    "scheme.surplus.risk": "盈余再提百分之几作风险金？" | "How much is kept in the risk fund?", "%" | "%",
        "亏损年份先用风险金补，再用公积金。" | "It absorbs losses before the reserve does.";
    "scheme.surplus.welfare": "盈余再提百分之几作公益金？" | "How much goes to a welfare fund?", "%" | "%",
        "是社员的还是村里的，看章程。" | "The members' or the village's, as the charter says.";
    "scheme.collective.accumulation": "集体分红，村里留百分之几？" | "How much of its dividend does the village keep?", "%" | "%",
        "剩下的平均分给在册{poor}。报告里没写这个数，是规划假设。" | "The rest goes to the registered {poor}s in equal parts. The report gives no figure: an assumption.";
    "poverty.line": "{the_line}是多少？" | "What is the {the_line}?", "元/人·年" | "yuan a head, year",
        "按人均年收入。2014 年 2,800，2018 年 2,995，2020 年 4,000；2021 年以后监测线由各省定。" | "Income a head and year. 2,800 in 2014, 2,995 in 2018, 4,000 in 2020; since 2021 each province sets a monitoring line.";
    "poverty.line_growth": "线每年比物价多涨百分之几？" | "By how much does the line rise a year beyond prices?", "%/年" | "% a year",
        "0 是实际线：跟着物价涨。名义线一直不调，物价每年涨多少，就填负的多少，比如 −2。金额都按第一年的价钱算。" | "0: a real line, which follows prices. A nominal one that is never raised falls by what prices rise: −2, say. Amounts are in yuan of the first year.";
    "poverty.exit_years": "连续几年过线才算脱贫？" | "How many years in a row above the line to leave?", "年" | "years",
        "一年好不算，要稳。" | "One good year is not enough.";
    "scheme.adjustment.cap": "收回的配股，一户一年最多再分多少？" | "What may one household get from recovered shares a year?", "元/户·年" | "yuan a household, year",
        "多出来的归村公益金。" | "The excess goes to the village's welfare fund.";
    "scheme.extra_votes": "章程给村集体百分之几的附加表决权？" | "How many additional votes has the collective by charter?", "%" | "%",
        "按成员人数算，合作社法第二十二条最多 20%；小数舍去。" | "Of the members' number; a fifth at the most (Art. 22), rounded down.";
    "years": "算几年？" | "How many years?", "年" | "years",
        "从第一年算起。" | "From the first year on.";
    "draws": "推演多少次？" | "How many futures?", "次" | "futures",
        "必须是偶数：每一次好年景都配一次对称的坏年景。八次一组，凑成八的倍数最划算。次数越多越准，也越慢。" | "An even number: each future has a mirrored one. Eight make a group, so multiples of eight are worth most. More are surer and slower.";
    "seeds.people": "随机编号（农户）" | "Random number of the sample households", "" | "",
        "换一个编号，就换一批样本农户。" | "Another number draws other sample households.";
    "seeds.luck": "随机编号（年景）" | "Random number of the luck", "" | "",
        "编号相同，谁来算、在哪台机器上算，年景都一样，结果也一样。" | "The same number gives the same results to everyone, on every machine.";
    "enterprises.*.begins": "第几年开办？" | "In which year does it begin?", "年" | "year",
        "开办以前本钱放着，不赚不赔；用来一批一批地铺开。" | "Before that its means lie idle; for a roll-out step by step.";
    "village.more_enterprises": "每个社另外兼做几种产业？" | "How many more enterprises does each co-op run?", "种" | "more",
        "排在后面的产业依次兼做，股本平均分开用；各有各的运气，盈余合起来算。" | "The next ones in turn, in equal parts of its capital; each has its own luck, the surplus is one.";
    "village.sold": "社员的产品百分之几卖给合作社？" | "What part of its farming does a member sell through the co-op?", "%" | "%",
        "这就是与合作社的交易额；按交易额返还时用它。" | "This is the trade with the co-op, which patronage refunds go by.";
    "scheme.admin": "一个社一年管理费多少？" | "What does a co-op's administration cost a year?", "元/年" | "yuan a year",
        "回报里已经扣过的不要再填。" | "Not what the return has already taken off.";
    "scheme.tax": "盈余先交百分之几的税？" | "What part of the profit goes as tax?", "%" | "%",
        "农业合作社多数免税，一般填 0。" | "Most farmers' co-ops are exempt: usually 0.";
    "enterprises.*.units.per_thousand": "一千元本钱做几个单位（亩、头、箱）？" | "How many units (mu, head, hives) do 1,000 yuan make?", "个单位" | "units",
        "亩、头、箱都行，和下面的单价、成本用同一种单位。" | "The same unit as of price and cost below.";
    "enterprises.*.units.in_all": "或者每社固定做几个单位？" | "Or how many units has each co-op in all?", "个单位" | "units",
        "0 是按本钱算。" | "0: by capital.";
    "enterprises.*.units.price": "平常一年，一个单位卖几元？" | "What does a unit bring in a usual year?", "元" | "yuan",
        "年景好坏、价格周期、品牌和投产年限都作用在这个价格上。" | "Luck, price cycle, brand and ramp-up act on this price.";
    "enterprises.*.units.cost": "一个单位成本几元？" | "What does a unit cost?", "元" | "yuan",
        "商洛报道：白芨种苗一亩 5 万元，自己育苗以后 5 千元。" | "Report from Shangluo: seedlings at 50,000 yuan a mu, 5,000 once they were bred at home.";
    "enterprises.*.units.later_cost": "以后一个单位成本几元？" | "What does a unit cost later?", "元" | "yuan",
        "从下一项填的那一年起。" | "From the year of the next field on.";
    "enterprises.*.units.later_from": "从第几年起改成那个成本？" | "From which year?", "年" | "year",
        "0 是一直不变。" | "0: never.";
    "work.jobs": "每个社用几个人？" | "How many jobs has each co-op?", "个" | "jobs",
        "社员不够时，其余的人从外面请，工资照付。" | "Where members are too few, people from elsewhere are paid for the rest.";
    "work.wage": "一个人一个月工资多少？" | "What does a job pay a month?", "元/月" | "yuan a month",
        "商洛报道：在合作社务工一月 1,000 元以上。" | "Report from Shangluo: 1,000 yuan a month and more.";
    "work.months": "一年干几个月？" | "How many months a year?", "月" | "months",
        "农闲不算。" | "Without the slack season.";
    "work.each": "一户最多几个人进社干活？" | "How many jobs may one household have?", "个" | "jobs",
        "家里另有工资的人不重复算。" | "Only persons without another wage; nobody is counted twice.";
    "work.outside": "没有合作社，这些人在外面能挣回百分之几？" | "What part would the same people earn elsewhere without the co-op?", "%" | "%",
        "用来算“没有合作社”的对照。" | "For the comparison without the scheme.";
    "scheme.infrastructure.rent": "租金一年是价值的百分之几？" | "What is the rent a year?", "%/年" | "% a year",
        "按开始时的价值算；合作社在盈余之前付给村集体。" | "Of the value at the start; a cost of the co-op, paid to the collective.";
    "scheme.surplus.patronage": "可分配盈余百分之几按交易额返还？" | "What part is returned by trade?", "%" | "%",
        "合作社法第四十四条：不得低于 60%。" | "Co-operatives law, Art. 44: 60 % at the least.";
    "scheme.surplus.subsidy": "每社有多少国家补助形成的财产？" | "What property from state subsidies has each co-op?", "元" | "yuan",
        "不算股本；它那一份盈余平均量化给每个成员，解散时不分给成员。" | "Not capital; its part of the surplus is shared equally among the members, and at the end it is not divided.";
    "scheme.surplus.donations": "每社有多少捐赠形成的财产？" | "What property from donations has each co-op?", "元" | "yuan",
        "盈余也平均量化给每个成员；解散时按捐赠人的约定办。" | "Its part of the surplus is shared equally, too; at the end it follows the donor's terms.";
    "scheme.floor.rate": "保底一年给面值的百分之几？" | "What does the floor promise a year?", "%" | "%",
        "按股本面值算；见过 5% 到 8%。" | "Of the par value; 5 to 8 % have been seen.";
    "scheme.floor.limit": "利润到多少以内按面值保底？" | "Up to which profit does the rate on capital hold?", "元" | "yuan",
        "超过以后改按利润的比例，可能反而变少。" | "Beyond it a part of the profit is paid instead, which can be less.";
    "scheme.floor.of_profit": "超过以后给利润的百分之几？" | "Which part of the profit is paid beyond it?", "%" | "%",
        "代替按面值的保底。" | "In place of the rate on capital.";
    "scheme.collective.first": "每户{poor}先分多少？" | "How much does each {poor} get first?", "元" | "yuan",
        "集体分红先给他们，不够就全给他们；有余的再分。" | "The village's dividend goes to them first; all of it, where it is too little.";
    "scheme.collective.fund": "集体分红先提百分之几作公积公益金？" | "How much goes to the reserve-and-welfare fund?", "%" | "%",
        "提完以后按量化份额分给全体成员；本模型每人一份。" | "The rest goes to all members by quantified shares; here one share a person.";
    "scheme.collective.paid": "公益金一年发出百分之几？" | "What part of the welfare fund is paid out a year?", "%" | "%",
        "没发完的留到下年。" | "The rest stays for the next year.";
    "scheme.collective.ill_parts": "有大病的户算几份？" | "How many parts has a household with a grave illness?", "份" | "parts",
        "其他在册户算一份。" | "Any other registered household has one.";
    "scheme.collective.poor": "集体分红百分之几给{poor}？" | "What part of it goes to the {poor}s?", "%" | "%",
        "三份加起来要正好 100%。" | "The three parts add up to 100 %.";
    "scheme.collective.collective": "百分之几留给村集体？" | "What part stays with the village?", "%" | "%",
        "三份加起来要正好 100%。" | "The three parts add up to 100 %.";
    "scheme.collective.others": "百分之几给经营方、管护人或运转费？" | "What part goes to an operator, a keeper or running costs?", "%" | "%",
        "三份加起来要正好 100%。" | "The three parts add up to 100 %.";
    "scheme.collective.posts": "给{poor}的钱百分之几要上岗才发？" | "What part of the {poor}s' money is paid only for work?", "%" | "%",
        "公益岗位：家里有人能干活的户才领；没人干的留在村里。" | "Public-welfare posts: only households with someone who can work; what nobody works for stays with the village.";
    "scheme.fund.rate": "积累一年收益百分之几？" | "What does the fund earn a year?", "%/年" | "% a year",
        "收益是外面来的钱，记在村集体账上。" | "Money from outside, entered in the collective's account.";
    "poverty.test.chance": "往后年年高于{the_line}的机会至少百分之几，才准退出？" | "How likely must it be to stay above the line?", "%" | "%",
        "按这户自己的收入、劳力和病情算出来的机会，不是抽签；跟推演多少次无关。" | "A chance worked out from the household's own incomes, workers and health; it does not depend on the futures at hand.";
    "poverty.test.ahead": "往后看几年？" | "How many years ahead?", "年" | "years",
        "这几年要年年都高于{the_line}。" | "It must be above the line in each of them.";
    "poverty.test.dividends": "把多少分红算作靠得住？" | "What dividends are counted on?", "元/户·年" | "yuan a household, year",
        "0 是一分也不算：没有分红也不能低于{the_line}。其他帮扶会停，一律不算。" | "0: none, it must stand without them. Other help may end and is never counted.";
    "scheme.adjustment.years": "脱贫后几年退完？" | "Over how many years are the shares lost?", "年" | "years",
        "每年退一样多；退下来的股，分红归村集体。" | "The same part each year; the collective gets what they pay.";
    "changes.*.year": "哪一年？" | "In which year?", "年" | "year",
        "入社、分户从这年年初起；退社、去世、解散到这年年末止。" | "Joining and splitting take effect when it begins; leaving, death and dissolution when it ends.";
    "changes.*.village": "哪个村？" | "Which village?", "号村" | "no.",
        "只有一个村就是 1。" | "1 where there is one village.";
    "changes.*.household": "哪一户？" | "Which household?", "户号" | "no.",
        "登记号；样本户从 1 往下排。" | "Its register number; sample households count from 1.";
    "changes.*.coop": "哪个社？" | "Which co-op?", "社号" | "no.",
        "登记号；样本社从 1 往下排。" | "Its register number; sample co-ops count from 1.";
    "changes.*.shares": "入多少股？" | "How many shares?", "股" | "shares",
        "从年初起分红；一股交多少，看章程。" | "They earn from the year's beginning; what one costs the charter says.";
    "changes.*.traded": "每年和社里多做多少交易？" | "How much trade with the co-op does this add a year?", "元" | "yuan",
        "算到分；按交易额返还时用。" | "Counted to the fen; for the refund by trade.";
    "changes.*.notice": "提前几个月提出？" | "How many months' notice?", "个月" | "months",
        "合作社法第二十五条：会计年度终了三个月前提出。" | "Art. 25: three months before the end of the financial year.";
    "changes.*.new": "新户的户号？" | "The new household's number?", "户号" | "no.",
        "不能和已有的户号相同；新户有自己的运气。" | "Unlike any there is; it has luck of its own.";
    "changes.*.persons": "分出去几口人？" | "How many persons split off?", "人" | "persons",
        "股份、交易、务农按人数分，除不尽的留在原户。" | "Shares, trade and farming go by persons; what does not divide stays.";
    "changes.*.workers": "其中几人挣工资？" | "How many of them have a wage?", "人" | "persons",
        "每人的工资不变。" | "Each keeps its wage.";
    "resolutions.*.year": "哪一年开的会？" | "In which year was the meeting?", "年" | "year",
        "那一年的成员有表决权。" | "Who is a member then has a vote.";
    "resolutions.*.village": "哪个村？" | "Which village?", "号村" | "no.",
        "只有一个村就是 1。" | "1 where there is one village.";
    "resolutions.*.coop": "哪个社的会？" | "Which co-op's meeting?", "社号" | "no.",
        "只有一个社可以不写；样本社都一样，第一个代表全体。" | "Left out where there is one co-op; sample co-ops are alike, the first stands for all.";
    "resolutions.*.present": "到会多少成员？" | "How many members came?", "人" | "members",
        "合作社法第三十条：要到三分之二以上。" | "Art. 30: two thirds or more.";
    "resolutions.*.votes_for": "多少票赞成？" | "How many votes for it?", "票" | "votes",
        "一般决议过表决权总数的一半，改章程、解散要三分之二。" | "An ordinary one needs more than half of all votes, a change of the charter or dissolution two thirds.";
    "resolutions.*.members": "集体经济组织有完全民事行为能力的成员多少人？" | "How many members of full capacity has the collective?", "人" | "persons",
        "按人算，不按户算；没到会的也算在内。" | "Persons, not households; those who stay away count too.";
    "resolutions.*.notice": "提前几天通知？" | "How many days' notice was given?", "天" | "days",
        "集体经济组织成员大会要提前十天通知全体成员。" | "The collective's assembly is announced to all members ten days ahead.";
    "resolutions.*.delegates": "成员代表共多少人？" | "How many delegates are there?", "人" | "delegates",
        "由代表大会决定时才填；合作社过一百五十人才能设代表，至少五十一人；集体经济组织的代表要多于二十人。" | "Only where delegates decide: a co-op may have them above 150 members, 51 at the least; a collective more than twenty.";
    "programmes.leaders.loans": "一个村放几笔带头人贷款？" | "How many leader loans in a village?", "笔/村" | "loans a village",
        "贷给{poor}以外收入最高的户。" | "They go to the households outside the register with the highest means.";
    "programmes.leaders.amount": "一笔贷多少？" | "How much is one loan?", "元" | "yuan",
        "凤庆县 4,210 万元贷给 553 人，人均 76,130 元。" | "Fengqing lent 42.1 million yuan to 553 people, 76,130 each.";
    "programmes.leaders.years": "几年后一次还清？" | "After how many years is it repaid?", "年" | "years",
        "到期还本，年年付息。" | "Interest every year, the principal at the end.";
    "programmes.leaders.interest": "年利率百分之几？" | "What is the interest a year?", "%/年" | "% a year",
        "按整笔贷款算。" | "On the whole loan.";
    "programmes.leaders.subsidy": "利息财政贴百分之几？" | "What part of the interest is subsidised?", "%" | "%",
        "贴的息是公家的钱。" | "The subsidy is public money.";
    "programmes.leaders.mean": "贷来的钱平常一年回报百分之几？" | "What does the borrowed money return in an average year?", "%/年" | "% a year",
        "付工资和利息以前。" | "Before wages and interest.";
    "programmes.leaders.sd": "好坏年份相差百分之几？" | "How far do its good and bad years lie apart?", "%" | "%",
        "三年里大约有两年落在平均数上下这么多之内；各户的运气各是各的。" | "About two years of three lie within this distance of the mean; each household has luck of its own.";
    "programmes.leaders.led": "一个带头人带几户{poor}？" | "How many {poor}s does a leader employ?", "户" | "households",
        "凤庆县一笔 10 万元的养牛贷款带了 4 户。" | "In Fengqing one cattle loan of 100,000 yuan led four households.";
    "programmes.leaders.wage": "带一户一年发多少工资？" | "What does each of them earn a year?", "元/户·年" | "yuan a household, year",
        "从带头人的生意里出。" | "It comes out of the leader's business.";
    "programmes.leaders.from": "第几年开始放贷？" | "In which year does lending begin?", "年" | "year",
        "从第 1 年数起。" | "Counted from year 1.";
    "programmes.leaders.rounds": "还清以后最多能贷几轮？" | "How many loans may one have in turn?", "轮" | "loans",
        "还不上的不再贷。" | "Whoever defaults gets no other.";
    "programmes.micro.part": "百分之几的{poor}借小额信贷？" | "How many of the {poor}s borrow?", "%" | "%",
        "只算开始时在册、家里有人能干活的户。" | "Of those registered at the start with someone who can work.";
    "programmes.micro.amount": "一户借多少？" | "How much does each borrow?", "元" | "yuan",
        "政策上限 5 万元，免担保、免抵押。" | "The programme's limit is 50,000 yuan, unsecured.";
    "programmes.micro.years": "几年后一次还清？" | "After how many years is it repaid?", "年" | "years",
        "政策上限 3 年。" | "The programme's limit is 3 years.";
    "programmes.micro.interest": "年利率百分之几？" | "What is the interest a year?", "%/年" | "% a year",
        "按基准利率。" | "The base rate.";
    "programmes.micro.subsidy": "利息财政贴百分之几？" | "What part of the interest is subsidised?", "%" | "%",
        "100 是全额贴息；贴的息是公家的钱。" | "100: all of it; the subsidy is public money.";
    "programmes.micro.mean": "借来的钱平常一年回报百分之几？" | "What does the borrowed money return in an average year?", "%/年" | "% a year",
        "付利息以前。报道里没写，是规划假设。" | "Before interest. The report gives no figure: an assumption.";
    "programmes.micro.sd": "好坏年份相差百分之几？" | "How far do its good and bad years lie apart?", "%" | "%",
        "三年里大约有两年落在平均数上下这么多之内；各户的运气各是各的。" | "About two years of three lie within this distance of the mean; each household has luck of its own.";
    "programmes.micro.from": "第几年开始放贷？" | "In which year does lending begin?", "年" | "year",
        "从第 1 年数起。" | "Counted from year 1.";
    "programmes.micro.rounds": "还清以后最多能贷几轮？" | "How many loans may one have in turn?", "轮" | "loans",
        "还不上的不再贷。" | "Whoever defaults gets no other.";
    "programmes.workshops.places": "一个村的{era_workshop}有几个岗位？" | "How many places has a village's workshop?", "个/村" | "places a village",
        "怀化市 65 个车间，1,000 多个岗位。" | "Huaihua had 65 workshops with more than 1,000 places.";
    "programmes.workshops.daily": "一天工资多少？" | "What is the wage a day?", "元/天" | "yuan a day",
        "2017 到 2019 年 80 元，2020 年 150 元。" | "80 yuan in 2017 to 2019, 150 in 2020.";
    "programmes.workshops.days": "一年干多少天？" | "How many days a year?", "天" | "days",
        "农闲、订单多少都算进去。" | "Orders and the season decide.";
    "programmes.workshops.takes_part": "够条件的户，一年里百分之几会去？" | "How many of those who could go do so in a year?", "%" | "%",
        "不去的，名额给下一户。" | "Who does not leaves the place to the next.";
    "programmes.workshops.from": "从第几年起？" | "From which year on?", "年" | "year",
        "从第 1 年数起。" | "Counted from year 1.";
    "programmes.workshops.to": "到第几年止？" | "Up to which year?", "年" | "year",
        "这一年还算在内。" | "This year included.";
    "programmes.posts.places": "一个村有几个公益岗位？" | "How many public-welfare posts has a village?", "个/村" | "posts a village",
        "怀化市 8,426 个岗位、1,024 个贫困村，一村约 8 个。" | "Huaihua had 8,426 posts and 1,024 poor villages: some 8 each.";
    "programmes.posts.monthly": "一个月工资多少？" | "What is the wage a month?", "元/月" | "yuan a month",
        "商洛报道里每月 1,000 元以上。公家出钱。" | "1,000 or more a month in the report from Shangluo; public money.";
    "programmes.posts.months": "一年干几个月？" | "How many months a year?", "月" | "months",
        "护林、保洁多半全年。" | "Rangers and cleaners mostly work all year.";
    "programmes.posts.takes_part": "够条件的户，一年里百分之几会去？" | "How many of those who could go do so in a year?", "%" | "%",
        "不去的，名额给下一户。" | "Who does not leaves the post to the next.";
    "programmes.posts.from": "从第几年起？" | "From which year on?", "年" | "year",
        "从第 1 年数起。" | "Counted from year 1.";
    "programmes.posts.to": "到第几年止？" | "Up to which year?", "年" | "year",
        "这一年还算在内。" | "This year included.";
    "programmes.care.part": "帮最困难的百分之几{poor}？" | "Which part of the {poor}s, the hardest cases?", "%" | "%",
        "按开始时平常年份的人均收入从低到高排。" | "By income a head in a usual year at the start, lowest first.";
    "programmes.care.prevented": "让得大病的可能少百分之几？" | "By how much is a grave illness made less likely?", "%" | "%",
        "签约医生、体检、饮水改造。" | "A family doctor, check-ups, clean water.";
    "programmes.care.covered": "大病自付的钱再补百分之几？" | "What part of an illness' cost is paid?", "%" | "%",
        "医疗救助、补充保险。" | "Medical assistance, supplementary insurance.";
    "programmes.care.allowance": "低保一人一年再补多少？" | "What allowance is paid a person and year?", "元/人·年" | "yuan a person, year",
        "加在“其他收入”以外。" | "On top of what stands under other income.";
    "programmes.care.from": "从第几年起？" | "From which year on?", "年" | "year",
        "从第 1 年数起。" | "Counted from year 1.";
    "programmes.care.to": "到第几年止？" | "Up to which year?", "年" | "year",
        "这一年还算在内。" | "This year included.";
};

/// The words of the field at `path`, positions of lists written as `*`.
pub fn words(path: &str) -> Option<&'static FieldWords> {
    FIELD_WORDS.iter().find(|words| words.path == path)
}

/// The words of every field.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static FieldWords> {
    FIELD_WORDS.iter()
}

/// The path of a field with the positions of lists replaced by `*`: `enterprises.2.mean` → `enterprises.*.mean`.
pub fn general(path: &str) -> String {
    let star = |part| if str::parse::<usize>(part).is_ok() { "*" } else { part };
    path.split('.').map(star).collect::<Vec<_>>().join(".")
}

/// The title of a group of inputs.
pub fn group(group: Group) -> Text {
    match group {
        Group::Village => Text::new("村子和农户", "Village and households"),
        Group::Funds => Text::new("投进去的钱", "Money put in"),
        Group::Shares => Text::new("股怎么分", "Who holds the shares"),
        Group::Enterprise => Text::new("产业和年景", "Enterprises and luck"),
        Group::Luck => Text::new("农户的运气", "The households' luck"),
        Group::Surplus => Text::new("盈余先后怎么用", "Order of the surplus"),
        Group::Collective => Text::new("集体那一份", "The collective's part"),
        Group::Members => Text::new("成员变动和决议", "Members and resolutions"),
        Group::Poverty => Text::new("脱贫和返贫", "Leaving poverty"),
        Group::Programmes => Text::new("贷款、就业和{era_help}", "Loans, work and {era_help}"),
        Group::Run => Text::new("怎么算", "How to calculate"),
    }
}

/// The allowed range, usual value and source of a field, in one sentence.
pub fn range_and_usual(field: &Field, voice: Voice) -> String {
    let (least, most) = ends(field.kind);
    let usual = crate::typed::show(field.usual, field.kind);
    let (least, most, usual) = (plain(&least), plain(&most), plain(&usual));
    let text = Text::new("{least}–{most}，一般 {usual}（{origin}）", "{least}–{most}, usually {usual} ({origin})");
    voice.fill(text, &[("least", &least), ("most", &most), ("usual", &usual), ("origin", &origin(field.origin, voice))])
}

/// The least and the most of a field in its own unit.
pub fn ends(kind: FieldKind) -> (String, String) {
    let show = |json: String| crate::typed::show(&json, kind);
    match kind {
        FieldKind::Money(least, most) => (show(least.to_string()), show(most.to_string())),
        FieldKind::Fraction(least, most) | FieldKind::Decimal(least, most) => {
            (show(Rate::to_string(&least)), show(Rate::to_string(&most)))
        }
        FieldKind::Count(least, most) => (least.to_string(), most.to_string()),
    }
}

/// A range that Chinese counts in ten thousands.
const MILLIONS: &str = "0.46–0.65 m";

/// Where a usual value comes from, in words.
pub fn origin(origin: Origin, voice: Voice) -> String {
    let (text, source) = match origin {
        Origin::Seed(_) => (Text::new("来自报道", "from the report"), ""),
        Origin::Law(article) => (Text::new("法律：{source}", "law: {source}"), article),
        Origin::Found(MILLIONS) => (Text::new("见过的范围 46–65 万元", "seen: 0.46–0.65 m yuan"), ""),
        Origin::Found(source) => (Text::new("见过的范围 {source}", "seen: {source}"), source),
        Origin::Assumed => (Text::new("规划假设", "assumed"), ""),
    };
    voice.fill(text, &[("source", source)])
}

fn plain(number: &str) -> String {
    super::number(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::FIELDS;
    use crate::words::Lang;

    #[test]
    fn every_field_has_its_words_and_no_words_are_left_over() {
        for field in FIELDS {
            assert!(words(field.path).is_some(), "no words for {}", field.path);
        }
        for words in FIELD_WORDS {
            assert!(crate::scenario::fields::field(words.path).is_some(), "no field {}", words.path);
        }
    }

    #[test]
    fn a_field_says_its_range_and_where_its_usual_value_comes_from() {
        let field = crate::scenario::fields::field("village.split.collective").unwrap();
        let voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
        assert_eq!(range_and_usual(field, voice), "0–100，一般 55（见过的范围 50–90 %）");
        assert_eq!(general("enterprises.2.mean"), "enterprises.*.mean");
    }
}
