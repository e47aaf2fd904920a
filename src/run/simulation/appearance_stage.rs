//! What a person would see: pigment and colour of the skin over the calendar, and the risk of dark spots.

use super::healing_stage::{HealingStage, Request};
use crate::physics::healing::State;
use crate::physics::oedema::swelling;
use crate::physics::optics::{Colour, DarkCircle, Layers, Substrate, melanin, visible_thickening};
use crate::physics::parameter::{OutcomeParameters, Parameters};
use crate::physics::pigment::{Lesion, Pigment, Risk, Stimuli, course, hyperpigmentation_risk};
use crate::physics::puncture::SessionPuncture;
use crate::physics::skin::{Site, Skin};
use crate::physics::wrinkle::Ground;
use crate::run::scenario::Inputs;

/// A patch of skin, one entry a time of the calendar's series.
#[derive(Debug, Clone)]
pub struct Patch {
    pub pigment: Vec<Pigment>,
    pub colour: Vec<Colour>,
}

/// The skin under the eye against the cheek of the same person, which is not treated.
#[derive(Debug, Clone)]
pub struct UnderEye {
    pub cheek: Colour,
    pub before: DarkCircle,
    /// How many times as thick the dermis must be for a difference that is just visible.
    pub visible_thickening: Option<f64>,
}

/// Skin over the calendar.
#[derive(Debug, Clone)]
pub struct AppearanceStage {
    pub skin: Patch,
    /// Skin that makes more melanin, under the same needles and serum.
    pub lesion: Option<Patch>,
    /// Under the fine lines, one entry a time of the series.
    pub ground: Vec<Ground>,
    /// Thickness of the dermis gained by fluid over its thickness, one entry a time of the series.
    pub swelling: Vec<f64>,
    /// Of the skin under the eye only.
    pub under_eye: Option<UnderEye>,
    /// Inflammation of a session that the risk counts, d; nothing without needles.
    pub inflammation: Option<f64>,
    /// Of hyperpigmentation after inflammation, over the whole course; nothing without needles.
    pub risk: Option<f64>,
}

impl AppearanceStage {
    pub fn new(request: &Request<'_>, healing: &HealingStage) -> AppearanceStage {
        let Request { inputs, parameters, calendar, .. } = *request;
        let times = &calendar.series;
        // Whose inflammation melanocytes feel, and whose collagen lines lie on.
        let papillary = parameters.skin.papillary_thickness;
        let inflammation: Vec<f64> = (0..times.len()).map(|time| inflammation(healing, time, papillary)).collect();
        let [inhibition, calming] = inhibition(request, times);
        let stimuli = Stimuli {
            times,
            inflammation: &inflammation,
            breach: &healing.open,
            inhibition: &inhibition,
            calming: &calming,
            ultraviolet: inputs.exposure.ultraviolet,
        };
        let sessions: Vec<(f64, f64)> = calendar
            .sessions
            .iter()
            .copied()
            .zip(request.punctures.iter().map(|one| through(one, &inputs.skin)))
            .collect();
        let followed = |drive: f64| {
            let lesion = Lesion { drive, sessions: &sessions };
            let pigment = course(&stimuli, &lesion, &parameters.outcome);
            let seen = |time: usize| {
                let layers = layers(&inputs.skin, healing, time, inflammation[time], &pigment[time], parameters);
                Colour::of_reflectance(&layers.reflectance(&parameters.outcome))
            };
            let colour = (0..times.len()).map(seen).collect();
            Patch { pigment, colour }
        };
        let lesion = inputs.exposure.lesion.map(&followed);
        let ground = (0..times.len()).map(|time| ground(healing, time, papillary)).collect();
        let skin = followed(0.0);
        let alarm: Vec<f64> = (0..times.len()).map(|time| healing.mean(time, |x| x.alarmin)).collect();
        let risk = risk(request, times, &inflammation);
        AppearanceStage {
            swelling: swelling(times, &alarm, &parameters.outcome),
            under_eye: under_eye(inputs, healing, inflammation[0], &skin.pigment[0], parameters),
            inflammation: risk.map(|risk| risk.inflammation),
            risk: risk.map(|risk| hyperpigmentation_risk(&risk, &parameters.outcome)),
            skin,
            lesion,
            ground,
        }
    }
}

