//! The whole way: scenario files through the simulation.

use dermasim::run::scenario::load_file;
use dermasim::run::simulation;

fn run(scenario: &str, overrides: &[&str]) -> dermasim::run::record::RunRecord {
    let path = format!("{}/scenarios/{scenario}.toml", env!("CARGO_MANIFEST_DIR"));
    let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
    let scenario = load_file(&path, &overrides).unwrap_or_else(|error| panic!("{error}"));
    simulation::run(scenario.inputs(), &|_, _| true).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn print_it() {
    for name in ["acne_scar_roller","rejuvenation_pen","home_roller_weekly","stamp_under_eye","vitamin_c_intact_and_needled"] {
        for res in ["depth", "well-mixed"] {
        let record = run(name, &[&format!("model.resolution={res}"), "uncertainty.members=0"]);
        println!("== {name} {res}");
        for (name, entry) in &record.summary.entries {
            if name.contains("day_7") || name.contains("day_90") || name.contains("day_28") || name.contains("day_1") && !name.contains("day_180") {continue}
            println!("{name} {:?} {}", entry.value, entry.unit);
        }
        println!("{:?} {:?} {:?}", record.facts.seconds, record.facts.residuals, record.facts.warnings);
        println!("{:?}", record.facts.steps);
        }
    }
}
