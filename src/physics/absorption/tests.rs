//! What the model must reproduce: published permeabilities, limits and directions.

use super::*;
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Sex, Site, Skin};

#[test]
fn published_guide_values_of_the_lipid_path() {
    let published = [
        ("dpgme", Hydration::Hydrated, 0.043, 1.19e-4),
        ("fentanyl", Hydration::Hydrated, 0.043, 1.63e-2),
        ("butoxyethanol", Hydration::Hydrated, 0.043, 1.69e-3),
        ("testosterone", Hydration::PartlyHydrated, 0.013, 2.65e-3),
    ];
    for (name, hydration, thickness, value) in published {
        let path = WangKastingNitsche.lipid_path(&solute(name).unwrap(), hydration);
        let computed = path.conductivity / thickness / 240.0;
        assert!(
            (computed / value - 1.0).abs() < 0.15,
            "{name}: {computed:e} against {value:e} cm/h"
        );
    }
}

#[test]
fn mannitol_needs_the_polar_path() {
    let parameters = Parameters::default().absorption;
    let mannitol = solute("mannitol").unwrap();
    let per_second = |permeability: f64| libm::log10(permeability / (10.0 * 86_400.0));
    let polar = per_second(polar_permeability(&mannitol, &parameters));
    assert!((polar + 8.0).abs() < 0.05, "{polar}");
    let lipid = per_second(
        WangKastingNitsche
            .lipid_path(&mannitol, Hydration::Hydrated)
            .conductivity
            / 0.043,
    );
    assert!((lipid + 10.2).abs() < 0.3, "{lipid}");
}

fn cheek() -> Skin {
    Skin {
        site: Site::Cheek,
        sex: Sex::Female,
        age: 30.0 * 365.25,
        phototype: 3,
        preparation: Preparation::InVivo,
        stratum_corneum: 0.0168,
        epidermis: 0.07,
        dermis: 1.5,
    }
}

fn serum_of(name: &str, concentration: f64, ph: f64) -> Serum {
    Serum {
        solute: solute(name).unwrap(),
        concentration,
        ph,
        dose: 20.0,
        apply_after: 0.0,
        contact_time: 8.0 / 24.0,
        occluded: false,
    }
}

fn roller(density: f64, depth: f64) -> Channels {
    Channels::uniform(
        1.5,
        0.125,
        ChannelClass {
            density,
            radius: 0.063,
            depth,
            pierced_share: 1.0,
        },
    )
}

fn hours(count: usize) -> Vec<f64> {
    (0..=count).map(|hour| hour as f64 / 24.0).collect()
}

fn observe(serum: &Serum, channels: Option<&Channels>) -> AbsorptionResult {
    simulate(
        &cheek(),
        serum,
        channels,
        &Parameters::default(),
        &[0.0],
        &hours(72),
        3.0,
    )
    .unwrap()
}

#[test]
fn vitamin_c_on_needled_skin() {
    let result = observe(&serum_of("vitamin-c", 0.15, 3.2), Some(&roller(2.29, 0.5)));
    assert!(result.residual < 1e-12, "{}", result.residual);
    assert!((-8.1..-7.8).contains(&result.passive_log10_kp()));
    let ratio = result.enhancement_ratio().unwrap();
    assert!((2.0..10.0).contains(&ratio), "{ratio}");
    assert!((10.0..40.0).contains(&result.fresh_enhancement_ratio().unwrap()));
    assert!((0.1..0.5).contains(&result.dose_fraction(&result.needled)));
    assert!((0.01..0.2).contains(&result.dose_fraction(&result.intact)));
    assert!(result.steps < 1_000, "{} steps", result.steps);
}

#[test]
fn amounts_are_positive_and_add_up() {
    for name in [
        "vitamin-c",
        "lidocaine",
        "caffeine",
        "hyaluronate-small",
        "butoxyethanol",
    ] {
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
                    path.washed_off[index],
                ];
                assert!(
                    parts.iter().all(|part| *part >= 0.0),
                    "{name} {index} {parts:?}"
                );
                assert!(
                    (parts.iter().sum::<f64>() / applied - 1.0).abs() < 1e-10,
                    "{name} {index}"
                );
                assert!(
                    path.dermis_concentration[index]
                        .iter()
                        .all(|value| *value >= 0.0),
                    "{name} {index}"
                );
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
        let excess = observe(&serum, Some(&roller(density, 0.5)))
            .enhancement_ratio()
            .unwrap()
            - 1.0;
        assert!(excess < previous && excess >= 0.0, "{density} {excess}");
        previous = excess;
    }
    assert_eq!(previous, 0.0);
}

fn fresh_ratio(name: &str, ph: f64, density: f64, depth: f64) -> f64 {
    observe(&serum_of(name, 0.01, ph), Some(&roller(density, depth)))
        .fresh_enhancement_ratio()
        .unwrap()
}

