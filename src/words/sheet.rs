//! The command line's tables and the lines of a printed ledger.

use super::texts;

texts! {
    VILLAGE_YEAR: "第 {village} 村，第 {year} 年" | "Village {village}, year {year}";
    OF_DRAW: "第 {draw} 种可能（演算，不是承诺）" | "future {draw} (a simulation, not a promise)";
    OF_SURPLUS: "按填入的实际盈余" | "from the entered surplus";
    COOP: "合作社 {id}" | "Co-op {id}";
    CLOSED: "已停办" | "closed";
    CLOSES: "年末净资产低于下限，停办，入股每股退 {amount} 元" | "closes at the end of the year, refunding {amount} a paid-in share";
    BRIDGE: "盈余 {surplus} − 补亏 {made_up} − 公积金 {reserve} + 上年零头 {carried_in} = 可分配 {distributable}" | "surplus {surplus} − losses made up {made_up} − reserve {reserve} + carried in {carried_in} = distributable {distributable}";
    LOSS: "亏损 {loss}：公积金抵 {absorbed}，其余结转，今年不分" | "loss {loss}: the reserve absorbs {absorbed}, the rest is carried forward, nothing is paid";
    DIVIDEND: "可分配 {distributable} ÷ {shares} 股 = 每股 {per_share}；零头结转 {carried}，零头照付 {odd}" | "{distributable} ÷ {shares} shares = {per_share} a share; carried {carried}, odd fen paid {odd}";
    CLASSES: "集体 {collective}，入股 {paid_in}，配股 {allocated}，收回的配股 {recovered}" | "collective {collective}, paid-in {paid_in}, allocated {allocated}, recovered {recovered}";
    POOL: "集体分红 {collective}：村里留下 {kept}，在册 {heads} 户每户 {per_head}；收回的配股每户 {recovered}；公益金 {welfare}" | "Collective's dividend {collective}: kept {kept}, {heads} registered households {per_head} each; recovered shares {recovered} each; welfare {welfare}";
    BALANCE: "年初 {opening} + 盈余 {surplus} = 付给农户 {paid} + 年末 {closing}" | "opening {opening} + surplus {surplus} = paid to households {paid} + closing {closing}";
    NUMBER: "户号" | "No.";
    NAME: "户名" | "Name";
    REGISTERED: "在册" | "Registered";
    PAID_IN_SHARES: "入股股数" | "Paid-in shares";
    ALLOCATED_SHARES: "配股股数" | "Allocated shares";
    PAID_IN: "入股分红" | "Paid-in";
    ALLOCATED: "配股分红" | "Allocated";
    COLLECTIVE: "集体分红" | "Collective";
    RECOVERED: "收回配股分红" | "Recovered";
    TOTAL: "合计" | "Total";
    WAGES: "工资" | "Wages";
    FARMING: "务农" | "Farming";
    OTHER: "其他" | "Other";
    ILLNESS: "看病" | "Illness";
    INCOME: "收入" | "Income";
    YES: "是" | "yes";
    NO: "否" | "no";
    CHECKED: "方案可以计算，没有发现问题。" | "The scenario can be run; nothing was found.";
    SIMULATED: "演算，不是承诺。" | "A simulation, not a promise.";
    RUN_LINE: "{name}，{date}，{draws} 种可能，指纹 {fingerprint}，假设的输入 {assumed}/{inputs}" | "{name}, {date}, {draws} futures, fingerprint {fingerprint}, {assumed} of {inputs} inputs assumed";
    YEAR: "年" | "Year";
    WORST: "最差 5 %" | "5 %";
    MIDDLE: "正中间" | "50 %";
    BEST: "最好 5 %" | "95 %";
    POOR: "线下" | "Poor";
    POOR_WITHOUT: "没有合作社时线下" | "Poor without";
    FUND: "村集体积累" | "Fund";
}
