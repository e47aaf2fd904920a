//! Recorded operations, ordered for speed and run over numbers side by side.

use super::{Graph, Kind, Operand, Operation};
use crate::numerics::dual::Real;
use crate::numerics::lanes::Lanes;
use std::collections::BTreeMap;

/// What a program runs on.
pub trait Number: Real {
    /// `value` where `self` is positive, zero elsewhere.
    fn gate(self, value: Self) -> Self;
}

impl Number for f64 {
    #[inline(always)]
    fn gate(self, value: f64) -> f64 {
        if self > 0.0 { value } else { 0.0 }
    }
}

impl<const N: usize> Number for Lanes<N> {
    #[inline(always)]
    fn gate(self, value: Self) -> Self {
        Lanes::gate(self, value)
    }
}

/// Consecutive instructions of one kind; none but the last of a chain waits for another.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    kind: Kind,
    instructions: Vec<Instruction>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Instruction {
    target: u32,
    left: u32,
    right: u32,
}

/// A graph ready to run. Its numbers stand in slots: first the constants, then the inputs, then results.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// Constants of the graph.
    given: usize,
    /// What depends on constants only, computed when they are set.
    derived: Vec<Operation>,
    inputs: usize,
    runs: Vec<Run>,
    outputs: Vec<u32>,
    slots: usize,
}

impl Program {
    pub fn new(graph: &Graph) -> Program {
        Planner::new(graph).plan()
    }

    /// Number of slots that [Program::run] needs.
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// What stands in the first slots: the constants of a graph like the one that this is the program of, those that only
    /// that one has (`own` are all of its constants), and what derives from them.
    pub fn constants(&self, constants: &[f64], own: &[f64]) -> Vec<f64> {
        let mut slots: Vec<f64> = constants.iter().chain(own.iter().skip(constants.len())).copied().collect();
        for (kind, left, right) in &self.derived {
            let value = |operand: &Operand| match operand {
                Operand::Constant(index) | Operand::Input(index) => slots[*index],
                Operand::Result(index) => slots[self.given + index],
            };
            slots.push(apply(*kind, value(left), value(right)));
        }
        slots
    }

    /// Computes the outputs of the inputs.
    #[inline(always)]
    pub fn run<R: Number>(&self, slots: &mut [R], inputs: &[R], mut receive: impl FnMut(usize, R)) {
        let first = self.given + self.derived.len();
        slots[first..first + self.inputs].copy_from_slice(inputs);
        for run in &self.runs {
            match run.kind {
                Kind::Add => run.each(slots, |one, other| one + other),
                Kind::Subtract => run.each(slots, |one, other| one - other),
                Kind::Multiply => run.each(slots, |one, other| one * other),
                Kind::Divide => run.each(slots, |one, other| one / other),
                Kind::Negate => run.each(slots, |one, _| -one),
                Kind::Gate => run.each(slots, R::gate),
            }
        }
        for (number, slot) in self.outputs.iter().enumerate() {
            receive(number, slots[*slot as usize]);
        }
    }
}

impl Run {
    #[inline(always)]
    fn each<R: Number>(&self, slots: &mut [R], operation: impl Fn(R, R) -> R) {
        for instruction in &self.instructions {
            let result = operation(slots[instruction.left as usize], slots[instruction.right as usize]);
            slots[instruction.target as usize] = result;
        }
    }
}

fn apply(kind: Kind, left: f64, right: f64) -> f64 {
    match kind {
        Kind::Add => left + right,
        Kind::Subtract => left - right,
        Kind::Multiply => left * right,
        Kind::Divide => left / right,
        Kind::Negate => -left,
        Kind::Gate => left.gate(right),
    }
}

/// Orders the operations and gives every result a slot, which is used again when nobody needs the result any more.
struct Planner<'a> {
    graph: &'a Graph,
    /// Number among the derived constants of each operation that is one.
    derived: Vec<Option<usize>>,
    /// How many operations and outputs still need each result.
    uses: Vec<usize>,
    /// How many operands of each operation are still missing.
    missing: Vec<usize>,
    users: Vec<Vec<usize>>,
    ready: BTreeMap<Kind, Vec<usize>>,
    slot_of: Vec<u32>,
    free: Vec<u32>,
    slots: u32,
    program: Program,
}

