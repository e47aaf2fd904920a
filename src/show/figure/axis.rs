//! An axis: from a value to a share of its length, and where the ticks stand.

use crate::show::typography::superscript;

/// How ticks are chosen and values are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Linear,
    Logarithmic,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Quantity and unit.
    pub label: String,
    pub low: f64,
    pub high: f64,
    /// Value and text.
    pub ticks: Vec<(f64, String)>,
    scale: Scale,
}

/// Tick distances that read well in days.
const DAY_STEPS: [f64; 10] = [1.0, 2.0, 7.0, 14.0, 28.0, 60.0, 90.0, 180.0, 360.0, 720.0];

/// Up to so many decades a logarithmic axis can have ticks between them.
const FEW_DECADES: f64 = 2.7;

impl Axis {
    /// From `low` to `high` exactly, about `count` intervals between ticks.
    pub fn linear(label: &str, low: f64, high: f64, count: usize) -> Axis {
        let (low, high) = widened(low, high);
        let step = nice_step((high - low) / count as f64);
        Axis { label: label.to_owned(), low, high, ticks: linear_ticks(low, high, step), scale: Scale::Linear }
    }

    /// Linear, widened to whole steps so that all finite values stand inside.
    pub fn around(label: &str, values: impl IntoIterator<Item = f64>, count: usize) -> Axis {
        let (low, high) = extent(values);
        let (low, high) = widened(low, high);
        let step = nice_step((high - low) / count as f64);
        let (low, high) = (libm::floor(low / step + 1e-9) * step, libm::ceil(high / step - 1e-9) * step);
        Axis { label: label.to_owned(), low, high, ticks: linear_ticks(low, high, step), scale: Scale::Linear }
    }

    /// Linear from zero, widened to a whole step above the largest value.
    pub fn from_zero(label: &str, values: impl IntoIterator<Item = f64>, count: usize) -> Axis {
        Axis::around(label, values.into_iter().chain([0.0]), count)
    }

    /// Time in days, ticks at weeks and months where they fit.
    pub fn days(label: &str, low: f64, high: f64, count: usize) -> Axis {
        let (low, high) = widened(low, high);
        let wished = (high - low) / count as f64;
        let step = if wished < 0.75 {
            nice_step(wished)
        } else {
            DAY_STEPS.into_iter().find(|&step| step >= wished * 0.8).unwrap_or_else(|| nice_step(wished))
        };
        Axis { label: label.to_owned(), low, high, ticks: linear_ticks(low, high, step), scale: Scale::Linear }
    }

    /// Whole decades around the positive values, at most `decades` of them below the largest; all have ticks, about six of
    /// them words.
    pub fn logarithmic(label: &str, values: impl IntoIterator<Item = f64>, decades: i32) -> Axis {
        let (low, high) = extent(values.into_iter().filter(|&value| value > 0.0));
        let (low, high) = if low > 0.0 { (low, high) } else { (0.1, 1.0) };
        let top = libm::ceil(libm::log10(high) - 1e-9) as i32;
        let bottom = (libm::floor(libm::log10(low) + 1e-9) as i32).min(top - 1).max(top.saturating_sub(decades));
        let stride = (top - bottom) / 6 + 1;
        let power = |exponent: i32| libm::pow(10.0, f64::from(exponent));
        let plain = bottom >= -2 && top <= 3;
        let text = |exponent: i32| {
            if (exponent - bottom) % stride != 0 {
                String::new()
            } else if plain {
                compact(power(exponent))
            } else {
                format!("10{}", superscript(&exponent.to_string()))
            }
        };
        Axis {
            label: label.to_owned(),
            low: power(bottom),
            high: power(top),
            ticks: (bottom..=top).map(|exponent| (power(exponent), text(exponent))).collect(),
            scale: Scale::Logarithmic,
        }
    }

    /// Logarithmic from `low` to `high` exactly, ticks at the decades between; both must be positive.
    pub fn logarithmic_between(label: &str, low: f64, high: f64) -> Axis {
        let whole = Axis::logarithmic(label, [low, high], i32::MAX);
        let inside = |value: f64| value >= low * (1.0 - 1e-9) && value <= high * (1.0 + 1e-9);
        let ticks = whole.ticks.iter().filter(|(value, _)| inside(*value)).cloned().collect();
        Axis { low, high, ticks, ..whole }
    }

