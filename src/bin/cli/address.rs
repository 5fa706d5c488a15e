//! Where things of a release lie: beside one another in the folder that `--base` names.

use crate::arguments::Failure;

/// This version, as releases are called.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The folder of a release.
#[derive(Clone, Copy)]
pub struct Base<'a>(&'a str);

impl<'a> Base<'a> {
    /// A folder's address, with or without its last slash.
    pub fn new(address: &'a str) -> Self {
        Self(address.trim_end_matches('/'))
    }

    /// Something in it.
    pub fn join(self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    /// Whether a page elsewhere on the web, or a mail, can use its addresses.
    pub fn is_absolute(self) -> bool {
        self.is_secure() || self.0.starts_with("http://")
    }

    /// Whether nobody on the way can change what lies there.
    pub fn is_secure(self) -> bool {
        self.0.starts_with("https://")
    }

    /// The folder of exactly this version, whose files never change. A number at the end is the major version;
    /// a folder without a version has those of the releases in it.
    pub fn exact(self) -> Result<String, Failure> {
        let last = self.0.rsplit('/').next().unwrap_or("");
        let is_version = |parts: &str| parts.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        match last {
            _ if last == VERSION => Ok(self.0.into()),
            // "." and an empty name have no digits.
            _ if !last.bytes().any(|byte| byte.is_ascii_digit()) || !is_version(last) => Ok(self.join(VERSION)),
            _ if last.contains('.') => Err(Failure::Call(format!(
                "--base {}: another version than that of this program, {VERSION}\nhint: the program and the files of \
                 one release belong together",
                self.0
            ))),
            major => Ok(format!("{}{VERSION}", self.0.strip_suffix(major).unwrap_or(self.0))),
        }
    }
}

/// A value as part of a query.
pub fn encoded(value: &str) -> String {
    let mut encoded = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_version_takes_the_place_of_the_major_one() {
        let exact = |base: &str| Base::new(base).exact().unwrap_or_default();
        assert_eq!(exact("https://cdn.example/1/"), format!("https://cdn.example/{VERSION}"));
        assert_eq!(exact(&format!("https://cdn.example/{VERSION}")), format!("https://cdn.example/{VERSION}"));
        assert_eq!(exact("https://cdn.example"), format!("https://cdn.example/{VERSION}"));
        assert_eq!(exact("."), format!("./{VERSION}"));
        assert!(Base::new("https://cdn.example/99.0.1").exact().is_err());
    }

    #[test]
    fn a_query_holds_no_sign_of_its_own() {
        assert_eq!(encoded("a b&c=#é"), "a+b%26c%3D%23%C3%A9");
    }
}
