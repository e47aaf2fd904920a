//! Partial derivatives of recorded equations, as further operations.

use super::{Graph, Kind, Operand};
use std::collections::{BTreeMap, BTreeSet};

/// A partial derivative that is not zero everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Partial {
    One,
    Of(Operand),
}

type Row = BTreeMap<usize, Partial>;

impl Graph {
    /// A graph whose outputs are the partial derivatives of the outputs of this one that are not zero everywhere, and the row
    /// and column of each.
    pub fn jacobian(&self) -> (Graph, Vec<(usize, usize)>) {
        let mut graph = Graph { outputs: Vec::new(), ..self.clone() };
        let mut rows: Vec<Row> = Vec::with_capacity(self.operations.len());
        for (index, (kind, left, right)) in self.operations.iter().enumerate() {
            let one = row_of(&rows, *left);
            let other = row_of(&rows, *right);
            let row = match kind {
                Kind::Add => graph.sum(&one, &other),
                Kind::Subtract => {
                    let opposite = graph.negated(&other);
                    graph.sum(&one, &opposite)
                }
                Kind::Negate => graph.negated(&one),
                Kind::Multiply => graph.combination(&one, *right, &other, *left),
                Kind::Divide => graph.quotient(Operand::Result(index), (&one, *left), (&other, *right)),
                Kind::Gate => graph.gated(*left, &other),
            };
            rows.push(row);
        }
        let mut entries = Vec::new();
        for (number, output) in self.outputs.iter().enumerate() {
            for (column, partial) in row_of(&rows, *output) {
                entries.push((number, column));
                let operand = graph.operand(partial);
                graph.outputs.push(operand);
            }
        }
        (graph, entries)
    }

    fn operand(&mut self, partial: Partial) -> Operand {
        match partial {
            Partial::One => self.constant(1.0),
            Partial::Of(operand) => operand,
        }
    }

    fn times(&mut self, partial: Partial, factor: Operand) -> Partial {
        match partial {
            Partial::One => Partial::Of(factor),
            Partial::Of(operand) => Partial::Of(self.push(Kind::Multiply, operand, factor)),
        }
    }

    fn plus(&mut self, one: Partial, other: Partial) -> Partial {
        let (one, other) = (self.operand(one), self.operand(other));
        Partial::Of(self.push(Kind::Add, one, other))
    }

    fn sum(&mut self, one: &Row, other: &Row) -> Row {
        let columns: BTreeSet<usize> = one.keys().chain(other.keys()).copied().collect();
        let entry = |column: usize| match (one.get(&column), other.get(&column)) {
            (Some(one), Some(other)) => self.plus(*one, *other),
            (Some(only), None) | (None, Some(only)) => *only,
            (None, None) => Partial::One,
        };
        let values: Vec<Partial> = columns.iter().copied().map(entry).collect();
        columns.into_iter().zip(values).collect()
    }

    fn negated(&mut self, row: &Row) -> Row {
        let mut negate = |partial: Partial| {
            let operand = self.operand(partial);
            Partial::Of(self.push(Kind::Negate, operand, operand))
        };
        row.iter().map(|(column, partial)| (*column, negate(*partial))).collect()
    }

    fn scaled(&mut self, row: &Row, factor: Operand) -> Row {
        row.iter().map(|(column, partial)| (*column, self.times(*partial, factor))).collect()
    }

    /// `one · by_one + other · by_other`
    fn combination(&mut self, one: &Row, by_one: Operand, other: &Row, by_other: Operand) -> Row {
        let (one, other) = (self.scaled(one, by_one), self.scaled(other, by_other));
        self.sum(&one, &other)
    }

    /// `one/b − (a/b)(1/b) other`
    fn quotient(&mut self, quotient: Operand, (one, _): (&Row, Operand), (other, divisor): (&Row, Operand)) -> Row {
        let unit = self.constant(1.0);
        let inverse = self.push(Kind::Divide, unit, divisor);
        if other.is_empty() {
            return self.scaled(one, inverse);
        }
        let opposite = self.push(Kind::Negate, quotient, quotient);
        let by_other = self.push(Kind::Multiply, opposite, inverse);
        self.combination(one, inverse, other, by_other)
    }

    fn gated(&mut self, gate: Operand, row: &Row) -> Row {
        let mut through = |partial: Partial| {
            let operand = self.operand(partial);
            Partial::Of(self.push(Kind::Gate, gate, operand))
        };
        row.iter().map(|(column, partial)| (*column, through(*partial))).collect()
    }
}

fn row_of(rows: &[Row], operand: Operand) -> Row {
    match operand {
        Operand::Input(input) => Row::from([(input, Partial::One)]),
        Operand::Constant(_) => Row::new(),
        Operand::Result(index) => rows[index].clone(),
    }
}
