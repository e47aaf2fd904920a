//! The layers of the dermis, the same around a channel and in a patch.

use crate::numerics::grid::Axis;
use crate::physics::healing::tissue::Column;

/// How many times as fine as the default a mesh is, along every axis. Finer meshes have the coarser ones' faces among their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fineness(u32);

impl Fineness {
    /// What runs use.
    pub const DEFAULT: Fineness = Fineness(1);

    /// `None` for zero.
    pub fn new(times: u32) -> Option<Fineness> {
        (times > 0).then_some(Fineness(times))
    }

    /// How many cells one becomes along an axis.
    pub fn times(self) -> usize {
        self.0 as usize
    }
}

/// Edges of the layers below the junction, mm: [Column::resolved], each of its cells divided in the same geometric progression.
pub fn depths(dermis: f64, fineness: Fineness) -> Vec<f64> {
    let Column { cells, grading, .. } = Column::resolved(dermis, 0.0).refined(fineness.times());
    Axis::graded_edges(dermis, cells, grading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finer_layers_divide_the_coarser() {
        let coarse = depths(0.9, Fineness::DEFAULT);
        assert!((coarse[1] - 0.0099).abs() < 1e-4 && coarse.len() == 33);
        let fine = depths(0.9, Fineness::new(3).unwrap());
        for (layer, edge) in coarse.iter().enumerate() {
            assert!((fine[3 * layer] - edge).abs() < 1e-14);
        }
        assert_eq!((fine.len(), fine[96], Fineness::new(0)), (97, 0.9, None));
    }
}
