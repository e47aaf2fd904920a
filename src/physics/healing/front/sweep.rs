//! Crank–Nicolson along all lines of a surface at once.
//!
//! ```text
//! (V + κ L) o' = (V − κ L) o,     (L o)_i = G_i (o_i − o_{i+1}) + G_{i−1} (o_i − o_{i−1}),     κ = D Δt/2
//! ```
//!
//! | symbol | meaning | name |
//! |---|---|---|
//! | V | sizes of the cells of a line | `volumes` |
//! | G | conductance of the face after each cell; the last closes the ring | `conductances` |
//!
//! Both matrices are written so that every operation on values adds what is not negative: no value can become so by rounding.
//! A ring is solved with its last cell set apart. Lines lie side by side, so that the inner loops run over lines.

/// The factors of one axis.
#[derive(Debug, Clone)]
pub struct Sweep {
    /// Of the right-hand side: own value; next and previous are `links`.
    own: Vec<f64>,
    /// κ G after each cell.
    links: Vec<f64>,
    /// Of the elimination, without the last cell of a ring.
    multipliers: Vec<f64>,
    reciprocals: Vec<f64>,
    ring: Option<Ring>,
}

/// The last cell of a ring: what it adds to the others, and one over its pivot.
#[derive(Debug, Clone)]
struct Ring {
    influence: Vec<f64>,
    reciprocal: f64,
}

impl Sweep {
    /// `amount`: D Δt, mm².
    pub fn new(volumes: &[f64], conductances: &[f64], amount: f64) -> Sweep {
        let cells = volumes.len();
        let links: Vec<f64> = conductances.iter().map(|conductance| 0.5 * amount * conductance).collect();
        let both = |cell: usize| links[cell] + if cell > 0 { links[cell - 1] } else { links[cells - 1] };
        let own = (0..cells).map(|cell| volumes[cell] - both(cell)).collect();
        let closes = links[cells - 1] > 0.0;
        let chain = if closes { cells - 1 } else { cells };
        let (mut multipliers, mut reciprocals) = (Vec::with_capacity(chain), Vec::with_capacity(chain));
        for cell in 0..chain {
            let link = if cell > 0 { links[cell - 1] } else { 0.0 };
            let multiplier = reciprocals.last().map_or(0.0, |previous| link * previous);
            multipliers.push(multiplier);
            reciprocals.push(1.0 / (volumes[cell] + both(cell) - link * multiplier));
        }
        let mut sweep = Sweep { own, links, multipliers, reciprocals, ring: None };
        if closes {
            let (first, last) = (sweep.links[chain], sweep.links[chain - 1]);
            let mut influence = vec![0.0; chain];
            influence[0] = first;
            influence[chain - 1] += last;
            let mut work = vec![0.0; chain];
            for cell in 0..chain {
                let before = if cell > 0 { work[cell - 1] } else { 0.0 };
                work[cell] = influence[cell] + sweep.multipliers[cell] * before;
            }
            sweep.back(&work, &mut influence, 1);
            let pivot = volumes[chain] + first + last - first * influence[0] - last * influence[chain - 1];
            sweep.ring = Some(Ring { influence, reciprocal: 1.0 / pivot });
        }
        sweep
    }

    /// One step of all lines: `values[position × lines + line]`; `work` has the same length.
    pub fn apply(&self, values: &mut [f64], work: &mut [f64], lines: usize) {
        let cells = self.own.len();
        if cells == 1 {
            return;
        }
        for cell in 0..cells {
            self.forward(cell, values, work, lines);
        }
        let chain = self.reciprocals.len();
        let Some(ring) = &self.ring else {
            self.back(work, values, lines);
            return;
        };
        values[chain * lines..].copy_from_slice(&work[chain * lines..]);
        self.back(&work[..chain * lines], &mut values[..chain * lines], lines);
        let (rest, last) = values.split_at_mut(chain * lines);
        let (into_first, into_last) = (self.links[chain], self.links[chain - 1]);
        for (line, value) in last.iter_mut().enumerate() {
            let around = into_first * rest[line] + into_last * rest[(chain - 1) * lines + line];
            *value = (*value + around) * ring.reciprocal;
        }
        for (row, influence) in rest.chunks_exact_mut(lines).zip(&ring.influence) {
            for (value, last) in row.iter_mut().zip(last.iter()) {
                *value += influence * last;
            }
        }
    }

    /// Right-hand side of one cell of all lines, and its elimination.
    fn forward(&self, cell: usize, values: &[f64], work: &mut [f64], lines: usize) {
        let cells = self.own.len();
        let row = |cell: usize| &values[cell * lines..(cell + 1) * lines];
        let previous = if cell > 0 { cell - 1 } else { cells - 1 };
        let next = if cell + 1 < cells { cell + 1 } else { 0 };
        let (own, ahead, behind) = (self.own[cell], self.links[cell], self.links[previous]);
        let multiplier = self.multipliers.get(cell).copied().unwrap_or(0.0);
        let (done, rest) = work.split_at_mut(cell * lines);
        // The first cell's multiplier is zero: any row serves as the one before it.
        let eliminated = if cell > 0 { &done[(cell - 1) * lines..] } else { row(cell) };
        let sides = row(next).iter().zip(row(previous));
        for (((result, here), (next, previous)), before) in
            rest[..lines].iter_mut().zip(row(cell)).zip(sides).zip(eliminated)
        {
            *result = own * here + ahead * next + behind * previous + multiplier * before;
        }
    }

