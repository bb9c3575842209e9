//! The sentences of the checks: what is found, and what to do.

use super::{Text, Voice, grouped, number, texts};
use crate::chart::Table;
use crate::check::{Finding, Kind, Severity};
use crate::law::{Article, Law};

texts! {
    UNLAWFUL: "违法" | "unlawful";
    WARNING: "当心" | "warning";
    NOTE: "提示" | "note";
    ARTICLE: "第 {article} 条" | "Art. {article}";
    CO_OP_LAW: "农民专业合作社法" | "Specialised Farmers' Cooperatives Law";
    CO_OP_LAW_2006: "农民专业合作社法（2006 年）" | "Specialised Farmers' Cooperatives Law of 2006";
    RCEO_LAW: "农村集体经济组织法" | "Rural Collective Economic Organisations Law";
    /// Over the list.
    TITLE: "这个方案要留意的地方" | "What to mind about this scheme";
    /// Over the folded notes.
    NOTES: "提示全文" | "The notes in full";
    /// Before the findings, all of which follow.
    COUNTED: "[违法 {unlawful} 条|当心 {warnings} 条|提示 {notes} 条]：" | "[{unlawful?# breach of law|# breaches of law}|{warnings?# warning|# warnings}|{notes?# note|# notes}]:";
    /// The same where no law is broken.
    NO_BREACH: "没有发现违法；[当心 {warnings} 条|提示 {notes} 条]：" | "No breach of law; [{warnings?# warning|# warnings}|{notes?# note|# notes}]:";
    NOTHING: "查了法律、章程和承诺：没有违法，没有要当心的，也没有提示。" | "Law, charter and promises were checked: no breach, no warning, no note.";
    REMEDY: "{what}→ {remedy}" | "{what} → {remedy}";
    KIND: "轻重" | "Weight";
    LAW: "依据" | "Law";
    WHAT: "发现什么" | "What was found";
    DO: "怎么办" | "What to do";
    /// On every result of an unlawful scheme.
    MARK: "按现行法律，这个方案有违法之处；结果只供比较。" | "Under the law in force this scheme is unlawful; results are for comparison only.";
    SHARES_ONLY: "可分配盈余全部按股分，没有按交易额返还。合作社法要求不低于 60% 按交易额返还。" | "The surplus goes by shares alone. The co-operatives law wants at least 60 % returned by trade.";
    SHARES_ONLY_DO: "把“可分配盈余按什么分”改成“先按交易额返还”。" | "Choose “By trade first”.";
    AGAINST_SHARES: "集体收益已经量化成份额：提取公积公益金以后剩下的要按份额分给全体成员，这里却按户发钱。" | "The collective's income is quantified: what is left after the fund goes by all members' shares, but here it goes as cash to certain households.";
    AGAINST_SHARES_DO: "三种合法的办法：提公积公益金以后按份额分；在册的户参加公益劳动，按劳动发报酬；章程写明公积公益金，按困难程度帮扶。" | "Three lawful ways: the fund, then by shares; pay for public-welfare work; a fund by charter that helps by need.";
    UNDECIDED: "集体收益这样安排，还没有成员大会或者章程作依据。" | "Nothing says who decided this use of the collective's income.";
    UNDECIDED_DO: "开成员大会批准收益分配方案（提前十天通知，全体成员三分之二以上同意），再写进方案。" | "Have the assembly approve it (ten days' notice, two thirds of all members).";
    NEEDS_CHARTER: "公积公益金怎么提、怎么用，要章程写明。" | "How the fund is filled and used must stand in the charter.";
    NEEDS_CHARTER_DO: "由成员大会修改章程，写明提取比例和帮扶办法。" | "Have the assembly put rate and use into the charter.";
    NOT_QUANTIFIED: "按份额分，可是集体收益还没有量化成份额。" | "It is shared by shares, but the collective's income is not quantified.";
    NOT_QUANTIFIED_DO: "先由成员大会通过量化方案（成员代表大会不能代替）。" | "Have the assembly of all members resolve the quantification first; delegates can't.";
    CASH_AS_COST: "给某几户的现金记成了成本；能进成本的是集体公益和综合服务支出。" | "Cash to certain households is booked as a cost; public welfare and services may be.";
    CASH_AS_COST_DO: "改成公益岗位的劳动报酬，或者作为收益分配由成员大会批准。" | "Pay it for public-welfare work, or have the assembly approve it as a distribution.";
    PROJECT_CASH: "{era_project}资产的收益直接发钱；多数地方的办法是优先用于公益岗位等劳动报酬。" | "Income of a project's asset is paid as cash; most places' rules prefer paid posts.";
    PROJECT_CASH_DO: "查本县{era_project}资产管理办法。" | "Look up the county's rules on project assets.";
    BY_CHARTER: "联合社的盈余怎么分，由它的章程按合作社法的原则定。" | "A federation shares its surplus by its charter, on the law's principles.";
    BY_CHARTER_DO: "对照章程填写。" | "Enter what the charter says.";
    ONE_VOTE: "联合社一社一票，不能有附加表决权。" | "In a federation each co-op has one vote; there are no additional ones.";
    ONE_VOTE_DO: "把附加表决权改成 0。" | "Set the additional votes to 0.";
    WELFARE_LEAVES: "合作社每年把盈余的 {rate} 交给村里作公益金；合作社提留的钱是成员的，章程没有写明就不能给村里。" | "The co-op gives {rate} of its surplus to the village's welfare fund; it is its members', unless the charter says so.";
    WELFARE_LEAVES_DO: "由成员大会写进章程，或者改成从村集体分得的红利里出。" | "Have the members put it into the charter, or take it from the collective's dividend.";
    ALLOCATED_ACCOUNT: "配股记在谁的成员账户里，要写明：记在农户账户，退社时要退；记在村集体账户，农户只分红。" | "In whose account do the allocated shares stand? It decides what is refunded on leaving.";
    ALLOCATED_ACCOUNT_DO: "在章程或者配股协议里写清楚；本方案按记在村集体账户算。" | "Say it in the charter; here they are the collective's.";
    SHORT_NOTICE: "决议“{name}”无效：提前 {found} 天通知，要 {wanted} 天。" | "“{name}” is void: {found?# day|# days} of notice, {wanted} are needed.";
    SHORT_NOTICE_DO: "提前十天通知全体成员，再开会。" | "Announce it to all members ten days ahead, and meet again.";
    FEW_DELEGATES: "决议“{name}”无效：成员代表 {found} 人，至少要 {wanted} 人。" | "“{name}” is void: {found?# delegate|# delegates}, {wanted} are needed at least.";
    FEW_DELEGATES_DO: "按章程补选代表，或者开成员大会。" | "Elect more delegates by the charter, or let all members meet.";
    NO_DELEGATES: "决议“{name}”无效：成员 {found} 人，超过 {wanted} 人的合作社才能设成员代表大会。" | "“{name}” is void: with {found?# member|# members} a co-op has no delegates; it may above {wanted}.";
    NO_DELEGATES_DO: "开全体成员大会。" | "Let all members meet.";
    FOR_ALL: "决议“{name}”无效：章程、成员确认、量化方案要由全体成员大会定，成员代表大会不能代替。" | "“{name}” is void: charter, membership and quantification are decided by all members, never by delegates.";
    DEBT: "保底付不起还要欠着或由人担保：名为入股，实为借债。" | "A floor that is owed or guaranteed is debt dressed as equity.";
    DEBT_DO: "改成“当年付不足的，以后不补”，或者另立借款合同。" | "Let it lapse, or write a loan contract.";
    CLIFF: "利润刚过 {limit} 元，保底从 {within} 元掉到 {beyond} 元，多赚反而少拿。" | "Just past a profit of {limit} yuan the floor drops from {within} to {beyond} yuan: earning more pays less.";
    CLIFF_DO: "把两个比例接上，或者取两者中大的。" | "Make the two rates meet, or take the larger.";
    ABOVE: "保底 {rate} 高于产业的平均收益 {mean}，平常年份也付不起。" | "The floor of {rate} is above the mean return of {mean}: usual years cannot pay it.";
    ABOVE_DO: "把保底降到平均收益以下。" | "Lower the floor under the mean return.";
    LINE: "{year} 年的贫困线是 {official} 元，这里填的是 {line} 元。" | "The line of {year} is {official} yuan; here it is {line}.";
    LINE_DO: "改成那一年的标准，或者改方案日期。" | "Use that year's line, or change the date.";
    LINE_2020: "2021 年以后的监测线不会低于 2020 年的 {last} 元，这里填的是 {line} 元。" | "A monitoring line after 2020 is not below the {last} yuan of 2020; here it is {line}.";
    LINE_2020_DO: "填本省当年的监测线。" | "Enter the province's monitoring line.";
    SUCCESSES: "平均收益 {mean} 像是新闻里办得好的社，一般的社达不到。" | "A mean return of {mean} looks like the successes in the press.";
    SUCCESSES_DO: "往低里估，再看结果。" | "Estimate lower and look again.";
    NO_POOR: "有配股，可是没有在册的户。" | "Shares are allocated, but nobody is registered.";
    NO_POOR_DO: "登记在册的户，或者把配股改成别的股。" | "Register households, or make these shares others'.";
    CONTROL: "村集体只占 {held}，章程要求不低于 {wanted}。" | "The collective holds {held}; the charter wants {wanted}.";
    CONTROL_DO: "加集体股，或者改章程。" | "Raise its shares, or change the charter.";
    VOTES: "村集体占股本 {held}，可是一人一票：按章程它有 {now} 票，全社 {now_all} 票；附加表决权给满两成，也只有 {votes} 票，全社 {all} 票。控股不等于控票。" | "The collective holds {held} of the capital, but each member has one vote: by the charter it has {now} of {now_all?# vote|# votes}, and with all additional votes, a fifth at the most, {votes} of {all}. Capital control is not vote control.";
    VOTES_DO: "大事要靠成员大会多数同意，先做工作再开会。" | "Decisions need the members' majority.";
    MEMBERS: "只有 {members} 个成员，合作社法要求五个以上。" | "{members?# member|# members} only; the law wants five or more.";
    MEMBERS_DO: "吸收更多农户入社。" | "Let more households join.";
    FARMERS: "成员 {members} 个，其中农户 {farmers} 个；合作社法要求农民占八成以上。" | "{farmers} of {members?# member|# members} {farmers?is a farmers' household|are farmers' households}; the law wants four fifths.";
    FARMERS_DO: "吸收更多农户入社。" | "Let more farmers' households join.";
    MEMBERS_LATER: "从第 {year} 年起，{coop} 号社只剩 {members} 个成员，合作社法要求五个以上。" | "From year {year} on co-op {coop} has {members?# member|# members} only; the law wants five or more.";
    MEMBERS_LATER_DO: "吸收新成员，或者依法解散。" | "Let new members join, or dissolve it by the law.";
    CONTROL_LOST: "从第 {year} 年起，村集体在 {coop} 号社只占 {held}，章程要求不低于 {wanted}。" | "From year {year} on the collective holds {held} of co-op {coop}; the charter wants {wanted}.";
    CONTROL_LOST_DO: "少收新股，加集体股，或者由成员大会改章程。" | "Admit fewer shares, raise the collective's, or have the charter changed.";
    SUBSIDY: "{coop} 号社解散：国家补助形成的财产 {subsidy} 元不能分给成员。" | "Co-op {coop} is dissolved: property from state subsidies, {subsidy} yuan, is not divided among its members.";
    SUBSIDY_DO: "按国家规定处置，另立清单。" | "Dispose of it as the state rules, on a list of its own.";
    PASSED: "决议“{name}”通过：到会 {present} 人（全体 {members} 人，要 {quorum} 人），赞成 {for} 票（全部 {all} 票，要 {needed} 票）。" | "“{name}” passed: {present} of {members?# member|# members} came ({quorum} needed), {for} of {all?# vote|# votes} for it ({needed} needed).";
    PASSED_DO: "把会议记录存档。" | "Keep the minutes.";
    OUTVOTED: "决议“{name}”没有通过：赞成 {for} 票，全部 {all} 票，要 {needed} 票；没来的不算赞成。" | "“{name}” failed: {for} of {all?# vote|# votes} {for?was|were} for it, {needed} are needed; who stays away is not for it.";
    OUTVOTED_DO: "没有通过就不能办；做好工作再开会。" | "It must not be done; convince the members and meet again.";
    NO_QUORUM: "决议“{name}”无效：到会 {present} 人，全体 {members} 人，要 {quorum} 人。" | "“{name}” is void: {present} of {members?# member|# members} came, {quorum?# is|# are} needed.";
    NO_QUORUM_DO: "重新召集，到会满三分之二再表决。" | "Call again and vote when two thirds have come.";
    UNRESOLVED: "{coop} 号社没有交易额，按出资分没有通过的成员大会决议作依据。" | "Nobody trades with co-op {coop}, and no passed resolution lets it share by contribution.";
    UNRESOLVED_DO: "开成员大会作出“没有交易额时，按出资分”的决议，再写进方案。" | "Have the members resolve to share by contribution where nobody trades, and enter the resolution.";
    DISSOLUTION: "{coop} 号社解散，没有三分之二以上表决权通过的决议。" | "Co-op {coop} is dissolved without a resolution of two thirds of all votes.";
    DISSOLUTION_DO: "开成员大会作出“解散合作社”的决议，再写进方案。" | "Have the members resolve to dissolve the co-op, and enter the resolution.";
    CADRE: "干部户 {name}（{id} 号）有配股。" | "{name} (no. {id}), a cadre's household, holds allocated shares.";
    CADRE_DO: "收回这户的配股，查明怎么配的。" | "Take them back and find out how they came there.";
    OFF_REGISTER: "{name}（{id} 号）不在册，却有配股。" | "{name} (no. {id}) is not registered but holds allocated shares.";
    OFF_REGISTER_DO: "核对是已脱贫保留，还是配错了。" | "See whether it left poverty and keeps them, or whether they were misallocated.";
    SAME_NAME: "{name} 出现两次（{other} 号和 {id} 号）。" | "{name} stands twice (nos. {other} and {id}).";
    SAME_NAME_DO: "核对是不是同一户重复登记。" | "See whether one household was entered twice.";
    AT_PAR: "后来入社的按面值交钱，却有份分以前攒下的公积金：散伙的时候，老社员的积累被分走一块。" | "Who joins pays par and has a part of the reserve of before: on closing it takes some of what the others built.";
    AT_PAR_DO: "改为按净值入股；或者按合作社法把公积金量化到各人账户。" | "Let newcomers pay what a share stands for, or share by the law, with an account a member.";
    LINE_SOURCE: "{the_line} {line} 元是哪个省、哪一年、按哪个文件定的，没有写。" | "Which province's monitoring line the {line} yuan are, of which year and by which document, is not said.";
    LINE_SOURCE_DO: "查本省当年的监测线，写明省份、年份和文件。" | "Look the line up, and say province, year and document.";
    LINE_LOW: "2021 年以后各省监测线大多在 {usual} 元以上，这里填的是 {line} 元。" | "Since 2021 most provinces' monitoring lines are {usual} yuan or more; here it is {line}.";
    LINE_LOW_DO: "查本省当年的监测线。" | "Look up the province's line of that year.";
    MICRO_LARGE: "{era_micro_loan}一户最多 {most} 元，这里是 {found} 元；超出的部分不贴息、要担保。" | "A micro-loan is {most} yuan at the most; here it is {found}. What is beyond it has no subsidy and needs a guarantor.";
    MICRO_LARGE_DO: "降到 {most} 元以内，或者改成带头人贷款。" | "Lower it to {most} yuan, or make it a leader loan.";
    MICRO_LONG: "{era_micro_loan}最长 {most} 年，这里是 {found} 年。" | "A micro-loan is for {most?# year|# years} at the most; here it is for {found}.";
    MICRO_LONG_DO: "改到 {most} 年以内；还清以后可以再贷。" | "Shorten it to {most?# year|# years}; another may follow once it is repaid.";
    LOAN_LOSES: "平常年份，贷来的钱赚 {earned} 元，利息和工资要付 {owed} 元：贷得越多亏得越多。" | "In an average year the borrowed money earns {earned} yuan, and interest and wages take {owed}: the loan loses.";
    LOAN_LOSES_DO: "降利率、少带几户、贴息，或者先不贷。" | "Lower the interest or the wages, subsidise, or do not lend.";
    POSTS_MANY: "公益岗位 {posts} 个，可是第一个村在册、有人能干活的只有 {able} 户。" | "There {posts?is # post|are # posts}, but in the first village only {able?# registered household|# registered households} can work.";
    POSTS_MANY_DO: "岗位减到用得上的数，省下的钱办别的。" | "Cut the posts to what is needed and use the money elsewhere.";
    NO_LEADERS: "要放 {loans} 笔带头人贷款，可是第一个村册外只有 {others} 户。" | "There {loans?is to be # leader loan|are to be # leader loans}, but the first village has only {others?# household|# households} outside the register.";
    NO_LEADERS_DO: "少放几笔。" | "Make fewer.";
    TWICE: "{name}（{id} 号）在 {coop} 号社里写了两行，已加在一起。" | "{name} (no. {id}) has two rows for co-op {coop}; they are added up.";
    NO_GAIN: "一个单位卖 {price} 元，成本 {cost} 元：平常年份也不赚。" | "A unit brings {price} yuan and costs {cost}: usual years earn nothing.";
    NO_GAIN_DO: "核对单价和成本，或者少做。" | "Check price and cost, or make less.";
    BEYOND: "{units} 个单位成本 {cost} 元，比一个社的股本 {capital} 元还多。" | "{units?# unit costs|# units cost} {cost} yuan, more than a co-op's capital of {capital}.";
    BEYOND_DO: "减少单位数，或者借流动资金。" | "Make fewer, or borrow working capital.";
    IDLE_JOBS: "{jobs} 个岗位只有 {filled} 个有社员能干，其余从外面请人。" | "Members can take only {filled} of {jobs} jobs; people from elsewhere take the rest.";
    IDLE_JOBS_DO: "减少岗位，或者放宽谁能来干。" | "Offer fewer jobs, or open them to more members.";
    SPECIAL: "国家补助形成的设施 {value} 元永不分给成员，关门时归村集体代管。" | "Infrastructure of {value} yuan from state subsidies is never divided; when a co-op closes it goes to the collective.";
    SPECIAL_DO: "单独记专项基金，章程写明。" | "Keep it as a special fund, and say so in the charter.";
    LOSS_BEFORE: "合作社带来亏损：补完以前不能分红。" | "Co-ops bring a loss: nothing is paid until it is made up.";
    LOSS_BEFORE_DO: "先告诉社员要等几年。" | "Tell the members how long they may wait.";
    TWICE_DO: "合成一行。" | "Make them one row.";
}

