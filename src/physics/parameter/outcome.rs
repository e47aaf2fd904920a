//! Constants of the outcome model.

use super::definition::parameters;

parameters! {
    /// Constants of the outcome model.
    OutcomeParameters in "outcome" {
    }
}
