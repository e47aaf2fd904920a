//! The figures of what a person would see hold the numbers of the directory, and say what is assumed.

#[path = "figures/synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};

use dermasim::physics::parameter::OutcomeParameters;
use dermasim::physics::pigment::{Risk, hyperpigmentation_risk};
use dermasim::show::figure::draw_run;

fn directory(name: &str, bands: bool) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures_seen").join(name);
    synthetic::write_run(&path, bands);
    // Without the other tables most of the other figures need no time.
    for file in fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()) {
        let kept = ["manifest.json", "summary.json", "timeseries.csv", "scar.csv"];
        if file.is_file() && !kept.iter().any(|name| file.ends_with(name)) {
            fs::remove_file(file).unwrap();
        }
    }
    path
}

/// All words of a figure in one line.
fn words(directory: &Path, figure: &str) -> String {
    let svg = fs::read_to_string(directory.join(format!("figures/{figure}.svg"))).unwrap();
    let texts = svg.split("<text").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</text>"));
    texts.map(|(text, _)| text.trim()).collect::<Vec<&str>>().join(" ")
}

fn assert_told(words: &str, told: &[&str]) {
    for one in told {
        assert!(words.contains(one), "`{one}` in {words}");
    }
}

#[test]
fn a_scar_is_cut_and_seen_from_above() {
    let dir = directory("scar", true);
    draw_run(&dir).unwrap();
    let section = words(&dir, "scar_section");
    assert_told(&section, &["before", "day 7", "day 90", "day 360", "5 to 95 % at the end", "true to scale"]);
    assert_told(&section, &["At its deepest 0.3 mm before, 0.21 mm on day 360", "calibrated, not predicted"]);
    let relief = words(&dir, "scar_relief");
    assert_told(&relief, &["before", "day 90", "day 360", "height (µm)", "15 degrees over the skin"]);
    assert!(!relief.contains("day 28"), "before, some three months later, the end: {relief}");
}

#[test]
fn lines_and_colours_tell_what_is_assumed_and_what_is_visible() {
    let dir = directory("skin", true);
    draw_run(&dir).unwrap();
    let lines = words(&dir, "wrinkle_relief");
    assert_told(
        &lines,
        &["60 µm, 1 mm apart", "48 µm, 1.1 mm apart", "are assumed: no run computes them", "95 % of the ensemble"],
    );
    let colours = words(&dir, "skin_colour");
    assert_told(
        &colours,
        &["before", "day 28", "day 90", "day 360", "L* 64.0 (", "L* 65.4 (", "in the lesion:", "class: light"],
    );
    // 1.44 in L* alone; the lesion from its skin by 6, 1 and 2.
    assert_told(&colours, &["ΔE 1.4", "ΔE to the skin 6.4", "A difference of 0.8 ± 0.1 in L* is just visible."]);
}

#[test]
fn without_an_ensemble_no_interval_is_shown_and_that_is_said() {
    let dir = directory("single", false);
    draw_run(&dir).unwrap();
    for figure in ["scar_section", "wrinkle_relief", "skin_colour"] {
        assert_told(
            &words(&dir, figure),
            &["the run had no ensemble"]
                .map(|text| if figure == "scar_section" { text } else { "The run had no ensemble" }),
        );
        assert!(!words(&dir, figure).contains("95 %"), "{figure}");
    }
}

#[test]
fn the_map_of_the_risk_is_that_of_the_physics() {
    let dir = directory("risk", true);
    fs::write(dir.join("scenario.toml"), "[skin]\nphototype = 4\n[treatment]\nsunscreen = false\n").unwrap();
    draw_run(&dir).unwrap();
    let map = words(&dir, "hyperpigmentation_risk");
    let risk = |phototype: u8, density: f64| {
        let risk = Risk { phototype, density, inflammation: 1.0, sunscreen: false, primed: false };
        100.0 * hyperpigmentation_risk(&risk, &OutcomeParameters::default())
    };
    // Holes per mm²; the run has 1400 per cm².
    let told = [risk(2, 2.0), risk(6, 16.0), risk(4, 14.0)]
        .map(|percent| if percent >= 10.0 { format!("{percent:.0}") } else { format!("{percent:.1}") });
    assert_told(&map, &[&told[0], &told[1], "this run", "Sunscreen not worn"]);
    assert_told(
        &map,
        &[&format!("This run, phototype 4 and 1400 holes per cm²: {} % (2.1 to 4.8 % in the ensemble)", told[2])],
    );
    fs::remove_file(dir.join("scenario.toml")).unwrap();
    draw_run(&dir).unwrap();
    assert!(!words(&dir, "hyperpigmentation_risk").contains("This run"), "nobody knows its phototype");
}
