//! Positive variables stay positive: where a step of order 3 would be negative, it is blended with one of order 1 that cannot
//! be.
//!
//! * In a cell: `y + h f/(1 + h L)`, not negative where `f + L y` is not. All variables of a group have the same `L` and get the
//!   same share, so that their balances hold for the blend as well.
//! * Between cells: implicit Euler, one direction after the other. What the blend adds where the step was negative is
//!   taken off where the step lies above the step of order 1, in proportion to how far (as "clip and assured sum" does:
//!   Bradley et al. 2019, doi:10.1137/18M1165414), so that the field keeps its mass and nothing sinks below the positive step.
//!
//! The difference counts as error.

use super::pieces::{by_tile_of_two, by_variable_of_two, of_variables};
use super::{Kind, System};

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    NotNeeded,
    Blended,
    Impossible { variable: usize },
}

/// A little less than all, so that rounding cannot undo it.
const LARGEST_SHARE: f64 = 0.9;

/// Makes `trial` non-negative and adds the change to `error`; `low` is work space.
pub fn mend<S: System>(
    system: &mut S,
    step: f64,
    start: &[f64],
    rates: &[f64],
    trial: &mut [f64],
    error: &mut [f64],
    low: &mut [f64],
) -> Mended {
    let cells = system.cells();
    let (reference, values) = (&*system, &*trial);
    let negative = of_variables(system.variables(), cells, |variable| {
        let free = matches!(reference.kind(variable), Kind::Local { may_be_negative: true, .. });
        !free && values[variable * cells..(variable + 1) * cells].iter().any(|value| *value < 0.0)
    });
    if !negative.contains(&true) {
        return Mended::NotNeeded;
    }
    let is_mobile = |variable: usize| reference.kind(variable) == Kind::Mobile;
    let chosen: Vec<bool> = (0..negative.len()).map(|variable| negative[variable] && is_mobile(variable)).collect();
    if chosen.contains(&true) {
        system.step_positively(&chosen, step, [start, rates], low);
    }
    let system = &*system;
    let kept = by_variable_of_two(trial, error, cells, |variable, trial, error| {
        !chosen[variable] || keep_mass(system, &low[variable * cells..][..cells], trial, error)
    });
    let local: Vec<usize> = (0..negative.len()).filter(|variable| negative[*variable] && !chosen[*variable]).collect();
    let blended = by_tile_of_two(trial, error, cells, |first, [trial, error]| {
        local.iter().copied().find(|variable| {
            (0..trial[*variable].len()).any(|cell| {
                trial[*variable][cell] < 0.0
                    && !blend_cell(system, step, [start, rates], [trial, error], *variable, [first, cell])
            })
        })
    });
    let not_kept = kept.iter().position(|kept| !kept);
    match not_kept.into_iter().chain(blended.into_iter().flatten()).min() {
        Some(variable) => Mended::Impossible { variable },
        None => Mended::Blended,
    }
}

/// Blends a whole group of local variables in one cell of a tile, as much as the given one needs.
fn blend_cell<S: System>(
    system: &S,
    step: f64,
    [start, rates]: [&[f64]; 2],
    [trial, error]: [&mut [&mut [f64]]; 2],
    worst: usize,
    [first, cell]: [usize; 2],
) -> bool {
    let cells = system.cells();
    let factor = step / (1.0 + step * system.loss(worst, first + cell));
    let low = |variable: usize| {
        let index = variable * cells + first + cell;
        start[index] + factor * rates[index]
    };
    if low(worst) < 0.0 {
        return false;
    }
    let share = LARGEST_SHARE * low(worst) / (low(worst) - trial[worst][cell]);
    let group = |variable: usize| match system.kind(variable) {
        Kind::Local { group, .. } => Some(group),
        Kind::Mobile => None,
    };
    for other in (0..system.variables()).filter(|other| group(*other) == group(worst)) {
        let correction = (1.0 - share) * (low(other) - trial[other][cell]);
        trial[other][cell] += correction;
        error[other][cell] += correction;
    }
    trial[worst][cell] >= 0.0
}

/// Lifts a field where it is negative and takes the mass from where it lies above the positive one.
fn keep_mass<S: System>(system: &S, low: &[f64], trial: &mut [f64], error: &mut [f64]) -> bool {
    let (mut added, mut available) = (0.0, 0.0);
    for (cell, (low, trial)) in low.iter().zip(trial.iter()).enumerate() {
        if *low < 0.0 {
            return false;
        }
        let excess = trial - low;
        if *trial < 0.0 {
            let share = LARGEST_SHARE * low / (low - trial);
            added += system.volume(cell) * (1.0 - share) * -excess;
        } else if excess > 0.0 {
            available += system.volume(cell) * excess;
        }
    }
    if added > available {
        return false;
    }
    let taken = added / available;
    for ((low, trial), error) in low.iter().zip(trial).zip(error) {
        let excess = *trial - low;
        let correction = if *trial < 0.0 {
            (1.0 - LARGEST_SHARE * low / (low - *trial)) * -excess
        } else if excess > 0.0 {
            -taken * excess
        } else {
            0.0
        };
        *trial += correction;
        *error += correction;
        // A share of a positive number cannot round below zero, but a cancelled sum can.
        if *trial < 0.0 {
            return false;
        }
    }
    true
}
