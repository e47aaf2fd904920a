//! The rows of `scar.csv`: how deep a scar is from its axis outwards, before the first session and on the days asked for.

use super::calendar::Calendar;
use super::scar_stage::ScarStage;
use crate::physics::parameter::OutcomeParameters;
use crate::run::record::Table;

/// Time × radius, one row each.
pub fn table(stage: &ScarStage, calendar: &Calendar, output_days: &[f64], parameters: &OutcomeParameters) -> Table {
    let series = &calendar.series;
    let last = series.len().saturating_sub(1);
    let asked = output_days.iter().map(|day| series.partition_point(|time| time < day)).filter(|time| *time <= last);
    let mut times: Vec<usize> = asked.chain([0, last]).collect();
    times.sort_unstable();
    times.dedup();
    let radii = stage.section_radii();
    let time = times.iter().flat_map(|time| radii.iter().map(|_| series[*time])).collect();
    let radius = times.iter().flat_map(|_| radii.iter().copied()).collect();
    let depth = times.iter().flat_map(|time| stage.section(*time, parameters)).collect();
    let columns = [time, radius, depth];
    Table::labelled([("time", "d"), ("radius", "mm"), ("depth", "mm")], columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::scar::{Kind, Scar};

    #[test]
    fn the_beginning_the_days_asked_for_and_the_end_stand_once() {
        let parameters = OutcomeParameters::default();
        let series = vec![0.0, 1.0, 2.0, 3.0];
        let scar = Scar { kind: Kind::Rolling, width: 2.0, depth: 0.3 };
        let dents = vec![0.3, scar.profile(0.5, &parameters), 0.0];
        let healed = |time: f64| vec![dents[0] * (1.0 - 0.1 * time), dents[1] * (1.0 - 0.2 * time), 0.0];
        let depths = series.iter().map(|time| healed(*time)).collect();
        let stage = ScarStage { scar, radii: vec![0.0, 0.5, 1.5], dents: dents.clone(), depths, standoff: 0.0 };
        let calendar = Calendar {
            sessions: Vec::new(),
            by_second: Vec::new(),
            series,
            profiles: Vec::new(),
            applications: Vec::new(),
            absorption: Vec::new(),
        };
        let table = table(&stage, &calendar, &[0.0, 2.0, 9.0], &parameters);
        let rows = stage.section_radii().len();
        assert_eq!(table.rows(), 3 * rows);
        let (time, radius, depth) =
            (table.values("time").unwrap(), table.values("radius").unwrap(), table.values("depth").unwrap());
        assert_eq!([time[0], time[rows], time[2 * rows]], [0.0, 2.0, 3.0]);
        assert_eq!((radius[0], radius[rows - 1], depth[0]), (0.0, 1.5, 0.3));
        assert!((depth[rows] - 0.24).abs() < 1e-12, "on the axis as its ring");
        let (halfway, share) = (0.225, 1.0 - 0.2 * (1.0 + 0.45));
        let place = radius[..rows].iter().position(|radius| *radius == halfway).unwrap();
        assert!((depth[rows + place] - share * scar.profile(halfway, &parameters)).abs() < 1e-12, "between rings");
    }
}
