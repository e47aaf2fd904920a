//! What an experiment says for one draw of the registry: a value, or why there is none.

use crate::physics::absorption::AbsorptionError;
use crate::physics::puncture::PunctureError;

/// Why a draw has no value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoValue {
    #[error("the model has no such value there")]
    Undefined,
    #[error("no session was simulated")]
    NoSession,
    #[error("the program knows no solute `{0}`")]
    Solute(&'static str),
    #[error("next to nothing reaches the receptor through intact skin")]
    IntactSkinIsClosed,
    #[error("the course has no outcome `{0}`")]
    Outcome(String),
    /// A scenario or its simulation, in words.
    #[error("{0}")]
    Course(String),
    #[error("{0}")]
    Puncture(#[from] PunctureError),
    #[error("{0}")]
    Absorption(#[from] AbsorptionError),
}

/// In internal units.
pub type Prediction = Result<f64, NoValue>;

/// What a virtual experiment may answer.
pub trait Answer {
    fn prediction(self) -> Prediction;
}

impl Answer for Prediction {
    fn prediction(self) -> Prediction {
        self
    }
}

/// Nothing: not defined there, such as the depth of holes where no needle pierced.
impl Answer for Option<f64> {
    fn prediction(self) -> Prediction {
        self.ok_or(NoValue::Undefined)
    }
}
