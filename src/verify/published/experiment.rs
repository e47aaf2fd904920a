//! What the model does in place of the laboratory.

use serde::Serialize;

use crate::physics::parameter::Parameters;

/// How much an agreement is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No value of the registry was taken from this measurement.
    Prediction,
    /// A value of the registry was taken from this very measurement: agreement shows that nothing was spoilt on the
    /// way, no more.
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

/// The model's value for one draw of the registry, in internal units; nothing where that draw has no such value.
pub type Predict = Box<dyn Fn(&Parameters) -> Option<f64> + Send + Sync>;

/// One virtual experiment.
pub struct Experiment {
    /// Id of the measurement.
    pub measurement: &'static str,
    pub kind: Kind,
    /// What is compared, where it is not simply the measured quantity.
    pub aspect: &'static str,
    /// How the virtual experiment stands in for the real one.
    pub represents: &'static str,
    /// Draws of the registry that it takes at most: fewer for what is costly.
    pub draws: usize,
    pub predict: Predict,
}

/// As many draws as there are.
const ALL: usize = usize::MAX;

/// Enough for a 5–95 % interval of what takes a simulated session.
const FEW: usize = 60;

impl Experiment {
    pub(super) fn new(
        measurement: &'static str,
        kind: Kind,
        represents: &'static str,
        predict: impl Fn(&Parameters) -> Option<f64> + Send + Sync + 'static,
    ) -> Experiment {
        Experiment { measurement, kind, aspect: "", represents, draws: ALL, predict: Box::new(predict) }
    }

    /// Names what is compared.
    pub(super) fn aspect(self, aspect: &'static str) -> Experiment {
        Experiment { aspect, ..self }
    }

    /// Takes fewer draws.
    pub(super) fn costly(self) -> Experiment {
        Experiment { draws: FEW, ..self }
    }
}
