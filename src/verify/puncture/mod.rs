//! Exact solutions of contact mechanics, and how near the bed of needles comes to them.
//!
//! | solution | file |
//! |---|---|
//! | half-space, membrane and plate on fat, layer bonded to bone; the published example | [compliance] |

pub mod compliance;

use super::Check;

/// Solves all problems.
pub fn run() -> Vec<Check> {
    compliance::run()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_check_passes() {
        for check in super::run() {
            assert!(check.passes(), "{check:?}");
        }
    }
}
