//! Against closed forms and chance; the three views against each other; how much the levels err.

use std::f64::consts::PI;

use proptest::prelude::*;

use super::*;
use crate::numerics::random::Stream;

fn puncture(x: f64, y: f64, depth: f64, bled: bool) -> Puncture {
    let surface_diameter = 2.0 * needle().radius_at(depth);
    Puncture { pass: 0, x, y, depth, surface_diameter, pierced: true, bled }
}

fn needle() -> Needle {
    Needle::of_size(1.5, 0.25, &Parameters::default())
}

/// Random places on a square of 10 mm, depths about 1 mm; every third bled, every fifth is a slit.
fn pattern(count: u32, seed: u64) -> Vec<Puncture> {
    let mut stream = Stream::new(seed, "test", 0);
    (0..count)
        .map(|index| {
            let (x, y) = (10.0 * stream.uniform(), 10.0 * stream.uniform());
            let mut hole = puncture(x, y, stream.log_normal(1.0, 0.15).min(1.5), index % 3 == 0);
            if index % 5 == 0 {
                hole.surface_diameter += 0.1;
            }
            hole
        })
        .collect()
}

fn injury(punctures: &[Puncture]) -> Injury {
    Injury::new(punctures, &needle(), 100.0, &Parameters::default())
}

#[test]
fn one_needle_kills_its_sheathed_volume() {
    let parameters = Parameters::default();
    for depth in [0.3, 1.3] {
        let hole = [puncture(9.9, 0.1, depth, true)];
        let volume = 4.0 * needle().volume(depth) / 100.0;
        assert!((injury(&hole).killed_volume() / volume - 1.0).abs() < 5e-4);
        let fine = Injury::with_levels(&hole, &needle(), 100.0, &parameters, 1000);
        assert!((fine.killed_volume() / volume - 1.0).abs() < 2e-6);
        assert_eq!(fine.deepest(), depth);
    }
}

#[test]
fn a_slit_has_the_area_of_a_stadium() {
    let mut hole = puncture(5.0, 5.0, 1.2, true);
    let (radius, length) = (needle().radius_at(1.2), 0.2);
    hole.surface_diameter += length;
    let shares = injury(&[hole]).shares[0];
    let stadium = |radius: f64| PI * radius * radius + 2.0 * radius * length;
    assert!((100.0 * shares[2] / stadium(radius) - 1.0).abs() < 1e-12);
    assert!((100.0 * shares[0] / stadium(2.0 * radius) - 1.0).abs() < 1e-12);
    // Out of the skin it shrinks to half its width and length.
    assert!((100.0 * injury(&[hole]).surface_breach(0.5) / (0.25 * stadium(radius)) - 1.0).abs() < 1e-12);
}

#[test]
fn coverage_of_random_patterns_has_the_exact_expectation() {
    // Of n discs thrown evenly on a torus: 1 − (1 − π R²/A)ⁿ.
    let (count, patterns, depth) = (400_u32, 60, 1.1);
    let radius = 2.0 * needle().radius_at(depth);
    let expected = -libm::expm1(f64::from(count) * libm::log1p(-PI * radius * radius / 100.0));
    let covered: Vec<f64> = (0..patterns)
        .map(|seed| {
            let mut stream = Stream::new(seed, "boolean", 0);
            let holes: Vec<Puncture> =
                (0..count).map(|_| puncture(10.0 * stream.uniform(), 10.0 * stream.uniform(), depth, true)).collect();
            injury(&holes).shares[0][0]
        })
        .collect();
    let number = f64::from(patterns as u32);
    let mean = covered.iter().sum::<f64>() / number;
    let spread = (covered.iter().map(|share| (share - mean) * (share - mean)).sum::<f64>() / (number - 1.0)).sqrt();
    let error = spread / number.sqrt();
    assert!(error < 0.003 && (mean - expected).abs() < 3.0 * error, "{mean} ± {error} for {expected}");
}

#[test]
fn bled_is_the_union_of_those_that_bled() {
    let all = pattern(300, 1);
    let bleeding: Vec<Puncture> = all.iter().copied().filter(|hole| hole.bled).collect();
    let (whole, part) = (injury(&all), injury(&bleeding));
    assert!((whole.shares[0][1] - part.shares[0][0]).abs() < 1e-13);
    let both = part.fractions(0.0, 0.5);
    assert_eq!(both.bled, both.killed);
    assert!(whole.fractions(0.0, 0.5).bled < 0.5 * whole.fractions(0.0, 0.5).killed);
}

