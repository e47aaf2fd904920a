//! A serum on needled skin.

/// A serum and its application.
#[derive(Debug, Clone, PartialEq)]
pub struct Serum {
    pub solute: Solute,
    /// Mass fraction of the solute in the vehicle, 0..1 (15 % = 0.15).
    pub concentration: f64,
    pub ph: f64,
    /// Mass of vehicle on the skin, µg/mm².
    pub dose: f64,
    /// From the end of the session to the application, d. Applied after every session.
    pub apply_after: f64,
    /// Until it is washed off, d.
    pub contact_time: f64,
    pub occluded: bool,
}

/// What permeates. See the table of presets.
#[derive(Debug, Clone, PartialEq)]
pub struct Solute {
    pub name: String,
    /// µg/nmol (= kg/mol).
    pub molar_mass: f64,
    /// log10 of the octanol–water partition coefficient.
    pub log_kow: f64,
}