#[test]
fn enhancement_is_linear_in_density_and_logarithmic_in_length() {
    let single = fresh_ratio("vitamin-c", 3.2, 1.0, 0.5) - 1.0;
    let double = fresh_ratio("vitamin-c", 3.2, 2.0, 0.5) - 1.0;
    assert!((double / single - 2.0).abs() < 1e-9);
    let longer = fresh_ratio("vitamin-c", 3.2, 1.0, 1.0) - 1.0;
    let longest = fresh_ratio("vitamin-c", 3.2, 1.0, 2.0) - 1.0;
    assert!(
        (1.2..1.8).contains(&(longer / single)),
        "{}",
        longer / single
    );
    assert!(
        (1.2..1.8).contains(&(longest / longer)),
        "{}",
        longest / longer
    );
}

#[test]
fn enhancement_rises_with_acidity_lost_and_with_molecular_size() {
    assert!(fresh_ratio("vitamin-c", 7.0, 2.0, 0.5) > fresh_ratio("vitamin-c", 3.2, 2.0, 0.5));
    let small = fresh_ratio("mannitol", 7.0, 2.0, 0.5);
    let medium = fresh_ratio("ghk-cu", 7.0, 2.0, 0.5);
    let large = fresh_ratio("hyaluronate-small", 7.0, 2.0, 0.5);
    assert!(
        1.0 < small && small < medium && medium < large,
        "{small} {medium} {large}"
    );
    let lipophile = fresh_ratio("fentanyl", 10.0, 2.0, 0.5);
    assert!(lipophile < 1.1, "{lipophile}");
}

#[test]
fn a_linear_solute_has_the_same_ratio_at_any_concentration() {
    let serum = |concentration| Serum {
        occluded: true,
        ..serum_of("niacinamide", concentration, 6.0)
    };
    let ratio = |concentration| {
        observe(&serum(concentration), Some(&roller(2.0, 0.5)))
            .enhancement_ratio()
            .unwrap()
    };
    assert!((ratio(0.001) / ratio(0.1) - 1.0).abs() < 1e-9);
}

#[test]
fn large_hyaluronate_does_not_pass_intact_skin() {
    let result = observe(
        &serum_of("hyaluronate-large", 0.01, 6.0),
        Some(&roller(2.29, 0.5)),
    );
    assert!(result.intact_skin_is_closed());
    assert!(result.intact.delivered_amount.is_finite() && result.needled.delivered_amount > 0.0);
    assert!(
        result
            .needled
            .delivered
            .iter()
            .chain(&result.intact.flux)
            .all(|value| value.is_finite())
    );
}

#[test]
fn a_film_of_water_dries_in_ten_minutes() {
    let parameters = Parameters::default().absorption;
    let minutes = 0.015 / water_loss(&parameters) * 24.0 * 60.0;
    assert!((8.0..12.0).contains(&minutes), "{minutes}");
}

#[test]
fn occlusion_and_time_after_needling_change_what_gets_in() {
    let open = serum_of("vitamin-c", 0.15, 3.2);
    let occluded = Serum {
        occluded: true,
        ..open.clone()
    };
    let channels = roller(2.29, 0.5);
    let share = |serum: &Serum, at: f64| {
        let result = simulate(
            &cheek(),
            serum,
            Some(&channels),
            &Parameters::default(),
            &[at],
            &[3.0],
            3.0,
        )
        .unwrap();
        result.dose_fraction(&result.needled)
    };
    assert!(share(&occluded, 0.0) > share(&open, 0.0));
    assert!(share(&open, 0.0) > share(&open, 0.5));
    assert!(share(&open, 0.5) > share(&open, 1.5));
}

#[test]
fn closure_as_measured() {
    let parameters = Parameters::default().absorption;
    let young = 25.0 * 365.25;
    let hours = |days: f64| days * 24.0;
    assert!((hours(lumen_half_life(0.37, false, young, &parameters)) - 4.6).abs() < 1e-9);
    assert!((hours(lumen_half_life(0.77, false, young, &parameters)) - 6.9).abs() < 0.1);
    assert!(
        (hours(closure_time(
            film_half_life(false, young, &parameters),
            &parameters
        )) - 2.08)
            .abs()
            < 0.01
    );
    assert!((hours(film_half_life(true, young, &parameters)) - 23.0).abs() < 1e-9);
    let old = film_half_life(false, 80.0 * 365.25, &parameters)
        / film_half_life(false, young, &parameters);
    assert!((old - 1.5).abs() < 1e-12);
}

#[test]
fn ascorbate_saturates_collagen_synthesis() {
    let replete = Parameters::default().absorption;
    assert_eq!(ascorbate_factor(replete.ascorbate_baseline, &replete), 1.0);
    assert!((ascorbate_factor(1.0, &replete) - 1.13).abs() < 0.05);
    let mut depleted = replete.clone();
    depleted.ascorbate_baseline = 0.010;
    assert!(
        (ascorbate_factor(1.0, &depleted) - 1.62).abs() < 0.2,
        "{}",
        ascorbate_factor(1.0, &depleted)
    );
}

