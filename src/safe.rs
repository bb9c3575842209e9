//! Text that someone else wrote, made safe to show: a name, a file's name, what a file says.
//!
//! A name may hold letters that command a terminal, that a reader does not see, or that turn the direction of what
//! stands beside it. Nothing is taken away from the data; wherever it is shown, such letters stand as their numbers,
//! like `\u{202e}`.

use std::borrow::Cow;

/// Begins a stretch whose direction goes by its own first letter, and is no one else's.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END: char = '\u{2069}';

/// Whether a letter commands a terminal, cannot be seen, or turns the direction of other letters.
///
/// Joiners (U+200C, U+200D), Mongolian vowel separators and variation selectors stay: names are spelled with them.
fn commands(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{FFFE}'
                | '\u{FFFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether a letter is written from right to left: Hebrew, Arabic (as Uyghur is written), Syriac, Thaana and others.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether nothing of a text can be seen: spaces, and letters without a picture.
pub fn is_blank(text: &str) -> bool {
    let unseen = |letter: char| {
        letter.is_whitespace()
            || commands(letter)
            || matches!(
                letter,
                '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200C}' | '\u{200D}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}'
            )
    };
    text.chars().all(unseen)
}

/// A text whose every letter can be seen and commands nothing, as it may stand anywhere, XML and terminals included.
///
/// ```
/// assert_eq!(fenhong::safe::visible("a\u{202e}b"), r"a\u{202e}b");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        push(&mut shown, letter, commands(letter));
    }
    Cow::Owned(shown)
}

fn push(shown: &mut String, letter: char, is_escaped: bool) {
    if is_escaped {
        shown.extend(letter.escape_unicode());
    } else {
        shown.push(letter);
    }
}

/// A name as it stands in a sentence: visible, and turning nothing around itself where it is written from right to left.
pub fn name(name: &str) -> String {
    let shown = visible(name);
    if shown.contains(is_right_to_left) {
        return [ISOLATE, END].map(String::from).join(&shown);
    }
    shown.into_owned()
}

/// A line that goes out, with the names in it: as [`visible`], but what [`name()`] has put around a name stays.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let pairs = pairs(text);
    let mut shown = String::with_capacity(text.len() + 8);
    for (place, letter) in text.char_indices() {
        push(&mut shown, letter, commands(letter) && !pairs.contains(&place));
    }
    Cow::Owned(shown)
}

/// A cell of a table of data: visible, but with the breaks that are part of what it says, and with nothing around names.
pub fn cell(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let pairs = pairs(text);
    for (_, letter) in text.char_indices().filter(|(place, _)| !pairs.contains(place)) {
        push(&mut shown, letter, commands(letter) && !matches!(letter, '\t' | '\n' | '\r'));
    }
    shown
}

/// Where stretches begin and end that do both.
fn pairs(text: &str) -> Vec<usize> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (place, letter) in text.char_indices() {
        match letter {
            ISOLATE => open.push(place),
            END => pairs.extend(open.pop().map(|begin| [begin, place]).into_iter().flatten()),
            _ => {}
        }
    }
    pairs
}

/// What two names have in common that only a space, a letter that cannot be seen or the width of a letter tells apart.
///
/// ```
/// use fenhong::safe::key;
///
/// assert_eq!(key("\u{ff21} 1"), key("A1"));
/// ```
pub fn key(name: &str) -> String {
    /// The letters of ASCII but the space, as wide as Chinese ones: in the same order.
    const WIDE: std::ops::RangeInclusive<char> = '\u{FF01}'..='\u{FF5E}';
    let narrow = |letter: char| match letter {
        wide if WIDE.contains(&wide) => char::from_u32(wide as u32 - 0xFF01 + 0x21).unwrap_or(wide),
        letter => letter,
    };
    name.chars().filter(|letter| !letter.is_whitespace() && !commands(*letter)).map(narrow).collect()
}

/// What a file says as far as a message can repeat it: visible, and short.
pub fn excerpt(said: &str) -> String {
    /// The most letters that are repeated.
    const MOST: usize = 200;
    let short: String = said.chars().take(MOST).collect();
    let short = visible(&short).into_owned();
    if said.chars().nth(MOST).is_some() { short + "…" } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commands_a_terminal_or_turns_a_line_is_written_as_its_number() {
        assert_eq!(
            visible("\u{202e}abc\u{1b}[31mred\u{7}\u{9b}31m\n"),
            "\\u{202e}abc\\u{1b}[31mred\\u{7}\\u{9b}31m\\u{a}"
        );
        for letter in ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').chain('\u{200e}'..='\u{200f}') {
            assert!(!visible(&letter.to_string()).contains(letter), "{letter:?}");
        }
        for letter in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}').chain('\u{e0000}'..='\u{e007f}') {
            assert!(!line(&letter.to_string()).contains(letter), "{letter:?}");
        }
        assert!(matches!(visible("样本户甲 Ærø"), Cow::Borrowed(_)));
    }

    #[test]
    fn letters_that_names_are_spelled_with_stay() {
        for name in ["ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ", "क्\u{200d}ष", "می\u{200c}خواهم", "葛\u{e0100}"] {
            assert_eq!(visible(name), name);
        }
    }

    #[test]
    fn a_name_from_right_to_left_turns_only_itself_and_no_name_ends_that_early() {
        assert_eq!(name("ئالىم"), "\u{2068}ئالىم\u{2069}");
        assert_eq!(name("ئالىم\u{2069}"), "\u{2068}ئالىم\\u{2069}\u{2069}");
        assert_eq!(name("样本户甲"), "样本户甲");
    }

    #[test]
    fn a_line_keeps_the_pairs_around_names_and_nothing_else() {
        let said = format!("{}，12 元", name("ئالىم"));
        assert_eq!(line(&said), said);
        assert_eq!(line("a\u{2068}b"), "a\\u{2068}b");
        assert_eq!(line("a\u{2069}b\u{1b}"), "a\\u{2069}b\\u{1b}");
    }

    #[test]
    fn a_name_of_letters_without_a_picture_is_blank() {
        for blank in ["", " ", "\u{3000}\t", "\u{200b}\u{feff}", "\0", "\u{3164}", "\u{202e}\u{200d}"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" 甲 ") && !is_blank("0"));
    }

    #[test]
    fn names_that_look_alike_have_one_key() {
        for alike in ["王 A1", "王Ａ１", " 王A1\u{3000}", "王\u{200b}A1"] {
            assert_eq!(key(alike), "王A1");
        }
        assert_ne!(key("王A2"), key("王A1"));
    }

    #[test]
    fn an_excerpt_is_short_and_says_that_it_is() {
        assert_eq!(excerpt(&"甲".repeat(201)), "甲".repeat(200) + "…");
        assert_eq!(excerpt("\u{1b}"), "\\u{1b}");
    }
}
