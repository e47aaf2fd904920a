//! Contact of many points with a body that yields: a mixed complementarity problem.
//!
//! ```text
//! 0 ≤ F_i  ⟂  Σ_j C_ij F_j + P_i(F_i) − g_i − δ ≥ 0         at every point i
//! Σ_i F_i = H                                                under force control; else δ is given
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | F_i | force at a point | N | `forces` |
//! | C | compliance, symmetric and positive definite | mm/N | `compliance` |
//! | P_i | what the point itself gives way under its force: not negative, not decreasing | mm | [Law] |
//! | g_i + δ | how far the point would reach into the undeformed body | mm | `levels`, `approach` |
//! | H | total force | N | `total` |
//!
//! It is the condition of the minimum of a strictly convex energy ½ FᵀCF + Σ ∫P_i − Σ (g_i + δ) F_i over F ≥ 0, so there is one
//! solution, and the order of the points does not matter. Two methods find it:
//!
//! 1. block principal pivoting (Júdice & Pires 1994, Comput. Oper. Res. 21:587, doi:10.1016/0305-0548(94)90106-6): an active
//!    set, usually a few linear systems, finite for rigid points and exact to rounding when P is piecewise linear;
//! 2. where it has not converged within its limit (kinks of P), the projected method of Newton with a line search on the energy (Bertsekas 1982,
//!    SIAM J. Control Optim. 20:221, doi:10.1137/0320018), which converges from anywhere, and around it a bracketed root for δ.
//!
//! Which one gave the solution, its steps and its residual are part of every [Solution].

mod active_set;
mod columns;
mod projected;

use active_set::End;
use nalgebra::{Cholesky, DMatrix, DVector};

use crate::numerics::root::RootError;

/// What one point gives way by itself under a force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// P(F), mm.
    pub value: f64,
    /// dP/dF, mm/N, from the right at a kink.
    pub slope: f64,
    /// ∫₀^F P, N mm.
    pub energy: f64,
}

/// P_i: continuous, not negative, not decreasing; at forces below zero that of zero.
pub trait Law {
    fn extent(&self, point: usize, force: f64) -> Extent;
}

/// Points that give way only with the body.
pub struct Rigid;

impl Law for Rigid {
    fn extent(&self, _point: usize, _force: f64) -> Extent {
        Extent { value: 0.0, slope: 0.0, energy: 0.0 }
    }
}

/// Why there is no solution.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ContactError {
    #[error("the matrix of compliances is not positive definite")]
    NotPositiveDefinite,
    #[error("the contact of {points} points was not resolved: {residual:.1e} mm are left of {scale:.1e} mm")]
    NotConverged { points: usize, residual: f64, scale: f64 },
    #[error("the approach of the contact was not found: {0}")]
    Approach(#[from] RootError),
}

/// Which method gave a solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    ActiveSet,
    Projected,
}

/// Forces and approach; also the start of the next, similar problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// N.
    pub forces: Vec<f64>,
    /// δ, mm.
    pub approach: f64,
    /// Largest violation of the conditions, mm.
    pub residual: f64,
    /// Linear systems solved.
    pub systems: u32,
    pub method: Method,
}

impl Solution {
    /// No force anywhere: where a first problem of `points` points starts.
    pub fn untouched(points: usize) -> Solution {
        Solution { forces: vec![0.0; points], approach: 0.0, residual: 0.0, systems: 0, method: Method::ActiveSet }
    }
}

/// A body touched at given points.
pub struct Contact<'a, L> {
    compliance: &'a DMatrix<f64>,
    law: L,
    /// mm: the residual that counts as zero.
    tolerance: f64,
}

/// Residuals are solved to this share of the largest way a point would go.
const RELATIVE_TOLERANCE: f64 = 1e-9;

