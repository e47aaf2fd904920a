//! The report of real runs and studies: one page that holds everything, loads nothing, and says what it must.

#[path = "report_support/leaflet.rs"]
mod leaflet;
mod report_support;

use report_support::{Directory, assert_whole, text_of};
use rstest::rstest;

#[rstest]
#[case::full("acne_scar_roller", &[])]
#[case::pen("rejuvenation_pen", &[])]
#[case::weekly("home_roller_weekly", &[])]
#[case::stamp("stamp_under_eye", &[])]
#[case::short("vitamin_c_intact_and_needled", &[])]
#[case::moment("acne_scar_roller", &["duration=0 d", "treatment.sessions=1"])]
#[case::ensemble("acne_scar_roller", &["model.resolution=well-mixed", "uncertainty.members=8"])]
fn every_scenario_gets_a_whole_page_with_all_its_numbers(#[case] scenario: &str, #[case] overrides: &[&str]) {
    let directory = Directory::of_scenario(scenario, overrides);
    let page = directory.report();
    assert_whole(&page);
    let text = text_of(&page);
    for sentence in ["not medical advice", "Known weak points", "must not be used for", "Where this comes from"] {
        assert!(text.contains(sentence), "{scenario}: {sentence}");
    }
    for (name, _) in &directory.summary().entries {
        assert!(page.contains(&format!("id=\"{name}\"")), "{scenario}: {name}");
    }
    for warning in &directory.manifest().facts.warnings {
        assert!(text.contains(warning), "{scenario}: {warning}");
    }
}

#[test]
fn a_device_run_is_a_report_for_its_maker() {
    let directory = Directory::of_scenario("device_depth_accuracy", &["uncertainty.members=4"]);
    directory.draw();
    let page = directory.report();
    assert_whole(&page);
    let text = text_of(&page);
    for sentence in [
        "Device report",
        "Set to 1.5\u{a0}mm, the needles reached",
        "Strikes that pierce",
        "Share of the hand's force that the needles carry",
        "With half the force of the hand (1 N)",
        "Set against actual depth",
        "zygoma",
        "that takes measurements on skin",
    ] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    for other in ["collagen", "How healing ran", "TGF"] {
        assert!(!text.contains(other), "{other}");
    }
    for figure in ["depth-histogram", "set-against-actual-depth", "device-sensitivity"] {
        assert!(page.contains(&format!("id=\"figure-{figure}\"")), "{figure}");
    }
}

#[test]
fn a_device_that_never_pierces_says_at_which_force_it_would() {
    let stamp = "name = \"Stamp\"\nduration = \"0 d\"\n[skin]\nsite = \"cheek\"\n[device.stamp]\nneedle_length = \"1.5 mm\"\n\
                 [treatment]\nforce = \"0.05 N\"\n";
    let directory = Directory::of_text(stamp, &[]);
    directory.draw();
    let page = directory.report();
    assert_whole(&page);
    let text = text_of(&page);
    assert!(text.contains("none pierced it: the first would pierce at a force of"), "{text}");
    let warnings = directory.manifest().facts.warnings;
    assert!(warnings.iter().any(|warning| warning.contains("no needle pierces at 0.05 N")), "{warnings:?}");
}

#[test]
fn the_figures_of_a_run_stand_in_its_page() {
    let directory = Directory::of_scenario("acne_scar_roller", &["model.resolution=well-mixed"]);
    directory.draw();
    let page = directory.report();
    assert_whole(&page);
    assert!(page.contains("<b>Figure 1. </b>") && !page.contains("This figure is left out"));
    let place = |name: &str| page.find(&format!("id=\"figure-{name}\"")).unwrap();
    assert!(place("puncture-map") < place("depth-histogram") && place("depth-histogram") < place("collagen-pools"));
}

