//! What must hold exactly: healthy skin is a fixed point in every bit, nothing goes negative, collagen is conserved, and
//! the resolved column converges.

use dermasim::numerics::rosenbrock::Tolerance;
use dermasim::physics::healing::course::DEFAULT_TOLERANCE;
use dermasim::physics::healing::state::{SIZE, VARIABLES};
use dermasim::physics::healing::tissue::Column;
use dermasim::physics::healing::{Course, Opening, State, Tissue, Wound};
use dermasim::physics::parameter::{HealingParameters, Parameters};
use proptest::prelude::*;

const COLUMN: Column = Column { dermis: 0.94, papillary: 0.15, cells: 24, grading: 1.06 };

/// Healing constants with one of them scaled, or `None` where the scaled value makes no sense.
fn scaled(name: &str, factor: f64) -> Option<HealingParameters> {
    let mut parameters = Parameters::default();
    let value = parameters.get(name).unwrap();
    parameters.set(name, value * factor).ok().map(|()| parameters.healing)
}

fn stays_healthy(parameters: HealingParameters, what: &str) {
    let column = Tissue::column(parameters.clone(), &COLUMN).unwrap();
    for tissue in [Tissue::well_mixed(parameters), column] {
        let mut course = Course::new(tissue, DEFAULT_TOLERANCE);
        let before = course.cells();
        course.advance(1000.0, &[], |_, _, _| ()).unwrap();
        for (cell, x) in course.cells().iter().enumerate() {
            for (index, (after, before)) in x.to_array().iter().zip(before[cell].to_array()).enumerate() {
                assert_eq!(after.to_bits(), before.to_bits(), "{what}: {} moved", VARIABLES[index].name);
            }
        }
    }
}

#[test]
fn a_thousand_days_of_health_change_no_bit() {
    stays_healthy(HealingParameters::default(), "default");
    for row in HealingParameters::DEFINITIONS {
        for factor in [0.8, 1.2] {
            if let Some(parameters) = scaled(row.name, factor) {
                stays_healthy(parameters, row.name);
            }
        }
    }
}

/// Kills more near the surface, as needles do.
fn injure(course: &mut Course, strength: f64) {
    let cells = course.cells().len();
    let wounds: Vec<Wound> = (0..cells)
        .map(|cell| {
            let share = strength * (1.0 - cell as f64 / cells as f64);
            Wound { killed: share, cut: 0.13 * share, bled: if cell > 2 { share } else { 0.0 } }
        })
        .collect();
    course.injure(&wounds, Opening { share: 0.1, radius: 0.1 });
}

fn four_sessions(tissue: Tissue, tolerance: Tolerance) -> Course {
    let mut course = Course::new(tissue, tolerance);
    for session in 0..4 {
        course.advance(28.0 * f64::from(session), &[], |_, _, _| ()).unwrap();
        injure(&mut course, 0.35);
    }
    course.advance(180.0, &[], |_, _, _| ()).unwrap();
    course
}

fn column(cells: usize) -> Tissue {
    Tissue::column(HealingParameters::default(), &Column { cells, ..COLUMN }).unwrap()
}

fn mean_collagen(course: &Course) -> f64 {
    let cells = course.cells();
    course.tissue().grid.mean(|cell| cells[cell].collagen())
}

#[test]
fn the_column_meets_its_tolerance_and_conserves() {
    let rough = four_sessions(column(24), DEFAULT_TOLERANCE);
    let fine = four_sessions(column(24), Tolerance { relative: 1e-9, absolute: 1e-13 });
    for (x, exact) in rough.cells().iter().zip(fine.cells()) {
        for (index, (got, expected)) in x.to_array().iter().zip(exact.to_array()).enumerate() {
            let allowed = 1e-5 * expected.abs().max(1e-6 * VARIABLES[index].scale);
            assert!((got - expected).abs() <= allowed, "{}: {got} against {expected}", VARIABLES[index].name);
        }
    }
    assert!((mean_collagen(&rough) / mean_collagen(&fine) - 1.0).abs() < 1e-6);
    assert!(rough.collagen_residual() < 1e-9, "{}", rough.collagen_residual());
}

