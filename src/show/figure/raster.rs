//! SVG to PNG at 300 dots per inch, by resvg, with the embedded typeface.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::{FigureError, typeface};

const DOTS_PER_INCH: f64 = 300.0;
/// What a millimetre in the header of an SVG is to the rasteriser.
const PIXELS_PER_INCH: f64 = 96.0;

/// The `pHYs` chunk of a PNG: 11,811 dots per metre both ways (300 per inch), with its length and checksum.
const RESOLUTION_CHUNK: [u8; 21] =
    [0, 0, 0, 9, b'p', b'H', b'Y', b's', 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1, 0x78, 0xA5, 0x3F, 0x76];
/// Signature and header chunk of a PNG always take this many bytes.
const HEADER_LENGTH: usize = 33;

/// Rasterises a figure.
///
/// # Errors
/// If the SVG cannot be parsed or the picture is too large.
pub fn to_png(svg: &str) -> Result<Vec<u8>, FigureError> {
    let mut png = render(svg, DOTS_PER_INCH)?.encode_png().map_err(failed)?;
    png.splice(HEADER_LENGTH..HEADER_LENGTH, RESOLUTION_CHUNK);
    Ok(png)
}

/// A figure as dots.
///
/// # Errors
/// As [`to_png`].
pub fn render(svg: &str, dots_per_inch: f64) -> Result<Pixmap, FigureError> {
    let options = Options { fontdb: typeface::database(), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(failed)?;
    let zoom = (dots_per_inch / PIXELS_PER_INCH) as f32;
    let dots = |length: f32| (length * zoom).round() as u32;
    let mut picture = Pixmap::new(dots(tree.size().width()), dots(tree.size().height()))
        .ok_or_else(|| failed("the picture has no area"))?;
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut picture.as_mut());
    Ok(picture)
}

fn failed(error: impl std::fmt::Display) -> FigureError {
    FigureError::Drawing(format!("PNG: {error}"))
}
