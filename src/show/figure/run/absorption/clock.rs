//! Time since the first application, on the scale that suits the calendar: after a single application hours differ as decades
//! do; over months of applications time runs evenly.

use super::super::super::axis::{Axis, extent};
use super::super::super::directory::Directory;
use super::super::super::series::Series;
use super::super::super::{FigureError, Table};
use super::balance::applied;

const HOURS: f64 = 24.0;
/// From this time on an even axis counts days, h.
const LONG: f64 = 96.0;
/// By which share an amount must rise so that something was done: more than rounding.
const RISE: f64 = 1e-6;

/// Putting serum on, washing it off and needling take no time: there two moments share one time.
pub struct Clock {
    /// Of every moment, in the unit of the axis.
    pub times: Vec<f64>,
    /// The row of every moment, and whether it lies just before what is done there.
    moments: Vec<(usize, bool)>,
    pub axis: Axis,
    /// How time runs, for the small print.
    pub words: &'static str,
    /// When sessions took place; none on a logarithmic axis, which begins after them.
    pub sessions: Vec<f64>,
    /// Whether serum was put on once.
    pub once: bool,
}

impl Clock {
    /// The clock of `absorption.csv`.
    pub fn read(directory: &Directory, table: &Table) -> Result<Clock, FigureError> {
        let hours = table.numbers("time")?;
        let applied = applied(table, "needled")?;
        let once = applied.windows(2).all(|pair| pair[0] <= 0.0 || pair[1] <= pair[0] * (1.0 + RISE));
        let (start, last) = extent(hours.iter().copied());
        let days = !once && last > LONG;
        let scale = if days { HOURS } else { 1.0 };
        let axis = if once {
            let (first, _) = extent(hours.iter().copied().filter(|hours| *hours > 0.0));
            let first = if first > 0.0 { first } else { 0.1 };
            Axis::logarithmic_between("time after the application (h)", first, last.max(first * 10.0))
        } else if days {
            Axis::days("time since the first application (d)", start / scale, last / scale, 4)
        } else {
            Axis::linear("time since the first application (h)", start, last, 4)
        };
        let moments = moments(&[&applied, &table.numbers("needled.washed_off")?, &table.numbers("lumen_patency")?]);
        let mut sessions: Vec<f64> = sessions(directory).iter().map(|days| days * HOURS / scale).collect();
        sessions.retain(|session| !once && *session >= start / scale);
        Ok(Clock {
            times: moments.iter().map(|(row, _)| hours[*row] / scale).collect(),
            moments,
            axis,
            words: match (once, sessions.is_empty()) {
                (true, _) => "Time is logarithmic: one application.",
                (false, true) => "Time runs evenly: several applications.",
                (false, false) => "Time runs evenly: several applications. Triangles: sessions.",
            },
            sessions,
            once,
        })
    }

    /// What flows on in spite of what is done: the value of the row at every moment.
    pub fn flowing(&self, series: &Series) -> Series {
        self.picked(series, |(row, _)| row)
    }

    /// What what is done changes: just before it, the value of the row before.
    pub fn stepping(&self, series: &Series) -> Series {
        self.picked(series, |(row, before)| row - usize::from(before))
    }

    /// What closes by itself and is opened at once, by needling alone: the less of both.
    pub fn closing(&self, series: &Series) -> Series {
        let less = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one.min(*other)).collect();
        let (flowing, stepping) = (self.flowing(series), self.stepping(series));
        let band = flowing.band.as_ref().zip(stepping.band.as_ref());
        Series {
            values: less(&flowing.values, &stepping.values),
            band: band.map(|(one, other)| (less(&one.0, &other.0), less(&one.1, &other.1))),
        }
    }

    fn picked(&self, series: &Series, row: impl Fn((usize, bool)) -> usize) -> Series {
        series.picked(&self.moments.iter().copied().map(row).collect::<Vec<usize>>())
    }
}

/// All rows, and those twice at which one of these has risen at once.
fn moments(rising: &[&[f64]; 3]) -> Vec<(usize, bool)> {
    let rows = rising[0].len();
    let done = |row: usize| {
        row > 0
            && rising
                .iter()
                .any(|values| values[row] > values[row - 1] + RISE * values[row].abs().max(values[row - 1].abs()))
    };
    (0..rows).flat_map(|row| done(row).then_some((row, true)).into_iter().chain([(row, false)])).collect()
}

/// When sessions took place, d after the first application; none if the scenario does not tell when that was.
fn sessions(directory: &Directory) -> Vec<f64> {
    let days = &directory.manifest.facts.session_days;
    let first = directory.settings.first_application(days);
    first.map_or_else(Vec::new, |first| days.iter().map(|day| day - first).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_takes_no_time() {
        let (applied, washed, open) = ([300.0, 300.0, 300.0, 600.0], [0.0, 0.0, 250.0, 250.0], [1.0, 0.5, 0.2, 0.1]);
        let moments = moments(&[&applied, &washed, &open]);
        assert_eq!(moments, [(0, false), (1, false), (2, true), (2, false), (3, true), (3, false)]);
        let clock = Clock {
            times: Vec::new(),
            moments,
            axis: Axis::linear("", 0.0, 1.0, 1),
            words: "",
            sessions: Vec::new(),
            once: false,
        };
        let series = Series { values: vec![1.0, 2.0, 3.0, 4.0], band: None };
        assert_eq!(clock.flowing(&series).values, [1.0, 2.0, 3.0, 3.0, 4.0, 4.0]);
        assert_eq!(clock.stepping(&series).values, [1.0, 2.0, 2.0, 3.0, 3.0, 4.0]);
        let open = Series { values: vec![1.0, 0.5, 0.2, 1.0], band: None };
        assert_eq!(clock.closing(&open).values, [1.0, 0.5, 0.2, 0.2, 0.2, 1.0], "washing opens nothing, needling does");
    }
}
