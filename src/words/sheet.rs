//! The command line's tables and the lines of a printed ledger.

use super::texts;

texts! {
    VILLAGE_YEAR: "第 {village} 村，第 {year} 年" | "Village {village}, year {year}";
    OF_DRAW: "第 {draw} 种可能（演算，不是承诺）" | "future {draw} (a simulation, not a promise)";
    OF_SURPLUS: "按填入的实际盈余" | "from the entered surplus";
    NUMBER: "户号" | "No.";
    NAME: "户名" | "Name";
    REGISTERED: "在册" | "Registered";
    PAID_IN_SHARES: "入股股数" | "Paid-in shares";
    ALLOCATED_SHARES: "配股股数" | "Allocated shares";
    PAID_IN: "入股分红" | "Paid-in";
    ALLOCATED: "配股分红" | "Allocated";
    COLLECTIVE: "集体分红" | "Collective";
    RECOVERED: "收回配股分红" | "Recovered";
    TRADED: "交易额（百元）" | "Traded (100 yuan)";
    PATRONAGE: "按交易额和成员" | "By trade and membership";
    POST: "公益岗位" | "Post";
    REFUND: "退股" | "Refund";
    TOTAL: "合计" | "Total";
    WAGES: "工资" | "Wages";
    JOBS: "合作社工资" | "Co-op wages";
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
