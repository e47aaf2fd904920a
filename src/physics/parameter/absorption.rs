//! Constants of the absorption model.

use super::definition::parameters;

parameters! {
    /// Constants of the absorption model.
    AbsorptionParameters in "absorption" {
    }
}
