//! Numbers side by side: `N` independent values that go through the same equations at once, so that the processor's vectors are
//! full whatever the equations are.
//!
//! Every operation acts on each lane alone and rounds as it would on one number: a lane holds the same bits as a computation
//! without neighbours, on every processor. [Processor] chooses the widest vectors at run time; no fused multiply-add is ever
//! made of a product and a sum.

use super::dual::Real;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// `N` numbers side by side; meant for multiples of eight.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
pub struct Lanes<const N: usize>(pub [f64; N]);

impl<const N: usize> Lanes<N> {
    #[inline(always)]
    pub fn splat(value: f64) -> Self {
        Lanes([value; N])
    }

    #[inline(always)]
    pub fn from_array(values: [f64; N]) -> Self {
        Lanes(values)
    }

    #[inline(always)]
    pub fn to_array(self) -> [f64; N] {
        self.0
    }

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

    /// The function of each lane.
    #[inline(always)]
    pub fn map(self, function: impl Fn(f64) -> f64) -> Self {
        self.zip(self, |value, _| function(value))
    }

    /// The function of each lane of both.
    #[inline(always)]
    pub fn zip(self, other: Self, function: impl Fn(f64, f64) -> f64) -> Self {
        let mut values = self.0;
        for (value, other) in values.iter_mut().zip(&other.0) {
            *value = function(*value, *other);
        }
        Lanes(values)
    }

    /// `value` where `self` is positive, zero elsewhere.
    #[inline(always)]
    pub fn gate(self, value: Self) -> Self {
        self.zip(value, |gate, value| f64::from_bits(value.to_bits() & mask(gate)))
    }

    /// `value` where `self` is positive, `other` elsewhere.
    #[inline(always)]
    pub fn choose(self, value: Self, other: Self) -> Self {
        let kept = self.zip(other, |gate, other| f64::from_bits(other.to_bits() & !mask(gate)));
        self.gate(value).zip(kept, |value, kept| f64::from_bits(value.to_bits() | kept.to_bits()))
    }
}

/// All bits where the gate is positive: compilers turn this into vector code, and a choice often into jumps.
#[inline(always)]
fn mask(gate: f64) -> u64 {
    0_u64.wrapping_sub(u64::from(gate > 0.0))
}

impl<const N: usize> Real for Lanes<N> {
    type Plain = Self;

    #[inline(always)]
    fn constant(value: f64) -> Self {
        Lanes::splat(value)
    }

    #[inline(always)]
    fn positive_part(self) -> Self {
        self.gate(self)
    }
}

impl<const N: usize> Neg for Lanes<N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}

macro_rules! lane_by_lane {
    ($($operator:ident $method:ident $symbol:tt),*) => {$(
        impl<const N: usize> $operator for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |one, other| one $symbol other)
            }
        }

        impl<const N: usize> $operator<f64> for Lanes<N> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.map(|one| one $symbol other)
            }
        }
    )*};
}

lane_by_lane!(Add add +, Sub sub -, Mul mul *, Div div /);

/// The widest vectors that the processor has. A kernel runs with them if all that it calls is inlined into it.
#[derive(Debug, Clone, Copy)]
pub enum Processor {
    /// What the program was compiled for.
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
    #[cfg(target_arch = "x86_64")]
    Avx512(pulp::x86::V4),
}

impl Processor {
    /// All that this processor can do, narrowest vectors first.
    pub fn levels() -> Vec<Processor> {
        let mut levels = vec![Processor::Baseline];
        #[cfg(target_arch = "x86_64")]
        {
            levels.extend(pulp::x86::V3::try_new().map(Processor::Avx2));
            levels.extend(pulp::x86::V4::try_new().map(Processor::Avx512));
        }
        levels
    }

    /// The widest.
    pub fn detect() -> Processor {
        Processor::levels().pop().unwrap_or(Processor::Baseline)
    }

    pub fn name(self) -> &'static str {
        match self {
            Processor::Baseline => "baseline",
            #[cfg(target_arch = "x86_64")]
            Processor::Avx2(_) => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Processor::Avx512(_) => "AVX-512",
        }
    }

    /// Runs the kernel with the vectors of this level.
    #[inline(always)]
    pub fn run<R>(self, kernel: impl FnOnce() -> R) -> R {
        match self {
            Processor::Baseline => kernel(),
            #[cfg(target_arch = "x86_64")]
            Processor::Avx2(level) => level.vectorize(kernel),
            #[cfg(target_arch = "x86_64")]
            Processor::Avx512(level) => level.vectorize(kernel),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formula<R: Real>(x: R, y: R) -> R {
        (x * y - y / (x + 2.0)) * 3.0 - (-x) / y + (x - 1.0).positive_part() * y - x * 0.3 / 0.7
    }

    #[test]
    fn every_lane_is_as_if_alone_on_every_processor() {
        let x: [f64; 8] = std::array::from_fn(|lane| 0.3 * (lane as f64 - 1.3));
        let y: [f64; 8] = std::array::from_fn(|lane| 1.7 - 0.31 * lane as f64);
        for level in Processor::levels() {
            let together = level.run(|| formula(Lanes(x), Lanes(y)));
            for lane in 0..8 {
                assert_eq!(together.0[lane].to_bits(), formula(x[lane], y[lane]).to_bits(), "{}", level.name());
            }
        }
    }

    #[test]
    fn loading_fills_up_and_storing_leaves_out() {
        let lanes = Lanes::<4>::load(&[1.0, 2.0, 3.0]);
        assert_eq!(lanes.0, [1.0, 2.0, 3.0, 3.0]);
        let mut target = [0.0; 2];
        (lanes * 2.0).store(&mut target);
        assert_eq!(target, [2.0, 4.0]);
    }
}
