//! Measured against predicted.

use serde::Serialize;

use super::prediction::Prediction;
use super::{Experiment, Kind, Measurement};
use crate::numerics::percentile::percentile;

/// Whether the two intervals overlap; of a direction or an order, whether half of the draws agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Inside,
    Outside,
    /// The model gives no value there.
    Undefined,
}

impl Verdict {
    /// The word that tables print.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Inside => "inside",
            Verdict::Outside => "OUTSIDE",
            Verdict::Undefined => "UNDEFINED",
        }
    }
}

/// One row of the table. Values are in the unit of the measurement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    pub measurement: Measurement,
    /// What it is about, as a heading.
    pub subject: &'static str,
    /// What is compared, where it is not simply the measured quantity.
    pub aspect: &'static str,
    pub represents: String,
    pub kind: Kind,
    pub verdict: Verdict,
    /// At the values of the registry.
    pub at_registry: Option<f64>,
    /// Median over the draws.
    pub predicted: Option<f64>,
    /// 5 and 95 %.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Predicted over measured number, middle of the measured range, or bound; none over zero.
    pub ratio: Option<f64>,
    pub draws: usize,
    /// Draws whose value lies in the measured interval: where that is a bound or a direction, overlap alone says little.
    pub draws_inside: usize,
    /// Draws for which the model gives no value; they are in no interval.
    pub draws_without_value: usize,
    /// Of the first of them.
    pub reason_without_value: Option<String>,
}

impl Comparison {
    /// `predictions` in internal units, one a draw; before them the one at the values of the registry.
    pub(super) fn new(
        experiment: &Experiment,
        measurement: &Measurement,
        at_registry: &Prediction,
        predictions: &[Prediction],
    ) -> Comparison {
        let mut values: Vec<f64> = predictions
            .iter()
            .flatten()
            .filter(|value| value.is_finite())
            .map(|value| value / measurement.factor)
            .collect();
        let (least, most) = measurement.value.interval();
        let draws_inside = values.iter().filter(|value| (least..=most).contains(*value)).count();
        let [low, predicted, high] = [0.05, 0.5, 0.95].map(|share| percentile(&mut values, share));
        Comparison {
            measurement: measurement.clone(),
            subject: experiment.subject,
            aspect: experiment.aspect,
            represents: experiment.represents.clone(),
            kind: experiment.kind,
            verdict: match verdict((least, most), low.zip(high)) {
                Verdict::Inside if experiment.only_direction && 2 * draws_inside < values.len() => Verdict::Outside,
                verdict => verdict,
            },
            at_registry: at_registry
                .as_ref()
                .ok()
                .map(|value| value / measurement.factor)
                .filter(|value| value.is_finite()),
            predicted,
            low,
            high,
            ratio: predicted.map(|predicted| measurement.ratio(predicted)).filter(|ratio| ratio.is_finite()),
            draws: predictions.len(),
            draws_inside,
            draws_without_value: predictions.len() - values.len(),
            reason_without_value: predictions.iter().find_map(reason),
        }
    }

    /// The measured quantity, and what of it is compared.
    pub fn compared(&self) -> String {
        match self.aspect {
            "" => self.measurement.quantity.clone(),
            aspect => format!("{}: {aspect}", self.measurement.quantity),
        }
    }
}

/// Why there is no number.
fn reason(prediction: &Prediction) -> Option<String> {
    match prediction {
        Ok(value) if value.is_finite() => None,
        Ok(value) => Some(format!("the model's value is {value}")),
        Err(reason) => Some(reason.to_string()),
    }
}

fn verdict((measured_low, measured_high): (f64, f64), predicted: Option<(f64, f64)>) -> Verdict {
    match predicted {
        None => Verdict::Undefined,
        Some((low, high)) if low <= measured_high && high >= measured_low => Verdict::Inside,
        Some(_) => Verdict::Outside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::published::prediction::NoValue;

    #[test]
    fn the_first_draw_without_a_value_says_why() {
        let experiment = Experiment::new("M1", Kind::Prediction, "", |_| Some(1.0));
        let measurement = super::super::measurements().unwrap().remove(0);
        let of = |predictions: &[Prediction]| Comparison::new(&experiment, &measurement, &Ok(1.0), predictions);
        let two = of(&[Ok(1.0), Ok(f64::NAN), Err(NoValue::IntactSkinIsClosed)]);
        assert_eq!(two.draws_without_value, 2);
        assert_eq!(two.reason_without_value.unwrap(), "the model's value is NaN");
        let one = of(&[Err(NoValue::Solute("gold")), Ok(2.0)]);
        assert_eq!(one.reason_without_value.unwrap(), "the program knows no solute `gold`");
        assert_eq!(of(&[Ok(1.0)]).reason_without_value, None);
    }

    #[test]
    fn most_draws_must_agree_with_a_direction() {
        let bound =
            |measurement: &Measurement| matches!(measurement.value, crate::verify::published::Value::AtLeast(_));
        let measurement = super::super::measurements().unwrap().into_iter().find(bound).unwrap();
        let least = measurement.value.reference() * measurement.factor;
        let predictions = [Ok(0.5 * least), Ok(0.6 * least), Ok(0.7 * least), Ok(2.0 * least)];
        let overlap = Experiment::new("M1", Kind::Prediction, "", |_| Some(1.0));
        let compared =
            |experiment: &Experiment| Comparison::new(experiment, &measurement, &Ok(least), &predictions).verdict;
        assert_eq!(compared(&overlap), Verdict::Inside);
        assert_eq!(compared(&overlap.direction()), Verdict::Outside);
    }

    #[test]
    fn intervals_that_touch_overlap() {
        assert_eq!(verdict((1.0, 2.0), Some((2.0, 3.0))), Verdict::Inside);
        assert_eq!(verdict((1.0, 2.0), Some((2.1, 3.0))), Verdict::Outside);
        assert_eq!(verdict((1.0, 2.0), Some((0.2, 0.9))), Verdict::Outside);
        assert_eq!(verdict((f64::NEG_INFINITY, 2.0), Some((-5.0, -4.0))), Verdict::Inside);
        assert_eq!(verdict((1.0, 2.0), None), Verdict::Undefined);
    }
}
