//! Numerics: what any simulator of diffusing, reacting things needs. Knows no skin.
//!
//! * [rosenbrock]: the stiff, error-controlled, positivity-keeping integrator of ordinary differential equations
//! * [dual]: numbers that carry their derivatives, for exact Jacobians
//! * [lanes]: numbers side by side, as wide as the processor's vectors, with the bits of each alone
//! * [tape]: equations recorded, differentiated and run over numbers side by side
//! * [sparsity]: which entries of a Jacobian can differ from zero, found from the equations
//! * [sparse]: small sparse matrices of one pattern, planned once, factorised often and solved oftener
//! * [grid]: rectilinear grids whose axes may be degenerate, so that one code serves a point, a line, a plane, a block
//! * [transport]: diffusion and taxis between the cells of a grid, with the exact Jacobian
//! * [layered]: diffusion through layers that partition, with what comes in and goes out on the books
//! * [lines]: the same for fields that hold one variable after the other, line by line, implicit or not
//! * [additive]: a linearly implicit integrator for large fields, whose matrix never mixes variables
//! * [discs]: the exact area of a union of discs, whole or cell by cell
//! * [tridiagonal]: the linear systems of a line
//! * [sweep]: the linear systems of all lines of a grid, for many species at once, as fast as memory allows
//! * [contact]: many points pressed into a body that yields, a complementarity problem
//! * [hankel]: integrals against a Bessel function, with their error
//! * [spline]: smooth curves through evenly spaced values
//! * [quadrature], [root]: integrals and zeros of one variable
//! * [percentile](mod@percentile): of samples
//! * [random]: streams by identity, the same on any number of threads

pub mod additive;
pub mod contact;
pub mod discs;
pub mod dual;
pub mod grid;
pub mod hankel;
pub mod lanes;
pub mod layered;
pub mod lines;
pub mod percentile;
pub mod quadrature;
pub mod random;
pub mod root;
pub mod rosenbrock;
pub mod sparse;
pub mod sparsity;
pub mod spline;
pub mod sweep;
pub mod tape;
pub mod transport;
pub mod tridiagonal;
