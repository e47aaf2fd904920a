//! The snapshots of a run, read when a figure asks for them.

use std::path::PathBuf;

use super::super::super::FigureError;
use super::super::super::directory::Directory;
use crate::run::record::paraview::{Entry, FIELDS_FOLDER, Snapshot, read_collection, read_snapshot};

/// A series of snapshots over time.
pub struct FieldFiles {
    folder: PathBuf,
    /// At least two.
    pub entries: Vec<Entry>,
}

impl FieldFiles {
    /// # Errors
    /// No such series, a list that can not be read, or one of fewer than two snapshots.
    pub fn open(directory: &Directory, name: &str) -> Result<FieldFiles, FigureError> {
        let folder = directory.path.join(FIELDS_FOLDER);
        let list = folder.join(format!("{name}.pvd"));
        if !list.is_file() {
            return Err(FigureError::Missing(format!("{FIELDS_FOLDER}/{name}.pvd")));
        }
        let entries = read_collection(&list)?;
        if entries.len() < 2 {
            return Err(FigureError::NothingToDraw(format!(
                "{FIELDS_FOLDER}/{name}.pvd lists fewer than two snapshots"
            )));
        }
        Ok(FieldFiles { folder, entries })
    }

    /// Reads one snapshot with these columns.
    ///
    /// # Errors
    /// A file that can not be read, or one without one of the columns.
    pub fn load(&self, entry: usize, columns: &[&str]) -> Result<Snapshot, FigureError> {
        let file = &self.entries[entry].file;
        let snapshot = read_snapshot(&self.folder.join(file), |name| columns.contains(&name))?;
        match columns.iter().find(|name| snapshot.column(name).is_none()) {
            None => Ok(snapshot),
            Some(name) => Err(FigureError::Column {
                file: format!("{FIELDS_FOLDER}/{file}"),
                column: (*name).to_owned(),
                kind: "numbers",
            }),
        }
    }

    /// The snapshots nearest to the wished days, as far as there are any within a tenth of them, and the last one; each
    /// once, in order.
    pub fn near(&self, days: &[f64]) -> Vec<usize> {
        let last = self.entries.len() - 1;
        let distance = |entry: usize, day: f64| (self.entries[entry].time - day).abs();
        let nearest = |&day: &f64| {
            let entry = (0..=last).min_by(|&one, &other| distance(one, day).total_cmp(&distance(other, day)))?;
            (distance(entry, day) <= 0.1 * day).then_some(entry)
        };
        let mut chosen: Vec<usize> = days.iter().filter_map(nearest).chain([last]).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// At most `most` snapshots, evenly from the first to the last.
    pub fn evenly(&self, most: usize) -> Vec<usize> {
        let last = self.entries.len() - 1;
        let count = self.entries.len().min(most.max(2));
        (0..count).map(|number| (number * last + (count - 1) / 2) / (count - 1)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(times: &[f64]) -> FieldFiles {
        let entry = |&time: &f64| Entry { time, file: String::new() };
        FieldFiles { folder: PathBuf::new(), entries: times.iter().map(entry).collect() }
    }

    #[test]
    fn days_are_found_where_there_are_snapshots_near_them() {
        let files = files(&[0.0, 0.95, 7.2, 20.0, 90.0]);
        assert_eq!(files.near(&[1.0, 7.0, 28.0, 90.0]), [1, 2, 4]);
        assert_eq!(files.near(&[]), [4]);
    }

    #[test]
    fn pictures_are_spread_from_the_first_to_the_last() {
        let times: Vec<f64> = (0..100).map(f64::from).collect();
        let chosen = files(&times).evenly(10);
        assert_eq!((chosen.len(), chosen[0], chosen[9]), (10, 0, 99));
        assert!(chosen.windows(2).all(|pair| pair[1] - pair[0] == 11));
        assert_eq!(files(&times[..3]).evenly(10), [0, 1, 2]);
    }
}
