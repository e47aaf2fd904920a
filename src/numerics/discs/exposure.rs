//! Which part of a circle no other disc covers.
//!
//! Directions are sorted by a stand-in for the angle that needs no trigonometry: t = y/(|x| + |y|) within a quarter turn and
//! whole at the axes. It grows with the angle and passes 4 in a turn.

use std::f64::consts::PI;

/// A point, or a way between two.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Vector {
    pub x: f64,
    pub y: f64,
}

impl Vector {
    pub fn dot(self, other: Vector) -> f64 {
        self.x * other.x + self.y * other.y
    }

    fn cross(self, other: Vector) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// Angle from here to `other`, between −π and π.
    pub fn angle_to(self, other: Vector) -> f64 {
        libm::atan2(self.cross(other), self.dot(other))
    }

    /// Direction in quarter turns from the x axis, 0 to 4.
    fn quarters(self) -> f64 {
        let part = self.y / (self.x.abs() + self.y.abs());
        if self.x < 0.0 {
            2.0 - part
        } else if self.y < 0.0 {
            4.0 + part
        } else {
            part
        }
    }
}

/// A point on a circle, from its centre, with its direction in quarter turns.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub point: Vector,
    pub quarters: f64,
}

impl Mark {
    fn new(point: Vector) -> Mark {
        Mark { point, quarters: point.quarters() }
    }
}

/// The part of a circle that another disc covers, counter-clockwise.
#[derive(Debug, Clone, Copy)]
pub struct Covered {
    start: Mark,
    end: Mark,
}

impl Covered {
    /// By a disc at `offset` whose circle is met at `along` ± `across` times that offset.
    pub fn new(offset: Vector, along: f64, across: f64) -> Covered {
        let middle = Vector { x: along * offset.x, y: along * offset.y };
        let aside = Vector { x: -across * offset.y, y: across * offset.x };
        Covered {
            start: Mark::new(Vector { x: middle.x - aside.x, y: middle.y - aside.y }),
            end: Mark::new(Vector { x: middle.x + aside.x, y: middle.y + aside.y }),
        }
    }

    fn wraps(&self) -> bool {
        self.end.quarters < self.start.quarters
    }
}

/// A part of a circle that lies bare, counter-clockwise. The end's quarters are never below the start's.
#[derive(Debug, Clone, Copy)]
pub struct Arc {
    pub start: Mark,
    pub end: Mark,
}

impl Arc {
    /// Angle from start to end. The two may be so near that their order is lost to rounding: quarters tell none from all.
    pub fn sweep(&self) -> f64 {
        if self.start.point == self.end.point && self.end.quarters == 4.0 {
            return 2.0 * PI;
        }
        let angle = self.start.point.angle_to(self.end.point);
        let quarters = self.end.quarters - self.start.quarters;
        let is_behind = angle < 0.0 && quarters > 1.0;
        let is_whole_turn = angle >= 0.0 && quarters > 3.0;
        if is_behind || is_whole_turn { angle + 2.0 * PI } else { angle }
    }
}

/// Adds a part in order of the starts: there are few, and they are wanted in order once.
pub fn insert(covered: &mut Vec<Covered>, part: Covered) {
    let before = |other: &Covered| other.start.quarters <= part.start.quarters;
    let place = covered.iter().rposition(before).map_or(0, |place| place + 1);
    covered.insert(place, part);
}

/// Calls `emit` for every bare arc of a circle whose `covered` parts are in order.
pub fn exposed(radius: f64, covered: &[Covered], mut emit: impl FnMut(Arc)) {
    let origin = Mark { point: Vector { x: radius, y: 0.0 }, quarters: 0.0 };
    if covered.is_empty() {
        emit(Arc { start: origin, end: Mark { quarters: 4.0, ..origin } });
        return;
    }
    let later = |one: Mark, other: Mark| if other.quarters > one.quarters { other } else { one };
    let over_the_axis = covered.iter().filter(|part| part.wraps()).map(|part| part.end).reduce(later);
    let mut reach = over_the_axis.unwrap_or(covered[0].start);
    for part in covered {
        if part.start.quarters > reach.quarters {
            emit(Arc { start: reach, end: part.start });
        }
        let turn = if part.wraps() { 4.0 } else { 0.0 };
        reach = later(reach, Mark { quarters: part.end.quarters + turn, ..part.end });
    }
    let first = covered[0].start;
    let again = Mark { quarters: first.quarters + 4.0, ..first };
    if over_the_axis.is_none() && again.quarters > reach.quarters {
        emit(Arc { start: reach, end: again });
    }
}