#[test]
fn the_column_converges_in_space_with_second_order() {
    // Uniform meshes, an injury that is the same function of depth on all of them.
    let collagen = |cells: usize| {
        let tissue =
            Tissue::column(HealingParameters::default(), &Column { dermis: 0.3, papillary: 0.1, cells, grading: 1.0 })
                .unwrap();
        let depths: Vec<f64> = (0..cells).map(|cell| tissue.grid.axes[2].centre(cell)).collect();
        let mut course = Course::new(tissue, Tolerance { relative: 1e-8, absolute: 1e-10 });
        let wounds: Vec<Wound> = depths
            .iter()
            .map(|z| {
                // A smooth profile whose cell means are its midpoint values to second order.
                let share = 0.3 * libm::exp(-z * z / 0.1);
                Wound { killed: share, cut: 0.1 * share, bled: share }
            })
            .collect();
        course.injure(&wounds, Opening { share: 0.0, radius: 0.1 });
        course.advance(28.0, &[], |_, _, _| ()).unwrap();
        mean_collagen(&course)
    };
    let (coarse, middle, fine) = (collagen(10), collagen(20), collagen(40));
    let order = libm::log2(((coarse - middle) / (middle - fine)).abs());
    assert!(order > 1.9, "observed order {order}");
}

/// Step counts are snapshots: a change of cost fails here, and is then either mended or accepted.
#[test]
fn the_cost_is_known() {
    let well_mixed = four_sessions(Tissue::well_mixed(HealingParameters::default()), DEFAULT_TOLERANCE);
    let column = four_sessions(column(24), DEFAULT_TOLERANCE);
    insta::assert_debug_snapshot!((well_mixed.statistics(), column.statistics()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any parameters within their ranges, any strength of injury, weekly for a year: nothing negative, nothing unbounded.
    #[test]
    fn states_stay_positive_and_bounded(
        choices in proptest::collection::vec(0.0_f64..1.0, HealingParameters::DEFINITIONS.len()),
        strength in 0.0_f64..1.0,
        interval in 3.0_f64..30.0,
    ) {
        let mut parameters = Parameters::default();
        for (row, choice) in HealingParameters::DEFINITIONS.iter().zip(&choices) {
            let value = (row.low + choice * (row.high - row.low)) * row.parsed_unit().factor;
            parameters.set(row.name, value).unwrap();
        }
        // Growth stops at Fmax, but return and invasion refill fibroblasts below F* whatever there is of myofibroblasts:
        // d(F + Y)/dt < 0 above the larger of Fmax and F* (1 + (dF + kmig)/dY), which is Fmax at the defaults.
        let p = &parameters.healing;
        let refill = (p.fibroblast_return + p.fibroblast_invasion) / p.myofibroblast_loss;
        let capacity = p.fibroblast_capacity.max(p.fibroblasts_healthy * (1.0 + refill));
        let mut course = Course::new(Tissue::well_mixed(parameters.healing), DEFAULT_TOLERANCE);
        let ceiling = course.tissue().kinetics.parameters.collagen_ceiling * course.tissue().kinetics.healthy.collagen;
        for session in 0..12 {
            course.advance(interval * f64::from(session), &[], |_, _, _| ()).unwrap();
            injure(&mut course, strength);
        }
        let times: Vec<f64> = (1..100).map(|day| interval * 11.0 + f64::from(day)).collect();
        let mut seen = 0;
        course.advance(interval * 11.0 + 100.0, &times, |_, cells, _| {
            seen += 1;
            check(&cells[0], capacity, ceiling);
        }).unwrap();
        prop_assert_eq!(seen, times.len());
        prop_assert!(course.collagen_residual() < 1e-9);
    }
}

fn check(x: &State<f64>, capacity: f64, ceiling: f64) {
    for index in (0..SIZE).filter(|index| !VARIABLES[*index].name.starts_with("collagen_made")) {
        let (value, name) = (x.to_array()[index], VARIABLES[index].name);
        assert!(value.is_finite(), "{name} = {value}");
        assert!(value >= 0.0 || ["wound_radius", "collagen_lost"].contains(&name), "{name} = {value}");
    }
    assert!(x.fibroblasts + x.myofibroblasts <= capacity * (1.0 + 1e-4));
    assert!(x.collagen() < ceiling);
}
