//! Waves along the axes of a grid, with their derivatives; every solution is made of products of them.
//!
//! ```text
//! closed      w(x) = cos(n π x)            no slope at 0 and 1
//! periodic    w(x) = cos(2 π x + φ)
//! radial      w(r) = cos(π r²)             no slope at 0 and 1, even in r;   Δw = w'' + w'/r
//! unresolved  w = 1
//! ```

use crate::numerics::grid::{Axis, Grid};
use std::f64::consts::PI;

/// A wave at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wave {
    value: f64,
    slope: f64,
    /// What the axis adds to the Laplacian.
    laplacian: f64,
}

impl Wave {
    fn at(axis: &Axis, cell: usize, number: f64, phase: f64) -> Wave {
        if axis.cells() == 1 {
            return Wave { value: 1.0, slope: 0.0, laplacian: 0.0 };
        }
        let place = axis.centre(cell);
        if axis.is_radial() {
            let square = PI * place * place;
            let (sine, cosine) = (libm::sin(square), libm::cos(square));
            return Wave {
                value: cosine,
                slope: -2.0 * PI * place * sine,
                laplacian: -4.0 * PI * (sine + square * cosine),
            };
        }
        let (k, phase) = if axis.is_periodic() { (2.0 * PI, phase) } else { (number * PI, 0.0) };
        let (sine, cosine) = (libm::sin(k * place + phase), libm::cos(k * place + phase));
        Wave { value: cosine, slope: -k * sine, laplacian: -k * k * cosine }
    }
}

/// A product of waves in the middle of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub value: f64,
    pub gradient: [f64; 3],
    pub laplacian: f64,
}

impl Shape {
    /// Of `number` half waves along closed axes, a whole one with a `phase` along periodic ones.
    pub fn at(grid: &Grid, cell: usize, number: f64, phase: f64) -> Shape {
        let position = grid.position(cell);
        let waves: [Wave; 3] = std::array::from_fn(|axis| Wave::at(&grid.axes[axis], position[axis], number, phase));
        let others = |axis: usize| waves[(axis + 1) % 3].value * waves[(axis + 2) % 3].value;
        Shape {
            value: waves[0].value * others(0),
            gradient: std::array::from_fn(|axis| waves[axis].slope * others(axis)),
            laplacian: (0..3).map(|axis| waves[axis].laplacian * others(axis)).sum(),
        }
    }

    pub fn dot(&self, other: &Shape) -> f64 {
        (0..3).map(|axis| self.gradient[axis] * other.gradient[axis]).sum()
    }
}
