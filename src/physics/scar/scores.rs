//! What a rater would say of one scar.
//!
//! Goodman & Baron's qualitative grade asks from how far a scar is seen and whether light or stretching hides it (Goodman & Baron 2006,
//! Dermatol Surg 32:1458, recalled). Under light from the side, a wall of slope α changes the shade of a matt surface by about tan α; a
//! difference of lightness is seen above a threshold. At 0.5 m an eye of one minute of arc resolves 0.15 mm.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeper_scars_are_graded_worse() {
        let grades: Vec<Grade> = [0.0, 0.1, 0.3, 0.8].iter().map(|depth| goodman_baron(*depth, 5.0)).collect();
        assert_eq!(grades, [0, 2, 3, 4]);
        assert_eq!(goodman_baron(0.3, 0.1), 0);
    }
}
