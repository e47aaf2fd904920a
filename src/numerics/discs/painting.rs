//! Arcs laid on a grid: what each encloses in the cell where it lies, and what it covers of all cells to the right.

use super::exposure::{Arc, Vector};

/// Areas under construction. Only what lies at or right of the left edge counts.
pub struct Painting<'a> {
    x: &'a [f64],
    y: &'a [f64],
    areas: Vec<f64>,
    /// Length along y that becomes covered in each cell, for the cells to its right.
    covers: Vec<f64>,
    /// Covered length of the left edge in each row.
    left: Vec<f64>,
}

/// A circle that is being laid.
#[derive(Clone, Copy)]
struct Circle {
    centre: Vector,
    radius: f64,
}

/// A piece of an arc within a quarter turn and a cell.
struct Piece {
    from: Vector,
    to: Vector,
    sweep: f64,
}

impl<'a> Painting<'a> {
    pub fn new(x: &'a [f64], y: &'a [f64]) -> Painting<'a> {
        let rows = y.len() - 1;
        let cells = (x.len() - 1) * rows;
        Painting { x, y, areas: vec![0.0; cells], covers: vec![0.0; cells], left: vec![0.0; rows] }
    }

    pub fn left(&self) -> f64 {
        self.x[0]
    }

    pub fn rows(&self) -> &'a [f64] {
        self.y
    }

    /// Lays an arc of the circle around `centre`.
    pub fn arc(&mut self, centre: Vector, radius: f64, arc: &Arc) {
        let circle = Circle { centre, radius };
        let column = interval(self.x, centre.x - radius);
        let row = interval(self.y, centre.y - radius);
        if column == interval(self.x, centre.x + radius) && row == interval(self.y, centre.y + radius) {
            let sweep = arc.sweep();
            self.add(column, row, circle, &Piece { from: arc.start.point, to: arc.end.point, sweep });
            return;
        }
        let mut from = arc.start.point;
        let mut quarter = arc.start.quarters.floor();
        while quarter + 1.0 < arc.end.quarters {
            let to = axis_point(quarter + 1.0, radius);
            self.quarter(circle, quarter, from, to);
            from = to;
            quarter += 1.0;
        }
        self.quarter(circle, quarter, from, arc.end.point);
    }

    /// Lays a piece within one quarter turn: from cell to cell, as x and y go one way only.
    fn quarter(&mut self, circle: Circle, quarter: f64, from: Vector, to: Vector) {
        let quadrant = quarter as usize % 4;
        let (upper, rightmost) = (quadrant < 2, quadrant == 0 || quadrant == 3);
        let (grows_right, grows_up) = (quadrant >= 2, rightmost);
        let on_circle = |offset: f64, positive: bool| {
            let other = (circle.radius * circle.radius - offset * offset).max(0.0).sqrt();
            if positive { other } else { -other }
        };
        let mut here = from;
        let mut column = interval(self.x, circle.centre.x + from.x);
        let mut row = interval(self.y, circle.centre.y + from.y);
        loop {
            let vertical = next_line(self.x, column, circle.centre.x, to.x, grows_right);
            let horizontal = next_line(self.y, row, circle.centre.y, to.y, grows_up);
            let through_side = vertical
                .map(|x| Vector { x, y: on_circle(x, upper) })
                .filter(|hit| horizontal.is_none_or(|line| if grows_up { hit.y <= line } else { hit.y >= line }));
            let end = match (through_side, horizontal) {
                (Some(hit), _) => hit,
                (None, Some(y)) => Vector { x: on_circle(y, rightmost), y },
                (None, None) => to,
            };
            self.add(column, row, circle, &Piece { from: here, to: end, sweep: here.angle_to(end) });
            here = end;
            match (through_side, horizontal) {
                (Some(_), _) => column += step(grows_right),
                (None, Some(_)) => row += step(grows_up),
                (None, None) => return,
            }
        }
    }

    fn add(&mut self, column: i64, row: i64, circle: Circle, piece: &Piece) {
        let columns = self.x.len() as i64 - 1;
        if !(0..columns).contains(&column) || !(0..self.y.len() as i64 - 1).contains(&row) {
            return;
        }
        let Piece { from, to, sweep } = piece;
        let rise = to.y - from.y;
        let bulge = 0.5 * (circle.radius * circle.radius * sweep + to.x * to.y - from.x * from.y);
        let cell = (row * columns + column) as usize;
        self.areas[cell] += (circle.centre.x - self.x[column as usize + 1]) * rise + bulge;
        self.covers[cell] -= rise;
    }

    /// Says that the left edge is covered between two heights.
    pub fn left_interval(&mut self, from: f64, to: f64) {
        for (left, row) in self.left.iter_mut().zip(self.y.windows(2)) {
            *left += (to.min(row[1]) - from.max(row[0])).max(0.0);
        }
    }

    /// The covered area of every cell.
    pub fn finish(mut self) -> Vec<f64> {
        let columns = self.x.len() - 1;
        for (row, height) in self.y.windows(2).enumerate() {
            let mut covered = self.left[row];
            for (column, width) in self.x.windows(2).enumerate() {
                let (cell, width) = (row * columns + column, width[1] - width[0]);
                let area = self.areas[cell] + covered * width;
                self.areas[cell] = area.max(0.0).min(width * (height[1] - height[0]));
                covered += self.covers[cell];
            }
        }
        self.areas
    }
}

/// The interval between `lines` that holds `value`: −1 before the first, their number of intervals at or after the last.
fn interval(lines: &[f64], value: f64) -> i64 {
    lines.partition_point(|line| *line <= value) as i64 - 1
}

/// The line that is reached next from an interval, from the centre, unless the piece ends before it.
fn next_line(lines: &[f64], interval: i64, centre: f64, end: f64, grows: bool) -> Option<f64> {
    let index = if grows { interval + 1 } else { interval };
    let line = *usize::try_from(index).ok().and_then(|index| lines.get(index))? - centre;
    (if grows { line < end } else { line > end }).then_some(line)
}

fn step(grows: bool) -> i64 {
    if grows { 1 } else { -1 }
}

/// The point of a circle at a whole number of quarter turns.
fn axis_point(quarter: f64, radius: f64) -> Vector {
    match quarter as usize % 4 {
        0 => Vector { x: radius, y: 0.0 },
        1 => Vector { x: 0.0, y: radius },
        2 => Vector { x: -radius, y: 0.0 },
        _ => Vector { x: 0.0, y: -radius },
    }
}
