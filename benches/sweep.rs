//! Implicit diffusion and decay by line sweeps: million voxel-substrate-steps a second beside the memory bandwidth of the same
//! minute, and a coupled problem around a channel. Shortest of many runs: take the ratios where the machine is not quiet.

use criterion::{Criterion, Throughput};
use dermasim::numerics::grid::{Axis, Grid};
use dermasim::numerics::lanes::Processor;
use dermasim::numerics::sweep::{Coefficients, Ends, Factors, Step, solve_along};
use rayon::prelude::*;
use std::time::Instant;

fn even(cells: usize, length: f64) -> Axis {
    Axis::cartesian(Axis::graded_edges(length, cells, 1.0)).expect("an axis")
}

fn layered(cells: usize, species: usize) -> Vec<Coefficients> {
    let layers = |values: [f64; 3], scale: f64| (0..cells).map(|cell| scale * values[3 * cell / cells]).collect();
    (1..=species)
        .map(|species| Coefficients {
            diffusivity: layers([0.5, 1.0, 0.2], species as f64),
            decay: layers([0.1, 0.6, 0.3], 1.0 / species as f64),
        })
        .collect()
}

/// Reads and writes every number once, in place.
fn copy(values: &mut [f64]) {
    let processor = Processor::detect();
    values.par_chunks_mut(1 << 15).for_each(|values| {
        processor.run(|| {
            for value in values.iter_mut() {
                *value = 1.0 - *value;
            }
        });
    });
}

