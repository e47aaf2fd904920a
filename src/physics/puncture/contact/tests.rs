//! Exact checks of the contact of many needles, and of the one step that is taken on top of it.

use super::curve::PenetrationCurve;
use super::press::Drive;
use super::*;
use crate::numerics::random::Stream;
use crate::physics::needle::{Insertion, Needle};
use crate::physics::puncture::Motion;
use crate::physics::skin::{Sex, Site};
use nalgebra::DMatrix;

const SECOND: f64 = 1.0 / 86_400.0;

fn cheek() -> Skin {
    Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3)
}

fn law(parameters: &Parameters) -> NeedleForce {
    NeedleForce::new(Needle::of_size(1.5, 0.25, parameters), parameters, 1.0, 1.0)
}

fn piercing(law: &NeedleForce) -> Piercing {
    Piercing { curve: PenetrationCurve::new(law), threshold: law.insertion(), length: law.needle().length }
}

/// Needles alone at equal levels.
fn needles(compliance: DMatrix<f64>) -> (Pose, Press) {
    let count = compliance.nrows();
    (Pose { compliance, levels: vec![0.0; count], angles: vec![0.0; count] }, Press::new(count, 0))
}

fn device(motion: Motion, needles: u32, width: f64) -> Device {
    Device { needle: Needle::of_size(1.5, 0.25, &Parameters::default()), needles, width, motion }
}

fn roller() -> Device {
    device(Motion::Roller { rows: 8, drum_diameter: 20.0 }, 192, 20.0)
}

fn stamp() -> Device {
    device(Motion::Stamp, 36, 10.0)
}

fn pen() -> Device {
    let motion = Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 };
    device(motion, 12, 8.0)
}

/// The bearing of a device on a skin, under one force.
fn on(skin: &Skin, device: &Device, force: f64, fineness: Fineness) -> Bearing {
    let parameters = Parameters::default();
    let local = LocalCompliance::new(skin, super::super::contact_time(device, &parameters), &parameters);
    let law = NeedleForce::new(device.needle, &parameters, local.stiffening, device.vibration_factor(&parameters));
    let setting =
        Setting::new(skin, &Hand { force, stretch: 0.0 }, device, &law, &local, &parameters, fineness).unwrap();
    setting.bearings(&[force]).unwrap().at(force)
}

/// Depth of a needle of median skin in a slot.
fn depth(slot: &Slot, device: &Device) -> f64 {
    let parameters = Parameters::default();
    let local = LocalCompliance::new(&cheek(), super::super::contact_time(device, &parameters), &parameters);
    let law = NeedleForce::new(device.needle, &parameters, local.stiffening, device.vibration_factor(&parameters));
    let place = Insertion { force: &law, compliance: slot.compliance, resistance: 1.0 };
    place.depth(slot.way).unwrap().unwrap_or(0.0)
}

fn mean_depth(bearing: &Bearing, device: &Device) -> f64 {
    bearing.slots.iter().map(|slot| depth(slot, device)).sum::<f64>() / bearing.slots.len() as f64
}

#[test]
fn one_needle_follows_the_scalar_equation() {
    let parameters = Parameters::default();
    let law = law(&parameters);
    let compliance = 8.0;
    let (pose, mut press) = needles(DMatrix::from_element(1, 1, compliance));
    let alone = Insertion { force: &law, compliance, resistance: 1.0 };
    for step in 1..30 {
        let approach = 0.1 * f64::from(step);
        press.step(&pose, &piercing(&law), Drive::Position(approach)).unwrap();
        let reached = press.depth(0, &pose, &piercing(&law));
        let expected = alone.depth(approach).unwrap().unwrap_or(0.0);
        assert!((reached - expected).abs() < 3e-4, "{reached} for {expected} at {approach}");
    }
}

#[test]
fn two_needles_follow_the_closed_form() {
    // Equal needles meet the compliance C11 + C12 each; one that dents beside one that is through is pushed down by it.
    let parameters = Parameters::default();
    let law = law(&parameters);
    let (own, other) = (6.0, 3.0);
    let (pose, mut press) = needles(DMatrix::from_row_slice(2, 2, &[own, other, other, own]));
    let pair = Insertion { force: &law, compliance: own + other, resistance: 1.0 };
    for force in [0.03, 0.1, 0.2, 0.3] {
        press.step(&pose, &piercing(&law), Drive::Force(force)).unwrap();
        let approach = press.solution.approach;
        let expected = pair.depth(approach).unwrap().unwrap_or(0.0);
        for needle in 0..2 {
            assert!((press.solution.forces[needle] - 0.5 * force).abs() < 1e-12);
            assert!((press.depth(needle, &pose, &piercing(&law)) - expected).abs() < 3e-4);
        }
    }
    let slots = press.slots(&pose, &piercing(&law), &[0, 1]).unwrap();
    let (way, compliance) = slots[0].unwrap();
    // The other needle is relieved, and stays where it is: C11 − C12²/C22.
    assert!((compliance / (own - other * other / own) - 1.0).abs() < 1e-9, "{compliance}");
    assert!((way - compliance * 0.15 - PenetrationCurve::new(&law).depth(0.15)).abs() < 1e-9);
}