impl<'a> Planner<'a> {
    fn new(graph: &'a Graph) -> Planner<'a> {
        let count = graph.operations.len();
        let mut planner = Planner {
            graph,
            derived: vec![None; count],
            uses: vec![0; count],
            missing: vec![0; count],
            users: vec![Vec::new(); count],
            ready: BTreeMap::new(),
            slot_of: vec![0; count],
            free: Vec::new(),
            slots: 0,
            program: Program {
                given: graph.constants.len(),
                derived: Vec::new(),
                inputs: graph.inputs,
                runs: Vec::new(),
                outputs: Vec::new(),
                slots: 0,
            },
        };
        planner.derive_constants();
        planner.slots = (planner.program.given + planner.program.derived.len() + graph.inputs) as u32;
        planner.count_uses();
        planner
    }

    /// Takes the operations on constants out.
    fn derive_constants(&mut self) {
        for (index, (kind, left, right)) in self.graph.operations.iter().enumerate() {
            let renumbered = |operand: &Operand| match operand {
                Operand::Constant(_) => Some(*operand),
                Operand::Result(result) => self.derived[*result].map(Operand::Result),
                Operand::Input(_) => None,
            };
            if let (Some(left), Some(right)) = (renumbered(left), renumbered(right)) {
                self.derived[index] = Some(self.program.derived.len());
                self.program.derived.push((*kind, left, right));
            }
        }
    }

    /// The operation that must be done for an operand, if there is one.
    fn awaited(&self, operand: Operand) -> Option<usize> {
        match operand {
            Operand::Result(index) if self.derived[index].is_none() => Some(index),
            _ => None,
        }
    }

    fn operands(&self, index: usize) -> [Operand; 2] {
        let (kind, left, right) = self.graph.operations[index];
        if kind == Kind::Negate { [left, Operand::Constant(0)] } else { [left, right] }
    }

    /// Follows the results back from the outputs, so that what nobody needs is not done.
    fn count_uses(&mut self) {
        for output in &self.graph.outputs {
            if let Some(index) = self.awaited(*output) {
                self.uses[index] += 1;
            }
        }
        for index in (0..self.uses.len()).rev() {
            if self.uses[index] == 0 || self.derived[index].is_some() {
                continue;
            }
            let awaited: Vec<usize> =
                self.operands(index).into_iter().filter_map(|operand| self.awaited(operand)).collect();
            self.missing[index] = awaited.len();
            for result in awaited {
                self.uses[result] += 1;
                self.users[result].push(index);
            }
            if self.missing[index] == 0 {
                self.make_ready(index);
            }
        }
    }

    fn make_ready(&mut self, index: usize) {
        self.ready.entry(self.graph.operations[index].0).or_default().push(index);
    }

    fn plan(mut self) -> Program {
        while let Some(kind) = self.most_ready() {
            let mut run = Run { kind, instructions: Vec::new() };
            while let Some(batch) = self.ready.remove(&kind) {
                batch.into_iter().for_each(|index| run.instructions.push(self.issue(index)));
            }
            self.program.runs.push(run);
        }
        self.program.outputs = self.graph.outputs.iter().map(|output| self.slot(*output)).collect();
        self.program.slots = self.slots as usize;
        self.program
    }

    fn most_ready(&self) -> Option<Kind> {
        self.ready.iter().max_by_key(|(_, ready)| ready.len()).map(|(kind, _)| *kind)
    }

    fn issue(&mut self, index: usize) -> Instruction {
        let [left, right] = self.operands(index);
        let (left_slot, right_slot) = (self.slot(left), self.slot(right));
        self.release(left);
        self.release(right);
        let target = self.free.pop().unwrap_or(self.slots);
        self.slots = self.slots.max(target + 1);
        self.slot_of[index] = target;
        for user in std::mem::take(&mut self.users[index]) {
            self.missing[user] -= 1;
            if self.missing[user] == 0 {
                self.make_ready(user);
            }
        }
        Instruction { target, left: left_slot, right: right_slot }
    }

    fn slot(&self, operand: Operand) -> u32 {
        let (given, derived) = (self.program.given, self.program.derived.len());
        match operand {
            Operand::Constant(index) => index as u32,
            Operand::Input(index) => (given + derived + index) as u32,
            Operand::Result(index) => self.derived[index].map_or(self.slot_of[index], |number| (given + number) as u32),
        }
    }

    fn release(&mut self, operand: Operand) {
        if let Some(index) = self.awaited(operand) {
            self.uses[index] -= 1;
            if self.uses[index] == 0 {
                self.free.push(self.slot_of[index]);
            }
        }
    }
}
