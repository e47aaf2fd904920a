//! The front's speed, its symmetry and bounds, and the two geometries against each other.

use std::f64::consts::PI;

use super::*;
use crate::numerics::discs::Discs;

/// Two fronts leave a strip, unit motility and growth: how far each has come at `times`. Steps shrink with the cells.
fn plane_fronts(cell: f64, times: &[f64]) -> Vec<f64> {
    let cells = ((4.0 * times[times.len() - 1] + 60.0) / cell) as usize;
    let lines: Vec<f64> = (0..=cells).map(|line| line as f64 * cell).collect();
    let surface = Surface::new([Side::periodic(&lines, f64::INFINITY), Side::single()]);
    let mut open: Vec<f64> = (0..cells).map(|place| if lines[place] < 10.0 { 0.0 } else { 1.0 }).collect();
    let step = 0.2 * cell;
    assert!(step <= surface.longest_step(1.0));
    let (mut sweeps, half) = (surface.sweeps(step), libm::exp(0.5 * step));
    let mut done = 0.0;
    let advance = |time: &f64| {
        while done < time - 1e-9 {
            grow(&mut open, half);
            sweeps.apply(&mut open);
            grow(&mut open, half);
            done += step;
        }
        0.5 * open.iter().map(|share| (1.0 - share) * cell).sum::<f64>()
    };
    times.iter().map(advance).collect()
}

#[test]
fn a_plane_front_has_the_speed_of_fisher() {
    // Not at once: ẋ = 2 − 3/(2t) + (3√π/2) t^(−3/2), Bramson 1983, Ebert & van Saarloos 2000; and 0 < e < 1e-16 is nothing here,
    // which costs π²/ln²(1e-16) = 0.007 (Brunet & Derrida 1997).
    let times = [60.0, 120.0];
    let speeds: Vec<f64> = [1.0, 0.5, 0.25]
        .iter()
        .map(|cell| {
            let places = plane_fronts(*cell, &times);
            (places[1] - places[0]) / (times[1] - times[0])
        })
        .collect();
    let order = libm::log2((speeds[0] - speeds[1]) / (speeds[1] - speeds[2]));
    let limit = speeds[2] + (speeds[2] - speeds[1]) / 3.0;
    assert!((1.8..2.4).contains(&order), "{order}");
    assert!((limit / 2.0 - 1.0).abs() < 0.02, "{limit}");
    let (from, to) = (times[0], times[1]);
    let slower = (1.5 * libm::log(to / from) + 3.0 * PI.sqrt() * (1.0 / to.sqrt() - 1.0 / from.sqrt())) / (to - from);
    assert!((limit - (2.0 - slower)).abs() < 0.01, "{limit} for {}", 2.0 - slower);
    // At the cell size that runs use.
    assert!((speeds[1] / limit - 1.0).abs() < 0.02);
}

fn front(width: f64) -> Front {
    let parameters = HealingParameters { epithelial_front_width: width, ..HealingParameters::default() };
    Front::new(&parameters).unwrap()
}

fn lines(edge: f64, cells: usize) -> Vec<f64> {
    (0..=cells).map(|line| edge * line as f64 / cells as f64).collect()
}

/// A hole on a square, over which it repeats itself.
fn hole(edge: f64, place: (f64, f64), radius: f64) -> impl Fn(&[f64], &[f64]) -> Vec<f64> {
    move |x, y| {
        let mut areas = Discs::new(edge, &[place], &[radius]).areas(&[radius], x, y);
        let columns = x.len() - 1;
        for (cell, area) in areas.iter_mut().enumerate() {
            let (column, row) = (cell % columns, cell / columns);
            *area /= (x[column + 1] - x[column]) * (y[row + 1] - y[row]);
        }
        areas
    }
}

#[test]
fn motility_and_growth_give_speed_and_width() {
    let front = front(0.02);
    assert!((2.0 * (front.motility * front.growth).sqrt() - 0.25).abs() < 1e-15);
    assert!((front.width() - 0.02).abs() < 1e-15);
}

