//! Colours by role, designed for light and for dark paper.

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What everything stands on.
    Paper,
    /// What is read.
    Text,
    /// What is read second.
    Muted,
    /// Thin lines.
    Rule,
    /// Marks of the first series.
    Series1,
    /// What the eye is drawn to.
    Highlight,
    /// What is missing or doubtful.
    Warn,
}

/// Light or dark, with the accent of the journalist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whether the paper is dark.
    pub dark: bool,
    /// Replaces the first series, corrected until it can be seen.
    pub accent: Option<Rgb>,
}

/// Contrast that a mark needs on its paper (WCAG 2.2, 1.4.11), with a tenth to spare for the approximation.
const MARK_CONTRAST: f64 = 3.1;

impl Theme {
    /// The colour of a role.
    pub fn color(&self, role: Role) -> Rgb {
        match (role, self.dark) {
            (Role::Paper, false) => [0xff, 0xff, 0xff],
            (Role::Paper, true) => [0x14, 0x17, 0x1c],
            (Role::Text, false) => [0x1a, 0x1d, 0x21],
            (Role::Text, true) => [0xec, 0xee, 0xf0],
            (Role::Muted, false) => [0x5b, 0x62, 0x6b],
            (Role::Muted, true) => [0xa6, 0xad, 0xb6],
            (Role::Rule, false) => [0xd9, 0xdc, 0xe0],
            (Role::Rule, true) => [0x37, 0x3c, 0x44],
            (Role::Series1, _) => self.series(),
            (Role::Highlight, false) => [0xb3, 0x42, 0x0e],
            (Role::Highlight, true) => [0xf2, 0x94, 0x4e],
            (Role::Warn, false) => [0x8a, 0x5a, 0x00],
            (Role::Warn, true) => [0xe0, 0xb2, 0x4c],
        }
    }

    fn series(&self) -> Rgb {
        match (self.accent, self.dark) {
            (Some(accent), _) => self.visible(accent),
            (None, false) => [0x1f, 0x5f, 0x8b],
            (None, true) => [0x6c, 0xb0, 0xde],
        }
    }

    /// The colour, moved towards the text until marks of it can be seen on the paper.
    fn visible(&self, mut color: Rgb) -> Rgb {
        let (paper, ink) = (self.color(Role::Paper), self.color(Role::Text));
        for _ in 0..32 {
            if contrast(color, paper) >= MARK_CONTRAST {
                break;
            }
            for (part, ink) in color.iter_mut().zip(ink) {
                let step = (f64::from(ink) - f64::from(*part)) / 8.0;
                *part = (f64::from(*part) + step).round() as u8;
            }
        }
        color
    }
}

/// Contrast of two colours by WCAG 2: 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance by WCAG 2. The sRGB curve is approximated by a cubic
/// (largest error 0.003), because powers differ between platforms.
fn luminance([red, green, blue]: Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn linear(part: u8) -> f64 {
    let c = f64::from(part) / 255.0;
    c * (c * (c * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 2] = [Theme { dark: false, accent: None }, Theme { dark: true, accent: None }];

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.05);
        assert!((contrast([0x76; 3], [255; 3]) - 4.54).abs() < 0.15);
    }

    #[test]
    fn text_can_be_read_on_both_papers() {
        for theme in THEMES {
            let paper = theme.color(Role::Paper);
            assert!(contrast(theme.color(Role::Text), paper) >= 7.0);
            for role in [Role::Muted, Role::Warn] {
                assert!(contrast(theme.color(role), paper) >= 4.5, "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn marks_can_be_seen_on_both_papers() {
        for theme in THEMES {
            for role in [Role::Series1, Role::Highlight] {
                assert!(contrast(theme.color(role), theme.color(Role::Paper)) >= 3.0, "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn every_accent_is_corrected_until_it_can_be_seen() {
        for theme in THEMES {
            for accent in [[255, 255, 255], [0, 0, 0], [255, 255, 0], [0x14, 0x17, 0x1c], [200, 200, 255], [30, 0, 0]] {
                let theme = Theme { accent: Some(accent), ..theme };
                assert!(contrast(theme.color(Role::Series1), theme.color(Role::Paper)) >= 3.0, "{accent:?} {theme:?}");
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_seen_is_kept() {
        let theme = Theme { dark: false, accent: Some([0x33, 0x66, 0xcc]) };
        assert_eq!(theme.color(Role::Series1), [0x33, 0x66, 0xcc]);
    }
}
