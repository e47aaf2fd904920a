//! The injury of unit cells: cylinders of tissue around channels, in classes of depth and of spacing.
//!
//! ```text
//! Σ_i min(a_i, λ w_i) = |∪|    with w_i = π R_i² and the room a_i of a cell;   R_cell = √(a/π)
//! ```
//!
//! A hole's cell is the tissue nearer to it than to any other hole; its area is the area of the unit cell. What overlapping holes
//! cover together is shared out in proportion to their own sections (λ), no cell being filled beyond its area; what does not
//! fit goes to the rest, evenly by free area. So the mean over cells, weighted by area, is the profile of the patch at every
//! depth, to rounding. Channels are shared out likewise, within the killed zone; blood lies evenly in the killed zone of a class.

use std::f64::consts::PI;

use super::levels::Levels;
use super::sections::Hole;
use super::{Fractions, Injury, Parts};

/// A class of holes that are alike, as one cylinder around one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitCell {
    /// Share of the patch that such cells make up; all add up to one.
    pub weight: f64,
    /// Outer radius, mm.
    pub radius: f64,
    /// Mean depth of the tips, mm.
    pub depth: f64,
    levels: Levels,
    /// Killed, bled and channel area in the cell at each level, mm².
    sections: Vec<Parts>,
    cut_share: f64,
}

impl UnitCell {
    /// Means over the ring from `inner` to `outer` (larger) radius and the depths from `top` to `bottom` (mm).
    pub fn fractions(&self, inner: f64, outer: f64, top: f64, bottom: f64) -> Fractions {
        let (hole, ring) = (PI * inner * inner, PI * (outer * outer - inner * inner));
        let parts = self.levels.mean(top, bottom, |level| {
            let [killed, bled, channel] = self.sections[level];
            let within = |area: f64| (area - hole).max(0.0).min(ring) / ring;
            let bleeding = if killed > 0.0 { bled / killed } else { 0.0 };
            [within(killed), within(killed) * bleeding, within(channel)]
        });
        Fractions::new(parts, self.cut_share)
    }

    /// Radii of the killed zone and of the channel at the surface, mm.
    pub fn radii(&self) -> (f64, f64) {
        let [killed, _, channel] = self.sections.first().copied().unwrap_or_default();
        ((killed / PI).sqrt(), (channel / PI).sqrt())
    }

    /// Radius of the hole in the surface that such cells keep when `open` (of the patch) of all the needles' section `coverage`
    /// stays open, mm: the mean over cells is then `open`.
    pub fn breach_radius(&self, open: f64, coverage: f64) -> f64 {
        if coverage > 0.0 { self.radii().1 * (open / coverage).sqrt() } else { 0.0 }
    }
}

impl Injury {
    /// One unit cell for each of `depth_classes` × `spacing_classes` (at least one each) of about as many holes; nothing without
    /// a hole. With one class of spacing all cells have the patch's mean area per hole.
    pub fn unit_cells(&self, depth_classes: usize, spacing_classes: usize) -> Vec<UnitCell> {
        let classes = self.classes(depth_classes, spacing_classes);
        let holes = &self.sections.holes;
        let area = self.sections.edge * self.sections.edge;
        let mut cells: Vec<UnitCell> = classes
            .iter()
            .map(|class| UnitCell {
                weight: class.count() * class.room / area,
                radius: (class.room / PI).sqrt(),
                depth: class.members.iter().map(|hole| holes[*hole].depth).sum::<f64>() / class.count(),
                levels: self.levels.clone(),
                sections: Vec::with_capacity(self.shares.len()),
                cut_share: self.cut_share,
            })
            .collect();
        for (depth, shares) in self.levels.depths().iter().zip(&self.shares) {
            let whole = shares.map(|share| share * area);
            for (cell, parts) in cells.iter_mut().zip(self.share_level(&classes, *depth, whole)) {
                cell.sections.push(parts);
            }
        }
        cells
    }

    /// Deepest first, and within a class of depth the narrowest first.
    fn classes(&self, depth_classes: usize, spacing_classes: usize) -> Vec<Class> {
        let count = self.sections.holes.len();
        let mean = self.sections.edge * self.sections.edge / count as f64;
        let areas = if spacing_classes > 1 { self.sections.nearest_areas() } else { vec![mean; count] };
        let mut classes = Vec::new();
        for by_depth in split(&(0..count).collect::<Vec<usize>>(), depth_classes) {
            let mut by_area = by_depth.to_vec();
            by_area.sort_by(|one, other| areas[*one].total_cmp(&areas[*other]));
            for members in split(&by_area, spacing_classes) {
                let room = members.iter().map(|hole| areas[*hole]).sum::<f64>() / members.len() as f64;
                classes.push(Class { members: members.to_vec(), room });
            }
        }
        classes
    }