#[test]
fn matrix_is_cut_or_displaced_and_none_vanishes() {
    let injury = injury(&pattern(500, 2));
    for (top, bottom) in [(0.0, 0.1), (0.3, 0.9), (0.0, 2.0)] {
        let shares = injury.fractions(top, bottom);
        // What the needles took the place of lies in the sheath now, beside what stood there.
        let sheath = shares.killed - shares.channel_area;
        let around = sheath * shares.crowding().unwrap();
        let outside = 1.0 - shares.killed;
        assert!((shares.cut + around + outside - 1.0).abs() < 1e-14);
        assert!((shares.cut + shares.displaced + shares.untouched() - 1.0).abs() < 1e-14);
        assert!(shares.displaced > 0.8 * shares.channel_area && shares.displaced < shares.channel_area);
    }
    assert_eq!(Fractions::default().crowding(), None);
    assert_eq!(Fractions::default().untouched(), 1.0);
}

#[test]
fn levels_err_by_less_than_a_thousandth() {
    let parameters = Parameters::default();
    for (count, seed) in [(1, 1), (218, 3), (1300, 4)] {
        let holes = pattern(count, seed);
        let fine = Injury::with_levels(&holes, &needle(), 100.0, &parameters, 16 * LEVELS);
        let usual = injury(&holes);
        let whole = fine.killed_volume();
        assert!((usual.killed_volume() / whole - 1.0).abs() < 1e-3, "{} for {whole}", usual.killed_volume());
        for layer in 0..30 {
            let (top, bottom) = (0.05 * f64::from(layer), 0.05 * f64::from(layer + 1));
            let (one, other) = (usual.fractions(top, bottom), fine.fractions(top, bottom));
            assert!((one.killed - other.killed).abs() < 1e-3, "{} for {} at {top}", one.killed, other.killed);
            assert!((one.channel_area - other.channel_area).abs() < 1e-3);
        }
    }
}

#[test]
fn nothing_pierced_is_nothing_injured() {
    let none = injury(&[Puncture { pierced: false, depth: 0.0, ..puncture(1.0, 1.0, 0.1, false) }]);
    assert_eq!(none.fractions(0.0, 1.0), Fractions::default());
    assert_eq!((none.deepest(), none.killed_volume(), none.surface_breach(0.5)), (0.0, 0.0, 0.0));
    assert!(none.unit_cells(3, 2).is_empty());
    assert_eq!(none.paint(&[0.0, 5.0, 10.0], &[0.0, 10.0], &[0.0, 0.5, 1.0]), [Fractions::default(); 4]);
}

#[test]
fn deep_classes_are_injured_deeper_and_narrow_cells_more() {
    let cells = injury(&pattern(600, 7)).unit_cells(3, 2);
    assert_eq!(cells.len(), 6);
    assert!(cells.windows(2).all(|pair| pair[0].depth > pair[1].depth - 0.05));
    let killed = |cell: &UnitCell, top: f64| cell.fractions(0.0, cell.radius, top, top + 0.1).killed;
    assert!(killed(&cells[0], 1.0) > killed(&cells[2], 1.0) && killed(&cells[2], 1.0) > killed(&cells[4], 1.0));
    assert!(cells[0].radius < cells[1].radius && killed(&cells[0], 0.1) > killed(&cells[1], 0.1));
    // Away from the channel less than at it, and the channel itself at the axis only.
    let ring = |inner: f64, outer: f64| cells[0].fractions(inner, outer, 0.1, 0.2);
    let axis = ring(0.0, 0.02);
    assert!((axis.killed - 1.0).abs() < 1e-12 && (axis.channel_area - 1.0).abs() < 1e-12);
    let outside = cells[1].fractions(0.95 * cells[1].radius, cells[1].radius, 0.1, 0.2);
    assert!(outside.killed < 1.0 && outside.channel_area == 0.0);
}

fn lines(edge: f64, cuts: &[f64]) -> Vec<f64> {
    let mut lines: Vec<f64> = cuts.iter().map(|cut| cut * edge).collect();
    lines.extend([0.0, edge]);
    lines.sort_by(f64::total_cmp);
    lines.dedup();
    lines
}

