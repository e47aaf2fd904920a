//! Skin before the needle: which site, how thick its layers are, whose it is.
//!
//! In come site, sex, age and phototype; out goes a [Skin] with the thicknesses of stratum corneum, epidermis and dermis.
//! There is no equation here, only measured thicknesses with their sources: [THICKNESSES]. They do not depend on age: the
//! epidermis of 71 people did not (Sandby-Møller et al. 2003, doi:10.1080/00015550310015419), and studies of the dermis
//! conflict in sign. A scenario may state any thickness.

mod person;
mod site;
mod species;

pub use person::{Preparation, Sex, Skin};
pub use site::{Site, SiteThickness, THICKNESSES, Thickness};
pub use species::{Species, SpeciesThickness, UNDER_EXCISED_SKIN};
