//! Failures that say what would be right: a message, and a hint for the person at the keyboard.

use std::fmt;

use anyhow::Error;

/// What went wrong and what to do about it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// An error with a hint.
pub fn failure(message: impl Into<String>, hint: impl Into<String>) -> Error {
    Error::new(Failure { message: message.into(), hint: hint.into() })
}

/// The error as printed: the chain of causes in one line, the hint in a second one.
pub fn report(error: &Error) -> String {
    let hint = error.downcast_ref::<Failure>().map(|failure| format!("\nhint: {}", failure.hint));
    format!("error: {error:#}{}", hint.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn the_hint_survives_a_context() {
        let result: anyhow::Result<()> = Err(failure("port 8080 is in use", "choose another: --port N"));
        let text = result.context("cannot serve").map_err(|error| report(&error));
        let expected = "error: cannot serve: port 8080 is in use\nhint: choose another: --port N";
        assert_eq!(text, Err(expected.to_owned()));
    }
}
