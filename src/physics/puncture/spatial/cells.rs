//! Places of a square window sorted into square cells, so that close pairs are found without trying all.

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
        let cell = |place: Place| index(place.1) * per_edge + index(place.0);
        let mut origin: Vec<usize> = (0..places.len()).collect();
        origin.sort_by_key(|place| cell(places[*place]));
        let sorted: Vec<Place> = origin.iter().map(|place| places[*place]).collect();
        let starts = (0..=per_edge * per_edge).map(|number| sorted.partition_point(|place| cell(*place) < number));
        Cells { per_edge, starts: starts.collect(), places: sorted, origin, reach }
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
        let limit = self.reach * self.reach;
        let last = self.per_edge - 1;
        for row in 0..self.per_edge {
            for column in 0..self.per_edge {
                let cell = row * self.per_edge + column;
                // The neighbours to the right, and in the next row: cells of one row stand one after the other.
                let beside = self.starts[cell + 1]..self.starts[cell + usize::from(column < last) + 1];
                let next_row = if row < last {
                    let first = (row + 1) * self.per_edge;
                    self.starts[first + column.saturating_sub(1)]..self.starts[first + (column + 1).min(last) + 1]
                } else {
                    0..0
                };
                for one in self.starts[cell]..self.starts[cell + 1] {
                    let within = one + 1..self.starts[cell + 1];
                    for other in within.chain(beside.clone()).chain(next_row.clone()) {
                        let (here, there) = (self.places[one], self.places[other]);
                        let (across, along) = ((here.0 - there.0).abs(), (here.1 - there.1).abs());
                        let squared = across * across + along * along;
                        if squared <= limit {
                            visit(&Pair { one, other, across, along, squared });
                        }
                    }
                }
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
