//! Constants of the skin model.

use super::definition::parameters;

parameters! {
    /// Constants of the skin model.
    SkinParameters in "skin" {
    }
}
