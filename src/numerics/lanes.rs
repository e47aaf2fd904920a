//! Numbers side by side: `N` independent values on which every operation acts alike, so that equations written once for
//! [Real] run over `N` neighbouring cells or members at a time in the vector registers of any processor.
//!
//! Every lane has the bits that the same operations give to an `f64` of its own: nothing is fused, nothing reordered.

use super::dual::Real;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// `N` numbers side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lanes<const N: usize>(pub [f64; N]);

impl<const N: usize> Lanes<N> {
    /// The first `N` of `values`; of fewer, the last stands in for those that are missing (0 if there is none).
    #[inline(always)]
    pub fn load(values: &[f64]) -> Self {
        if let Some(whole) = values.first_chunk::<N>() {
            return Lanes(*whole);
        }
        let last = values.last().copied().unwrap_or(0.0);
        Lanes(std::array::from_fn(|lane| values.get(lane).copied().unwrap_or(last)))
    }

    /// Writes the lanes to `target`; those beyond its end are dropped.
    #[inline(always)]
    pub fn store(self, target: &mut [f64]) {
        if let Some(whole) = target.first_chunk_mut::<N>() {
            *whole = self.0;
        } else {
            let count = target.len();
            target.copy_from_slice(&self.0[..count]);
        }
    }
}

impl<const N: usize> Real for Lanes<N> {
    type Plain = Self;

    #[inline(always)]
    fn constant(value: f64) -> Self {
        Lanes([value; N])
    }

    #[inline(always)]
    fn positive_part(self) -> Self {
        Lanes(std::array::from_fn(|lane| self.0[lane].positive_part()))
    }
}

macro_rules! lane_by_lane {
    ($($operator:ident $function:ident;)*) => { $(
        impl<const N: usize> $operator for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $function(self, other: Self) -> Self {
                Lanes(std::array::from_fn(|lane| self.0[lane].$function(other.0[lane])))
            }
        }

        impl<const N: usize> $operator<f64> for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $function(self, other: f64) -> Self {
                Lanes(std::array::from_fn(|lane| self.0[lane].$function(other)))
            }
        }
    )* };
}

lane_by_lane! {
    Add add;
    Sub sub;
    Mul mul;
    Div div;
}

impl<const N: usize> Neg for Lanes<N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Lanes(self.0.map(|value| -value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loading_fills_up_and_storing_leaves_out() {
        let lanes = Lanes::<4>::load(&[1.0, 2.0, 3.0]);
        assert_eq!(lanes.0, [1.0, 2.0, 3.0, 3.0]);
        let mut target = [0.0; 2];
        (lanes * 2.0).store(&mut target);
        assert_eq!(target, [2.0, 4.0]);
    }
}
