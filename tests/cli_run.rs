//! `run`, `check`, `init` and `sweep` from outside: what stands on disk afterwards, and with which exit code.

use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;

/// Small enough for a test: one session, three days, well mixed.
const SCENARIO: &str = r#"
name = "test"
duration = "3 d"
[skin]
site = "cheek"
[device.stamp]
needle_length = "0.5 mm"
[treatment]
sessions = 1
passes = 1
[model]
resolution = "well-mixed"
"#;

const STUDY: &str = r#"
scenario = "scenario.toml"
[vary]
"device.stamp.needle_length" = ["0.3 mm", "0.5 mm", "1 mm"]
"treatment.passes" = [1, 2]
[outputs]
record = ["pain.vas", "collagen.total.day_1"]
"#;

fn dermasim(directory: &Path, arguments: &[&str]) -> Output {
    cargo_bin_cmd!("dermasim").current_dir(directory).args(arguments).output().unwrap()
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn directory() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("scenario.toml"), SCENARIO).unwrap();
    std::fs::write(directory.path().join("study.toml"), STUDY).unwrap();
    directory
}

fn succeed(directory: &Path, arguments: &[&str]) -> Output {
    let output = dermasim(directory, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{}", message(&output));
    output
}

/// Tables and summary: all that must be the same bits. The manifest holds times, the report and figures hold the date.
fn tables(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tables: Vec<(String, Vec<u8>)> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv") || path.ends_with("summary.json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    tables.sort();
    tables
}

fn manifest(directory: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(directory.join("manifest.json")).unwrap()).unwrap()
}

