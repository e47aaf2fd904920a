//! All figures of a directory: composed in memory for the report, or written as SVG and PNG.

use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::directory::Directory;
use super::sheet::Picture;
use super::write::write_atomic;
use super::{FigureError, raster, run};

/// A drawing function and the name of its files.
pub type Recipe = (&'static str, fn(&Directory) -> Result<Picture, FigureError>);

/// A figure that was drawn or left out, in memory.
#[derive(Debug)]
pub struct Composed {
    pub name: &'static str,
    pub picture: Result<Picture, FigureError>,
}

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
    LeftOut {
        reason: String,
    },
}

/// Composes all figures of a run, in the order of the report; a figure whose data are missing holds its reason.
pub fn compose_run(directory: &Directory) -> Vec<Composed> {
    compose(directory, run::RECIPES)
}

/// Draws all figures of a run into `dir/figures`: SVG, and PNG at 300 dots per inch.
///
/// # Errors
/// If the manifest or summary is malformed, or a file cannot be written. A missing or malformed table is no error: the
/// figures that need it are left out, with the reason.
pub fn draw_run(dir: &Path) -> Result<Vec<FigureFile>, FigureError> {
    draw(&Directory::open(dir)?, run::RECIPES)
}

fn compose(directory: &Directory, recipes: &[Recipe]) -> Vec<Composed> {
    recipes
        .par_iter()
        .map(|&(name, recipe)| Composed {
            name,
            picture: recipe(directory),
        })
        .collect()
}

fn draw(directory: &Directory, recipes: &[Recipe]) -> Result<Vec<FigureFile>, FigureError> {
    let folder = directory.path.join("figures");
    std::fs::create_dir_all(&folder).map_err(|source| FigureError::Write {
        path: folder.clone(),
        source,
    })?;
    recipes
        .par_iter()
        .map(|&(name, recipe)| write(&folder, name, recipe(directory)))
        .collect()
}

fn write(
    folder: &Path,
    name: &'static str,
    picture: Result<Picture, FigureError>,
) -> Result<FigureFile, FigureError> {
    let picture = match picture {
        Ok(picture) => picture,
        Err(reason) => {
            return Ok(FigureFile {
                name,
                state: FigureState::LeftOut {
                    reason: reason.to_string(),
                },
            });
        }
    };
    let svg = folder.join(format!("{name}.svg"));
    let png = folder.join(format!("{name}.png"));
    write_atomic(&svg, picture.svg.as_bytes())?;
    write_atomic(&png, &raster::to_png(&picture.svg)?)?;
    Ok(FigureFile {
        name,
        state: FigureState::Drawn {
            title: picture.title,
            svg,
            png,
        },
    })
}
