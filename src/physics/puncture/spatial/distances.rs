//! The distances at which a pattern is described, and the bandwidth that its density asks for.

/// Steps from zero to the largest distance.
const STEPS: usize = 64;
/// Largest distance, in mean spacings 1/√λ, and in edges of the window.
const SPACINGS: f64 = 4.0;
const EDGES: f64 = 0.25;
/// Stoyan's rule: half-width of the kernel in mean spacings.
const STOYAN: f64 = 0.15;

/// Distances in equal steps from zero; all lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distances {
    /// Edge of the window.
    pub edge: f64,
    pub step: f64,
    pub bandwidth: f64,
}

impl Distances {
    /// For `count` places (at least one) in a square window.
    pub fn new(count: usize, edge: f64) -> Distances {
        let spacing = edge / (count as f64).sqrt();
        let largest = (SPACINGS * spacing).min(EDGES * edge);
        Distances { edge, step: largest / STEPS as f64, bandwidth: STOYAN * spacing }
    }

    /// How many distances there are.
    pub fn count(&self) -> usize {
        STEPS + 1
    }

    pub fn at(&self, index: usize) -> f64 {
        self.step * index as f64
    }

    pub fn values(&self) -> Vec<f64> {
        (0..self.count()).map(|index| self.at(index)).collect()
    }

    /// Pairs further apart than this contribute to nothing.
    pub(super) fn reach(&self) -> f64 {
        self.at(STEPS) + self.bandwidth
    }
}
