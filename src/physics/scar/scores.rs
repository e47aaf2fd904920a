//! What a rater would say of a scar, and of a face of scars.
//!
//! Goodman & Baron's qualitative grade asks from how far a scar is seen and whether light or stretching hides it (Goodman & Baron 2006,
//! Dermatol Surg 32:1458, recalled). Under light from the side, a wall of slope α changes the shade of a matt surface by about tan α; a
//! difference of lightness is seen above a threshold. At 0.5 m an eye of one minute of arc resolves 0.15 mm.
//!
//! The quantitative score (Goodman & Baron 2006, J Cosmet Dermatol 5:48, recalled) adds over the sorts of scars points for how bad a sort is
//! (mild 1, moderate 2, severe 3) times 1, 2 or 3 for up to 10, up to 20 and more scars of it. ECCA (Dréno et al. 2007, Dermatology 214:46,
//! weights recalled) weighs ice picks 15, boxcars 20 and rolling scars 25, times 0 to 3 for none, fewer than 5, up to 20, more. Both are steps in
//! the hands of one rater; here they go evenly from step to step, as the mean of many raters does, a sort is a kind of scar, and ECCA counts
//! in moderate scars.

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

/// How bad a scar looks, from 0 (not seen) over 1 (mild) and 2 (moderate) to 3 (severe), evenly in the logarithm of its slope between the
/// middles of the grades.
fn severity(scar: &Scar) -> f64 {
    if scar.width < RESOLVED || scar.depth <= 0.0 {
        return 0.0;
    }
    let slope = 4.0 * scar.depth / scar.width;
    let mild = (SLOPES[0] * SLOPES[1]).sqrt();
    let moderate = (SLOPES[1] * SLOPES[2]).sqrt();
    (1.0 + libm::log(slope / mild) / libm::log(moderate / mild)).clamp(0.0, 3.0)
}

/// 0, 1, 2, 3 for none, few, some, many, and evenly between.
fn class(number: f64, few: f64, some: f64, many: f64) -> f64 {
    let between = |low: f64, high: f64| ((number - low) / (high - low)).clamp(0.0, 1.0);
    between(0.0, few) + between(few, some) + between(some, many)
}

/// Quantitative score of a face.
pub fn goodman_baron_quantitative(scars: &[Scar]) -> f64 {
    let of_kind = |kind: Kind| {
        let own: Vec<f64> = scars.iter().filter(|scar| scar.kind == kind).map(severity).collect();
        let seen = own.iter().filter(|severity| **severity > 0.0).count() as f64;
        let mean = if seen > 0.0 { own.iter().sum::<f64>() / seen } else { 0.0 };
        mean * class(seen, 5.0, 15.0, 25.0)
    };
    Kind::ALL.into_iter().map(of_kind).sum()
}

/// ECCA of a face without elastolysis and hypertrophic scars, 0 to 180.
pub fn ecca(scars: &[Scar]) -> f64 {
    let weighted = |kind: Kind| {
        let weight = match kind {
            Kind::IcePick => 15.0,
            Kind::Boxcar => 20.0,
            Kind::Rolling => 25.0,
        };
        let moderate: f64 = scars.iter().filter(|scar| scar.kind == kind).map(severity).sum::<f64>() / 2.0;
        weight * class(moderate, 2.5, 12.5, 25.0)
    };
    Kind::ALL.into_iter().map(weighted).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_scored_by_sort_and_number() {
        let scars = |count: usize, kind: Kind, width: f64, depth: f64| vec![Scar { kind, width, depth }; count];
        assert_eq!((goodman_baron_quantitative(&[]), ecca(&[])), (0.0, 0.0));
        // 25 severe ice picks: 3 points times 3. 15 boxcars in the midst of moderate: 2 times 2.
        let moderate = 3.0 * (0.15_f64 * 0.5).sqrt() / 4.0;
        let picks = scars(25, Kind::IcePick, 0.8, 0.4);
        let boxcars = scars(15, Kind::Boxcar, 3.0, moderate);
        assert!((goodman_baron_quantitative(&picks) - 9.0).abs() < 1e-9);
        assert!((goodman_baron_quantitative(&[picks, boxcars].concat()) - 13.0).abs() < 1e-9);
        assert!((ecca(&scars(25, Kind::Rolling, 3.0, moderate)) - 75.0).abs() < 1e-9);
        assert_eq!(ecca(&scars(9, Kind::Rolling, 6.0, 0.001)), 0.0);
        let shallower = scars(15, Kind::Boxcar, 3.0, 0.5 * moderate);
        assert!(
            goodman_baron_quantitative(&shallower) < 4.0
                && ecca(&shallower) < ecca(&scars(15, Kind::Boxcar, 3.0, moderate))
        );
    }

    #[test]
    fn deeper_scars_are_graded_worse() {
        let grades: Vec<Grade> = [0.0, 0.1, 0.3, 0.8].iter().map(|depth| goodman_baron(*depth, 5.0)).collect();
        assert_eq!(grades, [0, 2, 3, 4]);
        assert_eq!(goodman_baron(0.3, 0.1), 0);
    }
}