#[test]
fn a_needle_keeps_its_depth_when_it_is_pressed_less() {
    let parameters = Parameters::default();
    let law = law(&parameters);
    let (pose, mut press) = needles(DMatrix::from_element(1, 1, 5.0));
    press.step(&pose, &piercing(&law), Drive::Position(1.5)).unwrap();
    let deepest = press.depth(0, &pose, &piercing(&law));
    let force = press.solution.forces[0];
    press.step(&pose, &piercing(&law), Drive::Position(1.4)).unwrap();
    assert_eq!(press.depth(0, &pose, &piercing(&law)), deepest);
    assert!((force - press.solution.forces[0] - 0.1 / 5.0).abs() < 1e-9, "the skin springs back");
    press.step(&pose, &piercing(&law), Drive::Position(0.2)).unwrap();
    assert_eq!(press.solution.forces[0], 0.0);
    assert!((press.depth(0, &pose, &piercing(&law)) - 0.2).abs() < 1e-12, "then the needle slides out");
}

#[test]
fn a_dense_array_is_the_flat_punch_of_its_plate() {
    // Ever more needles on the same plate, blunt and not through: together they become a flat punch, and how far one newton
    // sinks them no longer depends on their number.
    let sunk = |needles: u32| {
        let parameters = Parameters::default();
        let device =
            Device { needle: Needle { tip_diameter: 0.2, ..Needle::of_size(1.5, 0.25, &parameters) }, ..stamp() };
        let device = Device { needles, ..device };
        let skin = cheek();
        let local = LocalCompliance::new(&skin, 0.3 * SECOND, &parameters);
        let law = NeedleForce::new(device.needle, &parameters, 1.0, 1.0);
        let setting =
            Setting::new(&skin, &Hand { force: 1.0, stretch: 0.0 }, &device, &law, &local, &parameters, FINENESS)
                .unwrap();
        let whole = plate::pose(&setting, &setting.ground);
        let count = needles as usize;
        let compliance = whole.compliance.view((0, 0), (count, count)).into_owned();
        let pose = Pose { compliance, levels: vec![0.0; count], angles: whole.angles };
        let mut press = Press::new(count, 0);
        press.dent(&pose, &setting.piercing, Drive::Force(1.0)).unwrap();
        press.solution.approach
    };
    // Halving the distance halves what is left: first order, as the singular edge of a punch has it.
    let sunk: Vec<f64> = [36, 144, 576].into_iter().map(sunk).collect();
    let limit = 2.0 * sunk[2] - sunk[1];
    let errors: Vec<f64> = sunk.iter().map(|sunk| sunk / limit - 1.0).collect();
    assert!(errors[2] < 0.15 && (1.6..2.6).contains(&(errors[0] / errors[1])), "{sunk:?}");
}

#[test]
fn the_order_of_the_needles_does_not_matter() {
    let parameters = Parameters::default();
    let law = law(&parameters);
    let mut stream = Stream::new(5, "needles", 0);
    let places: Vec<(f64, f64)> = (0..25).map(|_| (8.0 * stream.uniform(), 8.0 * stream.uniform())).collect();
    let compliance = |order: &[usize]| {
        DMatrix::from_fn(25, 25, |row, column| {
            let ((x, y), (u, v)) = (places[order[row]], places[order[column]]);
            20.0 / (1.0 + 0.1 * ((x - u) * (x - u) + (y - v) * (y - v))).sqrt() + if row == column { 2.0 } else { 0.0 }
        })
    };
    let depths = |order: Vec<usize>| {
        let (pose, mut press) = needles(compliance(&order));
        for force in [1.0, 2.0, 4.0] {
            press.step(&pose, &piercing(&law), Drive::Force(force)).unwrap();
        }
        let mut depths = vec![0.0; 25];
        for (place, needle) in order.iter().enumerate() {
            depths[*needle] = press.depth(place, &pose, &piercing(&law));
        }
        depths
    };
    let forward = depths((0..25).collect());
    for (one, other) in forward.iter().zip(depths((0..25).rev().collect())) {
        assert!((one - other).abs() < 1e-8);
    }
}

