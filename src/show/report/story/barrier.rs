//! Which model the intact barrier follows, and what it can not know of this solute.

use super::super::number::plain;
use super::super::source::{Molecule, Source};
use super::{Chapter, told};

/// log10 of the partition between octanol and water within which models of the lipid path were checked.
const CHECKED: std::ops::RangeInclusive<f64> = -2.0..=5.5;

/// Said wherever the permeability of skin to ascorbic acid is told.
pub const ASCORBATE_ESTIMATE: &str =
    "Kp of ascorbic acid through human skin has been measured in none of the merged databases: an estimate.";

/// Acidity is where measurements and model part.
const ACIDITY_OF_ASCORBATE: &str = "The model does not reproduce what acidity does to ascorbic acid: between pH 5 and pH 3.2 measured \
    uptake rises at least fivefold (Pinnell et al. 2001), that of the model 1.5-fold.";
const ACIDITY_OF_NIACINAMIDE: &str = "The model does not reproduce what acidity does to niacinamide: measured permeation grows \
    threefold from pH 5 to pH 7.4, though niacinamide is un-ionised at both; the barrier of the model does not feel acidity.";

pub fn tell(source: &Source, solute: &str, chapter: &mut Chapter) {
    let model = match source.settings.text("model.lipid_path").as_deref() {
        Some("potts-guy") => "Potts and Guy (1992)",
        _ => "Wang, Kasting and Nitsche (2006, 2007)",
    };
    let passive = told(source, "absorption.passive_log10_kp", |value| super::super::number::digits(value, 3));
    let passive = match passive {
        _ if source.intact_skin_is_closed() => " Neither lets this substance through.".to_owned(),
        Some(passive) => format!(
            " Together they have log10 Kp = {passive}, Kp in cm/s: of the stratum corneum of this site in water, which is the published one \
             times the published over this site's thickness, without the tissue under it."
        ),
        None => String::new(),
    };
    chapter.remark(format!(
        "The barrier of intact skin: a path through its lipids after {model}, and beside it a path through water-filled pores, which \
         was set by measured Kp of six water-loving substances.{passive}"
    ));
    if let Some(molecule) = source.molecule() {
        if molecule.ascorbate {
            chapter.remark(ASCORBATE_ESTIMATE);
            chapter.remark(ACIDITY_OF_ASCORBATE);
        }
        if let Some(remark) = outside(solute, molecule) {
            chapter.remark(remark);
        }
    }
    if source.settings.variant("serum").is_some_and(|serum| serum == "niacinamide") {
        chapter.remark(ACIDITY_OF_NIACINAMIDE);
    }
    if source.settings.variant("serum").is_some_and(|serum| serum.starts_with("hyaluronate")) {
        let model = if source.intact_skin_is_closed() {
            "In this model no hyaluronate passes intact skin: the coil even of 5 kDa (2.5 nm) is as wide as the pores of the barrier, and 50 kDa \
             or more is far wider."
        } else {
            "With pores as wide as in this run this hyaluronate slips through the barrier; in most draws of the registry it does not."
        };
        chapter.remark(format!("{model} {OBSERVED_HYALURONATE}"));
    }
}

const OBSERVED_HYALURONATE: &str = "Raman microscopy of skin ex vivo has reported hyaluronates of 20 to 300 kDa in the stratum corneum, \
    but did not quantify them. Both stand here; the model does not explain that observation.";

fn outside(solute: &str, molecule: Molecule) -> Option<String> {
    let Molecule { log_kow, .. } = molecule;
    if CHECKED.contains(&log_kow) {
        return None;
    }
    let what = if log_kow < *CHECKED.start() {
        "polar path only; outside every validated lipid model"
    } else {
        "outside every validated lipid model; what the model gives is an extrapolation"
    };
    Some(format!(
        "With log Kow = {} {solute} lies beyond the range {} to {} in which such models were checked: {what}.",
        plain(log_kow),
        plain(*CHECKED.start()),
        plain(*CHECKED.end())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_outside_is_told_so() {
        let told = |log_kow| outside("it", Molecule { log_kow, ascorbate: false });
        assert_eq!(told(-1.85), None);
        assert!(told(-3.5).unwrap().contains("polar path only; outside every validated lipid model"));
        assert!(told(5.68).unwrap().contains("extrapolation"));
    }
}
