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
    /// Marks of the second series.
    Series2,
    /// Marks of the third series.
    Series3,
    /// Marks of the fourth series.
    Series4,
    /// Marks of the fifth series.
    Series5,
    /// Marks of the sixth series.
    Series6,
    /// A pale ground under words.
    Wash,
    /// What the eye is drawn to.
    Highlight,
    /// What is missing or doubtful.
    Warn,
}

/// Light or dark, with the colours of the journalist and of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whether the colours are those for dark paper.
    pub dark: bool,
    /// Whether a reader wants more contrast.
    pub contrast: bool,
    /// Replaces the first series, corrected until it can be seen.
    pub accent: Option<Rgb>,
    /// The paper of the page: all other colours are corrected until they can be seen on it.
    pub paper: Option<Rgb>,
    /// Replaces the colour of the text, corrected until it can be read.
    pub text: Option<Rgb>,
}

/// Contrast that a mark needs on its paper (WCAG 2.2, 1.4.11), with a tenth to spare for the approximation.
const MARK_CONTRAST: f64 = 3.1;
/// Contrast that words need (WCAG 2.2, 1.4.3), with the same tenth.
const TEXT_CONTRAST: f64 = 4.6;
/// The same for words (1.4.6) and marks where a reader wants more; nearer to black the approximation is coarser.
const MORE_TEXT_CONTRAST: f64 = 7.3;
const MORE_MARK_CONTRAST: f64 = 4.7;
/// Luminance that is as far from black as from white.
const MIDDLE: f64 = 0.179;

/// Colours on light and on dark paper, in the order of the roles.
const COLORS: [[Rgb; 2]; 13] = [
    [[0xff, 0xff, 0xff], [0x14, 0x17, 0x1c]], // Paper
    [[0x1a, 0x1d, 0x21], [0xec, 0xee, 0xf0]], // Text
    [[0x5b, 0x62, 0x6b], [0xa6, 0xad, 0xb6]], // Muted
    [[0xd9, 0xdc, 0xe0], [0x37, 0x3c, 0x44]], // Rule
    [[0x1f, 0x5f, 0x8b], [0x6c, 0xb0, 0xde]], // Series1
    [[0xa3, 0x8c, 0x02], [0xf7, 0xc3, 0x0f]], // Series2
    [[0x92, 0x15, 0x4f], [0xd4, 0x5a, 0x7e]], // Series3
    [[0x12, 0x9f, 0x85], [0x3d, 0xe5, 0xa1]], // Series4
    [[0x7c, 0x6d, 0xc4], [0x93, 0x71, 0xe4]], // Series5
    [[0x29, 0x44, 0x00], [0x52, 0x75, 0x0d]], // Series6
    [[0xea, 0xef, 0xf4], [0x24, 0x2b, 0x34]], // Wash
    [[0xb3, 0x42, 0x0e], [0xf2, 0x94, 0x4e]], // Highlight
    [[0x8a, 0x5a, 0x00], [0xe0, 0xb2, 0x4c]], // Warn
];

impl Role {
    /// The colour of the series of that number, from zero; from the seventh on there is none of its own.
    pub fn series(number: usize) -> Self {
        const SERIES: [Role; 6] =
            [Role::Series1, Role::Series2, Role::Series3, Role::Series4, Role::Series5, Role::Series6];
        SERIES.get(number).copied().unwrap_or(Role::Muted)
    }
}

impl Theme {
    /// The theme as designed, for light or for dark paper.
    pub const fn dark(dark: bool) -> Self {
        Self { dark, contrast: false, accent: None, paper: None, text: None }
    }

    /// The colour of a role.
    pub fn color(&self, role: Role) -> Rgb {
        let designed = COLORS.get(role as usize).map_or([0; 3], |[light, dark]| if self.dark { *dark } else { *light });
        let given = match role {
            Role::Paper => return self.paper.unwrap_or(designed),
            Role::Text => self.text,
            Role::Series1 => self.accent,
            _ => None,
        };
        let paper = self.color(Role::Paper);
        if !self.contrast && given.is_none() && paper == Self::dark(self.dark).color(Role::Paper) {
            return designed;
        }
        let ink = if is_dark(paper) { [255; 3] } else { [0; 3] };
        // Of twelve parts; what stands on the ground can be read on the paper all the more.
        let ground = mixed(paper, ink, 1.0 / 12.0);
        let color = given.unwrap_or(designed);
        let (text, mark) =
            if self.contrast { (MORE_TEXT_CONTRAST, MORE_MARK_CONTRAST) } else { (TEXT_CONTRAST, MARK_CONTRAST) };
        match role {
            // It is also the ground of parts that are not filled: no darker than it must be.
            Role::Rule if self.contrast => moved(color, ink, paper, MARK_CONTRAST),
            Role::Rule => mixed(paper, ink, 1.0 / 6.0),
            Role::Wash => ground,
            Role::Text | Role::Muted | Role::Warn => moved(color, ink, ground, text),
            _ => moved(color, ink, paper, mark),
        }
    }
}

