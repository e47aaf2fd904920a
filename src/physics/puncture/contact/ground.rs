//! How a push at one place of the skin moves another: the bed of all needles, and the dimple of each.
//!
//! ```text
//! C_ij = C_bed(r) + K/√(r² + a_i² + a_j²) / (1 + (r/h)²)^(3/2),     K = (1−ν²)/(π E_⊥)
//! needle:  a_i = K/(√2 C_loc)                                       so that its own term is C_loc
//! node:    a_i = s/(2.973 √2)                                       the mean dip of a square of edge s under its own load
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | C_bed | skin as a tensioned plate on fat (`bed`) | mm/N | `bed` |
//! | C_loc | dimple of a needle in the skin itself | mm/N | `local` |
//! | E_⊥ | modulus across the surface, at the same speed | MPa | `surface_modulus` |
//! | a_i, s | size of the dimple; distance of the nodes of the body | mm | `size` |
//! | h | thickness of the skin | mm | `thickness` |
//!
//! Around a needle the second term is the dip of a half-space with the modulus that indenters of a tenth of a millimetre find (1–2
//! MPa); beyond the thickness of the skin there is none, because longer waves are the plate's. The modulus of the dermis in
//! the plane (66 kPa) does not belong here: a half-space of it would let an array under 20 N sink into itself by twenty times
//! the thickness of the skin. Every factor is positive definite at any distance of the places, which a bare 1/r cut at a radius
//! is not.

use std::f64::consts::PI;

use nalgebra::DMatrix;

use super::super::bed::{Bed, BedError, BedProperties};
use super::super::compliance::LocalCompliance;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;

/// A place under the device: mm along the motion and across it, and how far it stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub along: f64,
    pub across: f64,
    /// mm towards the skin, against any common reference.
    pub level: f64,
    /// Edge of the square of the body that a node stands for, mm; zero for the tip of a needle.
    pub patch: f64,
}

impl Place {
    /// On the skin, mm².
    fn squared_distance(&self, other: &Place) -> f64 {
        let (along, across) = (self.along - other.along, self.across - other.across);
        along * along + across * across
    }
}

/// The skin under a device for as long as a contact lasts.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    bed: Bed,
    /// K, N⁻¹ mm².
    dip: f64,
    /// a² of a needle, mm².
    needle_size: f64,
    /// 1/h², 1/mm².
    inverse_thickness: f64,
}

/// How the fat under a device has been compressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fat {
    /// Thickness over that at rest, 1 at rest.
    pub stretch: f64,
    /// Modulus over that at rest.
    pub stiffening: f64,
}

impl Fat {
    pub const AT_REST: Fat = Fat { stretch: 1.0, stiffening: 1.0 };
}

/// Mean dip of a uniformly loaded square over its edge, in units of K/edge: 4[ln(1 + √2) − (√2 − 1)/3].
const SQUARE: f64 = 2.973;

impl Ground {
    /// `tension` in N/mm, that of stretching; `local` for the same time of contact.
    pub fn new(
        skin: &Skin,
        tension: f64,
        fat: Fat,
        local: &LocalCompliance,
        parameters: &Parameters,
    ) -> Result<Ground, BedError> {
        let mut properties = BedProperties::new(skin, tension, local.bed_stiffening, parameters);
        properties.fat_modulus *= fat.stiffening;
        properties.subcutis = properties.subcutis.map(|thickness| thickness * fat.stretch);
        // Rate and age change dimple and modulus alike: the size of the dimple stays.
        let faster = local.median / parameters.puncture.local_compliance;
        let plane = 1.0 - parameters.skin.poisson_ratio * parameters.skin.poisson_ratio;
        let dip = plane / (PI * parameters.skin.surface_modulus) * if faster > 0.0 { faster } else { 0.0 };
        let size = if local.median > 0.0 { dip / local.median } else { 0.0 };
        let thickness = skin.thickness();
        Ok(Ground {
            bed: Bed::new(&properties)?,
            dip,
            needle_size: 0.5 * size * size,
            inverse_thickness: 1.0 / (thickness * thickness),
        })
    }

    /// a², mm².
    fn size(&self, place: &Place) -> f64 {
        let edge = place.patch / SQUARE;
        if place.patch > 0.0 { 0.5 * edge * edge } else { self.needle_size }
    }

    /// mm/N.
    fn compliance(&self, one: &Place, other: &Place) -> f64 {
        let squared = one.squared_distance(other);
        let sizes = squared + self.size(one) + self.size(other);
        let fade = 1.0 + squared * self.inverse_thickness;
        let dimple = if sizes > 0.0 { self.dip / (sizes.sqrt() * fade * fade.sqrt()) } else { 0.0 };
        self.bed.compliance(squared.sqrt()) + dimple
    }

    /// Σ F u of the bed alone, without the dimples, N mm.
    pub fn energy_of_bed(&self, places: &[Place], forces: &[f64]) -> f64 {
        let mut energy = 0.0;
        for (one, force) in places.iter().zip(forces).filter(|(_, force)| **force > 0.0) {
            for (other, other_force) in places.iter().zip(forces).filter(|(_, force)| **force > 0.0) {
                energy += force * other_force * self.bed.compliance(one.squared_distance(other).sqrt());
            }
        }
        energy
    }

    /// C between all places.
    pub fn matrix(&self, places: &[Place]) -> DMatrix<f64> {
        let mut matrix = DMatrix::zeros(places.len(), places.len());
        for (column, one) in places.iter().enumerate() {
            for (row, other) in places.iter().enumerate().skip(column) {
                let compliance = self.compliance(one, other);
                matrix[(row, column)] = compliance;
                matrix[(column, row)] = compliance;
            }
        }
        matrix
    }
}
