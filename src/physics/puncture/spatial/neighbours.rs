//! Distances to the nearest neighbour: their distribution by Hanisch's weights, their mean, and the index of Clark and Evans.

use super::cells::Cells;
use super::{Distances, Place, border};

/// Nearest neighbours are first sought within this many mean spacings; at random 1 place in 1,000 has none there.
const SPACINGS: f64 = 1.5;

/// Of the places whose nearest neighbour is certainly in the window. Lengths in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct NearestNeighbours {
    /// Distance and weight, by distance.
    distances: Vec<(f64, f64)>,
    weight: f64,
    density: f64,
}

impl NearestNeighbours {
    /// Of places on the square [0, `edge`]².
    pub fn of(places: &[Place], edge: f64) -> NearestNeighbours {
        let spacing = edge / (places.len().max(1) as f64).sqrt();
        let cells = Cells::new(places, edge, SPACINGS * spacing);
        let mut squared = vec![f64::INFINITY; places.len()];
        cells.for_each_pair(|pair| {
            squared[pair.one] = squared[pair.one].min(pair.squared);
            squared[pair.other] = squared[pair.other].min(pair.squared);
        });
        NearestNeighbours::from_squares(cells.places(), squared, edge)
    }

    /// From the least squared distances that are known so far; the others are sought among all places.
    pub(super) fn from_squares(places: &[Place], mut squared: Vec<f64>, edge: f64) -> NearestNeighbours {
        let mut distances = Vec::with_capacity(places.len());
        for (index, place) in places.iter().enumerate() {
            if squared[index].is_infinite() {
                squared[index] = least_square(places, index);
            }
            let distance = squared[index].sqrt();
            let inner = edge - 2.0 * distance;
            if distance <= border(*place, edge) && inner > 0.0 {
                distances.push((distance, 1.0 / (inner * inner)));
            }
        }
        distances.sort_by(|one, other| one.0.total_cmp(&other.0));
        let weight = distances.iter().map(|(_, weight)| weight).sum();
        NearestNeighbours { distances, weight, density: places.len() as f64 / (edge * edge) }
    }

    /// Share of places with a neighbour within each distance; NaN when no neighbour is certain.
    pub fn distribution(&self, distances: &Distances) -> Vec<f64> {
        let mut rest = self.distances.iter().peekable();
        let mut sum = 0.0;
        let within = (0..distances.count()).map(|index| {
            while let Some((_, weight)) = rest.next_if(|(distance, _)| *distance <= distances.at(index)) {
                sum += weight;
            }
            sum / self.weight
        });
        within.collect()
    }

    /// Mean distance, mm; nothing when no neighbour is certain.
    pub fn mean_distance(&self) -> Option<f64> {
        let sum: f64 = self.distances.iter().map(|(distance, weight)| distance * weight).sum();
        (self.weight > 0.0).then(|| sum / self.weight)
    }

    /// Mean distance over that of a Poisson pattern, 1/(2√λ): below one clustered, above one regular.
    pub fn regularity(&self) -> Option<f64> {
        self.mean_distance().map(|mean| 2.0 * mean * self.density.sqrt())
    }
}

fn least_square(places: &[Place], index: usize) -> f64 {
    let (x, y) = places[index];
    let others = places.iter().enumerate().filter(|(other, _)| *other != index);
    others.map(|(_, place)| (x - place.0) * (x - place.0) + (y - place.1) * (y - place.1)).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::super::random_places;
    use super::*;
    use crate::numerics::random::Stream;

    #[test]
    fn a_poisson_pattern_has_regularity_one_and_a_square_lattice_two() {
        // Few places, many times: without correction the mean would be 4 % too large.
        let regularity = |seed| {
            let places = random_places(120, 7.0, &mut Stream::new(seed, "test", 0));
            NearestNeighbours::of(&places, 7.0).regularity().unwrap()
        };
        let mean = (0..400).map(regularity).sum::<f64>() / 400.0;
        assert!((mean - 1.0).abs() < 0.01, "{mean}");
        let lattice: Vec<Place> = (0..400).map(|index| (f64::from(index % 20), f64::from(index / 20))).collect();
        let neighbours = NearestNeighbours::of(&lattice, 20.0);
        assert_eq!((neighbours.regularity(), neighbours.mean_distance()), (Some(2.0), Some(1.0)));
    }

    #[test]
    fn neighbours_further_than_the_cells_are_found() {
        let places = [(1.0, 5.0), (1.1, 5.0), (1.0, 5.1), (1.1, 5.1), (5.0, 5.0), (8.0, 5.0)];
        let neighbours = NearestNeighbours::of(&places, 10.0);
        // The place at 8 is nearer to the edge than to its neighbour.
        let weights = [1.0 / (9.8 * 9.8), 1.0 / 16.0];
        let expected = (4.0 * 0.1 * weights[0] + 3.0 * weights[1]) / (4.0 * weights[0] + weights[1]);
        assert!((neighbours.mean_distance().unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn without_a_certain_neighbour_there_is_no_number() {
        assert_eq!(NearestNeighbours::of(&[], 3.0).regularity(), None);
        assert_eq!(NearestNeighbours::of(&[(1.0, 1.0)], 3.0).mean_distance(), None);
        assert_eq!(NearestNeighbours::of(&[(0.1, 0.1), (2.9, 2.9)], 3.0).regularity(), None);
    }
}
