//! What the vehicle does: activity, evaporation; and the charge of ampholytes; solutes at the ends of what a scenario may say.

use super::super::*;
use super::{cheek, observe, roller, serum_of};
use crate::physics::parameter::Parameters;

/// A covered donor that does not run out, µg/mm².
const DONOR: f64 = 1e4;

fn covered(name: &str, concentration: f64, dissolves: Option<f64>) -> Serum {
    Serum {
        vehicle_solubility: dissolves,
        dose: DONOR,
        contact_time: 10.0,
        occluded: true,
        ..serum_of(name, concentration, 6.0)
    }
}

/// Through stratum corneum and channels.
fn delivered(serum: &Serum) -> [f64; 2] {
    let result = observe(serum, Some(&roller(2.0, 0.5)));
    assert!(result.residual < 1e-10, "{}", result.residual);
    [result.intact.delivered_amount, result.needled.delivered_amount]
}

fn same(one: [f64; 2], two: [f64; 2], within: f64) {
    for (one, two) in one.into_iter().zip(two) {
        assert!((one / two - 1.0).abs() < within, "{one} {two}");
    }
}

/// Caffeine: 28 mg/mL in water.
#[test]
fn a_better_solvent_drives_less_from_the_same_concentration() {
    let water = delivered(&covered("caffeine", 0.01, None));
    let better = delivered(&covered("caffeine", 0.01, Some(280.0)));
    same(water, better.map(|amount| 10.0 * amount), 0.01);
    let worse = delivered(&covered("caffeine", 0.01, Some(14.0)));
    same(worse, water.map(|amount| 2.0 * amount), 0.01);
    same(water, delivered(&covered("caffeine", 0.01, Some(28.0))), 1e-12);
}

#[test]
fn all_saturated_vehicles_drive_alike() {
    let water = delivered(&covered("caffeine", 0.028, None));
    for (concentration, dissolves) in [(0.28, 280.0), (0.9, 280.0), (0.014, 14.0), (0.1, 14.0), (0.1, 28.0)] {
        same(water, delivered(&covered("caffeine", concentration, Some(dissolves))), 0.01);
    }
}

/// The air takes by activity as well: half saturated is half the loss.
#[test]
fn loss_to_the_air_goes_by_activity() {
    let lost = |concentration: f64, dissolves: Option<f64>| {
        let serum =
            Serum { dose: DONOR, vehicle_solubility: dissolves, ..serum_of("butoxyethanol", concentration, 6.0) };
        let result = simulate(&cheek(), &serum, None, &Parameters::default(), &[0.0], &[1e-3], 1e-3).unwrap();
        result.intact.evaporated[0]
    };
    let half = lost(0.05, Some(100.0));
    assert!((lost(0.5, None) / half - 1.0).abs() < 0.01);
    assert!((lost(0.1, Some(100.0)) / half - 2.0).abs() < 0.02);
    assert!((lost(0.9, Some(100.0)) / half - 2.0).abs() < 0.02);
}

#[test]
fn water_evaporates_with_the_film() {
    let serum = serum_of("water", 1.0, 7.0);
    let mut parameters = Parameters::default();
    // Skin that takes nothing.
    parameters.absorption.lipid_path_factor = 1e-9;
    parameters.absorption.polar_path = 0.0;
    let minutes = |minutes: f64| minutes / (24.0 * 60.0);
    let times = [minutes(5.0), minutes(60.0)];
    let result = simulate(&cheek(), &serum, None, &parameters, &[0.0], &times, 0.25).unwrap();
    let applied = serum.dose;
    // 20 µm of water lose 1.57 µm a minute.
    let rate = water_loss(&parameters.absorption) * parameters.absorption.vehicle_density;
    let intact = &result.intact;
    assert!((intact.evaporated[0] / (rate * times[0]) - 1.0).abs() < 0.02, "{}", intact.evaporated[0]);
    assert!(intact.film[1] < 1e-3 * applied && intact.evaporated[1] > 0.9 * applied, "{intact:?}");
    let covered = Serum { occluded: true, ..serum.clone() };
    let result = simulate(&cheek(), &covered, None, &parameters, &[0.0], &times, 0.25).unwrap();
    assert_eq!(result.intact.evaporated[1], 0.0);
    // A tracer is always the same share of what has dried away.
    let tracer = Serum { concentration: 1e-3, ..serum };
    let traced = simulate(&cheek(), &tracer, None, &parameters, &[0.0], &times, 0.25).unwrap().intact;
    assert!((traced.evaporated[0] / intact.evaporated[0] / 1e-3 - 1.0).abs() < 1e-3);
}

#[test]
fn a_thin_open_film_falls_dry_and_a_covered_or_deep_one_does_not() {
    let parameters = Parameters::default().absorption;
    let thin = serum_of("caffeine", 0.01, 6.0);
    assert!(falls_dry(&thin, &parameters));
    assert!(!falls_dry(&Serum { occluded: true, ..thin.clone() }, &parameters));
    assert!(!falls_dry(&Serum { dose: 5000.0, contact_time: 1.0, ..thin.clone() }, &parameters));
    assert!(falls_dry(&Serum { dose: 5000.0, contact_time: 3.0, ..thin }, &parameters));
}

