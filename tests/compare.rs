//! `dermasim compare` on real runs: pairs of the same people, and what is refused.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

const SCENARIO: &str = "duration = \"10 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"1 mm\"\n[treatment]\npasses = 4\n\
                        patch = \"4 mm\"\n[uncertainty]\nmembers = 8\n";

fn dermasim(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("dermasim").unwrap();
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn run(folder: &Path, out: &str, set: &[&str]) {
    std::fs::write(folder.join("scenario.toml"), SCENARIO).unwrap();
    let mut arguments = vec!["run", "scenario.toml", "--quiet", "--out", out];
    set.iter().for_each(|set| arguments.extend(["--set", set]));
    let output = dermasim(folder, &arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn difference(folder: &Path, sides: [&str; 2]) -> Value {
    let output = dermasim(folder, &["compare", sides[0], sides[1], "--json", "--only", "puncture.depth_mean"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    document["outcomes"]["puncture.depth_mean"]["differences"][0].clone()
}

fn width(interval: &Value) -> f64 {
    interval[1].as_f64().unwrap() - interval[0].as_f64().unwrap()
}

#[test]
fn pairs_make_the_difference_narrower_and_the_same_run_differs_by_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    run(folder, "five", &[]);
    run(folder, "six", &["treatment.force=\"6 N\""]);
    run(folder, "others", &["treatment.force=\"6 N\"", "seed=2"]);
    let same = difference(folder, ["five", "five"]);
    assert_eq!((same["value"].as_f64(), width(&same["interval"])), (Some(0.0), 0.0));
    let paired = difference(folder, ["five", "six"]);
    assert_eq!(paired["pairs"], 8);
    assert!(width(&paired["interval"]) < 0.5 * width(&paired["independent_interval"]), "{paired}");
    assert!(paired["interval"][0].as_f64().unwrap() > 0.0, "more force, deeper needles, in everybody: {paired}");
    let unpaired = difference(folder, ["five", "others"]);
    assert_eq!(unpaired["interval"], unpaired["independent_interval"]);
    let written = dermasim(folder, &["compare", "five", "six", "--out", "both", "--quiet"]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    for file in ["comparison.csv", "report.html", "figures/comparison_outcomes.svg", "figures/comparison_courses.png"] {
        assert!(folder.join("both").join(file).is_file(), "{file}");
    }
}

#[test]
fn what_is_no_run_or_no_comparison_is_refused_with_code_two() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir(folder.join("empty")).unwrap();
    std::fs::write(folder.join("one.toml"), "[sides.only]\nscenario = \"scenario.toml\"\n").unwrap();
    std::fs::write(folder.join("wrong.toml"), "[sides.a]\nscenari = \"x\"\n[sides.b]\nscenario = 3\n").unwrap();
    std::fs::write(folder.join("scenario.toml"), SCENARIO).unwrap();
    let cases = [
        (vec!["empty", "empty"], "no run of dermasim"),
        (vec!["one.toml"], "at least two sides"),
        (vec!["wrong.toml"], "unknown key `scenari`"),
        (vec!["scenario.toml"], "no comparison"),
    ];
    for (arguments, words) in cases {
        let output = dermasim(folder, &[vec!["compare"], arguments].concat());
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(words), "{message}");
    }
}
