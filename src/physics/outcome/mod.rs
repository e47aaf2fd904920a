//! Outcomes: the state of the tissue turned into what is measured in a clinic or a laboratory.
//!
//! **In:** what puncture, healing and absorption found. **Out:** numbers with a unit and the evidence that they rest on.
//! Names are stable; [CATALOGUE] is the one table that lists and documents them. `T` in a name stands for `day_N` or `end`.
//!
//! * total, young and mature collagen are ratios to healthy skin, kept apart because stained area and echo density are not
//!   mass: `collagen.total = (C1y + C1m + C3y + C3m)/C*`, without the matrix that the needle cut;
//! * dermal thickness is `∫ C/C* dz`: swelling by hyaluronan or oedema is not in it;
//! * times of peaks are those of the first session, refined by a parabola through the three highest samples.
//!
//! Nothing here is medical advice.

mod catalogue;
mod measures;

pub use catalogue::{
    CATALOGUE, DOES_NOT_PASS, Entry, OF_RUNS_ONLY, PERMEATION, PERMEATION_INTACT, PERMEATION_WET, documented, entry,
};
pub use measures::{Ratios, peak_time};

/// One number with its unit and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Name with the day filled in, such as `collagen.total.day_180`.
    pub name: String,
    /// In [Entry::unit]; nothing where the quantity has no value, such as the depth of punctures when no needle pierced.
    pub value: Option<f64>,
    pub entry: &'static Entry,
    /// What it rests on in this run: [Entry::evidence], unless something of it does not apply.
    pub evidence: &'static str,
}

impl Outcome {
    /// The outcome that the catalogue calls `pattern`; `moment` replaces the `T` of the pattern. `None` if the catalogue does
    /// not have it.
    pub fn new(pattern: &str, moment: &str, value: Option<f64>) -> Option<Outcome> {
        let entry = entry(pattern)?;
        let name = pattern.strip_suffix(".T").map_or_else(|| pattern.to_owned(), |stem| format!("{stem}.{moment}"));
        Some(Outcome { name, value: value.filter(|value| value.is_finite()), entry, evidence: entry.evidence })
    }
}
