//! Many pictures of the same size as one that moves: APNG, a PNG of which a viewer that does not know better shows the first
//! picture. Colours are reduced to a palette, and a picture holds only the part that differs from the one before.

use std::collections::BTreeMap;
use std::iter::repeat_n;

use png::{BitDepth, ColorType, Compression, Encoder};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::style::Rgb;
use super::{FigureError, raster};

const DOTS_PER_INCH: f64 = 120.0;
/// Most that a palette holds.
const COLORS: usize = 256;

/// A moving picture, before it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Animation {
    pub title: String,
    pub apng: Vec<u8>,
}

/// Joins SVGs of the same size; each is shown for `milliseconds`, the last one ten times as long.
///
/// # Errors
/// No picture, pictures of different size, or one that can not be rasterised.
pub fn animate(pictures: &[String], milliseconds: u16) -> Result<Vec<u8>, FigureError> {
    let rendered: Vec<Dots> = pictures.par_iter().map(|svg| Dots::render(svg)).collect::<Result<_, _>>()?;
    let [first, rest @ ..] = rendered.as_slice() else {
        return Err(FigureError::NothingToDraw("no pictures to join".to_owned()));
    };
    if rest.iter().any(|dots| (dots.width, dots.colors.len()) != (first.width, first.colors.len())) {
        return Err(FigureError::Drawing("pictures of different size can not be joined".to_owned()));
    }
    let palette = palette(&rendered);
    let places = nearest(&rendered, &palette);
    let height = first.colors.len() / first.width;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, first.width as u32, height as u32);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|&(red, green, blue)| [red, green, blue]).collect::<Vec<u8>>());
    encoder.set_compression(Compression::High);
    encoder.set_animated(rendered.len() as u32, 0).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    let indexed =
        |dots: &Dots| -> Vec<u8> { dots.runs().flat_map(|run| repeat_n(places[&run[0]], run.len())).collect() };
    let mut before: Option<Vec<u8>> = None;
    for (number, dots) in rendered.iter().enumerate() {
        let picture = indexed(dots);
        let part = Part::changed(before.as_deref(), &picture, first.width);
        let last = number + 1 == rendered.len();
        writer.set_frame_delay(if last { 10 * milliseconds } else { milliseconds }, 1000).map_err(failed)?;
        writer.set_frame_position(0, 0).map_err(failed)?;
        writer.set_frame_dimension(part.width as u32, part.height as u32).map_err(failed)?;
        writer.set_frame_position(part.left as u32, part.top as u32).map_err(failed)?;
        writer.write_image_data(&part.cut(&picture, first.width)).map_err(failed)?;
        before = Some(picture);
    }
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

fn failed(error: impl std::fmt::Display) -> FigureError {
    FigureError::Drawing(format!("APNG: {error}"))
}

/// A picture as dots, row by row.
struct Dots {
    width: usize,
    colors: Vec<Rgb>,
}

impl Dots {
    fn render(svg: &str) -> Result<Dots, FigureError> {
        let picture = raster::render(svg, DOTS_PER_INCH)?;
        // The paper is opaque, so that nothing is to be divided by the opacity.
        let colors = picture.pixels().iter().map(|dot| (dot.red(), dot.green(), dot.blue())).collect();
        Ok(Dots { width: picture.width() as usize, colors })
    }

    /// Neighbours of the same colour, of which there are many.
    fn runs(&self) -> impl Iterator<Item = &[Rgb]> {
        self.colors.chunk_by(|one, next| one == next)
    }
}

/// The colours that occur most.
fn palette(pictures: &[Dots]) -> Vec<Rgb> {
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for run in pictures.iter().flat_map(Dots::runs) {
        *counts.entry(run[0]).or_default() += run.len();
    }
    let mut ordered: Vec<(Rgb, usize)> = counts.into_iter().collect();
    ordered.sort_by_key(|&(color, count)| (usize::MAX - count, color));
    ordered.into_iter().take(COLORS).map(|(color, _)| color).collect()
}

/// For every colour that occurs, the place of the one in the palette that is most like it.
fn nearest(pictures: &[Dots], palette: &[Rgb]) -> BTreeMap<Rgb, u8> {
    let mut places = BTreeMap::new();
    for color in pictures.iter().flat_map(Dots::runs).map(|run| run[0]) {
        places.entry(color).or_insert_with(|| {
            let best = palette.iter().enumerate().min_by_key(|(_, candidate)| distance(color, **candidate));
            best.map_or(0, |(place, _)| place as u8)
        });
    }
    places
}

fn distance(one: Rgb, other: Rgb) -> u32 {
    let squared = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    squared(one.0, other.0) + squared(one.1, other.1) + squared(one.2, other.2)
}

/// A rectangle of a picture, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Part {
    /// All of the first picture; then what differs, at least one dot.
    fn changed(before: Option<&[u8]>, picture: &[u8], width: usize) -> Part {
        let Some(before) = before else {
            return Part { left: 0, top: 0, width, height: picture.len() / width };
        };
        let different = || (0..picture.len()).filter(|&dot| before[dot] != picture[dot]);
        let span = |place: fn(usize, usize) -> usize| {
            let least = different().map(|dot| place(dot, width)).min().unwrap_or(0);
            let most = different().map(|dot| place(dot, width)).max().unwrap_or(0);
            (least, most - least + 1)
        };
        let ((left, across), (top, along)) = (span(|dot, width| dot % width), span(|dot, width| dot / width));
        Part { left, top, width: across, height: along }
    }

    fn cut(self, picture: &[u8], width: usize) -> Vec<u8> {
        let rows = picture.chunks(width).skip(self.top).take(self.height);
        rows.flat_map(|row| &row[self.left..self.left + self.width]).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(color: &str, side: u32) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"32\"><rect width=\"48\" height=\"32\" \
             fill=\"white\"/><rect x=\"16\" y=\"8\" width=\"{side}\" height=\"8\" fill=\"{color}\"/></svg>"
        )
    }

    #[test]
    fn a_reader_sees_the_pictures_one_after_the_other() {
        let bytes = animate(&[square("red", 8), square("blue", 8), square("blue", 8)], 100).unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        assert_eq!(reader.info().animation_control().unwrap().num_frames, 3);
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut dots).unwrap();
        assert_eq!((frame.width, frame.height), (60, 40), "120 dots per inch");
        assert_eq!(&dots[..3], [255, 255, 255]);
        let inside = 3 * (15 * 60 + 24);
        assert_eq!(&dots[inside..inside + 3], [255, 0, 0]);
        let frame = reader.next_frame(&mut dots).unwrap();
        assert_eq!((frame.width, frame.height), (10, 10), "only what changed");
        let frame = reader.next_frame(&mut dots).unwrap();
        assert_eq!((frame.width, frame.height), (1, 1));
    }

    #[test]
    fn pictures_of_different_size_and_none_at_all_are_refused() {
        assert!(animate(&[], 100).is_err());
        let other = square("red", 8).replace("width=\"48\"", "width=\"64\"");
        assert!(animate(&[square("red", 8), other], 100).is_err());
    }
}
