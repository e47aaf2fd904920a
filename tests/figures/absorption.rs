//! The figures of a serum: what they name, and what they do where something is missing.

use std::fs;
use std::path::{Path, PathBuf};

use super::{directory, reason, synthetic};
use dermasim::show::figure::draw_run;

const NAMES: [&str; 5] =
    ["absorption_flux", "absorption_amounts", "absorption_profiles", "absorption_window", "absorption_map"];

const SCENARIO: &str =
    "[skin]\nstratum_corneum = \"15 um\"\nepidermis = \"65 um\"\n[serum.vitamin-c]\napply_after = \"0 h\"\n";

/// Nothing but what the figures of a serum read: drawing takes its time.
fn run(name: &str, bands: bool) -> PathBuf {
    let dir = directory(name);
    synthetic::write_manifest(&dir);
    synthetic::write_summary(&dir, bands);
    synthetic::serum::write(&dir, bands);
    fs::write(dir.join("scenario.toml"), SCENARIO).unwrap();
    dir
}

/// All words of a figure, however its lines are broken.
fn words(dir: &Path, name: &str) -> String {
    let svg = fs::read_to_string(dir.join(format!("figures/{name}.svg"))).unwrap();
    let texts = svg.split("<text").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</text>"));
    texts.map(|(text, _)| text.trim()).collect::<Vec<&str>>().join(" ")
}

fn assert_has(dir: &Path, name: &str, expected: &[&str]) {
    let words = words(dir, name);
    for expected in expected {
        assert!(words.contains(expected), "{name}: {expected} in {words}");
    }
}

#[test]
fn units_layers_and_bands_are_named() {
    let dir = run("serum", true);
    draw_run(&dir).unwrap();
    assert_has(&dir, NAMES[0], &["flux (µg/cm²/h)", "entered (µg/cm²)", "time after the application (h)", "lumen"]);
    let places = ["blood and lymph", "stratum corneum", "washed off", "shed with it", "share of the applied (%)"];
    assert_has(&dir, NAMES[1], &places);
    assert!(!words(&dir, NAMES[1]).contains("evaporated"), "nothing evaporated");
    assert_has(&dir, NAMES[2], &["concentration (mM)", "depth (mm)", "viable epidermis", "15 min", "3 d"]);
    assert_has(&dir, NAMES[3], &["enhancement ratio", "application after needling (h)", "as intact skin"]);
    let map = ["channels (1/cm²)", "length of the needles (mm)", "5 % of the ensemble", "the run itself"];
    assert_has(&dir, NAMES[4], &map);
    for name in NAMES {
        assert_has(&dir, name, &["Evidence: ", "of the ensemble"]);
    }
}

#[test]
fn without_an_ensemble_no_band_is_promised() {
    let dir = run("serum_alone", false);
    draw_run(&dir).unwrap();
    for name in NAMES {
        assert!(!words(&dir, name).contains("of the ensemble"), "{name}");
        assert_has(&dir, name, &["no ensemble"]);
    }
}

#[test]
fn where_intact_skin_is_closed_the_share_of_the_dose_is_drawn() {
    let dir = run("serum_closed", true);
    for file in ["absorption_window.csv", "absorption_map.csv"] {
        let text = fs::read_to_string(dir.join(file)).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let ratios: Vec<usize> = header
            .split(',')
            .enumerate()
            .filter(|(_, name)| name.starts_with("enhancement"))
            .map(|(at, _)| at)
            .collect();
        let emptied = |row: &str| {
            let cells = row.split(',').enumerate();
            cells.map(|(at, cell)| if ratios.contains(&at) { "" } else { cell }).collect::<Vec<&str>>().join(",")
        };
        let rows: Vec<String> = rows.lines().map(emptied).collect();
        fs::write(dir.join(file), format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    }
    draw_run(&dir).unwrap();
    for name in [NAMES[3], NAMES[4]] {
        assert_has(&dir, name, &["share of the dose (%)"]);
        assert!(!words(&dir, name).contains("enhancement"), "{name}");
    }
}

#[test]
fn months_of_applications_run_evenly_in_days_and_a_bench_has_a_receptor() {
    let dir = run("serum_daily", false);
    fs::write(dir.join("absorption.csv"), synthetic::serum::course(false, 6)).unwrap();
    fs::write(dir.join("scenario.toml"), SCENARIO.replace("[skin]\n", "[skin]\npreparation = \"full-thickness\"\n"))
        .unwrap();
    draw_run(&dir).unwrap();
    assert_has(&dir, NAMES[0], &["time since the first application (d)", "Time runs evenly"]);
    assert!(!words(&dir, NAMES[0]).contains("lumen"), "nothing closes the channels");
    assert_has(&dir, NAMES[1], &["receptor"]);
    assert!(!words(&dir, NAMES[1]).contains("blood"));
}

#[test]
fn what_is_missing_is_told() {
    let dir = run("serum_missing", false);
    let path = dir.join("absorption.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("needled.delivered", "needled.renamed")).unwrap();
    let expected = "absorption.csv has no column `needled.delivered` of numbers";
    assert_eq!(reason(&dir, NAMES[0]).as_deref(), Some(expected));
    assert_eq!(reason(&dir, NAMES[1]).as_deref(), Some(expected));
    for (name, header) in [
        (NAMES[2], "time [h],depth [mm],needled.concentration [mM],intact.concentration [mM]\n"),
        (NAMES[3], "delay [h],enhancement_ratio [1],dose_fraction [1],dose_fraction_intact [1]\n"),
        (NAMES[4], "channel_density [1/cm2],needle_length [mm],enhancement_ratio [1],dose_fraction [1]\n"),
    ] {
        let file = name.replace("profiles", "profile");
        fs::write(dir.join(format!("{file}.csv")), header).unwrap();
        assert!(reason(&dir, name).is_some(), "{name} of an empty table");
        fs::remove_file(dir.join(format!("{file}.csv"))).unwrap();
        assert_eq!(reason(&dir, name).unwrap(), format!("{file}.csv is not in the directory"));
    }
}
