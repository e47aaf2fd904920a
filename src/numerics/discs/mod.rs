//! Area of a union of discs on a square that repeats itself in both directions, exactly, whole or cell by cell of a grid.
//!
//! ```text
//! area(U ∩ cell) = −∮ (x_right − x) dy + width · (length of the covered part of the cell's left edge)
//! ∫ x dy = c_x Δy + ½ (r² θ + Δ(u_x u_y))        along an arc of the circle (c, r), with u = point − c
//! ```
//!
//! | symbol | meaning | name |
//! |---|---|---|
//! | U | union of the discs and of all their images | [Discs] |
//! | c, r | centre and radius of a disc | `places`, `radii` |
//! | θ | angle that an arc sweeps | `sweep` |
//!
//! The boundary of U is the part of every circle that no other disc covers (`exposure`). Its arcs are cut at the lines of the
//! grid (`painting`); what they enclose in a row is carried on to the right, so that only the left edge of the grid needs to be
//! looked at by itself. A union that closes over the seam has no inside in the sense of Green's theorem, hence that edge.
//!
//! Discs may coincide, touch, contain each other or be larger than the square. The two points in which circles meet come from
//! the same symmetric formula on both of them, so that arcs join to rounding even where circles nearly touch. Errors are a few
//! roundings of the area of the grid.

mod exposure;
mod nearest;
mod painting;
#[cfg(test)]
mod tests;

use exposure::{Covered, Vector};
use painting::Painting;

pub use nearest::nearest_areas;

/// Where the discs stand, and which can meet: made once, used for as many sets of radii as there are.
#[derive(Debug, Clone)]
pub struct Discs {
    edge: f64,
    places: Vec<Vector>,
    /// Of the neighbours of each disc.
    starts: Vec<usize>,
    neighbours: Vec<Neighbour>,
}

/// Another disc, or an image of one, that can be met.
#[derive(Debug, Clone, Copy)]
struct Neighbour {
    disc: usize,
    offset: Vector,
    squared_distance: f64,
}

impl Discs {
    /// Discs at `places` in [0, `edge`)² whose radii will never be above `largest`.
    pub fn new(edge: f64, places: &[(f64, f64)], largest: &[f64]) -> Discs {
        let places: Vec<Vector> = places.iter().map(|&(x, y)| Vector { x, y }).collect();
        let mut discs = Discs { edge, places, starts: vec![0], neighbours: Vec::new() };
        let reach = 2.0 * largest.iter().copied().fold(0.0, f64::max);
        let images = Images::new(&discs, reach);
        for disc in 0..discs.places.len() {
            let first = discs.neighbours.len();
            images.around(discs.places[disc], |other, shift| {
                let (from, to) = (discs.places[disc], discs.places[other]);
                // The opposite pair gives the same numbers with the other sign, bit by bit.
                let offset = Vector { x: (to.x - from.x) + shift.x, y: (to.y - from.y) + shift.y };
                let squared_distance = offset.dot(offset);
                let meet = largest[disc] + largest[other];
                let itself = other == disc && shift == Vector::default();
                if !itself && squared_distance < meet * meet {
                    discs.neighbours.push(Neighbour { disc: other, offset, squared_distance });
                }
            });
            discs.neighbours[first..].sort_by_key(|neighbour| neighbour.disc);
            discs.starts.push(discs.neighbours.len());
        }
        discs
    }

    /// Area of the union within the square, when the first discs have these `radii` and the others are absent.
    pub fn area(&self, radii: &[f64]) -> f64 {
        let sides = [0.0, self.edge];
        self.areas(radii, &sides, &sides)[0]
    }

    /// The same within every cell of a grid whose lines are at `x` and `y` (increasing, within the square), x varying fastest.
    /// Cells that are empty or full are so to rounding; that is taken off.
    pub fn areas(&self, radii: &[f64], x: &[f64], y: &[f64]) -> Vec<f64> {
        let mut painting = Painting::new(x, y);
        let mut covered = Vec::new();
        for (disc, radius) in radii.iter().enumerate() {
            let columns = self.images(self.places[disc].x, *radius, x);
            let rows = self.images(self.places[disc].y, *radius, y);
            if columns.is_empty() || rows.is_empty() || self.is_buried(radii, disc, &mut covered) {
                continue;
            }
            exposure::exposed(*radius, &covered, |arc| {
                for column in columns.clone() {
                    for row in rows.clone() {
                        painting.arc(self.image(disc, column, row), *radius, &arc);
                    }
                }
            });
        }
        self.left_edge(radii, &mut painting);
        painting.finish()
    }

