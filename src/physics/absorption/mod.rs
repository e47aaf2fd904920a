//! A serum on needled skin.

mod aqueous;
mod barrier;
mod potts_guy;
mod serum;
mod solutes;
mod wang_kasting_nitsche;

pub use aqueous::{Formula, renkin_restriction, schroeder_volume};
pub use barrier::{Barrier, Hydration, LipidPath, LipidPathModel, barrier, polar_permeability};
pub use potts_guy::PottsGuy;
pub use serum::{Ionisation, Serum, Solute};
pub use solutes::{Provenance, solute, solutes};
pub use wang_kasting_nitsche::WangKastingNitsche;

#[cfg(test)]
mod tests;
