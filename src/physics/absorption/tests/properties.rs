//! Directions, conservation, positivity, refusals.

use super::super::*;
use super::{cheek, hours, observe, roller, serum_of};
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Skin};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_serum_on_any_channels_conserves_mass_and_stays_positive(
        which in 0..15_usize,
        concentration in 1e-4..1.0_f64,
        ph in 1.0..12.0_f64,
        log_dose in -1.0..3.0_f64,
        contact in 0.01..2.0_f64,
        occluded: bool,
        density in 0.0..5.0_f64,
        depth in 0.0..2.0_f64,
    ) {
        let name = solutes().nth(which).unwrap().name;
        let serum = Serum {
            dose: libm::exp10(log_dose),
            contact_time: contact,
            occluded,
            ..serum_of(name, concentration, ph)
        };
        let channels = roller(density, depth);
        let doses = [0.0, 0.3, 1.1];
        let parameters = Parameters::default();
        let result = simulate(&cheek(), &serum, Some(&channels), &parameters, &doses, &hours(72), 3.0).unwrap();
        prop_assert!(result.residual < 1e-9, "{}", result.residual);
        for path in [&result.intact, &result.needled] {
            let series = [
                &path.film, &path.stratum_corneum, &path.epidermis, &path.dermis, &path.bound, &path.cleared,
                &path.metabolised, &path.evaporated, &path.washed_off, &path.shed,
            ];
            for amounts in series {
                prop_assert!(amounts.iter().all(|amount| *amount >= 0.0));
            }
            for series in [&path.cleared, &path.metabolised, &path.evaporated, &path.washed_off, &path.shed] {
                prop_assert!(series.windows(2).all(|pair| pair[1] >= pair[0]));
            }
            prop_assert!(path.dermis_free.iter().flatten().all(|value| *value >= 0.0));
        }
        prop_assert!(result.needled.delivered_amount >= result.intact.delivered_amount * (1.0 - 1e-3));
    }
}

#[test]
fn amounts_are_positive_and_add_up() {
    for name in ["vitamin-c", "lidocaine", "caffeine", "hyaluronate-small", "butoxyethanol"] {
        let serum = serum_of(name, 0.05, 5.0);
        let result = observe(&serum, Some(&roller(2.29, 0.5)));
        let applied = serum.dose * serum.concentration;
        for path in [&result.intact, &result.needled] {
            for index in 0..result.times.len() {
                let parts = [
                    path.film[index],
                    path.stratum_corneum[index],
                    path.epidermis[index],
                    path.dermis[index],
                    path.bound[index],
                    path.cleared[index],
                    path.evaporated[index],
                    path.metabolised[index],
                    path.washed_off[index],
                    path.shed[index],
                ];
                assert!(parts.iter().all(|part| *part >= 0.0), "{name} {index} {parts:?}");
                assert!((parts.iter().sum::<f64>() / applied - 1.0).abs() < 1e-10, "{name} {index}");
                assert!(path.concentration[index].iter().all(|value| *value >= 0.0), "{name} {index}");
            }
        }
        assert!(result.residual < 1e-10, "{name} {}", result.residual);
    }
}

#[test]
fn without_channels_needled_is_intact() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let none = observe(&serum, None);
    assert_eq!(none.intact, none.needled);
    assert_eq!(none.enhancement_ratio(), Some(1.0));
    let mut previous = f64::INFINITY;
    for density in [2.0, 0.2, 0.02, 0.002, 0.0] {
        let excess = observe(&serum, Some(&roller(density, 0.5))).enhancement_ratio().unwrap() - 1.0;
        assert!(excess < previous && excess >= 0.0, "{density} {excess}");
        previous = excess;
    }
    assert_eq!(previous, 0.0);
}

fn fresh_ratio(name: &str, ph: f64, density: f64, depth: f64) -> f64 {
    fresh_ratio_with(&Parameters::default(), name, ph, density, depth)
}

fn fresh_ratio_with(parameters: &Parameters, name: &str, ph: f64, density: f64, depth: f64) -> f64 {
    let channels = roller(density, depth);
    let result =
        simulate(&cheek(), &serum_of(name, 0.01, ph), Some(&channels), parameters, &[0.0], &[1.0], 1.0).unwrap();
    1.0 + result.channel_permeability / result.passive_permeability
}

