//! The words of the page itself: title, menus, buttons, hints.

use super::{Text, texts};

texts! {
    TITLE: "分红 Fenhong" | "Fenhong 分红";
    ABOUT: "村里办合作社，赚了钱怎么分？改一改方案，马上看到好年份、差年份里{poor}各分多少。" | "A village's co-op earns; who gets what? Change the scheme and see at once what a {poor} gets in good years and bad.";
    PROMISE: "演算，不是承诺" | "A simulation, not a promise";
    VIEWS: "页面" | "Views";
    VIEW_SCHEME: "方案" | "Scheme";
    VIEW_COMPARE: "比较" | "Compare";
    VIEW_ADVISE: "出主意" | "Advise";
    VIEW_VILLAGE: "本村" | "Our village";
    VIEW_CASES: "案例" | "Cases";
    VIEW_TRAIN: "培训" | "Training";
    CASES_ABOUT: "几篇报道讲的做法，各做成一个案例：报道说的数和演算得出的数摆在一起。报道没说的都是假设，打开案例可以改。" | "What the reports describe, a case each: the reported figures beside the simulated ones. What the reports leave out is assumed; open a case to change it.";
    VIEW_REPORT: "一页报告" | "One-page report";
    VIEW_POSTER: "会议海报" | "Meeting poster";
    VIEW_SHARE: "分享" | "Share";
    VIEW_VERSIONS: "存下的版本" | "Kept versions";
    VIEW_TABLES: "全部表格" | "All tables";
    OPEN_CASE: "打开这个案例" | "Open this case";
    SKIP: "跳到结果" | "Skip to the results";
    LANGUAGE: "English" | "中文";
    LANGUAGE_HINT: "Switch to English" | "切换到中文";
    EXAMPLES: "打开例子" | "Examples";
    CHOOSE_EXAMPLE: "选一个例子……" | "Choose an example …";
    MENU: "菜单" | "Menu";
    UNDO: "撤销" | "Undo";
    REDO: "重做" | "Redo";
    RESET: "恢复原样" | "Reset";
    SAVE: "存成文件" | "Save file";
    OPEN: "打开文件" | "Open file";
    PRINT: "打印" | "Print";
    PROJECTOR: "投影" | "Projector";
    LEAVE_PROJECTOR: "退出投影" | "Leave projector";
    THEME_AUTO: "明暗：跟系统" | "Theme: system";
    THEME_LIGHT: "明暗：亮" | "Theme: light";
    THEME_DARK: "明暗：暗" | "Theme: dark";
    LINK_COPIED: "链接已复制。方案全在链接里，不经过任何服务器。" | "Link copied. The scenario is all in the link; no server sees it.";
    KEEP_TEXT: "微信里存不了文件。请复制下面的文字，粘贴到备忘录或聊天里。" | "Files cannot be saved inside WeChat. Copy the text below and paste it into a note or a chat.";
    KEEP_PICTURE: "微信里存不了文件。请长按图片，选“保存图片”。" | "Files cannot be saved inside WeChat. Press the picture long and choose “Save image”.";
    KEEP_NOTHING: "微信里存不了这种文件。" | "This kind of file cannot be saved inside WeChat.";
    OPEN_ELSEWHERE: "要存成文件：点右上角“···”，选“在浏览器打开”，再存一次。" | "To save a file: press “···” at the upper right, choose “Open in browser”, and save there.";
    TEXT_COPIED: "文字已复制。" | "Text copied.";
    COPY_BY_HAND: "这里不能代为复制：请长按文字，全选，再复制。" | "It cannot be copied for you here: press the text long, select all, and copy.";
    PRINT_ELSEWHERE: "微信里打印不了：点右上角“···”，选“在浏览器打开”，再打印。" | "Nothing can be printed inside WeChat: press “···” at the upper right, choose “Open in browser”, and print there.";
    COPY_TEXT: "复制文字" | "Copy the text";
    LINK_SHOWN: "请自己复制：{link}" | "Please copy this yourself: {link}";
    LINK_OPENED: "已打开链接里的方案。" | "Opened the scenario in the link.";
    FILE_OPENED: "已打开文件“{file}”。" | "Opened “{file}”.";
    RESTORED: "已接着上次的继续。" | "Continued where you left off.";
    RESET_DONE: "已恢复成“{name}”的原样；可以撤销。" | "Reset to “{name}” as it was; this can be undone.";
    CASE_OPENED: "已打开例子“{name}”；可以撤销。" | "Opened the example “{name}”; this can be undone.";
    INPUTS: "方案" | "The scheme";
    RESULTS: "结果" | "Results";
    GO_TO_INPUTS: "去改方案" | "Change the scheme";
    AT_HAND: "先改这一项" | "Change this first";
    NAME: "方案叫什么？" | "What is the scenario called?";
    AS_OF: "按哪一天的规定？" | "As of which date?";
    AS_OF_HELP: "决定用哪一年的法律、贫困线和叫法（2021 年起叫监测对象，2026 年起叫防止返贫致贫对象）。" | "Selects law, poverty line and words (monitored instead of poor from 2021, vulnerable from 2026).";
    LINE_SOURCE: "{the_line}是哪个省、哪一年、按哪个文件定的？" | "Whose {the_line} is it, of which year, by which document?";
    SOURCED: "{value}（{source}）" | "{value} ({source})";
    NOT_A_DATE: "这不是一个日期：请写成 2018-12-31 或 2018年12月31日 这样。" | "This is no date: write it like 2018-12-31.";
    NO_SUCH_MONTH: "没有第 {month} 个月：月份是 1 到 12。" | "There is no month {month}: months are 1 to 12.";
    NO_SUCH_DAY: "{year} 年 {month} 月只有 {days} 天。" | "Month {month} of {year} has {days?# day|# days}.";
    ASSUMED_MARK: "假设" | "assumed";
    SPLIT: "三种股各占百分之几？" | "How are the shares split?";
    SPLIT_HELP: "拖动两个把手，或者直接填数；三份总合成 100%。" | "Drag the two handles or type; the three always add up to 100%.";
    OF_PART: "{part}：{why}" | "{part}: {why}";
    SPLIT_HANDLE_LEFT: "村集体与群众之间的把手" | "Handle between collective and households";
    SPLIT_HANDLE_RIGHT: "群众与配股之间的把手" | "Handle between households and allocated";
    SPLIT_STATE: "村集体 {collective}，群众 {paid_in}，配股 {allocated}" | "collective {collective}, households {paid_in}, allocated {allocated}";
    COLLECTIVE: "村集体" | "collective";
    PAID_IN: "群众" | "households";
    ALLOCATED: "配股" | "allocated";
    CONTROL_BREACH: "▲ 村集体占 {held}，低于章程要求的 {wanted}。仍可以算，结果照样标明。" | "▲ The collective holds {held}, under the charter's {wanted}. It can still be calculated, and is marked.";
    LISTED: "这个方案用的是逐户名册：{households} 户。名册只留在这台机器上。" | "This scenario holds a roster of {households?# household|# households}. It stays on this machine.";
    FUTURE_STEP: "看哪一次推演？" | "Which future?";
    PREVIOUS: "上一个" | "Previous";
    NEXT: "下一个" | "Next";
    CHARTS: "图" | "Charts";
    PREVIOUS_CHART: "上一张图" | "Previous chart";
    NEXT_CHART: "下一张图" | "Next chart";
    CHART_OF: "第 {place} 张，共 {of} 张" | "Chart {place} of {of}";
    WHICH_YEAR: "看哪一年？" | "Which year?";
    WHICH_VILLAGE: "看哪一个村？" | "Which village?";
    VILLAGE_NUMBER: "第 {village} 村" | "village {village}";
    READ_HINT: "指着图、点一下，或按方向键，读出每一年的数。" | "Point, tap, or use the arrow keys to read each value.";
    TABLE: "用表格看这张图" | "This chart as a table";
    SAVE_SVG: "存成矢量图（SVG）" | "Save as SVG";
    SAVE_PNG: "存成图片（PNG）" | "Save as PNG";
    SAVE_CSV: "存成表格（CSV）" | "Save as CSV";
    CLOSE: "关上" | "Close";
    SAMPLE: "样本农户，不是真实农户" | "Sample households, not real ones";
    ASSUMED_COUNT: "{inputs} 项输入里有 {assumed} 项是规划假设" | "{assumed} of {inputs} inputs are planning assumptions";
    AS_OF_SHORT: "{name} · {date}" | "{name} · {date}";
    PLACE: "{villages} 个村，{coops} 个合作社，{households} 户，其中{poor} {cohort} 户；股本共 {capital}，其中公家的钱 {public}。" | "{villages?# village|# villages}, {coops?# co-op|# co-ops}, {households?# household|# households} (among them {cohort} {cohort?poor}); capital {capital}, of which public money {public}.";
    CAVEATS: "这个演算没有算进去的" | "What this simulation leaves out";
    CAVEAT_1: "方案本身不改变合作社能赚多少，也不改变谁去干活：换一种分法，赚的钱不会多也不会少。" | "The scheme does not change what the co-ops earn or who works: sharing differently earns neither more nor less.";
    CAVEAT_2: "没有贪占、拖欠、欠账不还，也没有临时摊派；管得好不好不在里面。" | "No embezzlement, arrears or unpaid debts; whether a co-op is run well is not in it.";
    CAVEAT_3: "除了填进来的成员变动，户不分家、不搬走、不老去，人口不变。" | "But for the changes that are entered, households do not split, move or grow old; their size stays the same.";
    CAVEAT_4: "回报和风险是规划假设；新闻里的数字多半是办得好的社。" | "Returns and risks are planning assumptions; press figures come mostly from successes.";
    CAVEAT_5: "区间只含抽样误差；假设错了，区间里看不出来。" | "Intervals hold sampling error only; they do not show wrong assumptions.";
    REPRODUCE: "要算出一模一样的结果：版本 {version}，随机编号（年景）{luck}，随机编号（农户）{people}，{draws} 次推演；校验码 {fingerprint}。" | "To get exactly these results: version {version}, random number of the luck {luck}, of the households {people}, {draws} futures; check code {fingerprint}.";
    PRIVATE: "本页不联网也能用；您填的一切只留在这台机器上。" | "This page works without a network; what you enter stays on this machine.";
    TERMS: "词语解释" | "Terms";
    SAVED: "已自动保存" | "Saved";
    NOT_SAVED: "这个浏览器不让自动保存；请用“存成文件”。" | "This browser does not allow autosave; use “Save file”.";
    SAVE_REFUSED: "刚才的改动没有存上；请用“存成文件”，免得丢失。" | "The last change was not saved; use “Save file” so that it is not lost.";
    SAVED_ELSEWHERE: "这份方案在另一个窗口里改过，由那边自动保存；这个窗口的改动不再自动保存。" | "This work was changed in another window, which saves it; changes in this window are not saved any more.";
    TAKE_OVER: "由这个窗口保存" | "Save from this window";
    KEEP_COPY: "把这里的存成一个版本" | "Keep this one as a version";
    TAKEN_OVER: "现在由这个窗口自动保存；另一个窗口里的方案存成了版本“{name}”，在菜单的“存下的版本”里。" | "This window saves now; the other window's scheme is kept as the version “{name}”, under “Kept versions” in the menu.";
    OF_OTHER_WINDOW: "{name}（另一个窗口）" | "{name} (other window)";
    LINK_KEPT: "已打开链接里的方案。您原来的方案存成了版本“{name}”，在菜单的“存下的版本”里。" | "Opened the scenario in the link. Your own is kept as the version “{name}”, under “Kept versions” in the menu.";
    LATE_KEPT: "上次的方案存成了版本“{name}”，在菜单的“存下的版本”里。" | "The work of your last visit is kept as the version “{name}”, under “Kept versions” in the menu.";
    BEFORE_LINK: "{name}（打开链接以前）" | "{name} (before the link)";
    SKELETON: "正在启动演算……" | "Starting the simulation …";
    ADD_ENTERPRISE: "再加一种产业" | "Add an enterprise";
    REMOVE_ENTERPRISE: "去掉这种产业" | "Remove this enterprise";
    ENTERPRISE_NAME: "什么产业？" | "Which enterprise?";
    ENTERPRISE_TURNS: "合作社轮流做这些产业。" | "The co-ops take these enterprises by turns.";
    ENTERPRISE_STATE: "平常 {mean}，上下 {sd}" | "{mean} on average, ± {sd}";
    UNITS_STATE: "一个单位卖 {price}，成本 {cost}，价格上下 {sd}" | "a unit brings {price}, costs {cost}, price ± {sd}";
    BY_UNITS: "改成按单价和成本算" | "Give price and cost a unit instead";
    BY_RETURN: "改回按平均回报算" | "Give the mean return instead";
    DRAW_AGAIN: "换一批年景" | "Draw other luck";
    NEW_VERSION: "本页有了新版本；您填的内容都会留着。" | "There is a new version of this page; what you entered stays.";
    RELOAD: "换到新版本" | "Load it";
    NEW_NUMBERS: "正在更新" | "Updating";
}

/// What a new enterprise is called, in both languages: it goes into the scenario.
pub const NEW_ENTERPRISE: Text = Text { zh: "新产业", en: "New enterprise" };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Voice};

    #[test]
    fn the_shell_of_the_document_says_the_same() {
        let shell = include_str!("../../www/index.html");
        for lang in [Lang::Zh, Lang::En] {
            for text in [ABOUT, PROMISE, SKELETON] {
                let said = Voice::new(lang, None).say(text);
                assert!(shell.contains(&said), "www/index.html lacks: {said}");
            }
        }
    }

    #[test]
    fn the_installed_page_has_the_same_name_and_description() {
        let manifest = include_str!("../../www/static/app.webmanifest");
        let zh = Voice::new(Lang::Zh, None);
        for text in [TITLE, ABOUT] {
            let said = zh.say(text);
            assert!(manifest.contains(&format!("\"{said}\"")), "www/static/app.webmanifest lacks: {said}");
        }
    }
}
