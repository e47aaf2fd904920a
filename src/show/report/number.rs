//! Numbers as people read them: three significant digits, a true minus sign, units with exponents.

use crate::show::typography::superscript;

const MINUS: char = '\u{2212}';
/// Between a number and its unit: no line break there.
const GLUE: char = '\u{a0}';

/// Three significant digits: more would promise what the model does not keep.
pub fn significant(value: f64) -> String {
    digits(value, 3)
}

/// With that many significant digits; scientific when very small or large.
pub fn digits(value: f64, count: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if !value.is_finite() {
        return "no value".to_owned();
    }
    let scientific = format!("{:.*e}", count.saturating_sub(1), value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let body = if (-3..6).contains(&exponent) {
        let rounded: f64 = scientific.parse().unwrap_or(value.abs());
        let decimals = usize::try_from(count as i32 - 1 - exponent).unwrap_or(0);
        format!("{rounded:.decimals$}")
    } else {
        format!("{mantissa}{GLUE}×{GLUE}10{}", superscript(&exponent.to_string()))
    };
    if value < 0.0 { format!("{MINUS}{body}") } else { body }
}

/// Without the zeros that only show precision: `1.5`, not `1.50`. For what was put in rather than computed.
pub fn plain(value: f64) -> String {
    let text = digits(value, 6);
    if text.contains('.') && !text.contains('×') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A share as percent.
pub fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    // 99.97 % must not be told as 100 %, nor 0.02 % as nothing.
    let number = match percent.abs() {
        _ if percent == percent.round() => plain(percent),
        size if size < 1.0 => digits(percent, 2),
        _ => digits(percent, 3),
    };
    format!("{number}{GLUE}%")
}

/// A change against healthy: `+7.1 %`.
pub fn change(ratio: f64) -> String {
    let percent = 100.0 * (ratio - 1.0);
    if percent.abs() < 0.05 {
        return format!("about 0{GLUE}%");
    }
    let sign = if percent > 0.0 { "+" } else { "" };
    format!("{sign}{}{GLUE}%", digits(percent, 2))
}

/// A number with its unit; pure numbers without one.
pub fn with_unit(value: f64, unit: &str) -> String {
    match unit_text(unit) {
        unit if unit.is_empty() => significant(value),
        unit => format!("{}{GLUE}{unit}", significant(value)),
    }
}

/// `ug/mm3` as `µg/mm³`; nothing for pure numbers.
pub fn unit_text(unit: &str) -> String {
    let mut text = String::new();
    for part in unit.split_inclusive(['/', ' ', '*']) {
        let (symbol, separator) = match part.char_indices().last() {
            Some((end, letter @ ('/' | ' ' | '*'))) => (&part[..end], Some(letter)),
            _ => (part, None),
        };
        text.push_str(&symbol_text(symbol));
        text.extend(separator.map(|letter| if letter == '*' { '·' } else { letter }));
    }
    if text == "1" { String::new() } else { text }
}

fn symbol_text(symbol: &str) -> String {
    let letters = symbol.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
    let (letters, exponent) = if letters.is_empty() { (symbol, "") } else { (letters, &symbol[letters.len()..]) };
    let letters = match letters.strip_prefix('u') {
        Some(rest) if matches!(rest, "m" | "g" | "M" | "L" | "l" | "mol") => format!("µ{rest}"),
        _ => letters.to_owned(),
    };
    letters + &superscript(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_of_the_last_bits_is_not_shown() {
        assert_eq!(significant(218.000_000_000_000_03), "218");
        assert_eq!(significant(0.999_999_999_9), "1.00");
        assert_eq!(significant(-7.996_2), "\u{2212}8.00");
        assert_eq!(significant(123_456.0), "123000");
        assert_eq!(significant(9.996), "10.0");
        assert_eq!(significant(6.53e-15), "6.53\u{a0}×\u{a0}10⁻¹⁵");
        assert_eq!(significant(0.0), "0");
        assert_eq!(plain(1.500_000_000_000_2), "1.5");
        assert_eq!(plain(28.0), "28");
    }

    #[test]
    fn shares_and_changes() {
        assert_eq!(percent(1.0), "100\u{a0}%");
        assert_eq!(percent(0.5454), "54.5\u{a0}%");
        assert_eq!(percent(0.000_63), "0.063\u{a0}%");
        assert_eq!(change(1.0709), "+7.1\u{a0}%");
        assert_eq!(change(0.986), "\u{2212}1.4\u{a0}%");
        assert_eq!(change(1.000_000_1), "about 0\u{a0}%");
    }

    #[test]
    fn units_are_set_with_exponents() {
        assert_eq!(with_unit(1.2, "ug/mm3"), "1.20\u{a0}µg/mm³");
        assert_eq!(unit_text("1/cm2"), "1/cm²");
        assert_eq!(unit_text("1"), "");
        assert_eq!(unit_text("mm2/d"), "mm²/d");
        assert_eq!(unit_text("um"), "µm");
    }
}
