//! Whole sessions of devices on a cheek: contact, punctures, injury. What the times consist of stands in `benches/README.md`.

use criterion::{Criterion, criterion_group, criterion_main};
use dermasim::physics::needle::Needle;
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::{Device, Motion, SessionPuncture, Treatment, simulate};
use dermasim::physics::skin::{Sex, Site, Skin};
use std::hint::black_box;
use std::time::Duration;

const SECOND: f64 = 1.0 / 86_400.0;

fn device(needles: u32, width: f64, motion: Motion) -> Device {
    Device { needle: Needle::of_size(1.5, 0.25, &Parameters::default()), needles, width, motion }
}

fn roller(needles: u32, rows: u32) -> Device {
    device(needles, 20.0, Motion::Roller { rows, drum_diameter: 20.0 })
}

fn pen(needles: u32) -> Device {
    let motion = Motion::Pen { frequency: 117.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 };
    device(needles, 8.0, motion)
}

/// One session.
fn session(device: &Device, passes: u32, force: f64, patch: f64) -> SessionPuncture {
    let cheek = Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3);
    let treatment =
        Treatment { session_times: vec![0.0], passes, directions: 4, force, stretch: 0.0, patch, anaesthetic: None };
    simulate(&cheek, device, &treatment, &Parameters::default(), 1).unwrap().remove(0)
}

/// 10 cm² with 15 passes of a roller or stamp; 1 cm² with 4 passes of a pen, which leaves as many holes.
fn devices(criterion: &mut Criterion) {
    let ten_square_centimetres = 1e3_f64.sqrt();
    let cases = [
        ("roller of 540 needles, 15 passes over 10 cm²", roller(540, 9), 15, 5.0, ten_square_centimetres),
        ("roller of 192 needles, 15 passes over 10 cm²", roller(192, 8), 15, 5.0, ten_square_centimetres),
        (
            "stamp of 36 needles, 15 presses over 10 cm²",
            device(36, 10.0, Motion::Stamp),
            15,
            5.0,
            ten_square_centimetres,
        ),
        ("pen of 12 needles, 4 passes over 1 cm²", pen(12), 4, 2.0, 10.0),
        ("pen of 36 needles, 4 passes over 1 cm²", pen(36), 4, 2.0, 10.0),
        // Almost no pattern: what is left is the contact.
        ("roller of 540 needles, contact", roller(540, 9), 1, 5.0, 1.0),
        ("roller of 192 needles, contact", roller(192, 8), 1, 5.0, 1.0),
        ("stamp of 36 needles, contact", device(36, 10.0, Motion::Stamp), 1, 5.0, 1.0),
        ("pen of 36 needles, contact", pen(36), 1, 2.0, 1.0),
    ];
    for (name, device, passes, force, patch) in cases {
        let holes = session(&device, passes, force, patch).punctures.len();
        println!("{name}: {holes} holes");
        criterion.bench_function(name, |bencher| bencher.iter(|| session(black_box(&device), passes, force, patch)));
    }
}

criterion_group! {
    name = puncture;
    config = Criterion::default().without_plots().sample_size(10).measurement_time(Duration::from_secs(3));
    targets = devices
}
criterion_main!(puncture);
