//! Whole numbers as decimal digits, both ways, and texts cut into parts.

/// The number that a text of digits alone says; `None` for anything else, or beyond 32 bits.
pub fn read(text: &str) -> Option<u32> {
    let mut number: u32 = 0;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    (!text.is_empty()).then_some(number)
}

/// Writes a number, with zeros in front up to `least` digits.
pub fn write(number: u64, least: u8, into: &mut String) {
    if number >= 10 || least > 1 {
        write(number / 10, least.saturating_sub(1), into);
    }
    into.push(char::from(b'0' + (number % 10) as u8));
}

/// A number as text.
pub fn text(number: u64) -> String {
    let mut text = String::new();
    write(number, 1, &mut text);
    text
}

/// What stands before and after the first of an ASCII character; `None` without one.
///
/// One function for all that is cut: the standard library's are compiled for every kind of use, and bring along a
/// search that is made for long texts.
#[inline(never)]
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The parts of a text between an ASCII character, one at the least.
#[inline(never)]
pub fn parts(text: &str, at: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((part, after)) = cut(rest, at) {
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_every_separator() {
        assert_eq!(parts("a,,b\u{e9}", b','), ["a", "", "b\u{e9}"]);
        assert_eq!(parts("", b','), [""]);
        assert_eq!(cut("2010-03-04", b'-'), Some(("2010", "03-04")));
        assert_eq!(cut("2010", b'-'), None);
    }

    #[test]
    fn only_digits_are_a_number() {
        for (text, number) in [("0", Some(0)), ("2020", Some(2020)), ("4294967295", Some(u32::MAX))] {
            assert_eq!(read(text), number);
        }
        for text in ["", "-1", "+1", "1.0", "1e3", " 1", "4294967296", "١"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_written_with_zeros_in_front() {
        let mut padded = String::new();
        write(7, 3, &mut padded);
        assert_eq!(padded, "007");
        assert_eq!([0, 9, 10, 1990, u64::MAX].map(text), ["0", "9", "10", "1990", "18446744073709551615"]);
    }
}