/// What is found and what to do, for each kind.
fn sentences(kind: Kind) -> (Text, Text) {
    match kind {
        Kind::SharesOnly => (SHARES_ONLY, SHARES_ONLY_DO),
        Kind::CollectiveAgainstShares => (AGAINST_SHARES, AGAINST_SHARES_DO),
        Kind::CollectiveUndecided => (UNDECIDED, UNDECIDED_DO),
        Kind::CollectiveNeedsCharter => (NEEDS_CHARTER, NEEDS_CHARTER_DO),
        Kind::CollectiveNotQuantified => (NOT_QUANTIFIED, NOT_QUANTIFIED_DO),
        Kind::CollectiveCashAsCost => (CASH_AS_COST, CASH_AS_COST_DO),
        Kind::ProjectAssetCash => (PROJECT_CASH, PROJECT_CASH_DO),
        Kind::FederationByCharter => (BY_CHARTER, BY_CHARTER_DO),
        Kind::FederationVotes => (ONE_VOTE, ONE_VOTE_DO),
        Kind::WelfareLeavesMembers => (WELFARE_LEAVES, WELFARE_LEAVES_DO),
        Kind::AllocatedAccount => (ALLOCATED_ACCOUNT, ALLOCATED_ACCOUNT_DO),
        Kind::ResolutionShortNotice => (SHORT_NOTICE, SHORT_NOTICE_DO),
        Kind::ResolutionFewDelegates => (FEW_DELEGATES, FEW_DELEGATES_DO),
        Kind::ResolutionNoDelegates => (NO_DELEGATES, NO_DELEGATES_DO),
        Kind::ResolutionForAll => (FOR_ALL, NO_DELEGATES_DO),
        Kind::DebtDressedAsEquity => (DEBT, DEBT_DO),
        Kind::FloorCliff => (CLIFF, CLIFF_DO),
        Kind::FloorAboveReturn => (ABOVE, ABOVE_DO),
        Kind::LineOfAnotherYear => (LINE, LINE_DO),
        Kind::LineBelow2020 => (LINE_2020, LINE_2020_DO),
        Kind::NewcomersAtPar => (AT_PAR, AT_PAR_DO),
        Kind::LineUnsourced => (LINE_SOURCE, LINE_SOURCE_DO),
        Kind::MonitoringLineLow => (LINE_LOW, LINE_LOW_DO),
        Kind::MicroLoanLarge => (MICRO_LARGE, MICRO_LARGE_DO),
        Kind::MicroLoanLong => (MICRO_LONG, MICRO_LONG_DO),
        Kind::LoanLoses => (LOAN_LOSES, LOAN_LOSES_DO),
        Kind::PostsAboveNeed => (POSTS_MANY, POSTS_MANY_DO),
        Kind::LeadersAboveNumber => (NO_LEADERS, NO_LEADERS_DO),
        Kind::ReturnOfSuccesses => (SUCCESSES, SUCCESSES_DO),
        Kind::AllocatedWithoutPoor => (NO_POOR, NO_POOR_DO),
        Kind::ControlBelowCharter => (CONTROL, CONTROL_DO),
        Kind::CapitalIsNotVotes => (VOTES, VOTES_DO),
        Kind::FewMembers => (MEMBERS, MEMBERS_DO),
        Kind::FewFarmers => (FARMERS, FARMERS_DO),
        Kind::FewMembersLater => (MEMBERS_LATER, MEMBERS_LATER_DO),
        Kind::ControlLost => (CONTROL_LOST, CONTROL_LOST_DO),
        Kind::SubsidyUndivided => (SUBSIDY, SUBSIDY_DO),
        Kind::ResolutionPassed => (PASSED, PASSED_DO),
        Kind::ResolutionOutvoted => (OUTVOTED, OUTVOTED_DO),
        Kind::ResolutionWithoutQuorum => (NO_QUORUM, NO_QUORUM_DO),
        Kind::SharingUnresolved => (UNRESOLVED, UNRESOLVED_DO),
        Kind::DissolutionUnresolved => (DISSOLUTION, DISSOLUTION_DO),
        Kind::CadreHoldsAllocated => (CADRE, CADRE_DO),
        Kind::AllocatedOffRegister => (OFF_REGISTER, OFF_REGISTER_DO),
        Kind::SameNameTwice => (SAME_NAME, SAME_NAME_DO),
        Kind::UnitsWithoutGain => (NO_GAIN, NO_GAIN_DO),
        Kind::UnitsBeyondCapital => (BEYOND, BEYOND_DO),
        Kind::JobsUnfilled => (IDLE_JOBS, IDLE_JOBS_DO),
        Kind::SpecialFund => (SPECIAL, SPECIAL_DO),
        Kind::LossFromBefore => (LOSS_BEFORE, LOSS_BEFORE_DO),
        Kind::CoOpListedTwice => (TWICE, TWICE_DO),
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// How much it weighs, with the article.
    pub weight: String,
    /// How much it weighs.
    pub kind: String,
    /// The law and its article, where one says so.
    pub law: Option<String>,
    /// What is found.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// An article with its law.
pub fn article(article: Article, voice: Voice) -> String {
    let law = match article.law {
        Law::CoOps2006 => CO_OP_LAW_2006,
        Law::CoOps => CO_OP_LAW,
        Law::Collectives => RCEO_LAW,
    };
    format!("{} {}", voice.say(law), voice.fill(ARTICLE, &[("article", &article.number.to_string())]))
}

/// The sentences of a finding.
pub fn text(finding: &Finding, voice: Voice) -> FindingText {
    let severity = match finding.severity {
        Severity::Unlawful => UNLAWFUL,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    };
    let kind = voice.say(severity);
    let law = finding.article.map(|article| self::article(article, voice));
    let weight = law.iter().fold(kind.clone(), |weight, law| weight + " · " + law);
    let values: Vec<(&str, String)> =
        finding.values.iter().map(|(name, value)| (name.as_str(), shown(name, value))).collect();
    let (what, remedy) = sentences(finding.kind);
    let (what, remedy) = (voice.fill(what, &values), voice.fill(remedy, &values));
    FindingText { weight, kind, law, what, remedy }
}

/// How many there are of each weight; all of them must follow wherever this is said.
pub fn counted(findings: &[Finding], voice: Voice) -> String {
    let of = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = [Severity::Unlawful, Severity::Warning, Severity::Note].map(of);
    let [unlawful, warnings, notes] = counts.map(number);
    let values = [("unlawful", &*unlawful), ("warnings", &warnings), ("notes", &notes)];
    match counts {
        [0, 0, 0] => voice.say(NOTHING),
        [0, ..] => voice.fill(NO_BREACH, &values),
        _ => voice.fill(COUNTED, &values),
    }
}

/// A finding and its remedy in one line, after its weight.
pub fn in_full(text: &FindingText, voice: Voice) -> String {
    voice.fill(REMEDY, &[("what", &text.what), ("remedy", &text.remedy)])
}

/// All findings as a table, the weightiest first.
pub fn table(findings: &[Finding], voice: Voice) -> Table {
    let row = |finding: &Finding| {
        let text = text(finding, voice);
        vec![text.kind, text.law.unwrap_or_default(), text.what, text.remedy]
    };
    Table { head: [KIND, LAW, WHAT, DO].map(|text| voice.say(text)).to_vec(), rows: findings.iter().map(row).collect() }
}

/// A value as people write it: numbers with their thousands apart, but for years, register numbers and names.
fn shown(name: &str, value: &str) -> String {
    let is_amount = !["year", "id", "other", "coop", "name"].contains(&name);
    if is_amount { grouped(value) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn what_was_found_is_counted_and_no_breach_is_not_nothing() {
        let voice = Voice::new(Lang::Zh, None);
        let then = crate::check::findings(&crate::cases::find("hui").unwrap().scenario());
        let notes = then.len();
        assert!(notes > 1 && then.iter().all(|finding| finding.severity == Severity::Note));
        assert_eq!(counted(&then, voice), format!("没有发现违法；提示 {notes} 条："));
        assert_eq!(counted(&then[..1], Voice::new(Lang::En, None)), "No breach of law; 1 note:");
        let mut today = crate::cases::find("hui").unwrap().scenario();
        today.as_of = crate::scenario::Date::new(2025, 6, 1);
        let today = crate::check::findings(&today);
        assert!(counted(&today, voice).starts_with("违法 1 条，当心 3 条，"), "{}", counted(&today, voice));
        assert_eq!(counted(&[], voice), NOTHING.zh);
        let table = table(&today, voice);
        assert_eq!(table.rows.len(), today.len());
        assert_eq!(table.rows[0][..2], ["违法", "农民专业合作社法 第 44 条"]);
        assert!(table.rows.iter().flatten().skip(2).all(|cell| !cell.contains('{')));
    }

    #[test]
    fn amounts_are_grouped_and_years_and_numbers_of_households_are_not() {
        let said = |kind, values: &[(&str, &str)]| {
            let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let finding = Finding { kind, severity: Severity::Note, article: None, field: String::new(), values };
            text(&finding, Voice::new(Lang::Zh, None)).what
        };
        let line = said(Kind::LineOfAnotherYear, &[("year", "2018"), ("official", "2995"), ("line", "12995.5")]);
        assert_eq!(line, "2018 年的贫困线是 2,995 元，这里填的是 12,995.5 元。");
        let cadre = said(Kind::CadreHoldsAllocated, &[("name", "样本户"), ("id", "12345")]);
        assert_eq!(cadre, "干部户 样本户（12345 号）有配股。");
        // The number of those that can work is said, and not the word for them.
        let posts = said(Kind::PostsAboveNeed, &[("posts", "1200"), ("able", "3")]);
        assert_eq!(posts, "公益岗位 1,200 个，可是第一个村在册、有人能干活的只有 3 户。");
    }

    #[test]
    fn a_finding_says_its_weight_its_law_and_its_remedy() {
        let mut scenario = crate::cases::find("hui").unwrap().scenario();
        scenario.as_of = crate::scenario::Date::new(2025, 6, 1);
        let found = crate::check::findings(&scenario);
        let said = text(&found[0], Voice::new(Lang::Zh, None));
        assert_eq!(said.weight, "违法 · 农民专业合作社法 第 44 条");
        assert!(said.remedy.contains("先按交易额返还"));
        for finding in &found {
            for lang in [Lang::Zh, Lang::En] {
                let said = text(finding, Voice::new(lang, None));
                assert!(!said.what.contains('{'), "{said:?}");
            }
        }
    }
}