/// Below the carboxyl's pKa tranexamic acid is a cation, which the fixed charge of the polar path favours as soon as it is there.
#[test]
fn tranexamic_acid_is_a_cation_in_an_acid_serum() {
    let parameters = Parameters::default().absorption;
    let tranexamic = solute("tranexamic-acid").unwrap();
    let at = |ph: f64| barrier(&WangKastingNitsche, &serum_of("tranexamic-acid", 0.03, ph), 1.0, 1.0, &parameters);
    assert!(at(3.0).lipid < 0.06 * at(7.0).lipid);
    let plain = Solute { ionisation: Ionisation::Neutral, ..tranexamic.clone() };
    let [cation, uncharged] = [&tranexamic, &plain].map(|solute| polar_permeability(solute, 4.3, &parameters));
    assert!(cation > 1.03 * uncharged && cation < 1.2 * uncharged, "{cation} {uncharged}");
    assert!((at(7.0).polar / polar_permeability(&plain, 7.0, &parameters) - 1.0).abs() < 0.01);
    // Octanol flatters a zwitterion; even so, little of it goes by the lipids.
    assert!(at(7.0).lipid < 0.1 * at(7.0).polar);
    // An acid serum brings its protons into the channel; one near the isoelectric point none.
    let in_channel = |ph| channel_ph(&serum_of("tranexamic-acid", 0.03, ph), &parameters);
    assert!(in_channel(3.5) < 5.5 && in_channel(6.5) > 6.5, "{} {}", in_channel(3.5), in_channel(6.5));
}

/// Molar mass (g/mol), log Kow, solubility (µg/mm³), vapour pressure (MPa), dose (µg/mm²), concentration, solubility in the vehicle.
type Extreme = (f64, f64, f64, f64, f64, f64, Option<f64>);

/// What crosses a film of some µm in no time, or leaves it so, without the water that rests on the skin could not be followed.
#[test]
fn solutes_at_the_ends_of_what_a_scenario_may_say_are_followed() {
    let extremes: [Extreme; 9] = [
        (10.0, 10.0, 1e-6, 0.0, 0.1, 1.0, None),
        (10.0, 10.0, 1e-6, 0.0, 0.1, 1e-8, None),
        (10.0, 10.0, 2000.0, 0.0, 20.0, 0.01, None),
        (10.0, 6.0, 1e-3, 0.0, 0.1, 1.0, None),
        (10.0, -10.0, 1e-6, 0.1, 20.0, 1.0, None),
        (5e6, 10.0, 1e-6, 0.1, 20.0, 1.0, None),
        (5e6, -10.0, 1e-6, 0.0, 5e4, 1.0, None),
        (300.0, 10.0, 1e-6, 0.0, 20.0, 0.01, Some(2000.0)),
        (300.0, -10.0, 2000.0, 0.0, 20.0, 0.01, Some(1e-6)),
    ];
    let mut parameters = Parameters::default();
    for (mass, log_kow, solubility, vapour_pressure, dose, concentration, vehicle_solubility) in extremes {
        for (occluded, factor) in [(false, 1.0), (true, 20.0)] {
            parameters.absorption.lipid_path_factor = factor;
            let solute = Solute {
                molar_mass: mass * 1e-3,
                schroeder_volume: 0.9e-6 * mass,
                log_kow,
                solubility,
                vapour_pressure,
                ..solute("caffeine").unwrap()
            };
            let serum =
                Serum { solute, dose, concentration, vehicle_solubility, occluded, ..serum_of("caffeine", 0.1, 6.0) };
            let channels = roller(2.0, 0.5);
            let result = simulate(&cheek(), &serum, Some(&channels), &parameters, &[0.0], &[1.0, 2.0], 2.0).unwrap();
            assert!(result.residual < 1e-9 && result.steps < 3000, "{serum:?} {} {}", result.residual, result.steps);
        }
    }
}

#[test]
fn nothing_crosses_faster_than_the_water_that_rests_on_the_skin() {
    let parameters = Parameters::default().absorption;
    let permeability = |log_kow: f64| {
        let solute = Solute { log_kow, molar_mass: 0.1, ..solute("caffeine").unwrap() };
        let serum = Serum { solute, ..serum_of("caffeine", 0.01, 6.0) };
        let free = WangKastingNitsche.lipid_path(&serum.solute, Hydration::Hydrated, 0.043).permeability;
        (barrier(&WangKastingNitsche, &serum, 1.0, 1.0, &parameters).lipid, free)
    };
    let (usual, free) = permeability(0.0);
    assert!((usual / free - 1.0).abs() < 1e-4);
    let (capped, free) = permeability(10.0);
    // 8.5e-6 cm²/s through 43 µm, cm/h.
    assert!((capped / 240.0 / 7.08 - 1.0).abs() < 0.02 && free > 50.0 * capped, "{capped} {free}");
}
