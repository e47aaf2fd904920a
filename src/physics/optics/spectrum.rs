//! Tables by wavelength, 400 to 720 nm in steps of 10: haemoglobin, the standard observer, daylight.
//!
//! | quantity | unit | source |
//! |---|---|---|
//! | molar extinction of oxy- and deoxyhaemoglobin (per tetramer, decadic) | 1/(cm M) | S. Prahl, Oregon Medical Laser Center, compiled after Gratzer and Kollias |
//! | colour matching functions of the CIE 1931 2° observer | 1 | CIE 015 |
//! | power of standard illuminant D65, 100 at 560 nm | 1 | CIE 015 |

/// What the tables hold of one wavelength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// nm.
    pub wavelength: f64,
    /// ε of oxyhaemoglobin and of deoxyhaemoglobin, 1/(cm M).
    pub extinction: [f64; 2],
    /// x̄, ȳ, z̄.
    pub observer: [f64; 3],
    /// D65.
    pub daylight: f64,
}

const fn band(wavelength: f64, extinction: [f64; 2], observer: [f64; 3], daylight: f64) -> Band {
    Band { wavelength, extinction, observer, daylight }
}

/// Number of wavelengths.
pub const BANDS: usize = 33;

/// A value for every wavelength of [SPECTRUM].
pub type Spectrum = [f64; BANDS];

#[rustfmt::skip]
pub const SPECTRUM: [Band; BANDS] = [
    band(400.0, [266232.0, 223296.0], [0.01431, 0.000396, 0.06785], 82.75),
    band(410.0, [466840.0, 303956.0], [0.04351, 0.00121, 0.2074], 91.49),
    band(420.0, [480360.0, 407560.0], [0.13438, 0.004, 0.6456], 93.43),
    band(430.0, [246072.0, 528600.0], [0.2839, 0.0116, 1.3856], 86.68),
    band(440.0, [102580.0, 413280.0], [0.34828, 0.023, 1.74706], 104.86),
    band(450.0, [62816.0, 103292.0], [0.3362, 0.038, 1.77211], 117.01),
    band(460.0, [44480.0, 23388.8], [0.2908, 0.06, 1.6692], 117.81),
    band(470.0, [33209.2, 16156.4], [0.19536, 0.09098, 1.28764], 114.86),
    band(480.0, [26629.2, 14550.0], [0.09564, 0.13902, 0.81295], 115.92),
    band(490.0, [23684.4, 16684.0], [0.03201, 0.20802, 0.46518], 108.81),
    band(500.0, [20932.8, 20862.0], [0.0049, 0.323, 0.272], 109.35),
    band(510.0, [20035.2, 25773.6], [0.0093, 0.503, 0.1582], 107.8),
    band(520.0, [24202.4, 31589.6], [0.06327, 0.71, 0.07825], 104.79),
    band(530.0, [39956.8, 39036.4], [0.1655, 0.862, 0.04216], 107.69),
    band(540.0, [53236.0, 46592.0], [0.2904, 0.954, 0.0203], 104.41),
    band(550.0, [43016.0, 53412.0], [0.43345, 0.99495, 0.00875], 104.05),
    band(560.0, [32613.2, 53788.0], [0.5945, 0.995, 0.0039], 100.0),
    band(570.0, [44496.0, 45072.0], [0.7621, 0.952, 0.0021], 96.33),
    band(580.0, [50104.0, 37020.0], [0.9163, 0.87, 0.00165], 95.79),
    band(590.0, [14400.8, 28324.4], [1.0263, 0.757, 0.0011], 88.69),
    band(600.0, [3200.0, 14677.2], [1.0622, 0.631, 0.0008], 90.01),
    band(610.0, [1506.0, 9443.6], [1.0026, 0.503, 0.00034], 89.6),
    band(620.0, [942.0, 6509.6], [0.85445, 0.381, 0.00019], 87.7),
    band(630.0, [610.0, 5148.8], [0.6424, 0.265, 0.00005], 83.29),
    band(640.0, [442.0, 4345.2], [0.4479, 0.175, 0.00002], 83.7),
    band(650.0, [368.0, 3750.12], [0.2835, 0.107, 0.0], 80.03),
    band(660.0, [319.6, 3226.56], [0.1649, 0.061, 0.0], 80.21),
    band(670.0, [294.0, 2795.12], [0.0874, 0.032, 0.0], 82.28),
    band(680.0, [277.6, 2407.92], [0.04677, 0.017, 0.0], 78.28),
    band(690.0, [276.0, 2051.96], [0.0227, 0.00821, 0.0], 69.72),
    band(700.0, [290.0, 1794.28], [0.01136, 0.004102, 0.0], 71.61),
    band(710.0, [314.0, 1540.48], [0.00579, 0.002091, 0.0], 74.35),
    band(720.0, [348.0, 1325.88], [0.0029, 0.001047, 0.0], 61.6),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn daylight_has_its_white_point() {
        let sum = |axis: usize| SPECTRUM.iter().map(|band| band.observer[axis] * band.daylight).sum::<f64>();
        // CIE 015: 95.047, 108.883 with the whole range of wavelengths.
        assert!((100.0 * sum(0) / sum(1) - 95.047).abs() < 0.1);
        assert!((100.0 * sum(2) / sum(1) - 108.883).abs() < 0.25);
    }

    #[test]
    fn blood_is_isosbestic_where_it_is_known_to_be() {
        let difference = |wavelength: f64| {
            let band = SPECTRUM.iter().find(|band| band.wavelength == wavelength).unwrap();
            band.extinction[0] - band.extinction[1]
        };
        // Near 500, 530, 545, 570 and 584 nm.
        for (one, other) in [(490.0, 510.0), (520.0, 540.0), (540.0, 550.0), (560.0, 580.0), (580.0, 590.0)] {
            assert!(difference(one) * difference(other) < 0.0, "{one} {other}");
        }
    }
}
