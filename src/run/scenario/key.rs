//! The language in which the grammar of a file is written: keys, what they may hold, their defaults and meaning.
//!
//! One description gives the checks, the messages, the defaults that are written out, and the JSON schema.

/// One key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub doc: &'static str,
    pub kind: Kind,
    pub presence: Presence,
}

/// Whether a key must be there, and what holds if it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Required,
    /// Absent means that the thing is absent, or that its value follows from others (the documentation says how).
    Optional,
    /// The text of a quantity, choice, number or boolean.
    Default(&'static str),
    /// A table whose keys have defaults of their own.
    Section,
}

/// What a key may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Text,
    Boolean,
    Integer {
        low: i64,
        high: i64,
    },
    Number {
        low: f64,
        high: f64,
    },
    Quantity(Limits),
    /// Quantities, each larger than the one before.
    Increasing(Limits),
    /// Whole days, each later than the one before.
    Days,
    Texts,
    Choice(&'static [Choice]),
    Table(&'static [Key]),
    /// A table that holds exactly one of these tables; the noun is for messages.
    OneOf {
        noun: &'static str,
        variants: &'static [Key],
    },
    /// Names of the parameter registry and their values.
    Parameters,
    /// Names of outcomes and what they should be.
    Expectations,
    /// Paths of the scenario and values to put there.
    Overrides,
    /// Paths of the scenario and lists or ranges of values.
    Variations,
}

/// A unit, and the smallest and largest sensible number in it (both allowed).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub unit: &'static str,
    pub low: f64,
    pub high: f64,
    /// A typical quantity, for messages.
    pub example: &'static str,
}

/// One word of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub name: &'static str,
    pub doc: &'static str,
    /// Why the word, though it belongs to the grammar, is refused today.
    pub refused: Option<&'static str>,
}

impl Key {
    const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Key {
        Key { name, doc, kind, presence: Presence::Required }
    }

    pub const fn text(name: &'static str, doc: &'static str) -> Key {
        Key::new(name, Kind::Text, doc)
    }

    pub const fn boolean(name: &'static str, doc: &'static str) -> Key {
        Key::new(name, Kind::Boolean, doc)
    }

    pub const fn integer(name: &'static str, low: i64, high: i64, doc: &'static str) -> Key {
        Key::new(name, Kind::Integer { low, high }, doc)
    }

    pub const fn number(name: &'static str, low: f64, high: f64, doc: &'static str) -> Key {
        Key::new(name, Kind::Number { low, high }, doc)
    }

    pub const fn quantity(name: &'static str, limits: Limits, doc: &'static str) -> Key {
        Key::new(name, Kind::Quantity(limits), doc)
    }

    pub const fn choice(name: &'static str, choices: &'static [Choice], doc: &'static str) -> Key {
        Key::new(name, Kind::Choice(choices), doc)
    }

    /// A key of any other kind, optional.
    pub const fn of(name: &'static str, kind: Kind, doc: &'static str) -> Key {
        Key::new(name, kind, doc).optional()
    }

    /// A table that is always there, with the defaults of its keys.
    pub const fn section(name: &'static str, keys: &'static [Key], doc: &'static str) -> Key {
        Key { name, doc, kind: Kind::Table(keys), presence: Presence::Section }
    }

    pub const fn optional(mut self) -> Key {
        self.presence = Presence::Optional;
        self
    }

    pub const fn default(mut self, text: &'static str) -> Key {
        self.presence = Presence::Default(text);
        self
    }
}

impl Limits {
    pub const fn new(unit: &'static str, low: f64, high: f64, example: &'static str) -> Limits {
        Limits { unit, low, high, example }
    }

    /// "0.02 to 3 mm".
    pub fn describe(&self) -> String {
        format!("{} to {} {}", self.low, self.high, self.unit)
    }
}

impl Choice {
    pub const fn new(name: &'static str, doc: &'static str) -> Choice {
        Choice { name, doc, refused: None }
    }

    pub const fn refused(name: &'static str, doc: &'static str, reason: &'static str) -> Choice {
        Choice { name, doc, refused: Some(reason) }
    }
}
