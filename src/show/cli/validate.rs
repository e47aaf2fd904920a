//! `dermasim validate`: the model against published measurements.

use serde_json::json;

use super::failure::Failure;
use super::terminal::{Terminal, align};
use super::validate_permeability::{accuracy, inside};
use crate::numerics::percentile::percentile;
use crate::run::record::format_number;
use crate::verify::published::{
    Comparison, Kind, Measurement, Omission, Summary, Value, Verdict, not_represented, run, run_about, run_one,
    summaries,
};

const EXAMPLE: &str = "Examples:
  dermasim validate
  dermasim validate M126                   one measurement in full
  dermasim validate depth                  every measurement of a depth; so force, pain, density, …
  dermasim validate --json | jq '.comparisons[] | select(.verdict == \"outside\") | .measurement.id'

Predicted: median and 5-95 % interval over the ranges of the registry; registry: at its values. Inside: the measurement, with its
standard deviation or range, overlaps that interval; of a direction or an order, at least half of the draws agree. By construction: the registry took a value from this very measurement, so agreement predicts nothing; end of range:
a range of the registry ends at it. A miss is a result: the exit code is 0 with misses too.";

/// Compare predictions with published measurements: inside or outside
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct ValidateArguments {
    /// One measurement by its id, in full; or a word, such as depth or force: all measurements of such a quantity
    #[arg(value_name = "ID|WORD")]
    measurement: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

pub fn execute(arguments: &ValidateArguments, terminal: Terminal) -> Result<(), Failure> {
    let (comparisons, scope) = chosen(arguments.measurement.as_deref())?;
    let summaries = summaries().map_err(Failure::failed)?;
    if arguments.json {
        return terminal.json(
            &json!({ "comparisons": comparisons, "summaries": summaries, "not_represented": not_represented() }),
        );
    }
    terminal.result(&match scope {
        Scope::All => everything(&comparisons, &summaries),
        Scope::Word if comparisons.iter().all(|comparison| comparison.measurement.is_one_of_many()) => {
            [table(&comparisons), accuracy(&summaries), footer(&comparisons)].join("\n")
        }
        Scope::Word => {
            [table(&comparisons), without_value(&comparisons), words(&comparisons), footer(&comparisons)].join("\n")
        }
        Scope::One => comparisons.iter().map(in_full).collect::<Vec<_>>().join("\n"),
    })
}

/// What was asked for.
enum Scope {
    All,
    Word,
    One,
}

fn chosen(wanted: Option<&str>) -> Result<(Vec<Comparison>, Scope), Failure> {
    let Some(wanted) = wanted else { return Ok((run().map_err(Failure::failed)?, Scope::All)) };
    let one = run_one(wanted).map_err(Failure::failed)?;
    if !one.is_empty() {
        return Ok((one, Scope::One));
    }
    let about = run_about(wanted).map_err(Failure::failed)?;
    if about.is_empty() {
        let message =
            format!("no measurement `{wanted}`, and none of such a quantity: `dermasim validate` lists them all");
        return Err(Failure::usage(message));
    }
    Ok((about, Scope::Word))
}

fn everything(comparisons: &[Comparison], summaries: &[Summary]) -> String {
    let shown: Vec<Comparison> = comparisons.iter().filter(|comparison| is_shown(comparison)).cloned().collect();
    [
        table(&shown),
        accuracy(summaries),
        inside(comparisons),
        without_value(comparisons),
        words(&shown),
        left_out(&not_represented()),
        footer(comparisons),
        for_makers(comparisons),
    ]
    .join("\n")
}

/// Of a long list of alike rows only those that miss.
fn is_shown(comparison: &Comparison) -> bool {
    comparison.verdict != Verdict::Inside || !comparison.measurement.is_one_of_many()
}

/// One table with one width of columns, under a heading for each subject.
fn table(comparisons: &[Comparison]) -> String {
    let header = ["id", "quantity", "measured", "predicted [5-95 %]", "registry", "ratio", "verdict", "kind"]
        .map(str::to_owned)
        .to_vec();
    let rows = comparisons.iter().map(|comparison| {
        vec![
            comparison.measurement.id.clone(),
            comparison.compared(),
            measured(&comparison.measurement),
            predicted(comparison),
            comparison.at_registry.map_or_else(String::new, significant),
            comparison.ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}")),
            comparison.verdict.word().to_owned(),
            kind(comparison),
        ]
    });
    let aligned = align(&std::iter::once(header).chain(rows).collect::<Vec<_>>());
    let mut lines = aligned.lines();
    let mut text = format!("{}\n", lines.next().unwrap_or_default());
    let mut subject = "";
    for (line, comparison) in lines.zip(comparisons) {
        if comparison.subject != subject {
            subject = comparison.subject;
            text.push_str(&format!("\n{subject}\n\n"));
        }
        text.push_str(&format!("{line}\n"));
    }
    text
}