/// By how much the excess over intact skin grows from each depth to the next.
fn growth_with_depth(parameters: &Parameters, depths: &[f64]) -> Vec<f64> {
    let excess: Vec<f64> =
        depths.iter().map(|depth| fresh_ratio_with(parameters, "vitamin-c", 3.2, 1.0, *depth) - 1.0).collect();
    excess.windows(2).map(|pair| pair[1] / pair[0]).collect()
}

#[test]
fn enhancement_is_linear_in_density_and_logarithmic_in_length() {
    let single = fresh_ratio("vitamin-c", 3.2, 1.0, 0.5) - 1.0;
    let double = fresh_ratio("vitamin-c", 3.2, 2.0, 0.5) - 1.0;
    assert!((double / single - 2.0).abs() < 1e-9);
    // Stirred: L/ln(2L/r), a third to nine tenths more for twice the length. As it is: less, and less at each doubling.
    let mut stirred = Parameters::default();
    stirred.absorption.lumen_mixing = 1e6;
    let growth = growth_with_depth(&stirred, &[0.2, 0.4, 0.8]);
    assert!(growth.iter().all(|growth| (1.3..1.9).contains(growth)), "{growth:?}");
    let growth = growth_with_depth(&Parameters::default(), &[0.1, 0.2, 0.4, 0.8]);
    assert!(growth.windows(2).all(|pair| pair[1] < pair[0]) && growth[2] > 1.0 && growth[0] < 2.0, "{growth:?}");
}

#[test]
fn through_fluid_at_rest_longer_channels_gain_nothing() {
    let mut parameters = Parameters::default();
    parameters.absorption.lumen_mixing = 1.0;
    parameters.absorption.epidermis_tortuosity = 1.0;
    // What lies deeper than a few mouth radii no longer sees the source.
    let growth = growth_with_depth(&parameters, &[0.03, 0.06, 0.12, 0.25, 0.5, 1.0, 2.0]);
    assert!(growth[1..].windows(2).all(|pair| pair[1] < pair[0]), "{growth:?}");
    assert!(growth[1] > 1.15 && (1.0..1.03).contains(&growth[4]) && (1.0..1.01).contains(&growth[5]), "{growth:?}");
}

#[test]
fn enhancement_rises_with_acidity_lost_and_with_molecular_size() {
    assert!(fresh_ratio("vitamin-c", 7.0, 2.0, 0.5) > fresh_ratio("vitamin-c", 3.2, 2.0, 0.5));
    let small = fresh_ratio("mannitol", 7.0, 2.0, 0.5);
    let medium = fresh_ratio("ghk-cu", 7.0, 2.0, 0.5);
    let large = fresh_ratio("hyaluronate-small", 7.0, 2.0, 0.5);
    assert!(1.0 < small && small < medium && medium < large, "{small} {medium} {large}");
    let lipophile = fresh_ratio("fentanyl", 10.0, 2.0, 0.5);
    assert!(lipophile < 1.1, "{lipophile}");
}

#[test]
fn a_linear_solute_has_the_same_ratio_at_any_concentration() {
    let ratio = |name: &str, concentration: f64| {
        let serum = Serum { occluded: true, ..serum_of(name, concentration, 6.0) };
        observe(&serum, Some(&roller(2.0, 0.5))).enhancement_ratio().unwrap()
    };
    assert!((ratio("mannitol", 0.001) / ratio("mannitol", 0.1) - 1.0).abs() < 1e-9);
    // A base takes up protons in the channel, the more the more of it there is.
    assert!((ratio("niacinamide", 0.001) / ratio("niacinamide", 0.1) - 1.0).abs() < 1e-3);
}

#[test]
fn occlusion_and_time_after_needling_change_what_gets_in() {
    let open = serum_of("vitamin-c", 0.15, 3.2);
    let occluded = Serum { occluded: true, ..open.clone() };
    let channels = roller(2.29, 0.5);
    let share = |serum: &Serum, at: f64| {
        let result = simulate(&cheek(), serum, Some(&channels), &Parameters::default(), &[at], &[3.0], 3.0).unwrap();
        result.dose_fraction(&result.needled)
    };
    assert!(share(&occluded, 0.0) > share(&open, 0.0));
    assert!(share(&open, 0.0) > share(&open, 0.5));
    assert!(share(&open, 0.5) > share(&open, 1.5));
}

