//! How wide a text will be, without a font: good to a few percent, and the same on every machine.

/// Width of `text` in multiples of the font size.
pub fn text_width(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' => 0.86,
        'A'..='Z' => 0.66,
        '0'..='9' => 0.63,
        ' '..='~' => 0.58,
        '\u{2E80}'.. => 1.0,
        _ => 0.6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_letters_are_square_and_latin_ones_narrower() {
        assert_eq!(text_width("分红"), 2.0);
        assert!(text_width("dividend") < 5.0);
    }
}