/// A recalled number is worth less than one that was read.
fn kind(comparison: &Comparison) -> String {
    match (comparison.kind, comparison.measurement.provenance.word()) {
        (kind, "recalled") => format!("{}, recalled", kind.word()),
        (kind, _) => kind.word().to_owned(),
    }
}

fn measured(measurement: &Measurement) -> String {
    let number = match measurement.value {
        Value::Number { value, spread, spread_given: true } => {
            format!("{} ± {}", format_number(value), format_number(spread))
        }
        Value::Number { value, .. } => format_number(value),
        Value::Range { low, high } => format!("{} – {}", format_number(low), format_number(high)),
        Value::AtMost(bound) => format!("≤ {}", format_number(bound)),
        Value::AtLeast(bound) => format!("≥ {}", format_number(bound)),
        Value::Median { value, low, high } => format!("{value:.2} ({low:.2} – {high:.2})"),
    };
    format!("{number} {}", unit(measurement)).trim_end().to_owned()
}

fn unit(measurement: &Measurement) -> &str {
    if measurement.unit == "1" { "" } else { &measurement.unit }
}

fn predicted(comparison: &Comparison) -> String {
    let (Some(median), Some(low), Some(high)) = (comparison.predicted, comparison.low, comparison.high) else {
        return "no value".to_owned();
    };
    if low == high {
        return significant(median);
    }
    let interval = format!("{} [{} – {}]", significant(median), significant(low), significant(high));
    let with_value = comparison.draws - comparison.draws_without_value;
    let agreeing = match comparison.measurement.value {
        // An interval on both sides of a bound agrees with anything.
        Value::AtMost(bound) | Value::AtLeast(bound) if low < bound && high > bound => {
            format!(", {:.0} % of draws agree", 100.0 * comparison.draws_inside as f64 / with_value as f64)
        }
        _ => String::new(),
    };
    match comparison.draws_without_value {
        0 => format!("{interval}{agreeing}"),
        _ => format!("{interval}{agreeing} of {with_value} in {} draws", comparison.draws),
    }
}

/// Three significant digits, or all of a large integer: more would promise what the model does not keep.
fn significant(value: f64) -> String {
    if value.abs() >= 1000.0 {
        return format!("{value:.0}");
    }
    format_number(format!("{value:.2e}").parse().unwrap_or(value))
}

/// How each was represented, once where several rows share the words.
fn words(comparisons: &[Comparison]) -> String {
    let mut groups: Vec<(Vec<&Measurement>, &str)> = Vec::new();
    for comparison in comparisons {
        let measurement = &comparison.measurement;
        match groups.iter_mut().find(|(_, words)| *words == comparison.represents) {
            Some((group, _)) if group.iter().all(|other| other.id != measurement.id) => group.push(measurement),
            Some(_) => {}
            None => groups.push((vec![measurement], &comparison.represents)),
        }
    }
    let heading = "How the virtual experiments stand in for the real ones\n\n".to_owned();
    let paragraphs = groups.iter().map(|(group, words)| {
        let mut sources: Vec<String> = group.iter().map(|measurement| measurement.short_source()).collect();
        sources.dedup();
        let ids: Vec<&str> = group.iter().map(|measurement| measurement.id.as_str()).collect();
        wrap(&format!("{} ({}): {words}", ids.join(", "), sources.join("; ")))
    });
    std::iter::once(heading).chain(paragraphs).collect()
}

/// Draws of the registry that gave no value, and why the first of them did not.
fn without_value(comparisons: &[Comparison]) -> String {
    let paragraphs: Vec<String> = comparisons
        .iter()
        .filter_map(|comparison| {
            let reason = comparison.reason_without_value.as_ref()?;
            let (without, draws) = (comparison.draws_without_value, comparison.draws);
            let id = &comparison.measurement.id;
            Some(wrap(&format!("{id} ({}): {without} of {draws}; the first: {reason}", comparison.compared())))
        })
        .collect();
    if paragraphs.is_empty() { String::new() } else { format!("Draws without a value\n\n{}", paragraphs.concat()) }
}

fn left_out(omissions: &[Omission]) -> String {
    let heading = "Not represented\n\n".to_owned();
    let paragraphs = omissions.iter().map(|omission| {
        let ids = if omission.ids.is_empty() { String::new() } else { format!("{}: ", omission.ids.join(", ")) };
        wrap(&format!("{ids}{} ({}): {}", omission.quantity, omission.source, omission.reason))
    });
    std::iter::once(heading).chain(paragraphs).collect()
}

