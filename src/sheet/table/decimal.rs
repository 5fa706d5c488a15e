//! Decimal digits as the number nearest to them.
//!
//! The standard library does the same with tables of 10 KB, which no compression makes smaller. Tables of newsrooms have at most
//! the 17 digits that a spreadsheet keeps: for 19 of them, and powers of ten up to 19 or down to -21, whole numbers are enough.

/// Most digits that are looked at.
const MOST: u32 = 19;
/// The largest and the smallest power of ten by which 19 digits can be multiplied without a loss.
const LARGEST: i32 = 19;
const SMALLEST: i32 = -21;
/// No number is larger, or smaller and not zero, whatever its 19 digits.
const END: i32 = 400;

/// The number nearest to digits with a point between them, times a power of ten; nothing where it is too large. Beyond what
/// tables have its last digit may be another.
pub fn nearest(whole: &str, fraction: &str, power: i32) -> Option<f64> {
    let (mut digits, mut count, mut power) = (0_u64, 0, power.clamp(-10 * END, 10 * END));
    for (at, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let is_whole = at < whole.len();
        if count == MOST {
            power += i32::from(is_whole);
            continue;
        }
        digits = digits * 10 + u64::from(byte.wrapping_sub(b'0'));
        count += u32::from(digits > 0);
        power -= i32::from(!is_whole);
    }
    let number = scaled(digits, power);
    number.is_finite().then_some(number)
}

/// Digits times a power of ten.
fn scaled(digits: u64, power: i32) -> f64 {
    let ten = |power: i32| 10_u128.pow(power.unsigned_abs());
    match power {
        _ if digits == 0 => 0.0,
        0..=LARGEST => (u128::from(digits) * ten(power)) as f64,
        SMALLEST..0 => {
            // As many binary digits as there is room for; one that stands for all that is cut off decides what is half.
            let shift = u128::from(digits).leading_zeros();
            let (all, by) = (u128::from(digits) << shift, ten(power));
            let quotient = (all / by) | u128::from(all % by > 0);
            quotient as f64 / (1_u128 << shift) as f64
        }
        END.. => f64::INFINITY,
        _ if power > 0 => (0..power).fold(digits as f64, |number, _| number * 10.0),
        _ => (power.max(-END)..0).fold(digits as f64, |number, _| number / 10.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the standard library reads.
    fn std(whole: &str, fraction: &str, power: i32) -> f64 {
        format!("{whole}.{fraction}e{power}").parse().unwrap()
    }

    #[test]
    fn digits_are_the_nearest_number() {
        for (whole, fraction, power) in [
            ("0", "", 0),
            ("", "5", 0),
            ("1", "1", 0),
            ("0", "30000000000000004", 0),
            ("0", "1428571428571428571", 0),
            ("9007199254740993", "", 0),
            ("9007199254740992", "5", 0),
            ("9007199254740993", "00", 3),
            ("281598105", "", 0),
            ("12345678901234567", "89", 0),
            ("000001", "7976931348623157", 19),
            ("4", "35", -12),
            ("1", "", -21),
            ("1", "", 22),
        ] {
            assert_eq!(
                nearest(whole, fraction, power),
                Some(std(whole, fraction, power)),
                "{whole}.{fraction}e{power}"
            );
        }
    }

    #[test]
    fn whatever_tables_have_is_the_nearest_number() {
        // A walk through the digits that is the same each time.
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (whole, places) = ((seed >> 11).to_string(), (seed % 18) as usize);
            let whole = whole.get(..17.min(whole.len())).unwrap();
            let (whole, fraction) = whole.split_at(whole.len().saturating_sub(places));
            assert_eq!(nearest(whole, fraction, 0), Some(std(whole, fraction, 0)), "{whole}.{fraction}");
        }
    }

    #[test]
    fn what_is_too_large_is_none_and_what_is_too_small_is_zero() {
        for power in [400, 309, i32::MAX] {
            assert_eq!(nearest("1", "", power), None, "{power}");
        }
        for power in [-400, i32::MIN] {
            assert_eq!(nearest("1", "", power), Some(0.0), "{power}");
        }
        let far = nearest("1", "", 300).unwrap();
        assert!((far / 1e300 - 1.0).abs() < 1e-14);
    }
}
