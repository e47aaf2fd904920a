//! Rules about what is reported.

use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;

pub fn outcomes_come_before_the_end(values: &Values) -> Option<Problem> {
    let last = values.numbers("outputs.days").ok()?.last().copied()?;
    let duration = values.number("duration").ok()?;
    if last <= duration {
        return None;
    }
    let message = format!("an outcome on day {last} lies after the end, day {duration}");
    Some(Problem::new(message).at(values.place("outputs.days")).label("must lie within the duration"))
}

pub fn ensemble_has_a_spread(values: &Values) -> Option<Problem> {
    let members: usize = values.integer("uncertainty.members").ok()?;
    if members != 1 {
        return None;
    }
    let problem = Problem::new("an ensemble of 1 has no spread").at(values.place("uncertainty.members"));
    Some(problem.label("0 for none, or at least 2"))
}

/// "1, 28, 90", for messages.
pub fn list(days: &[f64]) -> String {
    if days.is_empty() {
        return "none".to_owned();
    }
    days.iter().map(f64::to_string).collect::<Vec<_>>().join(", ")
}
