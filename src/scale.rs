//! Scales: from data to CSS px.

/// A linear scale that always holds zero, so that bars start there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    low: f64,
    high: f64,
    width: f64,
}

impl Linear {
    /// Spans the finite values, and zero, over `width` CSS px.
    pub fn from_zero(values: &[f64], width: f64) -> Self {
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for value in values {
            if value.is_finite() {
                low = low.min(*value);
                high = high.max(*value);
            }
        }
        Self { low, high, width: width.max(0.0) }
    }

    /// Distance from the left end, CSS px; a value outside the span is held at its end.
    pub fn at(&self, value: f64) -> f64 {
        // Halves, so that the span of two extreme values does not overflow.
        let span = self.high / 2.0 - self.low / 2.0;
        if span <= 0.0 || value.is_nan() {
            return 0.0;
        }
        (value.clamp(self.low, self.high) / 2.0 - self.low / 2.0) / span * self.width
    }
}

/// The smallest step of 1, 2 or 5 times a power of ten that parts a span into at most `most` steps.
pub fn nice_step(span: f64, most: f64) -> f64 {
    if !(span > 0.0 && span.is_finite()) {
        return 1.0;
    }
    let mut step = 1.0;
    while span / step > most {
        step *= 10.0;
    }
    while span / (step / 10.0) <= most {
        step /= 10.0;
    }
    for part in [5.0, 2.0] {
        if span / (step / part) <= most {
            return step / part;
        }
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_one_two_or_five_times_a_power_of_ten() {
        for (span, step) in [
            (280.6e6, 1e8),
            (411.2e6, 1e8),
            (175.0, 50.0),
            (16.0, 5.0),
            (30.0, 10.0),
            (1.0, 0.5),
            (0.03, 0.01),
            (7e9, 2e9),
        ] {
            let found = nice_step(span, 4.5);
            assert!((found / step - 1.0).abs() < 1e-9, "{span}: {found}");
        }
    }

    #[test]
    fn no_span_breaks_a_step() {
        for span in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(nice_step(span, 4.0), 1.0);
        }
        for span in [f64::MAX, f64::MIN_POSITIVE] {
            assert!(nice_step(span, 4.0) > 0.0 && nice_step(span, 4.0).is_finite());
        }
    }

    #[test]
    fn zero_is_always_in() {
        let scale = Linear::from_zero(&[50.0, 100.0], 200.0);
        assert_eq!((scale.at(0.0), scale.at(50.0), scale.at(100.0)), (0.0, 100.0, 200.0));
    }

    #[test]
    fn negative_values_move_zero_inwards() {
        let scale = Linear::from_zero(&[-50.0, 150.0], 200.0);
        assert_eq!((scale.at(-50.0), scale.at(0.0), scale.at(150.0)), (0.0, 50.0, 200.0));
    }

    #[test]
    fn nothing_and_extremes_stay_finite() {
        assert_eq!(Linear::from_zero(&[], 100.0).at(5.0), 0.0);
        let scale = Linear::from_zero(&[f64::MAX, f64::MIN], 100.0);
        assert_eq!(scale.at(0.0), 50.0);
        assert_eq!(Linear::from_zero(&[f64::NAN, 1.0], 100.0).at(f64::NAN), 0.0);
    }

    #[test]
    fn lengths_are_proportional() {
        let scale = Linear::from_zero(&[86_706_068.0], 640.0);
        let ratio = scale.at(43_353_034.0) / scale.at(86_706_068.0);
        assert!((ratio - 0.5).abs() < 1e-12);
    }
}
