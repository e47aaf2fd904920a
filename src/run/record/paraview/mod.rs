//! Fields over space and time, as ParaView opens them.
//!
//! **In:** [`Snapshot`]s: a [`Mesh`] and columns with one value per cell. **Out:** `fields/NAME_0000.vtr`, … (VTK XML,
//! rectilinear grid, cell data) and `fields/NAME.pvd`, the list of them over time. The same files are read again by the
//! figures, so that these can be redrawn without a simulation.
//!
//! | in the file | meaning |
//! |---|---|
//! | coordinates x, y, z | edges of cells in mm; z = −depth, so that up is out of the skin; of a unit cell x is the radius |
//! | cell data `name [unit]` | named as in the tables |
//! | field data `TimeValue` | days |
//! | field data `radial` | 1 where x is a radius, else 0 |
//!
//! Numbers are little-endian bytes in base64 at the end of the XML ("appended"), each block led by its length as UInt64: a
//! third longer than raw bytes, but such a file is XML, and a reader finds one column without reading the others. Format: VTK
//! file formats, <https://docs.vtk.org/en/latest/vtk_file_formats/vtkxml_file_format.html>.
//!
//! A snapshot is written whole or not at all, and the list after it: a kill at any moment leaves a list of whole files.

mod collection;
mod header;
mod read;
mod snapshot;
mod write;

#[cfg(test)]
mod tests;

pub use collection::{Entry, FieldSeries, read_collection};
pub use read::read_snapshot;
pub use snapshot::{Mesh, MeshError, Precision, Snapshot};
pub use write::{to_vtr, write_snapshot};

/// The folder within the run directory.
pub const FIELDS_FOLDER: &str = "fields";
