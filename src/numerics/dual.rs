//! Numbers that carry their derivatives: forward-mode automatic differentiation, for exact Jacobians from equations that
//! are written once.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// What an equation may do with its numbers: arithmetic among themselves and with constants, and the positive part.
pub trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + Add<<Self as Real>::Plain, Output = Self>
    + Sub<<Self as Real>::Plain, Output = Self>
    + Mul<<Self as Real>::Plain, Output = Self>
{
    /// What a coefficient is that no equation changes: without derivatives, but one for each lane.
    type Plain: Copy + Mul<f64, Output = Self::Plain>;

    /// A number that depends on nothing.
    fn constant(value: f64) -> Self;

    /// `[x]₊ = max(x, 0)`; its derivative at zero is taken as zero.
    fn positive_part(self) -> Self;
}

impl Real for f64 {
    type Plain = f64;

    #[inline(always)]
    fn constant(value: f64) -> f64 {
        value
    }

    #[inline(always)]
    fn positive_part(self) -> f64 {
        if self > 0.0 { self } else { 0.0 }
    }
}

/// A value and its partial derivatives in `N` directions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dual<const N: usize> {
    pub value: f64,
    pub partials: [f64; N],
}

impl<const N: usize> Dual<N> {
    /// A variable that moves in the given direction (in none of these, if there are not so many).
    #[inline]
    pub fn seeded(value: f64, direction: usize) -> Self {
        Dual { value, partials: std::array::from_fn(|index| if index == direction { 1.0 } else { 0.0 }) }
    }

    /// `f(self)` from the value and the derivative of `f` there.
    fn chain(self, value: f64, derivative: f64) -> Self {
        Dual { value, partials: self.partials.map(|partial| partial * derivative) }
    }

    /// `f(self, other)` from its value and its two partial derivatives.
    fn chain2(self, other: Self, value: f64, by_self: f64, by_other: f64) -> Self {
        let mut partials = self.partials;
        for (mine, theirs) in partials.iter_mut().zip(&other.partials) {
            *mine = *mine * by_self + theirs * by_other;
        }
        Dual { value, partials }
    }
}

impl<const N: usize> Real for Dual<N> {
    type Plain = f64;

    fn constant(value: f64) -> Self {
        Dual { value, partials: [0.0; N] }
    }

    fn positive_part(self) -> Self {
        if self.value > 0.0 { self } else { Self::constant(0.0) }
    }
}

impl<const N: usize> Add for Dual<N> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.chain2(other, self.value + other.value, 1.0, 1.0)
    }
}

impl<const N: usize> Sub for Dual<N> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.chain2(other, self.value - other.value, 1.0, -1.0)
    }
}

impl<const N: usize> Mul for Dual<N> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.chain2(other, self.value * other.value, other.value, self.value)
    }
}

impl<const N: usize> Div for Dual<N> {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        let inverse = 1.0 / other.value;
        let quotient = self.value / other.value;
        self.chain2(other, quotient, inverse, -quotient * inverse)
    }
}

impl<const N: usize> Neg for Dual<N> {
    type Output = Self;
    fn neg(self) -> Self {
        self.chain(-self.value, -1.0)
    }
}

impl<const N: usize> Add<f64> for Dual<N> {
    type Output = Self;
    fn add(self, other: f64) -> Self {
        Dual { value: self.value + other, ..self }
    }
}

impl<const N: usize> Sub<f64> for Dual<N> {
    type Output = Self;
    fn sub(self, other: f64) -> Self {
        Dual { value: self.value - other, ..self }
    }
}

impl<const N: usize> Mul<f64> for Dual<N> {
    type Output = Self;
    fn mul(self, other: f64) -> Self {
        self.chain(self.value * other, other)
    }
}

impl<const N: usize> Div<f64> for Dual<N> {
    type Output = Self;
    fn div(self, other: f64) -> Self {
        self.chain(self.value / other, 1.0 / other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formula<R: Real>(x: R, y: R) -> R {
        (x * y - y / (x + 2.0)) * 3.0 - (-x) / y + (x - 1.0).positive_part() * y
    }

    #[test]
    fn derivatives_agree_with_the_ones_by_hand() {
        let (x, y) = (1.5, 0.7);
        let result = formula(Dual::<2>::seeded(x, 0), Dual::<2>::seeded(y, 1));
        assert_eq!(result.value, formula(x, y));
        let by_x = 3.0 * (y + y / ((x + 2.0) * (x + 2.0))) + 1.0 / y + y;
        let by_y = 3.0 * (x - 1.0 / (x + 2.0)) - x / (y * y) + (x - 1.0);
        assert!((result.partials[0] - by_x).abs() < 1e-14);
        assert!((result.partials[1] - by_y).abs() < 1e-14);
    }
}
