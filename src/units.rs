//! Quantities with units, for the edge of the program: `"1.5 mm"`, `"0.05 mm2/d"`, `"15 %"`.
//!
//! A unit is a product of atoms with integer powers: `mg/cm2`, `pg/mm3`, `cm/s`, `1/mm3/d` or `1/(mm3 d)`. Every atom has
//! a dimension and a factor to the internal unit of that dimension (listed in the crate documentation). Force is a base
//! dimension of its own because no formula of the model converts it to mass times acceleration; picogram and nanogram
//! count signalling proteins and form a dimension of their own, as the crate documentation says.

use std::fmt;

/// Powers of the base dimensions: length, time, force, mass, signal mass, amount of substance, angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dimension([i8; 7]);

impl Dimension {
    /// The dimension of a pure number.
    pub const NONE: Dimension = Dimension([0; 7]);

    const fn base(index: usize) -> Dimension {
        let mut powers = [0; 7];
        powers[index] = 1;
        Dimension(powers)
    }

    fn times(self, other: Dimension, power: i8) -> Dimension {
        let mut powers = self.0;
        for (mine, theirs) in powers.iter_mut().zip(other.0) {
            *mine += theirs * power;
        }
        Dimension(powers)
    }

    /// An everyday word for the dimension, for messages: "a length", "a concentration (mass per volume)".
    pub fn describe(self) -> String {
        NAMED_DIMENSIONS
            .iter()
            .find(|(unit, _)| Unit::parse(unit).is_ok_and(|unit| unit.dimension == self))
            .map_or_else(|| format!("a quantity in {self}"), |(_, name)| (*name).to_owned())
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SYMBOLS: [&str; 7] = ["mm", "d", "N", "ug", "pg", "nmol", "rad"];
        let part = |sign: i8| {
            SYMBOLS
                .iter()
                .zip(self.0)
                .filter(|(_, power)| power.signum() == sign)
                .map(
                    |(symbol, power)| {
                        if power.abs() == 1 { (*symbol).to_owned() } else { format!("{symbol}{}", power.abs()) }
                    },
                )
                .collect::<Vec<_>>()
        };
        let above = part(1);
        let below = part(-1);
        let numerator = if above.is_empty() { "1".to_owned() } else { above.join(" ") };
        match below.len() {
            0 => write!(formatter, "{numerator}"),
            1 => write!(formatter, "{numerator}/{}", below[0]),
            _ => write!(formatter, "{numerator}/({})", below.join(" ")),
        }
    }
}

const NAMED_DIMENSIONS: &[(&str, &str)] = &[
    ("1", "a pure number"),
    ("mm", "a length"),
    ("mm2", "an area"),
    ("d", "a time"),
    ("1/d", "a rate (per time)"),
    ("N", "a force"),
    ("MPa", "a stress (force per area)"),
    ("N/mm", "a line tension or toughness"),
    ("mm/d", "a speed"),
    ("mm2/d", "a diffusivity (area per time)"),
    ("ug", "a mass"),
    ("ug/mm2", "a mass per area"),
    ("ug/mm3", "a concentration (mass per volume)"),
    ("pg/mm3", "a concentration of signalling protein"),
    ("mM", "a concentration (amount per volume)"),
    ("g/mol", "a molar mass"),
    ("1/mm2", "a density per area"),
    ("1/mm3", "a density per volume"),
    ("deg", "an angle"),
];

const LENGTH: Dimension = Dimension::base(0);
const TIME: Dimension = Dimension::base(1);
const FORCE: Dimension = Dimension::base(2);
const MASS: Dimension = Dimension::base(3);
const SIGNAL_MASS: Dimension = Dimension::base(4);
const AMOUNT: Dimension = Dimension::base(5);
const ANGLE: Dimension = Dimension::base(6);

const SECOND: f64 = 1.0 / 86_400.0;

/// Atom, its dimensions with powers, and the factor to the internal unit.
type Atom = (&'static str, &'static [(Dimension, i8)], f64);

