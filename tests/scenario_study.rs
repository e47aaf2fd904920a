//! Studies: what is varied, what is checked before, what fails alone.

use dermasim::run::scenario::{Level, Loaded, Resolution, load_any, load_file, load_study};
use std::path::Path;

fn write(folder: &Path, study: &str) -> String {
    std::fs::write(folder.join("base.toml"), dermasim::run::scenario::preset("acne-scar-roller").unwrap().text)
        .unwrap();
    let path = folder.join("study.toml");
    std::fs::write(&path, study).unwrap();
    path.to_str().unwrap().to_owned()
}

fn message(study: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let text = load_study(&write(folder.path(), study), &[]).unwrap_err().to_string();
    text.replace(folder.path().to_str().unwrap(), "FOLDER")
}

#[test]
fn the_studies_of_the_repository_load_and_every_sample_is_sound() {
    for (path, paths, count) in [
        ("scenarios/sweep_needle_length.toml", ["device.roller.needle_length", "treatment.force"], 30),
        ("scenarios/sweep_interval.toml", ["treatment.interval", "treatment.sessions"], 24),
        ("scenarios/device_force_tension.toml", ["treatment.force", "treatment.stretch"], 15),
        ("scenarios/question_deep_or_dense.toml", ["device.stamp.needle_length", "treatment.passes"], 16),
    ] {
        let study = load_study(path, &[]).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(study.variations.iter().map(|variation| variation.path.as_str()).collect::<Vec<_>>(), paths);
        let [first, second] = &study.variations[..] else { panic!("two variations") };
        assert_eq!(first.levels.len() * second.levels.len(), count);
        for one in &first.levels {
            for other in &second.levels {
                let scenario = study.sample(&[one, other]).unwrap_or_else(|error| panic!("{error}"));
                let inputs = scenario.inputs();
                let in_space = path.contains("question_");
                assert!(inputs.resolution == Resolution::WellMixed || inputs.duration == 0.0 || in_space);
            }
        }
    }
}

#[test]
fn a_sample_has_the_values_of_its_levels() {
    let study = load_study("scenarios/sweep_needle_length.toml", &["treatment.passes=3".to_owned()]).unwrap();
    let levels: Vec<&Level> = study.variations.iter().map(|variation| &variation.levels[2]).collect();
    let scenario = study.sample(&levels).unwrap();
    let treatment = scenario.inputs().treatment.clone().unwrap();
    assert_eq!(scenario.inputs().device.as_ref().unwrap().needle.length, 0.75);
    assert_eq!((treatment.force, treatment.passes), (8.0, 3));
    assert_eq!(levels[1].number, Some(8.0));
    assert_eq!(study.record[1], "pain.vas");
}

#[test]
fn wrong_values_are_told_before_anything_runs() {
    insta::assert_snapshot!(message(
        "scenario = \"base.toml\"\n[set]\n\"model.resolutoin\" = \"depth\"\n[vary]\n\"device.roller.needle_lenght\" = [\"1 mm\"]\n\
         \"treatment.interval\" = [\"14 d\", \"28 mm\"]\n"
    ));
    insta::assert_snapshot!(message("scenario = \"base.toml\"\n[vary]\n\"treatment.passes\" = { from = 1, to = 9 }\n"));
    insta::assert_snapshot!(message(
        "scenario = \"base.toml\"\n[set]\nduration = \"100 d\"\n[vary]\n\"treatment.passes\" = [1, 2]\n\
         [outputs]\nrecord = [\"pain.vas\", \"collagen.total.day_180\"]\n"
    ));
    insta::assert_snapshot!(message("scenario = \"elsewhere.toml\"\n[vary]\n\"treatment.passes\" = [1, 2]\n"));
    insta::assert_snapshot!(message("scenario = \"base.toml\"\n[design]\nkind = \"sobol\"\n"));
}

#[test]
fn what_only_runs_have_can_not_be_recorded() {
    let text = message(
        "scenario = \"base.toml\"\n[vary]\n\"treatment.passes\" = [1, 2]\n[outputs]\nrecord = [\"puncture.csr_p_value\"]\n",
    );
    assert!(text.contains("`puncture.csr_p_value` is computed in a run only"), "{text}");
}

#[test]
fn a_contradictory_combination_fails_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = "scenario = \"base.toml\"\n[vary]\ntreatment.interval = [\"28 d\", \"200 d\"]\n";
    let study = load_study(&write(folder.path(), text), &[]).unwrap();
    let levels = &study.variations[0].levels;
    assert!(study.sample(&[&levels[0]]).is_ok());
    let error = study.sample(&[&levels[1]]).unwrap_err().to_string();
    assert!(error.contains("comes after the end, day 360"), "{error}");
}

#[test]
fn a_study_and_a_scenario_are_told_apart() {
    let study = "scenarios/sweep_interval.toml";
    let scenario = "scenarios/rejuvenation_pen.toml";
    assert!(matches!(load_any(study, &[]), Ok(Loaded::Study(_))));
    assert!(matches!(load_any(scenario, &[]), Ok(Loaded::Scenario(_))));
    assert!(load_file(study, &[]).unwrap_err().to_string().contains("dermasim sweep"));
    assert!(load_study(scenario, &[]).unwrap_err().to_string().contains("dermasim run"));
}
