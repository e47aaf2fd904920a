//! Many well-mixed courses side by side: members of an ensemble, samples of a study.
//!
//! Each course keeps its own parameters, wounds, closure and steps; the equations of [super::kinetics] are recorded once
//! ([tape](crate::numerics::tape)) and run over `N` courses at once. Every course has the bits that it has alone.

use super::course::Course;
use super::jacobian::local_pattern;
use super::state::{SIZE, State};
use super::{Kinetics, Tissue, kinetics::Place};
use crate::numerics::lanes::{Lanes, Processor};
use crate::numerics::rosenbrock::{
    Failure, Journeys, LaneStepper, LaneSystem, Leg, Statistics, System, Tableau, Tolerance,
};
use crate::numerics::sparse::{Elimination, LaneFactors};
use crate::numerics::tape::{Graph, Program, Recorder};

/// The equations of a cell, recorded.
fn record(kinetics: &Kinetics, place: &Place) -> Graph {
    Recorder::record(|x| kinetics.rates(place, &State::from_array(x)).to_array())
}

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
        self.program.set_constants(&mut self.slots, lane, constants, &self.constants);
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

    /// Puts the parameters of a tissue into a lane.
    fn set(&mut self, lane: usize, tissue: &Tissue) {
        let graph = record(&tissue.kinetics, &tissue.places[0]);
        self.rates.set_constants(lane, &graph.constants);
        self.jacobian.set_constants(lane, &graph.constants);
    }

    fn fits(&self, tissue: &Tissue) -> bool {
        tissue.places.len() == 1 && self.graph.is_like(&record(&tissue.kinetics, &tissue.places[0]))
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
        self.processor.run(|| program.run(slots, state, |number, value| rate[number] = value));
    }

    fn factorise(&mut self, state: &[Lanes<N>], shift: Lanes<N>) -> [bool; N] {
        let Machine { program, slots, .. } = &mut self.jacobian;
        let (values, positions) = (self.factors.values(), &self.positions[..]);
        values.fill(Lanes::splat(0.0));
        self.diagonal.iter().for_each(|position| values[*position] = shift);
        self.processor.run(|| {
            program.run(slots, state, |number, partial| {
                values[positions[number]] = values[positions[number]] - partial;
            });
        });
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
        mut receive: impl FnMut(usize, f64, &State<f64>, f64),
    ) -> Vec<Result<(), Failure>> {
        let mut results = vec![Ok(()); courses.len()];
        let mut waiting = Vec::with_capacity(courses.len());
        for (number, course) in courses.iter_mut().enumerate() {
            if course.tolerance() == self.tolerance && self.system.fits(course.tissue()) {
                waiting.push(number);
            } else {
                results[number] =
                    course.advance(end, outputs, |time, cells, open| receive(number, time, &cells[0], open));
            }
        }
        waiting.reverse();
        let mut convoy = Convoy { courses, waiting, aboard: [None; N], end, outputs, results, receive };
        self.stepper.advance(&mut self.system, &mut convoy);
        convoy.results
    }
}

/// The courses on their way to a common end.
struct Convoy<'c, 'o, F, const N: usize> {
    courses: &'c mut [Course],
    /// Who has not begun yet, the next one last.
    waiting: Vec<usize>,
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
        let number = match self.aboard[lane] {
            Some((number, _)) => number,
            None => self.waiting.pop()?,
        };
        let course = &self.courses[number];
        let stop = course.next_stop(self.end);
        self.aboard[lane] = Some((number, stop));
        system.set(lane, course.tissue());
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
