//! Figures and reports, drawn from a made-up run directory.

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
    for figure in draw_run(&dir).unwrap() {
        let FigureState::Drawn { svg, png, .. } = figure.state else {
            panic!("{} was left out: {:?}", figure.name, figure.state);
        };
        assert!(std::fs::read_to_string(svg).unwrap().trim_end().ends_with("</svg>"));
        assert_eq!(&std::fs::read(png).unwrap()[1..4], b"PNG");
    }
}
