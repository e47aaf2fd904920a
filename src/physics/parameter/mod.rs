//! The parameter registry: every constant of the model, once, as data.
//!
//! A group is a file: [skin], [puncture], [healing], [absorption], [outcome]. Each row states name, default, unit,
//! plausible range and its distribution, physical sense, evidence, symbol, meaning and source; the `parameters!` macro
//! turns the rows into a struct of plain `f64` fields in internal units (for the equations) and into [Definition]s (for
//! overrides, sweeps, documentation and reports). To add a parameter, add a row; nothing else holds a default.
//! `sampling` draws them from their distributions ([Parameters::drawn]).

mod definition;
mod groups;
mod sampling;

pub mod absorption;
pub mod healing;
pub mod outcome;
pub mod puncture;
pub mod skin;

pub use absorption::AbsorptionParameters;
pub use definition::{Definition, Distribution, Evidence, Sense};
pub use groups::{ParameterError, Parameters};
pub use healing::HealingParameters;
pub use outcome::OutcomeParameters;
pub use puncture::PunctureParameters;
pub use skin::SkinParameters;
