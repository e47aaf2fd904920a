use nalgebra::DMatrix;
use proptest::prelude::*;

use super::*;
use crate::numerics::random::Stream;

/// Ways (mm) at forces (N), straight between them: a spring that first resists and then gives.
struct Yielding;

impl Law for Yielding {
    fn extent(&self, point: usize, force: f64) -> Extent {
        let (strength, give) = (0.05 + 0.01 * (point % 7) as f64, 4.0);
        let over = (force - strength).max(0.0);
        Extent { value: give * over, slope: if over > 0.0 { give } else { 0.0 }, energy: 0.5 * give * over * over }
    }
}

/// Points at random places on a square of `edge` mm over a half-space, their forces spread over 0.4 mm.
fn bed(points: usize, edge: f64, seed: u64) -> (DMatrix<f64>, Vec<f64>) {
    let mut stream = Stream::new(seed, "bed", 0);
    let places: Vec<(f64, f64)> = (0..points).map(|_| (edge * stream.uniform(), edge * stream.uniform())).collect();
    let matrix = DMatrix::from_fn(points, points, |row, column| {
        let (x, y) = (places[row].0 - places[column].0, places[row].1 - places[column].1);
        3.0 / (x * x + y * y + 0.16).sqrt()
    });
    let levels = (0..points).map(|_| -0.8 * stream.uniform()).collect();
    (matrix, levels)
}

#[test]
fn two_points_in_closed_form() {
    let compliance = DMatrix::from_row_slice(2, 2, &[2.0, 0.5, 0.5, 2.0]);
    let contact = Contact::new(&compliance, Rigid, 1.0);
    let start = Solution::untouched(2);
    // Equal levels share the force; F = δ/(C11 + C12).
    let pressed = contact.at_position(&[0.3, 0.3], &start).unwrap();
    assert!(pressed.forces.iter().all(|force| (force - 0.3 / 2.5).abs() < 1e-15));
    // One that stands back by more than the other's dip stays free.
    let apart = contact.under_force(&[0.0, -0.2], 0.1, &start).unwrap();
    assert_eq!(apart.forces[1], 0.0);
    assert!((apart.approach - 0.2).abs() < 1e-12);
    // Beyond H (C11 − C12) = 0.2 both carry: F = H/2 ± 0.2/2/(C11 − C12).
    let both = contact.under_force(&[0.0, -0.2], 0.4, &start).unwrap();
    assert!((both.forces[0] - (0.2 + 0.1 / 1.5)).abs() < 1e-12 && (both.forces[1] - (0.2 - 0.1 / 1.5)).abs() < 1e-12);
    assert_eq!(both.method, Method::ActiveSet);
}

#[test]
fn stiffness_is_the_answer_to_a_push() {
    let (compliance, levels) = bed(30, 6.0, 4);
    let contact = Contact::new(&compliance, Yielding, 1.0);
    let pressed =
        contact.at_position(&levels.iter().map(|level| level + 0.9).collect::<Vec<_>>(), &Solution::untouched(30));
    let pressed = pressed.unwrap();
    let point = (0..30).find(|point| pressed.forces[*point] > 0.06).unwrap();
    let stiffness = contact.stiffness(&pressed, &[point]).unwrap()[0].unwrap();
    let mut moved: Vec<f64> = levels.iter().map(|level| level + 0.9).collect();
    moved[point] += 1e-6;
    let after = contact.at_position(&moved, &pressed).unwrap();
    assert!(((after.forces[point] - pressed.forces[point]) / 1e-6 / stiffness - 1.0).abs() < 1e-5);
}

#[test]
fn a_dense_array_is_a_flat_punch() {
    // Square punch of edge 2a on a half-space: F = 2π c a E* δ with c = 0.36679, the capacitance of the unit square.
    let modulus = 0.01;
    let stiffness = |per_edge: usize| {
        let cell = 10.0 / per_edge as f64;
        let place = |index: usize| ((index % per_edge) as f64 * cell, (index / per_edge) as f64 * cell);
        let count = per_edge * per_edge;
        let compliance = DMatrix::from_fn(count, count, |row, column| {
            let ((x, y), (u, v)) = (place(row), place(column));
            let distance = ((x - u) * (x - u) + (y - v) * (y - v)).sqrt();
            // The dip in the middle of a uniformly loaded square: 4 ln(1 + √2)/(π E* cell), Love 1929.
            let inverse = if row == column { 3.5255 / cell } else { 1.0 / distance };
            inverse / (std::f64::consts::PI * modulus)
        });
        let contact = Contact::new(&compliance, Rigid, 1.0);
        let pressed = contact.under_force(&vec![0.0; count], 1.0, &Solution::untouched(count)).unwrap();
        1.0 / (pressed.approach * modulus * 5.0)
    };
    let errors: Vec<f64> = [6, 12, 24].into_iter().map(|per_edge| (stiffness(per_edge) / 2.3046 - 1.0).abs()).collect();
    assert!(errors[2] < 0.01 && errors[1] > 1.6 * errors[2] && errors[0] > 1.6 * errors[1], "{errors:?}");
}

#[test]
fn both_methods_agree() {
    for seed in 0..20 {
        let (compliance, levels) = bed(40, 8.0, seed);
        let contact = Contact::new(&compliance, Yielding, 1.0);
        let start = Solution::untouched(40);
        let one = contact.under_force(&levels, 2.0, &start).unwrap();
        let other = projected::under_force(&contact, &levels, 2.0, &start).unwrap();
        assert!((one.approach - other.approach).abs() < 1e-7, "{} {}", one.approach, other.approach);
        for (force, again) in one.forces.iter().zip(&other.forces) {
            assert!((force - again).abs() < 1e-7);
        }
    }
}

#[test]
fn a_matrix_that_cannot_be_is_refused() {
    let compliance = DMatrix::from_row_slice(2, 2, &[1.0, 3.0, 3.0, 1.0]);
    let contact = Contact::new(&compliance, Rigid, 1.0);
    let refused = contact.under_force(&[0.0, 0.0], 1.0, &Solution::untouched(2));
    assert_eq!(refused, Err(ContactError::NotPositiveDefinite));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_conditions_hold_in_any_order(seed in 0_u64..1_000_000, points in 2_usize..60, total in 0.01..20.0_f64) {
        let (compliance, levels) = bed(points, 7.0, seed);
        let contact = Contact::new(&compliance, Rigid, 1.0);
        let solution = contact.under_force(&levels, total, &Solution::untouched(points)).unwrap();
        prop_assert!(solution.residual <= 1e-9);
        prop_assert!((solution.forces.iter().sum::<f64>() - total).abs() < 1e-9 * total.max(1.0));
        prop_assert!(solution.forces.iter().all(|force| *force >= -1e-12));
        let mut order: Vec<usize> = (0..points).collect();
        let mut stream = Stream::new(seed, "order", 0);
        for index in (1..points).rev() {
            order.swap(index, (stream.uniform() * (index + 1) as f64) as usize);
        }
        let shuffled = DMatrix::from_fn(points, points, |row, column| compliance[(order[row], order[column])]);
        let moved: Vec<f64> = order.iter().map(|index| levels[*index]).collect();
        let again = Contact::new(&shuffled, Rigid, 1.0);
        let again = again.under_force(&moved, total, &Solution::untouched(points)).unwrap();
        for (place, index) in order.iter().enumerate() {
            prop_assert!((again.forces[place] - solution.forces[*index]).abs() < 1e-8);
        }
    }
}
