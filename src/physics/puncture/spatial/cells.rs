//! Places of a square window sorted into square cells, so that close pairs are found without trying all.

use std::ops::Range;

use super::Place;

/// A pair of places, each pair once; lengths in mm.
pub(super) struct Pair {
    /// Indices in the order of the cells.
    pub one: usize,
    pub other: usize,
    /// Absolute differences of the coordinates.
    pub across: f64,
    pub along: f64,
    pub squared: f64,
}

/// Not periodic: what is beyond the window is not known.
pub(super) struct Cells {
    per_edge: usize,
    /// Where each cell starts in `places`; one more for the end.
    starts: Vec<usize>,
    places: Vec<Place>,
    /// Index that each place had before it was sorted.
    origin: Vec<usize>,
    reach: f64,
}

impl Cells {
    /// For pairs within `reach` (mm, positive) among places on the square [0, `edge`]².
    pub fn new(places: &[Place], edge: f64, reach: f64) -> Cells {
        let by_number = (places.len() as f64).sqrt().ceil();
        let per_edge = (edge / reach).floor().min(by_number).max(1.0) as usize;
        let index = |coordinate: f64| ((coordinate / edge * per_edge as f64) as usize).min(per_edge - 1);
        let cells: Vec<usize> = places.iter().map(|place| index(place.1) * per_edge + index(place.0)).collect();
        let mut starts = vec![0; per_edge * per_edge + 1];
        cells.iter().for_each(|cell| starts[cell + 1] += 1);
        for cell in 0..per_edge * per_edge {
            starts[cell + 1] += starts[cell];
        }
        let mut free = starts.clone();
        let mut origin = vec![0; places.len()];
        for (place, cell) in cells.iter().enumerate() {
            origin[free[*cell]] = place;
            free[*cell] += 1;
        }
        let sorted = origin.iter().map(|place| places[*place]).collect();
        Cells { per_edge, starts, places: sorted, origin, reach }
    }

    /// In the order of the cells.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Index before sorting.
    pub fn origin(&self, index: usize) -> usize {
        self.origin[index]
    }

    /// Every pair within the reach, in an order that depends on the places alone.
    pub fn for_each_pair(&self, mut visit: impl FnMut(&Pair)) {
        let (per_edge, last) = (self.per_edge, self.per_edge - 1);
        for row in 0..per_edge {
            for column in 0..per_edge {
                let cell = row * per_edge + column;
                // Cells of one row stand one after the other: the rest of this one and the next, and three of the next row.
                let beside = self.starts[(column + 1).min(last) + row * per_edge + 1];
                let next_row = if row < last {
                    let first = (row + 1) * per_edge;
                    self.starts[first + column.saturating_sub(1)]..self.starts[first + (column + 1).min(last) + 1]
                } else {
                    0..0
                };
                for one in self.starts[cell]..self.starts[cell + 1] {
                    self.visit_close(one, one + 1..beside, &mut visit);
                    self.visit_close(one, next_row.clone(), &mut visit);
                }
            }
        }
    }

    fn visit_close(&self, one: usize, others: Range<usize>, visit: &mut impl FnMut(&Pair)) {
        let here = self.places[one];
        let limit = self.reach * self.reach;
        let first = others.start;
        for (index, there) in self.places[others].iter().enumerate() {
            let (across, along) = ((here.0 - there.0).abs(), (here.1 - there.1).abs());
            let squared = across * across + along * along;
            if squared <= limit {
                visit(&Pair { one, other: first + index, across, along, squared });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::random_places;
    use super::*;
    use crate::numerics::random::Stream;

    #[test]
    fn cells_find_every_close_pair_once() {
        for (count, reach) in [(40, 0.3), (40, 1.1), (90, 2.4), (7, 9.0), (1, 1.0), (0, 1.0)] {
            let places = random_places(count, 5.0, &mut Stream::new(3, "test", count as u64));
            let mut found = Vec::new();
            let cells = Cells::new(&places, 5.0, reach);
            cells.for_each_pair(|pair| {
                let (one, other) = (cells.origin(pair.one), cells.origin(pair.other));
                found.push((one.min(other), one.max(other)));
            });
            found.sort_unstable();
            let mut all = Vec::new();
            for one in 0..count {
                for other in one + 1..count {
                    let (x, y) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                    if x * x + y * y <= reach * reach {
                        all.push((one, other));
                    }
                }
            }
            assert_eq!(found, all);
        }
    }
}