    /// The parts of a level's areas (mm²) that one cell of each class gets.
    fn share_level(&self, classes: &[Class], depth: f64, [killed, bled, channel]: Parts) -> Vec<Parts> {
        let means: Vec<Parts> = classes.iter().map(|class| self.mean_sections(class, depth)).collect();
        let share = |whole: f64, part: usize, rooms: &[f64]| {
            let claims = classes.iter().zip(&means).zip(rooms);
            let claims =
                claims.map(|((class, mean), room)| Claim { count: class.count(), wanted: mean[part], room: *room });
            share_out(whole, &claims.collect::<Vec<Claim>>())
        };
        let rooms: Vec<f64> = classes.iter().map(|class| class.room).collect();
        let killed = share(killed, 0, &rooms);
        let bled = share(bled, 1, &killed);
        let channel = share(channel, 2, &killed);
        (0..classes.len()).map(|class| [killed[class], bled[class], channel[class]]).collect()
    }

    /// Killed, bled and channel section of a hole of the class by itself, mm².
    fn mean_sections(&self, class: &Class, depth: f64) -> Parts {
        let mut sum = Parts::default();
        for hole in &class.members {
            let hole: &Hole = &self.sections.holes[*hole];
            if let Some((killed, channel)) = self.sections.squared_radii(hole, depth) {
                let bled = if hole.bled { killed } else { 0.0 };
                sum = [sum[0] + killed, sum[1] + bled, sum[2] + channel];
            }
        }
        sum.map(|squares| PI * squares / class.count())
    }
}

struct Class {
    /// Indices of holes.
    members: Vec<usize>,
    /// Area of one cell, mm².
    room: f64,
}

impl Class {
    fn count(&self) -> f64 {
        self.members.len() as f64
    }
}

/// Into `parts` pieces of as near as possible equal length, none of them empty.
fn split(all: &[usize], parts: usize) -> Vec<&[usize]> {
    let edge = |part: usize| all.len() * part / parts;
    (0..parts).map(|part| &all[edge(part)..edge(part + 1)]).filter(|piece| !piece.is_empty()).collect()
}

/// `count` cells of one class, each of which would like to have `wanted` and can hold `room`.
struct Claim {
    count: f64,
    wanted: f64,
    room: f64,
}

/// What one cell of each class gets of `whole`: in proportion to what is wanted, up to the room; what is then left over by
/// free room.
fn share_out(whole: f64, claims: &[Claim]) -> Vec<f64> {
    let mut full = vec![false; claims.len()];
    loop {
        let held: f64 =
            claims.iter().zip(&full).filter(|(_, full)| **full).map(|(claim, _)| claim.count * claim.room).sum();
        let open = || claims.iter().zip(&full).filter(|(_, full)| !**full).map(|(claim, _)| claim);
        let wanted: f64 = open().map(|claim| claim.count * claim.wanted).sum();
        let free: f64 = open().map(|claim| claim.count * claim.room).sum();
        let left = (whole - held).max(0.0);
        let given = |claim: &Claim| {
            if wanted > 0.0 {
                claim.wanted * left / wanted
            } else if free > 0.0 {
                claim.room * (left / free).min(1.0)
            } else {
                0.0
            }
        };
        let filled: Vec<bool> = claims
            .iter()
            .zip(&full)
            .map(|(claim, full)| *full || (wanted > 0.0 && given(claim) > claim.room))
            .collect();
        if filled == full {
            let get = |(claim, full): (&Claim, &bool)| if *full { claim.room } else { given(claim) };
            return claims.iter().zip(&full).map(get).collect();
        }
        full = filled;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_claims_until_cells_are_full() {
        let claims = |rows: &[(f64, f64, f64)]| {
            rows.iter().map(|&(count, wanted, room)| Claim { count, wanted, room }).collect::<Vec<Claim>>()
        };
        let apart = claims(&[(2.0, 1.0, 5.0), (1.0, 2.0, 5.0)]);
        assert_eq!(share_out(4.0, &apart), [1.0, 2.0]);
        assert_eq!(share_out(2.0, &apart), [0.5, 1.0]);
        assert_eq!(share_out(0.0, &apart), [0.0, 0.0]);
        let crowded = claims(&[(2.0, 1.0, 5.0), (1.0, 2.0, 1.5)]);
        assert_eq!(share_out(4.0, &crowded), [1.25, 1.5]);
        // What does not fit at all goes where no hole is.
        let spilled = claims(&[(1.0, 1.0, 1.0), (2.0, 0.0, 2.0), (1.0, 0.0, 4.0)]);
        assert_eq!(share_out(3.0, &spilled), [1.0, 0.5, 1.0]);
    }

    #[test]
    fn pieces_are_even_and_never_empty() {
        let all: Vec<usize> = (0..10).collect();
        let lengths = |parts| split(&all, parts).iter().map(|piece| piece.len()).collect::<Vec<usize>>();
        assert_eq!(lengths(3), [3, 3, 4]);
        assert_eq!(lengths(14), [1; 10]);
    }
}