/// Share of the holes that went through the epidermis.
fn through(session: &SessionPuncture, skin: &Skin) -> f64 {
    let holes = session.punctures.iter().filter(|hole| hole.pierced);
    let (all, deep) = holes
        .fold((0.0, 0.0), |(all, deep), hole| (all + 1.0, if hole.depth > skin.epidermis { deep + 1.0 } else { deep }));
    if all > 0.0 { deep / all } else { 0.0 }
}

/// Inflammatory macrophages near the junction over healthy macrophages.
fn inflammation(healing: &HealingStage, time: usize, papillary: f64) -> f64 {
    healing.mean_above(papillary, time, |x| x.macrophages_m1) / healing.kinetics.healthy.state.macrophages_m2
}

/// Σ c/IC50 in the living epidermis of what inhibits melanogenesis and of what inhibits its drives, as means over the time since the
/// last of `times`.
fn inhibition(request: &Request<'_>, times: &[f64]) -> [Vec<f64>; 2] {
    let none = vec![0.0; times.len()];
    let (Some(stage), Some(serum)) = (request.absorption, &request.inputs.serum) else { return [none.clone(), none] };
    let constants = &request.parameters.outcome;
    let (half, of_drives) = match serum.solute.name.as_str() {
        "vitamin-c" => (constants.ascorbate_melanin_half, false),
        "hydroquinone" => (constants.hydroquinone_melanin_half, false),
        "tranexamic-acid" => (constants.tranexamic_melanin_half, true),
        _ => return [none.clone(), none],
    };
    let thickness = request.inputs.skin.epidermis - request.inputs.skin.stratum_corneum;
    let strength = |amount: &f64| amount / thickness / serum.solute.molar_mass / half;
    let strengths: Vec<f64> = stage.result.needled.epidermis.iter().map(strength).collect();
    let means = means(times, &stage.result.times, &strengths);
    if of_drives { [none, means] } else { [means, none] }
}

/// Means over the intervals that end at `times` of what goes evenly between its `values` at `knots`; 0 at the first.
fn means(times: &[f64], knots: &[f64], values: &[f64]) -> Vec<f64> {
    let mut integral = vec![0.0];
    for index in 1..knots.len() {
        let area = 0.5 * (values[index] + values[index - 1]) * (knots[index] - knots[index - 1]);
        integral.push(integral[index - 1] + area);
    }
    let until = |time: f64| {
        let above = knots.partition_point(|knot| *knot <= time);
        if above == 0 || knots.is_empty() {
            return 0.0;
        }
        if above == knots.len() {
            return integral[above - 1];
        }
        let share = (time - knots[above - 1]) / (knots[above] - knots[above - 1]);
        let here = values[above - 1] + share * (values[above] - values[above - 1]);
        integral[above - 1] + 0.5 * (values[above - 1] + here) * (time - knots[above - 1])
    };
    let first = times.first().map(|_| 0.0);
    first
        .into_iter()
        .chain(times.windows(2).map(|pair| (until(pair[1]) - until(pair[0])) / (pair[1] - pair[0])))
        .collect()
}

fn layers(
    skin: &Skin,
    healing: &HealingStage,
    time: usize,
    inflammation: f64,
    pigment: &Pigment,
    parameters: &Parameters,
) -> Layers {
    let constants = &parameters.outcome;
    let resting = resting_layers(skin, constants);
    let living = skin.epidermis - skin.stratum_corneum;
    let thicker = healing.cells[time][0].epidermis;
    let total = healing.mean(time, State::collagen) / healing.kinetics.healthy.collagen;
    Layers {
        epidermis: living * thicker,
        // Melanin is an amount, spread over an epidermis that may have grown.
        melanin: (resting.melanin * pigment.epidermis / thicker).min(1.0),
        // The dermis is as thick as its collagen, at the density that it had.
        dermis: skin.dermis * total,
        blood: (resting.blood * (1.0 + constants.blood_per_inflammation * inflammation)).min(1.0),
        dermal_melanin: (resting.melanin * pigment.dermis * living / skin.dermis).min(1.0),
        ..resting
    }
}

