//! The paper: plotters' SVG backend, in points (1/72 inch), with the embedded font.
//!
//! plotters places everything on whole pixels, in SVG too, and clamps what lies outside. So the paper is [`SCALE`] times
//! finer than a point, its header is rewritten afterwards, and callers clip before they draw.

use plotters::coord::Shift;
use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, Rectangle, SVGBackend, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontTransform, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::FigureError;
use super::style::{Rgb, Stroke};
use super::typeface;

/// Pixels of plotters per point.
const SCALE: f64 = 8.0;
/// plotters' SVG backend divides the size of type by this number.
const TYPE_DIVISOR: f64 = 1.24;
const MILLIMETRES_PER_POINT: f64 = 25.4 / 72.0;

pub type Point = (f64, f64);

/// Where the given point stands relative to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

/// How a text looks. The vertical anchor is its middle.
#[derive(Debug, Clone, Copy)]
pub struct Lettering {
    pub size: f64,
    pub color: Rgb,
    pub align: Align,
    /// Read from bottom to top.
    pub upright: bool,
}

impl Lettering {
    pub fn new(size: f64, align: Align) -> Lettering {
        Lettering { size, color: super::style::INK, align, upright: false }
    }
}

pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// Draws on paper of `width` × `height` points and gives back the SVG; `title` is for screen readers.
pub fn draw_svg(
    width: f64,
    height: f64,
    title: &str,
    draw: impl FnOnce(&Canvas) -> Result<(), FigureError>,
) -> Result<String, FigureError> {
    typeface::register()?;
    let size = ((width * SCALE).round() as u32, (height * SCALE).round() as u32);
    let mut svg = String::new();
    {
        let canvas = Canvas { area: SVGBackend::with_string(&mut svg, size).into_drawing_area() };
        canvas.rectangle((0.0, 0.0), (width, height), (255, 255, 255), 1.0)?;
        draw(&canvas)?;
        canvas.area.present().map_err(failed)?;
    }
    rewrite_header(&svg, size, title)
}

fn rewrite_header(svg: &str, size: (u32, u32), title: &str) -> Result<String, FigureError> {
    let body = svg
        .find('>')
        .filter(|_| svg.starts_with("<svg"))
        .map(|end| {
            svg[end + 1..].replace("font-family=\"sans-serif\"", "font-family=\"DejaVu Sans, Verdana, sans-serif\"")
        })
        .ok_or_else(|| FigureError::Drawing("the SVG backend wrote no header".to_owned()))?;
    let millimetres = |pixels: u32| format!("{:.2}", f64::from(pixels) / SCALE * MILLIMETRES_PER_POINT);
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" role=\"img\" \
         stroke-linejoin=\"round\">\n<title>{title}</title>{body}",
        millimetres(size.0),
        millimetres(size.1),
        size.0,
        size.1
    ))
}

/// Points in a millimetre figure width.
pub fn points_of(millimetres: f64) -> f64 {
    millimetres / MILLIMETRES_PER_POINT
}

impl Canvas<'_> {
    pub fn line(&self, points: &[Point], stroke: Stroke) -> Result<(), FigureError> {
        let mut pixels: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        pixels.dedup();
        if pixels.len() < 2 {
            return Ok(());
        }
        let look = solid(stroke.color, 1.0).stroke_width((stroke.width * SCALE).round() as u32);
        match stroke.dash {
            None => self.area.draw(&PathElement::new(pixels, look)),
            Some((ink, gap)) => {
                let length = |points: f64| (points * SCALE).round() as u32;
                self.area.draw(&DashedPathElement::new(pixels, length(ink), length(gap), look))
            }
        }
        .map_err(failed)
    }

    pub fn polygon(&self, points: &[Point], color: Rgb, opacity: f64) -> Result<(), FigureError> {
        if points.len() < 3 {
            return Ok(());
        }
        let pixels: Vec<(i32, i32)> = points.iter().map(|&point| pixel(point)).collect();
        self.area.draw(&Polygon::new(pixels, solid(color, opacity).filled())).map_err(failed)
    }

    pub fn rectangle(&self, from: Point, to: Point, color: Rgb, opacity: f64) -> Result<(), FigureError> {
        self.area.draw(&Rectangle::new([pixel(from), pixel(to)], solid(color, opacity).filled())).map_err(failed)
    }

    pub fn disc(&self, center: Point, radius: f64, color: Rgb, opacity: f64) -> Result<(), FigureError> {
        let look = solid(color, opacity).filled();
        self.area.draw(&Circle::new(pixel(center), (radius * SCALE).round() as u32, look)).map_err(failed)
    }

    pub fn ring(&self, center: Point, radius: f64, stroke: Stroke) -> Result<(), FigureError> {
        let look = solid(stroke.color, 1.0).stroke_width((stroke.width * SCALE).round() as u32);
        self.area.draw(&Circle::new(pixel(center), (radius * SCALE).round() as u32, look)).map_err(failed)
    }

    /// An oblique cross, `half` a side wide and high.
    pub fn cross(&self, center: Point, half: f64, stroke: Stroke) -> Result<(), FigureError> {
        let (x, y) = center;
        self.line(&[(x - half, y - half), (x + half, y + half)], stroke)?;
        self.line(&[(x - half, y + half), (x + half, y - half)], stroke)
    }

    pub fn text(&self, text: &str, place: Point, lettering: Lettering) -> Result<(), FigureError> {
        let horizontal = match lettering.align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let font = (typeface::FAMILY, lettering.size * SCALE * TYPE_DIVISOR).into_font();
        let font = if lettering.upright { font.transform(FontTransform::Rotate270) } else { font };
        let (red, green, blue) = lettering.color;
        let color = RGBColor(red, green, blue);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(horizontal, VPos::Center));
        self.area.draw(&Text::new(text.to_owned(), pixel(place), style)).map_err(failed)
    }
}

fn pixel((x, y): Point) -> (i32, i32) {
    ((x * SCALE).round() as i32, (y * SCALE).round() as i32)
}

fn solid((red, green, blue): Rgb, opacity: f64) -> ShapeStyle {
    ShapeStyle::from(RGBColor(red, green, blue).mix(opacity))
}

fn failed(error: impl std::fmt::Display) -> FigureError {
    FigureError::Drawing(error.to_string())
}
