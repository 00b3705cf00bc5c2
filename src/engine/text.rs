//! Texts of packs and answers inside other formats: on one line, and without meaning anything to Markdown.

/// The text on one line: line breaks, tabs and control characters become single spaces.
pub(crate) fn flat(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The text on one line, so that Markdown shows it as it is.
pub(crate) fn markdown(text: &str) -> String {
    escaped(&flat(text))
}

/// A text that is on one line already, so that Markdown shows it as it is. Spaces at its ends stay.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    // Whether only digits came so far: then a full stop or a bracket would begin a numbered list.
    let mut number = true;
    for c in text.chars() {
        let means_something = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            // After a space, it could end a heading.
            '#' => out.is_empty() || out.ends_with(' '),
            '+' | '-' | '=' => out.is_empty(),
            '.' | ')' => number,
            _ => false,
        };
        number &= c.is_ascii_digit();
        if means_something {
            push(&mut out, '\\');
        }
        push(&mut out, c);
    }
    out
}

/// `String::push`, in one place: copied to every call it is a tenth of a kilobyte each time.
#[inline(never)]
pub(crate) fn push(out: &mut String, c: char) {
    out.push(c);
}

/// Adds texts one after the other: less code than formatting them.
#[inline(never)]
pub(crate) fn add(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
}

/// The texts with something between them.
#[inline(never)]
pub(crate) fn joined(texts: &[String], between: &str) -> String {
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::{flat, markdown};

    #[test]
    fn a_text_stays_one_line_and_itself() {
        assert_eq!(flat(" a\r\n\tb\u{0}c\u{2028}d "), "a b c d");
        for (text, expected) in [
            ("plain text, 2.5 - 3", "plain text, 2.5 - 3"),
            ("1. one", "1\\. one"),
            ("# a #b C# #", "\\# a \\#b C# \\#"),
            ("<script>*x*|[y](z)", "\\<script\\>\\*x\\*\\|\\[y\\](z)"),
            ("&amp; \u{202e}😀", "\\&amp; \u{202e}😀"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }
}
