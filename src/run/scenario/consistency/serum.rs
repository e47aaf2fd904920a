//! Rules about the solute of one's own.

use crate::run::scenario::complete::counts_against_solubility;
use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;

pub fn saturation_has_its_rate(values: &Values) -> Option<Problem> {
    let place = values.place("serum.custom.half_saturation");
    if !values.has("serum.custom.half_saturation") || values.has("serum.custom.half_life") {
        return None;
    }
    Some(Problem::new("`half_saturation` without `half_life`").at(place).label("of which loss?"))
}

/// What takes up or gives off a proton has a `pka`, and nothing else has one.
pub fn charge_has_its_constant(values: &Values) -> Option<Problem> {
    let has_pka = values.has("serum.custom.pka");
    match values.text("serum.custom.ionisation").ok()? {
        "neutral" if has_pka => {
            let problem = Problem::new("`serum.custom.pka` is given, but `ionisation` is \"neutral\"");
            let label = "say `ionisation = \"acid\"`, \"base\" or \"ampholyte\"";
            Some(problem.at(values.place("serum.custom.pka")).label(label))
        }
        word @ ("acid" | "base" | "ampholyte") if !has_pka => {
            let problem = Problem::new(format!("`ionisation` = \"{word}\" needs `serum.custom.pka`"));
            Some(problem.at(values.place("serum.custom.ionisation")).label("with which acid constant?"))
        }
        _ => None,
    }
}

/// An ampholyte has an `upper_pka` above its `pka`, and nothing else has one.
pub fn an_ampholyte_has_two_constants(values: &Values) -> Option<Problem> {
    let is_ampholyte = values.text("serum.custom.ionisation").ok()? == "ampholyte";
    let place = values.first_place(&["serum.custom.upper_pka", "serum.custom.ionisation"]);
    let upper = values.optional_number("serum.custom.upper_pka");
    let problem = match (is_ampholyte, upper, values.optional_number("serum.custom.pka")) {
        (true, None, _) => Problem::new("`ionisation` = \"ampholyte\" needs `serum.custom.upper_pka`")
            .label("above which pH is it an anion?"),
        (true, Some(upper), Some(lower)) if upper <= lower => {
            Problem::new(format!("`upper_pka` = {upper} is not above `pka` = {lower}")).label("too low")
        }
        (false, Some(_), _) => Problem::new("`serum.custom.upper_pka` is given, but `ionisation` is not \"ampholyte\"")
            .label("say `ionisation = \"ampholyte\"`"),
        _ => return None,
    };
    Some(problem.at(place))
}

/// What drives a solute, also into the air, is its share of saturation.
pub fn activity_has_its_solubility(values: &Values) -> Option<Problem> {
    if values.has("serum.custom.solubility") {
        return None;
    }
    let key = counts_against_solubility(values)?;
    let problem = Problem::new(format!("`{key}` without `serum.custom.solubility`"));
    let help = "say how much water dissolves, such as `solubility = \"5 mg/mL\"`";
    Some(
        problem.at(values.place(&format!("serum.custom.{key}"))).label("against which solubility in water?").help(help),
    )
}
