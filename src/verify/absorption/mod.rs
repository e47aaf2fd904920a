//! Exact solutions for diffusion through layers, and how near the solver comes to them.
//!
//! | solution | file |
//! |---|---|
//! | 1 constant donor above a slab, sink below; 3 thin deposit under a sealed top | [slab] |
//! | 2 several layers, steady: permeability and lag | [layers] |
//! | 4 stirred finite donor | [donor] |
//! | 5 dermis with clearance | [clearance] |
//! | 6 disc, hemisphere, spheroid; 7 closing channels; 8 evaporation limit | [channels] |
//! | 6 the same against the field around an explicit channel, in two and three dimensions | [pore] |
//!
//! A problem is a function that returns the system and its exact values; [run] solves them all.

pub mod channels;
pub mod clearance;
pub mod donor;
pub mod layers;
pub mod pore;
pub mod problem;
pub mod slab;

use super::Check;

/// Cells of a layer in these checks, as many as the skin has.
pub const DEFAULT_CELLS: usize = 100;

/// Solves all problems at the default mesh, and some on finer ones for the order.
pub fn run() -> Vec<Check> {
    let mut checks = Vec::new();
    checks.extend(slab::run());
    checks.extend(layers::run());
    checks.extend(donor::run());
    checks.extend(clearance::run());
    checks.extend(channels::run());
    checks.extend(pore::run());
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_passes() {
        let checks = run();
        for check in &checks {
            println!(
                "{:<60} {:>16.10} {:>16.10} {:>9.2e} {:>9.1e} {:?}",
                check.name, check.expected, check.got, check.relative_error, check.tolerance, check.observed_order
            );
        }
        for check in &checks {
            assert!(check.passes(), "{check:?}");
        }
        assert!(checks.iter().filter(|check| check.observed_order.is_some()).count() >= 6);
    }
}
