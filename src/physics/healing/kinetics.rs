//! The kinetics of a micro-wound: the local part of every equation, written once.
//!
//! Notation: `[x]₊ = max(x, 0)`, `h(x, k) = x/(k + x)`, `nrm(x, x*, k) = [h(x,k) − h(x*,k)]/[1 − h(x*,k)]` (zero in healthy
//! skin, one at saturation); a star marks the healthy value. `n = N/Ns`, `m = [M2 − M2*]₊`, `Mt = (M1 + m)/Ms`, `a = X/Q`,
//! `ψ = T3/(T1 + T3)`, `hG = nrm(G, G*, KG)`, `hT = [nrm(T1, T1*, KT)]₊`, `e` = epidermal coverage. Symbols, names in code
//! and units are tabulated in [super::state] and in the parameter registry.
//!
//! Every production–loss pair is written as a deviation from its healthy value or as a ratio to it, so that the right-hand
//! side of healthy skin is zero in every bit; every loss carries its own variable as a factor, so that no variable can
//! become negative.
//!
//! Source: Waugh & Sherratt 2006, Bull Math Biol 68:197, doi:10.1007/s11538-005-9022-3; Jin et al. 2011, BMC Syst Biol
//! 5:60, doi:10.1186/1752-0509-5-60; Dale, Sherratt & Maini 1996, Proc R Soc B 263:653; see [super] for how they are combined.

use super::{Healthy, State};
use crate::numerics::dual::Real;
use crate::physics::parameter::HealingParameters;

/// The equations with their constants.
#[derive(Debug, Clone, PartialEq)]
pub struct Kinetics {
    pub parameters: HealingParameters,
    pub healthy: Healthy,
}

/// What differs from cell to cell; coefficients of the number type that the equations run in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<P = f64> {
    /// `v`: vessel density relative to the reticular dermis.
    pub vessel_density: P,
    /// Keratinocyte source of TGF-β3 over that of the well-mixed form: 1 well mixed; `L_e` over the height of the cell
    /// under the junction (the flux `J = aT p3K e hG L_e`); 0 elsewhere.
    pub keratinocytes: P,
    /// One over the height of the cell under the junction, 1/mm; 0 elsewhere, and well mixed: the page has no flux of mitogen.
    pub junction: P,
    /// What a unit of flux of mitogen through the junction adds to its density on the way from the middle of the cell there, `h/(2 D_G)`,
    /// d/mm; 0 elsewhere. Without it, what feels the mitogen at the junction would err in the first order of the mesh.
    pub to_junction: P,
    /// 1 where an epidermis lies on the cell, 0 elsewhere.
    pub under_epidermis: P,
    /// `kmig`, 1/d: the invasion that transport would bring; zero where transport is resolved.
    pub invasion: P,
    /// `Vc`: the ascorbate factor of collagen synthesis.
    pub ascorbate: P,
    /// Open share of the surface per square of the bare radius, 1/mm².
    pub opening: P,
    /// Share of the surface that is covered apart from the opening with a bare radius; 1 where no other front is followed.
    pub covered: P,
    /// Speed of the front that closes the opening, mm/d; 0 where it rests.
    pub front_speed: P,
}

/// `h(x, k) = x/(k + x)`
#[inline(always)]
fn half_saturating<R: Real>(x: R, k: f64) -> R {
    x / (x + k)
}

/// `nrm(x, x*, k)`
#[inline(always)]
pub(super) fn normalised<R: Real>(x: R, healthy: f64, k: f64) -> R {
    let at_rest = half_saturating(healthy, k);
    (half_saturating(x, k) - at_rest) / (1.0 - at_rest)
}

/// Drives that several equations share.
struct Drives<R> {
    n: R,
    m: R,
    total_macrophages: R,
    proteolysis: R,
    mitogenic: R,
    fibrogenic: R,
    coverage: R,
    /// Of mitogen through the junction, pg/(mm² d).
    mitogen_flux: R,
    /// hG at the junction.
    mitogenic_at_junction: R,
}

impl Kinetics {
    pub fn new(parameters: HealingParameters) -> Kinetics {
        Kinetics { healthy: Healthy::new(&parameters), parameters }
    }

