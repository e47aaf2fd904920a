//! 180 days of healing after four sessions 28 d apart (the tissue between two channels), daily output. Prints error and work
//! against a tight run for a row of tolerances, then measures times. How this compares with other integrators stands in
//! `benches/README.md`.

use criterion::{Criterion, criterion_group, criterion_main};
use dermasim::numerics::lanes::Processor;
use dermasim::numerics::rosenbrock::{Statistics, Tolerance};
use dermasim::physics::healing::course::DEFAULT_TOLERANCE;
use dermasim::physics::healing::state::{SIZE, VARIABLES};
use dermasim::physics::healing::tissue::Column;
use dermasim::physics::healing::{Course, Opening, SideBySide, Tissue, Wound};
use dermasim::physics::parameter::HealingParameters;
use rayon::prelude::*;
use std::hint::black_box;
use std::time::Duration;

const SESSIONS: u32 = 4;
const INTERVAL: u32 = 28;
const DAYS: u32 = 180;
const WOUND: Wound = Wound { killed: 0.15, cut: 0.133 * 0.15, bled: 0.15 };
const OPENING: Opening = Opening { share: 1.0, radius: 0.1 };

/// The loosest tolerance that keeps every state within 1e-5.
const MATCHED: Tolerance = Tolerance { relative: 3e-6, absolute: 1e-11 };
/// The loosest tolerance that keeps every state within 1e-6.
const MATCHED_CLOSER: Tolerance = Tolerance { relative: 1.5e-7, absolute: 1e-12 };
const TIGHT: Tolerance = Tolerance { relative: 1e-12, absolute: 1e-16 };
const TIGHT_COLUMN: Tolerance = Tolerance { relative: 1e-8, absolute: 1e-12 };

fn parameters() -> HealingParameters {
    HealingParameters { fibroblast_invasion: 1.0, ..HealingParameters::default() }
}

fn well_mixed(tolerance: Tolerance) -> Course {
    Course::new(Tissue::well_mixed(parameters()), tolerance)
}

fn column(tolerance: Tolerance) -> Course {
    let column = Column::resolved(0.87, 0.15);
    Course::new(Tissue::column(parameters(), &column).unwrap(), tolerance)
}

/// The states of all cells at the end of every day.
fn heal(mut course: Course) -> (Vec<f64>, Statistics) {
    let mut states = Vec::new();
    for session in 0..SESSIONS {
        let start = session * INTERVAL;
        let end = if session + 1 < SESSIONS { start + INTERVAL } else { DAYS };
        let days: Vec<f64> = (start + 1..=end).map(f64::from).collect();
        course.injure(&vec![WOUND; course.tissue().places.len()], OPENING);
        course
            .advance(f64::from(end), &days, |_, cells, _| states.extend(cells.iter().flat_map(|cell| cell.to_array())))
            .unwrap();
    }
    (states, course.statistics())
}

/// The largest error of any state on any day, relative with a floor of a millionth of the working scale, and its variable.
fn largest_error(states: &[f64], reference: &[f64]) -> (f64, &'static str) {
    let errors = states.iter().zip(reference).enumerate().map(|(index, (got, expected))| {
        let variable = VARIABLES[index % SIZE];
        ((got - expected).abs() / expected.abs().max(1e-6 * variable.scale), variable.name)
    });
    errors.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}

fn print_errors(name: &str, course: fn(Tolerance) -> Course, tight: Tolerance, tolerances: &[Tolerance]) {
    let (reference, _) = heal(course(tight));
    for tolerance in tolerances {
        let (states, work) = heal(course(*tolerance));
        let (error, variable) = largest_error(&states, &reference);
        println!(
            "{name}, tolerance {:e} and {:e}: error {error:.1e} ({variable}), steps {}, refused for error {}, for sign {}, \
             for pivot {}, derivatives {}",
            tolerance.relative,
            tolerance.absolute,
            work.accepted,
            work.refused_for_error,
            work.refused_for_sign,
            work.refused_for_pivot,
            work.derivatives,
        );
    }
}

