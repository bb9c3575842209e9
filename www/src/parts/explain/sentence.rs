//! How the three sentences of the results come about.

use fenhong::outcome::Report;
use fenhong::words::{Text, results};

use crate::parts::explain::asked::Question;
use crate::parts::shared::Shared;

/// The title of a sentence's derivation.
pub fn title(question: Question) -> Text {
    match question {
        Question::Payout => results::WHY_PAYOUT,
        Question::Paying => results::WHY_PAYING,
        Question::Out => results::WHY_OUT,
    }
}

/// How a sentence's numbers come about.
pub fn paragraphs(shared: &Shared, question: Question, report: &Report) -> Vec<String> {
    let voice = shared.voice();
    let input = |place: &str| shared.desk.text(place).unwrap_or_default();
    match question {
        Question::Payout => results::payout_means(report, voice),
        Question::Paying => results::paying_means(report, voice),
        Question::Out => {
            let line = input("poverty.line");
            let line = line.strip_suffix(".00").unwrap_or(&line);
            let mut said = results::out_means(report, line, &input("poverty.exit_years"), voice);
            if input("poverty.test.rule") == "stable" {
                said.push(results::stable(&input("poverty.test.ahead"), &input("poverty.test.chance"), voice));
            }
            said.extend(
                report.relapse.as_ref().map(|relapse| results::relapse(relapse, report.headline.of_years, voice)),
            );
            said
        }
    }
}
