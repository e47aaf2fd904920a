//! Fields of a made-up unit cell and patch, so that figures can be tested without a simulation.

use std::path::Path;

use dermasim::run::record::paraview::{FieldSeries, Mesh, Precision, Snapshot};
use dermasim::run::record::{Column, Table};

use super::synthetic::SESSIONS;

const RADIUS: f64 = 0.35;
const TOP: f64 = 0.06;
const CHANNEL: f64 = 0.03;
const CHANNEL_DEPTH: f64 = 0.95;

const DAYS: [f64; 24] = [
    0.0, 1.0, 2.0, 4.0, 7.0, 10.0, 14.0, 21.0, 28.0, 29.0, 32.0, 38.0, 45.0, 56.0, 57.0, 63.0, 84.0, 85.0, 91.0, 112.0,
    140.0, 180.0, 270.0, 360.0,
];

fn even(low: f64, high: f64, cells: usize) -> Vec<f64> {
    (0..=cells).map(|edge| low + (high - low) * edge as f64 / cells as f64).collect()
}

/// Finer towards the channel.
fn radii() -> Vec<f64> {
    (0..=40).map(|edge| RADIUS * libm::pow(f64::from(edge) / 40.0, 1.6)).collect()
}

/// Days since the last session.
fn since(time: f64) -> f64 {
    time - SESSIONS.iter().copied().filter(|&day| day <= time).fold(0.0, f64::max)
}

/// The columns at one place: `distance` from the nearest channel and `depth`, mm; `time` in days.
fn tissue(time: f64, distance: f64, depth: f64) -> [f64; 5] {
    let below = (depth - CHANNEL_DEPTH).max(0.0);
    let away = (libm::pow((distance - CHANNEL).max(0.0), 2.0) + below * below).sqrt();
    let open = distance < CHANNEL && depth < CHANNEL_DEPTH;
    let (age, sessions) = (since(time), SESSIONS.iter().filter(|&&day| day <= time).count() as f64);
    let filled = 1.0 - libm::exp(-age / 12.0);
    let reach = libm::exp(-away / 0.12);
    let gain = 1.0 + 0.06 * sessions * reach * (1.0 - libm::exp(-time / 90.0)) - if open { 1.0 - filled } else { 0.0 };
    let young = if open { 8.0 * filled } else { 1.0 + 6.0 * reach * age / 14.0 * libm::exp(1.0 - age / 14.0) };
    let tgf = 60.0 * reach * libm::exp(-age / 6.0);
    let myofibroblasts = 700.0 * libm::exp(-away / 0.08) * age / 10.0 * libm::exp(1.0 - age / 10.0);
    let dead = libm::exp(-away / 0.02) * libm::exp(-age / 2.0);
    [gain, young, tgf, myofibroblasts, dead]
}

fn columns(cells: impl Iterator<Item = [f64; 5]>) -> Vec<Column> {
    let names = [
        ("collagen.total", "1"),
        ("collagen.young", "1"),
        ("tgf_beta1", "pg/mm3"),
        ("myofibroblasts", "1/mm3"),
        ("dead_tissue", "1"),
    ];
    let mut columns = names.map(|(name, unit)| Column::new(name, unit, Vec::new()));
    for values in cells {
        for (column, value) in columns.iter_mut().zip(values) {
            column.values.push(value);
        }
    }
    columns.to_vec()
}

fn unit_cell(time: f64) -> Snapshot {
    let mesh = Mesh::unit_cell(radii(), even(TOP, 1.56, 60)).unwrap();
    let cells = (0..mesh.cells()).map(|cell| (cell % 40, cell / 40));
    let columns = columns(cells.map(|(column, layer)| tissue(time, mesh.centre(0, column), mesh.centre(2, layer))));
    Snapshot { time, mesh, columns }
}

/// Channels on a lattice of twice the radius, 2 mm × 2 mm.
fn patch(time: f64) -> Snapshot {
    let mesh = Mesh::cartesian([even(0.0, 2.1, 42), even(0.0, 2.1, 42), even(TOP, 1.56, 20)]).unwrap();
    let offset = |place: f64| libm::fmod(place, 2.0 * RADIUS) - RADIUS;
    let cells = (0..mesh.cells()).map(|cell| (cell % 42, cell / 42 % 42, cell / 42 / 42));
    let columns = columns(cells.map(|(column, row, layer)| {
        let (x, y) = (offset(mesh.centre(0, column)), offset(mesh.centre(1, row)));
        tissue(time, (x * x + y * y).sqrt(), mesh.centre(2, layer))
    }));
    Snapshot { time, mesh, columns }
}

/// Three diffusions, the further reaching the more collagen.
fn diffusions() -> Table {
    let rows = [0.0018, 0.05, 0.29].into_iter().flat_map(|diffusion: f64| DAYS.map(|day| (diffusion, day)));
    let (diffusion, day): (Vec<f64>, Vec<f64>) = rows.unzip();
    let reach = diffusion.iter().map(|diffusion| (diffusion / 9.0).sqrt()).collect();
    let collagen: Vec<f64> = diffusion.iter().zip(&day).map(|(diffusion, day)| 1.0 + diffusion * day / 360.0).collect();
    let mut table = Table::new();
    table.push("tgf_diffusion", "mm2/d", diffusion);
    table.push("reach", "mm", reach);
    table.push("day", "d", day);
    table.push("collagen.young", "1", collagen.clone());
    table.push("collagen.total", "1", collagen);
    table
}

/// Places that differ the more, the later it is.
fn spread() -> Table {
    let mut table = Table::new();
    table.push("time", "d", DAYS.to_vec());
    let ratios = ["collagen.total", "collagen.young", "collagen.mature", "tropoelastin.ratio"].map(|name| (name, "1"));
    for (name, unit) in ratios.into_iter().chain([("fibroblasts", "1/mm3"), ("myofibroblasts", "1/mm3")]) {
        for (part, slope) in [("mean", 1e-3), ("p5", 5e-4), ("p95", 2e-3)] {
            table.push(format!("{name}.{part}"), unit, DAYS.map(|day| 1.0 + slope * day).to_vec());
        }
    }
    table
}

pub fn write(dir: &Path) {
    spread().write_csv(&dir.join("spread.csv")).unwrap();
    diffusions().write_csv(&dir.join("tgf_diffusion.csv")).unwrap();
    let mut cells = FieldSeries::start(dir, "unit_cell", Precision::Double);
    DAYS.into_iter().for_each(|time| cells.append(&unit_cell(time)).unwrap());
    let mut patches = FieldSeries::start(dir, "patch", Precision::Single);
    [0.0, 360.0].into_iter().for_each(|time| patches.append(&patch(time)).unwrap());
}
