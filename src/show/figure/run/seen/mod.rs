//! What a person would see: a scar, fine lines, the colour of the skin, and the risk of dark spots.
//!
//! | figure | read from |
//! |---|---|
//! | section, relief | `scar.csv` |
//! | lines, swatches | `timeseries.csv` |
//! | risk | `summary.json`, the scenario; the map by the physics of pigment |

mod light;
mod lines;
mod profile;
mod relief;
mod risk;
mod section;
mod swatches;

pub use lines::draw as draw_lines;
pub use relief::draw as draw_relief;
pub use risk::draw as draw_risk;
pub use section::draw as draw_section;
pub use swatches::draw as draw_swatches;

use super::super::axis::compact;

/// What a time of a run is called: the first is that before any session.
fn name_of(time: f64, first: f64) -> String {
    if time == first { "before".to_owned() } else { format!("day {}", compact(time)) }
}
