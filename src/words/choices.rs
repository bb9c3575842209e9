//! Settings chosen from a few, with the words of each choice.

use super::{Text, texts};

/// A setting chosen from a few.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Path in the scenario's JSON.
    pub path: &'static str,
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
    ROUNDING: "分不尽的零头怎么办？" | "What becomes of the fen that do not divide?";
    ROUNDING_HELP: "每股先算到分；零头要么结转，要么按余数大小一分一分补。" | "Dividends are whole fen; the rest is carried or paid one by one.";
    DECLARED: "零头结转下年" | "Carried to next year";
    DECLARED_HELP: "宣布每股整分的分红，剩下的零头记在账上，下年再分。" | "A whole number of fen a share is declared; what is left is shared next year.";
    LARGEST: "当年分完" | "All paid this year";
    LARGEST_HELP: "零头一分一分补给余数最大的户；一样大的，户号小的先得。" | "One fen each to the largest remainders; ties go to the lower register number.";
    ADJUSTMENT: "{poor}脱贫以后，配股怎么办？" | "What becomes of allocated shares when a {poor} leaves poverty?";
    ADJUSTMENT_HELP: "按上年 12 月 31 日是否在册，决定当年的权利。" | "The register of 31 December decides the rights of the next year.";
    KEEP: "归户保留" | "The household keeps them";
    KEEP_HELP: "脱贫以后照样分红。徽县报道没有写别的办法。" | "It goes on receiving dividends. The report from Hui says nothing else.";
    RECOVER: "收回，分给还在册的户" | "Recovered for those still registered";
    RECOVER_HELP: "收回的配股照样分红，平均分给还没脱贫的户。见于别处，不是徽县的做法。" | "Their dividend is shared equally by those still registered. Found elsewhere, not in Hui.";
}

/// All settings chosen from a few, in the order of the story.
pub const CHOICES: &[Choice] = &[
    Choice {
        path: "scheme.rounding",
        question: ROUNDING,
        help: ROUNDING_HELP,
        options: &[
            ChoiceOption { json: r#""declared-dividend""#, label: DECLARED, help: DECLARED_HELP },
            ChoiceOption { json: r#""largest-remainder""#, label: LARGEST, help: LARGEST_HELP },
        ],
    },
    Choice {
        path: "scheme.adjustment",
        question: ADJUSTMENT,
        help: ADJUSTMENT_HELP,
        options: &[
            ChoiceOption { json: r#"{"rule":"keep"}"#, label: KEEP, help: KEEP_HELP },
            ChoiceOption { json: r#"{"rule":"recover","cap":"2000.00"}"#, label: RECOVER, help: RECOVER_HELP },
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn every_option_is_one_that_the_format_knows() {
        for choice in CHOICES {
            for option in choice.options {
                let mut scenario: serde_json::Value = serde_json::from_str(crate::cases::CASES[0].json).unwrap();
                let place = format!("/{}", choice.path.replace('.', "/"));
                *scenario.pointer_mut(&place).expect(choice.path) = serde_json::from_str(option.json).unwrap();
                Scenario::from_json(&scenario.to_string()).expect(option.json);
            }
        }
    }
}