    /// Back substitution from `work` into `values`.
    fn back(&self, work: &[f64], values: &mut [f64], lines: usize) {
        let chain = self.reciprocals.len();
        for cell in (0..chain).rev() {
            let reciprocal = self.reciprocals[cell];
            let link = if cell + 1 < chain { self.links[cell] } else { 0.0 };
            let (here, after) = values[cell * lines..].split_at_mut(lines);
            let right = &work[cell * lines..(cell + 1) * lines];
            if cell + 1 < chain {
                for ((value, right), next) in here.iter_mut().zip(right).zip(after.iter()) {
                    *value = (right + link * next) * reciprocal;
                }
            } else {
                for (value, right) in here.iter_mut().zip(right) {
                    *value = right * reciprocal;
                }
            }
        }
    }
}

/// Both axes of a surface.
#[derive(Debug, Clone)]
pub struct Sweeps {
    axes: [Sweep; 2],
    work: Vec<f64>,
    turned: Vec<f64>,
}

impl Sweeps {
    pub fn new(axes: [Sweep; 2]) -> Sweeps {
        Sweeps { axes, work: Vec::new(), turned: Vec::new() }
    }

    /// One step; the first axis runs fastest in `values`.
    pub fn apply(&mut self, values: &mut [f64]) {
        let [columns, rows] = self.axes.each_ref().map(|axis| axis.own.len());
        self.work.resize(values.len(), 0.0);
        self.turned.resize(values.len(), 0.0);
        self.axes[1].apply(values, &mut self.work, columns);
        turn(values, &mut self.turned, rows, columns);
        self.axes[0].apply(&mut self.turned, &mut self.work, rows);
        turn(&self.turned, values, columns, rows);
    }
}

/// Transposes `rows` × `columns`, in tiles that stay in the cache.
fn turn(from: &[f64], to: &mut [f64], rows: usize, columns: usize) {
    const TILE: usize = 16;
    for first_row in (0..rows).step_by(TILE) {
        for first_column in (0..columns).step_by(TILE) {
            for row in first_row..rows.min(first_row + TILE) {
                for column in first_column..columns.min(first_column + TILE) {
                    to[column * rows + row] = from[row * columns + column];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Residual of the equation, cell by cell, for lines side by side.
    fn residual(volumes: &[f64], conductances: &[f64], amount: f64, before: &[f64], after: &[f64]) -> f64 {
        let cells = volumes.len();
        let mut largest = 0.0_f64;
        for cell in 0..cells {
            let (previous, next) = ((cell + cells - 1) % cells, (cell + 1) % cells);
            let middle = |at: usize| 0.5 * (before[at] + after[at]);
            let flow = conductances[cell] * (middle(next) - middle(cell))
                + conductances[previous] * (middle(previous) - middle(cell));
            largest = largest.max((volumes[cell] * (after[cell] - before[cell]) - amount * flow).abs());
        }
        largest
    }

    #[test]
    fn chains_and_rings_solve_their_equations() {
        let volumes = [0.5, 0.7, 0.4, 0.6, 0.5];
        for seam in [0.0, 1.3] {
            let conductances = [1.0, 1.5, 0.8, 1.2, seam];
            let before = [1.0, 0.2, 0.0, 0.0, 0.7, 0.9, 0.3, 0.1, 1.0, 0.0];
            let (mut after, mut work) = (before.to_vec(), vec![0.0; 10]);
            Sweep::new(&volumes, &conductances, 0.3).apply(&mut after, &mut work, 2);
            for line in 0..2 {
                let of = |values: &[f64]| values.iter().skip(line).step_by(2).copied().collect::<Vec<f64>>();
                let error = residual(&volumes, &conductances, 0.3, &of(&before), &of(&after));
                assert!(error < 1e-15, "{error}");
            }
            assert!(after.iter().all(|value| (0.0..=1.0).contains(value)));
        }
    }

    #[test]
    fn turning_twice_changes_nothing() {
        let (rows, columns) = (19, 37);
        let values: Vec<f64> = (0..rows * columns).map(|cell| cell as f64).collect();
        let (mut turned, mut back) = (vec![0.0; 703], vec![0.0; 703]);
        turn(&values, &mut turned, rows, columns);
        assert_eq!(turned[2 * rows + 1], values[columns + 2]);
        turn(&turned, &mut back, columns, rows);
        assert_eq!(back, values);
    }
}
