//! The scenarios of the repository: each loads, and writes itself out so that it means the same.

use dermasim::run::scenario::{Loaded, Resolution, load, load_any, load_file};
use rstest::rstest;
use std::path::PathBuf;

#[rstest]
fn every_scenario_loads_and_writes_itself_out(
    #[files("scenarios/*.toml")]
    #[exclude("sweep_|device_force_tension|question_|compare_")]
    path: PathBuf,
) {
    let scenario = load_file(path.to_str().unwrap(), &[]).unwrap_or_else(|error| panic!("{error}"));
    let text = scenario.to_toml();
    let again = load("written", text.as_bytes(), &[]).unwrap_or_else(|error| panic!("{text}\n{error}"));
    assert_eq!(again.inputs(), scenario.inputs());
    assert_eq!(again.to_toml(), text);
}

#[rstest]
fn every_scenario_and_study_of_the_questions_is_sound(#[files("scenarios/questions/*/*.toml")] path: PathBuf) {
    match load_any(path.to_str().unwrap(), &[]).unwrap_or_else(|error| panic!("{error}")) {
        Loaded::Scenario(scenario) => {
            assert!(!scenario.inputs().expect.is_empty(), "a scenario of a question is a test");
            let text = scenario.to_toml();
            assert_eq!(load("written", text.as_bytes(), &[]).unwrap().inputs(), scenario.inputs());
        }
        Loaded::Study(study) => assert!(!study.record.is_empty(), "a study of a question says what it reads"),
        Loaded::Comparison(_) => {}
    }
}

#[test]
fn the_scenario_of_the_readme_means_what_it_says() {
    let scenario = load_file("scenarios/acne_scar_roller.toml", &[]).unwrap();
    let inputs = scenario.inputs();
    assert_eq!(inputs.resolution, Resolution::Depth);
    assert_eq!(inputs.device.as_ref().unwrap().needle.length, 1.5);
    assert_eq!(inputs.device.as_ref().unwrap().needle.tip_diameter, 0.008);
    assert_eq!(inputs.treatment.as_ref().unwrap().session_times, [0.0, 28.0, 56.0, 84.0]);
    assert_eq!(inputs.serum.as_ref().unwrap().concentration, 0.15);
    assert_eq!(inputs.serum.as_ref().unwrap().dose, 20.0);
    assert_eq!(inputs.output_days, [1.0, 7.0, 28.0, 90.0, 180.0, 360.0]);
    assert_eq!(inputs.skin.dermis, 0.87);
    assert_eq!(inputs.scar.map(|scar| (scar.width, scar.depth)), Some((5.0, 0.3)));
}