#[test]
fn in_vitro_skin_has_a_sink_and_no_clearance() {
    let serum = serum_of("caffeine", 0.02, 6.0);
    for preparation in [Preparation::FullThickness, Preparation::EpidermalSheet] {
        let skin = Skin { preparation, ..cheek() };
        let channels = roller(2.29, 0.5);
        let parameters = Parameters::default();
        let result = simulate(&skin, &serum, Some(&channels), &parameters, &[0.0], &hours(72), 3.0).unwrap();
        assert!(result.residual < 1e-12);
        assert!(result.needled.cleared[72] > result.intact.cleared[72]);
        assert!(result.enhancement_ratio().unwrap() > 1.0);
        assert_eq!((result.dermis_edges().len() < 2), preparation == Preparation::EpidermalSheet);
    }
}

#[test]
fn nonsense_is_refused_with_the_allowed_range() {
    let parameters = Parameters::default();
    let good = serum_of("vitamin-c", 0.15, 3.2);
    let heavy = Solute { molar_mass: -1.0, ..good.solute.clone() };
    for bad in [
        Serum { ph: 15.0, ..good.clone() },
        Serum { concentration: 3.0, ..good.clone() },
        Serum { dose: 1e8, ..good.clone() },
        Serum { contact_time: f64::NAN, ..good.clone() },
        Serum { solute: heavy, ..good.clone() },
    ] {
        let refused = simulate(&cheek(), &bad, None, &parameters, &[0.0], &[1.0], 1.0);
        assert!(matches!(refused, Err(AbsorptionError::OutOfRange { .. })), "{bad:?}");
    }
    let backwards = simulate(&cheek(), &good, None, &parameters, &[0.0], &[1.0, 0.5], 1.0);
    assert!(matches!(backwards, Err(AbsorptionError::DisorderedTimes(_))));
    let thick = Skin { epidermis: 0.01, ..cheek() };
    assert!(simulate(&thick, &good, None, &parameters, &[0.0], &[1.0], 1.0).is_err());
}

#[test]
fn months_with_several_sessions_conserve_mass() {
    let mut channels = roller(2.29, 0.5);
    channels.opened = vec![0.0, 28.0, 56.0];
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let days: Vec<f64> = (0..=180).map(f64::from).collect();
    let doses = [0.0, 28.0, 56.0];
    let result = simulate(&cheek(), &serum, Some(&channels), &Parameters::default(), &doses, &days, 180.0).unwrap();
    assert!(result.residual < 1e-10, "{}", result.residual);
    assert_eq!(result.lumen_patency[28], 1.0);
    assert!(result.lumen_patency[27] < 1e-10);
}

#[test]
fn every_preset_is_sound_and_simulates() {
    for row in solutes() {
        let ph = 5.0;
        let result = observe(&serum_of(row.name, 0.01, ph), Some(&roller(2.29, 0.5)));
        assert!(result.residual < 1e-10, "{} {}", row.name, result.residual);
        assert!(!row.source.is_empty());
    }
    assert!(solute("gold").is_none());
}

#[test]
fn the_models_of_the_lipid_path_are_exchangeable() {
    let serum = serum_of("caffeine", 0.02, 6.0);
    let parameters = Parameters::default();
    let observation = Observation { applications: &[0.0], output_times: &[1.0], duration: 1.0 };
    let run =
        |model: &dyn LipidPathModel| simulate_with(model, &cheek(), &serum, None, &parameters, &observation).unwrap();
    let (one, other) = (run(&WangKastingNitsche), run(&PottsGuy));
    assert_eq!(other.barrier_model, "Potts & Guy");
    assert!((one.passive_log10_kp().unwrap() - other.passive_log10_kp().unwrap()).abs() < 1.0);
}

#[test]
fn every_parameter_may_take_the_ends_of_its_range() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let channels = roller(2.29, 0.5);
    for row in crate::physics::parameter::AbsorptionParameters::DEFINITIONS {
        for end in [row.low, row.high] {
            let mut parameters = Parameters::default();
            parameters.set(row.name, end * row.parsed_unit().factor).unwrap();
            let result = simulate(&cheek(), &serum, Some(&channels), &parameters, &[0.0], &[1.0], 1.0).unwrap();
            assert!(result.residual < 1e-10, "{} at {end}: {}", row.name, result.residual);
            let ratio = result.needled.delivered_amount / result.intact.delivered_amount;
            assert!(ratio >= 1.0, "{} at {end}: {ratio}", row.name);
        }
    }
}
#[test]
fn channels_stay_open_in_dead_skin() {
    let skin = Skin { preparation: Preparation::FullThickness, ..cheek() };
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let result = simulate(&skin, &serum, Some(&roller(2.0, 0.3)), &Parameters::default(), &[0.0], &[1.0, 3.0], 3.0);
    assert_eq!(result.unwrap().lumen_patency, [1.0, 1.0]);
}

