//! Fewer points for the same line: what moves a line by less than a hair is left out (Douglas and Peucker, 1973).

use super::canvas::Point;

/// The points that keep the line within `tolerance` of its course; the ends stay.
pub fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut kept = vec![false; points.len()];
    kept[0] = true;
    kept[points.len() - 1] = true;
    let mut open = vec![(0, points.len() - 1)];
    while let Some((first, last)) = open.pop() {
        let farthest = (first + 1..last)
            .map(|index| (distance(points[index], points[first], points[last]), index))
            .max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, index)) = farthest.filter(|(away, _)| *away > tolerance) {
            kept[index] = true;
            open.extend([(first, index), (index, last)]);
        }
    }
    points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// Distance of a point from a segment.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (run, rise) = (to.0 - from.0, to.1 - from.1);
    let length = run * run + rise * rise;
    let along = (point.0 - from.0) * run + (point.1 - from.1) * rise;
    let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    let (across, up) = (point.0 - from.0 - share * run, point.1 - from.1 - share * rise);
    (across * across + up * up).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_needs_its_ends_and_a_spike_stays() {
        let mut points: Vec<Point> = (0..100).map(|step| (f64::from(step), 0.0)).collect();
        assert_eq!(simplify(&points, 0.1), [(0.0, 0.0), (99.0, 0.0)]);
        points[40].1 = 5.0;
        assert_eq!(simplify(&points, 0.1), [(0.0, 0.0), (39.0, 0.0), (40.0, 5.0), (41.0, 0.0), (99.0, 0.0)]);
    }
}