fn volumes(fractions: &Fractions, volume: f64) -> [f64; 5] {
    let Fractions { killed, cut, bled, channel_area, displaced } = *fractions;
    [killed, cut, bled, channel_area, displaced].map(|share| share * volume)
}

fn add(sum: &mut [f64; 5], more: [f64; 5]) {
    *sum = std::array::from_fn(|part| sum[part] + more[part]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn profile_boxes_and_unit_cells_hold_the_same_volume(
        seed in 0_u64..1000,
        count in 1_u32..900,
        x in prop::collection::vec(0.0..1.0_f64, 0..6),
        y in prop::collection::vec(0.0..1.0_f64, 0..6),
        depths in prop::collection::vec(0.0..1.0_f64, 1..9),
        rings in prop::collection::vec(0.0..1.0_f64, 0..6),
        classes in (1_usize..5, 1_usize..4),
    ) {
        let injury = injury(&pattern(count, seed));
        let (x, y, depths) = (lines(10.0, &x), lines(10.0, &y), lines(1.6, &depths));
        let cells = injury.unit_cells(classes.0, classes.1);
        prop_assert!((cells.iter().map(|cell| cell.weight).sum::<f64>() - 1.0).abs() < 1e-12);
        let boxes = injury.paint(&x, &y, &depths);
        let floor = (x.len() - 1) * (y.len() - 1);
        let (mut profile, mut painted, mut ringed) = ([0.0; 5], [0.0; 5], [0.0; 5]);
        for (layer, edges) in depths.windows(2).enumerate() {
            let thickness = edges[1] - edges[0];
            let mut one = [0.0; 5];
            add(&mut one, volumes(&injury.fractions(edges[0], edges[1]), 100.0 * thickness));
            let (mut by_box, mut by_ring) = ([0.0; 5], [0.0; 5]);
            for (cell, shares) in boxes[layer * floor..(layer + 1) * floor].iter().enumerate() {
                let (column, row) = (cell % (x.len() - 1), cell / (x.len() - 1));
                let area = (x[column + 1] - x[column]) * (y[row + 1] - y[row]);
                add(&mut by_box, volumes(shares, area * thickness));
                prop_assert!(shares.killed <= 1.0 + 1e-12 && shares.channel_area <= shares.killed + 1e-12);
                prop_assert!(shares.bled >= 0.0 && shares.bled <= shares.killed + 1e-12);
            }
            for cell in &cells {
                for ring in lines(cell.radius, &rings).windows(2) {
                    let share = (ring[1] * ring[1] - ring[0] * ring[0]) / (cell.radius * cell.radius);
                    let volume = 100.0 * cell.weight * share * thickness;
                    add(&mut by_ring, volumes(&cell.fractions(ring[0], ring[1], edges[0], edges[1]), volume));
                }
            }
            for part in 0..5 {
                // To rounding of the layer's volume where next to nothing is injured.
                let tolerance = 1e-12 * (one[part] + 100.0 * thickness * 0.01);
                prop_assert!((by_box[part] - one[part]).abs() < tolerance, "boxes {} for {}", by_box[part], one[part]);
                prop_assert!((by_ring[part] - one[part]).abs() < tolerance, "rings {} for {}", by_ring[part], one[part]);
            }
            add(&mut profile, one);
            add(&mut painted, by_box);
            add(&mut ringed, by_ring);
        }
        for part in 0..5 {
            prop_assert!((painted[part] / profile[part] - 1.0).abs() < 1e-12 || profile[part] == 0.0);
            prop_assert!((ringed[part] / profile[part] - 1.0).abs() < 1e-12 || profile[part] == 0.0);
        }
        prop_assert!((profile[0] / (100.0 * injury.killed_volume()) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_wider_needle_injures_more_at_every_depth(seed in 0_u64..1000, growth in 0.3..1.0_f64) {
        let holes = pattern(200, seed);
        // Slits are given by their whole length: round holes only.
        let round: Vec<Puncture> = holes.iter().map(|hole| Puncture { surface_diameter: 0.0, ..*hole }).collect();
        let thin = Needle { diameter: growth * 0.25, ..needle() };
        let (wide, thin) = (injury(&round), Injury::new(&round, &thin, 100.0, &Parameters::default()));
        for (one, other) in wide.shares.iter().zip(&thin.shares) {
            prop_assert!((0..3).all(|part| other[part] <= one[part] + 1e-13));
        }
    }
}
