use std::io::Cursor;
use std::path::Path;

use proptest::prelude::*;
use vtkio::model::{DataSet, IOBuffer, Piece, RectilinearGridPiece};

use super::super::Column;
use super::read::from_vtr;
use super::*;

/// A mesh of 3 × 2 × 4 cells whose values tell their places.
fn patch() -> Snapshot {
    let mesh =
        Mesh::cartesian([vec![0.0, 0.1, 0.3, 0.6], vec![0.0, 0.5, 1.0], vec![0.06, 0.1, 0.2, 0.4, 0.8]]).unwrap();
    let mut places = vec![0.0; mesh.cells()];
    for layer in 0..4 {
        for row in 0..2 {
            for column in 0..3 {
                places[mesh.cell([column, row, layer])] = (column + 10 * row + 100 * layer) as f64 + 1.0 / 3.0;
            }
        }
    }
    let columns = vec![Column::new("collagen.total", "1", places.clone()), Column::new("a<\"b\">&c", "ug/mm3", places)];
    Snapshot { time: 28.5, mesh, columns }
}

fn unit_cell() -> Snapshot {
    let mesh = Mesh::unit_cell(vec![0.0, 0.1, 0.3], vec![0.0, 0.5, 1.5, 2.0]).unwrap();
    Snapshot { time: 0.25, mesh, columns: vec![Column::new("tgf_beta1", "pg/mm3", vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0])] }
}

fn numbers(buffer: &IOBuffer) -> Vec<f64> {
    match buffer {
        IOBuffer::F64(values) => values.clone(),
        IOBuffer::F32(values) => values.iter().map(|value| f64::from(*value)).collect(),
        other => panic!("{other:?}"),
    }
}

/// What an independent reader (the crate vtkio) finds.
fn by_vtkio(path: &Path) -> RectilinearGridPiece {
    let file = vtkio::Vtk::import(path).unwrap();
    let DataSet::RectilinearGrid { mut pieces, .. } = file.data else { panic!("not a rectilinear grid") };
    match pieces.remove(0) {
        Piece::Inline(piece) => *piece,
        other => panic!("{other:?}"),
    }
}

fn arrays(attributes: &[vtkio::model::Attribute]) -> Vec<(String, Vec<f64>)> {
    attributes
        .iter()
        .map(|attribute| match attribute {
            vtkio::model::Attribute::DataArray(array) => (array.name.clone(), numbers(&array.data)),
            other @ vtkio::model::Attribute::Field { .. } => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn an_independent_reader_finds_every_cell_at_its_place() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patch.vtr");
    let snapshot = patch();
    for precision in [Precision::Double, Precision::Single] {
        write_snapshot(&path, &snapshot, precision).unwrap();
        let piece = by_vtkio(&path);
        assert_eq!(numbers(&piece.coords.x), [0.0, 0.1, 0.3, 0.6]);
        assert_eq!(numbers(&piece.coords.y), [0.0, 0.5, 1.0]);
        assert_eq!(numbers(&piece.coords.z), [-0.8, -0.4, -0.2, -0.1, -0.06]);
        let data = arrays(&piece.data.cell);
        assert_eq!(data[0].0, "collagen.total [1]");
        assert_eq!(data.len(), 2);
        for (place, value) in data[0].1.iter().enumerate() {
            let (column, row, layer) = (place % 3, place / 3 % 2, place / 6);
            let exact = (column + 10 * row + 100 * (3 - layer)) as f64 + 1.0 / 3.0;
            let wrong = if precision == Precision::Double { 0.0 } else { 1e-6 * exact };
            assert!((value - exact).abs() <= wrong, "{place}: {value}, expected {exact}");
        }
    }
}

/// The crate finds no cells in a sheet (it multiplies by the zero cells across it), so it is shown the same blocks as points.
#[test]
fn an_independent_reader_finds_the_section_of_a_unit_cell() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cell.vtr");
    write_snapshot(&path, &unit_cell(), Precision::Double).unwrap();
    let piece = by_vtkio(&path);
    assert_eq!(numbers(&piece.coords.x), [0.0, 0.1, 0.3]);
    assert_eq!(numbers(&piece.coords.y), [0.0]);
    assert_eq!(numbers(&piece.coords.z), [-2.0, -1.5, -0.5, 0.0]);
    let as_points = std::fs::read_to_string(&path)
        .unwrap()
        .replace("RectilinearGrid WholeExtent", "ImageData Origin=\"0 0 0\" Spacing=\"1 1 1\" WholeExtent")
        .replace("RectilinearGrid", "ImageData")
        .replace("0 2 0 0 0 3", "0 1 0 0 0 2")
        .replace("CellData", "PointData");
    let DataSet::ImageData { pieces, .. } = vtkio::Vtk::parse_xml(as_points.as_bytes()).unwrap().data else {
        panic!("no image")
    };
    let Piece::Inline(piece) = &pieces[0] else { panic!("{pieces:?}") };
    let data = arrays(&piece.data.point);
    assert_eq!(data, [("tgf_beta1 [pg/mm3]".to_owned(), vec![5.0, 6.0, 3.0, 4.0, 1.0, 2.0])]);
}

#[test]
fn what_was_written_is_read_in_every_bit() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("patch.vtr");
    let column = Mesh::cartesian([vec![0.0], vec![0.0], vec![0.1, 0.2, 0.4]]).unwrap();
    let depth =
        Snapshot { time: 0.0, mesh: column, columns: vec![Column::new("a", "1", vec![f64::MIN_POSITIVE, -0.0])] };
    for snapshot in [patch(), unit_cell(), depth] {
        write_snapshot(&path, &snapshot, Precision::Double).unwrap();
        assert_eq!(read_snapshot(&path, |_| true).unwrap(), snapshot);
    }
    write_snapshot(&path, &patch(), Precision::Double).unwrap();
    let one = read_snapshot(&path, |name| name == "collagen.total").unwrap();
    assert_eq!(one.columns, patch().columns[..1]);
}