    /// Which images of a disc reach into the span of the `lines`, along one axis.
    fn images(&self, place: f64, radius: f64, lines: &[f64]) -> std::ops::RangeInclusive<i64> {
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        let from = ((first - radius - place) / self.edge).ceil();
        let to = ((last + radius - place) / self.edge).floor();
        from as i64..=to as i64
    }

    fn image(&self, disc: usize, column: i64, row: i64) -> Vector {
        let place = self.places[disc];
        Vector { x: place.x + column as f64 * self.edge, y: place.y + row as f64 * self.edge }
    }

    /// Whether another disc contains this one; if not, `covered` holds what its neighbours cover of the circle.
    fn is_buried(&self, radii: &[f64], disc: usize, covered: &mut Vec<Covered>) -> bool {
        covered.clear();
        let radius = radii[disc];
        for neighbour in &self.neighbours[self.starts[disc]..self.starts[disc + 1]] {
            let Some(&other) = radii.get(neighbour.disc) else { break };
            let (sum, difference) = (radius + other, radius - other);
            let squared = neighbour.squared_distance;
            if squared >= sum * sum {
                continue;
            }
            if squared <= difference * difference {
                // Of discs that coincide the first remains.
                if other > radius || (other == radius && neighbour.disc < disc) {
                    return true;
                }
                continue;
            }
            let along = 0.5 * (squared + difference * sum) / squared;
            let across = 0.5 * ((sum * sum - squared) * (squared - difference * difference)).sqrt() / squared;
            exposure::insert(covered, Covered::new(neighbour.offset, along, across));
        }
        false
    }

    /// The part of the grid's left edge that lies within the union.
    fn left_edge(&self, radii: &[f64], painting: &mut Painting) {
        let mut intervals = Vec::new();
        for (disc, radius) in radii.iter().enumerate() {
            let edge = [painting.left()];
            for column in self.images(self.places[disc].x, *radius, &edge) {
                let across = painting.left() - self.image(disc, column, 0).x;
                let half = (radius * radius - across * across).max(0.0).sqrt();
                for row in self.images(self.places[disc].y, half, painting.rows()) {
                    let middle = self.image(disc, column, row).y;
                    intervals.push((middle - half, middle + half));
                }
            }
        }
        intervals.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut reach = f64::NEG_INFINITY;
        for (from, to) in intervals {
            if to > reach {
                painting.left_interval(from.max(reach), to);
                reach = to;
            }
        }
    }
}

/// All images of the discs within reach of the square, sorted into cells.
struct Images {
    origin: f64,
    cell: f64,
    cells: usize,
    members: Vec<Vec<(usize, Vector)>>,
}

impl Images {
    /// For searches within `reach` around places in the square.
    fn new(discs: &Discs, reach: f64) -> Images {
        let span = discs.edge + 2.0 * reach;
        let by_number = (discs.places.len() as f64).sqrt().ceil();
        let cells = if reach > 0.0 { by_number.min((span / reach).floor()) } else { by_number }.max(1.0);
        let mut images = Images {
            origin: -reach,
            cell: span / cells,
            cells: cells as usize,
            members: vec![Vec::new(); cells as usize * cells as usize],
        };
        let sides = [0.0, discs.edge];
        for (disc, place) in discs.places.iter().enumerate() {
            for column in discs.images(place.x, reach, &sides) {
                for row in discs.images(place.y, reach, &sides) {
                    let shift = Vector { x: column as f64 * discs.edge, y: row as f64 * discs.edge };
                    let image = discs.image(disc, column, row);
                    let cell = images.index(image.y) * images.cells + images.index(image.x);
                    images.members[cell].push((disc, shift));
                }
            }
        }
        images
    }

    fn index(&self, coordinate: f64) -> usize {
        (((coordinate - self.origin) / self.cell) as usize).min(self.cells - 1)
    }

    fn around(&self, place: Vector, mut visit: impl FnMut(usize, Vector)) {
        let near = |index: usize| index.saturating_sub(1)..=(index + 1).min(self.cells - 1);
        for row in near(self.index(place.y)) {
            for column in near(self.index(place.x)) {
                for (disc, shift) in &self.members[row * self.cells + column] {
                    visit(*disc, *shift);
                }
            }
        }
    }
}
