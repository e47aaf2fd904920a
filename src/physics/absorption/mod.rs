//! A serum on needled skin: how much of it gets in, where it goes, and how much more it is than through intact skin.
//!
//! ```text
//! in:  skin (thicknesses, age, in vivo or in vitro) · serum (solute, concentration, pH, dose, contact) · channels
//! out: amounts in film, stratum corneum, epidermis, dermis, blood, air, wash, over time, intact and needled side by side;
//!      the dermis by depth; enhancement ratio, share of the dose, tissue concentration
//! ```
//!
//! Two paths lead in parallel from the film on the skin into viable tissue: the stratum corneum everywhere (its lipids and
//! corneocytes, which store, and its polar pores, which do not), and the micro-channels while they are open. In depth the skin is a row of cells (total concentration c, continuous c/K):
//!
//! ```text
//! ∂c/∂t = ∂/∂z (D ∂c/∂z) − k c − q c/(1 + c/c_half) − saturable binding + what channels bring
//! ```
//!
//! In the stratum corneum `k = 1/τ_SC` (`corneum_renewal`): what lies in it is shed with it. It is lost at every depth alike,
//! where in truth it rides upwards; so that what lies deep is lost too soon.
//!
//! | file | what it holds | section of the documentation |
//! |---|---|---|
//! | [serum](Serum), [solutes] | what is applied; the table of presets | vehicle |
//! | aqueous | size and diffusion in water, Schroeder volume, Renkin restriction | barrier |
//! | wang_kasting_nitsche, potts_guy | two published models of the lipid path behind [LipidPathModel] | barrier |
//! | barrier | lipid and polar path at the acidity of the vehicle | barrier |
//! | hydration | how wet the stratum corneum is | barrier |
//! | tissue | diffusion, binding and clearance in viable tissue | viable tissue |
//! | channels, lumen, feed, closing | conductance and patency of channels, the fluid in them, at which depth they feed the tissue, how they close | channels |
//! | acidity | of the fluid in a channel | channels |
//! | vehicle | the drying film | vehicle |
//! | ascorbate | the saturable pool and its effect on collagen | ascorbic acid |
//! | layout, side, [simulate()] | cells, one piece of skin through the calendar, both pieces | – |
//!
//! The numerics (finite volumes, an L-stable integrator that clips nothing) are in [crate::numerics::layered]; constants in
//! the `absorption` group of the registry. Not in here: follicles, lateral spread, the field around single channels
//! (`dermasim verify` solves it, as a check of the conductance).
//!
//! ```
//! use dermasim::physics::absorption::{Serum, simulate, solute};
//! use dermasim::physics::parameter::Parameters;
//! use dermasim::physics::skin::{Preparation, Sex, Site, Skin};
//!
//! let skin = Skin {
//!     site: Site::Cheek,
//!     sex: Sex::Female,
//!     age: 30.0 * 365.25,
//!     phototype: 3,
//!     preparation: Preparation::InVivo,
//!     stratum_corneum: 0.0168,
//!     epidermis: 0.07,
//!     dermis: 1.5,
//!     subcutis: None,
//! };
//! let serum = Serum {
//!     solute: solute("caffeine").unwrap(),
//!     concentration: 0.02,
//!     ph: 6.0,
//!     vehicle_solubility: None,
//!     dose: 20.0,
//!     contact_time: 8.0 / 24.0,
//!     occluded: false,
//! };
//! let result = simulate(&skin, &serum, None, &Parameters::default(), &[0.0], &[0.5, 1.0], 1.0).unwrap();
//! assert!(result.residual < 1e-9);
//! assert!(result.dose_fraction(&result.intact) > 0.0);
//! ```

mod acidity;
mod aqueous;
mod ascorbate;
mod barrier;
mod channels;
mod closing;
mod feed;
mod hydration;
mod layout;
mod lumen;
mod potts_guy;
mod result;
mod serum;
mod side;
mod simulate;
mod solutes;
mod tissue;
mod validate;
mod vehicle;
mod wang_kasting_nitsche;

pub use acidity::channel_ph;
pub use aqueous::{Formula, renkin_restriction, schroeder_volume};
pub use ascorbate::ascorbate_factor;
pub use barrier::{Barrier, Hydration, LipidPath, LipidPathModel, barrier, polar_permeability};
pub use channels::{ChannelClass, Channels, Fluid, Passage, hole, initial_patency, passage, spheroid_conductance};
pub use closing::{Closing, contacts, film_half_life, lumen_half_life};
pub use potts_guy::PottsGuy;
pub use result::{AbsorptionResult, CLOSED, PASSES, Path, WINDOW};
pub use serum::{Forms, Ionisation, Metabolism, Serum, Solute};
pub use simulate::{Observation, delivered_after, simulate, simulate_with};
pub use solutes::{Provenance, solute, solutes};
pub use tissue::{Tissue, dermis};
pub use validate::AbsorptionError;
pub use vehicle::{falls_dry, water_loss};
pub use wang_kasting_nitsche::WangKastingNitsche;

#[cfg(test)]
mod tests;
