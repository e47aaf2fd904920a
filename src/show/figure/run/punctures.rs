//! The punctures of the first session, as `punctures.csv` lists them.

use super::super::FigureError;
use super::super::directory::Directory;

/// Columns of equal length, lengths in mm, diameters in µm.
pub struct Punctures {
    pub x: Vec<f64>,
    pub y: Vec<f64>,
    pub depth: Vec<f64>,
    pub surface_diameter: Vec<f64>,
    pub pierced: Vec<bool>,
}

impl Punctures {
    pub fn of_first_session(directory: &Directory) -> Result<Punctures, FigureError> {
        let table = directory.table("punctures.csv")?;
        let session = table.numbers("session")?;
        let first = session.iter().copied().fold(f64::INFINITY, f64::min);
        let column = |name: &str| -> Result<Vec<f64>, FigureError> {
            let values = table.numbers(name)?;
            Ok(values.into_iter().zip(&session).filter(|(_, of)| **of == first).map(|(value, _)| value).collect())
        };
        let punctures = Punctures {
            x: column("x")?,
            y: column("y")?,
            depth: column("depth")?,
            surface_diameter: column("surface_diameter")?,
            pierced: column("pierced")?.into_iter().map(|flag| flag > 0.5).collect(),
        };
        if punctures.count() == 0 {
            return Err(FigureError::NothingToDraw("punctures.csv holds no punctures".to_owned()));
        }
        Ok(punctures)
    }

    pub fn count(&self) -> usize {
        self.depth.len()
    }

    pub fn pierced_depths(&self) -> Vec<f64> {
        let pairs = self.depth.iter().zip(&self.pierced);
        pairs.filter(|(depth, pierced)| **pierced && depth.is_finite()).map(|(depth, _)| *depth).collect()
    }
}