    /// As [`Axis::logarithmic_between`], with ticks at 1, 2 and 5 times the decades where there are few decades.
    pub fn logarithmic_fine(label: &str, low: f64, high: f64) -> Axis {
        let axis = Axis::logarithmic_between(label, low, high);
        if libm::log10(high / low) > FEW_DECADES {
            return axis;
        }
        let [first, last] = [low, high].map(|value| libm::floor(libm::log10(value) + 1e-9) as i32);
        let values =
            (first..=last).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * libm::pow(10.0, f64::from(power))));
        let inside = values.filter(|value| *value >= low * (1.0 - 1e-9) && *value <= high * (1.0 + 1e-9));
        Axis { ticks: inside.map(|value| (value, compact(value))).collect(), ..axis }
    }

    /// Names at 0, 1, 2, … with half a step around; every second, third, … name when there are more than `most`.
    pub fn categories(label: &str, names: &[String], most: usize) -> Axis {
        let stride = names.len().div_ceil(most.max(1)).max(1);
        let named = names.iter().enumerate().step_by(stride);
        Axis {
            label: label.to_owned(),
            low: -0.5,
            high: names.len() as f64 - 0.5,
            ticks: named.map(|(place, name)| (place as f64, name.clone())).collect(),
            scale: Scale::Linear,
        }
    }

    /// The same axis without its label.
    pub fn unlabelled(mut self) -> Axis {
        self.label.clear();
        self
    }

    /// The same axis with bare ticks, for a panel beside one with the same scale.
    pub fn bare(mut self) -> Axis {
        self.ticks.iter_mut().for_each(|(_, text)| text.clear());
        self.unlabelled()
    }

    /// As [`Axis::place`], but what is not positive stands one length below a logarithmic axis: the edge of a band that
    /// comes down to zero leaves the panel.
    pub fn place_of_edge(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Logarithmic if value <= 0.0 => -1.0,
            _ => self.place(value),
        }
    }

    /// Share of the way from `low` to `high`; outside 0..1 for values outside, NaN for what has
    /// no place: NaN, and what is not positive on a logarithmic axis.
    pub fn place(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Logarithmic if value > 0.0 => libm::log10(value / self.low) / libm::log10(self.high / self.low),
            Scale::Logarithmic => f64::NAN,
        }
    }
}

/// Smallest and largest finite value; 0 and 1 when there is none.
pub fn extent(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values
        .into_iter()
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high { (0.0, 1.0) } else { (low, high) }
}

/// A range that is not a point: differences that are only rounding must not become a scale.
fn widened(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if high - low > size * 1e-6 && high > low {
        return (low, high);
    }
    let margin = if size > 0.0 { 0.1 * size } else { 1.0 };
    (low - margin, high + margin)
}

/// The step of the series 1, 2, 5, 10 that is nearest above `wished`.
pub fn nice_step(wished: f64) -> f64 {
    let decade = libm::pow(10.0, libm::floor(libm::log10(wished)));
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|&factor| factor * decade >= wished * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * decade
}

fn linear_ticks(low: f64, high: f64, step: f64) -> Vec<(f64, String)> {
    let first = libm::ceil(low / step - 1e-6) as i64;
    let last = libm::floor(high / step + 1e-6) as i64;
    let decimals = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize;
    let largest = low.abs().max(high.abs());
    let text = |value: f64| {
        if largest >= 1e5 || decimals > 4 { compact(value) } else { minus(&format!("{value:.decimals$}")) }
    };
    (first..=last).map(|index| index as f64 * step).map(|value| (value, text(value))).collect()
}

/// A number in few signs: three significant digits, powers of ten for the very large and small.
pub fn compact(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return "–".to_owned();
    }
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    let exponent = libm::floor(libm::log10(rounded.abs()) + 1e-12) as i32;
    if !(-3..5).contains(&exponent) {
        let mantissa = format!("{:.2}", rounded / libm::pow(10.0, f64::from(exponent)));
        let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
        let mantissa = if mantissa == "1" { String::new() } else { format!("{mantissa}·") };
        return minus(&format!("{mantissa}10{}", superscript(&exponent.to_string())));
    }
    let decimals = (2 - exponent).max(0) as usize;
    let text = format!("{rounded:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    minus(text)
}

