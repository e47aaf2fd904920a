//! How much of the periodic square is nearest to each of some places (areas of Voronoi cells).

use super::exposure::Vector;
use super::{Discs, Images};

/// Area nearest to each of the `places` in [0, `edge`)²; places that coincide share theirs evenly. They add up to the square.
pub fn nearest_areas(edge: f64, places: &[(f64, f64)]) -> Vec<f64> {
    let discs = Discs::new(edge, places, &vec![0.0; places.len()]);
    // Half the width of a cell is seldom above this; those whose cell is wider are done again.
    let mut reach = 4.0 * edge / (places.len() as f64).sqrt().max(1.0);
    let mut areas = vec![None; places.len()];
    while areas.iter().any(Option::is_none) {
        let images = Images::new(&discs, reach);
        // The square around a place, cut by its own images, reaches half its diagonal.
        let sees_all = reach >= 1.5 * edge;
        for (place, area) in discs.places.iter().zip(&mut areas).filter(|(_, area)| area.is_none()) {
            let (polygon, sharing) = cell(edge, *place, &images, &discs);
            let radius = polygon.iter().map(|corner| corner.dot(*corner)).fold(0.0, f64::max).sqrt();
            if sees_all || 2.0 * radius <= reach {
                *area = Some(enclosed(&polygon) / sharing);
            }
        }
        reach *= 2.0;
    }
    areas.into_iter().flatten().collect()
}

/// The cell of `place`, relative to it, as far as the images decide, and the number of places that stand there.
fn cell(edge: f64, place: Vector, images: &Images, discs: &Discs) -> (Vec<Vector>, f64) {
    let half = 0.5 * edge;
    let corner = |x: f64, y: f64| Vector { x: x * half, y: y * half };
    let mut polygon = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    let mut sharing = 0.0;
    images.around(place, |other, shift| {
        let to = discs.places[other];
        let offset = Vector { x: (to.x - place.x) + shift.x, y: (to.y - place.y) + shift.y };
        if offset == Vector::default() {
            sharing += 1.0;
        } else {
            polygon = clipped(&polygon, offset);
        }
    });
    (polygon, sharing)
}

/// The part of a convex polygon that is nearer to the origin than to `other`.
fn clipped(polygon: &[Vector], other: Vector) -> Vec<Vector> {
    let beyond = |point: Vector| point.dot(other) - 0.5 * other.dot(other);
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (index, &from) in polygon.iter().enumerate() {
        let to = polygon[(index + 1) % polygon.len()];
        let (start, end) = (beyond(from), beyond(to));
        if start <= 0.0 {
            kept.push(from);
        }
        if (start < 0.0 && end > 0.0) || (start > 0.0 && end < 0.0) {
            let part = start / (start - end);
            kept.push(Vector { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
        }
    }
    kept
}

/// Area of a polygon whose corners go counter-clockwise.
fn enclosed(polygon: &[Vector]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    0.5 * polygon.iter().zip(next).map(|(from, to)| from.x * to.y - from.y * to.x).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::random::Stream;

    #[test]
    fn a_lattice_has_equal_cells() {
        let lattice: Vec<(f64, f64)> = (0..36).map(|index| (f64::from(index % 6), f64::from(index / 6))).collect();
        assert!(nearest_areas(6.0, &lattice).iter().all(|area| (area - 1.0).abs() < 1e-14));
        assert_eq!(nearest_areas(6.0, &[(1.0, 5.0)]), [36.0]);
        assert!(nearest_areas(6.0, &[]).is_empty());
        let pair = nearest_areas(6.0, &[(1.0, 2.0), (1.0, 2.0), (4.0, 2.0)]);
        assert!(pair.iter().zip([9.0, 9.0, 18.0]).all(|(area, expected)| (area - expected).abs() < 1e-13), "{pair:?}");
    }

    #[test]
    fn cells_fill_the_square_and_vary_as_those_of_a_poisson_pattern() {
        let mut stream = Stream::new(4, "test", 0);
        for count in [2, 7, 3000] {
            let places: Vec<(f64, f64)> =
                (0..count).map(|_| (20.0 * stream.uniform(), 20.0 * stream.uniform())).collect();
            let areas = nearest_areas(20.0, &places);
            assert!((areas.iter().sum::<f64>() / 400.0 - 1.0).abs() < 1e-12);
            if count == 3000 {
                // Gilbert 1962: the second moment over the squared mean is 1.280176.
                let mean = 400.0 / f64::from(count);
                let second: f64 = areas.iter().map(|area| area * area).sum::<f64>() / f64::from(count);
                assert!((second / (mean * mean) - 1.280).abs() < 0.03, "{}", second / (mean * mean));
            }
        }
    }
}
