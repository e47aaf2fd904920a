//! The spatial integrator against the exact column and against itself.

use dermasim::numerics::grid::{Axis, Grid};
use dermasim::numerics::lanes::Processor;
use dermasim::numerics::rosenbrock::Tolerance;
use dermasim::physics::healing::space::{Cover, DEFAULT_TOLERANCE, SpatialCourse, SpatialTissue};
use dermasim::physics::healing::state::{Index, SIZE, VARIABLES};
use dermasim::physics::healing::tissue::Column;
use dermasim::physics::healing::{Course, Opening, Tissue, Wound};
use dermasim::physics::parameter::HealingParameters;
use dermasim::verify::space::ladder::boundless;
use proptest::prelude::*;

const OPENING: Opening = Opening { share: 1.0, radius: 0.1 };

fn axis(length: f64, cells: usize) -> Vec<f64> {
    Axis::graded_edges(length, cells, 1.06)
}

fn column_grid(cells: usize) -> Grid {
    Grid::column(Axis::cartesian(axis(0.87, cells)).unwrap())
}

fn unit_cell(radial: usize, depth: usize) -> Grid {
    let mut grid = column_grid(depth);
    grid.axes[0] = Axis::radial(axis(0.35, radial)).unwrap();
    grid
}

fn patch(x: usize, y: usize, z: usize) -> Grid {
    let even = |cells: usize| Axis::periodic(Axis::graded_edges(0.05 * cells as f64, cells, 1.0)).unwrap();
    let mut grid = column_grid(z);
    (grid.axes[0], grid.axes[1]) = (even(x), even(y));
    grid
}

fn course(grid: Grid, tolerance: Tolerance) -> SpatialCourse {
    SpatialCourse::new(HealingParameters::default(), grid, 0.15, tolerance)
}

fn wound(share: f64) -> Wound {
    Wound { killed: share, cut: 0.133 * share, bled: share }
}

/// A wound that fades with depth.
fn fading(cells: usize) -> Vec<Wound> {
    (0..cells).map(|cell| wound(0.15 * (1.0 - cell as f64 / cells as f64))).collect()
}

/// The largest error of every variable over all cells and times, relative with the working scale as floor.
fn errors(found: &[Vec<f64>], expected: &[Vec<f64>]) -> [f64; SIZE] {
    let mut largest = [0.0; SIZE];
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        let cells = found.len() / SIZE;
        for (index, (got, expected)) in found.iter().zip(expected).enumerate() {
            let variable = index / cells;
            let error = (got - expected).abs() / expected.abs().max(VARIABLES[variable].scale);
            largest[variable] = f64::max(largest[variable], error);
        }
    }
    largest
}

const SESSIONS: [[f64; 2]; 4] = [[0.0, 28.0], [28.0, 56.0], [56.0, 84.0], [84.0, 180.0]];

fn outputs([start, end]: [f64; 2]) -> Vec<f64> {
    [0.1, 0.5, 1.0, 3.0, 7.0, 14.0, 28.0, 60.0, 96.0].iter().map(|day| start + day).filter(|day| *day <= end).collect()
}

fn exact_column(cells: usize) -> Vec<Vec<f64>> {
    let column = Column { dermis: 0.87, papillary: 0.15, cells, grading: 1.06 };
    let tissue = Tissue::column(HealingParameters::default(), &column).unwrap();
    let mut course = Course::new(tissue, Tolerance { relative: 1e-6, absolute: 1e-10 });
    let mut found = Vec::new();
    for session in SESSIONS {
        course.injure(&fading(cells), OPENING);
        course
            .advance(session[1], &outputs(session), |_, states, _| {
                let mut values = vec![0.0; SIZE * cells];
                states.iter().enumerate().for_each(|(cell, x)| SpatialTissue::set_cell(&mut values, cell, *x));
                found.push(values);
            })
            .unwrap();
    }
    found
}

/// Four sessions on a grid without lateral directions, and the steps that they took.
fn four_sessions(mut course: SpatialCourse) -> (Vec<Vec<f64>>, u64) {
    let cells = course.tissue().grid.cells();
    let mut found = Vec::new();
    for session in SESSIONS {
        course.injure(&fading(cells));
        course.open(OPENING);
        course.advance(session[1], &outputs(session), |_, values| found.push(values.to_vec())).unwrap();
    }
    assert!(course.collagen_residual() < 1e-12);
    (found, course.statistics().accepted)
}

