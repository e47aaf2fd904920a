use super::step::solve_along_with;
use super::*;
use crate::numerics::grid::{Axis, Grid};
use crate::numerics::lanes::Processor;
use nalgebra::{DMatrix, DVector};
use std::f64::consts::PI;

const BOTH_PERIODIC: [Ends; 3] = [Ends::Periodic, Ends::Periodic, Ends::CLOSED];

fn even(cells: usize, length: f64) -> Axis {
    if cells == 1 { Axis::degenerate() } else { graded(cells, length, 1.0) }
}

fn graded(cells: usize, length: f64, ratio: f64) -> Axis {
    Axis::cartesian(Axis::graded_edges(length, cells, ratio)).unwrap()
}

fn block(cells: [usize; 3]) -> Grid {
    Grid { axes: cells.map(|cells| even(cells, 1.3)) }
}

fn rough(count: usize) -> Vec<f64> {
    (0..count).map(|cell| 1.0 + ((cell * 7919) % 1013) as f64 / 100.0).collect()
}

fn layered(cells: usize, species: usize) -> Vec<Coefficients> {
    let values = |scale: f64| (0..cells).map(|cell| scale * (1.0 + (cell * 3 / cells.max(3)) as f64)).collect();
    (0..species)
        .map(|species| Coefficients {
            diffusivity: values(0.3 * (species + 1) as f64),
            decay: values(0.7 / (species + 1) as f64),
        })
        .collect()
}

/// The change of a discrete cosine mode by one step, and the mode.
fn eigenmode(cells: [usize; 3], waves: [usize; 3], ends: [Ends; 3], strength: f64, decay: f64) -> (f64, Vec<f64>) {
    let grid = block(cells);
    let phase = |axis: usize| {
        let turns = if ends[axis] == Ends::Periodic { 2.0 } else { 1.0 };
        turns * PI * waves[axis] as f64 / cells[axis] as f64
    };
    let mut factor = 1.0 / (1.0 + decay);
    let mut coupled = 0.0;
    for axis in (0..3).filter(|axis| cells[*axis] > 1) {
        let size = 1.3 / cells[axis] as f64;
        let rate = strength * (2.0 - 2.0 * libm::cos(phase(axis))) / (size * size);
        if axis == 2 {
            coupled = rate;
        } else {
            factor /= 1.0 + rate;
        }
    }
    factor *= (1.0 + decay) / (1.0 + decay + coupled);
    let mode = (0..grid.cells()).map(|cell| {
        let position = grid.position(cell);
        (0..3).map(|axis| libm::cos(phase(axis) * (position[axis] as f64 + 0.5))).product()
    });
    (factor, mode.collect())
}

#[test]
fn a_discrete_cosine_mode_decays_by_its_exact_factor() {
    for cells in [[40, 1, 1], [1, 1, 33], [1, 21, 1], [37, 1, 20], [19, 22, 1], [23, 18, 35]] {
        for (ends, waves) in
            [([Ends::CLOSED; 3], [1, 2, 3]), (BOTH_PERIODIC, [2, 1, 2]), ([Ends::Periodic; 3], [1, 1, 1])]
        {
            let waves = [0, 1, 2].map(|axis| if cells[axis] == 1 { 0 } else { waves[axis] });
            let duration = 0.01;
            let coefficients = Coefficients { diffusivity: vec![1.7; cells[2]], decay: vec![3.0; cells[2]] };
            let step = Step::new(&block(cells), ends, &[coefficients.clone(), coefficients], duration).unwrap();
            let (factor, mode) = eigenmode(cells, waves, ends, 1.7 * duration, 3.0 * duration);
            let mut values = [mode.clone(), mode.clone()].concat();
            for _ in 0..3 {
                step.advance(&mut values);
            }
            for (value, mode) in values.iter().zip(mode.iter().cycle()) {
                assert!((value - factor * factor * factor * mode).abs() < 1e-13, "{cells:?} {ends:?}");
            }
        }
    }
}

