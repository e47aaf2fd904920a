//! Reads a snapshot that this program wrote.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::{Column, RecordError};
use super::header::{Array, BLOCKS_BEGIN, Header};
use super::snapshot::{Mesh, Snapshot};

/// More XML than this is not read.
const LONGEST_HEADER: u64 = 1 << 20;

/// Reads a `.vtr` file with the columns that `wanted` picks by their names; the others are not even read from the disk.
///
/// # Errors
/// A file that can not be read, is truncated, or is not of the form that this program writes.
pub fn read_snapshot(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Snapshot, RecordError> {
    let failure = |source| RecordError::read(path, source);
    let mut file = File::open(path).map_err(failure)?;
    let length = file.metadata().map_err(failure)?.len();
    from_vtr(&mut file, length, wanted).map_err(|message| RecordError::Malformed { path: path.to_owned(), message })
}

/// The same from anything of `length` bytes.
pub(super) fn from_vtr<S: Read + Seek>(
    source: &mut S,
    length: u64,
    wanted: impl Fn(&str) -> bool,
) -> Result<Snapshot, String> {
    let mut start = Vec::new();
    source.by_ref().take(LONGEST_HEADER).read_to_end(&mut start).map_err(|error| error.to_string())?;
    let marker = BLOCKS_BEGIN.as_bytes();
    let end = start.windows(marker.len()).position(|window| window == marker);
    let end = end.ok_or("not a file of this program: no appended data in base64")?;
    let xml = std::str::from_utf8(&start[..end]).map_err(|_| "the XML is no text".to_owned())?;
    let header = Header::parse(xml)?;
    let mut blocks = Blocks { source, first: (end + marker.len()) as u64, length };
    let (time, radial) = (blocks.fact(&header, "TimeValue")?, blocks.fact(&header, "radial")?);
    if !time.is_finite() {
        return Err("its time is no number".to_owned());
    }
    let mesh = mesh(&mut blocks, &header, radial != 0.0)?;
    let cells = (0..3).try_fold(1_usize, |cells, axis| cells.checked_mul(mesh.cells_along(axis)));
    let cells = cells.ok_or("more cells than can be counted")?;
    let mut columns = Vec::new();
    for array in &header.columns {
        let (name, unit) = named(&array.name)?;
        if wanted(name) {
            let values = turned(&mesh, &blocks.values(array, cells)?);
            columns.push(Column::new(name, unit, values));
        }
    }
    Ok(Snapshot { time, mesh, columns })
}

fn mesh<S: Read + Seek>(blocks: &mut Blocks<'_, S>, header: &Header, radial: bool) -> Result<Mesh, String> {
    let [x, y, z] = header.coordinates.as_slice() else {
        return Err(format!("{} axes, expected 3", header.coordinates.len()));
    };
    let first = blocks.values(x, header.points[0])?;
    let second = blocks.values(y, header.points[1])?;
    let third = blocks.values(z, header.points[2])?.into_iter().rev().map(|height| 0.0 - height).collect();
    Mesh::checked([first, second, third], radial).map_err(|error| error.to_string())
}

/// The values with the layers of depth from the uppermost to the lowest.
fn turned(mesh: &Mesh, values: &[f64]) -> Vec<f64> {
    let layer = mesh.cells_along(0) * mesh.cells_along(1);
    values.chunks(layer).rev().flatten().copied().collect()
}

fn named(header: &str) -> Result<(&str, &str), String> {
    let named = header.strip_suffix(']').and_then(|open| open.rsplit_once(" ["));
    named.ok_or_else(|| format!("array `{header}` is not called `name [unit]`"))
}

/// The blocks behind the XML.
struct Blocks<'a, S> {
    source: &'a mut S,
    /// Where they begin.
    first: u64,
    /// Where the file ends.
    length: u64,
}

impl<S: Read + Seek> Blocks<'_, S> {
    /// The single value of an array of facts.
    fn fact(&mut self, header: &Header, name: &str) -> Result<f64, String> {
        let array = header.facts.iter().find(|array| array.name == name);
        let array = array.ok_or_else(|| format!("not a file of this program: no `{name}`"))?;
        Ok(self.values(array, 1)?[0])
    }

    /// Nothing is allocated before it is known that the file is long enough.
    fn values(&mut self, array: &Array, count: usize) -> Result<Vec<f64>, String> {
        let truncated = || format!("array `{}` reaches beyond the end of the file: truncated?", array.name);
        let bytes = count.checked_mul(array.size).ok_or_else(truncated)?;
        let signs = bytes.checked_add(8).and_then(|block| block.div_ceil(3).checked_mul(4)).ok_or_else(truncated)?;
        let place = self.first.checked_add(array.offset).ok_or_else(truncated)?;
        if place.checked_add(signs as u64).is_none_or(|end| end > self.length) {
            return Err(truncated());
        }
        let failed = |message: &dyn std::fmt::Display| format!("array `{}`: {message}", array.name);
        self.source.seek(SeekFrom::Start(place)).map_err(|error| failed(&error))?;
        let mut text = vec![0; signs];
        self.source.read_exact(&mut text).map_err(|error| failed(&error))?;
        let block = STANDARD.decode(text).map_err(|error| failed(&error))?;
        let (told, data) = block.split_first_chunk().ok_or_else(truncated)?;
        if u64::from_le_bytes(*told) != bytes as u64 || data.len() != bytes {
            return Err(failed(&format!("{} bytes, expected {bytes}", u64::from_le_bytes(*told))));
        }
        Ok(match array.size {
            4 => data.as_chunks().0.iter().map(|value| f64::from(f32::from_le_bytes(*value))).collect(),
            _ => data.as_chunks().0.iter().map(|value| f64::from_le_bytes(*value)).collect(),
        })
    }
}
