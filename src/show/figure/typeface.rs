//! The one typeface: a subset of DejaVu Sans (licence beside the file), embedded so that no system font is needed.

use std::sync::{Arc, OnceLock};

use plotters::style::{FontStyle, IntoFont, register_font};
use resvg::usvg::fontdb;

use super::FigureError;

const BYTES: &[u8] = include_bytes!("font/dejavu_sans_subset.ttf");

/// The name under which plotters knows the typeface.
pub const FAMILY: &str = "sans-serif";

/// Registers the typeface with plotters; once is enough, again does no harm.
pub fn register() -> Result<(), FigureError> {
    static REGISTERED: OnceLock<bool> = OnceLock::new();
    if *REGISTERED.get_or_init(|| register_font(FAMILY, FontStyle::Normal, BYTES).is_ok()) {
        return Ok(());
    }
    Err(FigureError::Drawing("the embedded typeface could not be read".to_owned()))
}

/// The typeface for the rasteriser.
pub fn database() -> Arc<fontdb::Database> {
    static DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    DATABASE
        .get_or_init(|| {
            let mut database = fontdb::Database::new();
            database.load_font_data(BYTES.to_vec());
            database.set_sans_serif_family("DejaVu Sans");
            Arc::new(database)
        })
        .clone()
}

/// Width of a text in points at a size in points (slightly generous: the estimate takes the height of the typeface, not
/// its em, for the size).
pub fn text_width(text: &str, size: f64) -> Result<f64, FigureError> {
    register()?;
    const FINENESS: f64 = 32.0;
    let (width, _) = (FAMILY, size * FINENESS * 1.24)
        .into_font()
        .box_size(text)
        .map_err(|error| FigureError::Drawing(error.to_string()))?;
    Ok(f64::from(width) / FINENESS)
}

/// Breaks a text into lines no wider than `width` points.
pub fn wrap(text: &str, size: f64, width: f64) -> Result<Vec<String>, FigureError> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if !line.is_empty() && text_width(&longer, size)? > width {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_keep_all_words_and_the_width() {
        let text = "Evidence: collagen is calibrated on 24 weeks of human biopsies, not predicted; bands are 5 to 95 %";
        let lines = wrap(text, 6.0, 120.0).unwrap();
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| text_width(line, 6.0).unwrap() <= 120.0));
    }

    /// A sign that the typeface lacks is drawn as the empty box that stands for all of them.
    #[test]
    fn every_sign_in_use_is_in_the_subset() {
        let drawn = |sign: char| {
            let text = format!("<text x=\"2\" y=\"16\" font-family=\"DejaVu Sans\" font-size=\"16\">{sign}</text>");
            let size = "width=\"24\" height=\"24\"";
            super::super::raster::to_png(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{text}</svg>"))
                .unwrap()
        };
        let box_for_missing = drawn('\u{E000}');
        let in_use = "abcXYZ0123456789.,;:()[]%/+–—−±×·µαβγδεθλπρστφωΔΣΦΩ²³⁰¹⁴⁵⁶⁷⁸⁹⁻₀₁₂₃≤≥≈→…’“”°éöü";
        let missing: Vec<char> = in_use.chars().filter(|&sign| drawn(sign) == box_for_missing).collect();
        assert_eq!(missing, Vec::<char>::new());
        assert!(drawn('漢') == box_for_missing);
    }
}
