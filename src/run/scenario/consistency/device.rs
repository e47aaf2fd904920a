//! Rules about a device; `course` is the beginning of the paths: nothing, or `second.`.

use super::skin::thickness;
use crate::run::scenario::problem::Problem;
use crate::run::scenario::values::Values;
use crate::units::without_noise;

/// Needles longer than this multiple of the skin's thickness are refused.
///
/// Skin gives way under needles, so that they go in by 0.4 to 0.9 of their nominal length, and 1.5 mm rollers are in common
/// use where epidermis and dermis measure 0.9 mm. Needles three times as long as the skin is thick would pass through it
/// even so, and the model ends at the dermis.
const LONGEST_NEEDLE_IN_SKINS: f64 = 3.0;

fn root(course: &str) -> String {
    format!("{course}device")
}

/// The path of a key of whichever device there is at `root`: `device` or `second.device`.
fn path(values: &Values, root: &str, key: &str) -> Option<String> {
    Some(format!("{root}.{}.{key}", values.variant(root)?))
}

fn number(values: &Values, root: &str, key: &str) -> Option<f64> {
    values.optional_number(&path(values, root, key)?)
}

pub fn needle_fits_the_drum(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    let length = number(values, root, "needle_length")?;
    let radius = number(values, root, "drum_diameter")? / 2.0;
    if length < radius {
        return None;
    }
    let message = format!("the needles ({length} mm) are not shorter than the radius of the drum ({radius} mm)");
    let place = values.place(&path(values, root, "needle_length")?);
    Some(Problem::new(message).at(place).label("shorten the needles or enlarge `drum_diameter`"))
}

pub fn needle_suits_the_skin(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    let length = number(values, root, "needle_length")?;
    let skin = thickness(values)?;
    let limit = LONGEST_NEEDLE_IN_SKINS * skin;
    if length <= limit {
        return None;
    }
    let message =
        format!("the needles ({length} mm) are too long for this skin: epidermis and dermis measure {skin:.3} mm");
    let help = format!("the limit is {LONGEST_NEEDLE_IN_SKINS} times that, here {limit:.2} mm");
    let place = values.place(&path(values, root, "needle_length")?);
    Some(Problem::new(message).at(place).label("longer than the skin").help(help))
}

pub fn tip_is_thinner(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    let tip = number(values, root, "tip_diameter")?;
    let shaft = number(values, root, "needle_diameter")?;
    if tip < shaft {
        return None;
    }
    let message = format!(
        "the tip ({} um) is not thinner than the needle ({} um)",
        without_noise(tip * 1e3),
        without_noise(shaft * 1e3)
    );
    let place = values.first_place(&[&path(values, root, "tip_diameter")?, &path(values, root, "needle_diameter")?]);
    Some(Problem::new(message).at(place).label("must be smaller than `needle_diameter`"))
}

pub fn rows_divide_the_needles(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    let needles: i64 = values.integer(&format!("{root}.roller.needles")).ok()?;
    let rows: i64 = values.integer(&format!("{root}.roller.rows")).ok()?;
    if needles % rows == 0 {
        return None;
    }
    let divisors = (1..=100).filter(|divisor| needles % divisor == 0).map(|divisor| divisor.to_string());
    let help = format!("rows that divide {needles}: {}", divisors.collect::<Vec<_>>().join(", "));
    let place = values.first_place(&[&format!("{root}.roller.rows"), &format!("{root}.roller.needles")]);
    let problem = Problem::new(format!("{needles} needles cannot stand in {rows} equal rows"));
    Some(problem.at(place).label("must divide `needles`").help(help))
}

/// Of a stamp or pen: the pitch of a square lattice must exceed the diameter.
pub fn needles_fit_the_plate(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    if values.has(&format!("{root}.roller")) {
        return None;
    }
    let needles: u32 = values.integer(&path(values, root, "needles")?).ok()?;
    let width = number(values, root, "width")?;
    let diameter = number(values, root, "needle_diameter")?;
    if width / f64::from(needles).sqrt() >= diameter {
        return None;
    }
    let message = format!("{needles} needles of {diameter} mm do not fit on a square of {width} mm");
    let place = values.first_place(&[&path(values, root, "needles")?, &path(values, root, "width")?]);
    Some(Problem::new(message).at(place).label("fewer or thinner needles, or more width"))
}

/// Of a pen: the rim rests on the skin outside the needles.
pub fn rim_surrounds_the_needles(values: &Values, course: &str) -> Option<Problem> {
    let root = &root(course);
    let width = values.optional_number(&format!("{root}.pen.width"))?;
    let rim = values.optional_number(&format!("{root}.pen.rim_diameter"))?;
    if rim > width {
        return None;
    }
    let message =
        format!("the rim of the nosepiece ({rim} mm) does not surround the needles, which are {width} mm wide");
    let place = values.first_place(&[&format!("{root}.pen.rim_diameter"), &format!("{root}.pen.width")]);
    Some(Problem::new(message).at(place).label("must exceed `width`"))
}
