//! A pattern beside as many random ones in the same window.

use std::f64::consts::PI;

use super::envelope::{self, Band};
use super::{Curves, Distances, Place};
use crate::numerics::random::Stream;

const LEVEL: f64 = 0.05;
const FEWEST_PLACES: usize = 10;
/// Of more places only the central square is analysed.
const MOST_PLACES: usize = 2000;
const SIMULATIONS: usize = 199;
/// Above this number of places fewer simulations do.
const MANY_PLACES: usize = 1000;
const SIMULATIONS_OF_MANY: usize = 99;

/// A function of distance with the band of random patterns.
#[derive(Debug, Clone, PartialEq)]
pub struct Banded {
    pub observed: Vec<f64>,
    pub low: Vec<f64>,
    pub high: Vec<f64>,
}

impl Banded {
    fn new(observed: Vec<f64>, band: Band) -> Banded {
        Banded { observed, low: band.low, high: band.high }
    }
}

/// What a pattern is against complete spatial randomness; lengths in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Places in the window.
    pub places: usize,
    /// Edge of the window.
    pub edge: f64,
    pub simulations: usize,
    pub distances: Vec<f64>,
    /// With the pointwise band of 95 %.
    pub pair_correlation: Banded,
    /// With the global band of 95 %.
    pub l_minus_r: Banded,
    /// With the pointwise band of 95 %.
    pub neighbour_distribution: Banded,
    /// Its expectation for as many random places.
    pub random_neighbour_distribution: Vec<f64>,
    /// Of the global test by L − r.
    pub p_value: f64,
}

/// Analyses places on the square [0, `edge`)², or the central square that holds about 2000 of them. Nothing for fewer than
/// ten places. Random patterns are named by (`seed`, `item`).
pub fn analyse(places: &[Place], edge: f64, seed: u64, item: u64) -> Option<Analysis> {
    if places.len() < FEWEST_PLACES {
        return None;
    }
    let (places, edge) = central_square(places, edge);
    let simulations = if places.len() > MANY_PLACES { SIMULATIONS_OF_MANY } else { SIMULATIONS };
    (places.len() >= FEWEST_PLACES).then(|| compare(&places, edge, simulations, seed, item))
}

fn central_square(places: &[Place], edge: f64) -> (Vec<Place>, f64) {
    if places.len() <= MOST_PLACES {
        return (places.to_vec(), edge);
    }
    let inner = edge * (MOST_PLACES as f64 / places.len() as f64).sqrt();
    let corner = 0.5 * (edge - inner);
    let shifted = places.iter().map(|(x, y)| (x - corner, y - corner));
    let within = |coordinate: f64| (0.0..inner).contains(&coordinate);
    (shifted.filter(|(x, y)| within(*x) && within(*y)).collect(), inner)
}

/// The same with all of at least two places and a given number of simulations.
pub fn compare(places: &[Place], edge: f64, simulations: usize, seed: u64, item: u64) -> Analysis {
    let distances = Distances::new(places.len(), edge);
    let observed = Curves::of(places, &distances);
    let simulated: Vec<Curves> = (0..simulations as u64)
        .map(|simulation| {
            let mut stream = Stream::new(seed, "spatial randomness", (item << 16) + simulation);
            Curves::of(&random_places(places.len(), edge, &mut stream), &distances)
        })
        .collect();
    let of = |quantity: fn(&Curves) -> &Vec<f64>| simulated.iter().map(move |curves| quantity(curves).as_slice());
    let pointwise = |quantity| envelope::pointwise(&of(quantity).collect::<Vec<_>>(), LEVEL);
    let pair_correlation = pointwise(|curves| &curves.pair_correlation);
    let neighbour_distribution = pointwise(|curves| &curves.neighbour_distribution);
    let all: Vec<&[f64]> =
        std::iter::once(observed.l_minus_r.as_slice()).chain(of(|curves| &curves.l_minus_r)).collect();
    let (l_minus_r, p_value) = envelope::global(&all, LEVEL);
    Analysis {
        places: places.len(),
        edge,
        simulations,
        distances: distances.values(),
        pair_correlation: Banded::new(observed.pair_correlation, pair_correlation),
        l_minus_r: Banded::new(observed.l_minus_r, l_minus_r),
        neighbour_distribution: Banded::new(observed.neighbour_distribution, neighbour_distribution),
        random_neighbour_distribution: random_neighbour_distribution(places.len(), &distances),
        p_value,
    }
}

fn random_neighbour_distribution(count: usize, distances: &Distances) -> Vec<f64> {
    let area = distances.edge * distances.edge;
    let free = |r: f64| (count - 1) as f64 * libm::log1p(-PI * r * r / area);
    distances.values().into_iter().map(|r| -libm::expm1(free(r))).collect()
}

/// `count` independent places on the square [0, `edge`)², mm.
pub fn random_places(count: usize, edge: f64, stream: &mut Stream) -> Vec<Place> {
    (0..count).map(|_| (edge * stream.uniform(), edge * stream.uniform())).collect()
}
