//! Cells that are small where the solution is steep.

/// Where cells of a layer are small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grading {
    Uniform,
    /// Small at the top; the map is `z = sinh(s ξ)/sinh(s)` with this strength s.
    Top(f64),
    /// Small at both ends; the map is `z = (1 + tanh(s (2ξ − 1))/tanh(s))/2`.
    BothEnds(f64),
}

/// Edges of `cells` cells over 0..thickness. The maps are smooth, so that a second-order scheme stays one.
pub fn graded_edges(thickness: f64, cells: usize, grading: Grading) -> Vec<f64> {
    (0..=cells)
        .map(|index| {
            let along = index as f64 / cells as f64;
            let mapped = match grading {
                Grading::Uniform => along,
                Grading::Top(strength) => libm::sinh(strength * along) / libm::sinh(strength),
                Grading::BothEnds(strength) => {
                    0.5 * (1.0 + libm::tanh(strength * (2.0 * along - 1.0)) / libm::tanh(strength))
                }
            };
            if index == cells { thickness } else { thickness * mapped }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_span_the_layer_and_increase() {
        for grading in [Grading::Uniform, Grading::Top(3.0), Grading::BothEnds(1.5)] {
            let edges = graded_edges(2.5, 30, grading);
            assert_eq!(edges.len(), 31);
            assert!(edges[0].abs() < 1e-15 && edges[30] == 2.5);
            assert!(edges.windows(2).all(|pair| pair[1] > pair[0]), "{grading:?}");
        }
        let top = graded_edges(1.0, 30, Grading::Top(3.0));
        assert!(top[1] < 0.2 * (top[30] - top[29]));
    }
}