    /// The local rate of change of every variable, per day.
    #[inline(always)]
    pub fn rates<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>) -> State<R> {
        let p = &self.parameters;
        let m = (x.macrophages_m2 - p.macrophages_healthy).positive_part();
        let coverage = -(x.wound_radius * x.wound_radius * place.opening) + place.covered;
        let mitogen_flux = coverage * half_saturating(x.alarmin, 1.0) * p.mitogen_from_keratinocytes;
        let at_junction = x.mitogen + mitogen_flux * place.to_junction;
        let drives = Drives {
            n: x.neutrophils / p.neutrophil_scale,
            m,
            total_macrophages: (x.macrophages_m1 + m) / p.macrophage_scale,
            proteolysis: x.mmp / x.timp,
            mitogenic: normalised(x.mitogen, p.mitogen_healthy, p.mitogen_half_saturation),
            fibrogenic: normalised(x.tgf_beta1, p.tgf_beta1_healthy, p.differentiation_half_saturation).positive_part(),
            coverage,
            mitogen_flux,
            mitogenic_at_junction: normalised(at_junction, p.mitogen_healthy, p.mitogen_half_saturation),
        };
        let mut rates = State::from_array([R::constant(0.0); super::state::SIZE]);
        self.provisional_matrix(x, &drives, &mut rates);
        self.signals(place, x, &drives, &mut rates);
        self.leukocytes(place, x, &mut rates);
        self.fibroblasts(place, x, &drives, &mut rates);
        self.proteolysis(x, &drives, &mut rates);
        self.collagen(place, x, &drives, &mut rates);
        self.elastic_fibres_and_hyaluronan(x, &drives, &mut rates);
        self.epidermis(place, x, &drives, &mut rates);
        rates
    }

    /// ```text
    /// dD/dt  = −(kD0 + kDN n + kDM Mt) D
    /// dP/dt  = −krel P
    /// dFb/dt = −(kf0 + kfM Mt) Fb
    /// ```
    #[inline(always)]
    fn provisional_matrix<R: Real>(&self, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        rates.dead_tissue = -(drives.n * p.debris_clearance_by_neutrophils
            + drives.total_macrophages * p.debris_clearance_by_macrophages
            + p.debris_clearance)
            * x.dead_tissue;
        rates.platelets = -(x.platelets * p.platelet_release);
        rates.fibrin = -(drives.total_macrophages * p.fibrinolysis_by_macrophages + p.fibrinolysis) * x.fibrin;
    }

    /// ```text
    /// dA/dt  = aD D + aN n + aM M1/Ms − dA (1 + bM2 m/Ms) A
    /// dT1/dt = aT [yT krel P + pTM (M1 + m) + pTF [F − F*]₊ + pTY Y] − dT (T1 − T1*)
    /// dT3/dt = aT [p3M m + p3K e [hG]₊] − dT (T3 − T3*)
    /// dG/dt  = yG krel P + pGM (M1 + m) + e JK A/(1 + A) δ(junction) − dG (G − G*)
    /// ```
    #[inline(always)]
    fn signals<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        rates.alarmin = x.dead_tissue * p.alarmin_from_debris
            + drives.n * p.alarmin_from_neutrophils
            + x.macrophages_m1 / p.macrophage_scale * p.alarmin_from_macrophages
            - (drives.m / p.macrophage_scale * p.alarmin_resolution + 1.0) * x.alarmin * p.alarmin_decay;
        rates.tgf_beta1 = (x.platelets * (p.tgf_beta1_in_blood * p.platelet_release)
            + (x.macrophages_m1 + drives.m) * p.tgf_beta1_per_macrophage
            + (x.fibroblasts - p.fibroblasts_healthy).positive_part() * p.tgf_beta1_per_fibroblast
            + x.myofibroblasts * p.tgf_beta1_per_myofibroblast)
            * p.tgf_active_fraction
            - (x.tgf_beta1 - p.tgf_beta1_healthy) * p.tgf_decay;
        rates.tgf_beta3 = (drives.m * p.tgf_beta3_per_macrophage
            + drives.coverage
                * drives.mitogenic_at_junction.positive_part()
                * (place.keratinocytes * p.tgf_beta3_from_keratinocytes))
            * p.tgf_active_fraction
            - (x.tgf_beta3 - p.tgf_beta3_healthy) * p.tgf_decay;
        rates.mitogen = x.platelets * (p.mitogen_in_blood * p.platelet_release)
            + (x.macrophages_m1 + drives.m) * p.mitogen_per_macrophage
            + drives.mitogen_flux * place.junction
            - (x.mitogen - p.mitogen_healthy) * p.mitogen_decay;
    }

    /// ```text
    /// dN/dt  = v rN A²/(1 + A²) − dN N
    /// dM1/dt = v rM [A²/(1 + A²) + wT [nrm(T1, T1*, KTM)]₊ A/(1 + A)] − (sw + dM) M1,   sw = ksw/(1 + A)
    /// dM2/dt = sw M1 − dM (M2 − M2*)
    /// ```
    ///
    /// T1 never falls below T1*, but its last bit does; the positive part keeps that from asking for negative macrophages.
    #[inline(always)]
    fn leukocytes<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        let square = x.alarmin * x.alarmin;
        let recruitment = square / (square + 1.0);
        let switch = R::constant(p.macrophage_switch) / (x.alarmin + 1.0);
        let by_tgf = normalised(x.tgf_beta1, p.tgf_beta1_healthy, p.monocyte_tgf_half_saturation).positive_part()
            * half_saturating(x.alarmin, 1.0)
            * p.monocyte_tgf_share;
        rates.neutrophils =
            recruitment * (place.vessel_density * p.neutrophil_recruitment) - x.neutrophils * p.neutrophil_loss;
        rates.macrophages_m1 = (recruitment + by_tgf) * (place.vessel_density * p.monocyte_recruitment)
            - (switch + p.macrophage_removal) * x.macrophages_m1;
        rates.macrophages_m2 =
            switch * x.macrophages_m1 - (x.macrophages_m2 - p.macrophages_healthy) * p.macrophage_removal;
    }

    /// ```text
    /// diff   = kFY hT (1 − b [ψ − ψ*]₊/(1 − ψ*))
    /// dF/dt  = rF hG F (1 − (F + Y)/Fmax) − dF (F − F*) − diff F + kmig [F* − F]₊/(1 + 2D)
    /// dY/dt  = diff F − dY Y
    /// ```
    #[inline(always)]
    fn fibroblasts<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        let resting_share = self.healthy.tgf_beta3_share;
        let share = x.tgf_beta3 / (x.tgf_beta1 + x.tgf_beta3);
        let antagonism =
            (share - resting_share).positive_part() * (p.differentiation_antagonism / (1.0 - resting_share));
        let differentiation = drives.fibrogenic * (-antagonism + 1.0) * p.differentiation * x.fibroblasts;
        let room = -((x.fibroblasts + x.myofibroblasts) / p.fibroblast_capacity) + 1.0;
        rates.fibroblasts = drives.mitogenic * x.fibroblasts * room * p.fibroblast_growth
            - (x.fibroblasts - p.fibroblasts_healthy) * p.fibroblast_return
            - differentiation
            + (-x.fibroblasts + p.fibroblasts_healthy).positive_part() * place.invasion / (x.dead_tissue * 2.0 + 1.0);
        rates.myofibroblasts = differentiation - x.myofibroblasts * p.myofibroblast_loss;
    }

    /// ```text
    /// dX/dt = dX [1 + xN n + xM M1/Ms + xF [F + Y − F*]₊/F* − X]
    /// dQ/dt = dQ [1 + qT hT + qM m/Ms − Q]
    /// ```
    #[inline(always)]
    fn proteolysis<R: Real>(&self, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        let extra = (x.fibroblasts + x.myofibroblasts - p.fibroblasts_healthy).positive_part();
        rates.mmp = (drives.n * p.mmp_from_neutrophils
            + x.macrophages_m1 / p.macrophage_scale * p.mmp_from_macrophages
            + extra / p.fibroblasts_healthy * p.mmp_from_fibroblasts
            - (x.mmp - 1.0))
            * p.mmp_turnover;
        rates.timp = (drives.fibrogenic * p.timp_from_tgf + drives.m / p.macrophage_scale * p.timp_from_macrophages
            - (x.timp - 1.0))
            * p.timp_turnover;
    }

    /// ```text
    /// C = C1y + C1m + C3y + C3m,   w = [1 − C/C*]₊,   g = [Cmax − C/C*]₊/(Cmax − 1)
    /// S = 1 + (St − 1) nrm(T1 + T3, T1* + T3*, 2 KT),   s = s0 (F + η Y) S g Vc
    /// f3 = f3* + (f3w − f3*) w,   l = 1 + (Lox − 1) hT
    ///
    /// dC1y/dt = (1 − f3) s − (km1 l + ky1 a) C1y
    /// dC1m/dt = km1 l C1y − k1 a C1m + R
    /// dC3y/dt = f3 s − (km3 l + ky3 a) C3y
    /// dC3m/dt = km3 l C3y − k3 a C3m − R
    /// R       = krem [C3m − φ3* (C1m + C3m)]₊
    /// dCd/dt  = −kd a Cd
    /// ```
    ///
    /// in ratios to healthy: with `σ = s/(s0 F*)`, the gain of C1y is its healthy turnover times `(1 − f3)/(1 − f3*) σ`.
    #[inline(always)]
    fn collagen<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let (p, healthy) = (&self.parameters, &self.healthy);
        let density = x.collagen() / healthy.collagen;
        let emptiness = (-density + 1.0).positive_part();
        let room = (-density + p.collagen_ceiling).positive_part() / (p.collagen_ceiling - 1.0);
        let stimulation = normalised(
            x.tgf_beta1 + x.tgf_beta3,
            p.tgf_beta1_healthy + p.tgf_beta3_healthy,
            2.0 * p.differentiation_half_saturation,
        ) * (p.synthesis_stimulation - 1.0)
            + 1.0;
        let producers = (x.fibroblasts + x.myofibroblasts * p.myofibroblast_synthesis) / p.fibroblasts_healthy;
        let synthesis = producers * stimulation * room * place.ascorbate;

        let resting_share3 = healthy.synthesis_collagen3_share;
        let share3 = emptiness * (p.collagen3_share_in_wound - resting_share3) + resting_share3;
        let cross_linking = drives.fibrogenic * (p.cross_linking_gain - 1.0) + 1.0;

        let young1 = x.collagen1_young / healthy.state.collagen1_young;
        let young3 = x.collagen3_young / healthy.state.collagen3_young;
        let made1 = (-share3 + 1.0) / (1.0 - resting_share3) * synthesis * healthy.collagen1_turnover;
        let made3 = share3 / resting_share3 * synthesis * healthy.collagen3_turnover;
        let leaving1 = (cross_linking * p.collagen1_maturation + drives.proteolysis * p.collagen1_young_loss)
            / (p.collagen1_maturation + p.collagen1_young_loss)
            * young1
            * healthy.collagen1_turnover;
        let leaving3 = (cross_linking * p.collagen3_maturation + drives.proteolysis * p.collagen3_young_loss)
            / (p.collagen3_maturation + p.collagen3_young_loss)
            * young3
            * healthy.collagen3_turnover;
        let maturing1 = cross_linking * young1 * healthy.collagen1_maturation;
        let maturing3 = cross_linking * young3 * healthy.collagen3_maturation;
        let degraded1 =
            drives.proteolysis * (x.collagen1_mature / healthy.state.collagen1_mature) * healthy.collagen1_maturation;
        let degraded3 =
            drives.proteolysis * (x.collagen3_mature / healthy.state.collagen3_mature) * healthy.collagen3_maturation;
        // The guard keeps rounding from remodelling healthy skin.
        let mature = x.mature_collagen();
        let remodelled = (x.collagen3_mature - mature * (healthy.mature_collagen3_share * (1.0 + 1e-12)))
            .positive_part()
            * p.collagen_remodelling;
        let cleared = drives.proteolysis * x.collagen_cut * p.cut_matrix_removal;

        rates.collagen1_young = made1 - leaving1;
        rates.collagen1_mature = maturing1 - degraded1 + remodelled;
        rates.collagen3_young = made3 - leaving3;
        rates.collagen3_mature = maturing3 - degraded3 - remodelled;
        rates.collagen_cut = -cleared;
        // The audit books what is made and what is degraded, not what moves between pools: if the pools moved collagen wrongly,
        // the balance would show it.
        let lost1 = drives.proteolysis * x.collagen1_young * p.collagen1_young_loss;
        let lost3 = drives.proteolysis * x.collagen3_young * p.collagen3_young_loss;
        rates.collagen_made = made1 + made3 - (healthy.collagen1_turnover + healthy.collagen3_turnover);
        rates.collagen_lost =
            (lost1 + degraded1) + (lost3 + degraded3) + cleared - (healthy.collagen1_lost + healthy.collagen3_lost);
    }

    /// ```text
    /// dTe/dt = kE Te* (F + Y)/F* [1 + (SE − 1) nrm(T1 + 2T3, T1* + 2T3*, 3 KT)] − kE Te
    /// dE/dt  = kE Te − ke (a + xEN n) E
    /// dH/dt  = dH [H* (1 + (SH − 1) hG) − H]
    /// ```
    #[inline(always)]
    fn elastic_fibres_and_hyaluronan<R: Real>(&self, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let (p, healthy) = (&self.parameters, &self.healthy);
        let stimulation = normalised(
            x.tgf_beta1 + x.tgf_beta3 * 2.0,
            p.tgf_beta1_healthy + 2.0 * p.tgf_beta3_healthy,
            3.0 * p.differentiation_half_saturation,
        ) * (p.tropoelastin_stimulation - 1.0)
            + 1.0;
        let producers = (x.fibroblasts + x.myofibroblasts) / p.fibroblasts_healthy;
        let assembled = x.tropoelastin / healthy.state.tropoelastin;
        let degraded =
            (drives.proteolysis + drives.n * p.elastin_loss_by_neutrophils) * (x.elastin / healthy.state.elastin);
        rates.tropoelastin = (producers * stimulation - assembled) * healthy.elastin_turnover;
        rates.elastin = (assembled - degraded) * healthy.elastin_turnover;
        rates.hyaluronan = (drives.mitogenic * (p.hyaluronan_stimulation - 1.0) * p.hyaluronan_healthy
            - (x.hyaluronan - p.hyaluronan_healthy))
            * p.hyaluronan_turnover;
    }

    /// ```text
    /// dr/dt = −cK                        the front closes a round opening: o = o0 (r/R)², do/dt = −2 (cK/R) √(o0 o)
    /// dκ/dt = kK [gK hG + gC [C/C* − 1]₊ − (κ − 1)]      thickening: assumed, driven by mitogen and by the matrix that carries it
    /// ```
    #[inline(always)]
    fn epidermis<R: Real>(&self, place: &Place<R::Plain>, x: &State<R>, drives: &Drives<R>, rates: &mut State<R>) {
        let p = &self.parameters;
        rates.wound_radius = R::constant(0.0) - place.front_speed;
        let carried = (x.collagen() / self.healthy.collagen - 1.0).positive_part() * p.epidermal_support;
        rates.epidermis = (drives.mitogenic_at_junction * p.epidermal_growth + carried - (x.epidermis - 1.0))
            * (place.under_epidermis * p.epidermal_turnover);
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::SIZE;
    use super::*;
    use crate::numerics::lanes::Lanes;

    #[test]
    fn lanes_have_the_bits_of_single_numbers() {
        let kinetics = Kinetics::new(HealingParameters::default());
        let healthy = kinetics.healthy.state.to_array();
        let value =
            |state: usize, lane: usize| healthy[state] * (0.7 + 0.1 * lane as f64) + 0.03 * (state * lane) as f64;
        let coefficient = |lane: usize, factor: f64| 0.5 + factor * lane as f64;
        let place = |lane: usize| Place {
            vessel_density: coefficient(lane, 0.1),
            keratinocytes: coefficient(lane, 3.0),
            junction: coefficient(lane, 8.0),
            to_junction: coefficient(lane, 0.01),
            under_epidermis: if lane == 2 { 1.0 } else { 0.0 },
            invasion: coefficient(lane, 0.2),
            ascorbate: coefficient(lane, 0.3),
            opening: coefficient(lane, 5.0),
            covered: coefficient(lane, 0.05),
            front_speed: coefficient(lane, 0.7),
        };
        let lanes = |of: fn(&Place) -> f64| Lanes::<8>(std::array::from_fn(|lane| of(&place(lane))));
        let together = Place {
            vessel_density: lanes(|place| place.vessel_density),
            keratinocytes: lanes(|place| place.keratinocytes),
            junction: lanes(|place| place.junction),
            to_junction: lanes(|place| place.to_junction),
            under_epidermis: lanes(|place| place.under_epidermis),
            invasion: lanes(|place| place.invasion),
            ascorbate: lanes(|place| place.ascorbate),
            opening: lanes(|place| place.opening),
            covered: lanes(|place| place.covered),
            front_speed: lanes(|place| place.front_speed),
        };
        let states =
            State::from_array(std::array::from_fn(|state| Lanes(std::array::from_fn(|lane| value(state, lane)))));
        let rates = kinetics.rates(&together, &states).to_array();
        for lane in 0..8 {
            let alone = State::from_array(std::array::from_fn(|state| value(state, lane)));
            let expected = kinetics.rates(&place(lane), &alone).to_array();
            for state in 0..SIZE {
                assert_eq!(rates[state].0[lane].to_bits(), expected[state].to_bits(), "state {state}, lane {lane}");
            }
        }
    }
}
