//! What the model does in place of the laboratory.

use serde::Serialize;

use super::prediction::{Answer, NoValue, Prediction};
use super::trial::Trial;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;

/// How much an agreement is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No value of the registry was taken from this measurement.
    Prediction,
    /// A value of the registry was taken from this very measurement: agreement shows that nothing was spoilt on the way, no
    /// more.
    ByConstruction,
    /// A range of the registry ends at this measurement, and its value stands elsewhere, between studies that disagree: as
    /// little a prediction, and the 5–95 % interval need not reach the end.
    EndOfRange,
    /// Geometry and counting: nothing about skin.
    Arithmetic,
}

impl Kind {
    /// The word that tables print.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Prediction => "prediction",
            Kind::ByConstruction => "by construction",
            Kind::EndOfRange => "end of range",
            Kind::Arithmetic => "arithmetic",
        }
    }
}

/// The model's value for one draw of the registry and the sessions simulated with it, in internal units, or why that draw has none.
type Predict = Box<dyn Fn(&[&SessionPuncture], &Parameters) -> Prediction + Send + Sync>;

/// One virtual experiment.
pub struct Experiment {
    /// Id of the measurement.
    pub measurement: String,
    pub kind: Kind,
    /// What is compared, where it is not simply the measured quantity.
    pub aspect: &'static str,
    /// How the virtual experiment stands in for the real one.
    pub represents: String,
    /// The sessions that it reads; often none.
    pub(super) trials: Vec<&'static Trial>,
    pub(super) predict: Predict,
}

impl Experiment {
    /// One that asks single equations of the model.
    pub(super) fn new<A: Answer>(
        measurement: &str,
        kind: Kind,
        represents: &str,
        predict: impl Fn(&Parameters) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let predict = Box::new(move |_: &[&SessionPuncture], parameters: &Parameters| predict(parameters).prediction());
        let (measurement, represents) = (measurement.to_owned(), represents.to_owned());
        Experiment { measurement, kind, aspect: "", represents, trials: Vec::new(), predict }
    }

    /// One that reads a simulated session; `remark` follows the words of the trial.
    pub(super) fn of<A: Answer>(
        trial: &'static Trial,
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn(&SessionPuncture, &Parameters) -> A + Send + Sync + 'static,
    ) -> Experiment {
        let represents = format!("{} {remark}", trial.words).trim_end().to_owned();
        let predict = Box::new(move |sessions: &[&SessionPuncture], parameters: &Parameters| match sessions {
            [session] => read(session, parameters).prediction(),
            _ => Err(NoValue::NoSession),
        });
        let measurement = measurement.to_owned();
        Experiment { measurement, kind, aspect: "", represents, trials: vec![trial], predict }
    }

    /// One that compares two sessions, which share their words.
    pub(super) fn of_two(
        trials: [&'static Trial; 2],
        measurement: &str,
        kind: Kind,
        remark: &str,
        read: impl Fn(&SessionPuncture, &SessionPuncture) -> Option<f64> + Send + Sync + 'static,
    ) -> Experiment {
        let represents = format!("{} {remark}", trials[0].words);
        let predict = Box::new(move |sessions: &[&SessionPuncture], _: &Parameters| match sessions {
            [one, other] => read(one, other).prediction(),
            _ => Err(NoValue::NoSession),
        });
        let measurement = measurement.to_owned();
        Experiment { measurement, kind, aspect: "", represents, trials: trials.to_vec(), predict }
    }

    /// Names what is compared.
    pub(super) fn aspect(self, aspect: &'static str) -> Experiment {
        Experiment { aspect, ..self }
    }
}
