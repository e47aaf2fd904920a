//! What came of whole courses of treatment, in patients: scars, biopsies, pigment, times, and the skin that they were made on.
//!
//! | subject | file |
//! |---|---|
//! | the courses that are simulated, and how studies differ | course, courses |
//! | biopsies, the sequence of healing | histology |
//! | atrophic scars | scars |
//! | melasma, vitamin C, dark spots | pigment |
//! | thickness of the layers, colour, dark circles | skin |
//! | constants of the registry that were taken from an open row; prices, downtime | constants |
//! | what the model has no words for | not_represented |
//!
//! Two studies calibrate: the biopsies of Lotfi 2013, and the arm of Farshi & Mansouri 2020 that was needled alone. Their rows are by
//! construction. The score of a scar is compared with the share of its dent that filled, and that of melasma with the contrast of the melanin of
//! a lesion: neither is what a rater says, so that order, direction and bands count, and no point does.
//!
//! `literature.csv` lists every row of the open tables of clinical and healing measurements, and the measurements that it stands as here; of
//! those that stand nowhere the omissions say why.

mod constants;
mod course;
mod courses;
mod histology;
#[cfg(test)]
mod literature;
mod not_represented;
mod pigment;
mod scars;
mod skin;

pub use course::{Between, Course, Found};
pub use not_represented::OMISSIONS;

use super::experiment::Experiment;

/// With their headings.
pub fn experiments() -> Vec<(&'static str, Vec<Experiment>)> {
    vec![
        ("Atrophic scars after needling", scars::experiments()),
        ("Biopsies, and the sequence of healing", histology::experiments()),
        ("Pigment and tracks after needling and sera", pigment::experiments()),
        ("Thickness of the skin, by site and age", skin::thicknesses()),
        ("Colour of the skin, dark circles", skin::colours()),
        ("Downtime, prices, and constants taken from open rows", constants::experiments()),
    ]
}

/// Without them.
#[cfg(test)]
fn all() -> Vec<Experiment> {
    experiments().into_iter().flat_map(|(_, experiments)| experiments).collect()
}
