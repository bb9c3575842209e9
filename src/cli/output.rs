//! What the commands say, on its way out.
//!
//! A reader that has seen enough closes the pipe, as `head` does: that is no error, and the exit code is what it would
//! have been. Any other failure of writing is one. Nothing that is said on standard error can fail.

use std::io::{ErrorKind, Write};

use fenhong::safe;
use fenhong::scenario::{Error, Kind};
use fenhong::words::{Voice, errors};

use super::input::Mistake;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Done, and nothing found.
    Done,
    /// Something was found.
    Found,
    /// Not done: what was given is no good. What is said goes to standard error.
    Refused,
}

impl End {
    /// Its exit code.
    pub fn code(self) -> u8 {
        match self {
            End::Done => 0,
            End::Found => 1,
            End::Refused => 2,
        }
    }
}

/// What a command says, and how it ends.
pub struct Said {
    text: String,
    end: End,
}

impl Said {
    /// Lines for a reader: no name in them commands the terminal.
    pub fn lines(lines: impl IntoIterator<Item = String>) -> Said {
        let text = lines.into_iter().map(|line| safe::line(&line).into_owned() + "\n").collect();
        Said { text, end: End::Done }
    }

    /// Data as JSON.
    ///
    /// # Panics
    /// When it has no JSON form; ours all have one.
    pub fn json(data: &impl serde::Serialize) -> Said {
        let text = serde_json::to_string_pretty(data).expect("reports always have a JSON form");
        Said { text: escaped(&text) + "\n", end: End::Done }
    }

    /// Text in a form of its own.
    pub fn plain(text: String) -> Said {
        Said { text, end: End::Done }
    }

    /// The same, and whether something was found.
    pub fn found(self, found: bool) -> Said {
        Said { end: if found { End::Found } else { End::Done }, ..self }
    }

    /// The same, said of what is no good.
    pub fn refused(self) -> Said {
        Said { end: End::Refused, ..self }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes it where it belongs, and says how the command ends.
    ///
    /// # Errors
    /// When it could not be written to its end.
    pub fn write(&self) -> Result<End, Mistake> {
        match self.end {
            End::Refused => complain(&self.text),
            End::Done | End::Found => write(&mut std::io::stdout().lock(), &self.text)?,
        }
        Ok(self.end)
    }
}

/// Writes a text to its end, or as far as someone reads.
pub fn write(to: &mut impl Write, text: &str) -> Result<(), Mistake> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::new("stdout", Kind::Unwritable { said: error.to_string() }).into())
        }
        _ => Ok(()),
    }
}

/// Says something on standard error; whoever does not listen misses it.
pub fn complain(text: &str) {
    let _ = write(&mut std::io::stderr().lock(), text);
}

/// A mistake on three lines: where, what, and what to do.
pub fn mistake(mistake: &Mistake, voice: Voice) -> String {
    let Mistake { source, error } = mistake;
    let text = errors::error_text(error, voice);
    let mut place: Vec<&str> = [source, &error.field, &text.place].into_iter().map(String::as_str).collect();
    place.dedup();
    place.retain(|part| !part.is_empty());
    let lines = [place.join(": "), text.what, text.remedy];
    lines.map(|line| safe::line(&line).into_owned() + "\n").concat()
}

/// JSON in which letters that command a terminal or turn a line stand as JSON writes their numbers. They can only be
/// inside of a text.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || matches!(safe::visible(letter.encode_utf8(&mut [0; 4])), std::borrow::Cow::Borrowed(_)) {
            shown.push(letter);
        } else {
            shown.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that fails in its own way.
    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_any_other_failure_is() {
        assert!(write(&mut Failing(ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write(&mut Failing(ErrorKind::StorageFull), "x").is_err());
    }

    #[test]
    fn json_says_the_same_without_commanding_a_terminal() {
        let name = "\u{202e}a\u{1b}[31m\u{9b}\u{e0041}\u{2028}\n";
        let json = escaped(&serde_json::to_string_pretty(&[name]).expect("JSON"));
        assert!(!json.chars().any(|letter| letter.is_control() && letter != '\n') && !json.contains('\u{202e}'));
        assert_eq!(serde_json::from_str::<[String; 1]>(&json).expect("JSON"), [name]);
    }
}
