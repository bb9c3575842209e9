//! Settings chosen from a few, with the words of each choice.

use super::{Text, texts};
use crate::scenario::fields::Group;

/// A setting chosen from a few.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Path in the scenario's JSON.
    pub path: &'static str,
    /// Group of the page.
    pub group: Group,
    /// The question.
    pub question: Text,
    /// What depends on it.
    pub help: Text,
    /// What can be chosen.
    pub options: &'static [ChoiceOption],
}

/// One of a few.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceOption {
    /// The value in the scenario, as JSON text.
    pub json: &'static str,
    /// What it is called.
    pub label: Text,
    /// What it does, in one sentence.
    pub help: Text,
}

texts! {
    WORK: "合作社发工资吗？" | "Do the co-ops pay wages?";
    WORK_HELP: "工资是合作社的成本，也是干活那户的收入，只算一次；合作社关门就停发。" | "Wages are a cost of the co-op and income of who works there, counted once; they end when it closes.";
    NO_WORK: "不单算" | "Not apart";
    NO_WORK_HELP: "农户的工资都在外面挣，有没有合作社都一样。" | "Households' wages come from elsewhere, with and without the scheme.";
    JOBS: "有固定岗位" | "For jobs";
    JOBS_HELP: "岗位数 × 月工资 × 月数，在盈余之前付。" | "Jobs × wage × months, paid before the surplus.";
    WHO: "谁进社干活？" | "Who gets the jobs?";
    WHO_HELP: "都从社员户里按户号挑，家里要有没挣别的工资的人。" | "Members by register number, with a person who has no other wage.";
    POOR_FIRST: "先{poor}，后其他社员" | "{poor}s first, then other members";
    POOR_FIRST_HELP: "照顾{poor}的常见做法。" | "The usual way to help.";
    MEMBERS: "社员一视同仁" | "Members alike";
    MEMBERS_HELP: "只按户号先后。" | "By register number only.";
    POOR_ONLY: "只要{poor}" | "{poor}s only";
    POOR_ONLY_HELP: "不够的从外面请人。" | "Others come from elsewhere.";
    WAGE_COST: "工资算在哪里？" | "Where do the wages stand?";
    WAGE_COST_HELP: "不能扣两次。" | "They must not be taken off twice.";
    WAGES_BESIDE: "另扣一笔" | "A cost of their own";
    WAGES_BESIDE_HELP: "平均回报或单位成本里没有扣过工资。" | "Return and unit cost do not know them yet.";
    WAGES_WITHIN: "已在回报或成本里" | "Within return or cost";
    WAGES_WITHIN_HELP: "新闻里的回报多半已扣过工资，这里只记给农户。" | "Reported returns mostly know them: only the households' side is added.";
    PROPERTY: "村里的设施怎么给合作社用？" | "How is infrastructure entrusted to the co-ops?";
    PROPERTY_HELP: "设施托管：产权和收益分开写清楚。" | "Who owns it and who gains by it must be written apart.";
    NO_PROPERTY: "没有" | "None";
    NO_PROPERTY_HELP: "不算设施。" | "Left out.";
    FREE: "无偿使用" | "Free of charge";
    FREE_HELP: "产权归村，村里的账上折旧，合作社不花钱。" | "The village owns and depreciates it; the co-op pays nothing.";
    LEASE: "租用" | "Leased";
    LEASE_HELP: "合作社每年交租金，进村集体积累；村里折旧。" | "The co-op pays a rent into the collective's fund; the village depreciates it.";
    EQUITY: "折价入股" | "Valued into shares";
    EQUITY_HELP: "折成村集体的股，合作社按年折旧，在盈余之前扣。" | "Shares of the collective; the co-op depreciates it, before the surplus.";
    SUBSIDY: "专项基金" | "A special fund";
    SUBSIDY_HELP: "国家补助形成的：合作社折旧，永不分给成员（合作社法第五十三条）；按法分红时平均量化。" | "From state subsidies: the co-op depreciates it, it is never divided (Art. 53); under the law it counts as every member's equal part.";
    FORM: "分盈余的是哪种组织？" | "Which organisation shares the surplus?";
    FORM_HELP: "组织不同，管它的法律条文也不同。" | "It decides which articles bind.";
    CO_OP: "农民专业合作社" | "A farmers' co-operative";
    CO_OP_HELP: "合作社法：六成以上按交易额返还，一人一票。" | "Co-operatives law: 60 % or more by trade, one member one vote.";
    FEDERATION: "合作社联合社" | "A federation of co-operatives";
    FEDERATION_HELP: "合作社法第五十六至六十三条：一社一票，怎么分由章程定。" | "Arts. 56–63: one co-op one vote, shared by its charter.";
    COMPANY: "村集体办的公司" | "A company of the collective";
    COMPANY_HELP: "集体经济组织法第六条准许出资办公司；按公司法和公司章程分。" | "The law on rural collectives, Art. 6, lets it found one; it shares by company law and charter.";
    COLLECTIVE_ITSELF: "村集体经济组织自己" | "The collective itself";
    COLLECTIVE_ITSELF_HELP: "集体经济组织法第四十二条：先提公积公益金，再按份额分。" | "The law on rural collectives, Art. 42: the fund first, then by shares.";
    QUANTIFIED: "集体收益量化成份额了吗？" | "Is the collective's income quantified as shares?";
    QUANTIFIED_HELP: "可以量化，也可以不量化；量化了，提取公积公益金以后剩下的就按份额分。" | "It may be or not; once it is, what is left after the fund goes by these shares.";
    NOT_SAID: "还不清楚" | "Not known";
    NOT_SAID_HELP: "先当作要补办手续。" | "Taken as something still to be settled.";
    IS_QUANTIFIED: "量化了" | "It is";
    IS_QUANTIFIED_HELP: "集体经济组织法第四十、四十二条。" | "Law on rural collectives, Arts. 40 and 42.";
    NOT_QUANTIFIED: "没有量化" | "It is not";
    NOT_QUANTIFIED_HELP: "收益怎么分，由成员大会定。" | "The assembly decides how income is shared.";
    ASSET: "村集体的股是什么钱投的？" | "Whose money bought the collective's shares?";
    ASSET_HELP: "{era_project}形成的资产，收益怎么用另有规定。" | "Assets of assistance projects have rules of their own for what they earn.";
    OWN_MEANS: "村集体自己的" | "The collective's own";
    OWN_MEANS_HELP: "集体的资金、资产折的股。" | "From its own funds and assets.";
    PROJECT: "{era_project}资金" | "An {era_project}'s";
    PROJECT_HELP: "多数地方要求优先用于公益岗位等劳动报酬，少直接发钱。" | "Most places prefer paid posts to cash.";
    BOOKED: "帮扶的钱记在哪里？" | "How is what helps the poor booked?";
    BOOKED_HELP: "公益支出可以进成本，给某几户的现金一般不能。" | "Public welfare may be a cost, cash to certain households hardly.";
    AS_DISTRIBUTION: "算收益分配" | "As a distribution";
    AS_DISTRIBUTION_HELP: "写进当年收益分配方案。" | "In the year's plan of distribution.";
    AS_COST: "算成本" | "As a cost";
    AS_COST_HELP: "集体经济组织法第五十一条：集体公益和综合服务等支出。" | "Law on rural collectives, Art. 51: public welfare and services.";
    DECIDED: "这样安排是谁定的？" | "Who has decided it?";
    DECIDED_HELP: "收益分配方案要由成员大会或者成员代表大会批准；提多少公积公益金由章程定。" | "The assembly or the delegates approve the plan; the charter sets the fund.";
    BY_ASSEMBLY: "成员大会" | "The assembly of members";
    BY_ASSEMBLY_HELP: "全体成员三分之二以上同意。" | "Two thirds of all members.";
    BY_DELEGATES: "成员代表大会" | "The assembly of delegates";
    BY_DELEGATES_HELP: "全体代表三分之二以上同意；章程、成员、量化方案不归它定。" | "Two thirds of all delegates; never charter, membership or quantification.";
    BY_CHARTER: "章程写明的" | "The charter";
    BY_CHARTER_HELP: "章程里有这笔公积公益金和它的用法。" | "It has this fund and what it is for.";
    OPENING: "以前没分的盈余怎么办？" | "What becomes of surplus from before?";
    OPENING_HELP: "合作社第一年以前留下的；亏损不论怎么选都先补。" | "What co-ops bring from before the first year; a loss is made up in any case.";
    DISTRIBUTE: "随第一年一起分" | "Shared with the first year's";
    DISTRIBUTE_HELP: "不再提公积金。合作社法第四十四条说的是当年盈余，往年的要成员大会另作决议。" | "No reserve is taken off again. Art. 44 speaks of the year's own surplus; that of before takes a resolution of its own.";
    TO_RESERVE: "转公积金" | "To the reserve";
    TO_RESERVE_HELP: "留作家底，亏损时用。" | "It absorbs losses.";
    AGAINST_LOSSES: "专留补亏" | "Kept against losses";
    AGAINST_LOSSES_HELP: "放进风险金，亏损先用它补。" | "In the risk fund, which absorbs losses first.";
    SURPLUS: "可分配盈余按什么分？" | "By what is the surplus shared?";
    SURPLUS_HELP: "徽县按股分；合作社法要求六成以上按交易额返还。" | "Hui shares by shares; the co-operatives law wants 60 % or more returned by trade.";
    SHARES: "全部按股分" | "By shares alone";
    SHARES_HELP: "徽县做法。按合作社法第四十四条，不按交易额返还六成就不合法。" | "Hui's practice. Under Art. 44 it is unlawful unless 60 % goes by trade.";
    LAW: "先按交易额返还（合作社法）" | "By trade first (the law)";
    LAW_HELP: "六成以上按交易额返还，其余按成员账户：出资、量化公积金、平均量化的补助（第四十三、四十四条）。" | "60 % or more by trade, the rest by the members' accounts: contribution, quantified reserve, equal part of subsidies (Arts. 43, 44).";
    NO_TRADE: "没有交易额怎么办？" | "And where nobody trades?";
    NO_TRADE_HELP: "没有交易额就没法按交易额返还，要成员大会先作决议。" | "Without trade nothing can be returned by trade; the members must resolve how.";
    REFUSE: "不算，先开会" | "Refuse until resolved";
    REFUSE_HELP: "没有决议就不算。" | "Nothing is calculated without a resolution.";
    BY_CONTRIBUTION: "已决议按出资分" | "Resolved: by contribution";
    QUANTIFIED_BY: "公积金按什么记到成员账户？" | "By what is the reserve quantified?";
    QUANTIFIED_BY_HELP: "章程说了算（合作社法第四十二条）；分红、退社、清算都按它。" | "As the charter says (Art. 42): for dividends, on leaving and on closing alike.";
    BY_TRADE: "按交易额" | "By trade";
    BY_TRADE_HELP: "当年交易多的，当年公积金记得多。" | "Who trades more has more of what a year adds.";
    BY_CAPITAL: "按出资额" | "By contribution";
    BY_CAPITAL_HELP: "按自己的股记；配股的那份记在村集体账户。" | "By own shares; what allocated shares stand for is the collective's.";
    WELFARE_OF: "公益金是谁的？" | "Whose is the welfare fund?";
    WELFARE_OF_HELP: "章程没有另写，就是社员的。" | "Its members', unless the charter says otherwise.";
    OF_MEMBERS: "社员的" | "The members'";
    OF_MEMBERS_HELP: "留在社里，跟公积金放在一起，退社、散伙也照公积金算。" | "It stays in the co-op with the reserve, and goes as that does.";
    OF_VILLAGE: "村里的" | "The village's";
    OF_VILLAGE_HELP: "章程写明交给村里。" | "The charter gives it to the village.";
    NEWCOMERS: "后来入社的，一股交多少？" | "What does a newcomer pay for a share?";
    NEWCOMERS_HELP: "只按股分红时，公积金没有记到各人账户，章程要写明。" | "By shares alone no account says whose the reserve is; the charter must.";
    AT_VALUE: "按净值" | "What it stands for";
    AT_VALUE_HELP: "不低于面值，高出的进公积金；老社员的积累不会被分走。" | "At least par; what is above goes into the reserve, so what others built stays theirs.";
    AT_PAR: "按面值" | "Par";
    AT_PAR_HELP: "散伙时新社员也分得到以前的积累。" | "On closing a newcomer takes a part of what others built.";
    COUNTED: "分剩余部分时，当年公积金算不算？" | "Does this year's reserve count?";
    COUNTED_HELP: "第四十四条按成员账户里的公积金份额分；当年提的先记还是后记，章程写明。" | "Art. 44 shares by what lies in the accounts; the charter says whether what the year adds is entered before.";
    WITH_THIS_YEAR: "算" | "It counts";
    WITH_THIS_YEAR_HELP: "先提公积金、记账，再分。" | "It is entered first.";
    BEFORE_THIS_YEAR: "不算" | "It does not";
    BEFORE_THIS_YEAR_HELP: "按年初的账户分，分完再记。" | "The accounts of before; it is entered afterwards.";
    BY_CONTRIBUTION_HELP: "成员大会已经决定，没有交易额时按出资分。" | "The members have decided to share by contribution then.";
    FLOOR: "有没有保底？" | "Is a floor promised?";
    FLOOR_HELP: "保底从盈余里出，不能动股本；亏损年份付不起。" | "A floor comes out of the surplus, never out of capital; a loss cannot pay it.";
    FLOOR_NONE: "没有" | "No";
    FLOOR_NONE_HELP: "赚多少分多少。" | "What is earned is shared.";
    FLOOR_FIXED: "按面值的固定比例" | "A fixed rate on par";
    FLOOR_FIXED_HELP: "每年先给面值的百分之几。写得太死就是变相借债。" | "Each year a part of the par value. Written too firmly it is debt in disguise.";
    FLOOR_STEP: "利润少按面值，利润多按利润" | "A rate on par, then on profit";
    FLOOR_STEP_HELP: "利润过了界限改按利润的比例；刚过界限时反而少拿。" | "Beyond a profit a part of it instead; just past the limit it can be less.";
    FLOOR_CLASS: "保谁的底？" | "Whose shares?";
    FLOOR_CLASS_HELP: "三种股里选一种。" | "One of the three kinds.";
    OF_COLLECTIVE: "集体股" | "The collective's";
    OF_PAID_IN: "群众入股" | "Paid-in";
    OF_ALLOCATED: "{poor}配股" | "Allocated";
    OF_COLLECTIVE_HELP: "扶持资金买的股，比如投进企业的资金。" | "Shares bought with public funds, such as money placed with a firm.";
    OF_PAID_IN_HELP: "农户自己出的股。" | "Shares that households paid for.";
    OF_ALLOCATED_HELP: "配给{poor}的股，最常见。" | "Shares allocated to {poor}s; the most usual.";
    FLOOR_ORDER: "保底以后还参加分红吗？" | "And the ordinary dividend?";
    FLOOR_ORDER_HELP: "两种做法都见过。" | "Both have been seen.";
    BEFORE: "先付保底，余下全部股再分" | "The floor first, then all share the rest";
    BEFORE_HELP: "保底从可分配盈余里先付，剩下的全部股一起分。" | "The floor is paid out of the distributable surplus, all shares share what is left.";
    BESIDE: "保底另加应得的一份，别人分剩下的" | "The floor beside its part; the others get what is left";
    BESIDE_HELP: "这一种股拿保底，再按全部盈余拿自己那份；其他股只分剩下的。" | "The class gets the floor and its part of the whole; the other shares get what is left.";
    SHORTFALL: "付不起的保底怎么办？" | "And what cannot be paid?";
    SHORTFALL_HELP: "怎么约定，要写清楚。" | "It must be written down.";
    LAPSE: "当年付不足的，以后不补" | "It lapses";
    LAPSE_HELP: "盈余不够付保底，差的部分就此了结。" | "What the year cannot pay is gone.";
    CUMULATE: "欠着，以后补" | "It is owed";
    CUMULATE_HELP: "记下来，有盈余的年份先补。" | "It is added to next year's floor.";
    GUARANTOR: "担保人付" | "A guarantor pays";
    GUARANTOR_HELP: "由龙头企业等外面的担保人补足。" | "A guarantor from outside, such as a firm.";
    ALLOCATION: "配股怎么配给{poor}？" | "How are shares allocated to the {poor}s?";
    ALLOCATION_HELP: "配股总数不变，只看各户拿多少。" | "Their sum stays; only who gets how many changes.";
    PER_HOUSEHOLD: "每户一样多" | "Equally by household";
    PER_HOUSEHOLD_HELP: "常见做法：一户一份。" | "The most usual way.";
    PER_HEAD: "按人口" | "By persons";
    PER_HEAD_HELP: "人多的户多配。" | "Larger households get more.";
    BY_NEED: "按困难程度" | "By need";
    BY_NEED_HELP: "离贫困线越远配得越多。" | "The further from the line, the more.";
    ROUNDING: "分不尽的零头怎么办？" | "What becomes of the fen that do not divide?";
    ROUNDING_HELP: "每股先算到分；零头要么结转，要么按余数大小一分一分补。" | "Dividends are whole fen; the rest is carried or paid one by one.";
    DECLARED: "零头结转下年" | "Carried to next year";
    DECLARED_HELP: "宣布每股整分的分红，剩下的零头记在账上，下年再分。" | "A whole number of fen a share is declared; what is left is shared next year.";
    LARGEST: "当年分完" | "All paid this year";
    LARGEST_HELP: "零头一分一分补给余数最大的户；一样大的，户号小的先得。" | "One fen each to the largest remainders; ties go to the lower register number.";
    COLLECTIVE: "村集体分得的红利怎么安排？" | "What does the village do with its dividend?";
    COLLECTIVE_HELP: "村集体的股分到的钱，是村里的，不是合作社的。" | "The dividend on the collective's shares is the village's.";
    HUI: "留一部分，其余平分给{poor}" | "Keep a part, the rest to the {poor}s";
    HUI_HELP: "徽县做法。2025 年 5 月起按农村集体经济组织法要另定。" | "Hui's practice. Since May 2025 the law on rural collectives asks for another way.";
    RCEO: "提公积公益金，其余按份额分给全体成员" | "A fund first, the rest to all members";
    RCEO_HELP: "农村集体经济组织法第四十二条，2025 年 5 月 1 日起。" | "Law on rural collective economic organisations, Art. 42, since 1 May 2025.";
    WELFARE: "全进公益金，按困难发" | "All into the welfare fund, paid by need";
    WELFARE_HELP: "每年发出一部分，有大病的户多拿。" | "A part is paid each year; the gravely ill get more.";
    POSTS: "留一部分，其余主要做公益岗位工资" | "Keep a part, the rest mostly as wages for posts";
    POSTS_HELP: "有人能干活的户上岗领工资，没人干的钱留在村里。" | "Households that can work are paid for it; the rest stays with the village.";
    PARTS: "分三份：{poor}、村集体、其他" | "Three parts: the {poor}s, the village, others";
    PARTS_HELP: "见过 55/30/15、70/10/20、40/20/40（{poor}/集体/其他）。" | "Seen: 55/30/15, 70/10/20, 40/20/40 ({poor}s/village/others).";
    FIRST_SUM: "先给{poor}，再留再分" | "The {poor}s first, then the village";
    FIRST_SUM_HELP: "每户先分一笔，余下的村里留百分之几，其余再平分给他们。" | "A sum each first; of the rest the village keeps a part, and they share what remains.";
    FUND: "村里留下的钱怎么用？" | "What becomes of what the village keeps?";
    FUND_HELP: "放着、生息，或者再入股。" | "It lies, it earns, or it buys shares.";
    KEPT: "放在账上" | "It lies in the fund";
    KEPT_HELP: "只记数，不生息。" | "It earns nothing.";
    YIELD: "存起来生息" | "It earns a yield";
    YIELD_HELP: "每年按年初的积累算收益。" | "On what the fund held before the year.";
    REINVEST: "年底再入股" | "It buys collective shares";
    REINVEST_HELP: "当年留下的钱按面值买集体股，集体股越来越多。" | "The year's part buys shares at par; the collective's part grows.";
    ADJUSTMENT: "{poor}脱贫以后，配股怎么办？" | "What becomes of allocated shares when a {poor} leaves poverty?";
    ADJUSTMENT_HELP: "按上年 12 月 31 日是否在册，决定当年的权利。" | "The register of 31 December decides the rights of the next year.";
    KEEP: "归户保留" | "The household keeps them";
    KEEP_HELP: "脱贫以后照样分红。徽县报道没有写别的办法。" | "It goes on receiving dividends. The report from Hui says nothing else.";
    RECOVER: "收回，分给还在册的户" | "Recovered for those still registered";
    RECOVER_HELP: "收回的配股照样分红，平均分给还没脱贫的户。见于别处，不是徽县的做法。" | "Their dividend is shared equally by those still registered. Found elsewhere, not in Hui.";
    STOP: "停发，归村集体" | "Stopped; the collective gets it";
    STOP_HELP: "脱贫期间配股的分红归村集体；返贫又发。" | "While the household is off the register the collective gets the dividend.";
    CONVERT: "转成自己的入股" | "They become its own shares";
    CONVERT_HELP: "脱贫那年起变成群众股，合作社解散时能退。" | "From leaving on they are paid-in shares, refunded when a co-op closes.";
    TAPER: "逐年退出" | "Lost step by step";
    TAPER_HELP: "脱贫后每年少一份，退下来的分红归村集体。" | "A part each year; the collective gets what they pay.";
    REGISTER: "以后谁进名册？" | "Who comes onto the register later?";
    REGISTER_HELP: "名册定谁有权利：上一年 12 月 31 日在册的户，当年才有。" | "It fixes the rights: who is on it on 31 December has them in the next year.";
    FIRST_REGISTER: "只认开始时的名册" | "Nobody but those of the start";
    FIRST_REGISTER_HELP: "返贫的原{poor}回来；别的户收入低于线，只计数，没有权利。" | "Those who relapse come back; others that fall under the line are counted and get no rights.";
    THIS_YEARS_REGISTER: "当年收入低于线的都进" | "Whoever falls under the line in a year";
    THIS_YEARS_REGISTER_HELP: "从第二年 1 月 1 日起有在册户的一份；不补配股。退出和别的户一样。" | "From the next 1 January on it has a registered household's part, but is allocated no shares; it leaves as others do.";
    TEST: "过线够了年数，就准退出吗？" | "Do enough years above the line suffice to leave?";
    TEST_HELP: "南召县一户六口人过了线，因为两人重病，没有准退。" | "In Nanzhao a family of six above the line was refused because two were gravely ill.";
    YEARS_ONLY: "够了年数就退" | "Yes";
    YEARS_ONLY_HELP: "只看连续几年过线。" | "Only the years in a row count.";
    STABLE: "还要看往后站不站得住" | "It must be likely to stay above, too";
    STABLE_HELP: "算出往后几年都高于{the_line}的机会，不够就留在册里，下年再看。" | "The chance of staying above the {the_line} is worked out; where it is too low the household stays registered and is tested again next year.";
    LEADERS: "有没有带头人贷款？" | "Are there leader loans?";
    LEADERS_HELP: "有没有合作社都一样发放，比较才公平。" | "The same with the co-ops and without them, so that the comparison stays fair.";
    NO_LEADERS: "没有" | "No";
    NO_LEADERS_HELP: "不放带头人贷款。" | "None are made.";
    LEADER_LOAN: "带头人贷款，带{poor}干" | "A leader borrows and employs {poor}s";
    LEADER_LOAN_HELP: "凤庆县做法。赚了归带头人，先发工资、付息；亏了先用家里收入高于{the_line}的部分补，再亏本金；到期还不上，担保基金赔。" | "As in Fengqing. Wages and interest first; a loss is made up out of what the leader has above the {the_line}, then out of the loan; what cannot be repaid the guarantee fund pays.";
    MICRO: "有没有{era_micro_loan}？" | "Are there micro-loans?";
    MICRO_HELP: "借来的本金不算收入；赚的算，还本从收入里扣。" | "The principal is no income; what it earns is, and repayment comes out of it.";
    NO_MICRO: "没有" | "No";
    NO_MICRO_HELP: "不放小额信贷。" | "None are made.";
    MICRO_LOAN: "免担保，基准利率，财政贴息" | "Unsecured, base rate, interest subsidised";
    MICRO_LOAN_HELP: "怀化市做法：5 万元以下、3 年以内。还不上的，担保基金赔，不再贷。" | "As in Huaihua: 50,000 yuan and 3 years at the most. The guarantee fund pays for who cannot repay and gets no other loan.";
    WORKSHOPS: "有没有{era_workshop}？" | "Is there a workshop?";
    WORKSHOPS_HELP: "在册的先去，有空位其他户也能去；一户一年只占一个岗位。" | "Registered households first, others where places are left; one place a household and year.";
    NO_WORKSHOPS: "没有" | "No";
    NO_WORKSHOPS_HELP: "村里没有车间。" | "The village has none.";
    WORKSHOP: "有，按天发工资" | "Yes, paid by the day";
    WORKSHOP_HELP: "工资由车间出，不是公家的钱；加在平常工资以外。" | "The workshop pays, not the public; on top of usual wages.";
    PUBLIC_POSTS: "有没有财政出钱的公益岗位？" | "Are there posts paid with public money?";
    PUBLIC_POSTS_HELP: "和集体分红发的公益岗位分开算。" | "Apart from posts that the collective's dividend pays.";
    NO_POSTS: "没有" | "No";
    NO_POSTS_HELP: "没有这样的岗位。" | "There are none.";
    PAID_POSTS: "有，按月发工资" | "Yes, paid by the month";
    PAID_POSTS_HELP: "只给在册、有人能干活的户；退出以后让给下一户。" | "Only for registered households with someone who can work; who leaves the register makes room.";
    CARE: "有没有叠加帮扶？" | "Is there stacked help?";
    CARE_HELP: "少生病、少花钱，稳得住。" | "Fewer illnesses, and less to pay for them.";
    NO_CARE: "没有" | "No";
    NO_CARE_HELP: "没有另外的帮扶。" | "Nothing beside the rest.";
    HARDEST: "给最困难的户" | "For the hardest cases";
    HARDEST_HELP: "开始时人均收入最低的那些户，从头帮到底。" | "Those with the least a head at the start, the same ones throughout.";
    ONLY_ILL: "给得大病的户" | "For the gravely ill";
    ONLY_ILL_HELP: "在册的户，病着的年份才有。" | "Registered households, in the years of the illness.";
    ORDER: "名额不够，谁先来？" | "Who comes first where there is not enough?";
    ORDER_HELP: "管小额信贷、车间和公益岗位。" | "For micro-loans, workshops and posts.";
    BY_NUMBER: "户号小的先来" | "The lower register number";
    BY_NUMBER_HELP: "按名册顺序。" | "In the order of the register.";
    POOREST_FIRST: "最困难的先来" | "Who has the least";
    POOREST_FIRST_HELP: "按平常年份人均收入从低到高。" | "By income a head in a usual year.";
}

