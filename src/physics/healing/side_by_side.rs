//! Many well-mixed courses side by side: members of an ensemble, samples of a study.
//!
//! Each course keeps its own parameters, wounds, closure and steps; the equations of [super::kinetics] are recorded once
//! ([tape](crate::numerics::tape)) and run over `N` courses at once. Every course has the bits that it has alone.

use super::Tissue;
use super::course::Course;
use super::jacobian::{local_pattern, record};
use super::state::{SIZE, State};
use crate::numerics::lanes::{Lanes, Processor};
use crate::numerics::rosenbrock::{
    Failure, Journeys, LaneStepper, LaneSystem, Leg, Statistics, System, Tableau, Tolerance,
};
use crate::numerics::sparse::{Elimination, LaneFactors};
use crate::numerics::tape::{Graph, Program};

/// A program, and its numbers in all lanes.
#[derive(Debug, Clone)]
struct Machine<const N: usize> {
    program: Program,
    /// Of the graph that the program came from.
    constants: Vec<f64>,
    slots: Vec<Lanes<N>>,
}

impl<const N: usize> Machine<N> {
    fn new(graph: &Graph) -> Machine<N> {
        let program = Program::new(graph);
        Machine { slots: vec![Lanes::splat(0.0); program.slots()], constants: graph.constants.clone(), program }
    }

    fn set_constants(&mut self, lane: usize, constants: &[f64]) {
        for (slot, value) in self.slots.iter_mut().zip(self.program.constants(constants, &self.constants)) {
            slot.0[lane] = value;
        }
    }
}

/// Cells with parameters of their own, one a lane.
#[derive(Debug, Clone)]
struct LaneTissue<const N: usize> {
    like: Tissue,
    graph: Graph,
    processor: Processor,
    rates: Machine<N>,
    jacobian: Machine<N>,
    /// Where the partial derivatives stand in the matrix.
    positions: Vec<usize>,
    diagonal: Vec<usize>,
    factors: LaneFactors<N>,
}

impl<const N: usize> LaneTissue<N> {
    fn new(like: Tissue, processor: Processor) -> LaneTissue<N> {
        let graph = record(&like.kinetics, &like.places[0]);
        let (jacobian, entries) = graph.jacobian();
        let plan = Elimination::new(&local_pattern(&like.kinetics, &like.places));
        LaneTissue {
            rates: Machine::new(&graph),
            jacobian: Machine::new(&jacobian),
            positions: entries.iter().map(|(row, column)| plan.position(*row, *column)).collect(),
            diagonal: (0..SIZE).map(|index| plan.position(index, index)).collect(),
            factors: LaneFactors::new(plan, processor),
            graph,
            processor,
            like,
        }
    }

    /// Puts the parameters of a tissue into a lane; `false` if its equations are others.
    fn set(&mut self, lane: usize, tissue: &Tissue) -> bool {
        let [place] = &tissue.places[..] else { return false };
        let graph = record(&tissue.kinetics, place);
        let fits = self.graph.is_like(&graph);
        if fits {
            self.rates.set_constants(lane, &graph.constants);
            self.jacobian.set_constants(lane, &graph.constants);
        }
        fits
    }
}

impl<const N: usize> LaneSystem<N> for LaneTissue<N> {
    fn dimension(&self) -> usize {
        SIZE
    }

    fn scale(&self, index: usize) -> f64 {
        self.like.scale(index)
    }

    fn is_nonnegative(&self, index: usize) -> bool {
        self.like.is_nonnegative(index)
    }

    fn group(&self, index: usize) -> usize {
        self.like.group(index)
    }

    fn derivative(&mut self, state: &[Lanes<N>], rate: &mut [Lanes<N>]) {
        let Machine { program, slots, .. } = &mut self.rates;
        self.processor.run(
            #[inline(always)]
            || {
                program.run(
                    slots,
                    state,
                    #[inline(always)]
                    |number, value| rate[number] = value,
                );
            },
        );
    }

