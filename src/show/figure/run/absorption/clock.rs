//! Time since the first application, on the scale that suits the calendar: after a single application hours differ as decades
//! do; over months of applications time runs evenly.

use super::super::super::axis::{Axis, extent};
use super::super::super::directory::Directory;
use super::super::super::{FigureError, Table};
use super::balance::applied;

const HOURS: f64 = 24.0;
/// From this time on an even axis counts days, h.
const LONG: f64 = 96.0;
/// By which share the amounts must rise so that serum was put on: more than rounding.
const RISE: f64 = 1e-6;

pub struct Clock {
    /// In the unit of the axis.
    pub times: Vec<f64>,
    pub axis: Axis,
    /// How time runs, for the small print.
    pub words: &'static str,
    /// When sessions took place; none on a logarithmic axis, which begins after them.
    pub sessions: Vec<f64>,
}

impl Clock {
    /// The clock of `absorption.csv`.
    pub fn read(directory: &Directory, table: &Table) -> Result<Clock, FigureError> {
        let hours = table.numbers("time")?;
        let (_, last) = extent(hours.iter().copied());
        if applications(&applied(table, "needled")?) < 2 {
            let first = hours.iter().copied().filter(|hours| *hours > 0.0).fold(f64::INFINITY, f64::min);
            let first = if first.is_finite() { first } else { 0.1 };
            let axis = Axis::logarithmic_between("time after the application (h)", first, last.max(first * 10.0));
            return Ok(Clock {
                times: hours,
                axis,
                words: "Time is logarithmic: one application.",
                sessions: Vec::new(),
            });
        }
        let (scale, unit) = if last > LONG { (HOURS, "d") } else { (1.0, "h") };
        let (start, _) = extent(hours.iter().copied());
        let label = format!("time since the first application ({unit})");
        let axis = if last > LONG {
            Axis::days(&label, start / scale, last / scale, 4)
        } else {
            Axis::linear(&label, start, last, 4)
        };
        Ok(Clock {
            times: hours.iter().map(|hours| hours / scale).collect(),
            axis,
            words: "Time runs evenly: several applications. Triangles: sessions.",
            sessions: sessions(directory).iter().map(|days| days * HOURS / scale).collect(),
        })
    }
}

/// When sessions took place, d after the first application; none if the scenario does not tell when that was.
fn sessions(directory: &Directory) -> Vec<f64> {
    let days = &directory.manifest.facts.session_days;
    let first = directory.settings.first_application(days);
    first.map_or_else(Vec::new, |first| days.iter().map(|day| day - first).collect())
}

/// How often the amount of serum rose.
fn applications(amounts: &[f64]) -> usize {
    1 + amounts.windows(2).filter(|pair| pair[0] > 0.0 && pair[1] > pair[0] * (1.0 + RISE)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serum_was_put_on_where_the_amount_rises() {
        assert_eq!(applications(&[0.0, 300.0, 300.000_000_1, 299.999_999_9]), 1);
        assert_eq!(applications(&[300.0, 300.0, 600.0, 600.0, 900.0]), 3);
    }
}