const ATOMS: &[Atom] = &[
    ("1", &[], 1.0),
    ("%", &[], 0.01),
    ("cells", &[], 1.0),
    ("cell", &[], 1.0),
    ("nm", &[(LENGTH, 1)], 1e-6),
    ("um", &[(LENGTH, 1)], 1e-3),
    ("µm", &[(LENGTH, 1)], 1e-3),
    ("mm", &[(LENGTH, 1)], 1.0),
    ("cm", &[(LENGTH, 1)], 10.0),
    ("m", &[(LENGTH, 1)], 1e3),
    ("ms", &[(TIME, 1)], SECOND * 1e-3),
    ("s", &[(TIME, 1)], SECOND),
    ("min", &[(TIME, 1)], SECOND * 60.0),
    ("h", &[(TIME, 1)], SECOND * 3600.0),
    ("d", &[(TIME, 1)], 1.0),
    ("week", &[(TIME, 1)], 7.0),
    ("weeks", &[(TIME, 1)], 7.0),
    ("a", &[(TIME, 1)], 365.25),
    ("Hz", &[(TIME, -1)], 86_400.0),
    ("mN", &[(FORCE, 1)], 1e-3),
    ("N", &[(FORCE, 1)], 1.0),
    ("Pa", &[(FORCE, 1), (LENGTH, -2)], 1e-6),
    ("kPa", &[(FORCE, 1), (LENGTH, -2)], 1e-3),
    ("MPa", &[(FORCE, 1), (LENGTH, -2)], 1.0),
    ("J", &[(FORCE, 1), (LENGTH, 1)], 1e3),
    ("kJ", &[(FORCE, 1), (LENGTH, 1)], 1e6),
    ("pg", &[(SIGNAL_MASS, 1)], 1.0),
    ("ng", &[(SIGNAL_MASS, 1)], 1e3),
    ("ug", &[(MASS, 1)], 1.0),
    ("µg", &[(MASS, 1)], 1.0),
    ("mg", &[(MASS, 1)], 1e3),
    ("g", &[(MASS, 1)], 1e6),
    ("kg", &[(MASS, 1)], 1e9),
    ("uL", &[(LENGTH, 3)], 1.0),
    ("mL", &[(LENGTH, 3)], 1e3),
    ("L", &[(LENGTH, 3)], 1e6),
    ("nmol", &[(AMOUNT, 1)], 1.0),
    ("umol", &[(AMOUNT, 1)], 1e3),
    ("mmol", &[(AMOUNT, 1)], 1e6),
    ("mol", &[(AMOUNT, 1)], 1e9),
    ("uM", &[(AMOUNT, 1), (LENGTH, -3)], 1e-3),
    ("µM", &[(AMOUNT, 1), (LENGTH, -3)], 1e-3),
    ("mM", &[(AMOUNT, 1), (LENGTH, -3)], 1.0),
    ("M", &[(AMOUNT, 1), (LENGTH, -3)], 1e3),
    ("rad", &[(ANGLE, 1)], 1.0),
    ("deg", &[(ANGLE, 1)], std::f64::consts::PI / 180.0),
];

/// More atoms than any unit in use; the bound keeps the powers of a dimension within their type.
const LONGEST_UNIT: usize = 12;

/// The symbols that a unit may be made of, for messages that propose the nearest.
pub fn symbols() -> impl Iterator<Item = &'static str> {
    ATOMS.iter().map(|(symbol, _, _)| *symbol)
}

/// A parsed unit: its dimension and the factor that takes a number in it to the internal unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    pub dimension: Dimension,
    pub factor: f64,
}

/// Why a text is no quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    #[error("`{0}` is not a number followed by a unit, such as \"1.5 mm\"")]
    NotAQuantity(String),
    #[error("unknown unit `{0}`")]
    UnknownUnit(String),
    #[error("the number `{0}` is not finite")]
    NotFinite(String),
}

impl Unit {
    /// Reads a unit such as `mg/cm2`, `1/(mm3 d)`, `%`; everything after the first `/` divides.
    pub fn parse(text: &str) -> Result<Unit, UnitError> {
        let mut unit = Unit { dimension: Dimension::NONE, factor: 1.0 };
        let unknown = || UnitError::UnknownUnit(text.to_owned());
        if text.split([' ', '·', '*', '/']).count() > LONGEST_UNIT {
            return Err(unknown());
        }
        for (index, part) in text.split('/').enumerate() {
            let sign = if index == 0 { 1 } else { -1 };
            let inner = part.trim().trim_start_matches('(').trim_end_matches(')');
            if inner.trim().is_empty() {
                return Err(unknown());
            }
            for word in inner.split([' ', '·', '*']).filter(|word| !word.is_empty()) {
                let (dimension, factor, power) = atom(word).ok_or_else(unknown)?;
                unit.dimension = unit.dimension.times(dimension, sign * power);
                for _ in 0..power {
                    if sign > 0 {
                        unit.factor *= factor;
                    } else {
                        unit.factor /= factor;
                    }
                }
            }
        }
        Ok(unit)
    }
}

