//! Permeability of the lipid–corneocyte path after Wang, Kasting & Nitsche (doi:10.1002/jps.20509, doi:10.1002/jps.20883), in
//! the form of the Open Systems Pharmacology skin model, for two hydration states (hydrated | partly hydrated).
//!
//! ```text
//! K_lip = 0.43 Kow^0.81,   K_pro = 5.4 Kow^0.27,   K_cor = (0.9 K_pro + ν)/(0.9/1.37 + ν)
//! K_SC  = (1 − φc) K_lip + φc K_cor
//! D_lip = [1.24e-7 (100/MW)^2.43 + 2.34e-9]/(1 | 3)        log10 k_trans = −0.570 − 0.840 MW^(1/3), /(1 | 3)
//! λ = a_s/35 Å,   φf' = φf (1 + λ)²,   D_cor = D_aq (1 − φf') f(λ)
//! R = k_trans l_x²/(δ D_lip),   σ = D_lip K_lip/[D_cor (1 − φf')]
//! R > 100: P̂ = p₀ + 1/(p₁ σ + p₂/R);   R ≤ 100: log10 P̂ = Σ c_ij (log10 σ)^i (log10 R)^j
//! Kp_lip = P̂ D_lip K_lip/h_SC
//! ```
//!
//! | symbol | meaning | unit here |
//! |---|---|---|
//! | K | partition coefficients against water: lipid, protein, corneocyte, whole | 1 |
//! | D | diffusivity in lipid and corneocyte | cm²/s |
//! | k_trans | crossing of a lipid bilayer | cm/s |
//! | λ | radius of the solute over that of a keratin fibre | 1 |
//! | R, σ | crossing against lateral diffusion; lipid against corneocyte | 1 |
//!
//! The correlations are published in centimetre, second and gram per mole; they are evaluated in those and translated where
//! they leave this file. Fitted to molar masses of 18–770 g/mol and log Kow −3 to 6. Where fibres leave no room (`φf' ≥ 1`)
//! the corneocyte is closed to the solute, and only the bilayer path remains.

use super::aqueous;
use super::barrier::{Hydration, LipidPath, LipidPathModel};
use super::serum::Solute;

const CENTIMETRES_PER_SECOND: f64 = 10.0 * 86_400.0;
const MILLIMETRES_PER_CENTIMETRE: f64 = 10.0;
const KERATIN_FIBRE_RADIUS: f64 = 35.0;
const LIPID_REPEAT: f64 = 13e-7;

/// Where the published polynomial stops being flat in σ and proportional to R, as the physics is (hopping across bilayers
/// limits, lateral diffusion does not): outside it oscillates.
const LARGEST_LOG_SIGMA: f64 = 4.0;
const SMALLEST_RATIO: f64 = 0.1;

/// The constants of one hydration state.
struct StateOfHydration {
    water_per_keratin: f64,
    corneocytes: f64,
    slowing: f64,
    fibres: f64,
    hindrance: [f64; 4],
    lateral_length: f64,
    large: [f64; 3],
    polynomial: [[f64; 5]; 5],
}

const HYDRATED: StateOfHydration = StateOfHydration {
    water_per_keratin: 2.75,
    corneocytes: 0.9684,
    slowing: 1.0,
    fibres: 0.1928,
    hindrance: [0.9999, -1.2762, 0.0718, 0.1195],
    lateral_length: 31.319e-4,
    large: [7.611e-4, 0.9685, 1.827e5],
    polynomial: [
        [-4.48116, 0.823855, -0.200615, 0.0874482, -0.00969133],
        [0.00388257, 0.000726031, -0.0163362, 0.0115681, -0.00217086],
        [8.34108e-05, -0.000956469, -0.000716288, 0.00195218, -0.000707896],
        [-0.00094815, -0.000809313, 0.0037365, -0.00169451, 9.24718e-05],
        [-0.000209213, -0.000142974, 0.000835781, -0.000433507, 4.3709e-05],
    ],
};

const PARTLY_HYDRATED: StateOfHydration = StateOfHydration {
    water_per_keratin: 0.43,
    corneocytes: 0.9073,
    slowing: 3.0,
    fibres: 0.6044,
    hindrance: [1.0001, -2.4497, 1.141, 0.5432],
    lateral_length: 30.266e-4,
    large: [2.935e-4, 0.8979, 5.536e5],
    polynomial: [
        [-4.95725, 0.838263, -0.207133, 0.0837613, -0.00861439],
        [0.00187015, -0.000105288, -0.00849198, 0.00666713, -0.00119412],
        [0.000745813, -0.00018624, -0.00360234, 0.00343394, -0.000768073],
        [0.000182904, -3.28876e-05, -0.000526007, 0.00071352, -0.000213017],
        [2.83838e-05, -1.98892e-05, -6.05354e-06, 4.84676e-05, -2.1566e-05],
    ],
};

