//! Numerics: what any simulator of diffusing, reacting things needs. Knows no skin.

pub mod layered;
pub mod tridiagonal;
