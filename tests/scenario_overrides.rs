//! `--set`, defaults, and scenarios that leave things out.

use dermasim::physics::absorption::Ionisation;
use dermasim::physics::puncture::Motion;
use dermasim::run::scenario::{Inputs, ScenarioError, load, preset};

fn with(overrides: &[&str]) -> Result<Inputs, ScenarioError> {
    let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
    load("acne", preset("acne-scar-roller").unwrap().text.as_bytes(), &overrides).map(|scenario| scenario.to_inputs())
}

fn of(text: &str) -> Inputs {
    load("text", text.as_bytes(), &[]).unwrap_or_else(|error| panic!("{error}")).to_inputs()
}

#[test]
fn an_override_needs_no_quotes_but_may_have_them() {
    for argument in [
        "device.roller.needle_length=\"2.0 mm\"",
        "device.roller.needle_length=2.0 mm",
        "device.roller.needle_length = 2000 um",
    ] {
        assert_eq!(with(&[argument]).unwrap().device.unwrap().needle.length, 2.0, "{argument}");
    }
    assert_eq!(with(&["treatment.anaesthetic=30 %"]).unwrap().treatment.unwrap().anaesthetic, Some(0.3));
    assert_eq!(with(&["seed=7"]).unwrap().seed, 7);
    assert_eq!(with(&["name=Two words"]).unwrap().name, "Two words");
    assert_eq!(with(&["outputs.days=[1, 28]"]).unwrap().output_days, [1.0, 28.0]);
    assert_eq!(with(&["serum.vitamin-c.concentration=10 %"]).unwrap().serum.unwrap().concentration, 0.1);
    assert_eq!(with(&["model.parameters.tgf_diffusion=0.1 mm2/d"]).unwrap().parameters.healing.tgf_diffusion, 0.1);
    assert_eq!(with(&["seed=7", "seed=8"]).unwrap().seed, 8);
    let expect = with(&["expect.\"pain.vas\"={ value = 3.0, within = 0.5, absolute = true }"]).unwrap().expect;
    assert_eq!((expect[0].outcome.as_str(), expect[0].admits(3.4), expect[0].admits(3.6)), ("pain.vas", true, false));
}

#[test]
fn a_wrong_override_is_shown_as_the_argument() {
    let message =
        with(&["device.roler.needle_length=2 mm", "treatment.passes=many", "name.first=x", "nonsense", "a b=1"])
            .unwrap_err()
            .to_string();
    insta::assert_snapshot!(message);
}

#[test]
fn healthy_skin_intact_skin_and_a_device_alone_are_scenarios() {
    let healthy = of("[skin]\nsite = \"forearm\"\n");
    assert!(healthy.device.is_none() && healthy.treatment.is_none() && healthy.serum.is_none());
    let intact = of("[skin]\nsite = \"forearm\"\n[serum.caffeine]\n");
    assert!(intact.treatment.is_none());
    assert_eq!(intact.serum.unwrap().solute.name, "caffeine");
    let device =
        of("duration = \"0 d\"\n[skin]\nsite = \"neck\"\nsex = \"male\"\n[device.stamp]\nneedle_length = \"1 mm\"\n");
    assert_eq!(device.treatment.unwrap().session_times, [0.0]);
    assert!(device.output_days.is_empty());
    assert_eq!(device.device.unwrap().motion, Motion::Stamp);
    assert_eq!(device.skin.dermis, 0.98);
}

#[test]
fn stated_layers_win_over_typical_ones() {
    let inputs = of("[skin]\nsite = \"cheek\"\ndermis = \"1.5 mm\"\nepidermis = \"0.1 mm\"\n");
    assert_eq!((inputs.skin.dermis, inputs.skin.epidermis), (1.5, 0.1));
    assert_eq!(inputs.skin.stratum_corneum, 16.8 * 1e-3);
}

#[test]
fn what_lies_under_the_dermis_follows_the_site_unless_stated() {
    let of_site = |site: &str, more: &str| of(&format!("[skin]\nsite = \"{site}\"\n{more}")).skin;
    assert_eq!(of_site("cheek", "").subcutis, Some(5.2));
    assert_eq!(of_site("forehead", "").subcutis, Some(2.0));
    assert_eq!(of_site("zygoma", "").subcutis, Some(4.5));
    assert_eq!(of_site("zygoma", "").dermis, of_site("cheek", "").dermis);
    assert_eq!(of_site("zygoma", "subcutis = \"2 mm\"").subcutis, Some(2.0));
    assert_eq!(of_site("cheek", "subcutis = \"20 mm\"").subcutis, Some(20.0));
}

#[test]
fn a_stretching_hand_and_a_rim_are_read_in_internal_units() {
    assert_eq!(with(&[]).unwrap().treatment.unwrap().stretch, 0.0);
    assert_eq!(with(&["treatment.stretch=30 N/m"]).unwrap().treatment.unwrap().stretch, 0.03);
    let pen = |more: &str| {
        let text =
            format!("[skin]\nsite = \"cheek\"\n[device.pen]\nneedle_length = \"1 mm\"\nwidth = \"5.1 mm\"\n{more}");
        of(&text).device.unwrap().motion
    };
    assert!(matches!(pen(""), Motion::Pen { rim_diameter: 9.1, .. }));
    assert!(matches!(pen("rim_diameter = \"6 mm\""), Motion::Pen { rim_diameter: 6.0, .. }));
}

