//! The contact of many needles against exact solutions.
//!
//! ```text
//! one needle:            δ = C F_p(p) + p,  F_p(p) = H
//! two needles:           δ = (C₁₁ + C₁₂) H/2 + p,  F_p(p) = H/2;   of one alone: C₁₁ − C₁₂²/C₁₁, the other stays where it is
//! dense array of needles on a half-space, edge 2a:   F = 2π · 0.36679 a E* δ, the capacitance of the square; order 1
//! equal points in another order:   equal forces
//! ```
//!
//! C₁₁ and C₁₂ come from the integral of the bed and the dimple, not from the matrix of the simulation.
//!
//! The step that is taken on top: every needle meets skin of its own, and its depth follows from one scalar equation in the mean
//! field of the others. Here all needles with random dimples are solved together instead.

use std::f64::consts::PI;

use nalgebra::DMatrix;

use super::{cheek, depth_in, device, with_setting};
use crate::numerics::contact::{Contact, Extent, Law, Rigid, Solution};
use crate::numerics::random::Stream;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{BedProperties, FINENESS, LocalCompliance, Motion, Setting, contact_time};
use crate::verify::Check;

/// The capacitance of the unit square over 4πε₀.
const SQUARE: f64 = 0.36679;

/// Edge of the array of two needles, mm: they stand half of it apart.
const PAIR: f64 = 2.0;

/// C(r) under a device, mm/N, by the integral of the bed.
fn compliance(setting: &Setting<'_>, local: &LocalCompliance, parameters: &Parameters, distance: f64) -> f64 {
    let skin = cheek();
    let mut properties = BedProperties::new(&skin, 0.0, local.bed_stiffening, parameters);
    // The fat is thinner by λ, and as stiff as its mean from rest to λ.
    let (stretch, power) = (setting.fat_stretch(), 2.0 * parameters.skin.fat_stiffening - 1.0);
    if stretch < 1.0 {
        properties.fat_modulus *= (libm::pow(stretch, -power) - 1.0) / (power * (1.0 - stretch));
    }
    properties.subcutis = properties.subcutis.map(|thickness| stretch * thickness);
    // A dimple of C_loc that fades with the thickness of the skin.
    let size = 0.75 / (PI * parameters.puncture.local_compliance * parameters.skin.surface_modulus);
    let (spreads, fades) = (distance / size, distance / skin.thickness());
    let fade = 1.0 + fades * fades;
    properties.compliance(distance).value + local.median / ((1.0 + spreads * spreads).sqrt() * fade * fade.sqrt())
}

/// Depth and approach of an array whose plate does not touch (at 0.1 N one needle is in so far that it does), and the compliance
/// that one of its needles meets.
fn alone_and_in_pairs() -> Vec<Check> {
    let parameters = Parameters::default();
    let mut checks = Vec::new();
    for (needles, force) in [(1, 0.04), (1, 0.06), (2, 0.07), (2, 0.08)] {
        let device = device(needles, PAIR, Motion::Stamp);
        let local = LocalCompliance::new(&cheek(), contact_time(&device, &parameters), &parameters);
        let found = with_setting(&device, force, FINENESS, |setting, law| {
            let bearing = setting.bearings(&[force])?.at(force);
            let own = compliance(setting, &local, &parameters, 0.0);
            let other = if needles == 2 { compliance(setting, &local, &parameters, 0.5 * PAIR) } else { 0.0 };
            let depth = depth_in(&bearing.slots[0], law)?;
            let share = force / f64::from(needles);
            // H = F_p(p) at the depth that was found; the rest is the closed form.
            Ok([
                ("force of penetration at the depth of", share, law.penetration(depth), 1e-3),
                ("approach of", (own + other) * share + depth, bearing.approach, 1e-4),
                ("compliance met by", own - other * other / own, bearing.slots[0].compliance, 1e-6),
            ])
        });
        for (what, expected, got, tolerance) in found.unwrap_or([("contact of", f64::NAN, f64::NAN, 0.0); 3]) {
            let noun = if needles == 1 { "one needle" } else { "each of two needles" };
            checks.push(Check::against(format!("{what} {noun}, {force} N"), expected, got, expected, tolerance));
        }
    }
    checks
}

/// 1/(F/δ a E*) of a square of `per_edge` by `per_edge` patches on a half-space.
fn square_punch(per_edge: usize) -> f64 {
    let cell = 2.0 / per_edge as f64;
    let place = |index: usize| ((index % per_edge) as f64 * cell, (index / per_edge) as f64 * cell);
    let count = per_edge * per_edge;
    // The dip in the middle of a uniformly loaded square (Love 1929).
    let under_itself = 4.0 * libm::log(1.0 + 2.0_f64.sqrt());
    let compliance = DMatrix::from_fn(count, count, |row, column| {
        let ((x, y), (u, v)) = (place(row), place(column));
        let distance = ((x - u) * (x - u) + (y - v) * (y - v)).sqrt();
        if row == column { under_itself / (PI * cell) } else { 1.0 / (PI * distance) }
    });
    let contact = Contact::new(&compliance, Rigid, 1.0);
    let pressed = contact.under_force(&vec![0.0; count], 1.0, &Solution::untouched(count));
    pressed.map_or(f64::NAN, |pressed| 1.0 / pressed.approach)
}

fn flat_punch() -> Check {
    let exact = 2.0 * PI * SQUARE;
    let [coarse, fine] = [12, 24].map(square_punch);
    let check = Check::against("a dense array of needles, as a flat square punch", exact, fine, exact, 0.01);
    let order = libm::log2((coarse - exact).abs() / (fine - exact).abs());
    Check { observed_order: Some(order), required_order: 0.9, ..check }
}