fn minus(text: &str) -> String {
    text.replace('-', "−")
}

/// A unit as it is printed: `ug/cm2` becomes `µg/cm²`; the unit of a pure number becomes nothing.
pub fn unit_text(unit: &str) -> String {
    if unit == "1" {
        return String::new();
    }
    let mut text = String::new();
    let mut before = ' ';
    for sign in unit.chars() {
        let power = sign.is_ascii_digit() && before.is_alphabetic();
        if power {
            text.push_str(&superscript(sign.encode_utf8(&mut [0; 4])));
        } else {
            text.push(sign);
        }
        before = sign;
    }
    text.replace("ug", "µg").replace("um", "µm").replace("uM", "µM").replace("uL", "µL").replace("umol", "µmol")
}

/// `quantity (unit)`, or the quantity alone when it is a pure number.
pub fn with_unit(quantity: &str, unit: &str) -> String {
    match unit_text(unit) {
        text if text.is_empty() => quantity.to_owned(),
        text => format!("{quantity} ({text})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(axis: &Axis) -> Vec<&str> {
        axis.ticks.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(texts(&Axis::linear("x", 0.0, 1.0, 5)), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(texts(&Axis::days("t", 0.0, 360.0, 4)), ["0", "90", "180", "270", "360"]);
        assert_eq!(texts(&Axis::days("t", 0.0, 28.0, 4)), ["0", "7", "14", "21", "28"]);
        assert_eq!(texts(&Axis::linear("x", -0.3, 0.3, 3)), ["−0.2", "0.0", "0.2"]);
        let axis = Axis::around("y", [0.93, 1.27, f64::NAN], 4);
        assert_eq!((axis.low, axis.high), (0.9, 1.3));
        let axis = Axis::around("y", [0.99, 1.38], 4);
        assert_eq!(texts(&axis), ["0.9", "1.0", "1.1", "1.2", "1.3", "1.4"], "both ends have a tick");
    }

    #[test]
    fn names_are_left_out_evenly() {
        let names: Vec<String> = (0..7).map(|name| name.to_string()).collect();
        assert_eq!(texts(&Axis::categories("", &names, 4)), ["0", "2", "4", "6"]);
        let all = Axis::categories("", &names, 7);
        assert_eq!(all.ticks.len(), 7);
        assert!((all.place(3.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn decades_enclose_the_values() {
        let axis = Axis::logarithmic("y", [3e-9, 0.0, 42.0], 6);
        assert!((axis.high - 100.0).abs() < 1e-9 && (axis.low / 1e-4 - 1.0).abs() < 1e-9);
        assert_eq!(texts(&axis), ["10⁻⁴", "", "10⁻²", "", "10⁰", "", "10²"]);
        assert!((axis.place(0.1) - 0.5).abs() < 1e-12);
        assert_eq!((axis.place_of_edge(0.0), axis.place_of_edge(0.1)), (-1.0, axis.place(0.1)));
        assert!(axis.place(0.0).is_nan() && axis.place(1e-9) < 0.0);
    }

    #[test]
    fn a_constant_gets_a_range_and_numbers_are_compact() {
        let axis = Axis::around("y", [2.0, 2.0], 4);
        assert!(axis.low < 2.0 && axis.high > 2.0);
        assert_eq!(compact(0.012_34), "0.0123");
        assert_eq!(compact(-1234.4), "−1230");
        assert_eq!(compact(2.5e-7), "2.5·10⁻⁷");
        assert_eq!(compact(1e6), "10⁶");
        assert_eq!(compact(0.9999), "1");
    }

    #[test]
    fn units_are_printed_with_powers() {
        assert_eq!(unit_text("ug/cm2/h"), "µg/cm²/h");
        assert_eq!(unit_text("1/mm3"), "1/mm³");
        assert_eq!(with_unit("depth", "um"), "depth (µm)");
        assert_eq!(with_unit("ratio", "1"), "ratio");
    }
}