/// The matrix of `w u − ∂(S ∂u)` along an axis and what the held ends add, written down cell by cell.
fn dense(grid: &Grid, axis: usize, ends: Ends, weight: &[f64], strength: &[f64]) -> (DMatrix<f64>, DVector<f64>) {
    let along = &grid.axes[axis];
    let mut matrix = DMatrix::zeros(grid.cells(), grid.cells());
    let mut source = DVector::zeros(grid.cells());
    for cell in 0..grid.cells() {
        let position = grid.position(cell);
        matrix[(cell, cell)] += weight[position[2]];
        for side in 0..2 {
            let at = position[axis];
            let edge = along.edges()[at + side];
            let area = if along.is_radial() { edge } else { 1.0 };
            let half = (along.edges()[at + 1] - along.edges()[at]) / 2.0;
            let outermost = at == [0, along.cells() - 1][side];
            let neighbour = match (outermost, ends) {
                (true, Ends::Sides(sides)) => {
                    if let Side::Held(value) = sides[side] {
                        let pull = area * strength[position[2]] / half / along.volume(at);
                        matrix[(cell, cell)] += pull;
                        source[cell] += pull * value;
                    }
                    continue;
                }
                _ => (at + along.cells() + 2 * side - 1) % along.cells(),
            };
            let there = cell + neighbour * grid.stride(axis) - at * grid.stride(axis);
            let other_half = (along.edges()[neighbour + 1] - along.edges()[neighbour]) / 2.0;
            let resistance = half / strength[position[2]] + other_half / strength[grid.position(there)[2]];
            matrix[(cell, cell)] += area / resistance / along.volume(at);
            matrix[(cell, there)] -= area / resistance / along.volume(at);
        }
    }
    (matrix, source)
}

#[test]
fn layers_grading_cylinders_and_ends_agree_with_dense_algebra() {
    let radial = Axis::radial(Axis::graded_edges(1.0, 11, 1.2)).unwrap();
    let ring = Axis::radial(vec![0.2, 0.3, 0.5, 0.6]).unwrap();
    let grids = [
        Grid { axes: [graded(9, 1.0, 1.1), graded(5, 0.7, 0.9), graded(6, 2.0, 1.3)] },
        Grid { axes: [radial, Axis::degenerate(), graded(10, 1.0, 1.1)] },
        Grid { axes: [ring, graded(2, 0.3, 1.5), graded(3, 1.0, 1.0)] },
        Grid { axes: [Axis::degenerate(), graded(19, 0.3, 1.1), graded(3, 1.0, 1.2)] },
        Grid::column(graded(17, 1.0, 1.05)),
    ];
    let held = Ends::Sides([Side::Held(2.0), Side::Closed]);
    let both = Ends::Sides([Side::Held(0.5), Side::Held(3.0)]);
    for grid in &grids {
        let third = grid.axes[2].cells();
        let weight: Vec<f64> = (0..third).map(|cell| [1.0, 1.5][cell / 2 % 2]).collect();
        let strength: Vec<f64> = (0..third).map(|cell| [0.02, 0.05, 0.3][cell / 2 % 3]).collect();
        for axis in 0..3 {
            for ends in [Ends::CLOSED, held, both, Ends::Periodic] {
                let Ok(factors) = Factors::new(grid, axis, ends, &weight, &strength) else {
                    assert!(grid.axes[axis].is_radial() && ends == Ends::Periodic);
                    continue;
                };
                if grid.axes[axis].cells() == 1 && ends != Ends::CLOSED {
                    continue;
                }
                let mut values = rough(grid.cells());
                let (matrix, source) = dense(grid, axis, ends, &weight, &strength);
                let exact = matrix.lu().solve(&(DVector::from_vec(values.clone()) + source)).unwrap();
                solve_along([(&factors, values.as_mut_slice())]);
                for (value, exact) in values.iter().zip(exact.iter()) {
                    assert!((value - exact).abs() < 1e-12 * exact.abs(), "axis {axis} {ends:?}: {value} {exact}");
                }
            }
        }
    }
}

#[test]
fn processors_and_threads_change_no_bit() {
    for cells in [[45, 37, 11], [50, 1, 41], [16, 64, 1], [1, 1, 60]] {
        for ends in [[Ends::CLOSED; 3], BOTH_PERIODIC, [Ends::Periodic; 3]] {
            let species = layered(cells[2], 3);
            let step = Step::new(&block(cells), ends, &species, 0.02).unwrap();
            let mut results = Vec::new();
            for processor in Processor::levels() {
                for threads in [1, 2] {
                    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                    let mut values = rough(3 * cells.iter().product::<usize>());
                    pool.install(|| step.advance_with(processor, &mut values));
                    results.push(values.iter().map(|value| value.to_bits()).collect::<Vec<_>>());
                }
            }
            assert!(results.iter().all(|result| *result == results[0]), "{cells:?} {ends:?}");
        }
    }
}

#[test]
fn one_field_on_one_thread_has_the_same_bits() {
    for cells in [[45, 37, 11], [24, 1, 40], [80, 80, 5], [16, 64, 1], [1, 1, 60], [1, 30, 7], [20, 2000, 1]] {
        let grid = block(cells);
        let one = &layered(cells[2], 1)[0];
        let weight: Vec<f64> = one.decay.iter().map(|decay| 1.0 + decay).collect();
        for axis in 0..3 {
            for ends in [Ends::CLOSED, Ends::Periodic] {
                let factors = Factors::new(&grid, axis, ends, &weight, &one.diffusivity).unwrap();
                let mut expected = rough(grid.cells());
                solve_along([(&factors, expected.as_mut_slice())]);
                for processor in Processor::levels() {
                    let mut values = rough(grid.cells());
                    factors.solve(processor, &mut values, &mut vec![f64::NAN; 7]);
                    assert_eq!(values, expected, "{cells:?} {axis} {ends:?} {}", processor.name());
                }
            }
        }
    }
}

