//! Rules about the skin.

use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;
use crate::units::without_noise;

/// Epidermis and dermis together, mm.
pub fn thickness(values: &Values) -> Option<f64> {
    Some(values.optional_number("skin.epidermis")? + values.optional_number("skin.dermis")?)
}

pub fn layers_are_nested(values: &Values) -> Option<Problem> {
    let corneum = values.optional_number("skin.stratum_corneum")?;
    let epidermis = values.optional_number("skin.epidermis")?;
    if corneum < epidermis {
        return None;
    }
    let message = format!(
        "the stratum corneum ({} um) is not thinner than the epidermis ({} um), which includes it",
        without_noise(corneum * 1e3),
        without_noise(epidermis * 1e3)
    );
    let place = values.first_place(&["skin.stratum_corneum", "skin.epidermis"]);
    Some(Problem::new(message).at(place).label("must be smaller than `epidermis`"))
}

/// How the skin of animals heals is not in the model.
pub fn animals_lie_on_the_bench(values: &Values) -> Option<Problem> {
    let species = values.text("skin.species").ok()?;
    if species == "human" || values.text("skin.preparation").ok()? != "in-vivo" {
        return None;
    }
    let problem =
        Problem::new(format!("skin of a {species} in vivo is not simulated")).at(values.place("skin.species"));
    Some(problem.label("only on the bench").help("add `preparation = \"full-thickness\"`"))
}
