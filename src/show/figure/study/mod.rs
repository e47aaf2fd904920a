//! The figures of one study, one function each, in the order of the report.
//!
//! `samples` reads what was varied and what came out, `view` lays the samples out over the first two varied values,
//! `multiples` and `scale` lay out the panels, and the figures draw them.

mod multiples;
mod net;
mod response_curves;
mod response_map;
mod response_surface;
mod samples;
mod scale;
#[cfg(test)]
mod synthetic;
mod view;

use super::gallery::Recipe;

pub const RECIPES: &[Recipe] = &[
    ("response_curves", response_curves::draw),
    ("response_map", response_map::draw),
    ("response_surface", response_surface::draw),
];
