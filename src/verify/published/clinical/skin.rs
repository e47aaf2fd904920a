//! The skin that courses are made on: thickness of the layers by site and age, colour by phototype, and why it is dark under the eye.

use crate::physics::optics::{Colour, Layers, Substrate, melanin};
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Sex, Site, Skin};
use crate::verify::published::experiment::{Experiment, Kind};
use crate::verify::published::trial::YEAR;

fn person(site: Site, sex: Sex, age: f64, parameters: &Parameters) -> Skin {
    Skin::typical(site, sex, age * YEAR, 3).of_person(&parameters.skin)
}

/// Id, site, sex.
const MEASURED: [(&str, Site, Sex); 8] = [
    ("B20Md", Site::Forehead, Sex::Male),
    ("B20Fd", Site::Forehead, Sex::Female),
    ("B22Md", Site::Periorbital, Sex::Male),
    ("B22Fd", Site::Periorbital, Sex::Female),
    ("B23Md", Site::Cheek, Sex::Male),
    ("B23Fd", Site::Cheek, Sex::Female),
    ("B25Md", Site::Neck, Sex::Male),
    ("B25Fd", Site::Neck, Sex::Female),
];

pub fn thicknesses() -> Vec<Experiment> {
    let mut experiments: Vec<Experiment> = MEASURED
        .map(|(id, site, sex)| {
            Experiment::new(
                id,
                Kind::ByConstruction,
                "Thickness of the site, which was taken from this study; the site of scenarios that is nearest.",
                move |parameters| Some(person(site, sex, 30.0, parameters).dermis),
            )
        })
        .into();
    experiments.push(Experiment::new(
        "B40",
        Kind::Prediction,
        "Dermis of the site under the eye, of women, which is from ultrasound.",
        |parameters| Some(person(Site::Periorbital, Sex::Female, 30.0, parameters).dermis),
    ));
    experiments.push(Experiment::new(
        "B42",
        Kind::Prediction,
        "Epidermis of the upper lip, stratum corneum included, recalled from other histology.",
        |parameters| Some(person(Site::UpperLip, Sex::Female, 30.0, parameters).epidermis),
    ));
    experiments.extend(thinning());
    experiments
}

fn thinning() -> Vec<Experiment> {
    let words = "Thickness lost from 30 to 80 years on the forearm, per decade: none, as other studies conflict.";
    let loss = |layer: fn(&Skin) -> f64, sex: Sex| {
        move |parameters: &Parameters| {
            let at = |age: f64| layer(&person(Site::Forearm, sex, age, parameters));
            Some((1.0 - at(80.0) / at(30.0)) / 5.0)
        }
    };
    vec![
        Experiment::new("H097", Kind::Prediction, words, loss(|skin| skin.dermis, Sex::Female)),
        Experiment::new("H098", Kind::Prediction, words, loss(|skin| skin.epidermis, Sex::Male)),
        Experiment::new("H099", Kind::Prediction, words, loss(|skin| skin.epidermis, Sex::Female)),
    ]
}

/// What light meets in a person of that phototype.
fn layers(site: Site, phototype: u8, parameters: &Parameters) -> Layers {
    let skin = person(site, Sex::Female, 30.0, parameters);
    let constants = &parameters.outcome;
    let blood = if site == Site::Periorbital { constants.eyelid_blood } else { constants.fat_blood };
    Layers {
        epidermis: skin.epidermis - skin.stratum_corneum,
        melanin: melanin(phototype),
        dermis: skin.dermis,
        density: 1.0,
        blood: constants.dermal_blood,
        saturation: constants.blood_saturation,
        dermal_melanin: 0.0,
        substrate: Substrate { blood, saturation: constants.venous_saturation },
    }
}

fn colour(layers: &Layers, parameters: &Parameters) -> Colour {
    Colour::of_reflectance(&layers.reflectance(&parameters.outcome))
}

/// Lightness that skin under the eye (phototype 3) loses by a change.
fn darkening(change: impl Fn(&mut Layers), parameters: &Parameters) -> f64 {
    let before = layers(Site::Periorbital, 3, parameters);
    let mut after = before;
    change(&mut after);
    colour(&before, parameters).lightness - colour(&after, parameters).lightness
}

fn pigmented(layers: &mut Layers) {
    layers.melanin *= 1.5;
}

fn congested(layers: &mut Layers) {
    layers.blood *= 1.5;
    layers.substrate.blood *= 1.5;
}

fn thinned(layers: &mut Layers) {
    layers.dermis *= 0.8;
}

fn deoxygenated(layers: &mut Layers) {
    layers.saturation -= 0.1;
    layers.substrate.saturation -= 0.1;
}

/// Id and phototype.
const CLASSES: [(&str, u8); 6] = [("C30-1", 1), ("C30-2", 2), ("C30-3", 3), ("C30-4", 4), ("C30-5", 5), ("C30-6", 6)];

pub fn colours() -> Vec<Experiment> {
    let mut experiments: Vec<Experiment> = CLASSES
        .map(|(id, phototype)| {
            Experiment::new(
                id,
                Kind::ByConstruction,
                "Colour of a woman's cheek; the melanin of each phototype was set so that it lies in the midst of its class (I to VI: very light to \
                 dark).",
                move |parameters| {
                    Some(colour(&layers(Site::Cheek, phototype, parameters), parameters).typology_angle().to_radians())
                },
            )
        })
        .into();
    experiments.push(Experiment::new(
        "C34",
        Kind::Prediction,
        "Melanosomes per volume of epidermis, mean of phototypes 1 to 4 over mean of 5 and 6.",
        |_| Some((melanin(1) + melanin(2) + melanin(3) + melanin(4)) / 4.0 / (0.5 * (melanin(5) + melanin(6)))),
    ));
    experiments.push(Experiment::new(
        "C21",
        Kind::ByConstruction,
        "The constant that says what is visible, which is this one.",
        |parameters| Some(parameters.outcome.visible_lightness),
    ));
    experiments.extend(dark_circles());
    experiments
}

fn dark_circles() -> Vec<Experiment> {
    let words = "Lightness lost under the eye (phototype 3) by half more melanin, half more blood in dermis and muscle, a fifth less dermis, or a tenth \
        less saturation of that blood (sizes assumed: the abstracts give none).";
    let cause = |aspect, change: fn(&mut Layers)| {
        Experiment::new("B43", Kind::Prediction, words, move |parameters| Some(darkening(change, parameters)))
            .aspect(aspect)
            .direction()
    };
    vec![
        cause("more melanin", pigmented),
        cause("more blood", congested),
        cause("thinner skin", thinned),
        Experiment::new("B44", Kind::Prediction, words, |parameters| {
            Some(darkening(pigmented, parameters) - darkening(deoxygenated, parameters))
        })
        .direction(),
    ]
}