/// The model of this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WangKastingNitsche;

impl LipidPathModel for WangKastingNitsche {
    fn name(&self) -> &'static str {
        "Wang, Kasting & Nitsche"
    }

    fn lipid_path(&self, solute: &Solute, hydration: Hydration, thickness: f64) -> LipidPath {
        let state = match hydration {
            Hydration::Hydrated => &HYDRATED,
            Hydration::PartlyHydrated => &PARTLY_HYDRATED,
        };
        let partition = partition(solute, state);
        LipidPath {
            permeability: reduced_permeability(solute, state) * CENTIMETRES_PER_SECOND * MILLIMETRES_PER_CENTIMETRE
                / thickness,
            partition: partition.whole,
            partition_of_ions: partition.of_ions,
        }
    }
}

struct Partition {
    lipid: f64,
    whole: f64,
    of_ions: f64,
}

fn partition(solute: &Solute, state: &StateOfHydration) -> Partition {
    let water = state.water_per_keratin;
    let lipid = 0.43 * libm::exp10(0.81 * solute.log_kow);
    let protein = 5.4 * libm::exp10(0.27 * solute.log_kow);
    let corneocyte = (0.9 * protein + water) / (0.9 / 1.37 + water);
    Partition {
        lipid,
        whole: (1.0 - state.corneocytes) * lipid + state.corneocytes * corneocyte,
        of_ions: state.corneocytes * corneocyte,
    }
}

/// `P̂ D_lip K_lip` = `Kp_lip h_SC`, cm²/s.
fn reduced_permeability(solute: &Solute, state: &StateOfHydration) -> f64 {
    let molar_mass = solute.molar_mass * 1e3;
    let lipid = partition(solute, state).lipid;
    let lipid_diffusivity = (1.24e-7 * libm::pow(100.0 / molar_mass, 2.43) + 2.34e-9) / state.slowing;
    let crossing = libm::exp10(-0.570 - 0.840 * libm::cbrt(molar_mass)) / state.slowing;
    let room = corneocyte_room(solute, state);
    let corneocyte_conductivity = aqueous::diffusivity_in_water(solute) * room;

    let ratio = crossing * state.lateral_length * state.lateral_length / (LIPID_REPEAT * lipid_diffusivity);
    let sigma = lipid_diffusivity * lipid / corneocyte_conductivity;
    let permeability = if ratio > 100.0 {
        state.large[0] + 1.0 / (state.large[1] * sigma + state.large[2] / ratio)
    } else {
        fitted_permeability(&state.polynomial, sigma, ratio)
    };
    permeability * lipid_diffusivity * lipid
}

/// `(1 − φf')² f(λ)`: what fibres leave of diffusion in the corneocyte; 0 when the solute does not fit between them.
fn corneocyte_room(solute: &Solute, state: &StateOfHydration) -> f64 {
    let relative = aqueous::radius(solute) / KERATIN_FIBRE_RADIUS;
    let excluded = state.fibres * (1.0 + relative) * (1.0 + relative);
    let [one, first, second, third] = state.hindrance;
    let hindrance = one + relative * (first + relative * (second + relative * third));
    if excluded >= 1.0 || hindrance <= 0.0 { 0.0 } else { (1.0 - excluded) * (1.0 - excluded) * hindrance }
}

/// P̂ for R ≤ 100: the polynomial in its range, beyond it the limits that it approaches there.
fn fitted_permeability(coefficients: &[[f64; 5]; 5], sigma: f64, ratio: f64) -> f64 {
    let log_sigma = libm::log10(sigma).clamp(-LARGEST_LOG_SIGMA, LARGEST_LOG_SIGMA);
    let fitted_ratio = ratio.max(SMALLEST_RATIO);
    libm::exp10(polynomial(coefficients, log_sigma, libm::log10(fitted_ratio))) * (ratio / fitted_ratio)
}

fn polynomial(coefficients: &[[f64; 5]; 5], log_sigma: f64, log_ratio: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, row| {
        sum * log_sigma + row.iter().rev().fold(0.0, |inner, coefficient| inner * log_ratio + coefficient)
    })
}
