//! The long list of permeabilities, in few lines: how good over all solutes, and each solute that is inside.

use super::terminal::align;
use super::validate::wrap;
use crate::verify::published::{Comparison, Summary, Verdict};

/// One line a model and set of solutes.
pub fn accuracy(summaries: &[Summary]) -> String {
    let Some(first) = summaries.first() else { return String::new() };
    let within = format!("within ±{}", first.tolerance);
    let header =
        ["model", "solutes", "", "root mean square error", "bias", &within, "share"].map(str::to_owned).to_vec();
    let rows = summaries.iter().map(|summary| {
        vec![
            summary.model.to_owned(),
            summary.solutes.to_string(),
            summary.set.to_owned(),
            format!("{:.2}", summary.root_mean_square_error),
            format!("{:+.2}", summary.bias),
            summary.within.to_string(),
            format!("{:.0} %", 100.0 * summary.share()),
        ]
    });
    let heading = format!("{}, in decades of cm/s, at the values of the registry\n\n", first.quantity);
    format!("{heading}{}", align(&std::iter::once(header).chain(rows).collect::<Vec<_>>()))
}

/// The solutes that are inside, predicted and measured; those outside stand in the table.
pub fn inside(comparisons: &[Comparison]) -> String {
    let (inside, outside): (Vec<&Comparison>, Vec<&Comparison>) = comparisons
        .iter()
        .filter(|comparison| comparison.measurement.is_one_of_many())
        .partition(|comparison| comparison.verdict == Verdict::Inside);
    if inside.is_empty() {
        return String::new();
    }
    let solutes: Vec<String> = inside
        .iter()
        .filter_map(|comparison| {
            let solute = comparison.measurement.quantity.rsplit_once(", ")?.1;
            let measured = comparison.measurement.value.reference();
            Some(format!("{solute} {:.1} ({measured:.1})", comparison.predicted?))
        })
        .collect();
    let heading = format!(
        "Inside, {} of {} solutes: log10 Kp predicted (measured); each in full by `dermasim validate permeability`\n\n",
        inside.len(),
        inside.len() + outside.len()
    );
    format!("{heading}{}", wrap(&format!("{}.", solutes.join(", "))))
}