#[test]
fn the_steady_flux_is_that_of_the_resistances_in_series() {
    let skin = Skin { preparation: Preparation::EpidermalSheet, ..cheek() };
    let serum = Serum { dose: 1e4, occluded: true, contact_time: 400.0, ..serum_of("vitamin-c", 0.01, 3.2) };
    let channels = Channels { classes: Vec::new(), ..roller(0.0, 0.0) };
    let parameters = Parameters::default();
    let result = simulate(&skin, &serum, Some(&channels), &parameters, &[0.0], &[200.0], 200.0).unwrap();
    let tissue = dermis(&serum.solute, &parameters.absorption);
    let below = (skin.epidermis - skin.stratum_corneum) / (tissue.diffusivity * tissue.partition);
    let donor = result.intact.film[0] / (serum.dose / parameters.absorption.vehicle_density);
    let expected = donor / (1.0 / result.passive_permeability + below);
    assert!((result.intact.flux[0] / expected - 1.0).abs() < 3e-3, "{} {expected}", result.intact.flux[0]);
    assert_eq!(result.needled.flux, result.intact.flux);
}

/// Exact: intact sheet and holes in parallel, each from the donor straight to the receptor.
#[test]
fn holes_through_a_sheet_lead_straight_into_the_receptor() {
    let skin = Skin { preparation: Preparation::EpidermalSheet, ..cheek() };
    let serum = Serum { dose: 1e5, occluded: true, contact_time: 400.0, ..serum_of("caffeine", 0.01, 6.0) };
    let class = ChannelClass { density: 0.05, radius: 0.05, needle_radius: 0.125, depth: 0.3 };
    let channels = Channels::uniform(0.5, class);
    let parameters = Parameters::default();
    let end = 40.0;
    let result = simulate(&skin, &serum, Some(&channels), &parameters, &[0.0], &[end], end).unwrap();
    assert!(result.residual < 1e-12, "{}", result.residual);
    // D_aq of caffeine at 182 cm³/mol, uncharged.
    let water = 1.92e-4 * libm::pow(182.0, -0.6) * 100.0 * 86_400.0;
    let mouth = std::f64::consts::PI * 0.05 * 0.05;
    let conductance = water * mouth / (skin.epidermis + 0.5 * std::f64::consts::PI * 0.05);
    assert!((hole(0.05, skin.epidermis, water, 0.0) / conductance - 1.0).abs() < 1e-12);
    assert!((result.channel_permeability / (0.05 * conductance) - 1.0).abs() < 1e-9);
    // So much of it that the donor hardly changes within the lag of the stratum corneum.
    let donor = |film: f64| film / (serum.dose / parameters.absorption.vehicle_density);
    let closed = result.intact.flux[0] / donor(result.intact.film[0]);
    let open = result.needled.flux[0] / donor(result.needled.film[0]);
    // Of the stratum corneum the holes take a share of the area, which hardly counts.
    let expected = closed * (1.0 - 0.05 * mouth) + 0.05 * conductance;
    assert!((open / expected - 1.0).abs() < 3e-4, "{open} {expected}");
    assert!(open > 5.0 * closed);
}

/// What flows through a hole stays nowhere: it is in the receptor at once, and the sheet holds what an intact one does.
#[test]
fn holes_feed_no_tissue_and_a_channel_that_ends_in_the_sheet_does() {
    let skin = Skin { preparation: Preparation::EpidermalSheet, ..cheek() };
    let serum = serum_of("vitamin-c", 0.15, 7.0);
    let held = |depth: f64| {
        let channels = roller(0.01, depth);
        let result = simulate(&skin, &serum, Some(&channels), &Parameters::default(), &[0.0], &[1e-3], 1e-3).unwrap();
        assert!(result.residual < 1e-12);
        (result.needled.epidermis[0], result.intact.epidermis[0], result.needled.cleared[0])
    };
    let (through, intact, received) = held(skin.epidermis);
    assert!(through <= intact && received > 100.0 * through, "{through} {intact} {received}");
    let (within, intact, received) = held(skin.epidermis - 1e-6);
    assert!(within > 1.2 * intact && received > 0.0, "{within} {intact} {received}");
}

