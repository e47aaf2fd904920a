//! Rules about the patch that heals in three dimensions.

use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;
use crate::units::without_noise;

/// Most squares of the surface: about 1.3 million cells of dermis, 250 MB for every copy of the state.
const MOST_SQUARES: f64 = 40_000.0;

fn is_patch(values: &Values) -> bool {
    values.text("model.resolution").ok() == Some("patch")
}

pub fn patch_and_voxel_need_the_resolution(values: &Values) -> Option<Problem> {
    let resolution = values.text("model.resolution").ok()?;
    let path = ["model.patch", "model.voxel"].into_iter().find(|path| values.has(path))?;
    if is_patch(values) {
        return None;
    }
    let message = format!("`{path}` has no meaning with `model.resolution` = \"{resolution}\"");
    let help = "say `resolution = \"patch\"`, or leave it out";
    Some(Problem::new(message).at(values.place(path)).label("of what?").help(help))
}

pub fn patch_lies_within_the_treatment(values: &Values) -> Option<Problem> {
    let edge = values.optional_number("model.patch").filter(|_| is_patch(values))?;
    let whole = values.optional_number("treatment.patch")?;
    if edge <= whole {
        return None;
    }
    let message = format!(
        "the square that heals (`model.patch`, {} mm) is larger than that with punctures (`treatment.patch`, {} mm)",
        without_noise(edge),
        without_noise(whole)
    );
    let place = values.first_place(&["model.patch", "treatment.patch"]);
    Some(Problem::new(message).at(place).label("must not be larger than `treatment.patch`"))
}

pub fn mesh_fits_into_memory(values: &Values) -> Option<Problem> {
    let edge = values.optional_number("model.patch").filter(|_| is_patch(values))?;
    let across = (edge / values.optional_number("model.voxel")?).round();
    if across * across <= MOST_SQUARES {
        return None;
    }
    let message = format!("a patch of {across:.0} × {across:.0} cells is too large a mesh");
    let help = format!(
        "the limit is {MOST_SQUARES:.0} cells of the surface, as 10 mm at 50 um: choose a smaller `patch` or a larger `voxel`"
    );
    let place = values.first_place(&["model.voxel", "model.patch", "model.resolution"]);
    Some(Problem::new(message).at(place).label("too much memory").help(help))
}