#[test]
fn a_hole_stays_within_bounds_symmetric_and_closes() {
    let (edge, cells) = (0.4, 8);
    let lines = lines(edge, cells);
    for radius in [0.03, 0.1, 0.19] {
        let coverage = front(0.01).on_patch(&lines, &lines, hole(edge, (0.2, 0.2), radius), &[], 30.0);
        for row in &coverage.open {
            assert!(row.iter().all(|open| (0.0..=1.0 + 1e-14).contains(open)));
            for cell in 0..cells * cells {
                let (x, y) = (cell % cells, cell / cells);
                let mirrored = [y * cells + cells - 1 - x, (cells - 1 - y) * cells + x, x * cells + y];
                assert!(mirrored.iter().all(|other| (row[cell] - row[*other]).abs() < 1e-12));
            }
        }
        let means: Vec<f64> = coverage.times.iter().map(|time| coverage.mean(*time)).collect();
        assert!((means[0] - PI * radius * radius / 0.16).abs() < 1e-13);
        assert!(means.windows(2).all(|pair| pair[0] > pair[1]) && means[means.len() - 1] == 0.0);
    }
}

#[test]
fn nothing_open_stays_so_and_nothing_covered_cannot_close() {
    let lines = lines(0.2, 4);
    let none = front(0.01).around_channel(&lines, 0.0, &[], 30.0);
    assert_eq!((none.times.len(), none.mean(3.0), closure(&[(1.0, &none)], 0.01)), (1, 0.0, Some(0.0)));
    let bare = front(0.01).around_channel(&lines, 0.0, &[1.0; 4], 1.0);
    assert_eq!(closure(&[(1.0, &bare)], 0.5), None);
    // Bare skin is in unstable balance: rounding grows by exp(r_K t).
    assert!((bare.mean(1.0) - 1.0).abs() < 1e-8);
    let half = front(0.01).around_channel(&lines, 0.05, &[0.5; 4], 1.0);
    assert!((half.mean(0.0) - (0.5 + 0.5 / 16.0)).abs() < 1e-14);
    assert!((half.open(0.0, 0) - 1.0).abs() < 1e-15 && (half.open(0.0, 3) - 0.5).abs() < 1e-15);
}

#[test]
fn a_period_of_a_lattice_is_a_unit_cell() {
    // The hole is far from the edges of its cell: square and circle of equal area, and where the lines lie, matter little.
    let edge = 0.5;
    let rings = lines(edge / PI.sqrt(), 10);
    let boxes = lines(edge, 10);
    for (width, radius) in [(0.01, 0.05), (0.01, 0.1), (0.06, 0.05)] {
        let channel = front(width).around_channel(&rings, radius, &[], 30.0);
        let close = |coverage: &Coverage, share: f64| closure(&[(1.0, coverage)], share).unwrap();
        for place in [(0.25, 0.25), (0.013, 0.227)] {
            let patch = front(width).on_patch(&boxes, &boxes, hole(edge, place, radius), &[], 30.0);
            for share in [0.5, 0.1, 0.01] {
                let (one, other) = (close(&channel, share), close(&patch, share));
                assert!((one / other - 1.0).abs() < 0.02, "{one} for {other}");
            }
        }
    }
}

#[test]
fn a_hole_takes_somewhat_longer_than_its_radius_over_the_speed() {
    // The law of the well-mixed form has o = (1 − cK t/R)².
    let rings = lines(0.5, 10);
    for (width, radius) in [(0.005, 0.2), (0.01, 0.1), (0.01, 0.05), (0.01, 0.03), (0.03, 0.05), (0.125, 0.05)] {
        let coverage = front(width).around_channel(&rings, radius, &[], 60.0);
        let (late, law) = (closure(&[(1.0, &coverage)], 0.01).unwrap(), 0.9 * radius / 0.25);
        // What is covered thinly fills up with its own rate.
        let filling = libm::log(100.0) / front(width).growth;
        assert!(late > law && late < 1.2 * law + 1.4 * filling, "{width} {radius}: {late} for {law} and {filling}");
    }
}