fn accuracy(_: &mut Criterion) {
    let relative = |relative| Tolerance { relative, ..MATCHED };
    let tolerances = [DEFAULT_TOLERANCE, relative(1e-5), MATCHED, relative(1e-6), MATCHED_CLOSER];
    print_errors("well mixed", well_mixed, TIGHT, &tolerances);
    print_errors("depth", column, TIGHT_COLUMN, &[DEFAULT_TOLERANCE, relative(1e-5), relative(1e-6)]);
}

fn single(criterion: &mut Criterion) {
    criterion.bench_function("well mixed, error 1e-5", |bencher| bencher.iter(|| heal(well_mixed(black_box(MATCHED)))));
    criterion.bench_function("well mixed, default", |bencher| {
        bencher.iter(|| heal(well_mixed(black_box(DEFAULT_TOLERANCE))));
    });
}

/// The same, alone and side by side; members differ in the decay of TGF-β and in the speed of the epidermis.
fn side_by_side(criterion: &mut Criterion) {
    criterion.bench_function("well mixed, error 1e-6", |bencher| {
        bencher.iter(|| heal(well_mixed(black_box(MATCHED_CLOSER))));
    });
    for processor in Processor::levels() {
        lanes::<8>(criterion, processor);
        lanes::<16>(criterion, processor);
    }
}

fn lanes<const N: usize>(criterion: &mut Criterion, processor: Processor) {
    const MEMBERS: u32 = 64;
    let mut engine = SideBySide::<N>::new(Tissue::well_mixed(parameters()), MATCHED_CLOSER, processor);
    let name = format!("{MEMBERS} members in {N} lanes, {}, error 1e-6", processor.name());
    criterion.bench_function(&name, |bencher| bencher.iter(|| heal_together(&mut engine, MEMBERS)));
}

fn heal_together<const N: usize>(engine: &mut SideBySide<N>, members: u32) -> f64 {
    let member = |number: u32| HealingParameters {
        tgf_decay: 9.1 * (0.9 + 0.002 * f64::from(number)),
        epithelial_front_speed: 0.25 * (1.0 + 0.01 * f64::from(number % 7)),
        ..parameters()
    };
    let new = |number| Course::new(Tissue::well_mixed(member(number)), MATCHED_CLOSER);
    let mut courses: Vec<Course> = (0..members).map(new).collect();
    let mut sum = 0.0;
    for session in 0..SESSIONS {
        let start = session * INTERVAL;
        let end = if session + 1 < SESSIONS { start + INTERVAL } else { DAYS };
        let days: Vec<f64> = (start + 1..=end).map(f64::from).collect();
        courses.iter_mut().for_each(|course| course.injure(&[WOUND], OPENING));
        let results = engine.advance(&mut courses, f64::from(end), &days, |_, _, cell, _| sum += cell.myofibroblasts);
        results.into_iter().for_each(|result| result.unwrap());
    }
    sum
}

/// Samples differ in the decay of TGF-β, each with tissue of its own.
fn many(criterion: &mut Criterion) {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let sample = |index: u32| {
        let tgf_decay = 9.1 * (0.9 + 0.0002 * f64::from(index));
        let tissue = Tissue::well_mixed(HealingParameters { tgf_decay, ..parameters() });
        heal(Course::new(tissue, MATCHED)).0[0]
    };
    criterion.bench_function("1000 samples on 2 threads", |bencher| {
        bencher.iter(|| threads.install(|| (0..1000).into_par_iter().map(sample).sum::<f64>()));
    });
}

fn depth(criterion: &mut Criterion) {
    criterion.bench_function("depth of 32 cells, default", |bencher| bencher.iter(|| heal(column(DEFAULT_TOLERANCE))));
    criterion.bench_function("depth of 32 cells, planning", |bencher| bencher.iter(|| column(DEFAULT_TOLERANCE)));
}

criterion_group! {
    name = healing;
    config = Criterion::default().without_plots().sample_size(10).measurement_time(Duration::from_secs(4));
    targets = accuracy, single, side_by_side, many, depth
}
criterion_main!(healing);
