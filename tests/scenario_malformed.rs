//! Malformed scenarios: each message names its place and what would be right, and nothing panics.

use dermasim::run::scenario::{load, presets};
use proptest::prelude::*;
use rstest::rstest;
use std::path::PathBuf;

fn message(name: &str, bytes: &[u8]) -> String {
    load(name, bytes, &[]).map(|scenario| scenario.to_toml()).unwrap_err().to_string()
}

#[rstest]
fn the_message_says_where_and_what(#[files("tests/malformed/*.toml")] path: PathBuf) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let message = message(name, &std::fs::read(&path).unwrap());
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "malformed/messages", omit_expression => true }, {
        insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), message);
    });
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("name = \"x\"".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(message("utf16.toml", &utf16).contains("save the file as UTF-8"));
    assert!(message("binary.toml", b"\x7fELF\x02\x01\x01\x00\x00").contains("NUL"));
    assert!(message("latin1.toml", b"[skin]\nsite = \"\xe9\"").contains("line 2"));
}

#[test]
fn ten_megabytes_of_noise_are_refused_at_once() {
    let noise: Vec<u8> =
        (0..10_000_000_u64).map(|index| (index.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8).collect();
    assert!(message("noise.toml", &noise).contains("too long for a scenario"));
}

#[test]
fn a_megabyte_of_printable_noise_gives_a_short_message() {
    let letter = |index: u64| b"[]={}\"'\n #.,ab1"[(index.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60) as usize % 15];
    let noise: Vec<u8> = (0..1_000_000).map(letter).collect();
    assert!(message("noise.toml", &noise).len() < 20_000);
    assert!(message("one_line.toml", &[b'['; 1_000_000]).len() < 20_000);
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    let path = "a.".repeat(300_000) + "a";
    for text in [
        format!("{path} = 1"),
        format!("[{path}]"),
        format!("x = {}", "[".repeat(500_000)),
        format!("x = {}", "{a=".repeat(300_000)),
    ] {
        assert!(message("deep.toml", text.as_bytes()).len() < 20_000);
    }
    assert!(load("set", presets()[0].text.as_bytes(), &[format!("{path}=1")]).is_err());
}

#[test]
fn all_problems_are_told_at_once() {
    let text = std::fs::read("tests/malformed/many_at_once.toml").unwrap();
    let error = load("many", &text, &[]).unwrap_err();
    assert_eq!(error.problems().len(), 10, "{error}");
    assert!(error.to_string().ends_with("many: 10 problems; nothing was run"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_bytes_never_panic(
        preset in 0_usize..8,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..12),
    ) {
        let mut bytes = presets()[preset].text.as_bytes().to_vec();
        for (index, byte, action) in edits {
            let index = index.index(bytes.len());
            match action {
                0 => bytes[index] = byte,
                1 => bytes.insert(index, byte),
                _ => { bytes.remove(index); }
            }
        }
        if let Err(error) = load("mutated", &bytes, &[]) {
            prop_assert!(!error.to_string().is_empty());
            prop_assert!(!error.render(true).is_empty());
        }
    }

    #[test]
    fn mutated_words_never_panic(
        preset in 0_usize..8,
        line in any::<prop::sample::Index>(),
        value in "[-+]?[0-9a-zµ%/ .eE()\"\\[\\]{}=^·]{0,24}",
    ) {
        let mut lines: Vec<String> = presets()[preset].text.lines().map(str::to_owned).collect();
        let index = line.index(lines.len());
        let key = lines[index].split('=').next().unwrap_or("").to_owned();
        lines[index] = format!("{key}= \"{value}\"");
        let _ = load("mutated", lines.join("\n").as_bytes(), &[]).map_err(|error| error.to_string());
    }
}
