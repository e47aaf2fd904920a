//! What the registry knows of one parameter, and the macro that turns rows into structs.

use crate::units::Unit;

/// How well a value is known. The letter is the one of the model pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// M: measured, and read in the source.
    Measured,
    /// P: taken from a published model.
    Published,
    /// R: recalled and attributed, but not read again in the source.
    Recalled,
    /// A: assumed, or chosen so that the known sequence of healing comes out.
    Assumed,
}

impl Evidence {
    /// The word that reports print.
    pub fn word(self) -> &'static str {
        match self {
            Evidence::Measured => "measured",
            Evidence::Published => "published model",
            Evidence::Recalled => "recalled",
            Evidence::Assumed => "assumed",
        }
    }
}

/// How an ensemble draws the parameter from its range; all are bounded by the range, so that no draw is ever repaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distribution {
    /// Not drawn: an arithmetic scale or a choice of form.
    Fixed,
    /// Triangular on the range, mode at the default.
    Triangular,
    /// Triangular in the logarithm, mode at the default.
    LogTriangular,
    /// Uniform in the logarithm: published values disagree by decades.
    LogUniform,
}

/// The values that make physical sense at all; beyond them an override is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Positive,
    NonNegative,
    /// 0 to 1.
    Fraction,
    /// 1 and above.
    AtLeastOne,
    /// Above 1.
    AboveOne,
    /// Any finite number.
    Any,
}

impl Sense {
    /// Whether `value` (in any unit: all units are multiplicative) makes sense.
    pub fn admits(self, value: f64) -> bool {
        value.is_finite()
            && match self {
                Sense::Positive => value > 0.0,
                Sense::NonNegative => value >= 0.0,
                Sense::Fraction => (0.0..=1.0).contains(&value),
                Sense::AtLeastOne => value >= 1.0,
                Sense::AboveOne => value > 1.0,
                Sense::Any => true,
            }
    }

    /// For messages: "must be above 0".
    pub fn describe(self) -> &'static str {
        match self {
            Sense::Positive => "must be above 0",
            Sense::NonNegative => "must not be negative",
            Sense::Fraction => "must lie between 0 and 1",
            Sense::AtLeastOne => "must be at least 1",
            Sense::AboveOne => "must be above 1",
            Sense::Any => "must be a finite number",
        }
    }
}

/// One row of the registry. `value`, `low` and `high` are in `unit`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Definition {
    pub group: &'static str,
    pub name: &'static str,
    pub symbol: &'static str,
    pub meaning: &'static str,
    pub value: f64,
    pub unit: &'static str,
    pub low: f64,
    pub high: f64,
    pub distribution: Distribution,
    pub sense: Sense,
    pub evidence: Evidence,
    pub source: &'static str,
}

impl Definition {
    /// The unit, parsed. The registry's own test asserts that every unit parses.
    pub fn parsed_unit(&self) -> Unit {
        Unit::parse(self.unit).expect("registry units parse: asserted by a test")
    }

    /// The default in internal units.
    pub fn internal_default(&self) -> f64 {
        self.value * self.parsed_unit().factor
    }
}

/// Turns rows into a struct of `f64` fields in internal units and a table of [Definition]s.
macro_rules! parameters {
    ($(#[$doc:meta])* $structure:ident in $group:literal {
        $($name:ident: $value:expr, $unit:literal, $low:expr => $high:expr, $distribution:ident, $sense:ident, $evidence:ident,
            $symbol:literal, $meaning:literal, $source:expr;)*
    }) => {
        $(#[$doc])*
        ///
        /// Every field is in internal units (see the crate documentation).
        #[derive(Debug, Clone, PartialEq)]
        pub struct $structure { $(#[doc = concat!("`", $symbol, "` (", $unit, "): ", $meaning)] pub $name: f64,)* }

        impl $structure {
            /// The rows of this group.
            pub const DEFINITIONS: &'static [$crate::physics::parameter::Definition] = &[$(
                $crate::physics::parameter::Definition {
                    group: $group,
                    name: stringify!($name),
                    symbol: $symbol,
                    meaning: $meaning,
                    value: $value,
                    unit: $unit,
                    low: $low,
                    high: $high,
                    distribution: $crate::physics::parameter::Distribution::$distribution,
                    sense: $crate::physics::parameter::Sense::$sense,
                    evidence: $crate::physics::parameter::Evidence::$evidence,
                    source: $source,
                },
            )*];

            /// The field of that name, for overrides and sweeps.
            pub(super) fn field_mut(&mut self, name: &str) -> Option<&mut f64> {
                match name { $(stringify!($name) => Some(&mut self.$name),)* _ => None }
            }
        }

        impl Default for $structure {
            fn default() -> Self {
                let mut rows = Self::DEFINITIONS.iter().map($crate::physics::parameter::Definition::internal_default);
                Self { $($name: rows.next().expect("one row a field"),)* }
            }
        }
    };
}
pub(super) use parameters;
