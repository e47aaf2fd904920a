//! Whole treatments: rollers, stamps and pens on a cheek.

use dermasim::physics::needle::Needle;
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::{
    Device, Motion, PunctureError, PunctureWarning, SessionPuncture, Treatment, simulate,
};
use dermasim::physics::skin::{Preparation, Sex, Site, Skin};

const SECOND: f64 = 1.0 / 86_400.0;

fn cheek() -> Skin {
    Skin {
        site: Site::Cheek,
        sex: Sex::Female,
        age: 30.0 * 365.25,
        phototype: 3,
        preparation: Preparation::InVivo,
        stratum_corneum: 0.0168,
        epidermis: 0.0725,
        dermis: 0.87,
    }
}

fn roller(length: f64) -> Device {
    let needle = Needle::of_size(length, 0.25, &Parameters::default());
    Device { needle, needles: 192, width: 20.0, motion: Motion::Roller { rows: 8, drum_diameter: 20.0 } }
}

fn pen(length: f64) -> Device {
    let needle = Needle::of_size(length, 0.25, &Parameters::default());
    let motion = Motion::Pen { frequency: 117.0 / SECOND, glide_speed: 20.0 / SECOND };
    Device { needle, needles: 14, width: 8.0, motion }
}

fn stamp(length: f64) -> Device {
    let needle = Needle::of_size(length, 0.25, &Parameters::default());
    Device { needle, needles: 35, width: 10.0, motion: Motion::Stamp }
}

fn treatment(passes: u32, force: f64) -> Treatment {
    Treatment { session_times: vec![0.0], passes, directions: 4, force, patch: 10.0, anaesthetic: None }
}

fn one(device: &Device, treatment: &Treatment) -> SessionPuncture {
    simulate(&cheek(), device, treatment, &Parameters::default(), 1).unwrap().remove(0)
}

#[test]
fn report() {
    for (name, device, passes) in [("roller", roller(1.5), 15), ("r05", roller(0.5), 15), ("r02", roller(0.2), 15),("pen", pen(1.5), 2), ("stamp", stamp(1.5), 5)] {
        for force in [1.0, 2.0, 5.0, 10.0] {
            let start = std::time::Instant::now();
            let r = one(&device, &treatment(passes, force));
            println!("{name} {force} {:?}", start.elapsed());
            println!("{:#?}", r.statistics);
            println!("pain {} {} bleed {} breach {} wound {} {:?}", r.relative_pain, r.pain, r.bleeding, r.surface_breach, r.wound_radius, r.warnings);
            for i in 0..8 {
                let z = 0.2 * i as f64;
                println!("{z:.1} {:?}", r.injury.fractions(z, z + 0.2));
            }
        }
    }
}
