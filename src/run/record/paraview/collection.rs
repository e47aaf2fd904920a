//! The list of snapshots over time: `.pvd`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use roxmltree::Document;

use super::super::{RecordError, write_atomic};
use super::FIELDS_FOLDER;
use super::snapshot::{Precision, Snapshot};
use super::write::{escaped, write_snapshot};

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Days.
    pub time: f64,
    /// Beside the list.
    pub file: String,
}

/// Snapshots as they come, in the folder `fields` of a run directory.
#[derive(Debug)]
pub struct FieldSeries {
    folder: PathBuf,
    name: String,
    precision: Precision,
    entries: Vec<Entry>,
}

impl FieldSeries {
    /// A series that starts. Nothing is written before the first snapshot. `name` is that of the files, such as
    /// `unit_cell` or `patch`.
    pub fn start(run_directory: &Path, name: &str, precision: Precision) -> Self {
        let folder = run_directory.join(FIELDS_FOLDER);
        Self { folder, name: name.to_owned(), precision, entries: Vec::new() }
    }

    /// A series that goes on after a checkpoint, at which it had `kept` snapshots: what was written later is written again.
    ///
    /// # Errors
    /// A list that can not be read, is none, or is shorter.
    pub fn resume(run_directory: &Path, name: &str, precision: Precision, kept: usize) -> Result<Self, RecordError> {
        let mut series = Self::start(run_directory, name, precision);
        if kept > 0 {
            series.entries = read_collection(&series.list())?;
            if series.entries.len() < kept {
                let message = format!("{kept} snapshots were written before the checkpoint, not all are there");
                return Err(RecordError::Malformed { path: series.list(), message });
            }
            series.entries.truncate(kept);
            if let Some(gone) = series.entries.iter().find(|entry| !series.folder.join(&entry.file).is_file()) {
                let message = format!("`{}` was written before the checkpoint and is gone", gone.file);
                return Err(RecordError::Malformed { path: series.list(), message });
            }
        }
        Ok(series)
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Writes a snapshot, then the list with it.
    ///
    /// # Errors
    /// A column that does not have one value per cell; a file that can not be written.
    pub fn append(&mut self, snapshot: &Snapshot) -> Result<(), RecordError> {
        let file = format!("{}_{:04}.vtr", self.name, self.entries.len());
        write_snapshot(&self.folder.join(&file), snapshot, self.precision)?;
        self.entries.push(Entry { time: snapshot.time, file });
        write_atomic(&self.list(), to_pvd(&self.entries).as_bytes())
    }

    fn list(&self) -> PathBuf {
        self.folder.join(format!("{}.pvd", self.name))
    }
}

fn to_pvd(entries: &[Entry]) -> String {
    let mut text =
        "<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" version=\"1.0\" byte_order=\"LittleEndian\">\n\
                    <Collection>\n"
            .to_owned();
    for entry in entries {
        // Writing to a String can not fail.
        let _ = writeln!(
            text,
            "<DataSet timestep=\"{}\" group=\"\" part=\"0\" file=\"{}\"/>",
            entry.time,
            escaped(&entry.file)
        );
    }
    text.push_str("</Collection>\n</VTKFile>\n");
    text
}

/// Reads a list of snapshots.
///
/// # Errors
/// A file that can not be read, is no list, or names a file outside its folder.
pub fn read_collection(path: &Path) -> Result<Vec<Entry>, RecordError> {
    let text = std::fs::read_to_string(path).map_err(|source| RecordError::read(path, source))?;
    from_pvd(&text).map_err(|message| RecordError::Malformed { path: path.to_owned(), message })
}

pub(super) fn from_pvd(text: &str) -> Result<Vec<Entry>, String> {
    let document = Document::parse(text).map_err(|error| format!("no XML: {error}"))?;
    let root = document.root_element();
    if !root.has_tag_name("VTKFile") || root.attribute("type") != Some("Collection") {
        return Err("not a collection of VTK".to_owned());
    }
    let entry = |node: roxmltree::Node<'_, '_>| {
        let (time, file) = (node.attribute("timestep").unwrap_or_default(), node.attribute("file").unwrap_or_default());
        let beside = !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':']);
        if !beside {
            return Err(format!("`{file}` is not the name of a file in the same folder"));
        }
        let parsed = time.parse().ok().filter(|time: &f64| time.is_finite());
        let time = parsed.ok_or_else(|| format!("the time `{time}` of `{file}` is no number"))?;
        Ok(Entry { time, file: file.to_owned() })
    };
    let sets = root.descendants().filter(|node| node.has_tag_name("DataSet"));
    let entries: Vec<Entry> = sets.map(entry).collect::<Result<_, _>>()?;
    if let Some(pair) = entries.windows(2).find(|pair| pair[1].time < pair[0].time) {
        return Err(format!("`{}` stands after `{}`, which is later", pair[1].file, pair[0].file));
    }
    Ok(entries)
}
