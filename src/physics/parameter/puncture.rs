//! Constants of the puncture model.

use super::definition::parameters;

parameters! {
    /// Constants of the puncture model.
    PunctureParameters in "puncture" {
    }
}
