//! Whole treatments: rollers, stamps and pens on a cheek.

use proptest::prelude::*;

use dermasim::physics::needle::Needle;
use dermasim::physics::parameter::Parameters;
use dermasim::physics::puncture::{
    Device, Motion, PunctureError, PunctureWarning, SessionPuncture, Treatment, simulate,
};
use dermasim::physics::skin::{Sex, Site, Skin};

const SECOND: f64 = 1.0 / 86_400.0;

fn cheek() -> Skin {
    Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3)
}

fn device(length: f64, needles: u32, width: f64, motion: Motion) -> Device {
    let needle = Needle::of_size(length, 0.25, &Parameters::default());
    Device { needle, needles, width, motion }
}

fn roller(length: f64) -> Device {
    device(length, 192, 20.0, Motion::Roller { rows: 8, drum_diameter: 20.0 })
}

fn pen(length: f64) -> Device {
    let motion = Motion::Pen { frequency: 117.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 };
    device(length, 14, 8.0, motion)
}

fn stamp(length: f64) -> Device {
    device(length, 35, 10.0, Motion::Stamp)
}

fn treatment(passes: u32, force: f64) -> Treatment {
    Treatment { session_times: vec![0.0], passes, directions: 4, force, stretch: 0.0, patch: 10.0, anaesthetic: None }
}

fn with(device: &Device, treatment: &Treatment, parameters: &Parameters) -> SessionPuncture {
    simulate(&cheek(), device, treatment, parameters, 1).unwrap().remove(0)
}

fn one(device: &Device, treatment: &Treatment) -> SessionPuncture {
    with(device, treatment, &Parameters::default())
}

#[test]
fn fifteen_passes_of_the_192_needle_roller() {
    let session = one(&roller(1.5), &Treatment { patch: 60.0, ..treatment(15, 5.0) });
    let statistics = &session.statistics;
    // 229 strikes per cm² on its surface, fewer as its needles carry it, of which some slide into holes:
    // ρ = ln(1 + π r_c² ρ1 n)/(π r_c²).
    let shadow = std::f64::consts::PI * 0.125 * 0.125;
    let density = |rolling_radius: f64| libm::log1p(shadow * 22.918 / rolling_radius) / shadow;
    assert!(statistics.density < density(10.0) && statistics.density > density(11.5), "{}", statistics.density);
    assert!(statistics.depth_to_length > 0.35 && statistics.depth_to_length < 0.7, "{statistics:?}");
    assert!(statistics.depth_sd > 0.05 && statistics.depth_high < 1.5);
    let regularity = statistics.regularity.unwrap();
    assert!((regularity - 1.0).abs() < 0.2, "near a Poisson pattern: {regularity}");
    assert!(session.bleeding > 0.9 && session.bleeding <= 1.0);
    assert!(session.surface_breach < statistics.coverage && session.wound_radius <= 0.125);
    let killed: Vec<f64> =
        (0..4).map(|cell| session.injury.fractions(0.2 * f64::from(cell), 0.2 * f64::from(cell + 1)).killed).collect();
    assert!(killed.windows(2).all(|pair| pair[0] > pair[1]), "{killed:?}");
    assert!((session.channels.density() - statistics.density).abs() < 1e-12);
    assert!(session.channels.mean_open_depth().unwrap() < 0.2, "channels collapse below the epidermis");
    assert!(session.warnings.is_empty(), "{:?}", session.warnings);
}

#[test]
fn softer_skin_and_weaker_hands_make_shallower_holes() {
    let depth = |compliance: f64, force: f64| {
        let mut parameters = Parameters::default();
        parameters.puncture.local_compliance = compliance;
        with(&roller(1.5), &treatment(4, force), &parameters).statistics.depth_to_length
    };
    assert!(depth(1.0, 10.0) > 1.03 * depth(2.5, 10.0) && depth(2.5, 10.0) > 1.03 * depth(6.0, 10.0));
    assert!(depth(2.5, 1.0) < 0.5 * depth(2.5, 10.0));
}

#[test]
fn stretched_skin_and_bone_let_needles_in() {
    let depth = |stretch: f64, subcutis: f64| {
        let skin = Skin { subcutis: Some(subcutis), ..cheek() };
        let treatment = Treatment { stretch, ..treatment(4, 5.0) };
        let parameters = Parameters::default();
        simulate(&skin, &roller(1.5), &treatment, &parameters, 1).unwrap()[0].statistics.depth_mean
    };
    assert!(depth(0.05, 5.2) > 1.05 * depth(0.0, 5.2), "{} {}", depth(0.05, 5.2), depth(0.0, 5.2));
    assert!(depth(0.0, 1.0) > 1.1 * depth(0.0, 8.0), "{} {}", depth(0.0, 1.0), depth(0.0, 8.0));
}

