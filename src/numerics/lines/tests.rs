use super::*;
use crate::numerics::grid::Axis;
use crate::numerics::lanes::Processor;
use crate::numerics::sweep::Factors;

fn edges(cells: usize) -> Vec<f64> {
    Axis::graded_edges(1.0, cells, 1.07)
}

/// 5 × 11 × 7 cells with a periodic second axis, or a radial first one.
fn grid(radial: bool) -> Grid {
    let first = if radial { Axis::radial(edges(5)) } else { Axis::periodic(edges(5)) };
    Grid { axes: [first.unwrap(), Axis::periodic(edges(11)).unwrap(), Axis::cartesian(edges(7)).unwrap()] }
}

fn scattered(cells: usize, factor: usize) -> Vec<f64> {
    (0..cells).map(|cell| ((cell * factor) % 101) as f64 / 101.0).collect()
}

const DRIFT: Drift = Drift { coefficient: 0.9, inverse_half_saturation: 0.4 };

#[test]
fn solving_undoes_the_implicit_step_along_every_axis() {
    for radial in [false, true] {
        let grid = grid(radial);
        let (exact, signal) = (scattered(grid.cells(), 37), scattered(grid.cells(), 53));
        for lines in Lines::of(&grid) {
            let drift = (&DRIFT, &signal[..]);
            let mut transport = vec![0.0; exact.len()];
            lines.add_rates(0.3, Some(drift), &exact, &mut transport);
            let mut values: Vec<f64> =
                exact.iter().zip(&transport).map(|(value, rate)| 1.6 * value - 0.05 * rate).collect();
            lines.solve_fitted([1.6, 0.05], 0.3, drift, &mut values, &mut Workspace::default());
            for (got, expected) in values.iter().zip(&exact) {
                assert!((got - expected).abs() < 1e-12, "{got} for {expected}");
            }
        }
    }
}

#[test]
fn uniform_factors_undo_the_implicit_step_along_every_axis() {
    for radial in [false, true] {
        let grid = grid(radial);
        let exact = scattered(grid.cells(), 37);
        for (axis, lines) in Lines::of(&grid).into_iter().enumerate() {
            let mut factors = Factors::uniform(&grid, axis);
            for [weight, strength] in [[2.3, 7.0], [1.6, 0.05 * 0.3]] {
                let mut transport = vec![0.0; exact.len()];
                lines.add_rates(strength, None, &exact, &mut transport);
                let mut values: Vec<f64> =
                    exact.iter().zip(&transport).map(|(value, rate)| weight * value - rate).collect();
                factors.refactor(&grid, weight, strength);
                factors.solve(Processor::detect(), &mut values, &mut Vec::new());
                for (got, expected) in values.iter().zip(&exact) {
                    assert!((got - expected).abs() < 1e-12, "{got} for {expected}");
                }
            }
        }
    }
}

#[test]
fn the_rates_are_those_of_the_transport_with_the_exact_jacobian() {
    use crate::numerics::transport::{Species, Taxis, Transport};
    let grid = grid(true);
    let (values, signal) = (scattered(grid.cells(), 37), scattered(grid.cells(), 53));
    let taxis = Taxis { signal: 1, coefficient: 0.9, half_saturation: 2.5 };
    let reference = Transport::new(&grid, 2, vec![Species { state: 0, diffusivity: 0.7, taxis: Some(taxis) }]);
    let state: Vec<f64> = values.iter().zip(&signal).flat_map(|(value, signal)| [*value, *signal]).collect();
    let mut expected = vec![0.0; state.len()];
    reference.add_rates(&state, &mut expected);
    let mut rates = vec![0.0; values.len()];
    for lines in Lines::of(&grid) {
        lines.add_rates(0.7, Some((&DRIFT, &signal)), &values, &mut rates);
    }
    for (got, expected) in rates.iter().zip(expected.chunks(2)) {
        assert!((got - expected[0]).abs() < 1e-6 * (1.0 + expected[0].abs()), "{got} {}", expected[0]);
    }
}

#[test]
fn no_drift_makes_the_implicit_step_negative_and_mass_is_kept() {
    let grid = grid(true);
    let mut spike = vec![0.0; grid.cells()];
    spike[200] = 1.0;
    let signal = scattered(grid.cells(), 53);
    for (coefficient, diffusivity) in [(1e4, 0.3), (1e-4, 0.3), (50.0, 0.0)] {
        let drift = Drift { coefficient, inverse_half_saturation: 0.0 };
        let mut values = spike.clone();
        for lines in Lines::of(&grid) {
            let work = &mut Workspace::default();
            lines.solve_fitted([1.0, 0.1], diffusivity, (&drift, &signal), &mut values, work);
        }
        assert!(values.iter().all(|value| *value >= 0.0));
        let mass: f64 = (0..grid.cells()).map(|cell| values[cell] * grid.volume(cell)).sum();
        assert!((mass / grid.volume(200) - 1.0).abs() < 1e-11, "{mass}");
    }
}

#[test]
fn uniform_fields_stay_in_every_bit() {
    let grid = grid(false);
    let mut rates = vec![0.0; grid.cells()];
    let uniform = vec![0.1; grid.cells()];
    for lines in Lines::of(&grid) {
        lines.add_rates(0.37, Some((&DRIFT, &uniform)), &uniform, &mut rates);
    }
    assert!(rates.iter().all(|rate| *rate == 0.0));
}
