//! A run directory with plausible made-up numbers, so that figures can be tested without a simulation.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[path = "seen.rs"]
mod seen;
#[path = "serum.rs"]
pub mod serum;

pub const SESSIONS: [f64; 4] = [0.0, 28.0, 56.0, 84.0];
const DURATION: u32 = 360;

/// A pulse that rises and decays after every session.
fn pulses(time: f64, rise: f64, decay: f64) -> f64 {
    SESSIONS
        .iter()
        .filter(|&&session| time > session)
        .map(|session| (1.0 - libm::exp(-(time - session) / rise)) * libm::exp(-(time - session) / decay))
        .sum()
}

/// A small reproducible sequence of numbers in 0..1.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn output_times() -> Vec<f64> {
    let mut times: Vec<f64> = (0..DURATION * 4).map(|quarter| f64::from(quarter) / 4.0).collect();
    times.push(f64::from(DURATION));
    times
}

pub fn write_run(dir: &Path, bands: bool) {
    write_manifest(dir);
    write_summary(dir, bands);
    fs::write(dir.join("timeseries.csv"), timeseries(bands)).unwrap();
    fs::write(dir.join("depth_profile.csv"), depth_profile(bands)).unwrap();
    fs::write(dir.join("injury.csv"), injury(bands)).unwrap();
    fs::write(dir.join("punctures.csv"), punctures()).unwrap();
    fs::write(dir.join("pattern.csv"), pattern()).unwrap();
    serum::write(dir, bands);
    fs::write(dir.join("scar.csv"), seen::scar(bands)).unwrap();
    fs::write(dir.join("depth_distribution.csv"), depth_distribution(bands)).unwrap();
    fs::write(dir.join("set_depth.csv"), set_depth(bands)).unwrap();
    fs::write(dir.join("device_sensitivity.csv"), SENSITIVITY).unwrap();
}

pub fn write_summary(dir: &Path, bands: bool) {
    fs::write(dir.join("summary.json"), summary(bands)).unwrap();
}

pub fn write_manifest(dir: &Path) {
    fs::create_dir_all(dir).unwrap();
    fs::write(dir.join("manifest.json"), MANIFEST).unwrap();
}

