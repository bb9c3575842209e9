//! What is said around a lesson, and its own texts with their numbers.

use super::fields::{ends, words};
use super::{Piece, Text, Voice, big_yuan, exact_yuan, joined, number, parts, percent, texts};
use crate::lesson::{Control, Fault, FaultKind, Guessed, LONGEST, Lesson, Looked, Quantity, Stated, Written};
use crate::scenario::{Named, fields};
use crate::typed;
use crate::units::Rate;

texts! {
    LIST_ABOUT: "每课一个样本村：先猜，再看，再动手。进度只存在这台机器上，不影响您正在编辑的方案。" | "Each lesson has a sample village: guess, see, then do. What you did stays on this device and leaves the scenario at hand alone.";
    BEGIN: "开始" | "Begin";
    GO_ON: "接着学" | "Go on";
    LEARNT: "学完了" | "done";
    TO_LIST: "全部课程" | "All lessons";
    STEP_OF: "第 {place} 步，共 {of} 步" | "Step {place} of {of}";
    STEPS: "这一课的步骤" | "The steps of this lesson";
    NEXT: "下一步" | "Next";
    BACK: "上一步" | "Back";
    MAKE_GUESS: "就猜这个" | "That is my guess";
    ANSWER_IT: "就答这个" | "That is my answer";
    YOUR_GUESS: "您猜的是 {said}。" | "Your guess was {said}.";
    A_NUMBER: "填一个数" | "A number";
    OF_A_HUNDRED: "一百次里几次" | "So many of a hundred";
    TRY: "试一试" | "Try it";
    WAIT: "正在算…" | "Working it out…";
    NEXT_HINT: "给个提示（还有 {left} 个）" | "A hint ({left} left)";
    FEEDBACK: "试的结果" | "What it comes to";
    SHOWN_OF: "{plan}" | "{plan}";
    LAW_SAYS: "{plan}：法律怎么说" | "{plan}: what the law says";
    PRINT_CARD: "打印这张卡" | "Print this card";
    CARD: "要点卡" | "Recap card";
    AGAIN: "从头再学" | "Start again";
    NEXT_LESSON: "下一课" | "The next lesson";
    FINISHED: "这一课学完了。" | "You have finished this lesson.";
    WHY_OF: "为什么？{plan}" | "Why? {plan}";
    LESSON: "第 {number} 课　{name}" | "Lesson {number}: {name}";
    MINUTES: "课堂 {room} 分钟，自学 {alone} 分钟" | "{room?# minute|# minutes} in a room, {alone?# minute|# minutes} alone";
    AIM: "学完能做到" | "What you can do afterwards";
    STORY: "故事" | "Story";
    GUESS: "先猜一猜" | "First a guess";
    REVEAL: "揭晓" | "What happens";
    TASK: "动手" | "Your task";
    GOALS: "要做到" | "What must hold";
    CONTROLS: "能改的" | "What you can change";
    BLANKS: "请算出" | "Work out";
    HINTS: "提示" | "Hints";
    RECAP: "记住" | "What stays";
    EXIT: "最后一问" | "One last question";
    ANSWER: "答案：{answer}" | "Answer: {answer}";
    RIGHT: "对了。" | "Right.";
    NEAR: "很接近。" | "Very near.";
    OFF: "不对。" | "Not so.";
    MET: "做到了" | "met";
    NOT_MET: "还没做到" | "not yet";
    EMPTY: "还没填" | "nothing entered";
    CORRECT: "对" | "right";
    WRONG: "不对" | "wrong";
    NOT_DONE: "还没做完：共 {all} 项，做到 {met} 项。" | "Not done yet: {met} of {all} hold.";
    UNDER: "不到 {count}" | "fewer than {count}";
    OVER: "{count} 多" | "more than {count}";
    NO_NUMBER: "（没有）" | "(none)";
    YES: "是" | "yes";
    NO: "否" | "no";
    CONTROL: "{question}（{unit}，{least} 到 {most}）" | "{question} ({unit}, {least} to {most})";
    GOOD: "这一课没有毛病：文字 {texts} 段，其中 {numbers} 个数都是算出来的；句子长度的中位数 {median} 字。示范做法能通过，常见错误通不过。" | "Nothing is wrong with this lesson: {texts?# text|# texts}, {numbers?# number|# numbers} in them, each worked out; the median Chinese sentence has {median?# character|# characters}. The solution passes, the mistake does not.";
    RIGHT_ANSWERS: "这道题有 {right} 个选项是对的，应当正好一个。" | "{right?# choice|# choices} of this question hold; it must be one.";
    OF_NOBODY: "这个数没有对象，算不出来。" | "This number is over nobody.";
    SOLUTION_FAILS: "示范做法没有通过。" | "The solution does not pass.";
    MISTAKE_PASSES: "应当通不过的做法通过了。" | "What should fail passes.";
    DONE_BEFORE: "什么都没做，任务就已经完成了。" | "The task is done before anything is changed.";
    OWN_NUMBER: "文字里自己写了数（“{said}”）；数要用算出来的。" | "A text states a number by itself (“{said}”); numbers are to be worked out.";
    LONG_SENTENCES: "句子偏长：中位数 {median} 字，最好不超过 {longest} 字。" | "Sentences are long: {median?# character|# characters} in the median; {longest} are enough.";
    RIGHT_ANSWERS_DO: "请改选项的条件，让正好一个成立。" | "Change the conditions so that one holds.";
    OF_NOBODY_DO: "请换一个数，或者换一个有对象的方案。" | "Ask for another number, or of a plan that has one.";
    SOLUTION_DO: "请改示范做法，或者改目标。" | "Change the solution or the goals.";
    MISTAKE_DO: "请改目标，或者换一个真会犯的错误。" | "Change the goals, or give a mistake that people make.";
    DONE_DO: "请把目标定得高一点。" | "Ask for more than there is already.";
    OWN_NUMBER_DO: "请在 figures 里给它起名，文字里写 {place}。" | "Name it under figures and write {place} in the text.";
    LONG_DO: "请把长句拆开。" | "Part the long sentences.";
}

