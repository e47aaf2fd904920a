//! Figures of studies, drawn from a made-up study directory.

use std::fs;
use std::path::Path;

use dermasim::run::record::{Manifest, Status};
use dermasim::show::figure::{FigureFile, FigureState, draw_study};
use dermasim::study::{Journal, JournalHeader, Variable};

/// Leaves what a sweep leaves, as far as figures read it.
fn write_study(directory: &Path, paths: &[(&str, Option<&str>)], samples: &str) {
    let variable = |&(path, unit): &(&str, Option<&str>)| Variable { path: path.into(), unit: unit.map(str::to_owned) };
    let variables: Vec<Variable> = paths.iter().map(variable).collect();
    drop(Journal::open(directory, &JournalHeader::new("study", "", &variables, &[], 0)).unwrap());
    fs::write(directory.join("samples.csv"), samples).unwrap();
    Manifest::start("study", "", None, 1).finish(directory, Status::Done).unwrap();
}

fn svg(figures: &[FigureFile], name: &str) -> String {
    let figure = figures.iter().find(|figure| figure.name == name).unwrap();
    let FigureState::Drawn { svg, png, .. } = &figure.state else { panic!("{name}: {:?}", figure.state) };
    assert_eq!(&fs::read(png).unwrap()[1..4], b"PNG");
    fs::read_to_string(svg).unwrap()
}

const SITES_AND_FORCES: &str = "\
index [1],skin.site,treatment.force [N],pain.vas [1],status,error,seconds [s]
0,cheek,3,1.0,done,,0.1\n1,cheek,5,2.0,done,,0.1\n2,cheek,8,3.0,done,,0.1
3,neck,3,1.5,done,,0.1\n4,neck,5,,failed,no,0.1\n5,neck,8,3.5,done,,0.1
6,hand,3,1.8,done,,0.1\n7,hand,5,2.8,done,,0.1\n8,hand,8,3.8,done,,0.1\n";

#[test]
fn words_and_failures_stand_in_curves_and_map() {
    let directory = tempfile::tempdir().unwrap();
    write_study(directory.path(), &[("skin.site", None), ("treatment.force", Some("N"))], SITES_AND_FORCES);
    let figures = draw_study(directory.path()).unwrap();
    for name in ["response_curves", "response_map"] {
        let text = svg(&figures, name);
        for word in ["cheek", "neck", "hand", "treatment.force (N)", "pain.vas", "sample failed"] {
            assert!(text.contains(word), "{name} says nothing of {word}");
        }
        assert!(!text.contains("seconds"), "{name} takes the clock for an output");
    }
}

#[test]
fn one_varied_value_has_curves_and_no_map() {
    let directory = tempfile::tempdir().unwrap();
    let samples = "index [1],treatment.force [N],pain.vas [1],status,error,seconds [s]\n0,3,1,done,,1\n1,5,2,done,,1\n";
    write_study(directory.path(), &[("treatment.force", Some("N"))], samples);
    let figures = draw_study(directory.path()).unwrap();
    assert!(!svg(&figures, "response_curves").contains("sample failed"));
    let FigureState::LeftOut { reason } = &figures[1].state else { panic!("a map of one value") };
    assert_eq!(reason, "a map needs two varied values with at least 3 levels each");
}

#[test]
fn without_the_journal_nothing_is_guessed() {
    let directory = tempfile::tempdir().unwrap();
    write_study(directory.path(), &[("skin.site", None)], SITES_AND_FORCES);
    fs::remove_file(directory.path().join("samples.journal")).unwrap();
    for figure in draw_study(directory.path()).unwrap() {
        assert_eq!(figure.state, FigureState::LeftOut { reason: "samples.journal is not in the directory".into() });
    }
}

#[test]
fn density_and_depth_make_a_surface_with_lines_of_equal_volume() {
    let directory = tempfile::tempdir().unwrap();
    let samples = "\
index [1],device.stamp.needle_length [mm],treatment.passes [1],injury.killed_volume [mm3/cm2],puncture.density [1/cm2],\
puncture.depth_mean [mm],collagen.total.end [1],status,error,seconds [s]
0,0.5,4,0.7,100,0.4,1.0,done,,0.1\n1,0.5,8,1.4,200,0.4,1.01,done,,0.1
2,1.0,4,3.0,100,0.8,1.02,done,,0.1\n3,1.0,8,6.0,200,0.8,1.05,done,,0.1\n";
    let paths = [("device.stamp.needle_length", Some("mm")), ("treatment.passes", Some("1"))];
    write_study(directory.path(), &paths, samples);
    let text = svg(&draw_study(directory.path()).unwrap(), "response_surface");
    for word in ["puncture.density (1/cm²)", "collagen.total.end", "samples", "\n1\n", "\n2\n", "\n5\n"] {
        assert!(text.contains(word), "nothing of {word}");
    }
}
