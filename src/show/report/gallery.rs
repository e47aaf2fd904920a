//! The figures of a directory, in the order of the story, each with a caption.

use std::path::Path;

use super::ReportError;
use super::drawing::{Drawing, prepare};
use super::html::Html;

/// A figure file, taken or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// File name without ending.
    pub name: String,
    pub drawing: Result<Drawing, String>,
    /// Whether a moving picture of the same name stands beside it.
    pub moves: bool,
}

/// File name and caption of the figures of a run, in the order of the story.
const CAPTIONS: [(&str, &str); 24] = [
    (
        "puncture_map",
        "Where the needles of the first session went in, seen from above. The colour tells how deep each one went.",
    ),
    (
        "depth_histogram",
        "How deep the needles went, against the length that is printed on the device. Skin gives way before it breaks, \
         so the tips stop short.",
    ),
    (
        "set_against_actual_depth",
        "How deep the needles go over the length that is set, at the same force on the same skin. The orange band holds 90 % of \
         the needles; the blue one, where there is one, is what the mean may be.",
    ),
    (
        "device_sensitivity",
        "What another force, stretched skin or another site makes of the depth, one thing at a time. Bars hold 90 % of the needles.",
    ),
    (
        "pattern_statistics",
        "How the holes lie among each other, against as many places thrown at random. A curve above its band means more \
         neighbours at that distance than chance would make, one below fewer: passes keep their needles apart, and a needle \
         that comes down beside a hole slides into it.",
    ),
    (
        "first_weeks",
        "The cells and signals of healing after the first session, as means over the dermis. A logarithmic panel shows decades.",
    ),
    (
        "cells_and_signals",
        "The cells and signals of healing over time, as means over the dermis. The order of the peaks is robust; their \
         heights are not.",
    ),
    (
        "collagen_pools",
        "Young, mature and total collagen over time, each against its healthy value. The pools are kept apart, because \
         stained area and echo density are not mass.",
    ),
    (
        "collagen_depth_time",
        "Collagen over depth and time, on single days with what it may be, and the injury that started it.",
    ),
    (
        "unit_cell_sections",
        "The tissue around one channel, cut upright through its middle: collagen, the signal that asks for it, the cells that \
         contract, and debris, on single days.",
    ),
    (
        "collagen_between_channels",
        "Collagen against the distance from a channel, at four depths: how far between the channels the gain reaches.",
    ),
    ("unit_cell_time_strip", "Collagen and TGF-β1 around one channel over time: across it and down into the skin."),
    ("unit_cell_film", "Collagen around one channel from moment to moment."),
    (
        "patch_collagen",
        "Collagen in the whole patch of skin at the end, from above at two depths and in an upright section, with the holes.",
    ),
    (
        "scar_section",
        "The scar, cut through its middle, before and on single days, with what it may be at the end. How collagen fills it is calibrated, not predicted.",
    ),
    (
        "scar_relief",
        "The surface around the scar from above: in light from the side, and by height. The same numbers as in section, turned round the axis.",
    ),
    (
        "wrinkle_relief",
        "Fine lines in light from the side, before and at the end. Their height and distance before are assumed; how both change is computed by a model that is \
         recalled, with assumed constants.",
    ),
    (
        "skin_colour",
        "The colour of the skin, and of a lesion in it, before and on single days, by layered optics with assumed blood and scattering. 0.8 in L* is just visible.",
    ),
    (
        "hyperpigmentation_risk",
        "The risk of dark spots after inflammation over skin type and density of holes, in percent. Set to the scatter of published rates, good to a factor of \
         two at best.",
    ),
    (
        "absorption_flux",
        "How fast the serum enters and how much has entered, with channels and on intact skin, and how open the channels still are. \
         The difference fades as they close.",
    ),
    (
        "absorption_amounts",
        "Where the serum went: every place stacked, with channels and on intact skin. Above as share of all that was applied up to \
         then, below what is in or through the skin. Under the black line lies what entered viable tissue, between the dotted ones its \
         interval.",
    ),
    (
        "absorption_profiles",
        "How deep the serum is, hours after the first application, with channels (full lines) and in intact skin (dashed). Each \
         layer of the skin has its own scale of depth.",
    ),
    (
        "absorption_window",
        "What more gets in if the serum comes at once, or later after needling: the window that closes. Where intact skin is \
         closed to the serum, the share of the dose alone.",
    ),
    (
        "absorption_map",
        "What other needles would let in, over density and length of the needles, as the run has it and at both ends of its interval. \
         The mark is the session of this run. Where intact skin is closed to the serum, the share of the dose.",
    ),
];