/// What gives way in proportion to what exceeds a threshold.
struct Yielding;

const GIVE: f64 = 4.0;
const STRENGTH: f64 = 0.05;

impl Law for Yielding {
    fn extent(&self, _point: usize, force: f64) -> Extent {
        let over = (force - STRENGTH).max(0.0);
        Extent { value: GIVE * over, slope: if over > 0.0 { GIVE } else { 0.0 }, energy: 0.5 * GIVE * over * over }
    }
}

/// Random places on 8 mm by 8 mm.
fn places(stream: &mut Stream, count: usize) -> Vec<(f64, f64)> {
    (0..count).map(|_| (8.0 * stream.uniform(), 8.0 * stream.uniform())).collect()
}

fn bed_between(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (x, y) = (one.0 - other.0, one.1 - other.1);
    3.0 / (x * x + y * y + 0.16).sqrt()
}

fn any_order() -> Check {
    let mut stream = Stream::new(3, "order", 0);
    let places = places(&mut stream, 60);
    let levels: Vec<f64> = places.iter().map(|_| -0.8 * stream.uniform()).collect();
    let forces = |order: &[usize]| {
        let matrix = DMatrix::from_fn(60, 60, |row, column| bed_between(places[order[row]], places[order[column]]));
        let levels: Vec<f64> = order.iter().map(|index| levels[*index]).collect();
        let contact = Contact::new(&matrix, Yielding, 1.0);
        let pressed = contact.under_force(&levels, 4.0, &Solution::untouched(60));
        let mut forces = vec![f64::NAN; 60];
        for (place, force) in pressed.iter().flat_map(|pressed| pressed.forces.iter().enumerate()) {
            forces[order[place]] = *force;
        }
        forces
    };
    let forward = forces(&(0..60).collect::<Vec<_>>());
    // 7 and 60 have no common divisor: every needle once.
    let mixed = forces(&(0..60).map(|place| (7 * place + 5) % 60).collect::<Vec<_>>());
    let largest = forward.iter().copied().fold(0.0, f64::max);
    // f64::max would lose a NaN.
    let worst = forward
        .iter()
        .zip(&mixed)
        .map(|(one, other)| one - other)
        .fold(0.0, |worst: f64, difference| if difference.abs() <= worst { worst } else { difference.abs() });
    Check::against("forces of 60 needles in another order, worst difference", 0.0, worst, largest, 1e-9)
}

/// Mean and SD of what gives way, all needles together and each by itself.
fn mean_field() -> Vec<Check> {
    let (mut together, mut apart) = (Vec::new(), Vec::new());
    for trial in 0..40 {
        // A failed trial leaves a NaN, and its check fails.
        match mean_field_trial(trial) {
            Some(depths) => depths.into_iter().for_each(|(all, single)| {
                together.push(all);
                apart.push(single);
            }),
            None => together.push(f64::NAN),
        }
    }
    let ((mean, spread), (mean_apart, spread_apart)) = (super::moments(&together), super::moments(&apart));
    vec![
        Check::against("mean depth, each needle in the mean field of the others", mean, mean_apart, mean, 0.05),
        Check::against(
            "SD of the depth, each needle in the mean field of the others",
            spread,
            spread_apart,
            spread,
            0.15,
        ),
    ]
}

/// Depths of 36 needles (mm) with random dimples: all at once, and by the scalar equation.
fn mean_field_trial(trial: u64) -> Option<Vec<(f64, f64)>> {
    const DIMPLE: f64 = 2.5;
    let grid: Vec<(f64, f64)> = (0..36).map(|index| (1.6 * f64::from(index % 6), 1.6 * f64::from(index / 6))).collect();
    let common = DMatrix::from_fn(36, 36, |row, column| {
        bed_between(grid[row], grid[column]) + if row == column { DIMPLE } else { 0.0 }
    });
    let levels = vec![0.0; 36];
    let median = Contact::new(&common, Yielding, 1.0);
    let pressed = median.under_force(&levels, 6.0, &Solution::untouched(36)).ok()?;
    let points: Vec<usize> = (0..36).collect();
    let stiffness = median.stiffness(&pressed, &points).ok()?;
    let mut stream = Stream::new(11, "skin", trial);
    let dimples: Vec<f64> = (0..36).map(|_| stream.log_normal(1.0, 0.3)).collect();
    let mut random = common.clone();
    for (needle, dimple) in dimples.iter().enumerate() {
        random[(needle, needle)] += DIMPLE * (dimple - 1.0);
    }
    let all = Contact::new(&random, Yielding, 1.0).under_force(&levels, 6.0, &Solution::untouched(36)).ok()?;
    let single = |needle: usize| {
        let extent = Yielding.extent(needle, pressed.forces[needle]);
        let met = 1.0 / stiffness[needle]? - extent.slope;
        let way = met * pressed.forces[needle] + extent.value;
        // way = C F + g (F − F₀) beyond the threshold.
        let compliance = met + DIMPLE * (dimples[needle] - 1.0);
        let force = (way + GIVE * STRENGTH) / (compliance + GIVE);
        Some((Yielding.extent(needle, all.forces[needle]).value, GIVE * (force - STRENGTH).max(0.0)))
    };
    (0..36).map(single).collect()
}

pub(super) fn run() -> Vec<Check> {
    let mut checks = alone_and_in_pairs();
    checks.push(flat_punch());
    checks.push(any_order());
    checks.extend(mean_field());
    checks
}