#[test]
fn without_time_nothing_but_a_device_is_simulated() {
    let skin = "duration = \"0 d\"\n[skin]\nsite = \"cheek\"\n";
    let device = "[device.stamp]\nneedle_length = \"1 mm\"\n";
    assert!(of(&format!("{skin}{device}")).warnings.iter().all(|warning| !warning.contains("0 d")));
    let serum = of(&format!("{skin}{device}[serum.caffeine]\n"));
    assert!(serum.warnings.iter().any(|warning| warning.contains("caffeine has no time to enter")));
    assert!(of(skin).warnings.iter().any(|warning| warning.contains("nothing happens")));
}

#[test]
fn a_custom_solute_is_read_in_internal_units_and_completed() {
    let text = "[skin]\nsite = \"cheek\"\n[serum.custom]\nsolute = \"my peptide\"\nmolar_mass = \"500 g/mol\"\nlog_kow = -2\n\
                ionisation = \"acid\"\npka = 4\nconcentration = \"2 %\"\n";
    let solute = of(text).serum.unwrap().solute;
    assert_eq!((solute.name.as_str(), solute.molar_mass, solute.log_kow), ("my peptide", 0.5, -2.0));
    assert_eq!(solute.ionisation, Ionisation::Acid { pka: 4.0 });
    assert!((solute.schroeder_volume - 450e-6).abs() < 1e-18);
    assert!((solute.solubility - 20.0).abs() < 1e-12);
    let scenario = load("text", text.as_bytes(), &[]).unwrap();
    assert_eq!(load("again", scenario.to_toml().as_bytes(), &[]).unwrap().inputs(), scenario.inputs());
}

#[test]
fn the_vehicle_may_dissolve_more_than_water_does() {
    let retinol = |line: &str| of(&format!("[skin]\nsite = \"cheek\"\n[serum.retinol]\n{line}")).serum.unwrap();
    assert_eq!(retinol("").vehicle_solubility, None);
    assert_eq!(retinol("").holding(), 1.0);
    let oil = retinol("vehicle_solubility = \"100 mg/mL\"\n");
    assert_eq!(oil.vehicle_solubility, Some(100.0));
    assert!((oil.active_concentration(1000.0) / oil.solute.solubility - 0.03).abs() < 1e-12, "3 mg/mL of 100");
}

#[test]
fn an_ampholyte_has_two_constants_and_what_evaporates_a_solubility() {
    let solute = "[skin]\nsite = \"cheek\"\n[serum.custom]\nmolar_mass = \"150 g/mol\"\nlog_kow = 2\n";
    let of_custom =
        |lines: &str| load("text", format!("{solute}{lines}").as_bytes(), &[]).map(|found| found.to_inputs());
    let ampholyte = of_custom("ionisation = \"ampholyte\"\npka = 4\nupper_pka = 9\n").unwrap().serum.unwrap().solute;
    assert_eq!(ampholyte.ionisation, Ionisation::Ampholyte { lower: 4.0, upper: 9.0 });
    for (lines, words) in [
        ("ionisation = \"ampholyte\"\npka = 4\nupper_pka = 3\n", "is not above"),
        ("ionisation = \"acid\"\npka = 4\nupper_pka = 9\n", "`ionisation` is not \"ampholyte\""),
        ("vapour_pressure = \"3 Pa\"\n", "`vapour_pressure` without `serum.custom.solubility`"),
        ("vehicle_solubility = \"30 mg/mL\"\n", "`vehicle_solubility` without `serum.custom.solubility`"),
    ] {
        let message = of_custom(lines).unwrap_err().to_string();
        assert!(message.contains(words), "{message}");
    }
    assert!(of_custom("vapour_pressure = \"0 Pa\"\n").is_ok());
    let volatile = of_custom("vapour_pressure = \"3 Pa\"\nsolubility = \"2 mg/mL\"\n").unwrap().serum.unwrap().solute;
    assert_eq!((volatile.vapour_pressure, volatile.solubility), (3e-6, 2.0));
}

#[test]
fn days_replace_sessions_and_interval() {
    let text = "[skin]\nsite = \"cheek\"\n[device.pen]\nneedle_length = \"1 mm\"\n[treatment]\ndays = [\"0 d\", \"2 weeks\", \"60 d\"]\n";
    assert_eq!(of(text).treatment.unwrap().session_times, [0.0, 14.0, 60.0]);
}

#[test]
fn flags_are_raised_where_they_belong() {
    let has =
        |overrides: &[&str], words: &str| with(overrides).unwrap().warnings.iter().any(|flag| flag.contains(words));
    assert!(has(&["treatment.setting=home"], "home devices"));
    assert!(!has(&[], "home devices"));
    assert!(has(&["serum.vitamin-c.ph=3"], "stings"));
    assert!(!has(&["serum.vitamin-c.ph=3", "serum.vitamin-c.apply_after=2 d"], "stings"));
    assert!(has(&["treatment.interval=1 d"], "barrier"));
    assert!(has(&["skin.age=18 a"], "age of 22"));
    assert!(has(&["skin.site=periorbital"], "authorised"));
    assert!(has(&["model.parameters.tgf_diffusion=1 mm2/d"], "plausible range, 0.0018 to 0.29 mm2/d"));
}