/// The lesson with its number from 1.
pub fn title(place: usize, lesson: &Lesson, voice: Voice) -> String {
    voice.fill(LESSON, &[("number", (place + 1).to_string()), ("name", voice.name(&lesson.name))])
}

/// How long it takes.
pub fn minutes(lesson: &Lesson, voice: Voice) -> String {
    let minutes = [lesson.minutes.room, lesson.minutes.alone].map(|minutes| minutes.to_string());
    voice.fill(MINUTES, &[("room", &minutes[0]), ("alone", &minutes[1])])
}

/// A number as it stands in a text.
pub fn quantity(quantity: Quantity, written: Written, voice: Voice) -> String {
    match (quantity, written) {
        (Quantity::Money(amount), Written::Round) => big_yuan(amount, voice),
        (Quantity::Money(amount), _) => exact_yuan(amount, voice).replacen(".00 ", " ", 1),
        (Quantity::Part(part), Written::OfHundred) => of(part, 100, voice),
        (Quantity::Part(part), Written::OfTen) => of(part, 10, voice),
        (Quantity::Part(part), _) => percent(part),
        (Quantity::Count(count), _) => number(count),
        (Quantity::Truth(holds), _) => voice.say(if holds { YES } else { NO }),
        (Quantity::Nobody, _) => voice.say(NO_NUMBER),
    }
}

/// A part as so many of `all`; few are not none, and nearly all are not all.
fn of(part: Rate, all: i64, voice: Voice) -> String {
    match parts(part, all) {
        0 if part > Rate::ZERO => voice.fill(UNDER, &[("count", "1")]),
        most if most == all && part < Rate::ONE => voice.fill(OVER, &[("count", number(all - 1))]),
        some => number(some),
    }
}

/// A lesson's named numbers as they stand in its texts.
pub struct Spoken {
    values: Vec<(String, String)>,
    voice: Voice,
}

impl Spoken {
    /// The numbers in their order, as [`crate::lesson::Tried`] has them.
    pub fn new(stated: &[Stated], numbers: &[Quantity], voice: Voice) -> Spoken {
        let one =
            |(stated, number): (&Stated, &Quantity)| (stated.name.clone(), quantity(*number, stated.written, voice));
        Spoken { values: stated.iter().zip(numbers).map(one).collect(), voice }
    }

    /// A text of the lesson with its numbers, in pieces.
    pub fn pieces(&self, text: &Named) -> Vec<Piece> {
        let values: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let said = if self.voice.lang == super::Lang::Zh { &text.zh } else { &text.en };
        self.voice.filled(said, &values)
    }

    /// The same as one text.
    pub fn say(&self, text: &Named) -> String {
        joined(self.pieces(text))
    }

