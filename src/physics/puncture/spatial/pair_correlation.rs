//! The pair correlation by Epanechnikov's kernel.

use std::f64::consts::PI;

use super::Distances;

/// Sums the weighted kernels of pairs.
pub(super) struct PairCorrelation<'a> {
    distances: &'a Distances,
    /// Σ (1 − t²/h²) e at every distance.
    sums: Vec<f64>,
}

impl<'a> PairCorrelation<'a> {
    pub fn new(distances: &'a Distances) -> PairCorrelation<'a> {
        PairCorrelation { distances, sums: vec![0.0; distances.count()] }
    }

    pub fn add(&mut self, distance: f64, weight: f64) {
        let Distances { step, bandwidth, .. } = *self.distances;
        let first = ((distance - bandwidth) / step).ceil().max(0.0) as usize;
        let last = ((distance + bandwidth) / step).floor() as usize;
        let end = (last + 1).min(self.sums.len());
        for (index, sum) in self.sums.iter_mut().enumerate().take(end).skip(first) {
            let share = (step * index as f64 - distance) / bandwidth;
            *sum += weight * (1.0 - share * share);
        }
    }

    /// g at every distance; `scale` is 2/λ², as each pair was added once.
    pub fn values(&self, scale: f64) -> Vec<f64> {
        let height = 0.75 / self.distances.bandwidth;
        let at = |(index, sum): (usize, &f64)| {
            let ring = 2.0 * PI * mean_distance(self.distances.at(index), self.distances.bandwidth);
            scale * height * sum / ring
        };
        self.sums.iter().enumerate().map(at).collect()
    }
}

/// ∫₀^∞ k_h(r − s) s ds, mm: r from r = h on; 3h/16 at zero.
fn mean_distance(distance: f64, bandwidth: f64) -> f64 {
    // With u = (s − r)/h: ¾ ∫ (1 − u²)(r + h u) du from q = −r/h, but not below −1, to 1.
    let q = (-distance / bandwidth).max(-1.0);
    let square = q * q;
    let of_distance = 2.0 / 3.0 - q + q * square / 3.0;
    let of_bandwidth = 0.25 - 0.5 * square + 0.25 * square * square;
    0.75 * (distance * of_distance + bandwidth * of_bandwidth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_has_its_mean() {
        assert!((mean_distance(0.7, 0.3) - 0.7).abs() < 1e-15 && (mean_distance(0.3, 0.3) - 0.3).abs() < 1e-15);
        assert!((mean_distance(0.0, 0.3) - 3.0 * 0.3 / 16.0).abs() < 1e-15);
        // By Simpson's rule between.
        let (distance, bandwidth) = (0.11, 0.3);
        let value = |s: f64| {
            let share = (distance - s) / bandwidth;
            0.75 / bandwidth * (1.0 - share * share).max(0.0) * s
        };
        let step = (distance + bandwidth) / 200.0;
        let mut sum = value(0.0) + value(distance + bandwidth);
        for index in 1..200 {
            sum += if index % 2 == 1 { 4.0 } else { 2.0 } * value(step * f64::from(index));
        }
        assert!((mean_distance(distance, bandwidth) - sum * step / 3.0).abs() < 1e-14);
    }
}
