//! Ripley's K with translation weights, and L − r.

use std::f64::consts::PI;

use super::Distances;
use super::shells::Shells;

/// K at every distance, mm²; `scale` is 2/λ², as the shells hold each pair once.
pub(super) fn k(shells: &Shells, distances: &Distances, scale: f64) -> Vec<f64> {
    let mut sum = 0.0;
    let cumulated = shells.all().iter().take(distances.count()).map(|shell| {
        sum += shell.weight;
        scale * sum
    });
    cumulated.collect()
}

/// L − r at every distance, mm.
pub(super) fn l_minus_r(k: &[f64], distances: &Distances) -> Vec<f64> {
    k.iter().enumerate().map(|(index, k)| (k / PI).sqrt() - distances.at(index)).collect()
}