    fn factorise(&mut self, state: &[Lanes<N>], shift: Lanes<N>) -> [bool; N] {
        let Machine { program, slots, .. } = &mut self.jacobian;
        let (values, positions) = (self.factors.values(), &self.positions[..]);
        values.fill(Lanes::splat(0.0));
        self.diagonal.iter().for_each(|position| values[*position] = shift);
        self.processor.run(
            #[inline(always)]
            || {
                program.run(
                    slots,
                    state,
                    #[inline(always)]
                    |number, partial| {
                        values[positions[number]] = values[positions[number]] - partial;
                    },
                );
            },
        );
        self.factors.factorise()
    }

    fn solve(&mut self, right_hand_side: &mut [Lanes<N>]) {
        self.factors.solve(right_hand_side);
    }
}

/// Advances well-mixed courses, `N` at a time.
#[derive(Debug, Clone)]
pub struct SideBySide<const N: usize> {
    system: LaneTissue<N>,
    stepper: LaneStepper<N>,
    tolerance: Tolerance,
}

impl<const N: usize> SideBySide<N> {
    /// For well-mixed courses of this tolerance, with any parameters.
    pub fn new(tissue: Tissue, tolerance: Tolerance, processor: Processor) -> SideBySide<N> {
        let system = LaneTissue::new(tissue, processor);
        let stepper = LaneStepper::new(&system, Tableau::rodas5p(), tolerance, processor);
        SideBySide { system, stepper, tolerance }
    }

    /// Heals every course until `end`, as [Course::advance] does; `receive` is also told the number of the course. A course
    /// of another kind or tolerance goes alone.
    pub fn advance(
        &mut self,
        courses: &mut [Course],
        end: f64,
        outputs: &[f64],
        receive: impl FnMut(usize, f64, &State<f64>, f64),
    ) -> Vec<Result<(), Failure>> {
        let results = vec![Ok(()); courses.len()];
        let of_kind = |number: &usize| courses[*number].tolerance() == self.tolerance;
        let (waiting, alone) = (0..courses.len()).rev().partition(of_kind);
        let mut convoy = Convoy { courses, waiting, alone, aboard: [None; N], end, outputs, results, receive };
        self.stepper.advance(&mut self.system, &mut convoy);
        let Convoy { courses, alone, mut results, mut receive, .. } = convoy;
        for number in alone {
            let tell = |time, cells: &[State<f64>], open| receive(number, time, &cells[0], open);
            results[number] = courses[number].advance(end, outputs, tell);
        }
        results
    }
}

/// The courses on their way to a common end.
struct Convoy<'c, 'o, F, const N: usize> {
    courses: &'c mut [Course],
    /// Who has not begun yet, the next one last.
    waiting: Vec<usize>,
    /// Whose tolerance or equations are others.
    alone: Vec<usize>,
    /// Who is in which lane, and until when.
    aboard: [Option<(usize, f64)>; N],
    end: f64,
    outputs: &'o [f64],
    results: Vec<Result<(), Failure>>,
    receive: F,
}

