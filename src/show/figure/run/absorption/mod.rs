//! The serum: how fast it enters, where it is, how deep, how long after needling, and through which needles.
//!
//! | figure | table |
//! |---|---|
//! | flux | `absorption.csv` |
//! | balance | `absorption.csv` |
//! | profiles | `absorption_profile.csv` |
//! | window | `absorption_window.csv` |
//! | map | `absorption_map.csv` |

mod balance;
mod clock;
mod flux;
mod map;
mod profiles;
mod window;

pub use balance::draw as draw_balance;
pub use flux::draw as draw_flux;
pub use map::draw as draw_map;
pub use profiles::draw as draw_profiles;
pub use window::draw as draw_window;

use super::super::directory::Directory;
use super::super::style::Stroke;

/// A piece of skin: how its columns begin, and what it is called.
pub type Side = (&'static str, &'static str);

const SIDES: [Side; 2] = [("needled", "with channels"), ("intact", "intact skin")];

/// The looks of needled and intact skin in every figure.
const LOOKS: [Stroke; 2] = [Stroke::series(0), Stroke::series(1)];

/// Both pieces of skin; intact skin alone in a run without needles. Each with its look.
fn sides(directory: &Directory) -> impl Iterator<Item = (Side, Stroke)> {
    let first = usize::from(directory.manifest.facts.device.is_none());
    SIDES.into_iter().zip(LOOKS).skip(first)
}

/// What bands are, for the small print; nothing where there are none.
fn bands_note(any: bool) -> &'static str {
    if any { " Bands: 5 to 95 % of the ensemble." } else { " The run had no ensemble: no bands." }
}
