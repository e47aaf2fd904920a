//! Share of holes that overlap another.

use super::cells::Cells;
use super::{Place, border};

/// Of round holes with their diameters (mm) on the square [0, `edge`]². Holes that one beyond the window could overlap are
/// not counted, as those are not seen; nothing when no hole is left.
pub fn overlap_fraction(places: &[Place], diameters: &[f64], edge: f64) -> Option<f64> {
    let largest = diameters.iter().copied().fold(0.0, f64::max);
    let mut overlaps = vec![false; places.len()];
    if largest > 0.0 {
        let cells = Cells::new(places, edge, largest);
        cells.for_each_pair(|pair| {
            let (one, other) = (cells.origin(pair.one), cells.origin(pair.other));
            let reach = 0.5 * (diameters[one] + diameters[other]);
            if pair.squared < reach * reach {
                (overlaps[one], overlaps[other]) = (true, true);
            }
        });
    }
    let is_certain = |index: &usize| border(places[*index], edge) >= 0.5 * (diameters[*index] + largest);
    let certain: Vec<usize> = (0..places.len()).filter(is_certain).collect();
    let overlapping = certain.iter().filter(|index| overlaps[**index]).count();
    (!certain.is_empty()).then(|| overlapping as f64 / certain.len() as f64)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::super::random_places;
    use super::*;
    use crate::numerics::random::Stream;

    #[test]
    fn touching_is_not_overlapping() {
        let places = [(1.0, 1.0), (1.5, 1.0), (1.75, 1.0), (3.0, 3.0)];
        assert_eq!(overlap_fraction(&places, &[0.5, 0.5, 0.25, 1.0], 4.0), Some(0.5));
        assert_eq!(overlap_fraction(&places, &[0.5, 0.5, 0.0, 1.0], 4.0), Some(0.0));
        assert_eq!((overlap_fraction(&places, &[0.0; 4], 4.0), overlap_fraction(&[], &[], 4.0)), (Some(0.0), None));
        // One beyond the edge could overlap all but the last.
        assert_eq!(overlap_fraction(&places, &[2.0, 2.0, 2.0, 0.0], 4.0), Some(0.0));
        assert_eq!(overlap_fraction(&places, &[3.0; 4], 4.0), None);
    }

    #[test]
    fn random_holes_overlap_as_a_poisson_pattern_does() {
        let (count, edge, diameter) = (20_000, 60.0, 0.2);
        let places = random_places(count, edge, &mut Stream::new(4, "test", 0));
        let share = overlap_fraction(&places, &vec![diameter; count], edge).unwrap();
        let expected = -libm::expm1(-PI * diameter * diameter * count as f64 / (edge * edge));
        assert!((share - expected).abs() < 0.02, "{share} for {expected}");
    }
}
