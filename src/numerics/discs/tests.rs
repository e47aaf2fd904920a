//! Against closed forms, chance, and itself cut otherwise.

use std::f64::consts::PI;

use proptest::prelude::*;

use super::*;
use crate::numerics::random::Stream;

fn area(edge: f64, discs: &[(f64, f64, f64)]) -> f64 {
    let (all, radii) = make(edge, discs);
    all.area(&radii)
}

fn make(edge: f64, discs: &[(f64, f64, f64)]) -> (Discs, Vec<f64>) {
    let places: Vec<(f64, f64)> = discs.iter().map(|(x, y, _)| (*x, *y)).collect();
    let radii: Vec<f64> = discs.iter().map(|(_, _, radius)| *radius).collect();
    (Discs::new(edge, &places, &radii), radii)
}

fn random(edge: f64, count: usize, mean_radius: f64, seed: u64) -> Vec<(f64, f64, f64)> {
    let mut stream = Stream::new(seed, "test", 0);
    (0..count)
        .map(|_| (edge * stream.uniform(), edge * stream.uniform(), mean_radius * (0.5 + stream.uniform())))
        .collect()
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-13 * (1.0 + expected), "{value} for {expected}");
}

/// Common area of two discs of radius `r` and `s` at a distance `d`.
fn lens(r: f64, s: f64, d: f64) -> f64 {
    let at_one = libm::acos((d * d + r * r - s * s) / (2.0 * d * r));
    let at_other = libm::acos((d * d + s * s - r * r) / (2.0 * d * s));
    let kite = 0.5 * ((-d + r + s) * (d + r - s) * (d - r + s) * (d + r + s)).sqrt();
    r * r * at_one + s * s * at_other - kite
}

#[test]
fn closed_forms() {
    near(area(10.0, &[]), 0.0);
    near(area(10.0, &[(5.0, 5.0, 1.0)]), PI);
    for distance in [0.3, 0.7, 1.2, 1.499] {
        let two = area(10.0, &[(5.0, 5.0, 1.0), (5.0 + 0.6 * distance, 5.0 + 0.8 * distance, 0.5)]);
        let expected = if distance <= 0.5 { PI } else { 1.25 * PI - lens(1.0, 0.5, distance) };
        near(two, expected);
    }
    // Three equal discs through each other's centres: three discs, three lenses, one Reuleaux triangle.
    let height = 0.75_f64.sqrt();
    let three = area(10.0, &[(4.0, 4.0, 1.0), (5.0, 4.0, 1.0), (4.5, 4.0 + height, 1.0)]);
    near(three, 3.0 * PI - 3.0 * lens(1.0, 1.0, 1.0) + 0.5 * (PI - 3.0_f64.sqrt()));
    // Four discs on a ring leave a hole in the middle.
    let ring = area(10.0, &[(4.0, 5.0, 1.0), (6.0, 5.0, 1.0), (5.0, 4.0, 1.0), (5.0, 6.0, 1.0)]);
    near(ring, 4.0 * PI - 4.0 * lens(1.0, 1.0, 2.0_f64.sqrt()));
}

#[test]
fn equal_touching_and_buried_discs() {
    near(area(10.0, &[(5.0, 5.0, 1.0); 3]), PI);
    near(area(10.0, &[(5.0, 5.0, 1.0), (5.0, 5.0, 0.3), (5.5, 5.0, 0.5)]), PI);
    near(area(10.0, &[(4.0, 5.0, 1.0), (6.0, 5.0, 1.0), (8.0, 5.0, 1.0)]), 3.0 * PI);
    near(area(10.0, &[(5.0, 5.0, 1.0), (5.0, 5.0, 0.0), (2.0, 2.0, 0.0)]), PI);
    // Many circles through one point.
    let fan: Vec<_> = (0..12)
        .map(|index| {
            let angle = PI * f64::from(index) / 6.0;
            (5.0 + libm::cos(angle), 5.0 + libm::sin(angle), 1.0)
        })
        .collect();
    // From that point the outline is at 2 cos ψ, ψ within 15° of the direction of the nearest centre.
    let half = PI / 12.0;
    let expected = 24.0 * (half + libm::sin(half) * libm::cos(half));
    near(area(20.0, &fan), expected);
    for nudge in [1e-9, 1e-13, 1e-15] {
        near(area(10.0, &[(5.0, 5.0, 1.0), (5.0 + nudge, 5.0, 1.0)]), PI + 2.0 * nudge);
        near(area(10.0, &[(5.0, 5.0, 1.0), (5.5, 5.0, 0.5 + nudge)]), PI);
    }
}

#[test]
fn over_the_seam_and_larger_than_the_square() {
    for (x, y) in [(0.1, 5.0), (0.0, 0.0), (9.9, 9.95)] {
        near(area(10.0, &[(x, y, 1.0)]), PI);
        near(area(10.0, &[(x, y, 1.0), ((x + 9.5) % 10.0, y, 1.0)]), 2.0 * PI - lens(1.0, 1.0, 0.5));
    }
    // A band that closes upon itself: the plane's row of discs at distance 1, ten of them.
    let band: Vec<_> = (0..10).map(|index| (f64::from(index), 3.0, 0.8)).collect();
    near(area(10.0, &band), 10.0 * (0.64 * PI - lens(0.8, 0.8, 1.0)));
    // Images of one disc overlap each other.
    near(area(1.0, &[(0.3, 0.9, 0.6)]), 0.36 * PI - 2.0 * lens(0.6, 0.6, 1.0));
    near(area(1.0, &[(0.3, 0.9, 0.8)]), 1.0);
    near(area(1.0, &[(0.3, 0.9, 3.0)]), 1.0);
}

