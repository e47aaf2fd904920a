//! Clipping to the unit square, where panels place their values: plotters would clamp, and a clamped line lies.

use super::canvas::Point;

/// The pieces of a polyline that lie in the unit square; points that are not finite break it.
pub fn polyline(points: impl IntoIterator<Item = Point>) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open: Vec<Point> = Vec::new();
    let mut before: Option<Point> = None;
    for point in points {
        if !(point.0.is_finite() && point.1.is_finite()) {
            before = None;
            pieces.push(std::mem::take(&mut open));
            continue;
        }
        if let Some(from) = before {
            match segment(from, point) {
                Some((start, end)) => {
                    if open.last() != Some(&start) {
                        pieces.push(std::mem::take(&mut open));
                        open.push(start);
                    }
                    open.push(end);
                }
                None => pieces.push(std::mem::take(&mut open)),
            }
        }
        before = Some(point);
    }
    pieces.push(open);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// The part of a segment in the unit square (Liang and Barsky).
fn segment(from: Point, to: Point) -> Option<(Point, Point)> {
    let (run, rise) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, distance) in [(-run, from.0), (run, 1.0 - from.0), (-rise, from.1), (rise, 1.0 - from.1)] {
        if direction == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    let at = |share: f64| (from.0 + share * run, from.1 + share * rise);
    (enter <= leave).then(|| (if enter == 0.0 { from } else { at(enter) }, if leave == 1.0 { to } else { at(leave) }))
}

/// The part of a polygon in the unit square (Sutherland and Hodgman).
pub fn polygon(points: Vec<Point>) -> Vec<Point> {
    let sides: [fn(Point) -> f64; 4] = [|point| point.0, |point| 1.0 - point.0, |point| point.1, |point| 1.0 - point.1];
    sides.into_iter().fold(points, |rest, inside| {
        let mut kept = Vec::with_capacity(rest.len() + 2);
        for (index, &point) in rest.iter().enumerate() {
            let before = rest[(index + rest.len() - 1) % rest.len()];
            let (here, there) = (inside(point), inside(before));
            if (here >= 0.0) != (there >= 0.0) {
                let share = there / (there - here);
                kept.push((before.0 + share * (point.0 - before.0), before.1 + share * (point.1 - before.1)));
            }
            if here >= 0.0 {
                kept.push(point);
            }
        }
        kept
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces_that_end_on_the_edge() {
        let pieces = polyline([(0.0, 0.5), (0.25, 1.5), (0.75, 1.5), (1.0, 0.5)]);
        assert_eq!(pieces, [vec![(0.0, 0.5), (0.125, 1.0)], vec![(0.875, 1.0), (1.0, 0.5)]]);
    }

    #[test]
    fn nan_breaks_and_outside_vanishes() {
        let pieces = polyline([(0.1, 0.1), (0.2, 0.2), (f64::NAN, 0.3), (0.4, 0.4), (0.5, 0.5)]);
        assert_eq!(pieces.len(), 2);
        assert!(polyline([(2.0, 0.0), (3.0, 1.0)]).is_empty());
        assert_eq!(polyline([(-1.0, 0.5), (2.0, 0.5)]), [vec![(0.0, 0.5), (1.0, 0.5)]]);
    }

    #[test]
    fn a_polygon_is_cut_to_its_part_inside() {
        let area = |points: &[Point]| -> f64 {
            let next = points.iter().cycle().skip(1);
            points.iter().zip(next).map(|(a, b)| 0.5 * (a.0 * b.1 - b.0 * a.1)).sum::<f64>().abs()
        };
        let cut = polygon(vec![(-1.0, 0.25), (2.0, 0.25), (2.0, 3.0), (-1.0, 3.0)]);
        assert!((area(&cut) - 0.75).abs() < 1e-12);
    }
}
