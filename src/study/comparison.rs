//! Runs against each other: what differs, and how certain the difference is.
//!
//! ```text
//! paired:       Δ_i = B_i − A_i            member i is the same person with the same constants on both sides
//! independent:  Δ_ij = B_i − A_j           every pair of members
//! ```
//!
//! Interval: the 5 % and 95 % quantiles of Δ. Two runs with the same seed draw the same people and constants, whatever their treatments, as
//! two halves of a face have: what all members share cancels in Δ_i, and the interval of the difference is narrower than the two
//! intervals let one think. A constant that one of the two scenarios states itself is that scenario's own on all its members.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::numerics::percentile::percentile;
use crate::run::record::{MEMBERS_FILE, Manifest, RecordError, Status, Summary, SummaryEntry, Table};

const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;

/// Why runs can not be compared.
#[derive(Debug, thiserror::Error)]
pub enum ComparisonError {
    #[error("{} holds no run of dermasim: it has no manifest.json", .0.display())]
    NoRun(PathBuf),
    #[error("{} holds a run that is not finished; `dermasim run --resume` goes on with it", .0.display())]
    Unfinished(PathBuf),
    #[error("{} holds a study, not a run: a comparison takes what `dermasim run` wrote", .0.display())]
    Study(PathBuf),
    #[error("a comparison needs at least two runs")]
    Alone,
    #[error("no outcome of all runs begins with `{0}`")]
    NoOutcome(String),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// One run.
#[derive(Debug, Clone)]
pub struct Side {
    /// What it is called in the comparison.
    pub label: String,
    pub directory: PathBuf,
    pub manifest: Manifest,
    pub summary: Summary,
    members: Option<Table>,
}

/// What is known of a difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    pub value: f64,
    /// Of pairs where there are pairs, of independent members otherwise.
    pub interval: Option<(f64, f64)>,
    /// As if the runs knew nothing of each other.
    pub independent: Option<(f64, f64)>,
    /// Pairs that have a value on both sides: a cost per benefit has none where there is no benefit.
    pub pairs: Option<usize>,
    /// Share of the pairs whose difference has the sign of their median; nothing without pairs.
    pub same_sign: Option<f64>,
}

/// One outcome over all sides.
#[derive(Debug, Clone)]
pub struct Line {
    pub outcome: String,
    pub entries: Vec<SummaryEntry>,
    /// Of every side but the first, against the first.
    pub differences: Vec<Option<Difference>>,
}

/// How a side was matched with the first.
#[derive(Debug, Clone, PartialEq)]
pub enum Pairing {
    Paired { members: usize },
    Unpaired { why: &'static str },
}

/// Runs side by side, the first as the reference.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub sides: Vec<Side>,
    /// Of every side but the first.
    pub pairings: Vec<Pairing>,
    pub lines: Vec<Line>,
}

impl Side {
    /// A finished run.
    ///
    /// # Errors
    /// No run, an unfinished one, a study, files that this program did not write.
    pub fn read(directory: &Path, label: &str) -> Result<Side, ComparisonError> {
        if !directory.join("manifest.json").is_file() {
            return Err(ComparisonError::NoRun(directory.to_owned()));
        }
        let manifest = Manifest::read(directory)?;
        if directory.join("samples.csv").exists() || directory.join("samples.journal").exists() {
            return Err(ComparisonError::Study(directory.to_owned()));
        }
        if manifest.status != Status::Done {
            return Err(ComparisonError::Unfinished(directory.to_owned()));
        }
        let members = directory.join(MEMBERS_FILE);
        Ok(Side {
            label: label.to_owned(),
            directory: directory.to_owned(),
            manifest,
            summary: Summary::read(&directory.join("summary.json"))?,
            members: if members.is_file() { Some(Table::read_csv(&members)?) } else { None },
        })
    }

    /// The values of an outcome by the number of the member.
    fn drawn(&self, outcome: &str) -> BTreeMap<u64, f64> {
        let Some(members) = &self.members else { return BTreeMap::new() };
        let (Some(numbers), Some(values)) = (members.values("member"), members.values(outcome)) else {
            return BTreeMap::new();
        };
        let known = numbers.iter().zip(values).filter(|(_, value)| value.is_finite());
        known.map(|(number, value)| (*number as u64, *value)).collect()
    }
}

impl Comparison {
    /// Of the outcomes that all sides have and whose names begin with one of `only`; of all of them if it is empty.
    ///
    /// # Errors
    /// Fewer than two sides, a beginning that no outcome has.
    pub fn of(sides: Vec<Side>, only: &[String]) -> Result<Comparison, ComparisonError> {
        let Some((first, others)) = sides.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Err(ComparisonError::Alone);
        };
        let shared = |name: &&String| others.iter().all(|side| side.summary.get(name).is_some());
        let names: Vec<&String> = first.summary.entries.iter().map(|(name, _)| name).filter(shared).collect();
        if let Some(nothing) = only.iter().find(|wanted| !names.iter().any(|name| name.starts_with(wanted.as_str()))) {
            return Err(ComparisonError::NoOutcome(nothing.clone()));
        }
        let chosen = |name: &&&String| only.is_empty() || only.iter().any(|wanted| name.starts_with(wanted.as_str()));
        let pairings: Vec<Pairing> = others.iter().map(|other| pairing(first, other)).collect();
        let lines = names.iter().filter(chosen).map(|name| Line {
            outcome: (*name).clone(),
            entries: sides.iter().filter_map(|side| side.summary.get(name).cloned()).collect(),
            differences: others
                .iter()
                .zip(&pairings)
                .map(|(other, pairing)| difference(first, other, pairing, name))
                .collect(),
        });
        let lines = lines.collect();
        Ok(Comparison { lines, pairings, sides })
    }
}

