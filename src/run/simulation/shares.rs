//! How far several pieces of work are together that go on side by side.

use std::sync::atomic::{AtomicU64, Ordering};

/// The share done of each of some pieces of work.
#[derive(Debug)]
pub struct Shares {
    /// As bits.
    done: Vec<AtomicU64>,
    weights: Vec<f64>,
}

impl Shares {
    /// Nothing is done yet of pieces that take about so long each.
    pub fn new(weights: Vec<f64>) -> Shares {
        Shares { done: weights.iter().map(|_| AtomicU64::new(0.0_f64.to_bits())).collect(), weights }
    }

    /// Notes how far a piece is; gives the share done of all together.
    pub fn tell(&self, piece: usize, share: f64) -> f64 {
        self.done[piece].store(share.to_bits(), Ordering::Relaxed);
        let done = self.done.iter().zip(&self.weights);
        let done: f64 = done.map(|(share, weight)| weight * f64::from_bits(share.load(Ordering::Relaxed))).sum();
        done / self.weights.iter().sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_pieces_count_more() {
        let shares = Shares::new(vec![1.0, 3.0]);
        assert_eq!(shares.tell(0, 1.0), 0.25);
        assert_eq!(shares.tell(1, 0.5), 0.625);
        assert_eq!(shares.tell(1, 1.0), 1.0);
    }
}