#[test]
fn short_intervals_are_told_before_the_story() {
    let weekly = Directory::of_scenario("home_roller_weekly", &[]).report();
    let alarm = weekly.find("Sessions 7 days apart: outside what this model may claim").unwrap();
    assert!(alarm < weekly.find("What happened").unwrap());
    let monthly = Directory::of_scenario("acne_scar_roller", &[]).report();
    assert!(!monthly.contains("outside what this model may claim"));
}

#[test]
fn the_claim_is_tested_in_both_readings_only_with_serum_and_needles() {
    let directory = Directory::of_scenario("vitamin_c_intact_and_needled", &[]);
    let text = text_of(&directory.report());
    let ratio = directory.summary().get("absorption.enhancement_ratio").unwrap().value.unwrap();
    assert!(text.contains("First reading") && text.contains("Second reading"), "{text}");
    let expected = if ratio < 1.52 {
        "below 1.9"
    } else if ratio > 2.375 {
        "above 1.9"
    } else {
        "near 1.9"
    };
    assert!(text.contains(expected), "{ratio}: {text}");
    let pen = text_of(&Directory::of_scenario("rejuvenation_pen", &[]).report());
    assert!(!pen.contains("First reading"));
}

const INTACT: &str = "name = \"Intact\"\nseed = 1\nduration = \"3 d\"\n[skin]\nsite = \"forearm\"\nage = \"40 a\"\n";

#[test]
fn a_control_without_needles_tells_of_no_wound() {
    let directory = Directory::of_text(INTACT, &[]);
    let page = directory.report();
    assert_whole(&page);
    let text = text_of(&page);
    assert!(text.contains("On day 3 the dermis stays as it was."), "{text}");
    assert!(!text.contains("How deep") && !text.contains("Pain"), "{text}");
}

#[test]
fn intact_skin_with_a_serum_has_no_ratio() {
    let serum = format!("{INTACT}[serum.vitamin-c]\nconcentration = \"15 %\"\n");
    let text = text_of(&Directory::of_text(&serum, &[]).report());
    assert!(text.contains("got through intact skin") && !text.contains("First reading"), "{text}");
}

const NEEDLED: &str =
    "name = \"Needled\"\nduration = \"1 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"1 mm\"\n";

#[test]
fn the_answers_about_a_serum_are_told_with_window_and_barrier() {
    let serum = format!("{NEEDLED}[serum.vitamin-c]\nconcentration = \"15 %\"\nph = 3.2\n");
    let page = Directory::of_text(&serum, &["model.lipid_path=potts-guy"]).report();
    let text = text_of(&page);
    for sentence in [
        "times as much as through intact skin",
        "Share of the dose, with channels",
        "after the first application, the fullest of the reported times",
        "applied at once: ",
        "applied 24 hours later: ",
        "Half of what needling adds is lost",
        "after Potts and Guy (1992)",
        "This run has no interval",
    ] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    let estimate = "has been measured in none of the merged databases: an estimate";
    assert_eq!(text.matches(estimate).count(), 2, "in the story and in the table: {text}");
    assert!(text.contains("does not reproduce what acidity does to ascorbic acid"), "{text}");
    assert!(text.contains("four lie inside the intervals of the model"), "{text}");
    assert!(!text.contains("validated lipid model"), "vitamin C lies within");
}

#[test]
fn a_closed_barrier_is_told_in_words() {
    let serum = format!("{NEEDLED}[serum.hyaluronate-300k]\nconcentration = \"1 %\"\n");
    let page = Directory::of_text(&serum, &[]).report();
    assert_whole(&page);
    let text = text_of(&page);
    for sentence in [
        "of 300 kDa does not pass intact skin, and",
        "no ratio: hyaluronate of 300 kDa does not pass intact skin",
        "does not pass: less than a millionth",
        "does not pass: by the model less than 1e-20 cm/s",
        "polar path only; outside every validated lipid model",
        "no hyaluronate passes intact skin",
        "Raman microscopy of skin ex vivo has reported hyaluronates of 20 to 300 kDa",
        "Can not be tested",
        "Second reading",
    ] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    assert!(!text.contains("before the flow through it is steady") && !text.contains("what acidity does"), "{text}");
    let small = serum.replace("hyaluronate-300k", "hyaluronate-small");
    let wide = format!("{small}[model.parameters]\npolar_pore_radius = \"3.5 nm\"\n");
    let text = text_of(&Directory::of_text(&wide, &[]).report());
    assert!(text.contains("slips through the barrier") && text.contains("Raman microscopy"), "{text}");
}