fn pairing(first: &Side, other: &Side) -> Pairing {
    match (&first.members, &other.members) {
        (Some(_), Some(_)) if first.manifest.seed != other.manifest.seed => {
            Pairing::Unpaired { why: "the seeds differ, and with them the people and constants" }
        }
        // Draws go by the registry, which another program may have in another order.
        (Some(_), Some(_)) if program(first) != program(other) => {
            Pairing::Unpaired { why: "they are of different versions of the program, which draw other constants" }
        }
        (Some(one), Some(another)) => {
            let numbers = |table: &Table| table.values("member").unwrap_or_default().to_vec();
            let there = numbers(another);
            Pairing::Paired { members: numbers(one).iter().filter(|number| there.contains(number)).count() }
        }
        _ => Pairing::Unpaired { why: "not all of the runs had an ensemble" },
    }
}

fn program(side: &Side) -> (&str, &str) {
    (&side.manifest.version, &side.manifest.commit)
}

fn difference(first: &Side, other: &Side, pairing: &Pairing, outcome: &str) -> Option<Difference> {
    let value = other.summary.get(outcome)?.value? - first.summary.get(outcome)?.value?;
    let (here, there) = (first.drawn(outcome), other.drawn(outcome));
    let independent = there.values().flat_map(|value| here.values().map(move |reference| value - reference)).collect();
    let independent = interval(independent);
    let Pairing::Paired { .. } = pairing else {
        return Some(Difference { value, interval: independent, independent, pairs: None, same_sign: None });
    };
    let mut pairs: Vec<f64> = there.iter().filter_map(|(member, value)| Some(value - here.get(member)?)).collect();
    let same_sign = percentile(&mut pairs, 0.5).map(|median| {
        let same = pairs.iter().filter(|pair| (**pair > 0.0) == (median > 0.0) && (**pair < 0.0) == (median < 0.0));
        same.count() as f64 / pairs.len() as f64
    });
    Some(Difference { value, pairs: Some(pairs.len()), interval: interval(pairs), independent, same_sign })
}

fn interval(mut values: Vec<f64>) -> Option<(f64, f64)> {
    Some((percentile(&mut values, LOW)?, percentile(&mut values, HIGH)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(label: &str, seed: u64, values: &[f64]) -> Side {
        let entry = SummaryEntry {
            value: Some(values.iter().sum::<f64>() / values.len() as f64),
            unit: "1".to_owned(),
            low: None,
            high: None,
            evidence: "made up".to_owned(),
        };
        let numbers = (0..values.len()).map(|number| number as f64).collect();
        Side {
            label: label.to_owned(),
            directory: PathBuf::from(label),
            manifest: Manifest::start(label, label, Some(seed), 1),
            summary: Summary { entries: vec![("gain".to_owned(), entry)] },
            members: Some(Table::labelled([("member", "1"), ("gain", "1")], [numbers, values.to_vec()])),
        }
    }

    #[test]
    fn pairs_cancel_what_members_share() {
        let people: Vec<f64> = (0..40).map(|person| f64::from(person % 10)).collect();
        let better: Vec<f64> = people.iter().enumerate().map(|(index, one)| one + 0.5 + 0.01 * index as f64).collect();
        let of = |other: Side| Comparison::of(vec![side("a", 1, &people), other], &[]).unwrap();
        let paired = of(side("b", 1, &better));
        let difference = paired.lines[0].differences[0].unwrap();
        let (low, high) = difference.interval.unwrap();
        let (widest, highest) = difference.independent.unwrap();
        assert!(low >= 0.5 && high <= 0.9 && widest < -5.0 && highest > 5.0, "{difference:?}");
        assert_eq!(difference.same_sign, Some(1.0));
        let unpaired = of(side("b", 2, &better));
        assert_eq!(unpaired.lines[0].differences[0].unwrap().interval, Some((widest, highest)));
        let same = of(side("b", 1, &people)).lines[0].differences[0].unwrap();
        assert_eq!((same.value, same.interval), (0.0, Some((0.0, 0.0))));
    }

    #[test]
    fn one_run_or_an_unknown_outcome_is_no_comparison() {
        let one = || side("a", 1, &[1.0]);
        assert!(matches!(Comparison::of(vec![one()], &[]), Err(ComparisonError::Alone)));
        let nothing = Comparison::of(vec![one(), one()], &["loss".to_owned()]);
        assert!(nothing.unwrap_err().to_string().contains("`loss`"));
    }
}
