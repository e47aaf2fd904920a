//! Numerics: what any simulator of diffusing, reacting things needs. Knows no skin.
//!
//! * [rosenbrock]: the stiff, error-controlled, positivity-keeping integrator of ordinary differential equations
//! * [dual]: numbers that carry their derivatives, for exact Jacobians
//! * [dense]: small dense matrices, factorised once and solved many times
//! * [grid]: rectilinear grids whose axes may be degenerate, so that one code serves a point, a line, a plane, a block
//! * [transport]: diffusion and taxis between the cells of a grid, by sweeps over its lines
//! * [layered]: diffusion through layers that partition, with what comes in and goes out on the books
//! * [tridiagonal]: the linear systems of a line
//! * [quadrature], [root]: integrals and zeros of one variable
//! * [random]: streams by identity, the same on any number of threads

pub mod dense;
pub mod dual;
pub mod grid;
pub mod layered;
pub mod quadrature;
pub mod random;
pub mod root;
pub mod rosenbrock;
pub mod transport;
pub mod tridiagonal;
