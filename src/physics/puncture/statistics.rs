//! A session's pattern in numbers.

use super::Puncture;
use super::spatial::{self, NearestNeighbours, Place};
use crate::numerics::percentile::percentile_of_sorted;

/// Of the pierced holes of one session; depths and forces are zero when none pierced. Lengths in mm, forces in N.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PatternStatistics {
    /// Holes per area, 1/mm².
    pub density: f64,
    /// Share of the surface that lay within a needle's cross-section (with slits; overlaps counted once).
    pub coverage: f64,
    pub depth_mean: f64,
    pub depth_sd: f64,
    /// 5 % and 95 % of the holes are shallower.
    pub depth_low: f64,
    pub depth_high: f64,
    /// Mean depth over needle length.
    pub depth_to_length: f64,
    /// Share of the holes that end below the dermis.
    pub below_dermis_fraction: f64,
    /// Share of fresh strikes that pierced; the others dented.
    pub pierced_fraction: f64,
    /// Share of all strikes that slid into a hole of the same session.
    pub re_entry_fraction: f64,
    /// Mean force of a needle at its deepest.
    pub force_per_needle: f64,
    /// Median force at which the skin breaks.
    pub insertion_force: f64,
    /// Force of the hand at which the first needles pierce; nothing when the device's body touches before.
    pub threshold_force: Option<f64>,
    /// Mean share of the hand's force that the needles carry; drum, plate or rim carries the rest.
    pub carried_share: f64,
    /// Mean way of the tips below the plane of the skin: the length of the needle when the body touches.
    pub approach: f64,
    /// Needles in the skin at once.
    pub engaged_needles: f64,
    /// Mean drag of a tip along the surface.
    pub sweep: f64,
    /// Thickness of the fat under the device over that at rest.
    pub fat_stretch: f64,
    /// Largest violation of the conditions of contact.
    pub contact_residual: f64,
    /// Linear systems of the contact, at all forces at which it was solved; of a pen, in the strokes that balance the hand.
    pub contact_systems: u64,
    /// Whether any of these contacts needed the second method (projected Newton), because the active set did not converge.
    pub second_method: bool,
    /// Mean distance of a hole to its nearest neighbour; nothing when the patch holds too few to tell.
    pub neighbour_distance: Option<f64>,
    /// That distance over the one of a Poisson pattern, 1/(2√ρ): below one clustered, above one regular (Clark & Evans 1954).
    pub regularity: Option<f64>,
    /// Share of the holes that overlap another of the session while the needles are in (a slit as round as it is long).
    pub overlap_fraction: Option<f64>,
}

impl PatternStatistics {
    /// Fills in how many holes there are and how deep they go.
    pub(super) fn describe_depths(
        &mut self,
        punctures: &[Puncture],
        patch: f64,
        needle_length: f64,
        skin_thickness: f64,
    ) {
        let holes: Vec<&Puncture> = punctures.iter().filter(|puncture| puncture.pierced).collect();
        if holes.is_empty() {
            return;
        }
        let count = holes.len() as f64;
        let mut depths: Vec<f64> = holes.iter().map(|hole| hole.depth).collect();
        depths.sort_by(f64::total_cmp);
        self.density = count / (patch * patch);
        self.depth_mean = depths.iter().sum::<f64>() / count;
        let squares: f64 = depths.iter().map(|depth| (depth - self.depth_mean) * (depth - self.depth_mean)).sum();
        self.depth_sd = (squares / count).sqrt();
        self.depth_low = percentile_of_sorted(&depths, 0.05);
        self.depth_high = percentile_of_sorted(&depths, 0.95);
        self.depth_to_length = self.depth_mean / needle_length;
        self.below_dermis_fraction = 1.0 - depths.partition_point(|depth| *depth <= skin_thickness) as f64 / count;
    }

    /// Fills in how the holes lie among each other.
    pub(super) fn describe_distances(&mut self, punctures: &[Puncture], patch: f64) {
        let holes = punctures.iter().filter(|puncture| puncture.pierced);
        let (places, diameters): (Vec<Place>, Vec<f64>) =
            holes.map(|hole| ((hole.x, hole.y), hole.surface_diameter)).unzip();
        if places.is_empty() {
            return;
        }
        let neighbours = NearestNeighbours::of(&places, patch);
        self.neighbour_distance = neighbours.mean_distance();
        self.regularity = neighbours.regularity();
        self.overlap_fraction = spatial::overlap_fraction(&places, &diameters, patch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hole(x: f64, y: f64, depth: f64) -> Puncture {
        Puncture { pass: 0, x, y, depth, surface_diameter: 0.2, pierced: true, bled: false }
    }

    #[test]
    fn a_lattice_of_holes_is_described() {
        let mut statistics = PatternStatistics::default();
        let lattice: Vec<Puncture> =
            (0..400).map(|index| hole(f64::from(index % 20), f64::from(index / 20), 1.0)).collect();
        statistics.describe_depths(&lattice, 20.0, 1.5, 0.9);
        statistics.describe_distances(&lattice, 20.0);
        assert_eq!((statistics.density, statistics.neighbour_distance), (1.0, Some(1.0)));
        assert_eq!((statistics.regularity, statistics.overlap_fraction), (Some(2.0), Some(0.0)));
    }

    #[test]
    fn depths_are_described() {
        let mut statistics = PatternStatistics::default();
        let holes: Vec<Puncture> = (0..=100).map(|index| hole(0.1, 0.1, 0.01 * f64::from(index))).collect();
        statistics.describe_depths(&holes, 10.0, 2.0, 0.895);
        assert!((statistics.depth_mean - 0.5).abs() < 1e-12 && (statistics.depth_to_length - 0.25).abs() < 1e-12);
        assert!((statistics.depth_low - 0.05).abs() < 1e-12 && (statistics.depth_high - 0.95).abs() < 1e-12);
        assert!((statistics.below_dermis_fraction - 11.0 / 101.0).abs() < 1e-12);
        assert!((statistics.depth_sd - 0.291_547_594_7).abs() < 1e-9);
    }
}