#[test]
fn a_series_lists_whole_files_and_goes_on_after_a_checkpoint() {
    let directory = tempfile::tempdir().unwrap();
    let mut series = FieldSeries::start(directory.path(), "unit_cell", Precision::Double);
    let at = |time: f64| Snapshot { time, ..unit_cell() };
    for time in [0.0, 1.0, 7.0] {
        series.append(&at(time)).unwrap();
    }
    let list = directory.path().join("fields/unit_cell.pvd");
    let bytes = std::fs::read(&list).unwrap();
    let mut series = FieldSeries::resume(directory.path(), "unit_cell", Precision::Double, 2).unwrap();
    assert_eq!(series.entries().len(), 2);
    series.append(&at(7.0)).unwrap();
    assert_eq!(std::fs::read(&list).unwrap(), bytes, "the same files as without an interruption");
    let missing = FieldSeries::resume(directory.path(), "unit_cell", Precision::Double, 4).unwrap_err().to_string();
    assert!(missing.contains("4 snapshots were written before the checkpoint"), "{missing}");
    for entry in read_collection(&list).unwrap() {
        let snapshot = read_snapshot(&list.with_file_name(&entry.file), |_| false).unwrap();
        assert_eq!(snapshot.time, entry.time);
    }
}

#[test]
fn foreign_files_are_told_apart() {
    let read = |bytes: &[u8]| from_vtr(&mut Cursor::new(bytes), bytes.len() as u64, |_| true).unwrap_err();
    let whole = to_vtr(&unit_cell(), Precision::Double).unwrap();
    let changed = |from: &str, to: &str| {
        let place = whole.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        [&whole[..place], to.as_bytes(), &whole[place + from.len()..]].concat()
    };
    assert!(read(b"not at all").contains("no appended data in base64"));
    assert!(read(&whole[..whole.len() - 60]).contains("truncated"));
    assert!(read(&changed("UInt64", "UInt32")).contains("header_type is UInt32"));
    assert!(
        read(&changed("<Piece Extent=\"0 2 0 0 0 3", "<Piece Extent=\"0 4000000000 0 0 0 3")).contains("truncated")
    );
    assert!(read(&changed("[pg/mm3]", "")).contains("`name [unit]`"));
    assert!(read(&changed("Float64\" Name=\"tgf", "Int8\" Name=\"tgf")).contains("`Int8`"));
    let list =
        "<VTKFile type=\"Collection\"><Collection><DataSet timestep=\"0\" file=\"../up.vtr\"/></Collection></VTKFile>";
    assert!(collection::from_pvd(list).unwrap_err().contains("same folder"));
    assert!(collection::from_pvd("<a/>").is_err() && collection::from_pvd("").is_err());
}

#[test]
fn columns_of_another_length_and_bad_meshes_are_refused() {
    let mut snapshot = unit_cell();
    snapshot.columns[0].values.pop();
    assert!(
        to_vtr(&snapshot, Precision::Double).unwrap_err().to_string().contains("`tgf_beta1` has 5 rows, expected 6")
    );
    assert!(Mesh::cartesian([vec![], vec![0.0], vec![0.0]]).is_err());
    assert!(Mesh::unit_cell(vec![-0.1, 0.1], vec![0.0, 1.0]).is_err());
    assert!(Mesh::unit_cell(vec![0.0, 0.1], vec![0.0, f64::NAN]).is_err());
}

proptest! {
    #[test]
    fn no_damage_makes_the_reader_panic(cut in 0_usize..4000, place in 0_usize..4000, byte in any::<u8>()) {
        let mut bytes = to_vtr(&unit_cell(), Precision::Double).unwrap();
        let length = bytes.len();
        bytes[place % length] = byte;
        bytes.truncate(length - cut % length);
        let length = bytes.len() as u64;
        let read = from_vtr(&mut Cursor::new(&bytes), length, |_| true);
        prop_assert!(read.is_err() || read.is_ok_and(|snapshot| snapshot.mesh.cells() == 6));
    }
}