/// Skin that nothing has happened to.
fn resting_layers(skin: &Skin, constants: &OutcomeParameters) -> Layers {
    let under_eye = skin.site == Site::Periorbital;
    let living = |skin: &Skin| skin.epidermis - skin.stratum_corneum;
    let [more_melanin, more_blood, less_oxygen] = if under_eye {
        // Melanin is told by area, and the epidermis of the eyelid is another.
        let cheek = Skin::typical(Site::Cheek, skin.sex, skin.age, skin.phototype);
        let denser = living(&cheek) / living(&Skin::typical(Site::Periorbital, skin.sex, skin.age, skin.phototype));
        [constants.under_eye_melanin * denser, constants.under_eye_blood, constants.under_eye_desaturation]
    } else {
        [1.0, 1.0, 0.0]
    };
    Layers {
        epidermis: living(skin),
        melanin: (melanin(skin.phototype) * more_melanin).min(1.0),
        dermis: skin.dermis,
        density: 1.0,
        blood: (constants.dermal_blood * more_blood).min(1.0),
        saturation: (constants.blood_saturation - less_oxygen).max(0.0),
        dermal_melanin: 0.0,
        substrate: Substrate {
            blood: if under_eye { constants.eyelid_blood } else { constants.fat_blood },
            saturation: constants.venous_saturation,
        },
    }
}

fn under_eye(
    inputs: &Inputs,
    healing: &HealingStage,
    inflammation: f64,
    pigment: &Pigment,
    parameters: &Parameters,
) -> Option<UnderEye> {
    let skin = &inputs.skin;
    if skin.site != Site::Periorbital {
        return None;
    }
    let constants = &parameters.outcome;
    let eye = layers(skin, healing, 0, inflammation, pigment, parameters);
    let cheek = Skin::typical(Site::Cheek, skin.sex, skin.age, skin.phototype).of_person(&parameters.skin);
    let cheek = resting_layers(&cheek, constants);
    Some(UnderEye {
        cheek: Colour::of_reflectance(&cheek.reflectance(constants)),
        before: DarkCircle::of(&eye, &cheek, constants),
        visible_thickening: visible_thickening(&eye, constants),
    })
}

/// Papillary dermis and epidermis against the beginning.
fn ground(healing: &HealingStage, time: usize, papillary: f64) -> Ground {
    let near = |time: usize| healing.mean_above(papillary, time, State::mature_collagen);
    Ground { density: near(time) / near(0), film: healing.cells[time][0].epidermis / healing.cells[0][0].epidermis }
}

fn risk(request: &Request<'_>, times: &[f64], inflammation: &[f64]) -> Option<Risk> {
    let first = request.punctures.first()?;
    let above =
        |pair: &[usize]| 0.5 * (inflammation[pair[0]] + inflammation[pair[1]]) * (times[pair[1]] - times[pair[0]]);
    let indices: Vec<usize> = (0..times.len()).collect();
    let whole: f64 = indices.windows(2).map(above).sum();
    let first_sessions = request.calendar.by_second.iter().filter(|second| !**second).count();
    Some(Risk {
        phototype: request.inputs.skin.phototype,
        density: first.statistics.density,
        // Sessions of a second device are part of the course of the first.
        inflammation: whole / first_sessions as f64,
        sunscreen: request.inputs.exposure.sunscreen,
        primed: request.inputs.exposure.primed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_keep_the_integral() {
        let knots = [0.0, 1.0, 4.0];
        let values = [0.0, 2.0, 2.0];
        let found = means(&[0.0, 0.5, 2.0, 5.0], &knots, &values);
        let expected = [0.0, 0.5, (1.0 - 0.25 + 2.0) / 1.5, 4.0 / 3.0];
        for (one, other) in found.iter().zip(expected) {
            assert!((one - other).abs() < 1e-12, "{found:?}");
        }
    }
}
