//! Random numbers by identity: a stream is named by (seed, purpose, item), never by the order in which work is done.
//!
//! Two pieces of code that draw for different purposes, or for different items of one purpose, never share numbers, so
//! results do not depend on threads, on resumption, or on what else is simulated. The generator is ChaCha with 8 rounds;
//! (seed, purpose) make its key by absorption into SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195), the
//! item is its 64-bit stream number. Transformations use `libm`, so the bits are the same on every processor, and take a
//! fixed number of draws, so that a perturbed parameter does not shift what comes later.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

const TWO_PI: f64 = 2.0 * std::f64::consts::PI;

/// An independent sequence of random numbers.
#[derive(Debug)]
pub struct Stream {
    generator: ChaCha8Rng,
}

impl Stream {
    /// The stream of `item` for `purpose` under `seed`; equal arguments give equal numbers.
    pub fn new(seed: u64, purpose: &str, item: u64) -> Stream {
        let mut state = mix(seed);
        for byte in purpose.bytes() {
            state = mix(state ^ u64::from(byte));
        }
        state = mix(state ^ purpose.len() as u64);
        let mut key = [0_u8; 32];
        for chunk in key.chunks_exact_mut(8) {
            state = mix(state);
            chunk.copy_from_slice(&state.to_le_bytes());
        }
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(item);
        Stream { generator }
    }

    /// Uniform on [0, 1), a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.generator.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Standard normal, by Box & Muller 1958 (doi:10.1214/aoms/1177706645); takes two uniform draws.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        let angle = TWO_PI * self.uniform();
        radius * libm::cos(angle)
    }

    /// Log-normal with the given median and coefficient of variation (standard deviation over mean): always positive, so
    /// that no draw ever needs repair.
    pub fn log_normal(&mut self, median: f64, variation: f64) -> f64 {
        let sigma = libm::log1p(variation * variation).sqrt();
        median * libm::exp(sigma * self.normal())
    }
}

/// The finaliser of SplitMix64: a bijection of 64 bits in which every input bit reaches every output bit.
fn mix(value: u64) -> u64 {
    let mut state = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_decides() {
        let draw = |seed, purpose, item| Stream::new(seed, purpose, item).uniform();
        assert_eq!(draw(1, "pattern", 3), draw(1, "pattern", 3));
        let all = [
            draw(1, "pattern", 3),
            draw(2, "pattern", 3),
            draw(1, "pattern", 4),
            draw(1, "patterm", 3),
            draw(1, "", 3),
        ];
        for (index, value) in all.iter().enumerate() {
            assert!(all[..index].iter().all(|other| other != value));
        }
    }

    #[test]
    fn moments_are_those_of_the_distributions() {
        const DRAWS: usize = 200_000;
        let mut stream = Stream::new(7, "test", 0);
        let (mut sum, mut squares, mut uniform, mut logarithm) = (0.0, 0.0, 0.0, [0.0; 2]);
        for _ in 0..DRAWS {
            let normal = stream.normal();
            sum += normal;
            squares += normal * normal;
            uniform += stream.uniform();
            let positive = stream.log_normal(2.0, 0.3);
            assert!(positive > 0.0);
            logarithm[0] += positive;
            logarithm[1] += positive * positive;
        }
        let count = DRAWS as f64;
        assert!(
            (sum / count).abs() < 0.01 && (squares / count - 1.0).abs() < 0.02 && (uniform / count - 0.5).abs() < 0.003
        );
        let mean = logarithm[0] / count;
        let variation = (logarithm[1] / count - mean * mean).sqrt() / mean;
        assert!((variation - 0.3).abs() < 0.005, "{variation}");
        assert!((mean - 2.0 * (1.0_f64 + 0.09).sqrt()).abs() < 0.01, "{mean}");
    }
}
