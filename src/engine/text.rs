//! Texts of packs and answers inside other formats: on one line, and without meaning anything to Markdown.

/// The text on one line: line breaks, tabs and control characters become single spaces.
pub(crate) fn flat(text: &str) -> String {
    // A byte order mark is a space to JavaScript.
    let words = text.split(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The text on one line, so that Markdown shows it as it is.
pub(crate) fn markdown(text: &str) -> String {
    escaped(&flat(text))
}

/// A text that is on one line already, so that Markdown shows it as it is. Spaces at its ends stay.
///
/// A web address is no text: a backslash would become part of it. What means something to Markdown is written there as
/// its character code, which leads to the same place.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    // Whether only digits came so far: then a full stop or a bracket would begin a numbered list.
    let mut number = true;
    let mut in_address = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let begins = || ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start));
        in_address = match c {
            ' ' | '<' => false,
            _ => in_address || !before.is_ascii_alphanumeric() && begins(),
        };
        // Within a word it is a sign like any other.
        let next = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric);
        let in_word = before.is_ascii_alphanumeric() && next;
        before = c;
        let means_something = match c {
            '_' => !in_word,
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '$' => true,
            '<' | '>' | '&' => !in_address,
            _ if in_address => false,
            // After a space, it could end a heading.
            '#' => out.is_empty() || out.ends_with(' '),
            '+' | '-' | '=' => out.is_empty(),
            '.' | ')' => number,
            _ => false,
        };
        number &= c.is_ascii_digit();
        if means_something && in_address {
            push(&mut out, '%');
            for half in [u32::from(c) / 16, u32::from(c) % 16] {
                push(&mut out, char::from_digit(half, 16).unwrap_or_default().to_ascii_uppercase());
            }
            continue;
        }
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
            ("snake_case _em_ a_b@c.example", "snake_case \\_em\\_ a_b@c.example"),
            (
                "(https://a.example/b_c?d=1&e=2~3*[4] *x*",
                "(https://a.example/b_c?d=1&e=2%7E3%2A%5B4%5D \\*x\\*",
            ),
            ("www.a.example/_x_<b xhttp://y_", "www.a.example/%5Fx%5F\\<b xhttp://y\\_"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }
}
