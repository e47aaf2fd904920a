//! Bands: for every number of every curve, the 5 % and 95 % quantiles over the members.

use super::curves::Curves;
use super::ensemble::interval;
use crate::run::record::Table;

/// Low and high of a column, one entry a row; NaN where no member has a number.
#[derive(Debug, Clone)]
struct Band {
    column: String,
    low: Vec<f64>,
    high: Vec<f64>,
}

/// The bands of all curves, table by table in the order of [Curves::tables].
#[derive(Debug, Clone, Default)]
pub struct Bands {
    tables: Vec<Vec<Band>>,
}

impl Bands {
    /// Over members whose tables have the same rows and columns.
    pub fn over(members: &[Curves]) -> Bands {
        let Some(first) = members.first() else { return Bands::default() };
        let places = first.tables().into_iter().enumerate();
        let tables = places.map(|(place, table)| {
            let columns = 0..table.columns.len();
            let same: Vec<&Table> = members.iter().map(|member| member.tables()[place]).collect();
            columns.map(|column| band(&same, column)).collect()
        });
        Bands { tables: tables.collect() }
    }

    /// Adds `name.low` and `name.high` after every column that has a band.
    pub fn add_to(&self, curves: &mut Curves) {
        for (table, bands) in curves.tables_mut().into_iter().zip(&self.tables) {
            let columns = std::mem::take(&mut table.columns);
            for column in columns {
                let (name, unit) = (column.name.clone(), column.unit.clone());
                table.columns.push(column);
                if let Some(band) = bands.iter().find(|band| band.column == name) {
                    table.push(format!("{name}.low"), unit.clone(), band.low.clone());
                    table.push(format!("{name}.high"), unit, band.high.clone());
                }
            }
        }
    }
}

fn band(tables: &[&Table], column: usize) -> Band {
    let first = &tables[0].columns[column];
    let rows = (0..first.values.len()).map(|row| {
        let values = tables.iter().map(|table| table.columns[column].values[row]);
        interval(values.filter(|value| value.is_finite()).collect()).unwrap_or((f64::NAN, f64::NAN))
    });
    let (low, high) = rows.unzip();
    Band { column: first.name.clone(), low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curves(values: [f64; 2]) -> Curves {
        let mut curves = Curves::default();
        curves.injury.push("depth", "mm", vec![0.1, 0.2]);
        curves.injury.push("killed", "1", values.to_vec());
        curves
    }

    #[test]
    fn every_row_has_its_own_band_and_keys_have_none() {
        let mut members: Vec<Curves> = (0..21).map(|member| curves([f64::from(member), f64::NAN])).collect();
        members[0].injury.columns[1].values[1] = 7.0;
        members.iter_mut().for_each(Curves::keep_banded);
        let mut reference = curves([10.0, 5.0]);
        Bands::over(&members).add_to(&mut reference);
        let names: Vec<&str> = reference.injury.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["depth", "killed", "killed.low", "killed.high"]);
        assert_eq!(reference.injury.values("killed.low").unwrap(), [1.0, 7.0]);
        assert_eq!(reference.injury.values("killed.high").unwrap(), [19.0, 7.0]);
        assert!(reference.timeseries.columns.is_empty());
    }
}
