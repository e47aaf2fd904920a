//! Coefficients of a W-method, in the transformed variables of Hairer & Wanner, "Solving Ordinary Differential Equations
//! II", section IV.7:
//!
//! ```text
//! (I − γh A) U_i = γh f(t + α_i h, y + Σ_j a_ij U_j) + γ Σ_j c_ij U_j       i = 1..4, j < i
//! y₁ = y + Σ m_i U_i,   error ≈ Σ e_i U_i
//! ```

pub const STAGES: usize = 4;

type Matrix = [[f64; STAGES]; STAGES];

#[derive(Debug, Clone, PartialEq)]
pub struct Tableau {
    pub gamma: f64,
    pub a: Matrix,
    pub c: Matrix,
    pub m: [f64; STAGES],
    pub e: [f64; STAGES],
    /// `α_i`
    pub times: [f64; STAGES],
}

impl Tableau {
    /// ROS34PW2: four stages, order 3 with any matrix, embedded order 2, stiffly accurate.
    ///
    /// Rang & Angermann 2005, "New Rosenbrock W-methods of order 3 for partial differential algebraic equations of index 1",
    /// BIT Numerical Mathematics 45:761, doi:10.1007/s10543-005-0035-y.
    pub fn ros34pw2() -> Tableau {
        let gamma = 0.435_866_521_508_459;
        let alpha = [
            [0.0; STAGES],
            [0.871_733_043_016_918, 0.0, 0.0, 0.0],
            [0.844_570_600_153_694_2, -0.112_990_642_364_841_85, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
        ];
        let gammas = [
            [gamma, 0.0, 0.0, 0.0],
            [-0.871_733_043_016_918, gamma, 0.0, 0.0],
            [-0.903_380_570_130_440_8, 0.054_180_672_388_095_326, gamma, 0.0],
            [0.242_123_807_060_953_46, -1.223_250_583_904_514_7, 0.545_260_255_335_102_1, gamma],
        ];
        let b = [0.242_123_807_060_953_46, -1.223_250_583_904_514_7, 1.545_260_255_335_102, gamma];
        let embedded = [0.378_109_031_458_193_7, -0.096_042_292_212_423_18, 0.5, 0.217_933_260_754_229_5];
        Tableau::transformed(gamma, alpha, gammas, b, embedded)
    }

    fn transformed(gamma: f64, alpha: Matrix, gammas: Matrix, b: [f64; STAGES], embedded: [f64; STAGES]) -> Tableau {
        let inverse = inverse_of_lower(&gammas);
        let times_inverse = |row: &[f64; STAGES]| -> [f64; STAGES] {
            std::array::from_fn(|column| (0..STAGES).map(|inner| row[inner] * inverse[inner][column]).sum())
        };
        let mut c = [[0.0; STAGES]; STAGES];
        for row in 0..STAGES {
            for column in 0..row {
                c[row][column] = -inverse[row][column];
            }
        }
        Tableau {
            gamma,
            a: alpha.map(|row| times_inverse(&row)),
            c,
            m: times_inverse(&b),
            e: times_inverse(&std::array::from_fn(|stage| b[stage] - embedded[stage])),
            times: alpha.map(|row| row.iter().sum()),
        }
    }
}

/// Row by row: `I = M M⁻¹`.
fn inverse_of_lower(matrix: &Matrix) -> Matrix {
    let mut inverse = [[0.0; STAGES]; STAGES];
    for (row, entries) in matrix.iter().enumerate() {
        let known = inverse;
        inverse[row] = std::array::from_fn(|column| {
            let unit = if row == column { 1.0 } else { 0.0 };
            let sum: f64 = (0..row).map(|inner| entries[inner] * known[inner][column]).sum();
            (unit - sum) / entries[row]
        });
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Growth over a step of `dy/dt = z y` with a matrix that takes the decay for `w`.
    fn growth(z: f64, w: f64, weights: fn(&Tableau) -> [f64; STAGES]) -> f64 {
        let Tableau { gamma, a, c, .. } = Tableau::ros34pw2();
        let mut stages = [0.0; STAGES];
        for stage in 0..STAGES {
            let sum =
                |row: &[f64; STAGES]| -> f64 { row.iter().zip(&stages).map(|(weight, value)| weight * value).sum() };
            stages[stage] = gamma * (z * (1.0 + sum(&a[stage])) + sum(&c[stage])) / (1.0 - gamma * w);
        }
        1.0 + weights(&Tableau::ros34pw2()).iter().zip(&stages).map(|(weight, value)| weight * value).sum::<f64>()
    }

    #[test]
    fn order_three_with_any_matrix_and_two_embedded() {
        for wrong in [0.0, 0.6, 1.7] {
            let error = |z: f64| (growth(z, wrong * z, |tableau| tableau.m) - libm::exp(z)).abs();
            let order = libm::log2(error(-0.02) / error(-0.01));
            assert!((order - 4.0).abs() < 0.1, "local order {order} with {wrong} of the decay");
            let embedded = |tableau: &Tableau| std::array::from_fn(|stage| tableau.m[stage] - tableau.e[stage]);
            let error = |z: f64| (growth(z, wrong * z, embedded) - libm::exp(z)).abs();
            let order = libm::log2(error(-0.02) / error(-0.01));
            assert!((order - 3.0).abs() < 0.2, "local embedded order {order} with {wrong} of the decay");
        }
    }

    #[test]
    fn stable_with_any_matrix_that_overestimates_the_decay() {
        for exponent in -30..50 {
            let z = -libm::exp2(f64::from(exponent) / 3.0);
            for over in 0..60 {
                let w = z * libm::exp2(f64::from(over) / 3.0);
                assert!(growth(z, w, |tableau| tableau.m).abs() < 1.0, "decay {z}, taken for {w}");
            }
        }
    }
}
