//! A serum on needled skin.

mod serum;

pub use serum::{Ionisation, Serum, Solute};
