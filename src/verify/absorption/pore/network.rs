//! Cells of a box as nodes of an electrical network: every cell conducts to its neighbours, some to a source at unit
//! potential, some to a sink at none.
//!
//! ```text
//! Σ_b G_ab (u_a − u_b) + S_a (u_a − 1) + F_a u_a = 0,      g = Σ F_a u_a = Σ S_a (1 − u_a)
//! ```
//!
//! The matrix is symmetric and positive definite. It is solved for the drop 1 − u, which no conductor to the source loads, by
//! conjugate gradients. Their preconditioner is the incomplete factorisation without fill-in; most of what it drops is put back
//! on the diagonal (Gustafsson 1978, doi:10.1007/BF01931691). All sums run in the order of the cells.

/// Conductors of unit length scale, cells numbered with the first axis fastest.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    /// Cells along each axis.
    pub shape: [usize; 3],
    /// G from each cell to the next along each axis; 0 behind the last.
    pub links: [Vec<f64>; 3],
    /// S of each cell.
    pub source: Vec<f64>,
    /// F of each cell.
    pub sink: Vec<f64>,
}

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Flow {
    /// g, out of the source.
    pub out: f64,
    /// The same into the sink.
    pub into: f64,
}

/// Of the preconditioned residual over that at the start.
const TOLERANCE: f64 = 1e-9;
const MOST_ITERATIONS: usize = 3000;
/// How much of what is dropped goes to the diagonal.
const PUT_BACK: f64 = 0.97;

impl Network {
    /// Without any conductor.
    pub fn new(shape: [usize; 3]) -> Network {
        let nothing = vec![0.0; shape.iter().product()];
        let links = std::array::from_fn(|_| nothing.clone());
        Network { shape, links, source: nothing.clone(), sink: nothing }
    }

    /// The flow from source to sink; `None` if the iteration does not end.
    pub fn flow(&self) -> Option<Flow> {
        let drop = self.drop()?;
        let out = self.source.iter().zip(&drop).map(|(source, drop)| source * drop).sum();
        let into = self.sink.iter().zip(&drop).map(|(sink, drop)| sink * (1.0 - drop)).sum();
        Some(Flow { out, into })
    }

    fn strides(&self) -> [usize; 3] {
        [1, self.shape[0], self.shape[0] * self.shape[1]]
    }

    /// 1 − u in every cell.
    pub fn drop(&self) -> Option<Vec<f64>> {
        let diagonal = self.diagonal();
        let pivots = self.pivots(&diagonal);
        let mut solution = vec![0.0; diagonal.len()];
        let mut residual = self.sink.clone();
        let mut preconditioned = self.precondition(&pivots, &residual);
        let mut direction = preconditioned.clone();
        let mut product = dot(&residual, &preconditioned);
        let enough = product * TOLERANCE * TOLERANCE;
        for _ in 0..MOST_ITERATIONS {
            let image = self.apply(&diagonal, &direction);
            let step = product / dot(&direction, &image);
            add(step, &direction, &mut solution);
            add(-step, &image, &mut residual);
            preconditioned = self.precondition(&pivots, &residual);
            let next = dot(&residual, &preconditioned);
            if next <= enough {
                return Some(solution);
            }
            for (direction, preconditioned) in direction.iter_mut().zip(&preconditioned) {
                *direction = preconditioned + next / product * *direction;
            }
            product = next;
        }
        None
    }

    /// Of the matrix; 1 for a cell without conductors.
    fn diagonal(&self) -> Vec<f64> {
        let strides = self.strides();
        let of_cell = |cell: usize| {
            let along = |axis: usize| {
                let before = if cell >= strides[axis] { self.links[axis][cell - strides[axis]] } else { 0.0 };
                before + self.links[axis][cell]
            };
            let sum = (0..3).map(along).sum::<f64>() + self.source[cell] + self.sink[cell];
            if sum > 0.0 { sum } else { 1.0 }
        };
        (0..self.source.len()).map(of_cell).collect()
    }

    fn apply(&self, diagonal: &[f64], values: &[f64]) -> Vec<f64> {
        let mut image: Vec<f64> = diagonal.iter().zip(values).map(|(diagonal, value)| diagonal * value).collect();
        for (links, stride) in self.links.iter().zip(self.strides()) {
            for cell in 0..values.len() - stride {
                image[cell] -= links[cell] * values[cell + stride];
                image[cell + stride] -= links[cell] * values[cell];
            }
        }
        image
    }

    /// Pivots of the incomplete factors.
    fn pivots(&self, diagonal: &[f64]) -> Vec<f64> {
        let strides = self.strides();
        let mut pivots = diagonal.to_vec();
        for cell in 0..pivots.len() {
            let links = [0, 1, 2].map(|axis| self.links[axis][cell]);
            let all: f64 = links.iter().sum();
            for (link, stride) in links.into_iter().zip(strides) {
                if link > 0.0 {
                    pivots[cell + stride] -= link * (link + PUT_BACK * (all - link)) / pivots[cell];
                }
            }
        }
        pivots
    }

    fn precondition(&self, pivots: &[f64], residual: &[f64]) -> Vec<f64> {
        let strides = self.strides();
        let mut values = residual.to_vec();
        for cell in 0..values.len() {
            let mut value = values[cell];
            for (links, stride) in self.links.iter().zip(strides) {
                if cell >= stride {
                    value += links[cell - stride] * values[cell - stride];
                }
            }
            values[cell] = value / pivots[cell];
        }
        for cell in (0..values.len()).rev() {
            let mut value = 0.0;
            for (links, stride) in self.links.iter().zip(strides) {
                if cell + stride < values.len() {
                    value += links[cell] * values[cell + stride];
                }
            }
            values[cell] += value / pivots[cell];
        }
        values
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(factor: f64, addend: &[f64], sum: &mut [f64]) {
    for (sum, addend) in sum.iter_mut().zip(addend) {
        *sum += factor * addend;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conductors_in_a_row_and_side_by_side() {
        let mut network = Network::new([3, 1, 2]);
        for row in [0, 3] {
            network.source[row] = 4.0;
            network.links[0][row] = 1.0;
            network.links[0][row + 1] = 2.0;
            network.sink[row + 2] = 4.0;
        }
        network.links[2][1] = 7.0;
        let flow = network.flow().unwrap();
        assert!((flow.out - 1.0).abs() < 1e-12 && (flow.into - 1.0).abs() < 1e-12, "{flow:?}");
    }

    #[test]
    fn two_paths_of_two_conductors() {
        let mut network = Network::new([2, 2, 1]);
        network.source[0] = 1e12;
        network.sink[3] = 1e12;
        network.links[0] = vec![1.0, 0.0, 3.0, 0.0];
        network.links[1] = vec![2.0, 5.0, 0.0, 0.0];
        let exact = 1.0 / (1.0 + 1.0 / 5.0) + 1.0 / (1.0 / 2.0 + 1.0 / 3.0);
        let flow = network.flow().unwrap();
        assert!((flow.out / exact - 1.0).abs() < 1e-9, "{flow:?} {exact}");
    }
}