/// Whether white is read better on a paper than black.
pub fn is_dark(paper: Rgb) -> bool {
    luminance(paper) <= MIDDLE
}

/// The colour, moved towards the ink until it has a contrast to the paper, or is the ink.
fn moved(given: Rgb, ink: Rgb, paper: Rgb, least: f64) -> Rgb {
    let (mut color, mut part) = (given, 0.0);
    while part < 1.0 && contrast(color, paper) < least {
        part += 1.0 / 16.0;
        color = mixed(given, ink, part);
    }
    color
}

/// A colour with a part of another in it.
fn mixed(mut color: Rgb, other: Rgb, part: f64) -> Rgb {
    for (own, other) in color.iter_mut().zip(other) {
        *own = (f64::from(*own) + (f64::from(other) - f64::from(*own)) * part).round() as u8;
    }
    color
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
#[allow(clippy::disallowed_methods)] // Simulated eyes, natively only.
mod tests {
    use super::*;

    const THEMES: [Theme; 2] = [Theme::dark(false), Theme::dark(true)];
    /// What is read.
    const WORDS: [Role; 3] = [Role::Text, Role::Muted, Role::Warn];
    /// What is seen: marks, and the outline of what is chosen. That of what is focused is [`Role::Text`].
    const MARKS: [Role; 7] =
        [Role::Series1, Role::Series2, Role::Series3, Role::Series4, Role::Series5, Role::Series6, Role::Highlight];

    /// Colours all over the cube, `steps` along each edge.
    fn colors(steps: usize) -> impl Iterator<Item = Rgb> {
        let part = move |at: usize| (at * 255 / (steps - 1)) as u8;
        (0..steps * steps * steps).map(move |at| [at / steps / steps, at / steps % steps, at % steps].map(part))
    }

    /// Contrast by the very curve of sRGB.
    fn exact(a: Rgb, b: Rgb) -> f64 {
        let light =
            |color: Rgb| 0.05 + color.map(light).iter().zip([0.2126, 0.7152, 0.0722]).map(|(a, b)| a * b).sum::<f64>();
        light(a).max(light(b)) / light(a).min(light(b))
    }

    fn light(part: u8) -> f64 {
        let c = f64::from(part) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    }

    /// The most that any colour has on a paper, but for what is lost by steps.
    fn most(paper: Rgb) -> f64 {
        exact(paper, [0; 3]).max(exact(paper, [255; 3])) * 0.98
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.05);
        assert!((contrast([0x76; 3], [255; 3]) - 4.54).abs() < 0.15);
    }

    #[test]
    fn text_can_be_read_on_both_papers() {
        for theme in THEMES {
            let paper = theme.color(Role::Paper);
            assert!(exact(theme.color(Role::Text), paper) >= 7.0);
            for role in WORDS {
                assert!(exact(theme.color(role), paper) >= 4.5, "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn marks_can_be_seen_on_both_papers() {
        for theme in THEMES {
            for role in MARKS {
                assert!(exact(theme.color(role), theme.color(Role::Paper)) >= 3.0, "{role:?} {theme:?}");
            }
        }
    }

    /// Red, green and blue light to how they are seen: by most people, and without one of the three cones
    /// (Machado, Oliveira and Fernandes 2009, severity 1.0).
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
    }

    /// A colour as an eye sees it, in OKLab, where distances are about as large as they look.
    fn seen(color: Rgb, eye: [[f64; 3]; 3]) -> [f64; 3] {
        let light = times(eye, color.map(light)).map(|part| part.clamp(0.0, 1.0));
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ];
        let lab = [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ];
        times(lab, times(cones, light).map(f64::cbrt))
    }

    /// How unlike two colours look to the eye that tells them apart least.
    fn apart(a: Rgb, b: Rgb) -> f64 {
        let distance = |eye| {
            let (a, b) = (seen(a, eye), seen(b, eye));
            a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
        };
        EYES.map(distance).into_iter().fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_same_grey_is_grey_to_every_eye_and_red_and_green_are_not_apart_to_all() {
        assert!(apart([128; 3], [128; 3]) == 0.0);
        assert!(apart([0; 3], [255; 3]) > 0.99);
        assert!(apart([0xb0, 0x50, 0x30], [0x70, 0x70, 0x28]) < 0.06);
    }

    #[test]
    fn series_are_told_apart_by_people_with_any_colour_vision() {
        for theme in THEMES {
            let series = [0, 1, 2, 3, 4, 5].map(Role::series);
            for (index, role) in series.iter().enumerate() {
                let color = theme.color(*role);
                assert!(contrast(color, theme.color(Role::Paper)) >= 3.1, "{role:?} {theme:?}");
                for other in &series[index + 1..] {
                    let apart = apart(color, theme.color(*other));
                    assert!(apart >= 0.1, "{role:?} {other:?} {theme:?}: {apart}");
                }
                for (other, least) in [(Role::Highlight, 0.08), (Role::Text, 0.1), (Role::Wash, 0.2)] {
                    let apart = apart(color, theme.color(other));
                    assert!(apart >= least, "{role:?} {other:?} {theme:?}: {apart}");
                }
            }
        }
    }

    #[test]
    fn with_more_contrast_series_are_still_told_apart() {
        for theme in THEMES {
            let theme = Theme { contrast: true, ..theme };
            let series = [0, 1, 2, 3, 4, 5].map(Role::series);
            for (index, role) in series.iter().enumerate() {
                for other in &series[index + 1..] {
                    let apart = apart(theme.color(*role), theme.color(*other));
                    assert!(apart >= 0.05, "{role:?} {other:?} {theme:?}: {apart}");
                }
                assert!(apart(theme.color(*role), theme.color(Role::Wash)) >= 0.2, "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn words_can_be_read_on_the_wash() {
        for theme in THEMES {
            for role in [Role::Text, Role::Muted] {
                assert!(exact(theme.color(role), theme.color(Role::Wash)) >= 4.5, "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn every_accent_is_corrected_until_it_can_be_seen() {
        for theme in THEMES {
            for accent in colors(9) {
                let theme = Theme { accent: Some(accent), ..theme };
                let paper = theme.color(Role::Paper);
                for role in MARKS {
                    assert!(exact(theme.color(role), paper) >= 3.0, "{role:?} {theme:?}");
                }
                for role in WORDS {
                    assert!(exact(theme.color(role), paper) >= 4.5, "{role:?} {theme:?}");
                }
                let theme = Theme { contrast: true, ..theme };
                assert!(exact(theme.color(Role::Series1), paper) >= 4.5, "{theme:?}");
            }
        }
    }

    #[test]
    fn on_every_paper_words_can_be_read_and_marks_be_seen() {
        let greys = (0..=255).map(|part| [part; 3]);
        for paper in colors(7).chain(greys).chain([[0xff, 0xf1, 0xe5], [0x0b, 0x1b, 0x2b], [0xd8, 0xc8, 0xa8]]) {
            for theme in THEMES {
                let theme = Theme { paper: Some(paper), text: Some([0x66; 3]), ..theme };
                for role in WORDS {
                    let contrast = exact(theme.color(role), paper);
                    assert!(contrast >= 4.5, "{role:?} {theme:?}: {contrast}");
                }
                for role in MARKS {
                    assert!(exact(theme.color(role), paper) >= 3.0, "{role:?} {theme:?}");
                }
            }
        }
    }

    #[test]
    fn who_wants_more_contrast_has_as_much_as_the_paper_allows() {
        for paper in THEMES.map(|theme| theme.color(Role::Paper)).into_iter().chain(colors(7)) {
            for theme in THEMES {
                let theme = Theme { contrast: true, paper: Some(paper), ..theme };
                for (roles, least) in [(&WORDS[..], 7.0), (&MARKS[..], 4.5), (&[Role::Rule][..], 3.0_f64)] {
                    for role in roles {
                        let contrast = exact(theme.color(*role), paper);
                        assert!(contrast >= least.min(most(paper)), "{role:?} {theme:?}: {contrast}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_designed_paper_changes_nothing_when_a_page_has_it() {
        for theme in THEMES {
            let given = Theme { paper: Some(theme.color(Role::Paper)), ..theme };
            for role in [Role::Text, Role::Rule, Role::Wash, Role::Series3] {
                assert_eq!(given.color(role), theme.color(role), "{role:?} {theme:?}");
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_seen_is_kept() {
        let theme = Theme { accent: Some([0x33, 0x66, 0xcc]), ..Theme::default() };
        assert_eq!(theme.color(Role::Series1), [0x33, 0x66, 0xcc]);
    }
}