impl<'o, F, const N: usize> Journeys<'o, LaneTissue<N>> for Convoy<'_, 'o, F, N>
where
    F: FnMut(usize, f64, &State<f64>, f64),
{
    fn next(&mut self, system: &mut LaneTissue<N>, lane: usize, state: &mut [f64]) -> Option<Leg<'o>> {
        let number = loop {
            let number = match self.aboard[lane] {
                Some((number, _)) => number,
                None => self.waiting.pop()?,
            };
            if system.set(lane, self.courses[number].tissue()) {
                break number;
            }
            self.alone.push(number);
        };
        let course = &self.courses[number];
        let stop = course.next_stop(self.end);
        self.aboard[lane] = Some((number, stop));
        state.copy_from_slice(course.values());
        let done = self.outputs.partition_point(|at| *at <= course.time());
        let due = self.outputs.partition_point(|at| *at <= stop);
        Some(Leg { start: course.time(), end: stop, step: course.step(), outputs: &self.outputs[done..due.max(done)] })
    }

    fn receive(&mut self, lane: usize, time: f64, state: &[f64]) {
        if let Some((number, _)) = self.aboard[lane] {
            let x = Tissue::cell(state, 0);
            (self.receive)(number, time, &x, self.courses[number].open_share(&x));
        }
    }

    fn arrive(&mut self, lane: usize, state: &[f64], step: f64, work: Statistics, outcome: Result<(), Failure>) {
        let Some((number, stop)) = self.aboard[lane] else { return };
        let course = &mut self.courses[number];
        course.arrive(state, step, work);
        self.results[number] = outcome;
        if outcome.is_ok() {
            course.stop_at(stop);
        }
        if outcome.is_err() || stop >= self.end {
            self.aboard[lane] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::healing::course::{DEFAULT_TOLERANCE, ENSEMBLE_TOLERANCE};
    use crate::physics::healing::{Opening, Wound};
    use crate::physics::parameter::HealingParameters;

    const SESSIONS: [(f64, f64); 2] = [(14.0, 14.0), (60.0, 46.0)];

    fn member(number: usize) -> (Course, Wound, Opening) {
        let step = number as f64;
        let parameters = HealingParameters {
            tgf_decay: 9.1 * (0.8 + 0.03 * step),
            epithelial_front_speed: 0.25 * (1.0 + 0.1 * (step % 3.0)),
            fibroblast_invasion: 0.2 * step,
            ..HealingParameters::default()
        };
        let wound = Wound { killed: 0.03 * step, cut: 0.004 * step, bled: 0.02 * step };
        let opening = Opening { share: (0.2 * step).min(1.0), radius: 0.1 };
        let tolerance = if number == 5 { DEFAULT_TOLERANCE } else { ENSEMBLE_TOLERANCE };
        (Course::new(Tissue::well_mixed(parameters), tolerance), wound, opening)
    }

    fn days(start: f64, count: f64) -> Vec<f64> {
        (1..=count as u32).map(|day| start + f64::from(day)).collect()
    }

    fn bits(time: f64, x: &State<f64>, open: f64) -> Vec<u64> {
        x.to_array().into_iter().chain([time, open]).map(f64::to_bits).collect()
    }

    fn alone(number: usize) -> (Vec<Vec<u64>>, Statistics) {
        let (mut course, wound, opening) = member(number);
        let mut states = Vec::new();
        for (end, length) in SESSIONS {
            course.injure(&[wound], opening);
            let tell = |time, cells: &[State<f64>], open| states.push(bits(time, &cells[0], open));
            course.advance(end, &days(end - length, length), tell).unwrap();
        }
        (states, course.statistics())
    }

    /// Every course has the bits and the work that it has alone, with more courses than lanes, different closures and
    /// injuries, one of another tolerance, on all vectors of this processor.
    #[test]
    fn neighbours_change_no_bit() {
        const COUNT: usize = 11;
        let expected: Vec<_> = (0..COUNT).map(alone).collect();
        for processor in Processor::levels() {
            let tissue = Tissue::well_mixed(HealingParameters::default());
            let mut engine = SideBySide::<8>::new(tissue, ENSEMBLE_TOLERANCE, processor);
            let mut courses: Vec<Course> = (0..COUNT).map(|number| member(number).0).collect();
            let mut states = vec![Vec::new(); COUNT];
            for (end, length) in SESSIONS {
                for (number, course) in courses.iter_mut().enumerate() {
                    let (_, wound, opening) = member(number);
                    course.injure(&[wound], opening);
                }
                let tell = |number: usize, time, x: &State<f64>, open| states[number].push(bits(time, x, open));
                let results = engine.advance(&mut courses, end, &days(end - length, length), tell);
                assert!(results.iter().all(Result::is_ok));
            }
            for (number, (bits, work)) in expected.iter().enumerate() {
                assert!(*bits == states[number], "course {number} on {}", processor.name());
                assert_eq!(*work, courses[number].statistics());
                assert!(courses[number].collagen_residual() < 1e-10);
            }
        }
    }

    #[test]
    fn healthy_skin_stays_healthy_in_every_bit() {
        let tissue = Tissue::well_mixed(HealingParameters::default());
        let mut engine = SideBySide::<8>::new(tissue.clone(), ENSEMBLE_TOLERANCE, Processor::detect());
        let mut courses = vec![Course::new(tissue, ENSEMBLE_TOLERANCE); 3];
        engine.advance(&mut courses, 365.0, &[], |_, _, _, _| {});
        courses.iter().for_each(|course| assert_eq!(course.cells()[0], course.tissue().kinetics.healthy.state));
    }
}
