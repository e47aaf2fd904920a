//! The command line as a user meets it: exit codes, streams, messages.

use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::cargo_bin_cmd;

fn dermasim(arguments: &[&str]) -> Output {
    cargo_bin_cmd!("dermasim").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn an_unknown_command_or_flag_is_exit_code_2() {
    for arguments in [&["punture"][..], &["parameters", "--jsno"], &[]] {
        let output = dermasim(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn every_command_helps_with_an_example() {
    let help = text(&dermasim(&["--help"]).stdout);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for command in commands.filter_map(|line| line.split_whitespace().next()).filter(|command| *command != "help") {
        let output = dermasim(&[command, "--help"]);
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert!(text(&output.stdout).contains(&format!("  dermasim {command}")), "{command}");
    }
}

#[test]
fn a_parameter_is_printed_with_its_source() {
    let output = dermasim(&["parameters", "tgf_diffusion"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = text(&output.stdout);
    for word in ["0.05 mm2/d", "0.0018 – 0.29", "published model", "Koppenol et al. 2017"] {
        assert!(printed.contains(word), "{word} is not in\n{printed}");
    }
}

#[test]
fn the_registry_as_json_is_one_document_with_every_row() {
    let output = dermasim(&["parameters", "--json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.len(), dermasim::physics::parameter::Parameters::definitions().count());
    let row = rows.iter().find(|row| row["name"] == "tgf_diffusion").unwrap();
    assert_eq!((row["value"].as_f64(), row["unit"].as_str()), (Some(0.05), Some("mm2/d")));
    let one: serde_json::Value =
        serde_json::from_slice(&dermasim(&["parameters", "tgf_diffusion", "--json"]).stdout).unwrap();
    assert_eq!(one, *row);
}

#[test]
fn an_unknown_parameter_gets_the_nearest_name_and_exit_code_2() {
    let output = dermasim(&["parameters", "tgf_difusion"]);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert_eq!(message.trim(), "error: unknown parameter `tgf_difusion`: did you mean tgf_diffusion?");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("dermasim"))
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn completions_and_manual_name_every_option() {
    let completions = text(&dermasim(&["completions", "bash"]).stdout);
    let manual = text(&dermasim(&["man", "parameters"]).stdout);
    assert!(completions.contains("--json") && completions.contains("parameters"));
    assert!(manual.contains(r"\-\-json"), "{manual}");
    assert_eq!(dermasim(&["man", "nonsense"]).status.code(), Some(2));
}
