//! Skin before the needle: which site, how thick its layers are, whose it is.

/// Where on the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Site {
    Cheek,
    Forehead,
    Periorbital,
    UpperLip,
    Neck,
    Forearm,
    Abdomen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    Female,
    Male,
}

/// What lies on the bench or the couch. Only skin in vivo clears solute through capillaries and heals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preparation {
    InVivo,
    FullThickness,
    EpidermalSheet,
}

/// One person's skin at one site. Lengths in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Skin {
    pub site: Site,
    pub sex: Sex,
    /// Age in days (internal unit of time).
    pub age: f64,
    /// Fitzpatrick phototype, 1 to 6.
    pub phototype: u8,
    pub preparation: Preparation,
    pub stratum_corneum: f64,
    /// Viable epidermis and stratum corneum together, from histology.
    pub epidermis: f64,
    /// From ultrasound.
    pub dermis: f64,
}