impl<'a, L: Law> Contact<'a, L> {
    /// `compliance` is symmetric, one row a point; `scale` (mm) is the size of the ways that matter.
    pub fn new(compliance: &'a DMatrix<f64>, law: L, scale: f64) -> Contact<'a, L> {
        Contact { compliance, law, tolerance: RELATIVE_TOLERANCE * scale }
    }

    /// Forces when the points are held at `levels` (mm).
    ///
    /// # Errors
    /// A matrix that is not positive definite, or no convergence.
    pub fn at_position(&self, levels: &[f64], start: &Solution) -> Result<Solution, ContactError> {
        match active_set::at_position(self, levels, start)? {
            End::Solved(solution) => Ok(solution),
            End::Stuck(near) => projected::at_position(self, levels, &near),
        }
    }

    /// Forces and approach when all points, at `levels` (mm) from each other, are pressed with `total` (N, above 0).
    ///
    /// # Errors
    /// A matrix that is not positive definite, or no convergence.
    pub fn under_force(&self, levels: &[f64], total: f64, start: &Solution) -> Result<Solution, ContactError> {
        match active_set::under_force(self, levels, total, start)? {
            End::Solved(solution) => Ok(solution),
            End::Stuck(near) => projected::under_force(self, levels, total, &near),
        }
    }

    /// How much more force point `point` takes per way that it alone is pushed on, N/mm, while the others stay at their places and
    /// in or out of contact as in `solution`; nothing without contact.
    ///
    /// # Errors
    /// A matrix that is not positive definite.
    pub fn stiffness(&self, solution: &Solution, points: &[usize]) -> Result<Vec<Option<f64>>, ContactError> {
        let free: Vec<usize> = (0..solution.forces.len()).filter(|point| solution.forces[*point] > 0.0).collect();
        let factor = self.factor(&free, &solution.forces)?;
        let stiffness = |point: &usize| {
            let place = free.binary_search(point).ok()?;
            let mut unit = DVector::zeros(free.len());
            unit[place] = 1.0;
            Some(factor.solve(&unit)[place])
        };
        Ok(points.iter().map(stiffness).collect())
    }

    /// C F + P(F) − levels.
    fn gaps(&self, levels: &[f64], forces: &[f64]) -> Vec<f64> {
        let mut gaps: Vec<f64> =
            (0..levels.len()).map(|point| self.law.extent(point, forces[point]).value - levels[point]).collect();
        let loaded = forces.iter().enumerate().filter(|(_, force)| **force != 0.0);
        let terms: Vec<(f64, &[f64])> = loaded.map(|(point, force)| (*force, self.column(point))).collect();
        columns::add(&mut gaps, &terms);
        gaps
    }

    /// Largest violation of 0 ≤ F ⟂ gap ≥ 0, mm.
    fn violation(&self, forces: &[f64], gaps: &[f64]) -> f64 {
        let points = forces.iter().zip(gaps).enumerate();
        let violations =
            points.map(
                |(point, (force, gap))| {
                    if *force > 0.0 { gap.abs() } else { (-gap).max(-force * self.compliance[(point, point)]) }
                },
            );
        violations.fold(0.0, f64::max)
    }

    /// The Cholesky factor of C + dP/dF over the `free` points.
    fn factor(&self, free: &[usize], forces: &[f64]) -> Result<Cholesky<f64, nalgebra::Dyn>, ContactError> {
        let mut matrix = DMatrix::zeros(free.len(), free.len());
        for (column, &point) in free.iter().enumerate() {
            let source = self.column(point);
            for row in column..free.len() {
                matrix[(row, column)] = source[free[row]];
            }
            matrix[(column, column)] += self.law.extent(point, forces[point]).slope;
        }
        columns::cholesky(matrix).ok_or(ContactError::NotPositiveDefinite)
    }

    /// What a newton at `point` does to all.
    fn column(&self, point: usize) -> &[f64] {
        let points = self.compliance.nrows();
        &self.compliance.as_slice()[point * points..(point + 1) * points]
    }
}

#[cfg(test)]
mod tests;