#[test]
fn more_needles_share_the_force_and_go_less_deep() {
    let depth = |needles: u32| {
        let dense = device(1.5, needles, 20.0, Motion::Roller { rows: 9, drum_diameter: 20.0 });
        one(&dense, &treatment(4, 5.0)).statistics.depth_mean
    };
    let depths = [depth(180), depth(360), depth(540)];
    assert!(depths[0] > 1.2 * depths[1] && depths[1] > 1.2 * depths[2], "{depths:?}");
}

#[test]
fn a_pen_reaches_more_of_its_length_than_a_roller_and_that_more_than_a_stamp() {
    let ratio = |device: &Device| one(device, &treatment(2, 5.0)).statistics.depth_to_length;
    let ratios = [ratio(&pen(1.5)), ratio(&roller(1.5)), ratio(&stamp(1.5))];
    assert!(ratios[0] > ratios[1] && ratios[1] > ratios[2], "{ratios:?}");
}

#[test]
fn a_force_that_never_pierces_is_a_result() {
    let mut parameters = Parameters::default();
    parameters.puncture.insertion_force_spread = 0.0;
    let session = with(&stamp(1.5), &treatment(3, 0.2), &parameters);
    assert_eq!(session.statistics.pierced_fraction, 0.0);
    assert!(session.punctures.iter().all(|dent| !dent.pierced && dent.depth == 0.0) && !session.punctures.is_empty());
    assert_eq!((session.injury.killed_volume(), session.surface_breach, session.pain), (0.0, 0.0, 0.0));
    let message = session.warnings[0].to_string();
    let threshold = session.statistics.threshold_force.unwrap();
    assert_eq!(message, format!("no needle pierces at 0.20 N: the threshold is {threshold:.2} N"));
    // Nothing below the threshold, something above.
    let just = |share: f64| {
        let mut quiet = parameters.clone();
        (quiet.puncture.hand_force_spread, quiet.puncture.local_compliance_spread) = (0.0, 0.0);
        with(&stamp(1.5), &treatment(3, share * threshold), &quiet).statistics.pierced_fraction
    };
    assert!(just(0.9) == 0.0 && just(1.1) > 0.0, "{} {}", just(0.9), just(1.1));
    // A motor's needles that are shorter than the dimple before the puncture.
    parameters.puncture.local_compliance_spread = 0.0;
    let mut blunt = pen(0.2);
    blunt.needle.tip_diameter = 0.1;
    let short = with(&blunt, &treatment(3, 2.0), &parameters);
    assert!(
        short.warnings.iter().any(|warning| matches!(warning, PunctureWarning::NeedleTooShort { .. })),
        "{:?}",
        short.warnings
    );
}

#[test]
fn identity_of_random_numbers() {
    let sessions = |count: u32, seed, parameters: &Parameters| {
        let session_times = (0..count).map(|index| 28.0 * f64::from(index)).collect();
        let treatment = Treatment { session_times, ..treatment(15, 5.0) };
        simulate(&cheek(), &roller(1.5), &treatment, parameters, seed).unwrap()
    };
    let parameters = Parameters::default();
    let four = sessions(4, 7, &parameters);
    assert_eq!(four, sessions(4, 7, &parameters));
    assert_eq!(four[..2], sessions(2, 7, &parameters)[..], "a longer treatment starts like a shorter one");
    assert_ne!(four[0].punctures, four[1].punctures);
    assert_ne!(four[0].punctures, sessions(1, 8, &parameters)[0].punctures);
    let mut tougher = parameters;
    tougher.skin.needle_toughness *= 1.2;
    // A stamp comes down at the same places whatever the skin; a roller's step follows from how its needles roll in it.
    let stamped = |parameters: &Parameters| with(&stamp(1.5), &treatment(6, 8.0), parameters).punctures;
    for (one, other) in stamped(&Parameters::default()).iter().zip(&stamped(&tougher)) {
        assert_eq!((one.x, one.y), (other.x, other.y));
        assert!(one.depth > other.depth || !other.pierced);
    }
}

#[test]
fn without_spread_the_needles_carry_their_share_of_the_force() {
    let mut parameters = Parameters::default();
    let constants = &mut parameters.puncture;
    (constants.local_compliance_spread, constants.insertion_force_spread, constants.hand_force_spread) =
        (0.0, 0.0, 0.0);
    let statistics = with(&stamp(1.5), &treatment(3, 4.0), &parameters).statistics;
    assert_eq!(statistics.pierced_fraction, 1.0);
    let carried = 4.0 * statistics.carried_share / 35.0;
    assert!((statistics.force_per_needle / carried - 1.0).abs() < 0.05, "{} {carried}", statistics.force_per_needle);
}

