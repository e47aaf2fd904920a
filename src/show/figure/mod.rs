//! Figures, drawn from what a run or a study left in its directory and from nothing else.
//!
//! A figure is one function in `run` or `study`: it reads its tables, lays out panels on a sheet, and gives back an
//! SVG. The rest of the room serves them: `table` and `directory` hold what the record reads; `axis`, `panel`, `axes`, `legend`, `sheet` and
//! `color_map` lay out; `mosaic` fills panels with cells; `clip` cuts series to the axes; `canvas` is the only place that knows plotters; `raster` makes the
//! PNG from the SVG, `animation` a moving one from many. To add a figure, write its function and name it in the list of its folder's `mod.rs`.

mod animation;
mod axes;
mod axis;
mod canvas;
mod clip;
mod color_bar;
mod color_map;
mod comparison;
mod convergence;
mod directory;
mod error;
mod field;
mod gallery;
mod legend;
mod mosaic;
mod panel;
mod raster;
mod run;
mod series;
mod sheet;
mod simplify;
mod study;
mod style;
mod table;
mod typeface;

pub use comparison::draw_comparison;
pub use convergence::draw_convergence;
pub use error::FigureError;
pub use gallery::{FigureFile, FigureState, draw_run, draw_study};

use table::Table;