/// A paragraph of short lines, all but the first indented.
pub fn wrap(paragraph: &str) -> String {
    const WIDTH: usize = 118;
    let (mut text, mut line) = (String::new(), "  ".to_owned());
    for word in paragraph.split_whitespace() {
        if line.chars().count() + word.chars().count() >= WIDTH {
            text.push_str(line.trim_end());
            text.push('\n');
            line = "      ".to_owned();
        }
        line.push_str(word);
        line.push(' ');
    }
    text.push_str(line.trim_end());
    text.push('\n');
    text
}

fn footer(comparisons: &[Comparison]) -> String {
    let count = |kind: Kind, verdict: Verdict| {
        comparisons.iter().filter(|comparison| comparison.kind == kind && comparison.verdict == verdict).count()
    };
    [Kind::Prediction, Kind::ByConstruction, Kind::EndOfRange, Kind::Arithmetic]
        .map(|kind| {
            let [inside, outside, undefined] =
                [Verdict::Inside, Verdict::Outside, Verdict::Undefined].map(|verdict| count(kind, verdict));
            let undefined = if undefined > 0 { format!(", {undefined} without a value") } else { String::new() };
            format!("{}: {inside} inside, {outside} outside{undefined}\n", kind.word())
        })
        .concat()
}

/// What a maker of devices asks first: how well depths and forces are predicted, where nothing was taken from them.
fn for_makers(comparisons: &[Comparison]) -> String {
    let of = |word: &str| {
        let about: Vec<&Comparison> = comparisons
            .iter()
            .filter(|comparison| comparison.kind == Kind::Prediction && comparison.compared().contains(word))
            .collect();
        let inside = about.iter().filter(|comparison| comparison.verdict == Verdict::Inside).count();
        let mut ratios: Vec<f64> = about.iter().filter_map(|comparison| comparison.ratio).collect();
        let [low, middle, high] = [0.0, 0.5, 1.0].map(|share| percentile(&mut ratios, share).unwrap_or(f64::NAN));
        format!(
            "  {word}: {inside} of {} inside; predicted over measured {} in the middle, from {} to {}\n",
            about.len(),
            significant(middle),
            significant(low),
            significant(high)
        )
    };
    let heading = "For makers of devices, predictions only (`dermasim validate depth`, `dermasim validate force`)\n\n";
    [heading.to_owned(), of("depth"), of("force")].concat()
}

fn in_full(comparison: &Comparison) -> String {
    let measurement = &comparison.measurement;
    let lines = [
        ("id", measurement.id.clone()),
        ("subject", comparison.subject.to_owned()),
        ("quantity", comparison.compared()),
        ("measured", measured(measurement)),
        ("in words", measurement.reading.clone()),
        ("conditions", measurement.conditions.clone()),
        ("species", measurement.species.clone()),
        ("n", measurement.n.clone()),
        ("source", measurement.source.clone()),
        ("place", format!("{} ({})", measurement.place, measurement.provenance.word())),
        ("predicted", format!("{} {}", predicted(comparison), unit(measurement)).trim_end().to_owned()),
        ("at registry", comparison.at_registry.map_or_else(String::new, significant)),
        ("draws", format!("{}, {} of them without a value", comparison.draws, comparison.draws_without_value)),
        ("why none", comparison.reason_without_value.clone().unwrap_or_default()),
        ("represented", comparison.represents.clone()),
        ("kind", kind(comparison)),
        ("verdict", comparison.verdict.word().to_owned()),
    ];
    let told = lines.into_iter().filter(|(_, text)| !text.is_empty());
    align(&told.map(|(label, text)| vec![label.to_owned(), text]).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_between_words() {
        let text = wrap(&"word ".repeat(60));
        assert!(text.lines().all(|line| line.len() <= 118) && text.lines().count() == 3);
        assert_eq!(text.split_whitespace().count(), 60);
    }

    #[test]
    fn the_whole_text_has_headings_misses_and_what_is_left_out() {
        let comparisons = [run_about("shape of holes").unwrap(), run_about("Rollers").unwrap()].concat();
        let text = everything(&comparisons, &summaries().unwrap());
        for words in [
            "\n\nRollers\n\n",
            "OUTSIDE",
            "by construction",
            "Not represented",
            "A10, A11",
            "arithmetic: ",
            "Potts & Guy alone",
        ] {
            assert!(text.contains(words), "{words}");
        }
    }

    #[test]
    fn three_digits_are_shown() {
        assert_eq!(significant(0.012_345), "0.0123");
        assert_eq!(significant(7.0), "7");
        assert_eq!(significant(1320.4), "1320");
    }
}