pub type Column = (&'static str, &'static str, fn(f64) -> f64);
/// Name, value, unit, evidence.
pub type Row = (&'static str, f64, &'static str, &'static str);

fn mature(time: f64) -> f64 {
    1.0 + 0.22 * (1.0 - libm::exp(-time / 150.0))
}

fn young(time: f64) -> f64 {
    1.0 + 9.0 * pulses(time, 12.0, 60.0)
}

const COLUMNS: [Column; 37] = [
    ("dead_tissue", "1", |t| 0.01 * pulses(t, 0.01, 2.0)),
    ("platelets", "1", |t| pulses(t, 0.02, 1.5)),
    ("fibrin", "ug/mm3", |t| 3.0 * pulses(t, 0.1, 6.0)),
    ("alarmin", "1", |t| pulses(t, 0.05, 2.5)),
    ("tgf_beta1", "pg/mm3", |t| 40.0 * pulses(t, 1.0, 9.0)),
    ("tgf_beta3", "pg/mm3", |t| 9.0 * pulses(t, 8.0, 20.0)),
    ("mitogen", "pg/mm3", |t| 25.0 * pulses(t, 0.5, 5.0)),
    ("neutrophils", "1/mm3", |t| 900.0 * pulses(t, 0.8, 1.2)),
    ("macrophages_m1", "1/mm3", |t| 20.0 + 400.0 * pulses(t, 1.5, 4.0)),
    ("macrophages_m2", "1/mm3", |t| 30.0 + 300.0 * pulses(t, 4.0, 9.0)),
    ("fibroblasts", "1/mm3", |t| 2000.0 + 900.0 * pulses(t, 6.0, 20.0)),
    ("myofibroblasts", "1/mm3", |t| 700.0 * pulses(t, 9.0, 14.0)),
    ("mmp", "1", |t| 1.0 + 3.0 * pulses(t, 2.0, 8.0)),
    ("timp", "1", |t| 1.0 + 2.0 * pulses(t, 6.0, 15.0)),
    ("collagen1_young", "ug/mm3", |t| 6.0 * young(t)),
    ("collagen1_mature", "ug/mm3", |t| 180.0 * mature(t)),
    ("collagen3_young", "ug/mm3", |t| 3.0 * young(t)),
    ("collagen3_mature", "ug/mm3", |t| 40.0 * mature(t)),
    ("collagen_cut", "ug/mm3", |t| 2.0 * pulses(t, 0.01, 20.0)),
    ("tropoelastin", "ug/mm3", |t| 0.2 + pulses(t, 7.0, 25.0)),
    ("elastin", "ug/mm3", |t| 6.0 - 0.02 * pulses(t, 3.0, 90.0)),
    ("hyaluronan", "ug/mm3", |t| 0.5 + 0.6 * pulses(t, 1.0, 10.0)),
    ("open_wound", "1", |t| 0.03 * pulses(t, 0.01, 0.6)),
    ("epidermis_thickness", "um", |t| 62.0 + 14.0 * pulses(t, 3.0, 12.0)),
    ("collagen.total", "1", |t| 0.95 * mature(t) + 0.05 * young(t)),
    ("collagen.young", "1", young),
    ("collagen.mature", "1", mature),
    ("collagen.type3_share", "1", |t| 0.2 + 0.12 * pulses(t, 8.0, 40.0)),
    ("elastin.ratio", "1", |t| 1.0 - 0.004 * pulses(t, 3.0, 90.0)),
    ("tropoelastin.ratio", "1", |t| 1.0 + 5.0 * pulses(t, 7.0, 25.0)),
    ("hyaluronan.ratio", "1", |t| 1.0 + 1.2 * pulses(t, 1.0, 10.0)),
    ("dermis_thickness", "mm", |t| 1.45 * (0.95 * mature(t) + 0.05 * young(t))),
    ("ascorbate_factor", "1", |t| 1.0 + 0.3 * pulses(t, 0.1, 1.0)),
    ("film_patency", "1", |t| pulses(t, 0.001, 0.2)),
    ("lumen_patency", "1", |t| pulses(t, 0.001, 0.5)),
    ("erythema", "1", |t| pulses(t, 0.1, 1.4)),
    ("serum_load", "ug/mm3", |t| 0.3 * pulses(t, 0.2, 0.8)),
];

fn timeseries(bands: bool) -> String {
    let mut text = "time [d]".to_owned();
    let columns = || COLUMNS.iter().chain(&seen::COLUMNS);
    for (name, unit, _) in columns() {
        write!(text, ",{name} [{unit}]").unwrap();
        if bands {
            write!(text, ",{name}.low [{unit}],{name}.high [{unit}]").unwrap();
        }
    }
    for time in output_times() {
        write!(text, "\n{time}").unwrap();
        for (_, _, value) in columns() {
            let (now, start) = (value(time), value(0.0));
            write!(text, ",{now}").unwrap();
            if bands {
                write!(text, ",{},{}", start + 0.45 * (now - start), start + 2.1 * (now - start)).unwrap();
            }
        }
    }
    text + "\n"
}

/// Names of the two ends of the band of a column.
pub fn ends(bands: bool, column: &str, unit: &str) -> String {
    if bands { format!(",{column}.low [{unit}],{column}.high [{unit}]") } else { String::new() }
}

/// A band around a value.
pub fn band(bands: bool, value: f64) -> String {
    if bands { format!(",{},{}", 0.8 * value, 1.3 * value) } else { String::new() }
}

fn depth_distribution(bands: bool) -> String {
    let mut text = format!("depth [mm],density [1/mm]{}\n", ends(bands, "density", "1/mm"));
    for bin in 0..50 {
        let depth = 0.03 * (f64::from(bin) + 0.5);
        let density = 3.6 * libm::exp(-libm::pow((depth - 0.93) / 0.16, 2.0));
        writeln!(text, "{depth},{density}{}", band(bands, density)).unwrap();
    }
    text
}

fn set_depth(bands: bool) -> String {
    let mut text = format!(
        "needle_length [mm],depth_mean [mm]{},depth_low [mm],depth_high [mm]\n",
        ends(bands, "depth_mean", "mm")
    );
    for step in 1..=12 {
        let length = 0.25 * f64::from(step);
        // Too short to pierce, and lengths that the ensemble did not try.
        let mean = if step == 1 { String::new() } else { (0.7 * length).to_string() };
        let ensemble = if step % 3 == 0 { band(bands, 0.7 * length) } else { ",,".repeat(usize::from(bands)) };
        writeln!(text, "{length},{mean}{ensemble},{},{}", 0.6 * length, 0.8 * length).unwrap();
    }
    text
}

const SENSITIVITY: &str = "varied,setting,depth_mean [mm],depth_low [mm],depth_high [mm]\nforce,2.5 N,,,\nforce,5 N,0.9,0.7,1.1\n\
    force,10 N,1.2,1,1.3\nstretch,0 N/m,0.9,0.7,1.1\nstretch,10 N/m,1,0.8,1.1\nstretch,30 N/m,1.1,0.9,1.2\n\
    site,cheek,0.9,0.7,1.1\nsite,upper-lip,0.8,0.6,1\nsite,zygoma,1.1,0.9,1.3\n";

fn depth_profile(bands: bool) -> String {
    let mut text = format!(
        "time [d],depth [mm],collagen.total [1]{},collagen1_young [ug/mm3],collagen1_mature [ug/mm3],\
         collagen3_young [ug/mm3],collagen3_mature [ug/mm3],collagen_cut [ug/mm3],elastin [ug/mm3],\
         tropoelastin [ug/mm3],dead_tissue [1],fibroblasts [1/mm3],myofibroblasts [1/mm3],tgf_beta1 [pg/mm3],\
         serum [ug/mm3]\n",
        ends(bands, "collagen.total", "1")
    );
    for day in (0..=DURATION).step_by(2) {
        let time = f64::from(day);
        for layer in 0..40 {
            let depth = 0.08 + 1.5 * (f64::from(layer) + 0.5) / 40.0;
            let here = 1.0 / (1.0 + libm::exp((depth - 0.85) / 0.12));
            let total = 1.0 + here * (mature(time) - 1.0 + 0.05 * (young(time) - 1.0) - 0.05 * pulses(time, 0.2, 6.0));
            let ensemble = band(bands, total);
            writeln!(text, "{time},{depth},{total}{ensemble},6,180,3,40,{here},6,0.2,0,2000,{here},1,0").unwrap();
        }
    }
    text
}

fn injury(bands: bool) -> String {
    let mut text =
        format!("session [1],depth [mm],killed [1]{},cut [1],bled [1],channel_area [1]\n", ends(bands, "killed", "1"));
    for (session, _) in SESSIONS.iter().enumerate() {
        for layer in 0..60 {
            let depth = 1.6 * (f64::from(layer) + 0.5) / 60.0;
            let reach = 1.0 / (1.0 + libm::exp((depth - 0.85) / 0.12));
            writeln!(
                text,
                "{},{depth},{}{},{},{},{}",
                session + 1,
                0.05 * reach,
                band(bands, 0.05 * reach),
                0.02 * reach,
                0.035 * reach * depth,
                0.01 * reach
            )
            .unwrap();
        }
    }
    text
}

fn punctures() -> String {
    let mut numbers = Numbers(7);
    let mut text =
        "session [1],pass [1],x [mm],y [mm],depth [mm],surface_diameter [um],pierced [1],bled [1]\n".to_owned();
    for session in 1..=2 {
        for index in 0..1400 {
            let spread: f64 = (0..6).map(|_| numbers.next()).sum::<f64>() / 6.0 - 0.5;
            let pierced = numbers.next() > 0.06;
            let depth = if pierced { 0.93 + 0.9 * spread } else { 0.0 };
            let diameter = 95.0 + 90.0 * depth * numbers.next();
            let (x, y) = (10.0 * numbers.next(), 10.0 * numbers.next());
            let bled = u8::from(pierced && numbers.next() > 0.4);
            writeln!(text, "{session},{},{x},{y},{depth},{diameter},{},{bled}", 1 + index / 94, u8::from(pierced))
                .unwrap();
        }
    }
    text
}

fn pattern() -> String {
    let mut text = "session [1],distance [mm]".to_owned();
    for (name, unit) in [("pair_correlation", "1"), ("l_minus_r", "mm"), ("nearest_neighbour_distribution", "1")] {
        write!(text, ",{name} [{unit}],{name}.low [{unit}],{name}.high [{unit}]").unwrap();
    }
    text.push_str(",nearest_neighbour_distribution.random [1],holes [1],window [mm],simulations [1],p_value [1]\n");
    for (session, holes) in [(0, 900.0), (1, 225.0), (2, 225.0)] {
        let spacing = 10.0 / f64::sqrt(holes);
        for step in 0..=50 {
            let r = f64::from(step) * 0.05 * spacing;
            let random = 1.0 - libm::exp(-std::f64::consts::PI * r * r / (spacing * spacing));
            let g = 1.0 - libm::exp(-r / 0.1);
            let width = 0.05 + 0.02 / (0.02 + r);
            let l = -0.1 * r * libm::exp(-r);
            writeln!(
                text,
                "{session},{r},{g},{},{},{l},{},{},{},{},{},{random},{holes},10,199,0.005",
                1.0 - width,
                1.0 + width,
                -0.05,
                0.05,
                random * random,
                random * 0.9,
                random * 0.9 + 0.1
            )
            .unwrap();
        }
    }
    text
}

const ROWS: &[Row] = &[
    ("puncture.density", 1400.0, "1/cm2", "assumed geometry; measured for rollers"),
    ("puncture.depth_mean", 0.93, "mm", "published model, calibrated on pig skin"),
    ("puncture.depth_sd", 0.11, "mm", "published model, calibrated on pig skin"),
    ("puncture.depth_to_length", 0.62, "1", "published model, calibrated on pig skin"),
    ("puncture.pierced_fraction", 0.94, "1", "published model"),
    ("puncture.force_per_needle", 0.11, "N", "assumed"),
    ("puncture.insertion_force", 0.05, "N", "measured on human skin"),
    ("puncture.coverage", 0.021, "1", "derived"),
    ("puncture.regularity", 1.1, "1", "assumed steadiness of the hand"),
    ("puncture.csr_p_value", 0.005, "1", "exact test by simulation"),
    ("puncture.channel_depth", 0.7, "mm", "measured by OCT"),
    ("puncture.channel_diameter", 75.0, "um", "measured by OCT"),
    ("pain.vas", 4.2, "1", "recalled"),
    ("bleeding.fraction", 0.58, "1", "assumed"),
    ("erythema.duration", 3.1, "d", "assumed"),
    ("downtime.duration", 3.8, "d", "assumed"),
    ("neutrophils.peak_time", 1.1, "d", "published sequence"),
    ("macrophages.peak_time", 3.2, "d", "published sequence"),
    ("fibroblasts.peak_time", 9.6, "d", "published sequence"),
    ("myofibroblasts.peak_time", 11.4, "d", "published sequence"),
    ("reepithelialisation.time", 31.0, "h", "measured"),
    ("barrier.recovery_time", 14.0, "h", "measured"),
    ("channel.closure_time", 22.0, "h", "measured"),
    ("collagen.total.day_7", 1.02, "1", "amount calibrated on biopsies, not predicted"),
    ("collagen.total.day_360", 1.27, "1", "amount calibrated on biopsies, not predicted"),
    ("collagen.young.day_360", 1.4, "1", "amount calibrated on biopsies, not predicted"),
    ("collagen.mature.day_360", 1.2, "1", "amount calibrated on biopsies, not predicted"),
    ("collagen.type3_share.day_360", 0.21, "1", "published"),
    ("collagen.synthesis_peak_time", 12.0, "d", "published sequence"),
    ("elastin.day_360", 0.998, "1", "assumed"),
    ("epidermis.thickness.day_360", 62.0, "um", "assumed"),
    ("absorption.passive_log10_kp", -7.9, "1", "published regression, ±0.75"),
    ("absorption.enhancement_ratio", 9.4, "1", "calibrated on roller measurements, within ×3"),
    ("absorption.dose_fraction", 0.08, "1", "derived"),
    ("absorption.dose_fraction_intact", 0.0002, "1", "derived"),
    ("absorption.needled_amount", 24.0, "ug/cm2", "derived"),
    ("absorption.intact_amount", 0.06, "ug/cm2", "derived"),
    ("absorption.peak_dermis_concentration", 0.9, "mM", "derived"),
];

fn summary(bands: bool) -> String {
    let rows: Vec<String> = ROWS
        .iter()
        .chain(seen::ROWS)
        .map(|(name, value, unit, evidence)| {
            let (low, high) =
                if bands { ((value * 0.7).to_string(), (value * 1.6).to_string()) } else { ("null".into(), "null".into()) };
            format!(
                "  \"{name}\": {{\"value\": {value}, \"unit\": \"{unit}\", \"low\": {low}, \"high\": {high}, \"evidence\": \"{evidence}\"}}"
            )
        })
        .chain(["  \"absorption.lag_time\": {\"value\": null, \"unit\": \"h\", \"low\": null, \"high\": null, \"evidence\": \"derived\"}".to_owned()])
        .collect();
    format!("{{\n{}\n}}\n", rows.join(",\n"))
}

const MANIFEST: &str = r#"{
  "program": "dermasim", "version": "0.1.0", "commit": "a315f26", "scenario_sha256": "9f2c0d", "lock_sha256": "77ab31",
  "seed": 1, "threads": 2, "started": "2026-01-02T03:04:05Z", "seconds": {"puncture": 0.05, "healing": 1.4},
  "steps": {"healing": 8123}, "residuals": {"collagen": 3.1e-13, "serum_mass": 8.0e-12},
  "warnings": ["treatment.passes = 15 is above the usual <range> of 4 to 12 & more"],
  "status": "done", "files": [], "name": "Acne scars, roller 1.5 mm, four monthly sessions, vitamin C",
  "session_days": [0, 28, 56, 84], "needle_length_mm": 1.5, "device": "roller", "resolution": "depth"
}
"#;
