//! Colour coordinates.

use super::spectrum::{SPECTRUM, Spectrum};

/// CIE L*a*b* under D65 for the 2° observer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    pub lightness: f64,
    /// Green to red.
    pub a: f64,
    /// Blue to yellow.
    pub b: f64,
}

const CUBE: f64 = 6.0 / 29.0;

impl Colour {
    pub fn of_reflectance(reflectance: &Spectrum) -> Colour {
        let (seen, white) = (tristimulus(reflectance), white());
        let [x, y, z] = [0, 1, 2].map(|axis| compressed(seen[axis] / white[axis]));
        Colour { lightness: 116.0 * y - 16.0, a: 500.0 * (x - y), b: 200.0 * (y - z) }
    }

    /// Individual typology angle, degrees.
    pub fn typology_angle(&self) -> f64 {
        libm::atan2(self.lightness - 50.0, self.b).to_degrees()
    }

    /// ΔE*ab of 1976.
    pub fn difference(&self, other: &Colour) -> f64 {
        let parts = [self.lightness - other.lightness, self.a - other.a, self.b - other.b];
        parts.iter().map(|part| part * part).sum::<f64>().sqrt()
    }

    /// For screens: sRGB, 0 to 255; what a screen can not show is moved to the nearest value of each channel.
    pub fn screen(&self) -> [u8; 3] {
        let middle = (self.lightness + 16.0) / 116.0;
        let relative = [middle + self.a / 500.0, middle, middle - self.b / 200.0].map(expanded);
        let white = white();
        let [x, y, z] = [0, 1, 2].map(|axis| relative[axis] * white[axis] / white[1]);
        [
            3.2406 * x - 1.5372 * y - 0.4986 * z,
            -0.9689 * x + 1.8758 * y + 0.0415 * z,
            0.0557 * x - 0.2040 * y + 1.0570 * z,
        ]
        .map(|linear| (255.0 * gamma(linear.clamp(0.0, 1.0))).round() as u8)
    }
}

/// The name of the class of skin colour that an angle belongs to (Chardon et al. 1991, Int J Cosmet Sci 13:191).
pub fn typology(angle: f64) -> &'static str {
    match angle {
        angle if angle > 55.0 => "very light",
        angle if angle > 41.0 => "light",
        angle if angle > 28.0 => "intermediate",
        angle if angle > 10.0 => "tan",
        angle if angle > -30.0 => "brown",
        _ => "dark",
    }
}

/// X, Y, Z of the perfect diffuser, in the scale of the tables.
pub fn white() -> [f64; 3] {
    tristimulus(&[1.0; super::BANDS])
}

fn tristimulus(reflectance: &Spectrum) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for (value, band) in reflectance.iter().zip(&SPECTRUM) {
        for (sum, observer) in sums.iter_mut().zip(band.observer) {
            *sum += value * band.daylight * observer;
        }
    }
    sums
}

fn compressed(ratio: f64) -> f64 {
    if ratio > CUBE * CUBE * CUBE { libm::cbrt(ratio) } else { ratio / (3.0 * CUBE * CUBE) + 4.0 / 29.0 }
}

fn expanded(value: f64) -> f64 {
    if value > CUBE { value * value * value } else { 3.0 * CUBE * CUBE * (value - 4.0 / 29.0) }
}

/// Of IEC 61966-2-1.
fn gamma(linear: f64) -> f64 {
    if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * libm::pow(linear, 1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_grey_and_black_have_no_hue() {
        for (reflectance, lightness) in [(1.0, 100.0), (0.184_186_5, 50.0), (0.0, 0.0)] {
            let colour = Colour::of_reflectance(&[reflectance; super::super::BANDS]);
            assert!((colour.lightness - lightness).abs() < 1e-4, "{colour:?}");
            assert!(colour.a.abs() < 1e-9 && colour.b.abs() < 1e-9);
        }
        let white = Colour { lightness: 100.0, a: 0.0, b: 0.0 };
        assert_eq!(white.screen(), [255, 255, 255]);
        assert_eq!(Colour { lightness: 50.0, ..white }.screen(), [119, 119, 119]);
    }

    #[test]
    fn angles_and_differences() {
        let skin = Colour { lightness: 65.0, a: 10.0, b: 15.0 };
        assert!((skin.typology_angle() - 45.0).abs() < 1e-12);
        assert_eq!(typology(skin.typology_angle()), "light");
        assert_eq!(skin.difference(&Colour { lightness: 62.0, a: 14.0, b: 15.0 }), 5.0);
    }
}
