//! Implicit diffusion and decay by sweeps over the lines of a grid, for many species at once, as fast as memory allows.
//!
//! ```text
//! dc/dt = ∇·(D ∇c) − λ c          D and λ by species, in layers across the third axis
//! ```
//!
//! One backward-Euler step of length τ is split by direction (locally one-dimensional; Yanenko 1971): along each axis in turn
//! `(1 − τ ∂(D ∂)) u = f`, the decay joining the last one, `(1 + τ λ − τ ∂(D ∂)) u = f`. Each of these is one tridiagonal system a line
//! (an M-matrix: stable without pivoting, non-negative in, non-negative out, conserving where no face is open and λ = 0).
//!
//! * [Factors]: the factors of `w u − ∂(S ∂u) = f` along one axis, computed once; no division is left to a step
//! * [Factors::solve]: solves the systems of one field on one thread, [Factors::refactor] changes its factors, both without allocating
//! * [solve_along]: solves such systems along one axis in place, for any subset of species
//! * [Step]: the whole step, all axes
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | D | diffusivity | mm²/d | `diffusivity` |
//! | λ | decay | 1/d | `decay` |
//! | τ | length of the step | d | `duration` |
//! | w | weight of the unknown | 1 | `weight` |
//! | S | strength of the coupling, τ D in a step | mm² | `strength` |
//!
//! A field is one number for each cell, the first axis fastest; [Step] takes one field after the other (species × z × y × x).
//! Ends may be closed, held or periodic ([Ends]); spacing may vary along each axis, the first may be the radius of a cylinder.
//!
//! **Speed.** A step reads and writes memory twice: the first two axes are solved a plane at a time while it is in cache, the third in
//! tiles of columns that fit the cache. Work goes to the threads of the current rayon pool by planes and tiles; no sum crosses
//! them, and every instruction set does the same operations in the same order, so that neither threads nor processor change a bit.
//! Beyond the fields, only factors (a few numbers for each different layer and cell of a line) and a few lines of
//! scratch for each thread are kept. Lines of the first axis are solved side by side where neighbouring ones share their layer's
//! coefficients; a grid without second axis whose every layer differs is slower.
//!
//! Tiny values far from a source can become denormal numbers, which most processors handle slowly; results stay right.

mod across;
mod along;
mod factors;
mod field;
mod lanes;
mod step;
#[cfg(test)]
mod tests;

pub use factors::{Ends, FactorError, Factors, Side};
pub use step::{Coefficients, Step, solve_along};
