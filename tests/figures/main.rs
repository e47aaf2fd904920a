//! Figures and reports, drawn from a made-up run directory.

mod absorption;
mod fields;
mod synthetic;

use std::path::PathBuf;

use dermasim::show::figure::{FigureState, draw_run};

fn directory(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures").join(name)
}

#[test]
fn every_figure_of_a_whole_run_is_drawn() {
    let dir = directory("whole_run");
    synthetic::write_run(&dir, true);
    fields::write(&dir);
    for figure in draw_run(&dir).unwrap() {
        match figure.state {
            FigureState::Drawn { svg, png, .. } => {
                assert!(std::fs::read_to_string(svg).unwrap().trim_end().ends_with("</svg>"));
                assert_eq!(&std::fs::read(png).unwrap()[1..4], b"PNG");
            }
            FigureState::Animated { apng, .. } => {
                let bytes = std::fs::read(apng).unwrap();
                assert!(bytes.windows(4).any(|name| name == b"acTL"), "an animated PNG");
                assert!(bytes.len() < 2_000_000, "{} bytes", bytes.len());
            }
            FigureState::LeftOut { reason } => panic!("{} was left out: {reason}", figure.name),
        }
    }
}

#[test]
fn the_same_directory_gives_the_same_bytes() {
    let dir = directory("same_bytes");
    synthetic::write_run(&dir, false);
    fields::write(&dir);
    let bytes = || -> Vec<Vec<u8>> {
        let figures = draw_run(&dir).unwrap();
        figures
            .into_iter()
            .flat_map(|figure| match figure.state {
                FigureState::Drawn { svg, png, .. } => vec![std::fs::read(svg).unwrap(), std::fs::read(png).unwrap()],
                FigureState::Animated { apng, .. } => vec![std::fs::read(apng).unwrap()],
                FigureState::LeftOut { reason } => panic!("{} was left out: {reason}", figure.name),
            })
            .collect()
    };
    assert!(bytes() == bytes());
}

#[test]
fn figures_without_data_are_left_out_with_a_reason() {
    let dir = directory("without_absorption");
    synthetic::write_run(&dir, false);
    std::fs::remove_file(dir.join("absorption.csv")).unwrap();
    std::fs::write(dir.join("injury.csv"), "session [1],depth [mm],killed [1]\n1,0.1,0.5\n").unwrap();
    let left_out: Vec<(&str, String)> = draw_run(&dir)
        .unwrap()
        .into_iter()
        .filter_map(|figure| match figure.state {
            FigureState::LeftOut { reason } => Some((figure.name, reason)),
            FigureState::Drawn { .. } | FigureState::Animated { .. } => None,
        })
        .collect();
    assert_eq!(
        left_out,
        [
            ("collagen_depth_time", "injury.csv has no column `cut` of numbers".to_owned()),
            ("absorption_flux", "absorption.csv is not in the directory".to_owned()),
            ("absorption_amounts", "absorption.csv is not in the directory".to_owned()),
        ]
    );
}

fn reason(dir: &std::path::Path, name: &str) -> Option<String> {
    let figure = draw_run(dir).unwrap().into_iter().find(|figure| figure.name == name).unwrap();
    match figure.state {
        FigureState::LeftOut { reason } => Some(reason),
        FigureState::Drawn { .. } | FigureState::Animated { .. } => None,
    }
}

#[test]
fn patterns_of_one_session_and_of_none() {
    let dir = directory("patterns");
    synthetic::write_run(&dir, false);
    let file = dir.join("pattern.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let of = |session: &str| rows.lines().filter(|row| row.starts_with(session)).collect::<Vec<&str>>().join("\n");
    let svg = || std::fs::read_to_string(dir.join("figures/pattern_statistics.svg")).unwrap();
    assert_eq!(reason(&dir, "pattern_statistics"), None);
    assert!(svg().contains("all 4 sessions: 900 holes, p = 0.005") && svg().contains("session 1: 225 holes"));
    std::fs::write(&file, format!("{header}\n{}\n", of("1,"))).unwrap();
    assert_eq!(reason(&dir, "pattern_statistics"), None);
    assert!(svg().contains("session 1: 225 holes") && !svg().contains("all 4 sessions"));
    std::fs::write(&file, format!("{header}\n")).unwrap();
    assert_eq!(reason(&dir, "pattern_statistics").as_deref(), Some("pattern.csv holds no pattern"));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(reason(&dir, "pattern_statistics").as_deref(), Some("pattern.csv is not in the directory"));
}

#[test]
fn fields_that_are_missing_damaged_or_foreign_are_told() {
    let dir = directory("bad_fields");
    // No tables: nothing else is drawn.
    synthetic::write_manifest(&dir);
    let _ = std::fs::remove_dir_all(dir.join("fields"));
    assert!(draw_run(&dir).unwrap().iter().all(|figure| !figure.name.starts_with("unit_cell")));
    fields::write(&dir);
    let file = dir.join("fields/unit_cell_0000.vtr");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() / 10]).unwrap();
    let truncated = reason(&dir, "unit_cell_film").unwrap();
    assert!(truncated.contains("unit_cell_0000.vtr") && truncated.contains("truncated"), "{truncated}");
    std::fs::write(dir.join("fields/patch.pvd"), "<a>").unwrap();
    std::fs::remove_file(dir.join("fields/unit_cell.pvd")).unwrap();
    assert!(reason(&dir, "patch_collagen").unwrap().contains("patch.pvd"));
    let absent = reason(&dir, "unit_cell_sections");
    assert_eq!(absent.as_deref(), Some("fields/unit_cell.pvd is not in the directory"));
}
