//! What is written: numbers and dates of all sizes, the same ones every time.

/// A number with at most one decimal, counted in tenths.
#[derive(Clone, Copy)]
pub struct Number(pub i64);

impl Number {
    pub fn value(self) -> f64 {
        self.0 as f64 / 10.0
    }

    pub fn is_whole(self) -> bool {
        self.0 % 10 == 0
    }
}

/// Numbers at which something changes: a form, a group of digits, a unit.
const EDGES: [i64; 30] = [
    0, 1, 2, 3, 5, 10, 11, 12, 14, 19, 20, 21, 22, 25, 100, 101, 102, 103, 110, 111, 121, 200, 999, 1000, 1001, 1100,
    1999, 9999, 10_000, 100_000,
];

/// A plain sequence of numbers that look random (Knuth's).
pub struct Sequence(u64);

impl Sequence {
    pub fn new() -> Self {
        Self(1)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 16) % limit
    }
}

/// Two thousand numbers: edges, powers of ten, and as many of every size; some with a decimal, some negative.
pub fn numbers() -> Vec<Number> {
    let powers = (6..=12).map(|power| 10_i64.pow(power));
    let edges: Vec<i64> = EDGES
        .into_iter()
        .chain(powers.flat_map(|power| [power - 1, power, power + 1, 2 * power, 3 * power, 103 * power]))
        .collect();
    let edges = edges.into_iter().filter(|whole| *whole <= 1_000_000_000_000);
    let mut numbers: Vec<Number> = edges.flat_map(|whole| [Number(whole * 10), Number(whole * -10)]).collect();
    numbers.extend((1..=60).filter(|tenths| tenths % 10 != 0).map(Number));
    let mut sequence = Sequence::new();
    while numbers.len() < 2000 {
        let size = 10_u64.pow(1 + sequence.below(12) as u32);
        let whole = 10 * sequence.below(size) as i64;
        let tenths = if sequence.below(3) == 0 { sequence.below(10) as i64 } else { 0 };
        let sign = if sequence.below(4) == 0 { -1 } else { 1 };
        numbers.push(Number(sign * (whole + tenths)));
    }
    numbers
}

/// Two thousand days of a hundred and fifty years.
pub fn days() -> Vec<(i32, u8, u8)> {
    let mut sequence = Sequence::new();
    let day = |_| (1900 + sequence.below(150) as i32, 1 + sequence.below(12) as u8, 1 + sequence.below(28) as u8);
    (0..2000).map(day).collect()
}
