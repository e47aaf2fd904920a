//! Micro-channels: how well they conduct, how far they are open, how they close.
//!
//! ```text
//! 1/g  = h/(π r² D_w H) + 1/G_t + what the fluid in mouth and lumen resists (see lumen): nothing if it is stirred (Λ → ∞)
//!        times Pe/(e^Pe − 1) against an outflow q,  Pe = q/G_t
//! G_t  = 2π D_t K_t c_e/acosh(L/r),  c_e = √(L² − r²)         half prolate spheroid, L > r
//!      = 2π D_t K_t r                                          hemisphere, L = r
//!      = 2π D_t K_t c_e/acos(L/r),   c_e = √(r² − L²)         half oblate spheroid, L < r; disc 4 D r as L → 0
//! through a sheet of thickness H_s ≤ depth, straight into the receptor:
//! g    = π r² D_w H/(H_s + π r/2)                            area over length, with an end of π r/4 on either side
//! K_MN(t) = Σ_k N_k φ_k(t) g_k,      φ = φ0 2^(−t/t½)
//! φ0   = min[1, ρ₀^m (ρ/ρ₀)^m'],   ρ = r/r_needle;     of an isolated sheet ρ^m_s
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | N, r, h | channels per area, mouth radius, thickness of the stratum corneum | 1/mm², mm, mm | [ChannelClass] |
//! | L | length of the channel below the stratum corneum | mm | [ChannelClass::depth] less h |
//! | g, G_t | conductance of a channel, of the tissue around it | mm³/d | [Passage::conductance], [spheroid_conductance] |
//! | Λ | fluid in the lumen conducts so many times as well as at rest | 1 | `lumen_mixing` |
//! | D_w H, D_t K_t | conductivity of channel fluid and of tissue, its mean over the length of the channel | mm²/d | – |
//! | q | outflow of exudate or blood | mm³/d | `channel_outflow` |
//! | φ0, m, m_s | patency when fresh, its exponent, that of a sheet | 1 | [initial_patency], `patency_exponent`, `patency_exponent_sheet` |
//! | ρ₀, m' | ratio at which m was calibrated; exponent of departures from it | 1 | `patency_reference_ratio`, `patency_ratio_exponent` |
//!
//! Under a dried film the solute must first get along the film to a mouth: `K_f = Σ_k N_k 2π D_f h_v/ln(R/r_k)`, in series with
//! K_MN. Each mouth gathers from its share of the area, a disc of radius R: `π R² Σ_k N_k = 1`. A wet film is stirred. `N` counts
//! holes that go through: strikes that only dented the skin made none.
//!
//! An epidermal sheet lies on its receptor: what goes through all of it opens into the receptor, feeds no tissue, and its fluid is at
//! rest. That the tissue beside such a hole takes its part, too, is left out. In full-thickness skin no channel ends deeper than the skin.
//!
//! A channel feeds the tissue at all depths down to its end, less and less of them as its fluid conducts worse ([Passage::mean_depth]);
//! evenly if the fluid were stirred. How channels close: [Closing](super::Closing).
//! Patency is the constant that decides: open channels would overshoot measured rollers by one to two decades. As long as ρ is one
//! number for all needles (it is in the puncture), so is φ0. The measurements that set m were read with ρ₀, so that ρ₀^m is what they
//! know, and a draw of ρ does not go through m a second time.

use super::lumen::{self, Shape};
use crate::physics::parameter::AbsorptionParameters;
use crate::physics::puncture::{Channel, ChannelPopulation};
use crate::physics::skin::Preparation;

/// Channels of a session are followed in this many classes of equal number, by depth.
const CLASSES: usize = 5;

/// What needles left in the skin.
#[derive(Debug, Clone, PartialEq)]
pub struct Channels {
    /// Nominal needle length, mm.
    pub needle_length: f64,
    /// When needles opened the channels, d, increasing; each time all of them anew.
    pub opened: Vec<f64>,
    pub classes: Vec<ChannelClass>,
}

/// Channels alike: pierced holes, not strikes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChannelClass {
    /// 1/mm².
    pub density: f64,
    /// Of the mouth, after recoil, mm.
    pub radius: f64,
    /// That the needle had at the skin surface when it was deepest, mm.
    pub needle_radius: f64,
    /// Of the end that is open after recoil, from the skin surface, mm.
    pub depth: f64,
}

impl Channels {
    /// One class, opened at time 0.
    pub fn uniform(needle_length: f64, class: ChannelClass) -> Channels {
        Channels { needle_length, opened: vec![0.0], classes: vec![class] }
    }
}

impl ChannelClass {
    /// Equal shares of the channels of a session, from shallow to deep, each by its means.
    pub fn of_population(population: &ChannelPopulation) -> Vec<ChannelClass> {
        let mut channels: Vec<&Channel> = population.channels.iter().collect();
        channels.sort_by(|one, other| one.open_depth.total_cmp(&other.open_depth));
        let size = channels.len().div_ceil(CLASSES).max(1);
        channels.chunks(size).map(|channels| ChannelClass::mean(channels, population.area)).collect()
    }

