//! What a person would see: which scars respond, when, and what needles and sera do to pigment. None of it is put in; each follows
//! from a term that the module of its physics names.

use dermasim::physics::outcome::Outcome;
use dermasim::run::scenario::load;
use dermasim::run::simulation::outcomes;

const ROLLER: &str = "duration = \"180 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"2 mm\"\n\
                      [treatment]\nsessions = 3\npasses = 10\nforce = \"12 N\"\npatch = \"5 mm\"\n[outputs]\ndays = [28, 90, 180]\n";

fn simulated(text: &str, overrides: &[&str]) -> Vec<Outcome> {
    let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
    let scenario = load("appearance", text.as_bytes(), &overrides).unwrap_or_else(|error| panic!("{error}"));
    outcomes(scenario.inputs()).unwrap()
}

fn value(outcomes: &[Outcome], name: &str) -> f64 {
    let found = outcomes.iter().find(|outcome| outcome.name == name).unwrap_or_else(|| panic!("no {name}"));
    found.value.unwrap_or_else(|| panic!("{name} has no value"))
}

/// A typical scar of each kind under one roller: the drum follows the wide ones, and rests on the rim of the narrow one.
#[test]
fn ice_picks_respond_least_because_needles_do_not_reach_them() {
    let filled = |kind: &str, width: &str, depth: &str, length: &str| {
        let scar = format!("skin.scar.{kind}={{ width = \"{width}\", depth = \"{depth}\" }}");
        let found = simulated(ROLLER, &[&scar, &format!("device.roller.needle_length=\"{length}\"")]);
        (value(&found, "scar.filled.day_180"), value(&found, "scar.standoff"))
    };
    let (rolling, under_rolling) = filled("rolling", "5 mm", "0.35 mm", "1.5 mm");
    let (boxcar, under_boxcar) = filled("boxcar", "2.5 mm", "0.35 mm", "1.5 mm");
    let (ice_pick, under_ice_pick) = filled("ice-pick", "0.8 mm", "0.35 mm", "1.5 mm");
    assert!(under_rolling < under_boxcar && under_boxcar < under_ice_pick);
    assert!(ice_pick < rolling.min(boxcar) && rolling > 0.1, "{ice_pick} {rolling} {boxcar}");
    let (longer, _) = filled("ice-pick", "0.8 mm", "0.35 mm", "2.5 mm");
    assert!(longer > ice_pick + 0.1, "needles that reach the floor fill it: {longer} {ice_pick}");
}

/// Against the study that set the flux of mitogen and the support of the epidermis: no prediction.
#[test]
fn calibration_on_biopsies_is_what_the_registry_says() {
    let text = "duration = \"206 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"1.5 mm\"\n[treatment]\nsessions = 5\n\
                interval = \"30 d\"\npasses = 15\nforce = \"5 N\"\npatch = \"6 mm\"\n[outputs]\ndays = [206]\n";
    let treated = simulated(text, &[]);
    let before = load("appearance", text.as_bytes(), &[]).unwrap().inputs().skin.epidermis;
    let collagen = value(&treated, "collagen.papillary.day_206");
    assert!((collagen - 1.532).abs() < 0.005, "{collagen}");
    let thicker = 1e-3 * value(&treated, "epidermis.thickness.day_206") / before;
    assert!((thicker - 1.5).abs() < 0.01, "{thicker}");
    assert!((value(&treated, "elastin.day_206") - 1.0).abs() < 0.05);
}

#[test]
fn six_months_are_no_worse_than_three_and_elastin_stays() {
    let found = simulated(ROLLER, &["skin.scar.boxcar={ width = \"2.5 mm\", depth = \"0.3 mm\" }"]);
    assert!(value(&found, "scar.filled.day_180") >= value(&found, "scar.filled.day_90"));
    assert!((value(&found, "elastin.day_180") - 1.0).abs() < 0.05);
    assert!(value(&found, "tropoelastin.day_28") > 1.0);
    assert!(value(&found, "scar.depth.day_180") < 0.3);
}

#[test]
fn denser_needles_risk_more_dark_spots_in_darker_skin_more() {
    let risk = |passes: &str, phototype: &str| {
        let overrides = [format!("treatment.passes={passes}"), format!("skin.phototype={phototype}")];
        value(&simulated(ROLLER, &[&overrides[0], &overrides[1]]), "pigment.hyperpigmentation_risk")
    };
    assert!(risk("20", "4") > 1.3 * risk("5", "4"));
    assert!(risk("10", "5") > 1.5 * risk("10", "3"));
    let dropped =
        |passes: &str| value(&simulated(ROLLER, &[&format!("treatment.passes={passes}")]), "pigment.dermis.day_28");
    assert!(dropped("20") > dropped("5"), "the kinetics say so, too, by another term");
}

/// Vitamin C slows the making of melanin; what is there is carried up and shed no faster.
#[test]
fn vitamin_c_does_not_bleach() {
    let text = "duration = \"60 d\"\n[skin]\nsite = \"cheek\"\nphototype = 4\nlesion = \"50 %\"\n[serum.vitamin-c]\nconcentration = \"15 %\"\n\
                ph = 3.2\nevery = \"1 d\"\napplications = 60\n[outputs]\ndays = [1, 7, 28, 60]\n";
    let found = simulated(text, &[]);
    let skin = |day: u32| value(&found, &format!("pigment.epidermis.day_{day}"));
    assert!(skin(28) < 1.0 && skin(1) > 0.95, "{} {}", skin(1), skin(28));
    // Even a source that is shut leaves what is younger than its transit.
    assert!(skin(7) > 1.0 - 7.0 / 28.0);
}
