//! The open tables of clinical and healing measurements, and that each of their rows is accounted for.

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use std::collections::{BTreeMap, BTreeSet};

    use crate::verify::published::{measurements, not_represented};

    #[derive(Debug, Deserialize)]
    struct Row {
        id: String,
        quantity: String,
        source: String,
        stands_as: String,
    }

    /// `literature.csv`: every row of the open tables.
    #[test]
    fn every_open_row_stands_as_a_measurement_or_is_left_out_with_a_reason() {
        let rows: Vec<Row> = csv::Reader::from_reader(include_str!("literature.csv").as_bytes())
            .deserialize()
            .map(Result::unwrap)
            .collect();
        assert_eq!(rows.len(), 298);
        let known: BTreeSet<String> = measurements().unwrap().into_iter().map(|measurement| measurement.id).collect();
        let mut left_out = BTreeMap::new();
        for omission in not_represented() {
            assert!(!omission.reason.is_empty());
            for id in omission.ids {
                assert!(left_out.insert(*id, false).is_none(), "{id} is left out twice");
            }
        }
        let mut standing = BTreeSet::new();
        for row in &rows {
            assert!(!row.quantity.is_empty() && !row.source.is_empty(), "{}", row.id);
            let stands: Vec<&str> = row.stands_as.split_whitespace().collect();
            let omitted = left_out.get_mut(row.id.as_str()).map(|seen| *seen = true).is_some();
            assert_eq!(stands.is_empty(), omitted, "{} must stand somewhere, or be left out", row.id);
            assert!(stands.iter().all(|id| known.contains(*id)), "{}: {}", row.id, row.stands_as);
            standing.extend(stands.iter().map(|id| (*id).to_owned()));
        }
        let unknown: Vec<_> = left_out.iter().filter(|(_, seen)| !**seen).collect();
        assert!(unknown.is_empty(), "{unknown:?} are in no open table");
        for experiment in super::super::all() {
            assert!(standing.contains(&experiment.measurement), "{} is no open row", experiment.measurement);
        }
    }
}
