//! How evenly the holes are spread: counts in squares of equal size.
//!
//! ```text
//! CV = s/m        I = s²/m
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | m, s² | mean and variance (with n − 1) of the number of holes in a square | 1 | |
//! | CV | coefficient of variation: how unequally the skin is treated | 1 | `variation` |
//! | I | index of dispersion: 1 for a Poisson pattern, below for a regular, above for a clustered one | 1 | `dispersion` |
//!
//! The squares tile the periodic patch and are as large as about ten holes need, so that CV is 0.32 for chance alone. A
//! pattern may be regular on one scale and clustered on another; this is the scale of ten holes.

use super::Puncture;

/// Holes that a square should hold.
const HOLES_IN_A_SQUARE: f64 = 10.0;

/// Spread of the counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uniformity {
    /// Standard deviation over mean.
    pub variation: f64,
    /// Variance over mean.
    pub dispersion: f64,
}

impl Uniformity {
    /// Of the holes on a square patch (mm); nothing when they are too few to fill four squares.
    pub fn of(punctures: &[Puncture], patch: f64) -> Option<Uniformity> {
        let holes = || punctures.iter().filter(|puncture| puncture.pierced);
        let number = holes().count() as f64;
        let squares = (number / HOLES_IN_A_SQUARE).sqrt() as usize;
        if squares < 2 {
            return None;
        }
        let mut counts = vec![0.0; squares * squares];
        let index = |place: f64| ((place / patch * squares as f64) as usize).min(squares - 1);
        for hole in holes() {
            counts[index(hole.y) * squares + index(hole.x)] += 1.0;
        }
        let mean = number / counts.len() as f64;
        let squared: f64 = counts.iter().map(|count| (count - mean) * (count - mean)).sum();
        let variance = squared / (counts.len() - 1) as f64;
        Some(Uniformity { variation: variance.sqrt() / mean, dispersion: variance / mean })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::random::Stream;

    fn hole(x: f64, y: f64) -> Puncture {
        Puncture { pass: 0, x, y, depth: 1.0, surface_diameter: 0.2, pierced: true, bled: false }
    }

    #[test]
    fn chance_alone_has_dispersion_one_and_its_mean_decides_the_variation() {
        let mut stream = Stream::new(4, "test", 0);
        let random: Vec<Puncture> =
            (0..40_000).map(|_| hole(50.0 * stream.uniform(), 50.0 * stream.uniform())).collect();
        let found = Uniformity::of(&random, 50.0).unwrap();
        // 3969 squares: the index scatters by √(2/3968) = 0.022.
        assert!((found.dispersion - 1.0).abs() < 0.07, "{found:?}");
        assert!((found.variation - (found.dispersion / 10.0).sqrt()).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn a_lattice_is_even_and_pairs_are_twice_as_uneven_as_chance() {
        let lattice: Vec<Puncture> =
            (0..900).map(|index| hole(f64::from(index % 30) + 0.5, f64::from(index / 30) + 0.5)).collect();
        // 9 × 9 squares do not divide 30 rows: each holds 3 or 4 rows.
        assert!(Uniformity::of(&lattice, 30.0).unwrap().dispersion < 0.5);
        let mut stream = Stream::new(5, "test", 0);
        let pairs: Vec<Puncture> = (0..20_000)
            .map(|_| hole(50.0 * stream.uniform(), 50.0 * stream.uniform()))
            .flat_map(|hole| [hole, hole])
            .collect();
        assert!((Uniformity::of(&pairs, 50.0).unwrap().dispersion - 2.0).abs() < 0.14);
        assert_eq!(Uniformity::of(&lattice[..39], 30.0), None);
        let dents: Vec<Puncture> = lattice.iter().map(|hole| Puncture { pierced: false, ..*hole }).collect();
        assert_eq!(Uniformity::of(&dents, 30.0), None);
    }
}
