use dermasim::physics::needle::{Needle, NeedleForce};
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::*;
use dermasim::physics::skin::*;
use std::time::Instant;
const SECOND: f64 = 1.0 / 86_400.0;
fn main() {
    let parameters = Parameters::default();
    for subcutis in [None, Some(10.0), Some(5.2), Some(2.0)] {
        let skin = Skin { subcutis, ..Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3) };
        println!("subcutis {subcutis:?}");
        let roller = |needles, rows| (needles, 20.0, Motion::Roller { rows, drum_diameter: 20.0 });
        let pen = (12, 8.0, Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 });
        let stamp = (36, 10.0, Motion::Stamp);
        for (name, (needles, width, motion)) in [
            ("mf8", roller(192, 8)),
            ("r540", roller(540, 9)),
            ("r1080", roller(1080, 18)),
            ("stamp", stamp),
            ("pen", pen),
        ] {
            for force in [2.0, 5.0, 10.0] {
                let needle = Needle::of_size(1.5, 0.25, &parameters);
                let device = Device { needle, needles, width, motion: motion.clone() };
                let local = LocalCompliance::new(&skin, contact_time(&device, &parameters), &parameters);
                let law = NeedleForce::new(needle, &parameters, local.stiffening, device.vibration_factor(&parameters));
                let started = Instant::now();
                let setting =
                    Setting::new(&skin, &Hand { force, stretch: 0.0 }, &device, &law, &local, &parameters, FINENESS)
                        .unwrap();
                let made = started.elapsed().as_secs_f64();
                match setting.bearings(&[force]) {
                    Ok(bearings) => {
                        let b = bearings.at(force);
                        let middle = &b.slots[b.slots.len() / 2];
                        let edge = &b.slots[0];
                        println!(
                            "{name:6} {force:4} N: delta {:.2} carried {:.2} engaged {:.0} R_e {:.2} entry {:.0} way {:.2}/{:.2} s {:.2}/{:.2} thr {:?} sys {} {:?} res {:.0e} bed x{:.2} set {:.1} ms all {:.1} ms",
                            b.approach,
                            b.carried_share,
                            b.engaged,
                            b.rolling_radius,
                            b.entry_angle.to_degrees(),
                            edge.way,
                            middle.way,
                            edge.compliance,
                            middle.compliance,
                            bearings.threshold().map(|t| (t * 100.0).round() / 100.0),
                            b.systems,
                            b.method,
                            b.residual,
                            local.bed_stiffening,
                            1e3 * made,
                            1e3 * started.elapsed().as_secs_f64()
                        );
                    }
                    Err(error) => println!("{name} {force}: {error}"),
                }
                let treatment = Treatment {
                    session_times: vec![0.0],
                    passes: 4,
                    directions: 4,
                    force,
                    stretch: 0.0,
                    patch: 10.0,
                    anaesthetic: None,
                };
                let started = Instant::now();
                match simulate(&skin, &device, &treatment, &parameters, 1) {
                    Ok(s) => {
                        let t = &s[0].statistics;
                        println!(
                            "        p/L {:.2} p {:.2} sd {:.2} ({:.2}-{:.2}) pierced {:.2} F {:.3} density {:.0} sweep {:.2}  {:.0} ms",
                            t.depth_to_length,
                            t.depth_mean,
                            t.depth_sd,
                            t.depth_low,
                            t.depth_high,
                            t.pierced_fraction,
                            t.force_per_needle,
                            100.0 * t.density,
                            t.sweep,
                            1e3 * started.elapsed().as_secs_f64()
                        );
                    }
                    Err(error) => println!("        {error}"),
                }
            }
        }
    }
}