/// The same of studies.
const CAPTIONS_OF_STUDIES: [(&str, &str); 2] = [
    (
        "response_curves",
        "What was recorded, over the values that were varied. Every dot is one simulation; each panel has its own scale.",
    ),
    (
        "response_map",
        "The same as maps over two of the varied values. Cells are equally large, whatever the distance between the values.",
    ),
];

/// All `figures/*.svg`: known names in the order of the story, then the others by name.
///
/// # Errors
/// A folder or file that can not be read. A figure that can not be taken holds the reason.
pub fn read_figures(directory: &Path) -> Result<Vec<Figure>, ReportError> {
    let folder = directory.join("figures");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failure = |path: &Path, source| ReportError::Read { path: path.to_owned(), source };
    let mut figures = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|source| failure(&folder, source))? {
        let path = entry.map_err(|source| failure(&folder, source))?.path();
        if path.extension().is_none_or(|extension| extension != "svg") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).map_err(|source| failure(&path, source))?;
        let text = String::from_utf8(bytes).map_err(|_| "not a text file".to_owned());
        let drawing = text.and_then(|text| prepare(&text, &identifier(&name)));
        let moves = path.with_extension("apng").is_file();
        figures.push(Figure { name, drawing, moves });
    }
    figures.sort_by_cached_key(|figure| (place(&figure.name), figure.name.clone()));
    Ok(figures)
}

fn place(name: &str) -> usize {
    CAPTIONS.iter().position(|(known, _)| *known == name).unwrap_or(CAPTIONS.len())
}

/// Letters, digits and dashes: fit for an `id` and for `url(#…)`.
fn identifier(name: &str) -> String {
    let letter = |letter: char| {
        if letter.is_ascii_alphanumeric() { letter } else { '-' }
    };
    format!("figure-{}", name.chars().map(letter).collect::<String>())
}

/// Every figure with number and caption.
pub fn write_figures(page: &mut Html, figures: &[Figure]) {
    for (number, figure) in figures.iter().enumerate() {
        page.element("figure", &[("id", &identifier(&figure.name))], |inside| {
            match &figure.drawing {
                Ok(drawing) => inside.element("div", &[("class", "drawing")], |frame| frame.trusted(&drawing.markup)),
                Err(reason) => inside.leaf("p", &[("class", "note")], &format!("This figure is left out: {reason}.")),
            }
            inside.element("figcaption", &[], |caption| {
                caption.leaf("b", &[], &format!("Figure {}. ", number + 1));
                caption.text(&caption_of(figure));
                caption.leaf("code", &[], &format!("figures/{}.svg", figure.name));
                if figure.moves {
                    caption.text("; moving (open it in a browser): ");
                    caption.leaf("code", &[], &format!("figures/{}.apng", figure.name));
                }
            });
        });
    }
}

fn caption_of(figure: &Figure) -> String {
    let known = CAPTIONS
        .iter()
        .chain(&CAPTIONS_OF_STUDIES)
        .find(|(name, _)| *name == figure.name)
        .map(|(_, caption)| (*caption).to_owned());
    let title = || figure.drawing.as_ref().ok().and_then(|drawing| drawing.title.clone());
    let ended = |title: String| format!("{}.", title.trim_end_matches('.'));
    format!("{} ", known.or_else(|| title().map(ended)).unwrap_or_else(|| figure.name.replace('_', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_the_order_of_the_story() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::create_dir(directory.path().join("figures")).unwrap();
        for name in ["absorption_flux", "zebra", "aardvark", "puncture_map"] {
            let path = directory.path().join(format!("figures/{name}.svg"));
            std::fs::write(path, "<svg><title>Striped</title></svg>").unwrap();
        }
        std::fs::write(directory.path().join("figures/zebra.apng"), "").unwrap();
        let figures = read_figures(directory.path()).unwrap();
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        assert_eq!(names, ["puncture_map", "absorption_flux", "aardvark", "zebra"]);
        assert_eq!(caption_of(&figures[3]), "Striped. ");
        assert_eq!(figures.iter().map(|figure| figure.moves).collect::<Vec<bool>>(), [false, false, false, true]);
    }
}
