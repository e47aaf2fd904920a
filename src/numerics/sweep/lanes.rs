//! Lines side by side in the registers of the processor at hand.
//!
//! [dispatch] hands a [Job] the registers of AVX-512, AVX2 or the baseline processor. With all three it does the same operations in
//! the same order for every line, none contracted, so that the bits are the same.

use crate::numerics::lanes::Processor;
use pulp::{Scalar, Simd};

/// A set of vector registers that can transpose a square block: as many vectors as a vector has lanes.
pub trait Lanes: Simd {
    type Block: Copy + AsRef<[Self::f64s]> + AsMut<[Self::f64s]>;

    fn zeros(self) -> Self::Block;

    fn transpose(self, block: Self::Block) -> Self::Block;
}

impl Lanes for Scalar {
    type Block = [f64; 1];

    #[inline(always)]
    fn zeros(self) -> [f64; 1] {
        [0.0]
    }

    #[inline(always)]
    fn transpose(self, block: [f64; 1]) -> [f64; 1] {
        block
    }
}

#[cfg(target_arch = "x86_64")]
mod vectors {
    use super::Lanes;
    use pulp::x86::{V3, V4};
    use pulp::{Simd, cast, f64x4, f64x8};

    impl Lanes for V3 {
        type Block = [f64x4; 4];

        #[inline(always)]
        fn zeros(self) -> [f64x4; 4] {
            [self.splat_f64s(0.0); 4]
        }

        #[inline(always)]
        fn transpose(self, block: [f64x4; 4]) -> [f64x4; 4] {
            self.deinterleave_shfl_f64s(block)
        }
    }

    impl Lanes for V4 {
        type Block = [f64x8; 8];

        #[inline(always)]
        fn zeros(self) -> [f64x8; 8] {
            [self.splat_f64s(0.0); 8]
        }

        /// Pairs of lanes, then halves, then quarters change places.
        #[inline(always)]
        fn transpose(self, block: [f64x8; 8]) -> [f64x8; 8] {
            let low = |a, b| cast(self.avx512f._mm512_unpacklo_pd(cast(a), cast(b)));
            let high = |a, b| cast(self.avx512f._mm512_unpackhi_pd(cast(a), cast(b)));
            let even = |a, b| cast(self.avx512f._mm512_shuffle_f64x2::<0b10_00_10_00>(cast(a), cast(b)));
            let odd = |a, b| cast(self.avx512f._mm512_shuffle_f64x2::<0b11_01_11_01>(cast(a), cast(b)));
            let [a, b, c, d, e, f, g, h]: [f64x8; 8] = block;
            let (a, b, c, d): (f64x8, f64x8, f64x8, f64x8) = (low(a, b), high(a, b), low(c, d), high(c, d));
            let (e, f, g, h): (f64x8, f64x8, f64x8, f64x8) = (low(e, f), high(e, f), low(g, h), high(g, h));
            let (p, q, r, s): (f64x8, f64x8, f64x8, f64x8) = (even(a, c), even(b, d), odd(a, c), odd(b, d));
            let (t, u, v, w): (f64x8, f64x8, f64x8, f64x8) = (even(e, g), even(f, h), odd(e, g), odd(f, h));
            [even(p, t), even(q, u), even(r, v), even(s, w), odd(p, t), odd(q, u), odd(r, v), odd(s, w)]
        }
    }
}

/// Work written once for every set of registers.
pub trait Job {
    fn run<S: Lanes>(self, registers: S);
}

/// Runs the job with the vectors of `processor`.
#[inline(always)]
pub fn dispatch<J: Job>(processor: Processor, job: J) {
    match processor {
        Processor::Baseline => job.run(Scalar),
        #[cfg(target_arch = "x86_64")]
        Processor::Avx2(registers) => processor.run(
            #[inline(always)]
            || job.run(registers),
        ),
        #[cfg(target_arch = "x86_64")]
        Processor::Avx512(registers) => processor.run(
            #[inline(always)]
            || job.run(registers),
        ),
    }
}
