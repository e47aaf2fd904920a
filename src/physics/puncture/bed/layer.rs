//! How much less a layer yields than a half-space when it is bonded to bone.

/// Below this argument the difference sinh 2x − 2x comes from its series, so that it does not cancel.
const SERIES_BELOW: f64 = 0.5;
/// Above this argument 1 − φ is less than the rounding of 1.
const HALF_SPACE_ABOVE: f64 = 22.0;

/// 1/15!, 1/13!, …, 1/3!.
const RECIPROCAL_FACTORIALS: [f64; 7] = [
    1.0 / 1_307_674_368_000.0,
    1.0 / 6_227_020_800.0,
    1.0 / 39_916_800.0,
    1.0 / 362_880.0,
    1.0 / 5_040.0,
    1.0 / 120.0,
    1.0 / 6.0,
];

/// φ(x, ν): the displacement of the surface under a wave of pressure, over that of a half-space; `depth_waves` x = k h.
pub fn bonded_layer(depth_waves: f64, poisson_ratio: f64) -> f64 {
    if depth_waves > HALF_SPACE_ABOVE {
        return 1.0;
    }
    let beta = 3.0 - 4.0 * poisson_ratio;
    let rest = 5.0 - 12.0 * poisson_ratio + 8.0 * poisson_ratio * poisson_ratio;
    let doubled = 2.0 * depth_waves;
    let square = 0.5 * doubled * doubled;
    if depth_waves < SERIES_BELOW {
        let excess = sine_less_argument(doubled);
        let sine = doubled + excess;
        let cosine = (1.0 + sine * sine).sqrt();
        return ((beta - 1.0) * sine + excess) / (beta * cosine + square + rest);
    }
    // Divided by e^(2x), so that nothing overflows.
    let fallen = libm::exp(-doubled);
    let numerator = 0.5 * beta * (1.0 - fallen * fallen) - doubled * fallen;
    numerator / (0.5 * beta * (1.0 + fallen * fallen) + (square + rest) * fallen)
}

/// sinh y − y for 0 ≤ y ≤ 1: y³/3! + y⁵/5! + … + y¹⁵/15!.
fn sine_less_argument(y: f64) -> f64 {
    let square = y * y;
    let mut sum = RECIPROCAL_FACTORIALS[0];
    for factor in &RECIPROCAL_FACTORIALS[1..] {
        sum = factor + sum * square;
    }
    y * square * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Solved from the boundary value problem by `tests/golden/bed_compliance.py`: ν, x, φ.
    const SOLVED: &str = include_str!("../../../../tests/golden/bed_layer.csv");

    #[test]
    fn the_closed_form_solves_the_boundary_value_problem() {
        for line in SOLVED.lines().skip(1) {
            let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
            let got = bonded_layer(cells[1], cells[0]);
            assert!((got / cells[2] - 1.0).abs() < 1e-13, "{line}: {got}");
        }
    }

    #[test]
    fn limits() {
        for poisson_ratio in [0.0, 0.3, 0.5] {
            assert_eq!(bonded_layer(1e300, poisson_ratio), 1.0);
            assert!((bonded_layer(HALF_SPACE_ABOVE, poisson_ratio) - 1.0).abs() < 1e-15);
        }
        // Confined and incompressible: φ → 2x³/3, the flow of a film; compressible: φ → x (1 − 2ν)/(2 (1 − ν)²).
        for x in [1e-4, 1e-8, 1e-30] {
            assert!((bonded_layer(x, 0.5) / (2.0 / 3.0 * x * x * x) - 1.0).abs() < 1e-7);
            let ratio = bonded_layer(x, 0.3) / (x * 0.2 / 0.49);
            assert!((ratio - 1.0).abs() < 1e-7, "{x:e}: {ratio}");
        }
    }
}