#[test]
fn every_needle_by_itself_says_what_all_together_say() {
    // The full problem with a random dimple under each needle, against the scalar equation in the mean field of the others.
    let parameters = Parameters::default();
    let law = law(&parameters);
    let device = stamp();
    let skin = cheek();
    let local = LocalCompliance::new(&skin, 0.3 * SECOND, &parameters);
    let setting =
        Setting::new(&skin, &Hand { force: 1.0, stretch: 0.0 }, &device, &law, &local, &parameters, FINENESS).unwrap();
    let pose = plate::pose(&setting, &setting.ground);
    let body = pose.levels.len() - 36;
    let mut press = Press::new(36, body);
    press.step(&pose, &setting.piercing, Drive::Force(5.0)).unwrap();
    let slots = all_slots(&press, &pose, &setting.piercing).unwrap();
    let (mut full, mut scalar) = (Vec::new(), Vec::new());
    for trial in 0..40 {
        let mut stream = Stream::new(11, "skin", trial);
        let dimples: Vec<f64> = (0..36).map(|_| stream.log_normal(1.0, 0.3)).collect();
        let mut random = Pose { compliance: pose.compliance.clone(), ..needles(DMatrix::zeros(1, 1)).0 };
        (random.levels, random.angles) = (pose.levels.clone(), pose.angles.clone());
        for (needle, dimple) in dimples.iter().enumerate() {
            random.compliance[(needle, needle)] +=
                slots[needle].with_dimple(&local, *dimple) - slots[needle].compliance;
        }
        let mut all = Press::new(36, body);
        all.step(&random, &setting.piercing, Drive::Force(5.0)).unwrap();
        for (needle, dimple) in dimples.iter().enumerate() {
            full.push(all.depth(needle, &random, &setting.piercing));
            let compliance = slots[needle].with_dimple(&local, *dimple);
            let place = Insertion { force: &law, compliance, resistance: 1.0 };
            scalar.push(place.depth(slots[needle].way).unwrap().unwrap_or(0.0));
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let spread = |values: &[f64]| {
        let middle = mean(values);
        mean(&values.iter().map(|value| (value - middle) * (value - middle)).collect::<Vec<_>>()).sqrt()
    };
    let (means, spreads) = ((mean(&full), mean(&scalar)), (spread(&full), spread(&scalar)));
    assert!((means.1 / means.0 - 1.0).abs() < 0.05, "{means:?}");
    assert!((spreads.1 / spreads.0 - 1.0).abs() < 0.15, "{spreads:?}");
}

#[test]
fn finer_nodes_phases_and_strokes_change_little() {
    let of_length = |device: &Device, length: f64| {
        let needle = Needle { length, ..device.needle };
        Device { needle, ..device.clone() }
    };
    let thin = Skin::typical(Site::Periorbital, Sex::Female, 30.0 * 365.25, 3);
    let one_a_row = device(Motion::Roller { rows: 8, drum_diameter: 20.0 }, 8, 20.0);
    let lonely = on(&cheek(), &of_length(&one_a_row, 0.5), 5.0, FINENESS);
    assert!(lonely.engaged <= 8.0 && lonely.rolling_radius > 9.0, "{lonely:?}");
    for (skin, device, force) in [
        (cheek(), roller(), 5.0),
        (cheek(), roller(), 20.0),
        (cheek(), of_length(&roller(), 0.5), 5.0),
        (cheek(), stamp(), 5.0),
        (cheek(), stamp(), 20.0),
        (thin, of_length(&stamp(), 0.5), 5.0),
        (cheek(), pen(), 2.0),
    ] {
        let depth_at = |fineness: Fineness| mean_depth(&on(&skin, &device, force, fineness), &device);
        let usual = depth_at(FINENESS);
        let fine = depth_at(Fineness { nodes: 3, phases: 4, strokes: 12 });
        let error = usual / fine - 1.0;
        assert!(error.abs() < 0.05, "{:?}, {} mm, {force} N: {usual} for {fine}", device.motion, device.needle.length);
    }
}

#[test]
fn firm_ground_lets_needles_in_and_the_drum_rolls_on_or_beyond_its_surface() {
    let over = |subcutis: f64| on(&Skin { subcutis: Some(subcutis), ..cheek() }, &roller(), 5.0, FINENESS);
    let (bone, fat) = (over(2.0), over(8.0));
    assert!(mean_depth(&bone, &roller()) > 1.1 * mean_depth(&fat, &roller()));
    assert!(bone.approach < fat.approach && bone.engaged < fat.engaged);
    for bearing in [&bone, &fat] {
        assert!(bearing.rolling_radius >= 10.0 - 1e-12 && bearing.rolling_radius < 11.5, "{}", bearing.rolling_radius);
        assert!(bearing.entry_angle > 0.0 && bearing.residual < 1e-9);
    }
}
