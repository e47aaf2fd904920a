use super::*;
use crate::numerics::dual::{Dual, Real};
use crate::numerics::lanes::Lanes;

fn equations<R: Real>(x: [R; 3], k: f64) -> [R; 4] {
    let share = x[0] / (x[0] + k);
    let drive = (share - 0.3).positive_part() * x[1];
    [
        drive * x[2] - x[0] / x[1] + x[0],
        -(drive * 2.0 + 1.0) * x[2] / k,
        R::constant(1.0 / k) / (x[2] + 1.0) - x[1] * (k * 3.0),
        R::constant(k),
    ]
}

const PARAMETERS: [f64; 8] = [0.1, 0.2, 0.3, 0.5, 0.8, 1.3, 2.1, 3.4];

fn inputs(lane: usize) -> [f64; 3] {
    [0.2 + 0.1 * lane as f64, 1.5 - 0.1 * lane as f64, 0.7]
}

fn run_all(program: &Program, graph: &Graph) -> Vec<Lanes<8>> {
    let mut slots = vec![Lanes::splat(0.0); program.slots()];
    for (lane, k) in PARAMETERS.iter().enumerate() {
        let like = Recorder::record(|x| equations(x, *k));
        let constants = program.constants(&like.constants, &graph.constants);
        slots.iter_mut().zip(constants).for_each(|(slot, value)| slot.0[lane] = value);
    }
    let x: [Lanes<8>; 3] = std::array::from_fn(|input| Lanes(std::array::from_fn(|lane| inputs(lane)[input])));
    let mut outputs = Vec::new();
    program.run(&mut slots, &x, |_, value| outputs.push(value));
    outputs
}

#[test]
fn equations_with_other_constants_are_alike() {
    let graph = Recorder::record(|x| equations(x, 0.5));
    assert!(graph.is_like(&Recorder::record(|x| equations(x, 7.0))));
    assert!(!graph.is_like(&Recorder::record(|x: [Traced<'_>; 3]| [x[0], x[1], x[2], x[0] * x[1]])));
}

#[test]
fn a_run_has_the_bits_of_the_equations_themselves() {
    let graph = Recorder::record(|x| equations(x, 0.5));
    let outputs = run_all(&Program::new(&graph), &graph);
    for (lane, k) in PARAMETERS.iter().enumerate() {
        let expected = equations(inputs(lane), *k);
        (0..4).for_each(|number| assert_eq!(outputs[number].0[lane].to_bits(), expected[number].to_bits()));
    }
}

#[test]
fn derivatives_have_the_bits_of_dual_numbers() {
    let (jacobian, entries) = Recorder::record(|x| equations(x, 0.5)).jacobian();
    assert_eq!(entries, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2)]);
    let outputs = run_all(&Program::new(&jacobian), &jacobian);
    for (lane, k) in PARAMETERS.iter().enumerate() {
        let x = inputs(lane);
        let expected = equations(std::array::from_fn(|input| Dual::<3>::seeded(x[input], input)), *k);
        for ((row, column), output) in entries.iter().zip(&outputs) {
            assert_eq!(output.0[lane], expected[*row].partials[*column], "{row} {column} {lane}");
        }
    }
}
