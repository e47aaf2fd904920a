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

use super::pieces::of_variables;
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
    for variable in (0..system.variables()).filter(|variable| negative[*variable]) {
        let range = variable * cells..(variable + 1) * cells;
        let mended = match system.kind(variable) {
            Kind::Mobile => {
                let low = &mut low[..cells];
                system.step_positively(variable, step, start, rates, low);
                keep_mass(system, low, &mut trial[range.clone()], &mut error[range])
            }
            Kind::Local { .. } => (0..cells).all(|cell| {
                trial[range.start + cell] >= 0.0
                    || blend_cell(system, step, start, rates, trial, error, [variable, cell])
            }),
        };
        if !mended {
            return Mended::Impossible { variable };
        }
    }
    if negative.contains(&true) { Mended::Blended } else { Mended::NotNeeded }
}

/// Blends a whole group of local variables in one cell, as much as the given one needs.
fn blend_cell<S: System>(
    system: &S,
    step: f64,
    start: &[f64],
    rates: &[f64],
    trial: &mut [f64],
    error: &mut [f64],
    [variable, cell]: [usize; 2],
) -> bool {
    let cells = system.cells();
    let factor = step / (1.0 + step * system.loss(variable, cell));
    let low = |index: usize| start[index] + factor * rates[index];
    let worst = variable * cells + cell;
    if low(worst) < 0.0 {
        return false;
    }
    let share = LARGEST_SHARE * low(worst) / (low(worst) - trial[worst]);
    let group = |variable: usize| match system.kind(variable) {
        Kind::Local { group, .. } => Some(group),
        Kind::Mobile => None,
    };
    for other in (0..system.variables()).filter(|other| group(*other) == group(variable)) {
        let index = other * cells + cell;
        let correction = (1.0 - share) * (low(index) - trial[index]);
        trial[index] += correction;
        error[index] += correction;
    }
    trial[worst] >= 0.0
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
