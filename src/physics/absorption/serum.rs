//! What is put on the skin: the serum and the solute that permeates.

/// A serum and its application.
#[derive(Debug, Clone, PartialEq)]
pub struct Serum {
    pub solute: Solute,
    /// Mass fraction of the solute in the vehicle, 0..1 (15 % = 0.15).
    pub concentration: f64,
    pub ph: f64,
    /// What the vehicle dissolves of the solute, µg/mm³ (= mg/mL); `None`: as much as water does.
    pub vehicle_solubility: Option<f64>,
    /// Mass of vehicle on the skin, µg/mm².
    pub dose: f64,
    /// From an application until it is washed off, d.
    pub contact_time: f64,
    pub occluded: bool,
}

impl Serum {
    /// What the vehicle holds over what water holds in equilibrium with it, `S_v/S_w`.
    pub fn holding(&self) -> f64 {
        self.vehicle_solubility.map_or(1.0, |dissolves| dissolves / self.solute.solubility)
    }

    /// The concentration in water that is as active as the fresh vehicle, whose density is given; µg/mm³.
    pub fn active_concentration(&self, density: f64) -> f64 {
        (self.concentration * density / self.holding()).min(self.solute.solubility)
    }
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
    /// In water, µg/mm³ (= mg/mL).
    pub solubility: f64,
    /// Share not bound to albumin in tissue fluid, above 0 to 1.
    pub unbound_fraction: f64,
    /// Vapour pressure at skin temperature, N/mm² (= MPa); 0 for what does not evaporate, and for water.
    pub vapour_pressure: f64,
    /// Whether it is water, which evaporates with the vehicle, against the humidity of the air.
    pub water: bool,
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

/// Which form there is at a given pH, and so what crosses the lipids.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ionisation {
    Neutral,
    Acid {
        pka: f64,
    },
    Base {
        pka: f64,
    },
    /// A cation below `lower`, an anion above `upper`, without net charge between: a zwitterion (carboxyl below amine), or a molecule
    /// without charges (weak base below weak acid). The form without net charge has the partition coefficient of the solute.
    Ampholyte {
        lower: f64,
        upper: f64,
    },
}

/// Shares of the forms; they add up to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forms {
    pub cation: f64,
    pub neutral: f64,
    pub anion: f64,
}

impl Ionisation {
    /// `cation : neutral : anion = 10^(lower − pH) : 1 : 10^(pH − upper)`; an acid has no cation, a base no anion.
    pub fn forms(self, ph: f64) -> Forms {
        let (cation, anion) = match self {
            Ionisation::Neutral => (0.0, 0.0),
            Ionisation::Acid { pka } => (0.0, libm::exp10(ph - pka)),
            Ionisation::Base { pka } => (libm::exp10(pka - ph), 0.0),
            Ionisation::Ampholyte { lower, upper } => (libm::exp10(lower - ph), libm::exp10(ph - upper)),
        };
        let neutral = 1.0 / (1.0 + cation + anion);
        Forms { cation: cation * neutral, neutral, anion: anion * neutral }
    }

    /// Share without net charge.
    pub fn neutral_share(self, ph: f64) -> f64 {
        self.forms(ph).neutral
    }

    /// Protons that a molecule has given off, counted from its most acid form.
    pub fn protons_given_off(self, ph: f64) -> f64 {
        let forms = self.forms(ph);
        match self {
            Ionisation::Neutral => 0.0,
            Ionisation::Acid { .. } => forms.anion,
            Ionisation::Base { .. } => forms.neutral,
            Ionisation::Ampholyte { .. } => forms.neutral + 2.0 * forms.anion,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ampholyte_is_a_base_below_and_an_acid_above_its_isoelectric_point() {
        let ampholyte = Ionisation::Ampholyte { lower: 4.3, upper: 10.6 };
        for ph in [1.0, 2.5, 4.3, 5.0] {
            let (two, one) = (ampholyte.forms(ph), Ionisation::Base { pka: 4.3 }.forms(ph));
            assert!((two.cation - one.cation).abs() < 1e-5 && two.anion < 1e-5, "{ph} {two:?}");
            let more = ampholyte.protons_given_off(ph) - Ionisation::Base { pka: 4.3 }.protons_given_off(ph);
            assert!(more.abs() < 1e-5, "{ph} {more}");
        }
        assert!((ampholyte.forms(10.6).anion - 0.5).abs() < 1e-6);
        assert!((ampholyte.protons_given_off(14.0) - 2.0).abs() < 1e-3);
        let isoelectric = ampholyte.forms(0.5 * (4.3 + 10.6));
        assert!((isoelectric.cation / isoelectric.anion - 1.0).abs() < 1e-9 && isoelectric.neutral > 0.998);
    }

    #[test]
    fn the_forms_of_acid_and_base_are_those_of_henderson_and_hasselbalch() {
        let acid = Ionisation::Acid { pka: 4.2 }.forms(3.2);
        assert!((acid.neutral - 1.0 / 1.1).abs() < 1e-12 && acid.cation == 0.0);
        let base = Ionisation::Base { pka: 7.9 }.forms(6.9);
        assert!((base.cation - 10.0 / 11.0).abs() < 1e-12 && base.anion == 0.0);
        let Forms { cation, neutral, anion } = Ionisation::Ampholyte { lower: 2.0, upper: 3.0 }.forms(2.6);
        assert!((cation + neutral + anion - 1.0).abs() < 1e-12);
    }
}
