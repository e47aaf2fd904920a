//! All functions of distance of one pattern, in one walk over its close pairs.

use super::cells::Cells;
use super::pair_correlation::pair_correlation;
use super::shells::Shells;
use super::{Distances, NearestNeighbours, Place, ripley};

/// Values at every one of the [Distances].
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// mm².
    pub k: Vec<f64>,
    /// mm.
    pub l_minus_r: Vec<f64>,
    pub pair_correlation: Vec<f64>,
    /// NaN when no neighbour is certain to be the nearest.
    pub neighbour_distribution: Vec<f64>,
}

impl Curves {
    /// Of at least two places on the square window of `distances`.
    pub fn of(places: &[Place], distances: &Distances) -> Curves {
        let edge = distances.edge;
        let cells = Cells::new(places, edge, distances.reach());
        let mut shells = Shells::new(distances);
        let mut squared = vec![f64::INFINITY; places.len()];
        cells.for_each_pair(|pair| {
            let weight = 1.0 / ((edge - pair.across) * (edge - pair.along));
            shells.add(pair.squared.sqrt(), weight);
            squared[pair.one] = squared[pair.one].min(pair.squared);
            squared[pair.other] = squared[pair.other].min(pair.squared);
        });
        let (count, area) = (places.len() as f64, edge * edge);
        let scale = 2.0 * area * area / (count * (count - 1.0));
        let neighbours = NearestNeighbours::from_squares(cells.places(), squared, edge);
        let k = ripley::k(&shells, distances, scale);
        Curves {
            l_minus_r: ripley::l_minus_r(&k, distances),
            k,
            pair_correlation: pair_correlation(&shells, distances, scale),
            neighbour_distribution: neighbours.distribution(distances),
        }
    }
}
