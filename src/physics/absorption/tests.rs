//! What the model must reproduce: published permeabilities, limits and directions.

use super::*;
use crate::physics::parameter::Parameters;

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
        assert!((computed / published - 1.0).abs() < 0.15, "{name}: {computed:e} against {published:e} cm/h");
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