fn atom(word: &str) -> Option<(Dimension, f64, i8)> {
    let symbol = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let (symbol, power) = if symbol.is_empty() {
        (word, 1)
    } else {
        let digits = word[symbol.len()..].trim_start_matches('^');
        (symbol.trim_end_matches('^'), if digits.is_empty() { 1 } else { digits.parse().ok()? })
    };
    if power == 0 || power > 6 {
        return None;
    }
    let (_, dimensions, factor) = ATOMS.iter().find(|(name, _, _)| *name == symbol)?;
    let dimension = dimensions.iter().fold(Dimension::NONE, |sum, (base, power)| sum.times(*base, *power));
    Some((dimension, *factor, power))
}

/// A number with the unit that it was written in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number in internal units.
    pub internal: f64,
    pub dimension: Dimension,
}

impl Quantity {
    /// Reads `"1.5 mm"`; a number alone is dimensionless.
    pub fn parse(text: &str) -> Result<Quantity, UnitError> {
        let trimmed = text.trim();
        let (number, unit) = split(trimmed);
        let value: f64 = number.parse().map_err(|_| UnitError::NotAQuantity(trimmed.to_owned()))?;
        if !value.is_finite() {
            return Err(UnitError::NotFinite(number.to_owned()));
        }
        let unit = if unit.is_empty() { Unit::parse("1")? } else { Unit::parse(unit)? };
        let internal = value * unit.factor;
        if !internal.is_finite() {
            return Err(UnitError::NotFinite(number.to_owned()));
        }
        Ok(Quantity { internal, dimension: unit.dimension })
    }
}

/// The number and the unit of a quantity, apart and untrusted: `"1.5 mm"` gives `("1.5", "mm")`.
pub fn split(quantity: &str) -> (&str, &str) {
    let trimmed = quantity.trim();
    let starts_unit = |(index, letter): &(usize, char)| {
        letter.is_whitespace()
            || (letter.is_alphabetic() && !is_exponent(trimmed, *index))
            || matches!(letter, '%' | 'µ')
    };
    let middle = trimmed.char_indices().find(starts_unit).map_or(trimmed.len(), |(index, _)| index);
    let (number, unit) = trimmed.split_at(middle);
    (number, unit.trim())
}

/// The number with twelve digits: without the last ones, in which the conversion of units shows (0.30000000000000004).
pub fn without_noise(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// Whether the letter at `index` is the `e` of a decimal exponent such as `1e-3`.
fn is_exponent(text: &str, index: usize) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes[index], b'e' | b'E')
        && index > 0
        && bytes[index - 1].is_ascii_digit()
        && bytes.get(index + 1).is_some_and(|next| next.is_ascii_digit() || matches!(next, b'-' | b'+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_and_divide() {
        assert_eq!(Quantity::parse("2 mg/cm2").unwrap().internal, 2e3 / 100.0);
        assert_eq!(Quantity::parse("15 %").unwrap().internal, 0.15);
        assert_eq!(Quantity::parse("1 g/mol").unwrap().internal, 1e-3);
        assert_eq!(Quantity::parse("74a").unwrap().internal, 74.0 * 365.25);
        assert_eq!(Quantity::parse("1e-3 mm2/d").unwrap().internal, 1e-3);
        assert!((Quantity::parse("7.5e-8 cm2/s").unwrap().internal - 7.5e-8 * 100.0 * 86_400.0).abs() < 1e-12);
        assert_eq!(Unit::parse("1/(mm3 d)").unwrap().dimension, Unit::parse("1/mm3/d").unwrap().dimension);
    }

    #[test]
    fn every_atom_is_reachable_and_bad_ones_are_named() {
        for (name, _, _) in ATOMS {
            assert!(Unit::parse(name).is_ok(), "{name}");
        }
        assert!(matches!(Quantity::parse("3 furlong"), Err(UnitError::UnknownUnit(unit)) if unit == "furlong"));
        assert!(matches!(Quantity::parse("NaN mm"), Err(UnitError::NotAQuantity(_) | UnitError::NotFinite(_))));
        assert!(matches!(Quantity::parse("1e308 kg"), Err(UnitError::NotFinite(_))));
        assert!(Unit::parse(&"m6 ".repeat(60)).is_err());
        assert!(Quantity::parse("mm").is_err());
        assert!(Quantity::parse("").is_err());
    }

    #[test]
    fn dimensions_are_named() {
        assert_eq!(Unit::parse("um").unwrap().dimension.describe(), "a length");
        assert_eq!(Unit::parse("N s").unwrap().dimension.describe(), "a quantity in d N");
    }
}
