//! Skin before the needle: which site, how thick its layers are, whose it is.
//!
//! In come site, sex, age and phototype; out goes a [Skin] with the thicknesses of stratum corneum, epidermis and dermis.
//! There is no equation here, only measured thicknesses with their sources: [THICKNESSES]. How thickness changes with age
//! conflicts in sign between studies, so that [Skin::typical] does not depend on it; a scenario may state any thickness.

mod person;
mod site;

pub use person::{Preparation, Sex, Skin};
pub use site::{Measured, SiteThickness, Site, THICKNESSES};
