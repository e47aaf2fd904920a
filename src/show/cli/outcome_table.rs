//! The few outcomes that a person wants to see first.

use super::terminal::align;
use crate::run::record::{Summary, SummaryEntry};

/// Outcomes worth a line, in the order of the story. A name that ends in a dot stands for its last day.
const KEY_OUTCOMES: [&str; 16] = [
    "puncture.density",
    "puncture.depth_mean",
    "puncture.pierced_fraction",
    "puncture.force_per_needle",
    "puncture.threshold_force",
    "pain.vas",
    "bleeding.fraction",
    "reepithelialisation.time",
    "downtime.duration",
    "collagen.total.",
    "collagen.type3_share.",
    "elastin.",
    "epidermis.thickness.",
    "absorption.enhancement_ratio",
    "absorption.dose_fraction",
    "absorption.peak_dermis_concentration",
];

/// The key outcomes that the summary has: name, value, interval, unit, evidence.
pub fn outcome_table(summary: &Summary) -> String {
    let rows: Vec<Vec<String>> = KEY_OUTCOMES.iter().filter_map(|name| find(summary, name)).map(row).collect();
    align(&rows)
}

fn find<'a>(summary: &'a Summary, name: &str) -> Option<&'a (String, SummaryEntry)> {
    let matches = |known: &str| match name.ends_with('.') {
        true => known.strip_prefix(name).is_some_and(|time| !time.contains('.')),
        false => known == name,
    };
    summary.entries.iter().rfind(|(known, _)| matches(known))
}

fn row((name, entry): &(String, SummaryEntry)) -> Vec<String> {
    let value = entry.value.map_or_else(|| "–".to_owned(), significant);
    let unit = if entry.unit == "1" { "" } else { entry.unit.as_str() };
    let interval = match (entry.low, entry.high) {
        (Some(low), Some(high)) => format!("({} – {})", significant(low), significant(high)),
        _ => String::new(),
    };
    vec![name.clone(), format!("{value} {unit}").trim_end().to_owned(), interval, entry.evidence.clone()]
}

/// Three significant digits: more would promise what the model does not keep.
fn significant(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    if (1e-3..1e6).contains(&rounded.abs()) { rounded.to_string() } else { format!("{rounded:e}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_shown_with_three_digits() {
        let entry = |value| SummaryEntry {
            value: Some(value),
            unit: "1".into(),
            low: Some(1.0),
            high: Some(1.5),
            evidence: "assumed".into(),
        };
        let entries = vec![
            ("collagen.total.day_7".to_owned(), entry(1.0)),
            ("collagen.total.end".to_owned(), entry(1.234_567)),
            ("absorption.enhancement_ratio".to_owned(), entry(123_456.0)),
        ];
        let table = outcome_table(&Summary { entries });
        let lines: Vec<String> =
            table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(lines[0], "collagen.total.end 1.23 (1 – 1.5) assumed");
        assert_eq!(lines[1], "absorption.enhancement_ratio 123000 (1 – 1.5) assumed");
    }
}
