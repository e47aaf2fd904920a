//! The rows of `scar.csv`: how deep a scar is from its axis outwards, before and on the days asked for.

use super::calendar::Calendar;
use super::scar_stage::ScarStage;
use crate::run::record::Table;

/// Time × radius, one row each.
pub fn table(stage: &ScarStage, calendar: &Calendar, output_days: &[f64]) -> Table {
    let series = &calendar.series;
    let last = series.len().saturating_sub(1);
    let asked = output_days.iter().map(|day| series.partition_point(|time| time < day)).filter(|time| *time <= last);
    let mut times: Vec<usize> = asked.chain([0, last]).collect();
    times.sort_unstable();
    times.dedup();
    let rings = stage.radii.len();
    let column = |value: &dyn Fn(usize, usize) -> f64| {
        times.iter().flat_map(|time| (0..rings).map(move |ring| value(*time, ring))).collect::<Vec<f64>>()
    };
    let columns = [
        column(&|time, _| series[time]),
        column(&|_, ring| stage.radii[ring]),
        column(&|time, ring| stage.depths[time][ring]),
    ];
    Table::labelled([("time", "d"), ("radius", "mm"), ("depth", "mm")], columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::scar::{Kind, Scar};

    #[test]
    fn the_beginning_the_days_asked_for_and_the_end_stand_once() {
        let series = vec![0.0, 1.0, 2.0, 3.0];
        let stage = ScarStage {
            scar: Scar { kind: Kind::Boxcar, width: 2.0, depth: 0.3 },
            radii: vec![0.0, 1.5],
            dents: vec![0.3, 0.0],
            depths: series.iter().map(|time| vec![0.3 - 0.1 * time, 0.0]).collect(),
            standoff: 0.0,
        };
        let calendar = Calendar {
            sessions: Vec::new(),
            series,
            profiles: Vec::new(),
            applications: Vec::new(),
            absorption: Vec::new(),
        };
        let table = table(&stage, &calendar, &[0.0, 2.0, 9.0]);
        assert_eq!(table.values("time").unwrap(), [0.0, 0.0, 2.0, 2.0, 3.0, 3.0]);
        assert_eq!(table.values("radius").unwrap(), [0.0, 1.5, 0.0, 1.5, 0.0, 1.5]);
        let depths = table.values("depth").unwrap();
        assert!((depths[2] - 0.1).abs() < 1e-12 && depths[0] == 0.3 && depths[5] == 0.0, "{depths:?}");
    }
}
