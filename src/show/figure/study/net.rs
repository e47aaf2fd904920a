//! Samples of two varied values as the knots of a net over two outputs: what lies between them is interpolated, and lines of
//! equal value of a third output run through it.

use super::super::canvas::Point;

/// Pieces of a mesh of the net along each side.
const PIECES: usize = 12;

/// Four knots each, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    pub columns: usize,
    /// Where the knots lie.
    pub places: Vec<Point>,
}

/// A small quadrangle of the net: its corners in turn and what is between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    pub corners: [Point; 4],
    pub value: f64,
}

impl Net {
    /// Pieces with `values`, each a little larger than it is towards those that follow, so that no seam is left between them.
    pub fn pieces(&self, values: &[f64]) -> Vec<Piece> {
        const SEAM: f64 = 0.3;
        self.quadrangles(SEAM, |mesh, [across, along]| {
            let middle = 0.5 / PIECES as f64;
            self.at(values, mesh, [across + middle, along + middle])
        })
    }

    fn quadrangles(&self, seam: f64, value: impl Fn(usize, [f64; 2]) -> f64) -> Vec<Piece> {
        let (xs, ys): (Vec<f64>, Vec<f64>) = self.places.iter().copied().unzip();
        let step = 1.0 / PIECES as f64;
        let mut pieces = Vec::new();
        for mesh in self.meshes() {
            // Only where the net ends does a piece end with it.
            let is_last = [(mesh + 2) % self.columns == 0, mesh + 2 * self.columns >= self.places.len()];
            for number in 0..PIECES * PIECES {
                let start = [number % PIECES, number / PIECES].map(|place| place as f64 * step);
                let end = [0, 1].map(|axis| {
                    let end = start[axis] + (1.0 + seam) * step;
                    if is_last[axis] { end.min(1.0) } else { end }
                });
                let corners = [start, [end[0], start[1]], end, [start[0], end[1]]]
                    .map(|place| (self.at(&xs, mesh, place), self.at(&ys, mesh, place)));
                pieces.push(Piece { corners, value: value(mesh, start) });
            }
        }
        pieces
    }

    /// Lines on which `values` have this value, in short segments.
    pub fn contour(&self, values: &[f64], wanted: f64) -> Vec<[Point; 2]> {
        let (xs, ys): (Vec<f64>, Vec<f64>) = self.places.iter().copied().unzip();
        let step = 1.0 / PIECES as f64;
        let mut segments = Vec::new();
        for mesh in self.meshes() {
            for number in 0..PIECES * PIECES {
                let [across, along] = [number % PIECES, number / PIECES].map(|place| place as f64 * step);
                let corners = [[0.0, 0.0], [step, 0.0], [step, step], [0.0, step]]
                    .map(|offset: [f64; 2]| [across + offset[0], along + offset[1]]);
                let heights = corners.map(|corner| self.at(values, mesh, corner) - wanted);
                let crossing = |side: usize| {
                    let next = (side + 1) % 4;
                    ((heights[side] < 0.0) != (heights[next] < 0.0)).then(|| {
                        let share = heights[side] / (heights[side] - heights[next]);
                        let between =
                            |axis: usize| corners[side][axis] + share * (corners[next][axis] - corners[side][axis]);
                        let place = [between(0), between(1)];
                        (self.at(&xs, mesh, place), self.at(&ys, mesh, place))
                    })
                };
                let crossings: Vec<Point> = (0..4).filter_map(crossing).collect();
                segments.extend(crossings.chunks_exact(2).map(|pair| [pair[0], pair[1]]));
            }
        }
        segments
    }

    /// The first knot of every mesh.
    fn meshes(&self) -> impl Iterator<Item = usize> + '_ {
        let knots = 0..self.places.len().saturating_sub(self.columns);
        knots.filter(|knot| (knot + 1) % self.columns != 0)
    }

    /// Bilinear within a mesh.
    fn at(&self, values: &[f64], mesh: usize, [across, along]: [f64; 2]) -> f64 {
        let side = |knot: usize| (1.0 - across) * values[knot] + across * values[knot + 1];
        (1.0 - along) * side(mesh) + along * side(mesh + self.columns)
    }
}

/// Round values (1, 2, 5 times a power of ten) between two positive ones.
pub fn round_between(low: f64, high: f64) -> Vec<f64> {
    let [first, last] = [low, high].map(|value| libm::floor(libm::log10(value)) as i32);
    (first..=last)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * libm::pow(10.0, f64::from(power))))
        .filter(|value| *value > low && *value < high)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two meshes of a net that is not rectangular.
    fn net() -> Net {
        Net { columns: 3, places: vec![(0.0, 0.0), (1.0, 0.0), (3.0, 0.0), (0.0, 1.0), (1.0, 2.0), (3.0, 3.0)] }
    }

    #[test]
    fn what_is_linear_in_both_outputs_is_found_between_knots() {
        let net = net();
        let plane = |(x, y): Point| 2.0 * x - y + 1.0;
        let values: Vec<f64> = net.places.iter().copied().map(plane).collect();
        let segments = net.contour(&values, 1.5);
        assert!(!segments.is_empty());
        for point in segments.into_iter().flatten() {
            assert!((plane(point) - 1.5).abs() < 1e-3, "{point:?}");
        }
        for piece in net.quadrangles(0.0, |mesh, [across, along]| net.at(&values, mesh, [across, along])) {
            assert!((piece.value - plane(piece.corners[0])).abs() < 1e-12);
        }
    }

    #[test]
    fn pieces_cover_the_net() {
        let area = |[a, b, c, d]: [Point; 4]| 0.5 * ((c.0 - a.0) * (d.1 - b.1) - (d.0 - b.0) * (c.1 - a.1));
        let covered: f64 = net().quadrangles(0.0, |_, _| 0.0).into_iter().map(|piece| area(piece.corners)).sum();
        assert!((covered - 6.5).abs() < 1e-12, "{covered}");
    }

    #[test]
    fn contours_are_round() {
        assert_eq!(round_between(0.58, 29.9), [1.0, 2.0, 5.0, 10.0, 20.0]);
    }
}