#[test]
fn a_run_leaves_what_the_interface_promises() {
    let directory = directory();
    let output = succeed(directory.path(), &["run", "scenario.toml", "--quiet"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("pain.vas"));
    let run = directory.path().join("runs/scenario");
    for file in ["manifest.json", "scenario.toml", "summary.json", "timeseries.csv", "punctures.csv", "report.html"] {
        assert!(run.join(file).is_file(), "{file}");
    }
    let manifest = manifest(&run);
    assert_eq!(manifest["status"], "done");
    assert_eq!(manifest["device"], "stamp");
    assert_eq!(manifest["needle_length_mm"], 0.5);
    assert_eq!(manifest["session_days"], serde_json::json!([0.0]));
    let scenario = std::fs::read(run.join("scenario.toml")).unwrap();
    assert_eq!(manifest["scenario_sha256"], dermasim::run::record::sha256(&scenario));
}

#[test]
fn threads_resume_and_the_written_scenario_give_the_same_bits() {
    let directory = directory();
    let path = directory.path();
    succeed(path, &["run", "scenario.toml", "--threads", "1", "--out", "one"]);
    succeed(path, &["run", "scenario.toml", "--threads", "2", "--out", "two"]);
    succeed(path, &["run", "one/scenario.toml", "--out", "again"]);
    let expected = tables(&path.join("one"));
    assert!(expected.len() >= 3, "{:?}", expected.iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert_eq!(expected, tables(&path.join("two")));
    assert_eq!(expected, tables(&path.join("again")));

    // As after a kill: the manifest says `running`, a table is gone, another is old.
    let text = std::fs::read_to_string(path.join("two/manifest.json")).unwrap();
    std::fs::write(path.join("two/manifest.json"), text.replace("\"done\"", "\"running\"")).unwrap();
    std::fs::remove_file(path.join("two/timeseries.csv")).unwrap();
    std::fs::write(path.join("two/punctures.csv"), "old").unwrap();
    let refused = dermasim(path, &["run", "scenario.toml", "--out", "two"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(message(&refused).contains("--resume"), "{}", message(&refused));
    succeed(path, &["run", "scenario.toml", "--out", "two", "--resume"]);
    assert_eq!(expected, tables(&path.join("two")));
}

#[test]
fn a_finished_run_is_not_overwritten_unasked() {
    let directory = directory();
    let path = directory.path();
    succeed(path, &["run", "scenario.toml"]);
    let refused = dermasim(path, &["run", "scenario.toml"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(message(&refused).contains("--force"), "{}", message(&refused));
    succeed(path, &["run", "scenario.toml", "--force", "--seed", "2"]);
    assert_eq!(manifest(&path.join("runs/scenario"))["seed"], 2);
}

#[test]
fn a_wrong_file_is_shown_with_its_place_and_nothing_is_written() {
    let directory = directory();
    let path = directory.path();
    std::fs::write(path.join("wrong.toml"), SCENARIO.replace("0.5 mm", "0.5 m/s")).unwrap();
    for command in ["run", "check"] {
        let output = dermasim(path, &[command, "wrong.toml"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(message(&output).contains("wrong.toml:7"), "{}", message(&output));
    }
    assert!(!path.join("runs").exists());
    let absent = dermasim(path, &["run", "absent.toml"]);
    assert_eq!(absent.status.code(), Some(2));
}

#[test]
fn a_missed_expectation_is_a_warning_in_the_manifest() {
    let directory = directory();
    let path = directory.path();
    let expecting = format!("{SCENARIO}\n[expect]\n\"collagen.total.day_1\" = {{ value = 7.0, within = 0.01 }}\n");
    std::fs::write(path.join("expecting.toml"), expecting).unwrap();
    let output = succeed(path, &["run", "expecting.toml"]);
    assert!(message(&output).contains("expected `collagen.total.day_1` to be 7"), "{}", message(&output));
    assert!(manifest(&path.join("runs/expecting"))["warnings"].to_string().contains("collagen.total.day_1"));
}

#[test]
fn standard_input_presets_and_json_go_together() {
    let directory = directory();
    let preset = succeed(directory.path(), &["init", "--from", "home-roller", "-"]);
    let output = cargo_bin_cmd!("dermasim")
        .current_dir(directory.path())
        .args(["check", "-", "--json"])
        .write_stdin(preset.stdout)
        .output()
        .unwrap();
    let plans: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plans[0]["session_days"].as_array().unwrap().len(), 4);
}

#[test]
fn a_sweep_resumes_and_joins_to_the_same_table() {
    let directory = directory();
    let path = directory.path();
    succeed(path, &["sweep", "study.toml", "--out", "whole"]);
    for shard in ["1/2", "2/2"] {
        succeed(path, &["sweep", "study.toml", "--shard", shard, "--out", &format!("shard_{}", &shard[..1])]);
    }
    succeed(path, &["merge", "shard_1", "shard_2", "--out", "merged"]);
    let without_seconds = |directory: &str| -> Vec<String> {
        let table = std::fs::read_to_string(path.join(directory).join("samples.csv")).unwrap();
        table.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned()).collect()
    };
    let whole = without_seconds("whole");
    assert_eq!(whole.len(), 7);
    assert!(whole[1..].iter().all(|row| row.contains(",done,")), "{whole:#?}");
    assert_eq!(whole, without_seconds("merged"));
    for file in ["samples.parquet", "report.html", "study.toml", "scenario.toml"] {
        assert!(path.join("whole").join(file).is_file(), "{file}");
    }
}

/// A contact of two thousand needles takes minutes and knows no safe place.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_huge_contact_soon_and_says_so() {
    let directory = directory();
    let path = directory.path();
    let text = "name = \"huge\"\nduration = \"0 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"1 mm\"\n\
                needles = 2000\nrows = 40\nneedle_diameter = \"0.2 mm\"\nwidth = \"40 mm\"\n[treatment]\npasses = 2\nforce = \"50 N\"\n";
    std::fs::write(path.join("huge.toml"), text).unwrap();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("dermasim"));
    let running =
        command.current_dir(path).args(["run", "huge.toml"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let begun = path.join("runs/huge/scenario.toml");
    while !begun.is_file() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let interrupted = std::time::Instant::now();
    assert!(std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(interrupted.elapsed().as_secs_f64() < 10.0, "{:?}", interrupted.elapsed());
    assert!(message(&output).contains("interrupted"), "{}", message(&output));
    assert_eq!(manifest(&path.join("runs/huge"))["status"], "interrupted");
}
