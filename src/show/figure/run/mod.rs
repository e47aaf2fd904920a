//! The figures of one run, one function each, in the order of the report.

mod absorption;
mod cells_and_signals;
mod collagen_depth_time;
mod collagen_pools;
mod course;
mod depth_histogram;
mod depth_panels;
mod device_sensitivity;
mod fields;
mod pattern_statistics;
mod puncture_map;
mod punctures;
mod seen;
mod set_depth;
mod tgf_diffusion;
mod tissue_spread;

use super::gallery::{Motion, Recipe};

pub const RECIPES: &[Recipe] = &[
    ("puncture_map", puncture_map::draw),
    ("depth_histogram", depth_histogram::draw),
    ("set_against_actual_depth", set_depth::draw),
    ("device_sensitivity", device_sensitivity::draw),
    ("pattern_statistics", pattern_statistics::draw),
    ("first_weeks", cells_and_signals::draw_first_weeks),
    ("cells_and_signals", cells_and_signals::draw),
    ("collagen_pools", collagen_pools::draw),
    ("collagen_depth_time", collagen_depth_time::draw),
    ("scar_section", seen::draw_section),
    ("scar_relief", seen::draw_relief),
    ("wrinkle_relief", seen::draw_lines),
    ("skin_colour", seen::draw_swatches),
    ("hyperpigmentation_risk", seen::draw_risk),
    ("absorption_flux", absorption::draw_flux),
    ("absorption_amounts", absorption::draw_balance),
    ("absorption_profiles", absorption::draw_profiles),
    ("absorption_window", absorption::draw_window),
    ("absorption_map", absorption::draw_map),
];

/// Of a run in space, which wrote fields.
pub const FIELD_RECIPES: &[Recipe] = &[
    ("unit_cell_sections", fields::draw_sections),
    ("collagen_between_channels", fields::draw_between_channels),
    ("unit_cell_time_strip", fields::draw_time_strip),
    ("unit_cell_film", fields::draw_film),
    ("patch_collagen", fields::draw_patch_maps),
    ("tissue_spread", tissue_spread::draw),
    ("tgf_diffusion", tgf_diffusion::draw),
];

/// What moves of a run that wrote fields; the file stands beside the figure of the same name.
pub const MOTIONS: &[Motion] = &[("unit_cell_film", fields::animate)];
