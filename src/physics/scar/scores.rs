//! What a rater would say of a scar, and of a face of scars.
//!
//! Goodman & Baron's qualitative grade asks from how far a scar is seen and whether light or stretching hides it (Goodman & Baron 2006,
//! Dermatol Surg 32:1458, recalled). Under light from the side, a wall of slope α changes the shade of a matt surface by about tan α; a
//! difference of lightness is seen above a threshold. At 0.5 m an eye of one minute of arc resolves 0.15 mm.
//!
//! The quantitative score (Goodman & Baron 2006, J Cosmet Dermatol 5:48, recalled) adds over the sorts of scars points for how bad a sort is
//! (mild 1, moderate 2, severe 3) times 1, 2 or 3 for up to 10, up to 20 and more scars of it; a sort is here a kind in a grade. ECCA (Dréno et
//! al. 2007, Dermatology 214:46, weights recalled) weighs ice picks 15, boxcars 20 and rolling scars 25, times 0 to 3 for none, fewer than 5, up to
//! 20, more. Both lie on steps: a scar counts until nobody sees it.

use super::{Kind, Scar};

/// 1 to 4; 0 where there is nothing left to see.
pub type Grade = u8;

/// Slopes from which a scar counts as mild, moderate and severe: assumed, so that a dent of 0.3 mm over 5 mm is moderate.
const SLOPES: [f64; 3] = [0.05, 0.15, 0.5];

/// What an eye resolves at 0.5 m, mm.
const RESOLVED: f64 = 0.15;

/// The qualitative grade of a dent of that depth and width, mm.
pub fn goodman_baron(depth: f64, width: f64) -> Grade {
    if width < RESOLVED {
        return 0;
    }
    // Mean slope of a wall that takes a quarter of the width.
    let slope = 4.0 * depth / width;
    match SLOPES.iter().filter(|limit| slope > **limit).count() {
        0 => 0,
        steps => steps as u8 + 1,
    }
}

/// Quantitative score of a face, 0 to 84.
pub fn goodman_baron_quantitative(scars: &[Scar]) -> u32 {
    let of_kind = |kind: Kind| {
        (2..=4).map(move |grade: Grade| {
            let same = |scar: &&Scar| scar.kind == kind && goodman_baron(scar.depth, scar.width) == grade;
            let class = match scars.iter().filter(same).count() {
                0 => 0,
                1..=10 => 1,
                11..=20 => 2,
                _ => 3,
            };
            class * u32::from(grade - 1)
        })
    };
    Kind::ALL.into_iter().flat_map(of_kind).sum()
}

/// ECCA of a face without elastolysis and hypertrophic scars, 0 to 180.
pub fn ecca(scars: &[Scar]) -> u32 {
    let weighted = |kind: Kind| {
        let weight = match kind {
            Kind::IcePick => 15,
            Kind::Boxcar => 20,
            Kind::Rolling => 25,
        };
        let seen = |scar: &&Scar| scar.kind == kind && goodman_baron(scar.depth, scar.width) > 0;
        let class = match scars.iter().filter(seen).count() {
            0 => 0,
            1..=4 => 1,
            5..=20 => 2,
            _ => 3,
        };
        weight * class
    };
    Kind::ALL.into_iter().map(weighted).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_scored_by_sort_and_number() {
        let scars = |count: usize, kind: Kind, width: f64, depth: f64| vec![Scar { kind, width, depth }; count];
        assert_eq!((goodman_baron_quantitative(&[]), ecca(&[])), (0, 0));
        // 25 severe ice picks: 3 points times 3; 12 moderate boxcars: 2 times 2; 3 mild rolling scars: 1.
        let face =
            [scars(25, Kind::IcePick, 0.8, 0.4), scars(12, Kind::Boxcar, 3.0, 0.3), scars(3, Kind::Rolling, 6.0, 0.15)]
                .concat();
        assert_eq!(goodman_baron_quantitative(&face), 9 + 4 + 1);
        assert_eq!(ecca(&face), 15 * 3 + 20 * 2 + 25);
        assert_eq!(ecca(&scars(9, Kind::Rolling, 6.0, 0.01)), 0);
    }

    #[test]
    fn deeper_scars_are_graded_worse() {
        let grades: Vec<Grade> = [0.0, 0.1, 0.3, 0.8].iter().map(|depth| goodman_baron(*depth, 5.0)).collect();
        assert_eq!(grades, [0, 2, 3, 4]);
        assert_eq!(goodman_baron(0.3, 0.1), 0);
    }
}