    fn mean(channels: &[&Channel], area: f64) -> ChannelClass {
        let mean = |value: fn(&Channel) -> f64| {
            channels.iter().map(|channel| value(channel)).sum::<f64>() / channels.len() as f64
        };
        ChannelClass {
            density: channels.len() as f64 / area,
            radius: mean(|channel| channel.radius),
            needle_radius: mean(|channel| channel.needle_radius),
            depth: mean(|channel| channel.open_depth),
        }
    }
}

/// What fills a channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fluid {
    /// D_w H: diffusivity times partition, at rest, mm²/d.
    pub conductivity: f64,
    /// Λ, at or above 1.
    pub mixing: f64,
}

/// What one open channel lets through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// g, mm³/d.
    pub conductance: f64,
    /// Mean depth below the stratum corneum at which it feeds the tissue, over its length there; 1/2 if it does so evenly.
    pub mean_depth: f64,
}

/// One open channel; that into a disc if it ends just below the stratum corneum, nothing if it ends in it. `tissue` is
/// diffusivity times partition, mm²/d; `outflow` of the channel in mm³/d.
pub fn passage(class: &ChannelClass, stratum_corneum: f64, fluid: Fluid, tissue: f64, outflow: f64) -> Passage {
    let length = class.depth - stratum_corneum;
    if length < 0.0 || class.radius <= 0.0 {
        return Passage { conductance: 0.0, mean_depth: 0.5 };
    }
    let around = spheroid_conductance(class.radius, length, tissue);
    let against_flow = if outflow > 0.0 { outflow / around / libm::expm1(outflow / around) } else { 1.0 };
    let shape = Shape {
        length: length / class.radius,
        stratum_corneum: stratum_corneum / class.radius,
        contrast: fluid.conductivity / tissue,
        mixing: fluid.mixing,
    };
    let relative = lumen::passage(shape, around / (tissue * class.radius));
    Passage {
        conductance: against_flow * tissue * class.radius * relative.conductance,
        mean_depth: relative.mean_depth,
    }
}

/// g of a hole through a sheet of that thickness (mm) straight into the receptor, mm³/d: a cylinder of fluid at rest with the
/// spreading resistance `1/(4 D r)` at either end. `conductivity` of the fluid in mm²/d, `outflow` of the hole in mm³/d.
pub fn hole(radius: f64, sheet: f64, conductivity: f64, outflow: f64) -> f64 {
    let ends = 0.5 * std::f64::consts::PI * radius;
    let still = std::f64::consts::PI * radius * radius * conductivity / (sheet + ends);
    if outflow > 0.0 && still > 0.0 { outflow / libm::expm1(outflow / still) } else { still }
}

/// G_t: from the wall of a half spheroid of radius `radius` and depth `length` into the half-space below, mm³/d.
pub fn spheroid_conductance(radius: f64, length: f64, tissue: f64) -> f64 {
    const NEARLY_ROUND: f64 = 1e-6;
    let slenderness = length / radius;
    let reach = if (slenderness - 1.0).abs() < NEARLY_ROUND {
        radius
    } else if slenderness > 1.0 {
        ((length - radius) * (length + radius)).sqrt() / libm::acosh(slenderness)
    } else {
        ((radius - length) * (radius + length)).sqrt() / libm::acos(slenderness)
    };
    2.0 * std::f64::consts::PI * tissue * reach
}

/// Conductance along a film of unit height and diffusivity to all mouths, `Σ N_k 2π/ln(R/r_k)`, 1/mm². R follows from all
/// channels together, however they are classed.
pub(super) fn gathering(classes: &[ChannelClass]) -> f64 {
    let density: f64 = classes.iter().map(|class| class.density).sum();
    let reach = 1.0 / (std::f64::consts::PI * density).sqrt();
    let mouths = classes.iter().filter(|class| class.density > 0.0 && class.radius > 0.0);
    mouths.map(|class| class.density * 2.0 * std::f64::consts::PI / libm::log(reach / class.radius)).sum()
}

/// φ0 of a class.
pub fn initial_patency(class: &ChannelClass, preparation: Preparation, parameters: &AbsorptionParameters) -> f64 {
    let ratio = class.radius / class.needle_radius;
    match preparation {
        Preparation::EpidermalSheet => libm::pow(ratio, parameters.patency_exponent_sheet),
        Preparation::InVivo | Preparation::FullThickness => {
            let reference = parameters.patency_reference_ratio;
            let at_reference = libm::pow(reference, parameters.patency_exponent);
            (at_reference * libm::pow(ratio / reference, parameters.patency_ratio_exponent)).min(1.0)
        }
    }
}
