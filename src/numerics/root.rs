//! The root of one equation in one unknown, in a bracket.
//!
//! The method "interpolate, truncate, project" (ITP) of Oliveira & Takahashi 2020, ACM Trans. Math. Softw. 47(1):5,
//! doi:10.1145/3423597: never more evaluations than bisection plus one, superlinear on smooth functions, no derivative.

/// Why no root was found.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum RootError {
    #[error("no change of sign between {lower} and {upper}")]
    NotBracketed { lower: f64, upper: f64 },
    #[error("the function is not a number at {at}")]
    NotANumber { at: f64 },
}

/// A root of the continuous `function` between `lower` and `upper`, to `tolerance` (absolute, in the argument).
///
/// # Errors
/// The values at the ends have the same sign, or a value is not a number.
pub fn bracketed(
    mut function: impl FnMut(f64) -> f64,
    lower: f64,
    upper: f64,
    tolerance: f64,
) -> Result<f64, RootError> {
    let mut left = (lower, function(lower));
    let mut right = (upper, function(upper));
    for end in [left, right] {
        if end.1.is_nan() {
            return Err(RootError::NotANumber { at: end.0 });
        }
        if end.1 == 0.0 {
            return Ok(end.0);
        }
    }
    if (left.1 < 0.0) == (right.1 < 0.0) {
        return Err(RootError::NotBracketed { lower, upper });
    }
    // Below a few units in the last place the bracket cannot shrink further.
    let tolerance = tolerance.max(2.0 * f64::EPSILON * lower.abs().max(upper.abs()));
    // The slack of one bisection: the radius that the projection may use, halved at every step.
    let mut radius = tolerance;
    while radius < right.0 - left.0 {
        radius *= 2.0;
    }
    let truncation = 0.2 / (right.0 - left.0);
    while right.0 - left.0 > 2.0 * tolerance {
        let point = project(left, right, truncation, radius);
        let value = function(point);
        if value.is_nan() {
            return Err(RootError::NotANumber { at: point });
        }
        if value == 0.0 {
            return Ok(point);
        }
        if (value < 0.0) == (left.1 < 0.0) {
            left = (point, value);
        } else {
            right = (point, value);
        }
        radius *= 0.5;
    }
    Ok(0.5 * (left.0 + right.0))
}

/// Regula falsi, moved towards the middle, kept within reach of bisection.
fn project(left: (f64, f64), right: (f64, f64), truncation: f64, radius: f64) -> f64 {
    let width = right.0 - left.0;
    let middle = 0.5 * (left.0 + right.0);
    let interpolated = (right.1 * left.0 - left.1 * right.0) / (right.1 - left.1);
    let towards_middle = if middle >= interpolated { 1.0 } else { -1.0 };
    let shift = truncation * width * width;
    let truncated = if shift <= (middle - interpolated).abs() { interpolated + towards_middle * shift } else { middle };
    let slack = radius - 0.5 * width;
    if (truncated - middle).abs() <= slack { truncated } else { middle - towards_middle * slack }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_roots_in_few_steps() {
        let mut calls = 0;
        let root = bracketed(
            |x| {
                calls += 1;
                x * x * x - x - 2.0
            },
            1.0,
            2.0,
            1e-10,
        )
        .unwrap();
        assert!((root - 1.521_379_706_804_567_6).abs() < 1e-10);
        assert!(calls <= 12, "{calls} evaluations");
        let falling = bracketed(|x| libm::exp(-x) - 0.5, 0.0, 10.0, 1e-12).unwrap();
        assert!((falling - std::f64::consts::LN_2).abs() < 1e-11);
    }

    #[test]
    fn a_step_costs_no_more_than_bisection() {
        let mut calls = 0;
        let root = bracketed(
            |x| {
                calls += 1;
                if x < 0.123_456 { -1e9 } else { 1e-9 }
            },
            0.0,
            1.0,
            1e-9,
        )
        .unwrap();
        assert!((root - 0.123_456).abs() < 1e-8);
        assert!(calls <= 2 + 31, "{calls} evaluations");
    }

    #[test]
    fn what_has_no_root_is_refused() {
        assert!(matches!(bracketed(|x| x + 2.0, 0.0, 1.0, 1e-9), Err(RootError::NotBracketed { .. })));
        assert!(matches!(bracketed(|_| f64::NAN, 0.0, 1.0, 1e-9), Err(RootError::NotANumber { .. })));
        assert_eq!(bracketed(|x| x, 0.0, 1.0, 1e-9), Ok(0.0));
    }
}
