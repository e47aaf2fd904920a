//! Cubic splines on evenly spaced knots of [0, 1], with given slopes at the ends: twice continuously differentiable, an
//! error of fourth order in the spacing, and a lookup without search.

use super::tridiagonal::Tridiagonal;

/// A piecewise cubic function on [0, 1].
#[derive(Debug, Clone, PartialEq)]
pub struct UniformSpline {
    /// Coefficients of the powers 0 to 3 of the place within the cell, from 0 to 1.
    cells: Vec<[f64; 4]>,
}

impl UniformSpline {
    /// Through `values` (at least two) at 0, 1/n, …, 1, with the slopes at 0 and 1.
    pub fn new(values: &[f64], slopes: (f64, f64)) -> UniformSpline {
        let slopes = knot_slopes(values, slopes);
        let cells = values.windows(2).zip(slopes.windows(2)).map(|(value, slope)| {
            let rise = value[1] - value[0];
            [value[0], slope[0], 3.0 * rise - 2.0 * slope[0] - slope[1], slope[0] + slope[1] - 2.0 * rise]
        });
        UniformSpline { cells: cells.collect() }
    }

    /// The value at `x`; outside of [0, 1] the outermost cubic goes on.
    pub fn at(&self, x: f64) -> f64 {
        let place = x * self.cells.len() as f64;
        let index = (place as usize).min(self.cells.len() - 1);
        let within = place - index as f64;
        let [constant, linear, square, cube] = self.cells[index];
        constant + within * (linear + within * (square + within * cube))
    }
}

/// Slopes per cell at all knots: m_(i−1) + 4 m_i + m_(i+1) = 3 (y_(i+1) − y_(i−1)) makes the curvature continuous.
fn knot_slopes(values: &[f64], ends: (f64, f64)) -> Vec<f64> {
    let last = values.len() - 1;
    let (first_slope, last_slope) = (ends.0 / last as f64, ends.1 / last as f64);
    let mut inner: Vec<f64> = values.windows(3).map(|three| 3.0 * (three[2] - three[0])).collect();
    if let Some(first) = inner.first_mut() {
        *first -= first_slope;
    }
    if let Some(end) = inner.last_mut() {
        *end -= last_slope;
    }
    let mut unused = vec![0.0; inner.len()];
    let (diagonal, coupling) = (vec![4.0; inner.len()], vec![1.0; inner.len()]);
    Tridiagonal::default().factor_and_solve(&diagonal, &coupling, &mut inner, &mut unused);
    std::iter::once(first_slope).chain(inner).chain(std::iter::once(last_slope)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(cells: usize, function: impl Fn(f64) -> f64, slopes: (f64, f64)) -> UniformSpline {
        let values: Vec<f64> = (0..=cells).map(|knot| function(knot as f64 / cells as f64)).collect();
        UniformSpline::new(&values, slopes)
    }

    #[test]
    fn cubics_are_exact() {
        let cubic = |x: f64| 1.0 - 2.0 * x + 0.5 * x * x + 3.0 * x * x * x;
        for cells in [1, 2, 7] {
            let spline = sampled(cells, cubic, (-2.0, 8.0));
            for step in 0..=20 {
                let x = f64::from(step) / 20.0;
                assert!((spline.at(x) - cubic(x)).abs() < 1e-13, "{cells} cells at {x}");
            }
        }
    }

    #[test]
    fn the_error_falls_with_the_fourth_power() {
        let error = |cells: usize| {
            let spline = sampled(cells, libm::sin, (1.0, libm::cos(1.0)));
            let off = |step: i32| (spline.at(f64::from(step) / 999.0) - libm::sin(f64::from(step) / 999.0)).abs();
            (0..=999).map(off).fold(0.0, f64::max)
        };
        let order = libm::log2(error(16) / error(32));
        assert!((order - 4.0).abs() < 0.1, "{order}");
    }
}
