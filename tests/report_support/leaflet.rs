//! The leaflet of a run, and the table of a scar.

use super::report_support::{Directory, assert_whole, text_of};

const SCAR: &str = "name = \"A scar & a patch\"\nduration = \"30 d\"\n[skin]\nsite = \"cheek\"\nlesion = \"50 %\"\n[skin.scar.boxcar]\n\
                    width = \"2.5 mm\"\ndepth = \"0.3 mm\"\n[device.roller]\nneedle_length = \"1.5 mm\"\n[treatment]\nsessions = 1\n\
                    [outputs]\ndays = [7, 30]\n[model]\nresolution = \"well-mixed\"\n";

const ADVICE: [&str; 9] =
    ["should", "recommend", "you must", "you can", "advise", "guarantee", "will be", "we suggest", "ought"];

fn leaflet(directory: &Directory) -> String {
    let report = directory.report();
    assert!(report.contains("href=\"what_to_expect.html\""), "the report leads to it");
    let page = directory.read("what_to_expect.html").expect("a leaflet");
    assert_whole(&page);
    let text = text_of(&page);
    for word in ADVICE {
        assert!(!text.to_lowercase().contains(word), "{word}: {text}");
    }
    for sentence in ["no medical advice", "What nobody has measured", "What this sheet does not say", "How sure"] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    page
}

#[test]
fn a_leaflet_has_intervals_evidence_and_pictures_and_no_advice() {
    let directory = Directory::of_text(SCAR, &["uncertainty.members=3"]);
    let page = leaflet(&directory);
    let text = text_of(&page);
    for sentence in [
        "A scar & a patch",
        "with a boxcar scar, 2.5\u{a0}mm wide and 0.3\u{a0}mm deep, with a dark patch,",
        "again 3 times with other constants",
        "Depth of the scar that fills",
        "Risk of dark spots afterwards",
        "calibrated",
        "published model",
        "assumed",
        "0.30 mm deep before",
        "where it may lie",
    ] {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    let rows = page.split("<tbody>").nth(1).unwrap().matches("<tr>").count();
    assert!((6..=10).contains(&rows), "{rows}");
    assert_eq!(page.matches("class=\"value\"").count(), rows, "every number has its bar");
    let summary = directory.summary();
    let depth = summary.get("puncture.depth_mean").unwrap();
    let told = format!("{:.2}\u{a0}mm to {:.2}\u{a0}mm", depth.low.unwrap(), depth.high.unwrap());
    assert!(text.contains(&told), "{told}: {text}");
}

#[test]
fn without_an_ensemble_the_leaflet_says_that_there_is_no_interval() {
    let directory = Directory::of_text(SCAR, &["skin.lesion=\"0 %\""]);
    let text = text_of(&leaflet(&directory));
    assert!(
        text.contains("No number has an interval") && text.contains("nothing here tells how far off it may be"),
        "{text}"
    );
    let scar = directory.read("scar.csv").expect("a table of the scar");
    let mut lines = scar.lines();
    assert_eq!(lines.next(), Some("time [d],radius [mm],depth [mm]"));
    let rows: Vec<Vec<f64>> = lines.map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect()).collect();
    let mut times: Vec<f64> = rows.iter().map(|row| row[0]).collect();
    times.dedup();
    assert_eq!(times, [0.0, 7.0, 30.0]);
    let before: Vec<&Vec<f64>> = rows.iter().filter(|row| row[0] == 0.0).collect();
    assert_eq!(before[0][1..], [0.0, 0.3]);
    assert!(before.windows(2).all(|pair| pair[1][2] <= pair[0][2]) && before[before.len() - 1][1] == 1.875);
    let end = rows.iter().find(|row| row[0] == 30.0).unwrap()[2];
    let told = directory.summary().get("scar.depth.end").unwrap().value.unwrap();
    assert!((end - told).abs() < 1e-9, "on the axis it is deepest: {end} {told}");
    let series = directory.read("timeseries.csv").unwrap();
    for column in [
        "colour.lightness [1]",
        "lesion.contrast [1]",
        "wrinkle.amplitude [1]",
        "scar.depth [mm]",
        "pigment.dermis [1]",
    ] {
        assert!(series.lines().next().unwrap().split(',').any(|name| name == column), "{column}");
    }
}

#[test]
fn skin_on_the_bench_expects_nothing() {
    let bench = "name = \"Bench\"\nduration = \"1 d\"\n[skin]\nsite = \"abdomen\"\nspecies = \"pig\"\npreparation = \"full-thickness\"\n\
                 [serum.caffeine]\nconcentration = \"1 %\"\n";
    let directory = Directory::of_text(bench, &[]);
    assert!(!directory.report().contains("what_to_expect.html"));
    assert_eq!(directory.read("what_to_expect.html"), None);
}
