//! The pair correlation by Epanechnikov's kernel.

use std::f64::consts::PI;

use super::Distances;
use super::distances::STEPS_OF_BANDWIDTH;
use super::shells::Shells;

/// g at every distance; `scale` is 2/λ², as the shells hold each pair once.
pub(super) fn pair_correlation(shells: &Shells, distances: &Distances, scale: f64) -> Vec<f64> {
    let height = 0.75 / distances.bandwidth();
    let at = |index: usize| {
        let ring = 2.0 * PI * mean_distance(distances.at(index), distances.bandwidth());
        scale * height * kernel_sum(shells, index) / ring
    };
    (0..distances.count()).map(at).collect()
}

/// Σ (1 − t²/h²) e over the pairs within h of the distance with this index.
fn kernel_sum(shells: &Shells, index: usize) -> f64 {
    let first = (index + 1).saturating_sub(STEPS_OF_BANDWIDTH);
    let within = shells.all().iter().enumerate().take(index + STEPS_OF_BANDWIDTH + 1).skip(first);
    let kernel = within.map(|(number, shell)| {
        // t/Δ = way − u.
        let way = index as f64 - (number as f64 - 1.0);
        let squares = way * way * shell.weight - 2.0 * way * shell.first + shell.second;
        shell.weight - squares / (STEPS_OF_BANDWIDTH * STEPS_OF_BANDWIDTH) as f64
    });
    kernel.sum()
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