#[test]
fn no_channel_ends_deeper_than_the_skin() {
    let skin = Skin { preparation: Preparation::FullThickness, dermis: 0.4, ..cheek() };
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let bottom = skin.epidermis + skin.dermis;
    let at = |depth: f64| {
        let channels = roller(2.0, depth);
        simulate(&skin, &serum, Some(&channels), &Parameters::default(), &[0.0], &[1.0], 1.0).unwrap()
    };
    assert_eq!(at(bottom), at(bottom + 1.0));
}

/// Outflow against diffusion in one dimension: `q/(e^(q/g) − 1)`.
#[test]
fn outflow_holds_back_what_a_hole_lets_through() {
    let still = hole(0.05, 0.07, 60.0, 0.0);
    assert!((hole(0.05, 0.07, 60.0, 1e-9) / still - 1.0).abs() < 1e-6);
    assert!((hole(0.05, 0.07, 60.0, still) / still - 1.0 / (std::f64::consts::E - 1.0)).abs() < 1e-12);
}

#[test]
fn splitting_a_class_of_channels_changes_nothing() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let whole = roller(2.0, 0.5);
    let class = whole.classes[0];
    let half = ChannelClass { density: 0.5, ..class };
    let rest = ChannelClass { density: 1.5, ..class };
    let split = Channels { classes: vec![half, rest], ..whole.clone() };
    let (one, two) = (observe(&serum, Some(&whole)), observe(&serum, Some(&split)));
    let same = |one: f64, two: f64| assert!((one / two - 1.0).abs() < 1e-9, "{one} {two}");
    same(one.channel_permeability, two.channel_permeability);
    same(one.needled.delivered_amount, two.needled.delivered_amount);
}

#[test]
fn a_channel_that_ends_right_below_the_stratum_corneum_is_a_disc() {
    let class = |depth| ChannelClass { density: 1.0, radius: 0.05, needle_radius: 0.1, depth };
    // The fluid conducts so well that the tissue alone resists.
    let fluid = Fluid { conductivity: 1e12, mixing: 1.0 };
    let at = |depth| passage(&class(depth), 0.016, fluid, 0.3, 0.0).conductance;
    let disc = 4.0 * 0.3 * 0.05;
    assert!((at(0.016) / disc - 1.0).abs() < 1e-9, "{}", at(0.016));
    assert!((at(0.016 + 1e-9) / disc - 1.0).abs() < 1e-6);
    assert_eq!(at(0.0159), 0.0);
    let shallow = observe(&serum_of("vitamin-c", 0.15, 3.2), Some(&roller(2.0, cheek().stratum_corneum)));
    assert!(shallow.channel_permeability > 0.0);
    assert!(shallow.enhancement_ratio().unwrap() > 1.0);
}

#[test]
fn a_slow_epidermis_slows_the_channels_that_end_in_it() {
    let mut slow = Parameters::default();
    slow.absorption.epidermis_tortuosity = 10.0;
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let permeability = |parameters: &Parameters, depth: f64| {
        let channels = roller(2.0, depth);
        let result = simulate(&cheek(), &serum, Some(&channels), parameters, &[0.0], &[1.0], 1.0);
        result.unwrap().channel_permeability
    };
    let mut free = Parameters::default();
    free.absorption.epidermis_tortuosity = 1.0;
    let left = |depth: f64| permeability(&slow, depth) / permeability(&free, depth);
    assert!(left(0.06) < 0.2 && left(0.06) > 0.1, "{}", left(0.06));
    assert!(left(0.5) > 0.8 && left(0.5) < 1.0, "{}", left(0.5));
}

#[test]
fn potts_and_guy_do_not_depend_on_hydration() {
    let parameters = Parameters::default().absorption;
    let serum = serum_of("caffeine", 0.02, 6.0);
    let lipid = |hydration| barrier(&PottsGuy, &serum, hydration, 1.0, &parameters).lipid;
    for hydration in [0.0, 0.5] {
        assert!((lipid(hydration) / lipid(1.0) - 1.0).abs() < 1e-12);
    }
}

