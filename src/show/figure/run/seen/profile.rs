//! How deep a scar is, as `scar.csv` tells it: some rings around its axis at some times, and smooth between them.

use super::super::super::series::Series;
use super::super::super::{FigureError, Table};

/// A scar over time.
pub struct Scar {
    pub times: Vec<f64>,
    /// mm from the axis, increasing from 0; the same at all times.
    pub radii: Vec<f64>,
    /// Depths of all times, mm.
    depths: Series,
}

impl Scar {
    pub fn read(table: &Table) -> Result<Scar, FigureError> {
        let (time, radius) = (table.numbers("time")?, table.numbers("radius")?);
        let rings = time.iter().take_while(|&&of| Some(&of) == time.first()).count();
        let radii = radius.iter().take(rings).copied().collect::<Vec<f64>>();
        let whole = rings > 1 && time.len() % rings == 0 && radius.chunks(rings).all(|chunk| chunk == radii);
        let increases = radii.windows(2).all(|pair| pair[1] > pair[0]);
        if !whole || !increases {
            return Err(FigureError::NothingToDraw("scar.csv is not a grid of times and rings".to_owned()));
        }
        let times = time.iter().copied().step_by(rings).collect();
        Ok(Scar { times, radii, depths: Series::read(table, "depth")? })
    }

    pub fn last(&self) -> usize {
        self.times.len() - 1
    }

    /// Where it is over, mm from the axis.
    pub fn edge(&self) -> f64 {
        self.radii.last().copied().unwrap_or(1.0)
    }

    /// The surface at a time, against the skin around.
    pub fn profile(&self, time: usize) -> Profile {
        self.heights(&self.depths.values, time)
    }

    /// Lowest and highest surface at a time, if there was an ensemble.
    pub fn band(&self, time: usize) -> Option<[Profile; 2]> {
        let (low, high) = self.depths.band.as_ref()?;
        Some([self.heights(high, time), self.heights(low, time)])
    }

    fn heights(&self, depths: &[f64], time: usize) -> Profile {
        let rings = self.radii.len();
        Profile::through(&self.radii, depths[time * rings..(time + 1) * rings].iter().map(|depth| -depth).collect())
    }

    /// The greatest depth at a time, mm.
    pub fn deepest(&self, time: usize) -> f64 {
        -self.profile(time).heights.into_iter().fold(0.0, f64::min)
    }
}

/// A surface around an axis: cubic between the rings, level on the axis and at the edge, and without bumps that the rings do not have
/// (Fritsch & Butland 1984, SIAM J Sci Stat Comput 5:300).
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    radii: Vec<f64>,
    pub heights: Vec<f64>,
    slopes: Vec<f64>,
}

impl Profile {
    pub fn through(radii: &[f64], heights: Vec<f64>) -> Profile {
        let rise = |left: usize| (heights[left + 1] - heights[left]) / (radii[left + 1] - radii[left]);
        let inner = (1..heights.len().saturating_sub(1)).map(|ring| {
            let (before, after) = (rise(ring - 1), rise(ring));
            if before * after > 0.0 { 2.0 / (1.0 / before + 1.0 / after) } else { 0.0 }
        });
        let slopes = std::iter::once(0.0).chain(inner).chain([0.0]).take(heights.len()).collect();
        Profile { radii: radii.to_vec(), heights, slopes }
    }

    /// Height and slope at a distance from the axis; beyond the edge the skin is level.
    pub fn at(&self, radius: f64) -> (f64, f64) {
        let after = self.radii.partition_point(|known| *known <= radius);
        if after == 0 || after >= self.radii.len() {
            return (0.0, 0.0);
        }
        let width = self.radii[after] - self.radii[after - 1];
        let share = (radius - self.radii[after - 1]) / width;
        let (from, to) = (self.heights[after - 1], self.heights[after]);
        let (start, end) = (self.slopes[after - 1] * width, self.slopes[after] * width);
        let rise = to - from;
        let (square, cube) = (3.0 * rise - 2.0 * start - end, start + end - 2.0 * rise);
        let height = from + share * (start + share * (square + share * cube));
        (height, (start + share * (2.0 * square + share * 3.0 * cube)) / width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_meets_its_rings_and_has_no_bumps() {
        let radii = [0.0, 0.4, 0.7, 0.95, 1.25, 1.5];
        let profile = Profile::through(&radii, vec![-0.3, -0.3, -0.28, -0.15, 0.0, 0.0]);
        for (radius, height) in radii.iter().zip(&profile.heights).take(5) {
            assert!((profile.at(*radius).0 - height).abs() < 1e-12);
        }
        let heights: Vec<f64> = (0..200).map(|step| profile.at(0.0075 * f64::from(step)).0).collect();
        assert!(heights.windows(2).all(|pair| pair[1] >= pair[0] - 1e-12), "{heights:?}");
        assert_eq!(profile.at(2.0), (0.0, 0.0));
        let step = 1e-6;
        let difference = (profile.at(0.8 + step).0 - profile.at(0.8 - step).0) / (2.0 * step);
        assert!((profile.at(0.8).1 - difference).abs() < 1e-6);
    }
}
