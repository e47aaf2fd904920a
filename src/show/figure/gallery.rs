//! All figures of a directory, written as SVG and PNG.

use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::animation::Animation;
use super::directory::Directory;
use super::sheet::Picture;
use super::{FigureError, raster, run, study};
use crate::run::record::paraview::FIELDS_FOLDER;
use crate::run::record::write_atomic;

/// A drawing function and the name of its files.
pub type Recipe = (&'static str, fn(&Directory) -> Result<Picture, FigureError>);

/// A function that draws what moves, and the name of its file.
pub type Motion = (&'static str, fn(&Directory) -> Result<Animation, FigureError>);

/// A figure on disk, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureFile {
    pub name: &'static str,
    pub state: FigureState,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FigureState {
    Drawn {
        title: String,
        svg: PathBuf,
        png: PathBuf,
    },
    /// A figure that moves: APNG.
    Animated {
        title: String,
        apng: PathBuf,
    },
    LeftOut {
        reason: String,
    },
}

/// Draws all figures of a run into `dir/figures`: SVG, and PNG at 300 dots per inch; what moves as APNG. Figures of fields are
/// drawn of a run that wrote fields.
///
/// # Errors
/// If the manifest is missing, manifest, summary or scenario are malformed, or a file cannot be written. A missing or malformed table
/// is no error: the figures that need it are left out, with the reason.
pub fn draw_run(dir: &Path) -> Result<Vec<FigureFile>, FigureError> {
    if dir.join(FIELDS_FOLDER).is_dir() {
        let recipes = [run::RECIPES, run::FIELD_RECIPES].concat();
        return draw(dir, &recipes, run::MOTIONS);
    }
    draw(dir, run::RECIPES, &[])
}

/// Draws all figures of a study into `dir/figures`: SVG, and PNG at 300 dots per inch.
///
/// # Errors
/// As [`draw_run`].
pub fn draw_study(dir: &Path) -> Result<Vec<FigureFile>, FigureError> {
    draw(dir, study::RECIPES, &[])
}

fn draw(dir: &Path, recipes: &[Recipe], motions: &[Motion]) -> Result<Vec<FigureFile>, FigureError> {
    let directory = Directory::open(dir)?;
    let folder = dir.join("figures");
    let still = recipes.par_iter().map(|&(name, recipe)| write(&folder, name, recipe(&directory)));
    let moving = motions.par_iter().map(|&(name, motion)| write_motion(&folder, name, motion(&directory)));
    still.chain(moving).collect()
}

fn write_motion(
    folder: &Path,
    name: &'static str,
    animation: Result<Animation, FigureError>,
) -> Result<FigureFile, FigureError> {
    let state = match animation {
        Err(reason) => FigureState::LeftOut { reason: reason.to_string() },
        Ok(Animation { title, apng }) => {
            let path = folder.join(format!("{name}.apng"));
            write_atomic(&path, &apng)?;
            FigureState::Animated { title, apng: path }
        }
    };
    Ok(FigureFile { name, state })
}

pub(super) fn write(
    folder: &Path,
    name: &'static str,
    picture: Result<Picture, FigureError>,
) -> Result<FigureFile, FigureError> {
    let picture = match picture {
        Ok(picture) => picture,
        Err(reason) => {
            return Ok(FigureFile { name, state: FigureState::LeftOut { reason: reason.to_string() } });
        }
    };
    let svg = folder.join(format!("{name}.svg"));
    let png = folder.join(format!("{name}.png"));
    write_atomic(&svg, picture.svg.as_bytes())?;
    write_atomic(&png, &raster::to_png(&picture.svg)?)?;
    Ok(FigureFile { name, state: FigureState::Drawn { title: picture.title, svg, png } })
}
