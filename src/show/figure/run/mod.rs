//! The figures of one run, one function each, in the order of the report.

mod collagen_pools;
mod depth_histogram;
mod punctures;

use super::gallery::Recipe;

pub const RECIPES: &[Recipe] = &[
    ("depth_histogram", depth_histogram::draw),
    ("collagen_pools", collagen_pools::draw),
];
