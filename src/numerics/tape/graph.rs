//! Recording operations.

use crate::numerics::dual::Real;
use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// What an operation does with its operands `a` and `b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Add,
    Subtract,
    Multiply,
    Divide,
    /// `−a`
    Negate,
    /// `b` where `a > 0`, zero elsewhere.
    Gate,
}

/// Where an operand comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operand {
    Input(usize),
    Constant(usize),
    Result(usize),
}

pub type Operation = (Kind, Operand, Operand);

/// Operations in an order in which they can be done, the constants they use, and which of their results are wanted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    pub inputs: usize,
    pub constants: Vec<f64>,
    pub operations: Vec<Operation>,
    pub outputs: Vec<Operand>,
}

impl Graph {
    /// Appends an operation and tells where its result is.
    pub fn push(&mut self, kind: Kind, left: Operand, right: Operand) -> Operand {
        self.operations.push((kind, left, right));
        Operand::Result(self.operations.len() - 1)
    }

    pub fn constant(&mut self, value: f64) -> Operand {
        self.constants.push(value);
        Operand::Constant(self.constants.len() - 1)
    }

    /// Whether the two differ in nothing but the values of constants.
    pub fn is_like(&self, other: &Graph) -> bool {
        self.inputs == other.inputs
            && self.constants.len() == other.constants.len()
            && self.operations == other.operations
            && self.outputs == other.outputs
    }
}

/// Writes down what is done with the numbers that it hands out.
#[derive(Debug, Default)]
pub struct Recorder {
    graph: RefCell<Graph>,
}

/// A number that is known while recording, or one that its recorder will know.
#[derive(Debug, Clone, Copy)]
pub enum Traced<'a> {
    Known(f64),
    Unknown(&'a Recorder, Operand),
}

impl Recorder {
    /// The equations as a graph; `equations` takes the inputs and returns the outputs.
    pub fn record<const I: usize, const O: usize>(
        equations: impl for<'a> FnOnce([Traced<'a>; I]) -> [Traced<'a>; O],
    ) -> Graph {
        let recorder = Recorder::default();
        recorder.graph.borrow_mut().operations.reserve(512);
        recorder.graph.borrow_mut().constants.reserve(256);
        let outputs = equations(std::array::from_fn(|input| Traced::Unknown(&recorder, Operand::Input(input))));
        let outputs = outputs.map(|output| recorder.operand(output));
        Graph { inputs: I, outputs: outputs.to_vec(), ..recorder.graph.into_inner() }
    }

    fn operand(&self, number: Traced<'_>) -> Operand {
        match number {
            Traced::Known(value) => self.graph.borrow_mut().constant(value),
            Traced::Unknown(_, operand) => operand,
        }
    }

    fn push(&self, kind: Kind, left: Traced<'_>, right: Traced<'_>) -> Traced<'_> {
        let (left, right) = (self.operand(left), self.operand(right));
        Traced::Unknown(self, self.graph.borrow_mut().push(kind, left, right))
    }
}

impl<'a> Traced<'a> {
    fn combine(self, kind: Kind, other: Traced<'a>, known: impl Fn(f64, f64) -> f64) -> Traced<'a> {
        match (self, other) {
            (Traced::Known(one), Traced::Known(other)) => Traced::Known(known(one, other)),
            (Traced::Unknown(recorder, _), _) | (_, Traced::Unknown(recorder, _)) => recorder.push(kind, self, other),
        }
    }
}

impl Real for Traced<'_> {
    type Plain = f64;

    fn constant(value: f64) -> Self {
        Traced::Known(value)
    }

    fn positive_part(self) -> Self {
        self.combine(Kind::Gate, self, |value, _| value.positive_part())
    }
}

impl Neg for Traced<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        self.combine(Kind::Negate, self, |value, _| -value)
    }
}

macro_rules! record {
    ($($operator:ident $method:ident $kind:ident),*) => {$(
        impl $operator for Traced<'_> {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                self.combine(Kind::$kind, other, f64::$method)
            }
        }

        impl $operator<f64> for Traced<'_> {
            type Output = Self;
            fn $method(self, other: f64) -> Self {
                self.combine(Kind::$kind, Traced::Known(other), f64::$method)
            }
        }
    )*};
}

record!(Add add Add, Sub sub Subtract, Mul mul Multiply, Div div Divide);
