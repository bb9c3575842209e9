//! Rosters for the page: what a file holds, in words, and the scenario that it makes. The names for JavaScript are short: the build
//! replaces those of nine letters and more between a module and its own glue (`xtask/src/build/names.rs`).

use fenhong::roster::choices::Choices;
use fenhong::roster::problem::{Kind, Refused, Unit};
use fenhong::roster::village::{self, Beside};
use fenhong::roster::{self, Roster, template};
use fenhong::scenario::{Error, Scenario};
use fenhong::units::Fen;
use fenhong::words::{Lang, Voice, errors, roster as words};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a file's bytes hold. `asked` is JSON: `{ "lang": "zh", "scenario": {…}, "par": "1000.00", "collective": "0.00",
/// "unit": "yuan" | "wan" | null, "sheet": "…" | null, "anonymous": true }`. The answer is JSON: `{ "lines": ["…"], "unit":
/// whether it must be chosen, "scenario": {…} | null }`, the scenario only where nothing stands against the roster.
///
/// Some damaged workbooks of before 2007 make the library that reads them trip: then this traps, and the module must be
/// brought anew.
///
/// # Errors
/// When `asked` is not what is said above, in words for the console.
#[wasm_bindgen(js_name = roster)]
pub fn read_roster(bytes: &[u8], asked: &str) -> Result<String, String> {
    let asked: Value = serde_json::from_str(asked).map_err(|error| error.to_string())?;
    let voice = voice(&asked);
    let money = |name: &str| asked[name].as_str().and_then(|text| text.parse::<Fen>().ok());
    let (Some(par), Some(collective)) = (money("par"), money("collective")) else {
        return Err(String::from("par and collective are amounts"));
    };
    let unit = match asked["unit"].as_str() {
        Some("yuan") => Some(Unit::Yuan),
        Some("wan") => Some(Unit::Wan),
        _ => None,
    };
    let choices = Choices { sheet: asked["sheet"].as_str().map(str::to_owned), columns: Vec::new(), unit, par };
    let answer = match roster::read(bytes, &choices) {
        Ok(read) => {
            let beside = Beside {
                par,
                collective,
                coop: voice.say(words::COOP),
                anonymous: (asked["anonymous"] == true).then(|| voice.say(words::HOUSEHOLD)),
            };
            found(read, &asked["scenario"], &beside, voice)
        }
        Err(refused) => json!({ "lines": self::refused(&refused, voice), "unit": false, "scenario": null }),
    };
    Ok(answer.to_string())
}

/// An empty roster to fill in, with headings and notes in a language.
///
/// # Errors
/// When it cannot be written, in words for the console.
#[wasm_bindgen(js_name = template)]
pub fn roster_template(lang: &str) -> Result<Vec<u8>, String> {
    let voice = Voice::new(if lang == "en" { Lang::En } else { Lang::Zh }, None);
    template::template(&words::template(voice)).map_err(|error| error.to_string())
}

fn voice(asked: &Value) -> Voice {
    let as_of = asked["scenario"]["as_of"].as_str().and_then(|date| date.parse().ok());
    Voice::new(if asked["lang"] == "en" { Lang::En } else { Lang::Zh }, as_of)
}

fn refused(refused: &Refused, voice: Voice) -> Vec<String> {
    words::refused(refused, voice).to_vec()
}

fn found(read: Roster, scenario: &Value, beside: &Beside, voice: Voice) -> Value {
    let mut lines = words::preview(&read, beside.par, voice);
    let unit = read.gathered.problems.iter().any(|problem| problem.kind == Kind::UnitUnsaid);
    let made = read.gathered.is_sound().then(|| made(read, scenario, beside));
    let scenario = match made {
        Some(Ok(scenario)) => fenhong::tree::of(&scenario),
        Some(Err(error)) => {
            let text = errors::error_text(&error, voice);
            lines = vec![text.what, text.remedy];
            Value::Null
        }
        None => Value::Null,
    };
    json!({ "lines": lines, "unit": unit, "scenario": scenario })
}

fn made(read: Roster, scenario: &Value, beside: &Beside) -> Result<Scenario, Error> {
    village::put(read.gathered, Scenario::from_json(&scenario.to_string())?, beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSTER: &str = "\u{6237}\u{53f7},\u{6237}\u{4e3b}\u{59d3}\u{540d},\u{5bb6}\u{5ead}\u{4eba}\u{53e3},\u{5165}\u{80a1}\u{91d1}\u{989d}\n7,A,4,2000\n12,B,3,1000\n";

    fn answer(bytes: &[u8], unit: Value) -> Value {
        let scenario = fenhong::tree::of(&fenhong::cases::find("hui").expect("a case").scenario());
        let asked = json!({
            "lang": "en", "scenario": scenario, "par": "1000.00", "collective": "20000.00", "unit": unit, "anonymous": false,
        });
        let said = read_roster(bytes, &asked.to_string()).expect("asked as it should be");
        serde_json::from_str(&said).expect("JSON")
    }

    #[test]
    fn a_roster_is_told_in_words_and_makes_a_scenario_once_its_unit_is_said() {
        let doubtful = answer(ROSTER.as_bytes(), Value::Null);
        assert_eq!((&doubtful["unit"], &doubtful["scenario"]), (&json!(true), &Value::Null));
        let sound = answer(ROSTER.as_bytes(), json!("yuan"));
        assert_eq!(sound["scenario"]["village"]["households"][1]["shares"][0]["paid_in"], 1);
        assert_eq!(sound["scenario"]["village"]["coops"][0]["collective"], 20);
        assert!(sound["lines"][0].as_str().is_some_and(|line| line.contains("2 households")), "{}", sound["lines"]);
    }

    #[test]
    fn what_is_no_roster_is_refused_in_words() {
        let refused = answer(b"%PDF-1.7", Value::Null);
        assert_eq!(refused["scenario"], Value::Null);
        assert_eq!(refused["lines"].as_array().map(Vec::len), Some(2));
        assert!(read_roster(b"", "{}").is_err());
    }

    #[test]
    fn the_empty_roster_is_a_workbook() {
        assert!(roster_template("zh").is_ok_and(|bytes| bytes.starts_with(b"PK")));
    }
}
