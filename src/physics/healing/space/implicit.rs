//! The implicit part: `I − w A`, where `A` holds for every variable its own loss, diffusion and taxis.

use super::system::{Mobile, WIDTH, load};
use crate::numerics::additive::pieces::{by_tile, by_variable, in_pieces};
use crate::numerics::grid::Grid;
use crate::numerics::lanes::{Lanes, Processor};
use crate::numerics::lines::{Lines, Workspace};
use crate::numerics::sweep::Factors;
use crate::physics::healing::kinetics::Kinetics;
use crate::physics::healing::state::SIZE;

/// How a variable is solved for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It stays in its cell.
    Local,
    /// It moves; its number among those that do.
    Mobile(usize),
}

#[derive(Debug, Clone)]
pub(super) struct Implicit {
    cells: usize,
    roles: [Role; SIZE],
    /// Loss rates of the variables that do not move, 1/d.
    losses: Vec<f64>,
    /// `1/(1 + w L)` of the same.
    inverse: Vec<f64>,
    /// Position of each local variable in these.
    slots: [usize; SIZE],
    /// The largest loss rate of each variable that moves, 1/d.
    largest: Vec<f64>,
    weight: f64,
    /// For each variable that moves without drift, for each direction that is resolved.
    factors: Vec<Vec<Factors>>,
    /// The signals that drifts follow, where the step starts.
    signals: Vec<Vec<f64>>,
    work: Scratch,
    pub(super) processor: Processor,
}

/// Work space of a solution for one variable.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    sweep: Vec<f64>,
    fitted: Workspace,
    /// For steps of another length than that of the stages.
    factors: Vec<Factors>,
}

impl Implicit {
    pub fn new(grid: &Grid, mobile: &[Mobile]) -> Implicit {
        let cells = grid.cells();
        let roles = std::array::from_fn(|variable| {
            mobile.iter().position(|mobile| mobile.variable == variable).map_or(Role::Local, Role::Mobile)
        });
        let mut count = 0;
        let slots = roles.map(|role| {
            let slot = count;
            count += usize::from(role == Role::Local);
            slot
        });
        Implicit {
            cells,
            roles,
            losses: vec![0.0; count * cells],
            inverse: vec![1.0; count * cells],
            slots,
            largest: vec![0.0; mobile.len()],
            weight: 0.0,
            factors: mobile
                .iter()
                .map(|mobile| if mobile.drift.is_some() { Vec::new() } else { factors_of(grid) })
                .collect(),
            signals: mobile.iter().map(|mobile| vec![0.0; if mobile.drift.is_some() { cells } else { 0 }]).collect(),
            work: Scratch::default(),
            processor: Processor::detect(),
        }
    }

    pub fn linearise(&mut self, kinetics: &Kinetics, mobile: &[Mobile], values: &[f64]) {
        let (cells, mut losses) = (self.cells, std::mem::take(&mut self.losses));
        let maxima = by_tile(&mut losses, cells, |first, tile| {
            self.processor.run(|| self.linearise_tile(kinetics, values, first, tile))
        });
        self.losses = losses;
        self.largest.fill(0.0);
        for tile in maxima {
            self.largest.iter_mut().zip(tile).for_each(|(largest, loss)| *largest = largest.max(loss));
        }
        for (signal, mobile) in self.signals.iter_mut().zip(mobile) {
            if let Some((_, variable)) = mobile.drift {
                signal.copy_from_slice(&values[variable * cells..(variable + 1) * cells]);
            }
        }
    }

    /// Keeps the losses of the variables that stay, and returns the largest of each that moves.
    #[inline(always)]
    fn linearise_tile(&self, kinetics: &Kinetics, values: &[f64], first: usize, tile: &mut [&mut [f64]]) -> Vec<f64> {
        let size = tile.first().map_or(0, |field| field.len());
        let mut largest = vec![Lanes::<WIDTH>([0.0; WIDTH]); self.largest.len()];
        for offset in (0..size).step_by(WIDTH) {
            let losses = kinetics.losses(&load(values, self.cells, first + offset)).to_array();
            for (variable, loss) in losses.into_iter().enumerate() {
                match self.roles[variable] {
                    Role::Mobile(number) => {
                        largest[number] = largest[number].zip(loss, |one, other| if one > other { one } else { other });
                    }
                    Role::Local => loss.store(&mut tile[self.slots[variable]][offset..size.min(offset + WIDTH)]),
                }
            }
        }
        largest.into_iter().map(|lanes| lanes.0.into_iter().fold(0.0, f64::max)).collect()
    }