#[test]
fn what_counts_does_not_depend_on_how_long_one_looks() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let channels = roller(2.0, 0.5);
    let followed = |duration: f64| {
        let reports = [duration];
        simulate(&cheek(), &serum, Some(&channels), &Parameters::default(), &[0.0, 0.5], &reports, duration).unwrap()
    };
    let (short, long) = (followed(1.5), followed(60.0));
    assert!((short.applied / (2.0 * 20.0 * 0.15) - 1.0).abs() < 1e-12);
    for (short, long) in [(&short.needled, &long.needled), (&short.intact, &long.intact)] {
        let (one, two) = (short.delivered_amount, long.delivered_amount);
        assert!((one / two - 1.0).abs() < 1e-3, "{one} {two}");
        assert!((short.delivered[0] / one - 1.0).abs() < 1e-12);
        assert!(long.delivered[0] > two);
    }
    // The second window does not end in time, so that the first alone counts.
    assert!((followed(1.4).applied / (20.0 * 0.15) - 1.0).abs() < 1e-12);
}

#[test]
fn the_stratum_corneum_of_living_skin_is_shed_with_what_it_holds() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let reports = [10.0, 10.5, 30.0];
    let left = |preparation| {
        let skin = Skin { preparation, ..cheek() };
        let result = simulate(&skin, &serum, None, &Parameters::default(), &[0.0], &reports, 30.0).unwrap().intact;
        (result.stratum_corneum, result.shed, result.cleared)
    };
    let (held, shed, cleared) = left(Preparation::InVivo);
    assert!(held[2] < held[0] * libm::exp(-20.0 / 14.0), "{held:?}");
    let lost = 0.5 * (held[0] + held[1]) * 0.5 / 14.0;
    assert!(((shed[1] - shed[0]) / lost - 1.0).abs() < 1e-3, "{shed:?} {lost}");
    let (_, dead, received) = left(Preparation::FullThickness);
    assert_eq!(dead, [0.0; 3]);
    assert!(received[2] > cleared[2], "{received:?} {cleared:?}");
}

#[test]
fn enhancement_of_ascorbic_acid_rises_with_ph_at_any_strength() {
    for concentration in [0.001, 0.05, 0.15] {
        let at = |ph: f64| {
            let result = observe(&serum_of("vitamin-c", concentration, ph), Some(&roller(2.0, 0.5)));
            1.0 + result.channel_permeability / result.passive_permeability
        };
        let ratios = [2.5, 3.5, 4.5, 5.5, 7.0].map(at);
        assert!(ratios.windows(2).all(|pair| pair[1] > pair[0]), "{concentration} {ratios:?}");
    }
}

#[test]
fn metabolism_takes_its_share_and_months_of_daily_doses_stay_on_the_books() {
    let metabolism = |rate: f64, half_saturation: f64| Metabolism { rate, half_saturation };
    let converted = |metabolism: Metabolism| {
        let mut serum = serum_of("caffeine", 0.02, 6.0);
        serum.solute.metabolism = metabolism;
        let doses: Vec<f64> = (0..90).map(f64::from).collect();
        let reports = [1.0, 30.0, 90.0];
        let mut channels = roller(2.0, 0.5);
        channels.opened = vec![10.0, 40.0];
        let result =
            simulate(&cheek(), &serum, Some(&channels), &Parameters::default(), &doses, &reports, 90.0).unwrap();
        assert!(result.residual < 1e-10, "{:e}", result.residual);
        let path = result.needled;
        (path.metabolised[2], path.cleared[2], path.delivered[2])
    };
    let (none, _, _) = converted(Metabolism::NONE);
    let (linear, cleared, delivered) = converted(metabolism(10.0, f64::INFINITY));
    let (saturated, more_cleared, _) = converted(metabolism(10.0, 1e-3));
    assert_eq!(none, 0.0);
    assert!(linear > 0.05 * delivered && linear + cleared < delivered * (1.0 + 1e-9), "{linear} {cleared} {delivered}");
    assert!(saturated < 0.5 * linear && more_cleared > cleared, "{saturated} {linear}");
}

/// Little serum meets little enzyme: at low concentration a saturable loss is one of first order.
#[test]
fn saturation_does_not_matter_far_below_it() {
    let metabolised = |half_saturation: f64| {
        let mut serum = serum_of("caffeine", 1e-5, 6.0);
        serum.solute.metabolism = Metabolism { rate: 10.0, half_saturation };
        observe(&serum, None).intact.metabolised[72]
    };
    assert!((metabolised(1e3) / metabolised(f64::INFINITY) - 1.0).abs() < 1e-3);
}
