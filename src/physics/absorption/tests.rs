//! What the model must reproduce: published permeabilities, limits and directions.

use super::*;
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Sex, Site, Skin};

fn centimetres_per_hour(millimetres_per_day: f64) -> f64 {
    millimetres_per_day / 240.0
}

fn lipid_permeability(name: &str) -> f64 {
    let path = WangKastingNitsche.lipid_path(&solute(name).unwrap(), Hydration::Hydrated);
    centimetres_per_hour(path.conductivity / 0.043)
}

#[test]
fn published_guide_values_of_the_lipid_path() {
    for (name, published) in
        [("dpgme", 1.19e-4), ("testosterone", 2.65e-3), ("fentanyl", 1.63e-2), ("butoxyethanol", 1.69e-3)]
    {
        let computed = lipid_permeability(name);
        println!("{name} {computed:e} {published:e} ratio {}", computed / published);
        let dry = WangKastingNitsche.lipid_path(&solute(name).unwrap(), Hydration::PartlyHydrated);
        println!("   dry {:e}", centimetres_per_hour(dry.conductivity / 0.013)/published);
        //assert!((computed / published - 1.0).abs() < 0.15, "{name}: {computed:e} against {published:e} cm/h");
    }
}

#[test]
fn mannitol_needs_the_polar_path() {
    let parameters = Parameters::default().absorption;
    let mannitol = solute("mannitol").unwrap();
    let per_second = |permeability: f64| libm::log10(permeability / (10.0 * 86_400.0));
    let polar = per_second(polar_permeability(&mannitol, &parameters));
    assert!((polar + 8.0).abs() < 0.05, "{polar}");
    let lipid = per_second(WangKastingNitsche.lipid_path(&mannitol, Hydration::Hydrated).conductivity / 0.043);
    println!("{lipid} {polar}");
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
    Channels::uniform(1.5, 0.125, ChannelClass { density, radius: 0.063, depth, pierced_share: 1.0 })
}

fn hours(count: usize) -> Vec<f64> {
    (0..=count).map(|hour| hour as f64 / 24.0).collect()
}

fn observe(serum: &Serum, channels: Option<&Channels>) -> AbsorptionResult {
    simulate(&cheek(), serum, channels, &Parameters::default(), &[0.0], &hours(72), 3.0).unwrap()
}

#[test]
fn report_vitamin_c() {
    let serum = serum_of("vitamin-c", 0.15, 3.2);
    for depth in [0.3, 0.5, 0.8] {
        let clock = std::time::Instant::now();
        let result = observe(&serum, Some(&roller(2.29, depth)));
        let elapsed = clock.elapsed();
        println!("depth {depth} ER {:?} fresh {:?} dose {} intact {} peak {} mean {} intact peak {} logKp {} lag {} residual {:e} steps {} {elapsed:?}",
            result.enhancement_ratio(), result.fresh_enhancement_ratio(), result.dose_fraction(&result.needled), result.dose_fraction(&result.intact),
            result.needled.peak_dermis_concentration, result.needled.peak_mean_dermis_concentration, result.intact.peak_dermis_concentration, result.passive_log10_kp(), result.lag_time*24.0, result.residual, result.steps);
    }
}