#[test]
fn a_column_is_that_of_the_exact_integrator() {
    let expected = exact_column(32);
    let loose = Tolerance { relative: 1e-3, absolute: 1e-3 };
    let tight = Tolerance { relative: 1e-4, absolute: 1e-4 };
    for (tolerance, allowed, steps) in [(loose, 2e-3, 1600), (tight, 2e-4, 5000)] {
        let (found, accepted) = four_sessions(course(column_grid(32), tolerance));
        for (variable, error) in errors(&found, &expected).into_iter().enumerate() {
            assert!(error < allowed, "{}: {error:.1e}", VARIABLES[variable].name);
        }
        assert!(accepted < steps, "{accepted} steps");
    }
}

#[test]
fn the_error_falls_with_the_step_at_second_order_at_least() {
    let tight = Tolerance { relative: 1e-7, absolute: 1e-8 };
    let mut beginning = course(column_grid(12), tight);
    beginning.injure(&fading(12));
    beginning.advance(1.0, &[], |_, _| {}).unwrap();
    let at_end = |step: f64| {
        let mut course = course(column_grid(12), tight);
        course.restore(beginning.snapshot());
        let mut course = course.with_fixed_step(step);
        course.advance(3.0, &[], |_, _| {}).unwrap();
        course.values().to_vec()
    };
    let exact = [at_end(1.0 / 256.0)];
    let error = |step: f64| errors(&[at_end(step)], &exact).into_iter().fold(0.0, f64::max);
    let [coarse, middle, fine] = [1.0 / 8.0, 1.0 / 16.0, 1.0 / 32.0].map(error);
    let orders = [coarse / middle, middle / fine].map(libm::log2);
    println!("errors {coarse:.1e}, {middle:.1e}, {fine:.1e}, orders {orders:?}");
    assert!(orders.iter().all(|order| *order > 1.9), "{orders:?}");
}

#[test]
fn boundless_diffusion_is_the_well_mixed_form() {
    let parameters = boundless();
    // As thick as the layer of keratinocytes whose TGF-β3 the well-mixed form spreads over the tissue.
    let mut grid = unit_cell(6, 1);
    grid.axes[2] = Axis::cartesian(axis(parameters.keratinocyte_layer, 5)).unwrap();
    let cells = grid.cells();
    let tolerance = Tolerance { relative: 1e-5, absolute: 1e-5 };
    let mut channel = SpatialCourse::new(parameters.clone(), grid, 0.0, tolerance);
    let mut mixed = Course::new(Tissue::well_mixed(parameters), Tolerance { relative: 1e-8, absolute: 1e-12 });
    channel.injure(&vec![wound(0.15); cells]);
    channel.open(OPENING);
    mixed.injure(&[wound(0.15)], OPENING);
    let mut found = Vec::new();
    let days = [0.3, 1.0, 7.0, 28.0];
    channel.advance(28.0, &days, |_, values| found.push(values.to_vec())).unwrap();
    let mut number = 0;
    mixed
        .advance(28.0, &days, |day, states, _| {
            for (variable, expected) in states[0].to_array().into_iter().enumerate() {
                for cell in 0..cells {
                    let got = found[number][variable * cells + cell];
                    let surface_only =
                        variable == Index::epidermis as usize || variable == Index::wound_radius as usize;
                    if !surface_only || cell < 6 {
                        let error = (got - expected).abs() / expected.abs().max(VARIABLES[variable].scale);
                        assert!(error < 1e-3, "{} day {day} cell {cell}: {got}, {expected}", VARIABLES[variable].name);
                    }
                }
            }
            number += 1;
        })
        .unwrap();
}

#[test]
fn healthy_skin_keeps_every_bit() {
    for grid in [column_grid(9), unit_cell(5, 6), patch(4, 3, 5), Grid::point()] {
        let mut course = course(grid, DEFAULT_TOLERANCE);
        let before: Vec<u64> = course.values().iter().map(|value| value.to_bits()).collect();
        course.advance(1000.0, &[], |_, _| {}).unwrap();
        assert!(course.values().iter().zip(before).all(|(after, before)| after.to_bits() == before));
    }
}

