//! From bytes to text, where no browser does it.

use crate::sheet::remark::{At, Problem, Remark};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text of bytes: UTF-8, UTF-16 by its mark or by its zeros, else Windows-1252, which is then said.
pub fn decode(bytes: &[u8]) -> (String, Option<Remark>) {
    let encoding = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE,
        [0xfe, 0xff, ..] => UTF_16BE,
        _ => unmarked(bytes),
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let remark = (encoding != UTF_8).then(|| Remark::new(Problem::Encoding, At::Whole, &[encoding.name()]));
    (text.into_owned(), remark)
}

/// Without a mark: what is no UTF-8 is Windows-1252, unless every other byte is zero.
fn unmarked(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let zeros = |from: usize| bytes.iter().take(200).skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(200) / 4;
    if half > 1 && zeros(1) > half {
        UTF_16LE
    } else if half > 1 && zeros(0) > half {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_the_encoding_that_they_are_in() {
        let utf16 = |little: bool, mark: bool| {
            let text = if mark { "\u{feff}País,é" } else { "País,é and more" };
            let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        for (bytes, text, name) in [
            (b"Pa\xc3\xads".to_vec(), "País", ""),
            (b"\xef\xbb\xbfPa\xc3\xads".to_vec(), "País", ""),
            (b"Pa\xeds \x80".to_vec(), "País €", "windows-1252"),
            (utf16(true, true), "País,é", "UTF-16LE"),
            (utf16(false, true), "País,é", "UTF-16BE"),
            (utf16(true, false), "País,é and more", "UTF-16LE"),
            (utf16(false, false), "País,é and more", "UTF-16BE"),
            (Vec::new(), "", ""),
        ] {
            let (read, remark) = decode(&bytes);
            assert_eq!(
                (read.as_str(), remark.map_or(String::new(), |remark| remark.found[0].clone()).as_str()),
                (text, name)
            );
        }
    }
}