    /// How it is spoken.
    pub fn voice(&self) -> Voice {
        self.voice
    }
}

/// How a guess fares.
pub fn guessed(guessed: Guessed) -> Text {
    match guessed {
        Guessed::Right => RIGHT,
        Guessed::Near => NEAR,
        Guessed::Off => OFF,
    }
}

/// What a control asks, with its range where it is a number.
pub fn control(control: &Control, spoken: &Spoken) -> String {
    let voice = spoken.voice();
    match control {
        Control::Choose(choose) => spoken.say(&choose.ask),
        Control::Turn(turn) => {
            let (Some(field), Some(words)) = (fields::field(&turn.path), words(&turn.path)) else {
                return turn.path.clone();
            };
            let (least, most) = ends(field.kind);
            let shown = |said: &Option<String>, usual: String| {
                said.as_ref().map_or(usual, |said| typed::show(said, field.kind))
            };
            let values = [
                ("question", voice.say(words.question)),
                ("unit", voice.say(words.unit)),
                ("least", shown(&turn.least, least)),
                ("most", shown(&turn.most, most)),
            ];
            voice.fill(CONTROL, &values)
        }
    }
}

/// What is wrong with a lesson, and what to do.
pub fn fault(fault: &Fault, voice: Voice) -> [String; 2] {
    let count = |count: usize| count.to_string();
    let (what, remedy, values) = match &fault.kind {
        FaultKind::RightAnswers { right } => (RIGHT_ANSWERS, RIGHT_ANSWERS_DO, vec![("right", count(*right))]),
        FaultKind::OfNobody => (OF_NOBODY, OF_NOBODY_DO, Vec::new()),
        FaultKind::SolutionFails => (SOLUTION_FAILS, SOLUTION_DO, Vec::new()),
        FaultKind::MistakePasses => (MISTAKE_PASSES, MISTAKE_DO, Vec::new()),
        FaultKind::DoneBefore => (DONE_BEFORE, DONE_DO, Vec::new()),
        FaultKind::OwnNumber { said } => {
            (OWN_NUMBER, OWN_NUMBER_DO, vec![("said", said.clone()), ("place", "{…}".to_owned())])
        }
        FaultKind::LongSentences { median } => {
            (LONG_SENTENCES, LONG_DO, vec![("median", count(*median)), ("longest", count(LONGEST))])
        }
    };
    [what, remedy].map(|text| voice.fill(text, &values))
}

/// That nothing is wrong with it.
pub fn good(looked: &Looked, voice: Voice) -> String {
    let counts = [looked.texts, looked.numbers, looked.median].map(|count| count.to_string());
    voice.fill(GOOD, &[("texts", &counts[0]), ("numbers", &counts[1]), ("median", &counts[2])])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Fen;
    use crate::words::Lang;

    #[test]
    fn numbers_are_written_as_a_lesson_wants() {
        let zh = Voice::new(Lang::Zh, None);
        let said = |number, written| quantity(number, written, zh);
        assert_eq!(said(Quantity::Money(Fen::yuan(620)), Written::Plain), "620 元");
        assert_eq!(said(Quantity::Money(Fen::new(179_010)), Written::Plain), "1,790.10 元");
        assert_eq!(said(Quantity::Money(Fen::yuan(34_567)), Written::Round), "3.46 万元");
        assert_eq!(said(Quantity::Part(Rate::percent(17)), Written::OfHundred), "17");
        assert_eq!(said(Quantity::Part(Rate::new(4_000)), Written::OfHundred), "不到 1");
        assert_eq!(said(Quantity::Part(Rate::new(998_000)), Written::OfHundred), "99 多");
        assert_eq!(said(Quantity::Part(Rate::ZERO), Written::OfHundred), "0");
        assert_eq!(said(Quantity::Part(Rate::percent(60)), Written::Plain), "60%");
        assert_eq!(said(Quantity::Count(1_000), Written::Plain), "1,000");
        assert_eq!(said(Quantity::Nobody, Written::Plain), "（没有）");
    }

    #[test]
    fn words_of_the_era_are_no_numbers() {
        for name in crate::lesson::OF_THE_ERA {
            let text = Named { zh: format!("{{{name}}}"), en: format!("{{{name}}}") };
            for lang in [Lang::Zh, Lang::En] {
                assert!(!Spoken::new(&[], &[], Voice::new(lang, None)).say(&text).is_empty(), "{name}");
            }
        }
    }
}
