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
            [0.871_733_043_016_918_01, 0.0, 0.0, 0.0],
            [0.844_570_600_153_694_23, -0.112_990_642_364_841_85, 0.0, 0.0],
            [0.0, 0.0, 1.0, 0.0],
        ];
        let gammas = [
            [gamma, 0.0, 0.0, 0.0],
            [-0.871_733_043_016_918_01, gamma, 0.0, 0.0],
            [-0.903_380_570_130_440_82, 0.054_180_672_388_095_326, gamma, 0.0],
            [0.242_123_807_060_953_46, -1.223_250_583_904_514_7, 0.545_260_255_335_102_14, gamma],
        ];
        let b = [0.242_123_807_060_953_46, -1.223_250_583_904_514_7, 1.545_260_255_335_102, gamma];
        let embedded = [0.378_109_031_458_193_69, -0.096_042_292_212_423_178, 0.5, 0.217_933_260_754_229_5];
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

fn inverse_of_lower(matrix: &Matrix) -> Matrix {
    let mut inverse = [[0.0; STAGES]; STAGES];
    for column in 0..STAGES {
        for row in column..STAGES {
            let unit = if row == column { 1.0 } else { 0.0 };
            let known: f64 = (column..row).map(|inner| matrix[row][inner] * inverse[inner][column]).sum();
            inverse[row][column] = (unit - known) / matrix[row][row];
        }
    }
    inverse
}
