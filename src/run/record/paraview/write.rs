//! Writes one snapshot.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::{RecordError, write_atomic};
use super::header::BLOCKS_BEGIN;
use super::snapshot::{Mesh, Precision, Snapshot};

/// Writes a snapshot, whole or not at all.
///
/// # Errors
/// A column that does not have one value per cell; a file that can not be written.
pub fn write_snapshot(path: &Path, snapshot: &Snapshot, precision: Precision) -> Result<(), RecordError> {
    write_atomic(path, &to_vtr(snapshot, precision)?)
}

/// The bytes of a `.vtr` file. They depend on the snapshot alone.
///
/// # Errors
/// A column that does not have one value per cell.
pub fn to_vtr(snapshot: &Snapshot, precision: Precision) -> Result<Vec<u8>, RecordError> {
    snapshot.check()?;
    let mesh = &snapshot.mesh;
    let mut file = File::default();
    let last_point = |axis: usize| mesh.edges(axis).len() - 1;
    let extent = format!("0 {} 0 {} 0 {}", last_point(0), last_point(1), last_point(2));
    file.xml.push_str(
        "<?xml version=\"1.0\"?>\n\
         <VTKFile type=\"RectilinearGrid\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n",
    );
    file.line(&format!("<RectilinearGrid WholeExtent=\"{extent}\">"));
    file.line("<FieldData>");
    file.array("TimeValue", Some(1), Precision::Double, [snapshot.time]);
    file.array("radial", Some(1), Precision::Double, [f64::from(u8::from(mesh.is_radial()))]);
    file.line("</FieldData>");
    file.line(&format!("<Piece Extent=\"{extent}\">"));
    file.line("<Coordinates>");
    file.array("x [mm]", None, Precision::Double, mesh.edges(0).iter().copied());
    file.array("y [mm]", None, Precision::Double, mesh.edges(1).iter().copied());
    // Negating turns the order around: coordinates have to increase. Zero stays without a sign.
    file.array("z [mm]", None, Precision::Double, mesh.edges(2).iter().rev().map(|depth| 0.0 - depth));
    file.line("</Coordinates>");
    file.line("<CellData>");
    for column in &snapshot.columns {
        file.array(&column.header(), None, precision, turned(mesh, &column.values));
    }
    file.line("</CellData>");
    file.line("</Piece>");
    file.line("</RectilinearGrid>");
    Ok(file.finish())
}

/// The values with the layers of depth from the lowest to the uppermost.
fn turned<'a>(mesh: &Mesh, values: &'a [f64]) -> impl ExactSizeIterator<Item = f64> + 'a {
    let layer = mesh.cells_along(0) * mesh.cells_along(1);
    let layers = mesh.cells_along(2);
    (0..values.len()).map(move |place| values[(layers - 1 - place / layer) * layer + place % layer])
}

/// The XML in front and the blocks behind it, growing together.
#[derive(Default)]
struct File {
    xml: String,
    blocks: String,
}

impl File {
    fn line(&mut self, tag: &str) {
        self.xml.push_str(tag);
        self.xml.push('\n');
    }

    /// Names an array in the XML and appends its values. `tuples` is told where the extent does not tell it.
    fn array(
        &mut self,
        name: &str,
        tuples: Option<usize>,
        precision: Precision,
        values: impl IntoIterator<Item = f64, IntoIter: ExactSizeIterator>,
    ) {
        let values = values.into_iter();
        let (kind, size) = match precision {
            Precision::Single => ("Float32", 4),
            Precision::Double => ("Float64", 8),
        };
        let tuples = tuples.map_or(String::new(), |tuples| format!(" NumberOfTuples=\"{tuples}\""));
        let offset = self.blocks.len();
        // Writing to a String can not fail.
        let _ = writeln!(
            self.xml,
            "<DataArray type=\"{kind}\" Name=\"{}\" NumberOfComponents=\"1\"{tuples} format=\"appended\" offset=\"{offset}\"/>",
            escaped(name)
        );
        let bytes = values.len() * size;
        let mut block = Vec::with_capacity(8 + bytes);
        block.extend((bytes as u64).to_le_bytes());
        match precision {
            Precision::Single => values.for_each(|value| block.extend((value as f32).to_le_bytes())),
            Precision::Double => values.for_each(|value| block.extend(value.to_le_bytes())),
        }
        STANDARD.encode_string(block, &mut self.blocks);
    }

    fn finish(self) -> Vec<u8> {
        [&self.xml, BLOCKS_BEGIN, &self.blocks, "\n</AppendedData>\n</VTKFile>\n"].concat().into_bytes()
    }
}

/// Text as it may stand in an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