    pub fn factorise(&mut self, grid: &Grid, mobile: &[Mobile], weight: f64) {
        self.weight = weight;
        let losses = &self.losses;
        in_pieces(&mut self.inverse, |first, piece| {
            for (inverse, loss) in piece.iter_mut().zip(&losses[first..]) {
                *inverse = 1.0 / (1.0 + weight * loss);
            }
        });
        for ((mobile, factors), loss) in mobile.iter().zip(&mut self.factors).zip(&self.largest) {
            refactor(factors, grid, 1.0 + weight * loss, weight * mobile.diffusivity);
        }
    }

    /// Overwrites the right-hand side with the solution. The loss goes with the last direction, depth: a signal secreted into a
    /// thin cell is balanced by its diffusion downwards and its decay together.
    pub fn solve(&mut self, lines: &[Lines], mobile: &[Mobile], values: &mut [f64]) {
        let mut work = self.take_scratch();
        by_variable(values, self.cells, &mut work, |variable, field, work| match self.roles[variable] {
            Role::Local => {
                let inverse = &self.inverse[self.slots[variable] * self.cells..];
                field.iter_mut().zip(inverse).for_each(|(value, inverse)| *value *= inverse);
            }
            Role::Mobile(number) => {
                let shift = 1.0 + self.weight * self.largest[number];
                let factors = &self.factors[number];
                self.relax(lines, (number, &mobile[number]), factors, [shift, self.weight], field, work);
            }
        });
        self.give_back(work);
    }

    /// Solves for one variable that moves, with its factors if it has no drift, else with the signal at the start of the step;
    /// `shift` goes with the last direction. The solution is not negative if the right-hand side is not.
    fn relax(
        &self,
        lines: &[Lines],
        (number, mobile): (usize, &Mobile),
        factors: &[Factors],
        [shift, weight]: [f64; 2],
        field: &mut [f64],
        work: &mut Scratch,
    ) {
        if lines.is_empty() {
            field.iter_mut().for_each(|value| *value /= shift);
        } else if let Some((drift, _)) = &mobile.drift {
            let drift = (drift, &self.signals[number][..]);
            for (direction, along) in lines.iter().enumerate() {
                let shift = if direction + 1 == lines.len() { shift } else { 1.0 };
                self.processor.run(|| {
                    along.solve_fitted([shift, weight], mobile.diffusivity, drift, field, &mut work.fitted);
                });
            }
        } else {
            for factors in factors {
                factors.solve(self.processor, field, &mut work.sweep);
            }
        }
    }

    /// [Implicit::relax] for a step of another length.
    pub fn relax_step(
        &self,
        (grid, lines): (&Grid, &[Lines]),
        (number, mobile): (usize, &Mobile),
        step: f64,
        field: &mut [f64],
        work: &mut Scratch,
    ) {
        let shift = 1.0 + step * self.largest[number];
        let mut factors = std::mem::take(&mut work.factors);
        if mobile.drift.is_none() {
            if factors.is_empty() {
                factors = factors_of(grid);
            }
            refactor(&mut factors, grid, shift, step * mobile.diffusivity);
        }
        self.relax(lines, (number, mobile), &factors, [shift, step], field, work);
        work.factors = factors;
    }

    /// `L` of a local variable in a cell.
    pub fn loss(&self, variable: usize, cell: usize) -> f64 {
        self.losses[self.slots[variable] * self.cells + cell]
    }

    /// The work space, to be [given back](Implicit::give_back).
    pub fn take_scratch(&mut self) -> Scratch {
        std::mem::take(&mut self.work)
    }

    pub fn give_back(&mut self, scratch: Scratch) {
        self.work = scratch;
    }

    /// The largest `L` of a variable that moves, by its number among those.
    pub fn largest_loss(&self, number: usize) -> f64 {
        self.largest[number]
    }
}

/// Factors for every direction that is resolved.
fn factors_of(grid: &Grid) -> Vec<Factors> {
    (0..3).filter(|axis| grid.axes[*axis].cells() > 1).map(|axis| Factors::uniform(grid, axis)).collect()
}

/// The weight goes with the last direction.
fn refactor(factors: &mut [Factors], grid: &Grid, weight: f64, strength: f64) {
    let count = factors.len();
    for (direction, factors) in factors.iter_mut().enumerate() {
        factors.refactor(grid, if direction + 1 == count { weight } else { 1.0 }, strength);
    }
}
