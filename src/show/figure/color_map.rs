//! The colour map of heat maps: viridis (S. van der Walt and N. Smith, 2015, CC0), perceptually uniform and readable with
//! colour blindness and in grey. Thirty-three samples of it, straight lines between them.

use super::style::Rgb;

const SAMPLES: [Rgb; 33] = [
    (68, 1, 84),
    (71, 13, 96),
    (72, 24, 106),
    (72, 35, 116),
    (71, 45, 123),
    (69, 55, 129),
    (66, 64, 134),
    (62, 73, 137),
    (59, 82, 139),
    (55, 91, 141),
    (51, 99, 141),
    (47, 107, 142),
    (44, 114, 142),
    (41, 122, 142),
    (38, 130, 142),
    (35, 137, 142),
    (33, 145, 140),
    (31, 152, 139),
    (31, 160, 136),
    (34, 167, 133),
    (40, 174, 128),
    (50, 182, 122),
    (63, 188, 115),
    (78, 195, 107),
    (94, 201, 98),
    (112, 207, 87),
    (132, 212, 75),
    (152, 216, 62),
    (173, 220, 48),
    (194, 223, 35),
    (216, 226, 25),
    (236, 229, 27),
    (253, 231, 37),
];

/// From far below (blue) over unchanged (nearly white) to far above (vermillion): the hues of Okabe and Ito, which differ with
/// all common forms of colour blindness, darker towards the ends.
const DIVERGING: [Rgb; 7] =
    [(0, 45, 86), (0, 114, 178), (132, 186, 218), (244, 244, 242), (240, 178, 122), (213, 94, 0), (104, 38, 0)];

/// Which colours a scale runs through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColorMap {
    Sequential,
    /// Its middle stands for "unchanged".
    Diverging,
    /// Shades of one colour, from the least to the most light; a light of 1 shows the colour itself.
    Shades {
        color: Rgb,
        light: (f64, f64),
    },
}

impl ColorMap {
    /// The colour at `share` of the way from the lowest to the highest value; outside 0..1 the end colours, and grey for NaN.
    pub fn at(self, share: f64) -> Rgb {
        match self {
            ColorMap::Sequential => color_at(share),
            ColorMap::Diverging => between(&DIVERGING, share),
            ColorMap::Shades { color, light: (least, most) } => shaded(color, least + (most - least) * share),
        }
    }
}

/// A matt colour in that much light; what a screen can not show is white in its channel.
fn shaded(color: Rgb, light: f64) -> Rgb {
    if light.is_nan() {
        return super::style::PALE;
    }
    // Of screens: linear light to their numbers.
    const GAMMA: f64 = 2.2;
    let factor = libm::pow(light.max(0.0), 1.0 / GAMMA);
    let channel = |value: u8| (f64::from(value) * factor).round().min(255.0) as u8;
    (channel(color.0), channel(color.1), channel(color.2))
}

/// The colour of viridis at `share` of the way from the lowest to the highest value; outside 0..1 the end colours, and grey for NaN.
pub fn color_at(share: f64) -> Rgb {
    between(&SAMPLES, share)
}

fn between(samples: &[Rgb], share: f64) -> Rgb {
    if share.is_nan() {
        return super::style::PALE;
    }
    let place = share.clamp(0.0, 1.0) * (samples.len() - 1) as f64;
    let below = (place as usize).min(samples.len() - 2);
    let part = place - below as f64;
    let (from, to) = (samples[below], samples[below + 1]);
    let mix = |low: u8, high: u8| (f64::from(low) + part * (f64::from(high) - f64::from(low))).round() as u8;
    (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_samples_are_met() {
        assert_eq!(color_at(0.0), (68, 1, 84));
        assert_eq!(color_at(1.0), (253, 231, 37));
        assert_eq!(color_at(0.5), (33, 145, 140));
        assert_eq!(color_at(f64::NAN), super::super::style::PALE);
    }

    #[test]
    fn lightness_increases_along_the_map() {
        let lightness =
            |(red, green, blue): Rgb| 0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue);
        let values: Vec<f64> = (0..=100).map(|step| lightness(color_at(f64::from(step) / 100.0))).collect();
        assert!(values.windows(2).all(|pair| pair[1] > pair[0] - 0.5));
    }
}