#[test]
fn skin_on_the_bench_has_a_receptor_and_no_healing() {
    let bench = NEEDLED.replace("cheek\"\n", "abdomen\"\nspecies = \"pig\"\npreparation = \"full-thickness\"\n");
    let serum = format!("{bench}[serum.caffeine]\nconcentration = \"1 %\"\n");
    let page = Directory::of_text(&serum, &[]).report();
    assert_whole(&page);
    let text = text_of(&page);
    for sentence in [
        "Report of a simulation",
        "Simulated pig skin of the abdomen",
        "laid on a diffusion cell",
        "The simulation follows the serum for 24 hours",
        "collects in the receptor fluid below",
        "on the bench nothing closes the channels",
        "Both are tested for cut-out skin on the bench",
        "How much of a channel stays open to a serum",
    ] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    for other in [
        "No time was simulated",
        "Only the moment of needling",
        "living tissue",
        "How healing ran",
        "Pain in the first",
    ] {
        assert!(!text.contains(other), "{other}: {text}");
    }
}

#[test]
fn names_and_figures_from_outside_stay_text() {
    let evil = INTACT.replace("\"Intact\"", "\"<script>alert(1)</script> & <b>\"");
    let directory = Directory::of_text(&evil, &[]);
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>T</title>{inside}</svg>")
    };
    directory.figure("bad", &svg("<script>alert(1)</script>"));
    directory.figure("loads", &svg("<image href=\"https://example.org/a.png\"/>"));
    directory.figure("one", &svg("<g id=\"a\"/><use href=\"#a\"/>"));
    directory.figure("two", &svg("<g id=\"a\"/><use href=\"#a\"/>"));
    let page = directory.report();
    assert_whole(&page);
    assert!(page.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</h1>"), "{page}");
    assert!(page.contains("#figure-one-a") && page.contains("#figure-two-a"));
    assert_eq!(page.matches("This figure is left out").count(), 2);
}

#[test]
fn a_changed_constant_is_named_and_one_out_of_range_marked() {
    let changed =
        ["model.parameters.tgf_diffusion=\"0.051 mm2/d\"", "model.parameters.epithelial_front_speed=\"50 mm/d\""];
    let text = text_of(&Directory::of_scenario("acne_scar_roller", &changed).report());
    assert!(text.contains("0.051 mm2/d") && text.contains("epithelial_front_speed"), "{text}");
    assert!(text.contains("Outside the range that its sources support"), "{text}");
}

#[test]
fn numbers_have_few_digits() {
    let text = text_of(&Directory::of_scenario("acne_scar_roller", &[]).report());
    let long = text.split_whitespace().find(|word| {
        let decimals = word.split_once('.').map_or("", |(_, decimals)| decimals);
        decimals.len() > 6 && decimals.bytes().all(|byte| byte.is_ascii_digit())
    });
    assert_eq!(long, None);
}

#[test]
fn a_study_tells_extremes_failures_and_how_to_load() {
    let directory = Directory::of_study();
    let page = directory.study_report();
    assert_whole(&page);
    let text = text_of(&page);
    for expected in [
        "4 samples over treatment.interval and skin.site: one failed.",
        "Sessions 7 days apart",
        "no channel <at all>",
        "interval 28\u{a0}d, site cheek",
        "pd.read_parquet(\"samples.parquet\")",
        "not medical advice",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn a_directory_without_a_run_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let error = dermasim::show::report::write_run(directory.path()).unwrap_err();
    assert!(error.to_string().contains("manifest.json"), "{error}");
    assert!(!directory.path().join("report.html").exists());
}
