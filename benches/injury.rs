//! The injury of a session from its punctures, and its three views. Random places on a square of 10 mm.

use criterion::{Criterion, criterion_group, criterion_main};
use dermasim::numerics::random::Stream;
use dermasim::physics::needle::Needle;
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::{Injury, Puncture};
use std::hint::black_box;

const AREA: f64 = 100.0;

fn pattern(count: u32, needle: &Needle) -> Vec<Puncture> {
    let mut stream = Stream::new(1, "bench", 0);
    (0..count)
        .map(|_| {
            let depth = stream.log_normal(1.0, 0.15).min(needle.length);
            Puncture {
                pass: 0,
                x: 10.0 * stream.uniform(),
                y: 10.0 * stream.uniform(),
                depth,
                surface_diameter: 2.0 * needle.radius_at(depth) + 0.05,
                pierced: true,
                bled: true,
            }
        })
        .collect()
}

fn injuries(criterion: &mut Criterion) {
    let parameters = Parameters::default();
    let needle = Needle::of_size(1.5, 0.25, &parameters);
    for (name, count) in [("roller, 218 holes", 218), ("pen, 1300 holes", 1300)] {
        let punctures = pattern(count, &needle);
        let injury = || Injury::new(&punctures, &needle, AREA, &parameters);
        criterion.bench_function(&format!("{name}: injury"), |bencher| bencher.iter(|| black_box(injury())));
        let injury = injury();
        let lines = |count: u32| (0..=count).map(|line| 0.05 * f64::from(line)).collect::<Vec<f64>>();
        let (side, depths) = (lines(80), lines(40));
        criterion.bench_function(&format!("{name}: 80 × 80 × 40 boxes"), |bencher| {
            bencher.iter(|| black_box(injury.paint(&side, &side, &depths)));
        });
        criterion.bench_function(&format!("{name}: 5 × 3 unit cells"), |bencher| {
            bencher.iter(|| black_box(injury.unit_cells(5, 3)));
        });
    }
}

criterion_group!(benches, injuries);
criterion_main!(benches);
