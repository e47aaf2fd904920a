//! Numerics: what any simulator of diffusing, reacting things needs. Knows no skin.

pub mod quadrature;
pub mod random;
pub mod root;
