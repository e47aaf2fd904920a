//! An interval as a bar: where it lies, where the result stands in it, and where no change would be.

use super::super::html::Html;

/// Numbers on one scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub low: f64,
    pub high: f64,
    pub value: f64,
    pub neutral: Option<f64>,
}

/// Width and height of the drawing, in its own units.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 12.0;
/// Free at both ends.
const MARGIN: f64 = 4.0;
/// Least width of an interval that is a point.
const LEAST: f64 = 1.2;

impl Bar {
    /// Where a number stands across the drawing.
    fn place(&self, number: f64) -> f64 {
        let all = [Some(self.low), Some(self.high), Some(self.value), self.neutral];
        let numbers = || all.iter().flatten().copied();
        let (least, most) = (numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max));
        if most > least { MARGIN + (WIDTH - 2.0 * MARGIN) * (number - least) / (most - least) } else { 0.5 * WIDTH }
    }
}

/// `words` are for those who do not see it.
pub fn write(page: &mut Html, bar: &Bar, words: &str) {
    let size = format!("0 0 {WIDTH} {HEIGHT}");
    page.element(
        "svg",
        &[("viewBox", &size), ("preserveAspectRatio", "xMinYMid"), ("role", "img"), ("aria-label", words)],
        |drawing| {
            let line = |class: &str, x1: f64, x2: f64, y1: f64, y2: f64| {
                format!("<line class=\"{class}\" x1=\"{x1:.1}\" x2=\"{x2:.1}\" y1=\"{y1:.1}\" y2=\"{y2:.1}\"/>")
            };
            let middle = 0.5 * HEIGHT;
            drawing.trusted(&line("scale", 0.0, WIDTH, middle, middle));
            let (low, high) = (bar.place(bar.low), bar.place(bar.high));
            let width = (high - low).max(LEAST);
            drawing
                .trusted(&format!("<rect class=\"span\" x=\"{low:.1}\" y=\"3.5\" width=\"{width:.1}\" height=\"5\"/>"));
            if let Some(neutral) = bar.neutral {
                let place = bar.place(neutral);
                drawing.trusted(&line("neutral", place, place, 0.0, HEIGHT));
            }
            let place = bar.place(bar.value);
            drawing.trusted(&line("value", place, place, 1.0, HEIGHT - 1.0));
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_numbers_stand_on_the_bar() {
        let bar = Bar { low: 2.0, high: 4.0, value: 3.0, neutral: Some(0.0) };
        assert_eq!([0.0, 2.0, 4.0].map(|number| bar.place(number)), [4.0, 50.0, 96.0]);
        let point = Bar { low: 1.0, high: 1.0, value: 1.0, neutral: None };
        assert_eq!(point.place(1.0), 50.0);
        let mut page = Html::new();
        write(&mut page, &bar, "2 to 4");
        let markup = page.into_markup();
        assert!(markup.contains("x=\"50.0\"") && markup.contains("aria-label=\"2 to 4\""), "{markup}");
    }
}
