//! Numerics: what any simulator of diffusing, reacting things needs. Knows no skin.
