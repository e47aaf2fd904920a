//! The files of the figures: their size in print, and what a run without ensemble or without depth changes.

#[path = "figures/synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::PathBuf;

use dermasim::show::figure::{FigureState, draw_run};

fn directory(name: &str, bands: bool) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures_files").join(name);
    synthetic::write_run(&path, bands);
    path
}

/// A whole number of a PNG, and where it stands.
fn number(png: &[u8], start: usize) -> u32 {
    u32::from_be_bytes(png[start..start + 4].try_into().unwrap())
}

#[test]
fn pictures_are_one_or_two_columns_wide_at_300_dots_per_inch() {
    let columns = [88.0, 180.0].map(|millimetres: f64| (millimetres / 25.4 * 300.0).round() as u32);
    for figure in draw_run(&directory("size", true)).unwrap() {
        let FigureState::Drawn { png, .. } = figure.state else {
            panic!("{} was left out: {:?}", figure.name, figure.state);
        };
        let bytes = fs::read(png).unwrap();
        let (width, height) = (number(&bytes, 16), number(&bytes, 20));
        assert!(columns.iter().any(|column| column.abs_diff(width) <= 1), "{}: {width} dots", figure.name);
        assert!((600..2126).contains(&height), "{}: {height} dots", figure.name);
        assert_eq!(&bytes[37..41], b"pHYs");
        // Dots per metre.
        assert_eq!(number(&bytes, 41), 11_811, "{}", figure.name);
    }
}

#[test]
fn bands_are_named_where_there_are_bands_and_only_there() {
    for bands in [true, false] {
        let dir = directory(if bands { "ensemble" } else { "single" }, bands);
        draw_run(&dir).unwrap();
        for name in ["first_weeks", "cells_and_signals", "collagen_pools", "collagen_depth_time", "depth_histogram"] {
            let svg = fs::read_to_string(dir.join(format!("figures/{name}.svg"))).unwrap();
            assert_eq!(svg.contains("of the ensemble"), bands, "{name}");
        }
    }
}

#[test]
fn a_well_mixed_run_has_no_figure_over_depth_and_says_why() {
    let dir = directory("well_mixed", false);
    let path = dir.join("manifest.json");
    let manifest = fs::read_to_string(&path).unwrap();
    fs::write(&path, manifest.replace("\"resolution\": \"depth\"", "\"resolution\": \"well-mixed\"")).unwrap();
    let figures = draw_run(&dir).unwrap();
    let left_out = figures.into_iter().filter_map(|figure| match figure.state {
        FigureState::LeftOut { reason } => Some((figure.name, reason)),
        FigureState::Drawn { .. } | FigureState::Animated { .. } => None,
    });
    let expected = ("collagen_depth_time", "the run is well-mixed: it knows one depth".to_owned());
    assert_eq!(left_out.collect::<Vec<_>>(), [expected]);
}