#[test]
fn capillaries_lie_between_the_lipid_formula_and_the_flow_limit() {
    let mut parameters = Parameters::default().absorption;
    let vitamin = solute("vitamin-c").unwrap();
    let half_life =
        |parameters: &_| std::f64::consts::LN_2 / dermis(&vitamin, parameters).clearance * 24.0;
    let usual = half_life(&parameters);
    parameters.lymph_clearance = 0.0;
    parameters.capillary_pores = 0.0;
    assert!(
        (half_life(&parameters) - 9.5).abs() < 0.3,
        "{}",
        half_life(&parameters)
    );
    parameters.capillary_pores = 1e9;
    assert!((half_life(&parameters) * 60.0 - 5.25).abs() < 0.1);
    assert!((0.2..5.0).contains(&usual), "{usual}");
}

#[test]
fn in_vitro_skin_has_a_sink_and_no_clearance() {
    let serum = serum_of("caffeine", 0.02, 6.0);
    for preparation in [Preparation::FullThickness, Preparation::EpidermalSheet] {
        let skin = Skin {
            preparation,
            ..cheek()
        };
        let channels = roller(2.29, 0.5);
        let parameters = Parameters::default();
        let result = simulate(
            &skin,
            &serum,
            Some(&channels),
            &parameters,
            &[0.0],
            &hours(72),
            3.0,
        )
        .unwrap();
        assert!(result.residual < 1e-12);
        assert!(result.needled.cleared[72] > result.intact.cleared[72]);
        assert!(result.enhancement_ratio().unwrap() > 1.0);
        assert_eq!(
            result.dermis_edges.is_empty(),
            preparation == Preparation::EpidermalSheet
        );
    }
}

#[test]
fn daily_doses_fill_the_pool() {
    let serum = Serum {
        occluded: true,
        contact_time: 0.9,
        dose: 200.0,
        ..serum_of("vitamin-c", 0.15, 3.2)
    };
    let days: Vec<f64> = (0..=10).map(f64::from).collect();
    let doses = [0.0, 1.0, 2.0, 3.0, 4.0];
    let result = simulate(
        &cheek(),
        &serum,
        None,
        &Parameters::default(),
        &doses,
        &days,
        10.0,
    )
    .unwrap();
    let bound = &result.intact.bound;
    assert!(bound[3] > 0.6 * bound[5], "{bound:?}");
    assert!(bound[10] < bound[5], "{bound:?}");
}

#[test]
fn nonsense_is_refused_with_the_allowed_range() {
    let parameters = Parameters::default();
    let good = serum_of("vitamin-c", 0.15, 3.2);
    let heavy = Solute {
        molar_mass: -1.0,
        ..good.solute.clone()
    };
    for bad in [
        Serum {
            ph: 15.0,
            ..good.clone()
        },
        Serum {
            concentration: 3.0,
            ..good.clone()
        },
        Serum {
            dose: 1e8,
            ..good.clone()
        },
        Serum {
            contact_time: f64::NAN,
            ..good.clone()
        },
        Serum {
            solute: heavy,
            ..good.clone()
        },
    ] {
        let refused = simulate(&cheek(), &bad, None, &parameters, &[0.0], &[1.0], 1.0);
        assert!(
            matches!(refused, Err(AbsorptionError::OutOfRange { .. })),
            "{bad:?}"
        );
    }
    let backwards = simulate(&cheek(), &good, None, &parameters, &[0.0], &[1.0, 0.5], 1.0);
    assert!(matches!(
        backwards,
        Err(AbsorptionError::DisorderedTimes(_))
    ));
    let thick = Skin {
        epidermis: 0.01,
        ..cheek()
    };
    assert!(simulate(&thick, &good, None, &parameters, &[0.0], &[1.0], 1.0).is_err());
}

#[test]
fn months_with_several_sessions_conserve_mass() {
    let mut channels = roller(2.29, 0.5);
    channels.opened = vec![0.0, 28.0, 56.0];
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    let days: Vec<f64> = (0..=180).map(f64::from).collect();
    let doses = [0.0, 28.0, 56.0];
    let result = simulate(
        &cheek(),
        &serum,
        Some(&channels),
        &Parameters::default(),
        &doses,
        &days,
        180.0,
    )
    .unwrap();
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
    let run = |model: &dyn LipidPathModel| {
        simulate_with(
            model,
            &cheek(),
            &serum,
            None,
            &parameters,
            &[0.0],
            &[1.0],
            1.0,
        )
        .unwrap()
    };
    let (one, other) = (run(&WangKastingNitsche), run(&PottsGuy));
    assert_eq!(other.barrier_model, "Potts & Guy");
    assert!((one.passive_log10_kp() - other.passive_log10_kp()).abs() < 1.0);
}

#[test]
fn ascorbic_acid_needs_acidity_on_intact_skin() {
    let permeability = |ph: f64| {
        let parameters = Parameters::default().absorption;
        let polar_free = {
            let mut without = parameters.clone();
            without.polar_path = 0.0;
            without
        };
        barrier(
            &WangKastingNitsche,
            &serum_of("vitamin-c", 0.15, ph),
            Hydration::Hydrated,
            1.0,
            &polar_free,
        )
        .permeability
    };
    assert!((permeability(3.2) / permeability(4.2) - 2.0 / 1.1).abs() < 1e-9);
    assert!(permeability(7.0) < 0.01 * permeability(3.2));
}
