//! Rectilinear grids of finite volumes whose axes may be degenerate: a point is a grid of one cell, a depth profile has one
//! axis with more than one cell, a unit cell around a channel has a radial and a vertical one, a patch has three.
//!
//! Cells are numbered with the first axis running fastest. A degenerate axis has one cell of unit size and no faces.

/// One axis: its cells from edge to edge, in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    edges: Vec<f64>,
    radial: bool,
    periodic: bool,
}

/// Why a list of edges is no axis.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the edges of an axis must increase, be finite and number at least two; a radial axis must not start below zero"
)]
pub struct AxisError;

impl Axis {
    /// One cell of unit size: the direction is not resolved.
    pub fn degenerate() -> Axis {
        Axis { edges: vec![0.0, 1.0], radial: false, periodic: false }
    }

    /// A straight axis.
    pub fn cartesian(edges: Vec<f64>) -> Result<Axis, AxisError> {
        Axis::checked(edges, false)
    }

    /// A straight axis whose last cell is the neighbour of its first.
    pub fn periodic(edges: Vec<f64>) -> Result<Axis, AxisError> {
        Ok(Axis { periodic: true, ..Axis::checked(edges, false)? })
    }

    /// The radius of a cylinder; volumes and areas are per radian.
    pub fn radial(edges: Vec<f64>) -> Result<Axis, AxisError> {
        Axis::checked(edges, true)
    }

    fn checked(edges: Vec<f64>, radial: bool) -> Result<Axis, AxisError> {
        let increasing = edges.len() > 1 && edges.windows(2).all(|pair| pair[0] < pair[1]);
        let finite = edges.iter().all(|edge| edge.is_finite());
        let outside = radial && edges.first().is_some_and(|edge| *edge < 0.0);
        if increasing && finite && !outside { Ok(Axis { edges, radial, periodic: false }) } else { Err(AxisError) }
    }

    /// Edges from 0 to `length` in `cells` cells, each `ratio` times as large as the one before.
    pub fn graded_edges(length: f64, cells: usize, ratio: f64) -> Vec<f64> {
        let mut edges = Vec::with_capacity(cells + 1);
        let (mut sum, mut size) = (0.0, 1.0);
        for _ in 0..=cells {
            edges.push(sum);
            sum += size;
            size *= ratio;
        }
        let scale = length / edges[cells];
        for edge in &mut edges {
            *edge *= scale;
        }
        edges[cells] = length;
        edges
    }

    pub fn cells(&self) -> usize {
        self.edges.len() - 1
    }

    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// Whether the last cell is the neighbour of the first.
    pub fn is_periodic(&self) -> bool {
        self.periodic
    }

    /// Middle of a cell.
    pub fn centre(&self, cell: usize) -> f64 {
        0.5 * (self.edges[cell] + self.edges[cell + 1])
    }

    /// Extent of a cell along the axis, times the radius of its middle on a radial axis.
    pub fn volume(&self, cell: usize) -> f64 {
        let extent = self.edges[cell + 1] - self.edges[cell];
        if self.radial { extent * self.centre(cell) } else { extent }
    }

    /// Area of the face between `cell` and the next over the distance of their centres: flux = diffusivity × this × drop.
    /// Behind the last cell of a periodic axis comes the first.
    pub fn conductance(&self, cell: usize) -> f64 {
        if self.periodic && cell + 1 == self.cells() {
            return 2.0 / (self.volume(cell) + self.volume(0));
        }
        let distance = self.centre(cell + 1) - self.centre(cell);
        let area = if self.radial { self.edges[cell + 1] } else { 1.0 };
        area / distance
    }

    /// Area of the face between `cell` and its neighbour towards the start (`side` 0) or the end (`side` 1), over the distance
    /// of this cell's centre from the face.
    pub fn half_conductance(&self, cell: usize, side: usize) -> f64 {
        let edge = self.edges[cell + side];
        let area = if self.radial { edge } else { 1.0 };
        area / (edge - self.centre(cell)).abs()
    }

    /// Whether the axis is the radius of a cylinder.
    pub fn is_radial(&self) -> bool {
        self.radial
    }
}

/// Up to three axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    pub axes: [Axis; 3],
}

impl Grid {
    /// A single cell of unit volume.
    pub fn point() -> Grid {
        Grid { axes: [Axis::degenerate(), Axis::degenerate(), Axis::degenerate()] }
    }

    /// A column resolved in depth only (the third axis).
    pub fn column(depth: Axis) -> Grid {
        Grid { axes: [Axis::degenerate(), Axis::degenerate(), depth] }
    }

    pub fn cells(&self) -> usize {
        self.axes.iter().map(Axis::cells).product()
    }

    /// Position of a cell along each axis.
    pub fn position(&self, cell: usize) -> [usize; 3] {
        let (first, second) = (self.axes[0].cells(), self.axes[1].cells());
        [cell % first, cell / first % second, cell / (first * second)]
    }

    pub fn volume(&self, cell: usize) -> f64 {
        let position = self.position(cell);
        (0..3).map(|axis| self.axes[axis].volume(position[axis])).product()
    }

    /// Distance in cell numbers between neighbours along an axis.
    pub fn stride(&self, axis: usize) -> usize {
        self.axes[..axis].iter().map(Axis::cells).product()
    }

    /// The first cell of every line along an axis.
    pub fn lines(&self, axis: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.cells()).filter(move |cell| self.position(*cell)[axis] == 0)
    }

    /// The mean of a quantity over the volume; of a uniform quantity it is that value in every bit.
    pub fn mean(&self, quantity: impl Fn(usize) -> f64) -> f64 {
        let first = quantity(0);
        let (mut sum, mut total) = (0.0, 0.0);
        for cell in 0..self.cells() {
            let volume = self.volume(cell);
            sum += volume * (quantity(cell) - first);
            total += volume;
        }
        first + sum / total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_numbered_with_the_first_axis_fastest() {
        let axis = |cells: usize| Axis::cartesian((0..=cells).map(|edge| edge as f64).collect()).unwrap();
        let grid = Grid { axes: [axis(2), axis(3), axis(4)] };
        assert_eq!(grid.cells(), 24);
        assert_eq!(grid.position(2 * 3 * 3 + 2 + 1), [1, 1, 3]);
        assert_eq!((grid.stride(0), grid.stride(1), grid.stride(2)), (1, 2, 6));
        assert_eq!(grid.lines(2).count(), 6);
        assert_eq!(grid.volume(5), 1.0);
    }

    #[test]
    fn a_radial_axis_has_the_volume_of_the_cylinder() {
        let axis = Axis::radial(Axis::graded_edges(2.0, 7, 1.3)).unwrap();
        let volume: f64 = (0..7).map(|cell| axis.volume(cell)).sum();
        assert!((volume - 2.0).abs() < 1e-14, "r²/2 per radian");
        assert!(Axis::cartesian(vec![0.0, 0.0]).is_err());
        assert!(Axis::radial(vec![-1.0, 1.0]).is_err());
    }
}