#[test]
fn a_disc_in_the_corner_of_a_rectangle() {
    let (discs, radii) = make(10.0, &[(5.0, 5.0, 1.0)]);
    near(discs.areas(&radii, &[5.0, 6.0], &[5.0, 6.0])[0], 0.25 * PI);
    // ∫ of √(1 − x²) − 1/2 from 1/2 to √3/2.
    let corner = PI / 12.0 - 0.5 * (0.75_f64.sqrt() - 0.5);
    near(discs.areas(&radii, &[5.5, 6.0], &[5.5, 6.0])[0], corner);
    near(discs.areas(&radii, &[4.0, 4.5], &[4.0, 4.5])[0], corner);
    near(discs.areas(&radii, &[4.8, 5.1], &[4.9, 5.2])[0], 0.09);
    near(discs.areas(&radii, &[0.0, 3.0], &[4.0, 6.0])[0], 0.0);
}

#[test]
fn a_later_disc_may_be_absent() {
    let (discs, radii) = make(10.0, &random(10.0, 50, 0.5, 3));
    let (fewer, few) = make(10.0, &random(10.0, 50, 0.5, 3)[..20]);
    near(discs.area(&radii[..20]), fewer.area(&few));
}

#[test]
fn chance_agrees() {
    let pattern = random(8.0, 120, 0.4, 5);
    let exact = area(8.0, &pattern) / 64.0;
    let mut stream = Stream::new(6, "test", 1);
    let across = |one: f64, other: f64| (one - other).abs().min(8.0 - (one - other).abs());
    let (points, mut hits) = (200_000, 0.0);
    for _ in 0..points {
        let (x, y) = (8.0 * stream.uniform(), 8.0 * stream.uniform());
        let within = |disc: &&(f64, f64, f64)| {
            let (dx, dy) = (across(disc.0, x), across(disc.1, y));
            dx * dx + dy * dy < disc.2 * disc.2
        };
        hits += f64::from(u8::from(pattern.iter().any(|disc| within(&disc))));
    }
    let (share, count) = (hits / f64::from(points), f64::from(points));
    let error = (exact * (1.0 - exact) / count).sqrt();
    assert!((share - exact).abs() < 3.0 * error, "{share} ± {error} for {exact}");
}

fn lines(edge: f64, cuts: &[f64]) -> Vec<f64> {
    let mut lines: Vec<f64> = cuts.iter().map(|cut| cut * edge).collect();
    lines.extend([0.0, edge]);
    lines.sort_by(f64::total_cmp);
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_add_up_however_cut(
        seed in 0_u64..10_000,
        count in 0_usize..60,
        radius in 0.01..1.5_f64,
        x in prop::collection::vec(0.0..1.0_f64, 0..12),
        y in prop::collection::vec(0.0..1.0_f64, 0..12),
        on_a_lattice: bool,
    ) {
        let edge = 4.0;
        let mut pattern = random(edge, count, radius, seed);
        if on_a_lattice {
            // Circles that touch, coincide and pass through the same points, on the lines of the grid.
            pattern.iter_mut().for_each(|(x, y, radius)| {
                (*x, *y) = ((4.0 * *x).floor() / 4.0, (4.0 * *y).floor() / 4.0);
                *radius = (4.0 * *radius).ceil() / 4.0;
            });
        }
        let (discs, radii) = make(edge, &pattern);
        let whole = discs.area(&radii);
        let (x, y) = (lines(edge, &x), lines(edge, &y));
        let cells = discs.areas(&radii, &x, &y);
        prop_assert!((cells.iter().sum::<f64>() - whole).abs() < 1e-12 * edge * edge);
        for (index, cell) in cells.iter().enumerate() {
            let (column, row) = (index % (x.len() - 1), index / (x.len() - 1));
            let alone = discs.areas(&radii, &x[column..column + 2], &y[row..row + 2])[0];
            prop_assert!((alone - cell).abs() < 1e-12, "{} for {}", alone, cell);
        }
    }

    #[test]
    fn larger_discs_cover_more(seed in 0_u64..10_000, count in 1_usize..40, growth in 0.0..1.0_f64) {
        let pattern = random(3.0, count, 0.4, seed);
        let (discs, radii) = make(3.0, &pattern);
        let smaller: Vec<f64> = radii.iter().map(|radius| growth * radius).collect();
        let (small, large) = (discs.area(&smaller), discs.area(&radii));
        prop_assert!(small <= large + 1e-12 && large <= 9.0);
        let sum: f64 = radii.iter().map(|radius| PI * radius * radius).sum();
        prop_assert!(large <= sum + 1e-12);
        let biggest = radii.iter().copied().fold(0.0, f64::max);
        prop_assert!(large >= PI * biggest * biggest - 1e-12);
    }
}
