//! How a push at one place of the skin moves another: the bed of all needles, and the dimple of each.
//!
//! ```text
//! C(r) = C_bed(r) + C_loc/√(1 + (r/a)²),    a = (1−ν²)/(π E_⊥ C_loc)
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | C_bed | skin as a tensioned plate on fat (`bed`) | mm/N | `bed` |
//! | C_loc | dimple of a needle in the tissue itself | mm/N | `local` |
//! | E_⊥ | modulus across the surface | MPa | `surface_modulus` |
//! | a | width of the dimple | mm | 1/`inverse_spread` |
//!
//! Under the needle the second term is the local compliance; away from it, (1−ν²)/(π E_⊥ r), the dip of a half-space with the
//! modulus that indenters of a tenth of a millimetre find (1–2 MPa). With 2.5 mm/N a is 0.06 mm, the size of the needle, as it
//! should be. The modulus of the dermis in the plane (66 kPa) does not belong here: its long waves are the plate's, and a half-space
//! of it would let an array under 20 N sink into itself by twenty times the thickness of the skin. The form is positive
//! definite at any distance of the needles, which a bare 1/r cut at a radius is not.

use std::f64::consts::PI;

use nalgebra::DMatrix;

use super::super::bed::{Bed, BedError, BedProperties};
use super::super::compliance::LocalCompliance;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;

/// 1 − ν² of tissue that keeps its volume.
const INCOMPRESSIBLE: f64 = 0.75;

/// Compliance of the surface under a node over that of the skin as a whole.
const SURFACE: f64 = 0.01;

/// A place under the device: mm along the motion and across it, and how far it stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub along: f64,
    pub across: f64,
    /// mm towards the skin, against any common reference.
    pub level: f64,
}

impl Place {
    /// On the skin, mm.
    fn distance(&self, other: &Place) -> f64 {
        let (along, across) = (self.along - other.along, self.across - other.across);
        (along * along + across * across).sqrt()
    }
}

/// The skin under a device for as long as a contact lasts.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    bed: Bed,
    local: f64,
    inverse_spread: f64,
}

impl Ground {
    /// `tension` in N/mm, that of stretching; `fat_stretch` is that of the compressed fat, 1 at rest; `local` for the same
    /// time of contact.
    pub fn new(
        skin: &Skin,
        tension: f64,
        fat_stretch: f64,
        local: &LocalCompliance,
        parameters: &Parameters,
    ) -> Result<Ground, BedError> {
        let mut properties = BedProperties::new(skin, tension, local.bed_stiffening, parameters);
        properties.fat_modulus *= libm::pow(fat_stretch, -2.0 * parameters.skin.fat_stiffening);
        // Rate and age change dimple and modulus alike: the width stays.
        let at_rest = parameters.puncture.local_compliance * parameters.skin.surface_modulus;
        Ok(Ground { bed: Bed::new(&properties)?, local: local.median, inverse_spread: PI * at_rest / INCOMPRESSIBLE })
    }

    /// mm/N.
    fn compliance(&self, distance: f64) -> f64 {
        let spreads = distance * self.inverse_spread;
        self.bed.compliance(distance) + self.local / (1.0 + spreads * spreads).sqrt()
    }

    /// Σ F u of the bed alone, without the dimples, N mm.
    pub fn energy_of_bed(&self, places: &[Place], forces: &[f64]) -> f64 {
        let mut energy = 0.0;
        for (one, force) in places.iter().zip(forces).filter(|(_, force)| **force > 0.0) {
            for (other, other_force) in places.iter().zip(forces).filter(|(_, force)| **force > 0.0) {
                energy += force * other_force * self.bed.compliance(one.distance(other));
            }
        }
        energy
    }

    /// C between all places, of which the first `needles` are tips and the others nodes of the body. A node's own patch of surface
    /// gives way a little, too: that keeps a node apart from a needle at the same place.
    pub fn matrix(&self, places: &[Place], needles: usize) -> DMatrix<f64> {
        let mut matrix = DMatrix::zeros(places.len(), places.len());
        for (column, one) in places.iter().enumerate() {
            for (row, other) in places.iter().enumerate().skip(column) {
                let compliance = self.compliance(one.distance(other));
                matrix[(row, column)] = compliance;
                matrix[(column, row)] = compliance;
            }
            if column >= needles {
                matrix[(column, column)] += SURFACE * (self.local + self.bed.compliance(0.0));
            }
        }
        matrix
    }
}
