//! Made-up tables of a serum: over time, by depth, by delay, over density and length of the needles.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{band, ends};

pub fn write(dir: &Path, bands: bool) {
    fs::write(dir.join("absorption.csv"), course(bands, 1)).unwrap();
    fs::write(dir.join("absorption_profile.csv"), profile(bands)).unwrap();
    fs::write(dir.join("absorption_window.csv"), window(bands)).unwrap();
    fs::write(dir.join("absorption_map.csv"), map(bands)).unwrap();
}

const POOLS: [&str; 10] = [
    "film",
    "stratum_corneum",
    "epidermis",
    "dermis",
    "bound",
    "cleared",
    "metabolised",
    "evaporated",
    "washed_off",
    "shed",
];
/// Of one application, µg/cm².
const DOSE: f64 = 300.0;
/// Hours of contact, and between applications.
const CONTACT: f64 = 8.0;
const EVERY: f64 = 24.0;

/// So many applications a day apart, each washed off after eight hours, followed for two days more.
pub fn course(bands: bool, applications: u32) -> String {
    let mut header = "time [h]".to_owned();
    let mut name =
        |column: &str, unit: &str| write!(header, ",{column} [{unit}]{}", ends(bands, column, unit)).unwrap();
    for side in ["needled", "intact"] {
        name(&format!("{side}.flux"), "ug/cm2/h");
        for pool in ["delivered"].iter().chain(&POOLS) {
            name(&format!("{side}.{pool}"), "ug/cm2");
        }
    }
    name("lumen_patency", "1");
    name("film_patency", "1");
    let mut text = header + "\n";
    let quarters = 4 * (24 * (applications - 1) + 72);
    for time in (0..=quarters).map(|quarter| f64::from(quarter) / 4.0) {
        write!(text, "{time}").unwrap();
        let mut add = |value: f64| write!(text, ",{value}{}", band(bands, value)).unwrap();
        for uptake in [24.0, 0.9] {
            amounts(time, uptake, applications).into_iter().for_each(&mut add);
        }
        add(libm::exp(-time / 12.0));
        add(libm::exp(-time / 4.0));
        text.push('\n');
    }
    text
}

/// Flux, what was delivered, and the pools, which add up to what was applied up to then.
fn amounts(time: f64, uptake: f64, applications: u32) -> [f64; 12] {
    let started = (0..applications).map(|number| time - EVERY * f64::from(number)).filter(|since| *since >= 0.0);
    let ages: Vec<f64> = started.collect();
    let rise = |age: f64| 1.0 - libm::exp(-age.min(CONTACT) / 3.0);
    let entered: f64 = ages.iter().map(|age| uptake * rise(*age)).sum();
    let on = ages.last().copied().filter(|age| *age < CONTACT);
    let flux = on.map_or(0.0, |age| uptake / 3.0 * libm::exp(-age / 3.0));
    let corneum: f64 = ages.iter().map(|age| 10.0 * rise(*age) * libm::exp(-age / 200.0)).sum();
    let shed: f64 = ages.iter().map(|age| 10.0 * rise(*age) * (1.0 - libm::exp(-age / 200.0))).sum();
    let taken = |age: f64| (uptake + 10.0) * rise(age);
    let film = on.map_or(0.0, |age| DOSE - taken(age));
    let washed: f64 = ages.iter().filter(|age| **age >= CONTACT).map(|age| DOSE - taken(*age)).sum();
    let [epidermis, dermis, bound, metabolised] = [0.05, 0.2, 0.15, 0.02].map(|share| share * entered);
    let cleared = entered - epidermis - dermis - bound - metabolised;
    [flux, entered, film, corneum, epidermis, dermis, bound, cleared, metabolised, 0.0, washed, shed]
}

/// Three rows in the stratum corneum, four in the epidermis, eight in the dermis.
fn profile(bands: bool) -> String {
    let sides = ["needled.concentration", "intact.concentration"];
    let columns: String = sides.iter().map(|side| format!(",{side} [mM]{}", ends(bands, side, "mM"))).collect();
    let mut text = format!("time [h],depth [mm]{columns}\n");
    for hours in [0.25_f64, 1.0, 4.0, 8.0, 24.0, 48.0, 72.0] {
        let corneum = (0..3).map(|row| 0.005 * (f64::from(row) + 0.5));
        let epidermis = (0..4).map(|row| 0.015 + 0.0125 * (f64::from(row) + 0.5));
        let dermis = (0..8).map(|row| 0.065 + 0.15 * (f64::from(row) + 0.5));
        for depth in corneum.chain(epidermis).chain(dermis) {
            let outside = if depth < 0.015 { 200.0 } else { 1.0 };
            let here = outside * libm::exp(-depth / (0.1 * hours.sqrt()));
            let (needled, intact) = (band(bands, here), band(bands, 0.1 * here));
            writeln!(text, "{hours},{depth},{here}{needled},{}{intact}", 0.1 * here).unwrap();
        }
    }
    text
}

fn window(bands: bool) -> String {
    let columns = ["enhancement_ratio", "dose_fraction", "dose_fraction_intact"];
    let columns: String = columns.iter().map(|column| format!(",{column} [1]{}", ends(bands, column, "1"))).collect();
    let mut text = format!("delay [h]{columns}\n");
    for delay in [0.0, 1.0, 4.0, 8.0, 12.0, 24.0, 36.0, 48.0, 72.0] {
        let ratio = 1.0 + 8.0 * libm::exp(-delay / 12.0);
        let cells: String =
            [ratio, 0.01 * ratio, 0.01].iter().map(|value| format!(",{value}{}", band(bands, *value))).collect();
        writeln!(text, "{delay}{cells}").unwrap();
    }
    text
}

fn map(bands: bool) -> String {
    let columns = ["enhancement_ratio", "dose_fraction"];
    let columns: String = columns.iter().map(|column| format!(",{column} [1]{}", ends(bands, column, "1"))).collect();
    let mut text = format!("channel_density [1/cm2],needle_length [mm]{columns}\n");
    for length in [0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.5] {
        for density in [10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0] {
            let ratio = 1.0 + 0.02 * density * libm::log(1.0 + length);
            let cells: String =
                [ratio, 0.001 * ratio].iter().map(|value| format!(",{value}{}", band(bands, *value))).collect();
            writeln!(text, "{density},{length}{cells}").unwrap();
        }
    }
    text
}
