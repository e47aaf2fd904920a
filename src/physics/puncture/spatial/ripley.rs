//! Ripley's K with translation weights, and L − r.

use std::f64::consts::PI;

use super::Distances;

/// Sums the weights of pairs by distance.
pub(super) struct Ripley<'a> {
    distances: &'a Distances,
    /// Weights of the pairs beyond the distance before and up to this one.
    shells: Vec<f64>,
}

impl<'a> Ripley<'a> {
    pub fn new(distances: &'a Distances) -> Ripley<'a> {
        Ripley { distances, shells: vec![0.0; distances.count()] }
    }

    pub fn add(&mut self, distance: f64, weight: f64) {
        let index = (distance / self.distances.step).ceil() as usize;
        if let Some(shell) = self.shells.get_mut(index) {
            *shell += weight;
        }
    }

    /// K at every distance, mm²; `scale` is 2/λ², as each pair was added once.
    pub fn k(&self, scale: f64) -> Vec<f64> {
        let mut sum = 0.0;
        let cumulated = self.shells.iter().map(|shell| {
            sum += shell;
            scale * sum
        });
        cumulated.collect()
    }

    /// L − r at every distance, mm.
    pub fn l_minus_r(&self, scale: f64) -> Vec<f64> {
        let k = self.k(scale).into_iter().enumerate();
        k.map(|(index, k)| (k / PI).sqrt() - self.distances.at(index)).collect()
    }
}