#[test]
fn factors_made_anew_are_those_made_at_once() {
    let ring = Axis::periodic(Axis::graded_edges(1.0, 9, 1.2)).unwrap();
    let radial = Axis::radial(Axis::graded_edges(1.0, 8, 1.1)).unwrap();
    let grid = Grid { axes: [radial, ring, graded(7, 1.0, 1.1)] };
    for (axis, ends) in [Ends::CLOSED, Ends::Periodic, Ends::CLOSED].into_iter().enumerate() {
        let mut anew = Factors::uniform(&grid, axis);
        let mut untouched = rough(grid.cells());
        anew.solve(Processor::detect(), &mut untouched, &mut Vec::new());
        let apart = untouched.iter().zip(rough(grid.cells())).map(|(one, other)| (one - other).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-12);
        for [weight, strength] in [[1.0, 3.0], [2.0, 0.1]] {
            let at_once = Factors::new(&grid, axis, ends, &[weight; 7], &[strength; 7]).unwrap();
            anew.refactor(&grid, weight, strength);
            let mut results = [rough(grid.cells()), rough(grid.cells())];
            for (factors, values) in [&anew, &at_once].into_iter().zip(&mut results) {
                factors.solve(Processor::detect(), values, &mut Vec::new());
            }
            assert_eq!(results[0], results[1]);
        }
    }
}

#[test]
fn a_step_is_its_sweeps() {
    let grid = block([21, 18, 9]);
    let species = layered(9, 2);
    let mut values = rough(2 * grid.cells());
    let mut apart = values.clone();
    Step::new(&grid, BOTH_PERIODIC, &species, 0.05).unwrap().advance(&mut values);
    let strengths = species.iter().map(|one| one.diffusivity.iter().map(|value| 0.05 * value).collect::<Vec<_>>());
    for (axis, ends) in BOTH_PERIODIC.into_iter().enumerate() {
        let factors: Vec<Factors> = strengths
            .clone()
            .zip(&species)
            .map(|(strength, one)| {
                let weight: Vec<f64> =
                    one.decay.iter().map(|decay| if axis == 2 { 1.0 + 0.05 * decay } else { 1.0 }).collect();
                Factors::new(&grid, axis, ends, &weight, &strength).unwrap()
            })
            .collect();
        solve_along_with(Processor::Baseline, factors.iter().zip(apart.chunks_exact_mut(grid.cells())));
    }
    assert_eq!(values, apart);
}

#[test]
fn what_diffuses_between_closed_ends_is_kept_and_stays_positive() {
    let axis = |cells| graded(cells, 1.0, 1.07);
    let radial = Axis::radial(Axis::graded_edges(1.0, 20, 1.1)).unwrap();
    let grid = Grid { axes: [radial, Axis::degenerate(), axis(16)] };
    let species = [Coefficients { diffusivity: layered(16, 1)[0].diffusivity.clone(), decay: vec![0.0; 16] }];
    let step = Step::new(&grid, [Ends::CLOSED; 3], &species, 10.0).unwrap();
    let mut values = vec![0.0; grid.cells()];
    values[37] = 5.0;
    let before = grid.mean(|cell| values[cell]);
    for _ in 0..5 {
        step.advance(&mut values);
    }
    assert!((grid.mean(|cell| values[cell]) / before - 1.0).abs() < 1e-11);
    assert!(values.iter().all(|value| *value > 0.0));
}

#[test]
fn factors_take_little_room_and_refuse_nonsense() {
    let grid = block([40, 40, 40]);
    let step = Step::new(&grid, BOTH_PERIODIC, &layered(40, 5), 0.01).unwrap();
    assert!(step.bytes() * 20 < 8 * 5 * grid.cells(), "{} bytes", step.bytes());
    let nonsense =
        |weight: &[f64], strength: &[f64]| Factors::new(&grid, 0, Ends::CLOSED, weight, strength).unwrap_err();
    assert_eq!(nonsense(&[1.0], &[1.0; 40]), FactorError::Length { given: 1, cells: 40 });
    assert_eq!(nonsense(&[1.0; 40], &[-1.0; 40]), FactorError::Coefficient);
    assert_eq!(nonsense(&[0.0; 40], &[1.0; 40]), FactorError::Coefficient);
}