/// A channel along the axis of a unit cell, and its epidermis that closes within half a day.
fn channel(course: &mut SpatialCourse, radius: f64) {
    let grid = &course.tissue().grid;
    let inside = |cell: usize| grid.axes[0].centre(grid.position(cell)[0]) < radius;
    let deep = |cell: usize| grid.axes[2].centre(grid.position(cell)[2]) > 0.6;
    let wounds: Vec<Wound> =
        (0..grid.cells()).map(|cell| wound(if inside(cell) && !deep(cell) { 1.0 } else { 0.0 })).collect();
    let open =
        (0..course.tissue().surface_cells()).map(|cell| if inside(cell) { 1.0 } else { 0.0 }).collect::<Vec<_>>();
    let closed = vec![0.0; open.len()];
    let start = course.time();
    course.injure(&wounds);
    course.set_cover(Cover::new(vec![start, start + 0.5], vec![open, closed]));
}

#[test]
fn a_course_goes_on_from_a_snapshot_with_the_same_bits() {
    let mut whole = course(unit_cell(7, 9), DEFAULT_TOLERANCE);
    channel(&mut whole, 0.1);
    whole.advance(2.0, &[0.2], |_, _| {}).unwrap();
    let mut other = course(unit_cell(7, 9), DEFAULT_TOLERANCE);
    other.restore(whole.snapshot());
    for course in [&mut whole, &mut other] {
        course.advance(10.0, &[3.0], |_, _| {}).unwrap();
    }
    assert_eq!(whole.snapshot(), other.snapshot());
}

#[test]
fn two_threads_give_the_bits_of_one() {
    let [one, two] = [1, 2].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let mut course = course(patch(24, 24, 20), DEFAULT_TOLERANCE);
        channel(&mut course, 0.1);
        pool.install(|| course.advance(0.05, &[], |_, _| {})).unwrap();
        course
    });
    assert_eq!(one.snapshot(), two.snapshot());
}

/// The course of a unit cell and of a patch on every processor that this one can stand in for.
#[test]
fn processors_change_no_bit() {
    for grid in [unit_cell(13, 7), patch(9, 5, 6)] {
        let after = |processor: Processor| {
            let mut course = course(grid.clone(), DEFAULT_TOLERANCE).on(processor);
            let wounds: Vec<Wound> = (0..grid.cells()).map(|cell| wound(0.2 * (cell % 5) as f64)).collect();
            course.injure(&wounds);
            course.advance(0.5, &[], |_, _| ()).unwrap();
            course.snapshot()
        };
        let baseline = after(Processor::Baseline);
        for processor in Processor::levels() {
            assert_eq!(after(processor), baseline);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn nothing_becomes_negative_and_no_collagen_is_lost(
        shares in prop::collection::vec(prop_oneof![Just(0.0), 0.0..1.0f64], 60),
        three_dimensional in any::<bool>(),
        relative in 1e-4..1e-2f64,
    ) {
        let grid = if three_dimensional { patch(4, 3, 5) } else { unit_cell(10, 6) };
        let mut course = course(grid, Tolerance { relative, absolute: 1e-3 });
        let kinetics = &course.tissue().kinetics;
        let ceiling = kinetics.parameters.collagen_ceiling * kinetics.healthy.collagen;
        let capacity = kinetics.parameters.fibroblast_capacity;
        for session in 0..2 {
            course.injure(&shares.iter().map(|share| wound(*share)).collect::<Vec<_>>());
            let start = 14.0 * f64::from(session);
            let times: Vec<f64> = [1e-3, 0.01, 0.1, 1.0, 5.0, 14.0].iter().map(|day| start + day).collect();
            course.advance(start + 14.0, &times, |_, values| {
                let sign_free = [Index::collagen_made, Index::collagen_lost, Index::wound_radius].map(|index| index as usize);
                for (variable, field) in values.chunks(60).enumerate() {
                    if !sign_free.contains(&variable) {
                        assert!(field.iter().all(|value| *value >= 0.0), "{}", VARIABLES[variable].name);
                    }
                }
                for x in (0..60).map(|cell| SpatialTissue::cell(values, cell)) {
                    assert!(x.collagen() < ceiling, "{} of collagen", x.collagen());
                    // Nothing guarantees this where taxis may crowd them; it holds here.
                    assert!(x.fibroblasts + x.myofibroblasts <= capacity, "{} fibroblasts", x.fibroblasts);
                }
            }).unwrap();
        }
        prop_assert!(course.collagen_residual() < 1e-10);
    }
}
