//! What is put on the skin: the serum and the solute that permeates.

/// A serum and its application.
#[derive(Debug, Clone, PartialEq)]
pub struct Serum {
    pub solute: Solute,
    /// Mass fraction of the solute in the vehicle, 0..1 (15 % = 0.15).
    pub concentration: f64,
    pub ph: f64,
    /// Mass of vehicle on the skin, µg/mm².
    pub dose: f64,
    /// From an application until it is washed off, d.
    pub contact_time: f64,
    pub occluded: bool,
}

/// What permeates.
#[derive(Debug, Clone, PartialEq)]
pub struct Solute {
    pub name: String,
    /// µg/nmol (= kg/mol).
    pub molar_mass: f64,
    /// log10 of the octanol–water partition coefficient of the un-ionised form.
    pub log_kow: f64,
    pub ionisation: Ionisation,
    /// Molar volume after Schroeder, mm³/nmol (1 cm³/mol = 1e-6 mm³/nmol).
    pub schroeder_volume: f64,
    /// In the vehicle, µg/mm³ (= mg/mL).
    pub solubility: f64,
    /// Share not bound to albumin in tissue fluid, above 0 to 1.
    pub unbound_fraction: f64,
    /// Vapour pressure at skin temperature, N/mm² (= MPa); 0 for what does not evaporate.
    pub vapour_pressure: f64,
    pub metabolism: Metabolism,
    /// Whether the tissue takes it up into the saturable pool of ascorbate.
    pub ascorbate: bool,
}

/// What viable epidermis and dermis make of it, by enzymes or oxygen: `q c/(1 + c_free/c_half)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metabolism {
    /// q: of what is in the tissue, at low concentration, 1/d; 0 for none.
    pub rate: f64,
    /// c_half: free concentration at half of the largest rate (Michaelis' constant), mM; infinite for a loss of first order.
    pub half_saturation: f64,
}

impl Metabolism {
    pub const NONE: Metabolism = Metabolism { rate: 0.0, half_saturation: f64::INFINITY };
}

/// Which form crosses the lipids at a given pH. A zwitterion counts as neutral, with its own partition coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ionisation {
    Neutral,
    Acid { pka: f64 },
    Base { pka: f64 },
}

impl Ionisation {
    /// Un-ionised share at that pH, `1/(1 + 10^(pH − pKa))` for an acid and mirrored for a base.
    pub fn neutral_share(self, ph: f64) -> f64 {
        match self {
            Ionisation::Neutral => 1.0,
            Ionisation::Acid { pka } => 1.0 / (1.0 + libm::exp10(ph - pka)),
            Ionisation::Base { pka } => 1.0 / (1.0 + libm::exp10(pka - ph)),
        }
    }

    /// Share that has given off its proton.
    pub fn deprotonated_share(self, ph: f64) -> f64 {
        match self {
            Ionisation::Neutral => 0.0,
            Ionisation::Acid { .. } => 1.0 - self.neutral_share(ph),
            Ionisation::Base { .. } => self.neutral_share(ph),
        }
    }
}