#[test]
fn senseless_inputs_are_refused() {
    let refused = |device: &Device, treatment: &Treatment| {
        simulate(&cheek(), device, treatment, &Parameters::default(), 1).unwrap_err()
    };
    let good = treatment(4, 5.0);
    assert!(matches!(refused(&roller(10.0), &good), PunctureError::NeedleLongerThanDrum { .. }));
    assert!(matches!(refused(&Device { needles: 0, ..stamp(1.0) }, &good), PunctureError::Senseless { .. }));
    assert!(matches!(refused(&pen(f64::NAN), &good), PunctureError::Senseless { .. }));
    assert!(matches!(refused(&pen(1.0), &Treatment { force: -1.0, ..good.clone() }), PunctureError::Senseless { .. }));
    let unordered = Treatment { session_times: vec![3.0, 3.0], ..good.clone() };
    assert_eq!(refused(&pen(1.0), &unordered), PunctureError::SessionTimes);
    let huge = Treatment { patch: 1e4, ..good.clone() };
    assert!(matches!(refused(&pen(1.0), &huge), PunctureError::TooMany { .. }));
    let mut sharp = stamp(1.0);
    sharp.needle.tip_diameter = 1e-4;
    assert!(matches!(refused(&sharp, &good), PunctureError::TipTooSharp { .. }));
    let motion = Motion::Pen { frequency: 117.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 2e300 };
    let extreme = Device { width: 1e300, motion, ..pen(1.0) };
    assert!(matches!(
        refused(&Device { width: 20.0, ..pen(1.0) }, &good),
        PunctureError::Senseless { what: "the diameter of the rim", .. }
    ));
    let pulled = Treatment { stretch: f64::NAN, ..good.clone() };
    assert!(matches!(refused(&pen(1.0), &pulled), PunctureError::Senseless { .. }));
    let nothing_left = refused(&extreme, &good);
    assert!(matches!(nothing_left, PunctureError::Contact(_)), "{nothing_left}");
}

#[test]
fn an_anaesthetic_takes_pain_away_and_nothing_else() {
    let plain = one(&roller(1.5), &treatment(4, 5.0));
    let numbed = one(&roller(1.5), &Treatment { anaesthetic: Some(0.3), ..treatment(4, 5.0) });
    assert!(numbed.pain < 0.35 * plain.pain);
    assert_eq!(numbed.punctures, plain.punctures);
}

fn motions() -> impl Strategy<Value = Motion> {
    prop_oneof![
        (1_u32..20, 12.0..40.0).prop_map(|(rows, drum_diameter)| Motion::Roller { rows, drum_diameter }),
        Just(Motion::Stamp),
        (50.0..200.0, 5.0..80.0).prop_map(|(frequency, speed)| Motion::Pen {
            frequency: frequency / SECOND,
            glide_speed: speed / SECOND,
            rim_diameter: 30.0,
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_device_leaves_sound_numbers(
        motion in motions(),
        size in (0.1..3.0_f64, 0.1..0.4_f64),
        array in (20_u32..300, 4.0..25.0_f64),
        hand in (0.05..30.0_f64, 1_u32..6),
        compliance in 0.0..10.0_f64,
    ) {
        let device = Device { needles: array.0, ..device(size.0, 20, array.1, motion) };
        let device = Device { needle: Needle::of_size(size.0, size.1, &Parameters::default()), ..device };
        let mut parameters = Parameters::default();
        parameters.puncture.local_compliance = compliance;
        let session = with(&device, &Treatment { patch: 6.0, ..treatment(hand.1, hand.0) }, &parameters);
        let statistics = &session.statistics;
        for hole in &session.punctures {
            let free = if matches!(device.motion, Motion::Pen { .. }) { parameters.puncture.pen_free_length } else { 0.0 };
            prop_assert!(hole.depth >= 0.0 && hole.depth <= size.0 + free + 1e-9);
            prop_assert_eq!(hole.pierced, hole.depth > 0.0);
            prop_assert!(hole.pierced || !hole.bled);
            prop_assert!((0.0..6.0).contains(&hole.x) && (0.0..6.0).contains(&hole.y));
        }
        let shares = [
            statistics.coverage,
            statistics.pierced_fraction,
            statistics.re_entry_fraction,
            statistics.carried_share,
            session.bleeding,
            session.surface_breach,
            session.pain / 10.0,
        ];
        prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "{:?}", shares);
        let whole = session.injury.fractions(0.0, 5.0);
        prop_assert!(whole.cut <= whole.killed && whole.bled <= whole.killed && whole.channel_area <= whole.killed);
        prop_assert!((5.0 * whole.killed - session.injury.killed_volume()).abs() < 1e-12);
        // Never more than the sheathed volume of every needle (overlaps counted twice) with its slit, but for the levels' error.
        let holes = session.punctures.iter().filter(|hole| hole.pierced);
        let volume: f64 = holes
            .map(|hole| {
                let radius = device.needle.radius_at(hole.depth);
                let slit = (hole.surface_diameter - 2.0 * radius).max(0.0);
                4.0 * device.needle.volume(hole.depth) + 4.0 * radius * slit * hole.depth
            })
            .sum();
        prop_assert!(session.injury.killed_volume() <= 1.01 * volume / 36.0);
    }
}
