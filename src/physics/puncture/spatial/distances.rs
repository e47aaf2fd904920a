//! The distances at which a pattern is described, and the bandwidth that its density asks for.

/// Largest distance, in mean spacings 1/√λ, and in edges of the window.
const SPACINGS: f64 = 4.0;
const EDGES: f64 = 0.25;
/// Stoyan's rule: half-width of the kernel in mean spacings.
const STOYAN: f64 = 0.15;
/// Steps in the half-width: whole, so that the kernel begins and ends at steps.
pub(super) const STEPS_OF_BANDWIDTH: usize = 3;

/// Distances in equal steps from zero; all lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distances {
    /// Edge of the window.
    pub edge: f64,
    pub step: f64,
    steps: usize,
}

impl Distances {
    /// For `count` places (at least one) in a square window.
    pub fn new(count: usize, edge: f64) -> Distances {
        let spacing = edge / (count as f64).sqrt();
        let step = STOYAN * spacing / STEPS_OF_BANDWIDTH as f64;
        let largest = (SPACINGS * spacing).min(EDGES * edge);
        Distances { edge, step, steps: (largest / step + 1e-9) as usize }
    }

    /// How many distances there are, zero among them.
    pub fn count(&self) -> usize {
        self.steps + 1
    }

    pub fn at(&self, index: usize) -> f64 {
        self.step * index as f64
    }

    pub fn values(&self) -> Vec<f64> {
        (0..self.count()).map(|index| self.at(index)).collect()
    }

    /// Half-width of the kernel of the pair correlation.
    pub fn bandwidth(&self) -> f64 {
        self.at(STEPS_OF_BANDWIDTH)
    }

    /// Pairs further apart than this contribute to nothing.
    pub(super) fn reach(&self) -> f64 {
        self.at(self.steps + STEPS_OF_BANDWIDTH)
    }
}
