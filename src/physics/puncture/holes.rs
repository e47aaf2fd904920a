//! Holes on a periodic patch, found by place: a needle slides into a hole that exists within the capture radius.
//!
//! With strikes at density ρ1 per pass at random places, each new hole shadowing π r_c²,
//!
//! ```text
//! dρ/dn = ρ1 e^(−π r_c² ρ)    so that    ρ(n) = ln(1 + π r_c² ρ1 n)/(π r_c²)
//! ```
//!
//! which holds while the shadows overlap little (π r_c² ρ well below one).

/// Places on the square [0, edge)², periodic, sorted into cells.
#[derive(Debug, Clone)]
pub struct Holes {
    edge: f64,
    cells: usize,
    /// Index of the last hole of each cell, and for each hole the one before it in its cell.
    last: Vec<Option<u32>>,
    before: Vec<Option<u32>>,
    places: Vec<(f64, f64)>,
}

impl Holes {
    /// An empty patch of `edge` mm for searches within `radius` (mm), with about `expected` holes to come.
    pub fn new(edge: f64, radius: f64, expected: f64) -> Holes {
        let by_number = expected.max(1.0).sqrt().ceil();
        let cells = if radius > 0.0 { by_number.min((edge / radius).floor()) } else { by_number }.max(1.0) as usize;
        Holes { edge, cells, last: vec![None; cells * cells], before: Vec::new(), places: Vec::new() }
    }

    fn cell(&self, place: (f64, f64)) -> (usize, usize) {
        let index = |coordinate: f64| ((coordinate / self.edge * self.cells as f64) as usize).min(self.cells - 1);
        (index(place.0), index(place.1))
    }

    /// Adds a hole; its index is the number of holes before it.
    pub fn add(&mut self, place: (f64, f64)) {
        let (column, row) = self.cell(place);
        let index = self.places.len() as u32;
        let slot = &mut self.last[row * self.cells + column];
        self.before.push(slot.replace(index));
        self.places.push(place);
    }

    /// The nearest hole within `radius` (at most the radius that the patch was made for) of `place`.
    pub fn nearest_within(&self, place: (f64, f64), radius: f64) -> Option<usize> {
        let (column, row) = self.cell(place);
        let around = [self.cells - 1, 0, 1];
        let mut best: Option<(f64, u32)> = None;
        for row_shift in around {
            for column_shift in around {
                let cell = (row + row_shift) % self.cells * self.cells + (column + column_shift) % self.cells;
                let mut next = self.last[cell];
                while let Some(index) = next {
                    let distance = self.squared_distance(place, self.places[index as usize]);
                    if distance <= radius * radius && best.is_none_or(|(nearest, _)| distance < nearest) {
                        best = Some((distance, index));
                    }
                    next = self.before[index as usize];
                }
            }
        }
        best.map(|(_, index)| index as usize)
    }

    /// Squared distance on the periodic patch, mm².
    fn squared_distance(&self, one: (f64, f64), other: (f64, f64)) -> f64 {
        let across = |a: f64, b: f64| {
            let direct = (a - b).abs();
            direct.min(self.edge - direct)
        };
        let (x, y) = (across(one.0, other.0), across(one.1, other.1));
        x * x + y * y
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::random::Stream;
    use std::f64::consts::PI;

    #[test]
    fn cells_find_what_a_full_search_finds() {
        let mut stream = Stream::new(5, "test", 0);
        for radius in [0.05, 0.4, 2.0, 7.0] {
            let mut holes = Holes::new(5.0, radius, 60.0);
            for _ in 0..60 {
                holes.add((5.0 * stream.uniform(), 5.0 * stream.uniform()));
            }
            for _ in 0..200 {
                let place = (5.0 * stream.uniform(), 5.0 * stream.uniform());
                let full = (0..60)
                    .map(|index| (holes.squared_distance(place, holes.places[index]), index))
                    .filter(|(distance, _)| *distance <= radius * radius)
                    .min_by(|one, other| one.0.total_cmp(&other.0))
                    .map(|(_, index)| index);
                assert_eq!(holes.nearest_within(place, radius), full);
            }
        }
    }

    #[test]
    fn density_saturates_as_the_logarithm() {
        let (edge, radius, strikes) = (60.0, 0.2, 8000_u32);
        let shadow = PI * radius * radius;
        let mut holes = Holes::new(edge, radius, f64::from(strikes));
        let mut stream = Stream::new(9, "test", 0);
        for _ in 0..strikes {
            let place = (edge * stream.uniform(), edge * stream.uniform());
            if holes.nearest_within(place, radius).is_none() {
                holes.add(place);
            }
        }
        let area = edge * edge;
        let predicted = libm::log1p(shadow * f64::from(strikes) / area) / shadow * area;
        let found = holes.places.len() as f64;
        assert!(found < 0.92 * f64::from(strikes), "re-entry happens");
        assert!((found / predicted - 1.0).abs() < 0.01, "{found} holes for {predicted}");
    }
}