/// Shortest time of each, in turn, s.
fn shortest<const COUNT: usize>(rounds: usize, mut run: impl FnMut(usize)) -> [f64; COUNT] {
    let mut best = [f64::INFINITY; COUNT];
    for _ in 0..rounds {
        for (which, best) in best.iter_mut().enumerate() {
            let start = Instant::now();
            run(which);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    best
}

fn block(cells: usize, species: usize) {
    let grid = Grid { axes: [even(cells, 2.0), even(cells, 2.0), even(cells, 2.0)] };
    let coefficients = layered(cells, species);
    let periodic = [Ends::Periodic, Ends::Periodic, Ends::CLOSED];
    let steps = [[Ends::CLOSED; 3], periodic].map(|ends| Step::new(&grid, ends, &coefficients, 0.01).expect("factors"));
    let axes = [0, 1, 2].map(|axis| {
        let factors = |one: &Coefficients| {
            let strength: Vec<f64> = one.diffusivity.iter().map(|value| 0.01 * value).collect();
            Factors::new(&grid, axis, Ends::CLOSED, &vec![1.0; cells], &strength).expect("factors")
        };
        coefficients.iter().map(factors).collect::<Vec<_>>()
    });
    let mut values: Vec<f64> = (0..species * grid.cells()).map(|cell| 1.0 + (cell % 1013) as f64 * 1e-3).collect();
    let size = values.len() as f64;
    let rounds = (1_000_000_000 / values.len()).clamp(12, 60);
    let [copied, closed, ring, x, y, z] = shortest(rounds, |which| match which {
        0 => copy(&mut values),
        1 | 2 => steps[which - 1].advance(&mut values),
        _ => solve_along(axes[which - 3].iter().zip(values.chunks_exact_mut(grid.cells()))),
    });
    println!(
        "| {cells}³ | {species} | {:.0} | {:.0} | {:.0} % | {:.0} | {:.0}, {:.0}, {:.0} | {:.2} |",
        16e-9 * size / copied,
        1e-6 * size / closed,
        200.0 * copied / closed,
        1e-6 * size / ring,
        1e-6 * size / x,
        1e-6 * size / y,
        1e-6 * size / z,
        8.0 + steps[0].bytes() as f64 / size,
    );
}

/// Six species around a channel, each made by the one before; along each axis the L-stable method of second order with two equal
/// stages `S`, `S (−√2 + (1 + √2) S)`; reaction and axes in an order that is reversed at every other step.
struct Channel {
    axes: [Vec<Factors>; 2],
    cells: usize,
    values: Vec<f64>,
    /// Work space of each task.
    work: Vec<Work>,
    duration: f64,
}

#[derive(Clone)]
struct Work {
    before: Vec<f64>,
    scratch: Vec<f64>,
}

const SPECIES: usize = 6;

/// Length of a stage over that of the step, and the weight of the first stage in the second.
const GAMMA: f64 = 1.0 - std::f64::consts::FRAC_1_SQRT_2;
const STAGES: f64 = 1.0 + std::f64::consts::SQRT_2;

impl Channel {
    fn new(duration: f64, in_layers: bool) -> Channel {
        let radial = Axis::radial(Axis::graded_edges(0.5, 200, 1.0)).expect("an axis");
        let grid = Grid { axes: [radial, Axis::degenerate(), even(400, 2.0)] };
        let mut species = layered(400, SPECIES);
        if !in_layers {
            species.iter_mut().for_each(|one| {
                let first = one.diffusivity[0];
                one.diffusivity.fill(first);
            });
        }
        let factors = |axis: usize| {
            let of = |one: &Coefficients| {
                let strength: Vec<f64> = one.diffusivity.iter().map(|value| GAMMA * duration * value).collect();
                let weight = one.decay.iter().map(|value| if axis == 2 { 1.0 + GAMMA * duration * value } else { 1.0 });
                Factors::new(&grid, axis, Ends::CLOSED, &weight.collect::<Vec<_>>(), &strength).expect("factors")
            };
            species.iter().map(of).collect()
        };
        let axes = [factors(0), factors(2)];
        let start = |cell: usize| {
            let (radius, depth) =
                (grid.axes[0].centre(grid.position(cell)[0]), grid.axes[2].centre(grid.position(cell)[2]));
            libm::exp(-(radius * radius + (depth - 0.6) * (depth - 0.6)) / 0.02)
        };
        let cells = grid.cells();
        let values: Vec<f64> =
            (0..SPECIES * cells).map(|place| start(place % cells) / (1 + place / cells) as f64).collect();
        let work = Work { before: vec![0.0; cells], scratch: Vec::new() };
        Channel { axes, cells, values, work: vec![work; rayon::current_num_threads().min(SPECIES)], duration }
    }

    /// Diffusion along the axes in turn, species after species, so that a field stays in the second-level cache meanwhile.
    fn diffuse(&mut self, axes: &[usize]) {
        let processor = Processor::detect();
        let (cells, factors, share) = (self.cells, &self.axes, SPECIES.div_ceil(self.work.len()));
        let tasks = self.values.par_chunks_mut(share * cells).zip(&mut self.work).enumerate();
        tasks.for_each(|(task, (fields, Work { before, scratch }))| {
            for (number, field) in fields.chunks_exact_mut(cells).enumerate() {
                for factors in axes.iter().map(|axis| &factors[*axis][task * share + number]) {
                    before.copy_from_slice(field);
                    factors.solve(processor, field, scratch);
                    combine(processor, field, before);
                    factors.solve(processor, field, scratch);
                }
            }
        });
    }

    /// Production of each species by the one before, 12 a day, by the series to second order.
    fn react(&mut self) {
        let (processor, rate) = (Processor::detect(), 12.0 * self.duration);
        let mut tiles: Vec<Vec<&mut [f64]>> = self.values[..self.cells].chunks(1 << 12).map(|_| Vec::new()).collect();
        for field in self.values.chunks_exact_mut(self.cells) {
            tiles.iter_mut().zip(field.chunks_mut(1 << 12)).for_each(|(tile, piece)| tile.push(piece));
        }
        tiles.par_iter_mut().for_each(|tile| processor.run(|| produce(rate, tile)));
    }

    fn two_steps(&mut self) {
        self.react();
        self.diffuse(&[0, 1, 1, 0]);
        self.react();
    }
}

fn combine(processor: Processor, values: &mut [f64], before: &[f64]) {
    processor.run(|| {
        for (value, before) in values.iter_mut().zip(before) {
            *value = (1.0 - STAGES) * before + STAGES * *value;
        }
    });
}

#[inline(always)]
fn produce(rate: f64, tile: &mut [&mut [f64]]) {
    for species in (1..tile.len()).rev() {
        let (by, made) = tile.split_at_mut(species);
        let near = &by[species - 1];
        let pairs = made[0].iter_mut().zip(near.iter());
        if species == 1 {
            pairs.for_each(|(made, near)| *made += rate * *near);
        } else {
            let far = &by[species - 2];
            pairs.zip(far.iter()).for_each(|((made, near), far)| *made += rate * (near + 0.5 * rate * far));
        }
    }
}

const MINUTE: f64 = 1.0 / 1440.0;

/// Largest difference from steps sixteen times as short after an hour, over the largest value of each species.
fn channel_error(duration: f64, in_layers: bool) -> f64 {
    let [coarse, fine] = [duration, MINUTE / 16.0].map(|duration| {
        let mut channel = Channel::new(duration, in_layers);
        for _ in 0..(30.0 * MINUTE / duration).round() as usize {
            channel.two_steps();
        }
        channel
    });
    let species = coarse.values.chunks(coarse.cells).zip(fine.values.chunks(fine.cells));
    species
        .map(|(coarse, fine)| {
            let largest = fine.iter().copied().fold(0.0, f64::max);
            let apart = coarse.iter().zip(fine).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            apart / largest
        })
        .fold(0.0, f64::max)
}

fn main() {
    println!(
        "| grid | species | copy, GB/s | step, M/s | of two passes | periodic x y, M/s | along x, y, z, M/s | bytes |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (cells, species) in [(100, 1), (100, 5), (100, 10), (200, 1), (200, 5), (200, 10)] {
        block(cells, species);
    }
    let mut channel = Channel::new(MINUTE, true);
    let [pair] = shortest(400, |_| channel.two_steps());
    println!("channel, 200 × 400 cells, 6 species, steps of 60 s: {:.2} ms a step", 500.0 * pair);
    for (name, in_layers) in [("one diffusivity", false), ("three layers", true)] {
        let [short, long] = [1.0, 2.0].map(|minutes| channel_error(minutes * MINUTE, in_layers));
        println!("error with {name}: {short:.1e}, with steps of 120 s {long:.1e}");
    }
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let grid = Grid { axes: [even(100, 2.0), even(100, 2.0), even(100, 2.0)] };
    let step = Step::new(&grid, [Ends::CLOSED; 3], &layered(100, 5), 0.01).expect("factors");
    let mut values = vec![1.0; 5 * grid.cells()];
    let mut group = criterion.benchmark_group("sweep");
    group.throughput(Throughput::Elements(values.len() as u64));
    group.bench_function("step of 5 species on 100³", |bencher| bencher.iter(|| step.advance(&mut values)));
    group.bench_function("two steps around a channel", |bencher| bencher.iter(|| channel.two_steps()));
    group.finish();
    criterion.final_summary();
}
