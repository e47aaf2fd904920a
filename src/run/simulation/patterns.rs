//! How the holes lie among each other: every session, and all sessions together.

use rayon::prelude::*;

use crate::physics::puncture::SessionPuncture;
use crate::physics::puncture::spatial::{self, Analysis, Banded, Place};
use crate::run::record::Table;
use crate::run::scenario::Inputs;

/// Number of the superposition of all sessions, where sessions count from 1.
const ALL_SESSIONS: u64 = 0;
/// So many sessions are analysed one by one: they differ by chance alone.
const MOST_SESSIONS: usize = 12;

/// By number of the session.
#[derive(Debug, Clone)]
pub struct Patterns {
    analyses: Vec<(u64, Analysis)>,
}

impl Patterns {
    /// Of the holes of all sessions together, when there are several, and of each of the first twelve; those with fewer than
    /// ten holes are left out.
    pub fn analyse(inputs: &Inputs, sessions: &[SessionPuncture]) -> Option<Patterns> {
        let edge = inputs.treatment.as_ref()?.patch;
        let all: Vec<Place> = sessions.iter().flat_map(holes).collect();
        let single = sessions.iter().take(MOST_SESSIONS).map(|session| holes(session).collect());
        let numbered = (ALL_SESSIONS..).zip(std::iter::once(all).chain(single));
        let patterns: Vec<(u64, Vec<Place>)> =
            numbered.filter(|(number, _)| *number != ALL_SESSIONS || sessions.len() > 1).collect();
        let analyses = patterns.into_par_iter().filter_map(|(number, places)| {
            spatial::analyse(&places, edge, inputs.seed, number).map(|analysis| (number, analysis))
        });
        Some(Patterns { analyses: analyses.collect() })
    }

    /// Of the test of a session against complete spatial randomness.
    pub fn p_value(&self, session: u64) -> Option<f64> {
        self.analyses.iter().find(|(number, _)| *number == session).map(|(_, analysis)| analysis.p_value)
    }

    /// Session × distance, one row each.
    pub fn table(&self) -> Table {
        let mut table = Table::new();
        if self.analyses.is_empty() {
            return table;
        }
        let constant = |value: fn(u64, &Analysis) -> f64| -> Vec<f64> {
            let rows = self.analyses.iter();
            rows.flat_map(|(number, analysis)| vec![value(*number, analysis); analysis.distances.len()]).collect()
        };
        let column = |values: fn(&Analysis) -> &Vec<f64>| -> Vec<f64> {
            self.analyses.iter().flat_map(|(_, analysis)| values(analysis).iter().copied()).collect()
        };
        table.push("session", "1", constant(|number, _| number as f64));
        table.push("distance", "mm", column(|analysis| &analysis.distances));
        type Band = (&'static str, &'static str, fn(&Analysis) -> &Banded);
        let bands: [Band; 3] = [
            ("pair_correlation", "1", |analysis| &analysis.pair_correlation),
            ("l_minus_r", "mm", |analysis| &analysis.l_minus_r),
            ("nearest_neighbour_distribution", "1", |analysis| &analysis.neighbour_distribution),
        ];
        for (name, unit, banded) in bands {
            let of = |values: fn(&Banded) -> &Vec<f64>| -> Vec<f64> {
                self.analyses.iter().flat_map(|(_, analysis)| values(banded(analysis)).iter().copied()).collect()
            };
            table.push(name, unit, of(|banded| &banded.observed));
            table.push(format!("{name}.low"), unit, of(|banded| &banded.low));
            table.push(format!("{name}.high"), unit, of(|banded| &banded.high));
        }
        let random = column(|analysis| &analysis.random_neighbour_distribution);
        table.push("nearest_neighbour_distribution.random", "1", random);
        table.push("holes", "1", constant(|_, analysis| analysis.places as f64));
        table.push("window", "mm", constant(|_, analysis| analysis.edge));
        table.push("simulations", "1", constant(|_, analysis| analysis.simulations as f64));
        table.push("p_value", "1", constant(|_, analysis| analysis.p_value));
        table
    }
}

fn holes(session: &SessionPuncture) -> impl Iterator<Item = Place> + '_ {
    session.punctures.iter().filter(|puncture| puncture.pierced).map(|hole| (hole.x, hole.y))
}
