//! All tables of a run, and where each of them goes.

use std::path::Path;

use super::paraview::{FieldSeries, Precision, Snapshot};
use super::{RecordError, RunFacts, Sheet, Summary, Table};

/// The scenario with every default written out, beside the tables that came of it.
pub const SCENARIO_FILE: &str = "scenario.toml";

/// One row a member of the ensemble, one column an outcome.
pub const MEMBERS_FILE: &str = "members.csv";

/// What a finished simulation has to tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RunRecord {
    pub timeseries: Table,
    pub depth_profile: Table,
    /// One row a session: what it did and what it means to the person.
    pub sessions: Table,
    pub injury: Table,
    /// Of the holes of the first session.
    pub depth_distribution: Table,
    pub punctures: Table,
    /// How the holes lie among each other, against complete spatial randomness; `None` without a treatment.
    pub pattern: Option<Table>,
    /// `None` without a serum.
    pub absorption: Option<Table>,
    /// Serum by depth, by the delay of its application, and by density and length of needles.
    pub absorption_profile: Table,
    pub absorption_window: Table,
    pub absorption_map: Table,
    /// How deep a scar is from its axis outwards.
    pub scar: Table,
    /// Of a device run: the depth against the length of the needles.
    pub set_depth: Sheet,
    /// Of a device run: other forces, tensions and sites.
    pub device_sensitivity: Sheet,
    /// How the tissue differs from place to place, where places are resolved.
    pub spread: Table,
    /// The same run with other diffusions of TGF-β, where space is resolved.
    pub tgf_diffusion: Table,
    /// Under the names of their files, what is drawn in space, unless a [Keeper](super::Keeper) has written it already.
    pub fields: Vec<(&'static str, Vec<Snapshot>)>,
    /// The outcomes of every member of the ensemble: what pairs of runs are compared by.
    pub members: Table,
    pub summary: Summary,
    pub facts: RunFacts,
}

impl RunRecord {
    /// Writes every table that has columns, the fields and the summary.
    ///
    /// # Errors
    /// Columns of different length; a directory that can not be written.
    pub fn write(&self, directory: &Path) -> Result<(), RecordError> {
        let tables = [
            ("timeseries.csv", Some(&self.timeseries)),
            ("depth_profile.csv", Some(&self.depth_profile)),
            ("spread.csv", Some(&self.spread)),
            ("tgf_diffusion.csv", Some(&self.tgf_diffusion)),
            ("sessions.csv", Some(&self.sessions)),
            ("injury.csv", Some(&self.injury)),
            ("depth_distribution.csv", Some(&self.depth_distribution)),
            ("punctures.csv", Some(&self.punctures)),
            ("pattern.csv", self.pattern.as_ref()),
            ("absorption.csv", self.absorption.as_ref()),
            ("absorption_profile.csv", Some(&self.absorption_profile)),
            ("absorption_window.csv", Some(&self.absorption_window)),
            ("absorption_map.csv", Some(&self.absorption_map)),
            (MEMBERS_FILE, Some(&self.members)),
            ("scar.csv", Some(&self.scar)),
        ];
        for (file, table) in tables {
            if let Some(table) = table.filter(|table| !table.columns.is_empty()) {
                table.write_csv(&directory.join(file))?;
            }
        }
        for (file, sheet) in [("set_depth.csv", &self.set_depth), ("device_sensitivity.csv", &self.device_sensitivity)]
        {
            if !sheet.columns.is_empty() {
                sheet.write_csv(&directory.join(file))?;
            }
        }
        for (name, snapshots) in &self.fields {
            let mut series = FieldSeries::start(directory, name, Precision::Single);
            snapshots.iter().try_for_each(|snapshot| series.append(snapshot))?;
        }
        self.summary.write(&directory.join("summary.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::record::Column;

    #[test]
    fn a_run_without_serum_leaves_no_absorption_table() {
        let directory = tempfile::tempdir().unwrap();
        let timeseries = Table { columns: vec![Column::new("time", "d", vec![0.0, 1.0])] };
        RunRecord { timeseries, ..RunRecord::default() }.write(directory.path()).unwrap();
        let written = std::fs::read_to_string(directory.path().join("timeseries.csv")).unwrap();
        assert_eq!(written, "time [d]\n0\n1\n");
        assert_eq!(std::fs::read_to_string(directory.path().join("summary.json")).unwrap(), "{}\n");
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 2);
    }
}
