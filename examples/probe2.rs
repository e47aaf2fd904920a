use dermasim::physics::needle::{Insertion, Needle, NeedleForce};
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::*;
use dermasim::physics::skin::*;
const SECOND: f64 = 1.0 / 86_400.0;
fn main() {
    let parameters = Parameters::default();
    let skin = Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3);
    let roller = (192, 20.0, Motion::Roller { rows: 8, drum_diameter: 20.0 });
    let pen = (12, 8.0, Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 });
    let stamp = (36, 10.0, Motion::Stamp);
    for (name, (needles, width, motion)) in [("roller", roller), ("stamp", stamp), ("pen", pen)] {
        for force in [2.0, 5.0] {
            for fineness in [(1, 2, 6), (2, 2, 6), (3, 2, 6), (4, 2, 6), (1, 4, 12), (1, 8, 24), (2, 8, 24), (1, 8, 48)]
            {
                let needle = Needle::of_size(1.5, 0.25, &parameters);
                let device = Device { needle, needles, width, motion: motion.clone() };
                let local = LocalCompliance::new(&skin, contact_time(&device, &parameters), &parameters);
                let law = NeedleForce::new(needle, &parameters, local.stiffening, device.vibration_factor(&parameters));
                let f = Fineness { nodes: fineness.0, phases: fineness.1, strokes: fineness.2 };
                let b = Setting::new(&skin, &Hand { force, stretch: 0.0 }, &device, &law, &local, &parameters, f)
                    .unwrap()
                    .bearings(&[force])
                    .unwrap()
                    .at(force);
                let depth = |slot: &Slot| {
                    Insertion { force: &law, compliance: slot.compliance, resistance: 1.0 }
                        .depth(slot.way)
                        .unwrap()
                        .unwrap_or(0.0)
                };
                let d: Vec<f64> = b.slots.iter().map(depth).collect();
                println!(
                    "{name} {force} {fineness:?} mean {:.4} edge {:.3} carried {:.3} delta {:.3} Re {:.3} entry {:.1} comp {:.2}",
                    d.iter().sum::<f64>() / d.len() as f64,
                    d[0],
                    b.carried_share,
                    b.approach,
                    b.rolling_radius,
                    b.entry_angle.to_degrees(),
                    b.slots[b.slots.len() / 2].compliance
                );
            }
        }
    }
}