/// Choices with their options: `path, group, question, help: [json => label, help; …]`.
macro_rules! choices {
    ($($path:literal $group:ident $question:ident $help:ident { $($json:literal => $label:ident $note:ident),* $(,)? })*) => {
        &[$(Choice {
            path: $path,
            group: Group::$group,
            question: $question,
            help: $help,
            options: &[$(ChoiceOption { json: $json, label: $label, help: $note }),*],
        }),*]
    };
}

/// All settings chosen from a few, in the order of the story.
pub const CHOICES: &[Choice] = choices! {
    "village.allocation" Shares ALLOCATION ALLOCATION_HELP {
        r#""per-household""# => PER_HOUSEHOLD PER_HOUSEHOLD_HELP,
        r#""per-head""# => PER_HEAD PER_HEAD_HELP,
        r#""by-need""# => BY_NEED BY_NEED_HELP,
    }
    "work" Enterprise WORK WORK_HELP {
        r#"{"rule":"none"}"# => NO_WORK NO_WORK_HELP,
        r#"{"rule":"jobs","jobs":5,"wage":"1000.00","months":10,"who":"poor-first","each":1,"cost":"within","outside":"0.5"}"# => JOBS JOBS_HELP,
    }
    "work.who" Enterprise WHO WHO_HELP {
        r#""poor-first""# => POOR_FIRST POOR_FIRST_HELP,
        r#""members""# => MEMBERS MEMBERS_HELP,
        r#""poor-only""# => POOR_ONLY POOR_ONLY_HELP,
    }
    "work.cost" Enterprise WAGE_COST WAGE_COST_HELP {
        r#""beside""# => WAGES_BESIDE WAGES_BESIDE_HELP,
        r#""within""# => WAGES_WITHIN WAGES_WITHIN_HELP,
    }
    "scheme.form" Surplus FORM FORM_HELP {
        r#""co-op""# => CO_OP CO_OP_HELP,
        r#""federation""# => FEDERATION FEDERATION_HELP,
        r#""company""# => COMPANY COMPANY_HELP,
        r#""collective""# => COLLECTIVE_ITSELF COLLECTIVE_ITSELF_HELP,
    }
    "scheme.infrastructure" Funds PROPERTY PROPERTY_HELP {
        r#"{"rule":"none"}"# => NO_PROPERTY NO_PROPERTY_HELP,
        r#"{"rule":"free","value":"200000.00","life":20}"# => FREE FREE_HELP,
        r#"{"rule":"lease","value":"200000.00","life":20,"rent":"0.05"}"# => LEASE LEASE_HELP,
        r#"{"rule":"equity","value":"200000.00","life":20}"# => EQUITY EQUITY_HELP,
        r#"{"rule":"subsidy","value":"200000.00","life":20}"# => SUBSIDY SUBSIDY_HELP,
    }
    "scheme.opening" Surplus OPENING OPENING_HELP {
        r#""distribute""# => DISTRIBUTE DISTRIBUTE_HELP,
        r#""reserve""# => TO_RESERVE TO_RESERVE_HELP,
        r#""losses""# => AGAINST_LOSSES AGAINST_LOSSES_HELP,
    }
    "scheme.surplus" Surplus SURPLUS SURPLUS_HELP {
        r#"{"rule":"shares","reserve":"0.1","risk":"0","welfare":"0","welfare_of":"members","newcomers":"at-value"}"# => SHARES SHARES_HELP,
        r#"{"rule":"law","reserve":"0.1","risk":"0","welfare":"0","welfare_of":"members","patronage":"0.6","subsidy":"0.00","donations":"0.00","without_trade":"refuse","quantified":"by-trade","counted":"with-this-year"}"# => LAW LAW_HELP,
    }
    "scheme.surplus.welfare_of" Surplus WELFARE_OF WELFARE_OF_HELP {
        r#""members""# => OF_MEMBERS OF_MEMBERS_HELP,
        r#""village""# => OF_VILLAGE OF_VILLAGE_HELP,
    }
    "scheme.surplus.newcomers" Surplus NEWCOMERS NEWCOMERS_HELP {
        r#""at-value""# => AT_VALUE AT_VALUE_HELP,
        r#""at-par""# => AT_PAR AT_PAR_HELP,
    }
    "scheme.surplus.without_trade" Surplus NO_TRADE NO_TRADE_HELP {
        r#""refuse""# => REFUSE REFUSE_HELP,
        r#""by-contribution""# => BY_CONTRIBUTION BY_CONTRIBUTION_HELP,
    }
    "scheme.surplus.quantified" Surplus QUANTIFIED_BY QUANTIFIED_BY_HELP {
        r#""by-trade""# => BY_TRADE BY_TRADE_HELP,
        r#""by-capital""# => BY_CAPITAL BY_CAPITAL_HELP,
    }
    "scheme.surplus.counted" Surplus COUNTED COUNTED_HELP {
        r#""with-this-year""# => WITH_THIS_YEAR WITH_THIS_YEAR_HELP,
        r#""before-this-year""# => BEFORE_THIS_YEAR BEFORE_THIS_YEAR_HELP,
    }
    "scheme.floor" Surplus FLOOR FLOOR_HELP {
        r#"{"rule":"none"}"# => FLOOR_NONE FLOOR_NONE_HELP,
        r#"{"rule":"fixed","class":"allocated","rate":"0.06","order":"before","shortfall":"lapse"}"# => FLOOR_FIXED FLOOR_FIXED_HELP,
        r#"{"rule":"threshold","class":"allocated","rate":"0.08","limit":"1000000.00","of_profit":"0.05","order":"before","shortfall":"lapse"}"# => FLOOR_STEP FLOOR_STEP_HELP,
    }
    "scheme.floor.class" Surplus FLOOR_CLASS FLOOR_CLASS_HELP {
        r#""collective""# => OF_COLLECTIVE OF_COLLECTIVE_HELP,
        r#""paid-in""# => OF_PAID_IN OF_PAID_IN_HELP,
        r#""allocated""# => OF_ALLOCATED OF_ALLOCATED_HELP,
    }
    "scheme.floor.order" Surplus FLOOR_ORDER FLOOR_ORDER_HELP {
        r#""before""# => BEFORE BEFORE_HELP,
        r#""beside""# => BESIDE BESIDE_HELP,
    }
    "scheme.floor.shortfall" Surplus SHORTFALL SHORTFALL_HELP {
        r#""lapse""# => LAPSE LAPSE_HELP,
        r#""cumulate""# => CUMULATE CUMULATE_HELP,
        r#""guarantor""# => GUARANTOR GUARANTOR_HELP,
    }
    "scheme.rounding" Surplus ROUNDING ROUNDING_HELP {
        r#""declared-dividend""# => DECLARED DECLARED_HELP,
        r#""largest-remainder""# => LARGEST LARGEST_HELP,
    }
    "scheme.collective" Collective COLLECTIVE COLLECTIVE_HELP {
        r#"{"rule":"hui","accumulation":"0.4"}"# => HUI HUI_HELP,
        r#"{"rule":"rceo-shares","fund":"0.3"}"# => RCEO RCEO_HELP,
        r#"{"rule":"welfare","paid":"0.6","ill_parts":2}"# => WELFARE WELFARE_HELP,
        r#"{"rule":"posts","accumulation":"0.4","posts":"0.8"}"# => POSTS POSTS_HELP,
        r#"{"rule":"parts","poor":"0.55","collective":"0.3","others":"0.15","posts":"0"}"# => PARTS PARTS_HELP,
        r#"{"rule":"poor-first","first":"500.00","accumulation":"0.4"}"# => FIRST_SUM FIRST_SUM_HELP,
    }
    "scheme.grounds.quantified" Collective QUANTIFIED QUANTIFIED_HELP {
        r#""unknown""# => NOT_SAID NOT_SAID_HELP,
        r#""yes""# => IS_QUANTIFIED IS_QUANTIFIED_HELP,
        r#""no""# => NOT_QUANTIFIED NOT_QUANTIFIED_HELP,
    }
    "scheme.grounds.asset" Collective ASSET ASSET_HELP {
        r#""unknown""# => NOT_SAID NOT_SAID_HELP,
        r#""own""# => OWN_MEANS OWN_MEANS_HELP,
        r#""project""# => PROJECT PROJECT_HELP,
    }
    "scheme.grounds.booked" Collective BOOKED BOOKED_HELP {
        r#""distribution""# => AS_DISTRIBUTION AS_DISTRIBUTION_HELP,
        r#""cost""# => AS_COST AS_COST_HELP,
    }
    "scheme.grounds.decided" Collective DECIDED DECIDED_HELP {
        r#""unknown""# => NOT_SAID NOT_SAID_HELP,
        r#""assembly""# => BY_ASSEMBLY BY_ASSEMBLY_HELP,
        r#""delegates""# => BY_DELEGATES BY_DELEGATES_HELP,
        r#""charter""# => BY_CHARTER BY_CHARTER_HELP,
    }
    "scheme.fund" Collective FUND FUND_HELP {
        r#"{"rule":"kept"}"# => KEPT KEPT_HELP,
        r#"{"rule":"yield","rate":"0.03"}"# => YIELD YIELD_HELP,
        r#"{"rule":"reinvest"}"# => REINVEST REINVEST_HELP,
    }
    "scheme.adjustment" Poverty ADJUSTMENT ADJUSTMENT_HELP {
        r#"{"rule":"keep"}"# => KEEP KEEP_HELP,
        r#"{"rule":"recover","cap":"2000.00"}"# => RECOVER RECOVER_HELP,
        r#"{"rule":"stop"}"# => STOP STOP_HELP,
        r#"{"rule":"convert"}"# => CONVERT CONVERT_HELP,
        r#"{"rule":"taper","years":2}"# => TAPER TAPER_HELP,
    }
    "poverty.register" Poverty REGISTER REGISTER_HELP {
        r#""first""# => FIRST_REGISTER FIRST_REGISTER_HELP,
        r#""this-year""# => THIS_YEARS_REGISTER THIS_YEARS_REGISTER_HELP,
    }
    "poverty.test" Poverty TEST TEST_HELP {
        r#"{"rule":"years"}"# => YEARS_ONLY YEARS_ONLY_HELP,
        r#"{"rule":"stable","chance":"0.9","ahead":1,"dividends":"0.00"}"# => STABLE STABLE_HELP,
    }
    "programmes.leaders" Programmes LEADERS LEADERS_HELP {
        r#"{"rule":"none"}"# => NO_LEADERS NO_LEADERS_HELP,
        r#"{"rule":"leader-loan","loans":3,"amount":"76130.00","years":3,"interest":"0.0435","subsidy":"0","mean":"0.25","sd":"0.2","led":4,"wage":"2500.00","from":1,"rounds":1}"# => LEADER_LOAN LEADER_LOAN_HELP,
    }
    "programmes.micro" Programmes MICRO MICRO_HELP {
        r#"{"rule":"none"}"# => NO_MICRO NO_MICRO_HELP,
        r#"{"rule":"micro-loan","part":"0.3","amount":"50000.00","years":3,"interest":"0.0435","subsidy":"1","mean":"0.08","sd":"0.2","from":1,"rounds":1}"# => MICRO_LOAN MICRO_LOAN_HELP,
    }
    "programmes.workshops" Programmes WORKSHOPS WORKSHOPS_HELP {
        r#"{"rule":"none"}"# => NO_WORKSHOPS NO_WORKSHOPS_HELP,
        r#"{"rule":"workshop","places":15,"daily":"80.00","days":150,"takes_part":"0.6","from":1,"to":50}"# => WORKSHOP WORKSHOP_HELP,
    }
    "programmes.posts" Programmes PUBLIC_POSTS PUBLIC_POSTS_HELP {
        r#"{"rule":"none"}"# => NO_POSTS NO_POSTS_HELP,
        r#"{"rule":"public-posts","places":8,"monthly":"1000.00","months":12,"takes_part":"0.9","from":1,"to":50}"# => PAID_POSTS PAID_POSTS_HELP,
    }
    "programmes.care" Programmes CARE CARE_HELP {
        r#"{"rule":"none"}"# => NO_CARE NO_CARE_HELP,
        r#"{"rule":"hardest","part":"0.1","prevented":"0.25","covered":"0.7","allowance":"0.00","from":1,"to":50}"# => HARDEST HARDEST_HELP,
        r#"{"rule":"ill","covered":"0.7","allowance":"0.00","from":1,"to":50}"# => ONLY_ILL ONLY_ILL_HELP,
    }
    "programmes.order" Programmes ORDER ORDER_HELP {
        r#""by-number""# => BY_NUMBER BY_NUMBER_HELP,
        r#""by-need""# => POOREST_FIRST POOREST_FIRST_HELP,
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn option(path: &str, rule: &str) -> &'static str {
        let choice = CHOICES.iter().find(|choice| choice.path == path).expect("a choice");
        choice.options.iter().find(|option| option.json.contains(rule)).expect("an option").json
    }

    fn fixed_floor() -> &'static str {
        option("scheme.floor", "fixed")
    }

    fn jobs() -> &'static str {
        option("work", "jobs")
    }

    fn law() -> &'static str {
        option("scheme.surplus", "law")
    }

    fn shares() -> &'static str {
        option("scheme.surplus", "shares")
    }

    #[test]
    fn every_option_is_one_that_the_format_knows() {
        for choice in CHOICES {
            for option in choice.options {
                let mut scenario = serde_json::to_value(crate::cases::CASES[0].scenario()).unwrap();
                // Some choices belong to a rule that another choice brings.
                if choice.path.starts_with("scheme.floor.") {
                    scenario["scheme"]["floor"] = serde_json::from_str(fixed_floor()).unwrap();
                }
                if choice.path.starts_with("work.") {
                    scenario["work"] = serde_json::from_str(jobs()).unwrap();
                }
                if choice.path.starts_with("scheme.surplus.") {
                    let name = format!("\"{}\"", &choice.path["scheme.surplus.".len()..]);
                    let rules = [law(), shares()];
                    let rule = rules.into_iter().find(|rule| rule.contains(&name)).expect(choice.path);
                    scenario["scheme"]["surplus"] = serde_json::from_str(rule).unwrap();
                }
                let place = format!("/{}", choice.path.replace('.', "/"));
                *scenario.pointer_mut(&place).expect(choice.path) = serde_json::from_str(option.json).unwrap();
                let read = Scenario::from_json(&scenario.to_string()).expect(option.json);
                let written = serde_json::to_value(read).unwrap();
                assert_eq!(written.pointer(&place), scenario.pointer(&place), "a choice names every setting");
            }
        }
    }
}
