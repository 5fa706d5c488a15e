//! Text that is no JSON: where, and what is missing, in plain words.

use crate::sheet::remark::{At, Problem, Remark};
use serde_json::error::{Category, Error};

/// What is said of text that is no JSON. Line and column, from 1, are the first that was found.
pub fn remark(text: &str, error: &Error) -> Remark {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or("");
    let column = letters(line, error.column());
    let problem = problem(&error.to_string(), error.classify(), line.chars().nth(column.saturating_sub(1)));
    Remark::new(problem, At::Whole, &[&error.line().to_string(), &column.to_string()])
}

/// Line and column, from 1, of a remark about the text itself.
pub fn spot(remark: &Remark) -> Option<(usize, usize)> {
    let is_of_text = remark.problem.name().starts_with("json-");
    let number = |at: usize| remark.found.get(at).and_then(|found| found.parse().ok());
    Some((number(0).filter(|_| is_of_text)?, number(1)?))
}

/// The letter at which a byte stands, both from 1.
fn letters(line: &str, byte: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < byte).count().max(1)
}

fn problem(message: &str, category: Category, found: Option<char>) -> Problem {
    let is = |part: &str| message.starts_with(part);
    match () {
        () if matches!(found, Some('\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' | '\'')) => {
            Problem::JsonQuotes
        }
        () if category == Category::Eof => Problem::JsonEnds,
        () if is("recursion limit") => Problem::JsonDeep,
        () if is("trailing comma") => Problem::JsonTrailingComma,
        () if is("trailing characters") => Problem::JsonAfter,
        () if is("expected `,`") => Problem::JsonComma,
        () if is("expected `:`") => Problem::JsonColon,
        () if is("key must be a string") => Problem::JsonName,
        () if is("invalid number") || is("number out of range") => Problem::JsonNumber,
        () if is("expected value") || is("expected ident") => Problem::JsonValue,
        () => Problem::JsonSign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_json_has_its_line_column_and_what_is_missing() {
        for (text, problem, place) in [
            ("{\"a\": 1,\n \"b\": [1, 2}", Problem::JsonComma, (2, 12)),
            ("{\"a\": 1,\n}", Problem::JsonTrailingComma, (2, 1)),
            ("{\"a\" 1}", Problem::JsonColon, (1, 6)),
            ("{a: 1}", Problem::JsonName, (1, 2)),
            ("{\"é\": \u{201c}x\u{201d}}", Problem::JsonQuotes, (1, 7)),
            ("{'a': 1}", Problem::JsonQuotes, (1, 2)),
            ("{\"a\": .5}", Problem::JsonValue, (1, 7)),
            ("{\"a\": 1.}", Problem::JsonNumber, (1, 9)),
            ("{\"a\": 1e999}", Problem::JsonNumber, (1, 11)),
            ("{\"a\": treu}", Problem::JsonValue, (1, 9)),
            ("{\"a\": \"x\ny\"}", Problem::JsonSign, (2, 1)),
            ("{\"a\": \"\\q\"}", Problem::JsonSign, (1, 9)),
            ("{} {}", Problem::JsonAfter, (1, 4)),
            ("{\"a\": \"x", Problem::JsonEnds, (1, 8)),
            ("", Problem::JsonEnds, (1, 1)),
        ] {
            let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
            let remark = remark(text, &error);
            assert_eq!((remark.problem, spot(&remark)), (problem, Some(place)), "{text}: {error}");
        }
    }
}
