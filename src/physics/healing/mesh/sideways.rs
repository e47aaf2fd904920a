//! From the unit cells of one session to those of the next.
//!
//! ```text
//! x̄(z) = Σ_k w_k (2/R_k²) ∫ x_k(r, z) r dr
//! ```
//!
//! | symbol | meaning | name |
//! |---|---|---|
//! | x_k | a state of the unit cell k | `state` |
//! | w_k, R_k | its share of the patch, its outer radius | `weight`, of `grid` |
//! | x̄ | mean over the patch at depth z, with which every unit cell of the next session begins | |
//!
//! **Assumed** (mean field): a new hole lies at a random place of the old pattern, so that what it finds, and what surrounds
//! it, is the mean of the patch at every depth. All unit cells have the same layers; nothing is interpolated. The mean conserves
//! every amount, exactly to rounding, and leaves what is uniform as it is in every bit.
//!
//! **Limits**: a hole that happens to strike an old channel, or just misses it, differs from the mean: of laws that bend, the mean of
//! the response is not the response of the mean. It matters little where sessions are weeks apart and signals have died
//! away, most for the pools that stay where they were made (young collagen, cut matrix). Sessions that come before the epidermis
//! has closed average its open share likewise. [patch](super::patch) makes no such assumption. After four sessions of a roller young
//! collagen was 1.418 here and 1.428 there (day 90, other holes of the same density), total collagen 0.9946 and 0.9935 (day 180).

use crate::numerics::grid::Grid;

/// One grid of the patch with its share of it. States lie variable by variable: `state[variable × cells + cell]`.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub weight: f64,
    pub grid: &'a Grid,
    pub state: &'a [f64],
}

/// Means over all parts at every depth: `profile[variable × layers + layer]`. The parts have the same layers and variables.
pub fn mean(parts: &[Part]) -> Vec<f64> {
    let Some(first) = parts.first() else {
        return Vec::new();
    };
    let layers = first.grid.axes[2].cells();
    let variables = first.state.len() / first.grid.cells();
    let floors: Vec<Vec<f64>> = parts.iter().map(|part| floor_shares(part.grid, part.weight)).collect();
    let mut profile = Vec::with_capacity(variables * layers);
    for variable in 0..variables {
        for layer in 0..layers {
            let (mut sum, mut total) = (0.0, 0.0);
            // Deviations from one value: what is uniform stays so in every bit.
            let base = row(first, floors[0].len(), variable, layer)[0];
            for (part, shares) in parts.iter().zip(&floors) {
                for (share, value) in shares.iter().zip(row(part, shares.len(), variable, layer)) {
                    sum += share * (value - base);
                    total += share;
                }
            }
            profile.push(base + sum / total);
        }
    }
    profile
}

/// The state that has `profile` everywhere on a grid with the same layers.
pub fn spread(profile: &[f64], grid: &Grid) -> Vec<f64> {
    let floor = grid.stride(2);
    profile.iter().flat_map(|value| std::iter::repeat_n(*value, floor)).collect()
}

/// Share of the patch under each cell of one layer.
fn floor_shares(grid: &Grid, weight: f64) -> Vec<f64> {
    let [first, second, _] = &grid.axes;
    let area = |cell: usize| first.volume(cell % first.cells()) * second.volume(cell / first.cells());
    let areas: Vec<f64> = (0..grid.stride(2)).map(area).collect();
    let whole: f64 = areas.iter().sum();
    areas.iter().map(|area| weight * area / whole).collect()
}

/// The values of a variable in one layer.
fn row<'a>(part: &Part<'a>, floor: usize, variable: usize, layer: usize) -> &'a [f64] {
    let start = variable * part.grid.cells() + layer * floor;
    &part.state[start..start + floor]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::grid::Axis;
    use crate::numerics::random::Stream;

    fn grid(radii: Vec<f64>) -> Grid {
        let depth = Axis::cartesian(vec![0.0, 0.01, 0.03, 0.1]).unwrap();
        Grid { axes: [Axis::radial(radii).unwrap(), Axis::degenerate(), depth] }
    }

    #[test]
    fn means_conserve_and_forget_where() {
        let grids = [grid(vec![0.0, 0.05, 0.2, 0.3]), grid(vec![0.0, 0.1, 0.4])];
        let weights = [0.3, 0.7];
        let mut stream = Stream::new(1, "test", 0);
        let mut noise = |cells: usize| (0..2 * cells).map(|_| stream.uniform()).collect::<Vec<f64>>();
        let states = grids.each_ref().map(|grid| noise(grid.cells()));
        let part = |index: usize| Part { weight: weights[index], grid: &grids[index], state: &states[index] };
        let profile = mean(&[part(0), part(1)]);
        assert_eq!(profile.len(), 6);
        for (index, found) in profile.iter().enumerate() {
            let (variable, layer) = (index / 3, index % 3);
            let shares = [[0.0025, 0.0375, 0.05].map(|share| 0.3 * share / 0.09), [0.0, 0.0, 0.0]];
            let one: f64 = (0..3).map(|ring| shares[0][ring] * states[0][variable * 9 + layer * 3 + ring]).sum();
            let other: f64 =
                (0..2).map(|ring| 0.7 * [0.0625, 0.9375][ring] * states[1][variable * 6 + layer * 2 + ring]).sum();
            assert!((found - one - other).abs() < 1e-15, "{found}");
        }
        // What all begin with has the same mean, in every bit.
        let next = [spread(&profile, &grids[1]), spread(&profile, &grids[0])];
        let parts = [
            Part { weight: 0.123, grid: &grids[1], state: &next[0] },
            Part { weight: 0.877, grid: &grids[0], state: &next[1] },
        ];
        assert_eq!(mean(&parts), profile);
    }
}
